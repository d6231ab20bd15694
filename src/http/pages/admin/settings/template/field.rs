//! One field of the template: what it is called, how it is explained, and what it asks for.

use actix_web::web;
use askama::Template;
use serde_json::Value;

use super::super::controls::{Choice, Control, InLanguages};
use super::super::pointers::{label, set_label};
use super::describing::kind_name;
use super::describing::{LIMITS, describe, description, named_in, numbers, required, set_numbers};
use super::effects::{Warning, warning};
use super::schema;
use super::stored::{Stored, expected, faults, read};
use crate::domain::html::Html;
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
use crate::services::forms::FormField;
use crate::services::input::Input;

#[derive(Template)]
#[template(path = "admin/settings/template/field.html")]
struct FieldPage<'a> {
    page: &'a Page,
    nav: Vec<NavigationLink>,
    faults: &'a FormFaults,
    warning: Option<Warning>,
    heading: String,
    kind: String,
    back: String,
    address: String,
    revision: String,
    used: String,
    label: Html,
    help: Html,
    group: Html,
    required: Option<Choice>,
    numbers: Vec<Html>,
    /// The options that it offers.
    options: Vec<String>,
    /// The values of its list that it does not offer yet.
    more_options: Vec<Choice>,
    list: Option<String>,
    parts: Vec<PartView>,
    item: Option<Html>,
    /// The controls of a new part; empty if the field has no rows.
    new_part: Vec<Html>,
    preview: Html,
    is_retired: bool,
    retiring: String,
}

/// A part of the field's rows.
struct PartView {
    legend: String,
    label: Html,
    help: Html,
}

/// Shows a field.
pub async fn show(page: Page, state: SharedState, at: web::Path<(String, String, String)>) -> HandlerResult {
    page.signed_in()?;
    let (_, slug, name) = at.into_inner();
    let stored = read(&page, &state, slug).await?;
    let typed = of(&stored, &name)?;
    shown(&page, &state, &stored, &name, &typed, &FormFaults::default(), None).await
}

/// Changes, retires or reinstates a field, or shows what it would look like.
pub async fn change(
    form: PostedForm,
    state: SharedState,
    at: web::Path<(String, String, String)>,
) -> HandlerResult {
    form.page.signed_in()?;
    let (_, slug, name) = at.into_inner();
    let (page, context, typed) = (form.page.clone(), form.context(), &form.fields);
    let stored = read(&page, &state, slug.clone()).await?;
    of(&stored, &name)?;
    let act = typed.typed("act");
    if !matches!(act, "save" | "retire" | "reinstate") || typed.switches_language() {
        return shown(&page, &state, &stored, &name, typed, &FormFaults::default(), None).await;
    }
    let next = match act {
        "save" => changed(&stored, &name, typed),
        _ => {
            let mut next = stored.schema.clone();
            schema::retire(&mut next, &name, act == "retire");
            Ok(next)
        }
    };
    let pointer = format!("/properties/{name}");
    let next = match next {
        Ok(next) => next,
        Err(error) => {
            let faults = faults(&page, error, &pointer)?;
            return shown(&page, &state, &stored, &name, typed, &faults, None).await;
        }
    };
    // Only the form itself asks to be read: the buttons for retiring say what follows before they are pressed.
    if act == "save"
        && let Some(warning) = warning(&page, &state, &slug, &next, typed).await?
    {
        return shown(&page, &state, &stored, &name, typed, &FormFaults::default(), Some(warning)).await;
    }
    let (shared, expected) = (state.clone(), expected(typed));
    let input = Input::new(next);
    match blocking(move || shared.settings.set_template(&context, &slug, input, &expected)).await {
        Ok(_) => Ok(page.redirect(&format!("{}#field-{name}", stored.path("")), Some(Flash::Saved))),
        Err(error) => {
            let faults = faults(&page, error, &pointer)?;
            shown(&page, &state, &stored, &name, typed, &faults, None).await
        }
    }
}

/// Returns the form as filled in with a field.
fn of(stored: &Stored, name: &str) -> Result<Fields> {
    let field = stored.schema["properties"].get(name).ok_or_else(Error::not_found)?;
    let mut fields = Fields::default();
    for member in ["x-label", "x-help", "x-item"] {
        set_label(&mut fields, &format!("/{member}"), &schema::label_at(field, member));
    }
    fields.set("/x-group", field["x-group"].as_str().unwrap_or_default());
    if schema::is_required(&stored.schema, name) {
        fields.set("required", "true");
    }
    for member in LIMITS {
        if let Some(number) = field[member].as_u64() {
            fields.set(&format!("/{member}"), &number.to_string());
        }
    }
    for (part, value) in schema::parts(field).into_iter().flatten() {
        for member in ["x-label", "x-help"] {
            set_label(&mut fields, &format!("/parts/{part}/{member}"), &schema::label_at(value, member));
        }
    }
    Ok(fields)
}

/// Returns the template with the field as it was typed.
fn changed(stored: &Stored, name: &str, typed: &Fields) -> Result<Value> {
    let mut next = stored.schema.clone();
    let mut faults = Faults::default();
    let field = &mut next["properties"][name];
    describe(field, typed, &mut faults);
    set_numbers(field, typed, &mut faults);
    let added: Vec<&str> =
        typed.of_people().filter(|(each, _)| *each == "/enum/-").map(|(_, value)| value).collect();
    let inner = schema::inner_mut(field);
    let is_number = inner["type"] == "integer";
    if let Some(options) = inner.get_mut("enum").and_then(Value::as_array_mut) {
        for value in added {
            let value = value.parse::<i64>().ok().filter(|_| is_number).map_or(value.into(), Value::from);
            if !options.contains(&value) {
                options.push(value);
            }
        }
    }
    if let Some(parts) = inner.get_mut("properties").and_then(Value::as_object_mut) {
        for (part, value) in parts.iter_mut() {
            let label = label(typed, &format!("/parts/{part}/x-label"));
            if label.0.is_empty() {
                faults.push(Fault::new(format!("/parts/{part}/x-label"), FaultCode::Required));
            }
            schema::set_label_at(value, "x-label", &label);
            schema::set_label_at(value, "x-help", &self::label(typed, &format!("/parts/{part}/x-help")));
        }
        let label = label(typed, "/new_part/x-label");
        if !label.0.is_empty() {
            let part = schema::named_after(named_in(&label), |name| parts.contains_key(name));
            let mut value = schema::of_kind(typed.typed("/new_part/kind"), &[]);
            schema::set_label_at(&mut value, "x-label", &label);
            parts.insert(part, value);
        }
    }
    if !schema::groups(&stored.schema).is_empty() && typed.one("/x-group").is_none() {
        faults.push(Fault::new("/x-group", FaultCode::Required));
    }
    if !faults.is_empty() {
        return Err(Error::invalid(faults));
    }
    let is_retired = next["properties"][name]["x-retired"] == Value::Bool(true);
    if !is_retired {
        schema::require(&mut next, name, typed.has("required", "true"));
    }
    Ok(next)
}

fn parts(page: &Page, field: &Value, typed: &Fields, faults: &FormFaults) -> Result<Vec<PartView>> {
    let part = |(name, value): (&String, &Value)| {
        let (called, help) = (format!("/parts/{name}/x-label"), format!("/parts/{name}/x-help"));
        let label = InLanguages {
            name: &called,
            legend: page.say("part-label"),
            hint: String::new(),
            has_lines: false,
        };
        let help =
            InLanguages { name: &help, legend: page.say("part-help"), hint: String::new(), has_lines: true };
        let legend = schema::label_at(value, "x-label").in_language(page.language).to_owned();
        Ok(PartView {
            legend: if legend.is_empty() { name.clone() } else { legend },
            label: label.html(typed, faults)?,
            help: help.html(typed, faults)?,
        })
    };
    schema::parts(field).into_iter().flatten().map(part).collect()
}

fn new_part(page: &Page, typed: &Fields, faults: &FormFaults) -> Result<Vec<Html>> {
    let label = InLanguages {
        name: "/new_part/x-label",
        legend: page.say("new-part-label"),
        hint: page.say("new-part-hint"),
        has_lines: false,
    };
    let kinds = schema::PART_KINDS.map(|kind| (kind.to_owned(), page.say(&format!("field-kind-{kind}"))));
    let kind = Control::options("/new_part/kind", page.say("field-kind"), kinds.into());
    Ok(vec![label.html(typed, faults)?, kind.filled(typed, faults).html()?])
}

/// Returns the field as its form has it, for the preview, and the values of its list that it does not offer.
async fn looked_up(
    page: &Page,
    state: &SharedState,
    next: Value,
    name: &str,
) -> Result<(Option<FormField>, Option<(String, Vec<(String, String)>)>)> {
    let (state, context, reader, name) = (state.clone(), page.context(), page.language, name.to_owned());
    blocking(move || {
        let form = state.sections.form_of(&context, &next, reader)?;
        let field = form.fields().find(|field| field.name == name).cloned();
        let Some(offered) = schema::options(&next["properties"][name.as_str()]) else {
            return Ok((field, None));
        };
        let called = ["", "s", "es"].map(|plural| format!("{name}{plural}"));
        let list = called.iter().find_map(|name| state.settings.vocabulary(name).ok());
        let more = list.map(|list| {
            let others = list.items.into_iter().filter(|term| !offered.contains(&term.value));
            let others = others.map(|term| (term.value, term.label.in_language(reader).to_owned()));
            (list.name, others.collect())
        });
        Ok((field, more))
    })
    .await
}

#[allow(clippy::too_many_arguments)]
async fn shown(
    page: &Page,
    state: &SharedState,
    stored: &Stored,
    name: &str,
    typed: &Fields,
    faults: &FormFaults,
    warning: Option<Warning>,
) -> HandlerResult {
    let field = &stored.schema["properties"][name];
    let looks = changed(stored, name, typed).unwrap_or_else(|_| stored.schema.clone());
    let (preview, list) = looked_up(page, state, looks, name).await?;
    let [label, help, group] = description(page, stored, typed, faults)?;
    let has_rows = schema::parts(field).is_some() && field["type"] == "array";
    let item = InLanguages {
        name: "/x-item",
        legend: page.say("field-item"),
        hint: page.say("field-item-hint"),
        has_lines: false,
    };
    let is_retired = field["x-retired"] == Value::Bool(true);
    let drafts = stored.used.filled_drafts.get(name).copied().unwrap_or(0);
    let filled = stored.used.filled.get(name).copied().unwrap_or(0);
    let content = FieldPage {
        page,
        nav: nav::navigation(page),
        faults,
        heading: schema::label_at(field, "x-label").in_language(page.language).to_owned(),
        kind: preview.as_ref().map_or(String::new(), |field| kind_name(page, field.kind)),
        options: preview
            .as_ref()
            .map_or(Vec::new(), |it| it.options.iter().map(|one| one.label.clone()).collect()),
        preview: preview.map_or(Ok(Html::default()), |field| super::preview::field(page, &field))?,
        back: page.to(&stored.path("")),
        address: page.to(&stored.path(&format!("/fields/{name}"))),
        revision: stored.revision.clone(),
        used: page
            .with_args("field-used", [("count", filled.into()), ("total", stored.used.sections.into())]),
        label,
        help,
        group,
        required: (!is_retired).then(|| required(page, stored, name, typed)),
        numbers: numbers(page, field, typed, faults)?,
        list: list.as_ref().map(|(list, _)| page.to(&super::super::vocabularies::path(list))),
        more_options: list.map_or(Vec::new(), |(_, more)| more_options(more, typed)),
        parts: parts(page, field, typed, faults)?,
        item: if has_rows { Some(item.html(typed, faults)?) } else { None },
        new_part: if has_rows { new_part(page, typed, faults)? } else { Vec::new() },
        is_retired,
        retiring: if is_retired {
            page.say("field-reinstating")
        } else {
            page.count("field-retiring", drafts)
        },
        warning,
    };
    let head = Head::unlisted(faults.title(page, "field-title"), Place::Administration);
    page.render_form(&head.with_form("field"), faults, &content)
}

fn more_options(more: Vec<(String, String)>, typed: &Fields) -> Vec<Choice> {
    let choice = |(at, (value, label)): (usize, (String, String))| Choice {
        id: format!("enum-{at}"),
        name: "/enum/-".to_owned(),
        is_chosen: typed.has("/enum/-", &value),
        value,
        label,
        lang: None,
        hint: String::new(),
    };
    more.into_iter().enumerate().map(choice).collect()
}
