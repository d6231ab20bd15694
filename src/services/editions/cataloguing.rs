//! The metadata of a frozen edition for catalogues.

use super::Editions;
use crate::documents::datacite::Notation;
use crate::domain::ids::EditionId;
use crate::error::{Error, Result};
use crate::policy::Context;
use crate::services::published::CitationFile;
use crate::services::resources;

impl Editions {
    /// Returns the metadata of a frozen edition in the form of DataCite.
    ///
    /// # Errors
    /// `not_found`, also for an edition that is not frozen; `forbidden` for a token that may not read.
    pub fn datacite(&self, context: &Context, id: EditionId, notation: Notation) -> Result<CitationFile> {
        self.frozen(context, id)?;
        let resource = self.store.read(|db| {
            let edition = db.edition(id)?.ok_or_else(Error::not_found)?;
            resources::edition(db, &self.links, &edition)
        })?;
        Ok(CitationFile {
            file_name: format!("datacite-{id}.{}", notation.name()),
            media_type: notation.media_type(),
            bytes: notation.file(&resource)?,
        })
    }
}
