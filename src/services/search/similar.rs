//! Practices similar to a published section.

use serde::Serialize;
use utoipa::ToSchema;

use super::{IndexRead, SearchItem, Searches};
use crate::domain::ids::SectionId;
use crate::error::{Error, Fault, FaultCode, Result};
use crate::services::published::published;

/// Default and maximum number of similar practices.
const USUAL: i64 = 5;
const MOST: i64 = 20;

/// The practices most similar to a published section.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Similar {
    /// First those of other countries, then those that share a country with it, each group sorted by similarity. They
    /// have no highlights.
    pub items: Vec<SearchItem>,
    /// The state of the index.
    pub index: IndexRead,
}

impl Searches {
    /// Returns the practices most similar to a published section.
    ///
    /// # Errors
    /// `not_found`; `unpublished`; `invalid`; the faults of `limit`.
    pub fn similar(&self, id: SectionId, limit: Result<Option<i64>>) -> Result<Similar> {
        self.store.read(|db| published(db, id, None).map(drop))?;
        let limit = limit?.unwrap_or(USUAL);
        let fault = match limit {
            ..1 => Some(Fault::new("/query/limit", FaultCode::TooSmall).with("limit", 1)),
            1..=MOST => None,
            _ => Some(Fault::new("/query/limit", FaultCode::TooLarge).with("limit", MOST)),
        };
        if let Some(fault) = fault {
            return Err(Error::invalid(vec![fault]));
        }
        let complete = self.live.is_complete();
        let limit = usize::try_from(limit).map_err(Error::internal)?;
        let hits = self.live.ask(|index| index.similar(id, limit));
        let index = IndexRead { complete: complete && hits.is_some() };
        let hits = hits.unwrap_or_default();
        let keys: Vec<(SectionId, u32)> = hits.iter().map(|hit| (hit.section, hit.version)).collect();
        let (names, still) = self.store.read(|db| {
            let still = if keys.is_empty() { Vec::new() } else { db.still_published(&keys)? };
            Ok((self.names.now(db)?, still))
        })?;
        Ok(Similar { items: self.items(hits, &still, &names), index })
    }
}
