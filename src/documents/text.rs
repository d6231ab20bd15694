//! Plain text: its encoding, and its text as Markdown that reads back as the same text.

use crate::error::Result;

use super::blocks::Document;
use super::bounds::{Deadline, MAX_READ_CHARS, too_large};
use super::report::{Kind, Report};
use super::{paragraphs, write};

/// The characters that windows-1252 has in place of ISO 8859-1's control characters; `\0` if there is none.
const WINDOWS_1252: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“',
    '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// Signatures of other file formats: files that begin with one of them are not text, even if they can be read as such.
const SIGNATURES: [&[u8]; 14] = [
    b"\x89PNG",
    b"GIF8",
    b"\xFF\xD8\xFF",
    b"BM\x00",
    b"RIFF",
    b"\x7FELF",
    b"MZ\x90",
    b"\x1F\x8B",
    b"BZh9",
    b"7z\xBC\xAF",
    b"\xFD7zXZ",
    b"OggS",
    b"ID3\x03",
    b"SQLite format 3\0",
];

/// Decodes the bytes as UTF-8, UTF-16, or else windows-1252, which old files in our languages use. `None` if they are
/// not text. Line ends become `\n`, and tabs are the only other control characters that are kept.
pub(super) fn decode(bytes: &[u8]) -> Option<String> {
    if SIGNATURES.iter().any(|signature| bytes.starts_with(signature)) {
        return None;
    }
    let text = if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        std::str::from_utf8(rest).ok()?.to_owned()
    } else if let Some(text) = utf16(bytes).or_else(|| unmarked_utf16(bytes).map(Some)) {
        text?
    } else if let Ok(text) = std::str::from_utf8(bytes) {
        text.to_owned()
    } else {
        bytes.iter().map(|&byte| windows_1252(byte)).collect::<Option<String>>()?
    };
    // Old programs leave some control characters in a text; a file with many is not text.
    let strange = |c: &char| *c < ' ' && !matches!(c, '\t' | '\n' | '\r' | '\x08' | '\x0B' | '\x0C' | '\x1B');
    if text.chars().filter(strange).count() * 4 > text.chars().count() {
        return None;
    }
    Some(cleaned(&text))
}

/// Removes control characters. All kinds of line ends become `\n`, page breaks a blank line.
fn cleaned(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\t' | '\n' => out.push(c),
            '\r' => {
                // Some transfers double the first half of a line end.
                let mut ahead = rest.clone();
                while ahead.next_if_eq(&'\r').is_some() {}
                if ahead.next_if_eq(&'\n').is_some() {
                    rest = ahead;
                }
                out.push('\n');
            }
            '\x0B' | '\u{85}' | '\u{2028}' => out.push('\n'),
            '\x0C' | '\u{2029}' => out.push_str("\n\n"),
            // Overprinting: bold and underlined letters of old printers.
            '\x08' => match (out.chars().next_back(), rest.peek().copied()) {
                (Some(under), Some(over)) if over == '_' && under != '_' => {
                    rest.next();
                }
                (Some(under), Some(over)) if under == over || under == '_' => {
                    out.pop();
                }
                _ => {}
            },
            // Terminal colours (ECMA-48, 5.4).
            '\x1B' => {
                if rest.next_if_eq(&'[').is_some() {
                    while rest.next_if(|c| matches!(c, ' '..='?')).is_some() {}
                    rest.next_if(|c| matches!(c, '@'..='~'));
                }
            }
            // Byte order and annotation marks, and noncharacters.
            '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Decodes UTF-16 without a byte order mark: in text in our languages, every other byte is zero.
fn unmarked_utf16(bytes: &[u8]) -> Option<String> {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let zeros = |at: usize| pairs.iter().filter(|pair| pair.get(at) == Some(&0)).count();
    let (first, second) = (zeros(0), zeros(1));
    let (many, few) = (first.max(second), first.min(second));
    if !odd.is_empty() || pairs.len() < 2 || many * 10 < pairs.len() * 6 || few * 20 > pairs.len() {
        return None;
    }
    let mark: &[u8] = if second > first { b"\xFF\xFE" } else { b"\xFE\xFF" };
    utf16(&[mark, bytes].concat()).flatten()
}

/// Decodes UTF-16 if the bytes begin with a byte order mark; `Some(None)` if the rest is not well-formed.
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

/// Reads plain text as a report. It has no headings, so no title.
pub(super) fn read(text: &str, deadline: &Deadline) -> Result<Report> {
    // Apart from escapes and blanks, characters are kept one to one, so texts that are too long can be refused early.
    if text.chars().count() > MAX_READ_CHARS {
        return Err(too_large());
    }
    let document = Document { blocks: paragraphs::blocks(text), ..Document::default() };
    let markdown = write::document(&document, deadline)?;
    Ok(Report { title: None, markdown, kind: Kind::Text, pictures: Vec::new(), unread: Vec::new() })
}
