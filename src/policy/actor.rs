//! Who is asking, and by what credential.

use crate::domain::account::{Membership, Role, Scope};
use crate::domain::ids::{ApiTokenId, InstitutionId, SessionId, UserId};
use crate::error::{Code, Error, Result};

/// Who is asking.
#[derive(Clone, Debug)]
pub enum Actor {
    /// Nobody in particular.
    Anonymous,
    /// An account, by a log-in or a personal API token.
    User(User),
    /// The command line, on the machine itself.
    System,
}

/// An account, as it stood when it was read. A body may take its time to come after that, so the store reads it
/// once more, by its credential, in the transaction of each write.
#[derive(Clone, Debug)]
pub struct User {
    /// The account.
    pub id: UserId,
    /// How it proved who it is.
    pub credential: Credential,
    /// Installation-wide roles.
    pub roles: Vec<Role>,
    /// Roles in institutions.
    pub memberships: Vec<Membership>,
    /// What the API token is limited to; nothing for a log-in, which is not.
    pub scopes: Option<Vec<Scope>>,
}

/// How an account proved who it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Credential {
    /// By a log-in.
    Session(SessionId),
    /// By a personal API token.
    ApiToken(ApiTokenId),
    /// Not by one that can end: the service acts for the account, in the demonstration or by a mailed link, which is
    /// looked at again where it is used.
    Service,
}

impl User {
    /// The log-in, or nothing for an API token.
    pub fn session(&self) -> Option<SessionId> {
        match self.credential {
            Credential::Session(id) => Some(id),
            Credential::ApiToken(_) | Credential::Service => None,
        }
    }
}

impl Actor {
    /// The account's identifier, if there is one.
    pub fn user_id(&self) -> Option<UserId> {
        match self {
            Actor::User(user) => Some(user.id),
            _ => None,
        }
    }

    /// The account, or the error that a credential is needed.
    pub fn user(&self) -> Result<&User> {
        match self {
            Actor::User(user) => Ok(user),
            _ => Err(Error::new(Code::Unauthenticated)),
        }
    }

    /// How the journal names the actor: the account's identifier, or `system`.
    pub fn name(&self) -> String {
        self.user_id().map_or_else(|| "system".to_owned(), |id| id.to_string())
    }

    /// Whether the account has an installation-wide role.
    pub fn has(&self, role: Role) -> bool {
        matches!(self, Actor::User(user) if user.roles.contains(&role))
    }

    /// The institutions that the account is a member of.
    pub fn institutions(&self) -> Vec<InstitutionId> {
        match self {
            Actor::User(user) => user.memberships.iter().map(|membership| membership.institution).collect(),
            _ => Vec::new(),
        }
    }

    /// The account's role in an institution.
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
