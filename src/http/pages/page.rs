//! A request for a page: its language, who reads it, and the texts and addresses that its template asks for.

use std::future::Future;
use std::ops::Deref;
use std::pin::Pin;
use std::sync::Arc;

use actix_web::dev::Payload;
use actix_web::http::header::{HeaderValue, IF_NONE_MATCH};
use actix_web::{FromRequest, HttpMessage, HttpRequest};

use super::address::{self, language_of};
use super::assets;
use super::cookies::Secret;
use super::flash::{self, Flash};
use super::form_fields::hidden_fields;
use crate::domain::html::Html;
use crate::domain::language::UiLanguage;
use crate::domain::links::Links;
use crate::domain::time::Timestamp;
use crate::error::{Code, Error, Result};
use crate::http::call::{count_account, request_id, state};
use crate::http::params::Params;
use crate::http::problem::Problem;
use crate::http::state::SharedState;
use crate::messages::{self, Arg, format};
use crate::policy::Actor;
use crate::services::accounts::Person;
use crate::services::{Context, blocking};

/// Maximum length of a query that the language switch repeats four times, in bytes. No list of ours has a longer one.
const LONGEST_REPEATED: usize = 8 * 1024;

/// A request for a page. Handlers take it, and templates ask it for texts and addresses.
#[derive(Clone)]
pub struct Page(Arc<PageData>);

/// The data of a [`Page`].
#[derive(Clone)]
pub struct PageData {
    /// The language.
    pub language: UiLanguage,
    /// The person who is signed in, if any.
    pub person: Option<Person>,
    /// The path below the language: `/search`.
    pub path: String,
    /// The query, as it was sent.
    pub query: String,
    /// Whether the page belongs to a demonstration.
    pub demonstration: bool,
    /// What the page before has to say.
    pub flash: Option<Flash>,
    /// The token for forms; empty if the page can have none.
    pub form_token: String,
    /// Builds absolute URLs.
    pub links: Links,
    pub(super) request_id: String,
    /// A new secret for the browser's forms, to be set as a cookie.
    pub(super) new_secret: Option<String>,
    pub(super) remembers_language: bool,
    /// What the browser has kept, according to `If-None-Match`.
    pub(super) kept: Vec<HeaderValue>,
}

impl Deref for Page {
    type Target = PageData;

    fn deref(&self) -> &PageData {
        &self.0
    }
}

impl FromRequest for Page {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Page, Problem>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move { Ok(Page::of(&request).await?) })
    }
}

impl Page {
    /// Reads a request for a page, with the session that its cookie continues.
    ///
    /// # Errors
    /// `too_many_requests`; internal errors.
    pub async fn of(request: &HttpRequest) -> Result<Page> {
        let state = state(request)?.clone();
        let cookie = Secret::Session.read(request, &state.links);
        let person = match cookie.clone() {
            None => None,
            Some(cookie) => {
                let accounts = state.accounts.clone();
                blocking(move || accounts.person(&cookie)).await?
            }
        };
        if let Some(person) = &person {
            count_account(request, &state, person.user.id)?;
        }
        let secret = cookie.filter(|_| person.is_some()).or_else(|| Secret::Form.read(request, &state.links));
        let form_token = secret.map(|secret| state.accounts.form_token(&secret)).unwrap_or_default();
        let page = Page::with(request, &state, person, form_token);
        request.extensions_mut().insert(page.clone());
        Ok(page)
    }

    /// Returns the page of a request about whose sender nothing is known.
    pub fn anonymous(request: &HttpRequest, state: &SharedState) -> Page {
        Page::with(request, state, None, String::new())
    }

    fn with(request: &HttpRequest, state: &SharedState, person: Option<Person>, form_token: String) -> Page {
        let language = language_of(request);
        let path = request.path();
        let below = match address::language_in(path) {
            Some(_) => path.trim_start_matches('/').get(2..).unwrap_or_default(),
            None => "/",
        };
        let preferred = address::preferred(request);
        Page(Arc::new(PageData {
            language,
            person,
            path: below.to_owned(),
            query: request.query_string().to_owned(),
            demonstration: state.demonstration,
            flash: flash::read(request),
            form_token,
            links: state.links.clone(),
            request_id: request_id(request),
            new_secret: None,
            remembers_language: address::language_in(path).is_some_and(|language| language != preferred),
            kept: request.headers().get_all(IF_NONE_MATCH).cloned().collect(),
        }))
    }

    /// Prepares a page with a form for a browser that is not signed in: it gets a cookie that the form's token belongs
    /// to, unless it has one.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn with_form(mut self, state: &SharedState) -> Result<Page> {
        if self.form_token.is_empty() {
            let secret = state.accounts.form_secret()?;
            let data = Arc::make_mut(&mut self.0);
            data.form_token = state.accounts.form_token(&secret);
            data.new_secret = Some(secret);
        }
        Ok(self)
    }

    /// Returns the page as one of this person, with forms that carry this token: a session has just begun.
    pub fn with_session(mut self, person: Option<Person>, token: String) -> Page {
        let data = Arc::make_mut(&mut self.0);
        data.person = person;
        data.form_token = token;
        self
    }

    /// Returns the page as if it were at this path below the language: another page is shown in its place.
    pub fn in_place_of(mut self, path: &str) -> Page {
        let data = Arc::make_mut(&mut self.0);
        data.path = path.to_owned();
        data.query = String::new();
        self
    }

    /// Returns the request's identifier, for whoever asks for help.
    pub fn request_id(&self) -> &str {
        &self.request_id
    }

    /// Returns the context for services.
    pub fn context(&self) -> Context {
        let actor = self.person.as_ref().map_or(Actor::Anonymous, Person::actor);
        Context { actor, request_id: self.request_id.clone(), idempotency: None }
    }

    /// Returns the person who is signed in.
    ///
    /// # Errors
    /// `unauthenticated`, which leads to the page for signing in and back.
    pub fn signed_in(&self) -> Result<&Person> {
        self.person.as_ref().ok_or_else(|| Error::new(Code::Unauthenticated))
    }

    /// Returns the parameters that the API's document names for the operation at this path pattern, whose counterpart
    /// the page is.
    pub fn params(&self, request: &HttpRequest, operation: &str) -> Params {
        Params::for_operation(request, operation)
    }

    /// Returns a text.
    pub fn say(&self, id: &str) -> String {
        messages::plain(self.language, id)
    }

    /// Returns a text with arguments.
    pub fn with_args<'a>(&self, id: &str, args: impl IntoIterator<Item = (&'a str, Arg<'a>)>) -> String {
        messages::text(self.language, id, args)
    }

    /// Returns a text for scripts, which fill in its arguments: `#` in place of the first of these names, `%` in place of
    /// the second.
    pub fn with_gaps(&self, id: &str, names: &str) -> String {
        let gaps = names.split_whitespace().zip(["#", "%"]);
        self.with_args(id, gaps.map(|(name, gap)| (name, gap.into())))
    }

    /// Returns a text with a number, `$count`.
    pub fn count(&self, id: &str, count: usize) -> String {
        messages::text(self.language, id, [("count", count)])
    }

    /// Returns a text that contains markup of ours; its arguments are escaped.
    pub fn html<'a>(&self, id: &str, args: impl IntoIterator<Item = (&'a str, Arg<'a>)>) -> Html {
        messages::html(self.language, id, args)
    }

    /// Returns a number as the language writes it.
    pub fn number(&self, number: usize) -> String {
        format::number(self.language, number as f64)
    }

    /// Returns a day, written out.
    pub fn date(&self, at: Timestamp) -> String {
        format::date(self.language, at)
    }

    /// Returns the address of a page in the same language, given its path below the language: `/search?q=…`.
    pub fn to(&self, path: &str) -> String {
        self.to_in(self.language, path)
    }

    /// Returns the address of a page in a language.
    pub fn to_in(&self, language: UiLanguage, path: &str) -> String {
        format!("{}/{}{path}", self.links.public_path(), language.code())
    }

    /// Returns the address of something without a language: `/api/v1/…`.
    pub fn at(&self, path: &str) -> String {
        format!("{}{path}", self.links.public_path())
    }

    /// Returns the absolute URL of a page without a language, which leads to the reader's: for citations.
    pub fn permanent(&self, path: &str) -> String {
        format!("{}{path}", self.links.public_url())
    }

    /// Returns the address of this page in a language, with the same query.
    pub fn here_in(&self, language: UiLanguage) -> String {
        let address = self.to_in(language, &self.path);
        match self.query.len() {
            1..=LONGEST_REPEATED => format!("{address}?{}", self.query),
            _ => address,
        }
    }

    /// Returns the absolute URL of this page in a language, without its query.
    pub fn url_in(&self, language: UiLanguage) -> String {
        self.links.page(language, &self.path)
    }

    /// Returns the absolute URL of this page, without its query.
    pub fn url(&self) -> String {
        self.url_in(self.language)
    }

    /// Returns the address of an embedded file.
    pub fn asset(&self, file: &str) -> String {
        format!("{}/assets/{}", self.links.public_path(), assets::name_of(file))
    }

    /// Returns what tells this person from others who use the same browser, for what the browser keeps about them.
    pub fn person_key(&self) -> String {
        self.person.as_ref().map_or_else(String::new, |person| person.user.id.to_string())
    }

    /// Returns the hidden fields that every form with `method="post"` has.
    pub fn form_fields(&self) -> Html {
        hidden_fields(&self.form_token)
    }
}
