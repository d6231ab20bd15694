//! Writing sections: creating, saving, restoring and deleting them.

use std::cell::Cell;

use serde_json::{Map, Value};

use super::importing::FromFile;
use super::input::{Readable, said};
use super::working_copies::Replaces;
use super::{
    IfMatch, NewSection, Restore, Save, SectionView, Sections, at_version, compendium_of, current_version,
    made, view,
};
use crate::domain::compendium::{Chapter, Compendium};
use crate::domain::event::{Event, EventKind};
use crate::domain::ids::{ChapterId, CompendiumId, InstitutionId, SectionId};
use crate::domain::institution::Institution;
use crate::domain::language::Language;
use crate::domain::practice::Template;
use crate::domain::section::{Contact, RESTORABLE_SECONDS, Section, Version};
use crate::domain::time::Timestamp;
use crate::domain::workflow::{Act, Stage};
use crate::error::{Error, Fault, FaultCode, Faults, Result};
use crate::policy::{Actor, Context, Permit, Task, permit_task};
use crate::services::input::Input;
use crate::store::{Change, Content, Db, Tx};

impl Sections {
    /// Creates a section of an institution, with stage `draft` and version 1.
    ///
    /// # Errors
    /// `unauthenticated`; `forbidden` if the caller is neither an author nor a focal point of the institution;
    /// `invalid`.
    pub fn create(&self, context: &Context, input: Input<NewSection>) -> Result<SectionView> {
        context.actor.user()?;
        self.store.write(context, |tx| {
            let (section, event) = self.begun(tx, input, None)?;
            made(tx, &section, vec![event])
        })
    }

    /// Checks that the caller may create sections for the institution with this identifier or slug.
    ///
    /// # Errors
    /// `unauthenticated`; `forbidden`.
    pub fn may_create(&self, context: &Context, institution: Option<&str>) -> Result<()> {
        context.actor.user()?;
        self.store.read(|db| permit_creation(db, &context.actor, institution).map(|_| ()))
    }

    /// Begins a section within a transaction; `file` is what it is made from. Returns it with its event.
    pub(super) fn begun(
        &self,
        tx: &mut Tx,
        input: Input<NewSection>,
        file: Option<&FromFile>,
    ) -> Result<(Section, Event)> {
        let read = Readable::of_new(&input);
        let actor = tx.actor().clone();
        let permit = permit_creation(tx, &actor, read.institution)?;
        let (Home { institution, compendium, chapter }, unknown) = home(tx, &read)?;
        let mut faults = read.contact_faults();
        faults.join(unknown);
        if let (Some((of, number)), Some(practice)) = (&compendium, read.practice) {
            let template = self.template(tx, of.id, *number)?;
            faults.join(practice_faults(&template, practice, None));
        }
        let new = input.get_without(faults)?;
        let (Some(institution), Some((compendium, number)), Some(chapter)) =
            (institution, compendium, chapter)
        else {
            return Err(Error::internal("a section without fault refers to what is not there"));
        };
        let contact = new.contact.map(Contact::tidied);
        let section = draft(tx, (compendium.id, chapter.id, institution.id), new.language, contact)?;
        let content =
            Content { chapter: chapter.id, practice: new.practice, body: new.body, template_version: number };
        let attachments = file.map_or(&[][..], |file| &file.attachments);
        let version = tx.create_section(&permit, &section, content, said(new.message), attachments)?;
        let mut event =
            at_version(EventKind::SectionCreated, &version).with("institution", institution.id.to_string());
        if let Some(FromFile { original, .. }) = file {
            tx.add_original(&permit, section.id, original)?;
            event = event.with("original", original.sha256.as_str());
        }
        Ok((section, event))
    }

    /// Replaces the whole practice and body with a new version. If the same author saves the content of the current
    /// version again, nothing changes, so that retries are safe. In both cases the author's working copy is removed;
    /// only a save that changes nothing but the contact leaves a working copy that has another text.
    ///
    /// # Errors
    /// Those of the policy; `precondition_required`; `version_conflict`, with what was sent merged with the latest
    /// version, or the conflicts; `invalid`.
    pub fn save(
        &self,
        context: &Context,
        id: SectionId,
        expected: IfMatch,
        input: Input<Save>,
    ) -> Result<SectionView> {
        self.save_copy(context, id, expected, input, Replaces::Any)
    }

    /// Saves a new version as [`Sections::save`] does, made from this working copy: another one stays, unless it has the
    /// text that is saved.
    ///
    /// # Errors
    /// Those of [`Sections::save`].
    pub fn save_copy(
        &self,
        context: &Context,
        id: SectionId,
        expected: IfMatch,
        input: Input<Save>,
        copy: Replaces,
    ) -> Result<SectionView> {
        // Merging can take a while, so it waits until the lock is given back.
        let mut refused = None;
        let saved = self.save_as_expected(context, id, &expected, (input, copy), &mut refused);
        match (saved, refused) {
            (Err(error), Some(sent)) => Err(self.with_merge(context, id, &expected, sent, error)),
            (saved, _) => saved,
        }
    }

    fn save_as_expected(
        &self,
        context: &Context,
        id: SectionId,
        expected: &IfMatch,
        (input, copy): (Input<Save>, Replaces),
        refused: &mut Option<(Map<String, Value>, String)>,
    ) -> Result<SectionView> {
        let cleared = Cell::new(None);
        let saved = self.act(context, id, Act::Save, |tx, permit, mut section| {
            let current = current_version(tx, &section)?;
            let author = tx.actor().user()?.id;
            let read = Readable::of_save(&input);
            let chapter = chapter_of(tx, &section, read.chapter)?;
            // The version lists the attachments that there are when it is saved, so another list makes another version.
            let has_same_files = tx.attachments(section.id)? == current.attachments;
            let same = |save: &Save| {
                has_same_files
                    && (&save.practice, &save.body, chapter)
                        == (&current.practice, &current.body, Some(current.chapter))
            };
            let own = current.author == author;
            let repeated = *expected != IfMatch::Missing && own && input.ok().is_some_and(same);
            expected.check(section.version, repeated).inspect_err(|_| {
                *refused = input.ok().map(|save| (save.practice.clone(), save.body.clone()));
            })?;
            let mut faults = read.contact_faults();
            if chapter.is_none() {
                faults.push(Fault::new("/chapter", FaultCode::Unknown));
            }
            let number = compendium_of(tx, &section)?.1;
            let template = self.template(tx, section.compendium, number)?;
            if let Some(practice) = read.practice {
                faults.join(practice_faults(&template, practice, Some(&current.practice)));
            }
            let mut save = input.get_without(faults)?;
            save.contact = save.contact.map(Contact::tidied);
            let chapter = chapter.unwrap_or(section.chapter);
            let mut events = Vec::new();
            // The contact belongs to the section: changing nothing but the contact creates no version, whoever wrote
            // the current one.
            let makes_version = !same(&save) || !(own || save.contact.is_some());
            let is_about_contact = !makes_version && save.contact.is_some();
            let done_with = done_with(tx, &section, &save, copy, is_about_contact)?;
            if save.contact.is_some() && save.contact != section.contact {
                tx.change_contact(&permit, &mut section, save.contact)?;
                events.push(Event::about(EventKind::SectionContactChanged, section.id));
            }
            if makes_version {
                let content =
                    Content { chapter, practice: save.practice, body: save.body, template_version: number };
                let version =
                    tx.add_version(&permit, Act::Save, &mut section, content, said(save.message))?;
                if version.chapter != current.chapter {
                    events.push(moved(&version));
                }
                events.push(at_version(EventKind::SectionSaved, &version));
            }
            if let Some(kept_at) = done_with {
                tx.clear_working_copy(&permit, section.id, kept_at)?;
                cleared.set(done_with.filter(|_| events.is_empty()));
            }
            done(tx, &section, events)
        })?;
        // If nothing changed, the transaction left no trace. What was saved stays saved, whatever happens here.
        if let Some(kept_at) = cleared.get()
            && let Err(error) = self.clear_repeated(context, id, kept_at)
        {
            tracing::warn!(request_id = context.request_id, %error, "a working copy was not cleared");
        }
        Ok(saved)
    }

    /// Creates a new version with the content of an old one. This also restores a deleted draft.
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
            let Some(old) = tx.visible_version(&actor.viewer(), section.id, restore.version)? else {
                return Err(Error::invalid(vec![Fault::new("/version", FaultCode::Unknown)]));
            };
            let content = |version: &Version| {
                (version.practice.clone(), version.body.clone(), version.chapter, version.attachments.clone())
            };
            if content(&old) != content(&current) {
                tx.restore_attachments(&permit, &section, &old.attachments, &current.attachments)?;
                let content = Content {
                    chapter: old.chapter,
                    practice: old.practice,
                    body: old.body,
                    template_version: old.template_version,
                };
                let version =
                    tx.add_version(&permit, Act::Restore, &mut section, content, said(restore.message))?;
                if version.chapter != current.chapter {
                    events.push(moved(&version));
                }
                let event = at_version(EventKind::SectionRestored, &version);
                events.push(event.with("from_version", restore.version));
            } else if deleted.is_some() {
                events.push(at_version(EventKind::SectionRestored, &current));
            }
            done(tx, &section, events)
        })
    }

    /// Deletes a draft that was never submitted. It can be restored for 30 days.
    ///
    /// # Errors
    /// Those of the policy.
    pub fn delete(&self, context: &Context, id: SectionId) -> Result<()> {
        context.actor.user()?;
        self.store.write(context, |tx| {
            let mut section = tx.section(id)?.ok_or_else(Error::not_found)?;
            let permit = tx.permit(Act::Delete, &section)?;
            tx.delete(&permit, &mut section)?;
            Ok(Change::Made((), vec![Event::about(EventKind::SectionDeleted, section.id)]))
        })
    }
}

/// Returns when the caller's working copy was kept, if nothing of it is needed once this is saved: because it has the
/// same text, or because it is the one that was worked on.
fn done_with(
    tx: &mut Tx,
    section: &Section,
    save: &Save,
    worked_on: Replaces,
    is_about_contact: bool,
) -> Result<Option<Timestamp>> {
    let author = tx.actor().user()?.id;
    let Some(copy) = tx.working_copy(author, section.id)? else { return Ok(None) };
    let is_same = (&copy.practice, &copy.body) == (&save.practice, &save.body);
    let is_done = is_same || (!is_about_contact && worked_on.means(copy.saved_at));
    Ok(is_done.then_some(copy.saved_at))
}

/// The chapter to save a version in: the one named, if it exists, or that of the section.
fn chapter_of(db: &mut Db, section: &Section, named: Option<&str>) -> Result<Option<ChapterId>> {
    match named {
        None => Ok(Some(section.chapter)),
        Some(named) => Ok(db.chapter(section.compendium, named)?.map(|chapter| chapter.id)),
    }
}

/// Returns the event for a version in a different chapter from the preceding one. It names the version, so that only
/// those who may see the version learn of the move.
fn moved(version: &Version) -> Event {
    at_version(EventKind::SectionMoved, version).with("chapter", version.chapter.to_string())
}

/// Returns the permit to create a section. This requires a role in the institution named in the request body, so it is
/// checked before the body's faults are reported. An unknown institution is a fault for callers who may create sections
/// elsewhere; others get `forbidden`.
fn permit_creation(db: &mut Db, actor: &Actor, institution: Option<&str>) -> Result<Permit> {
    let found = match institution {
        Some(named) => db.institution(named)?,
        None => None,
    };
    let own = found.map(|institution| institution.id).or_else(|| actor.institutions().first().copied());
    permit_task(actor, Task::CreateSection, own)
}

pub(super) fn practice_faults(
    template: &Template,
    practice: &Map<String, Value>,
    before: Option<&Map<String, Value>>,
) -> Faults {
    template.draft_faults(practice, before).map(|fault| fault.under("/practice"))
}

/// Like [`made`], but nothing has changed if there are no events.
fn done(tx: &mut Tx, section: &Section, events: Vec<Event>) -> Result<Change<SectionView>> {
    let actor = tx.actor().clone();
    let shown = view::view(tx, &actor, section)?;
    Ok(if events.is_empty() { Change::Unchanged(shown) } else { Change::Made(shown, events) })
}

/// The institution, compendium and chapter of a new section, as far as those named by the caller exist.
struct Home {
    institution: Option<Institution>,
    compendium: Option<(Compendium, u32)>,
    chapter: Option<Chapter>,
}

/// Looks up the institution, compendium and chapter of a new section. Each that is named but does not exist is a fault.
fn home(db: &mut Db, read: &Readable<'_>) -> Result<(Home, Faults)> {
    let institution = match read.institution {
        Some(named) => db.institution(named)?,
        None => None,
    };
    let compendium = match read.compendium {
        Some(named) => db.compendium(named)?,
        None => None,
    };
    let chapter = match (&compendium, read.chapter) {
        (Some((of, _)), Some(named)) => db.chapter(of.id, named)?,
        _ => None,
    };
    let mut faults = Faults::default();
    for (unknown, pointer) in [
        (read.institution.is_some() && institution.is_none(), "/institution"),
        (read.compendium.is_some() && compendium.is_none(), "/compendium"),
        (read.chapter.is_some() && compendium.is_some() && chapter.is_none(), "/chapter"),
    ] {
        if unknown {
            faults.push(Fault::new(pointer, FaultCode::Unknown));
        }
    }
    Ok((Home { institution, compendium, chapter }, faults))
}

/// Returns a new section: a draft with one version.
fn draft(
    tx: &Tx<'_>,
    (compendium, chapter, institution): (CompendiumId, ChapterId, InstitutionId),
    language: Language,
    contact: Option<Contact>,
) -> Result<Section> {
    Ok(Section {
        id: SectionId::new(),
        compendium,
        chapter,
        institution,
        language,
        stage: Stage::Draft,
        version: 1,
        published_version: None,
        published_at: None,
        unpublished_at: None,
        unpublish_reason: None,
        approved_version: None,
        rounds: 0,
        submitted_at: None,
        contact,
        created_by: tx.actor().user()?.id,
        created_at: tx.now,
        updated_at: tx.now,
        deleted_at: None,
    })
}
