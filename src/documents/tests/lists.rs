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
