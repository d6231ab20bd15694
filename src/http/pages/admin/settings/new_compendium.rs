//! Another compendium.

use askama::Template;

use super::compendium::language_choices;
use super::controls::{Choice, Control, InLanguages};
use super::pointers::{label, nested};
use super::refusal::hidden;
use crate::domain::html::Html;
use crate::domain::institution;
use crate::domain::vocabulary::Vocabulary;
use crate::error::Result;
use crate::http::answer::HandlerResult;
use crate::http::pages::admin::nav;
use crate::http::pages::flash::Flash;
use crate::http::pages::form::{Fields, FormFaults, PostedForm};
use crate::http::pages::frame::NavigationLink;
use crate::http::pages::head::{Head, Place};
use crate::http::pages::page::Page;
use crate::http::state::SharedState;
use crate::services::input::Input;
use crate::services::settings::NewCompendium;
use crate::services::{blocking, defaults};

#[derive(Template)]
#[template(path = "admin/settings/new_compendium.html")]
struct NewPage<'a> {
    page: &'a Page,
    nav: Vec<NavigationLink>,
    faults: &'a FormFaults,
    title: Html,
    languages: Vec<Choice>,
    slug: Html,
}

/// Shows the form.
pub async fn show(page: Page, state: SharedState) -> HandlerResult {
    page.signed_in()?;
    let languages = read(&page, &state).await?;
    let mut typed = Fields::default();
    for language in ["es", "en", "pt", "fr"] {
        typed.add("/languages/-", language);
    }
    shown(&page, &languages, &typed, &FormFaults::default())
}

/// Creates a compendium.
pub async fn create(form: PostedForm, state: SharedState) -> HandlerResult {
    form.page.signed_in()?;
    let (page, context) = (form.page.clone(), form.context());
    let languages = read(&page, &state).await?;
    if form.fields.switches_language() {
        return shown(&page, &languages, &form.fields, &FormFaults::default());
    }
    let mut value = nested(&form.fields);
    if value["languages"].is_null() {
        value["languages"] = serde_json::json!([]);
    }
    if value["slug"].is_null() {
        let title = label(&form.fields, "/title");
        value["slug"] = institution::slug(title.in_language(page.language), None).into();
    }
    let input = Input::<NewCompendium>::new(value);
    let made =
        blocking(move || state.settings.create_compendium(&context, input, &defaults::template()?)).await;
    match made {
        Ok(made) => Ok(page
            .redirect(&format!("/admin/compendium/{}/chapters", made.slug), Some(Flash::CompendiumCreated))),
        Err(error) => shown(&page, &languages, &form.fields, &FormFaults::of(&page, hidden(error))?),
    }
}

async fn read(page: &Page, state: &SharedState) -> Result<Vocabulary> {
    let (state, context) = (state.clone(), page.context());
    blocking(move || {
        state.settings.may_manage_compendia(&context).map_err(hidden)?;
        state.settings.vocabulary("languages")
    })
    .await
}

fn shown(page: &Page, languages: &Vocabulary, typed: &Fields, faults: &FormFaults) -> HandlerResult {
    let title = InLanguages {
        name: "/title",
        legend: page.say("compendium-name"),
        hint: page.say("compendium-name-hint"),
        has_lines: false,
    };
    let slug = Control::line("/slug", page.say("slug-label")).hint(page.say("slug-hint"));
    let content = NewPage {
        page,
        nav: nav::navigation(page),
        faults,
        title: title.html(typed, faults)?,
        languages: language_choices(page, languages, &[], typed),
        slug: slug.filled(typed, faults).html()?,
    };
    let head = Head::unlisted(faults.title(page, "new-compendium-title"), Place::Administration);
    page.render_form(&head.with_form("new-compendium"), faults, &content)
}
