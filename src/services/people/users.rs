//! The accounts of the installation.

use std::sync::Arc;

use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{People, joined, place_faults, role_given};
use crate::domain::account::{Membership, Role, email_address, shown_address};
use crate::domain::event::{Event, EventKind};
use crate::domain::ids::UserId;
use crate::domain::language::UiLanguage;
use crate::domain::text::one_line;
use crate::domain::time::Timestamp;
use crate::error::{Code, Error, Fault, FaultCode, Faults, Result};
use crate::policy::{Context, Permit, Task, permit_task};
use crate::services::blocking;
use crate::services::input::Input;
use crate::services::page::{Page, Paging};
use crate::store::{Account, Change, Db, Tx};

/// Maximum number of characters of a person's name.
const LONGEST_NAME: usize = 200;

/// An account, as administrators see it.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct UserView {
    /// Its identifier.
    pub id: UserId,
    /// Its e-mail address.
    pub email: String,
    /// The person's name.
    pub name: String,
    /// The language for pages and mails.
    pub language: UiLanguage,
    /// The installation-wide roles.
    pub roles: Vec<Role>,
    /// Whether it is suspended.
    pub suspended: bool,
    /// When it was created.
    pub created_at: Timestamp,
}

/// Changes to an account. Omitted members stay unchanged.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeUser {
    /// Whether it is suspended. A suspended account can do nothing; this takes effect at once.
    pub suspended: Option<bool>,
    /// All installation-wide roles of the account: `reviewer`, `editor`, `administrator`, `researcher`.
    #[schema(max_items = 4)]
    pub roles: Option<Vec<Role>>,
}

/// A new account created on the machine itself.
pub struct NewUser {
    /// Its e-mail address.
    pub email: String,
    /// The person's name.
    pub name: String,
    /// Its password. An existing account may keep its own.
    pub password: Option<SecretString>,
    /// Its role.
    pub role: Role,
    /// The institution's identifier or slug, for an author or a focal point.
    pub institution: Option<String>,
    /// The language for pages and mails.
    pub language: UiLanguage,
}

impl People {
    /// The accounts of the installation.
    ///
    /// # Errors
    /// Those of the policy; `invalid`.
    pub fn users(&self, context: &Context, paging: Result<Paging>) -> Result<Page<UserView>> {
        permit_task(&context.actor, Task::ManageUsers, None)?;
        let paging = paging?;
        self.store.read(|db| {
            let (accounts, total) = db.accounts(paging.skip, paging.limit)?;
            let views: Result<Vec<UserView>> =
                accounts.into_iter().map(|account| user_view(db, account)).collect();
            Ok(paging.page(views?, total))
        })
    }

    /// Suspends or reinstates an account, or changes its roles. Administrators cannot do this to their own account, so
    /// that one always remains.
    ///
    /// # Errors
    /// Those of the policy; `not_found`; `invalid`; `conflict` for one's own account, and if the account no longer has the
    /// roles that the caller has seen.
    pub fn change_user(
        &self,
        context: &Context,
        id: UserId,
        input: Input<ChangeUser>,
        seen: Option<&[Role]>,
    ) -> Result<UserView> {
        context.actor.user()?;
        self.store.write(context, |tx| {
            let permit = tx.permit_task(Task::ManageUsers, None)?;
            let account = tx.account(id)?.ok_or_else(Error::not_found)?;
            if tx.actor().user_id() == Some(id) {
                return Err(Error::new(Code::Conflict).detail("detail-own-account"));
            }
            let change = input.get()?;
            let faults = installation_role_faults(change.roles.as_deref().unwrap_or_default());
            if !faults.is_empty() {
                return Err(Error::invalid(faults));
            }
            if let Some(seen) = seen
                && !has_just(&tx.roles(id)?, seen)
            {
                return Err(Error::new(Code::Conflict).detail("detail-roles-changed"));
            }
            let mut events = Vec::new();
            if let Some(suspended) = change.suspended
                && suspended != account.suspended_at.is_some()
            {
                events.push(suspend(tx, &permit, id, suspended)?);
            }
            if let Some(roles) = change.roles {
                events.extend(set_roles(tx, &permit, id, &roles)?);
            }
            let account = tx.account(id)?.ok_or_else(Error::not_found)?;
            let shown = user_view(tx, account)?;
            Ok(if events.is_empty() { Change::Unchanged(shown) } else { Change::Made(shown, events) })
        })
    }

    /// Creates an account on the machine itself. An existing account gains the role, and gets the new password if one
    /// is given.
    ///
    /// # Errors
    /// `invalid`, with all faults.
    pub async fn add(self: &Arc<Self>, context: Context, new: NewUser) -> Result<UserId> {
        let new = self.checked(new).await?;
        let this = self.clone();
        blocking(move || this.store.write(&context, |tx| new.enter(tx))).await
    }

    /// What can be checked without the database, with the password hashed.
    async fn checked(&self, new: NewUser) -> Result<CheckedUser> {
        let about = [new.name.as_str(), new.email.as_str()];
        let mut faults = match &new.password {
            Some(password) => self.accounts.passwords.faults("/password", password, &about).await?,
            None => Vec::new(),
        };
        let email = email_address(&new.email).map_err(|code| faults.push(Fault::new("/email", code)));
        let name = one_line(&new.name, "/name").map_err(|fault| faults.push(fault));
        if new.name.chars().count() > LONGEST_NAME {
            faults.push(Fault::new("/name", FaultCode::TooLong).with("limit", LONGEST_NAME));
        }
        let (Ok(email), Ok(name), true) = (email, name, faults.is_empty()) else {
            return Err(Error::invalid(faults));
        };
        let password_hash = match new.password {
            Some(password) => Some(self.accounts.passwords.hash(password).await?),
            None => None,
        };
        let (role, institution, language) = (new.role, new.institution, new.language);
        Ok(CheckedUser { email, name, password_hash, role, institution, language })
    }
}

/// A new account that was checked as far as that goes without the database.
struct CheckedUser {
    email: String,
    name: String,
    password_hash: Option<String>,
    role: Role,
    institution: Option<String>,
    language: UiLanguage,
}

impl CheckedUser {
    /// Makes the account, or changes the one with that address, and gives it its role.
    fn enter(self, tx: &mut Tx) -> Result<Change<UserId>> {
        let permit = tx.permit_task(Task::ManageUsers, None)?;
        let institution = match &self.institution {
            Some(named) => tx.institution(named)?,
            None => None,
        };
        let faults = place_faults(self.role, self.institution.is_some(), institution.is_some());
        if !faults.is_empty() {
            return Err(Error::invalid(faults));
        }
        let role = self.role;
        let mut events = Vec::new();
        let id = self.account(tx, &permit, &mut events)?;
        match institution {
            Some(institution) => {
                let to = Membership { institution: institution.id, role };
                tx.set_member(&permit, Task::ManageUsers, id, to)?;
                events.push(joined(id, to));
            }
            None if !tx.roles(id)?.contains(&role) => {
                tx.add_role(&permit, Task::ManageUsers, id, role)?;
                events.push(role_given(id, role));
            }
            None => {}
        }
        Ok(if events.is_empty() { Change::Unchanged(id) } else { Change::Made(id, events) })
    }

    /// The account with that address, which takes the password if one is given; made if there is none.
    fn account(self, tx: &mut Tx, permit: &Permit, events: &mut Vec<Event>) -> Result<UserId> {
        if let Some(account) = tx.account_by_email(&self.email)? {
            if let Some(hash) = &self.password_hash {
                tx.set_password(permit, Task::ManageUsers, account.id, hash)?;
                let event = Event::new(EventKind::UserPasswordChanged);
                events.push(event.with("user", account.id.to_string()));
            }
            return Ok(account.id);
        }
        let missing = || Error::invalid(vec![Fault::new("/password", FaultCode::Required)]);
        let account = Account {
            id: UserId::new(),
            email: self.email,
            name: self.name,
            language: self.language,
            password_hash: self.password_hash.ok_or_else(missing)?,
            suspended_at: None,
            created_at: tx.now,
        };
        tx.create_account(permit, Task::ManageUsers, &account)?;
        events.push(Event::new(EventKind::UserCreated).with("user", account.id.to_string()));
        Ok(account.id)
    }
}

/// Roles in an institution are given by invitations to it.
fn installation_role_faults(roles: &[Role]) -> Faults {
    let of_institution = roles.iter().enumerate().filter(|(_, role)| role.in_institution());
    of_institution
        .map(|(index, _)| Fault::new(format!("/roles/{index}"), FaultCode::RoleOfInstitution))
        .collect()
}

/// Suspends or reinstates an account.
fn suspend(tx: &mut Tx, permit: &Permit, id: UserId, suspended: bool) -> Result<Event> {
    tx.suspend_account(permit, id, suspended)?;
    let now = tx.now;
    tx.end_sessions(id, None, now)?;
    // A link that was mailed before must not set a password, not after it is reinstated either.
    tx.use_password_resets(id, now)?;
    let kind = if suspended { EventKind::UserSuspended } else { EventKind::UserReinstated };
    Ok(Event::new(kind).with("user", id.to_string()))
}

/// Whether these are the same roles, in whatever order.
fn has_just(roles: &[Role], others: &[Role]) -> bool {
    roles.iter().all(|role| others.contains(role)) && others.iter().all(|role| roles.contains(role))
}

/// Gives an account these roles and takes away all others; nothing if it has just these.
fn set_roles(tx: &mut Tx, permit: &Permit, id: UserId, roles: &[Role]) -> Result<Option<Event>> {
    let before = tx.roles(id)?;
    for role in before.iter().filter(|role| !roles.contains(role)) {
        tx.remove_role(permit, id, *role)?;
    }
    let mut added: Vec<Role> = roles.iter().copied().filter(|role| !before.contains(role)).collect();
    added.sort_unstable();
    added.dedup();
    for role in &added {
        tx.add_role(permit, Task::ManageUsers, id, *role)?;
    }
    let changed = !added.is_empty() || before.iter().any(|role| !roles.contains(role));
    let names: Vec<&str> = roles.iter().map(|role| role.name()).collect();
    let event = Event::new(EventKind::UserRolesChanged).with("user", id.to_string()).with("roles", names);
    Ok(changed.then_some(event))
}

pub(super) fn user_view(db: &mut Db, account: Account) -> Result<UserView> {
    Ok(UserView {
        roles: db.roles(account.id)?,
        id: account.id,
        email: shown_address(&account.email),
        name: account.name,
        language: account.language,
        suspended: account.suspended_at.is_some(),
        created_at: account.created_at,
    })
}
