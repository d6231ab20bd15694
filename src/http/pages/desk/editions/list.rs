//! The editions, each with what it is and when it last changed.

use actix_web::HttpRequest;
use askama::Template;

use super::edition::{Standing, titled};
use crate::domain::day::Day;
use crate::http::answer::HandlerResult;
use crate::http::pages::desk::words::sections_and_editions;
use crate::http::pages::form::Fields;
use crate::http::pages::frame::NavigationLink;
use crate::http::pages::head::{Head, Place};
use crate::http::pages::ids::hidden;
use crate::http::pages::languages;
use crate::http::pages::page::Page;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::editions::{EditionLine, EditionQuery};
use crate::services::page::Paging;

/// Number of editions on a page.
const TOGETHER: i64 = 50;

#[derive(Template)]
#[template(path = "desk/editions/list.html")]
struct ListPage<'a> {
    page: &'a Page,
    nav: [NavigationLink; 3],
    lines: Vec<Line>,
    previous: Option<String>,
    next: Option<String>,
}

/// An edition in the list.
struct Line {
    address: String,
    title: String,
    lang: Option<String>,
    standing: String,
    languages: String,
    changed: String,
}

/// Lists the editions, the newest first.
pub async fn show(page: Page, state: SharedState, request: HttpRequest) -> HandlerResult {
    page.signed_in()?;
    let asked = Fields::of_query(&request);
    let paging = Paging::new(Some(TOGETHER), asked.one("cursor"));
    let read = paging.as_ref().ok().copied();
    let (context, shared) = (page.context(), state.clone());
    let listed = blocking(move || {
        shared.editions.may_prepare(&context)?;
        let found = shared.editions.list(&context, paging.map(|paging| (EditionQuery::default(), paging)))?;
        Ok((found, Day::of(shared.sections.now())))
    });
    let (found, today) = listed.await.map_err(hidden)?;
    let at = |cursor: &str| page.to(&format!("/desk/editions?cursor={cursor}"));
    let previous = read.and_then(Paging::previous);
    let content = ListPage {
        page: &page,
        nav: sections_and_editions(&page),
        lines: found.items.iter().map(|edition| line(&page, edition, today)).collect(),
        previous: previous.map(|before| match before.cursor() {
            Some(cursor) => at(&cursor),
            None => page.to("/desk/editions"),
        }),
        next: found.next.as_deref().map(at),
    };
    page.render(&Head::unlisted(page.say("edesk-title"), Place::Desk), &content)
}

fn line(page: &Page, edition: &EditionLine, today: Day) -> Line {
    let (title, lang) = titled(page, &edition.title);
    let named: Vec<&str> = edition.languages.iter().map(|language| languages::name(*language)).collect();
    Line {
        address: page.to(&format!("/desk/editions/{}", edition.id)),
        title,
        lang,
        standing: Standing::of(edition, today).say(page),
        languages: named.join(", "),
        changed: page.with_args("edesk-changed", [("date", page.date(edition.updated_at).into())]),
    }
}
