//! Text boxes, shapes and diagrams of all kinds.

use super::*;

fn choice(requires: &str, inside: &str) -> String {
    format!(r#"<mc:Choice Requires="{requires}">{inside}</mc:Choice>"#)
}

fn alternate(inside: &str) -> String {
    format!("<w:r><mc:AlternateContent>{inside}</mc:AlternateContent></w:r>")
}

fn shape(text: &str) -> String {
    format!(
        "<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>",
        p(text)
    )
}

fn old_shape(text: &str) -> String {
    format!(
        "<w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict>",
        p(text)
    )
}

#[test]
fn of_alternatives_the_first_that_is_understood_and_says_something_is_read() {
    let fallback = format!("<mc:Fallback>{}</mc:Fallback>", old_shape("vieja"));
    let cases = [
        (choice("wps", &shape("nueva")) + &fallback, "nueva"),
        (choice("nuevo", &shape("futura")) + &fallback, "vieja"),
        (choice("nuevo", &shape("futura")) + &choice("wps", &shape("nueva")) + &fallback, "nueva"),
        (choice("wps nuevo", &shape("futura")) + &fallback, "vieja"),
        (choice("sin_declarar", &shape("futura")) + &fallback, "vieja"),
        // Supported, but without anything to read.
        (choice("wps", "<w:drawing><wp:anchor/></w:drawing>") + &fallback, "vieja"),
        (choice("wps", &shape(" ")) + &choice("wpg", &shape("segunda")) + &fallback, "segunda"),
        // Unsupported content is better than nothing.
        (choice("nuevo", &shape("futura")), "futura"),
        (choice("nuevo", &shape("futura")) + "<mc:Fallback/>", "futura"),
    ];
    for (inside, expected) in cases {
        let body = pr(&(r("a") + &alternate(&inside) + &r("b")));
        assert_eq!(docx(&body).markdown(), format!("ab\n\n{expected}\n"), "{inside}");
    }
}

#[test]
fn alternatives_are_chosen_wherever_they_stand() {
    let either = |yes: &str, no: &str| {
        format!(
            "<mc:AlternateContent>{}<mc:Fallback>{no}</mc:Fallback></mc:AlternateContent>",
            choice("wps", yes)
        )
    };
    assert_eq!(docx(&either(&p("uno"), &p("dos"))).markdown(), "uno\n");
    assert_eq!(docx(&pr(&either(&r("uno"), &r("dos")))).markdown(), "uno\n");
    let row = |text: &str| format!("<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>", p(text), p("x"));
    let table = format!("<w:tbl>{}{}</w:tbl>", row("a"), either(&row("uno"), &row("dos")));
    assert_eq!(docx(&table).markdown(), "| a | x |\n| --- | --- |\n| uno | x |\n");
    // Nested, in a group.
    let group =
        format!("<w:drawing><wpg:wgp>{}</wpg:wgp></w:drawing>", either(&shape("dentro"), &old_shape("otra")));
    assert_eq!(docx(&pr(&alternate(&choice("wpg", &group)))).markdown(), "dentro\n");
}

#[test]
fn text_in_shapes_of_every_vocabulary_is_read() {
    let content = format!("<w:txbxContent>{}</w:txbxContent>", p("dentro"));
    let drawn = "<a:txBody><a:p><a:r><a:t>den</a:t></a:r><a:r><a:t>tro</a:t></a:r></a:p></a:txBody>";
    let cases = [
        format!("<w:pict><v:rect><v:textbox>{content}</v:textbox></v:rect></w:pict>"),
        format!(
            "<w:pict><v:group><v:shape/><v:group><v:shape><v:textbox>{content}</v:textbox></v:shape></v:group></v:group></w:pict>"
        ),
        format!(
            "<w:drawing><wpg:wgp><wpg:grpSp><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></wpg:grpSp></wpg:wgp></w:drawing>"
        ),
        format!(
            "<w:drawing><wpc:wpc><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></wpc:wpc></w:drawing>"
        ),
        format!("<w:drawing><nuevo:forma>{content}</nuevo:forma></w:drawing>"),
        format!("<w:drawing><a:sp>{drawn}</a:sp></w:drawing>"),
        format!("<w:object><v:shape><v:textbox>{content}</v:textbox></v:shape></w:object>"),
        r#"<w:pict><v:shape><v:textpath string="dentro"/></v:shape></w:pict>"#.to_owned(),
    ];
    for case in cases {
        let report = docx(&pr(&(r("Antes") + &format!("<w:r>{case}</w:r>")))).import();
        assert_eq!(report.markdown, "Antes\n\ndentro\n", "{case}");
        assert_eq!(report.unread, [], "{case}");
    }
}

fn point(id: &str, kind: &str, text: &str) -> String {
    format!(
        r#"<dgm:pt modelId="{id}" type="{kind}"><dgm:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt>"#
    )
}

fn link(from: &str, to: &str, order: u32) -> String {
    format!(r#"<dgm:cxn modelId="{from}{to}" srcId="{from}" destId="{to}" srcOrd="{order}"/>"#)
}

fn diagram(points: &str, links: &str) -> Docx {
    let data = format!(
        "<dgm:dataModel {W}><dgm:ptLst>{points}</dgm:ptLst><dgm:cxnLst>{links}</dgm:cxnLst></dgm:dataModel>"
    );
    let body = pr(
        r#"<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><dgm:relIds r:dm="d1" r:lo="d2"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"#,
    );
    docx(&(p("Antes.") + &body + &p("Después."))).part("d1", "diagramData", "word/diagrams/data1.xml", data)
}

#[test]
fn a_diagram_is_the_list_of_its_points() {
    let points = point("raiz", "doc", "")
        + &point("b", "node", "Segunda")
        + &point("a", "node", "Primera")
        + &point("a1", "node", "Bajo la primera")
        + &point("t", "sibTrans", "")
        + &point("v", "pres", "vista");
    let links = link("raiz", "b", 1) + &link("raiz", "a", 0) + &link("a", "a1", 0);
    assert_eq!(
        diagram(&points, &links).markdown(),
        "Antes.\n\n- Primera\n  - Bajo la primera\n- Segunda\n\nDespués.\n"
    );
}

#[test]
fn a_diagram_in_circles_or_in_great_depth_is_read_once() {
    let circle = point("a", "node", "Uno") + &point("b", "node", "Dos");
    assert_eq!(
        diagram(&circle, &(link("a", "b", 0) + &link("b", "a", 0))).markdown(),
        "Antes.\n\n- Uno\n  - Dos\n\nDespués.\n"
    );
    for text in ["", "paso"] {
        let points: String = (0..20_000).map(|at| point(&format!("p{at}"), "node", text)).collect();
        let links: String =
            (0..20_000).map(|at| link(&format!("p{at}"), &format!("p{}", at + 1), 0)).collect();
        let markdown = diagram(&points, &links).markdown();
        assert_eq!(markdown.matches("paso").count(), if text.is_empty() { 0 } else { 20_000 });
    }
}

#[test]
fn a_drop_cap_is_the_first_letter_of_its_word() {
    let cap = |place: &str| {
        format!(r#"<w:p><w:pPr><w:framePr w:dropCap="{place}" w:lines="3"/></w:pPr>{}</w:p>"#, r("L"))
    };
    for place in ["drop", "margin"] {
        assert_eq!(
            docx(&(cap(place) + &p("a frontera norte.") + &p("Otra."))).markdown(),
            "La frontera norte.\n\nOtra.\n"
        );
    }
    assert_eq!(docx(&(cap("none") + &p("a frontera."))).markdown(), "L\n\na frontera.\n");
    assert_eq!(docx(&cap("drop")).markdown(), "L\n");
}
