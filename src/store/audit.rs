//! Checks the stored data against the journal. Each section is read in a snapshot of its own, so the check can run
//! alongside a running service.

use std::collections::BTreeSet;

use diesel::prelude::*;

use super::Store;
use super::connection::Db;
use super::journal::{Row, linked};
use super::rows::{RoundRow, SectionRow, VersionRow};
use super::schema::{journal, rounds, sections, versions};
use crate::domain::audit::{Difference, Part, Told};
use crate::domain::ids::ChapterId;
use crate::domain::section::Section;
use crate::error::Result;

/// Number of section identifiers fetched at once.
const TOGETHER: i64 = 500;
/// Number of versions of a section held in memory at once. Each may have half a million characters of text.
const VERSIONS: i64 = 20;
/// Maximum number of differences reported: more would not help anybody.
pub(super) const MOST: usize = 100;

impl Store {
    /// The first hundred differences between the journal and the stored sections, versions, rounds and editions.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub(super) fn audit(&self) -> Result<Vec<Difference>> {
        let (mut found, mut after) = (Vec::new(), String::new());
        loop {
            let ids = self.read(|db| db.sections_or_their_traces(&after))?;
            let Some(last) = ids.last() else { break };
            after.clone_from(last);
            for id in &ids {
                found.extend(self.read_at_one_moment(|db| db.differences(id))?);
                if found.len() >= MOST {
                    found.truncate(MOST);
                    return Ok(found);
                }
            }
        }
        found.extend(self.audit_editions(MOST - found.len())?);
        Ok(found)
    }
}

impl Db {
    /// The section identifiers found in any table after the given one, in order, including those of removed sections
    /// and of rows without a section.
    fn sections_or_their_traces(&mut self, after: &str) -> Result<Vec<String>> {
        let mut ids = BTreeSet::new();
        macro_rules! named_in {
            ($table:ident, $column:expr) => {
                let named = $table::table.filter($column.gt(after)).select($column.assume_not_null());
                let named: Vec<String> = named.distinct().order($column.asc()).limit(TOGETHER).load(self)?;
                ids.extend(named);
            };
        }
        named_in!(journal, journal::section);
        named_in!(sections, sections::id.nullable());
        named_in!(versions, versions::section.nullable());
        named_in!(rounds, rounds::section.nullable());
        Ok(ids.into_iter().take(usize::try_from(TOGETHER).unwrap_or(usize::MAX)).collect())
    }

    /// The differences between a section and the journal.
    fn differences(&mut self, id: &str) -> Result<Vec<Difference>> {
        let whole = |why| vec![Difference::new(id, Part::Whole, why)];
        let told = match self.told(id)? {
            Ok(told) => told,
            Err(why) => return Ok(whole(why)),
        };
        let row: Option<SectionRow> = sections::table.find(id).first(self).optional()?;
        match (row.map(SectionRow::section), told.exists()) {
            (None, false) => {
                let left = self.has_rows_of(id)?;
                Ok(if left { whole("no entry tells of it, or it was removed") } else { Vec::new() })
            }
            (None, true) => Ok(whole("it is missing")),
            (Some(_), false) => Ok(whole("no entry tells of it, or it was removed")),
            (Some(Err(_)), true) => Ok(whole("its row holds what cannot be read")),
            (Some(Ok(section)), true) => {
                let mut found = Vec::new();
                if let Err(why) = told.holds(&section) {
                    found.push(Difference::new(id, Part::Whole, why));
                }
                found.extend(self.differing_versions(&told, &section)?);
                found.extend(self.differing_rounds(&told, id)?);
                Ok(found)
            }
        }
    }

    /// The state of the section according to the journal, or why its entries make no sense.
    fn told(&mut self, id: &str) -> Result<Result<Told, &'static str>> {
        let rows: Vec<Row> =
            journal::table.filter(journal::section.eq(id)).order(journal::seq.asc()).load(self)?;
        let mut told = Told::default();
        for row in rows {
            if let Err(why) = told.hear(&linked(row)?.entry) {
                return Ok(Err(why));
            }
        }
        Ok(Ok(told))
    }

    fn has_rows_of(&mut self, id: &str) -> Result<bool> {
        let of_versions = diesel::dsl::exists(versions::table.filter(versions::section.eq(id)));
        let of_rounds = diesel::dsl::exists(rounds::table.filter(rounds::section.eq(id)));
        Ok(diesel::select(of_versions.or(of_rounds)).get_result(self)?)
    }

    fn differing_versions(&mut self, told: &Told, section: &Section) -> Result<Vec<Difference>> {
        let id = section.id.to_string();
        let (mut found, mut seen, mut after) = (Vec::new(), BTreeSet::new(), i32::MIN);
        let mut before: Option<ChapterId> = None;
        loop {
            let rows: Vec<VersionRow> = versions::table
                .filter(versions::section.eq(&id))
                .filter(versions::number.gt(after))
                .order(versions::number.asc())
                .limit(VERSIONS)
                .load(self)?;
            let Some(last) = rows.last() else { break };
            after = last.number();
            for row in rows {
                let (number, titled) = (row.number(), row.is_titled());
                let part = Part::Version(u32::try_from(number).unwrap_or(0));
                seen.insert(number);
                let holds = match row.version() {
                    Ok(version) => {
                        let holds = told.holds_version(section, &version, before);
                        before = Some(version.chapter);
                        holds.and(if titled { Ok(()) } else { Err("its title is not that of its content") })
                    }
                    Err(_) => Err("its row holds what cannot be read"),
                };
                found.extend(holds.err().map(|why| Difference::new(&id, part, why)));
            }
        }
        if before.is_some_and(|chapter| chapter != section.chapter) {
            found.push(Difference::new(
                &id,
                Part::Whole,
                "it stands in another chapter than its latest version",
            ));
        }
        found.extend(missing(&id, told.version_count(), &seen, Part::Version));
        Ok(found)
    }

    fn differing_rounds(&mut self, told: &Told, id: &str) -> Result<Vec<Difference>> {
        let rows: Vec<RoundRow> =
            rounds::table.filter(rounds::section.eq(id)).order(rounds::number.asc()).load(self)?;
        let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
        for row in rows {
            let number = row.number();
            seen.insert(number);
            let part = Part::Round(u32::try_from(number).unwrap_or(0));
            let of_a_piece = row.is_of_a_piece();
            let holds = match row.round() {
                _ if !of_a_piece => Err("it did not end as the journal says"),
                Ok(round) => told.holds_round(&round),
                Err(_) => Err("its row holds what cannot be read"),
            };
            found.extend(holds.err().map(|why| Difference::new(id, part, why)));
        }
        found.extend(missing(id, told.round_count(), &seen, Part::Round));
        Ok(found)
    }
}

/// The first number from 1 to `count` that is missing from `seen`.
fn missing(id: &str, count: u32, seen: &BTreeSet<i32>, part: fn(u32) -> Part) -> Option<Difference> {
    let gone = (1..=count).find(|number| i32::try_from(*number).is_ok_and(|number| !seen.contains(&number)));
    gone.map(|number| Difference::new(id, part(number), "it is missing"))
}
