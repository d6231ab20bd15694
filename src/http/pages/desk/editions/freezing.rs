//! Making a candidate of an edition, and freezing it. Both pages say first what follows.

use actix_web::web;
use askama::Template;
use serde_json::{Value, json};

use super::edition::{Above, path, read};
use super::keeping::{Kept, SEEN, frozen, is_frozen, keep, name_of, refused, says_frozen};
use super::tasks;
use crate::domain::edition::{EditionState, PartKind};
use crate::domain::html::Html;
use crate::error::{Code, Error, Fault, FaultCode, Result};
use crate::http::answer::HandlerResult;
use crate::http::pages::admin::settings::controls::Control;
use crate::http::pages::admin::settings::pointers::label;
use crate::http::pages::flash::Flash;
use crate::http::pages::form::{FieldFault, Fields, FormFaults, PostedForm, anchor};
use crate::http::pages::head::{Head, Place};
use crate::http::pages::languages;
use crate::http::pages::page::Page;
use crate::http::state::SharedState;
use crate::messages;
use crate::services::editions::{EditionView, Freeze, MakeCandidate, Preparation};
use crate::services::input::Input;

/// The box to tick by whoever knows what freezing means.
const SURE: &str = "sure";

#[derive(Template)]
#[template(path = "desk/editions/candidate.html")]
struct CandidatePage<'a> {
    page: &'a Page,
    above: Option<Above>,
    faults: &'a FormFaults,
    address: String,
    seen: &'a str,
    is_again: bool,
    lacking: Vec<tasks::Lack>,
    summary: Vec<(String, String)>,
    until: Html,
}

#[derive(Template)]
#[template(path = "desk/editions/freeze.html")]
struct FreezePage<'a> {
    page: &'a Page,
    above: Option<Above>,
    faults: &'a FormFaults,
    address: String,
    seen: &'a str,
    lacking: Vec<tasks::Lack>,
    summary: Vec<(String, String)>,
    /// What is not there and need not be.
    missing: Vec<String>,
    number: Html,
    date: Html,
    /// What a correction changes, in each language.
    changes: Vec<ChangesField>,
    is_sure: bool,
}

struct ChangesField {
    id: String,
    name: String,
    language: &'static str,
    code: &'static str,
    text: String,
    fault: Option<String>,
}

/// Shows what making a candidate means.
pub async fn show_candidate(
    page: Page,
    state: SharedState,
    at: web::Path<(String, String)>,
) -> HandlerResult {
    let now = read(&page, &state, &at.1).await?;
    if is_frozen(&now) {
        return frozen(&page, &now.edition, &Fields::default());
    }
    let mut typed = Fields::default();
    typed.set(SEEN, &part(&now));
    if let Some(until) = now.edition.until.filter(|until| *until >= now.today) {
        typed.set("/until", &until.to_string());
    }
    candidate_page(&page, &now, &typed, &FormFaults::default())
}

/// Makes a candidate.
pub async fn make_candidate(
    form: PostedForm,
    state: SharedState,
    at: web::Path<(String, String)>,
) -> HandlerResult {
    let (page, context, typed) = (form.page.clone(), form.context(), form.fields);
    let now = read(&page, &state, &at.1).await?;
    if typed.switches_language() {
        return candidate_page(&page, &now, &typed, &FormFaults::default());
    }
    let (id, seen) = (now.edition.id, typed.typed(SEEN).to_owned());
    let value = member(json!({}), "until", typed.typed("/until"));
    let kept = keep((&state, context, id), seen, part, move |editions, context, expected| {
        editions.make_candidate(context, id, expected, Input::<MakeCandidate>::new(value.clone()))
    });
    match kept.await {
        Ok(Kept::Saved(edition)) => Ok(page.redirect(&path(&edition, ""), Some(Flash::EditionCandidate))),
        Ok(Kept::Moved) => {
            let (now, typed, faults) = again(&page, &state, &at.1, typed).await?;
            candidate_page(&page, &now, &typed, &faults)
        }
        Err(error) if says_frozen(&error) => refused(&page, &state, &at.1, &typed).await,
        Err(error) => candidate_page(&page, &now, &typed, &faults(&page, &now, error)?),
    }
}

/// Shows what freezing means.
pub async fn show_freeze(page: Page, state: SharedState, at: web::Path<(String, String)>) -> HandlerResult {
    let now = read(&page, &state, &at.1).await?;
    if is_frozen(&now) {
        return frozen(&page, &now.edition, &Fields::default());
    }
    let mut typed = Fields::default();
    typed.set(SEEN, &part(&now));
    typed.set("/number", &now.next_number.map(|number| number.to_string()).unwrap_or_default());
    typed.set("/date", &now.today.to_string());
    freeze_page(&page, &now, &typed, &FormFaults::default())
}

/// Freezes the edition.
pub async fn freeze(form: PostedForm, state: SharedState, at: web::Path<(String, String)>) -> HandlerResult {
    let (page, context, typed) = (form.page.clone(), form.context(), form.fields);
    let now = read(&page, &state, &at.1).await?;
    if typed.switches_language() {
        return freeze_page(&page, &now, &typed, &FormFaults::default());
    }
    if typed.one(SURE).is_none() && !is_frozen(&now) {
        let text = page.say("edesk-sure-fault");
        let faults = FormFaults::said(Code::Invalid, Some("/sure"), text);
        return freeze_page(&page, &now, &typed, &faults);
    }
    let (id, seen, value) = (now.edition.id, typed.typed(SEEN).to_owned(), freeze_value(&typed));
    let kept = keep((&state, context, id), seen, part, move |editions, context, expected| {
        editions.freeze(context, id, expected, Input::<Freeze>::new(value.clone()))
    });
    match kept.await {
        Ok(Kept::Saved(edition)) => {
            Ok(page.redirect(&format!("/editions/{}", edition.id), Some(Flash::EditionFrozen)))
        }
        Ok(Kept::Moved) => {
            let (now, typed, faults) = again(&page, &state, &at.1, typed).await?;
            freeze_page(&page, &now, &typed, &faults)
        }
        Err(error) if says_frozen(&error) => refused(&page, &state, &at.1, &typed).await,
        Err(error) => freeze_page(&page, &now, &typed, &faults(&page, &now, error)?),
    }
}

/// Reads the edition again after it has changed, and says so. Whoever freezes it has to say again that they are sure.
async fn again(
    page: &Page,
    state: &SharedState,
    id: &str,
    mut typed: Fields,
) -> Result<(Preparation, Fields, FormFaults)> {
    let now = read(page, state, id).await?;
    typed.set(SEEN, &part(&now));
    typed.take(SURE);
    Ok((now, typed, FormFaults::said(Code::Conflict, None, page.say("edesk-moved-summary"))))
}

/// Names everything that the pages count up: the edition as it is, and what is published now.
fn part(now: &Preparation) -> String {
    let pinned: Vec<_> = now.included().map(|one| (one.section, one.version)).collect();
    name_of(&now.edition, &(now.edition.revision, pinned))
}

fn member(mut value: Value, name: &str, text: &str) -> Value {
    if !text.trim().is_empty() {
        value[name] = text.trim().into();
    }
    value
}

fn freeze_value(typed: &Fields) -> Value {
    let value = member(json!({}), "number", typed.typed("/number"));
    let mut value = member(value, "date", typed.typed("/date"));
    let changes = label(typed, "/changes");
    if !changes.0.is_empty() {
        value["changes"] = json!(changes);
    }
    value
}

/// Returns what is wrong, in words that fit these forms.
fn faults(page: &Page, now: &Preparation, error: Error) -> Result<FormFaults> {
    // What is lacking is listed on the page.
    if error.code == Code::Incomplete {
        return Ok(FormFaults::said(Code::Incomplete, None, page.say("edesk-lacking-refused")));
    }
    if error.members.get("reason").is_some_and(|reason| reason == "number_given") {
        let text = page.say("edesk-number-given");
        return Ok(FormFaults::said(Code::Conflict, Some("/number"), text));
    }
    let corrected = now.edition.corrects.as_ref().map(|of| of.number.to_string());
    FormFaults::told_by(page, error, |fault: &Fault| {
        let text = match (&*fault.pointer, fault.code, &corrected) {
            ("/number", _, None) => page.say("edesk-number-fault"),
            ("/number", _, Some(number)) => {
                page.with_args("edesk-number-fault-correction", [("number", number.as_str().into())])
            }
            ("/until", FaultCode::Required, _) => page.say("edesk-until-required"),
            ("/until", ..) => page.say("edesk-until-fault"),
            ("/date", ..) => page.say("edesk-date-fault"),
            _ => messages::fault(page.language, fault),
        };
        FieldFault {
            pointer: fault.pointer.clone(),
            text,
            label: String::new(),
            address: format!("#{}", anchor(&fault.pointer)),
        }
    })
}

/// Returns what would be pinned, line by line.
fn summary(page: &Page, now: &Preparation) -> Vec<(String, String)> {
    let edition = &now.edition;
    let named: Vec<&str> = edition.languages.iter().map(|one| languages::name(*one)).collect();
    let chapters =
        now.chapters.iter().filter(|chapter| chapter.practices.iter().any(|practice| !practice.is_left_out));
    let mut lines = vec![
        (page.say("edesk-heading-title"), edition.title.in_language(page.language).to_owned()),
        (page.say("edesk-languages"), named.join(", ")),
        (page.say("edesk-group-practices"), page.count("edesk-practices", now.included().count())),
        (page.say("edesk-chapters"), page.count("edesk-chapters-count", chapters.count())),
    ];
    let left_out = now.chapters.iter().flat_map(|chapter| &chapter.practices);
    let left_out = left_out.filter(|practice| practice.is_left_out).count();
    if left_out > 0 {
        lines.push((page.say("edesk-out-title"), page.count("edesk-left-out", left_out)));
    }
    lines
}

/// Returns what a reader may miss, although an edition can be frozen without it.
fn missing(page: &Page, now: &Preparation) -> Vec<String> {
    let edition = &now.edition;
    let mut missing = Vec::new();
    if edition.imprint.publishers.is_empty() {
        missing.push(page.say("edesk-missing-publisher"));
    }
    let printed = [
        PartKind::Foreword,
        PartKind::Acknowledgements,
        PartKind::Notes,
        PartKind::Summary,
        PartKind::Mandate,
    ];
    for part in &edition.parts {
        let is_counted = printed.contains(&part.part) || part.part == PartKind::Introduction;
        for language in edition.languages.iter().filter(|_| is_counted) {
            if !part.texts.contains_key(language.code()) {
                let key = crate::domain::edition::PartKey {
                    part: part.part,
                    number: part.number,
                    chapter: part.chapter,
                };
                let (name, _) = super::text_name::label(page, now, key);
                missing.push(page.with_args(
                    "edesk-missing-text",
                    [("text", name.into()), ("language", languages::name(*language).into())],
                ));
            }
        }
    }
    if edition.parts.iter().all(|part| part.part != PartKind::Summary) {
        missing.push(page.say("edesk-missing-summary"));
    }
    missing
}

fn candidate_page(page: &Page, now: &Preparation, typed: &Fields, faults: &FormFaults) -> HandlerResult {
    let until = Control::date("/until", page.say("edesk-until")).hint(page.say("edesk-until-hint"));
    let content = CandidatePage {
        page,
        above: Some(Above::of(page, &now.edition)),
        faults,
        address: page.to(&path(&now.edition, "/candidate")),
        seen: typed.typed(SEEN),
        is_again: now.edition.state == EditionState::Candidate,
        lacking: tasks::lacking(page, now),
        summary: summary(page, now),
        until: until.filled(typed, faults).html()?,
    };
    let head = Head::unlisted(faults.title(page, "edesk-candidate-title"), Place::Desk);
    page.render_form(&head.with_form("edition"), faults, &content)
}

fn freeze_page(page: &Page, now: &Preparation, typed: &Fields, faults: &FormFaults) -> HandlerResult {
    let edition = &now.edition;
    let hint = match &edition.corrects {
        Some(of) => {
            page.with_args("edesk-number-hint-correction", [("number", of.number.to_string().into())])
        }
        None => page.say("edesk-number-hint"),
    };
    let number = match &edition.corrects {
        // The keyboards of phones for whole numbers have no dot.
        Some(_) => Control::line("/number", page.say("edesk-number")),
        None => Control::number("/number", page.say("edesk-number")),
    };
    let number = number.hint(hint);
    let date = Control::date("/date", page.say("edesk-date")).hint(page.say("edesk-date-hint"));
    let content = FreezePage {
        page,
        above: Some(Above::of(page, edition)),
        faults,
        address: page.to(&path(edition, "/freeze")),
        seen: typed.typed(SEEN),
        lacking: tasks::lacking(page, now),
        summary: summary(page, now),
        missing: missing(page, now),
        number: number.filled(typed, faults).html()?,
        date: date.filled(typed, faults).html()?,
        changes: edition.corrects.iter().flat_map(|_| changes(edition, typed, faults)).collect(),
        is_sure: typed.one(SURE).is_some(),
    };
    let head = Head::unlisted(faults.title(page, "edesk-freeze-title"), Place::Desk);
    page.render_form(&head.with_form("edition"), faults, &content)
}

/// Returns the fields for what a correction changes.
fn changes(edition: &EditionView, typed: &Fields, faults: &FormFaults) -> Vec<ChangesField> {
    let field = |language: &crate::domain::language::UiLanguage| {
        let name = format!("/changes/{}", language.code());
        ChangesField {
            id: anchor(&name),
            language: languages::name(*language),
            code: language.code(),
            text: typed.typed(&name).to_owned(),
            fault: faults.at(&name).map(str::to_owned),
            name,
        }
    };
    edition.languages.iter().map(field).collect()
}
