//! The accounts of the installation.

use std::sync::Arc;

use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{People, joined, place_faults};
use crate::domain::account::{Membership, Role, email_address, shown_address};
use crate::domain::event::{Event, EventKind};
use crate::domain::ids::UserId;
use crate::domain::language::UiLanguage;
use crate::domain::text::one_line;
use crate::domain::time::Timestamp;
use crate::error::{Code, Error, Fault, Faults, Result};
use crate::policy::{Context, Task, permit_task};
use crate::services::blocking;
use crate::services::input::Input;
use crate::services::page::{Page, Paging};
use crate::store::{Account, Change, Db};

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
    /// Those of the policy; `not_found`; `invalid`; `conflict` for one's own account.
    pub fn change_user(&self, context: &Context, id: UserId, input: Input<ChangeUser>) -> Result<UserView> {
        context.actor.user()?;
        self.store.write(context, |tx| {
            let permit = tx.permit_task(Task::ManageUsers, None)?;
            let account = tx.account(id)?.ok_or_else(Error::not_found)?;
            if tx.actor().user_id() == Some(id) {
                return Err(Error::new(Code::Conflict).detail("detail-own-account"));
            }
            let change = input.get()?;
            let mut faults = Faults::default();
            for (index, role) in change.roles.iter().flatten().enumerate() {
                if role.in_institution() {
                    faults.push(Fault::new(format!("/roles/{index}"), "role_of_institution"));
                }
            }
            if !faults.is_empty() {
                return Err(Error::invalid(faults));
            }
            let mut events = Vec::new();
            let about = |name: EventKind| Event::new(name).with("user", id.to_string());
            if let Some(suspended) =
                change.suspended.filter(|suspended| *suspended != account.suspended_at.is_some())
            {
                tx.suspend_account(&permit, id, suspended)?;
                events.push(about(if suspended {
                    EventKind::UserSuspended
                } else {
                    EventKind::UserReinstated
                }));
                let now = tx.now;
                tx.end_sessions(id, None, now)?;
                // A link mailed before must not set a password, not even after the account is reinstated.
                tx.use_password_resets(id, now)?;
            }
            if let Some(roles) = change.roles {
                let before = tx.roles(id)?;
                for role in before.iter().filter(|role| !roles.contains(role)) {
                    tx.remove_role(&permit, id, *role)?;
                }
                let mut added: Vec<Role> =
                    roles.iter().copied().filter(|role| !before.contains(role)).collect();
                added.sort_unstable();
                added.dedup();
                for role in &added {
                    tx.add_role(&permit, Task::ManageUsers, id, *role)?;
                }
                if !added.is_empty() || before.iter().any(|role| !roles.contains(role)) {
                    let names: Vec<&str> = roles.iter().map(|role| role.name()).collect();
                    events.push(about(EventKind::UserRolesChanged).with("roles", names));
                }
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
        let about = [new.name.as_str(), new.email.as_str()];
        let mut faults = match &new.password {
            Some(password) => self.accounts.passwords.faults("/password", password, &about).await?,
            None => Vec::new(),
        };
        let email = email_address(&new.email).map_err(|code| faults.push(Fault::new("/email", code)));
        let name = one_line(&new.name, "/name").map_err(|fault| faults.push(fault));
        if new.name.chars().count() > LONGEST_NAME {
            faults.push(Fault::new("/name", "too_long").with("limit", LONGEST_NAME));
        }
        let (Ok(email), Ok(name), true) = (email, name, faults.is_empty()) else {
            return Err(Error::invalid(faults));
        };
        let hash = match new.password {
            Some(password) => Some(self.accounts.passwords.hash(password).await?),
            None => None,
        };
        let this = self.clone();
        blocking(move || {
            this.store.write(&context, |tx| {
                let permit = tx.permit_task(Task::ManageUsers, None)?;
                let institution = match &new.institution {
                    Some(named) => tx.institution(named)?,
                    None => None,
                };
                let faults = place_faults(new.role, new.institution.is_some(), institution.is_some());
                if !faults.is_empty() {
                    return Err(Error::invalid(faults));
                }
                let mut events = Vec::new();
                let id = match tx.account_by_email(&email)? {
                    Some(account) => {
                        if let Some(hash) = &hash {
                            tx.set_password(&permit, Task::ManageUsers, account.id, hash)?;
                            let event = Event::new(EventKind::UserPasswordChanged);
                            events.push(event.with("user", account.id.to_string()));
                        }
                        account.id
                    }
                    None => {
                        let missing = || Error::invalid(vec![Fault::new("/password", "required")]);
                        let account = Account {
                            id: UserId::new(),
                            email,
                            name,
                            language: new.language,
                            password_hash: hash.ok_or_else(missing)?,
                            suspended_at: None,
                            created_at: tx.now,
                        };
                        tx.create_account(&permit, Task::ManageUsers, &account)?;
                        events.push(Event::new(EventKind::UserCreated).with("user", account.id.to_string()));
                        account.id
                    }
                };
                match institution {
                    Some(institution) => {
                        let to = Membership { institution: institution.id, role: new.role };
                        tx.set_member(&permit, Task::ManageUsers, id, to)?;
                        events.push(joined(id, to));
                    }
                    None if !tx.roles(id)?.contains(&new.role) => {
                        tx.add_role(&permit, Task::ManageUsers, id, new.role)?;
                        events.push(
                            Event::new(EventKind::UserRolesChanged)
                                .with("user", id.to_string())
                                .with("roles", vec![new.role.name()]),
                        );
                    }
                    None => {}
                }
                Ok(if events.is_empty() { Change::Unchanged(id) } else { Change::Made(id, events) })
            })
        })
        .await
    }
}

fn user_view(db: &mut Db, account: Account) -> Result<UserView> {
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
