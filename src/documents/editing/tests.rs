use super::*;
use proptest::prelude::*;

fn shape(markdown: &str) -> Vec<(usize, usize, String)> {
    let found = editable(markdown).blocks.into_iter();
    found.map(|block| (block.from, block.to, block.node["type"].as_str().unwrap().to_owned())).collect()
}

fn one(markdown: &str) -> Value {
    let blocks = editable(markdown).blocks;
    assert_eq!(blocks.len(), 1, "{markdown}");
    blocks[0].node.clone()
}

#[test]
fn each_block_has_its_lines() {
    let text =
        "# Uno\ntexto\nsigue\n\n- a\n- b\n\n\n| A | B |\n|---|--:|\n| 1 | 2 |\n\n[^1]: Nota.\n\n> cita\n";
    let expected = [
        (1, 1, "heading"),
        (2, 3, "paragraph"),
        (5, 6, "bullet_list"),
        (9, 11, "table"),
        (13, 13, "footnote"),
        (15, 15, "blockquote"),
    ];
    assert_eq!(shape(text), expected.map(|(from, to, kind)| (from, to, kind.to_owned())));
}

#[test]
fn definitions_of_links_are_source_wherever_they_are() {
    assert_eq!(shape("[a]\n\n[a]: http://a.example\n\nfin\n")[1], (3, 3, "source".to_owned()));
    assert_eq!(shape("[a]: http://a.example\ntexto [a]\n")[0].2, "source");
    assert_eq!(shape("- uno [a]\n\n  [a]: http://a.example\n")[0].2, "source");
}

#[test]
fn raw_html_is_kept_as_source_and_within_text() {
    assert_eq!(one("<div>\nhola\n</div>\n")["attrs"]["text"], "<div>\nhola\n</div>");
    let paragraph = one("uno <b onclick=x>dos</b>");
    assert_eq!(paragraph["content"][1], json!({ "type": "html", "attrs": { "text": "<b onclick=x>" } }));
}

#[test]
fn marks_within_marks_footnotes_and_pictures_are_there() {
    let paragraph = one("a **b *c*** d[^n] ![e *f*](g \"h\")\n\n[^n]: i".split("\n\n").next().unwrap());
    assert_eq!(paragraph["content"][2]["marks"], json!([{ "type": "strong" }, { "type": "em" }]));
    let blocks = editable("a[^n] ![e *f*](g \"h\")\n\n[^n]: i\n").blocks;
    assert_eq!(blocks[0].node["content"][1], json!({ "type": "note", "attrs": { "label": "n" } }));
    let image = json!({ "type": "image", "attrs": { "src": "g", "title": "h", "alt": "e f" } });
    assert_eq!(blocks[0].node["content"][3], image);
    assert_eq!(blocks[1].node["attrs"]["label"], "n");
}

#[test]
fn what_is_nested_too_deeply_is_source() {
    assert_eq!(one(&format!("{}a", "> ".repeat(200)))["type"], "source");
    assert_eq!(one(&format!("{}a{}", "*".repeat(20_000), "*".repeat(20_000)))["type"], "paragraph");
}

proptest! {
    #[test]
    fn blocks_follow_each_other_and_cover_every_line(
        text in "(a|b|  |    |\n|\n\n|- |1. |# |> |\\||---|\\[a\\]: b|\\[\\^1\\]: |\\[\\^1\\]|`|```|<p>|\\*|_|~~|\t|\r){0,40}",
    ) {
        let lines: Vec<&str> = text.split('\n').collect();
        let mut next = 1;
        for block in editable(&text).blocks {
            prop_assert!(block.from >= next && block.to >= block.from && block.to <= lines.len(), "{:?}", block);
            prop_assert!(lines[next - 1..block.from - 1].iter().all(|line| line.trim().is_empty()), "{:?}", block);
            next = block.to + 1;
        }
        prop_assert!(lines[next - 1..].iter().all(|line| line.trim().is_empty()));
    }
}
