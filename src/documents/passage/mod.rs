//! Markdown as the blocks of a book. As on pages, raw HTML is left out, links lead to websites and email addresses only,
//! and pictures from elsewhere are their descriptions.

mod inlines;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use comrak::nodes::{ListType, NodeValue, TableAlignment};
use comrak::{Arena, Node};

use super::bounds::Deadline;
use super::html::text_within;
use super::markdown::options;
use crate::domain::book::{Alignment, Block, Figure, Inline, Row, Table};
use crate::domain::text::is_blank;

/// Maximum nesting of quotations, lists and footnotes. What is nested deeper is one paragraph.
const DEEPEST: usize = 12;

/// Returns a text as blocks. Top-level blocks other than headings, lines and code are numbered on from `number`, which
/// is changed to the last number given.
///
/// Stack use does not depend on nesting. A text that takes longer than two seconds to parse is its source in paragraphs.
pub fn blocks(markdown: &str, number: &mut u32) -> Vec<Block> {
    blocks_with(markdown, &Figures::new(), number)
}

/// Pictures that a text may show, by the address that stands for them in it.
pub type Figures = HashMap<String, Figure>;

/// Returns a text as [`blocks`] does, with these pictures where they stand in paragraphs of their own.
pub fn blocks_with(markdown: &str, figures: &Figures, number: &mut u32) -> Vec<Block> {
    let arena = Arena::new();
    let deadline = Deadline::short();
    let past = || deadline.passed();
    let mut found = match comrak::try_parse_document(&arena, markdown, &options(), &past) {
        Ok(root) => Reader::of(root, figures).blocks(root, 0),
        Err(_) => source(markdown),
    };
    settle_levels(&mut found);
    for block in &mut found {
        number_block(block, number);
    }
    found
}

fn source(markdown: &str) -> Vec<Block> {
    let paragraphs = markdown.split("\n\n").filter(|paragraph| !is_blank(paragraph));
    paragraphs.map(|text| Block::P { c: vec![Inline::Text(text.to_owned())], n: None }).collect()
}

/// Makes the highest heading level 1, and each heading at most one level lower than the one above it.
fn settle_levels(blocks: &mut [Block]) {
    let mut above: Vec<u8> = Vec::new();
    for block in blocks {
        if let Block::H { level, .. } = block {
            above.retain(|higher| higher < level);
            above.push(*level);
            *level = u8::try_from(above.len()).unwrap_or(u8::MAX);
        }
    }
}

fn number_block(block: &mut Block, last: &mut u32) {
    let n = match block {
        Block::P { n, .. } | Block::Ul { n, .. } | Block::Ol { n, .. } | Block::Quote { n, .. } => n,
        Block::H { .. } | Block::Code { .. } | Block::Hr | Block::Table(_) | Block::Fig(_) => return,
    };
    *last += 1;
    *n = Some(*last);
}

/// Reads the tree of a text.
struct Reader<'a> {
    /// Footnotes by name.
    notes: HashMap<String, Node<'a>>,
    figures: &'a Figures,
}

impl<'a> Reader<'a> {
    fn of(root: Node<'a>, figures: &'a Figures) -> Reader<'a> {
        let notes = root.children().filter_map(|node| match &node.data().value {
            NodeValue::FootnoteDefinition(note) => Some((note.name.clone(), node)),
            _ => None,
        });
        Reader { notes: notes.collect(), figures }
    }

    fn blocks(&self, parent: Node<'a>, depth: usize) -> Vec<Block> {
        let mut blocks = Vec::new();
        for node in parent.children() {
            match self.alone(node) {
                Some(figures) => blocks.extend(figures.into_iter().map(Block::Fig)),
                None => blocks.extend(self.block(node, depth)),
            }
        }
        blocks
    }

    /// Returns the pictures of a paragraph that consists of nothing else, if all of them can be shown.
    fn alone(&self, node: Node<'a>) -> Option<Vec<Figure>> {
        let NodeValue::Paragraph = &node.data().value else { return None };
        let mut figures = Vec::new();
        for inline in node.children() {
            match &inline.data().value {
                NodeValue::Image(image) => {
                    let mut figure = self.figures.get(&image.url)?.clone();
                    let alt = text_within(inline);
                    if !is_blank(&alt) {
                        figure.alt = alt.trim().to_owned();
                    }
                    figures.push(figure);
                }
                NodeValue::SoftBreak | NodeValue::LineBreak => {}
                NodeValue::Text(text) if is_blank(text) => {}
                _ => return None,
            }
        }
        (!figures.is_empty()).then_some(figures)
    }

    /// Returns a block; `None` if nothing of it is to be shown.
    fn block(&self, node: Node<'a>, depth: usize) -> Option<Block> {
        if depth >= DEEPEST {
            let text = text_within(node);
            return (!is_blank(&text)).then(|| Block::P { c: vec![Inline::Text(text)], n: None });
        }
        let shown = |c: Vec<Inline>| (!is_empty(&c)).then_some(c);
        Some(match &node.data().value {
            NodeValue::Paragraph => Block::P { c: shown(self.inlines(node, depth))?, n: None },
            NodeValue::Heading(heading) => {
                Block::H { level: heading.level, c: shown(self.inlines(node, depth))? }
            }
            NodeValue::ThematicBreak => Block::Hr,
            NodeValue::CodeBlock(code) => Block::Code { text: code.literal.trim_end().to_owned() },
            NodeValue::BlockQuote => {
                let blocks = self.blocks(node, depth + 1);
                (!blocks.is_empty()).then_some(Block::Quote { blocks, n: None })?
            }
            NodeValue::List(list) => {
                let items: Vec<Vec<Block>> =
                    node.children().map(|item| self.blocks(item, depth + 1)).collect();
                match list.list_type {
                    ListType::Bullet => Block::Ul { items, n: None },
                    ListType::Ordered => {
                        let start = u32::try_from(list.start).unwrap_or(u32::MAX);
                        Block::Ol { start, items, n: None }
                    }
                }
            }
            NodeValue::Table(table) => Block::Table(self.table(node, &table.alignments, depth)),
            _ => return None,
        })
    }

    fn table(&self, node: Node<'a>, alignments: &[TableAlignment], depth: usize) -> Table {
        let mut rows: Vec<Row> = node
            .children()
            .map(|row| row.children().map(|cell| self.inlines(cell, depth)).collect())
            .collect();
        let mut head = if rows.is_empty() { Row::new() } else { rows.remove(0) };
        if head.iter().all(|cell| is_empty(cell)) {
            head.clear();
        }
        let align = alignments.iter().map(|alignment| match alignment {
            TableAlignment::Right => Alignment::Right,
            TableAlignment::Center => Alignment::Center,
            TableAlignment::Left | TableAlignment::None => Alignment::Left,
        });
        Table { head, rows, align: align.collect(), ..Table::default() }
    }
}

/// Whether nothing of a text is visible.
fn is_empty(content: &[Inline]) -> bool {
    content.iter().all(|inline| match inline {
        Inline::Text(text) => is_blank(text),
        Inline::Marked(marked) => marked.content().is_some_and(is_empty),
    })
}
