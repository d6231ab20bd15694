//! Words that no published text has: what was probably meant. Only words that the index holds are ever proposed,
//! so what is not public cannot be guessed by mistyping it.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::Arc;

use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, Score, Searcher, TERMINATED};

use crate::search::analysis::{Analysis, Rules};
use crate::search::index::parts::Part;
use crate::search::index::schema::{Fields, Terms};
use crate::search::index::vocabulary::{Lexicon, Vocabulary};
use crate::search::ranking::weights::PER_MISTAKE;

/// Shorter words have too many neighbours.
const SHORTEST: usize = 4;
/// From so many letters on a word may have two mistakes.
const TWO_FROM: usize = 8;
/// So many guesses are searched for beside what was typed.
const MOST: usize = 3;
/// So many neighbours of a word are looked at, whether texts still have them.
const LOOKED_AT: usize = 12;
/// The shortest part of words that were run together.
const SHORTEST_HALF: usize = 3;

/// A word that may have been meant.
#[derive(Clone, Debug, PartialEq)]
pub struct Guess {
    /// Without case and accents.
    pub word: String,
    /// How much of a word's weight it has.
    pub weight: Score,
    /// About how many texts have it.
    pub texts: u64,
}

/// Knows the words of an index.
pub struct Speller<'a> {
    searcher: &'a Searcher,
    lexicon: &'a Arc<Lexicon>,
    /// Most questions need none.
    vocabulary: OnceCell<Arc<Vocabulary>>,
    exact: Vec<Terms>,
    stemmed: [Vec<Terms>; 4],
    /// Words that were looked for already.
    known: HashMap<String, bool>,
}

impl<'a> Speller<'a> {
    /// Of what a search sees.
    pub fn new(searcher: &'a Searcher, fields: &Fields, lexicon: &'a Arc<Lexicon>) -> Speller<'a> {
        let texts = |rules: Rules| Part::ALL.map(|part| fields.text(part, rules)).to_vec();
        let [es, en, pt, fr, _] = Rules::ALL;
        Speller {
            searcher,
            lexicon,
            vocabulary: OnceCell::new(),
            exact: fields.exact(),
            stemmed: [es, en, pt, fr].map(texts),
            known: HashMap::new(),
        }
    }

    fn vocabulary(&self) -> tantivy::Result<&Vocabulary> {
        if let Some(vocabulary) = self.vocabulary.get() {
            return Ok(vocabulary);
        }
        let newest = self.lexicon.now(self.searcher)?;
        Ok(self.vocabulary.get_or_init(|| newest))
    }

    /// About how many texts have a word, as it is; of several fields the most counts. None if it stands only in
    /// texts that have been taken out.
    pub(in crate::search) fn texts(&self, term: &str) -> tantivy::Result<u64> {
        if !self.stands(&self.exact, term)? {
            return Ok(0);
        }
        let mut most = 0;
        for of in &self.exact {
            most = most.max(self.searcher.doc_freq(&of.key(term))?);
        }
        Ok(most)
    }

    /// Whether any text has the word, in any inflection.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn knows(&mut self, analysis: &mut Analysis, word: &str) -> tantivy::Result<bool> {
        if let Some(known) = self.known.get(word) {
            return Ok(*known);
        }
        let known = self.find(analysis, word)?;
        self.known.insert(word.to_owned(), known);
        Ok(known)
    }

    fn find(&self, analysis: &mut Analysis, word: &str) -> tantivy::Result<bool> {
        if let Some(term) = analysis.term(Rules::Exact, word)
            && self.stands(&self.exact, &term)?
        {
            return Ok(true);
        }
        for (of, rules) in self.stemmed.iter().zip(Rules::ALL) {
            if let Some(term) = analysis.term(rules, word)
                && self.stands(of, &term)?
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether a text has the term that has not been taken out. A dictionary forgets the words of texts that were
    /// taken out only when its segment is written again.
    fn stands(&self, any: &[Terms], term: &str) -> tantivy::Result<bool> {
        for of in any {
            let key = of.key(term);
            for segment in self.searcher.segment_readers() {
                let index = segment.inverted_index(of.field())?;
                let Some(alive) = segment.alive_bitset() else {
                    if index.get_term_info(&key)?.is_some() {
                        return Ok(true);
                    }
                    continue;
                };
                let Some(mut texts) = index.read_postings(&key, IndexRecordOption::Basic)? else { continue };
                while texts.doc() != TERMINATED {
                    if alive.is_alive(texts.doc()) {
                        return Ok(true);
                    }
                    texts.advance();
                }
            }
        }
        Ok(false)
    }

    /// What may have been meant by a word in its exact form, the likeliest first: of those with the fewest mistakes the
    /// most frequent. A vowel more or fewer at the beginning is taken for no mistake but for another word.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn guesses(&self, term: &str) -> tantivy::Result<Vec<Guess>> {
        let letters = term.chars().count();
        if letters < SHORTEST || term.contains(|c: char| c.is_ascii_digit()) {
            return Ok(Vec::new());
        }
        let most: u8 = if letters >= TWO_FROM { 2 } else { 1 };
        for mistakes in 1..=most {
            let weight = PER_MISTAKE.powi(i32::from(mistakes));
            let mut guesses = Vec::new();
            let neighbours = self.vocabulary()?.neighbours(term, mistakes);
            let other_words = neighbours.into_iter().filter(|(_, word)| !differs_by_prefix(term, word));
            for (texts, word) in other_words.take(LOOKED_AT) {
                if self.stands(&self.exact, &word)? {
                    guesses.push(Guess { word, weight, texts });
                }
                if guesses.len() == MOST {
                    break;
                }
            }
            if !guesses.is_empty() {
                return Ok(guesses);
            }
        }
        Ok(Vec::new())
    }

    /// The two words that a word was run together from, if there are such: of all ways to cut it the one whose
    /// rarer part is the most frequent.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn halves(&self, term: &str) -> tantivy::Result<Option<(String, String)>> {
        let mut best: Option<(u64, usize)> = None;
        let cuts: Vec<usize> = term.char_indices().map(|(at, _)| at).collect();
        if cuts.len() < 2 * SHORTEST_HALF {
            return Ok(None);
        }
        for cut in &cuts[SHORTEST_HALF..=cuts.len() - SHORTEST_HALF] {
            let (left, right) = term.split_at(*cut);
            let vocabulary = self.vocabulary()?;
            let texts = vocabulary.texts(left).min(vocabulary.texts(right));
            let stand = |word: &str| self.stands(&self.exact, word);
            if texts > best.map_or(0, |(most, _)| most) && stand(left)? && stand(right)? {
                best = Some((texts, *cut));
            }
        }
        Ok(best.map(|(_, cut)| (term[..cut].to_owned(), term[cut..].to_owned())))
    }
}

/// Whether one of the words is the other with a vowel before it. In all four languages that is a prefix which changes
/// what is said: `emigración`, `ilegalidad`, `afiliación`, `anormalidad`.
fn differs_by_prefix(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    matches!(long.strip_suffix(short), Some("a" | "e" | "i" | "o" | "u")) && !short.starts_with(&long[..1])
}
