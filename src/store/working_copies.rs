//! Texts of sections that people have not saved as versions.

use diesel::prelude::*;
use serde_json::{Map, Value};

use super::connection::Db;
use super::rows::{json, number, to_json, to_number};
use super::schema::{users, working_copies};
use super::write::Tx;
use crate::domain::ids::{SectionId, UserId};
use crate::domain::time::Timestamp;
use crate::domain::workflow::Act;
use crate::error::Result;
use crate::policy::{Permit, SectionTask};

/// One person's text of a section.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkingCopy {
    /// The account it belongs to.
    pub user: UserId,
    /// The section.
    pub section: SectionId,
    /// The number of the version that it was made from.
    pub base_version: u32,
    /// The structured fields, unchecked.
    pub practice: Map<String, Value>,
    /// The Markdown body.
    pub body: String,
    /// When it was last kept.
    pub saved_at: Timestamp,
}

impl Db {
    /// The working copy that an account has of a section.
    pub fn working_copy(&mut self, user: UserId, section: SectionId) -> Result<Option<WorkingCopy>> {
        let row: Option<(i32, String, String, i64)> = working_copies::table
            .find((user.to_string(), section.to_string()))
            .select((
                working_copies::base_version,
                working_copies::practice,
                working_copies::body,
                working_copies::saved_at,
            ))
            .first(self)
            .optional()?;
        let read = |(base_version, practice, body, saved_at): (i32, String, String, i64)| {
            Ok(WorkingCopy {
                user,
                section,
                base_version: number("working_copies.base_version", base_version)?,
                practice: json("working_copies.practice", &practice)?,
                body,
                saved_at: Timestamp::from_micros(saved_at),
            })
        };
        row.map(read).transpose()
    }

    /// Keeps a working copy in place of the one that the account had of the section.
    pub fn keep_working_copy(&mut self, permit: &Permit, copy: &WorkingCopy) -> Result<()> {
        permit.for_section_task(SectionTask::KeepWorkingCopy, copy.section)?;
        // Two windows of one person may keep their texts at once: the account's row makes them wait for each other.
        diesel::update(users::table.find(copy.user.to_string()))
            .set(users::language.eq(users::language))
            .execute(self)?;
        self.remove_working_copy(copy.user, copy.section)?;
        diesel::insert_into(working_copies::table)
            .values((
                working_copies::user_id.eq(copy.user.to_string()),
                working_copies::section.eq(copy.section.to_string()),
                working_copies::base_version.eq(to_number(copy.base_version)?),
                working_copies::practice.eq(to_json(&copy.practice)?),
                working_copies::body.eq(&copy.body),
                working_copies::saved_at.eq(copy.saved_at.micros()),
            ))
            .execute(self)?;
        Ok(())
    }

    /// Removes the working copy that an account has of a section, if there is one.
    pub fn drop_working_copy(&mut self, permit: &Permit, user: UserId, section: SectionId) -> Result<()> {
        permit.for_section_task(SectionTask::KeepWorkingCopy, section)?;
        self.remove_working_copy(user, section)
    }

    fn remove_working_copy(&mut self, user: UserId, section: SectionId) -> Result<()> {
        let kept = working_copies::table.find((user.to_string(), section.to_string()));
        diesel::delete(kept).execute(self)?;
        Ok(())
    }
}

impl Tx<'_> {
    /// Removes the caller's working copy, which is now a version.
    pub fn clear_working_copy(&mut self, permit: &Permit, section: SectionId) -> Result<()> {
        permit.for_act(Act::Save, section)?;
        let user = self.actor().user()?.id;
        self.db().remove_working_copy(user, section)
    }
}
