//! The frame around the content of a page, and the response that carries both.

use std::sync::Arc;

use actix_web::http::StatusCode;
use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_LANGUAGE, ETAG, LOCATION, REFERRER_POLICY, RETRY_AFTER, VARY,
};
use actix_web::{HttpResponse, HttpResponseBuilder};
use askama::Template;
use sha2::{Digest, Sha256};

use super::cookies::{self, Secret};
use super::flash::{self, Flash};
use super::form::FormFaults;
use super::head::{Head, PageContent, Place};
use super::page::Page;
use super::{address, languages};
use crate::domain::account::Role;
use crate::domain::html::Html;
use crate::domain::language::UiLanguage;
use crate::domain::version::hex;
use crate::error::{Error, Result};
use crate::http::answer::{HandlerResult, names};
use crate::http::state::SharedState;
use crate::services::accounts::Person;
use crate::services::blocking;

/// The fields that every page carries, besides those of all responses.
const FIELDS: [(&str, &str); 5] = [
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
         connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
         require-trusted-types-for 'script'",
    ),
    // With `no-referrer`, browsers send `Origin: null` with forms.
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
];
/// Caches keep a page, but ask each time whether it is still the same.
const REVALIDATED: &str = "private, no-cache";

#[derive(Template)]
#[template(path = "layout.html")]
struct Layout<'a> {
    page: &'a Page,
    head: &'a Head,
    main: &'a Html,
}

/// An entry of the language switch.
pub struct LanguageLink {
    /// The language's code.
    pub code: &'static str,
    /// Its own name.
    pub name: &'static str,
    /// The address of the same page in it, with the same query.
    pub address: String,
    /// The address to which a form on the page is sent, to be shown in it.
    pub form_address: String,
    /// The absolute URL of the same page, for search engines.
    pub url: String,
    /// Whether the page is in it.
    pub is_current: bool,
}

/// An entry of the navigation.
pub struct NavigationLink {
    /// Its address.
    pub address: String,
    /// Its name, in the page's language.
    pub name: String,
    /// Whether the page belongs to it.
    pub is_current: bool,
}

impl Page {
    /// The navigation, as it looks on a page at this place: first where the person works, by their roles.
    pub fn navigation(&self, place: &Place) -> Vec<NavigationLink> {
        let actor = self.person.as_ref().map(Person::actor);
        let has = |role| actor.as_ref().is_some_and(|actor| actor.has(role));
        let is_member = actor.as_ref().is_some_and(|actor| !actor.institutions().is_empty());
        let works = [
            (is_member, Place::Work, "/work", "nav-work"),
            (has(Role::Editor), Place::Desk, "/desk", "nav-desk"),
            (has(Role::Administrator), Place::Administration, "/admin", "nav-administration"),
        ];
        let everyone = [
            (true, Place::Practices, "/search", "nav-practices"),
            (true, Place::Countries, "/countries", "nav-countries"),
            (true, Place::Coverage, "/coverage", "nav-coverage"),
            (true, Place::Editions, "/editions", "nav-editions"),
            (true, Place::Compare, "/compare", "nav-compare"),
            // The footer leads there too, and whoever works here knows.
            (works.iter().all(|(is_theirs, ..)| !is_theirs), Place::About, "/about", "nav-about"),
        ];
        let shown = works.into_iter().chain(everyone).filter(|(is_shown, ..)| *is_shown);
        shown
            .map(|(_, each, path, name)| NavigationLink {
                address: self.to(path),
                name: self.say(name),
                is_current: each == *place,
            })
            .collect()
    }

    /// The languages of the switch, in their own names.
    pub fn languages(&self) -> [LanguageLink; 4] {
        UiLanguage::ALL.map(|language| LanguageLink {
            code: language.code(),
            name: languages::name(language),
            address: self.here_in(language),
            form_address: self.to_in(language, &self.path),
            url: self.url_in(language),
            is_current: language == self.language,
        })
    }

    /// Returns the page with this content.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn render(&self, head: &Head, content: &impl Template) -> HandlerResult {
        self.render_as(StatusCode::OK, head, content)
    }

    /// Returns the page with this content and status.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn render_as(&self, status: StatusCode, head: &Head, content: &impl Template) -> HandlerResult {
        let main = Html::trusted(content.render().map_err(Error::internal)?);
        self.frame(status, head, &main)
    }

    /// Returns a form's page: with the status of what is wrong with the form, if anything is.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn render_form(&self, head: &Head, faults: &FormFaults, content: &impl Template) -> HandlerResult {
        self.render_form_as(faults.status(), head, faults, content)
    }

    /// Returns a form's page with this status.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn render_form_as(
        &self,
        status: StatusCode,
        head: &Head,
        faults: &FormFaults,
        content: &impl Template,
    ) -> HandlerResult {
        let main = Html::trusted(faults.tidy_summary(content.render().map_err(Error::internal)?));
        let mut response = self.frame(status, head, &main)?;
        if let Some(seconds) = faults.retry_after() {
            response.headers_mut().insert(RETRY_AFTER, seconds.into());
        }
        Ok(response)
    }

    /// Returns the page with what `make` renders, on a thread that may wait. For readers who are not signed in, it is
    /// rendered once for each `key` (which has to name everything it depends on besides the language), and again only
    /// when something public has changed. It must contain nothing about one person, and no form with `method="post"`.
    ///
    /// # Errors
    /// Those of `make`.
    pub async fn cached(
        &self,
        state: &SharedState,
        key: String,
        make: impl FnOnce(&Page) -> Result<PageContent> + Send + 'static,
    ) -> HandlerResult {
        let (page, state) = (self.clone(), state.clone());
        let content = blocking(move || {
            if page.person.is_some() {
                return Ok(Arc::new(make(&page)?));
            }
            let key = (page.language, key);
            state.cache.page(&state.searches, key, || make(&page))
        });
        let content = content.await?;
        self.frame(StatusCode::OK, &content.head, &content.main)
    }

    /// Renders content, for [`Page::cached`].
    ///
    /// # Errors
    /// Internal errors only.
    pub fn content(&self, head: Head, content: &impl Template) -> Result<PageContent> {
        Ok(PageContent {
            head,
            main: Html::trusted(content.render().map_err(Error::internal)?),
            is_lasting: true,
        })
    }

    /// Returns the page with content that was rendered before.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn frame(&self, status: StatusCode, head: &Head, main: &Html) -> HandlerResult {
        let html = Layout { page: self, head, main }.render().map_err(Error::internal)?;
        // Pages about somebody's account are kept nowhere: others may use the same browser afterwards.
        let may_keep = status == StatusCode::OK && head.place != Place::Account && !head.place.is_working();
        let tag = may_keep.then(|| format!("\"{}\"", &hex(&Sha256::digest(&html))[..16]));
        let is_kept = tag.as_ref().is_some_and(|tag| self.flash.is_none() && names(&self.kept, tag));
        let mut response = HttpResponse::build(if is_kept { StatusCode::NOT_MODIFIED } else { status });
        if let Some(tag) = tag {
            response.insert_header((ETAG, tag)).insert_header((CACHE_CONTROL, REVALIDATED));
        }
        // Browsers replace the fields of what they have kept by those of a 304 (RFC 9111, 3.2), the policy included.
        for field in FIELDS {
            response.insert_header(field);
        }
        if address::carries_token(&self.path) {
            response.insert_header((REFERRER_POLICY, "no-referrer"));
        }
        response.insert_header((VARY, "Cookie")).insert_header((CONTENT_LANGUAGE, self.language.code()));
        if is_kept {
            return Ok(response.finish());
        }
        self.add_cookies(&mut response);
        Ok(response.content_type("text/html; charset=utf-8").body(html))
    }

    /// Leads to another page in the same language, which then says what was done.
    pub fn redirect(&self, path: &str, flash: Option<Flash>) -> HttpResponse {
        self.redirect_in(self.language, path, flash)
    }

    /// Leads to a page in this language, which then says what was done.
    pub fn redirect_in(&self, language: UiLanguage, path: &str, flash: Option<Flash>) -> HttpResponse {
        let mut response = HttpResponse::SeeOther();
        response.insert_header((LOCATION, self.to_in(language, path)));
        if let Some(flash) = flash {
            response.cookie(flash::set(flash, &self.links));
        }
        response.finish()
    }

    fn add_cookies(&self, response: &mut HttpResponseBuilder) {
        if let Some(secret) = &self.new_secret {
            response.cookie(Secret::Form.set(&self.links, &secret.clone().into()));
        }
        if self.flash.is_some() {
            response.cookie(flash::remove(&self.links));
        }
        if self.remembers_language {
            response.cookie(cookies::language(self.language, &self.links));
        }
    }
}
