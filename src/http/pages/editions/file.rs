//! The files of an edition. One that has to be made first is announced on a page that asks again by itself, and may be
//! left and come back to.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, HeaderName, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::edition_id;
use crate::domain::language::UiLanguage;
use crate::error::Error;
use crate::http::SharedState;
use crate::http::answer::HandlerResult;
use crate::http::download::{saved_as, whole};
use crate::http::pages::form::Fields;
use crate::http::pages::values::encoded;
use crate::http::pages::{Head, Page, Place};
use crate::services::blocking;
use crate::services::editions::{EditionFormat, FileContent};

/// After how many seconds the page asks again.
const AGAIN: &str = "3";

#[derive(Template)]
#[template(path = "editions/waiting.html")]
struct WaitingPage<'a> {
    page: &'a Page,
    edition: String,
    here: String,
}

/// Sends a file, or says that it is being made.
pub async fn send(
    page: Page,
    state: SharedState,
    path: web::Path<(String, String, String)>,
    request: HttpRequest,
) -> HandlerResult {
    let (_, id, format) = path.into_inner();
    let id = edition_id(&id)?;
    let format = EditionFormat::named(&format).ok_or_else(Error::not_found)?;
    let asked = Fields::of_query(&request);
    let language = asked.one("lang").and_then(UiLanguage::of).unwrap_or(page.language);
    let part = asked.one("part").map(str::to_owned);
    // Where the reader came from, and where the page asks again.
    let back = part.as_ref().map_or_else(String::new, |part| format!("/{}", encoded(part)));
    let again = part.as_ref().map_or_else(String::new, |part| format!("&part={}", encoded(part)));
    let (context, editions) = (page.context(), state.editions.clone());
    let file = blocking(move || editions.file(&context, id, language, (format, part.as_deref()))).await?;
    let mut response = match file.content {
        FileContent::Bytes(bytes) => {
            HttpResponse::Ok().insert_header((CONTENT_TYPE, file.media_type)).body(bytes)
        }
        FileContent::Stored(stored, length) => whole(stored, length, file.media_type),
        FileContent::Running(_) => {
            let content = WaitingPage {
                page: &page,
                edition: page.to(&format!("/editions/{id}{back}")),
                here: page.to(&format!(
                    "/editions/{id}/files/{}?lang={}{again}",
                    format.name(),
                    language.code()
                )),
            };
            let head = Head::unlisted(page.say("editions-waiting-title"), Place::Editions);
            let mut waiting = page.render(&head, &content)?;
            waiting.headers_mut().insert(HeaderName::from_static("refresh"), HeaderValue::from_static(AGAIN));
            return Ok(waiting);
        }
    };
    let headers = response.headers_mut();
    headers.insert(CONTENT_ENCODING, HeaderValue::from_static("identity"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    Ok(saved_as(response, &file.file_name)?)
}
