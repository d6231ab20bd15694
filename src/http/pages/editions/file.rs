//! The files of an edition.

use actix_web::{HttpRequest, web};

use crate::domain::language::UiLanguage;
use crate::domain::links::{encoded, with_parameters};
use crate::error::Error;
use crate::http::answer::HandlerResult;
use crate::http::download::turn;
use crate::http::pages::form::Fields;
use crate::http::pages::head::Place;
use crate::http::pages::ids::edition_id;
use crate::http::pages::page::Page;
use crate::http::pages::sent::{self, Asking};
use crate::http::state::SharedState;
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
    let language = asked.one("lang").and_then(UiLanguage::of);
    let part = asked.one("part").map(str::to_owned);
    // Where the reader came from, and where the page asks again.
    let back = part.as_ref().map_or_else(String::new, |part| format!("/{}", encoded(part)));
    let again =
        [language.map(|language| ("lang", language.code())), part.as_deref().map(|part| ("part", part))];
    let again = with_parameters(
        page.to(&format!("/editions/{id}/files/{}", format.name())),
        again.into_iter().flatten(),
    );
    turn(&request, &state, format)?;
    let (context, editions, reader) = (page.context(), state.editions.clone(), page.language);
    let file =
        blocking(move || editions.file(&context, id, (language, reader), (format, part.as_deref()))).await?;
    sent::send(&page, &request, file, |_| Asking {
        place: Place::Editions,
        back_name: page.say("editions-title"),
        back: page.to(&format!("/editions/{id}{back}")),
        again,
    })
}
