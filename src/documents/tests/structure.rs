use super::*;

#[test]
fn headings_are_found_by_outline_level_by_name_and_by_inheritance() {
    let own = format!(r#"<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr>{}</w:p>"#, r("Directo"));
    let body = ps("Ttulo1", "Introducción")
        + &ps("Ttulo2", "Contexto")
        + &ps("Apartado", "Heredado")
        + &own
        + &p("Texto.");
    assert_eq!(
        docx(&body).markdown(),
        "# Introducción\n\n## Contexto\n\n## Heredado\n\n### Directo\n\nTexto.\n"
    );
}

#[test]
fn the_title_style_gives_the_title_and_stays_in_the_text() {
    let report =
        docx(&(p("Ministerio") + &ps("Puesto", "Buenas  prácticas") + &ps("Ttulo1", "Uno"))).import();
    assert_eq!(report.title.as_deref(), Some("Buenas prácticas"));
    assert_eq!(report.markdown, "Ministerio\n\n# Buenas prácticas\n\n# Uno\n");
    assert_eq!(report.kind, Kind::Docx);
}

#[test]
fn without_a_title_style_the_first_heading_is_the_title() {
    let runs = r#"<w:p><w:pPr><w:pStyle w:val="Ttulo1"/></w:pPr>"#.to_owned()
        + &r("Derecho ")
        + &rp("<w:i/>", "a la salud")
        + "</w:p>";
    assert_eq!(docx(&(p("x") + &runs)).import().title.as_deref(), Some("Derecho a la salud"));
    assert_eq!(docx(&p("Solo texto.")).import().title, None);
}

#[test]
fn numbered_headings_keep_their_numbers() {
    let heading = |style: &str, level: u32, text: &str| {
        format!(
            r#"<w:p><w:pPr><w:pStyle w:val="{style}"/><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr></w:pPr>{}</w:p>"#,
            r(text)
        )
    };
    let body = heading("Ttulo1", 0, "Marco")
        + &heading("Ttulo2", 1, "Ley")
        + &heading("Ttulo2", 1, "Decreto")
        + &heading("Ttulo1", 0, "Fin");
    assert_eq!(docx(&body).markdown(), "# I. Marco\n\n## I.1 Ley\n\n## I.2 Decreto\n\n# II. Fin\n");
}

#[test]
fn quotations_and_code_are_gathered() {
    let body = ps("Cita", "Uno.")
        + &ps("Cita", "Dos.")
        + &ps("SourceCode", "let a = *b;")
        + &ps("SourceCode", "  ```")
        + &p("Fin.");
    assert_eq!(docx(&body).markdown(), "> Uno.\n>\n> Dos.\n\n````\nlet a = *b;\n  ```\n````\n\nFin.\n");
}

#[test]
fn footnotes_and_endnotes_share_one_numbering_in_the_order_of_reference() {
    let body = pr(&(r("Uno")
        + r#"<w:r><w:endnoteReference w:id="5"/></w:r>"#
        + &r(" (dos)")
        + r#"<w:r><w:footnoteReference w:id="7"/></w:r>"#))
        + &pr(&(r("Otra vez")
            + r#"<w:r><w:footnoteReference w:id="7"/></w:r>"#
            + &r("(sic)")
            + r#"<w:r><w:footnoteReference w:id="99"/></w:r>"#));
    let document = docx(&body).footnote(7, "Al pie.").endnote(5, "Al final.").footnote(8, "Sin referencia.");
    assert_eq!(
        document.markdown(),
        "Uno[^1] (dos)[^2]\n\nOtra vez[^2]\\(sic)\n\n[^1]: Al final.\n\n[^2]: Al pie.\n"
    );
}

#[test]
fn tracked_changes_are_accepted() {
    let runs = r("Plazo de ")
        + r#"<w:del><w:r><w:delText>diez</w:delText></w:r></w:del><w:ins><w:r><w:t>veinte</w:t></w:r></w:ins>"#
        + &r(" días")
        + r#"<w:moveFrom><w:r><w:t> hábiles</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t> corridos</w:t></w:r></w:moveTo>"#;
    assert_eq!(docx(&pr(&runs)).markdown(), "Plazo de veinte días corridos\n");
}

#[test]
fn a_deleted_paragraph_mark_joins_two_paragraphs() {
    let first = format!(r#"<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>{}</w:p>"#, r("La primera "));
    assert_eq!(
        docx(&(first.clone() + &p("y la segunda.") + &first)).markdown(),
        "La primera y la segunda.\n\nLa primera\n"
    );
}

#[test]
fn content_controls_are_read_unless_they_show_their_prompt_or_a_table_of_contents() {
    let sdt = |properties: &str, inside: &str| {
        format!("<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>")
    };
    let contents = r#"<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>"#;
    let body = sdt("", &p("Bloque."))
        + &pr(&(r("En ") + &sdt("", &r("línea")) + &sdt("<w:showingPlcHdr/>", &r("Elija un elemento."))))
        + &sdt(contents, &p("Índice"))
        + &ps("TDC1", "Introducción 3");
    assert_eq!(docx(&body).markdown(), "Bloque.\n\nEn línea\n");
}

#[test]
fn text_boxes_follow_their_paragraph_and_only_one_branch_is_read() {
    let inside = format!(
        "<wps:txbx><w:txbxContent>{}{}</w:txbxContent></wps:txbx>",
        p("En la caja."),
        li(1, 0, "punto")
    );
    let runs = format!(
        r#"{}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>{inside}</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>{inside}</w:pict></mc:Fallback></mc:AlternateContent></w:r>{}"#,
        r("Antes "),
        r("y después.")
    );
    assert_eq!(docx(&pr(&runs)).markdown(), "Antes y después.\n\nEn la caja.\n\n- punto\n");
}

#[test]
fn a_picture_leaves_its_description_unless_that_is_a_file_name() {
    let picture = |text: &str| {
        format!(
            r#"<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Imagen 1" descr="{text}"/></wp:inline></w:drawing></w:r>"#
        )
    };
    let body = pr(&picture("Mapa de la frontera")) + &pr(&(picture("foto.png") + &r("Texto.")));
    assert_eq!(docx(&body).markdown(), "*\\[Mapa de la frontera\\]*\n\nTexto.\n");
}

#[test]
fn formulas_are_a_line_of_text() {
    let t = |text: &str| format!("<m:r><m:t>{text}</m:t></m:r>");
    let formula = format!(
        "<m:oMath>{}<m:f><m:num>{}</m:num><m:den>{}</m:den></m:f><m:sSup><m:e>{}</m:e><m:sup>{}</m:sup></m:sSup></m:oMath>",
        t("x="),
        t("a+b"),
        t("c"),
        t("y"),
        t("2")
    );
    assert_eq!(docx(&pr(&formula)).markdown(), "x=(a+b)/cy^2\n");
}

#[test]
fn formulas_of_many_kinds_say_what_they_hold() {
    let t = |text: &str| format!("<m:r><m:t>{text}</m:t></m:r>");
    let e = |text: &str| format!("<m:e>{}</m:e>", t(text));
    let cases = [
        (
            format!("<m:m><m:mr>{}{}</m:mr><m:mr>{}{}</m:mr></m:m>", e("1"), e("2"), e("3"), e("4")),
            "1, 2; 3, 4",
        ),
        (
            format!(
                r#"<m:d><m:dPr><m:begChr m:val="{{"/><m:endChr m:val=""/></m:dPr><m:e><m:eqArr>{}{}</m:eqArr></m:e></m:d>"#,
                e("x"),
                e("y")
            ),
            "{x; y",
        ),
        (format!("<m:d>{}{}</m:d>", e("a"), e("b")), "(a\\|b)"),
        (format!("<m:func><m:fName>{}</m:fName>{}</m:func>", t("sen"), e("x")), "sen x"),
        (format!("<m:limLow>{}<m:lim>{}</m:lim></m:limLow>", e("lim"), t("x→0")), "lim\\_(x→0)"),
        (format!("<m:rad><m:deg>{}</m:deg>{}</m:rad>", t("3"), e("x")), "√\\[3\\]x"),
        (format!("<m:bar>{}</m:bar>", e("x")), "x"),
        (format!("{}<w:del>{}</w:del>", t("a"), t("b")), "a"),
    ];
    for (inside, expected) in cases {
        let report = docx(&pr(&format!("<m:oMath>{inside}</m:oMath>"))).import();
        assert_eq!((report.markdown, report.unread), (format!("{expected}\n"), vec![]), "{inside}");
    }
}
