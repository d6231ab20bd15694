//! What the address of a page names, and the answer to those who may not see it.

use crate::domain::ids::{EditionId, SectionId};
use crate::error::{Code, Error, Result};

/// Returns the section that an address names. It has one spelling, so that caches and search engines know it by one.
///
/// # Errors
/// `not_found` if it names none.
pub fn section_id(text: &str) -> Result<SectionId> {
    let id: Option<SectionId> = text.parse().ok();
    id.filter(|id| id.to_string() == text).ok_or_else(Error::not_found)
}

/// Returns the edition that an address names.
///
/// # Errors
/// `not_found` if it names none.
pub fn edition_id(text: &str) -> Result<EditionId> {
    text.parse().map_err(|_| Error::not_found())
}

/// Returns the error for a page that is not there for the reader: whoever may not see it learns nothing from it.
pub fn hidden(error: Error) -> Error {
    match error.code {
        Code::Forbidden => Error::not_found(),
        _ => error,
    }
}
