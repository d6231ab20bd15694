//! Malicious documents.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;

fn with_body_part(xml: String) -> Vec<u8> {
    archive(&[
        (
            "[Content_Types].xml",
            format!(
                r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="{MAIN}"/></Types>"#
            ),
        ),
        ("_rels/.rels", relationships(&relation("rId1", "officeDocument", "/word/../word/document.xml"))),
        ("word/document.xml", xml),
    ])
}

fn body(inside: &str) -> Vec<u8> {
    with_body_part(format!("<w:document {W}><w:body>{inside}</w:body></w:document>"))
}

fn quick<T>(work: impl FnOnce() -> T) -> T {
    let began = Instant::now();
    let result = work();
    assert!(began.elapsed() < Duration::from_secs(15), "{:?}", began.elapsed());
    result
}

#[test]
fn entities_are_refused_and_external_ones_never_fetched() {
    let bomb = r#"<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>"#;
    let outside = r#"<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>"#;
    for dtd in [bomb, outside] {
        let xml = format!(
            "{dtd}<w:document {W}><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>"
        );
        assert_eq!(fault(import(&with_body_part(xml), "", "")), (Code::Malformed, "damaged_document"));
    }
    assert_eq!(fault(import(&body(&p("&a;")), "", "")).1, "damaged_document");
}

#[test]
fn depth_is_bounded_and_what_is_allowed_fits_the_stack() {
    let nested = |open: &str, close: &str, times: usize| {
        body(&(open.repeat(times) + &p("hondo") + &close.repeat(times)))
    };
    let cases = [
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 2),
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 3),
        (
            "<w:tbl><w:tr><w:tc/><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc><w:tc>",
            "</w:tc></w:tr></w:tbl>",
            3,
        ),
        ("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>", 4),
        ("<w:ins>", "</w:ins>", 1),
        ("<w:p><m:oMath>", "</m:oMath></w:p>", 2),
    ];
    for (open, close, each) in cases {
        let fits = quick(|| import(&nested(open, close, 180 / each), "", ""));
        assert!(fits.is_ok() || fault(fits).1 == "empty_document", "{open}");
        assert_eq!(
            fault(import(&nested(open, close, 300 / each), "", "")),
            (Code::Invalid, "document_too_deep")
        );
        assert_eq!(quick(|| fault(import(&nested(open, close, 20_000), "", ""))).1, "document_too_deep");
    }
    let runs = "<w:p>".to_owned() + &"<w:ins>".repeat(180) + &r("hondo") + &"</w:ins>".repeat(180) + "</w:p>";
    assert_eq!(import(&body(&runs), "", "").expect("read").markdown, "hondo\n");
}

#[test]
fn a_part_that_unpacks_to_too_much_is_refused() {
    let spaces = " ".repeat(40 << 20);
    assert_eq!(quick(|| fault(import(&body(&spaces), "", ""))), (Code::TooLarge, "document_too_large"));
    let elements = "<w:p/>".repeat(1_100_000);
    assert_eq!(quick(|| fault(import(&body(&elements), "", ""))), (Code::TooLarge, "document_too_large"));
    let equals = "=".repeat(3_000_000);
    assert_eq!(quick(|| fault(import(&body(&p(&equals)), "", ""))), (Code::TooLarge, "document_too_large"));
}

#[test]
fn attributes_and_namespaces_that_take_the_parser_long_are_refused() {
    let attributes: String = (0..50_000).map(|at| format!(" a{at}=''")).collect();
    assert_eq!(
        quick(|| fault(import(&body(&format!("<w:p{attributes}/>")), "", ""))).1,
        "document_too_complex"
    );
    let open: String = (0..180).map(|at| format!("<w:ins xmlns:a{at}='u{at}'>")).collect();
    assert_eq!(
        quick(|| fault(import(&body(&(open + &"</w:ins>".repeat(180))), "", ""))).1,
        "document_too_complex"
    );
    let many: String = (0..30_000).map(|at| format!("<w:p xmlns:a='u{at}'/>")).collect();
    assert_eq!(quick(|| fault(import(&body(&many), "", ""))).1, "document_too_complex");
}

#[test]
fn a_small_file_cannot_ask_for_a_large_body() {
    let note = docx(&pr(&r#"<w:r><w:footnoteReference w:id="1"/></w:r>"#.repeat(20_000)))
        .footnote(1, &"nota ".repeat(1_000));
    assert!(quick(|| import(&note.bytes(), "", "")).expect("read").markdown.len() < 300_000);
    let url = format!("https://x.org/{}", "a".repeat(1_900));
    let links: String = (0..20_000)
        .map(|at| format!(r#"<w:hyperlink r:id="L1">{}</w:hyperlink>{}"#, r("a"), r(&at.to_string())))
        .collect();
    assert_eq!(
        quick(|| fault(import(&docx(&pr(&links)).link("L1", &url).bytes(), "", ""))).1,
        "document_too_large"
    );
    let cell = r#"<w:tc><w:tcPr><w:gridSpan w:val="60"/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>"#;
    let rows = format!("<w:tbl>{}</w:tbl>", format!("<w:tr>{cell}</w:tr>").repeat(50_000));
    assert_eq!(quick(|| fault(import(&body(&rows), "", ""))).1, "document_too_large");
}

#[test]
fn what_looks_through_all_that_it_holds_does_so_in_bounds() {
    let inside = "<w:p/>".repeat(400_000);
    let alternate = ("<mc:AlternateContent><mc:Choice Requires='wps'>", "</mc:Choice></mc:AlternateContent>");
    let control = ("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>", "</w:sdtContent></w:sdt>");
    for (open, close) in [alternate, control] {
        let _ = quick(|| import(&body(&(open.repeat(90) + &inside + &close.repeat(90) + &p("fin"))), "", ""));
    }
    let groups = "<w:p><w:r><w:pict>".to_owned()
        + &"<v:group>".repeat(180)
        + &"<v:shape/>".repeat(400_000)
        + &"</v:group>".repeat(180)
        + "</w:pict></w:r></w:p>";
    let _ = quick(|| import(&body(&groups), "", ""));
    let blank = |text: &str| pr(&r(text).repeat(250_000));
    for text in [" ", "\u{f020}"] {
        let _ = quick(|| import(&body(&blank(text)), "", ""));
    }
}

#[test]
fn styles_that_are_based_on_each_other_end() {
    let styles = format!(
        r#"<w:styles {W}><w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>"#
    );
    let bytes = archive(&[
        (
            "[Content_Types].xml",
            format!(
                r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="{MAIN}"/></Types>"#
            ),
        ),
        ("_rels/.rels", relationships(&relation("rId1", "officeDocument", "word/document.xml"))),
        ("word/document.xml", format!("<w:document {W}><w:body>{}</w:body></w:document>", ps("A", "Texto."))),
        ("word/styles.xml", styles),
        ("word/_rels/document.xml.rels", relationships(&relation("s", "styles", "styles.xml"))),
    ]);
    assert_eq!(import(&bytes, "", "").expect("read").markdown, "Texto.\n");
}

#[test]
fn fields_and_tables_that_never_end_harm_nobody() {
    let open =
        r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>"#;
    let text = pr(&(open.repeat(2_000)
        + &r("visible")
        + r#"<w:r><w:fldChar w:fldCharType="end"/></w:r>"#.repeat(3).as_str()));
    assert_eq!(quick(|| import(&body(&text), "", "")).expect("read").markdown, "visible\n");
    let lengthy = pr(&open.repeat(20_000)) + &p("palabra ").repeat(20_000);
    let _ = quick(|| import(&body(&lengthy), "", ""));
}

#[test]
fn an_archive_with_two_parts_of_one_name_is_refused() {
    let mut bytes = docx(&p("Hola.")).bytes();
    // The writer refuses duplicates, so one name is changed into the other by hand, in both headers.
    for at in 0..bytes.len().saturating_sub(18) {
        if bytes[at..].starts_with(b"word/footnotes.xml") {
            bytes[at..at + 18].copy_from_slice(b"word/numbering.xml");
        }
    }
    assert_eq!(fault(import(&bytes, "", "")), (Code::Malformed, "damaged_document"));
}

#[test]
fn a_truncated_document_is_damaged() {
    let bytes = docx(&p("Hola.")).bytes();
    for end in (4..bytes.len() - 1).step_by(7) {
        assert_eq!(fault(import(&bytes[..end], "", "")), (Code::Malformed, "damaged_document"));
    }
}

fn sample() -> Vec<u8> {
    let body = ps("Ttulo1", "Uno")
        + &li(2, 0, "uno")
        + &li(2, 1, "dos")
        + &pr(&(rp("<w:b/>", "b") + r#"<w:r><w:footnoteReference w:id="7"/></w:r>"#))
        + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>";
    docx(&body).footnote(7, "Nota.").bytes()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), head in prop::sample::select(vec!["", "PK\x03\x04", "---\n", "\u{feff}", "%PDF"]), name in prop::sample::select(vec!["a.md", "a.txt", "a.docx"])) {
        let bytes: Vec<u8> = head.bytes().chain(bytes).collect();
        let _ = import(&bytes, name, "");
    }

    #[test]
    fn no_changed_document_makes_it_panic(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)) {
        let mut bytes = sample();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = import(&bytes, "a.docx", "");
    }

    #[test]
    fn no_changed_xml_makes_it_panic(pieces in prop::collection::vec(prop::sample::select(vec![
        "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>a</w:t>", "<w:t> *</w:t>", "<w:br/>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>",
        "<w:pPr><w:numPr><w:ilvl w:val='8'/><w:numId w:val='2'/></w:numPr></w:pPr>", "<w:pPr><w:numPr><w:ilvl w:val='-1'/><w:numId w:val='1'/></w:numPr></w:pPr>",
        "<w:pPr><w:pStyle w:val='Ttulo1'/></w:pPr>", "<w:pPr><w:pStyle w:val='Cita'/></w:pPr>", "<w:rPr><w:b/></w:rPr>", "<w:fldChar w:fldCharType='begin'/>",
        "<w:instrText>HYPERLINK \"http://a\" \\l</w:instrText>", "<w:fldChar w:fldCharType='separate'/>", "<w:fldChar w:fldCharType='end'/>",
        "<w:footnoteReference w:id='7'/>", "<w:txbxContent>", "</w:txbxContent>", "<w:pict>", "</w:pict>", "<w:sym w:font='Symbol' w:char='F0FFFF'/>",
    ]), 0..60)) {
        let mut open: Vec<String> = Vec::new();
        let mut body = String::new();
        for piece in pieces {
            if let Some(name) = piece.strip_prefix("</") {
                while let Some(last) = open.pop() {
                    body += &format!("</{last}");
                    if last == name { break; }
                }
            } else {
                body += piece;
                if !piece.contains('/') { open.push(piece.trim_start_matches('<').to_owned()); }
            }
        }
        while let Some(last) = open.pop() { body += &format!("</{last}"); }
        let _ = import(&docx(&body).footnote(7, "Nota.").bytes(), "a.docx", "");
    }
}

#[test]
fn one_long_paragraph_takes_no_longer_than_many() {
    let begin =
        r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>"#;
    let fields = pr(&(begin.repeat(60_000) + &r("a").repeat(100_000)));
    let _ = quick(|| import(&body(&fields), "", ""));
    let code = r#"<w:rStyle w:val="HTMLCode"/>"#;
    let marks: String =
        (0..40_000).map(|at| rp(if at % 2 == 0 { "<w:b/>" } else { "<w:i/>" }, "a(")).collect();
    let _ = quick(|| import(&body(&pr(&marks)), "", ""));
    let coded: String = (0..40_000)
        .map(|at| rp(&format!("{code}{}", if at % 2 == 0 { "<w:b/>" } else { "" }), "a`"))
        .collect();
    let _ = quick(|| import(&body(&pr(&coded)), "", ""));
}
