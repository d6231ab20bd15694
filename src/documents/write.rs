//! Writes blocks as Markdown.

use crate::error::Result;

use super::blocks::{Block, Document, Line, List};
use super::bounds::{Deadline, MAX_BODY_BYTES, too_large};
use super::glyphs::Place;
use super::inline;

/// Writes the whole document: its blocks, then its notes.
pub(super) fn document(document: &Document, deadline: &Deadline) -> Result<String> {
    let writer = Writer { links: &document.links, pictures: &document.pictures, deadline };
    let mut out = writer.blocks(&document.blocks, false)?;
    for (note, blocks) in document.notes.iter().enumerate() {
        let text = writer.blocks(blocks, false)?;
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        out.push_str(&indented(&text, &format!("[^{}]: ", note + 1), "    "));
        checked(&out)?;
    }
    if !out.is_empty() {
        out.push('\n');
    }
    Ok(out)
}

struct Writer<'a> {
    links: &'a [String],
    pictures: &'a [String],
    deadline: &'a Deadline,
}

impl Writer<'_> {
    /// Writes blocks below each other. In a tight list, the block directly after a paragraph is its sub-list.
    fn blocks(&self, blocks: &[Block], tight: bool) -> Result<String> {
        let mut out = String::new();
        let mut twin = false;
        for (at, block) in blocks.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|before| blocks.get(before));
            // Two adjacent lists would be read as one if they had the same sign.
            twin = match (before, block) {
                (Some(Block::List(last)), Block::List(list)) if last.ordered == list.ordered => !twin,
                _ => false,
            };
            let text = self.block(block, twin)?;
            if text.is_empty() {
                continue;
            }
            if !out.is_empty() {
                // Only a list that starts with 1 may interrupt a paragraph (CommonMark 5.3).
                let interrupts = matches!(block, Block::List(list) if !list.ordered || list.start == 1);
                out.push_str(if tight && interrupts && !matches!(before, Some(Block::List(_))) {
                    "\n"
                } else {
                    "\n\n"
                });
            }
            out.push_str(&text);
            checked(&out)?;
        }
        Ok(out)
    }

    fn block(&self, block: &Block, twin: bool) -> Result<String> {
        match block {
            Block::Heading(level, line) => {
                let text = self.line(line, Place::Heading)?;
                let signs = "#".repeat(usize::from(*level).clamp(1, 6));
                Ok(if text.is_empty() { text } else { format!("{signs} {text}") })
            }
            Block::Paragraph(line) => self.line(line, Place::Paragraph),
            Block::Quote(blocks) => Ok(indented(&self.blocks(blocks, false)?, "> ", "> ")),
            Block::Code(code) => Ok(fenced(code)),
            Block::Picture(number) => Ok(self.pictures.get(*number).cloned().unwrap_or_default()),
            Block::List(list) => self.list(list, twin),
            Block::Table(rows) => self.table(rows),
        }
    }

    fn list(&self, list: &List, twin: bool) -> Result<String> {
        let tight =
            list.items.iter().all(|item| item.iter().skip(1).all(|block| matches!(block, Block::List(_))));
        let mut out = String::new();
        let mut number = list.start;
        for item in &list.items {
            let sign = match (list.ordered, twin) {
                (true, false) => format!("{number}. "),
                (true, true) => format!("{number}) "),
                (false, false) => "- ".to_owned(),
                (false, true) => "* ".to_owned(),
            };
            let text = self.blocks(item, tight)?;
            if text.is_empty() {
                continue;
            }
            if !out.is_empty() {
                out.push_str(if tight { "\n" } else { "\n\n" });
            }
            out.push_str(&indented(&text, &sign, &" ".repeat(sign.len())));
            number = number.saturating_add(1).min(999_999_999);
            checked(&out)?;
        }
        Ok(out)
    }

    /// Writes rows of cells with the first row as the header, as GFM requires. Cells hold one line: neither line breaks
    /// nor `<br>`, since bodies have no raw HTML.
    fn table(&self, rows: &[Vec<Line>]) -> Result<String> {
        let mut out = String::new();
        for (at, row) in rows.iter().enumerate() {
            out.push('|');
            for cell in row {
                out.push(' ');
                out.push_str(&self.line(cell, Place::Cell)?);
                out.push_str(" |");
            }
            if at == 0 {
                out.push_str("\n|");
                out.push_str(&" --- |".repeat(row.len()));
            }
            if at + 1 < rows.len() {
                out.push('\n');
            }
            checked(&out)?;
        }
        Ok(out)
    }

    fn line(&self, line: &Line, place: Place) -> Result<String> {
        inline::line(line, self.links, place, self.deadline)
    }
}

/// Fails if the text has outgrown what a body may have.
fn checked(out: &str) -> Result<()> {
    if out.len() > MAX_BODY_BYTES { Err(too_large()) } else { Ok(()) }
}

/// Puts `first` before the first line of the text and `rest` before the others; blank lines get no trailing spaces.
fn indented(text: &str, first: &str, rest: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            out.push('\n');
        }
        let prefix = if at == 0 { first } else { rest };
        out.push_str(if line.is_empty() { prefix.trim_end() } else { prefix });
        out.push_str(line);
    }
    out
}

/// Writes code between fences that are longer than any sequence of backticks inside.
fn fenced(code: &str) -> String {
    if code.trim().is_empty() {
        return String::new();
    }
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}\n{}\n{fence}", code.trim_matches('\n'))
}
