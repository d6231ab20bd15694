//! Accounts: authentication, one's own account, sessions and tokens.

mod browser;
mod own;
mod passwords;
mod view;

use std::sync::Arc;

use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::auth::secrets::{fingerprint, looks_like_api_token};
use crate::auth::throttle::{GOODWILL, KNOWN, WINDOW};
use crate::auth::{AccessTokens, Attempts, Passwords, Secrets, Verdict, tokens};
use crate::domain::account::{Role, address_typed};
use crate::domain::ids::{SessionId, UserId};
use crate::domain::labels::Label;
use crate::domain::network::Network;
use crate::domain::text::tidied;
use crate::domain::time::Timestamp;
use crate::error::{Code, Error, Result};
use crate::policy::{Actor, Credential, User};
use crate::services::blocking;
use crate::store::{Account, Db, Session, Store};

pub use browser::Person;
pub use own::{ApiTokenView, ChangeMe, MadeApiToken, NewApiToken, SessionView};
pub use passwords::{ChangePassword, ForgotPassword, ResetPassword};
pub use view::{Me, MembershipView};

/// How long a session can be renewed before the user has to log in again.
const SESSION_SECONDS: i64 = 30 * 24 * 60 * 60;
/// How long a used refresh token still returns its successor, in case the response was lost.
const GRACE_SECONDS: i64 = 60;

/// Authentication, and one's own account.
pub struct Accounts {
    pub(super) store: Arc<Store>,
    pub(super) passwords: Passwords,
    tokens: AccessTokens,
    pub(super) secrets: Arc<Secrets>,
}

/// E-mail address and password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LogIn {
    /// The account's e-mail address.
    #[schema(max_length = 254, example = "eva@example.org")]
    email: String,
    /// The password.
    #[schema(value_type = String, max_length = 1000, example = "correct horse battery staple")]
    password: SecretString,
    /// The second-factor code, for accounts that have one.
    #[schema(value_type = Option<String>, max_length = 20)]
    #[allow(dead_code)]
    totp: Option<SecretString>,
}

/// An account of a demonstration, which everyone may log in to with one button.
#[derive(Clone)]
pub struct DemonstrationAccount {
    /// The person's name.
    pub name: String,
    /// Its e-mail address.
    pub email: String,
    /// Its password, random in each installation.
    pub password: SecretString,
    /// Its role.
    pub role: Role,
    /// The name of its institution, if it has one.
    pub institution: Option<Label>,
}

impl DemonstrationAccount {
    /// Returns what a person types to log in to it.
    pub fn log_in(&self) -> LogIn {
        LogIn { email: self.email.clone(), password: self.password.clone(), totp: None }
    }
}

/// A refresh token.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Refresh {
    /// The most recently issued refresh token.
    #[schema(value_type = String, max_length = 200)]
    refresh_token: SecretString,
}

/// The response to a log-in.
#[derive(Serialize, ToSchema)]
pub struct Tokens {
    /// The access token: `Authorization: Bearer …`.
    pub access_token: String,
    /// Always `Bearer`.
    #[schema(example = "Bearer")]
    pub token_type: &'static str,
    /// Number of seconds until the access token expires.
    #[schema(example = 900)]
    pub expires_in: i64,
    /// The refresh token to exchange for the next pair.
    pub refresh_token: String,
}

/// A session that has just begun, for which a program gets tokens and a browser a cookie.
pub struct Begun {
    user: UserId,
    session: SessionId,
    refresh: SecretString,
}

/// The origin of a request, for the list of sessions and rate limiting.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The address, as grouped for rate limits.
    pub address: Network,
    /// The user agent reported by the browser or program.
    pub user_agent: Option<String>,
}

impl Accounts {
    /// Creates the service for accounts in this store, with these keys.
    pub fn new(
        store: Arc<Store>,
        passwords: Passwords,
        tokens: AccessTokens,
        secrets: Arc<Secrets>,
    ) -> Accounts {
        Accounts { store, passwords, tokens, secrets }
    }

    /// The public keys for verifying access tokens, as a JSON Web Key Set.
    pub fn jwks(&self) -> serde_json::Value {
        self.tokens.keys().jwks()
    }

    /// Renews and removes keys according to their age. Must be called from time to time.
    ///
    /// # Errors
    /// If the key folder cannot be read or written.
    pub fn tend_keys(&self) -> Result<()> {
        self.tokens.keys().tend(self.store.clock().now())
    }

    /// The actor a bearer token belongs to, be it an access token or a personal API token. The account is read each
    /// time, so that a suspension takes effect at once.
    ///
    /// # Errors
    /// `unauthenticated`, whatever is wrong with the token.
    pub fn bearer(&self, token: &str) -> Result<Actor> {
        let now = self.store.clock().now();
        let user: Option<User> = if looks_like_api_token(token) {
            self.store.read(|db| db.user_by_api_token(&fingerprint(token), now))?
        } else {
            let claims = self.tokens.verify(token, now)?;
            let user = self.store.read(|db| db.user_by_session(claims.sid, now))?;
            user.filter(|user| user.id == claims.sub)
        };
        user.map(Actor::User).ok_or_else(|| Error::new(Code::Unauthenticated))
    }

    /// The account as an actor, for the command line and the demonstration.
    ///
    /// # Errors
    /// `not_found`.
    pub fn actor(&self, id: UserId) -> Result<Actor> {
        self.store.read(|db| {
            db.account(id)?.ok_or_else(Error::not_found)?;
            Ok(Actor::User(db.user_now(id, Credential::Service, None)?))
        })
    }

    /// Logs in.
    ///
    /// # Errors
    /// `invalid_credentials`, with the same response and in the same time whether or not the account exists;
    /// `too_many_requests` after too many failures.
    pub async fn log_in(self: &Arc<Self>, log_in: LogIn, origin: Origin) -> Result<Begun> {
        let email = address_typed(&log_in.email);
        let named = fingerprint(&email);
        let address = origin.address;
        let account = {
            let (this, named) = (self.clone(), named.clone());
            blocking(move || {
                this.attempt(&named, address)?;
                this.store.read(|db| db.account_by_email(&email))
            })
            .await?
        };
        let hash = account.as_ref().map(|account| account.password_hash.clone());
        let verified = self.passwords.verify(log_in.password.clone(), hash).await?;
        let Some(account) = account.filter(|account| verified.matches && account.suspended_at.is_none())
        else {
            return Err(Error::new(Code::InvalidCredentials));
        };
        // The password can only be rehashed with current settings now that it is known.
        let renewed =
            if verified.needs_rehash { Some(self.passwords.hash(log_in.password).await?) } else { None };
        let this = self.clone();
        blocking(move || {
            let begun = this.begin(&account, origin)?;
            if let Some(hash) = &renewed {
                this.store.write_unjournaled(|db| {
                    db.renew_password_hash(account.id, &account.password_hash, hash)
                })?;
            }
            Ok(begun)
        })
        .await
    }

    /// Whether this is the account's password. Rate-limited like log-ins, because a password can be guessed wherever it
    /// can be tried.
    ///
    /// # Errors
    /// `too_many_requests` after too many failures.
    pub(super) async fn proves(
        self: &Arc<Self>,
        account: &Account,
        password: SecretString,
        address: Network,
    ) -> Result<bool> {
        let named = counted_as(account);
        let (this, tried) = (self.clone(), named.clone());
        blocking(move || this.attempt(&tried, address)).await?;
        let hash = Some(account.password_hash.clone());
        let matches = self.passwords.verify(password, hash).await?.matches && account.suspended_at.is_none();
        if matches {
            let this = self.clone();
            blocking(move || {
                let now = this.store.clock().now();
                this.store.write_unjournaled(|db| went_well(db, &named, address, now))
            })
            .await?;
        }
        Ok(matches)
    }

    /// Counts the attempt as failed until it has succeeded, so that many concurrent attempts are rate-limited too.
    fn attempt(&self, named: &str, address: Network) -> Result<()> {
        let address = &address.to_string();
        let now = self.store.clock().now();
        let verdict = self.store.write_unjournaled(|db| {
            let counts = db.login_attempts(
                named,
                address,
                now.plus_seconds(-WINDOW),
                now.plus_seconds(-GOODWILL),
                now.plus_seconds(-KNOWN),
            )?;
            let count = |n: i64| u32::try_from(n).unwrap_or(u32::MAX);
            let attempts = Attempts {
                account_failures: count(counts.account_failures),
                oldest_account_failure: counts.first_account_failure,
                failures_here: count(counts.failures_here),
                oldest_failure_here: counts.first_failure_here,
                address_failures: count(counts.address_failures),
                oldest_address_failure: counts.first_address_failure,
                distinct_successes: count(counts.accounts_well),
                known_here: counts.known_here,
            };
            let verdict = attempts.verdict(now);
            if verdict == Verdict::Allowed {
                db.add_login_attempt(named, address, false, now)?;
            }
            Ok(verdict)
        })?;
        match verdict {
            Verdict::Wait(seconds) => {
                Err(Error::new(Code::TooManyRequests).detail("detail-too-many-logins").retry_after(seconds))
            }
            Verdict::Allowed => Ok(()),
        }
    }

    /// Begins a session for an authenticated account, unless it has been suspended or its password has been changed in
    /// the meantime. From then on, the account is known at this address.
    ///
    /// # Errors
    /// `invalid_credentials`.
    pub(super) fn begin(&self, account: &Account, origin: Origin) -> Result<Begun> {
        let (user, now) = (account.id, self.store.clock().now());
        let refresh = self.secrets.first_refresh_token()?;
        let session = Session {
            id: SessionId::new(),
            user,
            user_agent: origin.user_agent.map(|name| tidied(&name).chars().take(300).collect()),
            created_at: now,
            last_used_at: now,
            expires_at: now.plus_seconds(SESSION_SECONDS),
        };
        self.store.write_unjournaled(|db| {
            let same =
                |now: &Account| now.suspended_at.is_none() && now.password_hash == account.password_hash;
            if !db.account(user)?.as_ref().is_some_and(same) {
                return Err(Error::new(Code::InvalidCredentials));
            }
            went_well(db, &counted_as(account), origin.address, now)?;
            db.begin_session(&session, &fingerprint(refresh.expose_secret()))
        })?;
        Ok(Begun { user, session: session.id, refresh })
    }

    /// Exchanges a refresh token for the next pair.
    ///
    /// # Errors
    /// `unauthenticated` if it is not valid; `token_reused` if it has been used before, which ends the session.
    pub fn refresh(&self, refresh: &Refresh) -> Result<Tokens> {
        let now = self.store.clock().now();
        let used = refresh.refresh_token.expose_secret();
        let successor = self.secrets.successor(used);
        let (used, next) = (fingerprint(used), fingerprint(successor.expose_secret()));
        let session = self.store.write_unjournaled(|db| {
            let Some(token) = db.refresh_token(&used)? else { return Ok(Err(Code::Unauthenticated)) };
            let Some(session) = db.session(token.session, now)? else {
                return Ok(Err(Code::Unauthenticated));
            };
            let suspended = db.account(session.user)?.is_none_or(|account| account.suspended_at.is_some());
            if suspended {
                return Ok(Err(Code::Unauthenticated));
            }
            if db.use_refresh_token(session.id, &used, &next, now)? {
                return Ok(Ok(session));
            }
            // It has been used before. If the response was lost, the client gets the same one again, as long as its
            // successor has not been used.
            let used_at = db.refresh_token(&used)?.and_then(|token| token.used_at);
            let lately = used_at.is_some_and(|at| now.seconds_since(at) < GRACE_SECONDS);
            let untouched = db.refresh_token(&next)?.is_some_and(|successor| successor.used_at.is_none());
            if lately && untouched {
                return Ok(Ok(session));
            }
            db.end_session(session.user, session.id, now)?;
            Ok(Err(Code::TokenReused))
        })?;
        let session = session.map_err(Error::new)?;
        self.pair(session.user, session.id, successor)
    }

    /// Returns the tokens of a session that has just begun, for a program.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn tokens(&self, begun: Begun) -> Result<Tokens> {
        self.pair(begun.user, begun.session, begun.refresh)
    }

    fn pair(&self, user: UserId, session: SessionId, refresh: SecretString) -> Result<Tokens> {
        let access = self.tokens.issue(user, session, self.store.clock().now())?;
        Ok(Tokens {
            access_token: access.expose_secret().to_owned(),
            token_type: "Bearer",
            expires_in: tokens::ACCESS_TTL,
            refresh_token: refresh.expose_secret().to_owned(),
        })
    }
}

/// Marks an account as known at the address where it was just authenticated, and forgets earlier failures there.
/// Failures elsewhere still count: an attacker must not get ten more guesses each time the owner logs in.
fn went_well(db: &mut Db, named: &str, address: Network, now: Timestamp) -> Result<()> {
    let address = address.to_string();
    db.forget_login_failures(named, Some(&address))?;
    db.add_login_attempt(named, &address, true, now)
}

/// The key under which log-in attempts are counted, the same for every spelling of the account's address.
fn counted_as(account: &Account) -> String {
    fingerprint(&address_typed(&account.email))
}
