//! Editions.

use actix_web::http::StatusCode;
use actix_web::http::header::CACHE_CONTROL;
use actix_web::{HttpRequest, HttpResponse, get, patch, post, put, web};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::domain::edition::{EditionState, Manifest, PartKind};
use crate::domain::ids::{EditionId, SectionId};
use crate::domain::language::UiLanguage;
use crate::error::Error;
use crate::http::answer::{HandlerResult, JSON, if_match, ok, page, tagged};
use crate::http::body::SignedJson;
use crate::http::call::{Call, SignedIn};
use crate::http::params::Params;
use crate::http::params::path_id;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::editions::{
    ChangeEdition, ContentsEntry, EditionChanges, EditionLine, EditionQuery, EditionView, EntryList, Freeze,
    MakeCandidate, NewEdition, SavedText, SetEntries, SetParts,
};
use crate::services::page::Page;
use crate::services::sections::VersionComparison;

pub(super) fn routes(config: &mut ServiceConfig) {
    config
        .service(create_edition)
        .service(list_editions)
        .service(get_edition)
        .service(change_edition)
        .service(set_edition_parts)
        .service(list_saved_texts)
        .service(get_edition_entries)
        .service(set_edition_entries)
        .service(get_edition_entry)
        .service(make_candidate)
        .service(freeze_edition)
        .service(get_manifest)
        .service(list_edition_changes)
        .service(compare_edition_entry);
}

/// Returns an edition as a tagged response, which may be cached only for this caller.
fn present(
    request: &HttpRequest,
    status: StatusCode,
    view: &EditionView,
    location: Option<&str>,
) -> HandlerResult {
    tagged(request, status, view.revision, view, "private", location)
}

/// Create an edition of a compendium: a draft, or with `corrects` the draft of a correction of a frozen edition.
#[utoipa::path(tag = "editions", security(("bearer" = [])), request_body = NewEdition,
    params(("slug" = String, Path, description = "Slug or identifier")), responses((status = 201, body = EditionView)))]
#[post("/compendia/{slug}/editions")]
pub async fn create_edition(
    request: HttpRequest,
    state: SharedState,
    slug: web::Path<String>,
    body: SignedJson<NewEdition>,
) -> HandlerResult {
    let view = blocking(move || state.editions.create(&body.call.context, &slug, body.input)).await?;
    present(&request, StatusCode::CREATED, &view, Some(&view.url))
}

/// List the editions that the caller may read, the newest first.
///
/// Everyone reads frozen editions; members of institutions read candidates up to their last day; editors read all.
#[utoipa::path(tag = "editions",
    params(("compendium" = Option<String>, Query, description = "Identifier or slug"),
        ("state" = Option<Vec<EditionState>>, Query, description = "Repeat the parameter for OR"),
        ("limit" = Option<i64>, Query, minimum = 1, maximum = 100), ("cursor" = Option<String>, Query)),
    responses((status = 200, body = Page<EditionLine>)))]
#[get("/editions")]
pub async fn list_editions(
    request: HttpRequest,
    state: SharedState,
    call: Call,
    mut params: Params,
) -> HandlerResult {
    let compendium = params.one("compendium").map(str::to_owned);
    let query = EditionQuery { compendium, states: params.named("state", EditionState::named) };
    let asked = params.paging().map(|paging| (query, paging));
    let shared = state.clone();
    let list = blocking(move || shared.editions.list(&call.context, asked)).await?;
    page(&request, &state.links, &list)
}

/// Get an edition with the texts of the secretariat.
#[utoipa::path(tag = "editions", params(("id" = EditionId, Path)),
    responses((status = 200, body = EditionView), (status = 304, description = "Not modified: the caller already has this revision")))]
#[get("/editions/{id}")]
pub async fn get_edition(
    request: HttpRequest,
    state: SharedState,
    call: Call,
    id: web::Path<String>,
) -> HandlerResult {
    let id = path_id(&id)?;
    let view = blocking(move || state.editions.edition(&call.context, id)).await?;
    present(&request, StatusCode::OK, &view, None)
}

/// Change an edition's title, languages, chapters and imprint.
///
/// Requires `If-Match` with the tag of the revision to change. A candidate becomes a draft again.
#[utoipa::path(tag = "editions", security(("bearer" = [])), request_body = ChangeEdition,
    params(("id" = EditionId, Path), ("If-Match" = Option<String>, Header, description = "The tag of the revision being changed: `\"3-…\"`; of several any may be it")),
    responses((status = 200, body = EditionView), (status = 409, description = "`wrong_stage`: it is frozen"),
        (status = 412, description = "`version_conflict`, with `current_version`"), (status = 428, description = "`precondition_required`")))]
#[patch("/editions/{id}")]
pub async fn change_edition(
    request: HttpRequest,
    state: SharedState,
    id: web::Path<String>,
    body: SignedJson<ChangeEdition>,
) -> HandlerResult {
    let (id, expected) = (path_id(&id)?, if_match(&request));
    let view = blocking(move || state.editions.change(&body.call.context, id, expected, body.input)).await?;
    present(&request, StatusCode::OK, &view, None)
}

/// Save texts of the secretariat. Those that are not named stay as they are, and every text that was saved stays on record.
///
/// A candidate becomes a draft again.
#[utoipa::path(tag = "editions", security(("bearer" = [])), request_body = SetParts,
    params(("id" = EditionId, Path), ("If-Match" = Option<String>, Header, description = "The tag of the revision being changed; optional")),
    responses((status = 200, body = EditionView), (status = 409, description = "`wrong_stage`: it is frozen"),
        (status = 412, description = "`version_conflict`, with `current_version`")))]
#[put("/editions/{id}/parts")]
pub async fn set_edition_parts(
    request: HttpRequest,
    state: SharedState,
    id: web::Path<String>,
    body: SignedJson<SetParts>,
) -> HandlerResult {
    let (id, expected) = (path_id(&id)?, if_match(&request));
    let view =
        blocking(move || state.editions.set_parts(&body.call.context, id, expected, body.input)).await?;
    present(&request, StatusCode::OK, &view, None)
}

/// List everything that was saved of one text, the newest first.
#[utoipa::path(tag = "editions", security(("bearer" = [])),
    params(("id" = EditionId, Path), ("part" = PartKind, Path), ("language" = UiLanguage, Path),
        ("number" = Option<u32>, Query, minimum = 1, maximum = 10, description = "Which foreword; the first by default"),
        ("chapter" = Option<String>, Query, description = "Identifier or slug of the chapter that the text introduces"),
        ("limit" = Option<i64>, Query, minimum = 1, maximum = 100), ("cursor" = Option<String>, Query)),
    responses((status = 200, body = Page<SavedText>)))]
#[get("/editions/{id}/parts/{part}/{language}")]
pub async fn list_saved_texts(
    request: HttpRequest,
    state: SharedState,
    call: SignedIn,
    path: web::Path<(String, String, String)>,
    mut params: Params,
) -> HandlerResult {
    let (id, part, language) = path.into_inner();
    let id = path_id(&id)?;
    let part = PartKind::named(&part).ok_or_else(Error::not_found)?;
    let language = UiLanguage::of(&language).filter(|known| known.code() == language);
    let language = language.ok_or_else(Error::not_found)?;
    let (number, chapter) = (params.read("number"), params.one("chapter").map(str::to_owned));
    let query = params.paging().map(|paging| (number, chapter, paging));
    let shared = state.clone();
    let list =
        blocking(move || shared.editions.text_history(&call.0.context, id, part, language, query)).await?;
    page(&request, &state.links, &list)
}

/// List the chapters and practices of an edition with their numbers. A draft has what is published now.
#[utoipa::path(tag = "editions", params(("id" = EditionId, Path)), responses((status = 200, body = EntryList)))]
#[get("/editions/{id}/entries")]
pub async fn get_edition_entries(state: SharedState, call: Call, id: web::Path<String>) -> HandlerResult {
    let id = path_id(&id)?;
    ok(&blocking(move || state.editions.entries(&call.context, id)).await?)
}

/// Set which published practices are left out, and which come first in their chapters.
///
/// All other published practices of the chosen chapters are in the edition. A candidate becomes a draft again.
#[utoipa::path(tag = "editions", security(("bearer" = [])), request_body = SetEntries,
    params(("id" = EditionId, Path), ("If-Match" = Option<String>, Header, description = "The tag of the revision being changed; optional")),
    responses((status = 200, body = EditionView), (status = 409, description = "`wrong_stage`: it is frozen"),
        (status = 412, description = "`version_conflict`, with `current_version`")))]
#[put("/editions/{id}/entries")]
pub async fn set_edition_entries(
    request: HttpRequest,
    state: SharedState,
    id: web::Path<String>,
    body: SignedJson<SetEntries>,
) -> HandlerResult {
    let (id, expected) = (path_id(&id)?, if_match(&request));
    let view =
        blocking(move || state.editions.set_entries(&body.call.context, id, expected, body.input)).await?;
    present(&request, StatusCode::OK, &view, None)
}

/// Get a practice in the version that the edition has, even if it is no longer published.
#[utoipa::path(tag = "editions", params(("id" = EditionId, Path), ("section" = SectionId, Path)),
    responses((status = 200, body = ContentsEntry)))]
#[get("/editions/{id}/entries/{section}")]
pub async fn get_edition_entry(
    state: SharedState,
    call: Call,
    path: web::Path<(String, String)>,
) -> HandlerResult {
    let (id, section) = path.into_inner();
    let (id, section) = (path_id(&id)?, path_id(&section)?);
    ok(&blocking(move || state.editions.entry(&call.context, id, section)).await?)
}

/// Make a candidate of an edition, or make it again. Members of institutions can read it up to a day.
///
/// Every practice is pinned to the version that is published now.
#[utoipa::path(tag = "editions", security(("bearer" = [])), request_body = MakeCandidate,
    params(("id" = EditionId, Path), ("If-Match" = Option<String>, Header, description = "The tag of the revision; optional")),
    responses((status = 200, body = EditionView), (status = 409, description = "`wrong_stage`: it is frozen; `conflict`: what is published changes all the time"),
        (status = 412, description = "`version_conflict`, with `current_version`")))]
#[post("/editions/{id}/candidate")]
pub async fn make_candidate(
    request: HttpRequest,
    state: SharedState,
    id: web::Path<String>,
    body: SignedJson<MakeCandidate>,
) -> HandlerResult {
    let (id, expected) = (path_id(&id)?, if_match(&request));
    let view =
        blocking(move || state.editions.make_candidate(&body.call.context, id, expected, body.input)).await?;
    present(&request, StatusCode::OK, &view, None)
}

/// Freeze an edition. It gets a number, everyone can read it, and it never changes again.
///
/// Every practice is pinned to the version that is published now.
#[utoipa::path(tag = "editions", security(("bearer" = [])), request_body = Freeze,
    params(("id" = EditionId, Path), ("If-Match" = Option<String>, Header, description = "The tag of the revision; optional")),
    responses((status = 200, body = EditionView),
        (status = 409, description = "`wrong_stage`: it is frozen; `conflict`: the number was given already, or what is published changes all the time"),
        (status = 412, description = "`version_conflict`, with `current_version`")))]
#[post("/editions/{id}/freeze")]
pub async fn freeze_edition(
    request: HttpRequest,
    state: SharedState,
    id: web::Path<String>,
    body: SignedJson<Freeze>,
) -> HandlerResult {
    let (id, expected) = (path_id(&id)?, if_match(&request));
    let view = blocking(move || state.editions.freeze(&body.call.context, id, expected, body.input)).await?;
    present(&request, StatusCode::OK, &view, None)
}

/// Get the manifest of a candidate or a frozen edition, byte for byte as it was hashed.
#[utoipa::path(tag = "editions", params(("id" = EditionId, Path)), responses((status = 200, body = Manifest)))]
#[get("/editions/{id}/manifest")]
pub async fn get_manifest(state: SharedState, call: Call, id: web::Path<String>) -> HandlerResult {
    let id = path_id(&id)?;
    let manifest = blocking(move || state.editions.manifest(&call.context, id)).await?;
    Ok(HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-store")).content_type(JSON).body(manifest))
}

/// List the practices that an edition adds, no longer has, or has in another version, compared with an earlier one.
#[utoipa::path(tag = "editions",
    params(("id" = EditionId, Path), ("since" = Option<EditionId>, Query, description = "The earlier edition; by default the one that it corrects, otherwise the last one frozen before it")),
    responses((status = 200, body = EditionChanges)))]
#[get("/editions/{id}/changes")]
pub async fn list_edition_changes(
    state: SharedState,
    call: Call,
    id: web::Path<String>,
    mut params: Params,
) -> HandlerResult {
    let id = path_id(&id)?;
    let since = params.read("since");
    let since = params.done(since);
    ok(&blocking(move || state.editions.changes(&call.context, id, since)).await?)
}

/// Compare the versions of a practice that two editions have, also if it is no longer published.
#[utoipa::path(tag = "editions",
    params(("id" = EditionId, Path), ("section" = SectionId, Path),
        ("since" = Option<EditionId>, Query, description = "The earlier edition; by default the one that it corrects, otherwise the last one frozen before it")),
    responses((status = 200, body = VersionComparison)))]
#[get("/editions/{id}/changes/{section}")]
pub async fn compare_edition_entry(
    state: SharedState,
    call: Call,
    path: web::Path<(String, String)>,
    mut params: Params,
) -> HandlerResult {
    let (id, section) = path.into_inner();
    let (id, section) = (path_id(&id)?, path_id(&section)?);
    let since = params.read("since");
    let since = params.done(since);
    ok(&blocking(move || state.editions.compare(&call.context, id, section, since)).await?)
}
