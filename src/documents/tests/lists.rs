use super::super::markdown;
use super::*;

#[test]
fn lists_nest_by_level_and_sit_tight() {
    let body = li(1, 0, "uno") + &li(1, 1, "uno uno") + &li(1, 1, "uno dos") + &li(1, 0, "dos") + &p("Fin.");
    assert_eq!(docx(&body).markdown(), "- uno\n  - uno uno\n  - uno dos\n- dos\n\nFin.\n");
}

#[test]
fn a_style_can_make_the_list() {
    let body = ps("Listaconvietas", "uno") + &ps("Listaconvietas2", "dos");
    assert_eq!(docx(&body).markdown(), "- uno\n  - dos\n");
}

#[test]
fn numbers_go_on_after_a_paragraph_and_start_where_they_are_told() {
    let body = li(2, 0, "uno")
        + &li(2, 1, "a")
        + &p("Entre.")
        + &li(2, 0, "dos")
        + &p("Otra.")
        + &li(5, 0, "siete")
        + &li(5, 0, "ocho");
    assert_eq!(docx(&body).markdown(), "1. uno\n   1. a\n\nEntre.\n\n2. dos\n\nOtra.\n\n7. siete\n8. ocho\n");
}

#[test]
fn two_lists_in_a_row_stay_two() {
    let body = li(2, 0, "uno") + &li(5, 0, "siete");
    assert_eq!(docx(&body).markdown(), "1. uno\n\n7) siete\n");
}

#[test]
fn a_sublist_that_does_not_start_with_one_is_still_a_sublist() {
    let body = li(2, 0, "uno") + &li(2, 1, "a") + &p("Entre.") + &li(2, 0, "dos");
    let markdown = docx(&body).markdown();
    let arena = comrak::Arena::new();
    let root = comrak::parse_document(&arena, &markdown, &markdown::options());
    assert_eq!(root.children().count(), 3);
}

#[test]
fn articles_keep_their_wording_instead_of_becoming_a_list() {
    let body = ps("Articulo", "Objeto.") + &ps("Articulo", "Ámbito.");
    assert_eq!(docx(&body).markdown(), "Artículo 1.- Objeto.\n\nArtículo 2.- Ámbito.\n");
}

#[test]
fn number_zero_takes_a_paragraph_out_of_the_list_of_its_style() {
    let out = format!(
        r#"<w:p><w:pPr><w:pStyle w:val="Listaconvietas"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>{}</w:p>"#,
        r("fuera")
    );
    assert_eq!(docx(&(ps("Listaconvietas", "dentro") + &out)).markdown(), "- dentro\n\nfuera\n");
}

/// Returns a list of one level with a label of that kind.
fn level(format: &str, rest: &str) -> Docx {
    let item = |text: &str| li(77, 0, text);
    let mut document = docx(&(item("Uno") + &item("Dos") + &p("Fin.")));
    let levels = format!(
        r#"<w:abstractNum w:abstractNumId="77"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{format}"/>{rest}</w:lvl></w:abstractNum><w:num w:numId="77"><w:abstractNumId w:val="77"/></w:num>"#
    );
    document.numbering = levels;
    document
}

#[test]
fn a_label_of_words_is_kept_and_a_label_of_nothing_is_none() {
    let cases = [
        ("none", r#"<w:lvlText w:val="Nota:"/>"#, "Nota: Uno\n\nNota: Dos\n\nFin.\n"),
        ("bullet", r#"<w:lvlText w:val="Obs."/>"#, "Obs. Uno\n\nObs. Dos\n\nFin.\n"),
        ("decimal", r#"<w:lvlText w:val="Artículo %1."/>"#, "Artículo 1. Uno\n\nArtículo 2. Dos\n\nFin.\n"),
        ("decimal", r#"<w:lvlText w:val="Considerando"/>"#, "Considerando Uno\n\nConsiderando Dos\n\nFin.\n"),
        (
            "upperRoman",
            r#"<w:suff w:val="nothing"/><w:lvlText w:val="CAPÍTULO %1 — "/>"#,
            "CAPÍTULO I —Uno\n\nCAPÍTULO II —Dos\n\nFin.\n",
        ),
        (
            "upperRoman",
            r#"<w:suff w:val="nothing"/><w:lvlText w:val="Art. %1"/>"#,
            "Art. I Uno\n\nArt. II Dos\n\nFin.\n",
        ),
        ("upperRoman", r#"<w:isLgl/><w:lvlText w:val="Art. %1"/>"#, "Art. 1 Uno\n\nArt. 2 Dos\n\nFin.\n"),
        ("decimal", r#"<w:lvlText w:val=""/>"#, "Uno\n\nDos\n\nFin.\n"),
        ("bullet", r#"<w:lvlText w:val=" "/>"#, "Uno\n\nDos\n\nFin.\n"),
        ("none", r#"<w:lvlText w:val="%1"/>"#, "Uno\n\nDos\n\nFin.\n"),
        ("none", "", "Uno\n\nDos\n\nFin.\n"),
        ("bullet", r#"<w:lvlText w:val="o"/>"#, "- Uno\n- Dos\n\nFin.\n"),
        ("bullet", "<w:lvlText w:val=\"\u{f0b7}\"/>", "- Uno\n- Dos\n\nFin.\n"),
        (
            "bullet",
            r#"<w:lvlText w:val="wn"/><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>"#,
            "- Uno\n- Dos\n\nFin.\n",
        ),
        ("bullet", r#"<w:lvlText w:val=""/><w:lvlPicBulletId w:val="0"/>"#, "- Uno\n- Dos\n\nFin.\n"),
        ("decimal", r#"<w:lvlText w:val="—"/>"#, "- Uno\n- Dos\n\nFin.\n"),
        ("bullet", "", "- Uno\n- Dos\n\nFin.\n"),
        ("decimal", "", "1. Uno\n2. Dos\n\nFin.\n"),
    ];
    for (format, rest, expected) in cases {
        assert_eq!(level(format, rest).markdown(), expected, "{format} {rest}");
    }
}

#[test]
fn a_paragraph_without_label_goes_on_with_the_item_above_it() {
    let mut document = docx(&(li(2, 0, "uno") + &li(77, 0, "sigue") + &li(2, 0, "dos")));
    document.numbering = r#"<w:abstractNum w:abstractNumId="77"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=" "/></w:lvl></w:abstractNum><w:num w:numId="77"><w:abstractNumId w:val="77"/></w:num>"#.to_owned();
    assert_eq!(document.markdown(), "1. uno\n\n   sigue\n\n2. dos\n");
}
