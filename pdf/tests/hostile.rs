//! Whatever people write, a book is printed: bad characters, texts without end or without anything, and bad pictures.

mod common;

use std::collections::HashMap;
use std::io::Cursor;

use acervo_pdf::{Error, Request, pdf};
use common::{has, named, paragraph, print, print_with, sample, small, text};
use serde_json::{Value, json};

/// A book whose practice has this title.
fn titled(title: &str) -> Value {
    let mut book = small(json!([paragraph("Hola.")]));
    book["edition"]["title"] = title.into();
    book["chapters"][0]["title"] = title.into();
    book["chapters"][0]["practices"][0]["title"] = title.into();
    book
}

fn table(columns: usize, rows: usize) -> Value {
    let row = |i: usize| (0..columns).map(|j| json!([format!("celda {i} {j}")])).collect::<Vec<_>>();
    json!({
        "t": "table", "head": (0..columns).map(|j| json!([format!("Columna {j}")])).collect::<Vec<_>>(),
        "rows": (0..rows).map(row).collect::<Vec<_>>(), "align": [], "caption": [], "is_head_foreign": false,
    })
}

fn figure(src: &str) -> Value {
    json!({"t": "fig", "src": src, "alt": "Un barco", "caption": ["El barco"], "credit": ""})
}

/// The same book with every text, or every list, emptied.
fn emptied(value: &Value, with: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let kept = |name: &String| matches!(name.as_str(), "t" | "src");
            members
                .iter()
                .map(|(name, member)| {
                    (name.clone(), if kept(name) { member.clone() } else { emptied(member, with) })
                })
                .collect()
        }
        Value::Array(items) => items.iter().map(|item| emptied(item, with)).collect(),
        Value::String(_) => with.clone(),
        other => other.clone(),
    }
}

#[test]
fn a_book_with_nothing_in_it_is_printed() {
    for book in [
        json!({}),
        json!({"language": null, "edition": null, "chapters": [null]}),
        json!({"chapters": [{}], "countries": [{}], "matrix": {}, "glossary": {}}),
    ] {
        assert!(print(&book).pages >= 4);
    }
}

#[test]
fn texts_that_are_null_or_empty_are_printed_as_nothing() {
    assert!(print(&emptied(&sample(), &Value::Null)).pages > 10);
    assert!(print(&emptied(&sample(), &json!(""))).pages > 10);
}

#[test]
fn titles_of_300_characters_are_printed_whole() {
    let made = print(&titled(&"Inclusión de migrantes ".repeat(13)));
    let text = text(&made).unwrap_or_default().replace('\n', " ");
    assert!(text.is_empty() || text.matches("Inclusión de migrantes").count() >= 3 * 13);
    print(&titled(&"A".repeat(300)));
    print(&titled(&"Mucho más largo. ".repeat(2_000)));
}

#[test]
fn characters_that_no_font_has_become_a_mark_that_the_colophon_explains() {
    let made = print(&titled("العربية y 中文 y 😀👩\u{200d}👩 y \u{0}\u{7}\u{e000}\u{feff}\u{202e} fin"));
    assert!(
        made.warnings.iter().any(|warning| warning.starts_with("no font has U+4E2D (3 times")),
        "{:?}",
        made.warnings
    );
    let Some(text) = text(&made) else { return };
    assert!(text.contains("■ y ■ y ■ y ■ fin"), "{text}");
    assert!(text.contains("El signo ■ reemplaza"));
}

#[test]
fn characters_that_say_the_same_are_put_in_their_place() {
    let made =
        print(&small(json!([paragraph("cafe\u{301} g\u{303} 10\u{2011}12 ● ㎡ ①\u{3000}ñandú\u{fe0f}")])));
    assert_eq!(made.warnings, Vec::<String>::new());
    assert!(
        text(&made).is_none_or(|text| text.contains("café g\u{303} 10-12 • m2 1 ñandú")),
        "{:?}",
        text(&made)
    );
}

#[test]
fn what_looks_like_markup_or_a_file_is_text() {
    let hostile = "#read(\"/etc/passwd\") #panic() $x$ *a* <b> @c // = d";
    let made = print(&titled(hostile));
    assert!(text(&made).is_none_or(|text| text.replace('\n', " ").contains(hostile)), "{:?}", text(&made));
    print(&small(json!([{"t": "code", "text": "#import \"@preview/x:1.0.0\""}])));
}

#[test]
fn words_without_an_end_stay_on_the_page() {
    let long = format!("https://example.org/{}/b?c={}", "a".repeat(400), "F".repeat(200));
    let cell = json!({"t": "table", "head": [], "rows": [[["W".repeat(90)], ["W".repeat(90)], ["x"]]]});
    let made = print(&small(json!([
        paragraph(&"Pneumo".repeat(60)), paragraph(&long), {"t": "p", "c": [{"t": "a", "href": long, "c": ["aquí"]}]},
        {"t": "code", "text": "x".repeat(500)}, cell,
    ])));
    let Some((_, boxes)) = common::read_with("pdftotext", &["-bbox", "FILE", "-"], &made) else { return };
    let right = |line: &str| {
        line.split_once("xMax=\"").and_then(|(_, rest)| rest.split('"').next()?.parse::<f64>().ok())
    };
    let farthest = boxes.lines().filter(|line| line.contains("<word")).filter_map(right).fold(0.0, f64::max);
    // The page is 595.3 points wide, with a margin of 56.7.
    assert!(farthest > 300.0 && farthest < 545.0, "{farthest}");
}

#[test]
fn tables_of_any_size_end() {
    let made = print(&small(json!([table(4, 10_000)])));
    assert!(
        made.warnings.contains(&"a table has 10000 rows, of which 1000 are printed".to_owned()),
        "{:?}",
        made.warnings
    );
    assert!(text(&made).is_none_or(|text| text.contains("celda 999 3")
        && !text.contains("celda 1000 3")
        && text.contains("9000 filas más")));
    let wide = print(&small(
        json!([table(40, 3), table(1, 1), table(3, 0), table(0, 0), {"t": "table", "head": [["a"]], "rows": [[], [["b"], ["c"]]]}]),
    ));
    assert!(text(&wide).is_none_or(|text| text.contains("celda 2 39")));
}

#[test]
fn headings_may_skip_levels_and_stand_anywhere() {
    let heading = |level: u32, text: &str| json!({"t": "h", "level": level, "c": [text]});
    let list = json!({"t": "ul", "items": [[heading(1, "En la lista"), table(6, 2)]]});
    let made = print(&small(json!([
        heading(9, "Nueve"),
        heading(0, "Cero"),
        heading(3, "Tres"),
        heading(1, ""),
        list
    ])));
    assert!(text(&made).is_none_or(|text| {
        ["Nueve", "Cero", "Tres", "En la lista"].iter().all(|title| text.contains(title))
    }));
    let mut book = sample();
    for (chapter, level) in book["chapters"].as_array_mut().unwrap().iter_mut().zip([7, 2]) {
        chapter["level"] = level.into();
    }
    print(&book);
}

#[test]
fn texts_nested_without_end_lose_their_nesting_and_nothing_else() {
    let mut blocks = json!([paragraph("fondo")]);
    let mut piece = json!("centro");
    for depth in 0..16 {
        blocks = match depth % 3 {
            0 => json!([{"t": "quote", "blocks": blocks}]),
            1 => json!([{"t": "ul", "items": [blocks]}]),
            _ => json!([{"t": "ol", "start": 4_000_000_000_u32, "items": [blocks]}]),
        };
        piece = json!({"t": (["em", "strong", "s", "sup"][depth % 4]), "c": [piece]});
    }
    let note = json!({"t": "note", "blocks": [{"t": "p", "c": ["uno", {"t": "note", "blocks": [paragraph("dos")]}]}, blocks[0]]});
    let made = print(&small(
        json!([blocks[0], {"t": "p", "c": [piece, note]}, {"t": "ul", "items": [[], []]}, {"t": "new"}]),
    ));
    assert!(
        text(&made)
            .is_none_or(|text| text.contains("fondo") && text.contains("centro") && text.contains("uno"))
    );
}

#[test]
fn a_paragraph_of_a_whole_book_is_printed_soon() {
    let made = print(&small(json!([paragraph(&"Lorem ipsum dolor sit amet. ".repeat(1_000))])));
    assert!(text(&made).is_none_or(|text| text.matches("ipsum").count() == 1_000));
}

#[test]
fn names_that_lead_nowhere_are_left_out() {
    let mut book = small(json!([paragraph("Hola.")]));
    let twin = book["chapters"][0]["practices"][0].clone();
    book["chapters"][0]["practices"].as_array_mut().unwrap().push(twin);
    book["countries"] = json!([{"code": "CL", "name": "Chile", "practices": ["1.1", "9.9"]}, {"code": "PE", "name": "Perú", "practices": ["8.8"]}]);
    book["contributors"] = json!([{"name": "Nadie", "practices": []}]);
    book["matrix"] = json!({"columns": [{"code": "1", "label": "Uno"}], "rows": [{"name": "Chile", "cells": [1, 2, 3], "total": 1}, {"name": "Perú"}]});
    book["glossary"] =
        json!({"languages": ["es", "xx", "fr"], "rows": [["uno"], ["dos", "??", "deux", "de más"]]});
    book["edition"]["date"] = "2026-02-31".into();
    book["language"] = "gn".into();
    let made = print(&book);
    assert_eq!(made.warnings.len(), 5, "{:?}", made.warnings);
    assert!(text(&made).is_none_or(|text| text.contains("deux") && !text.contains("??")));
}

#[test]
fn only_addresses_that_are_safe_to_open_become_links() {
    let link = |href: &str| json!({"t": "p", "c": [{"t": "a", "href": href, "c": ["aquí"]}]});
    let made = print(&small(json!([
        link("javascript:alert(1)"),
        link("file:///etc/passwd"),
        link("https://example.org/ñ 😀")
    ])));
    assert!(!has(&made, b"javascript") && !has(&made, b"passwd"));
    assert!(has(&made, b"https://example.org/%C3%B1%20%F0%9F%98%80"));
}

#[test]
fn pictures_that_are_none_are_described_instead() {
    let svg = br#"<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>"#.to_vec();
    let cut = include_bytes!("books/bars.png")[..900].to_vec();
    let mut bomb = include_bytes!("books/bars.png").to_vec();
    // The width and height that the file claims.
    bomb[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
    let pictures = named([svg, cut, bomb, Vec::new()]);
    let blocks: Vec<Value> = pictures.keys().map(|name| figure(name)).chain([figure("none")]).collect();
    let made = print_with(&small(blocks.into()), &pictures, false);
    assert_eq!(made.warnings.len(), 5, "{:?}", made.warnings);
    assert!(
        text(&made).is_none_or(|text| text.matches("La imagen no se pudo imprimir: Un barco").count() == 5)
    );
}

#[test]
fn pictures_of_all_kinds_and_sizes_are_printed() {
    use image::{DynamicImage, ImageFormat};
    let encoded = |image: DynamicImage, format| {
        let mut bytes = Cursor::new(Vec::new());
        image.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    };
    let pictures = named([
        encoded(DynamicImage::new_rgb8(3_000, 20), ImageFormat::Jpeg),
        encoded(DynamicImage::new_rgba16(20, 2_500), ImageFormat::Png),
        encoded(DynamicImage::new_rgba8(64, 64), ImageFormat::WebP),
        encoded(DynamicImage::new_rgba8(64, 32), ImageFormat::Gif),
        encoded(DynamicImage::new_luma8(1, 1), ImageFormat::Png),
    ]);
    let mut blocks: Vec<Value> = pictures.keys().map(|name| figure(name)).collect();
    blocks.push(json!({"t": "fig", "src": pictures.keys().next(), "alt": ""}));
    let made = print_with(&small(blocks.into()), &pictures, false);
    assert_eq!(made.warnings, Vec::<String>::new());
    assert!(has(&made, b"/Figure") && has(&made, b"/Alt"));
}

#[test]
fn what_is_no_book_is_refused() {
    let ask =
        |book: &[u8]| pdf(&Request { book, pictures: &HashMap::new(), paragraph_numbers: false, threads: 1 });
    for json in ["", "[]", "{\"chapters\": 5}", "{\"edition\": {\"title\": []}}"] {
        assert!(matches!(ask(json.as_bytes()), Err(Error::NotABook(_))), "{json}");
    }
    let deep = format!("{{\"summary\": {}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(matches!(ask(deep.as_bytes()), Err(Error::NotABook(_))));
    assert!(matches!(ask(&vec![b' '; (64 << 20) + 1]), Err(Error::TooLong)));
}
