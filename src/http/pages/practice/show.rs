//! The page of a practice.

use actix_web::{HttpRequest, web};
use askama::Template;

use super::super::attachments::folder;
use super::super::head::{Head, PageContent, Place};
use super::super::page::Page;
use super::view::{Asked, Found, is_current, shown};
use crate::domain::html::Html;
use crate::domain::text::tidied;
use crate::error::{Error, Result};
use crate::http::answer::HandlerResult;
use crate::http::pages::ids::section_id;
use crate::http::state::SharedState;
use crate::messages::Arg;
use crate::services::published::{Metadata, Reading};

/// Longest query whose words are marked, in bytes.
pub const LONGEST_MARKED: usize = 1000;

/// Shows a practice.
pub async fn show(
    page: Page,
    state: SharedState,
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> HandlerResult {
    let (_, text) = path.into_inner();
    let id = section_id(&text)?;
    let search = page.params(&request, "/api/v1/search");
    let q = search.one("q").unwrap_or_default().trim().to_owned();
    let q = if q.len() > LONGEST_MARKED { String::new() } else { q };
    let literal = search.one("expand") == Some("false");
    let mut params = page.params(&request, "/api/v1/published/{id}");
    let version = params.read("version");
    let version = params.done(version);
    let asked = Asked { id, q, literal };
    // What is wrong with the version is said only if there is a practice.
    let key = format!("practice {id} {:?} {literal} {}", version.as_ref().ok(), asked.q);
    let services = state.clone();
    page.cached(&state, key, move |page| content(page, &services, &asked, version)).await
}

fn content(
    page: &Page,
    state: &SharedState,
    asked: &Asked,
    version: Result<Option<u32>>,
) -> Result<PageContent> {
    let found = found(page, state, asked, version)?;
    let shown = shown(page, asked, &found)?;
    let section = &found.section;
    let title = tidied(&section.title);
    let head = match is_current(section) {
        true => Head::new(title, Place::Practices),
        false => {
            let args = [("title", Arg::from(title)), ("version", section.version.to_string().into())];
            Head::unlisted(page.with_args("practice-older-title", args), Place::Practices)
        }
    };
    let head = Head { extra: extra(page, &found, &shown.feed)?, ..head };
    let content = page.content(head.described(found.metadata.description.clone()), &shown)?;
    Ok(PageContent { is_lasting: found.is_complete, ..content })
}

fn found(page: &Page, state: &SharedState, asked: &Asked, version: Result<Option<u32>>) -> Result<Found> {
    let section = state.publications.get(asked.id, version)?;
    let marker = state.searches.marker(&asked.q, page.language, asked.literal, &section.language)?;
    // Something else may have been published since: it is then simply not there yet.
    let similar = state.searches.similar(asked.id, Ok(None))?;
    Ok(Found {
        presented: state.publications.presented(&section, page.language)?,
        reading: Reading::new(page.language, &section.language, marker)
            .with_pictures(&section.attachments, &folder(page)),
        citation: state.publications.citation_text(&section, page.language)?,
        metadata: state.publications.metadata(&section, page.language)?,
        similar: similar.items,
        is_complete: similar.index.complete,
        section,
    })
}

#[derive(Template)]
#[template(path = "partials/practice_head.html")]
struct Extra<'a> {
    metadata: &'a Metadata,
    json_ld: Html,
    feed: &'a str,
    feed_title: String,
    programs: String,
    permanent: String,
}

/// Returns what search engines, catalogues and programs read of a practice.
fn extra(page: &Page, found: &Found, feed: &str) -> Result<Html> {
    let extra = Extra {
        metadata: &found.metadata,
        json_ld: Html::json(&found.metadata.json_ld),
        feed,
        feed_title: page.say("practice-follow"),
        programs: page.at(&format!("/api/v1/published/{}", found.section.id)),
        permanent: page.permanent(&format!("/practices/{}", found.section.id)),
    };
    Ok(Html::trusted(extra.render().map_err(Error::internal)?))
}
