//! A published practice as a document.

use actix_web::{HttpRequest, web};

use crate::domain::ids::SectionId;
use crate::error::Error;
use crate::http::answer::HandlerResult;
use crate::http::download::turn;
use crate::http::pages::head::Place;
use crate::http::pages::ids::section_id;
use crate::http::pages::page::Page;
use crate::http::pages::sent::{self, Asking};
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::editions::EditionFormat;

/// Returns the addresses of the documents of a practice, with their names; `version` is one that is not current.
pub fn files(page: &Page, id: SectionId, version: Option<u32>) -> Vec<(String, String)> {
    let query = version.map(|version| format!("?version={version}")).unwrap_or_default();
    let file = |format: &EditionFormat| {
        let path = format!("/practices/{id}/files/{}{query}", format.name());
        (page.to(&path), page.say(&format!("downloads-format-{}", format.name())))
    };
    EditionFormat::offered().iter().map(file).collect()
}

/// Sends a practice as a document in the page's language, or says that it is being made.
pub async fn send(
    page: Page,
    state: SharedState,
    request: HttpRequest,
    path: web::Path<(String, String, String)>,
) -> HandlerResult {
    let (_, id, format) = path.into_inner();
    let id = section_id(&id)?;
    let format = EditionFormat::named(&format).ok_or_else(Error::not_found)?;
    let mut params = page.params(&request, "/api/v1/published/{id}/export.{format}");
    let version: Option<u32> = params.read("version");
    let query = version.map(|version| format!("?version={version}")).unwrap_or_default();
    let version = params.done(version);
    turn(&request, &state, format)?;
    let (language, downloads) = (page.language, state.downloads.clone());
    let file = blocking(move || downloads.practice(id, version, language, format)).await?;
    sent::send(&page, &request, file, |_| Asking {
        place: Place::Practices,
        back_name: page.say("downloads-back-practice"),
        back: page.to(&format!("/practices/{id}{query}")),
        again: page.to(&format!("/practices/{id}/files/{}{query}", format.name())),
    })
}
