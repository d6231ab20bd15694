//! The list of institutions, and adding one.

use actix_web::HttpRequest;
use askama::Template;

use super::institution_form::{InstitutionForm, value};
use super::kinds;
use super::nav::{navigation, or_absent};
use super::pager::{Pager, asked};
use crate::domain::country;
use crate::domain::institution::Kind;
use crate::http::answer::HandlerResult;
use crate::http::pages::flash::Flash;
use crate::http::pages::form::{Fields, FormFaults, PostedForm};
use crate::http::pages::frame::NavigationLink;
use crate::http::pages::head::{Head, Place};
use crate::http::pages::lists::foreign_label;
use crate::http::pages::page::Page;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::input::Input;
use crate::services::settings::{InstitutionEntry, InstitutionFilter, NewInstitution};

/// The path of the list.
const PATH: &str = "/admin/institutions";

#[derive(Template)]
#[template(path = "admin/institutions.html")]
struct InstitutionsPage<'a> {
    page: &'a Page,
    nav: Vec<NavigationLink>,
    rows: Vec<Row>,
    found: String,
    pager: Pager,
    q: &'a str,
    kinds: Vec<(String, String, bool)>,
    without: bool,
    is_narrowed: bool,
}

/// An institution in the list.
struct Row {
    address: String,
    name: String,
    lang: Option<String>,
    what: String,
    members: String,
    is_lacking: bool,
    published: String,
}

/// Lists the institutions.
pub async fn list(page: Page, state: SharedState, request: HttpRequest) -> HandlerResult {
    page.signed_in()?;
    let (fields, paging) = asked(&request);
    let filter = InstitutionFilter {
        words: fields.typed("q").to_owned(),
        kind: Kind::named(fields.typed("kind")),
        without_focal_point: fields.has("without", "focal_point"),
    };
    let (context, reader, asks) = (page.context(), page.language, filter.clone());
    let listed = move || state.settings.institution_entries(&context, &asks, reader, Ok(paging));
    let listed = or_absent(blocking(listed).await)?;
    let without = if filter.without_focal_point { "focal_point" } else { "" };
    let filters = [("q", fields.typed("q")), ("kind", fields.typed("kind")), ("without", without)];
    let content = InstitutionsPage {
        page: &page,
        nav: navigation(&page),
        rows: listed.items.iter().map(|entry| row(&page, entry)).collect(),
        found: page.count("institutions-found", usize::try_from(listed.total).unwrap_or_default()),
        pager: Pager::of(&page, PATH, &filters, paging, &listed),
        q: fields.typed("q"),
        kinds: kinds::options(&page)
            .into_iter()
            .map(|(code, name)| (code.clone(), name, code == fields.typed("kind")))
            .collect(),
        without: filter.without_focal_point,
        is_narrowed: filters.iter().any(|(_, value)| !value.is_empty()),
    };
    page.render(&Head::unlisted(page.say("institutions-title"), Place::Administration), &content)
}

fn row(page: &Page, entry: &InstitutionEntry) -> Row {
    let institution = &entry.institution;
    let focal_points = [("count", entry.members.into()), ("focal_points", entry.focal_points.into())];
    Row {
        address: page.to(&format!("{PATH}/{}", institution.id)),
        name: institution.name.in_language(page.language).to_owned(),
        lang: foreign_label(page, &institution.name),
        what: [
            institution.acronym.clone(),
            place(page, institution.country.as_deref()),
            kinds::name(page, institution.kind),
        ]
        .join(" · "),
        members: page.with_args("institutions-members", focal_points),
        is_lacking: entry.focal_points == 0,
        published: page.number(entry.published),
    }
}

/// Returns the name of an institution's country, or that it belongs to none.
pub fn place(page: &Page, code: Option<&str>) -> String {
    match code.and_then(country::name) {
        Some(name) => name.in_language(page.language).to_owned(),
        None => page.say("institution-without-country"),
    }
}

/// Shows the form for an institution to add.
pub async fn new(page: Page, state: SharedState) -> HandlerResult {
    page.signed_in()?;
    let context = page.context();
    or_absent(blocking(move || state.settings.may_manage_institutions(&context)).await)?;
    shown(&page, &Fields::default(), &FormFaults::default())
}

/// Adds an institution.
pub async fn create(form: PostedForm, state: SharedState) -> HandlerResult {
    form.page.signed_in()?;
    let (page, context, typed) = (form.page.clone(), form.context(), form.fields);
    if typed.switches_language() {
        return shown(&page, &typed, &FormFaults::default());
    }
    let input = Input::<NewInstitution>::new(value(&typed, None));
    match blocking(move || state.settings.create_institution(&context, input)).await {
        Ok(made) => Ok(page.redirect(&format!("{PATH}/{}", made.id), Some(Flash::InstitutionAdded))),
        Err(error) => shown(&page, &typed, &or_absent(FormFaults::of(&page, error))?),
    }
}

fn shown(page: &Page, typed: &Fields, faults: &FormFaults) -> HandlerResult {
    let form = InstitutionForm {
        title: page.say("institution-new-title"),
        lede: page.say("institution-new-lede"),
        action: page.to("/admin/institutions/new"),
        button: page.say("institution-add"),
        back: page.to(PATH),
        reaches: String::new(),
    };
    form.show(page, navigation(page), typed, faults)
}
