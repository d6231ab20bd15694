//! Texts: headings that follow each other, tables that are whole and end, nothing empty, nothing nested without end.

use std::collections::HashMap;

use super::inlines::{MOST_IN_PARAGRAPH, break_inlines, cut, longest_word, paragraphs, says_something, size};
use crate::book::{Alignment, Block, Cell, Figure, Inline, Marked, Table};
use crate::pictures::Picture;

/// The deepest heading that PDF has.
const DEEPEST_HEADING: u32 = 6;
/// How deep lists and quotations, or emphasis, may be nested; what is deeper becomes plain.
const MOST_NESTED: usize = 6;
/// The most rows of a table that are printed.
const MOST_ROWS: usize = 1_000;
/// The most cells of all tables together; the tables after that are cut to a few rows.
const MOST_CELLS: usize = 120_000;
/// The rows of a table once there are too many cells.
const FEW_ROWS: usize = 20;
/// The most columns side by side; the others follow in a table of their own, with the first column again.
const MOST_COLUMNS: usize = 9;
/// The most columns that are printed.
const MOST_COLUMNS_AT_ALL: usize = 60;
/// The longest text of a cell.
const MOST_IN_CELL: usize = 4_000;
/// The longest word that a column is made wide for; longer ones are hyphenated.
const MOST_IN_COLUMN: usize = 14;
/// The highest number of an item.
const MOST_START: u32 = 99_999;

/// Cleans the texts of one book.
pub struct Texts {
    cells_left: usize,
    /// The names of the pictures that were found.
    pub pictures: Vec<String>,
    pub warnings: Vec<String>,
}

impl Texts {
    pub fn new() -> Texts {
        Texts { cells_left: MOST_CELLS, pictures: Vec::new(), warnings: Vec::new() }
    }

    /// A text that is a part of its own: its headings begin at the second level.
    pub fn part(&mut self, blocks: &mut Vec<Block>) {
        self.text(blocks, 1);
    }

    /// A text below a heading of this level.
    pub fn text(&mut self, blocks: &mut Vec<Block>, above: u32) {
        let deepest = DEEPEST_HEADING.saturating_sub(above);
        self.blocks(blocks, deepest, 0);
    }

    /// What stands in one line or paragraph.
    pub fn line(&mut self, pieces: &mut Vec<Inline>) {
        self.inlines(pieces, 0, true);
        cut(pieces, MOST_IN_PARAGRAPH);
    }

    /// `deepest` is the deepest heading in this text, 0 if it has none.
    fn blocks(&mut self, blocks: &mut Vec<Block>, deepest: u32, nested: usize) {
        let mut level = 0;
        let mut cleaned = Vec::with_capacity(blocks.len());
        for block in blocks.drain(..) {
            self.block(block, &mut level, deepest, nested, &mut cleaned);
        }
        *blocks = cleaned;
    }

    fn block(&mut self, block: Block, level: &mut u32, deepest: u32, nested: usize, out: &mut Vec<Block>) {
        match block {
            Block::P { mut c, n } => {
                self.inlines(&mut c, 0, false);
                if says_something(&c) {
                    out.extend(paragraphs(c, n));
                }
            }
            Block::H { level: wanted, mut c } => {
                self.line(&mut c);
                if !says_something(&c) {
                    return;
                }
                // In a list it would stand between headings of the text around it.
                if deepest == 0 || nested > 0 {
                    return out.push(Block::P { c: vec![Inline::Marked(Marked::Strong { c })], n: None });
                }
                *level = wanted.clamp(1, (*level + 1).min(deepest));
                out.push(Block::H { level: *level, c });
            }
            Block::Ul { items, n } => self.list(items, n, None, nested, out),
            Block::Ol { items, n, start } => self.list(items, n, Some(start.min(MOST_START)), nested, out),
            Block::Quote { mut blocks, n } => {
                self.blocks(&mut blocks, 0, nested + 1);
                if nested >= MOST_NESTED {
                    out.append(&mut blocks);
                } else if !blocks.is_empty() {
                    out.push(Block::Quote { blocks, n });
                }
            }
            Block::Code { text } => {
                if !text.trim().is_empty() {
                    out.push(Block::Code { text });
                }
            }
            Block::Hr => out.push(Block::Hr),
            Block::Table(table) => self.table(table, out),
            Block::Fig(figure) => self.figure(figure, out),
            Block::Unknown => {}
        }
    }

    fn list(
        &mut self,
        mut items: Vec<Vec<Block>>,
        n: Option<u32>,
        start: Option<u32>,
        nested: usize,
        out: &mut Vec<Block>,
    ) {
        for item in &mut items {
            self.blocks(item, 0, nested + 1);
        }
        items.retain(|item| !item.is_empty());
        if nested >= MOST_NESTED {
            out.extend(items.into_iter().flatten());
        } else if !items.is_empty() {
            out.push(match start {
                Some(start) => Block::Ol { start, items, n },
                None => Block::Ul { items, n },
            });
        }
    }

    fn figure(&mut self, mut figure: Figure, out: &mut Vec<Block>) {
        self.line(&mut figure.caption);
        self.picture(&figure.src);
        out.push(Block::Fig(figure));
    }

    /// Asks for a picture.
    pub fn picture(&mut self, src: &str) {
        if self.pictures.iter().all(|known| known != src) {
            self.pictures.push(src.to_owned());
        }
    }

    fn table(&mut self, mut table: Table, out: &mut Vec<Block>) {
        let widest = table.rows.iter().map(Vec::len).max().unwrap_or(0).max(table.head.len());
        let columns = widest.min(MOST_COLUMNS_AT_ALL);
        if columns == 0 {
            return;
        }
        if widest > columns {
            self.warnings.push(format!("a table has {widest} columns, of which {columns} are printed"));
        }
        let all = table.rows.len();
        let most = if self.cells_left < all.min(MOST_ROWS) * columns { FEW_ROWS } else { MOST_ROWS };
        table.rows.truncate(most);
        table.omitted = all - table.rows.len();
        if table.omitted > 0 {
            self.warnings.push(format!("a table has {all} rows, of which {most} are printed"));
        }
        self.cells_left = self.cells_left.saturating_sub(table.rows.len() * columns);
        table.align.resize(columns, Alignment::Left);
        if table.head.iter().all(|cell| cell.c.is_empty()) {
            table.head.clear();
        } else {
            table.head.resize_with(columns, Cell::default);
        }
        self.line(&mut table.caption);
        for row in &mut table.rows {
            row.resize_with(columns, Cell::default);
        }
        // What fits into a line of a cell, even of wide letters.
        let width = 60 / columns.min(MOST_COLUMNS);
        for cell in table.head.iter_mut().chain(table.rows.iter_mut().flatten()) {
            self.inlines(&mut cell.c, 0, false);
            cut(&mut cell.c, MOST_IN_CELL);
            break_inlines(&mut cell.c, width);
            cell.size = size(&cell.c);
            cell.word = longest_word(&cell.c).min(MOST_IN_COLUMN);
        }
        out.extend(side_by_side(table, columns).into_iter().map(Block::Table));
    }

    /// `plain`: without notes, as in headings and captions, which are printed in several places.
    fn inlines(&mut self, pieces: &mut Vec<Inline>, nested: usize, plain: bool) {
        let mut cleaned = Vec::with_capacity(pieces.len());
        for piece in pieces.drain(..) {
            match piece {
                Inline::Text(text) if text.is_empty() => {}
                Inline::Text(text) => cleaned.push(Inline::Text(text.replace('\n', " "))),
                Inline::Marked(Marked::Unknown) => {}
                Inline::Marked(Marked::Note { .. }) if plain => {}
                Inline::Marked(Marked::Note { blocks }) => self.note(blocks, nested, &mut cleaned),
                Inline::Marked(Marked::A { href, mut c }) if href.is_empty() || nested >= MOST_NESTED => {
                    self.inlines(&mut c, nested, plain);
                    cleaned.append(&mut c);
                }
                Inline::Marked(mut marked) => {
                    if let Some(inner) = marked.content_mut() {
                        self.inlines(inner, nested + 1, plain);
                        if nested >= MOST_NESTED {
                            cleaned.append(inner);
                            continue;
                        }
                        if inner.is_empty() {
                            continue;
                        }
                    }
                    cleaned.push(Inline::Marked(marked));
                }
            }
        }
        *pieces = cleaned;
    }

    /// The paragraphs of a note; its lists, tables and pictures become paragraphs or are left out.
    fn note(&mut self, blocks: Vec<Block>, nested: usize, out: &mut Vec<Inline>) {
        let mut paragraphs = Vec::new();
        flatten(blocks, &mut paragraphs);
        for paragraph in &mut paragraphs {
            self.inlines(paragraph, nested + 1, true);
        }
        let blocks: Vec<Block> =
            paragraphs.into_iter().filter(|c| says_something(c)).map(|c| Block::P { c, n: None }).collect();
        if !blocks.is_empty() {
            out.push(Inline::Marked(Marked::Note { blocks }));
        }
    }
}

/// The texts of blocks, one paragraph each.
fn flatten(blocks: Vec<Block>, out: &mut Vec<Vec<Inline>>) {
    for block in blocks {
        match block {
            Block::P { c, .. } | Block::H { c, .. } => out.push(c),
            Block::Ul { items, .. } | Block::Ol { items, .. } => {
                items.into_iter().for_each(|item| flatten(item, out));
            }
            Block::Quote { blocks, .. } => flatten(blocks, out),
            Block::Code { text } => out.push(vec![Inline::Text(text)]),
            Block::Table(table) => out.extend(table.rows.into_iter().flatten().map(|cell| cell.c)),
            Block::Hr | Block::Fig(_) | Block::Unknown => {}
        }
    }
}

/// A table with more columns than a page holds as several, each with the first column.
fn side_by_side(table: Table, columns: usize) -> Vec<Table> {
    if columns <= MOST_COLUMNS {
        return vec![table];
    }
    let others: Vec<usize> = (1..columns).collect();
    let part = |chosen: &[usize]| {
        let pick = |row: &Vec<Cell>| -> Vec<Cell> {
            std::iter::once(&0).chain(chosen).filter_map(|place| row.get(*place).cloned()).collect()
        };
        Table {
            head: pick(&table.head),
            rows: table.rows.iter().map(pick).collect(),
            align: std::iter::once(&0)
                .chain(chosen)
                .filter_map(|place| table.align.get(*place).copied())
                .collect(),
            caption: table.caption.clone(),
            is_head_foreign: table.is_head_foreign,
            omitted: table.omitted,
        }
    };
    others.chunks(MOST_COLUMNS - 1).map(part).collect()
}

/// Says where typst finds a picture, if it can be printed.
fn place(figure: &mut Figure, ready: &HashMap<String, Picture>) -> bool {
    let Some(picture) = ready.get(&figure.src) else { return false };
    figure.file = Some(picture.path.clone());
    (figure.width, figure.height) = (picture.width, picture.height);
    true
}

/// Returns a picture with where typst finds it, if it can be printed.
pub fn placed(mut figure: Figure, ready: &HashMap<String, Picture>) -> Option<Figure> {
    place(&mut figure, ready).then_some(figure)
}

/// Says of each picture where typst finds it.
pub fn place_pictures(blocks: &mut [Block], ready: &HashMap<String, Picture>) {
    for block in blocks {
        match block {
            Block::Fig(figure) => {
                place(figure, ready);
            }
            Block::Ul { items, .. } | Block::Ol { items, .. } => {
                items.iter_mut().for_each(|item| place_pictures(item, ready));
            }
            Block::Quote { blocks, .. } => place_pictures(blocks, ready),
            _ => {}
        }
    }
}
