//! The files of an edition.

use actix_web::{HttpRequest, web};

use super::edition_id;
use crate::domain::language::UiLanguage;
use crate::error::Error;
use crate::http::SharedState;
use crate::http::answer::HandlerResult;
use crate::http::pages::form::Fields;
use crate::http::pages::sent::{self, Asking};
use crate::http::pages::values::encoded;
use crate::http::pages::{Page, Place};
use crate::services::blocking;
use crate::services::editions::EditionFormat;

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
    sent::send(&page, file, |_| Asking {
        place: Place::Editions,
        back_name: page.say("editions-title"),
        back: page.to(&format!("/editions/{id}{back}")),
        again: page.to(&format!("/editions/{id}/files/{}?lang={}{again}", format.name(), language.code())),
    })
}
