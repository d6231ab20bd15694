//! The form as authors will see it, with controls that go nowhere.

use actix_web::{HttpRequest, web};
use askama::Template;

use super::super::navigation::Named;
use super::super::navigation::navigation;
use super::stored::read;
use crate::domain::html::Html;
use crate::error::{Error, Result};
use crate::http::answer::HandlerResult;
use crate::http::pages::admin::nav;
use crate::http::pages::form::Fields;
use crate::http::pages::frame::NavigationLink;
use crate::http::pages::head::{Head, Place};
use crate::http::pages::page::Page;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::forms::{FieldKind, FormField};

#[derive(Template)]
#[template(path = "admin/settings/template/preview.html")]
struct PreviewPage<'a> {
    page: &'a Page,
    nav: Vec<NavigationLink>,
    tabs: [NavigationLink; 3],
    groups: Vec<NavigationLink>,
    heading: String,
    help: String,
    fields: Vec<Html>,
}

/// A field with its control.
#[derive(Template)]
#[template(path = "admin/settings/template/preview_field.html")]
struct FieldView<'a> {
    page: &'a Page,
    id: String,
    label: &'a str,
    help: &'a str,
    control: &'static str,
    is_required: bool,
    limit: String,
    options: Vec<(String, &'a str)>,
    parts: Vec<Html>,
    add: String,
}

/// Shows the fields of one group: the first one if none is asked for.
pub async fn show(
    page: Page,
    state: SharedState,
    at: web::Path<Named>,
    request: HttpRequest,
) -> HandlerResult {
    let slug = at.into_inner().name;
    page.signed_in()?;
    let stored = read(&page, &state, slug).await?;
    let asked = Fields::of_query(&request).typed("group").to_owned();
    let (context, reader, schema) = (page.context(), page.language, stored.schema.clone());
    let form = blocking(move || state.sections.form_of(&context, &schema, reader)).await?;
    let wanted = form.group(&asked).or_else(|| form.groups.first());
    let group = wanted.ok_or_else(Error::not_found)?;
    let fields = group.fields.iter().filter(|field| !field.is_retired);
    let content = PreviewPage {
        page: &page,
        nav: nav::navigation(&page),
        tabs: navigation(&page, &stored.compendium.slug),
        groups: form
            .groups
            .iter()
            .map(|each| NavigationLink {
                address: page.to(&stored.path(&format!("/preview?group={}", each.name))),
                name: each.label.clone(),
                is_current: each.name == group.name,
            })
            .collect(),
        heading: group.label.clone(),
        help: group.help.clone(),
        fields: fields.map(|each| field(&page, each)).collect::<Result<_>>()?,
    };
    page.render(&Head::unlisted(page.say("preview-title"), Place::Administration), &content)
}

/// Returns a field as authors see it.
///
/// # Errors
/// Internal errors only.
pub fn field(page: &Page, field: &FormField) -> Result<Html> {
    let id = format!("preview{}", field.pointer.replace('/', "-"));
    let control = match field.kind {
        FieldKind::Markdown => "lines",
        FieldKind::Boolean => "answer",
        FieldKind::Option => "one",
        FieldKind::Options => "several",
        FieldKind::Group => "parts",
        FieldKind::Table | FieldKind::List => "rows",
        FieldKind::Number | FieldKind::Year | FieldKind::Date => "narrow",
        _ => "line",
    };
    let words = field.limits.words.and_then(|words| usize::try_from(words).ok());
    let options = field.options.iter().enumerate();
    let view = FieldView {
        page,
        label: &field.label,
        help: &field.help,
        control,
        is_required: field.is_required,
        limit: words.map_or(String::new(), |words| page.count("field-words", words)),
        options: options.map(|(at, option)| (format!("{id}-{at}"), option.label.as_str())).collect(),
        parts: field.parts.iter().map(|part| self::field(page, part)).collect::<Result<_>>()?,
        add: match field.item.as_str() {
            "" => page.say("preview-add-row"),
            item => page.with_args("preview-add", [("item", item.into())]),
        },
        id,
    };
    view.render().map(Html::trusted).map_err(Error::internal)
}
