//! Released versions and the data they are shown with, each read in a single statement, because they are read after
//! every act and to fill the indexes.

use std::collections::HashSet;

use diesel::dsl::{auto_type, count_star, exists, max};
use diesel::prelude::*;

use super::compendia::{ChapterRow, CompendiumRow, chapter, compendium};
use super::connection::Db;
use super::prepared::one_of;
use super::rows::{InstitutionRow, SectionRow, VersionRow, asked_number, number, parsed};
use super::schema::{adaptations, chapters, compendia, institutions, sections, versions};
use super::sections::{seen, seen_by, shown_to};
use crate::domain::compendium::{Chapter, Compendium};
use crate::domain::ids::SectionId;
use crate::domain::institution::Institution;
use crate::domain::section::{Section, Version};
use crate::error::{Error, Result};
use crate::policy::Viewer;

/// The readers to whom versions are released.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Everyone: published versions.
    Public,
    /// All editors: the latest version of each section that was submitted and not withdrawn, or published.
    Editors,
}

impl Audience {
    /// Returns the audience as a viewer of sections.
    pub fn viewer(self) -> Viewer {
        match self {
            Audience::Public => Viewer::default(),
            Audience::Editors => Viewer::any_editor(),
        }
    }
}

/// The latest version of a section that a viewer may see.
pub struct Visible {
    /// The version.
    pub version: Version,
    /// The chapter it is in, without subchapters.
    pub chapter: Chapter,
    /// Whether it says it was adapted from anything, published or not.
    pub adapts: bool,
    /// Whether any version of any section says it was adapted from this section.
    pub adapted: bool,
}

/// A section with its released version, and the data it is shown with.
pub struct Released {
    /// The section.
    pub section: Section,
    /// The version.
    pub version: Version,
    /// The institution it belongs to.
    pub institution: Institution,
    /// The chapter the version is in, without subchapters.
    pub chapter: Chapter,
    /// The compendium it is part of.
    pub compendium: Compendium,
}

pub(super) type ReleasedRow = (SectionRow, VersionRow, InstitutionRow, ChapterRow, CompendiumRow);

pub(super) fn released((section, version, institution, found, of): ReleasedRow) -> Result<Released> {
    Ok(Released {
        section: section.section()?,
        version: version.version()?,
        institution: institution.institution()?,
        chapter: chapter(found)?,
        compendium: compendium(of)?.0,
    })
}

/// The versions of a section that all editors may see.
#[auto_type]
fn for_editors() -> _ {
    let seen: seen = seen_by(&Viewer::any_editor());
    versions::table.filter(versions::section.eq(sections::id)).filter(seen)
}

/// Whether a version says it was adapted from anything.
#[auto_type]
pub(super) fn adapts() -> _ {
    let of_section = adaptations::table.filter(adaptations::section.eq(versions::section));
    exists(of_section.filter(adaptations::version.eq(versions::number)))
}

/// Whether any version says it was adapted from a version's section.
#[auto_type]
pub(super) fn adapted() -> _ {
    exists(adaptations::table.filter(adaptations::adapted_from.eq(versions::section)))
}

diesel::alias!(versions as shown: Shown);

impl Db {
    /// Returns a version, if the viewer may see it.
    pub fn visible_version(
        &mut self,
        viewer: &Viewer,
        section: SectionId,
        version: u32,
    ) -> Result<Option<Version>> {
        let row: Option<VersionRow> = versions::table
            .inner_join(sections::table)
            .filter(seen_by(viewer))
            .filter(versions::section.eq(section.to_string()))
            .filter(versions::number.eq(asked_number(version)))
            .select(versions::all_columns)
            .first(self)
            .optional()?;
        row.map(VersionRow::version).transpose()
    }

    /// Returns the numbers of the versions of a section that the viewer may see.
    pub fn visible_versions(&mut self, viewer: &Viewer, section: SectionId) -> Result<HashSet<u32>> {
        let found: Vec<i32> = versions::table
            .inner_join(sections::table)
            .filter(seen_by(viewer))
            .filter(versions::section.eq(section.to_string()))
            .select(versions::number)
            .load(self)?;
        found.into_iter().map(|found| number("versions.number", found)).collect()
    }

    /// Returns the latest version that the viewer may see.
    pub fn latest_visible(&mut self, viewer: &Viewer, section: SectionId) -> Result<Option<Visible>> {
        let row: Option<(VersionRow, ChapterRow, bool, bool)> = versions::table
            .inner_join(sections::table)
            .inner_join(chapters::table.on(chapters::id.eq(versions::chapter)))
            .filter(seen_by(viewer))
            .filter(versions::section.eq(section.to_string()))
            .select((versions::all_columns, chapters::all_columns, adapts(), adapted()))
            .order(versions::number.desc())
            .first(self)
            .optional()?;
        row.map(|(version, of, adapts, adapted)| {
            Ok(Visible { version: version.version()?, chapter: chapter(of)?, adapts, adapted })
        })
        .transpose()
    }

    /// Returns the number of the latest version before this one that the viewer may see.
    pub fn visible_before(
        &mut self,
        viewer: &Viewer,
        section: SectionId,
        version: u32,
    ) -> Result<Option<u32>> {
        let found: Option<i32> = versions::table
            .inner_join(sections::table)
            .filter(seen_by(viewer))
            .filter(versions::section.eq(section.to_string()))
            .filter(versions::number.lt(asked_number(version)))
            .select(versions::number)
            .order(versions::number.desc())
            .first(self)
            .optional()?;
        found.map(|found| number("versions.number", found)).transpose()
    }

    /// Returns the compendium that a section is written for and the institution it belongs to.
    pub fn belongings(&mut self, section: SectionId) -> Result<Option<(Compendium, Institution)>> {
        let row: Option<(CompendiumRow, InstitutionRow)> = sections::table
            .inner_join(compendia::table)
            .inner_join(institutions::table)
            .filter(sections::id.eq(section.to_string()))
            .select((compendia::all_columns, institutions::all_columns))
            .first(self)
            .optional()?;
        row.map(|(of, institution)| Ok((compendium(of)?.0, institution.institution()?))).transpose()
    }

    /// Returns the versions of these sections that are released to this audience, in no particular order.
    pub fn released_of(&mut self, audience: Audience, ids: &[SectionId]) -> Result<Vec<Released>> {
        let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
        let query = sections::table
            .inner_join(shown.on(shown.field(versions::section).eq(sections::id)))
            .inner_join(institutions::table)
            .inner_join(chapters::table.on(chapters::id.eq(shown.field(versions::chapter))))
            .inner_join(compendia::table)
            .filter(sections::id.eq_any(ids))
            .filter(shown_to(&audience.viewer()))
            .select((
                sections::all_columns,
                shown.fields(versions::all_columns),
                institutions::all_columns,
                chapters::all_columns,
                compendia::all_columns,
            ));
        let number = shown.field(versions::number).nullable();
        let rows: Vec<ReleasedRow> = match audience {
            Audience::Public => query.filter(number.eq(sections::published_version)).load(self)?,
            Audience::Editors => query
                .filter(number.eq(for_editors().select(max(versions::number)).single_value()))
                .load(self)?,
        };
        rows.into_iter().map(released).collect()
    }

    /// Returns the sections after this one that may have something released to this audience, sorted by identifier, for
    /// filling an index.
    pub fn released_after(
        &mut self,
        audience: Audience,
        after: Option<SectionId>,
        limit: i64,
    ) -> Result<Vec<SectionId>> {
        let ids: Vec<String> = sections::table
            .filter(shown_to(&audience.viewer()))
            .filter(sections::id.gt(after.map_or_else(String::new, |id| id.to_string())))
            .select(sections::id)
            .order(sections::id.asc())
            .limit(limit)
            .load(self)?;
        ids.iter().map(|id| parsed("sections.id", id)).collect()
    }

    /// Returns the number of sections that may have something released to this audience.
    pub fn released_number(&mut self, audience: Audience) -> Result<u64> {
        let number: i64 =
            sections::table.filter(shown_to(&audience.viewer())).select(count_star()).first(self)?;
        u64::try_from(number).map_err(Error::internal)
    }

    /// Returns the sections (of one institution, if given) that may have something released to this audience, for
    /// updating an index.
    pub fn released_in(&mut self, audience: Audience, institution: Option<&str>) -> Result<Vec<SectionId>> {
        let mut query =
            sections::table.filter(shown_to(&audience.viewer())).select(sections::id).into_boxed();
        if let Some(institution) = institution {
            query = query.filter(sections::institution.eq(institution.to_owned()));
        }
        let ids: Vec<String> = query.load(self)?;
        ids.iter().map(|id| parsed("sections.id", id)).collect()
    }

    /// Returns which of these sections the public sees in exactly this version, for checking hits of the index.
    pub fn still_published(&mut self, hits: &[(SectionId, u32)]) -> Result<Vec<SectionId>> {
        let ids: Vec<String> = hits.iter().map(|(id, _)| id.to_string()).collect();
        let rows: Vec<(String, Option<i32>)> = sections::table
            .filter(one_of(sections::id, ids))
            .filter(sections::published_version.is_not_null())
            .filter(sections::deleted_at.is_null())
            .select((sections::id, sections::published_version))
            .load(self)?;
        let mut published = Vec::with_capacity(rows.len());
        for (id, version) in rows {
            let id: SectionId = parsed("sections.id", &id)?;
            if hits.iter().any(|(hit, of)| *hit == id && version == i32::try_from(*of).ok()) {
                published.push(id);
            }
        }
        Ok(published)
    }

    /// Returns these sections, each with the number of the latest version that all editors may see, if there is one.
    pub fn seen_by_editors(&mut self, ids: &[SectionId]) -> Result<Vec<(Section, u32)>> {
        let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
        let rows: Vec<(SectionRow, Option<i32>)> = sections::table
            .filter(one_of(sections::id, ids))
            .filter(shown_to(&Viewer::any_editor()))
            .select((sections::all_columns, for_editors().select(max(versions::number)).single_value()))
            .load(self)?;
        let seen = rows.into_iter().filter_map(|(section, version)| Some((section, version?)));
        seen.map(|(section, version)| Ok((section.section()?, number("versions.number", version)?))).collect()
    }
}
