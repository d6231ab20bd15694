//! The list of everything published, for search engines.

use super::Publications;
use crate::domain::ids::SectionId;
use crate::domain::time::Timestamp;
use crate::error::{Error, Result};

/// Maximum number of practices that are read at once.
const MOST: usize = 50_000;

/// A published practice, with the time of its last change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListedPractice {
    /// The section.
    pub id: SectionId,
    /// When it was last published.
    pub changed_at: Timestamp,
}

impl Publications {
    /// Returns published practices by identifier: at most `limit` (and never more than 50,000), after the first `skip`.
    /// Identifiers begin with the time of their creation, so new practices mostly come last.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn listed(&self, skip: usize, limit: usize) -> Result<Vec<ListedPractice>> {
        let skip = i64::try_from(skip).map_err(Error::internal)?;
        let limit = i64::try_from(limit.min(MOST)).map_err(Error::internal)?;
        let rows = self.store.read(|db| db.published_changes(skip, limit))?;
        Ok(rows.into_iter().map(|(id, changed_at)| ListedPractice { id, changed_at }).collect())
    }

    /// Returns, for each part of the list with this number of practices (1 to 50,000), the time of its last change.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn listed_parts(&self, practices: usize) -> Result<Vec<Timestamp>> {
        let practices = practices.clamp(1, MOST);
        let at_once = MOST / practices * practices;
        let mut parts = Vec::new();
        loop {
            let batch = self.listed(parts.len() * practices, at_once)?;
            let changed = |part: &[ListedPractice]| part.iter().map(|one| one.changed_at).max();
            parts.extend(batch.chunks(practices).filter_map(changed));
            if batch.len() < at_once {
                return Ok(parts);
            }
        }
    }
}
