//! Which practices an edition has, and in which order.

use std::collections::HashMap;

use actix_web::web;
use askama::Template;
use serde_json::json;

use super::edition::{Above, path, read, titled};
use super::keeping::{
    Kept, SEEN, became_candidate, frozen, is_frozen, keep, moved, name_of, refused, says_frozen,
};
use super::order::{PLACE, Row, Rows};
use crate::domain::country;
use crate::domain::edition::EditionState;
use crate::domain::ids::SectionId;
use crate::http::answer::HandlerResult;
use crate::http::pages::flash::Flash;
use crate::http::pages::form::{Fields, FormFaults, PostedForm};
use crate::http::pages::head::{Head, Place};
use crate::http::pages::languages;
use crate::http::pages::lists::foreign_text;
use crate::http::pages::page::Page;
use crate::http::state::SharedState;
use crate::services::editions::{EntryChoice, Preparation, PreparedPractice, SetEntries};
use crate::services::input::Input;

#[derive(Template)]
#[template(path = "desk/editions/practices.html")]
struct PracticesPage<'a> {
    page: &'a Page,
    above: Option<Above>,
    faults: &'a FormFaults,
    address: String,
    seen: &'a str,
    moved: Vec<(String, String)>,
    is_candidate: bool,
    count: String,
    chapters: Vec<ChapterView>,
}

struct ChapterView {
    id: String,
    title: String,
    lang: Option<String>,
    rows: Vec<RowView>,
}

/// A practice on the page.
struct RowView {
    id: String,
    title: String,
    lang: Option<String>,
    address: String,
    meta: String,
    is_in: bool,
    place: String,
    place_name: String,
    can_rise: bool,
    can_sink: bool,
}

/// Shows the practices.
pub async fn show(page: Page, state: SharedState, at: web::Path<(String, String)>) -> HandlerResult {
    let now = read(&page, &state, &at.1).await?;
    if is_frozen(&now) {
        return frozen(&page, &now.edition, &Fields::default());
    }
    let rows = Rows::of(&now.chapters);
    shown(&page, &now, &rows, &part(&now), &FormFaults::default(), Vec::new())
}

/// Moves a practice on the page, or saves the choice and the order.
pub async fn save(form: PostedForm, state: SharedState, at: web::Path<(String, String)>) -> HandlerResult {
    let (page, context, fields) = (form.page.clone(), form.context(), form.fields);
    let now = read(&page, &state, &at.1).await?;
    let (mut rows, seen) = (Rows::typed(&now.chapters, &fields), fields.typed(SEEN).to_owned());
    if rows.act(fields.typed("act")) || fields.one("act") == Some("place") || fields.switches_language() {
        return shown(&page, &now, &rows, &seen, &FormFaults::default(), Vec::new());
    }
    let EntryChoice { left_out, order } = rows.choice(&now.chapters, &chosen(&now));
    let (id, value) = (now.edition.id, json!({"left_out": left_out, "order": order}));
    let kept = keep((&state, context, id), seen.clone(), part, move |editions, context, expected| {
        editions.set_entries(context, id, expected, Input::<SetEntries>::new(value.clone()))
    });
    match kept.await {
        Ok(Kept::Saved(edition)) => Ok(page.redirect(&path(&edition, ""), Some(Flash::Saved))),
        Ok(Kept::Moved) => {
            let now = read(&page, &state, &at.1).await?;
            let typed = Rows::typed(&now.chapters, &fields);
            let current = part(&now);
            let faults = moved(&page, &seen, &current, "edesk-moved");
            let differs = match became_candidate(&seen, &current) {
                true => Vec::new(),
                false => saved_now(&page, &now, &typed),
            };
            shown(&page, &now, &typed, &current, &faults, differs)
        }
        Err(error) if says_frozen(&error) => refused(&page, &state, &at.1, &fields).await,
        Err(error) => shown(&page, &now, &rows, &seen, &FormFaults::of(&page, error)?, Vec::new()),
    }
}

fn chosen(now: &Preparation) -> EntryChoice {
    now.edition.entry_choice.clone().unwrap_or(EntryChoice { left_out: Vec::new(), order: Vec::new() })
}

/// Names the choice that is saved.
fn part(now: &Preparation) -> String {
    let EntryChoice { left_out, order } = chosen(now);
    name_of(&now.edition, &(left_out, order))
}

fn shown(
    page: &Page,
    now: &Preparation,
    rows: &Rows,
    seen: &str,
    faults: &FormFaults,
    moved: Vec<(String, String)>,
) -> HandlerResult {
    let (mut chapters, mut count) = (Vec::new(), 0);
    for (chapter, rows) in now.chapters.iter().zip(&rows.0).filter(|(_, rows)| !rows.is_empty()) {
        let known: HashMap<SectionId, &PreparedPractice> =
            chapter.practices.iter().map(|one| (one.section, one)).collect();
        let (title, lang) = titled(page, &chapter.title);
        let last = rows.len() - 1;
        let views = rows.iter().enumerate().filter_map(|(at, row)| {
            Some(RowView {
                can_rise: at > 0,
                can_sink: at < last,
                place: (at + 1).to_string(),
                ..row_view(page, known.get(&row.section)?, *row)
            })
        });
        count += rows.iter().filter(|row| row.is_in).count();
        chapters.push(ChapterView { id: chapter.id.to_string(), title, lang, rows: views.collect() });
    }
    let content = PracticesPage {
        page,
        above: Some(Above::of(page, &now.edition)),
        faults,
        address: page.to(&path(&now.edition, "/practices")),
        seen,
        moved,
        is_candidate: now.edition.state == EditionState::Candidate,
        count: page.count("edesk-practices", count),
        chapters,
    };
    let head = Head::unlisted(faults.title(page, "edesk-practices-title"), Place::Desk);
    page.render_form(&head.with_form("edition"), faults, &content)
}

fn row_view(page: &Page, practice: &PreparedPractice, row: Row) -> RowView {
    let country = practice
        .country
        .as_deref()
        .map(|code| country::name(code).map_or(code, |name| name.in_language(page.language)).to_owned());
    let language = practice.language.ui_language();
    let language = language
        .map_or_else(|| practice.language.as_str().to_owned(), |known| languages::name(known).to_owned());
    let version = practice.version.to_string();
    let meta = [
        country,
        Some(practice.institution.name.in_language(page.language).to_owned()),
        Some(language),
        Some(page.with_args("edesk-version", [("number", version.into())])),
    ];
    let title =
        if practice.title.trim().is_empty() { page.say("desk-untitled") } else { practice.title.clone() };
    RowView {
        id: practice.section.to_string(),
        lang: foreign_text(page, &practice.language),
        address: page.to(&format!("/practices/{}", practice.section)),
        meta: meta.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        is_in: row.is_in,
        place: String::new(),
        place_name: format!("{PLACE}{}", practice.section),
        can_rise: false,
        can_sink: false,
        title,
    }
}

/// Returns how what is saved differs from what was filled in, practice by practice.
fn saved_now(page: &Page, now: &Preparation, typed: &Rows) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (chapter, rows) in now.chapters.iter().zip(&typed.0) {
        for practice in &chapter.practices {
            let is_in = rows.iter().any(|row| row.section == practice.section && row.is_in);
            if is_in == practice.is_left_out {
                let saved = if practice.is_left_out { "edesk-saved-out" } else { "edesk-saved-in" };
                found.push((practice.title.clone(), page.say(saved)));
            }
        }
        let order = |is_in: &dyn Fn(&SectionId) -> bool, ids: Vec<SectionId>| {
            ids.into_iter().filter(|id| is_in(id)).collect::<Vec<_>>()
        };
        let both = |id: &SectionId| {
            let typed = rows.iter().any(|row| row.section == *id && row.is_in);
            typed && chapter.practices.iter().any(|one| one.section == *id && !one.is_left_out)
        };
        let saved = order(&both, chapter.practices.iter().map(|one| one.section).collect());
        if saved != order(&both, rows.iter().map(|row| row.section).collect()) {
            let title = chapter.title.in_language(page.language).to_owned();
            found.push((title, page.say("edesk-saved-order")));
        }
    }
    if found.is_empty() {
        found.push((page.say("edesk-practices-title"), page.say("edesk-saved-same")));
    }
    found
}
