//! Comparing the pictures and annexes that two versions list.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::fields::FieldChange;
use super::matching::{deadline, edits};
use super::prose::compare;
use crate::domain::attachment::{Attachment, Described};
use crate::domain::ids::AttachmentId;

/// What happened to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FileOp {
    /// It is only in the later version.
    Insert,
    /// It is only in the earlier version.
    Delete,
    /// Both have it, but it is described anew, or its place among the files has changed.
    Change,
}

/// A file that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangedFile {
    /// What happened to it.
    pub op: FileOp,
    /// Whether its place among the files that both versions have is another.
    pub is_moved: bool,
    /// The file: as in the later version if that has it.
    pub file: Attachment,
    /// What is said about it, where that differs: `/alt`, `/caption`, `/credit`. Of a file that only one version has,
    /// everything that is said.
    pub fields: Vec<FieldChange>,
}

/// Returns the files that differ: those of the later version in its order, then those that only the earlier one has, in
/// its order. Files are told apart by their identifiers, whose content never changes.
pub fn compare_files(from: &[Attachment], to: &[Attachment]) -> Vec<ChangedFile> {
    let before: HashMap<AttachmentId, &Attachment> = from.iter().map(|file| (file.id, file)).collect();
    let after: HashSet<AttachmentId> = to.iter().map(|file| file.id).collect();
    let moved = moved(from, to);
    let nothing = Described::default();
    let mut changed = Vec::new();
    for file in to {
        let (op, said) = match before.get(&file.id) {
            Some(before) => (FileOp::Change, &before.described),
            None => (FileOp::Insert, &nothing),
        };
        let (fields, is_moved) = (fields(said, &file.described), moved.contains(&file.id));
        if op == FileOp::Insert || is_moved || !fields.is_empty() {
            changed.push(ChangedFile { op, is_moved, file: file.clone(), fields });
        }
    }
    for file in from.iter().filter(|file| !after.contains(&file.id)) {
        let fields = fields(&file.described, &nothing);
        changed.push(ChangedFile { op: FileOp::Delete, is_moved: false, file: file.clone(), fields });
    }
    changed
}

/// Returns as few of the files that both have as possible, so that without them the order is the same.
fn moved(from: &[Attachment], to: &[Attachment]) -> HashSet<AttachmentId> {
    let common = |of: &[Attachment], other: &[Attachment]| -> Vec<AttachmentId> {
        let known: HashSet<AttachmentId> = other.iter().map(|file| file.id).collect();
        of.iter().map(|file| file.id).filter(|id| known.contains(id)).collect()
    };
    let (from, to) = (common(from, to), common(to, from));
    let edits = edits(&from, &to, deadline());
    edits.into_iter().flat_map(|edit| to.get(edit.to).unwrap_or_default()).copied().collect()
}

fn fields(from: &Described, to: &Described) -> Vec<FieldChange> {
    let pairs = [
        ("/alt", &from.alt, &to.alt),
        ("/caption", &from.caption, &to.caption),
        ("/credit", &from.credit, &to.credit),
    ];
    let differing = pairs.into_iter().filter(|(_, from, to)| from != to);
    let change = |(pointer, from, to): (&str, &Option<String>, &Option<String>)| FieldChange {
        pointer: pointer.to_owned(),
        hunks: compare(from.as_deref().unwrap_or_default(), to.as_deref().unwrap_or_default()),
        rows: Vec::new(),
    };
    differing.map(change).collect()
}
