//! Logging in and out, accepting invitations, and resetting forgotten passwords.

use actix_web::{HttpRequest, HttpResponse, post};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::http::answer::{HandlerResult, nothing, ok};
use crate::http::body::OpenJson;
use crate::http::call::{SignedIn, origin};
use crate::http::state::SharedState;
use crate::services::accounts::{ForgotPassword, LogIn, Refresh, ResetPassword, Tokens};
use crate::services::blocking;
use crate::services::people::AcceptInvitation;

pub(super) fn routes(config: &mut ServiceConfig) {
    config
        .service(log_in)
        .service(refresh)
        .service(log_out)
        .service(accept_invitation)
        .service(forgot_password)
        .service(reset_password);
}

/// Log in with e-mail address and password.
#[utoipa::path(tag = "accounts", request_body = LogIn,
    responses((status = 200, body = Tokens), (status = 401, description = "`invalid_credentials`")))]
#[post("/auth/login")]
pub async fn log_in(request: HttpRequest, state: SharedState, body: OpenJson<LogIn>) -> HandlerResult {
    let origin = origin(&request, &state);
    let begun = state.accounts.log_in(body.input.get()?, origin).await?;
    ok(&state.accounts.tokens(begun)?)
}

/// Exchange a refresh token for a new pair of tokens.
///
/// For 60 seconds, a used token returns the same successor again, until that one is used; any other reuse ends the
/// session.
#[utoipa::path(tag = "accounts", request_body = Refresh,
    responses((status = 200, body = Tokens), (status = 401, description = "`unauthenticated`, or `token_reused`")))]
#[post("/auth/refresh")]
pub async fn refresh(state: SharedState, body: OpenJson<Refresh>) -> HandlerResult {
    let given = body.input.get()?;
    ok(&blocking(move || state.accounts.refresh(&given)).await?)
}

/// End the session.
#[utoipa::path(tag = "accounts", security(("bearer" = [])), responses((status = 204)))]
#[post("/auth/logout")]
pub async fn log_out(state: SharedState, call: SignedIn) -> HandlerResult {
    blocking(move || state.accounts.log_out(&call.0.context)).await?;
    nothing()
}

/// Accept an invitation.
///
/// Creates the account, or adds the role to an existing one, and logs in.
#[utoipa::path(tag = "accounts", request_body = AcceptInvitation,
    responses((status = 200, body = Tokens), (status = 401, description = "`invalid_credentials`")))]
#[post("/auth/accept-invitation")]
pub async fn accept_invitation(
    request: HttpRequest,
    state: SharedState,
    body: OpenJson<AcceptInvitation>,
) -> HandlerResult {
    let origin = origin(&request, &state);
    let begun = state.people.accept(body.call.context, body.input, origin).await?;
    ok(&state.accounts.tokens(begun)?)
}

/// Request a link for setting a new password. The response is the same whether or not such an account exists.
#[utoipa::path(tag = "accounts", request_body = ForgotPassword, responses((status = 202, description = "If there is such an account, a mail is on its way")))]
#[post("/auth/forgot-password")]
pub async fn forgot_password(state: SharedState, body: OpenJson<ForgotPassword>) -> HandlerResult {
    let given = body.input.get()?;
    // After the response, so that its timing reveals nothing either.
    actix_web::rt::spawn(async move {
        if let Err(error) = blocking(move || state.accounts.forgot_password(&given)).await {
            tracing::error!(%error, "a link for a new password could not be made");
        }
    });
    Ok(HttpResponse::Accepted().finish())
}

/// Set a new password with a mailed link. Ends all sessions.
#[utoipa::path(tag = "accounts", request_body = ResetPassword, responses((status = 204)))]
#[post("/auth/reset-password")]
pub async fn reset_password(
    request: HttpRequest,
    state: SharedState,
    body: OpenJson<ResetPassword>,
) -> HandlerResult {
    let origin = origin(&request, &state);
    state.accounts.reset_password(body.call.context, body.input, origin).await?;
    nothing()
}
