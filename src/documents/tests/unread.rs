//! Content that cannot be read is counted by kind.

use super::*;
use crate::documents::{Unread, UnreadKind};

fn told(document: Docx) -> Vec<(&'static str, u32)> {
    document.import().unread.into_iter().map(|Unread { kind, count }| (kind.name(), count)).collect()
}

fn run(inside: &str) -> String {
    format!("<w:r>{inside}</w:r>")
}

fn drawing(inside: &str) -> String {
    run(&format!("<w:drawing><wp:inline>{inside}</wp:inline></w:drawing>"))
}

const PICTURE: &str = r#"<a:graphic><a:graphicData><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="foto.jpg"/></pic:nvPicPr><pic:blipFill><a:blip/></pic:blipFill></pic:pic></a:graphicData></a:graphic>"#;

#[test]
fn a_plain_document_leaves_nothing_unread() {
    assert_eq!(told(docx(&(ps("Ttulo1", "Uno") + &li(1, 0, "dos") + &p("tres")))), []);
}

#[test]
fn each_kind_has_its_name() {
    let cases = [
        (drawing(PICTURE), "picture"),
        (run(r#"<w:pict><v:shape><v:imagedata/></v:shape></w:pict>"#), "picture"),
        (drawing("<wps:wsp/>"), "shape"),
        (run("<w:pict><v:oval/></w:pict>"), "shape"),
        (drawing("<a:graphic><c:chart/></a:graphic>"), "chart"),
        (drawing(r#"<a:graphic><dgm:relIds r:dm="falta"/></a:graphic>"#), "diagram"),
        (run("<w:contentPart/>"), "ink"),
        (
            run(
                r#"<w:object><v:shape><v:imagedata/></v:shape><o:OLEObject ProgID="Excel.Sheet.12"/></w:object>"#,
            ),
            "embedded_file",
        ),
        (
            run(
                r#"<w:object><v:shape><v:imagedata/></v:shape><o:OLEObject ProgID="Equation.3"/></w:object>"#,
            ),
            "formula",
        ),
        (run(r#"<w:object><v:shape/><w:control w:name="Boton"/></w:object>"#), "control"),
        (r("a") + r#"<w:r><w:sym w:font="Propia" w:char="F041"/></w:r>"#, "symbol"),
        (r("a \u{E123}"), "symbol"),
        ("<m:oMath><m:futuro><m:r><m:t>x</m:t></m:r></m:futuro></m:oMath>".to_owned(), "formula"),
        (run("<w:commentReference/>"), "comment"),
        (rp("<w:vanish/>", "oculto") + &rp("<w:vanish/>", "más"), "hidden_text"),
        (r#"<w:subDoc r:id="s"/>"#.to_owned(), "included_document"),
        (r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> EQ \f(1;2) </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#.to_owned(), "formula"),
    ];
    for (runs, kind) in cases {
        assert_eq!(told(docx(&(p("Texto.") + &pr(&runs)))), [(kind, 1)], "{runs}");
    }
    let blocks = [
        (r#"<w:altChunk r:id="x"/>"#.to_owned(), "included_document"),
        (ps("TDC1", "Uno 3") + &ps("TDC1", "Dos 4"), "contents_list"),
    ];
    for (blocks, kind) in blocks {
        assert_eq!(told(docx(&(p("Texto.") + &blocks))), [(kind, 1)], "{blocks}");
    }
}

#[test]
fn what_is_read_in_another_way_is_not_counted() {
    let described = r#"<wp:docPr id="1" name="x" descr="Mapa de la frontera"/>"#;
    let cases = [
        drawing(&format!("{described}{PICTURE}")),
        drawing(&PICTURE.replace("name=", "descr=\"Mapa de la frontera\" name=")),
        drawing(&format!("{described}{}", PICTURE.replace("name=", "descr=\"Mapa de la frontera\" name="))),
        drawing(&format!(r#"<wp:docPr id="1" title="Mapa de la frontera"/>{PICTURE}"#)),
        run(r#"<w:pict><v:shape alt="Mapa de la frontera"><v:imagedata/></v:shape></w:pict>"#),
    ];
    for case in cases {
        let report = docx(&pr(&case)).import();
        assert_eq!(
            (report.markdown.as_str(), report.unread),
            ("*\\[Mapa de la frontera\\]*\n", vec![]),
            "{case}"
        );
    }
    let decoration =
        r#"<wp:docPr id="1"><a:extLst><a:ext><nuevo:decorative val="1"/></a:ext></a:extLst></wp:docPr>"#;
    let silent = [
        drawing(&format!("{decoration}{PICTURE}")),
        run(r#"<w:pict><v:rect o:hr="t"/></w:pict>"#),
        run("<w:pict><v:line/></w:pict>"),
        drawing(r#"<wps:wsp><wps:spPr><a:prstGeom prst="straightConnector1"/></wps:spPr></wps:wsp>"#),
    ];
    for case in silent {
        assert_eq!(told(docx(&(p("Texto.") + &pr(&case)))), [], "{case}");
    }
}

#[test]
fn counts_are_of_what_a_reader_would_have_seen() {
    let two = drawing(&format!("<wpg:wgp>{PICTURE}{PICTURE}</wpg:wgp>"));
    assert_eq!(told(docx(&(p("a") + &pr(&two) + &pr(&drawing(PICTURE))))), [("picture", 3)]);
    let either = run(&format!(
        r#"<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{PICTURE}</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:imagedata/></v:shape></w:pict></mc:Fallback></mc:AlternateContent>"#
    ));
    assert_eq!(told(docx(&(p("a") + &pr(&either)))), [("picture", 1)]);
    let deleted = format!("<w:del>{}</w:del>", drawing(PICTURE));
    assert_eq!(told(docx(&(p("a") + &pr(&deleted)))), []);
    let covered = |text: &str| format!(r#"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{}</w:tc>"#, p(text));
    let table = format!("<w:tbl><w:tr>{}<w:tc>{}</w:tc></w:tr></w:tbl>", covered("tapado"), p("b"));
    assert_eq!(told(docx(&table)), [("hidden_text", 1)]);
}

#[test]
fn headers_and_footers_with_words_are_counted_once_each() {
    let part = |text: &str| format!("<w:hdr {W}>{}</w:hdr>", p(text));
    let sections = r#"<w:sectPr><w:headerReference r:id="h1"/><w:headerReference r:id="h2"/><w:footerReference r:id="f1"/></w:sectPr>"#;
    let body = format!("<w:p><w:pPr>{sections}</w:pPr>{}</w:p>{sections}", r("Texto."));
    let document = docx(&body)
        .part("h1", "header", "word/header1.xml", part("Ministerio"))
        .part("h2", "header", "word/header2.xml", part(" "))
        .part("f1", "footer", "word/footer1.xml", part("- 12 -"))
        .part("f2", "footer", "word/footer2.xml", part("a nadie se muestra"));
    assert_eq!(told(document), [("header", 1)]);
}

#[test]
fn a_damaged_part_beside_the_text_costs_only_itself() {
    let body = pr(&drawing(r#"<a:graphic><dgm:relIds r:dm="d1"/></a:graphic>"#)) + &p("Texto.");
    let sections = r#"<w:sectPr><w:headerReference r:id="h1"/></w:sectPr>"#;
    let document = docx(&(body + sections))
        .part("d1", "diagramData", "word/diagrams/data1.xml", "<no".to_owned())
        .part("h1", "header", "word/header1.xml", "<tampoco".to_owned());
    let report = document.import();
    assert_eq!(report.markdown, "Texto.\n");
    assert_eq!(told(document), [("diagram", 1), ("header", 1)]);
}

#[test]
fn names_are_the_ones_that_are_written() {
    for kind in UnreadKind::ALL {
        assert_eq!(serde_json::to_value(kind).expect("it is written"), kind.name());
    }
}
