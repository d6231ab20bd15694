//! People: invitations, the members of institutions, and the accounts of the installation.

mod accepting;
mod finding;
mod institution;
mod invitations;
mod members;
mod users;

use std::sync::Arc;

use crate::domain::account::{Membership, Role};
use crate::domain::event::{Event, EventKind};
use crate::domain::fault::FaultCode;
use crate::domain::ids::UserId;
use crate::error::Fault;
use crate::services::accounts::Accounts;
use crate::store::Store;

pub use accepting::{AcceptInvitation, OpenInvitation};
pub use finding::{AccountEntry, AccountFacts, AccountFilter, AccountGroup};
pub use institution::{InstitutionPeople, Member};
pub use invitations::{InvitationState, InvitationView, Invite, Invited, LetterView};
pub use members::MemberView;
pub use users::{ChangeUser, NewUser, UserView};

/// Invitations, members and accounts.
pub struct People {
    store: Arc<Store>,
    accounts: Arc<Accounts>,
}

impl People {
    /// Creates the service for the people in this store.
    pub fn new(store: Arc<Store>, accounts: Arc<Accounts>) -> People {
        People { store, accounts }
    }
}

fn joined(user: UserId, to: Membership) -> Event {
    Event::new(EventKind::MemberJoined)
        .with("user", user.to_string())
        .with("institution", to.institution.to_string())
        .with("role", to.role.name())
}

fn role_given(user: UserId, role: Role) -> Event {
    Event::new(EventKind::UserRolesChanged).with("user", user.to_string()).with("roles", vec![role.name()])
}

/// Authors and focal points need an institution; other roles must not have one.
fn place_faults(role: Role, named: bool, found: bool) -> Vec<Fault> {
    match (role.in_institution(), named) {
        (true, false) => vec![Fault::new("/institution", FaultCode::Required)],
        (true, true) if !found => vec![Fault::new("/institution", FaultCode::Unknown)],
        (false, true) => vec![Fault::new("/institution", FaultCode::RoleWithoutInstitution)],
        _ => Vec::new(),
    }
}
