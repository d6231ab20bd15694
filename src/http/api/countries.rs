//! What countries have published and what they lack; no account needed.

use actix_web::{HttpRequest, get, web};
use utoipa_actix_web::service_config::ServiceConfig;

use super::parameters::FiltersWithin;
use crate::domain::language::UiLanguage;
use crate::http::answer::{HandlerResult, public};
use crate::http::call::{Call, ui_language};
use crate::http::params::Params;
use crate::http::searching::{columns, read, reader};
use crate::http::state::SharedState;
use crate::search::Facet;
use crate::services::blocking;
use crate::services::search::{Country, CountryList, Matrix};

pub(super) fn routes(config: &mut ServiceConfig) {
    config.service(get_matrix).service(list_countries).service(get_country);
}

/// Count published practices by country and by chapter, GCM objective or theme.
///
/// Every member state has a row, so that gaps are visible. The filters of the search restrict the practices that are
/// counted; a filter on countries or on the values of the columns also selects the rows or columns. Every count comes
/// with the search that lists the practices counted.
#[utoipa::path(tag = "public",
    params(("slug" = String, Path, description = "The compendium's slug or identifier"),
        ("rows" = Option<String>, Query, description = "`country`"),
        ("columns" = Option<String>, Query, description = "`chapter` (the default), `gcm_objective` or `theme`"),
        ("lang" = Option<UiLanguage>, Query, description = "The reader's language, for labels; never filters"),
        FiltersWithin),
    responses((status = 200, body = Matrix)))]
#[get("/compendia/{slug}/matrix")]
pub async fn get_matrix(
    request: HttpRequest,
    state: SharedState,
    _: Call,
    slug: web::Path<String>,
    mut params: Params,
) -> HandlerResult {
    params.named("rows", |name| (name == Facet::Country.name()).then_some(()));
    let columns = columns(&mut params).unwrap_or(Facet::Chapter);
    let (filters, _) = read(params, ui_language(&request))?;
    public(&blocking(move || state.searches.matrix(&slug, columns, filters)).await?)
}

/// List the member states and every other country that has published something, with their numbers of practices.
#[utoipa::path(tag = "public",
    params(("lang" = Option<UiLanguage>, Query, description = "The reader's language, for labels and their order")),
    responses((status = 200, body = CountryList)))]
#[get("/countries")]
pub async fn list_countries(
    request: HttpRequest,
    state: SharedState,
    _: Call,
    params: Params,
) -> HandlerResult {
    let reader = reader(&request, params)?;
    public(&blocking(move || state.searches.countries(reader)).await?)
}

/// Get a country's page: its memberships, what it has published, and what it lacks that others have.
#[utoipa::path(tag = "public",
    params(("code" = String, Path, description = "ISO 3166-1 alpha-2"),
        ("lang" = Option<UiLanguage>, Query, description = "The reader's language, for labels")),
    responses((status = 200, body = Country)))]
#[get("/countries/{code}")]
pub async fn get_country(
    request: HttpRequest,
    state: SharedState,
    _: Call,
    code: web::Path<String>,
    params: Params,
) -> HandlerResult {
    let reader = reader(&request, params);
    public(&blocking(move || state.searches.country(&code, reader)).await?)
}
