//! One term of a vocabulary: its labels, its place, the members of a group of countries, and its removal.

use actix_web::{HttpRequest, web};
use askama::Template;

use super::controls::{Control, InLanguages};
use super::members::{self, MembersView};
use super::navigation::Named;
use super::pointers::{label, set_label};
use super::refusal::{Refusal, hidden};
use super::vocabularies::{Found, as_input, as_set, path, read, value_of};
use crate::domain::html::Html;
use crate::domain::links::encoded;
use crate::domain::vocabulary::Term;
use crate::error::{Error, Result};
use crate::http::answer::HandlerResult;
use crate::http::pages::admin::nav;
use crate::http::pages::flash::Flash;
use crate::http::pages::form::{FieldFault, Fields, FormFaults, PostedForm, anchor};
use crate::http::pages::frame::NavigationLink;
use crate::http::pages::head::{Head, Place};
use crate::http::pages::page::Page;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::settings::{Expected, SetVocabulary, revision};

#[derive(Template)]
#[template(path = "admin/settings/term.html")]
struct TermPage<'a> {
    page: &'a Page,
    nav: Vec<NavigationLink>,
    faults: &'a FormFaults,
    heading: String,
    vocabulary: String,
    back: String,
    address: String,
    /// Where the term is as it is now.
    current: String,
    /// The revision of the term that the form was made for.
    seen: String,
    /// Where in the list the term was when the form was made.
    shown_place: String,
    /// The revision to replace knowingly, if someone else has changed the term meanwhile.
    over: Option<String>,
    /// The value of the term that is being changed, empty for a new one.
    original: String,
    labels: Html,
    value: Html,
    place: Html,
    members: Option<MembersView>,
    /// What removing it means; `None` if it is new.
    removing: Option<String>,
    uses: String,
}

/// Shows a term, or the form for a new one.
pub async fn show(
    page: Page,
    state: SharedState,
    at: web::Path<Named>,
    request: HttpRequest,
) -> HandlerResult {
    let name = at.into_inner().name;
    page.signed_in()?;
    let found = read(&page, &state, name).await?;
    let value = Fields::of_query(&request).typed("value").to_owned();
    let typed = if value.is_empty() {
        let mut typed = Fields::default();
        typed.set("place", &(found.vocabulary.items.len() + 1).to_string());
        typed
    } else {
        filled(&page, &found, &value).ok_or_else(Error::not_found)?
    };
    shown(&page, &found, &typed, &FormFaults::default(), None)
}

/// Changes the rows on the page, or adds, changes or removes the term.
pub async fn change(form: PostedForm, state: SharedState, at: web::Path<Named>) -> HandlerResult {
    let name = at.into_inner().name;
    form.page.signed_in()?;
    let (page, context) = (form.page.clone(), form.context());
    let mut typed = form.fields;
    let found = read(&page, &state, name.clone()).await?;
    // What was ticked holds until it is saved.
    let over = typed.take("over");
    if !over.is_empty() {
        typed.set("seen", &over);
    }
    if members::act(&mut typed) || typed.switches_language() {
        return shown(&page, &found, &typed, &FormFaults::default(), None);
    }
    let removes = match typed.typed("act") {
        "remove" => true,
        "" | "save" => false,
        _ => return shown(&page, &found, &typed, &FormFaults::default(), None),
    };
    let original = typed.typed("original").to_owned();
    let now = stored(&found, &original);
    if now.is_none() && !original.is_empty() {
        if removes {
            return Ok(page.redirect(&path(&name), Some(Flash::Removed)));
        }
        // Somebody removed it: it can be added again.
        typed.take("original");
        typed.take("seen");
        typed.set("/value", &original);
        let faults = FormFaults::general(page.say("term-removed-meanwhile"));
        return shown(&page, &found, &typed, &faults, None);
    }
    let (set, at, rows) = changed(&page, &found, &typed, removes)?;
    let done = page.redirect(
        &format!("{}#term-{at}", path(&name)),
        Some(if removes { Flash::Removed } else { Flash::Saved }),
    );
    if set.items == found.vocabulary.items {
        return Ok(done);
    }
    let current = revision(&now)?;
    if typed.typed("seen") != current {
        return collided(&page, &found, &typed, removes, current);
    }
    let (input, expected) = (as_input(&set)?, Expected::revision(&found.revision));
    match blocking(move || state.settings.set_vocabulary(&context, &name, input, &expected)).await {
        Ok(_) => Ok(done),
        Err(error) => match Refusal::of(hidden(error)) {
            Refusal::ChangedMeanwhile => collided(&page, &found, &typed, removes, current),
            Refusal::Other(error) => {
                let faults = faults(&page, &found, &typed, of_term(error, at, &rows))?;
                shown(&page, &found, &typed, &faults, None)
            }
        },
    }
}

/// Says that somebody else changed the term meanwhile, with what was typed, or with the term that was to be removed.
fn collided(page: &Page, found: &Found, typed: &Fields, removes: bool, current: String) -> HandlerResult {
    if removes && let Some(now) = filled(page, found, typed.typed("original")) {
        let faults = FormFaults::general(page.say("term-changed-before-removal"));
        return shown(page, found, &now, &faults, None);
    }
    let faults = FormFaults::general(page.say("term-changed-meanwhile"));
    shown(page, found, typed, &faults, Some(current))
}

/// Returns the form of the term with this value as it is stored; `None` if there is none.
fn filled(page: &Page, found: &Found, value: &str) -> Option<Fields> {
    let at = found.vocabulary.items.iter().position(|term| term.value == value)?;
    let (term, place) = (&found.vocabulary.items[at], (at + 1).to_string());
    let mut typed = Fields::default();
    set_label(&mut typed, "/label", &term.label);
    members::fill_in(page, &mut typed, term);
    for (name, value) in [("place", &*place), ("shown_place", &place), ("original", value)] {
        typed.set(name, value);
    }
    Some(typed)
}

/// Returns the term with this value; `None` if it is new.
fn stored<'a>(found: &'a Found, value: &str) -> Option<&'a Term> {
    found.vocabulary.items.iter().find(|term| term.value == value)
}

/// Returns the vocabulary with the term as it was typed, the term's index in it, and the rows of its members.
fn changed(
    page: &Page,
    found: &Found,
    typed: &Fields,
    removes: bool,
) -> Result<(SetVocabulary, usize, Vec<usize>)> {
    let mut set = as_set(&found.vocabulary);
    let label = label(typed, "/label");
    let (members, rows) = members::in_order(members::typed_in(typed));
    let mut before = None;
    let term = match typed.one("original") {
        Some(value) => {
            let at = set.items.iter().position(|term| term.value == value).ok_or_else(Error::not_found)?;
            let term = set.items.remove(at);
            before = Some(at);
            if removes {
                return Ok((set, at.saturating_sub(1), rows));
            }
            // A form that does not show the members says nothing of them.
            let members = if typed.one("members").is_some() { members } else { term.members };
            Term { label, members, value: term.value }
        }
        None => {
            let value = match typed.typed("/value").trim() {
                "" => value_of(label.in_language(page.language)),
                value => value.to_owned(),
            };
            Term { value, label, members }
        }
    };
    // Whoever did not move it leaves it where it is by now.
    let stays = typed.typed("place").trim() == typed.typed("shown_place");
    let place = typed.typed("place").trim().parse::<usize>().unwrap_or(usize::MAX).saturating_sub(1);
    let at = before.filter(|_| stays).unwrap_or(place).min(set.items.len());
    set.items.insert(at, term);
    Ok((set, at, rows))
}

/// Returns the error with the faults of the term at the fields of its form. Those of other terms concern the whole.
fn of_term(mut error: Error, at: usize, rows: &[usize]) -> Error {
    let prefix = format!("/items/{at}");
    error.faults =
        error.faults.map(|mut fault| match fault.pointer.strip_prefix(&prefix).map(str::to_owned) {
            Some(rest) if rest.starts_with('/') => {
                fault.pointer = rest;
                members::at_row(fault, rows)
            }
            _ => fault,
        });
    error
}

fn faults(page: &Page, found: &Found, typed: &Fields, error: Error) -> Result<FormFaults> {
    FormFaults::told_by(page, error, |fault| FieldFault {
        pointer: fault.pointer.clone(),
        text: members::told(page, &found.vocabulary, fault),
        label: members::named(page, typed, &fault.pointer),
        address: format!("#{}", anchor(&fault.pointer)),
    })
}

fn shown(
    page: &Page,
    found: &Found,
    typed: &Fields,
    faults: &FormFaults,
    over: Option<String>,
) -> HandlerResult {
    let path = path(&found.vocabulary.name);
    let original = typed.typed("original").to_owned();
    let sections = found.used.sections.get(&original).copied().unwrap_or(0);
    let vocabulary = found.vocabulary.title.in_language(page.language).to_owned();
    let stored = stored(found, &original);
    let seen = typed.one("seen").map_or_else(|| revision(&stored), |seen| Ok(seen.to_owned()))?;
    let has_members = members::are_groups(&found.vocabulary);
    let members = has_members.then(|| members::view(page, &found.vocabulary, typed, faults)).transpose()?;
    let labels = InLanguages {
        name: "/label",
        legend: page.say("term-labels"),
        hint: page.say("term-labels-hint"),
        has_lines: false,
    };
    let total = found.vocabulary.items.len() + usize::from(stored.is_none());
    let place = Control::number("place", page.say("term-place")).hint(page.count("term-place-hint", total));
    let value = Control::line("/value", page.say("term-value")).hint(page.say("term-value-hint"));
    let title = if stored.is_some() { "term-title" } else { "new-term-title" };
    let content = TermPage {
        page,
        nav: nav::navigation(page),
        faults,
        heading: stored
            .map_or_else(|| page.say(title), |term| term.label.in_language(page.language).to_owned()),
        back: page.to(&path),
        address: page.to(&format!("{path}/term")),
        current: page.to(&format!("{path}/term?value={}", encoded(&original))),
        seen,
        shown_place: typed.typed("shown_place").to_owned(),
        over,
        members,
        labels: labels.html(typed, faults)?,
        value: if stored.is_none() { value.filled(typed, faults).html()? } else { Html::default() },
        place: place.filled(typed, faults).html()?,
        removing: stored.map(|_| match has_members {
            true => page.say("term-removing-group"),
            false => page.count("term-removing", sections),
        }),
        uses: page.count("term-sections", sections),
        vocabulary,
        original,
    };
    let head = Head::unlisted(faults.title(page, title), Place::Administration);
    page.render_form(&head.with_form("term"), faults, &content)
}
