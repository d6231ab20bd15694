//! A long list of hits, read by and by: what was found is held as places, and only what is asked for becomes
//! text.

use std::vec::IntoIter;

use tantivy::{DocAddress, Score, Searcher};

use crate::error::{Error, Result};
use crate::search::analysis::{Analysis, Rules};
use crate::search::index::Index;
use crate::search::index::hit::Hit;
use crate::search::index::schema::Fields;
use crate::search::index::stored::Whole;
use crate::search::query::Query;
use crate::search::query::compile::Compiled;
use crate::search::ranking::highlight::Highlighter;
use crate::search::run::Found;

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

impl Index {
    /// Everything that a search finds, up to its limit, in the state that the index has now, to be read by and by.
    /// `relaxing`: whether most of the words will do where nothing has all, and neighbours of a word that no text
    /// has.
    ///
    /// # Errors
    /// As for [`Index::search`].
    pub fn hits(&self, query: &Query, relaxing: bool) -> Result<Hits> {
        let searcher = self.searcher();
        let (compiled, found) = self.find(&searcher, &Query { forgiving: relaxing, ..query.clone() })?;
        Ok(Hits::new(self.fields().clone(), self.analysis(), searcher, compiled, found))
    }
}

impl Hits {
    pub(in crate::search) fn new(
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
