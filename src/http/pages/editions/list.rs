//! The editions that the reader may see.

use actix_web::HttpRequest;
use askama::Template;

use super::super::form::Fields;
use super::super::head::{Head, Place};
use super::super::page::Page;
use crate::domain::edition::EditionState;
use crate::http::answer::HandlerResult;
use crate::http::state::SharedState;
use crate::messages::format;
use crate::services::blocking;
use crate::services::editions::{EditionLine, EditionQuery};
use crate::services::page::Paging;

/// Number of editions on a page of the list.
const TOGETHER: i64 = 50;

#[derive(Template)]
#[template(path = "editions/list.html")]
struct ListPage<'a> {
    page: &'a Page,
    lines: Vec<Line>,
    next: Option<String>,
}

/// An edition in the list.
struct Line {
    address: String,
    title: String,
    meta: String,
    subtitle: String,
}

/// Lists the editions that the reader may see, the newest first.
pub async fn show(page: Page, state: SharedState, request: HttpRequest) -> HandlerResult {
    let asked = Fields::of_query(&request);
    let paging = Paging::new(Some(TOGETHER), asked.one("cursor"))?;
    let (context, editions) = (page.context(), state.editions.clone());
    let found = blocking(move || editions.list(&context, Ok((EditionQuery::default(), paging)))).await?;
    let next = found.next.as_ref().map(|cursor| page.to(&format!("/editions?cursor={cursor}")));
    let lines = found.items.iter().map(|edition| line(&page, edition)).collect();
    let head =
        Head::new(page.say("editions-title"), Place::Editions).described(page.say("editions-description"));
    page.render(&head, &ListPage { page: &page, lines, next })
}

fn line(page: &Page, edition: &EditionLine) -> Line {
    Line {
        address: page.to(&format!("/editions/{}", edition.id)),
        title: edition.title.in_language(page.language).to_owned(),
        meta: standing(
            page,
            edition.state,
            edition.number.map(|number| number.to_string()),
            edition.date.map(|day| day.to_string()),
        ),
        subtitle: edition.subtitle.in_language(page.language).to_owned(),
    }
}

/// Returns what an edition is, in words: its number with its day, or that it may still change.
pub fn standing(page: &Page, state: EditionState, number: Option<String>, day: Option<String>) -> String {
    match state {
        EditionState::Draft => page.say("editions-draft"),
        EditionState::Candidate => page.say("editions-candidate"),
        EditionState::Frozen => page.with_args(
            "editions-frozen",
            [
                ("number", number.unwrap_or_default().into()),
                ("date", format::partial_date(page.language, &day.unwrap_or_default()).into()),
            ],
        ),
    }
}
