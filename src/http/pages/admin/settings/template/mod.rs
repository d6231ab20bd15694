//! The template of a compendium: the fields of a practice by group, in words.

mod describing;
mod effects;
mod field;
mod group;
mod new_field;
mod overview;
mod preview;
mod schema;

use actix_web::web::{self, ServiceConfig};
use serde_json::Value;

use super::{Refusal, hidden};
use crate::domain::compendium::Compendium;
use crate::error::{Error, Result};
use crate::http::SharedState;
use crate::http::pages::Page;
use crate::http::pages::form::{Fields, FormFaults};
use crate::services::blocking;
use crate::services::settings::FieldUse;

pub(super) fn routes(config: &mut ServiceConfig) {
    let at = |path: &str| web::resource(format!("/admin/compendium/{{slug}}/template{path}"));
    config
        .service(at("").route(web::get().to(overview::show)).route(web::post().to(overview::order)))
        .service(at("/preview").route(web::get().to(preview::show)))
        .service(at("/new-field").route(web::get().to(new_field::show)).route(web::post().to(new_field::add)))
        .service(at("/fields/{name}").route(web::get().to(field::show)).route(web::post().to(field::change)))
        .service(at("/new-group").route(web::get().to(group::new)).route(web::post().to(group::add)))
        .service(at("/groups/{name}").route(web::get().to(group::show)).route(web::post().to(group::change)));
}

/// A template, and what sections use of it.
struct Stored {
    compendium: Compendium,
    number: u32,
    schema: Value,
    used: FieldUse,
}

impl Stored {
    /// Returns the path of a page about the template.
    fn path(&self, below: &str) -> String {
        format!("/admin/compendium/{}/template{below}", self.compendium.slug)
    }

    /// Returns the names and labels of the groups, to choose one.
    fn group_options(&self, page: &Page) -> Vec<(String, String)> {
        let groups = schema::groups(&self.schema).into_iter();
        groups.map(|group| (group.name, group.label.in_language(page.language).to_owned())).collect()
    }
}

async fn read(page: &Page, state: &SharedState, slug: String) -> Result<Stored> {
    let (state, context) = (state.clone(), page.context());
    blocking(move || {
        let used = state.settings.field_use(&context, &slug).map_err(hidden)?;
        let template = state.settings.numbered_template(&slug)?;
        let compendium = state.settings.compendium(&slug)?;
        Ok(Stored { compendium, number: template.number, schema: template.schema, used })
    })
    .await
}

/// Returns the number of the template that a form was made for.
fn known(fields: &Fields) -> Option<u32> {
    // What is no number is that of no template.
    Some(fields.typed("number").parse().unwrap_or(0))
}

/// Returns what is wrong with a form about the field or the group with this pointer in the template.
fn faults(page: &Page, error: Error, at: &str) -> Result<FormFaults> {
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

/// Returns what a kind of field is called.
fn kind_name(page: &Page, kind: crate::services::forms::FieldKind) -> String {
    use crate::services::forms::FieldKind;
    page.say(match kind {
        FieldKind::Text => "field-kind-text",
        FieldKind::Markdown => "field-kind-markdown",
        FieldKind::Link => "field-kind-link",
        FieldKind::Date => "field-kind-date",
        FieldKind::Year => "field-kind-year",
        FieldKind::Number => "field-kind-number",
        FieldKind::Boolean => "field-kind-boolean",
        FieldKind::Option => "field-kind-option",
        FieldKind::Options => "field-kind-options",
        FieldKind::Country => "field-kind-country",
        FieldKind::Countries => "field-kind-countries",
        FieldKind::Group => "field-kind-group",
        FieldKind::Table => "field-kind-table",
        FieldKind::List => "field-kind-list",
    })
}
