//! Where a section stands, for those who write it.

use std::collections::HashMap;

use super::history::{self, VersionView};
use super::reading::known_section;
use super::work::FieldsLacking;
use super::{RoundView, SectionView, Sections, view};
use crate::domain::attachment::{Attachment, submission_faults as attachment_faults};
use crate::domain::ids::{SectionId, UserId};
use crate::domain::section::Original;
use crate::domain::time::Timestamp;
use crate::domain::workflow::Act;
use crate::error::{Error, Faults, Result};
use crate::policy::{Context, SectionTask, Viewer, permit, permit_on};
use crate::services::attachments::AttachmentView;
use crate::store::{Db, WorkingCopy};

/// A section with everything that its institution needs to go on with it.
pub struct Standing {
    /// The section, in its current version.
    pub section: SectionView,
    /// The current version, without its texts.
    pub version: VersionView,
    /// Its rounds, latest first.
    pub rounds: Vec<RoundView>,
    /// The names of the people who took part, by account.
    pub names: HashMap<UserId, String>,
    /// The account that created it.
    pub created_by: UserId,
    /// When the caller's own working copy was kept, if there is one.
    pub kept_at: Option<Timestamp>,
    /// The file that it was created from, if there is one.
    pub original: Option<Original>,
    /// What keeps the current version from being submitted, with pointers into the section.
    pub faults: Faults,
    /// Number of pictures and annexes that it has now.
    pub files: usize,
    /// How many fields that are.
    pub lacks: FieldsLacking,
    /// The time as of which this is so.
    pub now: Timestamp,
}

impl Standing {
    /// Returns the name of the person with this account.
    pub fn name(&self, id: UserId) -> &str {
        self.names.get(&id).map_or("", String::as_str)
    }
}

/// Whether a section can be submitted.
pub struct SubmissionCheck {
    /// The section, in its current version.
    pub section: SectionView,
    /// What keeps that version from being submitted, with pointers into the section.
    pub faults: Faults,
    /// When the caller's own working copy was kept, if there is one: it is not submitted.
    pub kept_at: Option<Timestamp>,
    /// The time as of which this is so.
    pub now: Timestamp,
}

impl Sections {
    /// Where a section stands. Only for its institution.
    ///
    /// # Errors
    /// `unauthenticated`; `not_found`; `forbidden`.
    pub fn standing(&self, context: &Context, id: SectionId) -> Result<Standing> {
        let user = context.actor.user()?.id;
        let now = self.store.clock().now();
        self.store.read(|db| {
            let (section, subject) = known_section(db, &context.actor, id)?;
            permit_on(&context.actor, SectionTask::KeepWorkingCopy, &subject)?;
            let viewer = context.actor.viewer();
            let access = viewer.access(section.institution);
            let shown = view::view(db, &context.actor, &section)?;
            let (versions, _) = db.history(&viewer, id, 0, 1)?;
            let version = versions.into_iter().next().ok_or_else(Error::not_found)?;
            let rounds = db.rounds(id)?.into_iter().map(|round| history::round(access, round));
            let rounds: Vec<RoundView> = rounds.collect();
            let mut people = vec![section.created_by, version.author];
            people.extend(rounds.iter().map(|round| round.submitted_by));
            people.extend(rounds.iter().filter_map(|round| Some(round.decision.as_ref()?.decided_by)));
            people.sort_unstable();
            people.dedup();
            let (faults, lacks) = self.faults(db, &viewer, &shown)?;
            Ok(Standing {
                version: history::version_line(access, version),
                rounds,
                names: db.names_of(&people)?,
                created_by: section.created_by,
                kept_at: kept(db, user, id)?,
                original: db.original(id)?,
                faults,
                lacks,
                files: db.attachments(id)?.len(),
                section: shown,
                now,
            })
        })
    }

    /// What [`Sections::submit`] would find, without submitting.
    ///
    /// # Errors
    /// Those of the policy for submitting.
    pub fn submission_check(&self, context: &Context, id: SectionId) -> Result<SubmissionCheck> {
        let user = context.actor.user()?.id;
        let now = self.store.clock().now();
        self.store.read(|db| {
            let section = db.section(id)?.ok_or_else(Error::not_found)?;
            let subject = db.subject(&context.actor, &section)?;
            permit(&context.actor, Act::Submit, &subject)?;
            let shown = view::view(db, &context.actor, &section)?;
            let (faults, _) = self.faults(db, &context.actor.viewer(), &shown)?;
            Ok(SubmissionCheck { section: shown, faults, kept_at: kept(db, user, id)?, now })
        })
    }

    /// What keeps the version shown from being submitted, by the newest template.
    fn faults(&self, db: &mut Db, viewer: &Viewer, shown: &SectionView) -> Result<(Faults, FieldsLacking)> {
        let found = db.compendium(&shown.compendium.id.to_string())?;
        let (_, number) = found.ok_or_else(|| Error::internal("a section without its compendium"))?;
        let template = self.template(db, shown.compendium.id, number)?;
        let required = template.schema["required"].as_array().into_iter().flatten();
        let required: Vec<&str> = required.filter_map(|name| name.as_str()).collect();
        let faults = template.submission_faults(&shown.practice.clone().unwrap_or_default());
        let lacks = FieldsLacking::of(&faults, &required);
        let mut faults = faults.map(|fault| fault.under("/practice"));
        let listed = db.latest_visible(viewer, shown.id)?.map(|shown| shown.version.attachments);
        faults.extend(attachment_faults(&listed.unwrap_or_default(), &db.attachments(shown.id)?));
        Ok((faults, lacks))
    }
}

/// The pictures and annexes of a section, for those who write it.
pub struct SectionFiles {
    /// The section.
    pub section: SectionView,
    /// The pictures and annexes that it has now.
    pub attachments: Vec<AttachmentView>,
    /// For each of them, the Markdown that puts it into a text, if it is a picture.
    pub lines: Vec<Option<String>>,
    /// Whether the current version has others, or says something else about them.
    pub is_unsaved: bool,
}

impl SectionFiles {
    pub(super) fn of(db: &mut Db, viewer: &Viewer, section: SectionView) -> Result<SectionFiles> {
        let working = db.attachments(section.id)?;
        let listed = db.latest_visible(viewer, section.id)?.map(|shown| shown.version.attachments);
        Ok(SectionFiles {
            attachments: AttachmentView::all(&working),
            lines: working.iter().map(Attachment::markdown).collect(),
            is_unsaved: listed.unwrap_or_default() != working,
            section,
        })
    }
}

impl Sections {
    /// The pictures and annexes of a section. Only for its institution.
    ///
    /// # Errors
    /// `unauthenticated`; `not_found`; `forbidden`.
    pub fn files(&self, context: &Context, id: SectionId) -> Result<SectionFiles> {
        self.store.read(|db| {
            let (section, subject) = known_section(db, &context.actor, id)?;
            permit_on(&context.actor, SectionTask::KeepWorkingCopy, &subject)?;
            let shown = view::view(db, &context.actor, &section)?;
            SectionFiles::of(db, &context.actor.viewer(), shown)
        })
    }
}

fn kept(db: &mut Db, user: UserId, id: SectionId) -> Result<Option<Timestamp>> {
    let copy: Option<WorkingCopy> = db.working_copy(user, id)?;
    Ok(copy.map(|copy| copy.saved_at))
}
