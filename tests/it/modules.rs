//! Which modules may use which, and that no two files use each other. `docs/architecture.md` says why.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::import_graph::{Sources, cycles};

/// Each module with those it may use.
const MODULES: [(&str, &str); 16] = [
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
    ("config", "domain store"),
    ("telemetry", "config"),
    ("demo", "app domain error policy services"),
];

/// Adds the sources at this path and below.
pub fn sources(path: &Path, into: &mut Vec<PathBuf>) {
    if path.is_dir() {
        for entry in std::fs::read_dir(path).unwrap() {
            sources(&entry.unwrap().path(), into);
        }
    } else if path.extension().is_some_and(|extension| extension == "rs") {
        into.push(path.to_owned());
    }
}

#[test]
fn modules_use_only_the_modules_that_they_may() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut faults = BTreeSet::new();
    for (module, allowed) in MODULES {
        let allowed: Vec<&str> = allowed.split_whitespace().chain([module]).collect();
        let mut files = Vec::new();
        let folder = src.join(module);
        sources(if folder.is_dir() { &folder } else { &src }, &mut files);
        files.retain(|file| file.starts_with(&folder) || file == &src.join(format!("{module}.rs")));
        assert!(!files.is_empty(), "{module}");
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
    for (library, module) in [("diesel::", "store"), ("tantivy::", "search"), ("actix_web::", "http")] {
        let mut files = Vec::new();
        sources(&src, &mut files);
        files.retain(|file| !file.starts_with(src.join(module)));
        for file in files {
            let text = std::fs::read_to_string(&file).unwrap();
            let app = library == "actix_web::" && file.starts_with(src.join("app"));
            assert!(app || !text.contains(library), "{} knows {library}", file.display());
        }
    }
}

#[test]
fn no_files_use_each_other_in_a_cycle() {
    let sources = Sources::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    let graph = sources.graph();
    let mut found = String::new();
    for files in cycles(&graph) {
        let uses = files.iter().flat_map(|file| graph[file].iter().map(move |used| (file, used)));
        for (file, used) in uses.filter(|(_, used)| files.contains(used)) {
            found.push_str(&format!("{file} uses {used}\n"));
        }
        found.push('\n');
    }
    assert!(found.is_empty(), "files that use each other:\n\n{found}");
}

#[test]
fn an_item_is_looked_for_where_it_is_defined() {
    let sources = Sources::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    let graph = sources.graph();
    let uses = |file: &str, used: &str| graph[file].contains(used);
    assert!(uses("followers/notifier/mod.rs", "store/mails.rs"), "through a re-export");
    assert!(!uses("store/mod.rs", "store/mails.rs"), "what re-exports an item does not use it");
    assert!(uses("services/catalog.rs", "search/query/thesaurus.rs"), "by a path from an imported module");
    assert!(uses("services/search/suggest.rs", "services/search/mod.rs"), "what a `mod.rs` defines");
    assert!(!uses("mail/outbox.rs", "mail/mod.rs"), "what tests alone use");
}

#[test]
fn a_cycle_is_found_however_long_it_is() {
    let graph = [("a", vec!["b"]), ("b", vec!["c", "d"]), ("c", vec!["a"]), ("d", vec!["e"]), ("e", vec![])];
    let graph = graph.into_iter().map(|(file, uses)| (file, uses.into_iter().collect())).collect();
    assert_eq!(cycles(&graph), [["a", "b", "c"]]);
}
