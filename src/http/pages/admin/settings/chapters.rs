//! The chapters of a compendium: titles, order and levels, changed step by step and saved as a whole.

use std::collections::HashMap;

use actix_web::web;
use askama::Template;
use serde_json::Value;

use super::controls::{Control, InLanguages};
use super::navigation::Named;
use super::navigation::navigation;
use super::refusal::{Refusal, hidden};
use super::tree::Rows;
use crate::domain::compendium::{Chapter, Compendium};
use crate::domain::html::Html;
use crate::error::{Error, Result};
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
use crate::services::settings::{Expected, Reach, SetChapters, revision};

#[derive(Template)]
#[template(path = "admin/settings/chapters.html")]
struct ChaptersPage<'a> {
    page: &'a Page,
    nav: Vec<NavigationLink>,
    tabs: [NavigationLink; 3],
    faults: &'a FormFaults,
    address: String,
    name: String,
    revision: String,
    /// The revision to replace knowingly, if someone else has saved meanwhile.
    over: Option<String>,
    reach: String,
    rows: Vec<RowView>,
}

/// A chapter on the page.
struct RowView {
    anchor: String,
    number: String,
    title: String,
    level: usize,
    /// How many sections are in it.
    uses: String,
    hidden: Vec<(String, String)>,
    titles: Html,
    slug: Html,
    place: Html,
    is_open: bool,
    moves: Vec<Move>,
    /// The value of the button that removes it; `None` if it has to stay.
    remove: Option<String>,
}

/// A button that changes the tree on the page.
struct Move {
    value: String,
    label: String,
}

/// What is stored.
struct Found {
    compendium: Compendium,
    reach: Reach,
    tree: Vec<Chapter>,
    revision: String,
}

/// Shows the chapters.
pub async fn show(page: Page, state: SharedState, at: web::Path<Named>) -> HandlerResult {
    let slug = at.into_inner().name;
    page.signed_in()?;
    let found = read(&page, &state, slug).await?;
    let typed = Rows::of(&found.tree).fields();
    shown(&page, &found, &typed, &FormFaults::default(), None)
}

/// Moves, adds or removes a chapter on the page, or saves them all.
pub async fn change(form: PostedForm, state: SharedState, at: web::Path<Named>) -> HandlerResult {
    let slug = at.into_inner().name;
    form.page.signed_in()?;
    let (page, context) = (form.page.clone(), form.context());
    let mut fields = form.fields;
    let found = read(&page, &state, slug.clone()).await?;
    let (act, known, over) = (fields.take("act"), fields.take("revision"), fields.take("over"));
    let known = if over.is_empty() { known } else { over };
    let mut rows = Rows::typed(&fields);
    rows.act(&act);
    let mut typed = rows.fields();
    typed.set("revision", &known);
    if act != "save" || fields.switches_language() {
        return shown(&page, &found, &typed, &FormFaults::default(), None);
    }
    let (tree, pointers) = rows.tree(page.language);
    let (name, input) = (slug.clone(), Input::<SetChapters>::new(tree));
    let expected = Expected::revision(known);
    match blocking(move || state.settings.set_chapters(&context, &name, input, &expected)).await {
        Ok(_) => Ok(page.redirect(&format!("/admin/compendium/{slug}/chapters"), Some(Flash::Saved))),
        Err(error) => match Refusal::of(hidden(error)) {
            Refusal::ChangedMeanwhile => {
                let faults = FormFaults::general(page.say("chapters-changed-meanwhile"));
                let over = Some(found.revision.clone());
                shown(&page, &found, &typed, &faults, over)
            }
            Refusal::Other(error) => {
                let faults = faults(&page, &found, error, &pointers)?;
                shown(&page, &found, &typed, &faults, None)
            }
        },
    }
}

async fn read(page: &Page, state: &SharedState, slug: String) -> Result<Found> {
    let (state, context) = (state.clone(), page.context());
    blocking(move || {
        let (compendium, reach) = state.settings.reach(&context, &slug).map_err(hidden)?;
        let tree = state.settings.chapters(&slug)?.items;
        let revision = revision(&tree)?;
        Ok(Found { compendium, reach, tree, revision })
    })
    .await
}

/// Returns what is wrong, at the rows of the page instead of the tree.
fn faults(page: &Page, found: &Found, mut error: Error, pointers: &[String]) -> Result<FormFaults> {
    if let Some(id) = error.members.get("chapter").and_then(Value::as_str) {
        let title = Rows::of(&found.tree).0.into_iter().find(|row| row.id == id).map(|row| row.title);
        let title = title.unwrap_or_default();
        let title = title.in_language(page.language);
        return Ok(FormFaults::general(page.with_args("chapter-in-use", [("title", title.into())])));
    }
    error.faults = error.faults.map(|mut fault| {
        let row = pointers.iter().enumerate().filter_map(|(at, pointer)| {
            let rest = fault.pointer.strip_prefix(pointer.as_str())?;
            (rest.is_empty() || rest.starts_with('/')).then_some((pointer.len(), at, rest.to_owned()))
        });
        if let Some((_, at, rest)) = row.max() {
            fault.pointer = format!("/items/{at}{rest}");
        }
        fault
    });
    FormFaults::of(page, error)
}

fn shown(
    page: &Page,
    found: &Found,
    typed: &Fields,
    faults: &FormFaults,
    over: Option<String>,
) -> HandlerResult {
    let slug = &found.compendium.slug;
    let rows = Rows::typed(typed);
    let stored: HashMap<String, usize> =
        found.reach.by_chapter.iter().map(|(id, count)| (id.to_string(), *count)).collect();
    let views = (0..rows.0.len()).map(|at| {
        let used = stored.get(&rows.0[at].id).copied().unwrap_or(0);
        row(page, &rows, at, used, typed, faults)
    });
    let known = typed.typed("revision");
    let content = ChaptersPage {
        page,
        nav: nav::navigation(page),
        tabs: navigation(page, slug),
        faults,
        address: page.to(&format!("/admin/compendium/{slug}/chapters")),
        name: found.compendium.title.in_language(page.language).to_owned(),
        revision: if known.is_empty() { found.revision.clone() } else { known.to_owned() },
        over,
        reach: page.count("chapters-reach", found.reach.sections),
        rows: views.collect::<Result<_>>()?,
    };
    let head = Head::unlisted(faults.title(page, "chapters-title"), Place::Administration);
    page.render_form(&head.with_form("chapters"), faults, &content)
}

fn row(
    page: &Page,
    rows: &Rows,
    at: usize,
    used: usize,
    typed: &Fields,
    faults: &FormFaults,
) -> Result<RowView> {
    let row = &rows.0[at];
    let pointer = format!("/items/{at}");
    let name = row.title.in_language(page.language).to_owned();
    let titles = format!("{pointer}/title");
    let titles = InLanguages {
        name: &titles,
        legend: page.say("chapter-titles"),
        hint: String::new(),
        has_lines: false,
    };
    let slug = Control::line(format!("{pointer}/slug"), page.say("slug-label")).hint(page.say("slug-hint"));
    let place = Control::number(format!("{pointer}/place"), page.say("chapter-place"));
    let moves = ["up", "down", "higher", "deeper"].into_iter().filter(|verb| rows.can(verb, at));
    let moves =
        moves.map(|verb| Move { value: format!("{verb}:{at}"), label: page.say(&format!("move-{verb}")) });
    Ok(RowView {
        anchor: if row.id.is_empty() { format!("row-{at}") } else { format!("chapter-{}", row.id) },
        number: rows.number(at),
        title: if name.is_empty() { page.say("chapter-untitled") } else { name },
        level: row.level,
        uses: page.count("chapter-sections", used),
        hidden: ["id", "level"]
            .map(|it| (format!("{pointer}/{it}"), typed.typed(&format!("{pointer}/{it}")).to_owned()))
            .into(),
        titles: titles.html(typed, faults)?,
        slug: slug.filled(typed, faults).html()?,
        place: place.filled(typed, faults).html()?,
        is_open: row.id.is_empty() || faults.at(&pointer).is_some(),
        moves: moves.collect(),
        remove: (used == 0).then(|| format!("remove:{at}")),
    })
}
