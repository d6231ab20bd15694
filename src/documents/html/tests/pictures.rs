use std::collections::HashMap;

use super::*;

const ID: &str = "01960000-0000-7000-8000-000000000001";

fn shown(markdown: &str) -> String {
    let small = format!("/es/attachments/{ID}/small");
    let whole = Some(format!("/es/attachments/{ID}"));
    let picture = Picture {
        small,
        whole,
        size: (640, 147),
        alt: "Una <fila>".into(),
        caption: "En \"Arica\" & más".into(),
        credit: "MRE".into(),
    };
    let pictures: HashMap<String, Picture> = [(format!("attachment:{ID}"), picture)].into();
    let style = Style {
        pictures: &pictures,
        mark: &|text| text.find("marca").map(|at| at..at + 5).into_iter().collect(),
        ..STYLE
    };
    let (html, ..) = written(markdown, &style);
    let cleaned = cleaning::cleaned(&html);
    assert_eq!(cleaned.as_str(), html, "the cleaner has nothing to do");
    one_line(&cleaned)
}

#[test]
fn a_picture_by_itself_is_a_figure_and_within_a_line_a_picture() {
    let img = |alt: &str| {
        format!(
            "<img src=\"/es/attachments/{ID}/small\" alt=\"{alt}\" width=\"640\" height=\"147\" loading=\"lazy\">"
        )
    };
    let figure = |alt: &str| {
        format!(
            "<figure>{}<figcaption>En \"Arica\" &amp; más · MRE · <a href=\"/es/attachments/{ID}\">Whole</a></figcaption></figure>",
            img(alt)
        )
    };
    assert_eq!(shown(&format!("![Otra](attachment:{ID})")), figure("Otra"));
    assert_eq!(shown(&format!("![](attachment:{ID})")), figure("Una &lt;fila&gt;"));
    assert_eq!(shown(&format!("![a](attachment:{ID})\n![b](attachment:{ID})")), figure("a") + &figure("b"));
    let line = format!("Antes ![uno dos](attachment:{ID}) marca.");
    assert_eq!(shown(&line), format!("<p>Antes {} <mark>marca</mark>.</p>", img("uno dos")));
    let item = shown(&format!("- ![a](attachment:{ID})"));
    assert!(item.contains(&img("a")) && !item.contains("<figure>"), "{item}");
}

#[test]
fn only_what_belongs_to_the_text_is_shown() {
    for other in [
        "attachment:01960000-0000-7000-8000-000000000002",
        "ATTACHMENT:x",
        "https://example.org/a.png",
        "data:image/png;base64,AA",
        "/es/attachments/01960000-0000-7000-8000-000000000001",
    ] {
        let html = shown(&format!("![Mapa]({other})"));
        assert_eq!(html, "<p class=\"picture\">Picture: Mapa</p>", "{other}");
    }
    let both = shown(&format!("![a](attachment:{ID}) ![b](attachment:x)"));
    assert!(both.starts_with("<p class=\"picture\"><img") && both.contains("Picture: b"), "{both}");
}

#[test]
fn the_cleaner_lets_no_other_pictures_through() {
    for url in [
        "https://example.org/x.png",
        "//example.org/attachments/01960000-0000-7000-8000-000000000001",
        "/attachments/x",
        "data:image/png;base64,AA",
        "javascript:alert(1)",
        "/a?/attachments/01960000-0000-7000-8000-000000000001",
    ] {
        let html = cleaning::cleaned(&format!("<img src=\"{url}\" alt=\"x\">"));
        assert!(!html.as_str().contains("src"), "{html}");
    }
}
