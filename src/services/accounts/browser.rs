//! Sessions in a browser, which continues them with a cookie instead of access and refresh tokens.

use secrecy::{ExposeSecret, SecretString};

use super::{Accounts, Begun};
use crate::auth::secrets::Purpose;
use crate::domain::ids::SessionId;
use crate::domain::language::UiLanguage;
use crate::error::Result;
use crate::policy::{Actor, User};

/// How long a session may be in use before its time of last use is written again, in seconds: once an hour is exact
/// enough for the list of sessions, and no page waits for a write.
const FRESH_SECONDS: i64 = 60 * 60;

/// A person who is signed in.
#[derive(Clone, Debug)]
pub struct Person {
    /// The account, as an actor.
    pub user: User,
    /// The person's name.
    pub name: String,
    /// The language for pages and mails.
    pub language: UiLanguage,
}

impl Person {
    /// Returns the person as an actor.
    pub fn actor(&self) -> Actor {
        Actor::User(self.user.clone())
    }
}

impl Accounts {
    /// Returns the value of the cookie that continues the session. It is derived from the session's identifier, so
    /// nothing is stored that could be used in its place.
    pub fn cookie(&self, begun: &Begun) -> SecretString {
        self.secrets.link_token(Purpose::Browser, begun.session.as_bytes())
    }

    /// Returns the person whose session the cookie continues; `None` if it has ended or expired, if the account is
    /// suspended, or if the cookie was not issued here.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn person(&self, cookie: &str) -> Result<Option<Person>> {
        let Some(id) = self.secrets.open_link_token(Purpose::Browser, cookie) else { return Ok(None) };
        let (id, now) = (SessionId::from_bytes(id), self.store.clock().now());
        let (person, is_stale) = self.store.read(|db| {
            let Some(user) = db.user_by_session(id, now)? else { return Ok((None, false)) };
            let Some(account) = db.account(user.id)? else { return Ok((None, false)) };
            let session = db.session(id, now)?;
            let is_stale =
                session.is_some_and(|session| now.seconds_since(session.last_used_at) >= FRESH_SECONDS);
            Ok((Some(Person { user, name: account.name, language: account.language }), is_stale))
        })?;
        if is_stale {
            self.store.write_unjournaled(|db| db.touch_session(id, now))?;
        }
        Ok(person)
    }

    /// Whether a session that has ended or goes on was given this cookie here.
    pub fn has_issued(&self, cookie: &str) -> bool {
        self.secrets.open_link_token(Purpose::Browser, cookie).is_some()
    }

    /// Returns the token that forms carry, given the secret in one of the browser's cookies.
    pub fn form_token(&self, cookie: &str) -> String {
        self.secrets.form_token(cookie)
    }

    /// Whether a form carries the token that belongs to the cookie.
    pub fn is_form_token(&self, token: &str, cookie: &str) -> bool {
        self.secrets.is_form_token(token, cookie)
    }

    /// Returns a new secret for the cookie of a browser that is not signed in.
    ///
    /// # Errors
    /// If the system has no random numbers.
    pub fn form_secret(&self) -> Result<String> {
        Ok(self.secrets.first_refresh_token()?.expose_secret().to_owned())
    }
}
