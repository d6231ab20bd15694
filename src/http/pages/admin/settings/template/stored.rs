//! The template that a page is about, and what refuses a change of it.

use serde_json::Value;

use super::super::refusal::{Refusal, hidden};
use super::schema;
use crate::domain::compendium::Compendium;
use crate::error::{Error, Result};
use crate::http::pages::form::{Fields, FormFaults};
use crate::http::pages::page::Page;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::settings::{Expected, FieldUse, template_revision};

/// A template, and what sections use of it.
pub struct Stored {
    pub compendium: Compendium,
    pub schema: Value,
    /// What identifies this state of it.
    pub revision: String,
    pub used: FieldUse,
}

impl Stored {
    /// Returns the path of a page about the template.
    pub fn path(&self, below: &str) -> String {
        format!("/admin/compendium/{}/template{below}", self.compendium.slug)
    }

    /// Returns the names and labels of the groups, to choose one.
    pub fn group_options(&self, page: &Page) -> Vec<(String, String)> {
        let groups = schema::groups(&self.schema).into_iter();
        groups.map(|group| (group.name, group.label.in_language(page.language).to_owned())).collect()
    }
}

pub async fn read(page: &Page, state: &SharedState, slug: String) -> Result<Stored> {
    let (state, context) = (state.clone(), page.context());
    blocking(move || {
        let used = state.settings.field_use(&context, &slug).map_err(hidden)?;
        let schema = state.settings.template(&slug)?;
        let compendium = state.settings.compendium(&slug)?;
        Ok(Stored { compendium, revision: template_revision(&schema), schema, used })
    })
    .await
}

/// Returns the template that a form was made for.
pub fn expected(fields: &Fields) -> Expected {
    Expected::revision(fields.typed("revision"))
}

/// Returns what is wrong with a form about the field or the group with this pointer in the template.
pub fn faults(page: &Page, error: Error, at: &str) -> Result<FormFaults> {
    match Refusal::of(hidden(error)) {
        Refusal::ChangedMeanwhile => Ok(FormFaults::general(page.say("template-changed-meanwhile"))),
        Refusal::Other(mut error) => {
            error.faults = error.faults.map(|mut fault| {
                if let Some(rest) = fault.pointer.strip_prefix(at).filter(|rest| rest.starts_with('/')) {
                    fault.pointer = rest.to_owned();
                }
                fault
            });
            FormFaults::of(page, error)
        }
    }
}
