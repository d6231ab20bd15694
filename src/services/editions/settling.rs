//! Candidates and frozen editions: every entry is pinned to the version that is published at that moment.

use std::cell::Cell;
use std::collections::HashSet;

use super::contents::{chapters, drafted};
use super::input::{Freeze, MakeCandidate};
use super::publishers::current_logos;
use super::texts::{LONGEST_TEXT, language};
use super::writing::check_if_given;
use super::{Contents, EditionView, Editions, changeable, event, known, view};
use crate::domain::compendium::Chapter;
use crate::domain::day::Day;
use crate::domain::edition::{
    CompendiumName, Edition, EditionNumber, EditionState, MOST_ENTRIES, Manifest, Outline,
};
use crate::domain::event::{Event, EventKind};
use crate::domain::fault::escaped;
use crate::domain::ids::EditionId;
use crate::domain::labels::Label;
use crate::domain::logo::PublisherLogo;
use crate::domain::text::is_blank;
use crate::domain::time::Timestamp;
use crate::error::{Code, Error, Fault, FaultCode, Faults, Result};
use crate::policy::{Context, Permit, Task, permit_task};
use crate::services::input::Input;
use crate::services::sections::IfMatch;
use crate::store::{Change, Db, Tx};

/// How many times what was read for an edition may turn out to be outdated before the caller is told.
const ATTEMPTS: usize = 3;

/// What was read for an edition before its transaction, which it must still agree with.
struct Reading {
    revision: u32,
    tree: Vec<Chapter>,
    outline: Outline,
    /// The number and the date that the edition would get.
    number: Option<EditionNumber>,
    date: Option<Day>,
    logos: Vec<PublisherLogo>,
    book: Option<String>,
}

impl Editions {
    /// Makes a candidate of an edition, or makes it again.
    ///
    /// # Errors
    /// Those of the policy; `not_found`; `wrong_stage`; `version_conflict`; `invalid`; `incomplete`; `conflict` if what
    /// is published changes all the time.
    pub fn make_candidate(
        &self,
        context: &Context,
        id: EditionId,
        expected: IfMatch,
        input: Input<MakeCandidate>,
    ) -> Result<EditionView> {
        self.settle(context, id, &expected, input, |_, now, edition, input| {
            if input.until < Day::of(now) {
                return Err(Error::invalid(vec![Fault::new("/until", FaultCode::NotAllowed)]));
            }
            edition.state = EditionState::Candidate;
            edition.until = Some(input.until);
            Ok(EventKind::EditionCandidate)
        })
    }

    /// Freezes an edition: from now on it never changes.
    ///
    /// # Errors
    /// Those of the policy; `not_found`; `wrong_stage`; `version_conflict`; `invalid`; `incomplete`; `conflict` if the
    /// number was given already, or if what is published changes all the time.
    pub fn freeze(
        &self,
        context: &Context,
        id: EditionId,
        expected: IfMatch,
        input: Input<Freeze>,
    ) -> Result<EditionView> {
        self.settle(context, id, &expected, input, |db, now, edition, input| {
            let mut faults = Faults::default();
            edition.changes = changes(edition, input.changes.clone(), &mut faults);
            let corrected = match edition.corrects {
                Some(id) => db.edition(id)?.and_then(|edition| edition.number),
                None => None,
            };
            let given = db.edition_numbers(edition.compendium)?;
            if let Some(number) = input.number {
                let fits = match corrected {
                    Some(corrected) => number.corrects(corrected),
                    None => !number.is_correction(),
                };
                if !fits {
                    faults.push(Fault::new("/number", FaultCode::NotAllowed));
                }
            }
            if !faults.is_empty() {
                return Err(Error::invalid(faults));
            }
            let number = input.number.or_else(|| EditionNumber::next(&given, corrected));
            let number = number.filter(|number| !given.contains(number));
            let number = number.ok_or_else(|| {
                Error::new(Code::Conflict)
                    .detail("detail-edition-number-given")
                    .member("reason", "number_given")
            })?;
            edition.state = EditionState::Frozen;
            edition.until = None;
            edition.number = Some(number);
            edition.date = Some(input.date.unwrap_or_else(|| Day::of(now)));
            edition.frozen_at = Some(now);
            Ok(EventKind::EditionFrozen)
        })
    }

    /// Pins the entries of an edition. They are read, and the book is made of them, before the transaction, because
    /// both take a while. The transaction checks that they still are what is published; if not, they are read again.
    fn settle<T>(
        &self,
        context: &Context,
        id: EditionId,
        expected: &IfMatch,
        input: Input<T>,
        become_settled: impl Fn(&mut Db, Timestamp, &mut Edition, &T) -> Result<EventKind>,
    ) -> Result<EditionView> {
        context.actor.user()?;
        let (mut input, mut read) = (Some(input), None);
        for attempt in 1.. {
            let asked = input.as_ref().and_then(Input::ok).or(read.as_ref());
            let reading = match asked {
                Some(asked) => {
                    self.reading(context, id, |db, now, edition| become_settled(db, now, edition, asked))?
                }
                None => None,
            };
            let is_outdated = Cell::new(false);
            let settled = self.store.write(context, |tx| {
                let (permit, mut edition) = changeable(tx, id)?;
                check_if_given(expected, &edition)?;
                if let Some(input) = input.take() {
                    read = Some(input.get()?);
                }
                let input = read.as_ref().ok_or_else(outdated)?;
                let before = edition.clone();
                let now = tx.now;
                let kind = become_settled(tx, now, &mut edition, input)?;
                match reading {
                    Some(reading) if reading.holds(tx, &before, &edition)? => {
                        self.settled(tx, &permit, kind, edition, reading)
                    }
                    _ => {
                        is_outdated.set(true);
                        Err(outdated())
                    }
                }
            });
            if settled.is_ok() || !is_outdated.get() || attempt == ATTEMPTS {
                return settled;
            }
        }
        Err(outdated())
    }

    /// Reads what an edition would consist of now, and makes the book of it.
    fn reading(
        &self,
        context: &Context,
        id: EditionId,
        become_settled: impl Fn(&mut Db, Timestamp, &mut Edition) -> Result<EventKind>,
    ) -> Result<Option<Reading>> {
        let now = self.store.clock().now();
        let read = self.store.read(|db| {
            // Whatever forbids it, the transaction finds out the same, and says so.
            let Ok(mut edition) = known(db, &context.actor, id, Day::of(now)) else { return Ok(None) };
            let may = permit_task(&context.actor, Task::ManageEditions, None).is_ok();
            if !may || edition.state == EditionState::Frozen {
                return Ok(None);
            }
            let texts = db.edition_texts(id)?;
            let tree = db.chapters(edition.compendium)?;
            let outline = drafted(db, &edition, &tree, &texts)?;
            let revision = edition.revision;
            let is_refused = become_settled(db, now, &mut edition).is_err();
            if is_refused || complete(&edition, &outline).is_err() {
                let logos = Vec::new();
                let reading =
                    Reading { revision, tree, outline, number: None, date: None, logos, book: None };
                return Ok(Some((reading, None)));
            }
            edition.outline = outline.chapters.clone();
            edition.logos = current_logos(db, &edition.imprint)?;
            let shown = view::view(db, &self.links, &context.actor, &edition)?;
            let chapters = chapters(db, &edition, &texts, outline.clone())?;
            let (number, date) = (edition.number, edition.date);
            let logos = edition.logos.clone();
            let reading = Reading { revision, tree, outline, number, date, logos, book: None };
            Ok(Some((reading, Some(Contents { edition: shown, chapters }))))
        })?;
        let Some((reading, contents)) = read else { return Ok(None) };
        let book = contents.map(|contents| self.keep_books(&contents)).transpose()?;
        Ok(Some(Reading { book, ..reading }))
    }

    /// Stores an edition with its manifest and its entries.
    fn settled(
        &self,
        tx: &mut Tx,
        permit: &Permit,
        kind: EventKind,
        mut edition: Edition,
        reading: Reading,
    ) -> Result<Change<EditionView>> {
        complete(&edition, &reading.outline)?;
        let pins = reading.outline.pins;
        edition.outline = reading.outline.chapters;
        edition.logos = reading.logos;
        edition.book = reading.book;
        edition.revision += 1;
        edition.updated_at = tx.now;
        let (compendium, _) = tx
            .compendium(&edition.compendium.to_string())?
            .ok_or_else(|| Error::internal("an edition without its compendium"))?;
        let compendium = CompendiumName { id: compendium.id, slug: compendium.slug };
        let corrects = view::corrected(tx, &edition)?;
        let texts = tx.edition_texts(edition.id)?;
        let manifest = Manifest::of(&edition, compendium, &texts, &pins, corrects);
        let (manifest, hash) = manifest.sealed().map_err(Error::internal)?;
        let event = settled_event(kind, &edition, &hash);
        (edition.manifest, edition.hash) = (Some(manifest), Some(hash));
        tx.pin_entries(permit, &edition, &pins)?;
        tx.change_edition(permit, &edition)?;
        let actor = tx.actor().clone();
        Ok(Change::Made(view::view(tx, &self.links, &actor, &edition)?, vec![event]))
    }
}

impl Reading {
    /// Returns whether the edition, the chapters, the logos and what is published are still as they were read, and the
    /// edition gets the number and the date that its book has.
    fn holds(&self, tx: &mut Tx, edition: &Edition, settled: &Edition) -> Result<bool> {
        let is_same = (self.number, self.date) == (settled.number, settled.date) || self.book.is_none();
        if self.revision != edition.revision || !is_same || self.tree != tx.chapters(edition.compendium)? {
            return Ok(false);
        }
        if self.book.is_some() && self.logos != current_logos(tx, &edition.imprint)? {
            return Ok(false);
        }
        let texts = tx.edition_texts(edition.id)?;
        let now = drafted(tx, edition, &self.tree, &texts)?;
        let same = |outline: &Outline| -> HashSet<_> {
            let pins = outline.pins.iter();
            pins.map(|pin| (pin.number.clone(), pin.section, pin.version, pin.hash.clone())).collect()
        };
        Ok(same(&self.outline) == same(&now))
    }
}

fn outdated() -> Error {
    Error::new(Code::Conflict).detail("detail-changed-meanwhile").member("reason", "changed_meanwhile")
}

fn settled_event(kind: EventKind, edition: &Edition, hash: &str) -> Event {
    let mut event = event(kind, edition).with("hash", hash);
    if let Some(number) = edition.number {
        event = event.with("number", number.to_string());
    }
    if let Some(book) = &edition.book {
        event = event.with("book", book.as_str());
    }
    event
}

/// Checks that an edition has a title in each of its languages, and at least one entry.
pub(super) fn complete(edition: &Edition, outline: &Outline) -> Result<()> {
    let mut faults = Faults::default();
    for language in &edition.languages {
        if !edition.title.0.contains_key(language.code()) {
            faults.push(Fault::new(format!("/title/{}", language.code()), FaultCode::Required));
        }
    }
    if outline.pins.is_empty() {
        faults.push(Fault::new("/entries", FaultCode::Required));
    }
    if outline.pins.len() > MOST_ENTRIES {
        faults.push(Fault::new("/entries", FaultCode::TooManyItems).with("limit", MOST_ENTRIES));
    }
    match faults.is_empty() {
        true => Ok(()),
        false => Err(Error { faults, ..Error::new(Code::Incomplete).detail("detail-edition-incomplete") }),
    }
}

/// Returns what an edition changes. A correction says it in each of its languages.
fn changes(edition: &Edition, given: Option<Label>, faults: &mut Faults) -> Label {
    let mut changes = given.unwrap_or_default();
    for (code, text) in &changes.0 {
        let at = format!("/changes/{}", escaped(code));
        language(code, &at, faults);
        if text.chars().count() > LONGEST_TEXT {
            faults.push(Fault::new(at, FaultCode::TooLong).with("limit", LONGEST_TEXT));
        }
    }
    changes.0.retain(|_, text| !is_blank(text));
    if edition.corrects.is_some() {
        for language in &edition.languages {
            if !changes.0.contains_key(language.code()) {
                faults.push(Fault::new(format!("/changes/{}", language.code()), FaultCode::Required));
            }
        }
    }
    changes
}
