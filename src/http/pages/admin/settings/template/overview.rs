//! All fields by group, and their order.

use actix_web::web;
use askama::Template;

use super::super::navigation::Named;
use super::super::navigation::navigation;
use super::describing::kind_name;
use super::schema;
use super::stored::{Stored, expected, faults, read};
use crate::http::answer::HandlerResult;
use crate::http::pages::admin::nav;
use crate::http::pages::flash::Flash;
use crate::http::pages::form::{Fields, FormFaults, PostedForm};
use crate::http::pages::frame::NavigationLink;
use crate::http::pages::head::{Head, Place};
use crate::http::pages::page::Page;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::forms::{FormField, TemplateForm};
use crate::services::input::Input;

#[derive(Template)]
#[template(path = "admin/settings/template/overview.html")]
struct OverviewPage<'a> {
    page: &'a Page,
    nav: Vec<NavigationLink>,
    tabs: [NavigationLink; 3],
    faults: &'a FormFaults,
    address: String,
    revision: String,
    /// Whether the order on the page differs from the one that is saved.
    is_moved: bool,
    lede: String,
    /// How many sections there are.
    sections: String,
    /// The names of all fields, in order.
    order: Vec<String>,
    groups: Vec<GroupView>,
    preview: String,
    new_group: String,
}

struct GroupView {
    name: String,
    label: String,
    /// The address of its page; `None` for fields without a group.
    address: Option<String>,
    new_field: String,
    up: bool,
    down: bool,
    fields: Vec<FieldView>,
}

struct FieldView {
    name: String,
    label: String,
    address: String,
    facts: String,
    used: String,
    is_retired: bool,
    up: bool,
    down: bool,
}

/// Shows the fields.
pub async fn show(page: Page, state: SharedState, at: web::Path<Named>) -> HandlerResult {
    let slug = at.into_inner().name;
    page.signed_in()?;
    let stored = read(&page, &state, slug).await?;
    shown(&page, &state, &stored, stored.schema.clone(), &stored.revision, &FormFaults::default()).await
}

/// Moves a field or a group on the page, or saves the order.
pub async fn order(form: PostedForm, state: SharedState, at: web::Path<Named>) -> HandlerResult {
    let slug = at.into_inner().name;
    form.page.signed_in()?;
    let (page, context, typed) = (form.page.clone(), form.context(), &form.fields);
    let stored = read(&page, &state, slug).await?;
    let act = typed.typed("act");
    let next = moved(&stored, typed, act);
    if act != "save" {
        let revision = typed.one("revision").unwrap_or(&stored.revision);
        return shown(&page, &state, &stored, next, revision, &FormFaults::default()).await;
    }
    let (shared, name, expected) = (state.clone(), stored.compendium.slug.clone(), expected(typed));
    let input = Input::from(next.clone());
    match blocking(move || shared.settings.set_template(&context, &name, input, &expected)).await {
        Ok(_) => Ok(page.redirect(&stored.path(""), Some(Flash::Saved))),
        Err(error) => {
            let faults = faults(&page, error, "")?;
            // The order that was wanted, of what there is now.
            shown(&page, &state, &stored, next, &stored.revision, &faults).await
        }
    }
}

/// Returns the template with the order on the page, after what a button says: `up:title`, `group-down:facts`.
fn moved(stored: &Stored, typed: &Fields, act: &str) -> serde_json::Value {
    let listed = |name: &str| -> Vec<String> {
        let fields = typed.of_people().filter(|(each, _)| *each == name);
        fields.map(|(_, value)| value.to_owned()).collect()
    };
    let (mut order, mut groups) = (listed("order"), listed("group_order"));
    let mut next = stored.schema.clone();
    let group_of = |name: &str| stored.schema["properties"][name]["x-group"].clone();
    match act.split_once(':') {
        Some((verb @ ("up" | "down"), name)) => {
            // Among the fields of its own group.
            let beside: Vec<usize> =
                (0..order.len()).filter(|at| group_of(&order[*at]) == group_of(name)).collect();
            swap(&mut order, &beside, name, verb);
        }
        Some((verb @ ("group-up" | "group-down"), name)) => {
            let all: Vec<usize> = (0..groups.len()).collect();
            swap(&mut groups, &all, name, verb.trim_start_matches("group-"));
        }
        _ => {}
    }
    schema::reorder(&mut next, &order, &groups);
    next
}

fn swap(list: &mut [String], beside: &[usize], name: &str, verb: &str) {
    let Some(place) = beside.iter().position(|at| list[*at] == name) else { return };
    let other = if verb == "up" { place.checked_sub(1) } else { Some(place + 1) };
    if let Some(other) = other.and_then(|other| beside.get(other)) {
        list.swap(beside[place], *other);
    }
}

async fn shown(
    page: &Page,
    state: &SharedState,
    stored: &Stored,
    next: serde_json::Value,
    revision: &str,
    faults: &FormFaults,
) -> HandlerResult {
    let (shared, context, reader) = (state.clone(), page.context(), page.language);
    let (saved, now) = (stored.schema.to_string(), next.to_string());
    let asked = next.clone();
    let form = blocking(move || shared.sections.form_of(&context, &asked, reader)).await?;
    let slug = &stored.compendium.slug;
    let content = OverviewPage {
        page,
        nav: nav::navigation(page),
        tabs: navigation(page, slug),
        faults,
        address: page.to(&stored.path("")),
        revision: revision.to_owned(),
        is_moved: saved != now,
        lede: page.count("template-lede", schema::fields(&next).count()),
        sections: page.count("compendium-sections", stored.used.sections),
        order: schema::fields(&next).map(|(name, _)| name.clone()).collect(),
        groups: groups(page, stored, &next, &form),
        preview: page.to(&stored.path("/preview")),
        new_group: page.to(&stored.path("/new-group")),
    };
    let head = Head::unlisted(faults.title(page, "template-title"), Place::Administration);
    page.render_form(&head, faults, &content)
}

fn groups(page: &Page, stored: &Stored, next: &serde_json::Value, form: &TemplateForm) -> Vec<GroupView> {
    let declared = schema::groups(next);
    let fields = |name: &str| {
        let own: Vec<&FormField> = form.group(name).map_or(Vec::new(), |group| group.fields.iter().collect());
        let count = own.len();
        let views = own.into_iter().enumerate();
        views.map(|(at, field)| view(page, stored, field, at > 0, at + 1 < count)).collect()
    };
    let count = declared.len();
    let mut views: Vec<GroupView> = declared
        .iter()
        .enumerate()
        .map(|(at, group)| GroupView {
            label: group.label.in_language(page.language).to_owned(),
            address: Some(page.to(&stored.path(&format!("/groups/{}", group.name)))),
            new_field: page.to(&stored.path(&format!("/new-field?group={}", group.name))),
            up: at > 0,
            down: at + 1 < count,
            fields: fields(&group.name),
            name: group.name.clone(),
        })
        .collect();
    let others = form.groups.iter().filter(|group| !declared.iter().any(|each| each.name == group.name));
    views.extend(others.map(|group| GroupView {
        name: String::new(),
        label: page.say("template-without-group"),
        address: None,
        new_field: page.to(&stored.path("/new-field")),
        up: false,
        down: false,
        fields: fields(&group.name),
    }));
    views
}

fn view(page: &Page, stored: &Stored, field: &FormField, up: bool, down: bool) -> FieldView {
    let mut facts = vec![kind_name(page, field.kind)];
    if field.is_required {
        facts.push(page.say("field-is-required"));
    }
    if let Some(words) = field.limits.words {
        facts.push(page.count("field-words", usize::try_from(words).unwrap_or(usize::MAX)));
    }
    let filled = stored.used.filled.get(&field.name).copied().unwrap_or(0);
    FieldView {
        label: field.label.clone(),
        address: page.to(&stored.path(&format!("/fields/{}", field.name))),
        facts: facts.join(" · "),
        used: page
            .with_args("field-used", [("count", filled.into()), ("total", stored.used.sections.into())]),
        is_retired: field.is_retired,
        name: field.name.clone(),
        up,
        down,
    }
}
