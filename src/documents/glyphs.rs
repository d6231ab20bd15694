//! Prepares a line for Markdown: collapses spaces and moves marks to where Markdown can express them.
//!
//! A run of emphasis must not begin or end with a space, and next to a letter outside it must not begin or end with
//! punctuation (CommonMark 6.2, left- and right-flanking): `**Nota:**texto` would show its asterisks.

use super::blocks::{BOLD, CODE, Glyph, ITALIC, Line, STRIKE, What};

/// The kind of block that a line is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A paragraph, the only kind that can hold line breaks.
    Paragraph,
    /// A heading. In most styles it is bold throughout, so bold has no meaning there.
    Heading,
    /// A table cell.
    Cell,
}

/// Marks from the outermost to the innermost. Links are outside all of them.
pub(super) const ORDER: [u8; 4] = [STRIKE, BOLD, ITALIC, CODE];

/// Returns the line as it will be written.
pub(super) fn tidy(line: &[Glyph], place: Place) -> Line {
    let mut line = collapse(line, place);
    for glyph in &mut line {
        if place == Place::Heading {
            glyph.marks &= !BOLD;
        }
        if matches!(glyph.what, What::Note(_)) {
            (glyph.marks, glyph.link) = (0, 0);
        }
    }
    settle_links(&mut line);
    for (depth, mark) in ORDER.into_iter().enumerate() {
        settle(&mut line, mark, ORDER.get(..depth).unwrap_or_default(), place);
    }
    line
}

/// Collapses spaces, removes those at the ends of lines, and drops control characters and soft hyphens.
fn collapse(line: &[Glyph], place: Place) -> Line {
    let mut out: Line = Vec::with_capacity(line.len());
    for &glyph in line {
        let glyph = match glyph.what {
            What::Break if place != Place::Paragraph => Glyph { what: What::Char(' '), ..glyph },
            What::Char('\t' | '\n' | '\r' | '\x0B' | '\x0C' | '\u{85}' | '\u{2028}' | '\u{2029}') => {
                Glyph { what: What::Char(' '), ..glyph }
            }
            What::Char(c) if c.is_control() || c == '\u{AD}' || c == '\u{FEFF}' => continue,
            _ => glyph,
        };
        match glyph.what {
            What::Char(' ')
                if out.last().is_none_or(|last| matches!(last.what, What::Char(' ') | What::Break)) => {}
            What::Break => {
                drop_spaces(&mut out, false);
                if !out.is_empty() {
                    out.push(glyph);
                }
            }
            _ => out.push(glyph),
        }
    }
    drop_spaces(&mut out, true);
    out
}

fn drop_spaces(line: &mut Line, breaks_too: bool) {
    while line.last().is_some_and(|last| last.what == What::Char(' ') || breaks_too && last.is_space()) {
        line.pop();
    }
}

/// Shrinks links so that none begins or ends with a space or consists of spaces only.
fn settle_links(line: &mut Line) {
    for (from, to) in runs(line, |glyph| (glyph.link != 0).then_some(glyph.link)) {
        let Some(run) = line.get_mut(from..to) else { continue };
        let first = run.iter().position(|glyph| !glyph.is_space()).unwrap_or(run.len());
        let last = run.iter().rposition(|glyph| !glyph.is_space()).map_or(0, |last| last + 1);
        for (at, glyph) in run.iter_mut().enumerate() {
            if at < first || at >= last {
                glyph.link = 0;
            }
        }
    }
}

/// Limits one mark to where it is allowed; runs are split where an outer mark or a link begins or ends.
fn settle(line: &mut Line, mark: u8, outer: &[u8], place: Place) {
    let outside: u8 = outer.iter().fold(0, |all, mark| all | mark);
    let context = move |glyph: &Glyph| (glyph.link, glyph.marks & outside);
    bridge(line, mark, context);
    for (from, to) in runs(line, |glyph| (glyph.marks & mark != 0).then(|| context(glyph))) {
        let before = from.checked_sub(1).and_then(|at| line.get(at)).copied();
        let after = line.get(to).copied();
        let Some(run) = line.get_mut(from..to) else { continue };
        // A pipe in a cell's code would have to be escaped, and only tables support escapes inside code.
        let pipe = run.iter().any(|glyph| glyph.what == What::Char('|'));
        let noted = run.iter().any(|glyph| matches!(glyph.what, What::Note(_)));
        let unfit = mark == CODE && (place == Place::Cell && pipe || noted);
        let mut ends = (0, run.len());
        while let Some(first) = run.get(ends.0).filter(|_| ends.0 < ends.1) {
            let outside = ends.0.checked_sub(1).and_then(|at| run.get(at)).copied().or(before);
            if !leaves(*first, outside, mark) {
                break;
            }
            ends.0 += 1;
        }
        while let Some(last) = ends.1.checked_sub(1).and_then(|at| run.get(at)).filter(|_| ends.0 < ends.1) {
            let outside = run.get(ends.1).copied().or(after);
            if !leaves(*last, outside, mark) {
                break;
            }
            ends.1 -= 1;
        }
        for (at, glyph) in run.iter_mut().enumerate() {
            if unfit || at < ends.0 || at >= ends.1 {
                glyph.marks &= !mark;
            } else if mark == CODE && glyph.what == What::Break {
                glyph.what = What::Char(' ');
            }
        }
    }
}

/// Adds a mark to the space between two runs that have it: Word leaves the spaces between bold words plain.
fn bridge<C: PartialEq>(line: &mut Line, mark: u8, context: impl Fn(&Glyph) -> C) {
    let mut last: Option<usize> = None;
    for at in 0..line.len() {
        let Some(&glyph) = line.get(at) else { break };
        if glyph.is_space() && glyph.marks & mark == 0 {
            continue;
        }
        if let Some(from) = last
            && glyph.marks & mark != 0
            && let Some(gap) = line.get_mut(from + 1..at)
            && gap.iter().all(|space| context(space) == context(&glyph))
        {
            for space in gap {
                space.marks |= mark;
            }
        }
        last = (glyph.marks & mark != 0).then_some(at);
    }
}

/// Returns whether a glyph at the end of a run must lose the mark, given its neighbour outside.
fn leaves(glyph: Glyph, outside: Option<Glyph>, mark: u8) -> bool {
    let letter = |glyph: Glyph| matches!(glyph.what, What::Char(c) if c.is_alphanumeric());
    if glyph.is_space() || matches!(glyph.what, What::Note(_)) {
        return true;
    }
    mark != CODE && !letter(glyph) && outside.is_some_and(|next| letter(next) && next.link == glyph.link)
}

/// Returns the longest stretches of glyphs with the same key.
fn runs<K: PartialEq>(line: &[Glyph], key: impl Fn(&Glyph) -> Option<K>) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut open: Option<(usize, K)> = None;
    for (at, glyph) in line.iter().enumerate() {
        let now = key(glyph);
        if open.as_ref().map(|(_, key)| key) == now.as_ref() {
            continue;
        }
        if let Some((from, _)) = open.take() {
            found.push((from, at));
        }
        open = now.map(|key| (at, key));
    }
    if let Some((from, _)) = open {
        found.push((from, line.len()));
    }
    found
}
