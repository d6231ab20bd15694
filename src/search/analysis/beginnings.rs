//! A cheap first look at words: inflection changes their endings, so most words of a text can be skipped because of how
//! they begin, without being analysed.

use super::Rules;
use super::characters::is_apostrophe;
use super::fold::fold_letter;
use crate::domain::language::UiLanguage;

/// The beginnings of words that could yield any of a set of terms.
#[derive(Clone, Debug, Default)]
pub struct Beginnings {
    known: Vec<Beginning>,
    /// The first two bytes of any of these, one bit each; see [`pair`].
    pairs: [u64; 16],
}

/// Returns the element and the bit of a set that stand for two bytes, given by their last five bits, in which upper and
/// lower case are the same.
fn pair(first: u8, second: u8) -> (usize, u64) {
    (usize::from(first & 31) >> 1, 1 << (usize::from(first & 1) << 5 | usize::from(second & 31)))
}

impl Beginnings {
    /// Lets words through that could yield this term. The last letter of a term is ignored, since it may come from a
    /// rule (`try`, `tries`); in Portuguese, so may the last but one (`hábil`, `hábeis`).
    pub fn add(&mut self, term: &str) {
        let said = term.len() - if term.ends_with("il") { 2 } else { 1.min(term.len()) };
        let beginning = Beginning::of(term).shortened(said.max(1));
        let [first, second, ..] = beginning.bytes;
        let seconds = if beginning.length == 1 { 0..=31 } else { second..=second };
        for second in seconds {
            let (word, bit) = pair(first, second);
            self.pairs[word] |= bit;
        }
        if !self.known.contains(&beginning) {
            self.known.push(beginning);
        }
    }

    /// Returns whether the word that a text begins with may yield one of the terms, judging by its first bytes: always
    /// true if [`Beginnings::may_have`] is true of the word itself.
    pub fn may_begin(&self, rules: Rules, text: &str) -> bool {
        // Called for every word of a text: usually the first two bytes are enough, otherwise four are. Accents, and
        // full stops, commas and hyphens, which are ignored, need a closer look.
        let plain = |byte: &u8| byte.is_ascii() && !matches!(byte, b'.' | b',' | b'-');
        match text.as_bytes() {
            // Numbers may contain spaces and more.
            [b'0'..=b'9', ..] => self.may_have(rules, text),
            [a, b, ..]
                if plain(a) && plain(b) && rules != Rules::Of(UiLanguage::Pt) && !self.has_pair(*a, *b) =>
            {
                false
            }
            [a, b, c, d, ..] if [a, b, c, d].into_iter().all(plain) => {
                let bytes = [*a, *b, *c, *d].map(|byte| byte.to_ascii_lowercase());
                self.has(rules, Beginning { bytes, length: Beginning::BYTES })
            }
            _ => self.may_have(rules, text),
        }
    }

    fn has_pair(&self, first: u8, second: u8) -> bool {
        let (word, bit) = pair(first, second);
        self.pairs[word] & bit != 0
    }

    /// Returns whether a word may yield one of the terms under these rules.
    pub fn may_have(&self, rules: Rules, word: &str) -> bool {
        self.has(rules, Beginning::of(word))
    }

    fn has(&self, rules: Rules, beginning: Beginning) -> bool {
        // In its newer spelling, Portuguese drops these letters: acto, opção.
        let respelt = || {
            rules == Rules::Of(UiLanguage::Pt)
                && beginning.bytes[1..].iter().any(|b| matches!(b, b'c' | b'p'))
        };
        self.known.iter().any(|known| known.begins(beginning)) || respelt()
    }
}

/// The first bytes of the plain form of a word, at most four, padded with zeros.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Beginning {
    bytes: [u8; 4],
    length: usize,
}

impl Beginning {
    const BYTES: usize = 4;

    fn of(word: &str) -> Beginning {
        let mut beginning = Beginning::default();
        for c in word.chars() {
            match c {
                'a'..='z' | '0'..='9' => beginning.push(c as u8),
                'A'..='Z' => beginning.push(c.to_ascii_lowercase() as u8),
                // Characters within acronyms and numbers.
                '.' | ',' | ' ' => {}
                c if is_apostrophe(c) => {}
                _ => c.to_lowercase().for_each(|c| {
                    fold_letter(c, &mut |letter| {
                        letter.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| beginning.push(byte));
                    });
                }),
            }
            if beginning.length == Beginning::BYTES {
                break;
            }
        }
        beginning
    }

    fn push(&mut self, letter: u8) {
        if self.length < Beginning::BYTES {
            self.bytes[self.length] = letter;
            self.length += 1;
        }
    }

    fn shortened(mut self, length: usize) -> Beginning {
        self.length = self.length.min(length);
        self.bytes[self.length..].fill(0);
        self
    }

    fn begins(self, other: Beginning) -> bool {
        // Compared as numbers, since this is called for every word of a text.
        let differ = u32::from_le_bytes(self.bytes) ^ u32::from_le_bytes(other.bytes);
        differ.trailing_zeros() as usize >= 8 * self.length
    }
}
