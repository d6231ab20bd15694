//! What editors decide on: the list of what waits, search over all stages, and the page with the decision.

mod acts;
mod editions;
mod list;
mod reasons;
pub mod record;
mod search;
mod section;

use actix_web::web::{self, ServiceConfig};

use crate::domain::time::Timestamp;
use crate::http::pages::Page;
use crate::http::pages::frame::NavigationLink;
use crate::http::pages::work::{hidden, section_id};

/// The routes of these pages, below a language.
pub fn routes(config: &mut ServiceConfig) {
    let at = |path: &str| web::resource(path);
    config
        .service(at("/desk").route(web::get().to(list::show)))
        .configure(editions::routes)
        .service(at("/desk/search").route(web::get().to(search::show)))
        .service(at("/desk/{id}").route(web::get().to(section::show)).route(web::post().to(acts::decide)))
        .service(at("/desk/{id}/publish").route(web::post().to(acts::publish)))
        .service(at("/desk/{id}/unpublish").route(web::post().to(acts::unpublish)))
        .service(at("/desk/{id}/reopen").route(web::post().to(acts::reopen)));
}

/// Returns the navigation between the pages of the desk.
fn sections_and_editions(page: &Page) -> [NavigationLink; 3] {
    let is_about_editions = page.path.starts_with("/desk/editions");
    [
        ("/desk", "desk-nav-sections", page.path == "/desk"),
        ("/desk/search", "desk-nav-all", page.path.starts_with("/desk/search")),
        ("/desk/editions", "edesk-title", is_about_editions),
    ]
    .map(|(path, name, is_current)| NavigationLink {
        address: page.to(path),
        name: page.say(name),
        is_current,
    })
}

/// Returns the number of days between two points in time, by the calendar.
pub fn days_between(earlier: Timestamp, later: Timestamp) -> usize {
    const DAY: i64 = 24 * 60 * 60 * 1_000_000;
    let days = later.micros().div_euclid(DAY) - earlier.micros().div_euclid(DAY);
    usize::try_from(days).unwrap_or_default()
}

/// Returns a day, and how long ago it was: "21 de noviembre de 2026, hace 5 días".
fn day(page: &Page, now: Timestamp, at: Timestamp) -> String {
    let ago = page.count("desk-ago", days_between(at, now));
    page.with_args("desk-day", [("date", page.date(at).into()), ("ago", ago.into())])
}

/// Returns a title, or words that say that there is none.
fn title_or_none(page: &Page, title: &str) -> String {
    let title = crate::domain::text::tidied(title);
    if title.trim().is_empty() { page.say("desk-untitled") } else { title }
}
