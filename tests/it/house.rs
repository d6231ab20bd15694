//! The dependencies between modules: which may import which. `docs/architecture.md` explains why.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Each module with the modules it may use.
const ROOMS: [(&str, &str); 16] = [
    ("domain", ""),
    ("error", "domain"),
    ("messages", "domain error"),
    ("policy", "domain error"),
    ("search", "domain error"),
    ("documents", "domain error"),
    ("auth", "domain error"),
    ("mail", "domain error"),
    ("store", "domain error policy"),
    ("blobs", "domain error"),
    ("services", "domain error messages policy search documents auth mail blobs store"),
    ("followers", "domain error messages search documents auth mail store"),
    ("http", "domain error messages policy search services"),
    ("config", "store"),
    ("telemetry", "config"),
    ("demo", "app domain error policy services"),
];

fn sources(path: &Path, into: &mut Vec<PathBuf>) {
    if path.is_dir() {
        for entry in std::fs::read_dir(path).unwrap() {
            sources(&entry.unwrap().path(), into);
        }
    } else if path.extension().is_some_and(|extension| extension == "rs") {
        into.push(path.to_owned());
    }
}

#[test]
fn rooms_use_only_the_rooms_that_they_may() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut faults = BTreeSet::new();
    for (room, allowed) in ROOMS {
        let allowed: Vec<&str> = allowed.split_whitespace().chain([room]).collect();
        let mut files = Vec::new();
        let folder = src.join(room);
        sources(if folder.is_dir() { &folder } else { &src }, &mut files);
        files.retain(|file| file.starts_with(&folder) || file == &src.join(format!("{room}.rs")));
        assert!(!files.is_empty(), "{room}");
        for file in files {
            let text = std::fs::read_to_string(&file).unwrap();
            for used in text.split("crate::").skip(1) {
                let used: String = used.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
                if !used.is_empty() && !allowed.contains(&used.as_str()) {
                    faults.insert(format!("{} uses {used}", file.strip_prefix(&src).unwrap().display()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn only_the_store_knows_diesel_and_only_search_knows_tantivy() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for (library, room) in [("diesel::", "store"), ("tantivy::", "search"), ("actix_web::", "http")] {
        let mut files = Vec::new();
        sources(&src, &mut files);
        files.retain(|file| !file.starts_with(src.join(room)));
        for file in files {
            let text = std::fs::read_to_string(&file).unwrap();
            let app = library == "actix_web::" && file.ends_with("app/mod.rs");
            assert!(app || !text.contains(library), "{} knows {library}", file.display());
        }
    }
}
