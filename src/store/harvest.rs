//! What harvesters are given (OAI-PMH): published sections, those that were published once and no longer are, and
//! frozen editions, in the order of their datestamps.

use std::collections::{BTreeSet, HashMap, HashSet};

use diesel::dsl::{count_star, exists, max};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable};
use serde_json::Value;

use super::connection::Db;
use super::prepared::one_of;
use super::rows::{InstitutionRow, VersionRow, number, parsed, to_number};
use super::schema::{edition_entries, editions, harvest_sets, institutions, sections, versions};
use super::write::Tx;
use crate::domain::edition::EditionState;
use crate::domain::ids::{ChapterId, EditionId, SectionId};
use crate::domain::practice::countries;
use crate::domain::section::Section;
use crate::domain::time::Timestamp;
use crate::error::Result;

diesel::define_sql_function! {
    /// The first of two values that is not null. Both databases have it as an expression of an index.
    fn coalesce(first: Nullable<BigInt>, second: Nullable<BigInt>) -> Nullable<BigInt>;
}

/// Which records a harvester asks for.
#[derive(Clone, Debug, Default)]
pub struct HarvestFilter {
    /// Those whose datestamp is this one or later.
    pub from: Option<Timestamp>,
    /// Those whose datestamp is earlier than this.
    pub before: Option<Timestamp>,
    /// Sections in one of these sets, as they are stored; all if there are none.
    pub sets: Option<Vec<String>>,
}

/// The place of a record in the order of harvesting: its datestamp, then its identifier as text.
pub type HarvestKey = (Timestamp, String);

/// A section that is published, or was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HarvestedSection {
    /// The section.
    pub id: SectionId,
    /// When it was last published or unpublished.
    pub at: Timestamp,
    /// Whether it is no longer published.
    pub is_deleted: bool,
}

/// A set that a section is in, as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct StoredSet(String);

impl StoredSet {
    /// The set of a country.
    pub fn country(code: &str) -> StoredSet {
        StoredSet(format!("country:{code}"))
    }

    /// The set of an objective.
    pub fn objective(value: &str) -> StoredSet {
        StoredSet(format!("objective:{value}"))
    }

    /// The set of a chapter.
    pub fn chapter(id: ChapterId) -> StoredSet {
        StoredSet(format!("chapter:{id}"))
    }

    /// The name that is stored: the kind and the value, with a colon between them.
    pub fn name(&self) -> &str {
        &self.0
    }

    /// The kind of set and its value.
    pub fn parts(&self) -> (&str, &str) {
        self.0.split_once(':').unwrap_or((&self.0, ""))
    }
}

type Sections<'a> = sections::BoxedQuery<'a, <Db as Connection>::Backend>;
type Editions<'a> = editions::BoxedQuery<'a, <Db as Connection>::Backend>;

/// The datestamp of a section: null if it was never published.
macro_rules! stamp {
    () => {
        coalesce(sections::unpublished_at, sections::published_at)
    };
}

/// The earliest datestamp that a filter lets pass, in microseconds. It always excludes what has none.
fn earliest(filter: &HarvestFilter) -> i64 {
    filter.from.map_or(i64::MIN, Timestamp::micros)
}

fn matching_sections<'a>(filter: &HarvestFilter) -> Sections<'a> {
    let mut query = sections::table
        .filter(sections::deleted_at.is_null())
        .filter(stamp!().ge(earliest(filter)))
        .into_boxed();
    if let Some(before) = filter.before {
        query = query.filter(stamp!().lt(before.micros()));
    }
    if let Some(sets) = &filter.sets {
        let own = harvest_sets::table.filter(harvest_sets::section.eq(sections::id));
        query = query.filter(exists(own.filter(one_of(harvest_sets::name, sets.clone()))));
    }
    query
}

fn matching_editions<'a>(filter: &HarvestFilter) -> Editions<'a> {
    let mut query = editions::table
        .filter(editions::state.eq(EditionState::Frozen.name()))
        .filter(editions::frozen_at.ge(earliest(filter)))
        .into_boxed();
    if let Some(before) = filter.before {
        query = query.filter(editions::frozen_at.lt(before.micros()));
    }
    query
}

impl Db {
    /// Returns the sections that match, after this place in the order: at most `limit`.
    pub fn harvested_sections(
        &mut self,
        filter: &HarvestFilter,
        after: Option<&HarvestKey>,
        limit: i64,
    ) -> Result<Vec<HarvestedSection>> {
        let mut query = matching_sections(filter);
        if let Some((at, id)) = after {
            // The first condition is implied by the second; with it, the index is entered at the right place.
            let later = stamp!().gt(at.micros()).or(sections::id.nullable().gt(id.clone()));
            query = query.filter(stamp!().ge(at.micros())).filter(later);
        }
        let rows: Vec<(String, Option<i64>, Option<i32>)> = query
            .select((sections::id, stamp!(), sections::published_version))
            .order((stamp!().asc(), sections::id.asc()))
            .limit(limit)
            .load(self)?;
        rows.into_iter().map(harvested).collect()
    }

    /// Returns a section as harvesters know it; `None` if it was never published.
    pub fn harvested_section(&mut self, id: SectionId) -> Result<Option<HarvestedSection>> {
        let row: Option<(String, Option<i64>, Option<i32>)> = matching_sections(&HarvestFilter::default())
            .filter(sections::id.eq(id.to_string()))
            .select((sections::id, stamp!(), sections::published_version))
            .first(self)
            .optional()?;
        row.map(harvested).transpose()
    }

    /// Returns the frozen editions that match, after this place in the order: at most `limit`, with their datestamps.
    pub fn harvested_editions(
        &mut self,
        filter: &HarvestFilter,
        after: Option<&HarvestKey>,
        limit: i64,
    ) -> Result<Vec<(EditionId, Timestamp)>> {
        let mut query = matching_editions(filter);
        if let Some((at, id)) = after {
            let later = editions::frozen_at.assume_not_null().gt(at.micros()).or(editions::id.gt(id.clone()));
            query = query.filter(editions::frozen_at.ge(at.micros())).filter(later);
        }
        let rows: Vec<(String, Option<i64>)> = query
            .select((editions::id, editions::frozen_at))
            .order((editions::frozen_at.asc(), editions::id.asc()))
            .limit(limit)
            .load(self)?;
        let read = |(id, at): (String, Option<i64>)| {
            Ok((parsed("editions.id", &id)?, Timestamp::from_micros(at.unwrap_or_default())))
        };
        rows.into_iter().map(read).collect()
    }

    /// Returns the number of sections that match.
    pub fn harvested_sections_number(&mut self, filter: &HarvestFilter) -> Result<i64> {
        Ok(matching_sections(filter).select(count_star()).first(self)?)
    }

    /// Returns the number of frozen editions that match.
    pub fn harvested_editions_number(&mut self, filter: &HarvestFilter) -> Result<i64> {
        Ok(matching_editions(filter).select(count_star()).first(self)?)
    }

    /// Returns the sets of these sections, in no particular order.
    pub fn harvest_sets_of(&mut self, ids: &[SectionId]) -> Result<HashMap<SectionId, Vec<StoredSet>>> {
        let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
        let rows: Vec<(String, String)> = harvest_sets::table
            .filter(harvest_sets::section.eq_any(ids))
            .select((harvest_sets::section, harvest_sets::name))
            .load(self)?;
        let mut sets: HashMap<SectionId, Vec<StoredSet>> = HashMap::new();
        for (section, name) in rows {
            sets.entry(parsed("harvest_sets.section", &section)?).or_default().push(StoredSet(name));
        }
        Ok(sets)
    }

    /// Returns all sets that a section is or was in.
    pub fn harvest_sets(&mut self) -> Result<BTreeSet<StoredSet>> {
        let names: Vec<String> = harvest_sets::table.select(harvest_sets::name).distinct().load(self)?;
        Ok(names.into_iter().map(StoredSet).collect())
    }

    /// Returns in which frozen editions these sections are, and in which version, the oldest edition first.
    pub fn frozen_with(&mut self, ids: &[SectionId]) -> Result<Vec<(SectionId, u32, EditionId)>> {
        let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
        let rows: Vec<(String, i32, String)> = edition_entries::table
            .inner_join(editions::table.on(editions::id.eq(edition_entries::edition)))
            .filter(editions::state.eq(EditionState::Frozen.name()))
            .filter(edition_entries::section.eq_any(ids))
            .select((edition_entries::section, edition_entries::version, editions::id))
            .order((editions::frozen_at, editions::id))
            .load(self)?;
        let read = |(section, version, edition): (String, i32, String)| {
            Ok((
                parsed("edition_entries.section", &section)?,
                number("edition_entries.version", version)?,
                parsed("editions.id", &edition)?,
            ))
        };
        rows.into_iter().map(read).collect()
    }

    /// Returns those of these sections that are published.
    pub fn published_among(&mut self, ids: &[SectionId]) -> Result<HashSet<SectionId>> {
        let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
        let found: Vec<String> = sections::table
            .filter(sections::id.eq_any(ids))
            .filter(sections::published_version.is_not_null())
            .filter(sections::deleted_at.is_null())
            .select(sections::id)
            .load(self)?;
        found.iter().map(|id| parsed("sections.id", id)).collect()
    }

    /// Returns the versions of these sections that the public has seen before the one it sees now, the newest of each.
    pub fn published_before(&mut self, ids: &[SectionId]) -> Result<HashMap<SectionId, u32>> {
        let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
        let rows: Vec<(String, Option<i32>)> = versions::table
            .inner_join(sections::table)
            .filter(sections::id.eq_any(ids))
            .filter(versions::published_at.is_not_null())
            .filter(versions::number.nullable().lt(sections::published_version))
            .group_by(versions::section)
            .select((versions::section, max(versions::number)))
            .load(self)?;
        let mut before = HashMap::new();
        for (section, version) in rows {
            if let Some(version) = version {
                before.insert(parsed("versions.section", &section)?, number("versions.number", version)?);
            }
        }
        Ok(before)
    }
}

fn harvested((id, at, published): (String, Option<i64>, Option<i32>)) -> Result<HarvestedSection> {
    Ok(HarvestedSection {
        id: parsed("sections.id", &id)?,
        at: Timestamp::from_micros(at.unwrap_or_default()),
        is_deleted: published.is_none(),
    })
}

impl Tx<'_> {
    /// Records the sets of a section according to the version that is being published.
    pub(super) fn record_harvest_sets(&mut self, section: &Section, version: u32) -> Result<()> {
        let row: VersionRow =
            versions::table.find((section.id.to_string(), to_number(version)?)).first(self.db())?;
        let version = row.version()?;
        let row: InstitutionRow =
            institutions::table.find(section.institution.to_string()).first(self.db())?;
        let countries = countries(&version.practice, &row.institution()?);
        let objectives = version.practice.get("gcm_objectives").and_then(Value::as_array);
        let objectives = objectives.into_iter().flatten().filter_map(Value::as_i64);
        let mut sets: BTreeSet<StoredSet> = countries.iter().map(|code| StoredSet::country(code)).collect();
        sets.extend(objectives.map(|value| StoredSet::objective(&value.to_string())));
        sets.insert(StoredSet::chapter(version.chapter));
        let id = section.id.to_string();
        diesel::delete(harvest_sets::table.filter(harvest_sets::section.eq(&id))).execute(self.db())?;
        for StoredSet(name) in sets {
            diesel::insert_into(harvest_sets::table)
                .values((harvest_sets::section.eq(&id), harvest_sets::name.eq(name)))
                .execute(self.db())?;
        }
        Ok(())
    }
}
