//! A long list of hits, read by and by: what was found is held as places, and only what is asked for becomes
//! text.

use std::vec::IntoIter;

use tantivy::{DocAddress, Score, Searcher};

use super::analysis::{Analysis, Rules};
use super::highlight::Highlighter;
use super::query::Hit;
use super::run::{Compiled, Found};
use super::schema::Fields;
use super::stored::Whole;
use crate::error::{Error, Result};

/// What a search found, in the state that the index had then.
pub struct Hits {
    /// How many documents there are in all, also beyond the limit.
    pub total: usize,
    /// Whether there was no time to find all.
    pub cut_short: bool,
    fields: Fields,
    analysis: Analysis,
    searcher: Searcher,
    compiled: Compiled,
    places: IntoIter<(Score, DocAddress)>,
}

impl Hits {
    pub(super) fn new(
        fields: Fields,
        analysis: Analysis,
        searcher: Searcher,
        compiled: Compiled,
        found: Found,
    ) -> Hits {
        let (total, cut_short) = (found.total, found.cut_short);
        Hits { total, cut_short, fields, analysis, searcher, compiled, places: found.places.into_iter() }
    }

    /// The next hits, at most that many; none at the end. `marked`: with the words that were found marked.
    ///
    /// # Errors
    /// `internal` if the index cannot be read any more.
    pub fn next(&mut self, most: usize, marked: bool) -> Result<Vec<Hit>> {
        let mut highlighter = marked.then(|| Highlighter::new(&self.compiled.marks, self.analysis.clone()));
        let mut hits = Vec::with_capacity(most.min(self.places.len()));
        for (score, place) in self.places.by_ref().take(most) {
            let row = self.searcher.doc::<Whole>(place).map_err(Error::internal)?;
            let (mut hit, passages) = self.fields.read(&row)?;
            hit.score = score;
            if let Some(highlighter) = &mut highlighter {
                hit.highlights =
                    highlighter.highlight(Rules::of(&hit.language), &hit.title, &hit.summary, &passages);
            }
            hits.push(hit);
        }
        Ok(hits)
    }
}
