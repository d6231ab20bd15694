//! The files of the logos of those who publish an edition.

use super::Editions;
use super::publishers::logos;
use crate::domain::ids::EditionId;
use crate::error::{Error, Result};
use crate::policy::Context;
use crate::services::logos::LogoFile;

impl Editions {
    /// Returns the logo of one of those who publish an edition, from 1.
    ///
    /// # Errors
    /// `not_found`, also if that publisher has none; `forbidden` for a token that may not read.
    pub fn logo(&self, context: &Context, id: EditionId, publisher: usize) -> Result<LogoFile> {
        let logos = self.read(context, id, |db, edition| logos(db, &edition))?;
        let found = logos.into_iter().find(|one| one.publisher == publisher).ok_or_else(Error::not_found)?;
        LogoFile::open(&self.blobs, found.logo)
    }
}
