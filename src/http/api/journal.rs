//! The journal.

use actix_web::{HttpRequest, get};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::domain::ids::SectionId;
use crate::http::answer::{HandlerResult, page};
use crate::http::call::SignedIn;
use crate::http::params::Params;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::journal::EntryView;
use crate::services::page::Page;

pub(super) fn routes(config: &mut ServiceConfig) {
    config.service(list_journal);
}

/// List journal entries, the latest first. Entries about things that the caller may not know about are reduced to their
/// hashes.
#[utoipa::path(tag = "journal", security(("bearer" = [])),
    params(("section" = Option<SectionId>, Query), ("limit" = Option<i64>, Query, minimum = 1, maximum = 100), ("cursor" = Option<String>, Query)),
    responses((status = 200, body = Page<EntryView>)))]
#[get("/journal")]
pub async fn list_journal(
    request: HttpRequest,
    state: SharedState,
    call: SignedIn,
    mut params: Params,
) -> HandlerResult {
    let section: Option<SectionId> = params.read("section");
    let paging = params.paging();
    let shared = state.clone();
    let list = blocking(move || shared.journal.list(&call.0.context, section, paging)).await?;
    page(&request, &state.links, &list)
}
