//! Two versions of a section compared, for whoever may see both: the counterpart of
//! `GET /api/v1/sections/{id}/compare`.

use actix_web::{HttpRequest, web};
use askama::Template;

use super::differences::{Differences, View};
use super::files_changed::changed;
use super::versions::{History, Link};
use crate::domain::fault::escaped;
use crate::domain::html::Html;
use crate::domain::practice::{BODY, PRACTICE};
use crate::http::answer::HandlerResult;
use crate::http::pages::form::Fields;
use crate::http::pages::head::Head;
use crate::http::pages::ids::{hidden, section_id};
use crate::http::pages::page::Page;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::forms::TemplateForm;
use crate::services::page::Paging;
use crate::services::sections::{CompareQuery, VersionComparison, VersionView, WholeVersion};

/// The operation whose counterpart this is.
const OPERATION: &str = "/api/v1/sections/{id}/compare";
/// The value of `view` that shows the versions side by side.
const SIDES: &str = "sides";

/// What the page is made of.
struct Found {
    history: History,
    comparison: VersionComparison,
    versions: [WholeVersion; 2],
    form: TemplateForm,
}

#[derive(Template)]
#[template(path = "work/comparing.html")]
struct ComparePage<'a> {
    page: &'a Page,
    back: Link,
    versions_address: String,
    lang: Option<&'a str>,
    heading: String,
    lede: Html,
    /// Whether there is nothing to see.
    is_same: bool,
    html: Html,
    unchanged: Vec<String>,
    unchanged_count: String,
    is_sides: bool,
    /// The addresses of this comparison in the other view, and of the comparisons before and after it.
    other_view: String,
    previous: Option<String>,
    next: Option<String>,
    here: String,
    options: Vec<VersionOption>,
    messages: Vec<(String, String)>,
}

struct VersionOption {
    number: String,
    name: String,
    is_from: bool,
    is_to: bool,
}

/// Shows the comparison.
pub async fn show(
    page: Page,
    state: SharedState,
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> HandlerResult {
    page.signed_in()?;
    let id = section_id(&path.1)?;
    let mut params = page.params(&request, OPERATION);
    let query = CompareQuery { from: params.read("from"), to: params.read("to") };
    let query = params.done(query);
    let is_sides = Fields::of_query(&request).one("view") == Some(SIDES);
    let (reader, shared) = (page.clone(), state.clone());
    let read = blocking(move || {
        let context = reader.context();
        let comparison = shared.sections.compare(&context, id, query)?;
        let all = Paging { skip: 0, limit: Paging::MOST };
        let history = History::read(&shared, &context, id, Ok(all))?;
        let from = shared.sections.version(&context, id, comparison.from)?;
        let to = shared.sections.version(&context, id, comparison.to)?;
        let number = from.template_version.max(to.template_version);
        let compendium = history.section.compendium.id;
        let form = shared.sections.form(&context, compendium, Some(number), reader.language)?;
        Ok(Found { history, comparison, versions: [from, to], form })
    });
    let found = read.await.map_err(hidden)?;
    let content = ComparePage::new(&page, &found, is_sides);
    let title = page.with_args(
        "versions-compare-page-title",
        [("heading", (&content.heading).into()), ("title", found.history.title(&page).into())],
    );
    page.render(&Head::unlisted(title, found.history.place()), &content)
}

impl<'a> ComparePage<'a> {
    fn new(page: &'a Page, found: &'a Found, is_sides: bool) -> ComparePage<'a> {
        let Found { history, comparison, form, .. } = found;
        let id = history.section.id;
        let [from, to] = [comparison.from, comparison.to].map(|number| number.to_string());
        let sides =
            [&from, &to].map(|number| page.with_args("versions-number", [("version", number.into())]));
        let differences = Differences {
            page,
            form,
            lang: history.lang(page),
            view: if is_sides { View::Sides } else { View::One },
            heading: 2,
            sides: [&sides[0], &sides[1]],
        };
        let view = if is_sides { "&view=sides" } else { "" };
        let at = |from: u32, to: u32| page.to(&format!("/work/{id}/compare?from={from}&to={to}{view}"));
        let older = older(&history.versions, comparison.from);
        let newer = newer(&history.versions, comparison.to);
        let other = if is_sides { "" } else { "&view=sides" };
        let unchanged = unchanged(found);
        ComparePage {
            page,
            back: history.back(page),
            versions_address: page.to(&format!("/work/{id}/versions")),
            lang: history.lang(page),
            heading: page
                .with_args("versions-compare-title", [("from", (&from).into()), ("to", (&to).into())]),
            lede: lede(page, found),
            is_same: changed(comparison) == 0,
            html: differences.all(comparison),
            unchanged_count: page.count("versions-unchanged-fields", unchanged.len()),
            unchanged,
            is_sides,
            other_view: page.to(&format!("/work/{id}/compare?from={from}&to={to}{other}")),
            previous: older.map(|older| at(older, comparison.from)),
            next: newer.map(|newer| at(comparison.to, newer)),
            here: page.to(&format!("/work/{id}/compare")),
            options: options(page, found),
            messages: messages(page, &found.versions),
        }
    }
}

/// Returns the version before this one, among those that the reader may see.
fn older(versions: &[VersionView], number: u32) -> Option<u32> {
    versions.iter().map(|version| version.version).find(|version| *version < number)
}

/// Returns the version after this one, among those that the reader may see.
fn newer(versions: &[VersionView], number: u32) -> Option<u32> {
    versions.iter().rev().map(|version| version.version).find(|version| *version > number)
}

fn lede(page: &Page, found: &Found) -> Html {
    let changed = changed(&found.comparison);
    if found.comparison.from == found.comparison.to {
        return Html::escaped(&page.say("versions-same-version"));
    }
    if changed == 0 {
        return Html::escaped(&page.say("versions-nothing-changed"));
    }
    page.html("versions-compare-lede", [("count", changed.into())])
}

/// Returns the labels of the fields that are filled in and did not change.
fn unchanged(found: &Found) -> Vec<String> {
    let to = &found.versions[1];
    let changed = |pointer: &str| {
        let is_there = |other: &str| {
            other.strip_prefix(pointer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        found.comparison.fields.iter().any(|change| is_there(&change.pointer))
    };
    let fields = found
        .form
        .fields()
        .filter(|field| to.practice.get(&field.name).is_some_and(|value| !value.is_null()));
    let fields = fields.map(|field| format!("{PRACTICE}/{}", escaped(&field.name)));
    let body = (!to.body.trim().is_empty()).then(|| BODY.to_owned());
    fields
        .chain(body)
        .filter(|pointer| !changed(pointer))
        .map(|pointer| found.form.label_at(&pointer))
        .collect()
}

/// Returns the versions to choose from: those of the history, and the two compared, which may be older.
fn options(page: &Page, found: &Found) -> Vec<VersionOption> {
    let mut numbers: Vec<u32> = found.history.versions.iter().map(|version| version.version).collect();
    numbers.extend([found.comparison.from, found.comparison.to]);
    numbers.sort_unstable_by(|one, other| other.cmp(one));
    numbers.dedup();
    let named = numbers.into_iter().map(|number| {
        let version = found.history.versions.iter().find(|version| version.version == number);
        let date = version.map(|version| page.date(version.created_at)).unwrap_or_default();
        VersionOption {
            name: match date.is_empty() {
                true => page.with_args("versions-number", [("version", number.to_string().into())]),
                false => page.with_args(
                    "versions-number-date",
                    [("version", number.to_string().into()), ("date", date.into())],
                ),
            },
            number: number.to_string(),
            is_from: number == found.comparison.from,
            is_to: number == found.comparison.to,
        }
    });
    named.collect()
}

/// Returns what the authors said about the versions.
fn messages(page: &Page, versions: &[WholeVersion; 2]) -> Vec<(String, String)> {
    let said = versions.iter().filter_map(|version| {
        let message = version.line.message.clone().filter(|message| !message.trim().is_empty())?;
        let number = version.line.version.to_string();
        Some((page.with_args("versions-number", [("version", number.into())]), message))
    });
    let mut said: Vec<(String, String)> = said.collect();
    said.dedup();
    said
}
