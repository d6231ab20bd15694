//! Preparing editions: what editors read and fill in from the first title until an edition is frozen.

mod answers;
mod correcting;
mod freezing;
mod heading;
mod history;
mod imprint;
mod imprint_publishers;
mod imprint_rows;
mod keeping;
mod list;
mod new;
mod order;
mod practices;
mod tasks;
mod text;
mod text_name;

use actix_web::web::{self, ServiceConfig};

use crate::domain::day::Day;
use crate::domain::edition::EditionState;
use crate::domain::fault::cut;
use crate::domain::ids::EditionId;
use crate::domain::labels::Label;
use crate::error::{Error, Result};
use crate::http::SharedState;
use crate::http::pages::Page;
use crate::http::pages::lists::foreign_label;
use crate::http::pages::work::hidden;
use crate::messages::format;
use crate::services::blocking;
use crate::services::editions::{EditionLine, EditionView, Preparation};

/// Maximum number of characters of a title that leads to the page of its edition.
const LONGEST_TITLE: usize = 120;

/// The routes of these pages, below a language. They come before those of sections: `editions` names none.
pub fn routes(config: &mut ServiceConfig) {
    let at = |path: &str| web::resource(path);
    config
        .service(at("/desk/editions").route(web::get().to(list::show)))
        .service(at("/desk/editions/new").route(web::get().to(new::show)).route(web::post().to(new::create)))
        .service(at("/desk/editions/{id}").route(web::get().to(tasks::show)))
        .service(
            at("/desk/editions/{id}/correction")
                .route(web::get().to(correcting::show))
                .route(web::post().to(correcting::begin)),
        )
        .service(
            at("/desk/editions/{id}/title")
                .route(web::get().to(heading::show))
                .route(web::post().to(heading::save)),
        )
        .service(
            at("/desk/editions/{id}/imprint")
                .route(web::get().to(imprint::show))
                .route(web::post().to(imprint::save)),
        )
        .service(
            at("/desk/editions/{id}/practices")
                .route(web::get().to(practices::show))
                .route(web::post().to(practices::save)),
        )
        .service(at("/desk/editions/{id}/answers").route(web::get().to(answers::show)))
        .service(
            at("/desk/editions/{id}/candidate")
                .route(web::get().to(freezing::show_candidate))
                .route(web::post().to(freezing::make_candidate)),
        )
        .service(
            at("/desk/editions/{id}/freeze")
                .route(web::get().to(freezing::show_freeze))
                .route(web::post().to(freezing::freeze)),
        )
        .service(
            at("/desk/editions/{id}/texts/{text}/{code}")
                .route(web::get().to(text::show))
                .route(web::post().to(text::save)),
        )
        .service(at("/desk/editions/{id}/texts/{text}/{code}/history").route(web::get().to(history::show)));
}

/// The edition that a page belongs to: the link above its heading.
struct Above {
    address: String,
    title: String,
    /// The language of the title, if it is not the page's.
    lang: Option<String>,
}

impl Above {
    fn of(page: &Page, edition: &EditionView) -> Above {
        Above {
            address: page.to(&format!("/desk/editions/{}", edition.id)),
            title: cut(edition.title.in_language(page.language), LONGEST_TITLE),
            lang: foreign_label(page, &edition.title),
        }
    }
}

fn edition_id(text: &str) -> Result<EditionId> {
    text.parse().map_err(|_| Error::not_found())
}

/// Reads the edition that an address names, for editors only.
async fn read(page: &Page, state: &SharedState, id: &str) -> Result<Preparation> {
    page.signed_in()?;
    let id = edition_id(id)?;
    let (context, editions) = (page.context(), state.editions.clone());
    blocking(move || editions.preparation(&context, id)).await.map_err(hidden)
}

/// Returns the path of a page of an edition, below a language.
fn path(edition: &EditionView, below: &str) -> String {
    format!("/desk/editions/{}{below}", edition.id)
}

/// Returns a day as it is written out.
fn day(page: &Page, day: impl ToString) -> String {
    format::partial_date(page.language, &day.to_string())
}

/// What decides how an edition is called in a list: a draft, a candidate, a number.
struct Standing {
    state: EditionState,
    is_correction: bool,
    number: Option<String>,
    date: Option<String>,
    until: Option<String>,
    /// Whether the last day of a candidate has passed.
    is_over: bool,
}

impl Standing {
    fn of(edition: &EditionLine, today: Day) -> Standing {
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
    fn say(&self, page: &Page) -> String {
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
fn titled(page: &Page, title: &Label) -> (String, Option<String>) {
    (title.in_language(page.language).to_owned(), foreign_label(page, title))
}
