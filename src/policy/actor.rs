//! Who acts, and with which credential.

use crate::domain::account::{Membership, Role, Scope};
use crate::domain::ids::{ApiTokenId, InstitutionId, SessionId, UserId};
use crate::error::{Code, Error, Result};

/// Who acts.
#[derive(Clone, Debug)]
pub enum Actor {
    /// A caller without an account.
    Anonymous,
    /// An account, authenticated by a session or a personal API token.
    User(User),
    /// The command line, run on the machine itself.
    System,
}

/// An account as of when it was read. The request body may take a while to arrive after that, so the store reads the
/// account again, by its credential, in the transaction of each write.
#[derive(Clone, Debug)]
pub struct User {
    /// The account's identifier.
    pub id: UserId,
    /// How it was authenticated.
    pub credential: Credential,
    /// Installation-wide roles.
    pub roles: Vec<Role>,
    /// Roles in institutions.
    pub memberships: Vec<Membership>,
    /// The scopes that the API token is limited to; `None` for a session, which has no such limit.
    pub scopes: Option<Vec<Scope>>,
}

/// How an account was authenticated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Credential {
    /// By a session.
    Session(SessionId),
    /// By a personal API token.
    ApiToken(ApiTokenId),
    /// By nothing that can end: the service acts on the account's behalf, for the demonstration or for a mailed link,
    /// which is checked again when it is used.
    Service,
}

impl User {
    /// Returns the session, or `None` for other credentials.
    pub fn session(&self) -> Option<SessionId> {
        match self.credential {
            Credential::Session(id) => Some(id),
            Credential::ApiToken(_) | Credential::Service => None,
        }
    }
}

impl Actor {
    /// Returns the account's identifier, if there is one.
    pub fn user_id(&self) -> Option<UserId> {
        match self {
            Actor::User(user) => Some(user.id),
            _ => None,
        }
    }

    /// Returns the account.
    ///
    /// # Errors
    /// `unauthenticated` if there is none.
    pub fn user(&self) -> Result<&User> {
        match self {
            Actor::User(user) => Ok(user),
            _ => Err(Error::new(Code::Unauthenticated)),
        }
    }

    /// Returns the actor's name in the journal: the account's identifier, or `system`.
    pub fn name(&self) -> String {
        self.user_id().map_or_else(|| "system".to_owned(), |id| id.to_string())
    }

    /// Returns whether the account has the installation-wide role.
    pub fn has(&self, role: Role) -> bool {
        matches!(self, Actor::User(user) if user.roles.contains(&role))
    }

    /// Returns the institutions that the account is a member of.
    pub fn institutions(&self) -> Vec<InstitutionId> {
        match self {
            Actor::User(user) => user.memberships.iter().map(|membership| membership.institution).collect(),
            _ => Vec::new(),
        }
    }

    /// Returns the account's role in the institution.
    pub fn role_in(&self, institution: InstitutionId) -> Option<Role> {
        match self {
            Actor::User(user) => {
                let here = user.memberships.iter().find(|known| known.institution == institution);
                here.map(|membership| membership.role)
            }
            _ => None,
        }
    }

    pub(super) fn in_scope(&self, scope: Scope) -> bool {
        match self {
            Actor::User(User { scopes: Some(scopes), .. }) => scopes.contains(&scope),
            _ => true,
        }
    }
}
