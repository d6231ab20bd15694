//! What editors have decided, and who took part in the work on a section.

use std::collections::HashMap;

use diesel::prelude::*;

use super::connection::Db;
use super::rows::{RoundRow, SectionRow, parsed};
use super::schema::{journal, rounds, sections, users};
use super::sections::shown_to;
use crate::domain::ids::{SectionId, UserId};
use crate::domain::section::{Round, Section};
use crate::error::Result;
use crate::policy::Viewer;

impl Db {
    /// Returns the rounds that were last ended with a decision, latest first, of the sections that exist for a viewer.
    pub fn last_decided(&mut self, viewer: &Viewer, limit: i64) -> Result<Vec<(Section, Round)>> {
        let rows: Vec<(SectionRow, RoundRow)> = sections::table
            .inner_join(rounds::table)
            .filter(shown_to(viewer))
            .filter(rounds::outcome.ne("open").and(rounds::outcome.ne("withdrawn")))
            .select((sections::all_columns, rounds::all_columns))
            .order((rounds::ended_at.desc(), rounds::id.desc()))
            .limit(limit)
            .load(self)?;
        rows.into_iter().map(|(section, round)| Ok((section.section()?, round.round()?))).collect()
    }

    /// Returns the names of the accounts that did anything about a section, according to the journal.
    pub fn people_of(&mut self, section: SectionId) -> Result<HashMap<UserId, String>> {
        let actors = journal::table.filter(journal::section.eq(section.to_string())).select(journal::actor);
        let rows: Vec<(String, String)> =
            users::table.filter(users::id.eq_any(actors)).select((users::id, users::name)).load(self)?;
        rows.into_iter().map(|(id, name)| Ok((parsed("users.id", &id)?, name))).collect()
    }
}
