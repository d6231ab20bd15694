//! The compendia, and what is set for each.

use actix_web::web;
use askama::Template;

use super::controls::{Choice, InLanguages};
use super::navigation::Named;
use super::navigation::navigation;
use super::pointers::{nested, set_label};
use super::refusal::hidden;
use crate::domain::compendium::Compendium;
use crate::domain::html::Html;
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
use crate::services::blocking;
use crate::services::input::Input;
use crate::services::page::Paging;
use crate::services::settings::{ChangeCompendium, Reach};

/// The vocabulary of the languages that texts may be in.
const LANGUAGES: &str = "languages";

#[derive(Template)]
#[template(path = "admin/settings/compendia.html")]
struct ListPage<'a> {
    page: &'a Page,
    nav: Vec<NavigationLink>,
    compendia: Vec<Listed>,
}

struct Listed {
    address: String,
    title: String,
    sections: String,
}

#[derive(Template)]
#[template(path = "admin/settings/compendium.html")]
struct CompendiumPage<'a> {
    page: &'a Page,
    nav: Vec<NavigationLink>,
    tabs: [NavigationLink; 3],
    faults: &'a FormFaults,
    address: String,
    name: String,
    /// How many sections the settings reach, in sentences.
    reach: Vec<String>,
    title: Html,
    languages: Vec<Choice>,
    publishing: [Choice; 2],
    notice: Html,
}

/// Shows the compendium, or lists them if there are several.
pub async fn list(page: Page, state: SharedState) -> HandlerResult {
    page.signed_in()?;
    let (shared, context) = (state.clone(), page.context());
    let found = blocking(move || {
        shared.settings.may_manage_compendia(&context).map_err(hidden)?;
        let all = shared.settings.compendia(Paging { skip: 0, limit: Paging::MOST })?.items;
        all.iter().map(|one| shared.settings.reach(&context, &one.slug)).collect::<Result<Vec<_>>>()
    })
    .await?;
    if let [(only, _)] = found.as_slice() {
        let slug = only.slug.clone();
        return show(page, state, Named { name: slug }.into()).await;
    }
    let compendia = found.iter().map(|(compendium, reach)| Listed {
        address: page.to(&format!("/admin/compendium/{}", compendium.slug)),
        title: compendium.title.in_language(page.language).to_owned(),
        sections: page.count("compendium-sections", reach.sections),
    });
    let content = ListPage { page: &page, nav: nav::navigation(&page), compendia: compendia.collect() };
    page.render(&Head::unlisted(page.say("compendia-title"), Place::Administration), &content)
}

/// Shows what is set for a compendium.
pub async fn show(page: Page, state: SharedState, at: web::Path<Named>) -> HandlerResult {
    let slug = at.into_inner().name;
    page.signed_in()?;
    let found = read(&page, &state, slug).await?;
    shown(&page, &found, &of(&found.compendium), &FormFaults::default())
}

/// Changes a compendium.
pub async fn change(form: PostedForm, state: SharedState, at: web::Path<Named>) -> HandlerResult {
    let slug = at.into_inner().name;
    form.page.signed_in()?;
    let (page, context) = (form.page.clone(), form.context());
    let found = read(&page, &state, slug.clone()).await?;
    if form.fields.switches_language() {
        return shown(&page, &found, &form.fields, &FormFaults::default());
    }
    let input = input(&form.fields);
    let name = slug.clone();
    match blocking(move || state.settings.change_compendium(&context, &name, input)).await {
        Ok(_) => Ok(page.redirect(&format!("/admin/compendium/{slug}"), Some(Flash::Saved))),
        Err(error) => shown(&page, &found, &form.fields, &FormFaults::of(&page, hidden(error))?),
    }
}

struct Found {
    compendium: Compendium,
    reach: Reach,
    languages: Vocabulary,
}

async fn read(page: &Page, state: &SharedState, slug: String) -> Result<Found> {
    let (state, context) = (state.clone(), page.context());
    blocking(move || {
        let (compendium, reach) = state.settings.reach(&context, &slug).map_err(hidden)?;
        let languages = state.settings.vocabulary(LANGUAGES)?;
        Ok(Found { compendium, reach, languages })
    })
    .await
}

/// Returns the form as filled in with what is set.
fn of(compendium: &Compendium) -> Fields {
    let mut fields = Fields::default();
    set_label(&mut fields, "/title", &compendium.title);
    for language in &compendium.languages {
        fields.add("/languages/-", language.as_str());
    }
    fields.set("/settings/publish_on_approval", &compendium.settings.publish_on_approval.to_string());
    if let Some(notice) = &compendium.settings.notice {
        set_label(&mut fields, "/settings/notice", notice);
    }
    fields
}

fn input(fields: &Fields) -> Input<ChangeCompendium> {
    let mut value = nested(fields);
    // Left out, they would stay as they are.
    for (name, none) in [("title", serde_json::json!({})), ("languages", serde_json::json!([]))] {
        if value[name].is_null() {
            value[name] = none;
        }
    }
    let publishes = fields.has("/settings/publish_on_approval", "true");
    value["settings"]["publish_on_approval"] = publishes.into();
    Input::new(value)
}

/// Returns the languages to tick: those of the vocabulary, and every other one that is ticked.
pub fn language_choices(page: &Page, known: &Vocabulary, also: &[String], typed: &Fields) -> Vec<Choice> {
    let named =
        known.items.iter().map(|term| (term.value.clone(), term.label.in_language(page.language).to_owned()));
    let is_named = |code: &&String| !known.items.iter().any(|term| term.value == **code);
    let others = also.iter().filter(is_named).map(|code| (code.clone(), code.clone()));
    let all = named.chain(others).enumerate();
    all.map(|(at, (value, label))| Choice {
        // The summary of faults leads to the first one.
        id: if at == 0 { "languages".to_owned() } else { format!("languages-{at}") },
        name: "/languages/-".to_owned(),
        is_chosen: typed.has("/languages/-", &value),
        value,
        label,
        lang: None,
        hint: String::new(),
    })
    .collect()
}

fn publishing(page: &Page, reach: &Reach, typed: &Fields) -> [Choice; 2] {
    let choice = |value: &str, label: &str, hint: String| Choice {
        id: format!("publish-{value}"),
        name: "/settings/publish_on_approval".to_owned(),
        value: value.to_owned(),
        label: page.say(label),
        lang: None,
        hint,
        is_chosen: typed.has("/settings/publish_on_approval", value),
    };
    [
        choice(
            "true",
            "compendium-publish-at-once",
            page.count("compendium-publish-at-once-means", reach.submitted),
        ),
        choice(
            "false",
            "compendium-publish-later",
            page.count("compendium-publish-later-means", reach.submitted),
        ),
    ]
}

fn shown(page: &Page, found: &Found, typed: &Fields, faults: &FormFaults) -> HandlerResult {
    let Found { compendium, reach, languages } = found;
    let also: Vec<String> =
        compendium.languages.iter().map(|language| language.as_str().to_owned()).collect();
    let title = InLanguages {
        name: "/title",
        legend: page.say("compendium-name"),
        hint: page.say("compendium-name-hint"),
        has_lines: false,
    };
    let notice = InLanguages {
        name: "/settings/notice",
        legend: page.say("compendium-notice"),
        hint: page.count("compendium-notice-hint", reach.published),
        has_lines: true,
    };
    let content = CompendiumPage {
        page,
        nav: nav::navigation(page),
        tabs: navigation(page, &compendium.slug),
        faults,
        address: page.to(&format!("/admin/compendium/{}", compendium.slug)),
        name: compendium.title.in_language(page.language).to_owned(),
        reach: in_words(page, reach),
        title: title.html(typed, faults)?,
        languages: language_choices(page, languages, &also, typed),
        publishing: publishing(page, reach, typed),
        notice: notice.html(typed, faults)?,
    };
    let head = Head::unlisted(faults.title(page, "settings-title"), Place::Administration);
    page.render_form(&head.with_form("compendium"), faults, &content)
}

/// Returns how many sections there are, and where they stand.
fn in_words(page: &Page, reach: &Reach) -> Vec<String> {
    if reach.sections == 0 {
        return vec![page.say("compendium-no-sections")];
    }
    let counts = [
        ("compendium-drafts", reach.drafts),
        ("compendium-submitted", reach.submitted),
        ("compendium-approved", reach.approved),
        ("compendium-published", reach.published),
    ];
    counts.into_iter().filter(|(_, count)| *count > 0).map(|(id, count)| page.count(id, count)).collect()
}
