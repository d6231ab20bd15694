//! The home page.

use askama::Template;

use super::{Head, Page, Place};
use crate::http::answer::HandlerResult;

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage<'a> {
    page: &'a Page,
}

/// Shows the home page.
pub async fn show(page: Page) -> HandlerResult {
    let head = Head::new(page.say("home-title"), Place::Home);
    page.render(&head, &HomePage { page: &page })
}
