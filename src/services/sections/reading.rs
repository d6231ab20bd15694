//! Reading sections, as far as they have been released to the caller.

use super::{RoundView, SectionLine, SectionQuery, SectionView, Sections, VersionView, WholeVersion};
use super::{history, view};
use crate::domain::ids::SectionId;
use crate::domain::section::{MADE_FROM_ORIGINAL, Original, Section};
use crate::error::{Error, Result};
use crate::policy::{Actor, Context, SectionTask, Subject, Task, permit_on, permit_task};
use crate::services::page::{Page, Paging};
use crate::store::Db;

impl Sections {
    /// The section, as far as it has been released to the caller.
    ///
    /// # Errors
    /// `unauthenticated`; `not_found` if the caller may not know that it exists.
    pub fn get(&self, context: &Context, id: SectionId) -> Result<SectionView> {
        permit_task(&context.actor, Task::ReadSections, None)?;
        self.store.read(|db| {
            let section = db.section(id)?.ok_or_else(Error::not_found)?;
            view::view(db, &context.actor, &section)
        })
    }

    /// The sections that the caller may know of.
    ///
    /// # Errors
    /// `unauthenticated`; `invalid`.
    pub fn list(
        &self,
        context: &Context,
        asked: Result<(SectionQuery, Paging)>,
    ) -> Result<Page<SectionLine>> {
        permit_task(&context.actor, Task::ReadSections, None)?;
        let (query, paging) = asked?;
        self.store.read(|db| {
            let Some(filter) = query.filter(db)? else { return Ok(paging.page(Vec::new(), 0)) };
            let (listed, total) =
                db.list_sections(&context.actor.viewer(), &filter, query.order, paging.skip, paging.limit)?;
            Ok(paging.page(view::lines(db, &context.actor, listed)?, total))
        })
    }

    /// The versions of a section that the caller may see, latest first.
    ///
    /// # Errors
    /// `unauthenticated`; `not_found`; `invalid`.
    pub fn history(
        &self,
        context: &Context,
        id: SectionId,
        paging: Result<Paging>,
    ) -> Result<Page<VersionView>> {
        self.store.read(|db| {
            let (section, _) = known_section(db, &context.actor, id)?;
            let paging = paging?;
            let viewer = context.actor.viewer();
            let access = viewer.access(section.institution);
            let (lines, total) = db.history(&viewer, id, paging.skip, paging.limit)?;
            Ok(paging
                .page(lines.into_iter().map(|line| history::version_line(access, line)).collect(), total))
        })
    }

    /// A complete version.
    ///
    /// # Errors
    /// `unauthenticated`; `not_found`, also for a version that has not been released to the caller.
    pub fn version(&self, context: &Context, id: SectionId, number: u32) -> Result<WholeVersion> {
        self.store.read(|db| {
            let (section, _) = known_section(db, &context.actor, id)?;
            let viewer = context.actor.viewer();
            let version = db.visible_version(&viewer, id, number)?.ok_or_else(Error::not_found)?;
            let chapter = view::chapter_of(db, &version)?;
            Ok(history::whole_version(viewer.access(section.institution), &section, chapter, version))
        })
    }

    /// The uploaded file that a section was created from. Visible to everyone who may see the version created from it.
    ///
    /// # Errors
    /// `unauthenticated`; `not_found`, also if the section was not created from a file.
    pub fn original(&self, context: &Context, id: SectionId) -> Result<Original> {
        self.store.read(|db| {
            known_section(db, &context.actor, id)?;
            let made = db.visible_version(&context.actor.viewer(), id, MADE_FROM_ORIGINAL)?;
            made.ok_or_else(Error::not_found)?;
            db.original(id)?.ok_or_else(Error::not_found)
        })
    }

    /// The rounds of a section, latest first. Only for its institution and the editors.
    ///
    /// # Errors
    /// `unauthenticated`; `not_found`; `forbidden`.
    pub fn rounds(&self, context: &Context, id: SectionId) -> Result<Page<RoundView>> {
        self.store.read(|db| {
            let (section, subject) = known_section(db, &context.actor, id)?;
            permit_on(&context.actor, SectionTask::SeeRecord, &subject)?;
            let access = context.actor.viewer().access(section.institution);
            let rounds: Vec<RoundView> =
                db.rounds(id)?.into_iter().map(|round| history::round(access, round)).collect();
            let total = i64::try_from(rounds.len()).map_err(Error::internal)?;
            Ok(Page { items: rounds, next: None, total })
        })
    }
}

/// The section, with what decisions about it depend on, if it is there for the actor.
pub(super) fn known_section(db: &mut Db, actor: &Actor, id: SectionId) -> Result<(Section, Subject)> {
    permit_task(actor, Task::ReadSections, None)?;
    let section = db.section(id)?.ok_or_else(Error::not_found)?;
    let subject = db.subject(actor, &section)?;
    match actor.viewer().is_shown(&subject) {
        true => Ok((section, subject)),
        false => Err(Error::not_found()),
    }
}
