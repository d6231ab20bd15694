//! Errors as pages: what happened, what to do next, and the request's identifier for whoever asks for help.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{ALLOW, RETRY_AFTER};
use askama::Template;
use serde_json::Value;

use super::form::Fields;
use super::head::{Head, Place};
use super::page::Page;
use super::sign_in;
use crate::error::{Code, Error};
use crate::http::state::SharedState;
use crate::messages;

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage<'a> {
    page: &'a Page,
    status: u16,
    title: &'a str,
    detail: String,
    /// What is wrong with the request, if anything in particular.
    faults: Vec<String>,
    request_id: &'a str,
    /// The title and the institution of a section that is no longer published.
    gone: Option<(String, String)>,
}

/// Maximum number of faults that a page lists.
const MOST_FAULTS: usize = 20;

/// Returns the page for an error. Whoever has to sign in is led to the page for it; `fields` is the form that was sent,
/// which comes back afterwards.
pub fn answer(error: &Error, page: &Page, fields: Option<&Fields>, state: &SharedState) -> HttpResponse {
    let made = match (error.code, fields) {
        (Code::Unauthenticated, None) => Ok(sign_in::lead_there(page)),
        (Code::Unauthenticated, Some(fields)) => sign_in::ask_again(page, fields, state),
        _ => shown(error, page),
    };
    let mut response = made.unwrap_or_else(|problem| {
        tracing::error!(%problem, "an error page could not be made");
        HttpResponse::new(StatusCode::INTERNAL_SERVER_ERROR)
    });
    let headers = response.headers_mut();
    if let Some(seconds) = error.retry_after {
        headers.insert(RETRY_AFTER, seconds.into());
    }
    let allowed = error.members.get("allowed").and_then(Value::as_str).and_then(|value| value.parse().ok());
    if let Some(allowed) = allowed {
        headers.insert(ALLOW, allowed);
    }
    response
}

fn shown(error: &Error, page: &Page) -> crate::http::answer::HandlerResult {
    let status = StatusCode::from_u16(error.code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let title = match error.code {
        Code::NotFound => page.say("error-not-found-title"),
        Code::Unpublished => page.say("error-unpublished-title"),
        code => messages::title(page.language, code),
    };
    let detail = match error.code {
        Code::NotFound => page.say("error-not-found-detail"),
        Code::Unpublished => page.say("error-unpublished-detail"),
        _ => messages::detail(page.language, error),
    };
    let faults = error.faults.iter().take(MOST_FAULTS);
    let member = |name: &str| error.members.get(name).and_then(Value::as_str).map(str::to_owned);
    let institution =
        error.members.get("institution").and_then(|value| value["name"][page.language.code()].as_str());
    let content = ErrorPage {
        page,
        status: status.as_u16(),
        title: &title,
        detail,
        faults: faults.map(|fault| messages::fault(page.language, fault)).collect(),
        request_id: page.request_id(),
        gone: member("section_title").map(|title| (title, institution.unwrap_or_default().to_owned())),
    };
    page.render_as(status, &Head::unlisted(&title, Place::Elsewhere), &content)
}
