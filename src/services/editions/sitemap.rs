//! The list of frozen editions and their parts, for search engines.

use super::Editions;
use crate::domain::book::{chapter_id, practice_id};
use crate::domain::edition::EditionState;
use crate::domain::ids::EditionId;
use crate::domain::time::Timestamp;
use crate::error::{Error, Result};
use crate::store::HarvestFilter;

/// Maximum number of editions that are listed.
const MOST: i64 = 1_000;

/// A frozen edition, with the time since which everyone can read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListedEdition {
    /// The edition.
    pub id: EditionId,
    /// When it was frozen.
    pub changed_at: Timestamp,
}

impl Editions {
    /// Returns the frozen editions, the oldest first: at most 1,000.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn listed(&self) -> Result<Vec<ListedEdition>> {
        let rows = self.store.read(|db| db.harvested_editions(&HarvestFilter::default(), None, MOST))?;
        Ok(rows.into_iter().map(|(id, changed_at)| ListedEdition { id, changed_at }).collect())
    }

    /// Returns a frozen edition with the names of its chapters and practices in addresses, in no particular order.
    ///
    /// # Errors
    /// `not_found`, also for an edition that is not frozen.
    pub fn listed_parts(&self, id: EditionId) -> Result<(ListedEdition, Vec<String>)> {
        self.store.read(|db| {
            let edition = db.edition(id)?.filter(|edition| edition.state == EditionState::Frozen);
            let edition = edition.ok_or_else(Error::not_found)?;
            let pins = db.edition_pins(id)?;
            let chapters = edition.outline.iter().map(|chapter| chapter_id(&chapter.number));
            let parts = chapters.chain(pins.iter().map(|pin| practice_id(&pin.number))).collect();
            let changed_at = edition.frozen_at.unwrap_or(edition.updated_at);
            Ok((ListedEdition { id, changed_at }, parts))
        })
    }
}
