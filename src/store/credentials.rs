//! Personal API tokens and mailed password-reset links. Like sessions, they are not journaled, and only hashes are
//! stored.

use diesel::dsl::count_star;
use diesel::prelude::*;

use super::connection::Db;
use super::rows::{json, parsed, to_json};
use super::schema::{api_tokens, login_attempts, password_resets, refresh_tokens, sessions, users};
use crate::domain::account::Scope;
use crate::domain::ids::{ApiTokenId, UserId};
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::policy::{Credential, User};

/// A personal API token, as it is stored.
#[derive(Clone, Debug)]
pub struct ApiToken {
    /// Its identifier.
    pub id: ApiTokenId,
    /// The name its owner gave it.
    pub name: String,
    /// What it may be used for.
    pub scopes: Vec<Scope>,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it expires.
    pub expires_at: Timestamp,
}

impl Db {
    /// The account an API token belongs to, in its current state. None if the token has expired or was revoked, or the
    /// account is suspended.
    pub fn user_by_api_token(&mut self, fingerprint: &str, now: Timestamp) -> Result<Option<User>> {
        let token: Option<String> = api_tokens::table
            .filter(api_tokens::fingerprint.eq(fingerprint))
            .select(api_tokens::id)
            .first(self)
            .optional()?;
        let Some(token) = token else { return Ok(None) };
        self.user_by_api_token_id(parsed("api_tokens.id", &token)?, now)
    }

    /// Like [`Db::user_by_api_token`], by the token's identifier.
    pub(super) fn user_by_api_token_id(&mut self, id: ApiTokenId, now: Timestamp) -> Result<Option<User>> {
        let found: Option<(String, String)> = api_tokens::table
            .inner_join(users::table)
            .filter(api_tokens::id.eq(id.to_string()))
            .filter(api_tokens::revoked_at.is_null())
            .filter(api_tokens::expires_at.gt(now.micros()))
            .filter(users::suspended_at.is_null())
            .select((users::id, api_tokens::scopes))
            .first(self)
            .optional()?;
        let Some((user, scopes)) = found else { return Ok(None) };
        let scopes = json("api_tokens.scopes", &scopes)?;
        self.user_now(parsed("users.id", &user)?, Credential::ApiToken(id), Some(scopes)).map(Some)
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

    /// The valid API tokens of an account, latest first.
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

    /// The identifier of the API token with this fingerprint, if it is the account's and valid.
    pub fn api_token_with(
        &mut self,
        user: UserId,
        fingerprint: &str,
        now: Timestamp,
    ) -> Result<Option<ApiTokenId>> {
        let id: Option<String> = api_tokens::table
            .filter(api_tokens::fingerprint.eq(fingerprint))
            .filter(api_tokens::user_id.eq(user.to_string()))
            .filter(api_tokens::revoked_at.is_null())
            .filter(api_tokens::expires_at.gt(now.micros()))
            .select(api_tokens::id)
            .first(self)
            .optional()?;
        id.map(|id| parsed("api_tokens.id", &id)).transpose()
    }

    /// Whether there is or was an API token with this fingerprint.
    pub fn is_api_token_known(&mut self, fingerprint: &str) -> Result<bool> {
        let known = api_tokens::table.filter(api_tokens::fingerprint.eq(fingerprint)).select(api_tokens::id);
        Ok(known.first::<String>(self).optional()?.is_some())
    }

    /// Revokes an API token. Returns whether it had not been revoked before.
    pub fn revoke_api_token(&mut self, user: UserId, id: ApiTokenId, now: Timestamp) -> Result<bool> {
        let counting = api_tokens::table
            .find(id.to_string())
            .filter(api_tokens::user_id.eq(user.to_string()))
            .filter(api_tokens::revoked_at.is_null());
        Ok(diesel::update(counting).set(api_tokens::revoked_at.eq(now.micros())).execute(self)? > 0)
    }

    /// Records that a password-reset link was requested. The link's token is derived from `id`.
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

    /// Number of password-reset links requested for the account since a point in time.
    pub fn password_resets_since(&mut self, user: UserId, since: Timestamp) -> Result<i64> {
        Ok(password_resets::table
            .filter(password_resets::user_id.eq(user.to_string()))
            .filter(password_resets::created_at.gt(since.micros()))
            .select(count_star())
            .first(self)?)
    }

    /// The account whose password the reset link may set, if the link is still valid.
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

    /// Marks all password-reset links of the account as used.
    pub fn use_password_resets(&mut self, user: UserId, now: Timestamp) -> Result<()> {
        let open = password_resets::table
            .filter(password_resets::user_id.eq(user.to_string()))
            .filter(password_resets::used_at.is_null());
        diesel::update(open).set(password_resets::used_at.eq(now.micros())).execute(self)?;
        Ok(())
    }

    /// Deletes outdated records: log-in attempts made before `month`, and sessions and password-reset links that
    /// expired before it.
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
