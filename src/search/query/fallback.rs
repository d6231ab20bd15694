//! The last thing to try: words that begin like those of a question, or nearly so. They are how a word and its cousin in
//! another language meet (`universidad`, `university`; `cianobacteria`, `cyanobacteria`), and a word with an ending that no
//! rule knows.

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

/// Shorter words have no beginning that says enough.
const SHORTEST: usize = 5;
/// The shortest beginning, and the shortest that may be met with one mistake: a letter more, fewer or other, or two in
/// another order.
const BEGINNING: usize = 4;
const NEARLY_FROM: usize = 5;
/// So many words of a question are looked for in this way, and so many words that begin like each, as many again that
/// nearly do: the most frequent.
const WORDS: usize = 8;
const ALIKE: usize = 40;

/// The words of a question, and what else it asks for.
pub struct Fallback {
    lexicon: Arc<Lexicon>,
    texts: Vec<(Terms, Score)>,
    beginnings: Vec<String>,
    fixed: Vec<(Occur, Box<dyn Tantivy>)>,
}

impl Fallback {
    /// Of these words, with what else has to be true. Nothing if all of them are short.
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

    /// What finds any of the words that begin so; nothing if no text has one.
    ///
    /// # Errors
    /// If the index cannot be read.
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

/// A good half of a word.
fn prefix(term: &str) -> Option<String> {
    let letters = term.chars().count();
    let lettered = !term.contains(|c: char| c.is_ascii_digit());
    (lettered && letters >= SHORTEST).then(|| term.chars().take(BEGINNING.max(letters / 2 + 1)).collect())
}

/// The words that begin so or nearly so, each with what it counts.
fn similar_words(vocabulary: &Vocabulary, prefix: &str) -> Vec<(String, Score)> {
    let fuzzy = (prefix.chars().count() >= NEARLY_FROM).then(|| Fuzzy::prefix(prefix));
    let [so, nearly] = vocabulary.prefix(prefix, fuzzy.as_ref());
    let counted = |words: Vec<(u64, String)>, counts: Score| {
        words.into_iter().take(ALIKE).map(move |(_, word)| (word, counts))
    };
    counted(so, 1.0).chain(counted(nearly, PER_MISTAKE)).collect()
}
