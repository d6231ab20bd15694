//! The thesaurus: searched by labels, exported as a file.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::refusal::hidden;
use crate::domain::links::encoded;
use crate::domain::thesaurus::Concept;
use crate::http::answer::HandlerResult;
use crate::http::pages::admin::nav;
use crate::http::pages::frame::NavigationLink;
use crate::http::pages::head::{Head, Place};
use crate::http::pages::page::Page;
use crate::http::state::SharedState;
use crate::services::blocking;

#[derive(Template)]
#[template(path = "admin/settings/thesaurus.html")]
struct ThesaurusPage<'a> {
    page: &'a Page,
    nav: Vec<NavigationLink>,
    q: String,
    count: String,
    concepts: Vec<Listed>,
    previous: Option<String>,
    next: Option<String>,
}

/// A concept in a list.
pub struct Listed {
    /// The address of its page.
    pub address: String,
    /// Its label in the reader's language, otherwise in another.
    pub label: String,
    /// Its other labels in the reader's language.
    pub synonyms: String,
    /// Whether it is no longer used.
    pub is_deprecated: bool,
}

/// Returns a concept as it stands in lists.
pub fn listed(page: &Page, concept: &Concept) -> Listed {
    let own = concept.labels.get(&page.language);
    let synonyms = own.map(|labels| labels.alternatives.join(" · ")).unwrap_or_default();
    Listed {
        address: page.to(&format!("/admin/thesaurus/concepts/{}", concept.id)),
        label: label(page, concept),
        synonyms,
        is_deprecated: concept.deprecated,
    }
}

/// Returns the label of a concept in the reader's language, otherwise in another.
pub fn label(page: &Page, concept: &Concept) -> String {
    let labels = concept.labels.get(&page.language).or_else(|| concept.labels.values().next());
    labels.map_or_else(|| concept.id.clone(), |labels| labels.preferred.clone())
}

pub async fn show(page: Page, state: SharedState, request: HttpRequest) -> HandlerResult {
    page.signed_in()?;
    state.thesaurus.may_replace(&page.context()).map_err(hidden)?;
    let params = page.params(&request, "/api/v1/thesaurus");
    let q = params.one("q").unwrap_or_default().trim().to_owned();
    let paging = params.paging()?;
    let (part, asked) = (q.clone(), !q.is_empty());
    let list = blocking(move || state.thesaurus.list(asked.then_some(part.as_str()), paging)).await?;
    let at = |cursor: String| page.to(&format!("/admin/thesaurus?q={}&cursor={cursor}", encoded(&q)));
    let total = usize::try_from(list.total).unwrap_or(0);
    let content = ThesaurusPage {
        page: &page,
        nav: nav::navigation(&page),
        count: match asked {
            true => page.with_args("thesaurus-found", [("count", total.into()), ("q", (&q).into())]),
            false => page.count("thesaurus-all", total),
        },
        concepts: list.items.iter().map(|concept| listed(&page, concept)).collect(),
        previous: paging.previous().map(|paging| at(paging.cursor().unwrap_or_default())),
        next: list.next.clone().map(at),
        q: q.clone(),
    };
    page.render(&Head::unlisted(page.say("thesaurus-title"), Place::Administration), &content)
}

pub async fn export(page: Page, state: SharedState) -> HandlerResult {
    page.signed_in()?;
    state.thesaurus.may_replace(&page.context()).map_err(hidden)?;
    let turtle = blocking(move || state.thesaurus.turtle()).await?;
    let mut response = HttpResponse::Ok();
    response.insert_header((CACHE_CONTROL, "no-store"));
    response.insert_header((CONTENT_DISPOSITION, "attachment; filename=\"thesaurus.ttl\""));
    Ok(response.content_type("text/turtle; charset=utf-8").body(turtle))
}
