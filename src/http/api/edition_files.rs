//! Editions as files; no account needed for those that are frozen.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_ENCODING, HeaderValue, LOCATION, RETRY_AFTER};
use actix_web::{HttpRequest, HttpResponse, get, web};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::domain::ids::EditionId;
use crate::domain::language::UiLanguage;
use crate::error::{Code, Error};
use crate::http::answer::{HandlerResult, ok, watched};
use crate::http::call::{Call, ui_language};
use crate::http::download::{saved_as, set_aside, turn, whole};
use crate::http::params::Params;
use crate::http::params::path_id;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::editions::{EditionFile, EditionFormat, FileContent, PrintState};

/// After how many seconds it is worth asking again for a file that is being made.
const AGAIN: &str = "2";

pub(super) fn routes(config: &mut ServiceConfig) {
    config.service(export_edition).service(get_export);
}

/// A file.
#[derive(ToSchema)]
#[schema(value_type = String, format = Binary)]
#[allow(dead_code)]
pub(super) struct EditionBytes(String);

/// How far a file is.
#[derive(Serialize, ToSchema)]
pub struct ExportView {
    /// Whether it is being made, done or failed. Asking for a file that failed tries again after ten minutes.
    state: PrintState,
}

/// Get an edition, or a chapter or practice of it, as a file: `pdf`, `docx`, `html` (one page), `epub`, `zip` (Markdown)
/// or `json`.
///
/// Files are made of what was stored with the edition, so that the same edition always gives the same file. A PDF that
/// nobody has asked for yet is made in the background: the response is 202, and the same address gives the file later.
#[utoipa::path(tag = "editions",
    params(("id" = EditionId, Path), ("format" = inline(EditionFormat), Path),
        ("lang" = Option<UiLanguage>, Query, description = "One of the edition's languages; by default the reader's if it has it, otherwise its main one"),
        ("part" = Option<String>, Query, example = "p-1-2",
            description = "A chapter (`c-1`) or a practice (`p-1-2`), by its number in the edition; by default everything")),
    responses((status = 200, content((EditionBytes = "application/pdf"),
            (EditionBytes = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            (EditionBytes = "text/html"), (EditionBytes = "application/epub+zip"), (EditionBytes = "application/zip"),
            ("application/json"))),
        (status = 202, body = ExportView, description = "It is being made; `Location` says how far it is"),
        (status = 304, description = "Not modified: the reader already has this file"),
        (status = 429, description = "`too_many_requests`: too many files are being made"),
        (status = 503, description = "`unavailable`: too many PDFs wait, or this one could not be made")))]
#[get("/editions/{id}/export.{format}")]
pub async fn export_edition(
    request: HttpRequest,
    state: SharedState,
    call: Call,
    path: web::Path<(String, String)>,
    params: Params,
) -> HandlerResult {
    let (id, format) = path.into_inner();
    let id: EditionId = path_id(&id)?;
    let format = EditionFormat::named(&format).ok_or_else(Error::not_found)?;
    let language = (params.one("lang").and_then(UiLanguage::of), ui_language(&request));
    let part = params.one("part").map(str::to_owned);
    params.done(())?;
    turn(&request, &state, format)?;
    let shared = state.clone();
    let file = blocking(move || shared.editions.file(&call.context, id, language, (format, part.as_deref())))
        .await?;
    answered(&request, &state, file)
}

/// Returns a file, or 202 with the address that says how far it is.
pub(super) fn answered(request: &HttpRequest, state: &SharedState, file: EditionFile) -> HandlerResult {
    let mut response = match file.content {
        FileContent::Bytes(bytes) => watched(request, file.media_type, bytes, None),
        FileContent::SetAside(made, length, sha256) => {
            set_aside(request, (made, length, &sha256), file.media_type)
        }
        FileContent::Stored(stored, length) => whole(stored, length, file.media_type),
        FileContent::Running(key) => {
            return Ok(HttpResponse::Accepted()
                .insert_header((CACHE_CONTROL, "no-store"))
                .insert_header((RETRY_AFTER, AGAIN))
                .insert_header((LOCATION, state.links.api(&format!("exports/{key}"))))
                .json(ExportView { state: PrintState::Running }));
        }
    };
    let headers = response.headers_mut();
    headers.insert(CONTENT_ENCODING, HeaderValue::from_static("identity"));
    // A candidate is for few, and becomes a frozen edition at the same address.
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    Ok(saved_as(response, &file.file_name)?)
}

/// Ask how far a file is that is made in the background.
#[utoipa::path(tag = "editions",
    params(("key" = String, Path, description = "As in the `Location` of the 202")),
    responses((status = 200, body = ExportView)))]
#[get("/exports/{key}")]
pub async fn get_export(state: SharedState, _: Call, key: web::Path<String>) -> HandlerResult {
    let found = move || match state.editions.file_state(&key) {
        Err(error) if error.code == Code::NotFound => state.downloads.state(&key),
        known => known,
    };
    ok(&ExportView { state: blocking(found).await? })
}
