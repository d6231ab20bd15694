//! Institutions, compendia, chapters, templates and vocabularies.

use actix_web::{HttpRequest, get, patch, post, put, web};
use serde_json::Value;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::domain::compendium::Compendium;
use crate::domain::institution::Institution;
use crate::http::SharedDesk;
use crate::http::answer::{Answer, created, ok, page};
use crate::http::body::SignedJson;
use crate::http::call::Call;
use crate::http::params::Params;
use crate::services::page::Page;
use crate::services::settings::{
    ChangeCompendium, ChangeInstitution, Chapters, NewCompendium, NewInstitution, SetChapters, SetVocabulary,
    Vocabulary, VocabularyList,
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

/// The institutions, by slug.
#[utoipa::path(tag = "settings",
    params(("country" = Option<String>, Query, description = "ISO 3166-1 alpha-2"),
        ("limit" = Option<i64>, Query, minimum = 1, maximum = 100), ("cursor" = Option<String>, Query)),
    responses((status = 200, body = Page<Institution>)))]
#[get("/institutions")]
pub async fn list_institutions(request: HttpRequest, desk: SharedDesk, _: Call, params: Params) -> Answer {
    let country = params.one("country").map(str::to_owned);
    let paging = params.paging()?;
    let shared = desk.clone();
    let list = blocking(move || shared.settings.institutions(country.as_deref(), paging)).await?;
    page(&request, &desk.public_url, &list)
}

/// Create an institution.
#[utoipa::path(tag = "settings", security(("bearer" = [])), request_body = NewInstitution,
    responses((status = 201, body = Institution)))]
#[post("/institutions")]
pub async fn create_institution(desk: SharedDesk, body: SignedJson<NewInstitution>) -> Answer {
    let shared = desk.clone();
    let made = blocking(move || shared.settings.create_institution(&body.call.context, body.input)).await?;
    created(&made, &format!("{}/api/v1/institutions/{}", desk.public_url, made.id))
}

/// An institution.
#[utoipa::path(tag = "settings", params(("id" = String, Path, description = "Identifier or slug")),
    responses((status = 200, body = Institution)))]
#[get("/institutions/{id}")]
pub async fn get_institution(desk: SharedDesk, _: Call, id: web::Path<String>) -> Answer {
    ok(&blocking(move || desk.settings.institution(&id)).await?)
}

/// Change an institution. Its slug stays.
#[utoipa::path(tag = "settings", security(("bearer" = [])), request_body = ChangeInstitution,
    params(("id" = String, Path, description = "Identifier or slug")), responses((status = 200, body = Institution)))]
#[patch("/institutions/{id}")]
pub async fn change_institution(
    desk: SharedDesk,
    id: web::Path<String>,
    body: SignedJson<ChangeInstitution>,
) -> Answer {
    ok(&blocking(move || desk.settings.change_institution(&body.call.context, &id, body.input)).await?)
}

/// The compendia.
#[utoipa::path(tag = "settings",
    params(("limit" = Option<i64>, Query, minimum = 1, maximum = 100), ("cursor" = Option<String>, Query)),
    responses((status = 200, body = Page<Compendium>)))]
#[get("/compendia")]
pub async fn list_compendia(request: HttpRequest, desk: SharedDesk, _: Call, params: Params) -> Answer {
    let paging = params.paging()?;
    let shared = desk.clone();
    let list = blocking(move || shared.settings.compendia(paging)).await?;
    page(&request, &desk.public_url, &list)
}

/// Create a compendium, with the template that Acervo ships with.
#[utoipa::path(tag = "settings", security(("bearer" = [])), request_body = NewCompendium,
    responses((status = 201, body = Compendium), (status = 409, description = "`conflict`: the slug is taken")))]
#[post("/compendia")]
pub async fn create_compendium(desk: SharedDesk, body: SignedJson<NewCompendium>) -> Answer {
    let shared = desk.clone();
    let made = blocking(move || {
        shared.settings.create_compendium(&body.call.context, body.input, &defaults::template()?)
    })
    .await?;
    created(&made, &format!("{}/api/v1/compendia/{}", desk.public_url, made.slug))
}

/// A compendium.
#[utoipa::path(tag = "settings", params(("slug" = String, Path, description = "Slug or identifier")),
    responses((status = 200, body = Compendium)))]
#[get("/compendia/{slug}")]
pub async fn get_compendium(desk: SharedDesk, _: Call, slug: web::Path<String>) -> Answer {
    ok(&blocking(move || desk.settings.compendium(&slug)).await?)
}

/// Change a compendium's title, languages and settings.
#[utoipa::path(tag = "settings", security(("bearer" = [])), request_body = ChangeCompendium,
    params(("slug" = String, Path, description = "Slug or identifier")), responses((status = 200, body = Compendium)))]
#[patch("/compendia/{slug}")]
pub async fn change_compendium(
    desk: SharedDesk,
    slug: web::Path<String>,
    body: SignedJson<ChangeCompendium>,
) -> Answer {
    ok(&blocking(move || desk.settings.change_compendium(&body.call.context, &slug, body.input)).await?)
}

/// The tree of a compendium's chapters.
#[utoipa::path(tag = "settings", params(("slug" = String, Path, description = "Slug or identifier")),
    responses((status = 200, body = Chapters)))]
#[get("/compendia/{slug}/chapters")]
pub async fn get_chapters(desk: SharedDesk, _: Call, slug: web::Path<String>) -> Answer {
    ok(&blocking(move || desk.settings.chapters(&slug)).await?)
}

/// Replace the whole tree of a compendium's chapters.
#[utoipa::path(tag = "settings", security(("bearer" = [])), request_body = SetChapters,
    params(("slug" = String, Path, description = "Slug or identifier")),
    responses((status = 200, body = Chapters), (status = 409, description = "`conflict`: sections stand in a chapter that would go")))]
#[put("/compendia/{slug}/chapters")]
pub async fn set_chapters(
    desk: SharedDesk,
    slug: web::Path<String>,
    body: SignedJson<SetChapters>,
) -> Answer {
    ok(&blocking(move || desk.settings.set_chapters(&body.call.context, &slug, body.input)).await?)
}

/// A compendium's template: the JSON Schema of `practice`.
#[utoipa::path(tag = "settings", params(("slug" = String, Path, description = "Slug or identifier")),
    responses((status = 200, body = Object)))]
#[get("/compendia/{slug}/template")]
pub async fn get_template(desk: SharedDesk, _: Call, slug: web::Path<String>) -> Answer {
    ok(&blocking(move || desk.settings.template(&slug)).await?)
}

/// Replace a compendium's template by one with more fields, or with some retired (`"x-retired": true`).
#[utoipa::path(tag = "settings", security(("bearer" = [])), request_body = Object,
    params(("slug" = String, Path, description = "Slug or identifier")), responses((status = 200, body = Object)))]
#[put("/compendia/{slug}/template")]
pub async fn set_template(desk: SharedDesk, slug: web::Path<String>, body: SignedJson<Value>) -> Answer {
    ok(&blocking(move || desk.settings.set_template(&body.call.context, &slug, body.input)).await?)
}

/// All vocabularies.
#[utoipa::path(tag = "settings", responses((status = 200, body = VocabularyList)))]
#[get("/vocabularies")]
pub async fn list_vocabularies(desk: SharedDesk, _: Call) -> Answer {
    ok(&blocking(move || desk.settings.vocabularies()).await?)
}

/// A vocabulary.
#[utoipa::path(tag = "settings", params(("name" = String, Path)), responses((status = 200, body = Vocabulary)))]
#[get("/vocabularies/{name}")]
pub async fn get_vocabulary(desk: SharedDesk, _: Call, name: web::Path<String>) -> Answer {
    ok(&blocking(move || desk.settings.vocabulary(&name)).await?)
}

/// Replace a vocabulary, or add one.
#[utoipa::path(tag = "settings", security(("bearer" = [])), request_body = SetVocabulary,
    params(("name" = String, Path)), responses((status = 200, body = Vocabulary)))]
#[put("/vocabularies/{name}")]
pub async fn set_vocabulary(
    desk: SharedDesk,
    name: web::Path<String>,
    body: SignedJson<SetVocabulary>,
) -> Answer {
    ok(&blocking(move || desk.settings.set_vocabulary(&body.call.context, &name, body.input)).await?)
}
