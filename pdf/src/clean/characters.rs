//! Characters: what the fonts lack is replaced, and words that no line can hold get places to break.

use std::collections::BTreeMap;

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::fonts;

/// Stands for one or several characters that the fonts lack; the colophon says so.
pub const MARK: char = '■';
/// What looks alike, or says the same.
const ALIKE: [(char, char); 12] = [
    ('\u{2011}', '-'),
    ('\u{2043}', '–'),
    ('\u{25cf}', '•'),
    ('\u{25aa}', '•'),
    ('\u{25e6}', '•'),
    ('\u{25cb}', '•'),
    ('\u{2219}', '•'),
    ('\u{2714}', '✓'),
    ('\u{279c}', '→'),
    ('\u{27a1}', '→'),
    ('\u{2236}', ':'),
    ('\u{2215}', '/'),
];
/// From this length on, what is no word gets places to break.
const MOST_IN_WORD: usize = 24;
/// The longest word that hyphenation is trusted with.
const LONGEST_WORD: usize = 23;
/// The longest address that is a link.
const MOST_IN_ADDRESS: usize = 2_000;

/// Goes through all texts of a book and counts what it replaces.
#[derive(Default)]
pub struct Characters {
    /// Each character with how often it was replaced, and the place of the first.
    found: BTreeMap<char, (usize, String)>,
    path: Vec<String>,
}

impl Characters {
    /// Cleans every string of the book.
    pub fn clean(&mut self, value: &mut Value) {
        match value {
            Value::String(text) => {
                let member = self.path.last().map(String::as_str);
                *text = match member {
                    Some("href" | "url") => address(text),
                    Some("src" | "hash" | "t") => return,
                    // Lines are kept in code, and are no lines elsewhere.
                    Some("text") => self.text(text),
                    _ => self.text(&text.replace('\n', " ")),
                };
            }
            Value::Array(items) => {
                for (place, item) in items.iter_mut().enumerate() {
                    self.inside(place.to_string(), item);
                }
            }
            Value::Object(members) => {
                for (name, member) in members.iter_mut() {
                    self.inside(name.clone(), member);
                }
            }
            _ => {}
        }
    }

    fn inside(&mut self, name: String, value: &mut Value) {
        self.path.push(name);
        self.clean(value);
        self.path.pop();
    }

    /// Whether any character was replaced by the mark.
    pub fn replaced(&self) -> bool {
        !self.found.is_empty()
    }

    /// One sentence for each character.
    pub fn warnings(&self) -> Vec<String> {
        let sentence = |(character, (count, place)): (&char, &(usize, String))| {
            format!("no font has U+{:04X} ({count} times, first in {place})", u32::from(*character))
        };
        self.found.iter().map(sentence).collect()
    }

    fn text(&mut self, text: &str) -> String {
        // Letters with their accents as one character, of which the fonts have many more.
        let mut cleaned = String::with_capacity(text.len());
        for character in text.nfc() {
            self.push(&mut cleaned, character);
        }
        break_words(&mut cleaned, MOST_IN_WORD);
        cleaned
    }

    fn push(&mut self, cleaned: &mut String, character: char) {
        match character {
            '\n' => cleaned.push('\n'),
            '\t' => cleaned.push_str("    "),
            '\r' => {}
            _ if is_invisible(character) => {}
            _ if fonts::have(character) => cleaned.push(character),
            _ if character.is_whitespace() => cleaned.push(' '),
            _ if character.is_control() => self.mark(cleaned, character),
            _ => {
                if let Some((_, alike)) = ALIKE.iter().find(|(lacking, _)| *lacking == character) {
                    return cleaned.push(*alike);
                }
                let simpler: String = std::iter::once(character).nfkc().collect();
                if simpler.chars().all(|c| c != character && fonts::have(c)) {
                    return cleaned.push_str(&simpler);
                }
                self.mark(cleaned, character);
            }
        }
    }

    /// One mark for several characters in a row, so that a word is one mark.
    fn mark(&mut self, cleaned: &mut String, character: char) {
        let place = || format!("/{}", self.path.join("/"));
        self.found.entry(character).or_insert_with(|| (0, place())).0 += 1;
        // A mark that the fonts lack leaves its letter as it is.
        if !cleaned.ends_with(MARK) && !is_combining_mark(character) {
            cleaned.push(MARK);
        }
    }
}

/// Characters that are not seen but would be searched for in the fonts: direction, joiners, variants, byte order.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{61c}'
            | '\u{200c}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{e0000}'..='\u{e01ef}'
    )
}

/// An address in ASCII, which says the same; nothing if it is too long or none that a reader of PDF should open.
fn address(text: &str) -> String {
    use std::fmt::Write;

    let text = text.trim();
    let known = ["http://", "https://", "mailto:", "tel:"];
    if text.len() > MOST_IN_ADDRESS || !known.iter().any(|scheme| text.starts_with(scheme)) {
        return String::new();
    }
    let mut ascii = String::with_capacity(text.len());
    for byte in text.bytes() {
        if matches!(byte, b'!'..=b'~')
            && !matches!(byte, b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}')
        {
            ascii.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(ascii, "%{byte:02X}");
        }
    }
    ascii
}

/// Gives words longer than `most` characters places to break. What looks like a word of a language is left to
/// hyphenation.
pub fn break_words(text: &mut String, most: usize) {
    const BREAK: char = '\u{200b}';
    let most = most.max(4);
    let is_too_long = |word: &str| {
        let length = word.chars().count();
        let is_word = || length <= LONGEST_WORD && word.chars().all(char::is_alphabetic);
        length > most && !(is_word() && word.chars().any(char::is_lowercase))
    };
    let ends_word =
        |c: char| c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}' || c == BREAK || c == '\u{ad}';
    if text.len() <= most || !text.split(ends_word).any(is_too_long) {
        return;
    }
    let mut broken = String::with_capacity(text.len() + text.len() / 8);
    for piece in text.split_inclusive(ends_word) {
        let word = piece.trim_end_matches(ends_word);
        if !is_too_long(word) {
            broken.push_str(piece);
            continue;
        }
        let mut since = 0;
        for c in word.chars() {
            if since >= most && !is_combining_mark(c) {
                broken.push(BREAK);
                since = 0;
            }
            broken.push(c);
            since += 1;
            // After its signs an address breaks best.
            if since > 3 && matches!(c, '/' | '.' | '_' | '-' | '=' | '&' | '?' | ',' | ';' | '|') {
                broken.push(BREAK);
                since = 0;
            }
        }
        broken.push_str(&piece[word.len()..]);
    }
    *text = broken;
}

#[cfg(test)]
mod tests {
    use super::break_words;

    fn broken(text: &str, most: usize) -> String {
        let mut text = text.to_owned();
        break_words(&mut text, most);
        text.replace('\u{200b}', "¦")
    }

    #[test]
    fn words_that_no_hyphenation_helps_get_places_to_break() {
        assert_eq!(
            broken("internacionalización desinstitucionalización", 8),
            "internacionalización desinstitucionalización"
        );
        assert_eq!(broken("ABCDEFGHIJ abcdefghij", 8), "ABCDEFGH¦IJ abcdefghij");
        assert_eq!(broken("12345678901234567890 1234567", 8), "12345678¦90123456¦7890 1234567");
        assert_eq!(broken("https://example.org/aa/bb", 12), "https:/¦/example.¦org/¦aa/bb");
        assert_eq!(broken(&"x".repeat(25), 24), format!("{}¦x", "x".repeat(24)));
    }

    #[test]
    fn words_that_fit_stay_as_they_are() {
        for text in ["", "a", "12345678", "uno\u{a0}dos", "1 234 567", "2026-11-26"] {
            assert_eq!(broken(text, 10), text);
        }
    }
}
