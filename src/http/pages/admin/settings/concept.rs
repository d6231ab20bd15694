//! One concept of the thesaurus: its labels, what it is a kind of, and its removal.

use std::collections::BTreeSet;

use actix_web::{HttpRequest, web};
use askama::Template;
use serde_json::{Value, json};

use super::controls::{Choice, Control};
use super::navigation::Named;
use super::refusal::hidden;
use super::thesaurus::{Listed, label, listed};
use crate::domain::html::Html;
use crate::domain::institution;
use crate::domain::language::UiLanguage;
use crate::domain::thesaurus::Concept;
use crate::error::{Error, Result};
use crate::http::answer::HandlerResult;
use crate::http::pages::admin::nav;
use crate::http::pages::flash::Flash;
use crate::http::pages::form::{Fields, FormFaults, PostedForm};
use crate::http::pages::frame::NavigationLink;
use crate::http::pages::head::{Head, Place};
use crate::http::pages::languages;
use crate::http::pages::page::Page;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::input::Input;
use crate::services::page::Paging;
use crate::services::thesaurus::{SetConcept, Surroundings};

/// Number of concepts that a search for broader ones offers.
const OFFERED: i64 = 20;

#[derive(Template)]
#[template(path = "admin/settings/concept.html")]
struct ConceptPage<'a> {
    page: &'a Page,
    nav: Vec<NavigationLink>,
    faults: &'a FormFaults,
    heading: String,
    address: String,
    is_new: bool,
    languages: Vec<(&'static str, &'static str, Html, Html)>,
    broader: Vec<Choice>,
    find: Html,
    /// What the search for broader concepts found, if there was one.
    found: Option<String>,
    deprecated: Choice,
    narrower: Vec<Listed>,
    narrower_new: String,
    /// What searches lose without it.
    losing: Vec<String>,
}

/// What is stored, and what a search for broader concepts found.
#[derive(Default)]
struct Found {
    around: Option<Surroundings>,
    /// The concepts that can be ticked: those above it, those that were ticked, those that were found.
    offered: Vec<Concept>,
    hits: Option<usize>,
}

/// Shows the form for a new concept.
pub async fn new(page: Page, state: SharedState, request: HttpRequest) -> HandlerResult {
    page.signed_in()?;
    let mut typed = Fields::default();
    if let Some(above) = Fields::of_query(&request).one("broader") {
        typed.add("/broader/-", above);
    }
    let found = read(&page, &state, None, &typed).await?;
    shown(&page, &found, &typed, &FormFaults::default())
}

/// Shows a concept.
pub async fn show(page: Page, state: SharedState, at: web::Path<Named>) -> HandlerResult {
    let id = at.into_inner().name;
    page.signed_in()?;
    let found = read(&page, &state, Some(id), &Fields::default()).await?;
    let typed = found.around.as_ref().map(|around| of(&around.concept)).unwrap_or_default();
    shown(&page, &found, &typed, &FormFaults::default())
}

/// Adds a concept.
pub async fn add(form: PostedForm, state: SharedState) -> HandlerResult {
    set(form, state, None).await
}

/// Changes or removes a concept.
pub async fn change(form: PostedForm, state: SharedState, at: web::Path<Named>) -> HandlerResult {
    let id = at.into_inner().name;
    set(form, state, Some(id)).await
}

async fn set(form: PostedForm, state: SharedState, id: Option<String>) -> HandlerResult {
    form.page.signed_in()?;
    let (page, context, typed) = (form.page.clone(), form.context(), &form.fields);
    let found = read(&page, &state, id.clone(), typed).await?;
    let act = typed.typed("act");
    if let ("remove", Some(id)) = (act, &id) {
        let (shared, id) = (state.clone(), id.clone());
        return match blocking(move || shared.thesaurus.remove(&context, &id)).await {
            Ok(()) => Ok(page.redirect("/admin/thesaurus", Some(Flash::Removed))),
            Err(error) => {
                let typed = found.around.as_ref().map(|around| of(&around.concept)).unwrap_or_default();
                let faults = match error.members.contains_key("narrower") {
                    true => FormFaults::general(page.say("concept-stays")),
                    false => FormFaults::of(&page, hidden(error))?,
                };
                shown(&page, &found, &typed, &faults)
            }
        };
    }
    if act != "save" || typed.switches_language() {
        return shown(&page, &found, typed, &FormFaults::default());
    }
    let input = Input::<SetConcept>::new(value(typed));
    let wanted = new_id(typed, page.language);
    let set = blocking(move || {
        let id = match id {
            Some(id) => id,
            None => free(&wanted, |id| state.thesaurus.concept(id).is_ok()),
        };
        state.thesaurus.set(&context, &id, input)
    });
    match set.await {
        Ok(concept) => {
            let path = format!("/admin/thesaurus/concepts/{}", concept.id);
            Ok(page.redirect(&path, Some(Flash::Saved)))
        }
        Err(error) => shown(&page, &found, typed, &FormFaults::of(&page, hidden(at_fields(error)))?),
    }
}

/// Returns an identifier made of the label, in English if there is one.
fn new_id(typed: &Fields, reader: UiLanguage) -> String {
    let languages = [UiLanguage::En, reader].into_iter().chain(UiLanguage::ALL);
    let labels =
        languages.map(|language| typed.typed(&format!("/labels/{}/preferred", language.code())).trim());
    let label = labels.into_iter().find(|label| !label.is_empty()).unwrap_or_default();
    let id: String = institution::slug(label, None).chars().take(90).collect();
    let id = id.trim_matches('-');
    if id.is_empty() { "concept".to_owned() } else { id.to_owned() }
}

fn free(wanted: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let numbered = (2..10_000).map(|number| format!("{wanted}-{number}"));
    std::iter::once(wanted.to_owned()).chain(numbered).find(|id| !is_taken(id)).unwrap_or_default()
}

async fn read(page: &Page, state: &SharedState, id: Option<String>, typed: &Fields) -> Result<Found> {
    let context = page.context();
    state.thesaurus.may_replace(&context).map_err(hidden)?;
    let ticked: Vec<String> =
        typed.of_people().filter(|(name, _)| *name == "/broader/-").map(|(_, id)| id.to_owned()).collect();
    let part = (typed.typed("act") == "find").then(|| typed.typed("find").trim().to_owned());
    let state = state.clone();
    blocking(move || {
        let mut found = Found::default();
        if let Some(id) = &id {
            let around = state.thesaurus.around(id)?;
            found.offered.extend(around.broader.iter().cloned());
            found.around = Some(around);
        }
        found.offered.extend(ticked.iter().filter_map(|id| state.thesaurus.concept(id).ok()));
        if let Some(part) = part.filter(|part| !part.is_empty()) {
            let list = state.thesaurus.list(Some(&part), Paging { skip: 0, limit: OFFERED })?;
            found.hits = Some(usize::try_from(list.total).unwrap_or(0));
            found.offered.extend(list.items.into_iter().filter(|concept| Some(&concept.id) != id.as_ref()));
        }
        let mut known = BTreeSet::new();
        found.offered.retain(|concept| known.insert(concept.id.clone()));
        Ok(found)
    })
    .await
}

/// Returns the form as filled in with a concept.
fn of(concept: &Concept) -> Fields {
    let mut fields = Fields::default();
    for (language, labels) in &concept.labels {
        let pointer = format!("/labels/{}", language.code());
        fields.set(&format!("{pointer}/preferred"), &labels.preferred);
        fields.set(&format!("{pointer}/alternatives"), &labels.alternatives.join("\n"));
    }
    for id in &concept.broader {
        fields.add("/broader/-", id);
    }
    if concept.deprecated {
        fields.set("/deprecated", "true");
    }
    fields
}

/// Returns what was typed as the service takes it.
fn value(typed: &Fields) -> Value {
    let mut labels = json!({});
    for language in UiLanguage::ALL {
        let pointer = format!("/labels/{}", language.code());
        let preferred = typed.typed(&format!("{pointer}/preferred")).trim();
        let lines = typed.typed(&format!("{pointer}/alternatives")).lines().map(str::trim);
        let others: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
        if !preferred.is_empty() || !others.is_empty() {
            labels[language.code()] = json!({"alternatives": others});
        }
        if !preferred.is_empty() {
            labels[language.code()]["preferred"] = preferred.into();
        }
    }
    let broader = typed.of_people().filter(|(name, _)| *name == "/broader/-").map(|(_, id)| id);
    json!({
        "labels": labels,
        "broader": broader.collect::<BTreeSet<_>>(),
        "deprecated": typed.has("/deprecated", "true"),
    })
}

/// Returns the error with faults at the fields of the form, which has one field for a list.
fn at_fields(mut error: Error) -> Error {
    error.faults = error.faults.map(|mut fault| {
        for list in ["/alternatives/", "/broader/"] {
            if let Some(at) = fault.pointer.find(list) {
                fault.pointer = fault.pointer[..at + list.len() - 1].to_owned();
            }
        }
        fault
    });
    error
}

fn shown(page: &Page, found: &Found, typed: &Fields, faults: &FormFaults) -> HandlerResult {
    let around = found.around.as_ref();
    let title = if around.is_some() { "concept-title" } else { "new-concept-title" };
    let path = around.map_or("/admin/thesaurus/new".to_owned(), |around| {
        format!("/admin/thesaurus/concepts/{}", around.concept.id)
    });
    let find = Control::line("find", page.say("concept-find")).hint(page.say("concept-find-hint"));
    let content = ConceptPage {
        page,
        nav: nav::navigation(page),
        faults,
        heading: around.map_or_else(|| page.say(title), |around| label(page, &around.concept)),
        address: page.to(&path),
        is_new: around.is_none(),
        languages: in_languages(page, typed, faults)?,
        broader: broader(page, found, typed),
        find: find.filled(typed, faults).html()?,
        found: found.hits.map(|hits| page.count("concept-hits", hits)),
        deprecated: Choice {
            id: "deprecated".to_owned(),
            name: "/deprecated".to_owned(),
            value: "true".to_owned(),
            label: page.say("concept-deprecated"),
            lang: None,
            hint: page.say("concept-deprecated-hint"),
            is_chosen: typed.has("/deprecated", "true"),
        },
        narrower: around
            .map_or(Vec::new(), |around| around.narrower.iter().map(|it| listed(page, it)).collect()),
        narrower_new: around.map_or(String::new(), |around| {
            page.to(&format!("/admin/thesaurus/new?broader={}", around.concept.id))
        }),
        losing: around.map_or(Vec::new(), |around| losing(page, &around.concept)),
    };
    let head = Head::unlisted(faults.title(page, title), Place::Administration);
    page.render_form(&head.with_form("concept"), faults, &content)
}

fn in_languages(
    page: &Page,
    typed: &Fields,
    faults: &FormFaults,
) -> Result<Vec<(&'static str, &'static str, Html, Html)>> {
    let language = |language: UiLanguage| {
        let (code, pointer) = (language.code(), format!("/labels/{}", language.code()));
        let preferred =
            Control::line(format!("{pointer}/preferred"), page.say("concept-preferred")).lang_of_value(code);
        let others = Control::lines(format!("{pointer}/alternatives"), page.say("concept-synonyms"));
        let others = others.lang_of_value(code).hint(page.say("concept-synonyms-hint"));
        Ok((
            code,
            languages::name(language),
            preferred.filled(typed, faults).html()?,
            others.filled(typed, faults).html()?,
        ))
    };
    UiLanguage::ALL.into_iter().map(language).collect()
}

fn broader(page: &Page, found: &Found, typed: &Fields) -> Vec<Choice> {
    let choice = |(at, concept): (usize, &Concept)| Choice {
        id: format!("broader-{at}"),
        name: "/broader/-".to_owned(),
        value: concept.id.clone(),
        label: label(page, concept),
        lang: None,
        hint: listed(page, concept).synonyms,
        is_chosen: typed.has("/broader/-", &concept.id),
    };
    found.offered.iter().enumerate().map(choice).collect()
}

/// Returns the words that searches no longer take for the same, in each language.
fn losing(page: &Page, concept: &Concept) -> Vec<String> {
    let lines = concept.labels.iter().map(|(language, labels)| {
        let words = std::iter::once(&labels.preferred).chain(&labels.alternatives);
        let words = words.map(String::as_str).collect::<Vec<_>>().join(" · ");
        page.with_args(
            "concept-loses-in",
            [("language", languages::name(*language).into()), ("words", words.into())],
        )
    });
    lines.collect()
}
