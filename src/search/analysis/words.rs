//! Splits text into words, the same way for every language, so that positions agree between fields. The text is in its
//! [normal form](super::normal).

use std::collections::VecDeque;
use std::ops::Range;

use super::characters::{is_apostrophe, is_hyphen, is_letter, is_mark};
use super::numbers::{self, Number, Spaced};

/// Maximum length of a word in bytes. Longer ones are not language (keys, base64, a line without spaces), and are left
/// out of the index and of queries.
const MAX_BYTES: usize = 64;
/// Maximum number of parts in a compound. With more it is a slug or a chain, whose joined form nobody types.
const MAX_PARTS: usize = 3;
/// The same for letters and digits in alternation (`H1N1`).
const MAX_PIECES: usize = 4;
/// Words that French shortens before a vowel: `l'inclusion` is the word `inclusion`.
const ELIDED: [&str; 13] =
    ["l", "d", "j", "n", "s", "m", "t", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"];

/// A word of a text, by its position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its position, in bytes.
    pub range: Range<usize>,
    /// The index of the word in the text.
    pub position: usize,
    /// Number of words that it covers: more than one for the joined form of a compound, 0 for part of a number, which
    /// is a single word at the position of the whole.
    pub span: usize,
}

/// Returns the words of a text, in order. A compound (`socio-económico`, `B-2`, `B2`) comes joined first, then part by
/// part, so that it matches both `socioeconómico` and `socio económico`. So does a number in groups (`31 654`).
pub fn words(text: &str) -> Words<'_> {
    let waiting = VecDeque::new();
    Words { text, at: 0, position: 0, apart_until: 0, single_until: 0, waiting }
}

/// Returns the words of a text, without the parts of those that come whole.
pub fn whole_words(text: &str) -> impl Iterator<Item = Word> {
    let mut end = 0;
    words(text).filter(move |word| {
        let whole = word.range.start >= end;
        end = end.max(word.range.end);
        whole
    })
}

/// The iterator returned by [`words`].
pub struct Words<'a> {
    text: &'a str,
    at: usize,
    position: usize,
    /// End of a chain that is too long to be one word.
    apart_until: usize,
    /// End of digits separated by spaces that are not groups of one number.
    single_until: usize,
    /// The parts of a word that was returned joined.
    waiting: VecDeque<Word>,
}

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        if let Some(word) = self.waiting.pop_front() {
            return Some(word);
        }
        loop {
            let start = self.run_start(self.at)?;
            let run = self.run_end(start);
            let acronym = self.acronym_end(start, run);
            if acronym.is_none()
                && let Some(number) = self.number(start, run)
            {
                self.at = number.end;
                if number.end - start <= MAX_BYTES {
                    return Some(self.give_number(start, number));
                }
                self.position += 1;
                continue;
            }
            let end = acronym.unwrap_or(run);
            self.at = end;
            if end - start > MAX_BYTES {
                self.position += 1;
                continue;
            }
            if self.is_elided(start, end) || self.is_possessive(start, end) {
                continue;
            }
            return Some(self.give(start..end, acronym.is_some()));
        }
    }
}

impl Words<'_> {
    /// Returns a word, or the joined form of the compound that it begins.
    fn give(&mut self, first: Range<usize>, is_acronym: bool) -> Word {
        let bytes = &self.text.as_bytes()[first.clone()];
        let is_mixed =
            !is_acronym && bytes.iter().any(u8::is_ascii_digit) && !bytes.iter().all(u8::is_ascii_digit);
        let is_linked = first.start >= self.apart_until && self.char_at(first.end).is_some_and(is_hyphen);
        if is_linked {
            let (parts, end) = self.hyphenated(first.clone());
            let whole = first.start..end;
            if let Some(pieces) = self.pieces(&parts).filter(|_| parts.len() > 1 && whole.len() <= MAX_BYTES)
            {
                self.at = end;
                return self.joined(whole, pieces);
            }
            self.apart_until = end;
        }
        match is_mixed.then(|| self.pieces(std::slice::from_ref(&first))).flatten() {
            Some(pieces) => self.joined(first, pieces),
            None => self.single(first),
        }
    }

    fn single(&mut self, range: Range<usize>) -> Word {
        self.position += 1;
        Word { range, position: self.position - 1, span: 1 }
    }

    fn joined(&mut self, whole: Range<usize>, parts: Vec<Range<usize>>) -> Word {
        let word = Word { range: whole, position: self.position, span: parts.len() };
        for part in parts {
            let part = self.single(part);
            self.waiting.push_back(part);
        }
        word
    }

    fn give_number(&mut self, start: usize, number: Number) -> Word {
        let whole = start..number.end;
        if number.is_chain {
            return self.joined(whole, number.parts);
        }
        let word = self.single(whole);
        let parts = number.parts.into_iter();
        self.waiting.extend(parts.map(|range| Word { range, position: word.position, span: 0 }));
        word
    }

    fn number(&mut self, start: usize, run: usize) -> Option<Number> {
        if !is_number(&self.text[start..run]) {
            return None;
        }
        if start >= self.single_until {
            match numbers::spaced(self.text, start..run) {
                Spaced::Number(number) => return Some(number),
                Spaced::Apart(end) => self.single_until = end,
                Spaced::Alone => {}
            }
        }
        numbers::pointed(self.text, start..run)
    }

    // Text is mostly ASCII, and all of it passes through here: these two functions look at bytes as long as they can.

    fn run_start(&self, from: usize) -> Option<usize> {
        let mut at = from;
        loop {
            match self.text.as_bytes().get(at)? {
                b if b.is_ascii_alphanumeric() => return Some(at),
                b if b.is_ascii() => at += 1,
                _ => match self.char_at(at)? {
                    c if is_letter(c) => return Some(at),
                    c => at += c.len_utf8(),
                },
            }
        }
    }

    fn run_end(&self, start: usize) -> usize {
        let mut at = start;
        while let Some(b) = self.text.as_bytes().get(at) {
            if b.is_ascii_alphanumeric() {
                at += 1;
            } else if b.is_ascii() {
                break;
            } else if *b == 0xC3 && !matches!(self.text.as_bytes()[at + 1], 0x97 | 0xB7) {
                // À to ÿ, except × and ÷: the accented letters of the four languages.
                at += 2;
            } else {
                match self.char_at(at) {
                    Some(c) if is_letter(c) || is_mark(c) => at += c.len_utf8(),
                    _ => break,
                }
            }
        }
        at
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text[at..].chars().next()
    }

    /// Returns the end of `C.A.N.` or `EE. UU.`: capitals, one or two at a time, separated by dots.
    fn acronym_end(&self, start: usize, first_end: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let capitals = |from: usize, to: usize| {
            (1..=2).contains(&(to - from)) && bytes[from..to].iter().all(u8::is_ascii_uppercase)
        };
        let doubled = |from: usize, to: usize| to - from == 2 && bytes[from] == bytes[from + 1];
        let mut end = None;
        let (mut from, mut to) = (start, first_end);
        while capitals(from, to) && bytes.get(to) == Some(&b'.') {
            // Only doubled letters may be separated by spaces: "EE. UU.", but not "Art. V. A".
            let apart = usize::from(doubled(from, to) && bytes.get(to + 1) == Some(&b' '));
            let next = to + 1 + apart;
            let next_end = self.run_end(next);
            if !capitals(next, next_end) || (apart == 1 && !doubled(next, next_end)) {
                break;
            }
            (from, to) = (next, next_end);
            end = Some(to);
        }
        end
    }

    fn is_elided(&self, start: usize, end: usize) -> bool {
        self.char_at(end).is_some_and(is_apostrophe)
            && self.text[end..].chars().nth(1).is_some_and(char::is_alphanumeric)
            && ELIDED.iter().any(|elided| elided.eq_ignore_ascii_case(&self.text[start..end]))
    }

    fn is_possessive(&self, start: usize, end: usize) -> bool {
        let mut before = self.text[..start].chars().rev();
        matches!(&self.text[start..end], "s" | "S")
            && before.next().is_some_and(is_apostrophe)
            && before.next().is_some_and(char::is_alphanumeric)
    }

    /// Returns the words joined to this one by hyphens, and where they end; if there are too many, only the first of
    /// them.
    fn hyphenated(&self, first: Range<usize>) -> (Vec<Range<usize>>, usize) {
        let mut is_lettered = !is_number(&self.text[first.clone()]);
        let (mut last, mut parts) = (first.clone(), vec![first]);
        while let Some(next) = self.linked(last.clone(), is_lettered) {
            is_lettered |= !is_number(&self.text[next.clone()]);
            last = next.clone();
            if parts.len() <= MAX_PARTS {
                parts.push(next);
            }
        }
        (parts, last.end)
    }

    /// Returns the next word of a chain. Numbers alone do not form one, since they are years and the like; nor does a
    /// dash, except between letters and digits.
    fn linked(&self, before: Range<usize>, is_lettered: bool) -> Option<Range<usize>> {
        let hyphen = self.char_at(before.end).filter(|c| is_hyphen(*c))?;
        let from = before.end + hyphen.len_utf8();
        let first = self.char_at(from).filter(|c| is_letter(*c))?;
        let next = from..self.run_end(from);
        let in_turn = self.text[before].ends_with(|c: char| c.is_ascii_digit()) != first.is_ascii_digit();
        let is_number = is_number(&self.text[next.clone()]);
        let is_whole = !is_number || numbers::pointed(self.text, next.clone()).is_none();
        let links = (hyphen == '-' || in_turn)
            && (is_lettered || !is_number)
            && is_whole
            && !self.is_elided(next.start, next.end);
        links.then_some(next)
    }

    /// Returns the parts, with letters and digits separated; `None` if there are too many, or only one.
    fn pieces(&self, parts: &[Range<usize>]) -> Option<Vec<Range<usize>>> {
        if parts.len() > MAX_PARTS {
            return None;
        }
        let mut pieces = Vec::with_capacity(MAX_PIECES);
        for part in parts {
            let mut from = part.start;
            let mut digits = None;
            for (at, c) in self.text[part.clone()].char_indices().filter(|(_, c)| c.is_alphanumeric()) {
                if digits.is_some_and(|digits| digits != c.is_ascii_digit()) {
                    pieces.push(from..part.start + at);
                    from = part.start + at;
                }
                digits = Some(c.is_ascii_digit());
            }
            pieces.push(from..part.end);
        }
        (2..=MAX_PIECES).contains(&pieces.len()).then_some(pieces)
    }
}

/// Returns whether a word consists of digits only.
fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}
