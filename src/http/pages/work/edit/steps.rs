//! The steps of the form: what a section is composed of, and the address of each.

use crate::domain::links::encoded;
use crate::error::Result;
use crate::http::pages::form::Fields;
use crate::http::pages::ids::{hidden, section_id};
use crate::http::pages::page::Page;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::forms::BODY;
use crate::services::sections::Composing;

/// The last step: saving a version.
pub const VERSION: &str = "version";
/// The step before the free text, into which pictures are put: a page of its own.
const FILES: &str = "files";

/// Reads the section that an address names, for whoever may write it.
pub async fn composing(page: &Page, state: &SharedState, id: &str) -> Result<Composing> {
    let id = section_id(id)?;
    let (context, sections, reader) = (page.context(), state.sections.clone(), page.language);
    blocking(move || sections.composing(&context, id, reader)).await.map_err(hidden)
}

pub fn first_step(composing: &Composing) -> String {
    composing.form.groups.first().map_or(BODY, |group| group.name.as_str()).to_owned()
}

pub fn named_step(composing: &Composing, name: &str) -> Option<String> {
    let is_known = name == BODY || name == VERSION || composing.form.group(name).is_some();
    is_known.then(|| name.to_owned())
}

/// Returns the step that a form was sent from. An administrator may have renamed the groups while it was open: what was
/// typed is kept all the same.
pub fn step_of(composing: &Composing, fields: &Fields) -> String {
    named_step(composing, fields.typed("group")).unwrap_or_else(|| first_step(composing))
}

pub fn next_step(composing: &Composing, step: &str) -> String {
    let at = composing.form.groups.iter().position(|group| group.name == step);
    match at.map(|at| composing.form.groups.get(at + 1)) {
        Some(Some(next)) => next.name.clone(),
        Some(None) => FILES.to_owned(),
        None => VERSION.to_owned(),
    }
}

/// Returns the address of the form, without a group.
pub fn address(page: &Page, composing: &Composing) -> String {
    page.to(&format!("/work/{}/edit", composing.section.id))
}

pub fn step_path(composing: &Composing, step: &str) -> String {
    if step == FILES {
        return format!("/work/{}/files", composing.section.id);
    }
    format!("/work/{}/edit?group={}", composing.section.id, encoded(step))
}
