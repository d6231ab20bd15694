//! Naming the published practices that a practice was adapted from: found by a search, chosen, and saved together.

use actix_web::web;
use askama::Template;
use serde_json::json;

use super::overview::{self, title_of};
use crate::domain::ids::SectionId;
use crate::domain::text::tidied;
use crate::domain::workflow::Act;
use crate::error::{Code, Error, Result};
use crate::http::answer::HandlerResult;
use crate::http::pages::flash::Flash;
use crate::http::pages::form::{Fields, FormFaults, PostedForm};
use crate::http::pages::head::{Head, Place};
use crate::http::pages::ids::{hidden, section_id};
use crate::http::pages::lists::{Entry, foreign_text};
use crate::http::pages::page::Page;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::input::Input;
use crate::services::page::Paging;
use crate::services::sections::{AdaptedFrom, IfMatch, SectionView, Standing};
use crate::services::stored_query::StoredQuery;

/// The field with the chosen practices.
const CHOSEN: &str = "/sections/-";
/// Number of practices that a search offers, and of those looked up by their identifiers.
const OFFERED: i64 = 20;
const MOST_CHOSEN: usize = 30;

#[derive(Template)]
#[template(path = "work/adapting.html")]
struct AdaptingPage<'a> {
    page: &'a Page,
    faults: &'a FormFaults,
    section: String,
    lang: Option<String>,
    version: u32,
    chosen: Vec<Practice>,
    /// Whether the list is not what was saved.
    is_changed: bool,
    q: &'a str,
    found: Option<Vec<Practice>>,
    found_text: String,
    here: String,
    back: String,
}

#[derive(Clone)]
struct Practice {
    id: String,
    title: String,
    lang: Option<String>,
    meta: String,
    is_chosen: bool,
}

/// Shows the practices that the current version names.
pub async fn show(page: Page, state: SharedState, path: web::Path<(String, String)>) -> HandlerResult {
    page.signed_in()?;
    let id = section_id(&path.1)?;
    let standing = standing(&page, &state, id).await.map_err(hidden)?;
    if !standing.section.permitted_acts.contains(&Act::Save) {
        return overview::refused(&page, &state, id, Error::new(Code::WrongStage)).await;
    }
    let chosen = saved(&standing.section);
    shown(&page, &state, &standing.section, &Fields::default(), chosen, &FormFaults::default()).await
}

/// Searches, adds, takes away or saves, according to the button that was pressed.
pub async fn change(
    form: PostedForm,
    state: SharedState,
    path: web::Path<(String, String)>,
) -> HandlerResult {
    form.page.signed_in()?;
    let id = section_id(&path.1)?;
    let (page, context, typed) = (form.page.clone(), form.context(), &form.fields);
    let named = typed.of_people().filter(|(name, _)| *name == CHOSEN);
    let mut chosen: Vec<String> = named.map(|(_, id)| id.to_owned()).take(MOST_CHOSEN).collect();
    if typed.one("save").is_some() && !typed.switches_language() {
        let input: Input<AdaptedFrom> = Input::new(json!({"sections": chosen}));
        let expected = match typed.typed("version").parse() {
            Ok(version) => IfMatch::AnyOf(vec![version]),
            Err(_) => IfMatch::Missing,
        };
        let sections = state.sections.clone();
        return match blocking(move || sections.adapt(&context, id, expected, input)).await {
            Ok(_) => Ok(page.redirect(&format!("/work/{id}"), Some(Flash::AdaptedFromSaved))),
            Err(error) if overview::can_say(error.code) => overview::refused(&page, &state, id, error).await,
            Err(error) => {
                let faults = FormFaults::of(&page, error)?;
                let standing = standing(&page, &state, id).await?;
                shown(&page, &state, &standing.section, typed, chosen, &faults).await
            }
        };
    }
    let standing = standing(&page, &state, id).await?;
    if let Some(add) = typed.one("add").filter(|add| !chosen.iter().any(|known| known == add)) {
        chosen.push(add.to_owned());
    }
    if let Some(remove) = typed.one("remove") {
        chosen.retain(|known| known != remove);
    }
    shown(&page, &state, &standing.section, typed, chosen, &FormFaults::default()).await
}

async fn standing(page: &Page, state: &SharedState, id: SectionId) -> Result<Standing> {
    let (sections, context) = (state.sections.clone(), page.context());
    blocking(move || sections.standing(&context, id)).await
}

fn saved(section: &SectionView) -> Vec<String> {
    section.adapted_from.iter().map(|of| of.id.to_string()).collect()
}

async fn shown(
    page: &Page,
    state: &SharedState,
    section: &SectionView,
    typed: &Fields,
    chosen: Vec<String>,
    faults: &FormFaults,
) -> HandlerResult {
    let q = typed.typed("q").trim().to_owned();
    let found = match q.is_empty() {
        true => None,
        false => Some(search(page, state, section.id, &q, &chosen).await?),
    };
    let back = page.to(&format!("/work/{}", section.id));
    let count = found.as_ref().map_or(0, Vec::len);
    let content = AdaptingPage {
        page,
        faults,
        section: title_of(page, section),
        lang: foreign_text(page, &section.language),
        // What is saved replaces the version that the list was made from, and no later one.
        version: typed.typed("version").parse().ok().or(section.version).unwrap_or_default(),
        is_changed: chosen != saved(section),
        chosen: named(page, state, chosen).await?,
        q: typed.typed("q"),
        found_text: page.count("adapting-found", count),
        found,
        here: format!("{back}/adapted-from"),
        back,
    };
    let head = Head::unlisted(faults.title(page, "adapting-title"), Place::Work).with_form("adapting");
    page.render_form(&head, faults, &content)
}

/// Returns the practices with these identifiers, as far as they are published.
async fn named(page: &Page, state: &SharedState, ids: Vec<String>) -> Result<Vec<Practice>> {
    let (page, state) = (page.clone(), state.clone());
    blocking(move || {
        let practice = |id: String| {
            let parsed: Option<SectionId> = id.parse().ok();
            let section = parsed.and_then(|id| state.publications.get(id, Ok(None)).ok());
            match section {
                Some(section) => Practice {
                    title: tidied(&section.title),
                    lang: foreign_text(&page, &section.language),
                    meta: section.institution.name.in_language(page.language).to_owned(),
                    is_chosen: true,
                    id,
                },
                None => Practice {
                    title: page.say("adapting-gone"),
                    lang: None,
                    meta: String::new(),
                    is_chosen: true,
                    id,
                },
            }
        };
        Ok(ids.into_iter().map(practice).collect())
    })
    .await
}

async fn search(
    page: &Page,
    state: &SharedState,
    own: SectionId,
    q: &str,
    chosen: &[String],
) -> Result<Vec<Practice>> {
    let query = StoredQuery { q: q.chars().take(500).collect(), ..StoredQuery::default() };
    let (reader, searches, search) = (page.clone(), state.searches.clone(), query.search(page.language));
    let found = blocking(move || searches.search(search, Paging { skip: 0, limit: OFFERED })).await;
    let items = found.map(|answer| answer.items).unwrap_or_default();
    let others = items.iter().filter(|item| item.section_id != own);
    let practices = others.map(|item| {
        let entry = Entry::of(&reader, item);
        let id = item.section_id.to_string();
        let is_chosen = chosen.contains(&id);
        Practice { title: entry.title, lang: entry.lang, meta: entry.meta, is_chosen, id }
    });
    Ok(practices.collect())
}
