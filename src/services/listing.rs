//! The complete results of a search in batches, for exports, feeds and digests. As in a search, each hit is looked up
//! again and omitted unless the public still sees exactly that version.

use std::collections::HashMap;
use std::sync::Arc;

use crate::error::{Code, Error, Result};
use crate::search::Hits;
use crate::services::catalog::Catalog;
use crate::services::page::Paging;
use crate::services::search::{DEEPEST, Search, SearchItem, Searches, query};
use crate::store::{Audience, Released};

/// Number of hits held in memory at once: each may contain half a million characters of text.
const BATCH: usize = 50;
/// Number of seconds after which to retry while the index is being filled.
const FILLED_IN: u64 = 5;

/// The hits of a search, in order and at most 10,000.
pub struct FullList {
    /// Total number of hits, including those beyond the 10,000.
    pub total: usize,
    /// The names of everything in the list.
    pub names: Arc<Catalog>,
    searches: Arc<Searches>,
    hits: Option<Hits>,
    marked: bool,
}

impl Searches {
    /// Returns all results of a search. `relaxing`: whether most of the words are enough if nothing contains all of
    /// them; `marked`: whether the items have highlights.
    ///
    /// # Errors
    /// `unavailable` if the index is not complete, or if there was not enough time to find everything: unlike a page of
    /// results, a list has no field that could say so.
    pub fn list(self: &Arc<Self>, search: Search, relaxing: bool, marked: bool) -> Result<FullList> {
        let names = self.store.read(|db| self.names.now(db))?;
        let whole = Paging { skip: 0, limit: i64::try_from(DEEPEST).map_err(Error::internal)? };
        if !self.live.is_complete() {
            return Err(not_ready());
        }
        let query = query(&names, search, whole)?;
        let hits = self.live.ask(|index| index.hits(&query, relaxing)).ok_or_else(not_ready)?;
        if hits.cut_short {
            return Err(Error::new(Code::Unavailable)
                .detail("detail-search-cut-short")
                .retry_after(FILLED_IN));
        }
        Ok(FullList { total: hits.total, names, searches: self.clone(), hits: Some(hits), marked })
    }
}

fn not_ready() -> Error {
    Error::new(Code::Unavailable).retry_after(FILLED_IN)
}

impl FullList {
    /// Returns the next practices; empty at the end.
    ///
    /// # Errors
    /// `unavailable` if the index can no longer be read. It is then rebuilt.
    pub fn next(&mut self) -> Result<Vec<(SearchItem, Released)>> {
        while let Some(hits) = &mut self.hits {
            let (live, marked) = (&self.searches.live, self.marked);
            let hits = live.guarded(|| hits.next(BATCH, marked)).ok_or_else(not_ready)?;
            if hits.is_empty() {
                self.hits = None;
                break;
            }
            let ids: Vec<_> = hits.iter().map(|hit| hit.section).collect();
            let rows = self.searches.store.read(|db| db.released_of(Audience::Public, &ids))?;
            let mut rows: HashMap<_, _> = rows.into_iter().map(|row| (row.section.id, row)).collect();
            rows.retain(|id, row| {
                hits.iter().any(|hit| hit.section == *id && hit.version == row.version.number)
            });
            let published: Vec<_> = rows.keys().copied().collect();
            let items = self.searches.items(hits, &published, &self.names);
            let found: Vec<_> = items
                .into_iter()
                .filter_map(|item| rows.remove(&item.section_id).map(|row| (item, row)))
                .collect();
            if !found.is_empty() {
                return Ok(found);
            }
        }
        Ok(Vec::new())
    }
}
