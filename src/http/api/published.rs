//! Published sections; no account needed.

use actix_web::{HttpRequest, get, web};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::domain::ids::SectionId;
use crate::domain::language::UiLanguage;
use crate::http::answer::{HandlerResult, public, rendered};
use crate::http::call::Call;
use crate::http::params::Params;
use crate::http::params::path_id;
use crate::http::searching::reader;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::published::{Adaptations, Comparison, PublishedSection};
use crate::services::search::Similar;

pub(super) fn routes(config: &mut ServiceConfig) {
    config
        .service(get_published)
        .service(similar_sections)
        .service(compare_sections)
        .service(list_adaptations);
}

/// Get a published section, or an older version of it that was published before.
#[utoipa::path(tag = "public",
    params(("id" = SectionId, Path), ("lang" = Option<String>, Query, description = "The reader's language"),
        ("version" = Option<u32>, Query, minimum = 1, description = "A version that was once published")),
    responses((status = 200, body = PublishedSection), (status = 304, description = "Not modified: the reader already has this version"),
        (status = 410, description = "`unpublished`, with only title, institution and date")))]
#[get("/published/{id}")]
pub async fn get_published(
    request: HttpRequest,
    state: SharedState,
    _: Call,
    id: web::Path<String>,
    mut params: Params,
) -> HandlerResult {
    let id = path_id(&id)?;
    let version: Option<u32> = params.read("version");
    let version = params.done(version);
    let section = blocking(move || state.cache.section(&state.publications, id, version)).await?;
    Ok(rendered(&request, &section))
}

/// List practices similar to a published one, those of other countries first.
#[utoipa::path(tag = "public",
    params(("id" = SectionId, Path), ("lang" = Option<UiLanguage>, Query, description = "The reader's language"),
        ("limit" = Option<i64>, Query, minimum = 1, maximum = 20, description = "5 by default")),
    responses((status = 200, body = Similar),
        (status = 410, description = "`unpublished`, with only title, institution and date")))]
#[get("/published/{id}/similar")]
pub async fn similar_sections(
    state: SharedState,
    _: Call,
    id: web::Path<String>,
    mut params: Params,
) -> HandlerResult {
    let id = path_id(&id)?;
    let limit: Option<i64> = params.read("limit");
    let limit = params.done(limit);
    public(&blocking(move || state.searches.similar(id, limit)).await?)
}

/// Compare two to six published sections, field by field in the template's order.
#[utoipa::path(tag = "public",
    params(("section" = Vec<SectionId>, Query, description = "Two to six; repeat the parameter"),
        ("lang" = Option<UiLanguage>, Query, description = "The reader's language, for labels")),
    responses((status = 200, body = Comparison),
        (status = 404, description = "`not_found`, with `section`: the first missing one"),
        (status = 410, description = "`unpublished`, with `section`: the first unpublished one, with only title, institution and date")))]
#[get("/compare")]
pub async fn compare_sections(
    request: HttpRequest,
    state: SharedState,
    _: Call,
    params: Params,
) -> HandlerResult {
    let sections = params.all("section");
    let reader = reader(&request, params)?;
    public(&blocking(move || state.publications.compare(&sections, reader)).await?)
}

/// Get the practices that a published practice was adapted from and those adapted from it, directly or through others.
#[utoipa::path(tag = "public", params(("id" = SectionId, Path)),
    responses((status = 200, body = Adaptations),
        (status = 410, description = "`unpublished`, with only title, institution and date")))]
#[get("/published/{id}/adaptations")]
pub async fn list_adaptations(state: SharedState, _: Call, id: web::Path<String>) -> HandlerResult {
    let id = path_id(&id)?;
    public(&blocking(move || state.publications.adaptations(id)).await?)
}
