//! A new section, written from the beginning.

use askama::Template;
use serde_json::{Map, Value, json};

use super::places::{Chosen, Places};
use crate::domain::html::Html;
use crate::domain::text::is_blank;
use crate::error::{Error, Fault, FaultCode, Result};
use crate::http::answer::HandlerResult;
use crate::http::pages::field::Field;
use crate::http::pages::flash::Flash;
use crate::http::pages::form::{Fields, FormFaults, PostedForm};
use crate::http::pages::head::{Head, Place};
use crate::http::pages::ids::hidden;
use crate::http::pages::page::Page;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::input::Input;
use crate::services::sections::NewSection;

/// The field with the title.
const TITLE: &str = "/practice/title";

#[derive(Template)]
#[template(path = "work/new.html")]
struct NewPage<'a> {
    page: &'a Page,
    faults: &'a FormFaults,
    title: Html,
    places: Html,
}

/// Shows the form.
pub async fn show(page: Page, state: SharedState, request: actix_web::HttpRequest) -> HandlerResult {
    page.signed_in()?;
    let places = Places::read(&page, &state).await.map_err(hidden)?;
    shown(&page, &places, &Fields::of_query(&request), &FormFaults::default())
}

/// Creates the section, and leads to its form.
pub async fn create(form: PostedForm, state: SharedState) -> HandlerResult {
    form.page.signed_in()?;
    let (page, context) = (form.page.clone(), form.context());
    let places = Places::read(&page, &state).await?;
    if form.fields.switches_language() {
        return shown(&page, &places, &form.fields, &FormFaults::default());
    }
    let input = input(&places.chosen(&form.fields), form.fields.typed(TITLE));
    let created = match is_blank(form.fields.typed(TITLE)) {
        // The service takes drafts without a title, but people could not tell them apart.
        true => without_title(&state, &context, input).await,
        false => {
            let sections = state.sections.clone();
            blocking(move || sections.create(&context, input)).await
        }
    };
    match created {
        Ok(section) => Ok(page.redirect(&format!("/work/{}/edit", section.id), Some(Flash::DraftMade))),
        Err(error) => shown(&page, &places, &form.fields, &FormFaults::of(&page, error)?),
    }
}

/// Returns the faults of a form whose title is missing; whoever may not create the section is told that instead.
async fn without_title<T>(
    state: &SharedState,
    context: &crate::services::Context,
    input: Input<NewSection>,
) -> Result<T> {
    let institution = input.text("institution").map(str::to_owned);
    let (sections, context) = (state.sections.clone(), context.clone());
    blocking(move || sections.may_create(&context, institution.as_deref())).await?;
    let title = Fault::new(TITLE, FaultCode::Required);
    Err(input.get_without(vec![title].into()).err().unwrap_or_else(|| Error::internal("a fault was lost")))
}

/// Returns the input of the API for what was filled in. What is missing is left out, so that it is a fault.
fn input(chosen: &Chosen, title: &str) -> Input<NewSection> {
    let mut new = Map::new();
    let Chosen { compendium, chapter, institution, language } = chosen;
    for (name, value) in [
        ("compendium", compendium),
        ("chapter", chapter),
        ("institution", institution),
        ("language", language),
    ] {
        new.extend(value.clone().map(|value| (name.to_owned(), Value::String(value))));
    }
    new.insert("practice".to_owned(), if is_blank(title) { json!({}) } else { json!({"title": title}) });
    new.insert("body".to_owned(), Value::String(String::new()));
    Input::new(Value::Object(new))
}

fn shown(page: &Page, places: &Places, typed: &Fields, faults: &FormFaults) -> HandlerResult {
    let title = Field::new(TITLE, page.say("new-title-label"))
        .hint(page.say("new-title-hint"))
        .value(typed.typed(TITLE))
        .wide()
        .faults(faults)
        .html()?;
    let content = NewPage { page, faults, title, places: places.fields(page, typed, faults)? };
    let head = Head::unlisted(faults.title(page, "new-title"), Place::Work).with_form("new-section");
    page.render_form(&head, faults, &content)
}
