//! The form of a compendium's template.

use serde_json::Value;

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

    /// The form that a template would describe if it were the next one of a compendium.
    ///
    /// # Errors
    /// Those of the policy.
    pub fn form_of(&self, context: &Context, template: &Value, reader: UiLanguage) -> Result<TemplateForm> {
        permit_task(&context.actor, Task::ManageCompendia, None)?;
        self.store.read(|db| Ok(TemplateForm::new(0, template, &*self.names.now(db)?, reader)))
    }
}
