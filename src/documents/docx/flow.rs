//! Turns consecutive paragraphs into lists, quotations and code: Word marks each paragraph, Markdown the whole.

use super::numbering::{Label, Sign};
use crate::documents::blocks::{Block, Line, List, What};

/// One paragraph, or a block that is already complete.
#[derive(Debug)]
pub(super) enum Piece {
    /// A complete block.
    Block(Block),
    /// The first paragraph of a list item.
    Item(Label, Line),
    /// A further paragraph of a list item.
    Continued(Line),
    /// A paragraph of a quotation.
    Quote(Line),
    /// A line of code.
    Code(Line),
}

/// Pieces in document order.
#[derive(Debug, Default)]
pub(super) struct Flow {
    pieces: Vec<Piece>,
}

/// A list that may still grow, at a level of Word's numbering.
struct Open {
    level: u8,
    last: u32,
    list: List,
}

impl Flow {
    pub(super) fn push(&mut self, piece: Piece) {
        self.pieces.push(piece);
    }

    /// Returns the individual pieces, for callers that place them elsewhere.
    pub(super) fn into_pieces(self) -> Vec<Piece> {
        self.pieces
    }

    /// Assembles the pieces into blocks.
    pub(super) fn assemble(self) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut open: Vec<Open> = Vec::new();
        for piece in self.pieces {
            match piece {
                Piece::Item(label, line) => add_item(&mut blocks, &mut open, &label, line),
                Piece::Continued(line) => match open.last_mut().and_then(|open| open.list.items.last_mut()) {
                    Some(item) => item.push(Block::Paragraph(line)),
                    None => blocks.push(Block::Paragraph(line)),
                },
                Piece::Block(block) => {
                    close(&mut blocks, &mut open, None);
                    blocks.push(block);
                }
                Piece::Quote(line) => {
                    close(&mut blocks, &mut open, None);
                    match blocks.last_mut() {
                        Some(Block::Quote(inside)) => inside.push(Block::Paragraph(line)),
                        _ => blocks.push(Block::Quote(vec![Block::Paragraph(line)])),
                    }
                }
                Piece::Code(line) => {
                    close(&mut blocks, &mut open, None);
                    match blocks.last_mut() {
                        Some(Block::Code(code)) => {
                            code.push('\n');
                            code.push_str(&verbatim(&line));
                        }
                        _ => blocks.push(Block::Code(verbatim(&line))),
                    }
                }
            }
        }
        close(&mut blocks, &mut open, None);
        blocks
    }
}

/// Adds an item to the innermost open list of its level, or to a new one.
fn add_item(blocks: &mut Vec<Block>, open: &mut Vec<Open>, label: &Label, line: Line) {
    close(blocks, open, Some(label.level));
    let ordered = label.sign == Sign::Number;
    let fits = |open: &Open| {
        // A number out of sequence begins a new list, whereas a bullet always continues a list of bullets.
        let follows = !ordered || label.value == open.last.saturating_add(1);
        open.level == label.level && open.list.ordered == ordered && follows
    };
    if open.last().is_some_and(|open| open.level == label.level && !fits(open)) {
        close_last(blocks, open);
    }
    if open.last().is_none_or(|open| open.level != label.level) {
        let list = List { ordered, start: label.value.min(999_999_999), items: Vec::new() };
        open.push(Open { level: label.level, last: label.value, list });
    }
    if let Some(open) = open.last_mut() {
        open.last = label.value;
        open.list.items.push(vec![Block::Paragraph(line)]);
    }
}

/// Closes the lists below a level, or all of them for `None`.
fn close(blocks: &mut Vec<Block>, open: &mut Vec<Open>, level: Option<u8>) {
    while open.last().is_some_and(|open| level.is_none_or(|level| open.level > level)) {
        close_last(blocks, open);
    }
}

/// Closes the innermost list and adds it to the last item of the list around it.
fn close_last(blocks: &mut Vec<Block>, open: &mut Vec<Open>) {
    let Some(closed) = open.pop() else { return };
    let block = Block::List(closed.list);
    match open.last_mut().and_then(|open| open.list.items.last_mut()) {
        Some(item) => item.push(block),
        None => blocks.push(block),
    }
}

/// Returns a line of code unchanged.
fn verbatim(line: &Line) -> String {
    line.iter()
        .filter_map(|glyph| match glyph.what {
            What::Char('\u{A0}') => Some(' '),
            What::Char(c) => Some(c).filter(|c| !c.is_control() || *c == '\t'),
            What::Break => Some('\n'),
            What::Note(_) => None,
        })
        .collect()
}
