//! What editors see at their desk: what waits for them, and everything about one section that a decision needs.

use std::collections::HashMap;

use super::reading::known_section;
use super::{RoundView, SectionLine, SectionQuery, SectionView, Sections, WholeVersion, history, view};
use crate::domain::compendium::ChapterRef;
use crate::domain::event::EventKind;
use crate::domain::ids::{SectionId, UserId};
use crate::domain::institution::InstitutionRef;
use crate::domain::section::{Outcome, Round};
use crate::domain::time::Timestamp;
use crate::domain::workflow::Stage;
use crate::error::{Error, Result};
use crate::policy::{
    Access, Actor, Context, FourEyes, SectionTask, Task, Viewer, four_eyes, permit_on, permit_task,
};
use crate::services::catalog::Catalog;
use crate::services::journal::Released;
use crate::services::page::{Page, Paging};
use crate::store::{Db, Listed, SectionFilter, SectionOrder};

/// Number of decisions that the desk lists.
const DECIDED: i64 = 8;
/// Number of sections that the desk lists of those that are with their institutions, or not published.
const OTHERS: i64 = 50;

/// What the desk lists.
#[derive(Clone, Debug)]
pub struct DeskQuery {
    /// Chapters, by identifiers or slugs.
    pub chapter: Vec<String>,
    /// Institutions, by identifiers or slugs.
    pub institution: Vec<String>,
    /// Countries of institutions, as ISO 3166-1 alpha-2 codes.
    pub country: Vec<String>,
}

/// What the desk shows.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The submitted sections, those first that wait longest.
    pub waiting: Page<DeskLine>,
    /// Sections with an approved version that is not published.
    pub unpublished: Page<DeskLine>,
    /// Sections whose institution was asked for changes.
    pub returned: Page<DeskLine>,
    /// The last decisions.
    pub decided: Vec<DecidedLine>,
    /// The chapters, in the order of the compendia.
    pub chapters: Vec<ChapterRef>,
    /// The institutions, with their countries.
    pub institutions: Vec<(InstitutionRef, Option<String>)>,
    /// Now, for saying how long ago something was.
    pub now: Timestamp,
}

/// A section in a list at the desk.
#[derive(Clone, Debug)]
pub struct DeskLine {
    /// The section.
    pub section: SectionLine,
    /// The number of its last round.
    pub round: u32,
    /// When that round ended with a decision; none while it is open.
    pub decided_at: Option<Timestamp>,
    /// Why the caller may not decide on it; none if they may.
    pub four_eyes: Option<FourEyes>,
}

/// A decision in a list at the desk.
#[derive(Clone, Debug)]
pub struct DecidedLine {
    /// The section.
    pub section: SectionLine,
    /// The title of the version that was decided on.
    pub title: String,
    /// The outcome.
    pub outcome: Outcome,
    /// When it was decided.
    pub at: Timestamp,
    /// The name of the editor.
    pub by: String,
}

/// Everything about one section that a decision needs.
#[derive(Clone, Debug)]
pub struct DeskSection {
    /// The section, as the caller sees it.
    pub section: SectionView,
    /// The version released to editors: the submitted one while a round is open. None if all were withdrawn.
    pub version: Option<WholeVersion>,
    /// The number of the version last decided on before that one.
    pub decided: Option<u32>,
    /// The rounds, latest first.
    pub rounds: Vec<RoundView>,
    /// Everything that was done about it, as far as the caller may see it, oldest first.
    pub record: Vec<RecordEntry>,
    /// Why the caller may not decide on it, although it waits for a decision; none if they may.
    pub four_eyes: Option<FourEyes>,
    /// Whether approving publishes at once.
    pub publishes: bool,
    /// The most recently approved version.
    pub approved_version: Option<u32>,
    /// The names of the people in its record.
    pub people: HashMap<UserId, String>,
    /// Now, for saying how long ago something was.
    pub now: Timestamp,
}

/// An entry of the record of a section.
#[derive(Clone, Debug)]
pub struct RecordEntry {
    /// What was done.
    pub kind: EventKind,
    /// When.
    pub at: Timestamp,
    /// By whom, if it was a person.
    pub by: Option<UserId>,
    /// The number of the version that it was about.
    pub version: Option<u32>,
    /// The number of the round that it was about.
    pub round: Option<u32>,
}

impl DeskSection {
    /// Returns the open round.
    pub fn open_round(&self) -> Option<&RoundView> {
        self.rounds.first().filter(|round| round.outcome.is_none())
    }
}

impl Sections {
    /// Returns what waits for editors, and what they did last.
    ///
    /// # Errors
    /// `unauthenticated`; `forbidden` to everyone but editors; `invalid`.
    pub fn desk(&self, context: &Context, asked: Result<(DeskQuery, Paging)>) -> Result<Desk> {
        permit_task(&context.actor, Task::SearchDesk, None)?;
        let (query, paging) = asked?;
        let now = self.store.clock().now();
        self.store.read(|db| {
            let query = SectionQuery {
                compendium: Vec::new(),
                chapter: query.chapter,
                institution: query.institution,
                country: query.country,
                stage: Vec::new(),
                mine: false,
                order: SectionOrder::Waiting,
            };
            let filter = query.filter(db)?;
            let names = self.names.now(db)?;
            let actor = &context.actor;
            let mut list = |stage: Vec<Stage>, unpublished: bool, paging: Paging| match &filter {
                None => Ok(paging.page(Vec::new(), 0)),
                Some(filter) => {
                    lines(db, actor, &SectionFilter { stage, unpublished, ..filter.clone() }, paging)
                }
            };
            let others = Paging { skip: 0, limit: OTHERS };
            Ok(Desk {
                waiting: list(vec![Stage::Submitted, Stage::InReview], false, paging)?,
                unpublished: list(vec![Stage::Approved], true, others)?,
                returned: list(vec![Stage::ChangesRequested], false, others)?,
                decided: decided(db, actor)?,
                chapters: chapters(&names),
                institutions: names
                    .institutions
                    .values()
                    .map(|of| (InstitutionRef::from(of), of.country.clone()))
                    .collect(),
                now,
            })
        })
    }

    /// Returns everything about one section that a decision needs.
    ///
    /// # Errors
    /// `unauthenticated`; `forbidden` to everyone but editors; `not_found`.
    pub fn at_the_desk(&self, context: &Context, id: SectionId) -> Result<DeskSection> {
        permit_task(&context.actor, Task::SearchDesk, None)?;
        let now = self.store.clock().now();
        self.store.read(|db| {
            let (section, subject) = known_section(db, &context.actor, id)?;
            permit_on(&context.actor, SectionTask::SeeRecord, &subject)?;
            let access = context.actor.viewer().access(section.institution);
            let rounds = db.rounds(id)?;
            // Also for an editor who is a member of the institution: the others decide on this version.
            let released = db.latest_visible(&Viewer::any_editor(), id)?.map(|shown| shown.version);
            let decided = released.as_ref().and_then(|version| last_decided(&rounds, version.number));
            let version = match released {
                Some(version) => {
                    let chapter = view::chapter_of(db, &version)?;
                    Some(history::whole_version(access, &section, chapter, version))
                }
                None => None,
            };
            let waits = matches!(section.stage, Stage::Submitted | Stage::InReview);
            let (compendium, _) =
                db.compendium(&section.compendium.to_string())?.ok_or_else(Error::not_found)?;
            Ok(DeskSection {
                record: record(db, context, id, &rounds)?,
                rounds: rounds.into_iter().map(|round| history::round(access, round)).collect(),
                section: view::view(db, &context.actor, &section)?,
                version,
                decided,
                four_eyes: four_eyes(&context.actor, &subject).filter(|_| waits),
                publishes: compendium.settings.publish_on_approval,
                approved_version: section.approved_version,
                people: db.people_of(id)?,
                now,
            })
        })
    }

    /// Returns the names of the people who did anything about a section: its authors, submitters and editors. Only for
    /// its institution and the editors.
    ///
    /// # Errors
    /// `unauthenticated`; `not_found`; `forbidden`.
    pub fn people(&self, context: &Context, id: SectionId) -> Result<HashMap<UserId, String>> {
        self.store.read(|db| {
            let (_, subject) = known_section(db, &context.actor, id)?;
            permit_on(&context.actor, SectionTask::SeeRecord, &subject)?;
            db.people_of(id)
        })
    }

    /// Returns the time, for saying how long ago something was.
    pub fn now(&self) -> Timestamp {
        self.store.clock().now()
    }

    /// Returns how close the caller is to a section.
    ///
    /// # Errors
    /// `unauthenticated`; `not_found`.
    pub fn access(&self, context: &Context, id: SectionId) -> Result<Access> {
        self.store.read(|db| {
            let (section, _) = known_section(db, &context.actor, id)?;
            Ok(context.actor.viewer().access(section.institution))
        })
    }
}

fn chapters(names: &Catalog) -> Vec<ChapterRef> {
    let in_order =
        names.compendia.iter().filter_map(|compendium| names.in_order.get(&compendium.id)).flatten();
    in_order.filter_map(|id| names.chapters.get(id)).map(ChapterRef::from).collect()
}

fn lines(db: &mut Db, actor: &Actor, filter: &SectionFilter, paging: Paging) -> Result<Page<DeskLine>> {
    let (listed, total) =
        db.list_sections(&actor.viewer(), filter, SectionOrder::Waiting, paging.skip, paging.limit)?;
    let mut about = Vec::new();
    for (section, _) in &listed {
        let subject = db.subject(actor, section)?;
        let last = db.rounds(section.id)?.into_iter().next();
        let decided_at = last.and_then(|round| round.ended).map(|ended| ended.at);
        about.push((section.rounds, decided_at, four_eyes(actor, &subject)));
    }
    let lines = view::lines(db, actor, listed)?.into_iter().zip(about);
    let lines = lines.map(|(section, (round, decided_at, four_eyes))| DeskLine {
        section,
        round,
        decided_at,
        four_eyes,
    });
    Ok(paging.page(lines.collect(), total))
}

/// The last decisions. What the version was called when it was decided on stays.
fn decided(db: &mut Db, actor: &Actor) -> Result<Vec<DecidedLine>> {
    let found = db.last_decided(&actor.viewer(), DECIDED)?;
    let by: Vec<UserId> = found.iter().filter_map(|(_, round)| Some(round.ended.as_ref()?.by)).collect();
    let people = db.names_of(&by)?;
    let listed: Vec<Listed> = found.iter().map(|(section, _)| (section.clone(), None)).collect();
    let mut lines = Vec::new();
    for (line, (section, round)) in view::lines(db, actor, listed)?.into_iter().zip(found) {
        let Some(ended) = round.ended else { continue };
        lines.push(DecidedLine {
            section: line,
            title: db.version_title(section.id, round.version)?.unwrap_or_default(),
            outcome: ended.outcome,
            at: ended.at,
            by: people.get(&ended.by).cloned().unwrap_or_default(),
        });
    }
    Ok(lines)
}

/// The number of the version that was last decided on before this one.
fn last_decided(rounds: &[Round], before: u32) -> Option<u32> {
    let is_decided = |round: &&Round| {
        let outcome = round.ended.as_ref().map(|ended| ended.outcome);
        round.version < before && outcome.is_some_and(|outcome| outcome != Outcome::Withdrawn)
    };
    rounds.iter().find(is_decided).map(|round| round.version)
}

fn record(db: &mut Db, context: &Context, id: SectionId, rounds: &[Round]) -> Result<Vec<RecordEntry>> {
    let (entries, _) = db.journal_page(Some(id), 0, i64::from(i32::MAX))?;
    let released = Released::of(db, &context.actor, id)?;
    let mut record = Vec::new();
    for linked in entries.into_iter().rev() {
        let entry = linked.entry;
        let Some(kind) = entry.kind() else { continue };
        if !released.shows(&entry) {
            continue;
        }
        let text = |name: &str| entry.data.get(name).and_then(|value| value.as_str());
        let number = entry.data.get("version").and_then(|value| value.as_u64());
        record.push(RecordEntry {
            kind,
            at: entry.at,
            by: entry.actor.parse().ok(),
            version: number.and_then(|number| number.try_into().ok()),
            round: text("round")
                .and_then(|named| rounds.iter().find(|round| round.id.to_string() == named))
                .map(|round| round.number),
        });
    }
    Ok(record)
}
