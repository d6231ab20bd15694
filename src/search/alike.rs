//! The last thing to try: words that begin like those of a question, or nearly so. They are how a word and its cousin in
//! another language meet (`universidad`, `university`; `cianobacteria`, `cyanobacteria`), and a word with an ending that no
//! rule knows.

use tantivy::query::{BooleanQuery, Occur, Query as Tantivy};
use tantivy::schema::Field;
use tantivy::{Score, Searcher};

use super::analysis::{Analysis, FIRST_EXACT, Rules};
use super::compile::{best_of, boosted, term_query};
use super::schema::{Fields, Part, Terms};
use super::spelling::Near;
use super::weights::{self, PER_MISTAKE};

/// Shorter words have no beginning that says enough.
const SHORTEST: usize = 5;
/// The shortest beginning, and the shortest that may be met with one mistake: a letter more, fewer or other, or two in
/// another order.
const BEGINNING: usize = 4;
const NEARLY_FROM: usize = 5;
/// So many words of a question are looked for in this way, and so many words that begin like each.
const WORDS: usize = 8;
const ALIKE: usize = 40;

/// The words of a question, and what else it asks for.
pub struct Alike {
    texts: Vec<(Terms, Score)>,
    beginnings: Vec<String>,
    fixed: Vec<(Occur, Box<dyn Tantivy>)>,
}

impl Alike {
    /// Of these words, with what else has to be true. Nothing if all of them are short.
    pub fn new(
        analysis: &mut Analysis,
        fields: &Fields,
        fixed: &[(Occur, Box<dyn Tantivy>)],
        words: &[String],
    ) -> Option<Alike> {
        let exact = words.iter().filter_map(|word| analysis.term(Rules::Exact, word));
        let beginnings: Vec<String> = exact.filter_map(|term| beginning(&term)).take(WORDS).collect();
        let texts = Part::ALL.map(|part| (fields.text(part, Rules::Exact), weights::part(part)));
        (!beginnings.is_empty()).then(|| Alike {
            texts: texts.to_vec(),
            beginnings,
            fixed: fixed.iter().map(|(occur, query)| (*occur, query.box_clone())).collect(),
        })
    }

    /// What finds any of the words that begin so; nothing if no text has one.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn query(&self, searcher: &Searcher) -> tantivy::Result<Option<Box<dyn Tantivy>>> {
        let mut words: Vec<Box<dyn Tantivy>> = Vec::new();
        for beginning in &self.beginnings {
            let mut any: Vec<Box<dyn Tantivy>> = Vec::new();
            for (of, weight) in &self.texts {
                for (term, factor) in alike(searcher, of.field(), beginning)? {
                    any.push(boosted(term_query(*of, &term), weight * factor));
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
fn beginning(term: &str) -> Option<String> {
    let letters = term.chars().count();
    let lettered = !term.contains(|c: char| c.is_ascii_digit());
    (lettered && letters >= SHORTEST).then(|| term.chars().take(BEGINNING.max(letters / 2 + 1)).collect())
}

/// The exact terms of a field that begin so or nearly so, in no order, each with what it counts.
fn alike(searcher: &Searcher, field: Field, beginning: &str) -> tantivy::Result<Vec<(String, Score)>> {
    let mut found: Vec<(String, Score)> = Vec::new();
    let near = (beginning.chars().count() >= NEARLY_FROM).then(|| Near::beginning(beginning));
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(field)?;
        let mut terms = index.terms().range().ge(beginning).into_stream()?;
        let mut seen = 0;
        while seen < ALIKE && terms.advance() && terms.key().starts_with(beginning.as_bytes()) {
            seen += 1;
            add(&mut found, terms.key(), 1.0);
        }
        let Some(near) = &near else { continue };
        let mut terms = index.terms().search(near).ge(FIRST_EXACT).into_stream()?;
        let mut seen = 0;
        while seen < ALIKE && terms.advance() {
            if !terms.key().starts_with(beginning.as_bytes()) {
                seen += 1;
                add(&mut found, terms.key(), PER_MISTAKE);
            }
        }
    }
    Ok(found)
}

fn add(found: &mut Vec<(String, Score)>, term: &[u8], counts: Score) {
    if let Ok(term) = std::str::from_utf8(term)
        && !found.iter().any(|(known, _)| known == term)
    {
        found.push((term.to_owned(), counts));
    }
}
