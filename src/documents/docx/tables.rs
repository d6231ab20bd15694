//! Tables. Markdown has rows of one-line cells; Word also uses tables for forms, boxes and layout. Tables that do not
//! fit into Markdown are read row by row, so that headings and lists inside are preserved.

use super::body::Reader;
use super::controls;
use super::flow::Piece;
use super::package::Relations;
use super::xml::{self, El};
use crate::documents::blocks::{BOLD, Block, CODE, Glyph, Line, What, is_blank, plain};
use crate::documents::bounds::{MAX_CELLS, MAX_COLUMNS, too_large};
use crate::documents::unread::UnreadKind;
use crate::error::Result;

/// The blocks of one cell.
type Cell = Vec<Block>;

/// A cell with more paragraphs than this is a text, not a value.
const MAX_PARAGRAPHS: usize = 2;

impl<'a> Reader<'a> {
    /// Reads a table as blocks.
    pub(super) fn table(&mut self, table: El<'a>, relations: &Relations) -> Result<Vec<Piece>> {
        let mut rows = Vec::new();
        self.rows(table, relations, &mut rows)?;
        let rows = without_blanks(rows);
        let columns = rows.first().map_or(0, Vec::len);
        let blocks = match columns {
            0 => Vec::new(),
            1 => rows.into_iter().flatten().flatten().collect(),
            2 if rows.iter().flatten().any(is_rich) => rows.into_iter().flat_map(labelled).collect(),
            _ => apart(rows),
        };
        Ok(blocks.into_iter().map(Piece::Block).collect())
    }

    fn rows(&mut self, parent: El<'a>, relations: &Relations, rows: &mut Vec<Vec<Cell>>) -> Result<()> {
        for el in parent.children().filter(El::is_element) {
            match xml::word(el) {
                _ if xml::is_passed_over(el) => {}
                "tr" => {
                    let properties = xml::child(el, "trPr");
                    let skipped = properties.and_then(|properties| xml::value(properties, "gridBefore"));
                    let skipped = skipped.and_then(|skipped| skipped.parse().ok()).unwrap_or(0);
                    let mut row = vec![Cell::new(); usize::min(skipped, MAX_COLUMNS - 1)];
                    self.cells(el, relations, &mut row)?;
                    self.cells += row.len();
                    if self.cells > MAX_CELLS {
                        return Err(too_large());
                    }
                    rows.push(row);
                }
                _ => self.rows(xml::branch(el, self.deadline)?.unwrap_or(el), relations, rows)?,
            }
        }
        Ok(())
    }

    /// Reads the cells of a row. A merged cell has its text in its first position and leaves the others blank; repeated
    /// text would be found repeatedly.
    fn cells(&mut self, parent: El<'a>, relations: &Relations, row: &mut Vec<Cell>) -> Result<()> {
        for el in parent.children().filter(El::is_element) {
            match xml::word(el) {
                _ if xml::is_passed_over(el) => {}
                "tc" => {
                    let properties = xml::child(el, "tcPr");
                    let span = properties.and_then(|properties| xml::value(properties, "gridSpan"));
                    let span: usize = span.and_then(|span| span.trim().parse().ok()).unwrap_or(1);
                    let merge = properties.and_then(|properties| xml::child(properties, "vMerge"));
                    let covered = merge.is_some_and(|merge| xml::attribute(merge, "val") != Some("restart"));
                    let mut cell = self.blocks(el, relations)?;
                    if covered && !cell.is_empty() {
                        self.unread.one(UnreadKind::HiddenText);
                        cell.clear();
                    }
                    let full = row.len() >= MAX_COLUMNS;
                    if let Some(last) = row.last_mut().filter(|_| full) {
                        last.extend(cell);
                        continue;
                    }
                    row.push(cell);
                    let free = MAX_COLUMNS.saturating_sub(row.len());
                    row.extend(std::iter::repeat_n(Cell::new(), span.saturating_sub(1).min(free)));
                }
                "sdt" => {
                    let from = row.len();
                    if let Some(content) = xml::child(el, "sdtContent") {
                        self.cells(content, relations, row)?;
                    }
                    // A prompt is not content, but its cell keeps its position.
                    if controls::left_out(el, &self.prompts, &self.styles).is_some() {
                        row.iter_mut().skip(from).for_each(Cell::clear);
                    }
                }
                _ => self.cells(xml::branch(el, self.deadline)?.unwrap_or(el), relations, row)?,
            }
        }
        Ok(())
    }
}

/// Removes blank rows and columns and makes all rows the same length.
fn without_blanks(mut rows: Vec<Vec<Cell>>) -> Vec<Vec<Cell>> {
    rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let used: Vec<bool> = (0..columns)
        .map(|column| rows.iter().any(|row| row.get(column).is_some_and(|cell| !cell.is_empty())))
        .collect();
    for row in &mut rows {
        row.resize_with(columns, Cell::new);
        let mut at = 0;
        row.retain(|_| {
            at += 1;
            used.get(at - 1).copied().unwrap_or(false)
        });
    }
    rows
}

/// Returns whether a cell's content, apart from pictures, does not fit into a Markdown cell.
fn is_rich(cell: &Cell) -> bool {
    let said = cell.iter().filter(|block| !matches!(block, Block::Picture(_)));
    said.clone().count() > MAX_PARAGRAPHS || said.clone().any(|block| !matches!(block, Block::Paragraph(_)))
}

/// Returns a table, and below it the pictures in its cells, which cannot hold any.
fn apart(mut rows: Vec<Vec<Cell>>) -> Vec<Block> {
    let mut pictures = Vec::new();
    rows.iter_mut().flatten().for_each(|cell| take_pictures(cell, &mut pictures));
    let rows = without_blanks(rows);
    let rows: Vec<Vec<Line>> = rows.into_iter().enumerate().map(|(at, row)| lines(row, at == 0)).collect();
    let table =
        Some(Block::Table(rows)).filter(|table| !matches!(table, Block::Table(rows) if rows.is_empty()));
    table.into_iter().chain(pictures).collect()
}

/// Moves the pictures out of blocks, in their order.
fn take_pictures(blocks: &mut Vec<Block>, pictures: &mut Vec<Block>) {
    let mut kept = Vec::with_capacity(blocks.len());
    for mut block in blocks.drain(..) {
        match &mut block {
            Block::Picture(_) => {
                pictures.push(block);
                continue;
            }
            Block::Quote(inside) => take_pictures(inside, pictures),
            Block::List(list) => list.items.iter_mut().for_each(|item| take_pictures(item, pictures)),
            Block::Heading(..) | Block::Paragraph(_) | Block::Code(_) | Block::Table(_) => {}
        }
        kept.push(block);
    }
    *blocks = kept;
}

/// Reads a row of a form, whose first cell is the label for the second.
fn labelled(row: Vec<Cell>) -> Vec<Block> {
    let said = row.iter().skip(1).any(|cell| !cell.is_empty());
    let mut blocks = Vec::new();
    for (at, mut cell) in row.into_iter().enumerate() {
        if let (0, true, [Block::Paragraph(line)]) = (at, said, cell.as_mut_slice()) {
            for glyph in line {
                glyph.marks |= BOLD;
            }
        }
        blocks.extend(cell);
    }
    blocks
}

/// Returns the cells of a row, each on one line. Header cells are bold already.
fn lines(row: Vec<Cell>, header: bool) -> Vec<Line> {
    row.into_iter()
        .map(|cell| {
            let mut line = Line::new();
            flatten(&cell, &mut line);
            for glyph in line.iter_mut().filter(|_| header) {
                glyph.marks &= !BOLD;
            }
            line
        })
        .collect()
}

/// Puts blocks on one line, separated by spaces; list items keep a sign.
fn flatten(blocks: &[Block], out: &mut Line) {
    for block in blocks {
        if !out.is_empty() && !is_blank(out) {
            out.push(Glyph::plain(' '));
        }
        match block {
            Block::Heading(_, line) | Block::Paragraph(line) => out.extend(line),
            Block::Quote(inside) => flatten(inside, out),
            Block::Code(code) => {
                out.extend(code.chars().map(|c| Glyph { what: What::Char(c), marks: CODE, link: 0 }));
            }
            Block::List(list) => {
                for (number, item) in (list.start..).zip(&list.items) {
                    let sign = if list.ordered { format!(" {number}. ") } else { " • ".to_owned() };
                    out.extend(plain(&sign));
                    flatten(item, out);
                }
            }
            // They stand below the table.
            Block::Picture(_) => {}
            Block::Table(rows) => {
                for line in rows.iter().flatten() {
                    out.extend(line);
                    out.push(Glyph::plain(' '));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::blocks::List;

    fn paragraph(text: &str) -> Block {
        Block::Paragraph(plain(text))
    }

    #[test]
    fn pictures_in_cells_stand_below_their_table_in_order() {
        let list = List { ordered: false, start: 1, items: vec![vec![paragraph("d"), Block::Picture(1)]] };
        let rows = vec![
            vec![vec![paragraph("a")], vec![paragraph("b")], vec![paragraph("c"), Block::Picture(0)]],
            vec![vec![Block::List(list)], vec![], vec![paragraph("e")]],
            vec![vec![], vec![Block::Picture(2)], vec![]],
        ];
        let line = |text: &str| plain(text);
        let table = vec![vec![line("a"), line("b"), line("c")], vec![line(" •  d"), line(""), line("e")]];
        let below = [0, 1, 2].map(Block::Picture);
        assert_eq!(apart(rows), [vec![Block::Table(table)], below.to_vec()].concat());
    }

    #[test]
    fn a_table_of_pictures_alone_is_its_pictures() {
        let rows = vec![vec![vec![Block::Picture(0)], vec![Block::Picture(1)], vec![Block::Picture(2)]]];
        assert_eq!(apart(rows), [0, 1, 2].map(Block::Picture));
    }

    #[test]
    fn a_picture_makes_no_cell_a_text() {
        assert!(!is_rich(&vec![paragraph("a"), paragraph("b"), Block::Picture(0)]));
        assert!(is_rich(&vec![Block::Heading(2, plain("a"))]));
    }
}
