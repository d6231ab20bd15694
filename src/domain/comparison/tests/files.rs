//! Files that two versions list.

use proptest::prelude::*;

use crate::domain::attachment::{Attachment, Described, FileKind};
use crate::domain::comparison::{ChangedFile, FileOp, Op, compare_files};
use crate::domain::ids::AttachmentId;

/// The file with this number, which decides who it is, and what is said about it.
fn file(number: u128, said: &str) -> Attachment {
    Attachment {
        id: AttachmentId::from_bytes(number.to_be_bytes()),
        sha256: "ab".repeat(32),
        kind: FileKind::Png,
        bytes: 5,
        file_name: format!("{number}.png"),
        size: Some((2, 1)),
        thumbnail: None,
        described: Described { alt: (!said.is_empty()).then(|| said.to_owned()), ..Described::default() },
    }
}

fn all(numbers: &[u128]) -> Vec<Attachment> {
    numbers.iter().map(|number| file(*number, "Una fila")).collect()
}

fn found(changes: &[ChangedFile]) -> Vec<(u128, FileOp, bool)> {
    changes
        .iter()
        .map(|change| (u128::from_be_bytes(*change.file.id.as_bytes()), change.op, change.is_moved))
        .collect()
}

#[test]
fn files_are_added_gone_described_anew_and_moved() {
    assert!(compare_files(&all(&[1, 2]), &all(&[1, 2])).is_empty());
    let changes = compare_files(&all(&[1, 2]), &[file(2, "Una fila ante la ventanilla"), file(3, "")]);
    assert_eq!(
        found(&changes),
        [(2, FileOp::Change, false), (3, FileOp::Insert, false), (1, FileOp::Delete, false)]
    );
    assert_eq!(changes[0].fields[0].pointer, "/alt");
    let inserted: String = changes[0].fields[0]
        .hunks
        .iter()
        .filter(|hunk| hunk.op == Op::Insert)
        .map(|hunk| hunk.text.as_str())
        .collect();
    assert_eq!(inserted.trim(), "ante la ventanilla");
    assert!(changes[1].fields.is_empty(), "nothing is said about it");
    assert!(changes[2].fields[0].hunks.iter().all(|hunk| hunk.op == Op::Delete));
    assert_eq!(found(&compare_files(&all(&[1, 2, 3]), &all(&[3, 1, 2]))), [(3, FileOp::Change, true)]);
    // What was added in between moves nothing.
    assert_eq!(found(&compare_files(&all(&[1, 2]), &all(&[1, 9, 2]))), [(9, FileOp::Insert, false)]);
}

fn files() -> impl Strategy<Value = Vec<Attachment>> {
    let one = (0..9_u128, "(Una|Otra)? ?(fila|caja)?");
    prop::collection::vec(one, 0..8).prop_map(|files| {
        let mut seen = std::collections::HashSet::new();
        files
            .into_iter()
            .filter(|(number, _)| seen.insert(*number))
            .map(|(number, said)| file(number, said.trim()))
            .collect()
    })
}

proptest! {
    /// The changes say everything: the earlier files and the changes give the later ones, but for the order.
    #[test]
    fn nothing_changes_that_is_not_reported(from in files(), to in files()) {
        let changes = compare_files(&from, &to);
        let mut made = from.clone();
        for change in &changes {
            made.retain(|file| file.id != change.file.id);
            if change.op != FileOp::Delete {
                made.push(change.file.clone());
            }
        }
        let sorted = |mut files: Vec<Attachment>| { files.sort_by_key(|file| file.id); files };
        prop_assert_eq!(sorted(made), sorted(to.clone()));
        // Each once, and nothing that is the same.
        for change in &changes {
            prop_assert_eq!(changes.iter().filter(|other| other.file.id == change.file.id).count(), 1);
            let is_same = from.contains(&change.file) && to.contains(&change.file);
            prop_assert!(!is_same || change.is_moved);
        }
        prop_assert!(compare_files(&to, &to).is_empty());
    }

    /// Without the files that moved, those that both have are in the same order.
    #[test]
    fn what_is_not_moved_is_in_the_same_order(from in files(), to in files()) {
        let moved: Vec<_> = compare_files(&from, &to).into_iter().filter(|one| one.is_moved).map(|one| one.file.id).collect();
        let kept = |of: &[Attachment], other: &[Attachment]| -> Vec<_> {
            let is_kept = |id: &AttachmentId| other.iter().any(|one| one.id == *id) && !moved.contains(id);
            of.iter().map(|one| one.id).filter(is_kept).collect()
        };
        prop_assert_eq!(kept(&from, &to), kept(&to, &from));
    }
}
