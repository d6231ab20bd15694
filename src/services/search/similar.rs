//! What resembles a published section.

use serde::Serialize;
use utoipa::ToSchema;

use super::{IndexRead, SearchItem, Searches};
use crate::domain::ids::SectionId;
use crate::error::{Error, Fault, FaultCode, Result};
use crate::services::published::published;

/// How many similar practices are given unless asked otherwise, and at most.
const USUAL: i64 = 5;
const MOST: i64 = 20;

/// What resembles a published section.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Similar {
    /// Those of other countries first, then those that share a country with it; within each the most alike first.
    /// Nothing is marked in them.
    pub items: Vec<SearchItem>,
    /// The index.
    pub index: IndexRead,
}

impl Searches {
    /// What resembles a published section most.
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
