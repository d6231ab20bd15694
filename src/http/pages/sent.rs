//! Files of editions, practices and searches. One that has to be made first is announced on a page that asks again by
//! itself, and may be left and come back to.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, HeaderName, HeaderValue};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::head::{Head, Place};
use super::page::Page;
use crate::error::Error;
use crate::http::answer::HandlerResult;
use crate::http::download::{saved_as, set_aside, whole};
use crate::services::editions::{EditionFile, FileContent};

/// After how many seconds the page asks again.
const AGAIN: &str = "3";

/// Where a page that waits for a file leads.
pub struct Asking {
    /// The part of the site that it belongs to.
    pub place: Place,
    /// Where the reader came from: what the link says.
    pub back_name: String,
    /// Its address.
    pub back: String,
    /// The address that gives the file, or says again that it is being made.
    pub again: String,
}

#[derive(Template)]
#[template(path = "sent.html")]
struct WaitingPage<'a> {
    page: &'a Page,
    asking: &'a Asking,
}

/// Sends a file, or says that it is being made; `asking` gets the key under which it is.
pub fn send(
    page: &Page,
    request: &HttpRequest,
    file: EditionFile,
    asking: impl FnOnce(&str) -> Asking,
) -> HandlerResult {
    let mut response = match file.content {
        FileContent::Bytes(bytes) => {
            HttpResponse::Ok().insert_header((CONTENT_TYPE, file.media_type)).body(bytes)
        }
        FileContent::SetAside(made, length, sha256) => {
            set_aside(request, (made, length, &sha256), file.media_type)
        }
        FileContent::Stored(stored, length) => whole(stored, length, file.media_type),
        FileContent::Running(key) => return wait(page, &asking(&key)),
    };
    let headers = response.headers_mut();
    headers.insert(CONTENT_ENCODING, HeaderValue::from_static("identity"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    Ok(saved_as(response, &file.file_name)?)
}

/// Says that a file is being made.
pub fn wait(page: &Page, asking: &Asking) -> HandlerResult {
    let head = Head::unlisted(page.say("editions-waiting-title"), asking.place);
    let mut waiting = page.render(&head, &WaitingPage { page, asking })?;
    // The address names what is being made, so that asking again does not begin anew.
    let refresh =
        HeaderValue::from_str(&format!("{AGAIN}; url={}", asking.again)).map_err(Error::internal)?;
    waiting.headers_mut().insert(HeaderName::from_static("refresh"), refresh);
    Ok(waiting)
}
