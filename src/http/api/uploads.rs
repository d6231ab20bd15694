//! Uploaded reports.

use actix_multipart::{Field, Multipart};
use actix_web::body::BoxBody;
use actix_web::http::StatusCode;
use actix_web::http::header::IF_NONE_MATCH;
use actix_web::{HttpRequest, get, post, web};
use futures_util::TryStreamExt;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::domain::ids::SectionId;
use crate::domain::version::escaped;
use crate::error::{Error, Fault, FaultCode, Result};
use crate::http::answer::{HandlerResult, names, tagged, unchanged};
use crate::http::arriving::Kind;
use crate::http::arriving::LARGEST_UPLOAD;
use crate::http::call::{Call, SignedIn};
use crate::http::document::no_such_address;
use crate::http::download::uploaded;
use crate::http::multipart::{broken, bytes_of, malformed, parts};
use crate::http::params::path_id;
use crate::http::state::{AppState, SharedState};
use crate::services::uploads::{ImportedSection, Upload};
use crate::services::{Context, blocking};

/// Maximum size of a form field other than the file, in bytes.
const LARGEST_FIELD: usize = 1000;

pub(super) fn routes(config: &mut ServiceConfig) {
    config.service(import_section).service(get_original);
    // With any other method, the path would be taken for that of a section.
    config.map(|config| config.service(web::resource("/sections/import").to(no_such_address)));
}

/// The form of an uploaded report.
#[derive(ToSchema)]
#[allow(dead_code)]
struct UploadForm {
    /// DOCX, Markdown or plain text, at most 50 MiB.
    #[schema(format = Binary, content_media_type = "application/octet-stream")]
    file: String,
    /// The compendium's identifier or slug.
    #[schema(example = "framework-document")]
    compendium: String,
    /// The chapter's identifier or slug.
    #[schema(example = "consular-cooperation")]
    chapter: String,
    /// The institution's identifier or slug.
    #[schema(example = "mre-co")]
    institution: String,
    /// The language it is written in.
    #[schema(example = "es")]
    language: String,
}

/// A file as it was uploaded.
#[derive(ToSchema)]
#[schema(value_type = String, format = Binary, content_media_type = "application/octet-stream")]
#[allow(dead_code)]
struct OriginalFile(String);

/// Import an uploaded report (DOCX, Markdown or plain text) as a draft.
///
/// Its text becomes the body, and its first heading the title. The original file is kept. `unread` lists and counts the
/// parts of the report that the draft lacks.
#[utoipa::path(tag = "sections", security(("bearer" = [])),
    request_body(content = UploadForm, content_type = "multipart/form-data"),
    responses((status = 201, body = ImportedSection)))]
#[post("/sections/import")]
pub async fn import_section(
    request: HttpRequest,
    state: SharedState,
    call: Call,
    payload: web::Payload,
) -> HandlerResult {
    call.context.actor.user()?;
    let _place = state.uploads.slot(&call.context)?;
    let (form, _held) = parts(&request, &state, payload.into_inner(), Kind::Upload)?;
    let (upload, hash) = read(form, &state, &call.context).await?;
    let call = call.identify(&request, &state, &hash)?;
    let imported = state.uploads.import(call.context.clone(), upload).await?;
    let view = &imported.section;
    let location = state.links.section(view.id);
    // Tagged as the section will be when it is read again: the unread parts of the report are reported only here.
    let answer =
        tagged(&request, StatusCode::CREATED, view.version.unwrap_or(0), view, "private", Some(&location))?;
    Ok(answer.set_body(BoxBody::new(serde_json::to_vec(&imported).map_err(Error::internal)?)))
}

/// Get the file that a section was imported from, byte for byte as it was uploaded.
///
/// Available to those who may see the version that was created from it, which is the first. Other callers, and sections
/// that were not imported from a file, get `404`.
#[utoipa::path(tag = "sections", security(("bearer" = [])), params(("id" = SectionId, Path)),
    responses((status = 200, content(
            (OriginalFile = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            (OriginalFile = "text/markdown"), (OriginalFile = "text/plain"))),
        (status = 304, description = "Not modified: the caller already has this version")))]
#[get("/sections/{id}/original")]
pub async fn get_original(
    request: HttpRequest,
    state: SharedState,
    call: SignedIn,
    id: web::Path<String>,
) -> HandlerResult {
    let id = path_id(&id)?;
    let kept = blocking(move || state.uploads.original(&call.0.context, id)).await?;
    let tag = format!("\"{}\"", kept.original.sha256);
    Ok(if names(request.headers().get_all(IF_NONE_MATCH), &tag) {
        unchanged(tag, "private")
    } else {
        uploaded(kept, &tag)
    })
}

/// Reads the form, and a hash of all its parts for the idempotency key. Each part may occur only once, and unknown or
/// repeated parts are rejected as soon as they begin.
async fn read(mut form: Multipart, state: &AppState, context: &Context) -> Result<(Upload, Vec<u8>)> {
    let mut upload = Upload::default();
    let mut hash = Sha256::new();
    let mut left = LARGEST_UPLOAD;
    while let Some(mut field) = form.try_next().await.map_err(broken)? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "file" {
            if upload.file.is_some() {
                return Err(refused(&name, FaultCode::RepeatedItems));
            }
            let disposition = field.content_disposition();
            let named = disposition.and_then(|found| found.get_filename()).unwrap_or_default();
            upload.file_name = named.to_owned();
            upload.media_type = field.content_type().map(ToString::to_string).unwrap_or_default();
            upload.file = Some(counted(&name, &mut field, left, &mut left, &mut hash).await?);
            continue;
        }
        let place = match name.as_str() {
            "compendium" => &mut upload.compendium,
            "chapter" => &mut upload.chapter,
            "institution" => &mut upload.institution,
            "language" => &mut upload.language,
            _ => return Err(refused(&name, FaultCode::UnknownField)),
        };
        if place.is_some() {
            return Err(refused(&name, FaultCode::RepeatedItems));
        }
        let bytes = counted(&name, &mut field, LARGEST_FIELD.min(left), &mut left, &mut hash).await?;
        let text = String::from_utf8(bytes).map_err(|_| malformed())?;
        if name == "institution" {
            // Checked as soon as the institution is known, which in most forms is before the file.
            state.uploads.may_import(context, Some(&text)).await?;
        }
        *place = Some(text);
    }
    Ok((upload, hash.finalize().to_vec()))
}

/// Returns the bytes of a part of a form, if there are at most `limit`, and takes them off what is left for the form.
pub(super) async fn counted(
    name: &str,
    field: &mut Field,
    limit: usize,
    left: &mut usize,
    hash: &mut Sha256,
) -> Result<Vec<u8>> {
    let bytes = bytes_of(name, field, limit, hash).await?;
    *left -= bytes.len();
    Ok(bytes)
}

/// Returns the error for a form with a part that has this fault.
pub(super) fn refused(name: &str, code: FaultCode) -> Error {
    Error::invalid(vec![Fault::new(format!("/{}", escaped(name)), code)])
}
