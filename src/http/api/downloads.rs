//! Published practices as documents; no account needed.

use actix_web::{HttpRequest, get, web};
use utoipa_actix_web::service_config::ServiceConfig;

use super::edition_files::{EditionBytes, ExportView, answered};
use super::parameters::{Asked, Order};
use crate::domain::ids::SectionId;
use crate::domain::language::UiLanguage;
use crate::error::Error;
use crate::http::answer::HandlerResult;
use crate::http::call::{Call, address, ui_language};
use crate::http::download::turn;
use crate::http::params::Params;
use crate::http::params::path_id;
use crate::http::searching::asked;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::downloads::Grouping;
use crate::services::editions::EditionFormat;

pub(super) fn routes(config: &mut ServiceConfig) {
    config.service(export_published).service(export_search);
}

/// Get a published practice as a document: `pdf`, `docx`, `html` (one page), `epub`, `zip` (Markdown) or `json`.
///
/// A PDF that nobody has asked for yet is made in the background: the response is 202, and the same address gives the file
/// later.
#[utoipa::path(tag = "public",
    params(("id" = SectionId, Path), ("format" = inline(EditionFormat), Path),
        ("lang" = Option<UiLanguage>, Query, description = "The reader's language, for labels and names"),
        ("version" = Option<u32>, Query, minimum = 1, description = "A version that was once published")),
    responses((status = 200, content((EditionBytes = "application/pdf"),
            (EditionBytes = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            (EditionBytes = "text/html"), (EditionBytes = "application/epub+zip"), (EditionBytes = "application/zip"),
            ("application/json"))),
        (status = 202, body = ExportView, description = "It is being made; `Location` says how far it is"),
        (status = 304, description = "Not modified: the reader already has this file"),
        (status = 410, description = "`unpublished`, with only title, institution and date"),
        (status = 429, description = "`too_many_requests`: too many documents are being made"),
        (status = 503, description = "`unavailable`: too many PDFs wait, or this one could not be made")))]
#[get("/published/{id}/export.{format}")]
pub async fn export_published(
    request: HttpRequest,
    state: SharedState,
    _: Call,
    path: web::Path<(String, String)>,
    mut params: Params,
) -> HandlerResult {
    let (id, format) = path.into_inner();
    let id: SectionId = path_id(&id)?;
    let format = EditionFormat::named(&format).ok_or_else(Error::not_found)?;
    let language = params.one("lang").and_then(UiLanguage::of).unwrap_or_else(|| ui_language(&request));
    let version: Option<u32> = params.read("version");
    let version = params.done(version);
    turn(&request, &state, format)?;
    let shared = state.clone();
    let file = blocking(move || shared.downloads.practice(id, version, language, format)).await?;
    answered(&request, &state, file)
}

/// Get the whole practices that a search finds as one document, up to 200: `pdf`, `docx`, `html` (one page), `epub` or
/// `zip` (Markdown).
///
/// It says what was searched for, when, and how many practices were found, and ends with the references. At most thirty a
/// minute are made for one address. `export.json` has the same practices for programs.
#[utoipa::path(tag = "public",
    params(("format" = String, Path, example = "docx", description = "`pdf`, `docx`, `html`, `epub` or `zip`"),
        Asked, Order,
        ("group" = inline(Option<Grouping>), Query, description = "By default in the order of the results")),
    responses((status = 200, content((EditionBytes = "application/pdf"),
            (EditionBytes = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            (EditionBytes = "text/html"), (EditionBytes = "application/epub+zip"), (EditionBytes = "application/zip"))),
        (status = 202, body = ExportView, description = "It is being made; `Location` says how far it is"),
        (status = 304, description = "Not modified: the reader already has this file"),
        (status = 422, description = "`invalid`: more than 200 practices, or texts that are too long; narrow the search"),
        (status = 429, description = "`too_many_requests`: too many documents are being made, or too many for this address"),
        (status = 503, description = "`unavailable`: the index is being filled, the search took too long, or too many PDFs wait")))]
#[get("/search/export.{format}")]
pub async fn export_search(
    request: HttpRequest,
    state: SharedState,
    _: Call,
    path: web::Path<String>,
    mut params: Params,
) -> HandlerResult {
    let format = EditionFormat::named(&path).filter(|format| *format != EditionFormat::Json);
    let format = format.ok_or_else(Error::not_found)?;
    let search = asked(&mut params, ui_language(&request));
    let by = params.named("group", Grouping::named).first().copied().unwrap_or_default();
    let search = params.done(search)?;
    state.limits.costly(address(&request, &state).into())?;
    let shared = state.clone();
    let file = blocking(move || shared.downloads.search(search, by, format)).await?;
    answered(&request, &state, file)
}
