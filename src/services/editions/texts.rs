//! The texts that the secretariat adds to an edition.

use std::collections::{HashMap, HashSet};

use serde::Serialize;
use utoipa::ToSchema;

use super::input::{SetPart, SetParts};
use super::writing::check_if_given;
use super::{EditionView, Editions, changeable, changed, readable, view};
use crate::domain::day::Day;
use crate::domain::edition::{Edition, MOST_FOREWORDS, PartKey, PartKind};
use crate::domain::fault::escaped;
use crate::domain::ids::EditionId;
use crate::domain::language::UiLanguage;
use crate::domain::text::is_blank;
use crate::domain::time::Timestamp;
use crate::error::{Error, Fault, FaultCode, Faults, Result};
use crate::policy::{Context, Task, permit_task};
use crate::services::input::Input;
use crate::services::page::{Page, Paging};
use crate::services::sections::IfMatch;
use crate::store::{Change, Db, NewText};

/// Maximum number of characters of a text, and of all texts of an edition together.
pub(super) const LONGEST_TEXT: usize = 200_000;
const LONGEST_TOGETHER: usize = 3_000_000;

/// A text of an edition as it was saved at some time.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SavedText {
    /// Its number: how many times the text had been saved.
    pub version: u32,
    /// The Markdown; empty if the text was taken out.
    pub text: String,
    /// The SHA-256 of its UTF-8 bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// When it was saved.
    pub saved_at: Timestamp,
}

impl Editions {
    /// Saves texts of an edition; those not named stay as they are. What was saved before stays on record. A candidate
    /// becomes a draft again.
    ///
    /// # Errors
    /// Those of the policy; `not_found`; `wrong_stage`; `version_conflict`; `invalid`.
    pub fn set_parts(
        &self,
        context: &Context,
        id: EditionId,
        expected: IfMatch,
        input: Input<SetParts>,
    ) -> Result<EditionView> {
        context.actor.user()?;
        self.store.write(context, |tx| {
            let (permit, edition) = changeable(tx, id)?;
            check_if_given(&expected, &edition)?;
            let mut faults = Faults::default();
            let new = new_texts(tx, &edition, input.get()?, &mut faults)?;
            if !faults.is_empty() {
                return Err(Error::invalid(faults));
            }
            if new.is_empty() {
                let actor = tx.actor().clone();
                return Ok(Change::Unchanged(view::view(tx, &self.links, &actor, &edition)?));
            }
            for text in &new {
                tx.save_edition_text(&permit, &edition, text)?;
            }
            changed(tx, &self.links, &permit, edition)
        })
    }

    /// Returns all texts that were saved in one place, the newest first. `chapter` is an identifier or a slug.
    ///
    /// # Errors
    /// Those of the policy; `not_found`; the faults of the query.
    pub fn text_history(
        &self,
        context: &Context,
        id: EditionId,
        part: PartKind,
        language: UiLanguage,
        query: Result<(Option<u32>, Option<String>, Paging)>,
    ) -> Result<Page<SavedText>> {
        context.actor.user()?;
        let today = Day::of(self.store.clock().now());
        self.store.read(|db| {
            let edition = readable(db, &context.actor, id, today)?;
            permit_task(&context.actor, Task::ManageEditions, None)?;
            let (number, chapter, paging) = query?;
            let mut faults = Faults::default();
            let asked = SetPart { part, number, chapter, texts: Default::default() };
            let key = key(db, &edition, &asked, "/query", &mut faults)?;
            let Some(key) = key.filter(|_| faults.is_empty()) else { return Err(Error::invalid(faults)) };
            let (texts, total) = db.edition_text_history(id, key, language, paging.skip, paging.limit)?;
            let saved = texts.into_iter().map(|text| SavedText {
                version: text.version,
                text: text.text,
                sha256: text.sha256,
                saved_at: text.saved_at,
            });
            Ok(paging.page(saved.collect(), total))
        })
    }
}

/// Returns the texts that differ from the newest ones.
fn new_texts(db: &mut Db, edition: &Edition, given: SetParts, faults: &mut Faults) -> Result<Vec<NewText>> {
    let newest = db.edition_texts(edition.id)?;
    let mut lengths: HashMap<(PartKey, UiLanguage), usize> =
        newest.iter().map(|text| ((text.key, text.language), text.text.chars().count())).collect();
    let (mut new, mut seen) = (Vec::new(), HashSet::new());
    for (index, item) in given.items.into_iter().enumerate() {
        let at = format!("/items/{index}");
        let Some(key) = key(db, edition, &item, &at, faults)? else { continue };
        if !seen.insert(key) {
            faults.push(Fault::new(&at, FaultCode::RepeatedItems));
        }
        if item.texts.0.is_empty() {
            faults.push(Fault::new(format!("{at}/texts"), FaultCode::Required));
        }
        for (code, text) in item.texts.0 {
            let at = format!("{at}/texts/{}", escaped(&code));
            let Some(language) = language(&code, &at, faults) else { continue };
            let length = text.chars().count();
            if length > LONGEST_TEXT {
                faults.push(Fault::new(at, FaultCode::TooLong).with("limit", LONGEST_TEXT));
            }
            let text = if is_blank(&text) { String::new() } else { text };
            let before = newest.iter().find(|text| text.key == key && text.language == language);
            if before.map_or("", |before| before.text.as_str()) != text {
                lengths.insert((key, language), length);
                let version = before.map_or(1, |before| before.version + 1);
                new.push(NewText { key, language, version, text });
            }
        }
    }
    if lengths.values().sum::<usize>() > LONGEST_TOGETHER {
        faults.push(Fault::new("/items", FaultCode::TooLong).with("limit", LONGEST_TOGETHER));
    }
    Ok(new)
}

/// Returns one of the four languages by its code, and adds a fault if there is none.
pub(super) fn language(code: &str, pointer: &str, faults: &mut Faults) -> Option<UiLanguage> {
    let found = UiLanguage::ALL.into_iter().find(|language| language.code() == code);
    if found.is_none() {
        faults.push(Fault::new(pointer, FaultCode::NotAnOption).with("options", "es, en, pt, fr"));
    }
    found
}

/// Returns which text is meant.
fn key(
    db: &mut Db,
    edition: &Edition,
    item: &SetPart,
    at: &str,
    faults: &mut Faults,
) -> Result<Option<PartKey>> {
    let mut key = PartKey { part: item.part, number: None, chapter: None };
    match (item.part, item.number) {
        (PartKind::Foreword, Some(number)) if number > MOST_FOREWORDS || number == 0 => {
            let code = if number == 0 { FaultCode::TooSmall } else { FaultCode::TooLarge };
            let limit = number.clamp(1, MOST_FOREWORDS);
            faults.push(Fault::new(format!("{at}/number"), code).with("limit", limit));
        }
        (PartKind::Foreword, number) => key.number = Some(number.unwrap_or(1)),
        (_, Some(_)) => faults.push(Fault::new(format!("{at}/number"), FaultCode::NotAllowed)),
        (_, None) => {}
    }
    match (item.part, &item.chapter) {
        (PartKind::Introduction, None) => {
            faults.push(Fault::new(format!("{at}/chapter"), FaultCode::Required));
            return Ok(None);
        }
        (PartKind::Introduction, Some(named)) => match db.chapter(edition.compendium, named)? {
            Some(chapter) => key.chapter = Some(chapter.id),
            None => {
                faults.push(Fault::new(format!("{at}/chapter"), FaultCode::Unknown));
                return Ok(None);
            }
        },
        (_, Some(_)) => faults.push(Fault::new(format!("{at}/chapter"), FaultCode::NotAllowed)),
        (_, None) => {}
    }
    Ok(Some(key))
}
