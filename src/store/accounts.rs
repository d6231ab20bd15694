//! Accounts and memberships.

use diesel::dsl::count_star;
use diesel::prelude::*;

use super::connection::Db;
use super::rows::{named, parsed};
use super::schema::{memberships, user_roles, users};
use super::write::Tx;
use crate::domain::account::{Membership, Role, shown_address};
use crate::domain::ids::{InstitutionId, UserId};
use crate::domain::language::UiLanguage;
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::policy::{Permit, Task};

/// An account.
#[derive(Clone, Debug)]
pub struct Account {
    /// Its identifier.
    pub id: UserId,
    /// Its e-mail address: see `domain::account::email_address`.
    pub email: String,
    /// The person's name.
    pub name: String,
    /// The language of the account's pages and mails.
    pub language: UiLanguage,
    /// The password hash, as a PHC string produced by argon2.
    pub password_hash: String,
    /// When the account was suspended, if it is.
    pub suspended_at: Option<Timestamp>,
    /// When it was created.
    pub created_at: Timestamp,
}

#[derive(Queryable, Insertable)]
#[diesel(table_name = users)]
struct UserRow {
    id: String,
    email: String,
    name: String,
    language: String,
    password_hash: String,
    suspended_at: Option<i64>,
    created_at: i64,
    updated_at: i64,
}

impl UserRow {
    fn account(self) -> Result<Account> {
        Ok(Account {
            id: parsed("users.id", &self.id)?,
            language: named("users.language", &self.language, UiLanguage::of)?,
            email: self.email,
            name: self.name,
            password_hash: self.password_hash,
            suspended_at: self.suspended_at.map(Timestamp::from_micros),
            created_at: Timestamp::from_micros(self.created_at),
        })
    }
}

/// A member of an institution.
#[derive(Clone, Debug)]
pub struct Member {
    /// The account.
    pub account: Account,
    /// `author` or `focal_point`.
    pub role: Role,
    /// When the membership began.
    pub since: Timestamp,
}

pub(super) fn membership(institution: &str, role: &str) -> Result<Membership> {
    Ok(Membership {
        institution: parsed("memberships.institution", institution)?,
        role: named("memberships.role", role, Role::named)?,
    })
}

impl Db {
    /// The account with this identifier.
    pub fn account(&mut self, id: UserId) -> Result<Option<Account>> {
        let row: Option<UserRow> = users::table.find(id.to_string()).first(self).optional()?;
        row.map(UserRow::account).transpose()
    }

    /// The account with this address, given in the form of `domain::account::email_address`. Also finds accounts
    /// created before domains were stored as A-labels.
    pub fn account_by_email(&mut self, email: &str) -> Result<Option<Account>> {
        let mut row: Option<UserRow> = users::table.filter(users::email.eq(email)).first(self).optional()?;
        let shown = shown_address(email);
        if row.is_none() && shown != email {
            row = users::table.filter(users::email.eq(shown)).first(self).optional()?;
        }
        row.map(UserRow::account).transpose()
    }

    /// Replaces `old` with a newer hash of the same password, unless the password has changed in the meantime.
    pub fn renew_password_hash(&mut self, id: UserId, old: &str, new: &str) -> Result<()> {
        diesel::update(users::table.find(id.to_string()).filter(users::password_hash.eq(old)))
            .set(users::password_hash.eq(new))
            .execute(self)?;
        Ok(())
    }

    /// The installation-wide roles of an account.
    pub fn roles(&mut self, user: UserId) -> Result<Vec<Role>> {
        let names: Vec<String> = user_roles::table
            .filter(user_roles::user_id.eq(user.to_string()))
            .select(user_roles::role)
            .order(user_roles::role)
            .load(self)?;
        names.iter().map(|name| named("user_roles.role", name, Role::named)).collect()
    }

    /// The memberships of an account.
    pub fn memberships(&mut self, user: UserId) -> Result<Vec<Membership>> {
        let rows: Vec<(String, String)> = memberships::table
            .filter(memberships::user_id.eq(user.to_string()))
            .select((memberships::institution, memberships::role))
            .order(memberships::since)
            .load(self)?;
        rows.iter().map(|(institution, role)| membership(institution, role)).collect()
    }

    /// A page of accounts in order of creation, and the total number.
    pub fn accounts(&mut self, skip: i64, limit: i64) -> Result<(Vec<Account>, i64)> {
        let total = users::table.select(count_star()).first(self)?;
        let rows: Vec<UserRow> = users::table.order(users::id).offset(skip).limit(limit).load(self)?;
        Ok((rows.into_iter().map(UserRow::account).collect::<Result<_>>()?, total))
    }

    /// The active accounts with an installation-wide role.
    pub fn accounts_with(&mut self, role: Role) -> Result<Vec<Account>> {
        let rows: Vec<UserRow> = users::table
            .inner_join(user_roles::table)
            .filter(user_roles::role.eq(role.name()))
            .filter(users::suspended_at.is_null())
            .select(users::all_columns)
            .order(users::id)
            .load(self)?;
        rows.into_iter().map(UserRow::account).collect()
    }

    /// A page of an institution's members in order of joining, and the total number.
    pub fn members(
        &mut self,
        institution: InstitutionId,
        skip: i64,
        limit: i64,
    ) -> Result<(Vec<Member>, i64)> {
        let of = memberships::institution.eq(institution.to_string());
        let total = memberships::table.filter(of.clone()).select(count_star()).first(self)?;
        let rows: Vec<(UserRow, String, i64)> = users::table
            .inner_join(memberships::table)
            .filter(of)
            .select((users::all_columns, memberships::role, memberships::since))
            .order((memberships::since, memberships::user_id))
            .offset(skip)
            .limit(limit)
            .load(self)?;
        let members = rows.into_iter().map(|(user, role, since)| {
            Ok(Member {
                account: user.account()?,
                role: named("memberships.role", &role, Role::named)?,
                since: Timestamp::from_micros(since),
            })
        });
        Ok((members.collect::<Result<_>>()?, total))
    }
}

impl Tx<'_> {
    /// Creates an account. `task` is the task the permit was issued for: inviting, accepting or managing.
    pub fn create_account(&mut self, permit: &Permit, task: Task, account: &Account) -> Result<()> {
        permit.for_task(task)?;
        let row = UserRow {
            id: account.id.to_string(),
            email: account.email.clone(),
            name: account.name.clone(),
            language: account.language.code().to_owned(),
            password_hash: account.password_hash.clone(),
            suspended_at: None,
            created_at: self.now.micros(),
            updated_at: self.now.micros(),
        };
        diesel::insert_into(users::table).values(row).execute(self.db())?;
        Ok(())
    }

    /// Changes an account's name and language, on behalf of its owner.
    pub fn change_account(
        &mut self,
        permit: &Permit,
        id: UserId,
        name: &str,
        language: UiLanguage,
    ) -> Result<()> {
        permit.for_task(Task::ManageAccount)?;
        let at = self.now.micros();
        diesel::update(users::table.find(id.to_string()))
            .set((users::name.eq(name), users::language.eq(language.code()), users::updated_at.eq(at)))
            .execute(self.db())?;
        Ok(())
    }

    /// Sets a password, given as its hash.
    pub fn set_password(&mut self, permit: &Permit, task: Task, id: UserId, hash: &str) -> Result<()> {
        permit.for_task(task)?;
        let at = self.now.micros();
        diesel::update(users::table.find(id.to_string()))
            .set((users::password_hash.eq(hash), users::updated_at.eq(at)))
            .execute(self.db())?;
        Ok(())
    }

    /// Suspends or reinstates an account.
    pub fn suspend_account(&mut self, permit: &Permit, id: UserId, suspended: bool) -> Result<()> {
        permit.for_task(Task::ManageUsers)?;
        let at = self.now.micros();
        diesel::update(users::table.find(id.to_string()))
            .set((users::suspended_at.eq(suspended.then_some(at)), users::updated_at.eq(at)))
            .execute(self.db())?;
        Ok(())
    }

    /// Gives an account an installation-wide role.
    pub fn add_role(&mut self, permit: &Permit, task: Task, user: UserId, role: Role) -> Result<()> {
        permit.for_task(task)?;
        diesel::insert_into(user_roles::table)
            .values((user_roles::user_id.eq(user.to_string()), user_roles::role.eq(role.name())))
            .execute(self.db())?;
        Ok(())
    }

    /// Removes an installation-wide role from an account.
    pub fn remove_role(&mut self, permit: &Permit, user: UserId, role: Role) -> Result<()> {
        permit.for_task(Task::ManageUsers)?;
        diesel::delete(user_roles::table.find((user.to_string(), role.name()))).execute(self.db())?;
        Ok(())
    }

    /// Makes an account a member of an institution, or changes its role there.
    pub fn set_member(&mut self, permit: &Permit, task: Task, user: UserId, to: Membership) -> Result<()> {
        permit.for_task(task)?;
        let (user, institution, at) = (user.to_string(), to.institution.to_string(), self.now.micros());
        let changed = diesel::update(memberships::table.find((&user, &institution)))
            .set(memberships::role.eq(to.role.name()))
            .execute(self.db())?;
        if changed == 0 {
            diesel::insert_into(memberships::table)
                .values((
                    memberships::user_id.eq(user),
                    memberships::institution.eq(institution),
                    memberships::role.eq(to.role.name()),
                    memberships::since.eq(at),
                ))
                .execute(self.db())?;
        }
        Ok(())
    }

    /// Removes an account from an institution. Returns whether it was a member.
    pub fn remove_member(
        &mut self,
        permit: &Permit,
        user: UserId,
        institution: InstitutionId,
    ) -> Result<bool> {
        permit.for_task(Task::RemoveMember)?;
        let row = memberships::table.find((user.to_string(), institution.to_string()));
        Ok(diesel::delete(row).execute(self.db())? > 0)
    }
}
