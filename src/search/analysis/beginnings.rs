//! A cheap first look at words: inflection changes their ends, so most words of a text can be passed by for how they
//! begin, without being analysed.

use super::Rules;
use super::characters::is_apostrophe;
use super::fold::fold_letter;
use crate::domain::language::UiLanguage;

/// How the words begin that could have one of some terms.
#[derive(Clone, Debug, Default)]
pub struct Beginnings {
    known: Vec<Beginning>,
    /// With which two bytes one of them begins, a bit each; see [`pair`].
    pairs: [u64; 16],
}

/// Which word and which bit of a set stands for two bytes: for their last five bits, in which small letters and capitals
/// are alike.
fn pair(first: u8, second: u8) -> (usize, u64) {
    (usize::from(first & 31) >> 1, 1 << (usize::from(first & 1) << 5 | usize::from(second & 31)))
}

impl Beginnings {
    /// Lets words through that could have this term. The last letter of a term says nothing: it may be the work of
    /// a rule (`try`, `tries`), and so may the last but one be in Portuguese (`hábil`, `hábeis`).
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

    /// Whether the word that a text begins with may have one of the terms, as far as a look at its first bytes tells:
    /// never less than [`Beginnings::may_have`] of the word itself.
    pub fn may_begin(&self, rules: Rules, text: &str) -> bool {
        // Asked of every word of a text: mostly the first two bytes say it all, otherwise four of them do. Accents, and
        // points and hyphens that count for nothing, take a closer look.
        let plain = |byte: &u8| byte.is_ascii() && !matches!(byte, b'.' | b',' | b'-');
        match text.as_bytes() {
            // Blanks and more may stand in numbers.
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

    /// Whether a word may have one of the terms under these rules.
    pub fn may_have(&self, rules: Rules, word: &str) -> bool {
        self.has(rules, Beginning::of(word))
    }

    fn has(&self, rules: Rules, beginning: Beginning) -> bool {
        // Portuguese drops these letters in its newer spelling: acto, opção.
        let respelt = || {
            rules == Rules::Of(UiLanguage::Pt)
                && beginning.bytes[1..].iter().any(|b| matches!(b, b'c' | b'p'))
        };
        self.known.iter().any(|known| known.begins(beginning)) || respelt()
    }
}

/// The first bytes of the plain form of a word, at most four; zeros where there are fewer.
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
                // What an acronym has inside, and a number.
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
        // As numbers, since this is asked of every word of a text.
        let differ = u32::from_le_bytes(self.bytes) ^ u32::from_le_bytes(other.bytes);
        differ.trailing_zeros() as usize >= 8 * self.length
    }
}
