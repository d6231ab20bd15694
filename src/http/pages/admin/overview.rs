//! Where the administration begins: what waits or is wrong, and the way to each part.

use askama::Template;

use super::nav::{navigation, or_absent};
use crate::http::SharedState;
use crate::http::answer::HandlerResult;
use crate::http::pages::frame::NavigationLink;
use crate::http::pages::{Head, Page, Place};
use crate::services::blocking;
use crate::services::page::Paging;

#[derive(Template)]
#[template(path = "admin/overview.html")]
struct OverviewPage<'a> {
    page: &'a Page,
    nav: Vec<NavigationLink>,
}

/// Shows the overview.
pub async fn show(page: Page, state: SharedState) -> HandlerResult {
    page.signed_in()?;
    let context = page.context();
    let asked = blocking(move || state.people.users(&context, Paging::new(None, None))).await;
    or_absent(asked)?;
    let content = OverviewPage { page: &page, nav: navigation(&page) };
    page.render(&Head::unlisted(page.say("admin-title"), Place::Administration), &content)
}
