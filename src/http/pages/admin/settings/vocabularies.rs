//! The vocabularies: where each is used, its title, and the order of its terms.

use actix_web::{HttpRequest, web};
use askama::Template;

use super::controls::InLanguages;
use super::navigation::Named;
use super::pointers::{label, set_label};
use super::refusal::{Refusal, hidden};
use crate::domain::html::Html;
use crate::domain::institution;
use crate::domain::labels::Label;
use crate::domain::links::encoded;
use crate::domain::text::folded;
use crate::domain::vocabulary::Vocabulary;
use crate::error::{Error, Result};
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
use crate::services::settings::{Expected, SetVocabulary, VocabularyUse, revision};

/// The most characters of a value that is made of a label.
const LONGEST_VALUE: usize = 60;

#[derive(Template)]
#[template(path = "admin/settings/vocabularies.html")]
struct ListPage<'a> {
    page: &'a Page,
    nav: Vec<NavigationLink>,
    vocabularies: Vec<Listed>,
}

struct Listed {
    address: String,
    title: String,
    terms: String,
    used: String,
}

#[derive(Template)]
#[template(path = "admin/settings/vocabulary.html")]
struct VocabularyPage<'a> {
    page: &'a Page,
    nav: Vec<NavigationLink>,
    faults: &'a FormFaults,
    address: String,
    name: String,
    revision: String,
    /// Where it is used.
    used: Vec<Used>,
    title: Html,
    q: String,
    terms: Vec<TermView>,
    /// How many terms are shown of how many.
    count: String,
    new_term: String,
}

/// A field whose values the vocabulary names.
struct Used {
    label: String,
    address: String,
}

/// A term in the list.
struct TermView {
    address: String,
    label: String,
    anchor: String,
    sections: String,
    up: Option<String>,
    down: Option<String>,
}

/// What is stored of a vocabulary.
pub struct Found {
    /// The vocabulary.
    pub vocabulary: Vocabulary,
    /// Where it is used.
    pub used: VocabularyUse,
    /// What identifies its state.
    pub revision: String,
}

/// Lists the vocabularies.
pub async fn list(page: Page, state: SharedState) -> HandlerResult {
    page.signed_in()?;
    let context = page.context();
    let (all, fields) = blocking(move || {
        let fields = state.settings.vocabulary_fields(&context).map_err(hidden)?;
        Ok((state.settings.vocabularies()?.items, fields))
    })
    .await?;
    let mut vocabularies: Vec<Listed> = all
        .iter()
        .map(|vocabulary| Listed {
            address: page.to(&path(&vocabulary.name)),
            title: titled(&page, vocabulary),
            terms: page.count("vocabulary-terms", vocabulary.items.len()),
            used: used_in(&page, fields.get(&vocabulary.name).map_or(&[], Vec::as_slice)),
        })
        .collect();
    vocabularies.sort_by_key(|listed| folded(&listed.title));
    let content = ListPage { page: &page, nav: nav::navigation(&page), vocabularies };
    page.render(&Head::unlisted(page.say("vocabularies-title"), Place::Administration), &content)
}

fn used_in(page: &Page, fields: &[Label]) -> String {
    if fields.is_empty() {
        return page.say("vocabulary-used-by-site");
    }
    let names: Vec<&str> = fields.iter().map(|label| label.in_language(page.language)).collect();
    let names = names.join(" · ");
    page.with_args("vocabulary-used-in", [("fields", names.into())])
}

/// Returns the path of a vocabulary's page.
pub fn path(name: &str) -> String {
    format!("/admin/vocabularies/{name}")
}

fn titled(page: &Page, vocabulary: &Vocabulary) -> String {
    vocabulary.title.in_language(page.language).to_owned()
}

/// Shows a vocabulary.
pub async fn show(
    page: Page,
    state: SharedState,
    at: web::Path<Named>,
    request: HttpRequest,
) -> HandlerResult {
    let name = at.into_inner().name;
    page.signed_in()?;
    let found = read(&page, &state, name).await?;
    let mut typed = Fields::of_query(&request);
    set_label(&mut typed, "/title", &found.vocabulary.title);
    shown(&page, &found, &typed, &FormFaults::default())
}

/// Moves a term by one place, or changes the title.
pub async fn change(form: PostedForm, state: SharedState, at: web::Path<Named>) -> HandlerResult {
    let name = at.into_inner().name;
    form.page.signed_in()?;
    let (page, context) = (form.page.clone(), form.context());
    let found = read(&page, &state, name.clone()).await?;
    if form.fields.switches_language() {
        return shown(&page, &found, &form.fields, &FormFaults::default());
    }
    let mut set = as_set(&found.vocabulary);
    let mut anchor = String::new();
    match form.fields.typed("act").split_once(':') {
        Some((verb, value)) => {
            let at = set.items.iter().position(|term| term.value == value);
            let to = at.and_then(|at| if verb == "up" { at.checked_sub(1) } else { Some(at + 1) });
            if let (Some(at), Some(to)) = (at, to.filter(|to| *to < set.items.len())) {
                set.items.swap(at, to);
                anchor = format!("#term-{to}");
            }
        }
        None => set.title = label(&form.fields, "/title"),
    }
    let (expected, path) = (Expected::revision(form.fields.typed("revision")), path(&name));
    let input = as_input(&set)?;
    match blocking(move || state.settings.set_vocabulary(&context, &name, input, &expected)).await {
        Ok(_) => Ok(page.redirect(&format!("{path}{anchor}"), Some(Flash::Saved))),
        Err(error) => {
            let faults = match Refusal::of(hidden(error)) {
                Refusal::ChangedMeanwhile => FormFaults::general(page.say("vocabulary-changed-meanwhile")),
                Refusal::Other(error) => FormFaults::of(&page, error)?,
            };
            shown(&page, &found, &form.fields, &faults)
        }
    }
}

/// Returns a vocabulary as it is changed here before it is saved.
pub fn as_set(vocabulary: &Vocabulary) -> SetVocabulary {
    SetVocabulary { name: None, title: vocabulary.title.clone(), items: vocabulary.items.clone() }
}

/// Returns what was changed as the service takes it from everyone: with everything that is checked in what is sent.
///
/// # Errors
/// Internal errors only.
pub fn as_input(set: &SetVocabulary) -> Result<Input<SetVocabulary>> {
    Ok(Input::new(serde_json::to_value(set).map_err(Error::internal)?))
}

/// Returns the value of a term that is known by its label.
pub fn value_of(label: &str) -> String {
    let value = institution::slug(label, None).replace('-', "_");
    value.chars().take(LONGEST_VALUE).collect::<String>().trim_end_matches('_').to_owned()
}

/// Reads a vocabulary and where it is used.
pub async fn read(page: &Page, state: &SharedState, name: String) -> Result<Found> {
    let (state, context) = (state.clone(), page.context());
    blocking(move || {
        let used = state.settings.vocabulary_use(&context, &name).map_err(hidden)?;
        let vocabulary = state.settings.vocabulary(&name)?;
        let revision = revision(&vocabulary)?;
        Ok(Found { vocabulary, used, revision })
    })
    .await
}

fn shown(page: &Page, found: &Found, typed: &Fields, faults: &FormFaults) -> HandlerResult {
    let Found { vocabulary, used, .. } = found;
    let q = typed.typed("q").trim().to_owned();
    let path = path(&vocabulary.name);
    let terms = terms(page, found, &q);
    let title = InLanguages {
        name: "/title",
        legend: page.say("vocabulary-title"),
        hint: String::new(),
        has_lines: false,
    };
    let content = VocabularyPage {
        page,
        nav: nav::navigation(page),
        faults,
        address: page.to(&path),
        name: titled(page, vocabulary),
        revision: found.revision.clone(),
        used: used_fields(page, used),
        title: title.html(typed, faults)?,
        count: match q.is_empty() {
            true => page.count("vocabulary-terms", terms.len()),
            false => page.with_args(
                "vocabulary-terms-found",
                [("count", terms.len().into()), ("total", vocabulary.items.len().into()), ("q", (&q).into())],
            ),
        },
        q,
        terms,
        new_term: page.to(&format!("{path}/term")),
    };
    let title = titled(page, vocabulary);
    let title =
        if faults.is_empty() { title } else { page.with_args("form-error-title", [("title", title.into())]) };
    let head = Head::unlisted(title, Place::Administration);
    page.render_form(&head.with_form("vocabulary"), faults, &content)
}

fn used_fields(page: &Page, used: &VocabularyUse) -> Vec<Used> {
    let field = |(compendium, field, label): &(crate::domain::compendium::Compendium, String, Label)| Used {
        label: label.in_language(page.language).to_owned(),
        address: page.to(&format!("/admin/compendium/{}/template/fields/{field}", compendium.slug)),
    };
    used.fields.iter().map(field).collect()
}

fn terms(page: &Page, found: &Found, q: &str) -> Vec<TermView> {
    let (items, part) = (&found.vocabulary.items, folded(q));
    let fits = |label: &Label, value: &str| {
        folded(value).contains(&part) || label.0.values().any(|text| folded(text).contains(&part))
    };
    let address = page.to(&path(&found.vocabulary.name));
    let fitting = items.iter().enumerate().filter(|(_, term)| fits(&term.label, &term.value));
    fitting
        .map(|(at, term)| TermView {
            address: format!("{address}/term?value={}", encoded(&term.value)),
            label: term.label.in_language(page.language).to_owned(),
            anchor: format!("term-{at}"),
            sections: page.count("term-sections", found.used.sections.get(&term.value).copied().unwrap_or(0)),
            up: (q.is_empty() && at > 0).then(|| format!("up:{}", term.value)),
            down: (q.is_empty() && at + 1 < items.len()).then(|| format!("down:{}", term.value)),
        })
        .collect()
}
