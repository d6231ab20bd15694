//! Texts for the rich text editor.

use super::Context;
use crate::documents::editing::editable;
use crate::error::{Code, Error, Result};
use crate::policy::Actor;

pub use crate::documents::editing::{Editable, EditableBlock};

/// Returns a text in Markdown as the editor's tree. Nothing is stored.
///
/// # Errors
/// `unauthenticated`, since only those who write need it.
pub fn tree(context: &Context, markdown: &str) -> Result<Editable> {
    if matches!(context.actor, Actor::Anonymous) {
        return Err(Error::new(Code::Unauthenticated));
    }
    Ok(editable(markdown))
}
