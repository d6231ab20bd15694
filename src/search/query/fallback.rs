//! The last thing to try: words that begin like those of the query, or nearly so. This is how a word matches its
//! cognate in another language (`universidad`, `university`; `cianobacteria`, `cyanobacteria`), and a word with an
//! ending that no rule covers.

use std::sync::Arc;

use tantivy::query::{BooleanQuery, Occur, Query as Tantivy};
use tantivy::{Score, Searcher};

use crate::search::analysis::fuzzy::Fuzzy;
use crate::search::analysis::{Analysis, Rules};
use crate::search::index::parts::Part;
use crate::search::index::schema::{Fields, Terms};
use crate::search::index::vocabulary::{Lexicon, Vocabulary};
use crate::search::ranking::combined::{best_of, boosted};
use crate::search::ranking::statistics::Frequencies;
use crate::search::ranking::weights::{self, PER_MISTAKE};

/// Minimum length of a word; shorter ones have no beginning that is distinctive enough.
const SHORTEST: usize = 5;
/// The shortest prefix, and the shortest that may have one mistake: an extra, missing or different letter, or two
/// letters swapped.
const BEGINNING: usize = 4;
const NEARLY_FROM: usize = 5;
/// Maximum number of words of a query that are searched for in this way, and of words with the same prefix for each,
/// plus as many again with nearly that prefix: the most frequent ones.
const WORDS: usize = 8;
const ALIKE: usize = 40;

/// The words of a query, and its other conditions.
pub struct Fallback {
    lexicon: Arc<Lexicon>,
    texts: Vec<(Terms, Score)>,
    beginnings: Vec<String>,
    fixed: Vec<(Occur, Box<dyn Tantivy>)>,
}

impl Fallback {
    /// Creates a fallback for these words, given the other conditions. `None` if all of them are short or have digits.
    pub fn new(
        analysis: &mut Analysis,
        fields: &Fields,
        lexicon: &Arc<Lexicon>,
        fixed: &[(Occur, Box<dyn Tantivy>)],
        words: &[String],
    ) -> Option<Fallback> {
        let exact = words.iter().filter_map(|word| analysis.term(Rules::Exact, word));
        let beginnings: Vec<String> = exact.filter_map(|term| prefix(&term)).take(WORDS).collect();
        let texts = Part::ALL.map(|part| (fields.text(part, Rules::Exact), weights::part(part)));
        (!beginnings.is_empty()).then(|| Fallback {
            lexicon: lexicon.clone(),
            texts: texts.to_vec(),
            beginnings,
            fixed: fixed.iter().map(|(occur, query)| (*occur, query.box_clone())).collect(),
        })
    }

    /// Returns a query for any of the words with these prefixes; `None` if no document has one.
    ///
    /// # Errors
    /// Fails if the index cannot be read.
    pub fn query(
        &self,
        searcher: &Searcher,
        frequencies: &Frequencies,
    ) -> tantivy::Result<Option<Box<dyn Tantivy>>> {
        let vocabulary = self.lexicon.now(searcher)?;
        let mut words: Vec<Box<dyn Tantivy>> = Vec::new();
        for prefix in &self.beginnings {
            let mut any: Vec<Box<dyn Tantivy>> = Vec::new();
            for (term, factor) in similar_words(&vocabulary, prefix) {
                for (of, weight) in &self.texts {
                    if frequencies.of(searcher, &of.key(&term))? > 0 {
                        any.push(boosted(of.query(&term), weight * factor));
                    }
                }
            }
            if !any.is_empty() {
                words.push(best_of(any));
            }
        }
        if words.is_empty() {
            return Ok(None);
        }
        let mut all: Vec<_> = self.fixed.iter().map(|(occur, query)| (*occur, query.box_clone())).collect();
        all.push((Occur::Must, Box::new(BooleanQuery::union(words))));
        Ok(Some(Box::new(BooleanQuery::new(all))))
    }
}

/// Returns a good half of a word.
fn prefix(term: &str) -> Option<String> {
    let letters = term.chars().count();
    let lettered = !term.contains(|c: char| c.is_ascii_digit());
    (lettered && letters >= SHORTEST).then(|| term.chars().take(BEGINNING.max(letters / 2 + 1)).collect())
}

/// Returns the words with this prefix or nearly this prefix, each with its weight.
fn similar_words(vocabulary: &Vocabulary, prefix: &str) -> Vec<(String, Score)> {
    let fuzzy = (prefix.chars().count() >= NEARLY_FROM).then(|| Fuzzy::prefix(prefix));
    let [so, nearly] = vocabulary.prefix(prefix, fuzzy.as_ref());
    let counted = |words: Vec<(u64, String)>, counts: Score| {
        words.into_iter().take(ALIKE).map(move |(_, word)| (word, counts))
    };
    counted(so, 1.0).chain(counted(nearly, PER_MISTAKE)).collect()
}
