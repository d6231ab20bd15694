//! The work of a person's institutions: their sections by what is to be done next.

use std::collections::HashMap;

use super::{SectionLine, Sections, view};
use crate::domain::ids::{InstitutionId, SectionId, UserId};
use crate::domain::institution::InstitutionRef;
use crate::domain::section::{Outcome, RESTORABLE_SECONDS, Round, Section};
use crate::domain::time::Timestamp;
use crate::domain::workflow::Stage;
use crate::error::{Code, Error, FaultCode, Faults, Result};
use crate::policy::{Actor, Context, Task, permit_task};
use crate::services::page::Paging;
use crate::store::{Db, Listed, SectionFilter, SectionOrder};

/// Sections with which the same is to be done next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkPart {
    /// The institution writes or corrects.
    Turn,
    /// The editors decide.
    Waiting,
    /// Approved: published, about to be, or not any more.
    Published,
    /// Rejected.
    Closed,
    /// Deleted drafts that can still be restored.
    Deleted,
}

impl WorkPart {
    /// Every part, in the order of the list.
    pub const ALL: [WorkPart; 5] =
        [WorkPart::Turn, WorkPart::Waiting, WorkPart::Published, WorkPart::Closed, WorkPart::Deleted];

    /// Returns the name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            WorkPart::Turn => "turn",
            WorkPart::Waiting => "waiting",
            WorkPart::Published => "published",
            WorkPart::Closed => "closed",
            WorkPart::Deleted => "deleted",
        }
    }

    /// Returns the part with this name.
    pub fn named(name: &str) -> Option<WorkPart> {
        WorkPart::ALL.into_iter().find(|part| part.name() == name)
    }

    fn stages(self) -> &'static [Stage] {
        match self {
            WorkPart::Turn => &[Stage::Draft, Stage::ChangesRequested],
            WorkPart::Waiting => &[Stage::Submitted, Stage::InReview],
            WorkPart::Published => &[Stage::Approved],
            WorkPart::Closed => &[Stage::Rejected],
            WorkPart::Deleted => &[],
        }
    }
}

/// The sections of the caller's own institutions.
pub struct WorkList {
    /// The parts that were asked for, in order; some may be empty.
    pub parts: Vec<WorkSections>,
    /// The institutions.
    pub institutions: Vec<InstitutionRef>,
    /// The institutions whose members the caller may see and invite.
    pub invites: Vec<InstitutionRef>,
    /// The time as of which the list is.
    pub now: Timestamp,
}

/// A page of one part of the list.
pub struct WorkSections {
    /// The part.
    pub part: WorkPart,
    /// The sections, the last changed first.
    pub items: Vec<WorkItem>,
    /// Total number of sections in this part.
    pub total: i64,
    /// The cursor of the next page, if there is one.
    pub next: Option<String>,
}

/// A section with what happened last and what is missing.
pub struct WorkItem {
    /// The section.
    pub line: SectionLine,
    /// The number of its current version.
    pub version: u32,
    /// Who saved that version, and when.
    pub saved: Option<(String, Timestamp)>,
    /// The latest round, if it was ever submitted.
    pub round: Option<WorkRound>,
    /// When the published version was first published.
    pub published_at: Option<Timestamp>,
    /// When it was unpublished, and why.
    pub unpublished: Option<(Timestamp, String)>,
    /// What keeps the current version from being submitted; none while the institution does not write.
    pub lacks: Option<FieldsLacking>,
    /// When the caller's own working copy was kept, if there is one.
    pub kept_at: Option<Timestamp>,
    /// Until when it can be restored, if it was deleted.
    pub restorable_until: Option<Timestamp>,
    /// When it was deleted.
    pub deleted_at: Option<Timestamp>,
}

/// The latest round of a section.
pub struct WorkRound {
    /// Its number.
    pub number: u32,
    /// The number of the version submitted.
    pub version: u32,
    /// Who submitted it, and when.
    pub submitted: (String, Timestamp),
    /// How, by whom and when it ended; none while it is open.
    pub ended: Option<(Outcome, String, Timestamp)>,
}

impl WorkItem {
    /// Whether the institution has saved a version since the editors asked for changes.
    pub fn is_corrected(&self) -> bool {
        let is_later = |round: &WorkRound| self.version > round.version;
        self.line.stage == Stage::ChangesRequested && self.round.as_ref().is_some_and(is_later)
    }
}

/// How much keeps a version from being submitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldsLacking {
    /// Number of required fields that are missing.
    pub missing: usize,
    /// Number of required fields.
    pub required: usize,
    /// Number of fields that have something else to be corrected.
    pub faulty: usize,
}

impl FieldsLacking {
    /// Counts the fields with faults, given the names of the required ones.
    pub(super) fn of(faults: &Faults, required: &[&str]) -> FieldsLacking {
        let (mut missing, mut faulty) = (Vec::new(), Vec::new());
        for fault in faults {
            let field = fault.pointer.trim_start_matches('/');
            let name = field.split('/').next().unwrap_or_default();
            let is_missing = fault.code == FaultCode::Required && required.contains(&field);
            let list = if is_missing { &mut missing } else { &mut faulty };
            if !list.contains(&name.to_owned()) {
                list.push(name.to_owned());
            }
        }
        FieldsLacking { missing: missing.len(), required: required.len(), faulty: faulty.len() }
    }

    /// Whether nothing keeps it.
    pub fn is_nothing(self) -> bool {
        self.missing == 0 && self.faulty == 0
    }
}

impl Sections {
    /// The sections of the caller's institutions by what is to be done next: all parts, or a page of one.
    ///
    /// # Errors
    /// `unauthenticated`; `forbidden` for callers who write for no institution; `invalid`.
    pub fn work(
        &self,
        context: &Context,
        part: Option<WorkPart>,
        paging: Result<Paging>,
    ) -> Result<WorkList> {
        let actor = &context.actor;
        let user = actor.user()?.id;
        let own = permitted_in(actor, Task::CreateSection)?;
        let paging = paging?;
        let now = self.store.clock().now();
        let wanted = part.map_or(WorkPart::ALL.to_vec(), |part| vec![part]);
        self.store.read(|db| {
            let mut parts = Vec::new();
            for part in wanted {
                parts.push(self.work_part(db, actor, user, part, paging, now)?);
            }
            let institutions = references(db, &own)?;
            let invites = references(db, &permitted_in(actor, Task::InviteMember).unwrap_or_default())?;
            Ok(WorkList { parts, institutions, invites, now })
        })
    }

    /// The institutions for which the caller may create sections.
    ///
    /// # Errors
    /// `unauthenticated`; `forbidden` if there are none.
    pub fn writes_for(&self, context: &Context) -> Result<Vec<InstitutionRef>> {
        context.actor.user()?;
        let own = permitted_in(&context.actor, Task::CreateSection)?;
        self.store.read(|db| references(db, &own))
    }

    fn work_part(
        &self,
        db: &mut Db,
        actor: &Actor,
        user: UserId,
        part: WorkPart,
        paging: Paging,
        now: Timestamp,
    ) -> Result<WorkSections> {
        let viewer = actor.viewer();
        let (listed, total) = match part {
            WorkPart::Deleted => {
                let after = now.plus_seconds(-RESTORABLE_SECONDS);
                db.deleted_sections(&viewer, after, paging.skip, paging.limit)?
            }
            _ => {
                let stage = part.stages().to_vec();
                let filter = SectionFilter { stage, mine: true, ..SectionFilter::default() };
                db.list_sections(&viewer, &filter, SectionOrder::Updated, paging.skip, paging.limit)?
            }
        };
        let items = self.work_items(db, actor, user, part, listed)?;
        let page = paging.page(items, total);
        Ok(WorkSections { part, items: page.items, total, next: page.next })
    }

    fn work_items(
        &self,
        db: &mut Db,
        actor: &Actor,
        user: UserId,
        part: WorkPart,
        listed: Vec<Listed>,
    ) -> Result<Vec<WorkItem>> {
        let ids: Vec<SectionId> = listed.iter().map(|(section, _)| section.id).collect();
        let mut rounds = db.latest_rounds(&ids)?;
        let mut kept = db.working_copies_of(user, &ids)?;
        let mut lacking = match part {
            WorkPart::Turn => self.lacking(db, actor, &listed)?,
            _ => HashMap::new(),
        };
        let authors = listed.iter().filter_map(|(_, line)| Some(line.as_ref()?.author));
        let of_rounds = rounds.values().flat_map(|round| {
            [Some(round.submitted_by), round.ended.as_ref().map(|ended| ended.by)].into_iter().flatten()
        });
        let names = db.names_of(&authors.chain(of_rounds).collect::<Vec<_>>())?;
        let name = |id: UserId| names.get(&id).cloned().unwrap_or_default();
        let lines = view::lines(db, actor, listed.clone())?;
        let items = listed.into_iter().zip(lines).map(|((section, version), line)| WorkItem {
            line,
            version: section.version,
            saved: version.map(|version| (name(version.author), version.created_at)),
            round: rounds.remove(&section.id).map(|round| work_round(round, name)),
            published_at: section.published_at.filter(|_| section.published_version.is_some()),
            unpublished: section.unpublished_at.zip(section.unpublish_reason),
            lacks: lacking.remove(&section.id),
            kept_at: kept.remove(&section.id),
            restorable_until: section.deleted_at.map(|at| at.plus_seconds(RESTORABLE_SECONDS)),
            deleted_at: section.deleted_at,
        });
        Ok(items.collect())
    }

    /// What keeps the current version of each section from being submitted, by the newest template.
    fn lacking(
        &self,
        db: &mut Db,
        actor: &Actor,
        listed: &[Listed],
    ) -> Result<HashMap<SectionId, FieldsLacking>> {
        let ids: Vec<SectionId> = listed.iter().map(|(section, _)| section.id).collect();
        let written = db.current_practices(&actor.viewer(), &ids)?;
        let mut newest = HashMap::new();
        let mut lacking = HashMap::new();
        for (section, _) in listed {
            let Some(written) = written.get(&section.id) else { continue };
            let number = match newest.get(&section.compendium) {
                Some(number) => *number,
                None => {
                    let number = self.newest_template(db, section)?;
                    newest.insert(section.compendium, number);
                    number
                }
            };
            let template = self.template(db, section.compendium, number)?;
            let required = template.schema["required"].as_array().into_iter().flatten();
            let required: Vec<&str> = required.filter_map(|name| name.as_str()).collect();
            let faults = template.submission_faults(written);
            lacking.insert(section.id, FieldsLacking::of(&faults, &required));
        }
        Ok(lacking)
    }

    /// The number of the template that the next version of a section is checked against.
    pub(super) fn newest_template(&self, db: &mut Db, section: &Section) -> Result<u32> {
        let found = db.compendium(&section.compendium.to_string())?;
        found.map(|(_, number)| number).ok_or_else(|| Error::internal("a section without its compendium"))
    }
}

/// The actor's own institutions in which they may do a task.
fn permitted_in(actor: &Actor, task: Task) -> Result<Vec<InstitutionId>> {
    let own = actor.institutions().into_iter();
    let permitted: Vec<_> = own.filter(|own| permit_task(actor, task, Some(*own)).is_ok()).collect();
    if permitted.is_empty() { Err(Error::new(Code::Forbidden)) } else { Ok(permitted) }
}

fn references(db: &mut Db, ids: &[InstitutionId]) -> Result<Vec<InstitutionRef>> {
    Ok(db.institutions_by_id(ids)?.iter().map(InstitutionRef::from).collect())
}

fn work_round(round: Round, name: impl Fn(UserId) -> String) -> WorkRound {
    WorkRound {
        number: round.number,
        version: round.version,
        submitted: (name(round.submitted_by), round.submitted_at),
        ended: round.ended.map(|ended| (ended.outcome, name(ended.by), ended.at)),
    }
}
