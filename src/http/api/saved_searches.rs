//! The caller's saved searches.

use actix_web::{HttpRequest, delete, get, patch, post, web};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::domain::ids::SavedSearchId;
use crate::http::answer::{HandlerResult, created, nothing, ok, page};
use crate::http::body::SignedJson;
use crate::http::call::SignedIn;
use crate::http::params::path_id;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::page::Page;
use crate::services::saved_searches::{ChangeSavedSearch, NewSavedSearch, SavedSearchView};

pub(super) fn routes(config: &mut ServiceConfig) {
    config
        .service(list_saved_searches)
        .service(save_search)
        .service(get_saved_search)
        .service(change_saved_search)
        .service(remove_saved_search);
}

/// List my saved searches.
#[utoipa::path(tag = "me", security(("bearer" = [])), responses((status = 200, body = Page<SavedSearchView>)))]
#[get("/me/searches")]
pub async fn list_saved_searches(request: HttpRequest, state: SharedState, call: SignedIn) -> HandlerResult {
    let shared = state.clone();
    let list = blocking(move || shared.saved_searches.list(&call.0.context)).await?;
    page(&request, &state.links, &list)
}

/// Save a search, optionally with a digest of new results by mail.
///
/// `digest` is `none`, `daily` (08:00 UTC) or `weekly` (Mondays). Each account gets one mail with the results published
/// since the last one, and none if there are none. At most 50 saved searches per account.
#[utoipa::path(tag = "me", security(("bearer" = [])), request_body = NewSavedSearch,
    responses((status = 201, body = SavedSearchView)))]
#[post("/me/searches")]
pub async fn save_search(state: SharedState, body: SignedJson<NewSavedSearch>) -> HandlerResult {
    let shared = state.clone();
    let saved = blocking(move || shared.saved_searches.save(&body.call.context, body.input)).await?;
    created(&saved, &state.links.api(&format!("me/searches/{}", saved.id)))
}

/// Get one of my saved searches.
#[utoipa::path(tag = "me", security(("bearer" = [])), params(("id" = SavedSearchId, Path)),
    responses((status = 200, body = SavedSearchView)))]
#[get("/me/searches/{id}")]
pub async fn get_saved_search(state: SharedState, call: SignedIn, id: web::Path<String>) -> HandlerResult {
    let id = path_id(&id)?;
    ok(&blocking(move || state.saved_searches.get(&call.0.context, id)).await?)
}

/// Change one of my saved searches. Fields left out stay as they are; `query` is replaced as a whole.
#[utoipa::path(tag = "me", security(("bearer" = [])), params(("id" = SavedSearchId, Path)),
    request_body = ChangeSavedSearch, responses((status = 200, body = SavedSearchView)))]
#[patch("/me/searches/{id}")]
pub async fn change_saved_search(
    state: SharedState,
    id: web::Path<String>,
    body: SignedJson<ChangeSavedSearch>,
) -> HandlerResult {
    let id = path_id(&id)?;
    ok(&blocking(move || state.saved_searches.change(&body.call.context, id, body.input)).await?)
}

/// Delete one of my saved searches, and its digest with it.
#[utoipa::path(tag = "me", security(("bearer" = [])), params(("id" = SavedSearchId, Path)),
    responses((status = 204)))]
#[delete("/me/searches/{id}")]
pub async fn remove_saved_search(state: SharedState, call: SignedIn, id: web::Path<String>) -> HandlerResult {
    let id = path_id(&id)?;
    blocking(move || state.saved_searches.remove(&call.0.context, id)).await?;
    nothing()
}
