//! Sections: writing them and taking them through the workflow. Each act reads the section under the lock,
//! asks the policy, changes it and says what happened.

mod input;
mod view;

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use crate::domain::account::email_address;
use crate::domain::compendium::Compendium;
use crate::domain::event::{Event, Name};
use crate::domain::ids::{CompendiumId, SectionId};
use crate::domain::practice::Template;
use crate::domain::section::{Contact, Outcome, Round, Section, Version};
use crate::domain::workflow::{Act, Stage};
use crate::error::{Code, Error, Fault, Result};
use crate::policy::{Actor, Permit, Task, permit_task};
use crate::services::input::Input;
use crate::services::page::{Page, Paging};
use crate::store::{Change, Content, Context, Db, Store, Tx};

pub use crate::store::SectionOrder;
pub use input::{Decide, Decision, IfMatch, Listing, NewSection, Restore, Save, Submit, Unpublish, Withdraw};
pub use view::{
    ChapterRef, CompendiumRef, DecisionView, InstitutionRef, RoundView, SectionLine, SectionView,
    VersionView, WholeVersion,
};

/// How long a deleted draft can be brought back.
const RESTORABLE_SECONDS: i64 = 30 * 24 * 60 * 60;

/// The uploaded file that a section was made from.
pub struct Original {
    /// SHA-256 of its bytes, lower-case hexadecimal: where the file is kept.
    pub sha256: String,
    /// What the uploader called it.
    pub file_name: String,
    /// Its media type, by its content.
    pub media_type: String,
    /// How many bytes it has.
    pub bytes: usize,
}

/// The acts on sections.
pub struct Sections {
    store: Arc<Store>,
    templates: RwLock<HashMap<(CompendiumId, u32), Arc<Template>>>,
}

impl Sections {
    /// The acts on the sections in that store.
    pub fn new(store: Arc<Store>) -> Sections {
        Sections { store, templates: RwLock::default() }
    }

    /// Creates a section of an institution: stage `draft`, version 1.
    ///
    /// # Errors
    /// `unauthenticated`; `forbidden` for who is no author or focal point of the institution; `invalid`.
    pub fn create(&self, context: &Context, input: Input<NewSection>) -> Result<SectionView> {
        self.create_from(context, input, None)
    }

    /// Asks whether the caller may create sections of the institution with that identifier or slug.
    ///
    /// # Errors
    /// `unauthenticated`; `forbidden`.
    pub fn may_create(&self, context: &Context, institution: Option<&str>) -> Result<()> {
        context.actor.user()?;
        self.store.read(|db| permit_creation(db, &context.actor, institution).map(|_| ()))
    }

    /// Creates a section from an uploaded file, which the caller has read and kept.
    ///
    /// # Errors
    /// As [`Sections::create`].
    pub fn import(&self, context: &Context, new: NewSection, original: &Original) -> Result<SectionView> {
        self.create_from(context, Input::from(new), Some(original))
    }

    fn create_from(
        &self,
        context: &Context,
        input: Input<NewSection>,
        original: Option<&Original>,
    ) -> Result<SectionView> {
        context.actor.user()?;
        self.store.write(context, |tx| {
            let named = input.ok().map(|new| new.institution.as_str()).or(input.raw("institution").as_str());
            let actor = tx.actor().clone();
            let permit = permit_creation(tx, &actor, named)?;
            let new = input.get()?;
            let institution = tx.institution(&new.institution)?;
            let compendium = tx.compendium(&new.compendium)?;
            let chapter = match &compendium {
                Some((of, _)) => tx.chapter(of.id, &new.chapter)?,
                None => None,
            };
            let mut faults = contact_faults(new.contact.as_ref());
            for (missing, pointer) in [
                (institution.is_none(), "/institution"),
                (compendium.is_none(), "/compendium"),
                (compendium.is_some() && chapter.is_none(), "/chapter"),
            ] {
                if missing {
                    faults.push(Fault::new(pointer, "unknown"));
                }
            }
            let template = match &compendium {
                Some((of, number)) => Some(self.template(tx, of.id, *number)?),
                None => None,
            };
            if let Some(template) = &template {
                faults.extend(practice_faults(template, &new.practice, None));
            }
            let (Some(institution), Some((compendium, number)), Some(chapter), true) =
                (institution, compendium, chapter, faults.is_empty())
            else {
                return Err(Error::invalid(faults));
            };
            let section = Section {
                id: SectionId::new(),
                compendium: compendium.id,
                chapter: chapter.id,
                institution: institution.id,
                language: new.language,
                stage: Stage::Draft,
                version: 1,
                published_version: None,
                published_at: None,
                unpublished_at: None,
                unpublish_reason: None,
                approved_version: None,
                rounds: 0,
                submitted_at: None,
                maturity: None,
                contact: new.contact,
                created_by: tx.actor().user()?.id,
                created_at: tx.now,
                updated_at: tx.now,
                deleted_at: None,
            };
            let content = Content { practice: new.practice, body: new.body, template_version: number };
            let version = tx.create_section(&permit, &section, content, new.message)?;
            let mut event =
                at_version(Name::SectionCreated, &version).with("institution", institution.id.to_string());
            if let Some(file) = original {
                tx.add_original(
                    &permit,
                    section.id,
                    &file.sha256,
                    &file.file_name,
                    &file.media_type,
                    file.bytes,
                )?;
                event = event.with("original", file.sha256.as_str());
            }
            made(tx, &section, vec![event])
        })
    }

    /// The section as released to the caller.
    ///
    /// # Errors
    /// `unauthenticated`; `not_found` where the caller may not know of it.
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
    pub fn list(&self, context: &Context, listing: &Listing, paging: Paging) -> Result<Page<SectionLine>> {
        permit_task(&context.actor, Task::ReadSections, None)?;
        self.store.read(|db| {
            let Some(filter) = listing.filter(db)? else { return Ok(paging.page(Vec::new(), 0)) };
            let (listed, total) =
                db.list_sections(&context.actor, &filter, listing.order, paging.skip, paging.limit)?;
            Ok(paging.page(view::lines(db, &context.actor, listed)?, total))
        })
    }

    /// The versions of a section that the caller may see, the latest first.
    ///
    /// # Errors
    /// `unauthenticated`; `not_found`.
    pub fn history(&self, context: &Context, id: SectionId, paging: Paging) -> Result<Page<VersionView>> {
        self.store.read(|db| {
            let section = known_section(db, &context.actor, id)?;
            let sight = view::sight(&context.actor, &section);
            let (lines, total) = db.history(&context.actor, id, paging.skip, paging.limit)?;
            Ok(paging.page(lines.into_iter().map(|line| view::version_line(sight, line)).collect(), total))
        })
    }

    /// One version whole.
    ///
    /// # Errors
    /// `unauthenticated`; `not_found`, also for a version that was not released to the caller.
    pub fn version(&self, context: &Context, id: SectionId, number: u32) -> Result<WholeVersion> {
        self.store.read(|db| {
            let section = known_section(db, &context.actor, id)?;
            let version =
                db.visible_version(&context.actor, id, Some(number))?.ok_or_else(Error::not_found)?;
            Ok(view::whole_version(view::sight(&context.actor, &section), &section, version))
        })
    }

    /// The rounds of a section, the latest first: for its institution and the editors.
    ///
    /// # Errors
    /// `unauthenticated`; `not_found`; `forbidden`.
    pub fn rounds(&self, context: &Context, id: SectionId) -> Result<Page<RoundView>> {
        self.store.read(|db| {
            let section = known_section(db, &context.actor, id)?;
            let sight = view::sight(&context.actor, &section);
            if sight == view::Sight::Public {
                return Err(Error::new(Code::Forbidden));
            }
            let rounds: Vec<RoundView> =
                db.rounds(id)?.into_iter().map(|round| view::round(sight, round)).collect();
            let total = i64::try_from(rounds.len()).map_err(Error::internal)?;
            Ok(Page { items: rounds, next: None, total })
        })
    }

    /// Replaces practice and body whole: a new version. Saving what already is the current version, by the
    /// same author, changes nothing, so that a retry is safe.
    ///
    /// # Errors
    /// Those of the policy; `precondition_required`, `version_conflict`; `invalid`.
    pub fn save(
        &self,
        context: &Context,
        id: SectionId,
        expected: IfMatch,
        input: Input<Save>,
    ) -> Result<SectionView> {
        self.act(context, id, Act::Save, |tx, permit, mut section| {
            let current = current_version(tx, &section)?;
            let author = tx.actor().user()?.id;
            let same = |save: &Save| {
                save.practice == current.practice && save.body == current.body && current.author == author
            };
            let repeated = expected != IfMatch::Missing && input.ok().is_some_and(same);
            expected.check(section.version, repeated)?;
            let save = input.get()?;
            let mut faults = contact_faults(save.contact.as_ref());
            let chapter = match &save.chapter {
                None => Some(section.chapter),
                Some(named) => tx.chapter(section.compendium, named)?.map(|chapter| chapter.id),
            };
            if chapter.is_none() {
                faults.push(Fault::new("/chapter", "unknown"));
            }
            let number = compendium_of(tx, &section)?.1;
            let template = self.template(tx, section.compendium, number)?;
            faults.extend(practice_faults(&template, &save.practice, Some(&current.practice)));
            let (Some(chapter), true) = (chapter, faults.is_empty()) else {
                return Err(Error::invalid(faults));
            };
            let contact = save.contact.clone().or_else(|| section.contact.clone());
            let mut events = Vec::new();
            if chapter != section.chapter {
                events
                    .push(Event::about(Name::SectionMoved, section.id).with("chapter", chapter.to_string()));
            }
            if contact != section.contact {
                events.push(Event::about(Name::SectionContactChanged, section.id));
            }
            if !events.is_empty() {
                tx.change_section(&permit, &mut section, chapter, contact)?;
            }
            if !same(&save) {
                let content = Content { practice: save.practice, body: save.body, template_version: number };
                let version = tx.add_version(&permit, Act::Save, &mut section, content, save.message)?;
                events.push(at_version(Name::SectionSaved, &version));
            }
            done(tx, &section, events)
        })
    }

    /// Makes a new version with an old one's content; brings a deleted draft back.
    ///
    /// # Errors
    /// Those of the policy; `invalid` if there is no such version.
    pub fn restore(&self, context: &Context, id: SectionId, input: Input<Restore>) -> Result<SectionView> {
        self.act(context, id, Act::Restore, |tx, permit, mut section| {
            let mut events = Vec::new();
            let deleted = section.deleted_at;
            if let Some(deleted) = deleted {
                if tx.now.seconds_since(deleted) > RESTORABLE_SECONDS {
                    return Err(Error::not_found());
                }
                tx.undelete(&permit, &mut section)?;
            }
            let restore = input.get()?;
            let actor = tx.actor().clone();
            let current = current_version(tx, &section)?;
            let Some(old) = tx.visible_version(&actor, section.id, Some(restore.version))? else {
                return Err(Error::invalid(vec![Fault::new("/version", "unknown")]));
            };
            if (&old.practice, &old.body) != (&current.practice, &current.body) {
                let content = Content {
                    practice: old.practice,
                    body: old.body,
                    template_version: old.template_version,
                };
                let version =
                    tx.add_version(&permit, Act::Restore, &mut section, content, restore.message)?;
                let event = at_version(Name::SectionRestored, &version);
                events.push(event.with("from_version", restore.version));
            } else if deleted.is_some() {
                events.push(at_version(Name::SectionRestored, &current));
            }
            done(tx, &section, events)
        })
    }

    /// Puts the current version forward: pins it and opens a round.
    ///
    /// # Errors
    /// Those of the policy; `incomplete`, with every missing field.
    pub fn submit(&self, context: &Context, id: SectionId, input: Input<Submit>) -> Result<SectionView> {
        self.act(context, id, Act::Submit, |tx, permit, mut section| {
            let current = current_version(tx, &section)?;
            let message = input.get()?.message;
            let number = compendium_of(tx, &section)?.1;
            let template = self.template(tx, section.compendium, number)?;
            let faults = template.submission_faults(&current.practice);
            if !faults.is_empty() {
                let faults = faults.into_iter().map(|fault| fault.under("/practice")).collect();
                return Err(Error { faults, ..Error::new(Code::Incomplete) });
            }
            let round = tx.submit(&permit, &mut section, &current, message)?;
            made(tx, &section, vec![about_round(Name::SectionSubmitted, &round)])
        })
    }

    /// Takes the submitted version back.
    ///
    /// # Errors
    /// Those of the policy; `invalid`.
    pub fn withdraw(&self, context: &Context, id: SectionId, input: Input<Withdraw>) -> Result<SectionView> {
        self.act(context, id, Act::Withdraw, |tx, permit, mut section| {
            let round = open_round(tx, &section)?;
            let reason = input.get()?.reason;
            tx.end_round(&permit, Act::Withdraw, &mut section, &round, Outcome::Withdrawn, reason)?;
            made(tx, &section, vec![about_round(Name::SectionWithdrawn, &round)])
        })
    }

    /// Ends the round with a decision. An approval publishes where the compendium says so.
    ///
    /// # Errors
    /// Those of the policy, `four_eyes` among them; `version_moved` if the decision names another version than
    /// the submitted one; `invalid`.
    pub fn decide(&self, context: &Context, id: SectionId, input: Input<Decide>) -> Result<SectionView> {
        let decision =
            input.ok().map(|decide| decide.decision).or_else(|| Decision::named(input.raw("decision")));
        // Who may approve may also ask for changes and reject: for a decision that is none of the three, the
        // policy is asked as for the first, and the fault told after.
        let (act, outcome, name) = match decision.unwrap_or(Decision::Approve) {
            Decision::Approve => (Act::Approve, Outcome::Approved, Name::SectionApproved),
            Decision::RequestChanges => {
                (Act::RequestChanges, Outcome::ChangesRequested, Name::SectionChangesRequested)
            }
            Decision::Reject => (Act::Reject, Outcome::Rejected, Name::SectionRejected),
        };
        self.act(context, id, act, |tx, permit, mut section| {
            let round = open_round(tx, &section)?;
            let version =
                input.ok().map(|decide| u64::from(decide.version)).or(input.raw("version").as_u64());
            if version.is_some_and(|version| version != u64::from(round.version)) {
                return Err(Error::new(Code::VersionMoved).member("current_version", round.version));
            }
            let decide = input.get()?;
            let message = decide.message.unwrap_or_default();
            if message.trim().is_empty() && outcome != Outcome::Approved {
                return Err(Error::invalid(vec![Fault::new("/message", "required")]));
            }
            tx.end_round(&permit, act, &mut section, &round, outcome, message)?;
            let mut events = vec![about_round(name, &round)];
            if outcome == Outcome::Approved {
                if let Some(maturity) = decide.maturity {
                    tx.set_maturity(&permit, &mut section, maturity)?;
                    events = vec![about_round(name, &round).with("maturity", maturity.name())];
                }
                if compendium_of(tx, &section)?.0.settings.publish_on_approval {
                    tx.publish(&permit, act, &mut section, round.version)?;
                    events.push(publication(&round.hash, &section));
                }
            }
            made(tx, &section, events)
        })
    }

    /// Shows the approved version to everyone.
    ///
    /// # Errors
    /// Those of the policy.
    pub fn publish(&self, context: &Context, id: SectionId) -> Result<SectionView> {
        self.act(context, id, Act::Publish, |tx, permit, mut section| {
            let approved = section
                .approved_version
                .ok_or_else(|| Error::internal("an approved section without approved version"))?;
            let actor = tx.actor().clone();
            let version =
                tx.visible_version(&actor, section.id, Some(approved))?.ok_or_else(Error::not_found)?;
            tx.publish(&permit, Act::Publish, &mut section, approved)?;
            made(tx, &section, vec![publication(&version.hash, &section)])
        })
    }

    /// Takes the published version back from everyone.
    ///
    /// # Errors
    /// Those of the policy; `invalid`.
    pub fn unpublish(
        &self,
        context: &Context,
        id: SectionId,
        input: Input<Unpublish>,
    ) -> Result<SectionView> {
        self.act(context, id, Act::Unpublish, |tx, permit, mut section| {
            let reason = input.get()?.reason;
            let version = section.published_version;
            tx.unpublish(&permit, &mut section, reason)?;
            let event = Event::about(Name::SectionUnpublished, section.id).with("version", version);
            made(tx, &section, vec![event])
        })
    }

    /// Opens a rejected section again.
    ///
    /// # Errors
    /// Those of the policy.
    pub fn reopen(&self, context: &Context, id: SectionId) -> Result<SectionView> {
        self.act(context, id, Act::Reopen, |tx, permit, mut section| {
            tx.reopen(&permit, &mut section)?;
            made(tx, &section, vec![Event::about(Name::SectionReopened, section.id)])
        })
    }

    /// Puts away a draft that was never submitted; it can be brought back for 30 days.
    ///
    /// # Errors
    /// Those of the policy.
    pub fn delete(&self, context: &Context, id: SectionId) -> Result<()> {
        context.actor.user()?;
        self.store.write(context, |tx| {
            let mut section = tx.section(id)?.ok_or_else(Error::not_found)?;
            let permit = tx.permit(Act::Delete, &section)?;
            tx.delete(&permit, &mut section)?;
            Ok(Change::Made((), vec![Event::about(Name::SectionDeleted, section.id)]))
        })
    }

    /// What every act on a section begins with.
    fn act(
        &self,
        context: &Context,
        id: SectionId,
        act: Act,
        change: impl FnOnce(&mut Tx, Permit, Section) -> Result<Change<SectionView>>,
    ) -> Result<SectionView> {
        context.actor.user()?;
        self.store.write(context, |tx| {
            let section = tx.section(id)?.ok_or_else(Error::not_found)?;
            let permit = tx.permit(act, &section)?;
            change(tx, permit, section)
        })
    }

    /// A template, compiled once: numbered templates never change.
    fn template(&self, db: &mut Db, of: CompendiumId, number: u32) -> Result<Arc<Template>> {
        let known = self.templates.read().unwrap_or_else(PoisonError::into_inner).get(&(of, number)).cloned();
        if let Some(template) = known {
            return Ok(template);
        }
        let template = Arc::new(db.template(of, number)?);
        self.templates.write().unwrap_or_else(PoisonError::into_inner).insert((of, number), template.clone());
        Ok(template)
    }
}

/// Creating needs a role in the institution that the body names, so it is asked before the body's faults are
/// told. One that does not exist is a fault for who could create at all, and forbidden for others.
fn permit_creation(db: &mut Db, actor: &Actor, institution: Option<&str>) -> Result<Permit> {
    let found = match institution {
        Some(named) => db.institution(named)?,
        None => None,
    };
    let own = found.map(|institution| institution.id).or_else(|| actor.institutions().first().copied());
    permit_task(actor, Task::CreateSection, own)
}

fn known_section(db: &mut Db, actor: &Actor, id: SectionId) -> Result<Section> {
    permit_task(actor, Task::ReadSections, None)?;
    let section = db.section(id)?.ok_or_else(Error::not_found)?;
    let subject = db.subject(actor, &section)?;
    match subject.is_known_to(actor) && section.deleted_at.is_none() {
        true => Ok(section),
        false => Err(Error::not_found()),
    }
}

/// The working copy's latest version. Acts that read it are the institution's own.
fn current_version(tx: &mut Tx, section: &Section) -> Result<Version> {
    let actor = tx.actor().clone();
    tx.visible_version(&actor, section.id, Some(section.version))?
        .ok_or_else(|| Error::internal("a section's current version is not there"))
}

fn open_round(tx: &mut Tx, section: &Section) -> Result<Round> {
    let latest = tx.rounds(section.id)?.into_iter().next();
    latest
        .filter(|round| round.ended.is_none())
        .ok_or_else(|| Error::internal("a submitted section without an open round"))
}

fn compendium_of(tx: &mut Tx, section: &Section) -> Result<(Compendium, u32)> {
    tx.compendium(&section.compendium.to_string())?
        .ok_or_else(|| Error::internal("a section without its compendium"))
}

fn practice_faults(
    template: &Template,
    practice: &serde_json::Map<String, serde_json::Value>,
    before: Option<&serde_json::Map<String, serde_json::Value>>,
) -> impl Iterator<Item = Fault> {
    template.draft_faults(practice, before).into_iter().map(|fault| fault.under("/practice"))
}

fn contact_faults(contact: Option<&Contact>) -> Vec<Fault> {
    match contact {
        Some(contact) if email_address(&contact.email).is_none() => {
            vec![Fault::new("/contact/email", "not_an_email_address")]
        }
        _ => Vec::new(),
    }
}

fn at_version(name: Name, version: &Version) -> Event {
    Event::about(name, version.section).with("version", version.number).with("hash", version.hash.as_str())
}

fn about_round(name: Name, round: &Round) -> Event {
    Event::about(name, round.section)
        .with("round", round.id.to_string())
        .with("version", round.version)
        .with("hash", round.hash.as_str())
}

fn publication(hash: &str, section: &Section) -> Event {
    Event::about(Name::SectionPublished, section.id)
        .with("version", section.published_version)
        .with("hash", hash)
}

fn made(tx: &mut Tx, section: &Section, events: Vec<Event>) -> Result<Change<SectionView>> {
    let actor = tx.actor().clone();
    Ok(Change::Made(view::view(tx, &actor, section)?, events))
}

/// As [`made`]; without events nothing was changed.
fn done(tx: &mut Tx, section: &Section, events: Vec<Event>) -> Result<Change<SectionView>> {
    let actor = tx.actor().clone();
    let shown = view::view(tx, &actor, section)?;
    Ok(if events.is_empty() { Change::Unchanged(shown) } else { Change::Made(shown, events) })
}
