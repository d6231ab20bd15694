//! References to a published practice, for reference managers; no account needed.

use actix_web::{HttpRequest, get, web};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::domain::ids::SectionId;
use crate::domain::language::UiLanguage;
use crate::http::answer::{HandlerResult, watched};
use crate::http::call::{Call, ui_language};
use crate::http::download::saved_as;
use crate::http::params::Params;
use crate::http::params::path_id;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::published::CitationFormat;

pub(super) fn routes(config: &mut ServiceConfig) {
    config.service(cite_bib).service(cite_ris).service(cite_json);
}

/// Get a reference to a published practice as BibTeX, for LaTeX.
#[utoipa::path(tag = "public",
    params(("id" = SectionId, Path), ("lang" = Option<UiLanguage>, Query, description = "The reader's language, for names"),
        ("version" = Option<u32>, Query, minimum = 1, description = "A version that was once published")),
    responses((status = 200, content_type = "application/x-bibtex", body = String,
            example = json!("@techreport{mre-co-2026-000000000001,\n  title = {{Mobile consular desk}},\n  year = {2026},\n  version = {2},\n}\n")),
        (status = 304, description = "Not modified: the reader already has this reference"),
        (status = 410, description = "`unpublished`, with only title, institution and date")))]
#[get("/published/{id}/cite.bib")]
pub async fn cite_bib(
    request: HttpRequest,
    state: SharedState,
    _: Call,
    id: web::Path<String>,
    params: Params,
) -> HandlerResult {
    cite(request, state, &id, params, CitationFormat::Bib).await
}

/// Get a reference to a published practice as RIS, for reference managers.
#[utoipa::path(tag = "public",
    params(("id" = SectionId, Path), ("lang" = Option<UiLanguage>, Query, description = "The reader's language, for names"),
        ("version" = Option<u32>, Query, minimum = 1, description = "A version that was once published")),
    responses((status = 200, content_type = "application/x-research-info-systems", body = String,
            example = json!("TY  - RPRT\r\nTI  - Mobile consular desk\r\nAU  - Ministry of Foreign Affairs,\r\nPY  - 2026\r\nET  - 2\r\nER  - \r\n")),
        (status = 304, description = "Not modified: the reader already has this reference"),
        (status = 410, description = "`unpublished`, with only title, institution and date")))]
#[get("/published/{id}/cite.ris")]
pub async fn cite_ris(
    request: HttpRequest,
    state: SharedState,
    _: Call,
    id: web::Path<String>,
    params: Params,
) -> HandlerResult {
    cite(request, state, &id, params, CitationFormat::Ris).await
}

/// A list of items in CSL-JSON, with one item.
#[derive(ToSchema)]
#[schema(value_type = Vec<Object>, example = json!([{"id": "mre-co-2026-000000000001", "type": "report",
    "title": "Mobile consular desk", "author": [{"literal": "Ministry of Foreign Affairs"}],
    "issued": {"date-parts": [[2026, 3, 2]]}, "version": "2", "language": "en"}]))]
#[allow(dead_code)]
pub(super) struct CslItems(Vec<serde_json::Value>);

/// Get a reference to a published practice as CSL-JSON, for citation processors.
#[utoipa::path(tag = "public",
    params(("id" = SectionId, Path), ("lang" = Option<UiLanguage>, Query, description = "The reader's language, for names"),
        ("version" = Option<u32>, Query, minimum = 1, description = "A version that was once published")),
    responses((status = 200, content((CslItems = "application/vnd.citationstyles.csl+json"))),
        (status = 304, description = "Not modified: the reader already has this reference"),
        (status = 410, description = "`unpublished`, with only title, institution and date")))]
#[get("/published/{id}/cite.json")]
pub async fn cite_json(
    request: HttpRequest,
    state: SharedState,
    _: Call,
    id: web::Path<String>,
    params: Params,
) -> HandlerResult {
    cite(request, state, &id, params, CitationFormat::CslJson).await
}

async fn cite(
    request: HttpRequest,
    state: SharedState,
    id: &str,
    mut params: Params,
    format: CitationFormat,
) -> HandlerResult {
    let id = path_id(id)?;
    let reader = params.one("lang").and_then(UiLanguage::of).unwrap_or_else(|| ui_language(&request));
    let version: Option<u32> = params.read("version");
    let version = params.done(version);
    let file = blocking(move || state.publications.citation(id, version, reader, format)).await?;
    Ok(saved_as(watched(&request, file.media_type, file.bytes, None), &file.file_name)?)
}
