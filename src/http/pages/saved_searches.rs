//! One's saved searches.

use actix_web::HttpRequest;
use askama::Template;

use super::account::navigation;
use super::field::{Field, fields};
use super::flash::Flash;
use super::form::{Fields, FormFaults, PostedForm};
use super::frame::NavigationLink;
use super::head::{Head, Place};
use super::languages;
use super::page::Page;
use super::sessions::done;
use crate::domain::digest::DigestFrequency;
use crate::domain::html::Html;
use crate::domain::ids::SavedSearchId;
use crate::error::{Error, Fault, FaultCode, Result};
use crate::http::answer::HandlerResult;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::saved_searches::{ChangeSavedSearch, SavedSearchView};

/// The parameter that asks for the form to change a search, given by its identifier.
const CHANGE: &str = "change";

#[derive(Template)]
#[template(path = "saved_searches.html")]
struct SearchesPage<'a> {
    page: &'a Page,
    nav: [NavigationLink; 4],
    faults: &'a FormFaults,
    searches: Vec<Search>,
}

/// A saved search in words, with the form to change it.
struct Search {
    id: String,
    name: String,
    /// The words, filters and years.
    asks: String,
    address: String,
    language: &'static str,
    feed: String,
    /// How often mails are sent.
    sends: String,
    /// The address of the page with the form to change it.
    change: String,
    /// The fields of that form, if it is shown.
    fields: Option<Html>,
}

/// The search whose form is shown, and what was typed into it; `None` if it was just opened.
struct Open {
    id: SavedSearchId,
    typed: Option<Fields>,
}

/// Lists the saved searches, oldest first, one of them with the form to change it if the reader asked for that.
pub async fn show(page: Page, state: SharedState, request: HttpRequest) -> HandlerResult {
    page.signed_in()?;
    let id = Fields::of_query(&request).one(CHANGE).and_then(|id| id.parse().ok());
    shown(&page, &state, id.map(|id| Open { id, typed: None }), &FormFaults::default()).await
}

/// Changes or deletes a saved search.
pub async fn change(form: PostedForm, state: SharedState) -> HandlerResult {
    form.page.signed_in()?;
    let (page, context) = (form.page.clone(), form.context());
    let mut typed = form.fields;
    let id: SavedSearchId = typed.take("search").parse().map_err(|_| Error::not_found())?;
    let saved = state.saved_searches.clone();
    if typed.switches_language() {
        let open = Open { id, typed: Some(typed) };
        return shown(&page, &state, Some(open), &FormFaults::default()).await;
    }
    if typed.one("remove").is_some() {
        done(blocking(move || saved.remove(&context, id)).await)?;
        return Ok(page.redirect("/account/searches", Some(Flash::SearchRemoved)));
    }
    let changed = match typed.one("name") {
        Some(_) => {
            let input = typed.input::<ChangeSavedSearch>();
            blocking(move || saved.change(&context, id, input)).await
        }
        // Left out, it would stay as it is.
        None => Err(Error::invalid(vec![Fault::new("/name", FaultCode::Required)])),
    };
    match changed {
        Ok(_) => Ok(page.redirect("/account/searches", Some(Flash::Saved))),
        Err(error) => {
            let faults = FormFaults::of(&page, error)?;
            shown(&page, &state, Some(Open { id, typed: Some(typed) }), &faults).await
        }
    }
}

async fn shown(page: &Page, state: &SharedState, open: Option<Open>, faults: &FormFaults) -> HandlerResult {
    let (saved, context, reader) = (state.saved_searches.clone(), page.context(), page.language);
    let listed = blocking(move || {
        let listed = saved.list(&context)?.items.into_iter();
        listed.map(|search| Ok((saved.in_words(&search.query, reader)?, search))).collect::<Result<Vec<_>>>()
    })
    .await?;
    let is_open = |search: &SavedSearchView| open.as_ref().filter(|open| open.id == search.id);
    // A form that is gone with its search cannot be filled in again.
    let has_form = listed.iter().any(|(_, search)| is_open(search).is_some());
    let mut searches = Vec::new();
    for (asks, search) in listed {
        let fields = is_open(&search).map(|open| form(page, &search, open, faults)).transpose()?;
        searches.push(in_words(page, search, asks, fields));
    }
    let content = SearchesPage { page, nav: navigation(page), faults, searches };
    let head = Head::unlisted(faults.title(page, "searches-title"), Place::Account);
    let head = if has_form { head.with_form("search") } else { head };
    page.render_form(&head, faults, &content)
}

/// Returns the fields of the form to change a search.
fn form(page: &Page, search: &SavedSearchView, open: &Open, faults: &FormFaults) -> Result<Html> {
    let value = |name: &str, kept: &str| match &open.typed {
        Some(typed) => typed.typed(name).to_owned(),
        None => kept.to_owned(),
    };
    let name = value("name", &search.name);
    let digest = value("digest", search.digest.name());
    let language = value("language", search.language.code());
    let frequencies = DigestFrequency::ALL.map(|each| (each.name().to_owned(), frequency(page, each)));
    fields([
        Field::new("name", page.say("search-name-label")).value(&name).faults(faults),
        Field::new("digest", page.say("search-digest-label"))
            .options(frequencies.into())
            .value(&digest)
            .faults(faults),
        Field::new("language", page.say("search-language-label"))
            .hint(page.say("search-language-hint"))
            .options(languages::options())
            .value(&language)
            .faults(faults),
    ])
}

fn frequency(page: &Page, frequency: DigestFrequency) -> String {
    page.say(match frequency {
        DigestFrequency::None => "search-digest-none",
        DigestFrequency::Daily => "search-digest-daily",
        DigestFrequency::Weekly => "search-digest-weekly",
    })
}

fn in_words(page: &Page, search: SavedSearchView, asks: Vec<String>, fields: Option<Html>) -> Search {
    let id = search.id.to_string();
    Search {
        name: search.name,
        asks: asks.join(" · "),
        // In the search's own language, which decides what is found.
        address: page.to_in(search.language, &search.query.page()),
        language: search.language.code(),
        feed: search.feed,
        sends: frequency(page, search.digest),
        change: page.to(&format!("/account/searches?{CHANGE}={id}")),
        fields,
        id,
    }
}
