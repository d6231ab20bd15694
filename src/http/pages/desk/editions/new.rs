//! A new edition, or a correction of one that is frozen.

use actix_web::HttpRequest;
use askama::Template;

use super::edition::{Above, Standing, titled};
use super::heading::{Named, faults, fields, named, value};
use crate::domain::compendium::{Chapter, Compendium};
use crate::domain::day::Day;
use crate::domain::edition::EditionState;
use crate::domain::html::Html;
use crate::error::{Error, Result};
use crate::http::answer::HandlerResult;
use crate::http::pages::flash::Flash;
use crate::http::pages::form::{Fields, FormFaults, PostedForm};
use crate::http::pages::head::{Head, Place};
use crate::http::pages::ids::hidden;
use crate::http::pages::page::Page;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::editions::{EditionLine, EditionQuery, NewEdition};
use crate::services::input::Input;
use crate::services::page::Paging;

#[derive(Template)]
#[template(path = "desk/editions/new.html")]
struct NewPage<'a> {
    page: &'a Page,
    above: Option<Above>,
    faults: &'a FormFaults,
    /// The compendia to choose from first; none if there is only one, or one was chosen.
    compendia: Vec<Link>,
    compendium: String,
    fields: Html,
    /// The frozen editions, which can be corrected.
    frozen: Vec<Link>,
}

struct Link {
    address: String,
    title: String,
    lang: Option<String>,
    meta: String,
}

/// What the form is made of.
struct Found {
    compendia: Vec<Compendium>,
    /// The one that the edition is for, with its chapters; none if it has to be chosen first.
    chosen: Option<(Compendium, Vec<Chapter>)>,
    frozen: Vec<EditionLine>,
    today: Day,
}

/// Shows the form.
pub async fn show(page: Page, state: SharedState, request: HttpRequest) -> HandlerResult {
    page.signed_in()?;
    let asked = Fields::of_query(&request);
    let found = found(&page, &state, asked.typed("compendium").to_owned()).await?;
    let mut typed = Fields::default();
    typed.add("/languages/-", page.language.code());
    typed.set("main", page.language.code());
    shown(&page, &found, &typed, &FormFaults::default())
}

/// Creates the edition.
pub async fn create(form: PostedForm, state: SharedState) -> HandlerResult {
    let (page, context, typed) = (form.page.clone(), form.context(), form.fields);
    page.signed_in()?;
    let found = found(&page, &state, typed.typed("compendium").to_owned()).await?;
    if typed.switches_language() {
        return shown(&page, &found, &typed, &FormFaults::default());
    }
    let (compendium, _) = found.chosen.as_ref().ok_or_else(Error::not_found)?;
    let mut value = value(&typed);
    // Left out, there are all chapters.
    if let (true, Some(members)) = (value["chapters"].is_null(), value.as_object_mut()) {
        members.remove("chapters");
    }
    let (slug, input) = (compendium.slug.clone(), Input::<NewEdition>::new(value));
    match blocking(move || state.editions.create(&context, &slug, input)).await {
        Ok(made) => Ok(page.redirect(&super::edition::path(&made, ""), Some(Flash::EditionMade))),
        Err(error) => shown(&page, &found, &typed, &faults(&page, hidden(error))?),
    }
}

async fn found(page: &Page, state: &SharedState, named: String) -> Result<Found> {
    let (context, state) = (page.context(), state.clone());
    let found = blocking(move || {
        state.editions.may_prepare(&context)?;
        let most = Paging { skip: 0, limit: Paging::MOST };
        let compendia = state.settings.compendia(most)?.items;
        let chosen = match compendia.as_slice() {
            [only] => Some(only.clone()),
            several => several.iter().find(|one| one.slug == named).cloned(),
        };
        let chosen = match chosen {
            Some(one) => {
                let chapters = state.settings.chapters(&one.slug)?.items;
                Some((one, chapters))
            }
            None => None,
        };
        let query = EditionQuery { states: vec![EditionState::Frozen], ..EditionQuery::default() };
        let frozen = state.editions.list(&context, Ok((query, most)))?.items;
        let today = Day::of(state.sections.now());
        Ok(Found { compendia, chosen, frozen, today })
    });
    found.await.map_err(hidden)
}

fn shown(page: &Page, found: &Found, typed: &Fields, faults: &FormFaults) -> HandlerResult {
    let chapters: Vec<Named> = found.chosen.as_ref().map(|(_, tree)| named(tree)).unwrap_or_default();
    let compendia = found.compendia.iter().filter(|_| found.chosen.is_none()).map(|one| {
        let (title, lang) = titled(page, &one.title);
        let address = page.to(&format!("/desk/editions/new?compendium={}", one.slug));
        Link { address, title, lang, meta: String::new() }
    });
    let content = NewPage {
        page,
        above: None,
        faults,
        compendia: compendia.collect(),
        compendium: found.chosen.as_ref().map(|(one, _)| one.slug.clone()).unwrap_or_default(),
        fields: fields(page, &chapters, typed, faults)?,
        frozen: found.frozen.iter().map(|edition| correctable(page, edition, found.today)).collect(),
    };
    let head = Head::unlisted(faults.title(page, "edesk-new-title"), Place::Desk);
    let head = if found.chosen.is_some() { head.with_form("edition") } else { head };
    page.render_form(&head, faults, &content)
}

fn correctable(page: &Page, edition: &EditionLine, today: Day) -> Link {
    let (title, lang) = titled(page, &edition.title);
    let address = page.to(&format!("/desk/editions/{}/correction", edition.id));
    Link { address, title, lang, meta: Standing::of(edition, today).say(page) }
}
