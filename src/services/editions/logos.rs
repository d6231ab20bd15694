//! The logos of those who publish an edition.

use super::Editions;
use super::publishers::logos;
use crate::domain::ids::EditionId;
use crate::domain::logo::Logo;
use crate::error::{Error, Result};
use crate::policy::Context;

impl Editions {
    /// Returns the logo of one of those who publish an edition, from 1.
    ///
    /// # Errors
    /// `not_found`, also if that publisher has none; `forbidden` for a token that may not read.
    pub fn logo(&self, context: &Context, id: EditionId, publisher: usize) -> Result<Logo> {
        let logos = self.read(context, id, |db, edition| logos(db, &edition))?;
        let found = logos.into_iter().find(|one| one.publisher == publisher);
        Ok(found.ok_or_else(Error::not_found)?.logo)
    }
}
