//! The editions of the demonstration: a frozen one in Spanish, and a candidate for the next one in two languages.

use serde::Deserialize;

use crate::domain::day::Day;
use crate::domain::edition::{EditionState, Imprint};
use crate::domain::labels::Label;
use crate::domain::language::UiLanguage;
use crate::error::{Error, Result};
use crate::services::Context;
use crate::services::editions::{
    ChangeEdition, EditionQuery, EditionView, Editions, Freeze, MakeCandidate, NewEdition, SetPart, SetParts,
};
use crate::services::input::Input;
use crate::services::page::Paging;
use crate::services::sections::IfMatch;

/// For how many seconds the candidate can be read: a year.
const READABLE: i64 = 365 * 24 * 60 * 60;

#[derive(Deserialize)]
struct DemoEdition {
    title: Label,
    subtitle: Label,
    imprint: Imprint,
    parts: Vec<SetPart>,
}

/// Enters the editions that are not there yet.
///
/// # Errors
/// Fails if something cannot be written.
pub(super) fn enter(editions: &Editions, compendium: &str, editor: &Context) -> Result<()> {
    let all = Paging::new(None, None)?;
    let mut known = editions.list(editor, Ok((EditionQuery::default(), all)))?.items;
    // A draft that an interrupted run left behind counts for nothing.
    known.retain(|edition| edition.state != EditionState::Draft);
    if known.iter().all(|edition| edition.state != EditionState::Frozen) {
        let draft = draft(editions, compendium, editor, &[UiLanguage::Es])?;
        let freeze = Input::from(Freeze::default());
        editions.freeze(editor, draft.id, IfMatch::AnyOf(vec![draft.revision]), freeze)?;
    }
    if known.iter().all(|edition| edition.state != EditionState::Candidate) {
        let draft = draft(editions, compendium, editor, &[UiLanguage::Es, UiLanguage::En])?;
        let until = Day::of(draft.updated_at.plus_seconds(READABLE));
        let candidate = Input::from(MakeCandidate { until });
        editions.make_candidate(editor, draft.id, IfMatch::AnyOf(vec![draft.revision]), candidate)?;
    }
    Ok(())
}

/// Creates a draft with all its texts in these languages.
fn draft(
    editions: &Editions,
    compendium: &str,
    editor: &Context,
    languages: &[UiLanguage],
) -> Result<EditionView> {
    let DemoEdition { title, subtitle, imprint, mut parts } =
        serde_json::from_str(include_str!("editions.json")).map_err(Error::internal)?;
    let new = NewEdition {
        title: Some(title),
        subtitle: Some(subtitle),
        languages: Some(languages.to_vec()),
        chapters: None,
        corrects: None,
    };
    let draft = editions.create(editor, compendium, Input::from(new))?;
    let change = ChangeEdition { imprint: Some(imprint), ..ChangeEdition::default() };
    let draft =
        editions.change(editor, draft.id, IfMatch::AnyOf(vec![draft.revision]), Input::from(change))?;
    for part in &mut parts {
        part.texts.0.retain(|code, _| languages.iter().any(|language| language.code() == code));
    }
    let parts = Input::from(SetParts { items: parts });
    editions.set_parts(editor, draft.id, IfMatch::AnyOf(vec![draft.revision]), parts)
}
