//! Cookies. All are for this host alone, unreadable for scripts, and not sent along when another site posts here.

use actix_web::HttpRequest;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use secrecy::{ExposeSecret, SecretString};

use crate::domain::language::UiLanguage;
use crate::domain::links::Links;

/// The cookie with the language of the last page, if it is not the browser's own.
pub const LANGUAGE: &str = "acervo_language";
/// How long that language is remembered.
const LANGUAGE_DAYS: i64 = 365;
/// How long the browser keeps a session's cookie, in days; the session itself ends on the server.
const SESSION_DAYS: i64 = 30;

/// What a cookie with a secret is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Secret {
    /// Continues a session.
    Session,
    /// Ties the forms of a browser that is not signed in to that browser.
    Form,
}

impl Secret {
    /// Returns the cookie's name. Over HTTPS the prefix makes browsers refuse the cookie from any other host and without
    /// TLS. Over HTTP it would not be accepted (Safari does not even accept it from localhost), so the name is
    /// another.
    fn name(self, links: &Links) -> &'static str {
        match (self, links.is_https()) {
            (Secret::Session, true) => "__Host-acervo_session",
            (Secret::Session, false) => "acervo_session",
            (Secret::Form, true) => "__Host-acervo_form",
            (Secret::Form, false) => "acervo_form",
        }
    }

    /// Returns the cookie's value in a request.
    pub fn read(self, request: &HttpRequest, links: &Links) -> Option<String> {
        let value = request.cookie(self.name(links))?.value().to_owned();
        (!value.is_empty() && value.len() <= 200).then_some(value)
    }

    /// Returns a cookie with this value.
    pub fn set(self, links: &Links, value: &SecretString) -> Cookie<'static> {
        let cookie = ours(self.name(links), value.expose_secret().to_owned(), links);
        match self {
            Secret::Session => cookie.max_age(Duration::days(SESSION_DAYS)).finish(),
            // Forgotten when the browser is closed.
            Secret::Form => cookie.finish(),
        }
    }

    /// Returns a cookie that removes this one.
    pub fn remove(self, links: &Links) -> Cookie<'static> {
        ours(self.name(links), String::new(), links).max_age(Duration::ZERO).finish()
    }
}

/// Returns the cookie that remembers the language.
pub fn language(language: UiLanguage, links: &Links) -> Cookie<'static> {
    let days = Duration::days(LANGUAGE_DAYS);
    ours(LANGUAGE, language.code().to_owned(), links).max_age(days).finish()
}

/// Returns a cookie that is sent to this host only, and over HTTPS only if the service is reached that way.
pub fn ours(name: &'static str, value: String, links: &Links) -> actix_web::cookie::CookieBuilder<'static> {
    Cookie::build(name, value).path("/").http_only(true).same_site(SameSite::Lax).secure(links.is_https())
}
