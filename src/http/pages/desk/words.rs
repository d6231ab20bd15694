//! What the pages of the desk say alike: their navigation, days and titles.

use crate::domain::text::tidied;
use crate::domain::time::Timestamp;
use crate::http::pages::frame::NavigationLink;
use crate::http::pages::page::Page;

/// Returns the navigation between the pages of the desk.
pub fn sections_and_editions(page: &Page) -> [NavigationLink; 3] {
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
    pub const DAY: i64 = 24 * 60 * 60 * 1_000_000;
    let days = later.micros().div_euclid(DAY) - earlier.micros().div_euclid(DAY);
    usize::try_from(days).unwrap_or_default()
}

/// Returns a day, and how long ago it was: "21 de noviembre de 2026, hace 5 días".
pub fn day(page: &Page, now: Timestamp, at: Timestamp) -> String {
    let ago = page.count("desk-ago", days_between(at, now));
    page.with_args("desk-day", [("date", page.date(at).into()), ("ago", ago.into())])
}

/// Returns a title, or words that say that there is none.
pub fn title_or_none(page: &Page, title: &str) -> String {
    let title = tidied(title);
    if title.trim().is_empty() { page.say("desk-untitled") } else { title }
}
