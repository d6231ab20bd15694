//! The pictures and annexes of sections: those that a section has now. What a version lists is stored with the version.

use std::collections::{HashMap, HashSet};

use diesel::dsl::{count_star, exists};
use diesel::prelude::*;

use super::connection::Db;
use super::rows::{json, named, number, parsed, to_number};
use super::schema::{attachments, edition_entries, editions, sections, versions};
use super::sections::seen_by;
use super::write::Tx;
use crate::domain::attachment::{Attachment, Described, FileKind};
use crate::domain::day::Day;
use crate::domain::edition::EditionState;
use crate::domain::ids::{AttachmentId, SectionId};
use crate::domain::section::Section;
use crate::domain::workflow::Act;
use crate::error::{Error, Result};
use crate::policy::{EditionReach, Permit, Viewer};

/// Number of versions asked for at once.
const AT_ONCE: usize = 500;

/// An attachment as it is stored.
pub struct StoredAttachment {
    /// The section it belongs to.
    pub section: SectionId,
    /// The attachment.
    pub attachment: Attachment,
    /// Whether it was taken out of the section, and is only listed by versions.
    pub is_removed: bool,
}

#[derive(Queryable, Insertable)]
#[diesel(table_name = attachments)]
struct AttachmentRow {
    id: String,
    section: String,
    sha256: String,
    kind: String,
    bytes: i64,
    file_name: String,
    width: Option<i32>,
    height: Option<i32>,
    thumbnail: Option<String>,
    alt: Option<String>,
    caption: Option<String>,
    credit: Option<String>,
    uploaded_by: String,
    created_at: i64,
    updated_at: i64,
    removed_at: Option<i64>,
}

impl AttachmentRow {
    fn stored(self) -> Result<StoredAttachment> {
        let side = |side: i32| number("attachments.width", side);
        let attachment = Attachment {
            id: parsed("attachments.id", &self.id)?,
            sha256: self.sha256,
            kind: named("attachments.kind", &self.kind, FileKind::named)?,
            bytes: u64::try_from(self.bytes).map_err(Error::internal)?,
            file_name: self.file_name,
            size: match (self.width, self.height) {
                (Some(width), Some(height)) => Some((side(width)?, side(height)?)),
                _ => None,
            },
            thumbnail: self.thumbnail,
            described: Described { alt: self.alt, caption: self.caption, credit: self.credit },
        };
        let section = parsed("attachments.section", &self.section)?;
        Ok(StoredAttachment { section, attachment, is_removed: self.removed_at.is_some() })
    }
}

/// Returns the pattern that finds an attachment in what versions list: identifiers have no wildcards.
fn naming(id: AttachmentId) -> String {
    format!("%\"{id}\"%")
}

impl Db {
    /// Returns the attachments that a section has now, in the order in which they were added.
    pub fn attachments(&mut self, section: SectionId) -> Result<Vec<Attachment>> {
        let rows: Vec<AttachmentRow> = attachments::table
            .filter(attachments::section.eq(section.to_string()))
            .filter(attachments::removed_at.is_null())
            .order((attachments::created_at, attachments::id))
            .load(self)?;
        rows.into_iter().map(|row| Ok(row.stored()?.attachment)).collect()
    }

    /// Returns an attachment, whoever may see it.
    pub fn attachment(&mut self, id: AttachmentId) -> Result<Option<StoredAttachment>> {
        let row: Option<AttachmentRow> = attachments::table.find(id.to_string()).first(self).optional()?;
        row.map(AttachmentRow::stored).transpose()
    }

    /// Returns whether a version that the viewer may see lists the attachment.
    pub fn sees_attachment(&mut self, viewer: &Viewer, section: SectionId, id: AttachmentId) -> Result<bool> {
        let listing = versions::table
            .inner_join(sections::table)
            .filter(seen_by(viewer))
            .filter(versions::section.eq(section.to_string()))
            .filter(versions::attachments.like(naming(id)));
        Ok(diesel::select(exists(listing)).get_result(self)?)
    }

    /// Returns whether an edition that is within reach pins a version that lists the attachment.
    pub fn pins_attachment(
        &mut self,
        reach: EditionReach,
        today: Day,
        section: SectionId,
        id: AttachmentId,
    ) -> Result<bool> {
        let pinning: Vec<(String, Option<String>)> = edition_entries::table
            .inner_join(editions::table.on(editions::id.eq(edition_entries::edition)))
            .inner_join(
                versions::table.on(versions::section
                    .eq(edition_entries::section)
                    .and(versions::number.eq(edition_entries::version))),
            )
            .filter(edition_entries::section.eq(section.to_string()))
            .filter(versions::attachments.like(naming(id)))
            .select((editions::state, editions::until))
            .distinct()
            .load(self)?;
        for (state, until) in pinning {
            let state = named("editions.state", &state, EditionState::named)?;
            let until = until.map(|until| parsed("editions.until", &until)).transpose()?;
            if reach.covers(state, until, today) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Returns what these versions list, each named by its section and its number. Versions that list nothing are left
    /// out.
    pub fn listed_files(
        &mut self,
        of: &[(SectionId, u32)],
    ) -> Result<HashMap<(SectionId, u32), Vec<Attachment>>> {
        let mut listed = HashMap::new();
        let wanted: HashSet<&(SectionId, u32)> = of.iter().collect();
        for some in of.chunks(AT_ONCE) {
            let sections = some.iter().map(|(section, _)| section.to_string());
            let rows: Vec<(String, i32, Option<String>)> = versions::table
                .filter(versions::section.eq_any(sections))
                .filter(versions::attachments.is_not_null())
                .select((versions::section, versions::number, versions::attachments))
                .load(self)?;
            for (section, version, files) in rows {
                let key = (parsed("versions.section", &section)?, number("versions.number", version)?);
                if let Some(files) = files.filter(|_| wanted.contains(&key)) {
                    listed.insert(key, json("versions.attachments", &files)?);
                }
            }
        }
        Ok(listed)
    }

    /// Returns the SHA-256 of every file that attachments need: those that sections have, and those that versions list.
    pub fn attached_files(&mut self) -> Result<HashSet<String>> {
        let rows: Vec<(String, Option<String>)> =
            attachments::table.select((attachments::sha256, attachments::thumbnail)).distinct().load(self)?;
        Ok(rows.into_iter().flat_map(|(file, thumbnail)| [Some(file), thumbnail]).flatten().collect())
    }

    fn is_listed(&mut self, section: SectionId, id: AttachmentId) -> Result<bool> {
        let listing = versions::table
            .filter(versions::section.eq(section.to_string()))
            .filter(versions::attachments.like(naming(id)))
            .select(count_star());
        Ok(listing.get_result::<i64>(self)? > 0)
    }
}

impl Tx<'_> {
    /// Adds an attachment to a section, after all others.
    pub fn add_attachment(
        &mut self,
        permit: &Permit,
        section: &Section,
        attachment: &Attachment,
    ) -> Result<()> {
        permit.for_act(Act::Save, section.id)?;
        self.insert_attachment(section, attachment)
    }

    pub(super) fn insert_attachment(&mut self, section: &Section, attachment: &Attachment) -> Result<()> {
        let row = AttachmentRow {
            id: attachment.id.to_string(),
            section: section.id.to_string(),
            sha256: attachment.sha256.clone(),
            kind: attachment.kind.name().to_owned(),
            bytes: i64::try_from(attachment.bytes).map_err(Error::internal)?,
            file_name: attachment.file_name.clone(),
            width: attachment.size.map(|(width, _)| to_number(width)).transpose()?,
            height: attachment.size.map(|(_, height)| to_number(height)).transpose()?,
            thumbnail: attachment.thumbnail.clone(),
            alt: attachment.described.alt.clone(),
            caption: attachment.described.caption.clone(),
            credit: attachment.described.credit.clone(),
            uploaded_by: self.actor().user()?.id.to_string(),
            created_at: self.now.micros(),
            updated_at: self.now.micros(),
            removed_at: None,
        };
        diesel::insert_into(attachments::table).values(row).execute(self.db())?;
        Ok(())
    }

    /// Changes what is said about an attachment that a section has.
    pub fn describe_attachment(
        &mut self,
        permit: &Permit,
        section: &Section,
        id: AttachmentId,
        described: &Described,
    ) -> Result<()> {
        permit.for_act(Act::Save, section.id)?;
        let at = self.now.micros();
        self.set_described(section, id, described, at)
    }

    fn set_described(
        &mut self,
        section: &Section,
        id: AttachmentId,
        described: &Described,
        at: i64,
    ) -> Result<()> {
        let of_section = attachments::table
            .filter(attachments::id.eq(id.to_string()))
            .filter(attachments::section.eq(section.id.to_string()));
        diesel::update(of_section)
            .set((
                attachments::alt.eq(&described.alt),
                attachments::caption.eq(&described.caption),
                attachments::credit.eq(&described.credit),
                attachments::updated_at.eq(at),
                attachments::removed_at.eq(None::<i64>),
            ))
            .execute(self.db())?;
        Ok(())
    }

    /// Takes an attachment out of a section. Versions that list it keep it.
    pub fn remove_attachment(&mut self, permit: &Permit, section: &Section, id: AttachmentId) -> Result<()> {
        permit.for_act(Act::Save, section.id)?;
        self.take_out(section, id)
    }

    fn take_out(&mut self, section: &Section, id: AttachmentId) -> Result<()> {
        let is_listed = self.is_listed(section.id, id)?;
        let of_section = attachments::table
            .filter(attachments::id.eq(id.to_string()))
            .filter(attachments::section.eq(section.id.to_string()));
        match is_listed {
            true => {
                let at = self.now.micros();
                diesel::update(of_section).set(attachments::removed_at.eq(at)).execute(self.db())?
            }
            // Nothing names it any more, so its file goes too, once the housekeeper comes by.
            false => diesel::delete(of_section).execute(self.db())?,
        };
        Ok(())
    }

    /// Gives a section the attachments of an old version again, as they were described then. Those of the current version
    /// that the old one does not have are taken out; those that no version lists yet stay.
    pub fn restore_attachments(
        &mut self,
        permit: &Permit,
        section: &Section,
        old: &[Attachment],
        current: &[Attachment],
    ) -> Result<()> {
        permit.for_act(Act::Restore, section.id)?;
        let at = self.now.micros();
        for attachment in old {
            self.set_described(section, attachment.id, &attachment.described, at)?;
        }
        for attachment in current {
            if old.iter().all(|kept| kept.id != attachment.id) {
                self.take_out(section, attachment.id)?;
            }
        }
        Ok(())
    }
}
