//! Invitations, members and accounts.

use actix_web::{HttpRequest, delete, get, patch, post, web};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::domain::ids::{InvitationId, UserId};
use crate::http::answer::{HandlerResult, created, nothing, ok, page};
use crate::http::body::SignedJson;
use crate::http::call::SignedIn;
use crate::http::params::Params;
use crate::http::params::path_id;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::page::Page;
use crate::services::people::{ChangeUser, InvitationView, Invite, MemberView, UserView};

pub(super) fn routes(config: &mut ServiceConfig) {
    config
        .service(invite)
        .service(list_invitations)
        .service(revoke_invitation)
        .service(list_members)
        .service(remove_member)
        .service(list_users)
        .service(change_user);
}

/// Invite somebody by mail.
///
/// Focal points can invite to their own institution, administrators to any role. An open invitation to the same role is
/// renewed: its link stays the same, and no second mail is sent within an hour.
#[utoipa::path(tag = "people", security(("bearer" = [])), request_body = Invite,
    responses((status = 201, body = InvitationView), (status = 200, description = "An open invitation was renewed", body = InvitationView),
        (status = 409, description = "`conflict`: they have that role already"),
        (status = 429, description = "`too_many_requests`: too many invitations were mailed to this address or by this account")))]
#[post("/invitations")]
pub async fn invite(state: SharedState, body: SignedJson<Invite>) -> HandlerResult {
    let shared = state.clone();
    let invited = blocking(move || shared.people.invite(&body.call.context, body.input)).await?;
    let invitation = invited.invitation;
    if !invited.new {
        return ok(&invitation);
    }
    created(&invitation, &state.links.api(&format!("invitations/{}", invitation.id)))
}

/// List the invitations that the caller may see, the latest first.
#[utoipa::path(tag = "people", security(("bearer" = [])),
    params(("limit" = Option<i64>, Query, minimum = 1, maximum = 100), ("cursor" = Option<String>, Query)),
    responses((status = 200, body = Page<InvitationView>)))]
#[get("/invitations")]
pub async fn list_invitations(
    request: HttpRequest,
    state: SharedState,
    call: SignedIn,
    params: Params,
) -> HandlerResult {
    let paging = params.paging();
    let shared = state.clone();
    let list = blocking(move || shared.people.invitations(&call.0.context, paging)).await?;
    page(&request, &state.links, &list)
}

/// Revoke an invitation.
#[utoipa::path(tag = "people", security(("bearer" = [])), params(("id" = InvitationId, Path)), responses((status = 204)))]
#[delete("/invitations/{id}")]
pub async fn revoke_invitation(state: SharedState, call: SignedIn, id: web::Path<String>) -> HandlerResult {
    let id = path_id(&id)?;
    blocking(move || state.people.revoke_invitation(&call.0.context, id)).await?;
    nothing()
}

/// List the members of an institution.
#[utoipa::path(tag = "people", security(("bearer" = [])),
    params(("id" = String, Path, description = "The institution's identifier or slug"),
        ("limit" = Option<i64>, Query, minimum = 1, maximum = 100), ("cursor" = Option<String>, Query)),
    responses((status = 200, body = Page<MemberView>)))]
#[get("/institutions/{id}/members")]
pub async fn list_members(
    request: HttpRequest,
    state: SharedState,
    call: SignedIn,
    id: web::Path<String>,
    params: Params,
) -> HandlerResult {
    let paging = params.paging();
    let shared = state.clone();
    let list = blocking(move || shared.people.members(&call.0.context, &id, paging)).await?;
    page(&request, &state.links, &list)
}

/// Remove a member from an institution.
#[utoipa::path(tag = "people", security(("bearer" = [])),
    params(("id" = String, Path, description = "The institution's identifier or slug"), ("user" = UserId, Path)),
    responses((status = 204)))]
#[delete("/institutions/{id}/members/{user}")]
pub async fn remove_member(
    state: SharedState,
    call: SignedIn,
    path: web::Path<(String, String)>,
) -> HandlerResult {
    let (institution, user) = path.into_inner();
    let user = path_id(&user)?;
    blocking(move || state.people.remove_member(&call.0.context, &institution, user)).await?;
    nothing()
}

/// List the accounts of the installation.
#[utoipa::path(tag = "people", security(("bearer" = [])),
    params(("limit" = Option<i64>, Query, minimum = 1, maximum = 100), ("cursor" = Option<String>, Query)),
    responses((status = 200, body = Page<UserView>)))]
#[get("/users")]
pub async fn list_users(
    request: HttpRequest,
    state: SharedState,
    call: SignedIn,
    params: Params,
) -> HandlerResult {
    let paging = params.paging();
    let shared = state.clone();
    let list = blocking(move || shared.people.users(&call.0.context, paging)).await?;
    page(&request, &state.links, &list)
}

/// Suspend or reinstate an account, or change its roles.
#[utoipa::path(tag = "people", security(("bearer" = [])), request_body = ChangeUser, params(("id" = UserId, Path)),
    responses((status = 200, body = UserView), (status = 409, description = "`conflict`: one's own account")))]
#[patch("/users/{id}")]
pub async fn change_user(
    state: SharedState,
    id: web::Path<String>,
    body: SignedJson<ChangeUser>,
) -> HandlerResult {
    let id = path_id(&id)?;
    ok(&blocking(move || state.people.change_user(&body.call.context, id, body.input, None)).await?)
}
