//! The sample, printed: a tagged file that other programs read in the right order.

mod common;

use acervo_pdf::Pdf;
use common::{has, pictures, print, print_with, read_with, sample, small, text};
use serde_json::json;

#[test]
fn the_sample_is_a_tagged_archival_file_in_its_language() {
    let made = print(&sample());
    assert_eq!(made.warnings, Vec::<String>::new());
    assert!(made.pages > 30, "{} pages", made.pages);
    for sign in
        ["/MarkInfo", "/StructTreeRoot", "/Lang(es)", "/Lang(en)", "pdfuaid:part", "pdfaid:part", "/Outlines"]
    {
        assert!(has(&made, sign.as_bytes()), "{sign}");
    }
    if let Some((sound, said)) = read_with("qpdf", &["--check", "FILE"], &made) {
        assert!(sound, "{said}");
    }
}

#[test]
fn the_same_book_gives_the_same_bytes_and_another_date_others() {
    let mut book = small(json!([common::paragraph("Hola.")]));
    let first = print(&book);
    assert!(first.bytes == print(&book).bytes);
    book["edition"]["date"] = "2026-11-27".into();
    assert!(first.bytes != print(&book).bytes);
}

#[test]
fn its_parts_and_the_pieces_of_a_practice_follow_each_other() {
    let Some(text) = text(&print(&sample())) else { return };
    let pieces = [
        "Documento marco",
        "Contenido",
        "Prólogo\n",
        "Secretaría Permanente",
        "Siglas\n",
        "Notas para la lectura\n",
        "Resumen ejecutivo\n",
        "Lo que se repite",
        "Prácticas de este capítulo",
        "Programa argentino que permitió",
        "Contexto y problema",
        "Muchas personas de países vecinos",
        "Cómo citar",
        "Patria Grande",
        "SHA-256 1837aa16ea256261",
        "Signed in Georgetown",
        "Perfiles de países\n",
        "Países y objetivos",
        "Texto del mandato",
        "Glosario",
        "Colofón",
    ];
    let mut rest = text.as_str();
    for piece in pieces {
        let found = rest.find(piece).unwrap_or_else(|| panic!("{piece:?} is missing or too early"));
        rest = &rest[found + piece.len()..];
    }
}

#[test]
fn a_practice_in_another_language_says_so_and_is_not_announced_as_the_books() {
    let mut book = small(json!([common::paragraph("Some text.")]));
    book["chapters"][0]["practices"][0]["language"] = "pt-BR".into();
    book["chapters"][0]["practices"][0]["language_name"] = "portugués".into();
    let made = print(&book);
    assert!(has(&made, b"/Lang(pt)"));
    if let Some(text) = text(&made) {
        assert!(text.contains("Portugués. Se reproduce"), "{text}");
    }
}

#[test]
fn numbers_of_paragraphs_are_printed_if_asked_and_in_every_candidate() {
    let mut book = small(
        json!([{"t": "p", "c": ["Uno."], "n": 417}, {"t": "ul", "items": [[common::paragraph("Dos.")]], "n": 418}]),
    );
    let Some(with) = text(&print_with(&book, &pictures(), true)) else { return };
    assert!(with.contains("417") && with.contains("418"), "{with}");
    let without = text(&print(&book)).unwrap_or_default();
    assert!(!without.contains("417") && !without.contains("418"), "{without}");
    book["edition"]["is_candidate"] = true.into();
    let candidate = text(&print(&book)).unwrap_or_default();
    assert!(candidate.contains("417") && candidate.contains("418"), "{candidate}");
}

#[test]
fn a_candidate_says_so_on_its_pages() {
    let mut book = small(json!([common::paragraph("Hola.")]));
    // It is set at an angle, so its letters are read one by one.
    let count = |made: &Pdf| {
        let text: String = text(made)?.split_whitespace().collect();
        Some(text.matches("CANDIDATA·NOCITAR").count())
    };
    assert!(count(&print(&book)).is_none_or(|count| count == 0));
    book["edition"]["is_candidate"] = true.into();
    let made = print(&book);
    assert!(count(&made).is_none_or(|count| count >= made.pages), "on every page");
}

#[test]
fn the_apparatus_is_in_the_language_of_the_book() {
    for (language, contents) in
        [("es", "Contenido"), ("en", "Contents"), ("pt", "Sumário"), ("fr", "Table des matières")]
    {
        let mut book = small(json!([common::paragraph("…")]));
        book["language"] = language.into();
        let made = print(&book);
        assert!(has(&made, format!("/Lang({language})").as_bytes()), "{language}");
        assert!(text(&made).is_none_or(|text| text.contains(contents)), "{language}");
    }
}

#[test]
fn notes_tables_and_links_are_printed_with_their_texts() {
    let table = json!({
        "t": "table", "head": [["Quién"], ["Cuánto"]], "align": ["left", "right"], "caption": ["Aportes"], "is_head_foreign": true,
        "rows": [[["Estado"], ["1 200"]], [["Municipios"], []]],
    });
    let link = json!({"t": "p", "c": ["Véase ", {"t": "a", "href": "https://example.org/norma", "c": ["la norma"]}, "."]});
    let note = json!({"t": "p", "c": ["Texto", {"t": "note", "blocks": [common::paragraph("Al pie.")]}]});
    let made = print(&small(json!([table, link, note])));
    assert_eq!(made.warnings, Vec::<String>::new());
    assert!(has(&made, b"https://example.org/norma") && has(&made, b"/TH") && has(&made, b"/Row"));
    let Some(text) = text(&made) else { return };
    for piece in ["Tabla 1. Aportes", "Municipios", "–", "la norma", "https://example.org/norma", "Al pie."]
    {
        assert!(text.contains(piece), "{piece}: {text}");
    }
}

#[test]
fn a_practice_by_itself_and_a_search_begin_with_one_page_that_says_what_they_are() {
    let mut book = small(json!([common::paragraph("Hola."), {"t": "h", "level": 1, "c": ["Abajo"]}]));
    book["imprint"] = json!([{"label": "Fecha de la búsqueda", "text": ["hoy"]}]);
    book["edition"]["number_text"] = "Versión 2".into();
    book["edition"]["title_language"] = "pt-BR".into();
    for kind in ["practice", "search"] {
        book["kind"] = kind.into();
        let number = if kind == "practice" { "" } else { "1" };
        book["chapters"][0]["number"] = "".into();
        book["chapters"][0]["practices"][0]["number"] = number.into();
        book["references"] = json!([{"t": "ul", "items": [[common::paragraph("Un ministerio (2026).")]]}]);
        let made = print(&book);
        assert_eq!(made.warnings, Vec::<String>::new(), "{kind}");
        assert!(has(&made, b"/Lang(pt)"), "{kind}");
        let Some(text) = text(&made) else { continue };
        let mut rest = text.as_str();
        for piece in [
            "Un libro",
            "Versión 2",
            "Fecha de la búsqueda",
            "Una práctica",
            "Hola.",
            "Cómo citar",
            "Referencias",
        ] {
            let found =
                rest.find(piece).unwrap_or_else(|| panic!("{kind}: {piece:?} is missing or too early"));
            rest = &rest[found + piece.len()..];
        }
        assert_eq!(text.contains("Contenido"), kind == "search", "{text}");
        assert_eq!(text.contains("Un capítulo"), kind == "search", "{text}");
        assert!(!text.contains("Colofón") && !text.contains("Capítulo"), "{text}");
        assert!(made.pages <= if kind == "search" { 5 } else { 3 }, "{kind}: {} pages", made.pages);
    }
}
