//! Working copies: what one person has written and not yet saved as a version. Private to that person.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::Sections;
use crate::domain::ids::SectionId;
use crate::domain::time::Timestamp;
use crate::error::{Code, Error, Fault, FaultCode, Result};
use crate::policy::{Actor, Context, Permit, SectionTask, permit_on};
use crate::services::input::Input;
use crate::store::{Db, WorkingCopy};

/// A text to be kept. The template does not apply to it, so that nothing half written is refused.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct KeepWorkingCopy {
    /// The number of the version that it was made from.
    #[schema(minimum = 1, example = 1)]
    pub base_version: u32,
    /// The structured fields.
    #[schema(value_type = Object, example = json!({"title": "Ventanilla consular móvil"}))]
    pub practice: Map<String, Value>,
    /// The Markdown body.
    #[schema(max_length = 500_000, example = "## Contexto\n\nMuchas personas viven lejos del consulado.")]
    pub body: String,
    /// The `saved_at` of the working copy that this text was made from. If another text was kept since, nothing is kept:
    /// `conflict`. If omitted, this text takes the place of whatever there is.
    pub replaces: Option<Timestamp>,
}

/// What a text that is kept may take the place of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replaces {
    /// Whatever there is.
    Any,
    /// The copy kept at this time; none means that there was none.
    Read(Option<Timestamp>),
}

impl Replaces {
    /// Whether the copy kept at this time is meant.
    pub(super) fn means(self, saved_at: Timestamp) -> bool {
        match self {
            Replaces::Any => true,
            Replaces::Read(read) => read == Some(saved_at),
        }
    }
}

/// The caller's text of a section, which is not saved as a version.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WorkingCopyView {
    /// The number of the version that it was made from.
    pub base_version: u32,
    /// The structured fields.
    #[schema(value_type = Object)]
    pub practice: Map<String, Value>,
    /// The Markdown body.
    pub body: String,
    /// When it was kept.
    pub saved_at: Timestamp,
}

impl Sections {
    /// The caller's working copy of a section.
    ///
    /// # Errors
    /// Those of the policy; `not_found` if there is none.
    pub fn working_copy(&self, context: &Context, id: SectionId) -> Result<WorkingCopyView> {
        let user = context.actor.user()?.id;
        self.store.read(|db| {
            permitted(db, &context.actor, id)?;
            Ok(view(db.working_copy(user, id)?.ok_or_else(Error::not_found)?))
        })
    }

    /// Keeps a working copy in place of the one that the caller had. Makes no version and no entry in the journal. If it
    /// has that text already, nothing changes.
    ///
    /// # Errors
    /// Those of the policy; `invalid`, also if there is no such version; `conflict` if it would take the place of another
    /// text than the one it says.
    pub fn keep_working_copy(
        &self,
        context: &Context,
        id: SectionId,
        input: Input<KeepWorkingCopy>,
    ) -> Result<WorkingCopyView> {
        let replaces = input.ok().and_then(|keep| keep.replaces);
        let replaces = replaces.map_or(Replaces::Any, |at| Replaces::Read(Some(at)));
        self.keep_from(context, id, input, replaces, None)
    }

    /// Keeps a working copy as [`Sections::keep_working_copy`] does, for the form that it comes from.
    ///
    /// # Errors
    /// Those of [`Sections::keep_working_copy`].
    pub fn keep_from(
        &self,
        context: &Context,
        id: SectionId,
        input: Input<KeepWorkingCopy>,
        replaces: Replaces,
        form: Option<String>,
    ) -> Result<WorkingCopyView> {
        let now = self.store.clock().now();
        self.store.write_unjournaled_as(&context.actor, |db, actor| {
            db.hold_section(id)?;
            let permit = permitted(db, actor, id)?;
            let KeepWorkingCopy { base_version, practice, body, .. } = input.get()?;
            if db.section(id)?.is_none_or(|section| base_version > section.version) {
                return Err(Error::invalid(vec![Fault::new("/base_version", FaultCode::Unknown)]));
            }
            let user = actor.user()?.id;
            let mut saved_at = now;
            if let Some(before) = db.working_copy_locked(&permit, user, id)? {
                // A request that is repeated because its response was lost is no other text.
                if (before.base_version, &before.practice, &before.body) == (base_version, &practice, &body) {
                    return Ok(view(before));
                }
                if !replaces.means(before.saved_at) {
                    return Err(replaced(before.saved_at));
                }
                // The time tells one text from another, also when two are kept at once or the clock is set back.
                saved_at = now.max(Timestamp::from_micros(before.saved_at.micros() + 1));
            }
            let copy =
                WorkingCopy { user, section: id, base_version, practice, body, saved_at, kept_by: form };
            db.keep_working_copy(&permit, &copy)?;
            Ok(view(copy))
        })
    }

    /// Removes the caller's working copy, if there is one.
    ///
    /// # Errors
    /// Those of the policy; `conflict` if another one than the one meant is there.
    pub fn drop_working_copy(&self, context: &Context, id: SectionId, meant: Replaces) -> Result<()> {
        self.store.write_unjournaled_as(&context.actor, |db, actor| {
            db.hold_section(id)?;
            let permit = permitted(db, actor, id)?;
            let user = actor.user()?.id;
            match db.working_copy_locked(&permit, user, id)? {
                Some(copy) if !meant.means(copy.saved_at) => Err(replaced(copy.saved_at)),
                Some(copy) => db.drop_working_copy(&permit, user, id, copy.saved_at),
                None => Ok(()),
            }
        })
    }

    /// Removes the caller's working copy of this time after they saved what already was the current version.
    pub(super) fn clear_repeated(&self, context: &Context, id: SectionId, kept_at: Timestamp) -> Result<()> {
        self.store.write_unjournaled_as(&context.actor, |db, actor| {
            let permit = permitted(db, actor, id)?;
            db.drop_working_copy(&permit, actor.user()?.id, id, kept_at)
        })
    }
}

fn replaced(saved_at: Timestamp) -> Error {
    Error::new(Code::Conflict).detail("detail-working-copy-replaced").member("saved_at", saved_at.to_string())
}

pub(super) fn permitted(db: &mut Db, actor: &Actor, id: SectionId) -> Result<Permit> {
    actor.user()?;
    let section = db.section(id)?.ok_or_else(Error::not_found)?;
    let subject = db.subject(actor, &section)?;
    permit_on(actor, SectionTask::KeepWorkingCopy, &subject)
}

pub(super) fn view(copy: WorkingCopy) -> WorkingCopyView {
    let WorkingCopy { base_version, practice, body, saved_at, .. } = copy;
    WorkingCopyView { base_version, practice, body, saved_at }
}
