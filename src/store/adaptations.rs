//! Which practices were adapted from which. Each version names its source sections; publicly, only the links from
//! published versions to published sections apply.

use std::collections::HashSet;

use diesel::prelude::*;
use serde_json::{Map, Value};

use super::connection::Db;
use super::prepared::one_of;
use super::rows::{InstitutionRow, json, parsed, to_number};
use super::schema::{adaptations, institutions, sections, versions};
use super::write::Tx;
use crate::domain::ids::SectionId;
use crate::domain::institution::Institution;
use crate::domain::language::Language;
use crate::domain::section::Section;
use crate::domain::workflow::Act;
use crate::error::Result;
use crate::policy::Permit;

/// States that one section was adapted from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The section.
    pub section: SectionId,
    /// The section it was adapted from.
    pub adapted_from: SectionId,
}

/// A published section as referred to by other sections.
pub struct PublishedHead {
    /// The section.
    pub id: SectionId,
    /// The language the section was written in.
    pub language: Language,
    /// The structured fields of the published version.
    pub practice: Map<String, Value>,
    /// The institution it belongs to.
    pub institution: Institution,
}

fn texts(ids: &[SectionId]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}

fn links(rows: Vec<(String, String)>) -> Result<Vec<Link>> {
    let link = |(section, adapted_from): (String, String)| {
        Ok(Link {
            section: parsed("adaptations.section", &section)?,
            adapted_from: parsed("adaptations.adapted_from", &adapted_from)?,
        })
    };
    rows.into_iter().map(link).collect()
}

impl Db {
    /// The sections that a version says it was adapted from, whether or not they are published now.
    pub fn adapted_from(&mut self, section: SectionId, version: u32) -> Result<Vec<SectionId>> {
        let ids: Vec<String> = adaptations::table
            .filter(adaptations::section.eq(section.to_string()))
            .filter(adaptations::version.eq(to_number(version)?))
            .select(adaptations::adapted_from)
            .order(adaptations::position)
            .load(self)?;
        ids.iter().map(|id| parsed("adaptations.adapted_from", id)).collect()
    }

    /// The links of the published versions of these sections, whether or not their targets are published now.
    pub fn sources(&mut self, of: &[SectionId]) -> Result<Vec<Link>> {
        let rows = adaptations::table
            .inner_join(sections::table.on(sections::id.eq(adaptations::section)))
            .filter(sections::published_version.eq(adaptations::version.nullable()))
            .filter(sections::deleted_at.is_null())
            .filter(adaptations::section.eq_any(texts(of)))
            .select((adaptations::section, adaptations::adapted_from))
            .order((adaptations::section, adaptations::position))
            .load(self)?;
        links(rows)
    }

    /// At most `limit` links from published versions to these sections, in order of publication.
    pub fn adaptations(&mut self, of: &[SectionId], limit: i64) -> Result<Vec<Link>> {
        let rows = adaptations::table
            .inner_join(sections::table.on(sections::id.eq(adaptations::section)))
            .filter(sections::published_version.eq(adaptations::version.nullable()))
            .filter(sections::deleted_at.is_null())
            .filter(one_of(adaptations::adapted_from, texts(of)))
            .select((adaptations::section, adaptations::adapted_from))
            .order((sections::published_at, adaptations::section, adaptations::adapted_from))
            .limit(limit)
            .load(self)?;
        links(rows)
    }

    /// At most `limit` published sections whose published version says it was adapted from this one, in order of
    /// publication.
    pub fn adapted_by(&mut self, section: SectionId, limit: i64) -> Result<Vec<SectionId>> {
        // A single section: unlike a statement with a list, this one is prepared once.
        let ids: Vec<String> = adaptations::table
            .inner_join(sections::table.on(sections::id.eq(adaptations::section)))
            .filter(sections::published_version.eq(adaptations::version.nullable()))
            .filter(sections::deleted_at.is_null())
            .filter(adaptations::adapted_from.eq(section.to_string()))
            .select(adaptations::section)
            .order((sections::published_at, adaptations::section))
            .limit(limit)
            .load(self)?;
        ids.iter().map(|id| parsed("adaptations.section", id)).collect()
    }

    /// The published ones among these sections, in the given order.
    pub fn published_heads(&mut self, ids: &[SectionId]) -> Result<Vec<PublishedHead>> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let rows: Vec<(String, String, String, InstitutionRow)> = sections::table
            .inner_join(versions::table)
            .inner_join(institutions::table)
            .filter(versions::number.nullable().eq(sections::published_version))
            .filter(sections::deleted_at.is_null())
            .filter(sections::id.eq_any(texts(ids)))
            .select((sections::id, sections::language, versions::practice, institutions::all_columns))
            .load(self)?;
        let head = |(id, language, practice, institution): (String, String, String, InstitutionRow)| {
            Ok(PublishedHead {
                id: parsed("sections.id", &id)?,
                language: parsed("sections.language", &language)?,
                practice: json("versions.practice", &practice)?,
                institution: institution.institution()?,
            })
        };
        let mut heads = rows.into_iter().map(head).collect::<Result<Vec<_>>>()?;
        heads.sort_by_key(|head| ids.iter().position(|id| *id == head.id));
        Ok(heads)
    }

    /// Whether a section was adapted from another, directly or through others, according to published versions.
    pub fn is_adapted_from(&mut self, section: SectionId, other: SectionId) -> Result<bool> {
        let mut seen = HashSet::from([section]);
        let mut next = vec![section];
        while !next.is_empty() {
            let links = self.sources(&next)?;
            if links.iter().any(|link| link.adapted_from == other) {
                return Ok(true);
            }
            next = links.into_iter().map(|link| link.adapted_from).filter(|id| seen.insert(*id)).collect();
        }
        Ok(false)
    }
}

impl Tx<'_> {
    /// Sets the sources of the current version, which was just created.
    pub fn set_adapted_from(
        &mut self,
        permit: &Permit,
        section: &Section,
        adapted_from: &[SectionId],
    ) -> Result<()> {
        permit.for_act(Act::Save, section.id)?;
        let of_version = adaptations::table
            .filter(adaptations::section.eq(section.id.to_string()))
            .filter(adaptations::version.eq(to_number(section.version)?));
        diesel::delete(of_version).execute(self.db())?;
        self.insert_adaptations(section.id, section.version, adapted_from)
    }

    /// Copies the sources of the previous version to a new one.
    pub(super) fn carry_adaptations(&mut self, section: SectionId, version: u32) -> Result<()> {
        let Some(before) = version.checked_sub(1) else { return Ok(()) };
        let adapted_from = self.adapted_from(section, before)?;
        self.insert_adaptations(section, version, &adapted_from)
    }

    /// Removes the links that would close a cycle when this version is published. If two sections name each other
    /// before either is published, only the first one published can be the source of the other.
    pub(super) fn cut_circles(&mut self, section: SectionId, version: u32) -> Result<()> {
        for source in self.adapted_from(section, version)? {
            if self.is_adapted_from(source, section)? {
                let link =
                    adaptations::table.find((section.to_string(), to_number(version)?, source.to_string()));
                diesel::delete(link).execute(self.db())?;
            }
        }
        Ok(())
    }

    fn insert_adaptations(
        &mut self,
        section: SectionId,
        version: u32,
        adapted_from: &[SectionId],
    ) -> Result<()> {
        for (position, source) in (0_i32..).zip(adapted_from) {
            diesel::insert_into(adaptations::table)
                .values((
                    adaptations::section.eq(section.to_string()),
                    adaptations::version.eq(to_number(version)?),
                    adaptations::adapted_from.eq(source.to_string()),
                    adaptations::position.eq(position),
                ))
                .execute(self.db())?;
        }
        Ok(())
    }
}
