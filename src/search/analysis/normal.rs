//! Brings texts and queries to one form before they are split into words: characters that only look different (`ﬁ`,
//! `Ⅳ`, `km³`, full width) become those that people type, by Unicode's NFKC, and invisible ones are left out.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use entities::ENTITIES;
use unicode_normalization::char::{canonical_combining_class, decompose_compatible};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

/// Units after which a superscript digit is a power, and a formula that some people write with one. After any other
/// word, the digit is a footnote number.
const RAISED: [&str; 12] = ["m", "dm", "cm", "mm", "μm", "nm", "dam", "hm", "km", "ft", "yd", "CO"];

/// Length of the longest name of an HTML entity.
const LONGEST_ENTITY: usize = 34;

/// The zeros of the scripts that have digits of their own; the other digits follow them.
const ZEROS: [char; 21] = [
    '\u{660}', '\u{6F0}', '\u{7C0}', '\u{966}', '\u{9E6}', '\u{A66}', '\u{AE6}', '\u{B66}', '\u{BE6}',
    '\u{C66}', '\u{CE6}', '\u{D66}', '\u{DE6}', '\u{E50}', '\u{ED0}', '\u{F20}', '\u{1040}', '\u{17E0}',
    '\u{1810}', '\u{19D0}', '\u{A620}',
];

/// A text in its normal form, with the position of each part of it in the original text.
pub struct Normal<'a> {
    text: Cow<'a, str>,
    /// In order; empty if the text was already in its normal form.
    pieces: Vec<Piece>,
    /// Length of the original text.
    written: usize,
}

/// A piece of a normal form. It extends to the next one.
#[derive(Clone, Copy, Debug)]
struct Piece {
    at: usize,
    /// Where it begins in the original text.
    from: usize,
    /// Whether it is the same as in the original text. If not, it cannot be divided.
    same: bool,
}

/// Returns the normal form of a text.
pub fn normal(text: &str) -> Normal<'_> {
    let mut normal = Normal { text: Cow::Borrowed(text), pieces: Vec::new(), written: text.len() };
    if let Some(first) = changing(text, 0) {
        let mut maker = Maker {
            written: text,
            text: String::with_capacity(text.len()),
            pieces: Vec::new(),
            raised: usize::MAX,
        };
        maker.make(first);
        (normal.text, normal.pieces) = (Cow::Owned(maker.text), maker.pieces);
    }
    normal
}

impl Normal<'_> {
    /// Returns the normal form.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns where a part of the normal form, which must not be empty, is in the original text.
    pub fn written(&self, part: Range<usize>) -> Range<usize> {
        let piece = |at: usize| self.pieces.partition_point(|piece| piece.at <= at).checked_sub(1);
        let Some((first, last)) = piece(part.start).zip(piece(part.end.saturating_sub(1))) else {
            return part;
        };
        let (first, next) = (self.pieces[first], self.pieces.get(last + 1));
        let last = self.pieces[last];
        let start = first.from + if first.same { part.start - first.at } else { 0 };
        let end =
            if last.same { last.from + part.end - last.at } else { next.map_or(self.written, |n| n.from) };
        start..end
    }
}

struct Maker<'a> {
    written: &'a str,
    text: String,
    pieces: Vec<Piece>,
    /// Length of the text after the last digit of a power.
    raised: usize,
}

impl Maker<'_> {
    fn make(&mut self, first: usize) {
        let (mut at, mut next) = (0, Some(first));
        while let Some(change) = next {
            let mut before = self.written[at..change].char_indices();
            let from = match self.written[change..].chars().next() {
                // It belongs to the letter before it.
                Some(c) if follows(c) => before.next_back().map_or(change, |(from, _)| at + from),
                _ => change,
            };
            self.same(at..from);
            at = self.cluster(from);
            next = changing(self.written, at);
        }
        self.same(at..self.written.len());
    }

    /// Copies text that is already in its normal form.
    fn same(&mut self, written: Range<usize>) {
        if !written.is_empty() {
            self.pieces.push(Piece { at: self.text.len(), from: written.start, same: true });
            self.text.push_str(&self.written[written]);
        }
    }

    /// Normalises a character with all that may combine with it. Returns where the next one begins.
    fn cluster(&mut self, from: usize) -> usize {
        let mut rest = self.written[from..].char_indices();
        rest.next();
        if let Some((length, character)) = entity(&self.written[from..]) {
            let next = self.written[from + length..].chars().next();
            let piece = Piece { at: self.text.len(), from, same: false };
            self.character(&character, piece, next);
            return from + length;
        }
        let end = rest.find(|(_, c)| !follows(*c)).map_or(self.written.len(), |(length, _)| from + length);
        let piece = Piece { at: self.text.len(), from, same: false };
        let next = self.written[end..].chars().next();
        self.character(&self.written[from..end], piece, next);
        end
    }

    /// Normalises a character with its marks; `next` is the one that follows.
    fn character(&mut self, written: &str, piece: Piece, next: Option<char>) {
        let Some(first) = written.chars().next() else { return };
        match first {
            '⁰' | '¹' | '²' | '³' | '⁴'..='⁹' => self.raised(first, piece),
            'º' | 'ª' | '°' | 'ᵒ' | 'ᵃ' => self.ordinal(first, piece, next),
            '№' => self.put(piece, if next.is_some_and(char::is_alphanumeric) { "no " } else { "no" }),
            '·' if self.text.ends_with(['l', 'L']) && matches!(next, Some('l' | 'L')) => {
                self.pieces.push(piece)
            }
            'ŀ' | 'Ŀ' => self.put(piece, "l"),
            '™' | '℠' => self.pieces.push(piece),
            _ => {
                let seen = written.chars().filter(|c| !is_ignorable(*c));
                let mut form: String = match seen.clone().any(changes) {
                    true => seen.nfkc().map(common).collect(),
                    false => seen.collect(),
                };
                if first != '⁄' && form.contains('/') && first.is_numeric() {
                    // So that it is not joined to a number next to it: `3½`.
                    form = format!(" {form} ");
                }
                self.put(piece, &form);
            }
        }
    }

    fn put(&mut self, piece: Piece, form: &str) {
        self.pieces.push(piece);
        self.text.push_str(form);
    }

    /// Adds a superscript digit: a power, or a footnote number.
    fn raised(&mut self, digit: char, piece: Piece) {
        let is_unit = |unit: &str| {
            let before = self.text.strip_suffix(unit);
            before.is_some_and(|before| !before.ends_with(char::is_alphabetic))
        };
        // Further digits belong to the same power.
        let form = match self.raised == self.text.len() || RAISED.iter().any(|unit| is_unit(unit)) {
            true => digit.nfkc().collect(),
            false => String::new(),
        };
        self.put(piece, &form);
        if !form.is_empty() {
            self.raised = self.text.len();
        }
    }

    /// Adds an ordinal indicator, which is not part of the number (`3.º`); after a lone `n` it means "number".
    fn ordinal(&mut self, mark: char, mut piece: Piece, next: Option<char>) {
        let pointed = self.text.ends_with('.');
        let before = self.text.strip_suffix('.').unwrap_or(&self.text);
        let alone = before
            .strip_suffix(['n', 'N'])
            .is_some_and(|before| !before.ends_with(|c: char| c.is_alphanumeric() || c == '.'));
        if alone && mark != 'ª' && mark != 'ᵃ' {
            if pointed {
                self.text.pop();
                (piece.at, piece.from) = (piece.at - 1, self.before(piece.from));
            }
            self.put(piece, if next.is_some_and(char::is_alphanumeric) { "o " } else { "o" });
        } else {
            self.put(piece, if mark == '°' { "°" } else { "" });
        }
    }

    /// Returns the position of the preceding visible character.
    fn before(&self, at: usize) -> usize {
        self.written[..at].char_indices().rfind(|(_, c)| !is_ignorable(*c)).map_or(0, |(at, _)| at)
    }
}

/// Returns the next position, starting at a character boundary, where something may have another form.
fn changing(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        match *bytes.get(at)? {
            b'&' if entity(&text[at..]).is_some() => return Some(at),
            byte if byte.is_ascii() => at += 1,
            // À to ÿ: the accented letters of the four languages, along with × and ÷.
            0xC3 => at += 2,
            _ => {
                let c = text[at..].chars().next()?;
                if changes(c) {
                    return Some(at);
                }
                at += c.len_utf8();
            }
        }
    }
}

fn changes(c: char) -> bool {
    match c {
        // Most of the characters in the four languages that are not letters. Apostrophes and dots are read as they are.
        '–' | '—' | '‘' | '’' | '“' | '”' | '„' | '«' | '»' | '¿' | '¡' | '…' | '•' | '€' | '´' | '¨' => {
            false
        }
        'º' | 'ª' | '°' | '·' | '№' => true,
        _ => {
            is_ignorable(c)
                || !begins(c)
                || is_nfkc_quick(std::iter::once(c)) != IsNormalized::Yes
                || common(c) != c
        }
    }
}

/// If a text begins with the name or number of an HTML entity (`&nbsp;`), as in text copied from the source of a page,
/// returns its length and the one or two characters that it stands for.
fn entity(text: &str) -> Option<(usize, String)> {
    static NAMED: LazyLock<HashMap<&str, &str>> =
        LazyLock::new(|| ENTITIES.iter().map(|known| (known.entity, known.characters)).collect());
    let length = text.bytes().take(LONGEST_ENTITY).position(|byte| byte == b';')? + 1;
    let written = text.get(..length).filter(|written| written.starts_with('&'))?;
    let number = written.strip_prefix("&#").map(|number| {
        let number = number.trim_end_matches(';');
        match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => number.parse(),
        }
    });
    let character = match number {
        Some(number) => char::from_u32(number.ok()?)?.to_string(),
        None => (*NAMED.get(written)?).to_owned(),
    };
    Some((length, character))
}

/// Returns whether a character belongs to the one before it.
fn follows(c: char) -> bool {
    !c.is_ascii() && (is_ignorable(c) || !begins(c))
}

/// Returns whether nothing before a character can combine with it.
fn begins(c: char) -> bool {
    let alone = |c: char| {
        c.is_ascii()
            || canonical_combining_class(c) == 0 && is_nfkc_quick(std::iter::once(c)) != IsNormalized::Maybe
    };
    let mut first = None;
    decompose_compatible(c, |part| {
        first.get_or_insert(part);
    });
    alone(c) && first.is_none_or(alone)
}

/// Returns the common form of hyphens, fraction slashes and digits.
fn common(c: char) -> char {
    match c {
        '\u{2010}' | '\u{2011}' | '\u{2212}' => '-',
        '⁄' => '/',
        '٫' => '.',
        '٬' => ',',
        _ if c.is_ascii() || !c.is_numeric() => c,
        _ => {
            let digit = ZEROS
                .iter()
                .find_map(|zero| (c as u32).checked_sub(*zero as u32).filter(|digit| *digit < 10));
            digit.and_then(|digit| char::from_digit(digit, 10)).unwrap_or(c)
        }
    }
}

/// Returns whether a character is invisible and does not separate words: joiners, soft hyphens, direction marks,
/// variation selectors. These are Unicode's Default_Ignorable_Code_Point.
fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFF8}'
        | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}
