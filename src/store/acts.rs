//! The changes that acts make to sections, their versions and their rounds.

use std::collections::HashSet;

use diesel::prelude::*;
use serde_json::{Map, Value};

use super::Store;
use super::connection::Db;
use super::prepared::prepared;
use super::rows::{RoundRow, SectionRow, VersionRow, parsed, to_json, to_number};
use super::schema::{adaptations, attachments, originals, rounds, sections, versions};
use super::write::{Change, Tx};
use crate::domain::attachment::{Attachment, hashes};
use crate::domain::event::{Event, EventKind};
use crate::domain::ids::{ChapterId, RoundId, SectionId, UserId};
use crate::domain::section::{
    Contact, Ended, FieldReason, Maturity, Original, Outcome, Round, Section, Version,
};
use crate::domain::time::Timestamp;
use crate::domain::version::{Hashed, canonical};
use crate::domain::workflow::Act;
use crate::error::{Error, Result};
use crate::policy::{Context, Permit, Task};

/// The content of a version that has yet to be created.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    /// The chapter it is written for.
    pub chapter: ChapterId,
    /// The structured fields.
    pub practice: Map<String, Value>,
    /// The Markdown body.
    pub body: String,
    /// The template that the practice was checked against.
    pub template_version: u32,
}

impl Store {
    /// Removes the drafts deleted before the given time, which can no longer be restored.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn purge_drafts(&self, before: Timestamp) -> Result<()> {
        if self.read(|db| db.drafts_deleted_before(before))?.is_empty() {
            return Ok(());
        }
        let own = Context { request_id: format!("keeper-{}", uuid::Uuid::now_v7()), ..Context::system() };
        self.write(&own, |tx| {
            let permit = tx.permit_task(Task::PurgeDrafts, None)?;
            let mut events = Vec::new();
            for id in tx.drafts_deleted_before(before)? {
                tx.purge_section(&permit, &id)?;
                events.push(Event::about(EventKind::SectionPurged, parsed("sections.id", &id)?));
            }
            Ok(if events.is_empty() { Change::Unchanged(()) } else { Change::Made((), events) })
        })
    }
}

impl Db {
    fn drafts_deleted_before(&mut self, before: Timestamp) -> Result<Vec<String>> {
        let deleted = sections::table.filter(sections::deleted_at.lt(before.micros()));
        Ok(deleted.select(sections::id).order(sections::id).load(self)?)
    }

    /// The SHA-256 of every uploaded file that a section was created from.
    pub fn originals(&mut self) -> Result<HashSet<String>> {
        let hashes: Vec<String> = originals::table.select(originals::sha256).distinct().load(self)?;
        Ok(hashes.into_iter().collect())
    }

    /// The uploaded file that the section was created from, regardless of the caller.
    pub fn original(&mut self, section: SectionId) -> Result<Option<Original>> {
        let row: Option<(String, String, String, i64)> = originals::table
            .filter(originals::section.eq(section.to_string()))
            .select((originals::sha256, originals::file_name, originals::media_type, originals::bytes))
            .first(self)
            .optional()?;
        let read = |(sha256, file_name, media_type, bytes)| {
            let bytes = u64::try_from(bytes).map_err(Error::internal)?;
            Ok(Original { sha256, file_name, media_type, bytes })
        };
        row.map(read).transpose()
    }
}

impl Tx<'_> {
    /// Creates a section with these attachments, and its first version.
    pub fn create_section(
        &mut self,
        permit: &Permit,
        section: &Section,
        content: Content,
        message: Option<String>,
        attachments: &[Attachment],
    ) -> Result<Version> {
        permit.for_task(Task::CreateSection)?;
        diesel::insert_into(sections::table).values(SectionRow::of(section)?).execute(self.db())?;
        for attachment in attachments {
            self.insert_attachment(section, attachment)?;
        }
        self.insert_version(section, content, message)
    }

    /// Adds a version to the section, by saving or restoring, and makes it the current one.
    pub fn add_version(
        &mut self,
        permit: &Permit,
        act: Act,
        section: &mut Section,
        content: Content,
        message: Option<String>,
    ) -> Result<Version> {
        section.stage = permit.for_act(act, section.id)?;
        section.version += 1;
        section.chapter = content.chapter;
        let version = self.insert_version(section, content, message)?;
        self.touch(section)?;
        Ok(version)
    }

    /// Changes the contact. It belongs to the section rather than to its versions, so the stage stays the same.
    pub fn change_contact(
        &mut self,
        permit: &Permit,
        section: &mut Section,
        contact: Option<Contact>,
    ) -> Result<()> {
        permit.for_act(Act::Save, section.id)?;
        section.contact = contact;
        self.touch(section)
    }

    /// Restores a deleted draft.
    pub fn undelete(&mut self, permit: &Permit, section: &mut Section) -> Result<()> {
        section.stage = permit.for_act(Act::Restore, section.id)?;
        section.deleted_at = None;
        self.touch(section)
    }

    /// Marks a draft as deleted.
    pub fn delete(&mut self, permit: &Permit, section: &mut Section) -> Result<()> {
        section.stage = permit.for_act(Act::Delete, section.id)?;
        section.deleted_at = Some(self.now);
        self.touch(section)
    }

    /// Pins the current version and opens a round for it.
    pub fn submit(
        &mut self,
        permit: &Permit,
        section: &mut Section,
        version: &Version,
        message: Option<String>,
    ) -> Result<Round> {
        section.stage = permit.for_act(Act::Submit, section.id)?;
        section.rounds += 1;
        section.submitted_at = Some(self.now);
        let round = Round {
            id: RoundId::new(),
            section: section.id,
            number: section.rounds,
            version: version.number,
            hash: version.hash.clone(),
            submitted_by: self.user()?,
            submitted_at: self.now,
            message,
            ended: None,
        };
        diesel::insert_into(rounds::table).values(RoundRow::opened(&round)?).execute(self.db())?;
        self.touch(section)?;
        Ok(round)
    }

    /// Ends the open round with a withdrawal or a decision: with a message, and what it says about single fields.
    pub fn end_round(
        &mut self,
        permit: &Permit,
        act: Act,
        section: &mut Section,
        round: &Round,
        outcome: Outcome,
        (message, reasons): (String, Vec<FieldReason>),
    ) -> Result<Ended> {
        section.stage = permit.for_act(act, section.id)?;
        let ended = Ended { outcome, by: self.user()?, at: self.now, message, reasons };
        let stored = Some(&ended.reasons).filter(|reasons| !reasons.is_empty()).map(to_json).transpose()?;
        let end = diesel::update(rounds::table.find(round.id.to_string())).set((
            rounds::outcome.eq(outcome.name()),
            rounds::ended_by.eq(ended.by.to_string()),
            rounds::ended_at.eq(ended.at.micros()),
            rounds::ended_message.eq(&ended.message),
            rounds::ended_reasons.eq(stored),
        ));
        prepared(end.returning(rounds::id)).get_result::<String>(self.db())?;
        if outcome == Outcome::Approved {
            section.approved_version = Some(round.version);
        }
        self.touch(section)?;
        Ok(ended)
    }

    /// Records the maturity assigned to the version by the approving decision.
    pub fn set_maturity(&mut self, permit: &Permit, round: &Round, maturity: Maturity) -> Result<()> {
        permit.for_act(Act::Approve, round.section)?;
        diesel::update(versions::table.find((round.section.to_string(), to_number(round.version)?)))
            .set(versions::maturity.eq(maturity.name()))
            .execute(self.db())?;
        Ok(())
    }

    /// Makes a version visible to everyone. `act` is `publish`, or `approve` if approval publishes at once.
    pub fn publish(&mut self, permit: &Permit, act: Act, section: &mut Section, version: u32) -> Result<()> {
        section.stage = permit.for_act(act, section.id)?;
        section.published_version = Some(version);
        section.published_at = Some(self.now);
        section.unpublished_at = None;
        section.unpublish_reason = None;
        let at = self.now.micros();
        let first = diesel::update(versions::table.find((section.id.to_string(), to_number(version)?)))
            .filter(versions::published_at.is_null())
            .set(versions::published_at.eq(at));
        prepared(first.returning(versions::number)).get_result::<i32>(self.db()).optional()?;
        self.cut_circles(section.id, version)?;
        self.record_harvest_sets(section, version)?;
        self.touch(section)
    }

    /// Withdraws the published version from public view.
    pub fn unpublish(&mut self, permit: &Permit, section: &mut Section, reason: String) -> Result<()> {
        section.stage = permit.for_act(Act::Unpublish, section.id)?;
        section.published_version = None;
        section.unpublished_at = Some(self.now);
        section.unpublish_reason = Some(reason);
        self.touch(section)
    }

    /// Reopens a rejected section.
    pub fn reopen(&mut self, permit: &Permit, section: &mut Section) -> Result<()> {
        section.stage = permit.for_act(Act::Reopen, section.id)?;
        self.touch(section)
    }

    /// Records which uploaded file a section was created from.
    pub fn add_original(&mut self, permit: &Permit, section: SectionId, original: &Original) -> Result<()> {
        permit.for_task(Task::CreateSection)?;
        let at = self.now.micros();
        diesel::insert_into(originals::table)
            .values((
                originals::section.eq(section.to_string()),
                originals::sha256.eq(&original.sha256),
                originals::file_name.eq(&original.file_name),
                originals::media_type.eq(&original.media_type),
                originals::bytes.eq(i64::try_from(original.bytes).map_err(Error::internal)?),
                originals::created_at.eq(at),
            ))
            .execute(self.db())?;
        Ok(())
    }

    /// Removes a deleted draft with all its versions. Its journal entries stay.
    fn purge_section(&mut self, permit: &Permit, section: &str) -> Result<()> {
        permit.for_task(Task::PurgeDrafts)?;
        diesel::delete(originals::table.filter(originals::section.eq(section))).execute(self.db())?;
        diesel::delete(attachments::table.filter(attachments::section.eq(section))).execute(self.db())?;
        diesel::delete(adaptations::table.filter(adaptations::section.eq(section))).execute(self.db())?;
        diesel::delete(versions::table.filter(versions::section.eq(section))).execute(self.db())?;
        diesel::delete(sections::table.find(section)).execute(self.db())?;
        Ok(())
    }

    fn user(&self) -> Result<UserId> {
        Ok(self.actor().user()?.id)
    }

    /// Writes the section's row in its current state. All writes are serialized by the journal's head, so whatever this
    /// transaction read from the row is still valid.
    fn touch(&mut self, section: &mut Section) -> Result<()> {
        section.updated_at = self.now;
        let row = SectionRow::of(section)?;
        let moved = diesel::update(sections::table.find(section.id.to_string())).set(&row);
        prepared(moved.returning(sections::id)).get_result::<String>(self.db())?;
        Ok(())
    }

    fn insert_version(
        &mut self,
        section: &Section,
        content: Content,
        message: Option<String>,
    ) -> Result<Version> {
        let Content { chapter, practice, body, template_version } = content;
        let language = &section.language;
        let attachments = self.attachments(section.id)?;
        let hashed = Hashed {
            section: section.id,
            number: section.version,
            language,
            template_version,
            practice: &practice,
            body: &body,
            attachments: &hashes(&attachments),
        };
        let hash = hashed.hash().map_err(Error::internal)?;
        let text =
            String::from_utf8(canonical(&practice).map_err(Error::internal)?).map_err(Error::internal)?;
        let version = Version {
            section: section.id,
            number: section.version,
            chapter,
            template_version,
            practice,
            body,
            attachments,
            hash,
            author: self.user()?,
            message,
            created_at: self.now,
            published_at: None,
            maturity: None,
        };
        diesel::insert_into(versions::table).values(VersionRow::of(&version, text)?).execute(self.db())?;
        self.carry_adaptations(section.id, section.version)?;
        Ok(version)
    }
}
