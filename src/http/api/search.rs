//! Search among published sections; no account needed.

use std::sync::Arc;

use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse, get};
use utoipa_actix_web::service_config::ServiceConfig;

use super::parameters::{Asked, Counted, Order};
use crate::domain::language::UiLanguage;
use crate::http::answer::{HandlerResult, JSON, link_lists, link_next};
use crate::http::cache::RenderedList;
use crate::http::call::{Call, ui_language};
use crate::http::params::Params;
use crate::http::searching::read;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::search::{SearchAnswer, Suggestions};

pub(super) fn routes(config: &mut ServiceConfig) {
    config.service(search_published).service(suggest_completions);
}

/// Search published practices.
///
/// `q` takes words (all must match; if nothing matches all of them, most of them), `"phrases"`, `-exclusions`,
/// `field:value` and `OR`. No text is an error: whatever cannot be parsed is treated as plain words.
#[utoipa::path(tag = "public",
    params(Asked, Order, Counted,
        ("explain" = Option<bool>, Query, description = "Explain the score of each item; only for editors and administrators"),
        ("limit" = Option<i64>, Query, minimum = 1, maximum = 100), ("cursor" = Option<String>, Query)),
    responses((status = 200, body = SearchAnswer),
        (status = 401, description = "`unauthenticated`: `explain` without a valid credential"),
        (status = 403, description = "`forbidden`: `explain` is only for editors and administrators")))]
#[get("/search")]
pub async fn search_published(
    request: HttpRequest,
    state: SharedState,
    call: Call,
    mut params: Params,
) -> HandlerResult {
    let explain = params.read("explain").unwrap_or(false);
    let asked = read(params, ui_language(&request));
    let shared = state.clone();
    let answer = if explain {
        let explained = move || shared.searches.explain(&call.context, asked);
        blocking(move || Ok(Arc::new(RenderedList::of(explained()?)?))).await?
    } else {
        let (search, paging) = asked?;
        blocking(move || shared.cache.list(&shared.searches, search, paging)).await?
    };
    let mut response = HttpResponse::Ok();
    // Explanations are for some callers only and must not be cached for everyone.
    response.insert_header((CACHE_CONTROL, if explain { "no-store" } else { "public, no-cache" }));
    link_next(&mut response, &request, &state.links, answer.next.as_deref());
    link_lists(&mut response, &state.links, &answer.url);
    Ok(response.content_type(JSON).body(Bytes::from_owner(answer.json.clone())))
}

/// Complete what a reader has begun to type.
///
/// Completions are titles of published practices, countries, institutions (by name or acronym), chapters, and the terms
/// of the vocabularies and the thesaurus. Each word of `q` matches the beginning of a word, in any order, ignoring case
/// and accents.
#[utoipa::path(tag = "public",
    params(
        ("q" = Option<String>, Query, description = "The text typed so far; more than 200 bytes or 8 words complete nothing"),
        ("lang" = Option<UiLanguage>, Query, description = "The reader's language: that of the labels"),
        ("limit" = Option<i64>, Query, minimum = 1, maximum = 20, description = "10 by default")),
    responses((status = 200, body = Suggestions)))]
#[get("/search/suggest")]
pub async fn suggest_completions(
    request: HttpRequest,
    state: SharedState,
    _: Call,
    mut params: Params,
) -> HandlerResult {
    let typed = params.one("q").unwrap_or_default().to_owned();
    let reader = params.one("lang").and_then(UiLanguage::of).unwrap_or_else(|| ui_language(&request));
    let limit = params.read("limit");
    let limit = params.done(limit)?;
    let suggestions =
        blocking(move || state.cache.completions(&state.searches, typed, reader, limit)).await?;
    Ok(HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "public, no-cache"))
        .content_type(JSON)
        .body(Bytes::from_owner(suggestions)))
}
