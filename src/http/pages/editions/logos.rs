//! The logos of those who publish an edition, for whoever may read it.

use actix_web::{HttpRequest, web};

use crate::error::Error;
use crate::http::answer::HandlerResult;
use crate::http::download::{picture, unless_known};
use crate::http::pages::admin::logo::ShownLogo;
use crate::http::pages::ids::edition_id;
use crate::http::pages::page::Page;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::editions::EditionView;

/// How they may be cached: who may read an edition can change.
const CACHE: &str = "private, no-cache";

/// Sends a logo.
pub async fn send(
    page: Page,
    state: SharedState,
    request: HttpRequest,
    path: web::Path<(String, String, String)>,
) -> HandlerResult {
    let (_, id, publisher) = path.into_inner();
    let id = edition_id(&id)?;
    let publisher = publisher.parse().map_err(|_| Error::not_found())?;
    let (editions, context) = (state.editions.clone(), page.context());
    let logo = blocking(move || editions.logo(&context, id, publisher)).await?;
    let sha256 = logo.sha256.clone();
    unless_known(&request, (&sha256, CACHE), move || state.logos.open(logo), picture).await
}

/// Returns the logos of an edition, each with the name of its publisher.
pub fn shown(page: &Page, edition: &EditionView) -> Vec<(ShownLogo, String)> {
    let logos = edition.logos.iter().filter_map(|one| {
        let publisher = edition.imprint.publishers.get(one.publisher.checked_sub(1)?)?;
        let address = page.to(&format!("/editions/{}/logos/{}", edition.id, one.publisher));
        let name = publisher.name.in_language(page.language).to_owned();
        Some((ShownLogo::at(address, &one.logo), name))
    });
    logos.collect()
}
