//! The edition that a page is about: how it is read, addressed and called.

use crate::domain::day::Day;
use crate::domain::edition::EditionState;
use crate::domain::fault::cut;
use crate::domain::labels::Label;
use crate::error::Result;
use crate::http::pages::ids::{edition_id, hidden};
use crate::http::pages::lists::foreign_label;
use crate::http::pages::page::Page;
use crate::http::state::SharedState;
use crate::messages::format;
use crate::services::blocking;
use crate::services::editions::{EditionLine, EditionView, Preparation};

/// Maximum number of characters of a title that leads to the page of its edition.
const LONGEST_TITLE: usize = 120;

/// The edition that a page belongs to: the link above its heading.
pub struct Above {
    pub address: String,
    pub title: String,
    /// The language of the title, if it is not the page's.
    pub lang: Option<String>,
}

impl Above {
    pub fn of(page: &Page, edition: &EditionView) -> Above {
        Above {
            address: page.to(&format!("/desk/editions/{}", edition.id)),
            title: cut(edition.title.in_language(page.language), LONGEST_TITLE),
            lang: foreign_label(page, &edition.title),
        }
    }
}

/// Reads the edition that an address names, for editors only.
pub async fn read(page: &Page, state: &SharedState, id: &str) -> Result<Preparation> {
    page.signed_in()?;
    let id = edition_id(id)?;
    let (context, editions) = (page.context(), state.editions.clone());
    blocking(move || editions.preparation(&context, id)).await.map_err(hidden)
}

/// Returns the path of a page of an edition, below a language.
pub fn path(edition: &EditionView, below: &str) -> String {
    format!("/desk/editions/{}{below}", edition.id)
}

/// Returns a day as it is written out.
pub fn day(page: &Page, day: impl ToString) -> String {
    format::partial_date(page.language, &day.to_string())
}

/// What decides how an edition is called in a list: a draft, a candidate, a number.
pub struct Standing {
    state: EditionState,
    is_correction: bool,
    number: Option<String>,
    date: Option<String>,
    until: Option<String>,
    /// Whether the last day of a candidate has passed.
    is_over: bool,
}

impl Standing {
    pub fn of(edition: &EditionLine, today: Day) -> Standing {
        Standing {
            state: edition.state,
            is_correction: edition.corrects.is_some(),
            number: edition.number.map(|number| number.to_string()),
            date: edition.date.map(|date| date.to_string()),
            until: edition.until.map(|until| until.to_string()),
            is_over: edition.until.is_some_and(|until| until < today),
        }
    }

    /// Returns what the edition is, in words.
    pub fn say(&self, page: &Page) -> String {
        let date = |date: &Option<String>| day(page, date.as_deref().unwrap_or_default());
        match self.state {
            EditionState::Draft if self.is_correction => page.say("edesk-is-correction"),
            EditionState::Draft => page.say("edesk-is-draft"),
            EditionState::Candidate if self.is_over => {
                page.with_args("edesk-is-candidate-over", [("date", date(&self.until).into())])
            }
            EditionState::Candidate => {
                page.with_args("edesk-is-candidate", [("date", date(&self.until).into())])
            }
            EditionState::Frozen => {
                let number = self.number.clone().unwrap_or_default();
                page.with_args(
                    "edesk-is-frozen",
                    [("number", number.into()), ("date", date(&self.date).into())],
                )
            }
        }
    }
}

/// Returns a title in the page's language, and the language that it is in if it is another one.
pub fn titled(page: &Page, title: &Label) -> (String, Option<String>) {
    (title.in_language(page.language).to_owned(), foreign_label(page, title))
}
