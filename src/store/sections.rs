//! Sections, versions and rounds, as far as a viewer may see them.

use std::collections::HashMap;

use diesel::dsl::{auto_type, case_when, count, count_star, exists, max, not};
use diesel::prelude::*;

use super::connection::Db;
use super::prepared::{OneOf, one_of};
use super::rows::{RoundRow, SectionRow, asked_number, number, parsed};
use super::schema::{rounds, sections, versions};
use crate::domain::ids::{ChapterId, SectionId, UserId};
use crate::domain::section::{Round, Section};
use crate::domain::time::Timestamp;
use crate::domain::workflow::Stage;
use crate::error::Result;
use crate::policy::{Actor, Subject, Viewer};

/// The versions that a viewer may see, joined with their sections: [`Viewer::sees`] in SQL. All queries of versions
/// start here.
pub(super) fn seen_by(viewer: &Viewer) -> seen {
    seen(institutions_of(viewer), viewer.is_editor())
}

/// The sections that exist for a viewer: [`Viewer::is_shown`] in SQL.
pub(super) fn shown_to(viewer: &Viewer) -> shown {
    shown(institutions_of(viewer), viewer.is_editor())
}

#[auto_type]
pub(super) fn seen(own: Vec<String>, editor: bool) -> _ {
    let submitted = rounds::table.filter(
        rounds::section
            .eq(versions::section)
            .and(rounds::version.eq(versions::number))
            .and(rounds::outcome.ne("withdrawn")),
    );
    let of_own: OneOf<sections::institution> = one_of(sections::institution, own);
    sections::deleted_at.is_null().and(
        of_own
            .or(sections::published_version.is_not_null().and(versions::published_at.is_not_null()))
            .or(editor.into_sql::<diesel::sql_types::Bool>().and(exists(submitted))),
    )
}

#[auto_type]
fn shown(own: Vec<String>, editor: bool) -> _ {
    let of_own: OneOf<sections::institution> = one_of(sections::institution, own);
    sections::deleted_at.is_null().and(
        of_own
            .or(sections::published_version.is_not_null())
            .or(editor.into_sql::<diesel::sql_types::Bool>().and(sections::rounds.gt(0_i32))),
    )
}

/// When a section last changed, as shown to the viewer: outside its institution, the times of the working copy would
/// reveal that it is being worked on. The same rule as in `services::sections::view`.
#[auto_type]
fn updated_as_shown(own: Vec<String>, editor: bool) -> _ {
    let submitted_last =
        sections::published_at.is_null().or(sections::submitted_at.gt(sections::published_at));
    case_when(sections::institution.eq_any(own), sections::updated_at.nullable())
        .when(editor.into_sql::<diesel::sql_types::Bool>().and(submitted_last), sections::submitted_at)
        .otherwise(sections::published_at)
}

diesel::alias!(versions as latest: Latest);

pub(super) fn institutions_of(viewer: &Viewer) -> Vec<String> {
    viewer.institutions().iter().map(ToString::to_string).collect()
}

/// Which sections a list shows. Values in one field are alternatives; all fields must match.
#[derive(Clone, Debug, Default)]
pub struct SectionFilter {
    /// Compendia.
    pub compendium: Vec<String>,
    /// Chapters.
    pub chapter: Vec<String>,
    /// Institutions.
    pub institution: Vec<String>,
    /// Stages.
    pub stage: Vec<Stage>,
    /// Only sections of the viewer's own institutions.
    pub mine: bool,
    /// Only sections whose approved version is not the published one.
    pub unpublished: bool,
}

/// A section in a list, with the latest version that the viewer may see.
pub type Listed = (Section, Option<VersionLine>);

/// The order of a list of sections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionOrder {
    /// Most recently changed first.
    Updated,
    /// Most recently created first.
    Created,
    /// Oldest first.
    Oldest,
    /// Those first that were submitted longest ago.
    Waiting,
}

/// A version in a history or a list.
#[derive(Clone, Debug)]
pub struct VersionLine {
    /// The section.
    pub section: SectionId,
    /// The version's number.
    pub number: u32,
    /// The chapter it is written for.
    pub chapter: ChapterId,
    /// The practice's title, empty if it has none yet.
    pub title: String,
    /// The version's hash.
    pub hash: String,
    /// Who saved it.
    pub author: UserId,
    /// The author's message.
    pub message: Option<String>,
    /// When it was saved.
    pub created_at: Timestamp,
    /// When it was first published.
    pub published_at: Option<Timestamp>,
}

pub(super) type LineRow = (String, i32, String, String, String, String, Option<String>, i64, Option<i64>);

pub(super) fn line(row: LineRow) -> Result<VersionLine> {
    let (section, version, chapter, title, hash, author, message, created_at, published_at) = row;
    Ok(VersionLine {
        section: parsed("versions.section", &section)?,
        number: number("versions.number", version)?,
        chapter: parsed("versions.chapter", &chapter)?,
        title,
        hash,
        author: parsed("versions.author", &author)?,
        message,
        created_at: Timestamp::from_micros(created_at),
        published_at: published_at.map(Timestamp::from_micros),
    })
}

pub(super) const LINE: (
    versions::section,
    versions::number,
    versions::chapter,
    versions::title,
    versions::hash,
    versions::author,
    versions::message,
    versions::created_at,
    versions::published_at,
) = (
    versions::section,
    versions::number,
    versions::chapter,
    versions::title,
    versions::hash,
    versions::author,
    versions::message,
    versions::created_at,
    versions::published_at,
);

/// Returns the sections that exist for a viewer and match a filter.
fn matching<'a>(
    viewer: &Viewer,
    filter: &SectionFilter,
) -> sections::BoxedQuery<'a, <Db as Connection>::Backend> {
    let mut query = sections::table.filter(shown_to(viewer)).into_boxed();
    if !filter.compendium.is_empty() {
        query = query.filter(sections::compendium.eq_any(filter.compendium.clone()));
    }
    if !filter.chapter.is_empty() {
        // By the version shown to the viewer: the working copy's chapter must not be revealed outside its institution.
        let number = versions::table
            .filter(versions::section.eq(sections::id))
            .filter(seen_by(viewer))
            .select(max(versions::number))
            .single_value();
        let stands_there = latest
            .filter(latest.field(versions::section).eq(sections::id))
            .filter(latest.field(versions::chapter).eq_any(filter.chapter.clone()))
            .filter(latest.field(versions::number).nullable().eq(number));
        query = query.filter(exists(stands_there));
    }
    if !filter.institution.is_empty() {
        query = query.filter(sections::institution.eq_any(filter.institution.clone()));
    }
    if !filter.stage.is_empty() {
        let stages: Vec<&str> = filter.stage.iter().map(|stage| stage.name()).collect();
        let shown = sections::institution
            .eq_any(institutions_of(viewer))
            .or(viewer.is_editor().into_sql::<diesel::sql_types::Bool>());
        // To others, the section is shown as approved, whatever the stage of its working copy.
        query = match filter.stage.contains(&Stage::Approved) {
            true => query.filter(sections::stage.eq_any(stages).or(not(shown))),
            false => query.filter(sections::stage.eq_any(stages).and(shown)),
        };
    }
    if filter.unpublished {
        let is_published = sections::published_version.eq(sections::approved_version);
        query = query.filter(sections::published_version.is_null().or(not(is_published.assume_not_null())));
        query = query.filter(sections::approved_version.is_not_null());
    }
    if filter.mine {
        query = query.filter(sections::institution.eq_any(institutions_of(viewer)));
    }
    query
}

impl Db {
    /// Returns the section for any caller, deleted or not. For deciding what the caller may do.
    pub fn section(&mut self, id: SectionId) -> Result<Option<Section>> {
        let row: Option<SectionRow> = sections::table.find(id.to_string()).first(self).optional()?;
        row.map(SectionRow::section).transpose()
    }

    /// Returns the data that a decision about the section depends on for this actor.
    pub fn subject(&mut self, actor: &Actor, section: &Section) -> Result<Subject> {
        Ok(Subject {
            id: section.id,
            institution: section.institution,
            situation: section.situation(),
            wrote: self.wrote_of_submitted(actor, section)?,
        })
    }

    /// Returns the versions of a section that a viewer may see, latest first, and their total number.
    pub fn history(
        &mut self,
        viewer: &Viewer,
        section: SectionId,
        skip: i64,
        limit: i64,
    ) -> Result<(Vec<VersionLine>, i64)> {
        let seen = || {
            versions::table
                .inner_join(sections::table)
                .filter(seen_by(viewer))
                .filter(versions::section.eq(section.to_string()))
        };
        let total = seen().select(count_star()).first(self)?;
        let rows: Vec<LineRow> =
            seen().select(LINE).order(versions::number.desc()).offset(skip).limit(limit).load(self)?;
        Ok((rows.into_iter().map(line).collect::<Result<_>>()?, total))
    }

    /// Returns the sections that exist for a viewer, each with the latest version that the viewer may see, and their
    /// total number.
    pub fn list_sections(
        &mut self,
        viewer: &Viewer,
        filter: &SectionFilter,
        order: SectionOrder,
        skip: i64,
        limit: i64,
    ) -> Result<(Vec<Listed>, i64)> {
        let matching = || matching(viewer, filter);
        let total = matching().select(count_star()).first(self)?;
        let page = match order {
            SectionOrder::Updated => {
                let updated = updated_as_shown(institutions_of(viewer), viewer.is_editor());
                matching().order((updated.desc(), sections::id.desc()))
            }
            SectionOrder::Created => matching().order((sections::created_at.desc(), sections::id.desc())),
            SectionOrder::Oldest => matching().order((sections::created_at.asc(), sections::id.asc())),
            SectionOrder::Waiting => matching().order((sections::submitted_at.asc(), sections::id.asc())),
        };
        let rows: Vec<SectionRow> = page.offset(skip).limit(limit).load(self)?;
        let found: Vec<Section> = rows.into_iter().map(SectionRow::section).collect::<Result<_>>()?;
        Ok((self.with_lines(viewer, found)?, total))
    }

    /// Returns each section with the latest version that a viewer may see.
    fn with_lines(&mut self, viewer: &Viewer, found: Vec<Section>) -> Result<Vec<Listed>> {
        let ids: Vec<String> = found.iter().map(|section| section.id.to_string()).collect();
        let mut last = self.latest_lines(viewer, ids)?;
        let listed = found.into_iter().map(|section| {
            let line = last.remove(&section.id);
            (section, line)
        });
        Ok(listed.collect())
    }

    /// Returns the latest version that a viewer may see of each of these sections.
    fn latest_lines(
        &mut self,
        viewer: &Viewer,
        sections: Vec<String>,
    ) -> Result<HashMap<SectionId, VersionLine>> {
        let rows: Vec<LineRow> = versions::table
            .inner_join(sections::table)
            .filter(seen_by(viewer))
            .filter(versions::section.eq_any(sections))
            .select(LINE)
            .order(versions::number.asc())
            .load(self)?;
        // In ascending order, so that the latest version of each section is kept.
        rows.into_iter().map(|row| line(row).map(|line| (line.section, line))).collect()
    }

    /// Returns the title of a version for any caller: for mails to the people who work on it.
    pub fn version_title(&mut self, section: SectionId, number: u32) -> Result<Option<String>> {
        let version = versions::table.find((section.to_string(), asked_number(number)));
        Ok(version.select(versions::title).first(self).optional()?)
    }

    /// Returns the number of the template that a version was checked against.
    pub fn version_template(&mut self, section: SectionId, number: u32) -> Result<Option<u32>> {
        let version = versions::table.find((section.to_string(), asked_number(number)));
        let found: Option<i32> = version.select(versions::template_version).first(self).optional()?;
        found.map(|found| super::rows::number("versions.template_version", found)).transpose()
    }

    /// Returns the rounds of a section, latest first.
    pub fn rounds(&mut self, section: SectionId) -> Result<Vec<Round>> {
        let rows: Vec<RoundRow> = rounds::table
            .filter(rounds::section.eq(section.to_string()))
            .order(rounds::number.desc())
            .load(self)?;
        rows.into_iter().map(RoundRow::round).collect()
    }

    /// Returns the number of sections that have a version in a chapter, including deleted ones.
    pub fn sections_in_chapter(&mut self, chapter: ChapterId) -> Result<i64> {
        Ok(versions::table
            .filter(versions::chapter.eq(chapter.to_string()))
            .select(count(versions::section).aggregate_distinct())
            .first(self)?)
    }
}
