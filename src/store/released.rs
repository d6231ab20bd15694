//! What is released of a section, and what it is shown with, each in one statement: it is read after every act, and by
//! what fills the indexes.

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

/// Those for whom something is released.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Everyone: what is published.
    Public,
    /// Every editor: of each section the latest version that was put forward and not withdrawn, or published.
    Editors,
}

impl Audience {
    /// The audience as a viewer of sections.
    pub fn viewer(self) -> Viewer {
        match self {
            Audience::Public => Viewer::default(),
            Audience::Editors => Viewer::any_editor(),
        }
    }
}

/// The latest version of a section that somebody may see.
pub struct Visible {
    /// The version.
    pub version: Version,
    /// The chapter that it stands in, without those below it.
    pub chapter: Chapter,
    /// Whether it says that it was adapted from anything, published or not.
    pub adapts: bool,
    /// Whether any version of any section says that it was adapted from this section.
    pub adapted: bool,
}

/// A section with the version that is released, and what that is shown with.
pub struct Released {
    /// The section.
    pub section: Section,
    /// The version.
    pub version: Version,
    /// The institution it belongs to.
    pub institution: Institution,
    /// The chapter that the version stands in, without those below it.
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

/// The versions of a section that every editor may see.
#[auto_type]
fn for_editors() -> _ {
    let seen: seen = seen_by(&Viewer::any_editor());
    versions::table.filter(versions::section.eq(sections::id)).filter(seen)
}

/// Whether a version says that it was adapted from anything.
#[auto_type]
pub(super) fn adapts() -> _ {
    let of_section = adaptations::table.filter(adaptations::section.eq(versions::section));
    exists(of_section.filter(adaptations::version.eq(versions::number)))
}

/// Whether anything says that it was adapted from a version's section.
#[auto_type]
pub(super) fn adapted() -> _ {
    exists(adaptations::table.filter(adaptations::adapted_from.eq(versions::section)))
}

diesel::alias!(versions as shown: Shown);

impl Db {
    /// A version, if the viewer sees it.
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

    /// The latest version that the viewer sees.
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

    /// The compendium that a section is written for and the institution it belongs to.
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

    /// What is released to these readers of some sections; in no order.
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

    /// The sections of which something may be released to these readers, in order of their identifiers, after one:
    /// for filling an index.
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

    /// How many sections there are of which something may be released to these readers.
    pub fn released_number(&mut self, audience: Audience) -> Result<u64> {
        let number: i64 =
            sections::table.filter(shown_to(&audience.viewer())).select(count_star()).first(self)?;
        u64::try_from(number).map_err(Error::internal)
    }

    /// The sections, of one institution if one is named, of which something may be released to these readers: for
    /// bringing an index up to date.
    pub fn released_in(&mut self, audience: Audience, institution: Option<&str>) -> Result<Vec<SectionId>> {
        let mut query =
            sections::table.filter(shown_to(&audience.viewer())).select(sections::id).into_boxed();
        if let Some(institution) = institution {
            query = query.filter(sections::institution.eq(institution.to_owned()));
        }
        let ids: Vec<String> = query.load(self)?;
        ids.iter().map(|id| parsed("sections.id", id)).collect()
    }

    /// Which of these sections the public sees at exactly these versions: what a hit of the index must be.
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

    /// These sections, each with the number of the latest version that every editor may see, if there is one.
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
