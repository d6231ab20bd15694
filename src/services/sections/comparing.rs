//! Comparing two versions of a section.

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::Sections;
use super::reading::known_section;
use crate::domain::attachment::Attachment;
use crate::domain::comparison::{
    ChangedFile, FieldChange, FileOp, compare, compare_files, compare_practices,
};
use crate::domain::ids::SectionId;
use crate::domain::section::{Outcome, Version};
use crate::error::{Error, Result};
use crate::policy::{Access, Context, Viewer};
use crate::services::attachments::AttachmentView;
use crate::store::Db;

/// The versions to compare. One that is not given is chosen: see [`Sections::compare`].
#[derive(Clone, Copy, Debug, Default)]
pub struct CompareQuery {
    /// The number of the earlier version.
    pub from: Option<u32>,
    /// The number of the later version.
    pub to: Option<u32>,
}

/// What differs between two versions of a section.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct VersionComparison {
    /// The section.
    pub section: SectionId,
    /// The number of the version compared.
    pub from: u32,
    /// The number of the version it is compared with.
    pub to: u32,
    /// The fields that differ, in the order of the template; `/body` last.
    pub fields: Vec<FieldChange>,
    /// The pictures and annexes that differ: those of the version compared with in its order, then those that it lacks.
    pub files: Vec<FileChange>,
}

/// A picture or annex that differs between two versions.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FileChange {
    /// What happened to it.
    pub op: FileOp,
    /// Whether its place among the files that both versions have is another.
    pub moved: bool,
    /// The picture or annex: as in the version compared with if that has it.
    pub file: AttachmentView,
    /// What is said about it, where that differs: `/alt`, `/caption`, `/credit`. Of a file that only one version has,
    /// everything that is said.
    pub fields: Vec<FieldChange>,
}

impl From<ChangedFile> for FileChange {
    fn from(of: ChangedFile) -> FileChange {
        let file = AttachmentView::from(&of.file);
        FileChange { op: of.op, moved: of.is_moved, file, fields: of.fields }
    }
}

impl Sections {
    /// Compares two versions of a section, whichever the caller may see. By default `to` is the latest one, and `from`
    /// the one before it; for editors, the one that was last decided on.
    ///
    /// # Errors
    /// `unauthenticated`; `not_found`, also for a version that has not been released to the caller; `invalid`.
    pub fn compare(
        &self,
        context: &Context,
        id: SectionId,
        query: Result<CompareQuery>,
    ) -> Result<VersionComparison> {
        let (template, from, to) = self.store.read(|db| {
            let (section, _) = known_section(db, &context.actor, id)?;
            let query = query?;
            let viewer = context.actor.viewer();
            let to = match query.to {
                Some(number) => db.visible_version(&viewer, id, number)?,
                None => db.latest_visible(&viewer, id)?.map(|visible| visible.version),
            };
            let to = to.ok_or_else(Error::not_found)?;
            let from = match query.from {
                Some(number) => Some(number),
                None => before(db, &viewer, viewer.access(section.institution), &to)?,
            };
            let from = match from {
                Some(number) => db.visible_version(&viewer, id, number)?.ok_or_else(Error::not_found)?,
                None => to.clone(),
            };
            // A later template has all fields of an earlier one.
            let number = from.template_version.max(to.template_version);
            Ok((self.template(db, section.compendium, number)?, from, to))
        })?;
        Ok(comparison(&template.schema, &from, &to))
    }
}

/// Compares two versions of a section. The template is that of the later one.
pub(in crate::services) fn comparison(schema: &Value, from: &Version, to: &Version) -> VersionComparison {
    let mut fields = compare_practices(schema, "/practice", &from.practice, &to.practice);
    if from.body != to.body {
        let hunks = compare(&from.body, &to.body);
        fields.push(FieldChange { pointer: "/body".into(), hunks, rows: Vec::new() });
    }
    let files = changed_files(&from.attachments, &to.attachments);
    VersionComparison { section: to.section, from: from.number, to: to.number, fields, files }
}

/// Compares the pictures and annexes of two versions.
fn changed_files(from: &[Attachment], to: &[Attachment]) -> Vec<FileChange> {
    compare_files(from, to).into_iter().map(FileChange::from).collect()
}

/// The number of the version that a reader has probably seen before this one.
fn before(db: &mut Db, viewer: &Viewer, access: Access, to: &Version) -> Result<Option<u32>> {
    if access == Access::Editor {
        let decided = db.rounds(to.section)?.into_iter().find(|round| {
            let outcome = round.ended.as_ref().map(|ended| ended.outcome);
            round.version < to.number && outcome.is_some_and(|outcome| outcome != Outcome::Withdrawn)
        });
        if let Some(round) = decided {
            return Ok(Some(round.version));
        }
    }
    db.visible_before(viewer, to.section, to.number)
}
