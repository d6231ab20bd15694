//! What all pages have in common: their language, who reads them, and the frame around their content.

use std::future::Future;
use std::ops::Deref;
use std::pin::Pin;
use std::sync::Arc;

use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_LANGUAGE, ETAG, HeaderValue, IF_NONE_MATCH, LOCATION, REFERRER_POLICY,
    RETRY_AFTER, VARY,
};
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse, HttpResponseBuilder};
use askama::Template;
use sha2::{Digest, Sha256};

use super::address::{self, language_of};
use super::assets;
use super::cookies::{self, Secret};
use super::flash::{self, Flash};
use super::form::{self, FormFaults};
use super::languages;
use crate::domain::html::Html;
use crate::domain::language::UiLanguage;
use crate::domain::links::Links;
use crate::domain::time::Timestamp;
use crate::domain::version::hex;
use crate::error::{Code, Error, Result};
use crate::http::SharedState;
use crate::http::answer::{HandlerResult, names, unchanged};
use crate::http::call::{count_account, request_id, state};
use crate::http::params::Params;
use crate::http::problem::Problem;
use crate::messages::{self, Arg, format};
use crate::policy::Actor;
use crate::services::accounts::Person;
use crate::services::{Context, blocking};

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

/// The parts of the site that the navigation names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The home page.
    Home,
    /// Search results and practices.
    Practices,
    /// Countries.
    Countries,
    /// The coverage table.
    Coverage,
    /// Side by side.
    Compare,
    /// About the site.
    About,
    /// Signing in and one's own account.
    Account,
    /// None of them.
    Elsewhere,
}

/// What a page says of itself.
#[derive(Clone)]
pub struct Head {
    /// The title, without the site's name.
    pub title: String,
    /// One or two sentences for search engines; empty if there is nothing to say.
    pub description: String,
    /// Where it is in the navigation.
    pub place: Place,
    /// Whether search engines may list it.
    pub is_listed: bool,
    /// Further elements of `<head>`.
    pub extra: Html,
    /// The id of the form that people fill in here. The language switch sends it, so that nothing typed is lost; its
    /// handler finds [`Fields::switches_language`](super::form::Fields::switches_language) and shows the same form. It
    /// is sent without the query: whatever the form needs of that is in hidden fields.
    pub form: Option<&'static str>,
}

impl Head {
    /// Describes a page that search engines may list.
    pub fn new(title: impl Into<String>, place: Place) -> Head {
        Head {
            title: title.into(),
            description: String::new(),
            place,
            is_listed: true,
            extra: Html::default(),
            form: None,
        }
    }

    /// Describes a page for one person or one moment, which search engines leave out.
    pub fn unlisted(title: impl Into<String>, place: Place) -> Head {
        Head { is_listed: false, ..Head::new(title, place) }
    }

    /// Names the form that people fill in on the page.
    pub fn with_form(self, id: &'static str) -> Head {
        Head { form: Some(id), ..self }
    }

    /// Adds a description.
    pub fn described(self, description: impl Into<String>) -> Head {
        Head { description: description.into(), ..self }
    }
}

/// The content of a page, without the frame.
pub struct PageContent {
    /// What the page says of itself.
    pub head: Head,
    /// The content of `<main>`.
    pub main: Html,
    /// Whether the same request would get the same content as long as nothing public changes. If something was cut
    /// short, it would not, and the content is not kept.
    pub is_lasting: bool,
}

impl PageContent {
    /// Returns the number of bytes that it takes.
    pub fn bytes(&self) -> usize {
        let Head { title, description, extra, .. } = &self.head;
        title.len() + description.len() + extra.as_str().len() + self.main.as_str().len()
    }
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
    request_id: String,
    /// A new secret for the browser's forms, to be set as a cookie.
    new_secret: Option<String>,
    remembers_language: bool,
    /// What the browser has kept, according to `If-None-Match`.
    kept: Vec<HeaderValue>,
}

impl Deref for Page {
    type Target = PageData;

    fn deref(&self) -> &PageData {
        &self.0
    }
}

#[derive(Template)]
#[template(path = "layout.html")]
struct Layout<'a> {
    page: &'a Page,
    head: &'a Head,
    main: &'a Html,
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

    /// Returns a form's title, which says so if there are faults in it.
    pub fn title(&self, id: &str, faults: &FormFaults) -> String {
        let title = self.say(id);
        if faults.is_empty() { title } else { self.with_args("form-error-title", [("title", title.into())]) }
    }

    /// The navigation, as it looks on a page at this place.
    pub fn navigation(&self, place: &Place) -> [NavigationLink; 5] {
        [
            (Place::Practices, "/search", "nav-practices"),
            (Place::Countries, "/countries", "nav-countries"),
            (Place::Coverage, "/coverage", "nav-coverage"),
            (Place::Compare, "/compare", "nav-compare"),
            (Place::About, "/about", "nav-about"),
        ]
        .map(|(each, path, name)| NavigationLink {
            address: self.to(path),
            name: self.say(name),
            is_current: each == *place,
        })
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

    /// Returns the parameters that the API's document names for the operation at this path pattern, whose twin the page
    /// is.
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

    /// Returns the address of this page in a language, with the same query.
    pub fn here_in(&self, language: UiLanguage) -> String {
        let address = self.to_in(language, &self.path);
        if self.query.is_empty() { address } else { format!("{address}?{}", self.query) }
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

    /// Returns the hidden fields that every form with `method="post"` has.
    pub fn form_fields(&self) -> Html {
        form::hidden_fields(&self.form_token)
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
        let mut response = self.render_as(faults.status(), head, content)?;
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
        let mut response = HttpResponse::build(status);
        self.add_cookies(&mut response);
        // Pages about somebody's account are kept nowhere: others may use the same browser afterwards.
        if status == StatusCode::OK && head.place != Place::Account {
            let tag = format!("\"{}\"", &hex(&Sha256::digest(&html))[..16]);
            if self.flash.is_none() && names(&self.kept, &tag) {
                return Ok(unchanged(tag, REVALIDATED));
            }
            response.insert_header((ETAG, tag)).insert_header((CACHE_CONTROL, REVALIDATED));
        }
        for field in FIELDS {
            response.insert_header(field);
        }
        if address::carries_token(&self.path) {
            response.insert_header((REFERRER_POLICY, "no-referrer"));
        }
        response.insert_header((VARY, "Cookie")).insert_header((CONTENT_LANGUAGE, self.language.code()));
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
