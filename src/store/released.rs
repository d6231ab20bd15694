//! What is released of a section, and what it is shown with, each in one statement: it is read after every act.

use diesel::prelude::*;

use super::compendia::{ChapterRow, CompendiumRow, chapter, compendium};
use super::connection::Db;
use super::rows::{InstitutionRow, VersionRow, asked_number};
use super::schema::{chapters, compendia, institutions, sections, versions};
use super::sections::{own, visible};
use crate::domain::account::Role;
use crate::domain::compendium::{Chapter, Compendium};
use crate::domain::ids::SectionId;
use crate::domain::institution::Institution;
use crate::domain::section::Version;
use crate::error::Result;
use crate::policy::Actor;

impl Db {
    /// A version, if the actor may see it.
    pub fn visible_version(
        &mut self,
        actor: &Actor,
        section: SectionId,
        version: u32,
    ) -> Result<Option<Version>> {
        let row: Option<VersionRow> = versions::table
            .inner_join(sections::table)
            .filter(visible(own(actor), actor.has(Role::Editor)))
            .filter(versions::section.eq(section.to_string()))
            .filter(versions::number.eq(asked_number(version)))
            .select(versions::all_columns)
            .first(self)
            .optional()?;
        row.map(VersionRow::version).transpose()
    }

    /// The latest version that the actor may see, and the chapter that it stands in, without those below it.
    pub fn latest_visible(
        &mut self,
        actor: &Actor,
        section: SectionId,
    ) -> Result<Option<(Version, Chapter)>> {
        let row: Option<(VersionRow, ChapterRow)> = versions::table
            .inner_join(sections::table)
            .inner_join(chapters::table.on(chapters::id.eq(versions::chapter)))
            .filter(visible(own(actor), actor.has(Role::Editor)))
            .filter(versions::section.eq(section.to_string()))
            .select((versions::all_columns, chapters::all_columns))
            .order(versions::number.desc())
            .first(self)
            .optional()?;
        row.map(|(version, of)| Ok((version.version()?, chapter(of)?))).transpose()
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
}
