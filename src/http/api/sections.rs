//! Sections and their workflow.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, delete, get, post, put, web};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::domain::ids::SectionId;
use crate::domain::workflow::Stage;
use crate::http::answer::{HandlerResult, if_match, nothing, page, tagged};
use crate::http::body::SignedJson;
use crate::http::call::SignedIn;
use crate::http::params::Params;
use crate::http::params::path_id;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::page::Page;
use crate::services::sections::{
    AdaptedFrom, Decide, NewSection, Restore, RoundView, Save, SectionLine, SectionOrder, SectionQuery,
    SectionView, Submit, Unpublish, VersionView, WholeVersion, Withdraw,
};

pub(super) fn routes(config: &mut ServiceConfig) {
    config
        .service(create_section)
        .service(list_sections)
        .service(get_section)
        .service(save_section)
        .service(adapt_section)
        .service(delete_section)
        .service(list_versions)
        .service(get_version)
        .service(restore_section)
        .service(submit_section)
        .service(withdraw_section)
        .service(decide_section)
        .service(publish_section)
        .service(unpublish_section)
        .service(reopen_section)
        .service(list_rounds);
}

/// Returns a section as a tagged response, which may be cached only for this caller.
fn present(
    request: &HttpRequest,
    status: StatusCode,
    view: &SectionView,
    location: Option<&str>,
) -> HandlerResult {
    tagged(request, status, view.version.unwrap_or(0), view, "private", location)
}

/// Create a section: stage `draft`, version 1. `practice` may be incomplete.
#[utoipa::path(tag = "sections", security(("bearer" = [])), request_body = NewSection,
    responses((status = 201, body = SectionView)))]
#[post("/sections")]
pub async fn create_section(
    request: HttpRequest,
    state: SharedState,
    body: SignedJson<NewSection>,
) -> HandlerResult {
    let shared = state.clone();
    let view = blocking(move || shared.sections.create(&body.call.context, body.input)).await?;
    let location = state.links.section(view.id);
    present(&request, StatusCode::CREATED, &view, Some(&location))
}

/// List the sections that the caller may see.
#[utoipa::path(tag = "sections", security(("bearer" = [])),
    params(
        ("compendium" = Option<Vec<String>>, Query, description = "Identifiers or slugs; repeat the parameter for OR"),
        ("chapter" = Option<Vec<String>>, Query, description = "Identifiers or slugs; repeat the parameter for OR"),
        ("institution" = Option<Vec<String>>, Query, description = "Identifiers or slugs; repeat the parameter for OR"),
        ("country" = Option<Vec<String>>, Query, description = "The institutions' countries, ISO 3166-1 alpha-2; repeat the parameter for OR"),
        ("stage" = Option<Vec<Stage>>, Query, description = "Repeat the parameter for OR"),
        ("mine" = Option<bool>, Query, description = "Only sections of the caller's own institutions"),
        ("sort" = Option<String>, Query, description = "`updated` (the last changed first), `newest` or `oldest`"),
        ("limit" = Option<i64>, Query, minimum = 1, maximum = 100), ("cursor" = Option<String>, Query)),
    responses((status = 200, body = Page<SectionLine>)))]
#[get("/sections")]
pub async fn list_sections(
    request: HttpRequest,
    state: SharedState,
    call: SignedIn,
    mut params: Params,
) -> HandlerResult {
    let order = params.named("sort", |name| match name {
        "updated" => Some(SectionOrder::Updated),
        "newest" => Some(SectionOrder::Created),
        "oldest" => Some(SectionOrder::Oldest),
        _ => None,
    });
    let query = SectionQuery {
        compendium: params.all("compendium"),
        chapter: params.all("chapter"),
        institution: params.all("institution"),
        country: params.all("country"),
        stage: params.named("stage", Stage::named),
        mine: params.read("mine").unwrap_or(false),
        order: order.first().copied().unwrap_or(SectionOrder::Updated),
    };
    let asked = params.paging().map(|paging| (query, paging));
    let shared = state.clone();
    let list = blocking(move || shared.sections.list(&call.0.context, asked)).await?;
    page(&request, &state.links, &list)
}

/// Get a section, as far as it is released to the caller.
#[utoipa::path(tag = "sections", security(("bearer" = [])), params(("id" = SectionId, Path)),
    responses((status = 200, body = SectionView), (status = 304, description = "Not modified: the caller already has this version")))]
#[get("/sections/{id}")]
pub async fn get_section(
    request: HttpRequest,
    state: SharedState,
    call: SignedIn,
    id: web::Path<String>,
) -> HandlerResult {
    let id = path_id(&id)?;
    let view = blocking(move || state.sections.get(&call.0.context, id)).await?;
    present(&request, StatusCode::OK, &view, None)
}

/// Replace `practice` and `body` as a whole.
///
/// Creates a new version. Requires `If-Match` with the tag of the version to overwrite.
#[utoipa::path(tag = "sections", security(("bearer" = [])), request_body = Save,
    params(("id" = SectionId, Path), ("If-Match" = Option<String>, Header, description = "The tag of the version being replaced: `\"3-…\"`; of several any may be it")),
    responses((status = 200, body = SectionView), (status = 409, description = "`wrong_stage`"),
        (status = 412, description = "`version_conflict`, with `current_version`, and with `merged` or with `conflicts` and `proposal` as from `merge`"), (status = 428, description = "`precondition_required`")))]
#[put("/sections/{id}")]
pub async fn save_section(
    request: HttpRequest,
    state: SharedState,
    id: web::Path<String>,
    body: SignedJson<Save>,
) -> HandlerResult {
    let (id, expected) = (path_id(&id)?, if_match(&request));
    let view = blocking(move || state.sections.save(&body.call.context, id, expected, body.input)).await?;
    present(&request, StatusCode::OK, &view, None)
}

/// Set the published practices that this practice was adapted from, replacing the whole list.
///
/// Creates a new version with the same texts.
#[utoipa::path(tag = "sections", security(("bearer" = [])), request_body = AdaptedFrom,
    params(("id" = SectionId, Path), ("If-Match" = Option<String>, Header, description = "The tag of the version being changed; optional")),
    responses((status = 200, body = SectionView), (status = 409, description = "`wrong_stage`"),
        (status = 412, description = "`version_conflict`, with `current_version`")))]
#[put("/sections/{id}/adapted-from")]
pub async fn adapt_section(
    request: HttpRequest,
    state: SharedState,
    id: web::Path<String>,
    body: SignedJson<AdaptedFrom>,
) -> HandlerResult {
    let (id, expected) = (path_id(&id)?, if_match(&request));
    let view = blocking(move || state.sections.adapt(&body.call.context, id, expected, body.input)).await?;
    present(&request, StatusCode::OK, &view, None)
}

/// Delete a draft that was never submitted. It can be restored for 30 days.
#[utoipa::path(tag = "sections", security(("bearer" = [])), params(("id" = SectionId, Path)),
    responses((status = 204), (status = 409, description = "`wrong_stage`")))]
#[delete("/sections/{id}")]
pub async fn delete_section(state: SharedState, call: SignedIn, id: web::Path<String>) -> HandlerResult {
    let id = path_id(&id)?;
    blocking(move || state.sections.delete(&call.0.context, id)).await?;
    nothing()
}

/// List the versions that the caller may see, the latest first.
#[utoipa::path(tag = "sections", security(("bearer" = [])),
    params(("id" = SectionId, Path), ("limit" = Option<i64>, Query, minimum = 1, maximum = 100), ("cursor" = Option<String>, Query)),
    responses((status = 200, body = Page<VersionView>)))]
#[get("/sections/{id}/versions")]
pub async fn list_versions(
    request: HttpRequest,
    state: SharedState,
    call: SignedIn,
    id: web::Path<String>,
    params: Params,
) -> HandlerResult {
    let (id, paging) = (path_id(&id)?, params.paging());
    let shared = state.clone();
    let list = blocking(move || shared.sections.history(&call.0.context, id, paging)).await?;
    page(&request, &state.links, &list)
}

/// Get one complete version.
#[utoipa::path(tag = "sections", security(("bearer" = [])),
    params(("id" = SectionId, Path), ("number" = u32, Path, description = "The version's number")),
    responses((status = 200, body = WholeVersion), (status = 304, description = "Not modified: the caller already has this version")))]
#[get("/sections/{id}/versions/{number}")]
pub async fn get_version(
    request: HttpRequest,
    state: SharedState,
    call: SignedIn,
    path: web::Path<(String, String)>,
) -> HandlerResult {
    let (id, number) = (path_id(&path.0)?, path_id(&path.1)?);
    let version = blocking(move || state.sections.version(&call.0.context, id, number)).await?;
    tagged(&request, StatusCode::OK, number, &version, "private", None)
}

/// Create a new version with the content of an old one, or bring back a deleted draft.
#[utoipa::path(tag = "sections", security(("bearer" = [])), request_body = Restore, params(("id" = SectionId, Path)),
    responses((status = 200, body = SectionView), (status = 409, description = "`wrong_stage`")))]
#[post("/sections/{id}/restore")]
pub async fn restore_section(
    request: HttpRequest,
    state: SharedState,
    id: web::Path<String>,
    body: SignedJson<Restore>,
) -> HandlerResult {
    let id = path_id(&id)?;
    let view = blocking(move || state.sections.restore(&body.call.context, id, body.input)).await?;
    present(&request, StatusCode::OK, &view, None)
}

/// Submit the current version: opens a round.
#[utoipa::path(tag = "sections", security(("bearer" = [])), request_body = Submit, params(("id" = SectionId, Path)),
    responses((status = 200, body = SectionView), (status = 409, description = "`wrong_stage`"),
        (status = 422, description = "`incomplete`, with every missing field in `errors`")))]
#[post("/sections/{id}/submit")]
pub async fn submit_section(
    request: HttpRequest,
    state: SharedState,
    id: web::Path<String>,
    body: SignedJson<Submit>,
) -> HandlerResult {
    let id = path_id(&id)?;
    let view = blocking(move || state.sections.submit(&body.call.context, id, body.input)).await?;
    present(&request, StatusCode::OK, &view, None)
}

/// Withdraw the submitted version.
#[utoipa::path(tag = "sections", security(("bearer" = [])), request_body = Withdraw, params(("id" = SectionId, Path)),
    responses((status = 200, body = SectionView), (status = 409, description = "`wrong_stage`")))]
#[post("/sections/{id}/withdraw")]
pub async fn withdraw_section(
    request: HttpRequest,
    state: SharedState,
    id: web::Path<String>,
    body: SignedJson<Withdraw>,
) -> HandlerResult {
    let id = path_id(&id)?;
    let view = blocking(move || state.sections.withdraw(&body.call.context, id, body.input)).await?;
    present(&request, StatusCode::OK, &view, None)
}

/// End the round with a decision. Approving also publishes the version if the compendium is set to do so.
#[utoipa::path(tag = "sections", security(("bearer" = [])), request_body = Decide, params(("id" = SectionId, Path)),
    responses((status = 200, body = SectionView), (status = 403, description = "`forbidden`, or `four_eyes`"),
        (status = 409, description = "`wrong_stage`, or `version_moved`")))]
#[post("/sections/{id}/decision")]
pub async fn decide_section(
    request: HttpRequest,
    state: SharedState,
    id: web::Path<String>,
    body: SignedJson<Decide>,
) -> HandlerResult {
    let id = path_id(&id)?;
    let view = blocking(move || state.sections.decide(&body.call.context, id, body.input)).await?;
    present(&request, StatusCode::OK, &view, None)
}

/// Publish the approved version.
#[utoipa::path(tag = "sections", security(("bearer" = [])), params(("id" = SectionId, Path)),
    responses((status = 200, body = SectionView), (status = 409, description = "`wrong_stage`")))]
#[post("/sections/{id}/publish")]
pub async fn publish_section(
    request: HttpRequest,
    state: SharedState,
    call: SignedIn,
    id: web::Path<String>,
) -> HandlerResult {
    let id = path_id(&id)?;
    let view = blocking(move || state.sections.publish(&call.0.context, id, None)).await?;
    present(&request, StatusCode::OK, &view, None)
}

/// Unpublish the section.
#[utoipa::path(tag = "sections", security(("bearer" = [])), request_body = Unpublish, params(("id" = SectionId, Path)),
    responses((status = 200, body = SectionView), (status = 409, description = "`wrong_stage`")))]
#[post("/sections/{id}/unpublish")]
pub async fn unpublish_section(
    request: HttpRequest,
    state: SharedState,
    id: web::Path<String>,
    body: SignedJson<Unpublish>,
) -> HandlerResult {
    let id = path_id(&id)?;
    let view = blocking(move || state.sections.unpublish(&body.call.context, id, body.input)).await?;
    present(&request, StatusCode::OK, &view, None)
}

/// Reopen a rejected section.
#[utoipa::path(tag = "sections", security(("bearer" = [])), params(("id" = SectionId, Path)),
    responses((status = 200, body = SectionView), (status = 409, description = "`wrong_stage`")))]
#[post("/sections/{id}/reopen")]
pub async fn reopen_section(
    request: HttpRequest,
    state: SharedState,
    call: SignedIn,
    id: web::Path<String>,
) -> HandlerResult {
    let id = path_id(&id)?;
    let view = blocking(move || state.sections.reopen(&call.0.context, id)).await?;
    present(&request, StatusCode::OK, &view, None)
}

/// List the rounds of a section with their decisions, the latest first. Only for its institution and for editors.
#[utoipa::path(tag = "sections", security(("bearer" = [])), params(("id" = SectionId, Path)),
    responses((status = 200, body = Page<RoundView>)))]
#[get("/sections/{id}/rounds")]
pub async fn list_rounds(
    request: HttpRequest,
    state: SharedState,
    call: SignedIn,
    id: web::Path<String>,
) -> HandlerResult {
    let id = path_id(&id)?;
    let shared = state.clone();
    let list = blocking(move || shared.sections.rounds(&call.0.context, id)).await?;
    page(&request, &state.links, &list)
}
