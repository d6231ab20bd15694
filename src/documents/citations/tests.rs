use super::*;

#[test]
fn latex_gives_no_meaning_to_what_people_wrote() {
    assert_eq!(
        braced("Año 50 % & #1 a_b {c} ~d^e \\f $g\nh"),
        "{Año 50 \\% \\& \\#1 a\\_b \\{c\\} \\textasciitilde{}d\\textasciicircum{}e \\textbackslash{}f \\$g h}"
    );
    for (alone, expected) in
        [("a}{b", "{a\\textbraceright{}\\textbraceleft{}b}"), ("{", "{\\textbraceleft{}}")]
    {
        assert_eq!(braced(alone), expected);
    }
}

#[test]
fn an_institution_is_one_author_whatever_its_name() {
    assert_eq!(corporate("Ministerio de Relaciones Exteriores"), "Ministerio de Relaciones Exteriores,");
    let author = corporate("Ministerio de Relaciones Exteriores, Comercio Internacional y Culto");
    // The way readers split it: last name, first names, and anything after them.
    let names: Vec<&str> = author.split(',').collect();
    assert_eq!(names, ["Ministerio de Relaciones Exteriores‚ Comercio Internacional y Culto", ""]);
}

fn reference(title: &str) -> Reference {
    Reference {
        kind: Kind::Report,
        id: "01960000-0000-7000-8000-000000000001".to_owned(),
        title: title.to_owned(),
        summary: "Uno\ndos".to_owned(),
        authors: vec!["Ministerio de Relaciones Exteriores, Comercio y Culto".to_owned()],
        institution_slug: "mre-co".to_owned(),
        compendium: "Documento marco".to_owned(),
        day: "2026-03-02".to_owned(),
        language: "es".parse().unwrap(),
        url: "https://acervo.example.org/practices/1".to_owned(),
        keywords: vec!["Colombia".to_owned(), "Salud".to_owned()],
        version: "2".to_owned(),
        hash: "ab".to_owned(),
    }
}

#[test]
fn an_item_of_csl_json_has_one_literal_author_and_a_date_of_numbers() {
    let file = Format::CslJson.file(&reference("Señal \u{202e}<i>móvil</i>\n{x}"));
    let items: Value = serde_json::from_slice(&file).unwrap();
    assert_eq!(
        items,
        json!([{
            "id": "mre-co-2026-000000000001", "type": "report", "title": "Señal <i>móvil</i> {x}",
            "author": [{"literal": "Ministerio de Relaciones Exteriores, Comercio y Culto"}],
            "issued": {"date-parts": [[2026, 3, 2]]}, "version": "2", "container-title": "Documento marco",
            "publisher": "Ministerio de Relaciones Exteriores, Comercio y Culto", "language": "es",
            "URL": "https://acervo.example.org/practices/1", "abstract": "Uno dos",
            "keyword": "Colombia, Salud", "note": "SHA-256 ab",
        }])
    );
}

#[test]
fn every_format_names_the_version() {
    let of = reference("Ventanilla móvil");
    let file = |format: Format| String::from_utf8(format.file(&of)).unwrap();
    assert!(file(Format::Ris).contains("\r\nET  - 2\r\n"));
    assert!(file(Format::Bib).contains("\n  version = {2},\n"));
    assert!(file(Format::CslJson).contains("\"version\": \"2\""));
}

#[test]
fn a_value_is_one_line() {
    assert_eq!(one_line("a\r\nER  - \n\tb\u{85}c\u{2028}d"), "a ER - b c d");
}

fn book() -> Book {
    Book {
        title: "Documento marco: {edición}".to_owned(),
        edition: "1.1".to_owned(),
        publisher: "Sistema Económico, Secretaría".to_owned(),
        place: "Caracas".to_owned(),
        isbn: "978-0-306-40615-7".to_owned(),
        doi: "10.5555/12345678".to_owned(),
    }
}

fn file(format: Format, kind: Kind) -> String {
    String::from_utf8(format.file(&Reference { kind, ..reference("Ventanilla móvil") })).unwrap()
}

#[test]
fn an_edition_is_a_book_and_a_practice_of_it_a_chapter() {
    let chapter = || Kind::Chapter(book(), "1.2".to_owned());
    let ris = file(Format::Ris, chapter());
    for line in [
        "TY  - CHAP",
        "T2  - Documento marco: {edición}",
        "SE  - 1.2",
        "ET  - 1.1",
        "SN  - 978-0-306-40615-7",
    ] {
        assert!(ris.lines().any(|found| found == line), "{line}: {ris}");
    }
    let bib = file(Format::Bib, chapter());
    assert!(bib.starts_with("@incollection{mre-co-2026-000000000001-e1-1,\n"), "{bib}");
    for line in [
        "  booktitle = {{Documento marco: \\{edición\\}}},",
        "  chapter = {1.2},",
        "  publisher = {{Sistema Económico, Secretaría}},",
        "  doi = {10.5555/12345678},",
    ] {
        assert!(bib.lines().any(|found| found == line), "{line}: {bib}");
    }
    let items: Value = serde_json::from_str(&file(Format::CslJson, chapter())).unwrap();
    let item = &items[0];
    assert_eq!(
        (&item["type"], &item["container-title"]),
        (&json!("chapter"), &json!("Documento marco: {edición}"))
    );
    assert_eq!((&item["chapter-number"], &item["edition"]), (&json!("1.2"), &json!("1.1")));

    assert!(file(Format::Ris, Kind::Book(book())).starts_with("TY  - BOOK\r\n"));
    assert!(file(Format::Bib, Kind::Book(book())).starts_with("@book{mre-co-2026-000000000001,\n"));
    let items: Value = serde_json::from_str(&file(Format::CslJson, Kind::Book(book()))).unwrap();
    assert_eq!((&items[0]["type"], &items[0]["version"]), (&json!("book"), &Value::Null));
}

#[test]
fn what_nobody_said_of_a_book_is_left_out() {
    let of = Reference {
        kind: Kind::Book(Book::default()),
        authors: Vec::new(),
        institution_slug: String::new(),
        ..reference("Documento marco")
    };
    let text = |format: Format| String::from_utf8(format.file(&of)).unwrap();
    assert!(!text(Format::Ris).contains("AU  -"));
    assert!(!text(Format::Bib).contains("author") && !text(Format::Bib).contains("publisher"));
    let items: Value = serde_json::from_str(&text(Format::CslJson)).unwrap();
    assert!(items[0].get("author").is_none() && items[0].get("DOI").is_none());
    assert!(text(Format::Bib).starts_with("@book{acervo-2026-"));
}
