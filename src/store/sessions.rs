//! Sessions and their refresh tokens. They are not journaled (see
//! [`Store::write_unjournaled`](super::Store::write_unjournaled)), and only hashes of tokens are stored.

use diesel::prelude::*;

use super::accounts;
use super::connection::Db;
use super::rows::{named, parsed};
use super::schema::{memberships, refresh_tokens, sessions, user_roles, users};
use crate::domain::account::{Role, Scope};
use crate::domain::ids::{SessionId, UserId};
use crate::domain::time::Timestamp;
use crate::error::{Code, Error, Result};
use crate::policy::{Actor, Credential, User};

/// A session, begun by logging in.
#[derive(Clone, Debug)]
pub struct Session {
    /// Its identifier.
    pub id: SessionId,
    /// The account it belongs to.
    pub user: UserId,
    /// The user agent reported by the browser or program.
    pub user_agent: Option<String>,
    /// When it began.
    pub created_at: Timestamp,
    /// When its tokens were last renewed.
    pub last_used_at: Timestamp,
    /// When it expires; until then it can be renewed.
    pub expires_at: Timestamp,
}

/// A refresh token, as it is stored.
#[derive(Clone, Debug)]
pub struct RefreshToken {
    /// The session it belongs to.
    pub session: SessionId,
    /// When it was used, if it was.
    pub used_at: Option<Timestamp>,
    /// The fingerprint of its successor, if it was exchanged.
    pub successor: Option<String>,
}

type SessionRow = (String, String, Option<String>, i64, i64, i64, Option<i64>);

fn session(row: SessionRow) -> Result<Session> {
    let (id, user, user_agent, created_at, last_used_at, expires_at, _) = row;
    Ok(Session {
        id: parsed("sessions.id", &id)?,
        user: parsed("sessions.user_id", &user)?,
        user_agent,
        created_at: Timestamp::from_micros(created_at),
        last_used_at: Timestamp::from_micros(last_used_at),
        expires_at: Timestamp::from_micros(expires_at),
    })
}

/// An account with one of its roles and one of its memberships (institution and role there).
type UserWithOne = (String, Option<String>, Option<(String, String)>);

impl Db {
    /// The account behind an active session, in its current state. None if the session has ended or the account is
    /// suspended.
    pub fn user_by_session(&mut self, id: SessionId, now: Timestamp) -> Result<Option<User>> {
        // One statement, because every request needs it: one row for each pair of a role and a membership.
        let rows: Vec<UserWithOne> = sessions::table
            .inner_join(users::table)
            .left_join(user_roles::table.on(user_roles::user_id.eq(users::id)))
            .left_join(memberships::table.on(memberships::user_id.eq(users::id)))
            .filter(sessions::id.eq(id.to_string()))
            .filter(sessions::ended_at.is_null())
            .filter(sessions::expires_at.gt(now.micros()))
            .filter(users::suspended_at.is_null())
            .select((
                users::id,
                user_roles::role.nullable(),
                (memberships::institution, memberships::role).nullable(),
            ))
            .order((user_roles::role, memberships::since))
            .load(self)?;
        let Some((user, _, _)) = rows.first() else { return Ok(None) };
        let mut user = User {
            id: parsed("users.id", user)?,
            credential: Credential::Session(id),
            roles: Vec::new(),
            memberships: Vec::new(),
            scopes: None,
        };
        for (_, role, membership) in &rows {
            if let Some(role) = role {
                let role = named("user_roles.role", role, Role::named)?;
                if !user.roles.contains(&role) {
                    user.roles.push(role);
                }
            }
            if let Some((institution, role)) = membership {
                let membership = accounts::membership(institution, role)?;
                if !user.memberships.contains(&membership) {
                    user.memberships.push(membership);
                }
            }
        }
        Ok(Some(user))
    }

    /// The account with its roles and memberships.
    pub fn user_now(
        &mut self,
        id: UserId,
        credential: Credential,
        scopes: Option<Vec<Scope>>,
    ) -> Result<User> {
        Ok(User { id, credential, roles: self.roles(id)?, memberships: self.memberships(id)?, scopes })
    }

    /// The actor in its current state: between the head of a request and the end of its body, a session may end, a
    /// token may be revoked, an account suspended or a role removed.
    ///
    /// # Errors
    /// `unauthenticated` if the credential is no longer valid.
    pub(super) fn actor_now(&mut self, actor: &Actor, now: Timestamp) -> Result<Actor> {
        let Actor::User(before) = actor else { return Ok(actor.clone()) };
        let user = match before.credential {
            Credential::Session(id) => self.user_by_session(id, now)?,
            Credential::ApiToken(id) => self.user_by_api_token_id(id, now)?,
            Credential::Service => match self.account(before.id)? {
                Some(account) if account.suspended_at.is_some() => None,
                Some(_) => Some(self.user_now(before.id, Credential::Service, None)?),
                // A person accepting an invitation has no account before the write.
                None => Some(before.clone()),
            },
        };
        user.filter(|user| user.id == before.id)
            .map(Actor::User)
            .ok_or_else(|| Error::new(Code::Unauthenticated))
    }

    /// Begins a session.
    pub fn begin_session(&mut self, session: &Session, refresh_fingerprint: &str) -> Result<()> {
        diesel::insert_into(sessions::table)
            .values((
                sessions::id.eq(session.id.to_string()),
                sessions::user_id.eq(session.user.to_string()),
                sessions::user_agent.eq(&session.user_agent),
                sessions::created_at.eq(session.created_at.micros()),
                sessions::last_used_at.eq(session.last_used_at.micros()),
                sessions::expires_at.eq(session.expires_at.micros()),
            ))
            .execute(self)?;
        self.add_refresh_token(session.id, refresh_fingerprint, session.created_at)
    }

    /// The session, if it is active.
    pub fn session(&mut self, id: SessionId, now: Timestamp) -> Result<Option<Session>> {
        let row: Option<SessionRow> = sessions::table
            .find(id.to_string())
            .filter(sessions::ended_at.is_null())
            .filter(sessions::expires_at.gt(now.micros()))
            .first(self)
            .optional()?;
        row.map(session).transpose()
    }

    /// The active sessions of an account, the most recently used first.
    pub fn sessions(&mut self, user: UserId, now: Timestamp) -> Result<Vec<Session>> {
        let rows: Vec<SessionRow> = sessions::table
            .filter(sessions::user_id.eq(user.to_string()))
            .filter(sessions::ended_at.is_null())
            .filter(sessions::expires_at.gt(now.micros()))
            .order((sessions::last_used_at.desc(), sessions::id.desc()))
            .load(self)?;
        rows.into_iter().map(session).collect()
    }

    /// Ends a session. Returns whether it was active.
    pub fn end_session(&mut self, user: UserId, id: SessionId, now: Timestamp) -> Result<bool> {
        let running = sessions::table
            .find(id.to_string())
            .filter(sessions::user_id.eq(user.to_string()))
            .filter(sessions::ended_at.is_null());
        Ok(diesel::update(running).set(sessions::ended_at.eq(now.micros())).execute(self)? > 0)
    }

    /// Ends all sessions of an account, except `but` if it is given.
    pub fn end_sessions(&mut self, user: UserId, but: Option<SessionId>, now: Timestamp) -> Result<()> {
        let kept = but.map_or_else(String::new, |id| id.to_string());
        let running = sessions::table
            .filter(sessions::user_id.eq(user.to_string()))
            .filter(sessions::id.ne(kept))
            .filter(sessions::ended_at.is_null());
        diesel::update(running).set(sessions::ended_at.eq(now.micros())).execute(self)?;
        Ok(())
    }

    /// The refresh token with this fingerprint.
    pub fn refresh_token(&mut self, fingerprint: &str) -> Result<Option<RefreshToken>> {
        let row: Option<(String, Option<i64>, Option<String>)> = refresh_tokens::table
            .find(fingerprint)
            .select((refresh_tokens::session, refresh_tokens::used_at, refresh_tokens::successor))
            .first(self)
            .optional()?;
        row.map(|(session, used_at, successor)| {
            Ok(RefreshToken {
                session: parsed("refresh_tokens.session", &session)?,
                used_at: used_at.map(Timestamp::from_micros),
                successor,
            })
        })
        .transpose()
    }

    /// Exchanges a refresh token for its successor, unless it has already been used, possibly a moment ago. Returns
    /// whether it was exchanged.
    pub fn use_refresh_token(
        &mut self,
        session: SessionId,
        used: &str,
        successor: &str,
        now: Timestamp,
    ) -> Result<bool> {
        let unused = refresh_tokens::table.find(used).filter(refresh_tokens::used_at.is_null());
        let exchanged = diesel::update(unused)
            .set((refresh_tokens::used_at.eq(now.micros()), refresh_tokens::successor.eq(successor)))
            .execute(self)?;
        if exchanged == 0 {
            return Ok(false);
        }
        diesel::update(sessions::table.find(session.to_string()))
            .set(sessions::last_used_at.eq(now.micros()))
            .execute(self)?;
        self.add_refresh_token(session, successor, now)?;
        Ok(true)
    }

    /// Records that a session was used.
    pub fn touch_session(&mut self, id: SessionId, now: Timestamp) -> Result<()> {
        diesel::update(sessions::table.find(id.to_string()))
            .set(sessions::last_used_at.eq(now.micros()))
            .execute(self)?;
        Ok(())
    }

    fn add_refresh_token(&mut self, session: SessionId, fingerprint: &str, now: Timestamp) -> Result<()> {
        diesel::insert_into(refresh_tokens::table)
            .values((
                refresh_tokens::fingerprint.eq(fingerprint),
                refresh_tokens::session.eq(session.to_string()),
                refresh_tokens::issued_at.eq(now.micros()),
            ))
            .execute(self)?;
        Ok(())
    }
}
