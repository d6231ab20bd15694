//! Feeds of published sections; no account needed.

use actix_web::{HttpRequest, get};
use utoipa_actix_web::service_config::ServiceConfig;

use super::parameters::Asked;
use crate::http::answer::{HandlerResult, watched};
use crate::http::call::{Call, ui_language};
use crate::http::params::Params;
use crate::http::searching::asked;
use crate::http::state::SharedState;
use crate::services::blocking;

pub(super) fn routes(config: &mut ServiceConfig) {
    config.service(feed_published);
}

/// Follow published practices: an Atom feed of a search.
///
/// Contains the fifty newest practices that match all words of the search. `sort` is ignored.
#[utoipa::path(tag = "public", params(Asked),
    responses((status = 200, content_type = "application/atom+xml", body = String,
            example = json!("<?xml version=\"1.0\" encoding=\"utf-8\"?><feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\"><id>urn:uuid:01960000-0000-8000-8000-000000000001</id><title>Acervo: published practices</title><updated>2026-03-02T08:00:00.000000Z</updated></feed>")),
        (status = 304, description = "Not modified: the reader already has this version"),
        (status = 503, description = "`unavailable`: the index is being filled, or the search took too long")))]
#[get("/feeds/published.atom")]
pub async fn feed_published(
    request: HttpRequest,
    state: SharedState,
    _: Call,
    mut params: Params,
) -> HandlerResult {
    let search = asked(&mut params, ui_language(&request));
    let search = params.done(search)?;
    let (atom, changed_at) = blocking(move || {
        let found = state.feeds.published(search)?;
        Ok((found.feed.atom()?, found.changed_at))
    })
    .await?;
    Ok(watched(&request, "application/atom+xml; charset=utf-8", atom, changed_at))
}
