//! Published sections, with everything that readers are shown of them.

use diesel::dsl::{auto_type, exists};
use diesel::prelude::*;

use super::connection::Db;
use super::released::{Released, ReleasedRow, adapted, adapts, released};
use super::rows::{InstitutionRow, SectionRow, VersionRow, asked_number, number, parsed};
use super::schema::{chapters, compendia, institutions, sections, versions};
use crate::domain::ids::SectionId;
use crate::domain::institution::Institution;
use crate::domain::section::{Section, Version};
use crate::domain::time::Timestamp;
use crate::error::Result;

/// A section with the version that the public sees.
pub struct Publication {
    /// The section.
    pub section: Section,
    /// The version.
    pub version: Version,
    /// Whether the version says it was adapted from anything, published or not.
    pub adapts: bool,
    /// Whether any version of any section says it was adapted from this one.
    pub adapted: bool,
    /// Whether another version of the section was ever published too.
    pub has_others: bool,
}

/// A version that was published at some time.
pub struct PastPublication {
    /// Its number.
    pub number: u32,
    /// When it was first published.
    pub published_at: Timestamp,
    /// Its hash.
    pub hash: String,
}

/// The remains of a section that was once published: only its title, institution and date.
pub struct Tombstone {
    /// Its last published title.
    pub title: String,
    /// The institution it belongs to.
    pub institution: Institution,
    /// When it was unpublished.
    pub unpublished_at: Timestamp,
}

diesel::alias!(versions as other: Other);

/// Whether a section has another version that was ever published.
#[auto_type]
fn has_others() -> _ {
    let of_section = other.filter(other.field(versions::section).eq(versions::section));
    let published = of_section.filter(other.field(versions::published_at).is_not_null());
    exists(published.filter(other.field(versions::number).ne(versions::number)))
}

impl Db {
    /// Returns a section as the public sees it: the published version, or the requested one if it was ever published.
    pub fn published(&mut self, id: SectionId, version: Option<u32>) -> Result<Option<Released>> {
        let query = sections::table
            .inner_join(versions::table)
            .inner_join(institutions::table)
            .inner_join(chapters::table.on(chapters::id.eq(versions::chapter)))
            .inner_join(compendia::table)
            .filter(sections::id.eq(id.to_string()))
            .filter(sections::published_version.is_not_null())
            .filter(sections::deleted_at.is_null());
        let row: Option<ReleasedRow> = match version {
            Some(number) => query
                .filter(versions::number.eq(asked_number(number)))
                .filter(versions::published_at.is_not_null())
                .first(self)
                .optional()?,
            None => query
                .filter(versions::number.nullable().eq(sections::published_version))
                .first(self)
                .optional()?,
        };
        row.map(released).transpose()
    }

    /// Returns only the section and the version that the public sees. Everything else shown with it is names, or the
    /// section's sources and adaptations.
    pub fn publication(&mut self, id: SectionId, version: Option<u32>) -> Result<Option<Publication>> {
        let query = sections::table
            .inner_join(versions::table)
            .filter(sections::id.eq(id.to_string()))
            .filter(sections::published_version.is_not_null())
            .filter(sections::deleted_at.is_null())
            .select((sections::all_columns, versions::all_columns, adapts(), adapted(), has_others()));
        let row: Option<(SectionRow, VersionRow, bool, bool, bool)> = match version {
            Some(number) => query
                .filter(versions::number.eq(asked_number(number)))
                .filter(versions::published_at.is_not_null())
                .first(self)
                .optional()?,
            None => query
                .filter(versions::number.nullable().eq(sections::published_version))
                .first(self)
                .optional()?,
        };
        let Some((section, version, adapts, adapted, has_others)) = row else { return Ok(None) };
        let (section, version) = (section.section()?, version.version()?);
        Ok(Some(Publication { section, version, adapts, adapted, has_others }))
    }

    /// Returns the versions of a section that were ever published, newest first, at most `limit` of them.
    pub fn past_publications(&mut self, id: SectionId, limit: i64) -> Result<Vec<PastPublication>> {
        let rows: Vec<(i32, Option<i64>, String)> = versions::table
            .filter(versions::section.eq(id.to_string()))
            .filter(versions::published_at.is_not_null())
            .select((versions::number, versions::published_at, versions::hash))
            .order(versions::number.desc())
            .limit(limit)
            .load(self)?;
        let read = |(stored, at, hash): (i32, Option<i64>, String)| {
            let published_at = Timestamp::from_micros(at.unwrap_or_default());
            Ok(PastPublication { number: number("versions.number", stored)?, published_at, hash })
        };
        rows.into_iter().map(read).collect()
    }

    /// Returns published sections by identifier, each with the time at which it was last published: at most `limit` of
    /// them, after the first `skip`.
    pub fn published_changes(&mut self, skip: i64, limit: i64) -> Result<Vec<(SectionId, Timestamp)>> {
        let rows: Vec<(String, Option<i64>)> = sections::table
            .filter(sections::published_version.is_not_null())
            .filter(sections::deleted_at.is_null())
            .select((sections::id, sections::published_at))
            .order(sections::id.asc())
            .offset(skip)
            .limit(limit)
            .load(self)?;
        let read = |(id, at): (String, Option<i64>)| {
            Ok((parsed("sections.id", &id)?, Timestamp::from_micros(at.unwrap_or_default())))
        };
        rows.into_iter().map(read).collect()
    }

    /// Returns the remains of an unpublished section.
    pub fn tombstone(&mut self, id: SectionId) -> Result<Option<Tombstone>> {
        let row: Option<(Option<i64>, String, InstitutionRow)> = sections::table
            .inner_join(versions::table)
            .inner_join(institutions::table)
            .filter(sections::id.eq(id.to_string()))
            .filter(sections::published_version.is_null())
            .filter(sections::unpublished_at.is_not_null())
            .filter(sections::deleted_at.is_null())
            .filter(versions::published_at.is_not_null())
            .select((sections::unpublished_at, versions::title, institutions::all_columns))
            .order(versions::number.desc())
            .first(self)
            .optional()?;
        let Some((Some(at), title, institution)) = row else { return Ok(None) };
        Ok(Some(Tombstone {
            title,
            institution: institution.institution()?,
            unpublished_at: Timestamp::from_micros(at),
        }))
    }
}
