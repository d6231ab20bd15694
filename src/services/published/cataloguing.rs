//! The metadata of a published practice for catalogues.

use std::slice;

use super::{CitationFile, Publications, published};
use crate::documents::datacite::Notation;
use crate::domain::ids::SectionId;
use crate::error::{Error, Result};
use crate::services::resources;

impl Publications {
    /// Returns the metadata of a published practice in the form of DataCite.
    ///
    /// # Errors
    /// `not_found`; `unpublished`, with only title, institution and date.
    pub fn datacite(&self, id: SectionId, notation: Notation) -> Result<CitationFile> {
        let described = self.store.read(|db| {
            let found = published(db, id, None)?;
            let names = self.names.now(db)?;
            resources::practices(db, &names, &self.links, slice::from_ref(&found))
        })?;
        let resource =
            described.first().ok_or_else(|| Error::internal("a practice that nobody described"))?;
        Ok(CitationFile {
            file_name: format!("datacite-{id}.{}", notation.name()),
            media_type: notation.media_type(),
            bytes: notation.file(resource)?,
        })
    }
}
