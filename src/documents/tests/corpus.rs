//! Real files, if available: `ACERVO_CORPUS`, or `shared/corpus` beside the project.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::super::markdown::{options, plain_text};
use super::*;

fn files(folder: &str) -> Vec<(String, Vec<u8>)> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpus");
    let corpus = std::env::var_os("ACERVO_CORPUS").map_or_else(|| PathBuf::from(beside), PathBuf::from);
    let Ok(entries) = std::fs::read_dir(corpus.join("office").join(folder)) else {
        eprintln!("skipped: no corpus at {}", corpus.display());
        return Vec::new();
    };
    let mut files: Vec<_> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter_map(|path| Some((path.file_name()?.to_str()?.to_owned(), std::fs::read(&path).ok()?)))
        .collect();
    files.sort();
    files
}

#[test]
fn real_documents_are_read_quickly_and_read_back() {
    for folder in ["docx", "md"] {
        for (name, bytes) in files(folder) {
            let began = Instant::now();
            let report = match import(&bytes, &name, "") {
                Ok(report) => report,
                Err(error) => {
                    assert_eq!(error.faults[0].code.name(), "empty_document", "{name}: {error}");
                    continue;
                }
            };
            assert!(began.elapsed() < Duration::from_secs(5), "{name}: {:?}", began.elapsed());
            assert!(!plain_text(&report.markdown).is_empty(), "{name}");
            if report.kind == Kind::Docx {
                assert_no_raw_html(&name, &report.markdown);
            }
        }
    }
}

/// Asserts that nothing in a Word document has turned into HTML.
fn assert_no_raw_html(name: &str, markdown: &str) {
    let arena = comrak::Arena::new();
    let root = comrak::parse_document(&arena, markdown, &options());
    for node in root.descendants() {
        let data = node.data();
        let kind = data.value.xml_node_name();
        assert!(!matches!(kind, "html_block" | "html_inline"), "{name}: {kind}");
        // Pictures are those in the file, never from elsewhere.
        if let comrak::nodes::NodeValue::Image(link) = &data.value {
            assert!(link.url.starts_with("attachment:"), "{name}: {}", link.url);
        }
    }
}

#[test]
fn hostile_files_end_in_text_or_in_a_clear_fault() {
    for folder in ["hostile", "odt", "pdf", "html", "epub", "other"] {
        for (name, bytes) in files(folder) {
            let began = Instant::now();
            let result = import(&bytes, &name, "");
            assert!(began.elapsed() < Duration::from_secs(5), "{name}: {:?}", began.elapsed());
            match result {
                Ok(report) => {
                    assert!(name.ends_with(".docx") || name.ends_with(".docm"), "{name}");
                    assert!(!report.markdown.contains("root:"), "{name}");
                }
                Err(error) => {
                    assert_eq!(error.faults.len(), 1, "{name}");
                    assert_eq!(error.faults[0].pointer, "/file", "{name}");
                    assert_ne!(error.code.status(), 500, "{name}");
                }
            }
        }
    }
}

#[test]
fn what_is_locked_is_said_to_be_locked() {
    for (name, bytes) in files("hostile") {
        if name.contains("password-is-pass") || name.contains("passtika") {
            assert_eq!(fault(import(&bytes, &name, "")), (Code::Invalid, "encrypted_document"), "{name}");
        }
    }
}

#[test]
fn changed_real_documents_never_panic() {
    // A small generator with a fixed seed, so that every run makes the same changes.
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut random = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below.max(1) as u64).unwrap_or(0)
    };
    for (name, bytes) in files("docx").into_iter().filter(|(_, bytes)| bytes.len() < 40_000) {
        for _ in 0..10 {
            let mut changed = bytes.clone();
            for _ in 0..1 + random(6) {
                let at = random(changed.len());
                changed[at] = random(256) as u8;
            }
            if random(4) == 0 {
                changed.truncate(random(changed.len()));
            }
            let _ = import(&changed, &name, "");
        }
    }
}
