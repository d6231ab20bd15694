//! References to editions and their practices, for reference managers; no account needed for frozen editions.

use actix_web::{HttpRequest, get, web};
use utoipa_actix_web::service_config::ServiceConfig;

use super::citations::CslItems;
use crate::domain::ids::{EditionId, SectionId};
use crate::domain::language::UiLanguage;
use crate::error::Error;
use crate::http::answer::{HandlerResult, watched};
use crate::http::call::{Call, ui_language};
use crate::http::download::saved_as;
use crate::http::params::Params;
use crate::http::params::path_id;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::published::CitationFormat;

pub(super) fn routes(config: &mut ServiceConfig) {
    config.service(cite_edition).service(cite_edition_entry);
}

/// Get a reference to a frozen edition: `bib` (BibTeX), `ris` or `json` (CSL-JSON).
#[utoipa::path(tag = "editions",
    params(("id" = EditionId, Path), ("format" = inline(CitationFormat), Path),
        ("lang" = Option<UiLanguage>, Query, description = "One of the edition's languages; by default the reader's if it has it, otherwise its main one")),
    responses((status = 200, content((String = "application/x-bibtex"), (String = "application/x-research-info-systems"),
            (CslItems = "application/vnd.citationstyles.csl+json"))),
        (status = 304, description = "Not modified: the reader already has this reference")))]
#[get("/editions/{id}/cite.{format}")]
pub async fn cite_edition(
    request: HttpRequest,
    state: SharedState,
    call: Call,
    path: web::Path<(String, String)>,
    params: Params,
) -> HandlerResult {
    let (id, format) = path.into_inner();
    cite(request, state, call, (&id, None, &format), params).await
}

/// Get a reference to a practice of a frozen edition, as a chapter of a book: `bib` (BibTeX), `ris` or `json` (CSL-JSON).
#[utoipa::path(tag = "editions",
    params(("id" = EditionId, Path), ("section" = SectionId, Path), ("format" = inline(CitationFormat), Path),
        ("lang" = Option<UiLanguage>, Query, description = "One of the edition's languages; by default the reader's if it has it, otherwise its main one")),
    responses((status = 200, content((String = "application/x-bibtex"), (String = "application/x-research-info-systems"),
            (CslItems = "application/vnd.citationstyles.csl+json"))),
        (status = 304, description = "Not modified: the reader already has this reference")))]
#[get("/editions/{id}/entries/{section}/cite.{format}")]
pub async fn cite_edition_entry(
    request: HttpRequest,
    state: SharedState,
    call: Call,
    path: web::Path<(String, String, String)>,
    params: Params,
) -> HandlerResult {
    let (id, section, format) = path.into_inner();
    cite(request, state, call, (&id, Some(&section), &format), params).await
}

async fn cite(
    request: HttpRequest,
    state: SharedState,
    call: Call,
    (id, section, format): (&str, Option<&str>, &str),
    params: Params,
) -> HandlerResult {
    let id: EditionId = path_id(id)?;
    let section: Option<SectionId> = section.map(path_id).transpose()?;
    let format = CitationFormat::named(format).ok_or_else(Error::not_found)?;
    let reader = params.one("lang").and_then(UiLanguage::of).unwrap_or_else(|| ui_language(&request));
    params.done(())?;
    let file = blocking(move || state.editions.citation(&call.context, id, section, reader, format)).await?;
    Ok(saved_as(watched(&request, file.media_type, file.bytes, None), &file.file_name)?)
}
