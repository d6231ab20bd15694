//! Texts of sections that people have not saved as versions.

use diesel::prelude::*;
use serde_json::{Map, Value};

use super::connection::Db;
use super::rows::{json, number, parsed, to_json, to_number};
use super::schema::{memberships, users, working_copies};
use super::write::Tx;
use crate::domain::ids::{InstitutionId, SectionId, UserId};
use crate::domain::time::Timestamp;
use crate::domain::workflow::Act;
use crate::error::Result;
use crate::policy::{Permit, SectionTask};

/// Maximum number of people named as writing a section.
const MOST_WRITERS: i64 = 20;

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

/// Somebody who has a working copy of a section.
#[derive(Clone, Debug, PartialEq)]
pub struct Writer {
    /// The account.
    pub user: UserId,
    /// The person's name.
    pub name: String,
    /// The number of the version that it was made from.
    pub base_version: u32,
    /// When it was last kept.
    pub saved_at: Timestamp,
}

impl Db {
    /// The members of an institution who have a working copy of its section, without the texts; the latest first.
    pub fn writers(
        &mut self,
        permit: &Permit,
        section: SectionId,
        institution: InstitutionId,
    ) -> Result<Vec<Writer>> {
        permit.for_section_task(SectionTask::KeepWorkingCopy, section)?;
        let members = memberships::table
            .filter(memberships::institution.eq(institution.to_string()))
            .select(memberships::user_id);
        let rows: Vec<(String, String, i32, i64)> = working_copies::table
            .inner_join(users::table.on(users::id.eq(working_copies::user_id)))
            .filter(working_copies::section.eq(section.to_string()))
            .filter(working_copies::user_id.eq_any(members))
            .order(working_copies::saved_at.desc())
            .limit(MOST_WRITERS)
            .select((users::id, users::name, working_copies::base_version, working_copies::saved_at))
            .load(self)?;
        let read = |(user, name, base_version, saved_at): (String, String, i32, i64)| {
            Ok(Writer {
                user: parsed("users.id", &user)?,
                name,
                base_version: number("working_copies.base_version", base_version)?,
                saved_at: Timestamp::from_micros(saved_at),
            })
        };
        rows.into_iter().map(read).collect()
    }

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
