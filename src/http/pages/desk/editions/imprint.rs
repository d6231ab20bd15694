//! The imprint of an edition: who publishes it, its numbers, its licence, and who signs the forewords.

use actix_web::web;
use askama::Template;
use serde_json::json;

use super::edition::{Above, day, path, read};
use super::imprint_publishers::{Institutions, institution};
use super::imprint_rows::{LINES, PREFIX, TypedImprint, readable};
use super::keeping::{
    Kept, SEEN, became_candidate, frozen, is_frozen, keep, moved, name_of, refused, says_frozen,
};
use crate::domain::edition::{EditionState, FileFormat, Imprint};
use crate::domain::html::Html;
use crate::error::{Code, Error, Fault, FaultCode, Faults, Result};
use crate::http::answer::HandlerResult;
use crate::http::pages::admin::settings::controls::{Control, InLanguages};
use crate::http::pages::flash::Flash;
use crate::http::pages::form::{FieldFault, Fields, FormFaults, PostedForm, anchor};
use crate::http::pages::head::{Head, Place};
use crate::http::pages::languages;
use crate::http::pages::page::Page;
use crate::http::state::SharedState;
use crate::messages;
use crate::services::editions::{ChangeEdition, EditionView, Preparation};
use crate::services::input::Input;

#[derive(Template)]
#[template(path = "desk/editions/imprint.html")]
struct ImprintPage<'a> {
    page: &'a Page,
    above: Option<Above>,
    faults: &'a FormFaults,
    address: String,
    seen: &'a str,
    moved: Vec<(String, String)>,
    is_candidate: bool,
    lines: Html,
    lists: Vec<List>,
}

/// A list of the imprint.
struct List {
    name: &'static str,
    legend: String,
    hint: String,
    rows: Vec<RowView>,
    add: String,
    fault: Option<String>,
}

/// A row of it.
struct RowView {
    id: String,
    at: usize,
    label: String,
    controls: Html,
    fault: Option<String>,
    can_rise: bool,
}

/// Shows the form.
pub async fn show(page: Page, state: SharedState, at: web::Path<(String, String)>) -> HandlerResult {
    let now = read(&page, &state, &at.1).await?;
    if is_frozen(&now) {
        return frozen(&page, &now.edition, &Fields::default());
    }
    let typed = TypedImprint::of(&now.edition.imprint);
    let seen = part(&now.edition);
    let known = Institutions::read(&page, &state).await?;
    shown(&page, (&now, &known), &typed, &seen, &FormFaults::default(), Vec::new())
}

/// Changes the rows on the page, or saves it all.
pub async fn save(form: PostedForm, state: SharedState, at: web::Path<(String, String)>) -> HandlerResult {
    let (page, context, fields) = (form.page.clone(), form.context(), form.fields);
    let now = read(&page, &state, &at.1).await?;
    let (mut typed, seen) = (TypedImprint::typed(&fields), fields.typed(SEEN).to_owned());
    let known = Institutions::read(&page, &state).await?;
    if typed.act(fields.typed("act")) || fields.switches_language() {
        return shown(&page, (&now, &known), &typed, &seen, &FormFaults::default(), Vec::new());
    }
    typed.tidy();
    let (id, sent) = (now.edition.id, json!({"imprint": typed.value()}));
    let kept = keep(
        (&state, context, id),
        seen.clone(),
        |now| part(&now.edition),
        move |editions, context, expected| {
            editions.change(context, id, expected, Input::<ChangeEdition>::new(sent.clone()))
        },
    );
    match kept.await {
        Ok(Kept::Saved(edition)) => Ok(page.redirect(&path(&edition, ""), Some(Flash::Saved))),
        Ok(Kept::Moved) => {
            let now = read(&page, &state, &at.1).await?;
            let current = part(&now.edition);
            let faults = moved(&page, &seen, &current, "edesk-moved");
            let differs = match became_candidate(&seen, &current) {
                true => Vec::new(),
                false => saved_now(&page, &now.edition.imprint, &readable(&typed)),
            };
            shown(&page, (&now, &known), &typed, &current, &faults, differs)
        }
        Err(error) if says_frozen(&error) => refused(&page, &state, &at.1, &fields).await,
        Err(error) => shown(&page, (&now, &known), &typed, &seen, &faults(&page, error, &typed)?, Vec::new()),
    }
}

fn part(edition: &EditionView) -> String {
    name_of(edition, &edition.imprint)
}

/// Returns what is wrong, each with the name of its field. Where something is missing, the service has not looked at
/// the rest; people want to know everything at once.
fn faults(page: &Page, mut error: Error, typed: &TypedImprint) -> Result<FormFaults> {
    if error.code == Code::Invalid {
        let mut found = Faults::default();
        readable(typed).checked(PREFIX, &mut found);
        found.retain(|fault| error.faults.iter().all(|known| known.pointer != fault.pointer));
        error.faults.join(found);
    }
    FormFaults::told_by(page, error, |fault| FieldFault {
        pointer: fault.pointer.clone(),
        text: told(page, fault),
        label: field_name(page, &fault.pointer),
        address: format!("#{}", anchor(&fault.pointer)),
    })
}

fn told(page: &Page, fault: &Fault) -> String {
    let last = fault.pointer.rsplit('/').next().unwrap_or_default();
    match (last, fault.code) {
        ("isbn", FaultCode::WrongForm) => page.say("edesk-isbn-form"),
        ("isbn", FaultCode::RepeatedItems) => page.say("edesk-isbn-repeated"),
        ("issn", FaultCode::WrongForm) => page.say("edesk-issn-form"),
        (_, FaultCode::RepeatedItems) => page.say("edesk-isbn-same-use"),
        _ => messages::fault(page.language, fault),
    }
}

/// Returns the name of the field at a pointer, with the number of its row.
fn field_name(page: &Page, pointer: &str) -> String {
    let steps: Vec<&str> = pointer.trim_start_matches('/').split('/').skip(1).collect();
    match steps.as_slice() {
        [list, at, ..] if at.parse::<usize>().is_ok() => {
            row_label(page, list, at.parse::<usize>().unwrap_or_default())
        }
        [line] if LINES.contains(line) => page.say(&format!("edesk-imprint-{line}")),
        _ => String::new(),
    }
}

fn row_label(page: &Page, list: &str, at: usize) -> String {
    let number = (at + 1).to_string();
    match list {
        "publishers" => page.with_args("edesk-publisher", [("number", number.into())]),
        "isbns" => page.with_args("edesk-isbn", [("number", number.into())]),
        _ => page.with_args("edesk-foreword", [("number", number.into())]),
    }
}

fn shown(
    page: &Page,
    (now, known): (&Preparation, &Institutions),
    typed: &TypedImprint,
    seen: &str,
    faults: &FormFaults,
    moved: Vec<(String, String)>,
) -> HandlerResult {
    let fields = typed.fields();
    let mut lines = String::new();
    for line in LINES {
        let hint = page.say(&format!("edesk-imprint-{line}-hint"));
        let control = Control::line(format!("{PREFIX}/{line}"), page.say(&format!("edesk-imprint-{line}")));
        lines.push_str(control.hint(hint).filled(&fields, faults).html()?.as_str());
    }
    let lists = [
        ("publishers", "edesk-publishers", "edesk-publishers-hint", "edesk-publisher-add"),
        ("isbns", "edesk-isbn-list", "edesk-isbn-list-hint", "edesk-isbn-add"),
        ("signatories", "edesk-signatories", "edesk-signatories-hint", "edesk-signatory-add"),
    ];
    let lists = lists.map(|(name, legend, hint, add)| {
        let rows = (0..typed.rows_of(name)).map(|at| row(page, (name, at), known, &fields, faults));
        Ok(List {
            name,
            legend: page.say(legend),
            hint: page.say(hint),
            rows: rows.collect::<Result<_>>()?,
            add: page.say(add),
            fault: faults.exactly_at(&format!("{PREFIX}/{name}")).map(str::to_owned),
        })
    });
    let content = ImprintPage {
        page,
        above: Some(Above::of(page, &now.edition)),
        faults,
        address: page.to(&path(&now.edition, "/imprint")),
        seen,
        moved,
        is_candidate: now.edition.state == EditionState::Candidate,
        lines: Html::trusted(lines),
        lists: lists.into_iter().collect::<Result<_>>()?,
    };
    let head = Head::unlisted(faults.title(page, "edesk-imprint"), Place::Desk);
    page.render_form(&head.with_form("edition"), faults, &content)
}

fn row(
    page: &Page,
    (list, at): (&'static str, usize),
    known: &Institutions,
    fields: &Fields,
    faults: &FormFaults,
) -> Result<RowView> {
    let pointer = format!("{PREFIX}/{list}/{at}");
    let label = row_label(page, list, at);
    let member = |name: &str| format!("{pointer}/{name}");
    let of_languages = |name: &str, legend: &str| {
        let name = member(name);
        InLanguages { name: &name, legend: page.say(legend), hint: String::new(), has_lines: false }
            .html(fields, faults)
    };
    let controls = match list {
        "publishers" => vec![
            Control::line(member("short"), page.say("edesk-publisher-short"))
                .filled(fields, faults)
                .html()?,
            Control::line(member("place"), page.say("edesk-publisher-place"))
                .filled(fields, faults)
                .html()?,
            of_languages("name", "edesk-publisher-name")?,
            institution(page, known, &member("institution"), fields, faults)?,
        ],
        "isbns" => {
            let formats = FileFormat::ALL.iter().map(|format| {
                (format.name().to_owned(), page.say(&format!("edesk-format-{}", format.name())))
            });
            let language =
                Control::options(member("language"), page.say("edesk-isbn-language"), languages::options());
            let format = Control::options(member("format"), page.say("edesk-isbn-format"), formats.collect());
            vec![
                Control::line(member("isbn"), page.say("edesk-isbn-number")).filled(fields, faults).html()?,
                language.filled(fields, faults).html()?,
                format.filled(fields, faults).html()?,
            ]
        }
        _ => vec![
            Control::line(member("name"), page.say("edesk-signatory-name")).filled(fields, faults).html()?,
            Control::date(member("date"), page.say("edesk-signatory-date")).filled(fields, faults).html()?,
            of_languages("office", "edesk-signatory-office")?,
        ],
    };
    Ok(RowView {
        id: anchor(&pointer),
        at,
        label,
        controls: Html::trusted(controls.iter().map(Html::as_str).collect::<String>()),
        fault: faults.exactly_at(&pointer).map(str::to_owned),
        can_rise: at > 0,
    })
}

/// Returns what is saved now and is not in what was typed.
fn saved_now(page: &Page, saved: &Imprint, typed: &Imprint) -> Vec<(String, String)> {
    let (mut found, typed) = (in_words(page, saved), in_words(page, typed));
    found.retain(|line| !typed.contains(line));
    if found.is_empty() {
        found.push((page.say("edesk-imprint"), page.say("edesk-fewer")));
    }
    found
}

/// Returns an imprint line by line, each with its name.
fn in_words(page: &Page, imprint: &Imprint) -> Vec<(String, String)> {
    let join =
        |parts: Vec<String>| parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let mut lines = Vec::new();
    for (at, one) in imprint.publishers.iter().enumerate() {
        let names = one.name.0.values().cloned();
        let all = [one.short.clone(), one.place.clone().unwrap_or_default()].into_iter().chain(names);
        lines.push((row_label(page, "publishers", at), join(all.collect())));
    }
    for (at, one) in imprint.isbns.iter().enumerate() {
        let format = page.say(&format!("edesk-format-{}", one.format.name()));
        let all = vec![one.isbn.clone(), languages::name(one.language).to_owned(), format];
        lines.push((row_label(page, "isbns", at), join(all)));
    }
    for (at, one) in imprint.signatories.iter().enumerate() {
        let date = one.date.map(|date| day(page, date)).unwrap_or_default();
        let all = [one.name.clone(), date].into_iter().chain(one.office.0.values().cloned());
        lines.push((row_label(page, "signatories", at), join(all.collect())));
    }
    let of = |name: &str| match name {
        "symbol" => imprint.symbol.clone(),
        "issn" => imprint.issn.clone(),
        "doi" => imprint.doi.clone(),
        "licence" => imprint.licence.clone(),
        _ => imprint.contact.clone(),
    };
    for name in LINES {
        lines.extend(of(name).map(|text| (page.say(&format!("edesk-imprint-{name}")), text)));
    }
    lines
}
