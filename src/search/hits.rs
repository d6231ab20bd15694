//! A long list of hits, read in batches: the results are held as document addresses, and only the documents requested
//! are loaded.

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

/// The results of a search, in the state of the index at that time.
pub struct Hits {
    /// Total number of matching documents, including those beyond the limit.
    pub total: usize,
    /// Whether the search ran out of time before it had found everything.
    pub cut_short: bool,
    fields: Fields,
    analysis: Analysis,
    searcher: Searcher,
    compiled: Compiled,
    places: IntoIter<(Score, DocAddress)>,
}

impl Index {
    /// Returns everything that a search finds, up to its limit, in the current state of the index, to be read in
    /// batches. `relaxing`: whether to accept documents with most of the words if none has all of them, and similar
    /// words in place of one that no document contains.
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

    /// Returns the next hits, at most `most`; none at the end. `marked`: whether to highlight the matched words.
    ///
    /// # Errors
    /// `internal` if the index can no longer be read.
    pub fn next(&mut self, most: usize, marked: bool) -> Result<Vec<Hit>> {
        let mut highlighter =
            marked.then(|| Highlighter::new(self.compiled.marks.clone(), self.analysis.clone()));
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
