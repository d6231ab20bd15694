use super::*;

#[test]
fn emphasis_is_where_markdown_can_have_it() {
    let runs = rp("<w:b/>", "Nota: ")
        + &r("texto ")
        + &rp("<w:i/>", " cursiva ")
        + &r("fin")
        + &rp("<w:b/>", ":")
        + &rp("<w:strike/>", "no");
    assert_eq!(docx(&pr(&runs)).markdown(), "**Nota:** texto *cursiva* fin:~~no~~\n");
}

#[test]
fn punctuation_next_to_a_letter_leaves_the_emphasis() {
    assert_eq!(docx(&pr(&(rp("<w:b/>", "Nota:") + &r("texto")))).markdown(), "**Nota**:texto\n");
    assert_eq!(docx(&pr(&(r("a") + &rp("<w:b/><w:i/>", "(b)") + &r("c")))).markdown(), "a(***b***)c\n");
}

#[test]
fn runs_that_word_cut_are_joined() {
    let runs = rp("<w:b/>", "ne")
        + &rp(r#"<w:b w:val="1"/>"#, "grita")
        + &r(" ")
        + &rp("<w:rStyle w:val=\"Textoennegrita\"/>", "toda")
        + &rp(r#"<w:rStyle w:val="Textoennegrita"/><w:b w:val="0"/>"#, " no");
    assert_eq!(docx(&pr(&runs)).markdown(), "**negrita toda** no\n");
}

#[test]
fn links_come_from_relationships_and_from_fields() {
    let field = r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://iom.int/a?b=1&amp;copy=2" \l "c" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>campo</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#;
    let simple = r#"<w:fldSimple w:instr="HYPERLINK &quot;mailto:a@b.org&quot;"><w:r><w:t>correo</w:t></w:r></w:fldSimple>"#;
    let body = pr(&(format!(r#"<w:hyperlink r:id="L1">{}</w:hyperlink> "#, r("enlace (1)"))
        + &r(", ")
        + field
        + &r(", ")
        + simple));
    assert_eq!(
        docx(&body).link("L1", "https://x.org/a(b)").markdown(),
        "[enlace (1)](https://x.org/a\\(b\\)), [campo](https://iom.int/a?b=1\\&copy=2#c), [correo](mailto:a@b.org)\n"
    );
}

#[test]
fn only_addresses_that_a_reader_may_follow_are_links() {
    let link = |id: &str| pr(&format!(r#"<w:hyperlink r:id="{id}">{}</w:hyperlink>"#, r("texto")));
    for url in [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "\\\\server\\share",
        "https://x.org/&#10;b",
    ] {
        assert_eq!(docx(&link("L1")).link("L1", url).markdown(), "texto\n", "{url}");
    }
    let own = pr(&format!(r#"<w:hyperlink r:id="L1">{}</w:hyperlink>"#, r("https://x.org/a_b")));
    assert_eq!(docx(&own).link("L1", "https://x.org/a_b").markdown(), "<https://x.org/a_b>\n");
}

#[test]
fn raised_and_lowered_text_is_unicode_where_unicode_has_it() {
    let up = |text: &str| rp(r#"<w:vertAlign w:val="superscript"/>"#, text);
    let down = |text: &str| rp(r#"<w:vertAlign w:val="subscript"/>"#, text);
    let runs = r("H")
        + &down("2")
        + &r("O, m")
        + &up("2")
        + &r(", N.")
        + &up("o")
        + &r(" 1")
        + &up("a")
        + &r(", XIX")
        + &up("e")
        + &r(", p")
        + &down("mod");
    assert_eq!(docx(&pr(&runs)).markdown(), "H₂O, m², N.º 1ª, XIXe, pmod\n");
}

#[test]
fn breaks_tabs_hyphens_and_symbols_are_kept_and_hidden_text_is_not() {
    let runs = r#"<w:r><w:t>uno</w:t><w:br/><w:t>dos</w:t><w:tab/><w:t>tres</w:t><w:noBreakHyphen/><w:t>cua</w:t><w:softHyphen/><w:t>tro </w:t><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Symbol" w:char="F061"/></w:r>"#.to_owned()
        + &rp("<w:vanish/>", "oculto");
    assert_eq!(docx(&pr(&runs)).markdown(), "uno\\\ndos tres\u{2011}cuatro ✓α\n");
}

#[test]
fn boxes_of_forms_are_shown() {
    let runs = r#"<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#.to_owned() + &r(" sí");
    assert_eq!(docx(&pr(&runs)).markdown(), "☒ sí\n");
}

#[test]
fn code_is_not_escaped_and_its_fence_is_longer_than_what_it_holds() {
    let code = |text: &str| rp(r#"<w:rStyle w:val="HTMLCode"/>"#, text);
    let runs = r("Use ") + &code("a*b_c") + &r(" o ") + &code("x`y");
    assert_eq!(docx(&pr(&runs)).markdown(), "Use `a*b_c` o `` x`y ``\n");
}

#[test]
fn characters_of_symbol_fonts_are_shown_or_become_bullets() {
    let font =
        |name: &str, text: &str| rp(&format!(r#"<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>"#), text);
    let cases = [
        (r("\u{f0b7} uno"), "• uno"),
        (r("\u{f0a7}\tuno"), "▪ uno"),
        (font("Symbol", "\u{f0b7}") + &r(" uno"), "• uno"),
        (font("Wingdings", "\u{f0fc}") + &r(" uno"), "✓ uno"),
        (r("a ") + &font("Symbol", "\u{f061}\u{f0b3}") + &r(" b"), "a α≥ b"),
        (r("a ") + &font("Wingdings", "ü") + &r(" b"), "a ✓ b"),
        // Unknown signs: a bullet where one is possible, otherwise a replacement character.
        (font("Wingdings", "\u{f022}") + &r(" uno"), "• uno"),
        (r("\u{e0ff} uno"), "• uno"),
        (r("a \u{e0ff} b"), "a \u{fffd} b"),
        (
            r#"<w:r><w:sym w:font="Propia" w:char="F021"/><w:t xml:space="preserve"> uno</w:t></w:r>"#
                .to_owned(),
            "• uno",
        ),
        // Fonts without symbols have no effect.
        (font("Calibri", "ü"), "ü"),
    ];
    for (runs, expected) in cases {
        assert_eq!(docx(&pr(&runs)).markdown(), format!("{expected}\n"), "{runs}");
    }
}
