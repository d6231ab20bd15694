//! Forms: choices, ticks and filled-in text.

use super::*;

fn begin(data: &str) -> String {
    format!(r#"<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>"#)
}

const END: &str = r#"<w:r><w:fldChar w:fldCharType="end"/></w:r>"#;
const SEPARATE: &str = r#"<w:r><w:fldChar w:fldCharType="separate"/></w:r>"#;

fn instruction(name: &str) -> String {
    format!("<w:r><w:instrText> {name} </w:instrText></w:r>")
}

fn sdt(properties: &str, inside: &str) -> String {
    format!("<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>")
}

#[test]
fn a_list_field_shows_what_was_chosen() {
    let entries = r#"<w:listEntry w:val="Perú"/><w:listEntry w:val="Chile"/><w:listEntry w:val="Brasil"/>"#;
    let list = |inside: &str| {
        pr(&(r("País: ")
            + &begin(&format!("<w:ddList>{inside}{entries}</w:ddList>"))
            + &instruction("FORMDROPDOWN")
            + END))
    };
    assert_eq!(docx(&list(r#"<w:result w:val="1"/>"#)).markdown(), "País: Chile\n");
    assert_eq!(docx(&list(r#"<w:default w:val="2"/>"#)).markdown(), "País: Brasil\n");
    assert_eq!(docx(&list("")).markdown(), "País: Perú\n");
    assert_eq!(docx(&list(r#"<w:result w:val="99"/>"#)).markdown(), "País:\n");
    // Also without its end mark, and only once if the result contains it as well.
    let open = pr(&begin(&format!("<w:ddList>{entries}</w:ddList>"))) + &p("Sigue.");
    assert_eq!(docx(&open).markdown(), "Perú\n\nSigue.\n");
    let twice = begin(&format!("<w:ddList>{entries}</w:ddList>"))
        + &instruction("FORMDROPDOWN")
        + SEPARATE
        + &r("Perú")
        + END;
    assert_eq!(docx(&pr(&twice)).markdown(), "Perú\n");
}

#[test]
fn a_text_field_shows_what_was_written_else_its_default() {
    let data = r#"<w:textInput><w:default w:val="sin datos"/></w:textInput>"#;
    let written = begin(data) + &instruction("FORMTEXT") + SEPARATE + &r("Lima") + END;
    assert_eq!(docx(&pr(&written)).markdown(), "Lima\n");
    assert_eq!(docx(&pr(&(begin(data) + &instruction("FORMTEXT") + END))).markdown(), "sin datos\n");
    let unclosed = pr(&(begin(r#"<w:textInput/>"#) + &instruction("FORMTEXT") + SEPARATE + &r("Lima")))
        + &p("Otra línea.");
    assert_eq!(docx(&unclosed).markdown(), "Lima\n\nOtra línea.\n");
}

#[test]
fn a_control_without_text_shows_what_was_chosen_in_it() {
    let items = r#"<w:listItem w:displayText="Acuerdo bilateral" w:value="b"/><w:listItem w:displayText="Ley" w:value="l"/>"#;
    let list = format!(r#"<w:dropDownList w:lastValue="l">{items}</w:dropDownList>"#);
    assert_eq!(docx(&pr(&sdt(&list, ""))).markdown(), "Ley\n");
    assert_eq!(docx(&pr(&sdt(&list, &r("Acuerdo bilateral")))).markdown(), "Acuerdo bilateral\n");
    assert_eq!(docx(&sdt(r#"<w:comboBox w:lastValue="otra cosa"/>"#, &p(""))).markdown(), "otra cosa\n");
    assert_eq!(
        docx(&pr(&sdt(r#"<w:date w:fullDate="2024-03-09T00:00:00Z"/>"#, ""))).markdown(),
        "2024-03-09\n"
    );
    let date = sdt(r#"<w:date w:fullDate="2024-03-09T00:00:00Z"/>"#, &r("9 de marzo"));
    assert_eq!(docx(&pr(&date)).markdown(), "9 de marzo\n");
    let tick = |on: u8| sdt(&format!(r#"<w14:checkbox><w14:checked w14:val="{on}"/></w14:checkbox>"#), "");
    assert_eq!(docx(&pr(&(tick(1) + &r(" sí ") + &tick(0) + &r(" no")))).markdown(), "☒ sí ☐ no\n");
}

#[test]
fn a_control_that_was_filled_in_is_read_although_it_says_that_it_was_not() {
    let prompt = |text: &str| rp(r#"<w:rStyle w:val="PlaceholderText"/>"#, text);
    let showing = r#"<w:showingPlcHdr/><w:placeholder><w:docPart w:val="P1"/></w:placeholder>"#;
    let glossary = format!(
        r#"<w:glossaryDocument {W}><w:docParts><w:docPart><w:docPartPr><w:name w:val="P1"/></w:docPartPr><w:docPartBody>{}</w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>"#,
        pr(&prompt("Diga el organismo."))
    );
    let with = |body: &str| {
        docx(&(p("x") + body))
            .part("g", "glossaryDocument", "word/glossary/document.xml", glossary.clone())
            .markdown()
    };
    assert_eq!(with(&sdt(showing, &pr(&prompt("Diga el organismo.")))), "x\n");
    assert_eq!(with(&sdt(showing, &pr(&r("Diga  el organismo.")))), "x\n");
    assert_eq!(with(&sdt(showing, &p("Cancillería"))), "x\n\nCancillería\n");
    assert_eq!(with(&sdt(showing, &pr(&prompt("Cancillería")))), "x\n\nCancillería\n");
    assert_eq!(with(&pr(&(r("Es ") + &sdt(showing, &r("Cancillería"))))), "x\n\nEs Cancillería\n");

    // Without the document's own prompts: recognised by their style and by Word's built-in texts.
    let without = |inside: &str| docx(&(p("x") + &sdt("<w:showingPlcHdr/>", inside))).markdown();
    assert_eq!(without(&pr(&prompt("Diga el organismo."))), "x\n");
    assert_eq!(without(&p("Choose an item.")), "x\n");
    assert_eq!(without(&p("Cancillería")), "x\n\nCancillería\n");
    assert_eq!(without(&pr(&(prompt("Diga: ") + &r("Cancillería")))), "x\n\nDiga: Cancillería\n");
    let items = r#"<w:showingPlcHdr/><w:dropDownList><w:listItem w:displayText="Escoja" w:value=""/></w:dropDownList>"#;
    assert_eq!(docx(&(p("x") + &sdt(items, &p("Escoja")))).markdown(), "x\n");
}

#[test]
fn deleted_rows_and_cells_are_left_out() {
    let tc = |properties: &str, text: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text));
    let row = |properties: &str, cells: String| format!("<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>");
    let table = format!(
        "<w:tbl>{}{}{}</w:tbl>",
        row(
            "",
            tc("", "a")
                + &tc(r#"<w:cellDel w:id="1"/>"#, "no")
                + &tc(r#"<w:cellIns w:id="2"/>"#, "b")
                + &tc("", "c")
        ),
        row(r#"<w:del w:id="3"/>"#, tc("", "tampoco") + &tc("", "x") + &tc("", "y")),
        row(r#"<w:ins w:id="4"/>"#, tc("", "d") + &tc("", "e") + &tc("", "f")),
    );
    assert_eq!(docx(&table).markdown(), "| a | b | c |\n| --- | --- | --- |\n| d | e | f |\n");
}
