//! The caller's own account.

use actix_web::{HttpRequest, delete, get, patch, post, put, web};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::domain::ids::{ApiTokenId, SessionId};
use crate::http::answer::{HandlerResult, created, nothing, ok, page};
use crate::http::body::SignedJson;
use crate::http::call::{SignedIn, origin};
use crate::http::params::path_id;
use crate::http::state::SharedState;
use crate::services::accounts::{
    ApiTokenView, ChangeMe, ChangePassword, MadeApiToken, Me, NewApiToken, SessionView,
};
use crate::services::blocking;
use crate::services::page::Page;

pub(super) fn routes(config: &mut ServiceConfig) {
    config
        .service(get_me)
        .service(change_me)
        .service(change_password)
        .service(list_sessions)
        .service(end_sessions)
        .service(end_session)
        .service(list_api_tokens)
        .service(make_api_token)
        .service(revoke_api_token);
}

/// Get my account, with my roles and memberships.
#[utoipa::path(tag = "me", security(("bearer" = [])), responses((status = 200, body = Me)))]
#[get("/me")]
pub async fn get_me(state: SharedState, call: SignedIn) -> HandlerResult {
    ok(&blocking(move || state.accounts.me(&call.0.context)).await?)
}

/// Change my name and language.
#[utoipa::path(tag = "me", security(("bearer" = [])), request_body = ChangeMe, responses((status = 200, body = Me)))]
#[patch("/me")]
pub async fn change_me(state: SharedState, body: SignedJson<ChangeMe>) -> HandlerResult {
    ok(&blocking(move || state.accounts.change_me(&body.call.context, body.input)).await?)
}

/// Change my password. Ends all other sessions.
#[utoipa::path(tag = "me", security(("bearer" = [])), request_body = ChangePassword, responses((status = 204)))]
#[put("/me/password")]
pub async fn change_password(
    request: HttpRequest,
    state: SharedState,
    body: SignedJson<ChangePassword>,
) -> HandlerResult {
    let origin = origin(&request, &state);
    state.accounts.change_password(body.call.context, body.input, origin).await?;
    nothing()
}

/// List my active sessions.
#[utoipa::path(tag = "me", security(("bearer" = [])), responses((status = 200, body = Page<SessionView>)))]
#[get("/me/sessions")]
pub async fn list_sessions(request: HttpRequest, state: SharedState, call: SignedIn) -> HandlerResult {
    let shared = state.clone();
    let list = blocking(move || shared.accounts.sessions(&call.0.context)).await?;
    page(&request, &state.links, &list)
}

/// Log out everywhere.
#[utoipa::path(tag = "me", security(("bearer" = [])), responses((status = 204)))]
#[delete("/me/sessions")]
pub async fn end_sessions(state: SharedState, call: SignedIn) -> HandlerResult {
    blocking(move || state.accounts.end_sessions(&call.0.context)).await?;
    nothing()
}

/// End one of my sessions.
#[utoipa::path(tag = "me", security(("bearer" = [])), params(("id" = SessionId, Path)), responses((status = 204)))]
#[delete("/me/sessions/{id}")]
pub async fn end_session(state: SharedState, call: SignedIn, id: web::Path<String>) -> HandlerResult {
    let id = path_id(&id)?;
    blocking(move || state.accounts.end_session(&call.0.context, id)).await?;
    nothing()
}

/// List my personal API tokens.
#[utoipa::path(tag = "me", security(("bearer" = [])), responses((status = 200, body = Page<ApiTokenView>)))]
#[get("/me/tokens")]
pub async fn list_api_tokens(request: HttpRequest, state: SharedState, call: SignedIn) -> HandlerResult {
    let shared = state.clone();
    let list = blocking(move || shared.accounts.api_tokens(&call.0.context)).await?;
    page(&request, &state.links, &list)
}

/// Create a personal API token. It is shown only this once.
#[utoipa::path(tag = "me", security(("bearer" = [])), request_body = NewApiToken, responses((status = 201, body = MadeApiToken)))]
#[post("/me/tokens")]
pub async fn make_api_token(state: SharedState, body: SignedJson<NewApiToken>) -> HandlerResult {
    let shared = state.clone();
    let made = blocking(move || shared.accounts.make_api_token(&body.call.context, body.input)).await?;
    created(&made, &state.links.api(&format!("me/tokens/{}", made.kept.id)))
}

/// Revoke a personal API token.
#[utoipa::path(tag = "me", security(("bearer" = [])), params(("id" = ApiTokenId, Path)), responses((status = 204)))]
#[delete("/me/tokens/{id}")]
pub async fn revoke_api_token(state: SharedState, call: SignedIn, id: web::Path<String>) -> HandlerResult {
    let id = path_id(&id)?;
    blocking(move || state.accounts.revoke_api_token(&call.0.context, id)).await?;
    nothing()
}
