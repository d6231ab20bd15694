//! Real versions of laws, if available: `ACERVO_CORPUS`, or `shared/corpus` beside the project.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::*;

/// The versions of each law, oldest first.
fn laws() -> Vec<Vec<String>> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpus");
    let corpus = std::env::var_os("ACERVO_CORPUS").map_or_else(|| PathBuf::from(beside), PathBuf::from);
    let Ok(entries) = std::fs::read_dir(corpus.join("revisions")) else {
        eprintln!("skipped: no corpus at {}", corpus.display());
        return Vec::new();
    };
    let mut laws = Vec::new();
    for folder in entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_dir()) {
        let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let mut files: Vec<_> = files.collect();
        files.sort();
        laws.push(files.iter().filter_map(|file| std::fs::read_to_string(file).ok()).collect());
    }
    laws
}

#[test]
fn successive_versions_of_laws_are_compared_and_most_of_them_is_found_again() {
    for versions in laws() {
        for pair in versions.windows(2) {
            let began = Instant::now();
            let hunks = compare(&pair[0], &pair[1]);
            assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
            assert_eq!(apply(&pair[0], &hunks).as_ref(), Some(&pair[1]));
            let length = |keep: fn(&Hunk) -> bool| -> usize {
                hunks.iter().filter(|hunk| keep(hunk)).map(|hunk| hunk.text.len()).sum()
            };
            let found = length(|hunk| hunk.op == Op::Equal || hunk.moved.is_some() && hunk.op == Op::Insert);
            let shorter = pair[0].len().min(pair[1].len());
            eprintln!("{} of {} bytes found again, {} hunks", found, shorter, hunks.len());
            assert!(found * 4 > shorter, "{found} of {shorter}");
        }
    }
}

#[test]
fn versions_of_laws_are_merged_with_small_changes_to_them() {
    for versions in laws() {
        for pair in versions.windows(2) {
            let (base, a) = (&pair[0], &pair[1]);
            let b = format!("{base}\n\nPárrafo que nadie más escribió.\n");
            let began = Instant::now();
            let merged = merge(base, a, &b);
            assert!(began.elapsed() < Duration::from_secs(10), "{:?}", began.elapsed());
            assert!(merged.resolved(|conflict| &conflict.b).contains("Párrafo que nadie más escribió."));
            assert!(merged.conflicts().count() <= 1, "{:?}", merged.conflicts().collect::<Vec<_>>());
        }
    }
}
