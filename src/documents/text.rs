//! Plain text: its encoding, and its paragraphs as Markdown that reads back as the same text.

use crate::error::Result;

use super::blocks::{Block, Document, Glyph, Line, What, plain};
use super::bounds::{Deadline, MAX_READ_CHARS};
use super::{Kind, Report, too_large, write};

/// What windows-1252 puts where ISO 8859-1 has control characters; `\0` where it has nothing.
const WINDOWS_1252: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“',
    '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// Lines longer than this were not wrapped by hand: there, each line is a paragraph.
const WRAPPED: usize = 100;

/// The text in the bytes: UTF-8, UTF-16 with its mark, else windows-1252, which old files in our languages
/// use. `None` if control characters show that it is no text. Line ends become `\n`.
pub(super) fn decode(bytes: &[u8]) -> Option<String> {
    let text = if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        std::str::from_utf8(rest).ok()?.to_owned()
    } else if let Some(text) = utf16(bytes) {
        text?
    } else if let Ok(text) = std::str::from_utf8(bytes) {
        text.to_owned()
    } else {
        bytes.iter().map(|&byte| windows_1252(byte)).collect::<Option<String>>()?
    };
    if text.chars().any(|c| c < ' ' && !matches!(c, '\t' | '\n' | '\r' | '\x0C')) {
        return None;
    }
    Some(text.replace("\r\n", "\n").replace(['\r', '\x0C', '\u{2028}', '\u{2029}'], "\n"))
}

/// UTF-16, if the bytes begin with its mark: `Some(None)` if the rest is not well formed.
pub(super) fn utf16(bytes: &[u8]) -> Option<Option<String>> {
    let (rest, big) = match bytes {
        [0xFF, 0xFE, rest @ ..] => (rest, false),
        [0xFE, 0xFF, rest @ ..] => (rest, true),
        _ => return None,
    };
    let (pairs, odd) = rest.as_chunks::<2>();
    if !odd.is_empty() {
        return Some(None);
    }
    let units =
        pairs.iter().map(|pair| if big { u16::from_be_bytes(*pair) } else { u16::from_le_bytes(*pair) });
    Some(char::decode_utf16(units).collect::<Result<String, _>>().ok())
}

fn windows_1252(byte: u8) -> Option<char> {
    match byte {
        0x80..=0x9F => WINDOWS_1252.get(usize::from(byte - 0x80)).copied().filter(|&c| c != '\0'),
        _ => Some(char::from(byte)),
    }
}

/// Plain text as a report. It has no headings, so no title.
pub(super) fn read(text: &str, deadline: &Deadline) -> Result<Report> {
    // Escaping and emptiness apart, characters stay one to one, so that this refuses early what is too long.
    if text.chars().count() > MAX_READ_CHARS {
        return Err(too_large());
    }
    let document = Document { blocks: paragraphs(text), ..Document::default() };
    Ok(Report { title: None, markdown: write::document(&document, deadline)?, kind: Kind::Text })
}

/// A blank line ends a paragraph, and so does what looks like the next item of a list. Of other line ends
/// only the width tells whether a person meant them.
fn paragraphs(text: &str) -> Vec<Block> {
    let wrapped = text.lines().all(|line| line.chars().count() <= WRAPPED);
    let mut blocks: Vec<Block> = Vec::new();
    let mut open: Line = Vec::new();
    for line in text.lines().map(str::trim) {
        if !open.is_empty() && (line.is_empty() || !wrapped || begins_item(line)) {
            blocks.push(Block::Paragraph(std::mem::take(&mut open)));
        }
        if line.is_empty() {
            continue;
        }
        if !open.is_empty() {
            open.push(Glyph { what: What::Char(' '), marks: 0, link: 0 });
        }
        open.extend(plain(line));
    }
    if !open.is_empty() {
        blocks.push(Block::Paragraph(open));
    }
    blocks
}

fn begins_item(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = rest.len() < line.len() && rest.starts_with(['.', ')']);
    let marked = line.starts_with(['-', '*', '+', '•', '–', '—', '·', '▪', '●', '○']);
    (numbered || marked) && line.contains(' ')
}
