use super::*;

fn read(bytes: &[u8], name: &str) -> Report {
    import(bytes, name, "").expect("it can be read")
}

#[test]
fn the_bytes_decide_and_not_the_name() {
    let bytes = docx(&p("Hola.")).bytes();
    assert_eq!(read(&bytes, "informe.md").kind, Kind::Docx);
    assert_eq!(
        fault(import(b"solo texto", "informe.docx", "")),
        (Code::UnsupportedMediaType, "not_a_document")
    );
    assert_eq!(
        fault(import(b"\x89PNG\r\n\x1a\n\0\0", "a.txt", "text/plain")),
        (Code::UnsupportedMediaType, "not_a_document")
    );
}

#[test]
fn what_is_not_read_yet_is_named() {
    let odt = archive(&[("mimetype", "application/vnd.oasis.opendocument.text".to_owned())]);
    let epub = archive(&[("mimetype", "application/epub+zip".to_owned())]);
    let mut old = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    old.extend("WordDocument".encode_utf16().flat_map(u16::to_le_bytes));
    let cases: [(&[u8], &str); 7] = [
        (b"%PDF-1.7", "pdf"),
        (b"{\\rtf1", "rtf"),
        (b"\n<!DOCTYPE html><p>x", "html"),
        (&odt, "odt"),
        (&epub, "epub"),
        (&old, "doc"),
        (b"<?xml version='1.0'?><a/>", "xml"),
    ];
    for (bytes, kind) in cases {
        let error = import(bytes, "x", "").expect_err("refused");
        assert_eq!(
            (error.code, error.faults[0].code.name()),
            (Code::UnsupportedMediaType, "unsupported_document")
        );
        assert_eq!(error.faults[0].args, [("kind", kind.to_owned())]);
    }
}

#[test]
fn markdown_stays_as_it_is_but_for_its_front_matter() {
    let source = "---\ntitle: \"Declaraci\\xF3n: \\\"uno\\\"\"\nlang: es\n---\n\n# Encabezado\r\n\r\n*texto*  \n<b>x</b>\n\n";
    let report = read(source.as_bytes(), "a.md");
    assert_eq!(report.title.as_deref(), Some("Declaración: \"uno\""));
    assert_eq!(report.markdown, "# Encabezado\n\n*texto*  \n<b>x</b>\n");
    assert_eq!(read(b"---\n\ntexto\n\n---\n", "a.md").markdown, "---\n\ntexto\n\n---\n");
    assert_eq!(read("Uno\n===\n".as_bytes(), "b.MARKDOWN").title.as_deref(), Some("Uno"));
    assert_eq!(
        import(b"# a", "sin nombre", "text/markdown; charset=utf-8").expect("read").kind,
        Kind::Markdown
    );
}

#[test]
fn text_is_not_read_as_markup() {
    let source =
        "# no es título\n\n* ni lista\n1. ni esto\n\n<script>alert(1)</script> [a](b) _c_ `d` &amp; a|b\n";
    let report = read(source.as_bytes(), "a.txt");
    assert_eq!(report.title, None);
    assert_eq!(
        report.markdown,
        "\\# no es título\n\n\\* ni lista\n\n1\\. ni esto\n\n\\<script>alert(1)\\</script> \\[a\\](b) \\_c\\_ \\`d\\` \\&amp; a\\|b\n"
    );
}

#[test]
fn long_lines_are_each_a_paragraph() {
    let long = "palabra ".repeat(20);
    assert_eq!(
        read(format!("Uno\n{long}").as_bytes(), "a.txt").markdown,
        format!("Uno\n\n{}\n", long.trim())
    );
}

#[test]
fn text_comes_in_the_encodings_of_our_region() {
    let utf16: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain("año".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let utf16_be: Vec<u8> =
        [0xFE, 0xFF].into_iter().chain("año".encode_utf16().flat_map(u16::to_be_bytes)).collect();
    for bytes in [b"a\xC3\xB1o".as_slice(), b"\xEF\xBB\xBFa\xC3\xB1o", b"a\xF1o", &utf16, &utf16_be] {
        assert_eq!(read(bytes, "a.txt").markdown, "año\n");
    }
    assert_eq!(read(b"\x93a\xF1o\x94 \x80", "a.txt").markdown, "“año” €\n");
    assert_eq!(fault(import(b"a\xF1o\x81", "a.txt", "")).1, "not_a_document");
    assert_eq!(fault(import(b"\xFF\xFEa", "a.txt", "")).1, "not_a_document");
}

#[test]
fn a_document_without_text_is_refused() {
    for bytes in [b"".as_slice(), b" \n\n", b"---\ntitle: a\n---\n", &docx(&p("")).bytes()] {
        assert_eq!(fault(import(bytes, "a.md", "")), (Code::Invalid, "empty_document"));
    }
}

#[test]
fn a_body_has_at_most_half_a_million_characters() {
    let text = "ñ".repeat(500_001);
    assert_eq!(fault(import(text.as_bytes(), "a.txt", "")), (Code::TooLarge, "document_too_large"));
    assert_eq!(fault(import(text.as_bytes(), "a.md", "")), (Code::TooLarge, "document_too_large"));
    assert_eq!(fault(import(&docx(&p(&text)).bytes(), "a.docx", "")), (Code::TooLarge, "document_too_large"));
    let fits = "palabra ".repeat(60_000);
    assert!(import(&docx(&p(&fits)).bytes(), "a.docx", "").is_ok());
}

#[test]
fn macros_are_ignored_and_strict_documents_are_read() {
    let types = |kind: &str| {
        format!(
            r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="{kind}"/></Types>"#
        )
    };
    let strict = r#"xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main""#;
    let macros = "application/vnd.ms-word.document.macroEnabled.main+xml";
    for (kind, space) in [(macros, W), (MAIN, strict)] {
        let bytes = archive(&[
            ("[Content_Types].xml", types(kind)),
            ("_rels/.rels", relationships(&relation("rId1", "officeDocument", "word/document.xml"))),
            (
                "word/document.xml",
                format!("<w:document {space}><w:body>{}</w:body></w:document>", p("Hola.")),
            ),
            ("word/vbaProject.bin", "Sub AutoOpen()".to_owned()),
        ]);
        assert_eq!(read(&bytes, "a.docm").markdown, "Hola.\n");
    }
    let sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    let bytes = archive(&[
        ("[Content_Types].xml", types(sheet)),
        ("_rels/.rels", relationships(&relation("rId1", "officeDocument", "word/document.xml"))),
    ]);
    assert_eq!(fault(import(&bytes, "a.docx", "")), (Code::UnsupportedMediaType, "unsupported_document"));
}
