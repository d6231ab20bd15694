//! Result lists as files; no account needed.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_ENCODING};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse, get};
use futures_util::StreamExt;
use futures_util::stream::{once, try_unfold};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::citations::CslItems;
use super::parameters::{Asked, Order, Separators};
use crate::error::Error;
use crate::http::answer::HandlerResult;
use crate::http::call::{Call, ui_language};
use crate::http::params::Params;
use crate::http::searching::asked;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::exports::{ExportedList, Format, Separator};

pub(super) fn routes(config: &mut ServiceConfig) {
    config
        .service(export_csv)
        .service(export_xlsx)
        .service(export_json)
        .service(export_ris)
        .service(export_bib)
        .service(export_csl_json);
}

/// Export a result list as CSV for spreadsheets.
///
/// One row per practice, up to 10,000; UTF-8 with a byte order mark; column names in the reader's language. Anything
/// that a spreadsheet could take for a formula, whatever separator it expects, is preceded by an apostrophe.
#[utoipa::path(tag = "public",
    params(Asked, Order, Separators),
    responses((status = 200, content_type = "text/csv", body = String,
            example = json!("\u{feff}Title,Summary,Countries\r\nMobile consular desk,Officers travel to the border.,Colombia\r\n")),
        (status = 503, description = "`unavailable`: the index is being filled, or the search took too long")))]
#[get("/search/export.csv")]
pub async fn export_csv(
    request: HttpRequest,
    state: SharedState,
    _: Call,
    mut params: Params,
) -> HandlerResult {
    let separator = params.named("separator", Separator::named).first().copied().unwrap_or_default();
    export(request, state, params, Format::Csv(separator)).await
}

/// A workbook.
#[derive(ToSchema)]
#[schema(value_type = String, format = Binary, content_media_type = "application/octet-stream")]
#[allow(dead_code)]
struct Workbook(String);

/// Export a result list as a workbook (XLSX), which opens in columns in every language.
///
/// One row per practice, up to 10,000; column names in the reader's language. Days are dates, years are numbers, and
/// texts are never formulas.
#[utoipa::path(tag = "public",
    params(Asked, Order),
    responses((status = 200, content((Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))),
        (status = 429, description = "`too_many_requests`: too many workbooks are waiting to be made"),
        (status = 503, description = "`unavailable`: the index is being filled, or the search took too long")))]
#[get("/search/export.xlsx")]
pub async fn export_xlsx(request: HttpRequest, state: SharedState, _: Call, params: Params) -> HandlerResult {
    export(request, state, params, Format::Xlsx).await
}

/// Export a result list with everything that search results show, plus the complete practices.
#[utoipa::path(tag = "public",
    params(Asked, Order),
    responses((status = 200, body = ExportedList),
        (status = 503, description = "`unavailable`: the index is being filled, or the search took too long")))]
#[get("/search/export.json")]
pub async fn export_json(request: HttpRequest, state: SharedState, _: Call, params: Params) -> HandlerResult {
    export(request, state, params, Format::Json).await
}

/// Export a result list for a reference manager, as RIS.
#[utoipa::path(tag = "public",
    params(Asked, Order),
    responses((status = 200, content_type = "application/x-research-info-systems", body = String,
            example = json!("TY  - RPRT\r\nTI  - Mobile consular desk\r\nAU  - Ministry of Foreign Affairs\r\nPY  - 2026\r\nER  - \r\n")),
        (status = 503, description = "`unavailable`: the index is being filled, or the search took too long")))]
#[get("/search/export.ris")]
pub async fn export_ris(request: HttpRequest, state: SharedState, _: Call, params: Params) -> HandlerResult {
    export(request, state, params, Format::Ris).await
}

/// Export a result list for LaTeX, as BibTeX.
#[utoipa::path(tag = "public",
    params(Asked, Order),
    responses((status = 200, content_type = "application/x-bibtex", body = String,
            example = json!("@techreport{mre-co-2026-000000000001,\n  title = {{Mobile consular desk}},\n  year = {2026},\n}\n")),
        (status = 503, description = "`unavailable`: the index is being filled, or the search took too long")))]
#[get("/search/export.bib")]
pub async fn export_bib(request: HttpRequest, state: SharedState, _: Call, params: Params) -> HandlerResult {
    export(request, state, params, Format::Bib).await
}

/// Export a result list for citation processors, as CSL-JSON.
#[utoipa::path(tag = "public",
    params(Asked, Order),
    responses((status = 200, content((CslItems = "application/vnd.citationstyles.csl+json"))),
        (status = 503, description = "`unavailable`: the index is being filled, or the search took too long")))]
#[get("/search/export.csl.json")]
pub async fn export_csl_json(
    request: HttpRequest,
    state: SharedState,
    _: Call,
    params: Params,
) -> HandlerResult {
    export(request, state, params, Format::CslJson).await
}

/// Sends the file while it is being written. Its first piece is created before the response starts, so that errors up
/// to then become problem documents.
async fn export(
    request: HttpRequest,
    state: SharedState,
    mut params: Params,
    format: Format,
) -> HandlerResult {
    let search = asked(&mut params, ui_language(&request));
    let search = params.done(search)?;
    let turn = state.exports.turn(format).await?;
    let mut export = blocking(move || state.exports.export(search, format, turn)).await?;
    let first = loop {
        let next;
        (next, export) = blocking(move || Ok((export.next_piece()?, export))).await?;
        match next {
            Some(piece) if piece.is_empty() => {}
            other => break other.unwrap_or_default(),
        }
    };
    let disposition = format!("attachment; filename=\"{}\"", export.file_name);
    let rest = try_unfold(export, |mut export| async move {
        let next = blocking(move || Ok(export.next_piece()?.map(|piece| (Bytes::from(piece), export)))).await;
        // Too late for a problem document: the connection ends before the file is complete.
        next.inspect_err(|error| tracing::error!(%error, "an export broke off"))
    });
    let pieces = once(async { Ok::<_, Error>(Bytes::from(first)) }).chain(rest);
    let mut response = HttpResponse::Ok();
    if format == Format::Xlsx {
        // The file is compressed already.
        response.insert_header((CONTENT_ENCODING, "identity"));
    }
    Ok(response
        .content_type(format.media_type())
        .insert_header((CACHE_CONTROL, "public, no-cache"))
        .insert_header((CONTENT_DISPOSITION, disposition))
        .streaming(pieces))
}
