//! A cheap first look at a text: which stretches of it are worth splitting into words. It reads bytes, and skips all
//! words that do not begin like those searched for.

use std::ops::Range;

use super::Rules;
use super::beginnings::Beginnings;

/// A stretch of a text, from space to space, with a word that may yield one of the terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Its position, in bytes. The words of the stretch are those that the text has there.
    pub range: Range<usize>,
    /// Whether words that yield none of the terms are between it and the stretch before.
    pub after_others: bool,
}

/// Returns the stretches of a text with a word that may yield one of the terms, in order.
pub fn stretches<'a>(beginnings: &'a Beginnings, rules: Rules, text: &'a str) -> Stretches<'a> {
    Stretches { beginnings, rules, text, at: 0 }
}

/// The iterator returned by [`stretches`].
pub struct Stretches<'a> {
    beginnings: &'a Beginnings,
    rules: Rules,
    text: &'a str,
    at: usize,
}

impl Iterator for Stretches<'_> {
    type Item = Stretch;

    fn next(&mut self) -> Option<Stretch> {
        let bytes = self.text.as_bytes();
        let (mut from, mut at) = (self.at, self.at);
        let (mut after_others, mut began) = (false, false);
        loop {
            let byte = *bytes.get(at)?;
            if !byte.is_ascii() || ALPHANUMERIC[usize::from(byte)] {
                let end = letters_end(bytes, at);
                // Words that begin or continue with other characters are left to the code that splits words.
                let plain = end > at && bytes.get(end).is_none_or(u8::is_ascii);
                if !plain || self.beginnings.may_begin(self.rules, &self.text[at..]) {
                    break;
                }
                (began, at) = (true, end);
            } else {
                if cuts(bytes, at) {
                    from = at + 1;
                    after_others |= std::mem::take(&mut began);
                }
                at += 1;
            }
        }
        self.at = (at..bytes.len()).find(|at| cuts(bytes, *at)).unwrap_or(bytes.len());
        Some(Stretch { range: from..self.at, after_others })
    }
}

/// Looked up for every byte of a text.
const ALPHANUMERIC: [bool; 256] = table(true);
const LETTER: [bool; 256] = table(false);

const fn table(digits: bool) -> [bool; 256] {
    let (mut table, mut byte) = ([false; 256], 0);
    while byte < table.len() {
        table[byte] = (byte as u8).is_ascii_alphabetic() || digits && (byte as u8).is_ascii_digit();
        byte += 1;
    }
    table
}

/// Returns the end of the letters at this position, as far as the four languages use them; or of the digits, since
/// these are a word of their own even next to letters.
fn letters_end(bytes: &[u8], mut at: usize) -> usize {
    if bytes[at].is_ascii_digit() {
        return at + bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    }
    loop {
        let rest = bytes[at..].iter();
        at += rest.take_while(|byte| LETTER[usize::from(**byte)]).count();
        match bytes.get(at..at + 2) {
            // À to ÿ, except × and ÷.
            Some([0xC3, second]) if !matches!(second, 0x97 | 0xB7) => at += 2,
            _ => return at,
        }
    }
}

/// Returns whether there is a space here that no word contains. Words can contain spaces after a dot ("EE. UU.") and
/// between digits ("31 654"), where groups that form no number have to stay together as well.
fn cuts(bytes: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| bytes[before]);
    let in_number = || {
        before.is_some_and(|byte| byte.is_ascii_digit()) && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
    };
    bytes[at].is_ascii_whitespace() && before != Some(b'.') && !in_number()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::normal::normal;
    use super::super::words::words;
    use super::*;

    /// Returns the words that may yield a term, each with whether others are between it and the one before.
    fn met(beginnings: &Beginnings, rules: Rules, text: &str) -> Vec<(String, bool)> {
        let (mut met, mut others) = (Vec::new(), false);
        for word in words(text) {
            match beginnings.may_have(rules, &text[word.range.clone()]) {
                true => met.push((text[word.range].to_owned(), std::mem::take(&mut others))),
                false => others = true,
            }
        }
        met
    }

    fn met_in_stretches(beginnings: &Beginnings, rules: Rules, text: &str) -> Vec<(String, bool)> {
        let (mut met, mut others) = (Vec::new(), false);
        for stretch in stretches(beginnings, rules, text) {
            others |= stretch.after_others;
            let text = &text[stretch.range];
            for word in words(text) {
                match beginnings.may_have(rules, &text[word.range.clone()]) {
                    true => met.push((text[word.range].to_owned(), std::mem::take(&mut others))),
                    false => others = true,
                }
            }
        }
        met
    }

    #[test]
    fn most_of_a_text_is_passed_by() {
        let mut beginnings = Beginnings::default();
        beginnings.add("consul");
        let text = "La ventanilla «consular» de la ciudad. Atención al público; consulados\nen el exterior";
        let found: Vec<_> = stretches(&beginnings, Rules::Exact, text)
            .map(|stretch| (&text[stretch.range], stretch.after_others))
            .collect();
        assert_eq!(found, [("«consular»", true), ("consulados", true)]);
    }

    #[test]
    fn a_compound_and_an_acronym_are_met_in_their_joined_form() {
        let mut beginnings = Beginnings::default();
        beginnings.add("subregional");
        beginnings.add("cooper");
        let found =
            met_in_stretches(&beginnings, Rules::Exact, "el plan sub-regional de co-operación, y más");
        assert_eq!(found, [("sub-regional".to_owned(), true), ("co-operación".to_owned(), true)]);
    }

    proptest! {
        /// Texts of few letters, so that the terms often occur, with everything that words are made of.
        #[test]
        fn the_stretches_have_every_word_that_may_be_meant(
            text in "([aceuACEU.,'’ñéœ0-9s—–-]|\\PC|[a-c]{1,3}-[a-c0-9]{1,4}|[a-e]{1,4}|[0-9]{1,3} [0-9]{3}|EE\\. UU\\.|[ \n ]){0,40}",
            terms in prop::collection::vec("[a-eu0-9]{1,6}", 1..3),
            rules in prop::sample::select(&Rules::ALL[..]),
        ) {
            let mut beginnings = Beginnings::default();
            terms.iter().for_each(|term| beginnings.add(term));
            let text = normal(&text);
            let text = text.text();
            let (whole, cut) = (met(&beginnings, rules, text), met_in_stretches(&beginnings, rules, text));
            prop_assert_eq!(whole, cut);
        }
    }
}
