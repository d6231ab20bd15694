//! What an edition changes since an earlier one.

use std::collections::{HashMap, HashSet};

use serde::Serialize;
use utoipa::ToSchema;

use super::contents::{EntryLine, lines, outline, pin};
use super::{Editions, readable};
use crate::domain::attachment::Attachment;
use crate::domain::comparison::compare_files;
use crate::domain::day::Day;
use crate::domain::edition::{Edition, EditionNumber, EditionState};
use crate::domain::ids::{EditionId, SectionId};
use crate::error::{Error, Fault, FaultCode, Result};
use crate::policy::Context;
use crate::services::sections::{VersionComparison, comparison};
use crate::store::Db;

/// What an edition changes since another one, practice by practice.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EditionChanges {
    /// The edition.
    pub edition: EditionEntryRef,
    /// The one that it is compared with.
    pub since: EditionEntryRef,
    /// Practices that are new in it, in its order.
    pub added: Vec<EntryLine>,
    /// Practices that are no longer in it, in the order of the other one.
    pub gone: Vec<EntryLine>,
    /// Practices of which it has another version, in its order.
    pub changed: Vec<ChangedEntry>,
}

/// An edition in a comparison.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EditionEntryRef {
    /// Its identifier.
    pub id: EditionId,
    /// Its state.
    pub state: EditionState,
    /// Its number, once it is frozen.
    pub number: Option<EditionNumber>,
    /// Its date, once it is frozen.
    pub date: Option<Day>,
}

/// A practice of which two editions have different versions.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ChangedEntry {
    /// The practice as the edition has it.
    #[serde(flatten)]
    pub entry: EntryLine,
    /// Its number in the other edition.
    #[schema(example = "1.1")]
    pub number_before: String,
    /// The number of the version that the other edition has.
    pub from: u32,
    /// The number of the version that this edition has.
    pub to: u32,
    /// How many of its pictures and annexes are new, gone, described anew or in another place.
    pub files: usize,
}

impl Editions {
    /// Returns which practices an edition adds, no longer has, or has in another version, compared with another edition
    /// of the same compendium: by default the one that it corrects, otherwise the last one frozen before it.
    ///
    /// # Errors
    /// `not_found`; `forbidden` for a token that may not read; the faults of `since`.
    pub fn changes(
        &self,
        context: &Context,
        id: EditionId,
        since: Result<Option<EditionId>>,
    ) -> Result<EditionChanges> {
        self.read(context, id, |db, edition| {
            let since = self.other(db, context, &edition, since?)?;
            let then = lines_of(db, &since)?;
            let now = lines_of(db, &edition)?;
            let known: HashMap<SectionId, &EntryLine> =
                then.iter().map(|line| (line.section, line)).collect();
            let (mut added, mut changed) = (Vec::new(), Vec::new());
            let mut kept = HashSet::new();
            for entry in now {
                kept.insert(entry.section);
                match known.get(&entry.section) {
                    None => added.push(entry),
                    Some(before) if before.version != entry.version => changed.push(ChangedEntry {
                        number_before: before.number.clone(),
                        from: before.version,
                        to: entry.version,
                        files: 0,
                        entry,
                    }),
                    Some(_) => {}
                }
            }
            let gone = then.into_iter().filter(|line| !kept.contains(&line.section)).collect();
            count_files(db, &mut changed)?;
            Ok(EditionChanges { edition: named(&edition), since: named(&since), added, gone, changed })
        })
    }

    /// Compares the versions of a practice that two editions have, for everyone who may read both.
    ///
    /// # Errors
    /// `not_found`, also if either edition lacks it; `forbidden` for a token that may not read; the faults of `since`.
    pub fn compare(
        &self,
        context: &Context,
        id: EditionId,
        section: SectionId,
        since: Result<Option<EditionId>>,
    ) -> Result<VersionComparison> {
        let (schema, from, to) = self.read(context, id, |db, edition| {
            let to = pin(db, &edition, section)?.ok_or_else(Error::not_found)?;
            let since = self.other(db, context, &edition, since?)?;
            let from = pin(db, &since, section)?.ok_or_else(Error::not_found)?;
            let mut version = |number: u32| -> Result<_> {
                let found = db.pinned_version(section, number)?;
                Ok(found.ok_or_else(|| Error::internal("a pinned version is not there"))?.1)
            };
            let (from, to) = (version(from.version)?, version(to.version)?);
            // A later template has all fields of an earlier one.
            let number = from.template_version.max(to.template_version);
            Ok((db.template_schema(edition.compendium, number)?, from, to))
        })?;
        Ok(comparison(&schema, &from, &to))
    }

    /// Returns the edition to compare with.
    fn other(
        &self,
        db: &mut Db,
        context: &Context,
        edition: &Edition,
        asked: Option<EditionId>,
    ) -> Result<Edition> {
        let id = match asked.or(edition.corrects) {
            Some(id) => Some(id),
            None => db.edition_before(edition)?,
        };
        let fault = |code| Error::invalid(vec![Fault::new("/query/since", code)]);
        let id = id.ok_or_else(|| fault(FaultCode::Required))?;
        let today = Day::of(self.store.clock().now());
        let other = readable(db, &context.actor, id, today).map_err(|_| fault(FaultCode::Unknown))?;
        match other.compendium == edition.compendium {
            true => Ok(other),
            false => Err(fault(FaultCode::NotAllowed)),
        }
    }
}

/// Fills in how many files of each practice differ.
fn count_files(db: &mut Db, changed: &mut [ChangedEntry]) -> Result<()> {
    let pairs = changed.iter().flat_map(|one| [one.from, one.to].map(|number| (one.entry.section, number)));
    let listed = db.listed_files(&pairs.collect::<Vec<_>>())?;
    let files = |section: SectionId, number: u32| -> &[Attachment] {
        listed.get(&(section, number)).map_or(&[], Vec::as_slice)
    };
    for one in changed {
        let section = one.entry.section;
        one.files = compare_files(files(section, one.from), files(section, one.to)).len();
    }
    Ok(())
}

fn lines_of(db: &mut Db, edition: &Edition) -> Result<Vec<EntryLine>> {
    let pins = outline(db, edition)?.pins;
    Ok(lines(db, &pins)?.into_iter().map(|(_, line)| line).collect())
}

fn named(edition: &Edition) -> EditionEntryRef {
    EditionEntryRef { id: edition.id, state: edition.state, number: edition.number, date: edition.date }
}
