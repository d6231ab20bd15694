//! Whatever a line holds, Markdown reads back its text, and its marks unless they were given up.

use comrak::Arena;
use comrak::nodes::NodeValue;
use proptest::prelude::*;

use super::super::blocks::{BOLD, Block, CODE, Document, Glyph, ITALIC, Line, List, STRIKE, What, text_of};
use super::super::bounds::Deadline;
use super::super::glyphs::{Place, tidy};
use super::super::{inline, markdown, write};

fn glyphs() -> impl Strategy<Value = Line> {
    let what = prop_oneof![
        12 => prop::sample::select("ab1 .,:;-+#>=|~*_`[](){}<>&!\\\"'/@ñ€ \u{a0}—“”".chars().collect::<Vec<_>>()).prop_map(What::Char),
        1 => Just(What::Break),
        1 => Just(What::Note(1)),
        1 => any::<char>().prop_map(What::Char),
    ];
    let marks = prop_oneof![4 => Just(0), 1 => Just(BOLD), 1 => Just(ITALIC), 1 => Just(BOLD | ITALIC), 1 => Just(STRIKE), 1 => Just(CODE), 1 => 0u8..16];
    let run = (prop::collection::vec(what, 1..8), marks, prop_oneof![5 => Just(0u32), 1 => 1u32..=2]);
    prop::collection::vec(run, 0..6).prop_map(|runs| {
        let glyph = |(whats, marks, link): (Vec<What>, u8, u32)| {
            whats.into_iter().map(move |what| Glyph { what, marks, link }).collect::<Line>()
        };
        runs.into_iter().flat_map(glyph).collect()
    })
}

fn links() -> Vec<String> {
    vec!["https://iom.int/a_b?c=(d)&amp;e*f".to_owned(), "mailto:a@b.org".to_owned()]
}

fn written(blocks: Vec<Block>) -> String {
    let note = vec![Block::Paragraph(super::super::blocks::plain("nota"))];
    let document = Document { blocks, notes: vec![note], links: links(), pictures: Vec::new() };
    write::document(&document, &Deadline::start()).expect("it is written")
}

/// Returns the text of the first block that Markdown reads, with line breaks as spaces, without notes.
fn first_text(markdown: &str) -> String {
    let arena = Arena::new();
    let root = comrak::parse_document(&arena, markdown, &markdown::options());
    let mut text = String::new();
    for node in root.first_child().into_iter().flat_map(|node| node.descendants()) {
        match &node.data().value {
            NodeValue::Text(piece) => text.push_str(piece),
            NodeValue::Code(code) => text.push_str(&code.literal),
            NodeValue::LineBreak => text.push(' '),
            NodeValue::SoftBreak | NodeValue::HtmlInline(_) | NodeValue::Image(_) => {
                text.push_str("<unexpected>")
            }
            _ => {}
        }
    }
    text
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn visible(line: &[Glyph], place: Place) -> String {
    squeezed(&text_of(&tidy(line, place)))
}

fn kinds(markdown: &str) -> Vec<&'static str> {
    let arena = Arena::new();
    let root = comrak::parse_document(&arena, markdown, &markdown::options());
    root.children().map(|node| node.data().value.xml_node_name()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, ..ProptestConfig::default() })]

    #[test]
    fn a_paragraph_reads_back(line in glyphs()) {
        let expected = visible(&line, Place::Paragraph);
        let has_note = line.iter().any(|glyph| glyph.what == What::Note(1));
        let markdown = written(vec![Block::Paragraph(line.clone())]);
        if expected.is_empty() && !has_note {
            return Ok(());
        }
        prop_assert_eq!(squeezed(&first_text(&markdown)), expected, "{}", markdown);
        let kinds = kinds(&markdown);
        prop_assert_eq!(kinds.first().copied(), Some("paragraph"), "{}", markdown);
        prop_assert_eq!(kinds.len(), if has_note { 2 } else { 1 }, "{}", markdown);
    }

    #[test]
    fn a_heading_reads_back(line in glyphs()) {
        let expected = visible(&line, Place::Heading);
        if !expected.is_empty() {
            let markdown = written(vec![Block::Heading(2, line.clone())]);
            prop_assert_eq!(squeezed(&first_text(&markdown)), expected, "{}", markdown);
            prop_assert_eq!(kinds(&markdown).first().copied(), Some("heading"), "{}", markdown);
        }
    }

    #[test]
    fn a_table_reads_back(cells in prop::collection::vec(glyphs(), 4)) {
        let expected = squeezed(&cells.iter().map(|cell| visible(cell, Place::Cell)).collect::<Vec<_>>().join(" "));
        let rows = cells.chunks(2).map(<[Line]>::to_vec).collect();
        let markdown = written(vec![Block::Table(rows)]);
        let arena = Arena::new();
        let root = comrak::parse_document(&arena, &markdown, &markdown::options());
        let table = root.first_child().expect("a block");
        prop_assert_eq!(table.data().value.xml_node_name(), "table", "{}", markdown);
        prop_assert_eq!(table.children().count(), 2, "{}", markdown);
        prop_assert!(table.children().all(|row| row.children().count() == 2), "{}", markdown);
        // There is nothing between cells, so compare without spaces.
        prop_assert_eq!(first_text(&markdown).split_whitespace().collect::<String>(), expected.replace(' ', ""), "{}", markdown);
    }

    #[test]
    fn a_list_reads_back(items in prop::collection::vec(glyphs(), 1..5), ordered: bool, start in 0u32..2000) {
        let items: Vec<Line> = items.into_iter().filter(|line| !visible(line, Place::Paragraph).is_empty()).collect();
        if items.is_empty() {
            return Ok(());
        }
        let nested = |line: &Line| {
            let inner = List { ordered, start, items: vec![vec![Block::Paragraph(line.clone())]] };
            vec![Block::Paragraph(line.clone()), Block::List(inner)]
        };
        let list = List { ordered, start, items: items.iter().map(nested).collect() };
        let markdown = written(vec![Block::List(list)]);
        let arena = Arena::new();
        let root = comrak::parse_document(&arena, &markdown, &markdown::options());
        let list = root.first_child().expect("a block");
        prop_assert_eq!(list.children().count(), items.len(), "{}", markdown);
        for (item, line) in list.children().zip(&items) {
            prop_assert_eq!(item.children().count(), 2, "{}", markdown);
            let expected = visible(line, Place::Paragraph);
            let text: String = plain(item);
            prop_assert_eq!(text.split_whitespace().collect::<String>(), format!("{expected}{expected}").split_whitespace().collect::<String>(), "{}", markdown);
        }
    }

    #[test]
    fn marks_are_kept_between_words(words in prop::collection::vec(("[a-zñ]{1,4}", 0u8..8), 1..6)) {
        let mut line = Line::new();
        for (word, marks) in &words {
            line.extend(word.chars().map(|c| Glyph { what: What::Char(c), marks: *marks, link: 0 }));
            line.push(Glyph { what: What::Char(' '), marks: 0, link: 0 });
        }
        let text = inline::line(&line, &[], Place::Paragraph, &Deadline::start()).expect("it is written");
        let arena = Arena::new();
        let root = comrak::parse_document(&arena, &text, &markdown::options());
        let bold: String = root.descendants().filter(|node| matches!(node.data().value, NodeValue::Strong)).map(plain).collect();
        let expected: String = words.iter().filter(|(_, marks)| marks & BOLD != 0).map(|(word, _)| word.as_str()).collect();
        prop_assert_eq!(bold.replace(' ', ""), expected, "{}", text);
    }
}

fn plain<'a>(node: comrak::Node<'a>) -> String {
    let mut text = String::new();
    for node in node.descendants() {
        match &node.data().value {
            NodeValue::Text(piece) => text.push_str(piece),
            NodeValue::Code(code) => text.push_str(&code.literal),
            NodeValue::LineBreak => text.push(' '),
            _ => {}
        }
    }
    text
}
