//! What proves who somebody is: sessions, refresh tokens, API tokens, mailed links, and the record of
//! attempts to log in. All of it is bookkeeping (see [`Store::keep_books`](super::Store::keep_books)):
//! only hashes are stored, and nothing of it stands in the journal.

use diesel::dsl::{count, count_star, min};
use diesel::prelude::*;

use super::connection::Db;
use super::rows::{json, parsed, to_json};
use super::schema::{api_tokens, login_attempts, password_resets, refresh_tokens, sessions, users};
use crate::domain::account::Scope;
use crate::domain::ids::{ApiTokenId, SessionId, UserId};
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::policy::User;

/// A log-in.
#[derive(Clone, Debug)]
pub struct Session {
    /// Its identifier.
    pub id: SessionId,
    /// Whose it is.
    pub user: UserId,
    /// What the browser or program called itself.
    pub user_agent: Option<String>,
    /// When it began.
    pub created_at: Timestamp,
    /// When a token of it was last renewed.
    pub last_used_at: Timestamp,
    /// Until when it can be renewed.
    pub expires_at: Timestamp,
}

/// A refresh token, as it is stored.
#[derive(Clone, Debug)]
pub struct RefreshToken {
    /// The session it belongs to.
    pub session: SessionId,
    /// When it was used, if it was.
    pub used_at: Option<Timestamp>,
    /// The fingerprint of the one that it was exchanged for.
    pub successor: Option<String>,
}

/// A personal API token, as it is stored.
#[derive(Clone, Debug)]
pub struct ApiToken {
    /// Its identifier.
    pub id: ApiTokenId,
    /// What its owner calls it.
    pub name: String,
    /// What it may be used for.
    pub scopes: Vec<Scope>,
    /// When it was made.
    pub created_at: Timestamp,
    /// Until when it counts.
    pub expires_at: Timestamp,
}

/// What the throttle needs to know of earlier attempts.
#[derive(Clone, Copy, Debug, Default)]
pub struct AttemptCounts {
    /// Failed attempts on the account since the window began.
    pub account_failures: i64,
    /// The first of them.
    pub first_account_failure: Option<Timestamp>,
    /// Failed attempts from the address since the window began.
    pub address_failures: i64,
    /// The first of them.
    pub first_address_failure: Option<Timestamp>,
    /// How many accounts logged in well from the address lately.
    pub accounts_well: i64,
    /// Whether this account logged in well from this address lately.
    pub known_here: bool,
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

impl Db {
    /// The account behind a running session, as it stands now; nothing if the session has ended or the
    /// account is suspended.
    pub fn user_by_session(&mut self, id: SessionId, now: Timestamp) -> Result<Option<User>> {
        let user: Option<String> = sessions::table
            .inner_join(users::table)
            .filter(sessions::id.eq(id.to_string()))
            .filter(sessions::ended_at.is_null())
            .filter(sessions::expires_at.gt(now.micros()))
            .filter(users::suspended_at.is_null())
            .select(users::id)
            .first(self)
            .optional()?;
        user.map(|user| self.user_now(parsed("users.id", &user)?, Some(id), None)).transpose()
    }

    /// The account behind an API token, as it stands now.
    pub fn user_by_api_token(&mut self, fingerprint: &str, now: Timestamp) -> Result<Option<User>> {
        let found: Option<(String, String)> = api_tokens::table
            .inner_join(users::table)
            .filter(api_tokens::fingerprint.eq(fingerprint))
            .filter(api_tokens::revoked_at.is_null())
            .filter(api_tokens::expires_at.gt(now.micros()))
            .filter(users::suspended_at.is_null())
            .select((users::id, api_tokens::scopes))
            .first(self)
            .optional()?;
        let Some((user, scopes)) = found else { return Ok(None) };
        let scopes = json("api_tokens.scopes", &scopes)?;
        self.user_now(parsed("users.id", &user)?, None, Some(scopes)).map(Some)
    }

    /// The account with its roles and memberships.
    pub fn user_now(
        &mut self,
        id: UserId,
        session: Option<SessionId>,
        scopes: Option<Vec<Scope>>,
    ) -> Result<User> {
        Ok(User { id, session, roles: self.roles(id)?, memberships: self.memberships(id)?, scopes })
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

    /// The running session.
    pub fn session(&mut self, id: SessionId, now: Timestamp) -> Result<Option<Session>> {
        let row: Option<SessionRow> = sessions::table
            .find(id.to_string())
            .filter(sessions::ended_at.is_null())
            .filter(sessions::expires_at.gt(now.micros()))
            .first(self)
            .optional()?;
        row.map(session).transpose()
    }

    /// The running sessions of an account, the last used first.
    pub fn sessions(&mut self, user: UserId, now: Timestamp) -> Result<Vec<Session>> {
        let rows: Vec<SessionRow> = sessions::table
            .filter(sessions::user_id.eq(user.to_string()))
            .filter(sessions::ended_at.is_null())
            .filter(sessions::expires_at.gt(now.micros()))
            .order((sessions::last_used_at.desc(), sessions::id.desc()))
            .load(self)?;
        rows.into_iter().map(session).collect()
    }

    /// Ends a session; whether it was running.
    pub fn end_session(&mut self, user: UserId, id: SessionId, now: Timestamp) -> Result<bool> {
        let running = sessions::table
            .find(id.to_string())
            .filter(sessions::user_id.eq(user.to_string()))
            .filter(sessions::ended_at.is_null());
        Ok(diesel::update(running).set(sessions::ended_at.eq(now.micros())).execute(self)? > 0)
    }

    /// Ends all sessions of an account but one, or all.
    pub fn end_sessions(&mut self, user: UserId, but: Option<SessionId>, now: Timestamp) -> Result<()> {
        let kept = but.map_or_else(String::new, |id| id.to_string());
        let running = sessions::table
            .filter(sessions::user_id.eq(user.to_string()))
            .filter(sessions::id.ne(kept))
            .filter(sessions::ended_at.is_null());
        diesel::update(running).set(sessions::ended_at.eq(now.micros())).execute(self)?;
        Ok(())
    }

    /// The refresh token with that fingerprint.
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

    /// Exchanges a refresh token for its successor, unless it was used already, perhaps just now; whether
    /// it did.
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

    /// Records a new API token.
    pub fn add_api_token(&mut self, user: UserId, token: &ApiToken, fingerprint: &str) -> Result<()> {
        diesel::insert_into(api_tokens::table)
            .values((
                api_tokens::id.eq(token.id.to_string()),
                api_tokens::user_id.eq(user.to_string()),
                api_tokens::name.eq(&token.name),
                api_tokens::fingerprint.eq(fingerprint),
                api_tokens::scopes.eq(to_json(&token.scopes)?),
                api_tokens::created_at.eq(token.created_at.micros()),
                api_tokens::expires_at.eq(token.expires_at.micros()),
            ))
            .execute(self)?;
        Ok(())
    }

    /// The API tokens of an account that still count, the latest first.
    pub fn api_tokens(&mut self, user: UserId, now: Timestamp) -> Result<Vec<ApiToken>> {
        let rows: Vec<(String, String, String, i64, i64)> = api_tokens::table
            .filter(api_tokens::user_id.eq(user.to_string()))
            .filter(api_tokens::revoked_at.is_null())
            .filter(api_tokens::expires_at.gt(now.micros()))
            .select((
                api_tokens::id,
                api_tokens::name,
                api_tokens::scopes,
                api_tokens::created_at,
                api_tokens::expires_at,
            ))
            .order(api_tokens::id.desc())
            .load(self)?;
        rows.into_iter()
            .map(|(id, name, scopes, created_at, expires_at)| {
                Ok(ApiToken {
                    id: parsed("api_tokens.id", &id)?,
                    name,
                    scopes: json("api_tokens.scopes", &scopes)?,
                    created_at: Timestamp::from_micros(created_at),
                    expires_at: Timestamp::from_micros(expires_at),
                })
            })
            .collect()
    }

    /// Makes an API token count no longer; whether it did.
    pub fn revoke_api_token(&mut self, user: UserId, id: ApiTokenId, now: Timestamp) -> Result<bool> {
        let counting = api_tokens::table
            .find(id.to_string())
            .filter(api_tokens::user_id.eq(user.to_string()))
            .filter(api_tokens::revoked_at.is_null());
        Ok(diesel::update(counting).set(api_tokens::revoked_at.eq(now.micros())).execute(self)? > 0)
    }

    /// Records that a link for a new password was asked for. `id` is what the link's token is derived from.
    pub fn add_password_reset(
        &mut self,
        id: &str,
        user: UserId,
        now: Timestamp,
        expires_at: Timestamp,
    ) -> Result<()> {
        diesel::insert_into(password_resets::table)
            .values((
                password_resets::id.eq(id),
                password_resets::user_id.eq(user.to_string()),
                password_resets::created_at.eq(now.micros()),
                password_resets::expires_at.eq(expires_at.micros()),
            ))
            .execute(self)?;
        Ok(())
    }

    /// How many links for a new password the account asked for since a point in time.
    pub fn password_resets_since(&mut self, user: UserId, since: Timestamp) -> Result<i64> {
        Ok(password_resets::table
            .filter(password_resets::user_id.eq(user.to_string()))
            .filter(password_resets::created_at.gt(since.micros()))
            .select(count_star())
            .first(self)?)
    }

    /// Whose new password the link may set, if it still may.
    pub fn password_reset(&mut self, id: &str, now: Timestamp) -> Result<Option<UserId>> {
        let user: Option<String> = password_resets::table
            .find(id)
            .filter(password_resets::used_at.is_null())
            .filter(password_resets::expires_at.gt(now.micros()))
            .select(password_resets::user_id)
            .first(self)
            .optional()?;
        user.map(|user| parsed("password_resets.user_id", &user)).transpose()
    }

    /// Marks every link for a new password of the account as used.
    pub fn use_password_resets(&mut self, user: UserId, now: Timestamp) -> Result<()> {
        let open = password_resets::table
            .filter(password_resets::user_id.eq(user.to_string()))
            .filter(password_resets::used_at.is_null());
        diesel::update(open).set(password_resets::used_at.eq(now.micros())).execute(self)?;
        Ok(())
    }

    /// Records an attempt to log in. `account` is a fingerprint of the address that was given, which need
    /// not be that of an account.
    pub fn add_login_attempt(
        &mut self,
        account: &str,
        address: &str,
        succeeded: bool,
        now: Timestamp,
    ) -> Result<()> {
        diesel::insert_into(login_attempts::table)
            .values((
                login_attempts::id.eq(uuid::Uuid::now_v7().to_string()),
                login_attempts::account.eq(account),
                login_attempts::address.eq(address),
                login_attempts::succeeded.eq(succeeded),
                login_attempts::at.eq(now.micros()),
            ))
            .execute(self)?;
        Ok(())
    }

    /// What the throttle asks: failures since `window`, good log-ins since `day`, acquaintance since `month`.
    pub fn login_attempts(
        &mut self,
        account: &str,
        address: &str,
        window: Timestamp,
        day: Timestamp,
        month: Timestamp,
    ) -> Result<AttemptCounts> {
        let failed = || {
            login_attempts::table
                .filter(login_attempts::succeeded.eq(false))
                .filter(login_attempts::at.gt(window.micros()))
                .select((count_star(), min(login_attempts::at)))
        };
        let well = || login_attempts::table.filter(login_attempts::succeeded.eq(true));
        let (account_failures, first_account): (i64, Option<i64>) =
            failed().filter(login_attempts::account.eq(account)).first(self)?;
        let (address_failures, first_address): (i64, Option<i64>) =
            failed().filter(login_attempts::address.eq(address)).first(self)?;
        let accounts_well: i64 = well()
            .filter(login_attempts::address.eq(address))
            .filter(login_attempts::at.gt(day.micros()))
            .select(count(login_attempts::account).aggregate_distinct())
            .first(self)?;
        let known: i64 = well()
            .filter(login_attempts::account.eq(account))
            .filter(login_attempts::address.eq(address))
            .filter(login_attempts::at.gt(month.micros()))
            .select(count_star())
            .first(self)?;
        Ok(AttemptCounts {
            account_failures,
            first_account_failure: first_account.map(Timestamp::from_micros),
            address_failures,
            first_address_failure: first_address.map(Timestamp::from_micros),
            accounts_well,
            known_here: known > 0,
        })
    }

    /// Forgets the failures of an account that has now logged in well.
    pub fn forget_login_failures(&mut self, account: &str) -> Result<()> {
        let failures = login_attempts::table
            .filter(login_attempts::account.eq(account))
            .filter(login_attempts::succeeded.eq(false));
        diesel::delete(failures).execute(self)?;
        Ok(())
    }

    /// Deletes what no longer says anything: attempts before `month`, sessions and tokens that ended before it.
    pub fn forget_credentials(&mut self, month: Timestamp) -> Result<()> {
        let month = month.micros();
        diesel::delete(login_attempts::table.filter(login_attempts::at.lt(month))).execute(self)?;
        diesel::delete(password_resets::table.filter(password_resets::expires_at.lt(month))).execute(self)?;
        let ended = sessions::table.filter(sessions::expires_at.lt(month)).select(sessions::id);
        diesel::delete(refresh_tokens::table.filter(refresh_tokens::session.eq_any(ended))).execute(self)?;
        diesel::delete(sessions::table.filter(sessions::expires_at.lt(month))).execute(self)?;
        Ok(())
    }
}
