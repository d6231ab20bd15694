use proptest::prelude::*;
use serde_json::{Value, json};

use super::{Figures, blocks, blocks_with};
use crate::domain::book::{Block, Figure};

fn read(markdown: &str) -> Value {
    serde_json::to_value(blocks(markdown, &mut 0)).unwrap()
}

#[test]
fn every_kind_of_block_is_read() {
    let text =
        "## Datos\n\nUno *dos* **tres** ~~no~~ `x`  \nfin\n\n- a\n- b\n\n3. c\n\n> d\n\n---\n\n    e\n";
    let expected = json!([
        {"t": "h", "level": 1, "c": ["Datos"]},
        {"t": "p", "n": 1, "c": ["Uno ", {"t": "em", "c": ["dos"]}, " ", {"t": "strong", "c": ["tres"]}, " ",
            {"t": "s", "c": ["no"]}, " ", {"t": "code", "text": "x"}, {"t": "br"}, "fin"]},
        {"t": "ul", "n": 2, "items": [[{"t": "p", "c": ["a"]}], [{"t": "p", "c": ["b"]}]]},
        {"t": "ol", "n": 3, "start": 3, "items": [[{"t": "p", "c": ["c"]}]]},
        {"t": "quote", "n": 4, "blocks": [{"t": "p", "c": ["d"]}]},
        {"t": "hr"},
        {"t": "code", "text": "e"},
    ]);
    assert_eq!(read(text), expected);
}

#[test]
fn a_table_has_a_head_unless_it_is_empty() {
    let expected = json!([{"t": "table", "head": [["A"], ["B"]], "rows": [[["1"], ["2"]]],
        "align": ["left", "right"], "caption": [], "is_head_foreign": false}]);
    assert_eq!(read("| A | B |\n|---|--:|\n| 1 | 2 |"), expected);
    assert_eq!(read("| | |\n|-|-|\n| 1 | 2 |")[0]["head"], json!([]));
}

#[test]
fn a_footnote_stands_where_it_is_called() {
    let expected =
        json!([{"t": "p", "n": 1, "c": ["Uno", {"t": "note", "blocks": [{"t": "p", "c": ["Fuente"]}]}]}]);
    assert_eq!(read("Uno[^1]\n\n[^1]: Fuente"), expected);
}

#[test]
fn footnotes_that_call_themselves_and_each_other_end() {
    let text = "Uno[^1]\n\n[^1]: Véase[^2]\n\n[^2]: Véase[^1] y[^2]";
    assert!(read(text).to_string().contains("Véase"));
}

#[test]
fn headings_begin_at_the_highest_level_and_leave_none_out() {
    let levels = |text: &str| -> Vec<u64> {
        let read = read(text);
        read.as_array().unwrap().iter().map(|block| block["level"].as_u64().unwrap()).collect()
    };
    assert_eq!(levels("### a\n\n###### b\n\n#### c\n\n### d\n\n## e"), [1, 2, 2, 1, 1]);
}

#[test]
fn nothing_but_text_comes_of_html_pictures_and_other_links() {
    let text =
        "<b>a</b> [b](javascript:x) ![c](https://example.org/c.png) [d](https://example.org)\n\n<div>e</div>";
    let expected = json!([{"t": "p", "n": 1, "c": ["a b ", {"t": "em", "c": ["c"]}, " ",
        {"t": "a", "href": "https://example.org/", "c": ["d"]}]}]);
    let mut found = read(text);
    // The words around a removed element stay pieces of their own.
    let pieces = found[0]["c"].as_array_mut().unwrap();
    let text: String =
        pieces.iter().take_while(|piece| piece.is_string()).filter_map(Value::as_str).collect();
    pieces.retain(|piece| !piece.is_string() || piece == " ");
    pieces.insert(0, json!(text));
    assert_eq!(found, expected);
}

#[test]
fn what_is_nested_without_end_is_read() {
    for text in
        [">".repeat(2_000) + "a", "- ".repeat(2_000) + "a", "*".repeat(5_000) + "a" + &"*".repeat(5_000)]
    {
        assert!(read(&text).to_string().contains('a'));
    }
}

#[test]
fn numbers_go_on_from_one_text_to_the_next() {
    let mut number = 0;
    blocks("Uno\n\nDos", &mut number);
    let third = serde_json::to_value(blocks("# T\n\nTres", &mut number)).unwrap();
    assert_eq!((third[1]["n"].as_u64(), number), (Some(3), 3));
}

proptest! {
    #[test]
    fn whatever_is_written_is_read(text in "[a-c*_`#>|\\-\\[\\]()^:!~<\\n 1.]{0,200}") {
        blocks(&text, &mut 0);
    }
}

#[test]
fn a_picture_of_the_text_in_a_paragraph_of_its_own_is_a_figure() {
    let figure = Figure { src: "ab".into(), alt: "Mapa".into(), ..Figure::default() };
    let figures = Figures::from([("attachment:1".to_owned(), figure.clone())]);
    let read = |markdown: &str| blocks_with(markdown, &figures, &mut 0);
    assert_eq!(read("![](attachment:1)"), [Block::Fig(figure.clone())]);
    let told = Figure { alt: "Otra".into(), ..figure.clone() };
    assert_eq!(
        read("![Otra](attachment:1)\n![](attachment:1)"),
        [Block::Fig(told), Block::Fig(figure.clone())]
    );
    let mut quoted = read("> ![](attachment:1)");
    let mut seen = 0;
    quoted[0].each_figure(&mut |found| {
        assert_eq!(*found, figure);
        seen += 1;
    });
    assert_eq!(seen, 1);
    for other in ["![Mapa](attachment:2)", "Un ![Mapa](attachment:1)", "![Mapa](https://example.org/a.png)"] {
        assert!(matches!(read(other).as_slice(), [Block::P { .. }]), "{other}");
    }
}
