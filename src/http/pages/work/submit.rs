//! All answers of a section as readers will see them, to be checked before it is submitted.

use actix_web::web;
use askama::Template;

use super::list::kept;
use super::message::Message;
use super::overview::{self, title_of};
use super::tasks::{edit, edit_at};
use crate::domain::html::Html;
use crate::domain::ids::SectionId;
use crate::error::{Code, Error, Result};
use crate::http::answer::HandlerResult;
use crate::http::pages::attachments::folder;
use crate::http::pages::flash::Flash;
use crate::http::pages::form::{Fields, FormFaults, PostedForm};
use crate::http::pages::head::{Head, Place};
use crate::http::pages::ids::{hidden, section_id};
use crate::http::pages::lists::foreign_text;
use crate::http::pages::page::Page;
use crate::http::pages::values::{Field, Values};
use crate::http::state::SharedState;
use crate::messages;
use crate::services::forms::{BODY, FormField, TemplateForm};
use crate::services::published::{Passage, Presented, Reading};
use crate::services::search::Marker;
use crate::services::sections::{SubmissionCheck, Submit};
use crate::services::{Context, blocking};

/// Number of sentences about what follows.
const FOLLOWS: usize = 4;

#[derive(Template)]
#[template(path = "work/submit.html")]
struct SubmitPage<'a> {
    page: &'a Page,
    faults: &'a FormFaults,
    title: String,
    lang: Option<String>,
    lede: String,
    /// What is said of the caller's own unsaved text, and where it is saved.
    kept: Option<(String, String)>,
    lacking_title: String,
    lacking: Vec<Lacking>,
    is_refused: bool,
    groups: Vec<Group>,
    act_title: String,
    message: Html,
    follows: Vec<String>,
    button: String,
    version: u32,
    here: String,
    back: String,
}

/// A field that keeps the section from being submitted.
struct Lacking {
    label: String,
    text: String,
    address: String,
}

struct Group {
    id: String,
    label: String,
    address: String,
    answers: Vec<Answer>,
}

struct Answer {
    label: String,
    /// Whether the heading above says the same.
    is_hidden: bool,
    html: Option<Html>,
    none: String,
}

/// What the page is made of.
struct Found {
    check: SubmissionCheck,
    form: TemplateForm,
    presented: Presented,
}

/// Shows the answers.
pub async fn show(page: Page, state: SharedState, path: web::Path<(String, String)>) -> HandlerResult {
    page.signed_in()?;
    let id = section_id(&path.1)?;
    match read(&page, &state, id).await {
        Ok(found) => shown(&page, &found, &Fields::default(), &FormFaults::default(), false),
        Err(error) if overview::can_say(error.code) => overview::refused(&page, &state, id, error).await,
        Err(error) => Err(hidden(error).into()),
    }
}

/// Submits the version that was shown.
pub async fn submit(
    form: PostedForm,
    state: SharedState,
    path: web::Path<(String, String)>,
) -> HandlerResult {
    form.page.signed_in()?;
    let id = section_id(&path.1)?;
    let (page, context) = (form.page.clone(), form.context());
    let typed = &form.fields;
    if typed.switches_language() {
        let found = read(&page, &state, id).await.map_err(hidden)?;
        return shown(&page, &found, typed, &FormFaults::default(), false);
    }
    let (sections, input) = (state.sections.clone(), typed.input_with_numbers::<Submit>(&["version"]));
    let Err(error) = blocking(move || sections.submit(&context, id, input)).await else {
        return Ok(page.redirect(&format!("/work/{id}"), Some(Flash::Submitted)));
    };
    let faults = match error.code {
        Code::Incomplete => FormFaults::said(error.code, None, page.say("submit-incomplete")),
        Code::VersionMoved => FormFaults::said(error.code, None, page.say("submit-version-moved")),
        code if overview::can_say(code) => return overview::refused(&page, &state, id, error).await,
        _ => FormFaults::of(&page, error)?,
    };
    let found = read(&page, &state, id).await?;
    shown(&page, &found, typed, &faults, true)
}

async fn read(page: &Page, state: &SharedState, id: SectionId) -> Result<Found> {
    let (state, context, reader): (_, Context, _) = (state.clone(), page.context(), page.language);
    blocking(move || {
        let check = state.sections.submission_check(&context, id)?;
        let compendium = check.section.compendium.id;
        let form = state.sections.form(&context, compendium, None, reader)?;
        let number = check.section.version.ok_or_else(Error::not_found)?;
        let version = state.sections.version(&context, id, number)?;
        let presented = state.publications.presented_version(compendium, &version, reader)?;
        Ok(Found { check, form, presented })
    })
    .await
}

fn shown(page: &Page, found: &Found, typed: &Fields, faults: &FormFaults, is_refused: bool) -> HandlerResult {
    let Found { check, form, .. } = found;
    let section = &check.section;
    let version = section.version.unwrap_or_default();
    let back = page.to(&format!("/work/{}", section.id));
    let numbered = |id: &str| page.with_args(id, [("version", version.to_string().into())]);
    let lacking = check.faults.iter().map(|fault| Lacking {
        label: form.label_at(&fault.pointer),
        text: messages::fault(page.language, fault),
        address: edit_at(page, section.id, form, &fault.pointer),
    });
    let lacking: Vec<Lacking> = lacking.collect();
    let message = Message {
        name: "message",
        label: page.say("submit-message"),
        hint: page.say("submit-message-hint"),
        value: typed.typed("message"),
        fault: faults.at("message"),
        is_required: false,
    };
    let content = SubmitPage {
        page,
        faults,
        title: title_of(page, section),
        lang: foreign_text(page, &section.language),
        lede: numbered("submit-lede"),
        kept: check.kept_at.map(|at| {
            let text = kept(page, check.now, at);
            (page.with_args("submit-kept", [("kept", text.into())]), format!("{back}/edit"))
        }),
        lacking_title: page.count("submit-lacking", lacking.len()),
        lacking,
        is_refused,
        groups: groups(page, found)?,
        act_title: page.say("submit-act"),
        message: message.html()?,
        follows: (1..=FOLLOWS).map(|at| page.say(&format!("submit-follows-{at}"))).collect(),
        button: numbered("submit-button"),
        version,
        here: format!("{back}/submit"),
        back,
    };
    let head = Head::unlisted(faults.title(page, "submit-title"), Place::Work);
    let head = if content.lacking.is_empty() { head.with_form("submit") } else { head };
    page.render_form(&head, faults, &content)
}

/// Returns all fields by group, with their values.
fn groups(page: &Page, Found { check, form, presented }: &Found) -> Result<Vec<Group>> {
    let section = &check.section;
    let reading = Reading::new(page.language, &section.language, Marker::nothing())
        .with_pictures(&section.attachments, &folder(page));
    let values = Values { page, reading: &reading };
    let mut groups = Vec::new();
    for (at, group) in form.groups.iter().enumerate() {
        let mut answers = Vec::new();
        for (number, field) in group.fields.iter().enumerate() {
            let value = presented.fields.iter().find(|presented| presented.name == field.name);
            let html = match value {
                None => None,
                Some(value) => {
                    let shown = Field {
                        label: &value.label,
                        kind: value.kind,
                        layout: &value.layout,
                        value: &value.value,
                    };
                    written(&values, shown, &format!("a{at}-{number}-"))?
                }
            };
            if html.is_some() || !field.is_retired {
                answers.push(answer(page, field, html));
            }
        }
        groups.push(Group {
            id: format!("group-{at}"),
            label: group.label.clone(),
            address: edit(page, section.id, &group.name),
            answers,
        });
    }
    let label = page.say("task-body");
    let markdown = section.body.as_deref().unwrap_or_default();
    let text = values.prose(Passage { markdown, top: 3, prefix: "b-", title: &label })?;
    let html = text.map(|text| read_as_text(&text.html));
    let answers =
        vec![Answer { label: label.clone(), is_hidden: true, html, none: page.say("submit-none-optional") }];
    groups.push(Group { id: "group-body".to_owned(), label, address: edit(page, section.id, BODY), answers });
    Ok(groups)
}

fn answer(page: &Page, field: &FormField, html: Option<Html>) -> Answer {
    let none = if field.is_required { "submit-none" } else { "submit-none-optional" };
    Answer { label: field.label.clone(), is_hidden: false, html, none: page.say(none) }
}

/// Returns a value as readers see it: in a line, as a table or as a text.
fn written(values: &Values<'_>, field: Field<'_>, prefix: &str) -> Result<Option<Html>> {
    let is_long = matches!(field.kind, "markdown" | "table");
    let short = if is_long { None } else { values.short(field)? };
    let long = match is_long || field.kind == "group" {
        true => values.long(field, 3, prefix)?,
        false => None,
    };
    let long = long.map(|text| if field.kind == "table" { text.html } else { read_as_text(&text.html) });
    Ok(match (short, long) {
        (Some(short), Some(long)) => Some(Html::trusted(format!("{short}{long}"))),
        (short, long) => short.or(long),
    })
}

/// Sets a text as the page of the practice does.
fn read_as_text(html: &Html) -> Html {
    Html::trusted(format!("<div class=\"read\">{html}</div>"))
}
