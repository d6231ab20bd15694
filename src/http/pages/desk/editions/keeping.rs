//! Saving what was filled in about an edition. Two editors may have the same form open: a form says which content it was
//! filled in from, and nothing takes the place of content that the form never showed. What others changed elsewhere in
//! the edition meanwhile does not matter.

use actix_web::http::StatusCode;
use askama::Template;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::edition::{Above, day, path, read};
use crate::domain::edition::EditionState;
use crate::domain::ids::EditionId;
use crate::domain::version::hex;
use crate::error::{Code, Error, Result};
use crate::http::answer::HandlerResult;
use crate::http::pages::form::{Fields, FormFaults};
use crate::http::pages::head::{Head, Place};
use crate::http::pages::ids::hidden;
use crate::http::pages::page::Page;
use crate::http::state::SharedState;
use crate::services::editions::{EditionView, Editions, Preparation};
use crate::services::sections::IfMatch;
use crate::services::{Context, blocking};

/// The field that names the content that a form was filled in from.
pub const SEEN: &str = "seen";
/// How often an edition is read again because another request was faster.
const ATTEMPTS: usize = 3;

/// What became of a form.
pub enum Kept {
    /// It is saved.
    Saved(Box<EditionView>),
    /// Somebody else has changed what the form shows; nothing is saved.
    Moved,
}

/// Returns what names content of an edition, with the state that the edition is in.
pub fn name_of(edition: &EditionView, content: &impl Serialize) -> String {
    // Content that cannot be written as JSON is like no other.
    let text = serde_json::to_string(content).unwrap_or_default();
    format!("{}.{}", edition.state.name(), &hex(&Sha256::digest(text))[..32])
}

/// Whether a form that was filled in from the content named `seen` may be saved over the content that there is now. It
/// may not if the edition has become a candidate: whoever saves takes that back, and has to know. That it became a draft
/// again does no harm.
fn may_follow(seen: &str, now: &str) -> bool {
    let draft = EditionState::Draft.name();
    seen == now || (state_of(now) == draft && content_of(now) == content_of(seen))
}

/// Whether all that keeps a form from being saved is that the edition has become a candidate.
pub fn became_candidate(seen: &str, now: &str) -> bool {
    seen != now && content_of(now) == content_of(seen)
}

/// Returns what a form says that was not saved because what it shows has changed.
pub fn moved(page: &Page, seen: &str, now: &str, otherwise: &str) -> FormFaults {
    let said = if became_candidate(seen, now) { "edesk-became-candidate" } else { otherwise };
    FormFaults::said(Code::Conflict, None, page.say(said))
}

fn state_of(name: &str) -> &str {
    name.split_once('.').map_or("", |(state, _)| state)
}

fn content_of(name: &str) -> &str {
    name.split_once('.').map_or(name, |(_, content)| content)
}

/// Saves a form that was filled in from the content named `seen`. `part` names the content that there is now; `write`
/// saves over the revision that it is given.
///
/// # Errors
/// Those of `write`; what is not there for the caller is `not_found`.
pub async fn keep(
    (state, context, id): (&SharedState, Context, EditionId),
    seen: String,
    part: impl Fn(&Preparation) -> String + Send + 'static,
    write: impl Fn(&Editions, &Context, IfMatch) -> Result<EditionView> + Send + 'static,
) -> Result<Kept> {
    let editions = state.editions.clone();
    blocking(move || {
        for _ in 0..ATTEMPTS {
            let now = editions.preparation(&context, id)?;
            let is_same = may_follow(&seen, &part(&now));
            // Without a revision, only a form that was saved already is accepted again.
            let expected = IfMatch::AnyOf(is_same.then_some(now.edition.revision).into_iter().collect());
            match write(&editions, &context, expected) {
                Ok(edition) => return Ok(Kept::Saved(Box::new(edition))),
                Err(error) if error.code == Code::VersionConflict && is_same => {}
                Err(error) if error.code == Code::VersionConflict => return Ok(Kept::Moved),
                Err(error) => return Err(error),
            }
        }
        Ok(Kept::Moved)
    })
    .await
    .map_err(hidden)
}

#[derive(Template)]
#[template(path = "desk/editions/frozen.html")]
struct FrozenPage<'a> {
    page: &'a Page,
    above: Option<Above>,
    lede: String,
    /// What had been typed.
    typed: Vec<&'a str>,
    public: String,
    correction: String,
}

/// Says that an edition has been frozen, and gives back what was typed.
///
/// # Errors
/// Those of reading the edition again.
pub async fn refused(page: &Page, state: &SharedState, id: &str, typed: &Fields) -> HandlerResult {
    frozen(page, &read(page, state, id).await?.edition, typed)
}

/// Says that an edition is frozen, and gives back what was typed.
///
/// # Errors
/// Internal errors only.
pub fn frozen(page: &Page, edition: &EditionView, typed: &Fields) -> HandlerResult {
    let number = edition.number.map(|number| number.to_string()).unwrap_or_default();
    let date = edition.date.map(|date| day(page, date)).unwrap_or_default();
    // Names of fields that people fill in begin with a slash, but for the texts.
    let is_typed = |name: &str| name.starts_with('/') || name == "text";
    let content = FrozenPage {
        page,
        above: Some(Above::of(page, edition)),
        lede: page.with_args("edesk-frozen-lede", [("number", number.into()), ("date", date.into())]),
        typed: typed
            .of_people()
            .filter(|(name, text)| is_typed(name) && !text.trim().is_empty())
            .map(|(_, text)| text)
            .collect(),
        public: page.to(&format!("/editions/{}", edition.id)),
        correction: page.to(&path(edition, "/correction")),
    };
    let head = Head::unlisted(page.say("edesk-frozen-title"), Place::Desk);
    page.render_as(StatusCode::CONFLICT, &head, &content)
}

/// Whether nothing can be filled in any more.
pub fn is_frozen(now: &Preparation) -> bool {
    now.edition.state == EditionState::Frozen
}

/// Whether a form was refused because the edition is frozen.
pub fn says_frozen(error: &Error) -> bool {
    error.code == Code::WrongStage
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_shown_is_not_saved_over_and_a_candidate_only_by_those_who_know() {
        for (seen, now, expected) in [
            ("draft.a", "draft.a", true),
            ("draft.a", "draft.b", false),
            ("draft.a", "candidate.a", false),
            ("candidate.a", "candidate.a", true),
            ("candidate.a", "draft.a", true),
            ("candidate.a", "draft.b", false),
            ("", "draft.a", false),
        ] {
            assert_eq!(may_follow(seen, now), expected, "{seen} {now}");
        }
        assert!(became_candidate("draft.a", "candidate.a") && !became_candidate("draft.a", "candidate.b"));
    }
}
