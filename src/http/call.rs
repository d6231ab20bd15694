//! The caller of a request, and what comes with the request besides its input.

use std::future::Future;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::Method;
use actix_web::http::header::{ACCEPT_LANGUAGE, AUTHORIZATION, USER_AGENT};
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use sha2::{Digest, Sha256};

use super::limits::{Left, UnderWay};
use super::problem::Problem;
use super::state::{AppState, SharedState};
use crate::domain::ids::UserId;
use crate::domain::language::UiLanguage;
use crate::domain::version::hex;
use crate::error::{Code, Error, Fault, FaultCode, Result};
use crate::policy::Actor;
use crate::services::accounts::Origin;
use crate::services::{Context, Idempotency, blocking};

/// A request's identifier, assigned by `pipeline`.
#[derive(Clone)]
pub struct RequestId(pub String);

/// What remains of the rate limits that the request was counted against.
#[derive(Clone, Default)]
pub struct LimitsLeft(pub Vec<Left>);

/// A request from any caller, with the context that services need. Handlers that are open to everyone take it as well:
/// if a credential is sent, it is checked, so that an invalid or expired one is never silently treated as anonymous.
pub struct Call {
    /// On whose behalf, and as part of which request.
    pub context: Context,
    under_way: Option<UnderWay>,
}

/// A request from a caller with an account.
pub struct SignedIn(pub Call);

impl Call {
    /// Creates a call without checking the credential, if there is one.
    pub(super) fn anonymous(request_id: String) -> Call {
        Call { context: Context { actor: Actor::Anonymous, request_id, idempotency: None }, under_way: None }
    }

    /// Adds the idempotency key, if the request has one; `body` is the content that the key stands for.
    pub(super) fn identify(mut self, request: &HttpRequest, state: &AppState, body: &[u8]) -> Result<Call> {
        let (Some(user), true) = (self.context.actor.user_id(), request.method() == Method::POST) else {
            return Ok(self);
        };
        let path = request.path();
        if path.starts_with("/api/v1/auth/") || path == "/api/v1/me/tokens" {
            return Ok(self);
        }
        let Some(key) = request.headers().get("idempotency-key") else { return Ok(self) };
        let printable = key.to_str().ok().filter(|key| (1..=200).contains(&key.len()));
        let Some(key) = printable else {
            return Err(Error::invalid(vec![Fault::new("/header/idempotency-key", FaultCode::WrongForm)]));
        };
        let scope = hex(&Sha256::digest(format!("{user}\n{path}\n{key}")));
        self.under_way = Some(state.in_flight.begin(&scope)?);
        self.context.idempotency = Some(Idempotency { scope, request_hash: hex(&Sha256::digest(body)) });
        Ok(self)
    }
}

/// Returns the call, which is anonymous without a credential; an invalid or expired credential is an error.
pub(super) async fn call(request: &HttpRequest) -> Result<Call> {
    let state = state(request)?;
    let context = |actor| Context { actor, request_id: request_id(request), idempotency: None };
    if !request.headers().contains_key(AUTHORIZATION) {
        return Ok(Call { context: context(Actor::Anonymous), under_way: None });
    }
    let token = bearer(request).ok_or_else(|| Error::new(Code::Unauthenticated))?;
    let accounts = state.accounts.clone();
    let actor = blocking(move || accounts.bearer(&token)).await?;
    if let Some(user) = actor.user_id() {
        count_account(request, state, user)?;
    }
    Ok(Call { context: context(actor), under_way: None })
}

/// Counts a request towards the limit of its account.
pub(super) fn count_account(request: &HttpRequest, state: &AppState, user: UserId) -> Result<()> {
    let Some(left) = state.limits.account(user) else { return Ok(()) };
    let mut extensions = request.extensions_mut();
    let mut known = extensions.get::<LimitsLeft>().cloned().unwrap_or_default();
    known.0.push(left);
    extensions.insert(known);
    left.allowed()
}

/// Returns the bearer token of the request.
pub(super) fn bearer(request: &HttpRequest) -> Option<String> {
    let field = request.headers().get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = field.split_once(' ')?;
    let token = scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())?;
    (!token.is_empty()).then(|| token.to_owned())
}

pub(super) fn state(request: &HttpRequest) -> Result<&SharedState> {
    request.app_data::<SharedState>().ok_or_else(|| Error::internal("the application state is missing"))
}

/// Returns the identifier that `pipeline` assigned to the request.
pub fn request_id(request: &HttpRequest) -> String {
    request.extensions().get::<RequestId>().map_or_else(String::new, |id| id.0.clone())
}

/// Returns the reader's language, according to `Accept-Language`.
pub fn ui_language(request: &HttpRequest) -> UiLanguage {
    let field = request.headers().get(ACCEPT_LANGUAGE).and_then(|field| field.to_str().ok());
    field.map_or(UiLanguage::En, UiLanguage::accepted)
}

/// Returns the address that a request comes from: that of the connection, or the one reported by trusted proxies.
pub fn address(request: &HttpRequest, state: &AppState) -> IpAddr {
    // A socket that listens on both IP versions reports IPv4 addresses as IPv6 addresses.
    let Some(peer) = request.peer_addr().map(|peer| peer.ip().to_canonical()) else {
        return IpAddr::from([0, 0, 0, 0]);
    };
    let trusted = |address: &IpAddr| state.trusted_proxies.iter().any(|network| network.contains(address));
    let forwarded = request.headers().get_all("x-forwarded-for").filter_map(|field| field.to_str().ok());
    let listed: Vec<&str> = forwarded.flat_map(|field| field.split(',')).map(str::trim).collect();
    // Start with the nearest address and continue as long as it belongs to a trusted proxy: anything farther away, or
    // that is not an address, could have been written by anyone.
    let mut nearest = peer;
    let mut farther = listed.iter().rev();
    while trusted(&nearest)
        && let Some(next) = farther.next().and_then(|part| written(part))
    {
        nearest = next;
    }
    nearest
}

/// Parses an address written by a proxy. Some add the port and put IPv6 in brackets (`192.0.2.1:4711`,
/// `[2001:db8::1]:4711`), or put all of it in quotation marks.
fn written(part: &str) -> Option<IpAddr> {
    let part = part.strip_prefix('"').and_then(|inner| inner.strip_suffix('"')).unwrap_or(part).trim();
    let bracketed = part.strip_prefix('[').and_then(|inner| inner.strip_suffix(']'));
    let address = match bracketed {
        Some(inner) => inner.parse().ok().map(IpAddr::V6),
        None => part.parse().ok().or_else(|| Some(part.parse::<SocketAddr>().ok()?.ip())),
    };
    address.map(|address| address.to_canonical())
}

/// Returns the origin of a request, for sessions and login throttling.
pub fn origin(request: &HttpRequest, state: &AppState) -> Origin {
    let user_agent = request.headers().get(USER_AGENT).and_then(|field| field.to_str().ok());
    Origin { address: address(request, state).into(), user_agent: user_agent.map(str::to_owned) }
}

impl FromRequest for Call {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Call, Problem>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move { Ok(call(&request).await?) })
    }
}

impl FromRequest for SignedIn {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<SignedIn, Problem>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let call = call(&request).await?;
            call.context.actor.user()?;
            Ok(SignedIn(call.identify(&request, state(&request)?, &[])?))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_with_port_brackets_and_quotation_marks() {
        let address: IpAddr = "192.0.2.1".parse().unwrap();
        for part in
            ["192.0.2.1", "192.0.2.1:4711", "\"192.0.2.1:4711\"", "::ffff:192.0.2.1", "[::ffff:192.0.2.1]:80"]
        {
            assert_eq!(written(part), Some(address), "{part}");
        }
        let address: IpAddr = "2001:db8::1".parse().unwrap();
        for part in
            ["2001:db8::1", "[2001:db8::1]", "[2001:db8::1]:4711", "\"[2001:db8::1]:4711\"", "2001:DB8:0::1"]
        {
            assert_eq!(written(part), Some(address), "{part}");
        }
    }

    #[test]
    fn what_is_no_address_is_none() {
        for part in [
            "",
            "\"",
            "\"\"",
            "unknown",
            "_hidden",
            "192.0.2.1:",
            "192.0.2.1:99999",
            "192.0.2",
            "[192.0.2.1]",
            "[192.0.2.1]:80",
            "[2001:db8::1",
            "2001:db8::1]:80",
            "[]",
            "example.org:80",
            "192.0.2.1 192.0.2.2",
            "\"192.0.2.1",
        ] {
            assert_eq!(written(part), None, "{part}");
        }
    }
}
