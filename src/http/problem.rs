//! The one place where errors become responses: RFC 9457 problem documents, in the reader's language.

use actix_web::http::StatusCode;
use actix_web::http::header::{
    ACCEPT_ENCODING, ALLOW, CONTENT_LANGUAGE, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE,
};
use actix_web::{HttpResponse, ResponseError};
use serde_json::{Map, Value, json};

use crate::domain::language::UiLanguage;
use crate::domain::links::Links;
use crate::error::{Code, Error};
use crate::messages;

/// The media type of problem documents.
pub const PROBLEM_JSON: &str = "application/problem+json";

/// Maximum number of bytes of faults in a problem document, and of the whole document. Callers choose the text that
/// responses quote, and may cause any number of faults.
const MOST_OF_FAULTS: usize = 40_000;
const MOST_IN_ALL: usize = 60_000;
/// Maximum number of items of a list in a member of a problem document.
const MOST_ITEMS: usize = 100;

/// An [`Error`] on its way out of a handler; `pipeline` turns it into a document, since it knows the request.
#[derive(Debug)]
pub struct Problem(pub Error);

impl From<Error> for Problem {
    fn from(error: Error) -> Problem {
        Problem(error)
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.0.code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    fn error_response(&self) -> HttpResponse {
        HttpResponse::new(self.status_code())
    }
}

/// Facts about a request that go into its problem document.
pub struct RequestSite<'a> {
    /// The request's path, shortened if it is long.
    pub path: &'a str,
    /// Its identifier.
    pub request_id: &'a str,
    /// Builds URLs.
    pub links: &'a Links,
    /// The reader's language.
    pub ui_language: UiLanguage,
}

/// Logs the cause of an error that is not the caller's. It is logged once, and never sent.
pub fn log(error: &Error, site: &RequestSite<'_>) {
    match error.code.status() {
        503 => {
            tracing::warn!(request_id = site.request_id, path = site.path, %error, "a request was put off")
        }
        500.. => {
            tracing::error!(request_id = site.request_id, path = site.path, %error, "a request failed")
        }
        _ => {}
    }
}

/// Returns the problem document of a failed request, and logs its cause.
pub fn answer(error: &Error, site: &RequestSite<'_>) -> HttpResponse {
    log(error, site);
    let status = StatusCode::from_u16(error.code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = HttpResponse::build(status);
    response.insert_header((CONTENT_TYPE, PROBLEM_JSON));
    response.insert_header((CONTENT_LANGUAGE, site.ui_language.code()));
    if let Some(seconds) = error.retry_after {
        response.insert_header((RETRY_AFTER, seconds));
    }
    if status == StatusCode::UNAUTHORIZED {
        response.insert_header((WWW_AUTHENTICATE, "Bearer"));
    }
    if let Some(allowed) = error.members.get("allowed").and_then(Value::as_str) {
        response.insert_header((ALLOW, allowed));
    }
    if let Some(codings) = error.members.get("codings").and_then(Value::as_str) {
        response.insert_header((ACCEPT_ENCODING, codings));
    }
    response.body(document(error, site).to_string())
}

fn document(error: &Error, site: &RequestSite<'_>) -> Value {
    let code = error.code.name();
    let mut document = Map::new();
    document.insert("type".into(), site.links.problem(code).into());
    document.insert("title".into(), messages::title(site.ui_language, error.code).into());
    document.insert("status".into(), error.code.status().into());
    document.insert("detail".into(), messages::detail(site.ui_language, error).into());
    let instance = format!("{}{}", site.links.public_path(), site.path);
    document.insert("instance".into(), instance.into());
    document.insert("code".into(), code.into());
    document.insert("request_id".into(), site.request_id.into());
    if !error.faults.is_empty() {
        let mut told = Vec::new();
        let mut bytes = 0;
        for fault in &error.faults {
            let fault = json!({
                "pointer": fault.pointer,
                "code": fault.code.name(),
                "detail": messages::fault(site.ui_language, fault),
            });
            bytes += fault.to_string().len();
            if bytes > MOST_OF_FAULTS {
                break;
            }
            told.push(fault);
        }
        if told.len() < error.faults.found() {
            document.insert("errors_total".into(), error.faults.found().into());
        }
        document.insert("errors".into(), told.into());
    }
    for (name, value) in error.members.iter() {
        let value = match value {
            Value::Array(items) => items.iter().take(MOST_ITEMS).cloned().collect(),
            other => other.clone(),
        };
        document.insert(name.clone(), value);
    }
    let document = Value::Object(document);
    if document.to_string().len() > MOST_IN_ALL { without_members(document, error) } else { document }
}

/// Returns the document without the members that are specific to the error: they are for programs, which can do without
/// them.
fn without_members(mut document: Value, error: &Error) -> Value {
    if let Some(members) = document.as_object_mut() {
        error.members.keys().for_each(|name| drop(members.remove(name)));
    }
    document
}

/// Returns the code for an error response made by the framework itself.
pub fn code_of(status: StatusCode) -> Code {
    match status.as_u16() {
        404 => Code::NotFound,
        405 => Code::MethodNotAllowed,
        406 => Code::NotAcceptable,
        408 => Code::RequestTimeout,
        503 => Code::Unavailable,
        413 => Code::TooLarge,
        415 => Code::UnsupportedMediaType,
        431 => Code::HeadersTooLarge,
        400..=499 => Code::Malformed,
        _ => Code::Internal,
    }
}

/// Returns every code as listed in the golden file `schema/problems.json`.
pub fn print() -> String {
    let codes: Vec<Value> = Code::ALL
        .iter()
        .map(|code| {
            let texts = |text: &dyn Fn(UiLanguage) -> String| {
                UiLanguage::ALL
                    .iter()
                    .map(|ui_language| (ui_language.code().to_owned(), text(*ui_language).into()))
                    .collect::<Map<_, _>>()
            };
            json!({
                "code": code.name(),
                "status": code.status(),
                "title": texts(&|ui_language| messages::title(ui_language, *code)),
            })
        })
        .collect();
    let mut codes = Value::from(codes);
    codes.sort_all_objects();
    format!("{codes:#}\n")
}
