//! The practices that a search finds as one document: the choices on the page of results, and the file.

use actix_web::HttpRequest;

use super::asked::{Asked, OPERATION, read};
use super::query::ListQuery;
use crate::error::{Error, Fault, FaultCode};
use crate::http::answer::HandlerResult;
use crate::http::call::address;
use crate::http::pages::form::Fields;
use crate::http::pages::head::Place;
use crate::http::pages::page::Page;
use crate::http::pages::sent::{self, Asking};
use crate::http::state::SharedState;
use crate::messages::Arg;
use crate::services::blocking;
use crate::services::downloads::{Grouping, MOST_PRACTICES};
use crate::services::editions::{EditionFormat, PrintState};

/// The address below the language.
const PATH: &str = "/search/file";

/// The document of a search as its page offers it.
pub struct Document {
    /// What the form sends besides the choices.
    pub fields: Vec<(&'static str, String)>,
    /// The formats: their values and names.
    pub formats: Vec<(&'static str, String)>,
    /// The orders of the practices: their values and names.
    pub groups: Vec<(&'static str, String)>,
    /// What is said instead if there are too many practices.
    pub too_many: Option<String>,
}

/// Returns what the page of a search offers that finds so many practices; `None` if there are none.
pub fn document(page: &Page, query: &ListQuery, total: usize) -> Option<Document> {
    if total == 0 {
        return None;
    }
    let formats = EditionFormat::offered().iter().filter(|format| **format != EditionFormat::Json);
    let named =
        |format: &EditionFormat| (format.name(), page.say(&format!("downloads-format-{}", format.name())));
    let group = |group: Grouping| (group.name(), page.say(&format!("downloads-group-{}", group.name())));
    Some(Document {
        fields: query.without(&["limit"]).fields().to_vec(),
        formats: formats.map(named).collect(),
        groups: Grouping::ALL.map(group).into(),
        too_many: (total > MOST_PRACTICES)
            .then(|| page.with_args("downloads-search-many", [("limit", Arg::Number(MOST_PRACTICES))])),
    })
}

/// Sends the document of a search in the page's language, or says that it is being made. A page that waits asks for the
/// key of the document, so that nothing is searched again before it is there.
pub async fn send(page: Page, state: SharedState, request: HttpRequest) -> HandlerResult {
    let fields = Fields::of_query(&request);
    let format = fields.one("format").and_then(EditionFormat::named);
    let format = format.filter(|format| *format != EditionFormat::Json).ok_or_else(Error::not_found)?;
    let unknown = || Error::invalid(vec![Fault::new("/query/group", FaultCode::NotOneOfThem)]);
    let by = match fields.one("group").filter(|name| !name.is_empty()) {
        Some(name) => Grouping::named(name).ok_or_else(unknown)?,
        None => Grouping::None,
    };
    let Asked { typed, search, paging } = read(&page, page.params(&request, OPERATION))?;
    paging.map_err(Error::invalid)?;
    let typed = typed.without(&["limit"]);
    let chosen = [("format", format.name()), ("group", by.name())];
    let asking = |key: &str| {
        let more: Vec<(&str, &str)> = chosen.into_iter().chain([("key", key)]).collect();
        Asking {
            place: Place::Practices,
            back_name: page.say("downloads-back-search"),
            back: page.to(&typed.path()),
            again: page.to(&typed.address(PATH, &more)),
        }
    };
    if let Some(key) = fields.one("key")
        && matches!(state.downloads.state(key), Ok(PrintState::Running))
    {
        return sent::wait(&page, &asking(key));
    }
    state.limits.costly(address(&request, &state).into())?;
    let downloads = state.downloads.clone();
    let file = blocking(move || downloads.search(search, by, format)).await?;
    sent::send(&page, &request, file, asking)
}
