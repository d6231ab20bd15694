//! What administrators see of everything at once: who belongs where, which invitations wait, which mails were given up,
//! and how much space the database takes.

use std::collections::HashMap;

use diesel::dsl::{count_star, exists, not};
use diesel::prelude::*;

use super::accounts::membership;
use super::connection::Db;
use super::invitations::Invitation;
use super::rows::{InstitutionRow, named, parsed};
use super::schema::{institutions, invitations, mails, memberships, sections, user_roles, users};
use crate::domain::account::{Membership, Role};
use crate::domain::ids::{InstitutionId, InvitationId, MailId, UserId};
use crate::domain::institution::Institution;
use crate::domain::letter::Failure;
use crate::domain::time::Timestamp;
use crate::error::Result;

/// An account, as far as lists need it.
#[derive(Clone, Debug)]
pub struct AccountLine {
    /// Its identifier.
    pub id: UserId,
    /// Its e-mail address.
    pub email: String,
    /// The person's name.
    pub name: String,
    /// Whether it is suspended.
    pub is_suspended: bool,
}

/// A mail that was given up.
#[derive(Clone, Debug)]
pub struct GivenUp {
    /// Its identifier.
    pub id: MailId,
    /// Which text it has: see [`NewMail::kind`](super::NewMail::kind).
    pub kind: String,
    /// The recipient's address.
    pub recipient: String,
    /// When it was queued.
    pub created_at: Timestamp,
    /// Why it was given up.
    pub failure: Option<Failure>,
    /// The invitation it is about, if any.
    pub invitation: Option<InvitationId>,
}

/// Which invitations are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvitedTo {
    /// Those to this institution.
    Institution(InstitutionId),
    /// All of them.
    Anything,
}

/// How many invitations wait, by what they wait for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InvitationCounts {
    /// They can be accepted.
    pub open: i64,
    /// They were not accepted in time, and nobody invited the person again.
    pub expired: i64,
}

/// Which database it is, and how much space it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DatabaseSize {
    /// Whether it is PostgreSQL; otherwise it is SQLite.
    pub is_postgres: bool,
    /// Its size in bytes.
    pub bytes: i64,
}

#[derive(QueryableByName)]
struct Size {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    bytes: i64,
}

diesel::alias!(invitations as later: Later);
diesel::alias!(mails as newer: Newer);

/// The later invitations of the same person to the same role.
macro_rules! again {
    () => {{
        let (of, to) = (later.field(invitations::institution), invitations::institution);
        later
            .filter(later.field(invitations::email).eq(invitations::email))
            .filter(later.field(invitations::role).eq(invitations::role))
            .filter(of.eq(to).or(of.is_null().and(to.is_null())))
            .filter(later.field(invitations::id).gt(invitations::id))
    }};
}

impl Db {
    /// All institutions.
    pub fn all_institutions(&mut self) -> Result<Vec<Institution>> {
        let rows: Vec<InstitutionRow> = institutions::table.order(institutions::slug).load(self)?;
        rows.into_iter().map(InstitutionRow::institution).collect()
    }

    /// All accounts, oldest first.
    pub fn account_lines(&mut self) -> Result<Vec<AccountLine>> {
        let rows: Vec<(String, String, String, Option<i64>)> = users::table
            .select((users::id, users::email, users::name, users::suspended_at))
            .order(users::id)
            .load(self)?;
        let line = |(id, email, name, suspended): (String, String, String, Option<i64>)| {
            Ok(AccountLine { id: parsed("users.id", &id)?, email, name, is_suspended: suspended.is_some() })
        };
        rows.into_iter().map(line).collect()
    }

    /// The installation-wide roles of all accounts.
    pub fn all_roles(&mut self) -> Result<Vec<(UserId, Role)>> {
        let rows: Vec<(String, String)> =
            user_roles::table.select((user_roles::user_id, user_roles::role)).load(self)?;
        let holder = |(id, role): (String, String)| {
            Ok((parsed("user_roles.user_id", &id)?, named("user_roles.role", &role, Role::named)?))
        };
        rows.into_iter().map(holder).collect()
    }

    /// The memberships of all accounts.
    pub fn all_memberships(&mut self) -> Result<Vec<(UserId, Membership)>> {
        let rows: Vec<(String, String, String)> = memberships::table
            .select((memberships::user_id, memberships::institution, memberships::role))
            .order((memberships::since, memberships::user_id))
            .load(self)?;
        let member = |(id, institution, role): (String, String, String)| {
            Ok((parsed("memberships.user_id", &id)?, membership(&institution, &role)?))
        };
        rows.into_iter().map(member).collect()
    }

    /// The number of published sections of each institution that has any.
    pub fn published_counts(&mut self) -> Result<HashMap<InstitutionId, i64>> {
        let rows: Vec<(String, i64)> = sections::table
            .filter(sections::published_version.is_not_null())
            .group_by(sections::institution)
            .select((sections::institution, count_star()))
            .load(self)?;
        rows.into_iter().map(|(id, count)| Ok((parsed("sections.institution", &id)?, count))).collect()
    }

    /// A page of the invitations that were neither accepted nor revoked, the latest first, and their total number. Of
    /// several to the same role, only the latest one counts.
    pub fn pending_invitations(
        &mut self,
        to: InvitedTo,
        skip: i64,
        limit: i64,
    ) -> Result<(Vec<Invitation>, i64)> {
        let matching = || {
            let query = invitations::table
                .filter(invitations::accepted_at.is_null())
                .filter(invitations::revoked_at.is_null())
                .filter(not(exists(again!())))
                .into_boxed();
            match to {
                InvitedTo::Institution(id) => query.filter(invitations::institution.eq(id.to_string())),
                InvitedTo::Anything => query,
            }
        };
        let total = matching().select(count_star()).first(self)?;
        let ids: Vec<String> = matching()
            .select(invitations::id)
            .order(invitations::id.desc())
            .offset(skip)
            .limit(limit)
            .load(self)?;
        let mut found = Vec::new();
        for id in ids {
            found.extend(self.invitation(parsed("invitations.id", &id)?)?);
        }
        Ok((found, total))
    }

    /// How many invitations wait to be accepted, and how many waited in vain.
    pub fn invitation_counts(&mut self, now: Timestamp) -> Result<InvitationCounts> {
        let pending = || {
            invitations::table
                .filter(invitations::accepted_at.is_null())
                .filter(invitations::revoked_at.is_null())
                .select(count_star())
        };
        let open = pending().filter(invitations::expires_at.gt(now.micros())).first(self)?;
        let expired = pending()
            .filter(invitations::expires_at.le(now.micros()))
            .filter(not(exists(again!())))
            .first(self)?;
        Ok(InvitationCounts { open, expired })
    }

    /// The number of open invitations that an account sent.
    pub fn open_invitations_of(&mut self, inviter: UserId, now: Timestamp) -> Result<i64> {
        Ok(invitations::table
            .filter(invitations::invited_by.eq(inviter.to_string()))
            .filter(invitations::accepted_at.is_null())
            .filter(invitations::revoked_at.is_null())
            .filter(invitations::expires_at.gt(now.micros()))
            .select(count_star())
            .first(self)?)
    }

    /// The latest mails that were given up, and for which nothing was sent since, and their total number.
    pub fn mails_given_up(&mut self, limit: i64) -> Result<(Vec<GivenUp>, i64)> {
        let matching = || {
            let since = newer
                .filter(newer.field(mails::invitation).eq(mails::invitation))
                .filter(newer.field(mails::id).gt(mails::id));
            mails::table
                .filter(mails::next_attempt_at.is_null())
                .filter(mails::sent_at.is_null())
                .filter(not(exists(since)))
        };
        let total = matching().select(count_star()).first(self)?;
        type Row = (String, String, String, i64, Option<String>, Option<String>);
        let rows: Vec<Row> = matching()
            .select((
                mails::id,
                mails::kind,
                mails::recipient,
                mails::created_at,
                mails::failure_kind,
                mails::invitation,
            ))
            .order(mails::id.desc())
            .limit(limit)
            .load(self)?;
        let given_up = |(id, kind, recipient, created, failure, invitation): Row| {
            Ok(GivenUp {
                id: parsed("mails.id", &id)?,
                kind,
                recipient,
                created_at: Timestamp::from_micros(created),
                failure: failure
                    .map(|name| named("mails.failure_kind", &name, Failure::named))
                    .transpose()?,
                invitation: invitation.map(|id| parsed("mails.invitation", &id)).transpose()?,
            })
        };
        Ok((rows.into_iter().map(given_up).collect::<Result<_>>()?, total))
    }

    /// Whether a mail was given up.
    pub fn is_given_up(&mut self, id: MailId) -> Result<bool> {
        let found: i64 = mails::table
            .find(id.to_string())
            .filter(mails::next_attempt_at.is_null())
            .filter(mails::sent_at.is_null())
            .select(count_star())
            .first(self)?;
        Ok(found > 0)
    }

    /// Puts a mail that was given up back into the queue.
    pub fn mail_again(&mut self, id: MailId, now: Timestamp) -> Result<()> {
        diesel::update(mails::table.find(id.to_string()).filter(mails::sent_at.is_null()))
            .set((
                mails::next_attempt_at.eq(now.micros()),
                mails::attempts.eq(0),
                mails::failure_kind.eq(None::<String>),
            ))
            .execute(self)?;
        Ok(())
    }

    /// Which database this is, and its size.
    pub fn size(&mut self) -> Result<DatabaseSize> {
        Ok(match self {
            Db::Sqlite(connection) => {
                let query =
                    "SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()";
                let size: Size = diesel::sql_query(query).get_result(connection)?;
                DatabaseSize { is_postgres: false, bytes: size.bytes }
            }
            Db::Postgres(connection) => {
                let query = "SELECT pg_database_size(current_database()) AS bytes";
                let size: Size = diesel::sql_query(query).get_result(connection)?;
                DatabaseSize { is_postgres: true, bytes: size.bytes }
            }
        })
    }
}
