//! Groups of fields: one page of the form each.

use actix_web::web;
use askama::Template;
use serde_json::{Value, json};

use super::super::controls::InLanguages;
use super::super::navigation::Named;
use super::super::pointers::{label, set_label};
use super::schema;
use super::stored::{Stored, expected, faults, read};
use crate::domain::html::Html;
use crate::error::{Error, Fault, FaultCode, Result};
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

#[derive(Template)]
#[template(path = "admin/settings/template/group.html")]
struct GroupPage<'a> {
    page: &'a Page,
    nav: Vec<NavigationLink>,
    faults: &'a FormFaults,
    heading: String,
    back: String,
    address: String,
    revision: String,
    label: Html,
    help: Html,
    is_new: bool,
    /// Whether it has no fields and can go.
    is_empty: bool,
}

/// Shows the form for a new group.
pub async fn new(page: Page, state: SharedState, at: web::Path<Named>) -> HandlerResult {
    let slug = at.into_inner().name;
    page.signed_in()?;
    let stored = read(&page, &state, slug).await?;
    shown(&page, &stored, None, &Fields::default(), &FormFaults::default())
}

/// Adds a group.
pub async fn add(form: PostedForm, state: SharedState, at: web::Path<Named>) -> HandlerResult {
    let slug = at.into_inner().name;
    set(form, state, slug, None).await
}

/// Shows a group.
pub async fn show(page: Page, state: SharedState, at: web::Path<(String, String, String)>) -> HandlerResult {
    page.signed_in()?;
    let (_, slug, name) = at.into_inner();
    let stored = read(&page, &state, slug).await?;
    let group = schema::groups(&stored.schema).into_iter().find(|group| group.name == name);
    let group = group.ok_or_else(Error::not_found)?;
    let mut typed = Fields::default();
    set_label(&mut typed, "/label", &group.label);
    set_label(&mut typed, "/help", &group.help);
    shown(&page, &stored, Some(&name), &typed, &FormFaults::default())
}

/// Changes or removes a group.
pub async fn change(
    form: PostedForm,
    state: SharedState,
    at: web::Path<(String, String, String)>,
) -> HandlerResult {
    let (_, slug, name) = at.into_inner();
    set(form, state, slug, Some(name)).await
}

async fn set(form: PostedForm, state: SharedState, slug: String, name: Option<String>) -> HandlerResult {
    form.page.signed_in()?;
    let (page, context, typed) = (form.page.clone(), form.context(), &form.fields);
    let stored = read(&page, &state, slug.clone()).await?;
    let name = name.as_deref();
    if name.is_some_and(|name| !schema::groups(&stored.schema).iter().any(|group| group.name == name)) {
        return Err(Error::not_found().into());
    }
    if typed.switches_language() {
        return shown(&page, &stored, name, typed, &FormFaults::default());
    }
    let saved = match changed(&stored, name, typed) {
        Ok(next) => {
            let expected = expected(typed);
            blocking(move || state.settings.set_template(&context, &slug, Input::new(next), &expected)).await
        }
        Err(error) => Err(error),
    };
    match saved {
        Ok(_) => Ok(page.redirect(&stored.path(""), Some(Flash::Saved))),
        Err(error) => shown(&page, &stored, name, typed, &faults(&page, error, "")?),
    }
}

fn is_empty(stored: &Stored, name: &str) -> bool {
    !schema::fields(&stored.schema).any(|(_, field)| field["x-group"] == name)
}

fn changed(stored: &Stored, name: Option<&str>, typed: &Fields) -> Result<Value> {
    let mut next = stored.schema.clone();
    if !next["x-groups"].is_array() {
        next["x-groups"] = json!([]);
    }
    let groups = next["x-groups"].as_array_mut().ok_or_else(Error::not_found)?;
    if let Some(name) = name.filter(|_| typed.typed("act") == "remove") {
        if !is_empty(stored, name) {
            return Err(Error::invalid(vec![Fault::new("/label", FaultCode::NotAllowed)]));
        }
        groups.retain(|group| group["name"] != name);
        return Ok(next);
    }
    let (called, help) = (label(typed, "/label"), label(typed, "/help"));
    if called.0.is_empty() {
        return Err(Error::invalid(vec![Fault::new("/label", FaultCode::Required)]));
    }
    let is_taken = |name: &str| groups.iter().any(|group| group["name"] == name);
    let at = match name.and_then(|name| groups.iter().position(|group| group["name"] == name)) {
        Some(at) => at,
        None => {
            let name = schema::named_after(super::describing::named_in(&called), is_taken);
            groups.push(json!({"name": name}));
            groups.len() - 1
        }
    };
    schema::set_label_at(&mut groups[at], "label", &called);
    schema::set_label_at(&mut groups[at], "help", &help);
    Ok(next)
}

fn shown(
    page: &Page,
    stored: &Stored,
    name: Option<&str>,
    typed: &Fields,
    faults: &FormFaults,
) -> HandlerResult {
    let texts = |name: &'static str, legend: &str, hint: &str, has_lines: bool| InLanguages {
        name,
        legend: page.say(legend),
        hint: page.say(hint),
        has_lines,
    };
    let title = if name.is_some() { "group-title" } else { "new-group-title" };
    let heading = name.and_then(|name| schema::groups(&stored.schema).into_iter().find(|it| it.name == name));
    let below = name.map_or("/new-group".to_owned(), |name| format!("/groups/{name}"));
    let content = GroupPage {
        page,
        nav: nav::navigation(page),
        faults,
        heading: heading.map_or_else(|| page.say(title), |it| it.label.in_language(page.language).to_owned()),
        back: page.to(&stored.path("")),
        address: page.to(&stored.path(&below)),
        revision: stored.revision.clone(),
        label: texts("/label", "group-label", "group-label-hint", false).html(typed, faults)?,
        help: texts("/help", "group-help", "group-help-hint", true).html(typed, faults)?,
        is_new: name.is_none(),
        is_empty: name.is_some_and(|name| is_empty(stored, name)),
    };
    let head = Head::unlisted(faults.title(page, title), Place::Administration);
    page.render_form(&head.with_form("group"), faults, &content)
}
