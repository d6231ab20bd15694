//! Number of documents per facet value, counted once for each state of the index.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use tantivy::collector::Count;
use tantivy::query::TermQuery;
use tantivy::schema::IndexRecordOption;

use crate::error::{Error, Result};
use crate::search::index::facets::Facet;
use crate::search::index::schema::spell;
use crate::search::index::{Index, State};

/// The counts for one state of the index.
#[derive(Default)]
struct Counted {
    state: Option<State>,
    values: HashMap<(Facet, String), u64>,
}

/// Remembers counts until the index changes.
#[derive(Default)]
pub struct Tallies(Mutex<Counted>);

impl Tallies {
    /// Returns the number of documents that have each of the values.
    ///
    /// # Errors
    /// `internal` if the index can no longer be read and has to be reopened.
    pub fn of(&self, index: &Index, values: &[(Facet, &str)]) -> Result<Vec<u64>> {
        let searcher = index.searcher();
        let state = Some(State::of(&searcher));
        let mut counted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if counted.state != state {
            *counted = Counted { state, values: HashMap::new() };
        }
        let mut counts = Vec::with_capacity(values.len());
        for (facet, value) in values {
            let value = spell(*facet, value);
            let known = counted.values.get(&(*facet, value.clone())).copied();
            let count = match known {
                Some(count) => count,
                None => {
                    let key = index.fields().facet(*facet, &value);
                    let query = TermQuery::new(key, IndexRecordOption::Basic);
                    let count = searcher.search(&query, &Count).map_err(Error::internal)? as u64;
                    counted.values.insert((*facet, value), count);
                    count
                }
            };
            counts.push(count);
        }
        Ok(counts)
    }
}
