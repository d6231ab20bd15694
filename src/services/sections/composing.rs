//! What somebody needs who writes a section: its form, their working copy, and who else writes.

use serde_json::{Map, Value};

use super::merging::{Merge, MergeView, Texts};
use super::working_copies::{Replaces, WorkingCopyView, permitted};
use super::writing::practice_faults;
use super::{SectionView, Sections, compendium_of, view};
use crate::domain::attachment::Attachment;
use crate::domain::comparison::{FieldChange, compare, compare_practices};
use crate::domain::ids::SectionId;
use crate::domain::labels::Label;
use crate::domain::language::UiLanguage;
use crate::domain::practice::Template;
use crate::domain::section::FieldReason;
use crate::domain::time::Timestamp;
use crate::domain::workflow::Stage;
use crate::error::{Error, Faults, Result};
use crate::policy::Context;
use crate::services::attachments::AttachmentView;
use crate::services::forms::TemplateForm;
use crate::services::input::Input;
use crate::store::{Db, Writer};

/// A section as its authors write it.
#[derive(Clone, Debug)]
pub struct Composing {
    /// The section.
    pub section: SectionView,
    /// The number of its current version.
    pub version: u32,
    /// The name of whoever saved that version; `None` if it was the caller.
    pub version_by: Option<String>,
    /// When that version was saved.
    pub version_at: Timestamp,
    /// The form of the compendium's latest template, against which the next version is checked.
    pub form: TemplateForm,
    /// The caller's working copy, if there is one.
    pub copy: Option<WorkingCopyView>,
    /// The form that the working copy was last kept from, as it said, if it was one.
    pub kept_by: Option<String>,
    /// Members of the institution who have working copies of it too, the latest first.
    pub others: Vec<OtherWriter>,
    /// The chapters that it can be in, in order.
    pub chapters: Vec<ChapterChoice>,
    /// Its pictures and annexes.
    pub files: Vec<AttachmentView>,
    /// For each of them, the Markdown that puts it into a text, if it is a picture.
    pub file_lines: Vec<Option<String>>,
    /// Whether the current version has others, or says something else about them.
    pub has_unsaved_files: bool,
    /// What the editors asked for in single fields, while the section is back for that.
    pub reasons: Vec<FieldReason>,
    /// What is wrong with the caller's text as a draft, with pointers into the section.
    pub faults: Faults,
    /// When this was read.
    pub now: Timestamp,
}

/// Somebody else who writes.
#[derive(Clone, Debug)]
pub struct OtherWriter {
    /// The person's name.
    pub name: String,
    /// When their text was last kept.
    pub saved_at: Timestamp,
}

/// A chapter of a compendium.
#[derive(Clone, Debug)]
pub struct ChapterChoice {
    /// Its slug.
    pub slug: String,
    /// Its title in each language.
    pub title: Label,
}

/// A merge, with what it changes in the latest version.
#[derive(Clone, Debug)]
pub struct Merging {
    /// The merge.
    pub view: MergeView,
    /// What differs between the latest version and the text merged, or proposed.
    pub changes: Vec<FieldChange>,
}

impl Composing {
    /// Returns the caller's text: the working copy, or the current version if there is none.
    pub fn texts(&self) -> Texts {
        match &self.copy {
            Some(copy) => Texts { practice: copy.practice.clone(), body: copy.body.clone() },
            None => Texts {
                practice: self.section.practice.clone().unwrap_or_default(),
                body: self.section.body.clone().unwrap_or_default(),
            },
        }
    }

    /// Returns the number of the version that the caller's text was made from.
    pub fn base_version(&self) -> u32 {
        self.copy.as_ref().map_or(self.version, |copy| copy.base_version)
    }

    /// Returns what stands for the working copy as it was read, so that no other is replaced.
    pub fn as_read(&self) -> Replaces {
        Replaces::Read(self.copy.as_ref().map(|copy| copy.saved_at))
    }

    /// Whether somebody saved another version since the working copy was begun.
    pub fn has_moved(&self) -> bool {
        self.base_version() < self.version
    }
}

impl Sections {
    /// What the caller needs to write a section, with labels in the reader's language. Open to those who may keep a
    /// working copy of it.
    ///
    /// # Errors
    /// Those of the policy.
    pub fn composing(&self, context: &Context, id: SectionId, reader: UiLanguage) -> Result<Composing> {
        let user = context.actor.user()?.id;
        self.store.read(|db| {
            let permit = permitted(db, &context.actor, id)?;
            let section = db.section(id)?.ok_or_else(Error::not_found)?;
            let (compendium, number) = compendium_of(db, &section)?;
            let template = self.template(db, compendium.id, number)?;
            let names = self.names.now(db)?;
            let form = TemplateForm::new(number, &template.schema, &names, reader);
            let latest =
                db.latest_visible(&context.actor.viewer(), id)?.ok_or_else(Error::not_found)?.version;
            let mut copy = db.working_copy(user, id)?;
            let kept_by = copy.as_mut().and_then(|copy| copy.kept_by.take());
            let copy = copy.map(super::working_copies::view);
            let practice = copy.as_ref().map_or(&latest.practice, |copy| &copy.practice);
            let faults = practice_faults(&template, practice, Some(&latest.practice));
            let ended = match section.stage {
                Stage::ChangesRequested => db.rounds(id)?.into_iter().find_map(|round| round.ended),
                _ => None,
            };
            let writers = db.writers(&permit, id, section.institution)?;
            let writers = writers.into_iter().filter(|writer: &Writer| writer.user != user);
            let chapters = names.in_order.get(&compendium.id).into_iter().flatten();
            let chapters = chapters.filter_map(|chapter| names.chapters.get(chapter));
            let files = db.attachments(id)?;
            Ok(Composing {
                files: AttachmentView::all(&files),
                file_lines: files.iter().map(Attachment::markdown).collect(),
                has_unsaved_files: files != latest.attachments,
                version: latest.number,
                version_by: match latest.author == user {
                    true => None,
                    false => Some(name_of(db, latest.author)?),
                },
                version_at: latest.created_at,
                form,
                others: writers
                    .map(|writer| OtherWriter { name: writer.name, saved_at: writer.saved_at })
                    .collect(),
                chapters: chapters
                    .map(|chapter| ChapterChoice { slug: chapter.slug.clone(), title: chapter.title.clone() })
                    .collect(),
                reasons: ended.map(|ended| ended.reasons).unwrap_or_default(),
                faults,
                copy,
                kept_by,
                section: view::view(db, &context.actor, &section)?,
                now: self.store.clock().now(),
            })
        })
    }

    /// What is wrong with a practice as a draft of this section, with pointers into the section.
    ///
    /// # Errors
    /// Those of the policy for keeping a working copy.
    pub fn draft_faults(
        &self,
        context: &Context,
        id: SectionId,
        practice: &Map<String, Value>,
    ) -> Result<Faults> {
        self.store.read(|db| {
            permitted(db, &context.actor, id)?;
            let section = db.section(id)?.ok_or_else(Error::not_found)?;
            let (compendium, number) = compendium_of(db, &section)?;
            let template = self.template(db, compendium.id, number)?;
            let latest =
                db.latest_visible(&context.actor.viewer(), id)?.ok_or_else(Error::not_found)?.version;
            Ok(practice_faults(&template, practice, Some(&latest.practice)))
        })
    }

    /// Merges a text with the latest version as [`Sections::merge`] does, and compares the result with that version.
    ///
    /// # Errors
    /// Those of [`Sections::merge`].
    pub fn merging(&self, context: &Context, id: SectionId, merge: Merge) -> Result<Merging> {
        let view = self.merge(context, id, Input::from(merge))?;
        let (template, latest) = self.store.read(|db| {
            let section = db.section(id)?.ok_or_else(Error::not_found)?;
            let (compendium, number) = compendium_of(db, &section)?;
            let latest = db.visible_version(&context.actor.viewer(), id, view.version)?;
            Ok((self.template(db, compendium.id, number)?, latest.ok_or_else(Error::not_found)?))
        })?;
        let latest = Texts { practice: latest.practice, body: latest.body };
        let texts = view.merged.as_ref().or(view.proposal.as_ref());
        let changes = texts.map(|texts| changes(&template, &latest, texts)).unwrap_or_default();
        Ok(Merging { view, changes })
    }

    /// Returns what differs between two texts of a section.
    ///
    /// # Errors
    /// Those of the policy for keeping a working copy.
    pub fn changes(
        &self,
        context: &Context,
        id: SectionId,
        from: &Texts,
        to: &Texts,
    ) -> Result<Vec<FieldChange>> {
        let template = self.store.read(|db| {
            permitted(db, &context.actor, id)?;
            let section = db.section(id)?.ok_or_else(Error::not_found)?;
            let (compendium, number) = compendium_of(db, &section)?;
            self.template(db, compendium.id, number)
        })?;
        Ok(changes(&template, from, to))
    }
}

fn changes(template: &Template, from: &Texts, to: &Texts) -> Vec<FieldChange> {
    let mut changes = compare_practices(&template.schema, "/practice", &from.practice, &to.practice);
    if from.body != to.body {
        let hunks = compare(&from.body, &to.body);
        changes.push(FieldChange { pointer: "/body".into(), hunks, rows: Vec::new() });
    }
    changes
}

fn name_of(db: &mut Db, user: crate::domain::ids::UserId) -> Result<String> {
    Ok(db.account(user)?.map(|account| account.name).unwrap_or_default())
}
