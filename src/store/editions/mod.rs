//! Editions, their texts and their entries.

mod entries;
mod rows;
mod texts;
mod verify;

use std::collections::HashSet;

use diesel::dsl::count_star;
use diesel::prelude::*;

use super::connection::Db;
use super::rows::parsed;
use super::schema::editions;
use super::write::Tx;
use crate::domain::day::Day;
use crate::domain::edition::{Edition, EditionNumber, EditionState};
use crate::domain::ids::{CompendiumId, EditionId};
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::policy::{EditionReach, Permit, Task};
use rows::EditionRow;

pub use texts::NewText;

/// Which editions a list shows. What is not set narrows nothing.
#[derive(Clone, Debug, Default)]
pub struct EditionFilter {
    /// Those of this compendium.
    pub compendium: Option<CompendiumId>,
    /// Those in one of these states.
    pub states: Vec<EditionState>,
}

/// The editions that a list shows to somebody: [`EditionReach::covers`] in SQL.
fn matching<'a>(
    reach: EditionReach,
    today: Day,
    filter: &EditionFilter,
) -> editions::BoxedQuery<'a, <Db as Connection>::Backend> {
    let mut query = editions::table.into_boxed();
    let is_frozen = || editions::state.eq(EditionState::Frozen.name());
    query = match reach {
        EditionReach::All => query,
        EditionReach::Candidates => {
            let is_candidate = editions::state.eq(EditionState::Candidate.name());
            let lasts = editions::until.assume_not_null().ge(today.to_string());
            query.filter(is_frozen().or(is_candidate.and(editions::until.is_not_null()).and(lasts)))
        }
        EditionReach::Frozen => query.filter(is_frozen()),
    };
    if let Some(compendium) = filter.compendium {
        query = query.filter(editions::compendium.eq(compendium.to_string()));
    }
    if !filter.states.is_empty() {
        let states: Vec<&'static str> = filter.states.iter().map(|state| state.name()).collect();
        query = query.filter(editions::state.eq_any(states));
    }
    query
}

impl Db {
    /// Returns the edition for any caller. For deciding what the caller may do.
    pub fn edition(&mut self, id: EditionId) -> Result<Option<Edition>> {
        let row: Option<EditionRow> = editions::table.find(id.to_string()).first(self).optional()?;
        row.map(EditionRow::edition).transpose()
    }

    /// Returns the editions that there are for somebody, the newest first, and their total number.
    pub fn list_editions(
        &mut self,
        reach: EditionReach,
        today: Day,
        filter: &EditionFilter,
        skip: i64,
        limit: i64,
    ) -> Result<(Vec<Edition>, i64)> {
        let total = matching(reach, today, filter).select(count_star()).first(self)?;
        let rows: Vec<EditionRow> =
            matching(reach, today, filter).order(editions::id.desc()).offset(skip).limit(limit).load(self)?;
        Ok((rows.into_iter().map(EditionRow::edition).collect::<Result<_>>()?, total))
    }

    /// Returns the number of editions of a compendium.
    pub fn edition_count(&mut self, of: CompendiumId) -> Result<i64> {
        let count = editions::table.filter(editions::compendium.eq(of.to_string())).select(count_star());
        Ok(count.first(self)?)
    }

    /// Returns the numbers that a compendium's editions have been given.
    pub fn edition_numbers(&mut self, of: CompendiumId) -> Result<Vec<EditionNumber>> {
        let numbers: Vec<String> = editions::table
            .filter(editions::compendium.eq(of.to_string()))
            .filter(editions::number.is_not_null())
            .select(editions::number.assume_not_null())
            .load(self)?;
        numbers.iter().map(|number| parsed("editions.number", number)).collect()
    }

    /// Returns the SHA-256 of every book of an edition.
    pub fn books(&mut self) -> Result<HashSet<String>> {
        let hashes: Vec<String> = editions::table
            .filter(editions::book_sha256.is_not_null())
            .select(editions::book_sha256.assume_not_null())
            .distinct()
            .load(self)?;
        Ok(hashes.into_iter().collect())
    }

    /// Returns the frozen editions with this number, in any compendium.
    pub fn editions_numbered(&mut self, number: EditionNumber) -> Result<Vec<EditionId>> {
        let ids: Vec<String> = editions::table
            .filter(editions::number.eq(number.to_string()))
            .select(editions::id)
            .order(editions::id)
            .load(self)?;
        ids.iter().map(|id| parsed("editions.id", id)).collect()
    }

    /// Returns the last edition of the same compendium that was frozen before this one, or the last one of all if this
    /// one is not frozen.
    pub fn edition_before(&mut self, edition: &Edition) -> Result<Option<EditionId>> {
        let at = edition.frozen_at.map_or(i64::MAX, Timestamp::micros);
        let earlier = editions::frozen_at.assume_not_null().lt(at);
        let at_once =
            editions::frozen_at.assume_not_null().eq(at).and(editions::id.lt(edition.id.to_string()));
        let id: Option<String> = editions::table
            .filter(editions::compendium.eq(edition.compendium.to_string()))
            .filter(editions::frozen_at.is_not_null())
            .filter(earlier.or(at_once))
            .order((editions::frozen_at.desc(), editions::id.desc()))
            .select(editions::id)
            .first(self)
            .optional()?;
        id.map(|id| parsed("editions.id", &id)).transpose()
    }
}

impl Tx<'_> {
    /// Records a new edition.
    pub fn add_edition(&mut self, permit: &Permit, edition: &Edition) -> Result<()> {
        permit.for_task(Task::ManageEditions)?;
        let row = EditionRow::of(edition)?;
        diesel::insert_into(editions::table).values(row).execute(self.db())?;
        Ok(())
    }

    /// Replaces an edition that is not frozen.
    pub fn change_edition(&mut self, permit: &Permit, edition: &Edition) -> Result<()> {
        permit.for_task(Task::ManageEditions)?;
        let row = EditionRow::of(edition)?;
        let changeable =
            editions::table.find(row.id().to_owned()).filter(editions::state.ne(EditionState::Frozen.name()));
        match diesel::update(changeable).set(row).execute(self.db())? {
            1 => Ok(()),
            _ => Err(crate::error::Error::internal("a frozen edition was about to be changed")),
        }
    }
}
