//! Accepting an invitation.

use std::sync::Arc;

use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{People, joined, role_given};
use crate::auth::Purpose;
use crate::domain::account::{Membership, Role, shown_address};
use crate::domain::event::{Event, EventKind};
use crate::domain::ids::{InvitationId, UserId};
use crate::domain::labels::Label;
use crate::domain::language::UiLanguage;
use crate::domain::text::one_line;
use crate::domain::time::Timestamp;
use crate::error::{Code, Error, Fault, FaultCode, Result};
use crate::policy::{Actor, Context, Credential, Task, User, permit_by_link};
use crate::services::accounts::{Begun, Origin};
use crate::services::blocking;
use crate::services::input::Input;
use crate::store::{Account, Change, Db, Invitation, Tx};

/// The acceptance of an invitation.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AcceptInvitation {
    /// The token from the mailed link.
    #[schema(value_type = String, max_length = 200)]
    token: SecretString,
    /// The person's name.
    #[schema(min_length = 1, max_length = 200, example = "Ana Pérez")]
    name: String,
    /// The password: a new one for a new account, otherwise the existing account's password.
    #[schema(value_type = String, max_length = 1000, example = "correct horse battery staple")]
    password: SecretString,
    /// The language for pages and mails.
    language: UiLanguage,
}

/// An invitation, as shown to whoever has its link.
pub struct OpenInvitation {
    /// The name of whoever sent it; `None` if it was sent from the command line.
    pub inviter: Option<String>,
    /// The e-mail address it was sent to.
    pub email: String,
    /// The name of the institution, for an author or a focal point.
    pub institution: Option<Label>,
    /// The role granted on acceptance.
    pub role: Role,
    /// The language of its mail.
    pub language: UiLanguage,
    /// When it expires.
    pub expires_at: Timestamp,
    /// The name of the account with that address, if there is one; accepting takes its password then.
    pub account: Option<String>,
}

impl People {
    /// Returns the invitation that a mailed link leads to. The link went to the person invited, who may be told whether
    /// the address has an account already.
    ///
    /// # Errors
    /// `invalid` if the link is no longer valid, or if the inviter could no longer send the invitation.
    pub fn open_invitation(&self, token: &str) -> Result<OpenInvitation> {
        let bytes = self.accounts.secrets.open_link_token(Purpose::Invitation, token);
        let (id, now) = (InvitationId::from_bytes(bytes.ok_or_else(spent)?), self.store.clock().now());
        self.store.read(|db| {
            let invitation = counting(db, id, now)?;
            let inviter = invitation.invited_by.map(|id| db.account(id)).transpose()?.flatten();
            let institutions = db.institutions_by_id(invitation.institution.as_slice())?;
            let account = db.account_by_email(&invitation.email)?;
            Ok(OpenInvitation {
                inviter: inviter.map(|account| account.name),
                email: shown_address(&invitation.email),
                institution: institutions.into_iter().next().map(|institution| institution.name),
                role: invitation.role,
                language: invitation.language,
                expires_at: invitation.expires_at,
                account: account.map(|account| account.name),
            })
        })
    }

    /// Accepts an invitation: creates an account, or gives the role to an existing one, and logs in.
    ///
    /// # Errors
    /// `invalid`, also if the link is no longer valid or the inviter could no longer send the invitation;
    /// `invalid_credentials` if the account exists and has a different password; `too_many_requests` after too many
    /// wrong passwords.
    pub async fn accept(
        self: &Arc<Self>,
        mut context: Context,
        input: Input<AcceptInvitation>,
        origin: Origin,
    ) -> Result<Begun> {
        let accept = input.get()?;
        let now = self.store.clock().now();
        let bytes = self.accounts.secrets.open_link_token(Purpose::Invitation, accept.token.expose_secret());
        let id = InvitationId::from_bytes(bytes.ok_or_else(spent)?);
        let this = self.clone();
        let (invitation, existing) = blocking(move || {
            this.store.read(|db| {
                let invitation = counting(db, id, now)?;
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
            None => self.new_account(accept, invitation.email, now).await?,
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

    /// The account to be made for somebody who has none.
    async fn new_account(&self, accept: AcceptInvitation, email: String, now: Timestamp) -> Result<Account> {
        let about = [accept.name.as_str(), email.as_str()];
        let mut faults = self.accounts.passwords.faults("/password", &accept.password, &about).await?;
        let name = one_line(&accept.name, "/name").map_err(|fault| faults.push(fault));
        let (Ok(name), true) = (name, faults.is_empty()) else { return Err(Error::invalid(faults)) };
        Ok(Account {
            id: UserId::new(),
            email,
            name,
            language: accept.language,
            password_hash: self.accounts.passwords.hash(accept.password).await?,
            suspended_at: None,
            created_at: now,
        })
    }
}

/// The link has been used, was revoked, has expired or never existed.
fn spent() -> Error {
    Error::invalid(vec![Fault::new("/token", FaultCode::LinkDoesNotCount)])
}

/// The invitation, if it can be accepted now.
fn counting(db: &mut Db, id: InvitationId, now: Timestamp) -> Result<Invitation> {
    let invitation = db.invitation(id)?.filter(|invitation| invitation.is_open(now)).ok_or_else(spent)?;
    if db.invitation_stands(&invitation)? {
        Ok(invitation)
    } else {
        Err(Error::invalid(vec![Fault::new("/token", FaultCode::InviterMayNotInvite)]))
    }
}

/// Makes the changes of an acceptance after checking again under the lock: an invitation can be accepted only once, and
/// grants nothing that its inviter could not grant now.
fn join(tx: &mut Tx, id: InvitationId, account: &Account) -> Result<Change<()>> {
    let permit = permit_by_link(Task::AcceptInvitation);
    let now = tx.now;
    let invitation = counting(tx, id, now)?;
    let mut events = Vec::new();
    match tx.account_by_email(&invitation.email)? {
        Some(existing) if existing.id == account.id => {}
        // Two invitations to the same address were accepted at once: the second has to give the password.
        Some(_) => return Err(Error::new(Code::InvalidCredentials)),
        None => {
            tx.create_account(&permit, Task::AcceptInvitation, account)?;
            events.push(Event::new(EventKind::UserCreated).with("user", account.id.to_string()));
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
            events.push(role_given(account.id, invitation.role));
        }
        None => {}
    }
    Ok(Change::Made((), events))
}
