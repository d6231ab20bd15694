//! Creating and changing editions.

use std::collections::HashSet;

use super::input::{ChangeEdition, NewEdition, SetEntries};
use super::publishers::known_publishers;
use super::{EditionView, Editions, changeable, changed, event, readable, view};
use crate::domain::compendium::Compendium;
use crate::domain::day::Day;
use crate::domain::edition::{Edition, EditionState, Imprint, heading};
use crate::domain::event::EventKind;
use crate::domain::ids::{ChapterId, CompendiumId, EditionId, SectionId};
use crate::domain::labels::Label;
use crate::domain::language::UiLanguage;
use crate::error::{Error, Fault, FaultCode, Faults, Result};
use crate::policy::{Context, Task};
use crate::services::input::Input;
use crate::services::sections::IfMatch;
use crate::store::{Change, Db, NewText, Tx};

/// Maximum number of editions of a compendium.
const MOST_EDITIONS: i64 = 200;

impl Editions {
    /// Creates an edition: a draft, or the draft of a correction, with the texts and choices of what it corrects.
    ///
    /// # Errors
    /// Those of the policy; `not_found`; `invalid`.
    pub fn create(&self, context: &Context, named: &str, input: Input<NewEdition>) -> Result<EditionView> {
        context.actor.user()?;
        self.store.write(context, |tx| {
            let (compendium, _) = tx.compendium(named)?.ok_or_else(Error::not_found)?;
            let permit = tx.permit_task(Task::ManageEditions, None)?;
            let new = input.get()?;
            let mut faults = Faults::default();
            if tx.edition_count(compendium.id)? >= MOST_EDITIONS {
                faults.push(Fault::new("", FaultCode::TooManyItems).with("limit", MOST_EDITIONS));
            }
            let corrected = corrected(tx, &compendium, &new, &mut faults)?;
            let edition = created(tx, &compendium, new, corrected.as_ref(), &mut faults)?;
            if !faults.is_empty() {
                return Err(Error::invalid(faults));
            }
            tx.add_edition(&permit, &edition)?;
            let mut made = event(EventKind::EditionCreated, &edition);
            if let Some(corrected) = corrected {
                made = made.with("corrects", corrected.id.to_string());
                for text in tx.edition_texts(corrected.id)?.into_iter().filter(|text| !text.text.is_empty()) {
                    let new = NewText { key: text.key, language: text.language, version: 1, text: text.text };
                    tx.save_edition_text(&permit, &edition, &new)?;
                }
            }
            let actor = tx.actor().clone();
            let shown = view::view(tx, &self.links, &actor, &edition)?;
            Ok(Change::Made(shown, vec![made]))
        })
    }

    /// Changes an edition's title, languages, chapters and imprint. A candidate becomes a draft again.
    ///
    /// # Errors
    /// Those of the policy; `not_found`; `wrong_stage`; `precondition_required`; `version_conflict`; `invalid`.
    pub fn change(
        &self,
        context: &Context,
        id: EditionId,
        expected: IfMatch,
        input: Input<ChangeEdition>,
    ) -> Result<EditionView> {
        context.actor.user()?;
        self.store.write(context, |tx| {
            let (permit, before) = changeable(tx, id)?;
            // A change that was already made is not refused if it is sent again.
            let known = input.ok().cloned().map(|change| applied(tx, &before, change)).transpose()?;
            let repeated = known.is_some_and(|(after, faults)| faults.is_empty() && after == before);
            expected.check(before.revision, repeated && expected != IfMatch::Missing)?;
            let (after, faults) = applied(tx, &before, input.get()?)?;
            if !faults.is_empty() {
                return Err(Error::invalid(faults));
            }
            if after == before {
                let actor = tx.actor().clone();
                return Ok(Change::Unchanged(view::view(tx, &self.links, &actor, &before)?));
            }
            changed(tx, &self.links, &permit, after)
        })
    }

    /// Sets which published practices an edition leaves out, and which come first. A candidate becomes a draft again.
    ///
    /// # Errors
    /// Those of the policy; `not_found`; `wrong_stage`; `version_conflict`; `invalid`.
    pub fn set_entries(
        &self,
        context: &Context,
        id: EditionId,
        expected: IfMatch,
        input: Input<SetEntries>,
    ) -> Result<EditionView> {
        context.actor.user()?;
        self.store.write(context, |tx| {
            let (permit, mut edition) = changeable(tx, id)?;
            check_if_given(&expected, &edition)?;
            let SetEntries { left_out, order } = input.get()?;
            let mut known: HashSet<SectionId> =
                tx.published_lines(edition.compendium)?.into_iter().map(|line| line.section).collect();
            known.extend(edition.left_out.iter().chain(&edition.order));
            let (mut faults, mut seen) = (Faults::default(), HashSet::new());
            for (name, ids) in [("left_out", &left_out), ("order", &order)] {
                for (index, id) in ids.iter().enumerate() {
                    let at = format!("/{name}/{index}");
                    if !known.contains(id) {
                        faults.push(Fault::new(at, FaultCode::Unknown));
                    } else if !seen.insert(*id) {
                        faults.push(Fault::new(at, FaultCode::RepeatedItems));
                    }
                }
            }
            if !faults.is_empty() {
                return Err(Error::invalid(faults));
            }
            if (&edition.left_out, &edition.order) == (&left_out, &order) {
                let actor = tx.actor().clone();
                return Ok(Change::Unchanged(view::view(tx, &self.links, &actor, &edition)?));
            }
            (edition.left_out, edition.order) = (left_out, order);
            changed(tx, &self.links, &permit, edition)
        })
    }
}

/// Checks that the edition is the one that the caller knows, if the caller said so.
pub(super) fn check_if_given(expected: &IfMatch, edition: &Edition) -> Result<()> {
    match expected {
        IfMatch::Missing => Ok(()),
        IfMatch::AnyOf(_) => expected.check(edition.revision, false),
    }
}

/// Returns the edition that a new one corrects.
fn corrected(
    tx: &mut Tx,
    compendium: &Compendium,
    new: &NewEdition,
    faults: &mut Faults,
) -> Result<Option<Edition>> {
    let Some(id) = new.corrects else { return Ok(None) };
    let (actor, today) = (tx.actor().clone(), Day::of(tx.now));
    let found = readable(tx, &actor, id, today).ok();
    let found = found.filter(|edition| edition.compendium == compendium.id);
    match found {
        None => faults.push(Fault::new("/corrects", FaultCode::Unknown)),
        Some(edition) if edition.state != EditionState::Frozen => {
            faults.push(Fault::new("/corrects", FaultCode::NotAllowed));
        }
        Some(edition) => return Ok(Some(edition)),
    }
    Ok(None)
}

/// Returns a new edition, with what is not given taken from the one that it corrects.
fn created(
    tx: &mut Tx,
    compendium: &Compendium,
    new: NewEdition,
    from: Option<&Edition>,
    faults: &mut Faults,
) -> Result<Edition> {
    let title = match (new.title, from) {
        (None, Some(from)) => from.title.clone(),
        (given, _) => heading(given.unwrap_or_default(), "/title", true, faults),
    };
    let subtitle = match (new.subtitle, from) {
        (None, Some(from)) => from.subtitle.clone(),
        (given, _) => heading(given.unwrap_or_default(), "/subtitle", false, faults),
    };
    let languages = match (new.languages, from) {
        (None, Some(from)) => from.languages.clone(),
        (given, _) => languages(given.unwrap_or_default(), faults),
    };
    let chapters = match (new.chapters, from) {
        (None, from) => from.and_then(|from| from.chapters.clone()),
        (Some(named), _) => Some(chapters(tx, compendium.id, &named, faults)?),
    };
    Ok(Edition {
        id: EditionId::new(),
        compendium: compendium.id,
        state: EditionState::Draft,
        revision: 1,
        title,
        subtitle,
        languages,
        chapters,
        imprint: from.map_or_else(Imprint::default, |from| from.imprint.clone()),
        left_out: from.map_or_else(Vec::new, |from| from.left_out.clone()),
        order: from.map_or_else(Vec::new, |from| from.order.clone()),
        corrects: from.map(|from| from.id),
        until: None,
        outline: Vec::new(),
        manifest: None,
        hash: None,
        logos: Vec::new(),
        book: None,
        number: None,
        date: None,
        changes: Label::default(),
        created_by: tx.actor().user()?.id,
        created_at: tx.now,
        updated_at: tx.now,
        frozen_at: None,
    })
}

/// Returns an edition with changes, and their faults.
fn applied(db: &mut Db, before: &Edition, change: ChangeEdition) -> Result<(Edition, Faults)> {
    let mut faults = Faults::default();
    let mut after = before.clone();
    if let Some(title) = change.title {
        after.title = heading(title, "/title", true, &mut faults);
    }
    if let Some(subtitle) = change.subtitle {
        after.subtitle = heading(subtitle, "/subtitle", false, &mut faults);
    }
    if let Some(given) = change.languages {
        after.languages = languages(given, &mut faults);
    }
    if let Some(named) = change.chapters {
        let read = |named: Vec<String>| chapters(db, before.compendium, &named, &mut faults);
        after.chapters = named.map(read).transpose()?;
    }
    if let Some(imprint) = change.imprint {
        after.imprint = imprint.checked("/imprint", &mut faults);
        known_publishers(db, &after.imprint, &mut faults)?;
    }
    Ok((after, faults))
}

fn languages(given: Vec<UiLanguage>, faults: &mut Faults) -> Vec<UiLanguage> {
    if given.is_empty() {
        faults.push(Fault::new("/languages", FaultCode::Required));
    }
    for (index, language) in given.iter().enumerate() {
        if given[..index].contains(language) {
            faults.push(Fault::new(format!("/languages/{index}"), FaultCode::RepeatedItems));
        }
    }
    given
}

fn chapters(db: &mut Db, of: CompendiumId, named: &[String], faults: &mut Faults) -> Result<Vec<ChapterId>> {
    let mut found: Vec<ChapterId> = Vec::with_capacity(named.len());
    for (index, name) in named.iter().enumerate() {
        let at = format!("/chapters/{index}");
        match db.chapter(of, name)? {
            None => faults.push(Fault::new(at, FaultCode::Unknown)),
            Some(chapter) if found.contains(&chapter.id) => {
                faults.push(Fault::new(at, FaultCode::RepeatedItems));
            }
            Some(chapter) => found.push(chapter.id),
        }
    }
    Ok(found)
}
