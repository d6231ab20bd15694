//! Forms that people send: read, bounded, and accepted only from our own pages.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header::{CONTENT_TYPE, HOST, ORIGIN};
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use super::address;
use super::cookies::Secret;
pub use super::form_faults::{FieldFault, FormFaults, anchor};
use super::form_fields::{IDEMPOTENCY_KEY, TOKEN};
use super::page::Page;
use crate::domain::links::Links;
use crate::domain::version::hex;
use crate::error::{Code, Error, Result};
use crate::http::arriving::{Held, Kind};
use crate::http::body::collected;
use crate::http::call::state;
use crate::http::params::decoded;
use crate::http::problem::Problem;
use crate::http::state::SharedState;
use crate::services::input::Input;
use crate::services::{Context, Idempotency};

/// The button that shows the same form in another language, with what was typed.
pub const SWITCH: &str = "switch_language";
/// Maximum number of fields in a form.
const MOST_FIELDS: usize = 10_000;

/// A form from one of our pages.
pub struct PostedForm {
    /// The page that it was sent to.
    pub page: Page,
    /// What was typed.
    pub fields: Fields,
    request_hash: String,
    /// The memory that the form takes, until the response is made.
    _held: Held,
}

/// The fields of a form, in order. A field is named by the JSON Pointer of what it sets, or by its bare name.
#[derive(Clone, Debug, Default)]
pub struct Fields(Vec<(String, String)>);

impl FromRequest for PostedForm {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<PostedForm, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, payload) = (request.clone(), payload.take());
        Box::pin(async move { Ok(read(&request, payload).await?) })
    }
}

async fn read(request: &HttpRequest, payload: Payload) -> Result<PostedForm> {
    let state = state(request)?.clone();
    let page = Page::of(request).await?;
    if !is_from_here(request, &state.links, &page) {
        return Err(Error::new(Code::Forbidden).detail("detail-form-from-another-site"));
    }
    let declared =
        request.headers().get(CONTENT_TYPE).and_then(|field| field.to_str().ok()).unwrap_or_default();
    let essence = declared.split(';').next().unwrap_or_default().trim();
    if !essence.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
        return Err(
            Error::new(Code::UnsupportedMediaType).arg("expected", "application/x-www-form-urlencoded")
        );
    }
    // A long text must not be lost because the session ended before it was sent.
    let had_session =
        || Secret::Session.read(request, &state.links).is_some_and(|it| state.accounts.has_issued(&it));
    let kind = if page.person.is_some() || had_session() { Kind::SignedIn } else { Kind::Open };
    let (body, held) = collected(request, payload, kind).await?;
    let fields = Fields::parse(&body)?;
    let is_ours = is_token_of(request, &state, fields.one(TOKEN).unwrap_or_default());
    // Whoever was signed in when the form was made and no longer is gets it back after signing in.
    request.extensions_mut().insert(fields.clone());
    request.extensions_mut().insert(held.clone());
    if !is_ours {
        return Err(match page.person {
            None => Error::new(Code::Unauthenticated),
            Some(_) => Error::new(Code::Forbidden).detail("detail-form-expired"),
        });
    }
    Ok(PostedForm { page, fields, request_hash: hex(&Sha256::digest(&body)), _held: held })
}

/// Whether this is the token of the forms that the request's browser gets.
pub(super) fn is_token_of(request: &HttpRequest, state: &SharedState, token: &str) -> bool {
    let secrets = [Secret::Session, Secret::Form].map(|secret| secret.read(request, &state.links));
    secrets.iter().flatten().any(|secret| state.accounts.is_form_token(token, secret))
}

/// Returns the context of a form for services, with its idempotency key.
pub(super) fn context_of(page: &Page, fields: &Fields, request_hash: &str) -> Context {
    let mut context = page.context();
    let key = fields.key();
    if let (Some(user), Some(key)) = (context.actor.user_id(), key) {
        // What was typed belongs to the key: whoever goes back, changes something and sends the form again means
        // something else.
        let scope = format!("{user}\n{}\n{key}\n{request_hash}", page.path);
        let request_hash = request_hash.to_owned();
        context.idempotency = Some(Idempotency { scope: hex(&Sha256::digest(scope)), request_hash });
    }
    context
}

/// Whether a request was made by one of our own pages, as far as the browser says. `Sec-Fetch-Site` is sent by all
/// current browsers and cannot be set by a page; older ones send `Origin`. What sends neither is no browser and has
/// nobody's cookies.
pub(super) fn is_from_here(request: &HttpRequest, links: &Links, page: &Page) -> bool {
    let header = |name: &str| request.headers().get(name).and_then(|field| field.to_str().ok());
    if let Some(site) = header("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    let Some(origin) = header(ORIGIN.as_str()) else { return true };
    // With the policy `no-referrer`, which keeps the token in their addresses from leaving, older browsers send no other
    // origin than this one. There, the form's own token decides.
    if origin == "null" && address::carries_token(&page.path) {
        return true;
    }
    // A proxy may have changed the host, but then the public URL is configured.
    let host = header(HOST.as_str()).filter(|host| !host.is_empty());
    let is_host = origin
        .split_once("://")
        .is_some_and(|(_, named)| host.is_some_and(|host| named.eq_ignore_ascii_case(host)));
    let public = links.public_url().strip_suffix(links.public_path()).unwrap_or_default();
    is_host || (!public.is_empty() && origin.eq_ignore_ascii_case(public))
}

impl PostedForm {
    /// Returns the context for services, with the form's idempotency key.
    pub fn context(&self) -> Context {
        context_of(&self.page, &self.fields, &self.request_hash)
    }
}

impl Fields {
    fn parse(body: &[u8]) -> Result<Fields> {
        let malformed = || Error::new(Code::Malformed).detail("detail-malformed-query");
        let text = std::str::from_utf8(body).map_err(|_| malformed())?;
        let mut fields = Vec::new();
        for part in text.split('&').filter(|part| !part.is_empty()) {
            if fields.len() == MOST_FIELDS {
                return Err(Error::new(Code::TooLarge)
                    .detail("detail-too-many-values")
                    .arg("limit", MOST_FIELDS));
            }
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            // Browsers send line ends as CR LF (HTML, "normalize newlines"); everything else here uses LF.
            fields.push((decoded(name)?, decoded(value)?.replace("\r\n", "\n")));
        }
        Ok(Fields(fields))
    }

    /// Returns the fields as input for a service.
    pub fn input<T: ToSchema + DeserializeOwned + 'static>(&self) -> Input<T> {
        Input::new(self.value())
    }

    /// Returns the fields as input for a service, with these fields as whole numbers. What is no number stays as it was
    /// typed, which the service refuses.
    pub fn input_with_numbers<T: ToSchema + DeserializeOwned + 'static>(&self, names: &[&str]) -> Input<T> {
        let mut value = self.value();
        for name in names {
            if let Some(number) = value[*name].as_str().and_then(|text| text.trim().parse::<i64>().ok()) {
                value[*name] = number.into();
            }
        }
        Input::new(value)
    }

    /// Whether the reader only asked for the same form in another language.
    pub fn switches_language(&self) -> bool {
        self.one(SWITCH).is_some()
    }

    /// Returns the parameters of a query as fields, for forms that a link fills in; none if it cannot be read.
    pub fn of_query(request: &HttpRequest) -> Fields {
        Fields::parse(request.query_string().as_bytes()).unwrap_or_default()
    }

    /// Removes a field, and returns its value, empty if it is missing.
    pub fn take(&mut self, name: &str) -> String {
        let value = self.typed(name).to_owned();
        self.0.retain(|(each, _)| each != name);
        value
    }

    /// Removes all fields whose names begin with the prefix, and returns them without it.
    pub fn take_prefixed(&mut self, prefix: &str) -> Vec<(String, String)> {
        let (taken, rest) = std::mem::take(&mut self.0)
            .into_iter()
            .partition::<Vec<_>, _>(|(name, _)| name.starts_with(prefix));
        self.0 = rest;
        taken.into_iter().map(|(name, value)| (name[prefix.len()..].to_owned(), value)).collect()
    }

    /// Returns the first value of a field; `None` if it is missing or empty.
    pub fn one(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(each, _)| each == name);
        found.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    }

    /// Returns the key of the form, which no other form has.
    pub fn key(&self) -> Option<&str> {
        self.one(IDEMPOTENCY_KEY).filter(|key| (1..=200).contains(&key.len()) && !key.contains(' '))
    }

    /// Returns what was typed into a field, empty if nothing was.
    pub fn typed(&self, name: &str) -> &str {
        self.one(name).unwrap_or_default()
    }

    /// Whether the form has a field with this name, filled in or not.
    pub fn has_field(&self, name: &str) -> bool {
        self.0.iter().any(|(each, _)| each == name)
    }

    /// Whether a checkbox with this value was ticked.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.0.iter().any(|(each, given)| each == name && given == value)
    }

    /// Returns the fields with what people typed or chose, without those that the page added.
    pub fn of_people(&self) -> impl Iterator<Item = (&str, &str)> {
        let added = [TOKEN, IDEMPOTENCY_KEY, SWITCH];
        let fields = self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        fields.filter(move |(name, _)| !added.contains(name))
    }

    /// Adds a field after all others.
    pub fn add(&mut self, name: &str, value: &str) {
        self.0.push((name.to_owned(), value.to_owned()));
    }

    /// Sets a field.
    pub fn set(&mut self, name: &str, value: &str) {
        self.0.retain(|(each, _)| each != name);
        self.0.push((name.to_owned(), value.to_owned()));
    }

    /// Returns the value that the fields describe: `name` and `/name` set a member, `/list/-` appends to a list. Empty
    /// fields are left out: a field that was not filled in says nothing.
    pub fn value(&self) -> Value {
        let mut root = Map::new();
        for (name, value) in self.of_people().filter(|(_, value)| !value.is_empty()) {
            let pointer = name.strip_prefix('/').unwrap_or(name);
            match pointer.strip_suffix("/-") {
                Some(list) => {
                    let list = root.entry(list).or_insert_with(|| Value::Array(Vec::new()));
                    if let Value::Array(items) = list {
                        items.push(value.into());
                    }
                }
                None => drop(root.insert(pointer.to_owned(), value.into())),
            }
        }
        Value::Object(root)
    }
}
