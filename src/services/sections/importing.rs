//! Sections that are made from uploaded files.

use super::{NewSection, SectionView, Sections, made};
use crate::domain::event::{Event, EventKind};
use crate::domain::ids::SectionId;
use crate::domain::section::Original;
use crate::domain::workflow::Act;
use crate::error::{Code, Error, Fault, FaultCode, Result};
use crate::policy::Context;
use crate::services::input::Input;

/// The version that importing makes. As long as there is no other, nobody has written anything.
pub const AS_IMPORTED: u32 = 1;

impl Sections {
    /// Creates a section from an uploaded file, which the caller has already read and stored.
    ///
    /// # Errors
    /// Those of [`Sections::create`].
    pub fn import(&self, context: &Context, new: NewSection, original: &Original) -> Result<SectionView> {
        context.actor.user()?;
        self.store.write(context, |tx| {
            let (section, event) = self.begun(tx, Input::from(new), Some(original))?;
            made(tx, &section, vec![event])
        })
    }

    /// Creates a section from the file of a draft, in place of that draft, which is deleted. Nothing that somebody wrote
    /// is in the way: neither another version nor a working copy.
    ///
    /// # Errors
    /// Those of [`Sections::create`] and of deleting; `invalid` if it has another version; `conflict` if somebody has a
    /// working copy of it.
    pub fn import_again(
        &self,
        context: &Context,
        draft: SectionId,
        new: NewSection,
        original: &Original,
    ) -> Result<SectionView> {
        context.actor.user()?;
        self.store.write(context, |tx| {
            let mut replaced = tx.section(draft)?.ok_or_else(Error::not_found)?;
            let permit = tx.permit(Act::Delete, &replaced)?;
            if replaced.version != AS_IMPORTED {
                return Err(Error::invalid(vec![Fault::new("/language", FaultCode::NotAllowed)]));
            }
            // Whoever begins to write it now waits for this transaction, and then finds it deleted.
            tx.delete(&permit, &mut replaced)?;
            if tx.is_being_written(draft)? {
                return Err(Error::new(Code::Conflict).detail("detail-language-while-written"));
            }
            let (section, event) = self.begun(tx, Input::from(new), Some(original))?;
            let deleted = Event::about(EventKind::SectionDeleted, draft);
            made(tx, &section, vec![event, deleted])
        })
    }
}
