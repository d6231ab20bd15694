//! The form of a compendium's template.

use super::Sections;
use crate::domain::ids::CompendiumId;
use crate::domain::language::UiLanguage;
use crate::error::{Error, Result};
use crate::policy::{Context, Task, permit_task};
use crate::services::forms::TemplateForm;

impl Sections {
    /// The form that a compendium's template describes, with labels in the reader's language: that of a numbered
    /// template, otherwise of the latest. A later template has all fields of an earlier one.
    ///
    /// # Errors
    /// `unauthenticated`; `not_found` if there is no such compendium or template.
    pub fn form(
        &self,
        context: &Context,
        compendium: CompendiumId,
        number: Option<u32>,
        reader: UiLanguage,
    ) -> Result<TemplateForm> {
        permit_task(&context.actor, Task::ReadSections, None)?;
        self.store.read(|db| {
            let (_, latest) = db.compendium(&compendium.to_string())?.ok_or_else(Error::not_found)?;
            let number = number.unwrap_or(latest);
            if number == 0 || number > latest {
                return Err(Error::not_found());
            }
            let template = self.template(db, compendium, number)?;
            Ok(TemplateForm::new(number, &template.schema, &*self.names.now(db)?, reader))
        })
    }
}
