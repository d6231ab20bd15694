//! Cuts text into words, the same way for every language, so that positions agree between the fields. The text is in its
//! [normal form](super::normal).

use std::collections::VecDeque;
use std::ops::Range;

use super::characters::{is_apostrophe, is_hyphen, is_letter, is_mark};
use super::numbers::{self, Number, Spaced};

/// Longer words are not language (keys, base64, a line without spaces): they are left out of index and query.
const MAX_BYTES: usize = 64;
/// A compound of more parts than that is a slug or a chain, of which nobody types the joined form.
const MAX_PARTS: usize = 3;
/// The same of letters and digits in turn (`H1N1`).
const MAX_PIECES: usize = 4;
/// What French shortens before a vowel: `l'inclusion` is the word `inclusion`.
const ELIDED: [&str; 13] =
    ["l", "d", "j", "n", "s", "m", "t", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"];

/// A word of a text, by its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// Which word of the text it is.
    pub position: usize,
    /// How many words it covers: more than one for the joined form of a compound, none for a part of a number, which
    /// is one word at the place of the whole.
    pub span: usize,
}

/// The words of a text, in order. A compound (`socio-económico`, `B-2`, `B2`) comes joined first, then part by part, so
/// that it meets both `socioeconómico` and `socio económico`. So does a number in groups (`31 654`).
pub fn words(text: &str) -> Words<'_> {
    let waiting = VecDeque::new();
    Words { text, at: 0, position: 0, apart_until: 0, single_until: 0, waiting }
}

/// The words of a text, without the parts of what comes whole.
pub fn whole_words(text: &str) -> impl Iterator<Item = Word> {
    let mut end = 0;
    words(text).filter(move |word| {
        let whole = word.range.start >= end;
        end = end.max(word.range.end);
        whole
    })
}

/// The iterator that [`words`] gives.
pub struct Words<'a> {
    text: &'a str,
    at: usize,
    position: usize,
    /// Up to here a chain goes that is too long to be one word.
    apart_until: usize,
    /// And up to here digits between blanks that are no groups of one number.
    single_until: usize,
    /// The parts of what has been given joined.
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
    /// A word, or the first of what it is joined with.
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

    // Text is mostly ASCII, and all of it comes through here: these two look at bytes while they can.

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
                // À to ÿ, but for × and ÷: the accents of the four languages.
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

    /// The end of `C.A.N.` or `EE. UU.`: capitals, one or two at a time, with points between them.
    fn acronym_end(&self, start: usize, first_end: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let capitals = |from: usize, to: usize| {
            (1..=2).contains(&(to - from)) && bytes[from..to].iter().all(u8::is_ascii_uppercase)
        };
        let doubled = |from: usize, to: usize| to - from == 2 && bytes[from] == bytes[from + 1];
        let mut end = None;
        let (mut from, mut to) = (start, first_end);
        while capitals(from, to) && bytes.get(to) == Some(&b'.') {
            // Only doubled letters stand apart: "EE. UU.", but not "Art. V. A".
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

    /// The words that hyphens hold together with this one, and where they end; of too many the first.
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

    /// The next word of a chain. Numbers alone make none, but years and the like; nor does a dash, but between letters
    /// and digits.
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

    /// The parts with letters and digits apart; none if they are too many, or one.
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

/// Whether all of it is digits.
fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}
