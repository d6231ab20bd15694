//! Logos of institutions, and of those who publish an edition.

use actix_multipart::Multipart;
use actix_web::{HttpRequest, delete, get, put, web};
use futures_util::TryStreamExt;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::uploads::refused;
use crate::domain::ids::EditionId;
use crate::domain::institution::Institution;
use crate::domain::logo::{LARGEST_LOGO, Logo};
use crate::error::{Code, Error, Fault, FaultCode, Result};
use crate::http::answer::{HandlerResult, ok};
use crate::http::arriving::Kind;
use crate::http::call::{Call, SignedIn};
use crate::http::download::{picture, unless_known};
use crate::http::multipart::{broken, bytes_of, parts};
use crate::http::params::path_id;
use crate::http::state::SharedState;
use crate::services::blocking;

/// How logos may be cached: an institution may get another one at any time, the file itself never changes.
const OF_INSTITUTION: &str = "public, no-cache";
/// The same for editions, which not everybody may read.
const OF_EDITION: &str = "private, no-cache";

pub(super) fn routes(config: &mut ServiceConfig) {
    config.service(get_logo).service(set_logo).service(remove_logo).service(get_edition_logo);
}

/// The form of a logo.
#[derive(ToSchema)]
#[allow(dead_code)]
struct LogoForm {
    /// PNG, JPEG or WebP, at most 5 MiB.
    #[schema(format = Binary, content_media_type = "application/octet-stream")]
    file: String,
}

/// A picture.
#[derive(ToSchema)]
#[schema(value_type = String, format = Binary, content_media_type = "application/octet-stream")]
#[allow(dead_code)]
struct LogoBytes(String);

/// Get the logo of an institution.
#[utoipa::path(tag = "settings",
    params(("id" = String, Path, description = "The institution's identifier or slug")),
    responses((status = 200, content((LogoBytes = "image/png"), (LogoBytes = "image/jpeg"))),
        (status = 304, description = "Not modified: the caller already has it")))]
#[get("/institutions/{id}/logo")]
pub async fn get_logo(
    request: HttpRequest,
    state: SharedState,
    _: Call,
    id: web::Path<String>,
) -> HandlerResult {
    let shared = state.clone();
    let logo = blocking(move || shared.logos.logo(&id)).await?;
    shown(&request, state, logo, OF_INSTITUTION).await
}

/// Give an institution a logo, in place of the one that it may have. Frozen editions keep theirs.
///
/// The picture loses its metadata, and is made smaller if it has more than 640 by 960 pixels. WebP becomes PNG.
#[utoipa::path(tag = "settings", security(("bearer" = [])),
    params(("id" = String, Path, description = "The institution's identifier or slug")),
    request_body(content = LogoForm, content_type = "multipart/form-data"),
    responses((status = 200, body = Institution)))]
#[put("/institutions/{id}/logo")]
pub async fn set_logo(
    request: HttpRequest,
    state: SharedState,
    call: Call,
    id: web::Path<String>,
    payload: web::Payload,
) -> HandlerResult {
    call.context.actor.user()?;
    let id = id.into_inner();
    let (shared, context, named) = (state.clone(), call.context.clone(), id.clone());
    // Before anything is read of the file.
    let _place = blocking(move || shared.logos.slot(&context, &named)).await?;
    let (form, _held) = parts(&request, &state, payload.into_inner(), Kind::Upload)?;
    let (file, hash) = read(form).await?;
    let call = call.identify(&request, &state, &hash)?;
    ok(&state.logos.give(call.context.clone(), id, file).await?)
}

/// Take away the logo of an institution. Frozen editions keep it.
#[utoipa::path(tag = "settings", security(("bearer" = [])),
    params(("id" = String, Path, description = "The institution's identifier or slug")),
    responses((status = 200, body = Institution)))]
#[delete("/institutions/{id}/logo")]
pub async fn remove_logo(state: SharedState, call: SignedIn, id: web::Path<String>) -> HandlerResult {
    ok(&blocking(move || state.logos.take_away(&call.0.context, &id)).await?)
}

/// Get the logo of one of those who publish an edition: of a candidate or a frozen edition the one that it was made with,
/// of a draft the one that the institution has now.
#[utoipa::path(tag = "editions",
    params(("id" = EditionId, Path),
        ("publisher" = usize, Path, minimum = 1, description = "Which of the publishers in the imprint, from 1")),
    responses((status = 200, content((LogoBytes = "image/png"), (LogoBytes = "image/jpeg"))),
        (status = 304, description = "Not modified: the caller already has it")))]
#[get("/editions/{id}/logos/{publisher}")]
pub async fn get_edition_logo(
    request: HttpRequest,
    state: SharedState,
    call: Call,
    path: web::Path<(String, String)>,
) -> HandlerResult {
    let (id, publisher) = path.into_inner();
    let id = path_id(&id)?;
    let publisher = publisher.parse().map_err(|_| Error::not_found())?;
    let editions = state.editions.clone();
    let logo = blocking(move || editions.logo(&call.context, id, publisher)).await?;
    shown(&request, state, logo, OF_EDITION).await
}

async fn shown(request: &HttpRequest, state: SharedState, logo: Logo, cache: &'static str) -> HandlerResult {
    let sha256 = logo.sha256.clone();
    unless_known(request, (&sha256, cache), move || state.logos.open(logo), picture).await
}

/// Reads the form, and a hash of it for the idempotency key.
async fn read(mut form: Multipart) -> Result<(Option<Vec<u8>>, Vec<u8>)> {
    let (mut file, mut hash) = (None, Sha256::new());
    while let Some(mut field) = form.try_next().await.map_err(broken)? {
        let name = field.name().unwrap_or_default().to_owned();
        match name.as_str() {
            "file" if file.is_some() => return Err(refused(&name, FaultCode::RepeatedItems)),
            "file" => {
                let bytes = bytes_of(&name, &mut field, LARGEST_LOGO, &mut hash).await;
                file = Some(bytes.map_err(too_large)?);
            }
            _ => return Err(refused(&name, FaultCode::UnknownField)),
        }
    }
    Ok((file, hash.finalize().to_vec()))
}

/// Adds how large a logo may be.
fn too_large(error: Error) -> Error {
    if error.code != Code::TooLarge || !error.faults.is_empty() {
        return error;
    }
    let limit = LARGEST_LOGO / 1024 / 1024;
    let fault = Fault::new("/file", FaultCode::FileTooLarge).with("limit", limit);
    Error { faults: vec![fault].into(), ..error }
}
