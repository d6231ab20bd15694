//! Texts of sections that people have not saved as versions.

use diesel::dsl::exists;
use diesel::prelude::*;
use serde_json::{Map, Value};

use super::connection::Db;
use super::rows::{json, number, parsed, to_json, to_number};
use super::schema::{memberships, sections, users, working_copies};
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
    /// The form that it was last kept from, and its turn; none if it was no form.
    pub kept_by: Option<String>,
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
        type Row = (i32, String, String, i64, Option<String>);
        let row: Option<Row> = working_copies::table
            .find((user.to_string(), section.to_string()))
            .select((
                working_copies::base_version,
                working_copies::practice,
                working_copies::body,
                working_copies::saved_at,
                working_copies::kept_by,
            ))
            .first(self)
            .optional()?;
        let read = |(base_version, practice, body, saved_at, kept_by): Row| {
            Ok(WorkingCopy {
                user,
                section,
                base_version: number("working_copies.base_version", base_version)?,
                practice: json("working_copies.practice", &practice)?,
                body,
                saved_at: Timestamp::from_micros(saved_at),
                kept_by,
            })
        };
        row.map(read).transpose()
    }

    /// Returns the working copy that an account has of a section, which no other transaction replaces from now on:
    /// two windows of one person may keep their texts at once.
    pub fn working_copy_locked(
        &mut self,
        permit: &Permit,
        user: UserId,
        section: SectionId,
    ) -> Result<Option<WorkingCopy>> {
        permit.for_section_task(SectionTask::KeepWorkingCopy, section)?;
        // There may be no row of the copy yet: that of the account makes them wait for each other.
        diesel::update(users::table.find(user.to_string()))
            .set(users::language.eq(users::language))
            .execute(self)?;
        self.working_copy(user, section)
    }

    /// Keeps a section from being deleted by another transaction before this one ends. It is read after this.
    pub fn hold_section(&mut self, section: SectionId) -> Result<()> {
        diesel::update(sections::table.find(section.to_string()))
            .set(sections::language.eq(sections::language))
            .execute(self)?;
        Ok(())
    }

    /// Whether anybody has a working copy of a section.
    pub fn is_being_written(&mut self, section: SectionId) -> Result<bool> {
        let copies = working_copies::table.filter(working_copies::section.eq(section.to_string()));
        Ok(diesel::select(exists(copies)).get_result(self)?)
    }

    /// Keeps a working copy in place of the one that the account had of the section.
    pub fn keep_working_copy(&mut self, permit: &Permit, copy: &WorkingCopy) -> Result<()> {
        permit.for_section_task(SectionTask::KeepWorkingCopy, copy.section)?;
        let of = (copy.user.to_string(), copy.section.to_string());
        diesel::delete(working_copies::table.find(of)).execute(self)?;
        diesel::insert_into(working_copies::table)
            .values((
                working_copies::user_id.eq(copy.user.to_string()),
                working_copies::section.eq(copy.section.to_string()),
                working_copies::base_version.eq(to_number(copy.base_version)?),
                working_copies::practice.eq(to_json(&copy.practice)?),
                working_copies::body.eq(&copy.body),
                working_copies::saved_at.eq(copy.saved_at.micros()),
                working_copies::kept_by.eq(&copy.kept_by),
            ))
            .execute(self)?;
        Ok(())
    }

    /// Removes the working copy of a section that an account kept at this time, if it is still there.
    pub fn drop_working_copy(
        &mut self,
        permit: &Permit,
        user: UserId,
        section: SectionId,
        kept_at: Timestamp,
    ) -> Result<()> {
        permit.for_section_task(SectionTask::KeepWorkingCopy, section)?;
        self.remove_working_copy(user, section, kept_at)
    }

    fn remove_working_copy(&mut self, user: UserId, section: SectionId, kept_at: Timestamp) -> Result<()> {
        let kept = working_copies::table.find((user.to_string(), section.to_string()));
        diesel::delete(kept.filter(working_copies::saved_at.eq(kept_at.micros()))).execute(self)?;
        Ok(())
    }
}

impl Tx<'_> {
    /// Removes the caller's working copy that was kept at this time, which is now a version.
    pub fn clear_working_copy(
        &mut self,
        permit: &Permit,
        section: SectionId,
        kept_at: Timestamp,
    ) -> Result<()> {
        permit.for_act(Act::Save, section)?;
        let user = self.actor().user()?.id;
        self.db().remove_working_copy(user, section, kept_at)
    }
}
