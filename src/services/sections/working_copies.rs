//! Working copies: what one person has written and not yet saved as a version. Private to that person.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::Sections;
use crate::domain::ids::SectionId;
use crate::domain::time::Timestamp;
use crate::error::{Error, Fault, FaultCode, Result};
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

    /// Keeps a working copy in place of the one that the caller had. Makes no version and no entry in the journal.
    ///
    /// # Errors
    /// Those of the policy; `invalid`, also if there is no such version.
    pub fn keep_working_copy(
        &self,
        context: &Context,
        id: SectionId,
        input: Input<KeepWorkingCopy>,
    ) -> Result<WorkingCopyView> {
        let saved_at = self.store.clock().now();
        self.store.write_unjournaled_as(&context.actor, |db, actor| {
            let permit = permitted(db, actor, id)?;
            let KeepWorkingCopy { base_version, practice, body } = input.get()?;
            if db.section(id)?.is_none_or(|section| base_version > section.version) {
                return Err(Error::invalid(vec![Fault::new("/base_version", FaultCode::Unknown)]));
            }
            let user = actor.user()?.id;
            let copy = WorkingCopy { user, section: id, base_version, practice, body, saved_at };
            db.keep_working_copy(&permit, &copy)?;
            Ok(view(copy))
        })
    }

    /// Removes the caller's working copy, if there is one.
    ///
    /// # Errors
    /// Those of the policy.
    pub fn drop_working_copy(&self, context: &Context, id: SectionId) -> Result<()> {
        self.store.write_unjournaled_as(&context.actor, |db, actor| {
            let permit = permitted(db, actor, id)?;
            db.drop_working_copy(&permit, actor.user()?.id, id)
        })
    }

    /// Removes the caller's working copy after they saved what already was the current version.
    pub(super) fn clear_repeated(&self, context: &Context, id: SectionId) -> Result<()> {
        let user = context.actor.user()?.id;
        match self.store.read(|db| db.working_copy(user, id))? {
            Some(_) => self.drop_working_copy(context, id),
            None => Ok(()),
        }
    }
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
