//! The entries of editions: the practices that may become entries, and those that were pinned.

use std::collections::HashMap;

use diesel::prelude::*;

use super::rows::EntryRow;
use crate::domain::edition::{Edition, Line, Pin};
use crate::domain::ids::{CompendiumId, EditionId, SectionId};
use crate::domain::language::Language;
use crate::domain::section::{Section, Version};
use crate::error::Result;
use crate::policy::{Permit, Task};
use crate::store::connection::Db;
use crate::store::rows::{InstitutionRow, SectionRow, VersionRow, asked_number, number, parsed};
use crate::store::schema::{edition_entries, institutions, sections, versions};
use crate::store::write::Tx;

impl Db {
    /// Returns the published practices of a compendium, without their texts, in no particular order.
    pub fn published_lines(&mut self, of: CompendiumId) -> Result<Vec<Line>> {
        type Row = (String, i32, String, String, String, InstitutionRow);
        let rows: Vec<Row> = sections::table
            .inner_join(versions::table)
            .inner_join(institutions::table)
            .filter(sections::compendium.eq(of.to_string()))
            .filter(versions::number.nullable().eq(sections::published_version))
            .filter(sections::deleted_at.is_null())
            .select((
                sections::id,
                versions::number,
                versions::hash,
                versions::chapter,
                versions::title,
                institutions::all_columns,
            ))
            .load(self)?;
        let read = |(section, version, hash, chapter, title, institution): Row| {
            Ok(Line {
                section: parsed("sections.id", &section)?,
                version: number("versions.number", version)?,
                hash,
                chapter: parsed("versions.chapter", &chapter)?,
                title,
                institution: institution.institution()?,
            })
        };
        rows.into_iter().map(read).collect()
    }

    /// Returns the entries of an edition that is no longer a draft, in order.
    pub fn edition_pins(&mut self, of: EditionId) -> Result<Vec<Pin>> {
        let rows: Vec<EntryRow> = edition_entries::table
            .filter(edition_entries::edition.eq(of.to_string()))
            .order(edition_entries::position)
            .load(self)?;
        rows.into_iter().map(EntryRow::pin).collect()
    }

    /// Returns the entry that a practice has in an edition that is no longer a draft.
    pub fn edition_pin(&mut self, of: EditionId, section: SectionId) -> Result<Option<Pin>> {
        let row: Option<EntryRow> = edition_entries::table
            .filter(edition_entries::edition.eq(of.to_string()))
            .filter(edition_entries::section.eq(section.to_string()))
            .first(self)
            .optional()?;
        row.map(EntryRow::pin).transpose()
    }

    /// Returns a version, whoever may see it: for those who may read an edition in which it is pinned.
    pub fn pinned_version(&mut self, section: SectionId, version: u32) -> Result<Option<(Section, Version)>> {
        let row: Option<(SectionRow, VersionRow)> = versions::table
            .inner_join(sections::table)
            .filter(versions::section.eq(section.to_string()))
            .filter(versions::number.eq(asked_number(version)))
            .select((sections::all_columns, versions::all_columns))
            .first(self)
            .optional()?;
        row.map(|(section, version)| Ok((section.section()?, version.version()?))).transpose()
    }

    /// Returns the languages of these practices.
    pub fn languages_of(&mut self, ids: &[SectionId]) -> Result<HashMap<SectionId, Language>> {
        let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
        let rows: Vec<(String, String)> = sections::table
            .filter(sections::id.eq_any(ids))
            .select((sections::id, sections::language))
            .load(self)?;
        let read = |(id, language): (String, String)| {
            Ok((parsed("sections.id", &id)?, parsed("sections.language", &language)?))
        };
        rows.into_iter().map(read).collect()
    }
}

impl Tx<'_> {
    /// Replaces the pinned entries of an edition that is not frozen.
    pub fn pin_entries(&mut self, permit: &Permit, edition: &Edition, pins: &[Pin]) -> Result<()> {
        permit.for_task(Task::ManageEditions)?;
        let before = edition_entries::table.filter(edition_entries::edition.eq(edition.id.to_string()));
        diesel::delete(before).execute(self.db())?;
        let rows: Vec<EntryRow> = pins
            .iter()
            .enumerate()
            .map(|(position, pin)| EntryRow::of(edition, position, pin))
            .collect::<Result<_>>()?;
        for row in rows {
            diesel::insert_into(edition_entries::table).values(row).execute(self.db())?;
        }
        Ok(())
    }
}
