use super::*;

fn tc(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text))
}

fn tbl(rows: &[String]) -> String {
    format!("<w:tbl>{}</w:tbl>", rows.iter().map(|row| format!("<w:tr>{row}</w:tr>")).collect::<String>())
}

#[test]
fn tables_have_a_header_row_and_escaped_pipes() {
    let body = tbl(&[
        tc("", "País") + &tc("", "a|b") + &tc("", "c"),
        tc("", "Perú")
            + &format!("<w:tc>{}{}</w:tc>", p("uno"), pr("<w:r><w:t>dos</w:t><w:br/><w:t>tres</w:t></w:r>"))
            + &tc("", ""),
    ]);
    assert_eq!(
        docx(&body).markdown(),
        "| País | a\\|b | c |\n| --- | --- | --- |\n| Perú | uno dos tres |  |\n"
    );
}

#[test]
fn merged_cells_say_their_text_once() {
    let body = tbl(&[
        tc(r#"<w:gridSpan w:val="2"/>"#, "Región") + &tc("", "Año"),
        tc(r#"<w:vMerge w:val="restart"/>"#, "Andes") + &tc("", "Perú") + &tc("", "2020"),
        tc("<w:vMerge/>", "oculto") + &tc("", "Chile") + &tc("", "2021"),
    ]);
    assert_eq!(
        docx(&body).markdown(),
        "| Región |  | Año |\n| --- | --- | --- |\n| Andes | Perú | 2020 |\n|  | Chile | 2021 |\n"
    );
}

#[test]
fn a_table_of_one_column_is_a_box() {
    let cell = format!("<w:tc>{}{}</w:tc>", ps("Ttulo2", "Recuadro"), li(1, 0, "punto"));
    assert_eq!(docx(&tbl(&[cell])).markdown(), "## Recuadro\n\n- punto\n");
}

#[test]
fn a_form_is_read_row_by_row() {
    let cell = format!("<w:tc>{}{}</w:tc>", p("Texto."), li(1, 0, "punto"));
    let body = tbl(&[tc("", "Objetivo:") + &cell, tc("", "Sin respuesta") + &tc("", "")]);
    assert_eq!(docx(&body).markdown(), "**Objetivo:**\n\nTexto.\n\n- punto\n\nSin respuesta\n");
}

#[test]
fn a_table_inside_a_cell_is_flattened() {
    let inner = tbl(&[tc("", "x") + &tc("", "y")]);
    let body = tbl(&[
        tc("", "A") + &tc("", "B") + &tc("", "C"),
        format!("<w:tc>{inner}{}</w:tc>", p("z"))
            + &format!("<w:tc>{}{}</w:tc>", li(1, 0, "uno"), li(1, 0, "dos"))
            + &tc("", "c"),
    ]);
    assert_eq!(docx(&body).markdown(), "| A | B | C |\n| --- | --- | --- |\n| x y z | • uno • dos | c |\n");
}

#[test]
fn a_column_number_beyond_reason_costs_nothing() {
    let body = tbl(&[
        tc(r#"<w:gridSpan w:val="999999999"/>"#, "a") + &tc("", "b") + &tc("", "c"),
        tc("", "d") + &tc("", "e") + &tc("", "f"),
    ]);
    let markdown = docx(&body).markdown();
    assert!(markdown.contains("| a |") && markdown.contains("| d | e | f |"), "{markdown}");
}
