//! Institutions, compendia, chapters, templates and vocabularies.

use actix_web::{HttpRequest, get, patch, post, put, web};
use serde_json::Value;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::domain::compendium::Compendium;
use crate::domain::institution::Institution;
use crate::domain::vocabulary::Vocabulary;
use crate::http::answer::{HandlerResult, created, current, expected, ok, page};
use crate::http::body::SignedJson;
use crate::http::call::Call;
use crate::http::params::Params;
use crate::http::state::SharedState;
use crate::services::page::Page;
use crate::services::settings::{
    ChangeCompendium, ChangeInstitution, Chapters, NewCompendium, NewInstitution, SetChapters, SetVocabulary,
    VocabularyList, revision, template_revision,
};
use crate::services::{blocking, defaults};

pub(super) fn routes(config: &mut ServiceConfig) {
    config
        .service(list_institutions)
        .service(create_institution)
        .service(get_institution)
        .service(change_institution)
        .service(list_compendia)
        .service(create_compendium)
        .service(get_compendium)
        .service(change_compendium)
        .service(get_chapters)
        .service(set_chapters)
        .service(get_template)
        .service(set_template)
        .service(list_vocabularies)
        .service(get_vocabulary)
        .service(set_vocabulary);
}

/// List the institutions, by slug.
#[utoipa::path(tag = "settings",
    params(("country" = Option<String>, Query, description = "ISO 3166-1 alpha-2"),
        ("limit" = Option<i64>, Query, minimum = 1, maximum = 100), ("cursor" = Option<String>, Query)),
    responses((status = 200, body = Page<Institution>)))]
#[get("/institutions")]
pub async fn list_institutions(
    request: HttpRequest,
    state: SharedState,
    _: Call,
    params: Params,
) -> HandlerResult {
    let country = params.one("country").map(str::to_owned);
    let paging = params.paging()?;
    let shared = state.clone();
    let list = blocking(move || shared.settings.institutions(country.as_deref(), paging)).await?;
    page(&request, &state.links, &list)
}

/// Create an institution.
#[utoipa::path(tag = "settings", security(("bearer" = [])), request_body = NewInstitution,
    responses((status = 201, body = Institution)))]
#[post("/institutions")]
pub async fn create_institution(state: SharedState, body: SignedJson<NewInstitution>) -> HandlerResult {
    let shared = state.clone();
    let made = blocking(move || shared.settings.create_institution(&body.call.context, body.input)).await?;
    created(&made, &state.links.api(&format!("institutions/{}", made.id)))
}

/// Get an institution.
#[utoipa::path(tag = "settings", params(("id" = String, Path, description = "Identifier or slug")),
    responses((status = 200, body = Institution)))]
#[get("/institutions/{id}")]
pub async fn get_institution(state: SharedState, _: Call, id: web::Path<String>) -> HandlerResult {
    ok(&blocking(move || state.settings.institution(&id)).await?)
}

/// Change an institution. Its slug stays the same.
#[utoipa::path(tag = "settings", security(("bearer" = [])), request_body = ChangeInstitution,
    params(("id" = String, Path, description = "Identifier or slug")), responses((status = 200, body = Institution)))]
#[patch("/institutions/{id}")]
pub async fn change_institution(
    state: SharedState,
    id: web::Path<String>,
    body: SignedJson<ChangeInstitution>,
) -> HandlerResult {
    ok(&blocking(move || state.settings.change_institution(&body.call.context, &id, body.input)).await?)
}

/// List the compendia.
#[utoipa::path(tag = "settings",
    params(("limit" = Option<i64>, Query, minimum = 1, maximum = 100), ("cursor" = Option<String>, Query)),
    responses((status = 200, body = Page<Compendium>)))]
#[get("/compendia")]
pub async fn list_compendia(
    request: HttpRequest,
    state: SharedState,
    _: Call,
    params: Params,
) -> HandlerResult {
    let paging = params.paging()?;
    let shared = state.clone();
    let list = blocking(move || shared.settings.compendia(paging)).await?;
    page(&request, &state.links, &list)
}

/// Create a compendium with the template that ships with Acervo.
#[utoipa::path(tag = "settings", security(("bearer" = [])), request_body = NewCompendium,
    responses((status = 201, body = Compendium), (status = 409, description = "`conflict`: the slug is taken")))]
#[post("/compendia")]
pub async fn create_compendium(state: SharedState, body: SignedJson<NewCompendium>) -> HandlerResult {
    let shared = state.clone();
    let made = blocking(move || {
        shared.settings.create_compendium(&body.call.context, body.input, &defaults::template()?)
    })
    .await?;
    created(&made, &state.links.api(&format!("compendia/{}", made.slug)))
}

/// Get a compendium.
#[utoipa::path(tag = "settings", params(("slug" = String, Path, description = "Slug or identifier")),
    responses((status = 200, body = Compendium)))]
#[get("/compendia/{slug}")]
pub async fn get_compendium(state: SharedState, _: Call, slug: web::Path<String>) -> HandlerResult {
    ok(&blocking(move || state.settings.compendium(&slug)).await?)
}

/// Change a compendium's title, languages and settings.
#[utoipa::path(tag = "settings", security(("bearer" = [])), request_body = ChangeCompendium,
    params(("slug" = String, Path, description = "Slug or identifier")), responses((status = 200, body = Compendium)))]
#[patch("/compendia/{slug}")]
pub async fn change_compendium(
    state: SharedState,
    slug: web::Path<String>,
    body: SignedJson<ChangeCompendium>,
) -> HandlerResult {
    ok(&blocking(move || state.settings.change_compendium(&body.call.context, &slug, body.input)).await?)
}

/// Get the tree of a compendium's chapters.
#[utoipa::path(tag = "settings", params(("slug" = String, Path, description = "Slug or identifier")),
    responses((status = 200, body = Chapters)))]
#[get("/compendia/{slug}/chapters")]
pub async fn get_chapters(
    request: HttpRequest,
    state: SharedState,
    _: Call,
    slug: web::Path<String>,
) -> HandlerResult {
    let chapters = blocking(move || state.settings.chapters(&slug)).await?;
    current(&request, &revision(&chapters.items)?, &chapters)
}

/// Replace the whole tree of a compendium's chapters.
#[utoipa::path(tag = "settings", security(("bearer" = [])), request_body = SetChapters,
    params(("slug" = String, Path, description = "Slug or identifier"),
        ("If-Match" = Option<String>, Header, description = "The tag of the chapters being replaced; optional")),
    responses((status = 200, body = Chapters), (status = 409, description = "`conflict`: a chapter to be removed has sections"),
        (status = 412, description = "`version_conflict`: the chapters are no longer those that `If-Match` names")))]
#[put("/compendia/{slug}/chapters")]
pub async fn set_chapters(
    request: HttpRequest,
    state: SharedState,
    slug: web::Path<String>,
    body: SignedJson<SetChapters>,
) -> HandlerResult {
    let expected = expected(&request);
    let write = move || state.settings.set_chapters(&body.call.context, &slug, body.input, &expected);
    let chapters = blocking(write).await?;
    current(&request, &revision(&chapters.items)?, &chapters)
}

/// Get a compendium's template: the JSON Schema of `practice`.
#[utoipa::path(tag = "settings", params(("slug" = String, Path, description = "Slug or identifier")),
    responses((status = 200, body = Object)))]
#[get("/compendia/{slug}/template")]
pub async fn get_template(
    request: HttpRequest,
    state: SharedState,
    _: Call,
    slug: web::Path<String>,
) -> HandlerResult {
    let template = blocking(move || state.settings.template(&slug)).await?;
    current(&request, &template_revision(&template), &template)
}

/// Replace a compendium's template with one that has more fields, or in which some are retired (`"x-retired": true`).
#[utoipa::path(tag = "settings", security(("bearer" = [])), request_body = Object,
    params(("slug" = String, Path, description = "Slug or identifier"),
        ("If-Match" = Option<String>, Header, description = "The tag of the template being replaced; optional")),
    responses((status = 200, body = Object),
        (status = 412, description = "`version_conflict`: the template is no longer the one that `If-Match` names")))]
#[put("/compendia/{slug}/template")]
pub async fn set_template(
    request: HttpRequest,
    state: SharedState,
    slug: web::Path<String>,
    body: SignedJson<Value>,
) -> HandlerResult {
    let expected = expected(&request);
    let write = move || state.settings.set_template(&body.call.context, &slug, body.input, &expected);
    let template = blocking(write).await?;
    current(&request, &template_revision(&template), &template)
}

/// List all vocabularies.
#[utoipa::path(tag = "settings", responses((status = 200, body = VocabularyList)))]
#[get("/vocabularies")]
pub async fn list_vocabularies(state: SharedState, _: Call) -> HandlerResult {
    ok(&blocking(move || state.settings.vocabularies()).await?)
}

/// Get a vocabulary.
#[utoipa::path(tag = "settings", params(("name" = String, Path)), responses((status = 200, body = Vocabulary)))]
#[get("/vocabularies/{name}")]
pub async fn get_vocabulary(
    request: HttpRequest,
    state: SharedState,
    _: Call,
    name: web::Path<String>,
) -> HandlerResult {
    let vocabulary = blocking(move || state.settings.vocabulary(&name)).await?;
    current(&request, &revision(&vocabulary)?, &vocabulary)
}

/// Replace a vocabulary, or add one.
#[utoipa::path(tag = "settings", security(("bearer" = [])), request_body = SetVocabulary,
    params(("name" = String, Path),
        ("If-Match" = Option<String>, Header, description = "The tag of the vocabulary being replaced; optional")),
    responses((status = 200, body = Vocabulary),
        (status = 412, description = "`version_conflict`: the vocabulary is no longer the one that `If-Match` names")))]
#[put("/vocabularies/{name}")]
pub async fn set_vocabulary(
    request: HttpRequest,
    state: SharedState,
    name: web::Path<String>,
    body: SignedJson<SetVocabulary>,
) -> HandlerResult {
    let expected = expected(&request);
    let write = move || state.settings.set_vocabulary(&body.call.context, &name, body.input, &expected);
    let vocabulary = blocking(write).await?;
    current(&request, &revision(&vocabulary)?, &vocabulary)
}
