//! Search among versions released to editors.

use actix_web::http::header::CACHE_CONTROL;
use actix_web::{HttpRequest, HttpResponse, get};
use utoipa_actix_web::service_config::ServiceConfig;

use super::parameters::{Asked, CountedAtTheDesk, Order};
use crate::domain::workflow::Stage;
use crate::error::Result;
use crate::http::answer::{HandlerResult, link_next};
use crate::http::call::{Call, ui_language};
use crate::http::params::Params;
use crate::http::searching::{asked, counted};
use crate::http::state::SharedState;
use crate::search::Facet;
use crate::services::blocking;
use crate::services::page::Paging;
use crate::services::search::{DeskAnswer, DeskSearch};

pub(super) fn routes(config: &mut ServiceConfig) {
    config.service(search_desk);
}

/// Search sections at all stages, as far as they are released to editors.
///
/// Finds the latest version of each section that was submitted and not withdrawn, or published. Drafts are never found.
/// Takes the parameters of the public search, and additional filters for editors.
#[utoipa::path(tag = "sections",
    params(Asked, Order, CountedAtTheDesk,
        ("stage" = Option<Vec<Stage>>, Query, description = "The stage of the working copy; repeat the parameter for OR"),
        ("submitted_from" = Option<String>, Query, description = "Last submitted at or after this time: RFC 3339, `2026-05-01T00:00:00Z`"),
        ("submitted_before" = Option<String>, Query, description = "Last submitted before this time: RFC 3339"),
        ("explain" = Option<bool>, Query, description = "Explain the score of each item"),
        ("limit" = Option<i64>, Query, minimum = 1, maximum = 100), ("cursor" = Option<String>, Query)),
    responses((status = 200, body = DeskAnswer),
        (status = 403, description = "`forbidden`: only for editors")))]
#[get("/desk/search")]
pub async fn search_desk(
    request: HttpRequest,
    state: SharedState,
    call: Call,
    mut params: Params,
) -> HandlerResult {
    let asked = read(&mut params, &request);
    let asked: Result<(DeskSearch, Paging)> = params.paging().map(|paging| (asked, paging));
    let shared = state.clone();
    let answer = blocking(move || shared.searches.at_the_desk(&call.context, asked)).await?;
    let mut response = HttpResponse::Ok();
    response.insert_header((CACHE_CONTROL, "no-store"));
    link_next(&mut response, &request, &state.links, answer.next.as_deref());
    Ok(response.json(answer))
}

fn read(params: &mut Params, request: &HttpRequest) -> DeskSearch {
    let mut search = asked(params, ui_language(request));
    search.facets = counted(params, Facet::ALL);
    DeskSearch {
        search,
        stages: params.named("stage", Stage::named),
        submitted_from: params.read("submitted_from"),
        submitted_before: params.read("submitted_before"),
        explain: params.read("explain").unwrap_or(false),
    }
}
