//! The style guide: every piece of the pages in every state, made of the real parts. Only demonstrations have it.

use actix_web::HttpRequest;
use askama::Template;

use super::address;
use super::form::FormFaults;
use super::head::{Head, Place};
use super::lists::shade;
use super::page::Page;
use crate::domain::html::Html;
use crate::error::{Error, Fault, FaultCode};
use crate::http::answer::HandlerResult;
use crate::http::state::SharedState;

#[derive(Template)]
#[template(path = "styleguide.html")]
struct StyleGuide<'a> {
    page: &'a Page,
    faults: FormFaults,
    /// Counts with their classes.
    counts: Vec<(&'static str, String)>,
}

impl StyleGuide<'_> {
    /// Returns a text that contains markup.
    fn html(&self, id: &str) -> Html {
        self.page.html(id, [])
    }

    /// Returns how many words of those allowed have been written.
    fn words_of(&self, count: usize, most: usize) -> String {
        self.page.with_args("style-words-left", [("count", count.into()), ("most", most.into())])
    }
}

/// Shows the style guide.
pub async fn show(page: Page) -> HandlerResult {
    if !page.demonstration {
        return Err(Error::not_found().into());
    }
    let fault = Fault::new("/practice/title", FaultCode::TooManyWords).with("limit", 15).with("actual", 22);
    let faults = FormFaults::of(&page, Error::invalid(vec![fault]))?;
    let counts = [0, 1, 4, 12].map(|count| (shade(count as u64), page.number(count)));
    let sheet = format!("<link rel=\"stylesheet\" href=\"{}\">", page.asset("work.css"));
    let head = Head::unlisted(page.say("style-title"), Place::Elsewhere);
    let head = Head { extra: Html::trusted(sheet), ..head };
    page.render(&head, &StyleGuide { page: &page, faults, counts: counts.into() })
}

/// Leads to the style guide in the reader's language.
pub async fn without_language(request: HttpRequest, state: SharedState) -> HandlerResult {
    match state.demonstration {
        true => Ok(address::choose_language(request, state).await),
        false => Err(Error::not_found().into()),
    }
}
