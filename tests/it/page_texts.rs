//! The texts of pages: templates contain none themselves, and every text that they name exists and is used.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The files with texts of pages; `mail`, `problems` and the like have readers of their own.
const NOT_OF_PAGES: [&str; 4] = ["lists.ftl", "mail.ftl", "problems.ftl", "uploads.ftl"];

/// How texts are named in templates and handlers.
const CALLS: [&str; 7] = ["say(", "count(", "with_args(", "with_gaps(", "html(", "title(", "text_id!("];

fn files(folder: &Path, endings: &[&str], into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, endings, into);
        } else if endings.iter().any(|ending| path.extension().is_some_and(|found| found == *ending)) {
            into.push(path);
        }
    }
}

fn src(below: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(below)
}

/// The templates, without those that exist once for each language (`about.es.html`).
fn templates() -> Vec<PathBuf> {
    let mut found = Vec::new();
    files(&src("http/pages"), &["html"], &mut found);
    let is_in_one_language = |path: &PathBuf| path.file_stem().unwrap().to_string_lossy().contains('.');
    found.retain(|path| !is_in_one_language(path));
    found.sort();
    assert!(found.len() > 3);
    found
}

/// Each text of pages with its variables.
fn texts() -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for entry in std::fs::read_dir(src("messages/es")).unwrap() {
        let path = entry.unwrap().path();
        if NOT_OF_PAGES.contains(&path.file_name().unwrap().to_str().unwrap()) {
            continue;
        }
        let mut current = String::new();
        for line in std::fs::read_to_string(&path).unwrap().lines() {
            if let Some((id, _)) = line.split_once(" =").filter(|(id, _)| !id.starts_with([' ', '#', '.'])) {
                current = id.to_owned();
                found.entry(current.clone()).or_default();
            }
            for piece in line.split('$').skip(1) {
                let name: String = piece.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                found.entry(current.clone()).or_default().insert(name);
            }
        }
    }
    found
}

/// The part of a source up to the bracket that closes the one before it.
fn arguments(source: &str) -> &str {
    let mut depth = 1;
    let end = source.char_indices().find(|(_, c)| {
        depth += match c {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        depth == 0
    });
    &source[..end.map_or(source.len(), |(at, _)| at)]
}

/// Every call that names a text literally: the text, and the variables that it is given, where they can be seen.
fn calls() -> Vec<(String, Option<BTreeSet<String>>, String)> {
    let mut sources = Vec::new();
    files(&src("http/pages"), &["html", "rs"], &mut sources);
    let mut found = Vec::new();
    for path in sources {
        let source = std::fs::read_to_string(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        for call in CALLS {
            for (at, _) in source.match_indices(call) {
                let whole = arguments(&source[at + call.len()..]);
                let Some(rest) = whole.trim_start().strip_prefix('"') else { continue };
                let id = rest.split('"').next().unwrap().to_owned();
                let given = match call {
                    "say(" => Some(BTreeSet::new()),
                    "count(" => Some(BTreeSet::from(["count".to_owned()])),
                    "with_args(" | "html(" if whole.contains('[') => {
                        let pairs = whole.split("(\"").skip(1).map(|pair| pair.split('"').next().unwrap());
                        Some(pairs.map(str::to_owned).collect())
                    }
                    _ => None,
                };
                found.push((id, given, name.clone()));
            }
        }
    }
    assert!(found.len() > 20);
    found
}

#[test]
fn every_text_that_a_page_names_exists_and_gets_its_variables() {
    let texts = texts();
    for (id, given, file) in calls() {
        let variables =
            texts.get(&id).unwrap_or_else(|| panic!("{file} names the text {id}, which does not exist"));
        if let Some(given) = given {
            assert_eq!(&given, variables, "{file} gives these to {id}");
        }
    }
}

#[test]
fn every_text_of_pages_is_used() {
    let mut sources = Vec::new();
    files(&src(""), &["html", "rs"], &mut sources);
    let mut all = String::new();
    for path in sources {
        all.push_str(&std::fs::read_to_string(path).unwrap());
    }
    // Ids that end in a value are put together in the code: `flash-{name}`.
    let prefixes: BTreeSet<&str> = all
        .split('"')
        .filter_map(|literal| literal.split_once("-{").map(|(prefix, _)| prefix))
        .filter(|prefix| prefix.chars().all(|c| c.is_ascii_lowercase() || c == '-'))
        .collect();
    let is_used = |id: &String| {
        all.contains(&format!("\"{id}\""))
            || prefixes.iter().any(|prefix| id.starts_with(&format!("{prefix}-")))
    };
    let unused: Vec<String> = texts().into_keys().filter(|id| !is_used(id)).collect();
    assert_eq!(unused, Vec::<String>::new());
}

/// A template without what askama fills in, and without comments.
fn fixed(template: &str) -> String {
    let mut text = template.to_owned();
    for (opening, closing) in [("{#", "#}"), ("{{", "}}"), ("{%", "%}"), ("<!--", "-->")] {
        while let Some(begin) = text.find(opening) {
            let length = text[begin..].find(closing).unwrap_or(text.len() - begin - closing.len());
            text.replace_range(begin..begin + length + closing.len(), "");
        }
    }
    text
}

#[test]
fn templates_contain_no_words_of_their_own() {
    /// Attributes that people read or hear.
    const SHOWN: [&str; 6] =
        ["aria-label=\"", "title=\"", "alt=\"", "placeholder=\"", "label=\"", "data-label=\""];
    for path in templates() {
        let text = fixed(&std::fs::read_to_string(&path).unwrap());
        for attribute in SHOWN {
            for (at, _) in text.match_indices(attribute) {
                let value = text[at + attribute.len()..].split('"').next().unwrap();
                assert!(!value.contains(char::is_alphabetic), "{}: {attribute}{value}", path.display());
            }
        }
        let mut between = String::new();
        let mut inside = false;
        for c in text.chars() {
            match c {
                '<' => inside = true,
                '>' => inside = false,
                c if !inside => between.push(c),
                _ => {}
            }
        }
        // Entities and file formats are the same in every language.
        let words = between.split(|c: char| !c.is_alphanumeric() && c != '&').filter(|word| {
            word.contains(char::is_alphabetic)
                && !word.starts_with('&')
                && !["Atom", "CSV", "JSON", "RIS", "BibTeX", "XLSX", "Excel", "CSL", "PDF"].contains(word)
        });
        assert_eq!(words.collect::<Vec<_>>(), Vec::<&str>::new(), "{}", path.display());
    }
}

#[test]
fn no_page_speaks_of_programs_interfaces_to_people() {
    for language in ["es", "en", "pt", "fr"] {
        let mut found = Vec::new();
        files(&src("messages").join(language), &["ftl"], &mut found);
        found.retain(|path| !NOT_OF_PAGES.contains(&path.file_name().unwrap().to_str().unwrap()));
        files(&src("http/pages"), &["html"], &mut found);
        for path in found {
            let text = fixed(&std::fs::read_to_string(&path).unwrap());
            assert!(
                !text.split(|c: char| !c.is_alphanumeric()).any(|word| word == "API"),
                "{}",
                path.display()
            );
        }
    }
}
