//! The middleware that every request and response passes through: request identifiers, rate limits, problem documents,
//! headers, the log line and metrics.

use std::panic::AssertUnwindSafe;
use std::rc::Rc;
use std::time::{Duration, Instant};

use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::error::InternalError;
use actix_web::http::Method;
use actix_web::http::header::{ALLOW, CONTENT_SECURITY_POLICY, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error as WebError, HttpMessage, HttpRequest, HttpResponse};
use futures_util::FutureExt;

use super::call::{LimitsLeft, RequestId, address, state, ui_language};
use super::line::{Answered, Calls};
use super::pages;
use super::pages::page::Page;
use super::problem::{self, Problem, RequestSite};
use super::state::{AppState, SharedState};
use crate::domain::fault::{LONGEST_QUOTED, cut};
use crate::error::{Error, Result};

/// Content meant for programs must not be rendered as one of our pages.
const FIELDS: [(&str, &str); 5] = [
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-resource-policy", "same-site"),
    ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
];
const DEMONSTRATION: &str = "This is a demonstration; nothing in it is an institution's own statement";
/// The page for reading and trying out the API is one of our pages: it may load scripts and styles, but only from this
/// service.
const DOCS: &str = "/api/docs/";
const DOCS_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
    img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The middleware for the address that serves people as well as programs: errors at addresses of pages are pages.
pub async fn pipeline(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<Answered>, WebError> {
    let is_page = pages::address::is_page(request.path());
    run(request, next, is_page).await
}

/// The middleware for an address that serves only programs.
pub async fn for_programs(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<Answered>, WebError> {
    run(request, next, false).await
}

/// Runs the request. It must not hold on to the request itself: routing needs to be its only owner.
async fn run(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
    is_page: bool,
) -> Result<ServiceResponse<Answered>, WebError> {
    let begun = Instant::now();
    let under_way = request.conn_data::<Rc<Calls>>().map(Calls::begin);
    let id = uuid::Uuid::now_v7().to_string();
    request.extensions_mut().insert(RequestId(id.clone()));
    let (method, path) = (request.method().clone(), request.path().to_owned());
    if method == Method::HEAD {
        // Handled as GET; the connection itself leaves out the body.
        request.head_mut().method = Method::GET;
    }
    let ui_language = ui_language(request.request());
    let state = state(request.request()).map_err(Problem)?.clone();
    let shown = cut(&path, LONGEST_QUOTED);
    let site = RequestSite { path: &shown, request_id: &id, links: &state.links, ui_language };
    let page = is_page.then(|| Page::anonymous(request.request(), &state));
    let errors = Errors { site, page, state: &state };

    // Health checks and metrics are requested often, by callers that must not be rate-limited.
    let limited = !matches!(path.as_str(), "/healthz" | "/readyz" | "/metrics");
    let left = if limited { state.limits.address(address(request.request(), &state).into()) } else { None };
    request.extensions_mut().insert(LimitsLeft(left.into_iter().collect()));
    // U+0000 is rejected everywhere, and no existing path contains it.
    let nul = if path.contains("%00") { Err(Error::not_found()) } else { Ok(()) };
    let mut response = match left.map_or(Ok(()), |left| left.allowed()).and(nul) {
        Err(error) => request.into_response(errors.answer(&error, None)).map_into_boxed_body(),
        Ok(()) => handled(request, next, &errors).await?,
    };
    if path.starts_with(DOCS) {
        let policy = HeaderValue::from_static(DOCS_POLICY);
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    }
    add_headers(&mut response, &id, &state);
    record(&response, &method, &shown, &id, begun.elapsed());
    Ok(response.map_body(|_, body| Answered { body, under_way }))
}

/// Turns errors into responses: pages for people, problem documents for programs.
struct Errors<'a> {
    site: RequestSite<'a>,
    /// The page of a request whose sender is not known yet; `None` for programs.
    page: Option<Page>,
    state: &'a SharedState,
}

impl Errors<'_> {
    /// Returns the response to a failed request, given the request if it is still at hand.
    fn answer(&self, error: &Error, request: Option<&HttpRequest>) -> HttpResponse {
        let Some(unknown) = &self.page else { return problem::answer(error, &self.site) };
        problem::log(error, &self.site);
        let extensions = request.map(|request| request.extensions());
        let known = extensions.as_ref().and_then(|extensions| extensions.get::<Page>());
        let fields = extensions.as_ref().and_then(|extensions| extensions.get());
        pages::errors::answer(error, known.unwrap_or(unknown), fields, self.state)
    }

    /// Returns the response to an error that a handler returned, if it was one of ours.
    fn of_handler(&self, error: &WebError, request: Option<&HttpRequest>) -> Option<HttpResponse> {
        error.as_error::<Problem>().map(|Problem(error)| self.answer(error, request))
    }
}

/// Returns the handler's response, with a page or a problem document for every error that has no response of its own.
async fn handled(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
    errors: &Errors<'_>,
) -> Result<ServiceResponse<BoxBody>, WebError> {
    match AssertUnwindSafe(next.call(request)).catch_unwind().await {
        Ok(Ok(response)) => Ok(with_error(response.map_into_boxed_body(), errors)),
        Ok(Err(error)) => {
            let answer = errors.of_handler(&error, None).unwrap_or_else(|| {
                let status = error.as_response_error().status_code();
                errors.answer(&Error::new(problem::code_of(status)), None)
            });
            Err(InternalError::from_response(error, answer).into())
        }
        Err(_) => {
            // The panic hook has just logged the panic itself, on this thread.
            let error = Error::internal("a handler panicked");
            let answer = errors.answer(&error, None);
            Err(InternalError::from_response(error, answer).into())
        }
    }
}

/// Writes the log line and the metrics of a request.
fn record(response: &ServiceResponse<BoxBody>, method: &Method, path: &str, id: &str, took: Duration) {
    // Nothing that a stranger can make up may become a label: each new one is stored forever.
    let pattern = response.request().match_pattern().unwrap_or_else(|| "-".to_owned());
    let (method, status) = (name_of(method), response.status());
    let labels = [("method", method.to_owned()), ("path", pattern), ("status", status.as_u16().to_string())];
    metrics::histogram!("acervo_http_request_seconds", &labels[..2]).record(took.as_secs_f64());
    metrics::counter!("acervo_http_requests_total", &labels).increment(1);
    let took_ms = took.as_secs_f64() * 1000.0;
    tracing::info!(request_id = id, method, path, status = status.as_u16(), took_ms, "answered");
}

/// Returns a method's name, if it is one of HTTP's own.
fn name_of(method: &Method) -> &'static str {
    let known = [
        ("GET", Method::GET),
        ("HEAD", Method::HEAD),
        ("POST", Method::POST),
        ("PUT", Method::PUT),
        ("PATCH", Method::PATCH),
        ("DELETE", Method::DELETE),
        ("OPTIONS", Method::OPTIONS),
        ("TRACE", Method::TRACE),
        ("CONNECT", Method::CONNECT),
    ];
    known.into_iter().find(|(_, known)| known == method).map_or("other", |(name, _)| name)
}

/// Returns the response unchanged unless it is an error without a body of its own.
fn with_error(response: ServiceResponse<BoxBody>, errors: &Errors<'_>) -> ServiceResponse<BoxBody> {
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    // An error response that no error caused was made by a handler. It stays unchanged unless it is empty.
    let is_empty = matches!(response.response().body().size(), BodySize::None | BodySize::Sized(0));
    if response.response().error().is_none() && !is_empty {
        return response;
    }
    let request = Some(response.request());
    let ours = response.response().error().and_then(|error| errors.of_handler(error, request));
    let answer = ours.unwrap_or_else(|| {
        let mut error = Error::new(problem::code_of(status));
        error.cause = response.response().error().map(|cause| cause.to_string().into());
        // The router knows which methods an address has.
        if let Some(allowed) = response.headers().get(ALLOW).and_then(|field| field.to_str().ok()) {
            error = error.member("allowed", allowed);
        }
        errors.answer(&error, request)
    });
    let (request, _) = response.into_parts();
    ServiceResponse::new(request, answer)
}

fn add_headers(response: &mut ServiceResponse<BoxBody>, id: &str, state: &AppState) {
    let left = response.request().extensions().get::<LimitsLeft>().cloned().unwrap_or_default();
    let headers = response.headers_mut();
    let mut put = |name: &'static str, value: HeaderValue| {
        let name = HeaderName::from_static(name);
        if !headers.contains_key(&name) {
            headers.insert(name, value);
        }
    };
    for (name, value) in FIELDS {
        put(name, HeaderValue::from_static(value));
    }
    put("cache-control", HeaderValue::from_static("no-store"));
    if state.demonstration {
        put("x-acervo-demonstration", HeaderValue::from_static(DEMONSTRATION));
    }
    if state.links.is_https() {
        put("strict-transport-security", HeaderValue::from_static("max-age=31536000"));
    }
    let mut set = |name: &'static str, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            put(name, value);
        }
    };
    set("x-request-id", id);
    // draft-ietf-httpapi-ratelimit-headers: the policies, and what remains of each.
    if !left.0.is_empty() {
        let policies: Vec<String> =
            left.0.iter().map(|left| format!("\"{}\";q={};w=60", left.of, left.quota)).collect();
        let rest: Vec<String> = left
            .0
            .iter()
            .map(|left| format!("\"{}\";r={};t={}", left.of, left.remaining, left.reset()))
            .collect();
        set("ratelimit-policy", &policies.join(", "));
        set("ratelimit", &rest.join(", "));
    }
}
