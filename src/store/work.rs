//! What lists of an institution's own work show besides the sections, for many of them at once.

use std::collections::HashMap;

use diesel::dsl::count_star;
use diesel::prelude::*;
use serde_json::{Map, Value};

use super::connection::Db;
use super::rows::{RoundRow, SectionRow, json, parsed};
use super::schema::{rounds, sections, users, versions, working_copies};
use super::sections::{LINE, LineRow, Listed, institutions_of, line, seen_by};
use crate::domain::ids::{SectionId, UserId};
use crate::domain::section::{Round, Section};
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::policy::Viewer;

fn texts<T: ToString>(ids: &[T]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}

impl Db {
    /// Returns the sections of the viewer's own institutions that were deleted after a point in time, the last deleted
    /// first, each with its latest version, and their total number.
    pub fn deleted_sections(
        &mut self,
        viewer: &Viewer,
        after: Timestamp,
        skip: i64,
        limit: i64,
    ) -> Result<(Vec<Listed>, i64)> {
        let own = institutions_of(viewer);
        let deleted = || {
            sections::table
                .filter(sections::institution.eq_any(own.clone()))
                .filter(sections::deleted_at.gt(after.micros()))
        };
        let total = deleted().select(count_star()).first(self)?;
        let order = (sections::deleted_at.desc(), sections::id.desc());
        let rows: Vec<SectionRow> = deleted().order(order).offset(skip).limit(limit).load(self)?;
        let found: Vec<Section> = rows.into_iter().map(SectionRow::section).collect::<Result<_>>()?;
        let ids: Vec<SectionId> = found.iter().map(|section| section.id).collect();
        let rows: Vec<LineRow> = versions::table
            .inner_join(sections::table)
            .filter(versions::section.eq_any(texts(&ids)))
            .filter(versions::number.eq(sections::version))
            .filter(sections::institution.eq_any(own.clone()))
            .select(LINE)
            .load(self)?;
        let mut lines = HashMap::new();
        for row in rows {
            let line = line(row)?;
            lines.insert(line.section, line);
        }
        let listed = found.into_iter().map(|section| {
            let line = lines.remove(&section.id);
            (section, line)
        });
        Ok((listed.collect(), total))
    }

    /// Returns the fields of the current version of each of these sections, as far as the viewer may see it.
    pub fn current_practices(
        &mut self,
        viewer: &Viewer,
        ids: &[SectionId],
    ) -> Result<HashMap<SectionId, Map<String, Value>>> {
        let rows: Vec<(String, String)> = versions::table
            .inner_join(sections::table)
            .filter(seen_by(viewer))
            .filter(versions::section.eq_any(texts(ids)))
            .filter(versions::number.eq(sections::version))
            .select((versions::section, versions::practice))
            .load(self)?;
        let read = |(section, practice): (String, String)| {
            Ok((parsed("versions.section", &section)?, json("versions.practice", &practice)?))
        };
        rows.into_iter().map(read).collect()
    }

    /// Returns the latest round of each of these sections that has one, for deciding what to show of it.
    pub fn latest_rounds(&mut self, ids: &[SectionId]) -> Result<HashMap<SectionId, Round>> {
        let rows: Vec<RoundRow> = rounds::table
            .inner_join(sections::table)
            .filter(rounds::section.eq_any(texts(ids)))
            .filter(rounds::number.eq(sections::rounds))
            .select(rounds::all_columns)
            .load(self)?;
        let read = |row: RoundRow| row.round().map(|round| (round.section, round));
        rows.into_iter().map(read).collect()
    }

    /// Returns when an account's working copies of these sections were last kept.
    pub fn working_copies_of(
        &mut self,
        user: UserId,
        ids: &[SectionId],
    ) -> Result<HashMap<SectionId, Timestamp>> {
        let rows: Vec<(String, i64)> = working_copies::table
            .filter(working_copies::user_id.eq(user.to_string()))
            .filter(working_copies::section.eq_any(texts(ids)))
            .select((working_copies::section, working_copies::saved_at))
            .load(self)?;
        let read = |(section, at): (String, i64)| {
            Ok((parsed("working_copies.section", &section)?, Timestamp::from_micros(at)))
        };
        rows.into_iter().map(read).collect()
    }

    /// Returns the names of the people who have these accounts.
    pub fn names_of(&mut self, ids: &[UserId]) -> Result<HashMap<UserId, String>> {
        let rows: Vec<(String, String)> =
            users::table.filter(users::id.eq_any(texts(ids))).select((users::id, users::name)).load(self)?;
        rows.into_iter().map(|(id, name)| Ok((parsed("users.id", &id)?, name))).collect()
    }
}
