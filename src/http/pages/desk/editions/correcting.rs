//! Beginning the correction of a frozen edition.

use actix_web::web;
use askama::Template;
use serde_json::json;

use super::edition::{Above, day, path, read};
use crate::domain::edition::EditionState;
use crate::error::Error;
use crate::http::answer::HandlerResult;
use crate::http::pages::flash::Flash;
use crate::http::pages::form::{FormFaults, PostedForm};
use crate::http::pages::head::{Head, Place};
use crate::http::pages::ids::hidden;
use crate::http::pages::page::Page;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::editions::{EditionView, NewEdition};
use crate::services::input::Input;

#[derive(Template)]
#[template(path = "desk/editions/correcting.html")]
struct CorrectingPage<'a> {
    page: &'a Page,
    above: Option<Above>,
    faults: &'a FormFaults,
    lede: String,
    address: String,
}

/// Says what a correction is, and asks whether to begin one.
pub async fn show(page: Page, state: SharedState, at: web::Path<(String, String)>) -> HandlerResult {
    let now = read(&page, &state, &at.1).await?;
    shown(&page, &now.edition, &FormFaults::default())
}

/// Begins it: a draft with the texts and choices of the frozen edition.
pub async fn begin(form: PostedForm, state: SharedState, at: web::Path<(String, String)>) -> HandlerResult {
    let (page, context) = (form.page.clone(), form.context());
    let edition = read(&page, &state, &at.1).await?.edition;
    let compendium = edition.compendium.slug.clone();
    let input = Input::<NewEdition>::new(json!({"corrects": edition.id}));
    match blocking(move || state.editions.create(&context, &compendium, input)).await {
        Ok(made) => Ok(page.redirect(&path(&made, ""), Some(Flash::CorrectionBegun))),
        Err(error) => shown(&page, &edition, &FormFaults::of(&page, hidden(error))?),
    }
}

fn shown(page: &Page, edition: &EditionView, faults: &FormFaults) -> HandlerResult {
    if edition.state != EditionState::Frozen {
        return Err(Error::not_found().into());
    }
    let number = edition.number.map(|number| number.to_string()).unwrap_or_default();
    let date = edition.date.map(|date| day(page, date)).unwrap_or_default();
    let content = CorrectingPage {
        page,
        above: Some(Above::of(page, edition)),
        faults,
        lede: page.with_args("edesk-correct-lede", [("number", number.into()), ("date", date.into())]),
        address: page.to(&path(edition, "/correction")),
    };
    page.render_form(&Head::unlisted(page.say("edesk-correct"), Place::Desk), faults, &content)
}
