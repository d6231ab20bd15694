//! The words of a query in the texts of a section, so that hits stay marked when a reader opens a result.

use super::Searches;
use crate::domain::language::{Language, UiLanguage};
use crate::error::Result;
use crate::search::{Marker, Query};

impl Searches {
    /// Returns a marker for the texts of a published section, which marks the words that a search for `q` marks in its
    /// results. `reader`: the reader's language; `literal`: whether only the words typed are searched for; `language`:
    /// that of the section. While there is no index, the marker marks nothing.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn marker(&self, q: &str, reader: UiLanguage, literal: bool, language: &Language) -> Result<Marker> {
        if q.trim().is_empty() {
            return Ok(Marker::nothing());
        }
        let thesaurus = match literal {
            true => None,
            false => Some(self.store.read(|db| self.names.now(db))?.concepts()),
        };
        let query = Query { thesaurus, limit: 0, ..Query::new(q, reader) };
        let marker = self.live.ask(|index| index.marker(&query, language));
        Ok(marker.unwrap_or_else(Marker::nothing))
    }
}
