//! A new field of the template.

use actix_web::{HttpRequest, web};
use askama::Template;
use serde_json::Value;

use super::super::controls::{Choice, Control, InLanguages};
use super::super::navigation::Named;
use super::super::pointers::label;
use super::super::vocabularies::{as_input, value_of};
use super::describing::{describe, description, named_in, required, set_numbers};
use super::effects::{Warning, warning};
use super::schema;
use super::stored::{Stored, expected, faults, read};
use crate::domain::html::Html;
use crate::domain::labels::Label;
use crate::domain::vocabulary::{Term, Vocabulary};
use crate::error::{Error, Fault, FaultCode, Faults, Result};
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
use crate::services::settings::{Expected, SetVocabulary, revision};

/// Number of parts that the form has room for; more are added to the field later.
const PARTS: usize = 4;

#[derive(Template)]
#[template(path = "admin/settings/template/new_field.html")]
struct NewFieldPage<'a> {
    page: &'a Page,
    nav: Vec<NavigationLink>,
    faults: &'a FormFaults,
    warning: Option<Warning>,
    back: String,
    address: String,
    revision: String,
    label: Html,
    help: Html,
    group: Html,
    kinds: Vec<Choice>,
    required: Choice,
    words: Html,
    options: Html,
    parts: Vec<Html>,
    item: Html,
    name: Html,
    preview: Html,
}

/// Shows the form.
pub async fn show(
    page: Page,
    state: SharedState,
    at: web::Path<Named>,
    request: HttpRequest,
) -> HandlerResult {
    let slug = at.into_inner().name;
    page.signed_in()?;
    let stored = read(&page, &state, slug).await?;
    let mut typed = Fields::default();
    typed.set("kind", "text");
    if let Some(group) = Fields::of_query(&request).one("group") {
        typed.set("/x-group", group);
    }
    shown(&page, &state, &stored, &typed, &FormFaults::default(), None).await
}

/// Adds the field, or shows what it would look like.
pub async fn add(form: PostedForm, state: SharedState, at: web::Path<Named>) -> HandlerResult {
    let slug = at.into_inner().name;
    form.page.signed_in()?;
    let (page, context, typed) = (form.page.clone(), form.context(), &form.fields);
    let stored = read(&page, &state, slug.clone()).await?;
    if typed.typed("act") != "save" || typed.switches_language() {
        return shown(&page, &state, &stored, typed, &FormFaults::default(), None).await;
    }
    let lists = vocabularies(&state).await?;
    let made = match added(&page, &stored, typed, &lists) {
        Ok(made) => made,
        Err(error) => {
            let faults = faults(&page, error, "")?;
            return shown(&page, &state, &stored, typed, &faults, None).await;
        }
    };
    if let Some(warning) = warning(&page, &state, &slug, &made.next, typed).await? {
        return shown(&page, &state, &stored, typed, &FormFaults::default(), Some(warning)).await;
    }
    let (shared, expected, name) = (state.clone(), expected(typed), made.name.clone());
    let list = match made.list {
        None => None,
        Some((name, set)) => {
            // Nothing, or a list without options.
            let there = lists.iter().find(|list| list.name == name);
            Some((name, as_input(&set)?, Expected::revision(revision(&there)?)))
        }
    };
    let saved = blocking(move || {
        let (settings, input) = (&shared.settings, Input::new(made.next));
        match list {
            None => settings.set_template(&context, &slug, input, &expected),
            Some((list, set, there)) => {
                settings.set_template_with_options(&context, &slug, input, &expected, (&list, set, &there))
            }
        }
    });
    match saved.await {
        Ok(_) => Ok(page.redirect(&format!("{}#field-{name}", stored.path("")), Some(Flash::Saved))),
        Err(error) => {
            let faults = faults(&page, at_options(error), &format!("/properties/{name}"))?;
            shown(&page, &state, &stored, typed, &faults, None).await
        }
    }
}

/// Returns the error with the faults of the list at the field in which its options are typed.
fn at_options(mut error: Error) -> Error {
    error.faults = error.faults.map(|mut fault| {
        if fault.pointer.starts_with("/options/") {
            fault.pointer = "/options".to_owned();
        }
        fault
    });
    error
}

/// What is to be saved.
struct Made {
    name: String,
    next: Value,
    /// The list of the field's options, if it does not exist yet.
    list: Option<(String, SetVocabulary)>,
}

async fn vocabularies(state: &SharedState) -> Result<Vec<Vocabulary>> {
    let state = state.clone();
    Ok(blocking(move || state.settings.vocabularies()).await?.items)
}

fn added(page: &Page, stored: &Stored, typed: &Fields, lists: &[Vocabulary]) -> Result<Made> {
    let mut faults = Faults::default();
    let called = label(typed, "/x-label");
    let is_taken = |name: &str| !stored.schema["properties"][name].is_null();
    let name = match typed.typed("name").trim() {
        "" => schema::named_after(named_in(&called), is_taken),
        name => name.to_owned(),
    };
    if !schema::is_name(&name) {
        faults.push(Fault::new("/name", FaultCode::WrongForm));
    } else if is_taken(&name) {
        faults.push(Fault::new("/name", FaultCode::RepeatedItems));
    }
    let kind = typed.typed("kind");
    if !schema::KINDS.contains(&kind) {
        faults.push(Fault::new("/kind", FaultCode::Required));
    }
    let (values, list) = match kind {
        "option" | "options" => options(page, &name, typed, lists, &called, &mut faults),
        _ => (Vec::new(), None),
    };
    let mut field = schema::of_kind(kind, &values);
    describe(&mut field, typed, &mut faults);
    set_numbers(&mut field, typed, &mut faults);
    if kind == "table" {
        add_parts(&mut field, typed, &mut faults);
    } else if let Some(members) = field.as_object_mut() {
        members.shift_remove("x-item");
    }
    if !schema::groups(&stored.schema).is_empty() && typed.one("/x-group").is_none() {
        faults.push(Fault::new("/x-group", FaultCode::Required));
    }
    if !faults.is_empty() {
        return Err(Error::invalid(faults));
    }
    let mut next = stored.schema.clone();
    next["properties"][name.as_str()] = field;
    schema::require(&mut next, &name, typed.has("required", "true"));
    Ok(Made { name, next, list })
}

/// Returns the values to choose from, and the list that names them if it has to be made: of the lines that were typed,
/// or those of the list that has the field's name already.
fn options(
    page: &Page,
    name: &str,
    typed: &Fields,
    lists: &[Vocabulary],
    called: &Label,
    faults: &mut Faults,
) -> (Vec<String>, Option<(String, SetVocabulary)>) {
    let names = ["", "s", "es"].map(|plural| format!("{name}{plural}"));
    let list = lists.iter().find(|list| names.contains(&list.name) && !list.items.is_empty());
    let lines = typed.typed("options").lines().map(str::trim).filter(|line| !line.is_empty());
    let mut items: Vec<Term> = Vec::new();
    for line in lines {
        let label = Label([(page.language.code().to_owned(), line.to_owned())].into());
        let wanted = value_of(line);
        // Long options may differ only at their ends.
        let numbered = (2..1_000).map(|number| format!("{wanted}_{number}"));
        let mut values = std::iter::once(wanted.clone()).chain(numbered);
        let value = values.find(|value| items.iter().all(|term| term.value != *value)).unwrap_or_default();
        if wanted.is_empty() || items.iter().any(|term| term.label == label) {
            faults.push(Fault::new("/options", FaultCode::RepeatedItems));
            break;
        }
        items.push(Term { value, label, members: Vec::new() });
    }
    match (list, items.is_empty()) {
        (Some(list), true) => (list.items.iter().map(|term| term.value.clone()).collect(), None),
        (Some(_), false) => {
            // The list names the values of another field.
            faults.push(Fault::new("/name", FaultCode::RepeatedItems));
            (Vec::new(), None)
        }
        (None, true) => {
            faults.push(Fault::new("/options", FaultCode::Required));
            (Vec::new(), None)
        }
        (None, false) => {
            let values = items.iter().map(|term| term.value.clone()).collect();
            let set = SetVocabulary { name: None, title: called.clone(), items };
            // A list has the name of its field in the plural, unless that is too long.
            let name = if name.len() < schema::LONGEST_NAME { format!("{name}s") } else { name.to_owned() };
            (values, Some((name, set)))
        }
    }
}

fn add_parts(field: &mut Value, typed: &Fields, faults: &mut Faults) {
    let rows = schema::inner_mut(field);
    for at in 0..PARTS {
        let called = label(typed, &format!("/parts/{at}/x-label"));
        if called.0.is_empty() {
            continue;
        }
        let Some(parts) = rows["properties"].as_object_mut() else { return };
        let name = schema::named_after(named_in(&called), |name| parts.contains_key(name));
        let mut part = schema::of_kind(typed.typed(&format!("/parts/{at}/kind")), &[]);
        schema::set_label_at(&mut part, "x-label", &called);
        parts.insert(name.clone(), part);
        // A row says at least what is in its first part.
        if rows["required"].as_array().is_some_and(Vec::is_empty) {
            rows["required"] = serde_json::json!([name]);
        }
    }
    if rows["properties"].as_object().is_none_or(serde_json::Map::is_empty) {
        faults.push(Fault::new("/parts/0/x-label", FaultCode::Required));
    }
}

async fn shown(
    page: &Page,
    state: &SharedState,
    stored: &Stored,
    typed: &Fields,
    faults: &FormFaults,
    warning: Option<Warning>,
) -> HandlerResult {
    let [label, help, group] = description(page, stored, typed, faults)?;
    let kinds = schema::KINDS.into_iter().map(|kind| Choice {
        id: if kind == "text" { "kind".to_owned() } else { format!("kind-{kind}") },
        name: "kind".to_owned(),
        value: kind.to_owned(),
        label: page.say(&format!("field-kind-{kind}")),
        lang: None,
        hint: page.say(&format!("field-kind-hint-{kind}")),
        is_chosen: typed.typed("kind") == kind,
    });
    let item = InLanguages {
        name: "/x-item",
        legend: page.say("field-item"),
        hint: page.say("field-item-hint"),
        has_lines: false,
    };
    let words = Control::number("/x-max-words", page.say("field-max-words"));
    let options = Control::lines("options", page.say("new-field-options"));
    let name = Control::line("name", page.say("field-name")).hint(page.say("field-name-hint"));
    let content = NewFieldPage {
        page,
        nav: nav::navigation(page),
        faults,
        warning,
        back: page.to(&stored.path("")),
        address: page.to(&stored.path("/new-field")),
        revision: stored.revision.clone(),
        label,
        help,
        group,
        kinds: kinds.collect(),
        required: required(page, stored, "", typed),
        words: words.hint(page.say("field-max-words-hint")).filled(typed, faults).html()?,
        options: options.hint(page.say("new-field-options-hint")).filled(typed, faults).html()?,
        parts: parts(page, typed, faults)?,
        item: item.html(typed, faults)?,
        name: name.filled(typed, faults).html()?,
        preview: preview(page, state, stored, typed).await?,
    };
    let head = Head::unlisted(faults.title(page, "new-field-title"), Place::Administration);
    page.render_form(&head.with_form("new-field"), faults, &content)
}

fn parts(page: &Page, typed: &Fields, faults: &FormFaults) -> Result<Vec<Html>> {
    let kinds: Vec<(String, String)> =
        schema::PART_KINDS.map(|kind| (kind.to_owned(), page.say(&format!("field-kind-{kind}")))).into();
    let mut parts = Vec::new();
    for at in 0..PARTS {
        let name = format!("/parts/{at}/x-label");
        let legend = page.count("new-field-part", at + 1);
        parts.push(
            InLanguages { name: &name, legend, hint: String::new(), has_lines: false }.html(typed, faults)?,
        );
        let kind = Control::options(format!("/parts/{at}/kind"), page.say("field-kind"), kinds.clone());
        parts.push(kind.filled(typed, faults).html()?);
    }
    Ok(parts)
}

/// Returns the field as authors will see it, if enough is typed to show it.
async fn preview(page: &Page, state: &SharedState, stored: &Stored, typed: &Fields) -> Result<Html> {
    if typed.typed("act").is_empty() {
        return Ok(Html::default());
    }
    let lists = vocabularies(state).await?;
    let Ok(made) = added(page, stored, typed, &lists) else { return Ok(Html::default()) };
    let (state, context, reader) = (state.clone(), page.context(), page.language);
    let form = blocking(move || state.sections.form_of(&context, &made.next, reader)).await?;
    let field = form.fields().find(|field| field.name == made.name);
    field.map_or(Ok(Html::default()), |field| super::preview::field(page, field))
}
