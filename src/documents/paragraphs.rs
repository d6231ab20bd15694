//! The lines of a plain text: which of them form a paragraph, which stay separate lines, and which are rows of a table.
//!
//! Only the width shows whether the end of a line was intended. If the next word would not have fitted, the line was
//! wrapped and continues in the next one. If it would have, somebody ended the line there, as in an address, a verse or
//! a list of names.

use super::blocks::{Block, Glyph, Line, What, is_blank, plain};
use super::bounds::{MAX_CELLS, MAX_COLUMNS};
use crate::domain::text::is_private;

/// Maximum length of a wrapped line. If lines are longer, each of them is a paragraph.
const WRAPPED: usize = 100;
/// Minimum width of wrapped text. If all lines are shorter, each was ended by hand.
const NARROW: usize = 40;
/// Minimum length of a wrapped line, in hundredths of the usual width.
const NEAR: usize = 80;

/// One line without the spaces at its ends.
#[derive(Clone, Copy)]
struct Row<'t> {
    whole: &'t str,
    text: &'t str,
    chars: usize,
    indent: usize,
}

/// How a line relates to the one above it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Follows {
    /// It continues that line.
    On,
    /// As a separate line.
    Below,
    /// As a separate paragraph.
    Apart,
}

/// Returns the blocks of a text.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let rows: Vec<Row<'_>> = text.lines().map(Row::new).collect();
    let groups: Vec<&[Row<'_>]> =
        rows.split(|row| row.text.is_empty()).filter(|group| !group.is_empty()).collect();
    let width = Width::of(&groups);
    let mut cells = 0;
    let mut blocks = Vec::new();
    for group in groups {
        let mut from = 0;
        let mut at = 0;
        while at < group.len() {
            let rows = group.get(at..).unwrap_or_default();
            let rows = rows.iter().take_while(|row| row.is_tabbed()).count();
            let table =
                group.get(at..at + rows).filter(|_| rows > 1).and_then(|rows| table(rows, &mut cells));
            if let Some(table) = table {
                blocks.extend(paragraphs(group.get(from..at).unwrap_or_default(), width));
                blocks.push(table);
                from = at + rows;
            }
            at += rows.max(1);
        }
        blocks.extend(paragraphs(group.get(from..).unwrap_or_default(), width));
    }
    blocks
}

impl<'t> Row<'t> {
    fn new(whole: &'t str) -> Row<'t> {
        let text = whole.trim();
        let indent =
            whole.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { 4 } else { 1 }).sum();
        Row { whole, text, chars: text.chars().count(), indent }
    }

    fn first_word(&self) -> usize {
        self.text.split_whitespace().next().map_or(0, |word| word.chars().count())
    }

    /// Returns whether it looks like the next item of a list.
    fn begins_item(&self) -> bool {
        let sign = self.text.split_whitespace().next().unwrap_or_default();
        let marked = self.text.starts_with(['-', '*', '+', '•', '–', '—', '·', '▪', '●', '○'])
            || self.text.starts_with(is_private);
        (is_sign(sign) || marked) && self.text.contains(char::is_whitespace)
    }

    /// Returns whether its layout matters: columns made of spaces, and quotations in mail.
    fn is_set(&self) -> bool {
        self.text.starts_with('>') || self.text.contains("    ")
    }

    /// Returns whether it begins like the middle of a sentence.
    fn goes_on(&self) -> bool {
        let first = self.text.chars().find(|c| c.is_alphanumeric());
        first.is_some_and(|first| first.is_alphabetic() && !first.is_uppercase())
    }

    /// Returns whether it is all in capitals, so that they do not show where sentences begin.
    fn is_loud(&self) -> bool {
        !self.text.chars().any(char::is_lowercase)
    }

    /// Returns whether there is text on both sides of a tab.
    fn is_tabbed(&self) -> bool {
        self.text.contains('\t')
    }
}

/// Returns whether a word is an item's number: `1.`, `2)`, `a)`.
fn is_sign(word: &str) -> bool {
    let number = word.trim_end_matches(['.', ')', '-']);
    let ends = word.get(number.len()..).unwrap_or_default();
    let digits = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
    let letter = number.chars().count() == 1 && number.chars().all(char::is_alphabetic);
    digits && ends.starts_with(['.', ')']) || letter && ends.starts_with(')')
}

/// The width to which a text was wrapped, in characters.
#[derive(Clone, Copy)]
struct Width {
    usual: usize,
    /// Whether enough lines were seen to be certain.
    sure: bool,
}

impl Width {
    /// Returns the width near which most lines that are followed by another one end. `None` if the text is not wrapped.
    fn of(groups: &[&[Row<'_>]]) -> Option<Width> {
        let followed = groups.iter().flat_map(|group| open_pairs(group)).map(|(row, _)| row.chars);
        let mut widths: Vec<usize> = followed.filter(|chars| *chars <= WRAPPED).collect();
        widths.sort_unstable();
        let from = widths.partition_point(|chars| *chars < NARROW);
        let near =
            |at: usize, usual: usize| at + 1 - widths.partition_point(|chars| chars * 100 < usual * NEAR);
        let usual =
            widths.iter().copied().enumerate().skip(from).max_by_key(|(at, usual)| near(*at, *usual))?.1;
        let width = Width { usual, sure: false };
        let pairs = groups.iter().flat_map(|group| open_pairs(group));
        let sure = pairs.filter(|(row, next)| width.is_full(row, next) && next.goes_on()).count() > 2;
        Some(Width { usual, sure })
    }

    /// Returns whether the next line's first word would not have fitted, as judged by a person who does not count
    /// letters.
    fn is_full(self, row: &Row<'_>, next: &Row<'_>) -> bool {
        (row.chars + 1 + next.first_word()) * 100 > self.usual * NEAR
    }

    /// Returns whether most lines of a group were wrapped.
    fn wraps(self, group: &[Row<'_>]) -> bool {
        let pairs: Vec<_> = open_pairs(group).collect();
        let full = pairs.iter().filter(|(row, next)| row.chars <= WRAPPED && self.is_full(row, next));
        let (mut count, mut going_on) = (0, 0);
        for (row, next) in full {
            count += 1;
            going_on += usize::from(next.goes_on() || self.sure && row.is_loud() && next.is_loud());
        }
        // Sentences rarely begin at the start of a line; names in a list always do.
        count * 2 > pairs.len() && (going_on * 3 >= count || self.sure && pairs.len() < 3)
    }
}

/// Returns adjacent lines for which only the width shows whether they belong together.
fn open_pairs<'r, 't>(group: &'r [Row<'t>]) -> impl Iterator<Item = (&'r Row<'t>, &'r Row<'t>)> {
    let pairs = group.iter().zip(group.iter().skip(1));
    pairs.filter(|(row, next)| !(row.is_set() || next.is_set() || next.begins_item()))
}

/// Returns the paragraphs of a group of lines without blank lines in between.
fn paragraphs(group: &[Row<'_>], width: Option<Width>) -> Vec<Block> {
    let wraps = width.filter(|width| width.wraps(group));
    let mut blocks = Vec::new();
    let mut open = Line::new();
    let mut above: Option<(&Row<'_>, Follows)> = None;
    for row in group {
        let follows = above.map_or(Follows::Apart, |(above, had)| follows(above, had, row, wraps));
        match follows {
            Follows::On => open.push(Glyph::plain(' ')),
            Follows::Below => open.push(Glyph { what: What::Break, marks: 0, link: 0 }),
            Follows::Apart if is_blank(&open) => open.clear(),
            Follows::Apart => blocks.push(Block::Paragraph(std::mem::take(&mut open))),
        }
        open.extend(plain(row.text).into_iter().map(bullet_for_private));
        above = Some((row, follows));
    }
    if !is_blank(&open) {
        blocks.push(Block::Paragraph(open));
    }
    blocks
}

fn follows(above: &Row<'_>, had: Follows, row: &Row<'_>, wraps: Option<Width>) -> Follows {
    let full = wraps.is_some_and(|width| width.is_full(above, row));
    if row.begins_item() {
        Follows::Apart
    } else if above.is_set() || row.is_set() {
        Follows::Below
    } else if full && row.indent > above.indent + 1 && !above.begins_item() {
        Follows::Apart
    } else if full {
        Follows::On
    } else if above.chars > WRAPPED || row.chars > WRAPPED {
        Follows::Apart
    } else if had == Follows::On && above.text.ends_with(['.', ':', '!', '?', '»', '”']) {
        // The last line of a wrapped paragraph.
        Follows::Apart
    } else {
        Follows::Below
    }
}

/// Replaces Word's bullets, as they appear in plain text.
fn bullet_for_private(glyph: Glyph) -> Glyph {
    match glyph.what {
        What::Char(c @ '\u{F020}'..='\u{F0FF}') if is_private(c) => Glyph::plain('•'),
        _ => glyph,
    }
}

/// Returns rows with the same number of columns as a table. Columns are separated by one tab each, or by as many tabs
/// as were needed to align them.
fn table(rows: &[Row<'_>], cells: &mut usize) -> Option<Block> {
    let exact: Vec<Vec<&str>> =
        rows.iter().map(|row| row.whole.split('\t').map(str::trim).collect()).collect();
    let aligned: Vec<Vec<&str>> = rows
        .iter()
        .map(|row| row.text.split('\t').map(str::trim).filter(|cell| !cell.is_empty()).collect())
        .collect();
    let rows = [exact, aligned].into_iter().find_map(regular)?;
    let columns = rows.first()?.len();
    // The numbers and bullets of a list are not a column.
    let listed = columns == 2
        && rows.iter().filter_map(|row| row.first()).any(|cell| {
            is_sign(cell) || cell.chars().count() == 1 && !cell.chars().all(char::is_alphanumeric)
        });
    let total = cells.saturating_add(columns.saturating_mul(rows.len()));
    if listed || !(2..=MAX_COLUMNS).contains(&columns) || total > MAX_CELLS {
        return None;
    }
    *cells = total;
    let line = |cell: &str| plain(cell).into_iter().map(bullet_for_private).collect();
    Some(Block::Table(rows.into_iter().map(|row| row.into_iter().map(line).collect()).collect()))
}

/// Removes blank columns, if all rows have the same number of columns; `None` if they do not, or if fewer than two
/// remain.
fn regular(mut rows: Vec<Vec<&str>>) -> Option<Vec<Vec<&str>>> {
    let columns = rows.first()?.len();
    if rows.iter().any(|row| row.len() != columns) {
        return None;
    }
    let used: Vec<bool> = (0..columns)
        .map(|column| rows.iter().any(|row| row.get(column).is_some_and(|cell| !cell.is_empty())))
        .collect();
    for row in &mut rows {
        let mut at = 0;
        row.retain(|_| {
            at += 1;
            used.get(at - 1).copied().unwrap_or(false)
        });
    }
    Some(rows).filter(|rows| rows.first().is_some_and(|row| row.len() > 1))
}
