//! Invitations: sent, seen, taken back and accepted.

use std::sync::Arc;

use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{People, joined, place_faults};
use crate::auth::Purpose;
use crate::domain::account::{Membership, Role, email_address};
use crate::domain::event::{Event, Name};
use crate::domain::ids::{InstitutionId, InvitationId, UserId};
use crate::domain::institution::Institution;
use crate::domain::language::Tongue;
use crate::domain::time::Timestamp;
use crate::error::{Code, Error, Fault, Result};
use crate::policy::{Actor, Credential, Task, User, permit_by_link, permit_task};
use crate::services::accounts::{Origin, Tokens};
use crate::services::blocking;
use crate::services::input::Input;
use crate::services::page::{Page, Paging};
use crate::services::sections::InstitutionRef;
use crate::store::{Account, Change, Context, Db, Invitation, Tx};

/// How long an invitation can be accepted.
const INVITED_SECONDS: i64 = 14 * 24 * 60 * 60;

/// Somebody to invite.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Invite {
    /// Where the invitation goes.
    #[schema(max_length = 254, example = "ana@example.org")]
    pub email: String,
    /// The institution's identifier or slug, for an author or a focal point.
    #[schema(max_length = 100, example = "mre-co")]
    pub institution: Option<String>,
    /// The role that accepting gives.
    pub role: Role,
    /// The language of the mail.
    pub language: Tongue,
}

/// Accepting an invitation.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AcceptInvitation {
    /// The token in the mailed link.
    #[schema(value_type = String, max_length = 200)]
    token: SecretString,
    /// The person's name.
    #[schema(min_length = 1, max_length = 200, example = "Ana Pérez")]
    name: String,
    /// For a new account the password to be, otherwise the one that it has.
    #[schema(value_type = String, max_length = 1000, example = "correct horse battery staple")]
    password: SecretString,
    /// The language of pages and mails.
    language: Tongue,
}

/// An invitation.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct InvitationView {
    /// Its identifier.
    pub id: InvitationId,
    /// Where it went.
    pub email: String,
    /// The institution, for an author or a focal point.
    pub institution: Option<InstitutionRef>,
    /// The role that accepting gives.
    pub role: Role,
    /// The language of the mail.
    pub language: Tongue,
    /// When it was sent.
    pub created_at: Timestamp,
    /// Until when it can be accepted.
    pub expires_at: Timestamp,
    /// When it was accepted, if it was.
    pub accepted_at: Option<Timestamp>,
    /// When it was revoked, if it was.
    pub revoked_at: Option<Timestamp>,
}

impl People {
    /// Invites somebody; the mail follows.
    ///
    /// # Errors
    /// Those of the policy; `invalid`; `conflict` if they have the role already.
    pub fn invite(&self, context: &Context, input: Input<Invite>) -> Result<InvitationView> {
        context.actor.user()?;
        self.store.write(context, |tx| {
            let named = input.text("institution").map(str::to_owned);
            let named = input.ok().and_then(|invite| invite.institution.clone()).or(named);
            let institution = match &named {
                Some(named) => tx.institution(named)?,
                None => None,
            };
            let task = task_for(named.is_some());
            let permit = tx.permit_task(task, institution.as_ref().map(|institution| institution.id))?;
            let invite = input.get()?;
            let mut faults = place_faults(invite.role, named.is_some(), institution.is_some());
            let email = email_address(&invite.email);
            if email.is_none() {
                faults.push(Fault::new("/email", "not_an_email_address"));
            }
            let (Some(email), true) = (email, faults.is_empty()) else { return Err(Error::invalid(faults)) };
            if has_already(tx, &email, invite.role, institution.as_ref())? {
                return Err(Error::new(Code::Conflict).detail("detail-already-member"));
            }
            let invitation = Invitation {
                id: InvitationId::new(),
                email,
                institution: institution.as_ref().map(|institution| institution.id),
                role: invite.role,
                language: invite.language,
                invited_by: tx.actor().user_id(),
                created_at: tx.now,
                expires_at: tx.now.plus_seconds(INVITED_SECONDS),
                accepted_at: None,
                revoked_at: None,
            };
            tx.create_invitation(&permit, task, &invitation)?;
            let event = Event::new(Name::InvitationSent)
                .with("invitation", invitation.id.to_string())
                .with("role", invitation.role.name());
            Ok(Change::Made(invitation_view(invitation, institution.as_ref()), vec![event]))
        })
    }

    /// The invitations that the caller may see: all for administrators, those to their own institutions for
    /// focal points.
    ///
    /// # Errors
    /// Those of the policy; `invalid`.
    pub fn invitations(&self, context: &Context, paging: Result<Paging>) -> Result<Page<InvitationView>> {
        let user = context.actor.user()?;
        let all = permit_task(&context.actor, Task::InviteRole, None).is_ok();
        let own: Vec<InstitutionId> = user
            .memberships
            .iter()
            .map(|membership| membership.institution)
            .filter(|id| permit_task(&context.actor, Task::InviteMember, Some(*id)).is_ok())
            .collect();
        if !all && own.is_empty() {
            return Err(Error::new(Code::Forbidden));
        }
        let paging = paging?;
        self.store.read(|db| {
            let (found, total) = db.invitations((!all).then_some(&own[..]), paging.skip, paging.limit)?;
            let ids: Vec<InstitutionId> =
                found.iter().filter_map(|invitation| invitation.institution).collect();
            let institutions = db.institutions_by_id(&ids)?;
            let views = found.into_iter().map(|invitation| {
                let of =
                    institutions.iter().find(|institution| Some(institution.id) == invitation.institution);
                invitation_view(invitation, of)
            });
            Ok(paging.page(views.collect(), total))
        })
    }

    /// Takes an invitation back. One that was accepted or revoked stays as it is.
    ///
    /// # Errors
    /// Those of the policy; `not_found`, also where the caller may not see it.
    pub fn revoke_invitation(&self, context: &Context, id: InvitationId) -> Result<()> {
        context.actor.user()?;
        self.store.write(context, |tx| {
            let invitation = tx.invitation(id)?.ok_or_else(Error::not_found)?;
            let task = task_for(invitation.institution.is_some());
            let permit = tx.permit_task(task, invitation.institution).map_err(|_| Error::not_found())?;
            if invitation.accepted_at.is_some() || invitation.revoked_at.is_some() {
                return Ok(Change::Unchanged(()));
            }
            tx.revoke_invitation(&permit, task, id)?;
            let event = Event::new(Name::InvitationRevoked).with("invitation", id.to_string());
            Ok(Change::Made((), vec![event]))
        })
    }

    /// Accepts an invitation: makes the account, or gives an existing one the role, and logs in.
    ///
    /// # Errors
    /// `invalid`, also if the link does not count any more; `invalid_credentials` if the account exists and
    /// has another password; `too_many_requests` after too many wrong ones.
    pub async fn accept(
        self: &Arc<Self>,
        mut context: Context,
        input: Input<AcceptInvitation>,
        origin: Origin,
    ) -> Result<Tokens> {
        let accept = input.get()?;
        let now = self.store.clock().now();
        let spent = || Error::invalid(vec![Fault::new("/token", "link_does_not_count")]);
        let bytes = self.accounts.secrets.open_link_token(Purpose::Invitation, accept.token.expose_secret());
        let id = InvitationId::from_bytes(bytes.ok_or_else(spent)?);
        let this = self.clone();
        let (invitation, existing) = blocking(move || {
            this.store.read(|db| {
                let invitation =
                    db.invitation(id)?.filter(|invitation| invitation.is_open(now)).ok_or_else(spent)?;
                let existing = db.account_by_email(&invitation.email)?;
                Ok((invitation, existing))
            })
        })
        .await?;
        let account = match existing {
            Some(account) => {
                if !self.accounts.proves(&account, accept.password, origin.address).await? {
                    return Err(Error::new(Code::InvalidCredentials));
                }
                account
            }
            None => {
                let about = [accept.name.as_str(), invitation.email.as_str()];
                let mut faults =
                    self.accounts.passwords.faults("/password", &accept.password, &about).await?;
                if accept.name.trim().is_empty() {
                    faults.push(Fault::new("/name", "required"));
                }
                if !faults.is_empty() {
                    return Err(Error::invalid(faults));
                }
                Account {
                    id: UserId::new(),
                    email: invitation.email.clone(),
                    name: accept.name.trim().to_owned(),
                    language: accept.language,
                    password_hash: self.accounts.passwords.hash(accept.password).await?,
                    suspended_at: None,
                    created_at: now,
                }
            }
        };
        let this = self.clone();
        blocking(move || {
            context.actor = Actor::User(User {
                id: account.id,
                credential: Credential::Service,
                roles: vec![],
                memberships: vec![],
                scopes: None,
            });
            this.store.write(&context, |tx| join(tx, id, &account))?;
            this.accounts.begin(&account, origin)
        })
        .await
    }
}

/// What accepting changes, asked again under the lock: an invitation counts once.
fn join(tx: &mut Tx, id: InvitationId, account: &Account) -> Result<Change<()>> {
    let permit = permit_by_link(Task::AcceptInvitation);
    let now = tx.now;
    let invitation = tx
        .invitation(id)?
        .filter(|invitation| invitation.is_open(now))
        .ok_or_else(|| Error::invalid(vec![Fault::new("/token", "link_does_not_count")]))?;
    let mut events = Vec::new();
    match tx.account_by_email(&invitation.email)? {
        Some(existing) if existing.id == account.id => {}
        // Two invitations to one address, accepted at once: whoever came second has to give the password.
        Some(_) => return Err(Error::new(Code::InvalidCredentials)),
        None => {
            tx.create_account(&permit, Task::AcceptInvitation, account)?;
            events.push(Event::new(Name::UserCreated).with("user", account.id.to_string()));
        }
    }
    tx.accept_invitation(&permit, id)?;
    match invitation.institution {
        Some(institution) => {
            let to = Membership { institution, role: invitation.role };
            tx.set_member(&permit, Task::AcceptInvitation, account.id, to)?;
            events.push(joined(account.id, to));
        }
        None if !tx.roles(account.id)?.contains(&invitation.role) => {
            tx.add_role(&permit, Task::AcceptInvitation, account.id, invitation.role)?;
            let event = Event::new(Name::UserRolesChanged).with("user", account.id.to_string());
            events.push(event.with("roles", vec![invitation.role.name()]));
        }
        None => {}
    }
    Ok(Change::Made((), events))
}

fn task_for(institution: bool) -> Task {
    if institution { Task::InviteMember } else { Task::InviteRole }
}

fn has_already(db: &mut Db, email: &str, role: Role, institution: Option<&Institution>) -> Result<bool> {
    let Some(account) = db.account_by_email(email)? else { return Ok(false) };
    match institution {
        Some(institution) => {
            let wanted = Membership { institution: institution.id, role };
            Ok(db.memberships(account.id)?.contains(&wanted))
        }
        None => Ok(db.roles(account.id)?.contains(&role)),
    }
}

fn invitation_view(invitation: Invitation, institution: Option<&Institution>) -> InvitationView {
    InvitationView {
        id: invitation.id,
        email: invitation.email,
        institution: institution.map(InstitutionRef::from),
        role: invitation.role,
        language: invitation.language,
        created_at: invitation.created_at,
        expires_at: invitation.expires_at,
        accepted_at: invitation.accepted_at,
        revoked_at: invitation.revoked_at,
    }
}
