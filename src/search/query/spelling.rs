//! Suggests corrections for words that no document contains. Only words that the index holds are ever suggested, so
//! nothing unpublished can be discovered by mistyping it.

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

/// Minimum length of a word to correct; shorter ones have too many neighbours.
const SHORTEST: usize = 4;
/// Minimum number of letters in a word that may have two mistakes.
const TWO_FROM: usize = 8;
/// Maximum number of guesses searched for alongside the word typed.
const MOST: usize = 3;
/// Maximum number of neighbours of a word that are checked for whether documents still contain them.
const LOOKED_AT: usize = 12;
/// Minimum length of each of two words that were run together.
const SHORTEST_HALF: usize = 3;

/// A word that may have been meant.
#[derive(Clone, Debug, PartialEq)]
pub struct Guess {
    /// Without case and accents.
    pub word: String,
    /// Its weight relative to that of a word without mistakes.
    pub weight: Score,
    /// Approximate number of documents that contain it.
    pub texts: u64,
}

/// Looks up and corrects words in an index.
pub struct Speller<'a> {
    searcher: &'a Searcher,
    lexicon: &'a Arc<Lexicon>,
    /// Loaded only when needed, since most queries do not need it.
    vocabulary: OnceCell<Arc<Vocabulary>>,
    exact: Vec<Terms>,
    stemmed: [Vec<Terms>; 4],
    /// Words already looked up.
    known: HashMap<String, bool>,
}

impl<'a> Speller<'a> {
    /// Creates a speller for the documents that a search sees.
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

    /// Returns the approximate number of documents that contain a word in exactly this form: the highest number of any
    /// field. 0 if only deleted documents contain it.
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

    /// Returns whether any document contains the word, in any inflection.
    ///
    /// # Errors
    /// Fails if the index cannot be read.
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

    /// Returns whether any document that has not been deleted contains the term. A dictionary keeps the words of
    /// deleted documents until its segment is rewritten.
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

    /// Returns likely corrections of a word in its exact form: of the words with the fewest mistakes, the most frequent
    /// ones first. An extra or missing vowel at the beginning makes a different word rather than a mistake.
    ///
    /// # Errors
    /// Fails if the index cannot be read.
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

    /// Returns the two words that a word was run together from, if there are any: of all ways to split it, the one
    /// whose rarer part is the most frequent.
    ///
    /// # Errors
    /// Fails if the index cannot be read.
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

/// Returns whether one of the words is the other with a vowel in front of it. In all four languages such a prefix
/// changes the meaning: `emigración`, `ilegalidad`, `afiliación`, `anormalidad`.
fn differs_by_prefix(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    matches!(long.strip_suffix(short), Some("a" | "e" | "i" | "o" | "u")) && !short.starts_with(&long[..1])
}
