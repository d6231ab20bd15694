//! Metadata of published practices and frozen editions in the form of DataCite 4.6; no account needed.

use actix_web::{HttpRequest, HttpResponse, get, web};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::domain::ids::{EditionId, SectionId};
use crate::error::Error;
use crate::http::answer::{HandlerResult, watched};
use crate::http::call::Call;
use crate::http::download::saved_as;
use crate::http::params::path_id;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::published::{CitationFile, DataciteNotation};

pub(super) fn routes(config: &mut ServiceConfig) {
    config.service(published_datacite).service(edition_datacite);
}

/// Get the metadata of a published practice in the form of DataCite 4.6: `xml` or `json`.
#[utoipa::path(tag = "public",
    params(("id" = SectionId, Path), ("format" = inline(DataciteNotation), Path)),
    responses((status = 200, content((String = "application/vnd.datacite.datacite+xml"),
            (serde_json::Value = "application/vnd.datacite.datacite+json"))),
        (status = 304, description = "Not modified: the reader already has this metadata"),
        (status = 410, description = "`unpublished`, with only title, institution and date")))]
#[get("/published/{id}/datacite.{format}")]
pub async fn published_datacite(
    request: HttpRequest,
    state: SharedState,
    _: Call,
    path: web::Path<(String, String)>,
) -> HandlerResult {
    let (id, notation) = path.into_inner();
    let id: SectionId = path_id(&id)?;
    let notation = DataciteNotation::named(&notation).ok_or_else(Error::not_found)?;
    let file = blocking(move || state.publications.datacite(id, notation)).await?;
    Ok(sent(&request, file)?)
}

/// Get the metadata of a frozen edition in the form of DataCite 4.6: `xml` or `json`.
#[utoipa::path(tag = "editions",
    params(("id" = EditionId, Path), ("format" = inline(DataciteNotation), Path)),
    responses((status = 200, content((String = "application/vnd.datacite.datacite+xml"),
            (serde_json::Value = "application/vnd.datacite.datacite+json"))),
        (status = 304, description = "Not modified: the reader already has this metadata")))]
#[get("/editions/{id}/datacite.{format}")]
pub async fn edition_datacite(
    request: HttpRequest,
    state: SharedState,
    call: Call,
    path: web::Path<(String, String)>,
) -> HandlerResult {
    let (id, notation) = path.into_inner();
    let id: EditionId = path_id(&id)?;
    let notation = DataciteNotation::named(&notation).ok_or_else(Error::not_found)?;
    let file = blocking(move || state.editions.datacite(&call.context, id, notation)).await?;
    Ok(sent(&request, file)?)
}

fn sent(request: &HttpRequest, file: CitationFile) -> crate::error::Result<HttpResponse> {
    saved_as(watched(request, file.media_type, file.bytes, None), &file.file_name)
}
