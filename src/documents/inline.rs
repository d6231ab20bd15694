//! Writes one line of glyphs as Markdown, escaped so that it reads back as the same glyphs. If that is impossible,
//! marks are given up rather than text: [`line`] parses its own output.

use comrak::Arena;
use comrak::arena_tree::NodeEdge;
use comrak::nodes::NodeValue;

use crate::error::Result;

use super::blocks::{BOLD, CODE, Glyph, ITALIC, STRIKE, What};
use super::bounds::{Deadline, MAX_BODY_BYTES, too_large};
use super::glyphs::{ORDER, Place, tidy};
use super::markdown;

/// Writes a line. Empty if nothing in it is visible.
pub(super) fn line(glyphs: &[Glyph], links: &[String], place: Place, deadline: &Deadline) -> Result<String> {
    deadline.check()?;
    let mut kept = glyphs.to_vec();
    for given_up in [0, ITALIC | STRIKE, BOLD | ITALIC | STRIKE | CODE] {
        for glyph in &mut kept {
            glyph.marks &= !given_up;
        }
        let tidied = tidy(&kept, place);
        let written = write(&tidied, links, place)?;
        if tidied.iter().all(|glyph| glyph.marks == 0 && glyph.link == 0)
            || reads_back(&written, &tidied, links, place)
        {
            return Ok(written);
        }
    }
    for glyph in &mut kept {
        glyph.link = 0;
    }
    write(&tidy(&kept, place), links, place)
}

/// The levels that are open at one position, from the outside in: the link, then [`ORDER`].
type Levels = [u32; 5];

fn levels(glyph: &Glyph) -> Levels {
    let mut levels = [glyph.link, 0, 0, 0, 0];
    for (level, mark) in levels.iter_mut().skip(1).zip(ORDER) {
        *level = u32::from(glyph.marks & mark);
    }
    levels
}

fn write(glyphs: &[Glyph], links: &[String], place: Place) -> Result<String> {
    let mut out = String::with_capacity(glyphs.len() + glyphs.len() / 8);
    let mut open: Levels = [0; 5];
    let mut fence = String::new();
    let mut at = 0;
    while let Some(glyph) = glyphs.get(at) {
        if out.len() > MAX_BODY_BYTES {
            return Err(too_large());
        }
        let wanted = levels(glyph);
        let common = open.iter().zip(&wanted).take_while(|(open, wanted)| open == wanted).count();
        close(&mut out, &open, common, links, &fence);
        if common == 0
            && wanted[0] != 0
            && let Some((end, url)) = autolink(glyphs, at, links)
        {
            out.extend(["<", url, ">"]);
            (at, open) = (end, [0; 5]);
            continue;
        }
        for (level, &value) in wanted.iter().enumerate().skip(common) {
            match (level, value) {
                (_, 0) => {}
                (0, _) => out.push('['),
                (4, _) => {
                    fence = code_fence(glyphs.get(at..).unwrap_or_default());
                    out.push_str(&fence);
                    if fence.len() > 1 {
                        out.push(' ');
                    }
                }
                _ => out.push_str(sign(level)),
            }
        }
        open = wanted;
        match glyph.what {
            What::Break => out.push_str("\\\n"),
            What::Note(number) => out.push_str(&format!("[^{number}]")),
            What::Char(c) if open[4] != 0 => out.push(c),
            What::Char(c) => {
                if must_escape(glyphs, at, c, place) {
                    out.push('\\');
                }
                out.push(c);
            }
        }
        at += 1;
    }
    close(&mut out, &open, 0, links, &fence);
    Ok(out)
}

fn sign(level: usize) -> &'static str {
    match level {
        1 => "~~",
        2 => "**",
        _ => "*",
    }
}

/// Closes everything from the innermost level out to `common`.
fn close(out: &mut String, open: &Levels, common: usize, links: &[String], fence: &str) {
    for (level, &value) in open.iter().enumerate().skip(common).rev() {
        match (level, value) {
            (_, 0) => {}
            (0, link) => {
                out.push_str("](");
                for c in address(links, link).chars() {
                    if matches!(c, '(' | ')' | '\\' | '&') {
                        out.push('\\');
                    }
                    out.push(c);
                }
                out.push(')');
            }
            (4, _) => {
                if fence.len() > 1 {
                    out.push(' ');
                }
                out.push_str(fence);
            }
            _ => out.push_str(sign(level)),
        }
    }
}

fn address(links: &[String], link: u32) -> &str {
    usize::try_from(link).ok().and_then(|link| links.get(link.checked_sub(1)?)).map_or("", String::as_str)
}

/// Returns the end and the address of a link whose text is its own address.
fn autolink<'l>(glyphs: &[Glyph], from: usize, links: &'l [String]) -> Option<(usize, &'l str)> {
    let rest = glyphs.get(from..)?;
    let link = rest.first()?.link;
    let url = address(links, link);
    let run = rest.iter().take_while(|glyph| glyph.link == link);
    let mut shown = run.map(|glyph| if glyph.marks == 0 { glyph.what } else { What::Break });
    let same = url.chars().all(|c| shown.next() == Some(What::Char(c))) && shown.next().is_none();
    let web = url.starts_with("http://") || url.starts_with("https://");
    let safe = url.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '|' | '\\' | '&'));
    (same && web && safe).then_some((from + url.chars().count(), url))
}

/// Returns a fence with more backticks than any sequence of them inside.
fn code_fence(glyphs: &[Glyph]) -> String {
    let (mut longest, mut row) = (0, 0);
    let same = |glyph: &&Glyph| glyphs.first().is_some_and(|first| levels(first) == levels(glyph));
    for glyph in glyphs.iter().take_while(same) {
        row = if glyph.what == What::Char('`') { row + 1 } else { 0 };
        longest = longest.max(row);
    }
    "`".repeat(longest + 1)
}

/// Returns whether a character would be read as markup at its position. Escapes are limited to these so that the text
/// stays legible: `snake_case`, `a - b` and `5 > 3` need none.
fn must_escape(glyphs: &[Glyph], at: usize, c: char, place: Place) -> bool {
    let near = |at: Option<usize>| at.and_then(|at| glyphs.get(at));
    let before = near(at.checked_sub(1));
    let after = near(at.checked_add(1));
    let letter =
        |near: Option<&Glyph>| matches!(near, Some(Glyph { what: What::Char(c), .. }) if c.is_alphanumeric());
    let begins = place == Place::Paragraph && before.is_none_or(|glyph| glyph.what == What::Break);
    let ends = after.is_none_or(|glyph| glyph.is_space());
    match c {
        '\\' | '`' | '*' | '[' | ']' | '<' | '~' | '|' => true,
        '_' => !(letter(before) && letter(after)),
        '&' => looks_like_entity(glyphs.get(at + 1..).unwrap_or_default()),
        '!' => after.is_some_and(|next| next.link != 0 || matches!(next.what, What::Note(_))),
        '(' | ':' if before.is_some_and(|last| matches!(last.what, What::Note(_))) => true,
        ':' | '-' | '+' => begins && !letter(after),
        '#' => begins && !letter(after) || place != Place::Paragraph && after.is_none(),
        '>' | '=' => begins,
        '.' | ')' => place == Place::Paragraph && ends && numbers_line(glyphs.get(..at).unwrap_or_default()),
        _ => false,
    }
}

/// Returns whether the line so far is a number, so that a full stop would turn it into a list item.
fn numbers_line(before: &[Glyph]) -> bool {
    let digits = before.iter().rev().take_while(|glyph| matches!(glyph.what, What::Char('0'..='9'))).count();
    let outside = before.len().checked_sub(digits + 1).and_then(|at| before.get(at));
    (1..=9).contains(&digits) && outside.is_none_or(|glyph| glyph.what == What::Break)
}

/// Returns whether `&` is followed by `name;` or `#123;` (CommonMark 2.5); includes unknown names, since that list can
/// grow.
fn looks_like_entity(rest: &[Glyph]) -> bool {
    let mut seen = 0;
    for glyph in rest.iter().take(40) {
        match glyph.what {
            What::Char(';') => return seen > 0,
            What::Char('#') if seen == 0 => {}
            What::Char(c) if c.is_ascii_alphanumeric() => seen += 1,
            _ => return false,
        }
    }
    false
}

/// Returns whether Markdown reads the line as these glyphs, including marks and links.
fn reads_back(written: &str, glyphs: &[Glyph], links: &[String], place: Place) -> bool {
    // A cell is like a heading: characters that begin a block in a paragraph are plain text there.
    let mut source = if place == Place::Paragraph { written.to_owned() } else { format!("# {written}") };
    for glyph in glyphs {
        if let What::Note(number) = glyph.what {
            source.push_str(&format!("\n\n[^{number}]: x"));
        }
    }
    let arena = Arena::new();
    let deadline = Deadline::short();
    let past = || deadline.passed();
    let Ok(root) = comrak::try_parse_document(&arena, &source, &markdown::options(), &past) else {
        return false;
    };
    let Some(paragraph) = root.first_child() else { return glyphs.is_empty() };
    let (mut marks, mut url) = (0u8, None::<String>);
    let mut expected = glyphs.iter();
    let mut is_next = |what: What, marks: u8, url: Option<&str>| {
        expected.next().is_some_and(|glyph| {
            let link = (glyph.link != 0).then(|| address(links, glyph.link));
            glyph.what == what && glyph.marks == marks && link == url
        })
    };
    for edge in paragraph.traverse() {
        let (node, starts) = match edge {
            NodeEdge::Start(node) => (node, true),
            NodeEdge::End(node) => (node, false),
        };
        let same = match &node.data().value {
            NodeValue::Paragraph | NodeValue::Heading(_) => true,
            NodeValue::Strong => toggle(&mut marks, BOLD, starts),
            NodeValue::Emph => toggle(&mut marks, ITALIC, starts),
            NodeValue::Strikethrough => toggle(&mut marks, STRIKE, starts),
            NodeValue::Link(link) => {
                url = starts.then(|| link.url.clone());
                true
            }
            _ if !starts => true,
            NodeValue::Text(text) => text.chars().all(|c| is_next(What::Char(c), marks, url.as_deref())),
            NodeValue::Code(code) => {
                code.literal.chars().all(|c| is_next(What::Char(c), marks | CODE, url.as_deref()))
            }
            NodeValue::LineBreak => is_next(What::Break, marks, url.as_deref()),
            NodeValue::FootnoteReference(note) => {
                note.name.parse().is_ok_and(|number| is_next(What::Note(number), marks, url.as_deref()))
            }
            _ => false,
        };
        if !same {
            return false;
        }
    }
    expected.next().is_none()
}

/// Sets a mark at the start of its node and clears it at the end. Returns false if it was already set.
fn toggle(marks: &mut u8, mark: u8, starts: bool) -> bool {
    let twice = starts && *marks & mark != 0;
    *marks = if starts { *marks | mark } else { *marks & !mark };
    !twice
}
