//! Writing a section: one page for each group of fields, the free text, and saving a version. What is typed is kept in
//! the person's working copy at each step.

mod control;
mod counter;
mod faults;
mod keeping;
mod merge;
mod rows;
mod saving;
mod shown;
mod steps;

use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use actix_web::web::{self, ServiceConfig};

use crate::error::{Code, Error};
use crate::http::answer::HandlerResult;
use crate::http::pages::flash::Flash;
use crate::http::pages::form::{Fields, FormFaults, PostedForm};
use crate::http::pages::page::Page;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::sections::{Composing, Replaces};

use crate::http::pages::ids::hidden;
use faults::Teller;
use shown::{KEPT_AT, Shown};
use steps::{VERSION, address, composing, first_step, named_step, step_of};

/// The routes of these pages.
pub fn routes(config: &mut ServiceConfig) {
    let at = |path: &str| web::resource(path);
    config
        .service(at("/work/{id}/edit").route(web::get().to(show)).route(web::post().to(save)))
        .service(at("/work/{id}/merge").route(web::get().to(merge::show)).route(web::post().to(merge::save)));
}

/// Shows a group of the form.
async fn show(
    page: Page,
    state: SharedState,
    path: web::Path<(String, String)>,
    request: HttpRequest,
) -> HandlerResult {
    page.signed_in()?;
    let composing = composing(&page, &state, &path.1).await?;
    let asked = Fields::of_query(&request);
    let step = match asked.one("group") {
        None => first_step(&composing),
        Some(name) => named_step(&composing, name).ok_or_else(Error::not_found)?,
    };
    let texts = composing.texts();
    let teller =
        Teller { page: &page, form: &composing.form, address: &address(&page, &composing), group: &step };
    // A text that nobody has touched yet has no faults to speak of.
    let faults = match step == VERSION && composing.copy.is_some() {
        true => teller.of_faults(composing.faults.clone())?,
        false => FormFaults::default(),
    };
    Shown::of(&page, &composing, &texts, &step, &faults).page(StatusCode::OK)
}

/// Keeps what was typed, and goes on; or saves it all as a version.
async fn save(
    form: PostedForm,
    state: SharedState,
    path: web::Path<(String, String)>,
    request: HttpRequest,
) -> HandlerResult {
    let page = form.page.clone();
    page.signed_in()?;
    let composing = composing(&page, &state, &path.1).await?;
    if form.fields.one("discard").is_some() {
        return discard(form, state, composing).await;
    }
    let step = step_of(&composing, &form.fields);
    if step == VERSION {
        return saving::save(form, state, composing).await;
    }
    keeping::keep(form, state, composing, step, &request).await
}

/// Discards the working copy, if it is the one that the page showed.
async fn discard(form: PostedForm, state: SharedState, composing: Composing) -> HandlerResult {
    let page = &form.page;
    let meant = match form.fields.has_field(KEPT_AT) {
        true => Replaces::Read(form.fields.typed(KEPT_AT).parse().ok()),
        false => Replaces::Any,
    };
    let (context, id, sections) = (page.context(), composing.section.id, state.sections.clone());
    match blocking(move || sections.drop_working_copy(&context, id, meant)).await.map_err(hidden) {
        Ok(()) => Ok(page.redirect(&format!("/work/{id}"), Some(Flash::WorkingCopyDiscarded))),
        Err(error) if error.code == Code::Conflict => {
            let composing = steps::composing(page, &state, &id.to_string()).await?;
            let step = step_of(&composing, &form.fields);
            let faults = FormFaults::general(page.say("edit-discard-moved"));
            Shown::of(page, &composing, &composing.texts(), &step, &faults).page(StatusCode::CONFLICT)
        }
        Err(error) => Err(error.into()),
    }
}
