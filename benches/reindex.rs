//! Rebuilding the index: the command against bare tantivy with the same schema.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use acervo::app::INDEX;
use acervo::domain::ids::{ChapterId, InstitutionId, SectionId};
use acervo::domain::time::Timestamp;
use acervo::search::{Document, Index, Passage};
use serde_json::Value;

use crate::SECTIONS;
use crate::data::{institution, section};
use crate::figures::{Pair, title};
use crate::process::{copy, program};
use crate::texts::{COUNTRIES, Dice, Words};

pub fn measure(master: &Path, scratch: &Path) {
    title("Filling the index anew");
    let folder = scratch.join("reindex");
    copy(master, &folder);
    let documents: Vec<Document> = documents(SECTIONS).collect();
    let (mut pair, mut bytes) = (Pair::new(), Pair::new());
    for round in 0..3 {
        let bare = scratch.join(format!("bare{round}"));
        let begun = Instant::now();
        let index = Index::open(&bare).expect("an index");
        for document in &documents {
            index.put(document).expect("a document");
        }
        index.commit(1).expect("a commit");
        let least = begun.elapsed().as_secs_f64();
        drop(index);
        let least_mib = mebibytes(&bare);
        std::fs::remove_dir_all(&bare).expect("a folder");
        let begun = Instant::now();
        let mut command = Command::new(program());
        command.arg("reindex").arg("--data-dir").arg(&folder).env("DATABASE_URL", "");
        let output = command.output().expect("the program");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        pair.add(begun.elapsed().as_secs_f64(), least);
        bytes.add(mebibytes(&folder.join(INDEX)), least_mib);
    }
    pair.print(&format!("{SECTIONS} sections"), "s", "≤ 5 ×", pair.ratio() <= 5.0);
    bytes.print("the public index", "MiB", "≤ 1.5 ×", bytes.ratio() <= 1.5);
}

/// Returns the total size of the files in a folder, in MiB.
fn mebibytes(folder: &Path) -> f64 {
    let entries = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry"));
    let sizes = entries.map(|entry| match entry.file_type().expect("a type").is_dir() {
        true => mebibytes(&entry.path()),
        false => entry.metadata().expect("a size").len() as f64 / 1_048_576.0,
    });
    sizes.sum()
}

/// Generates the same texts as those from which the indexer makes documents.
pub fn documents(count: usize) -> impl Iterator<Item = Document> {
    let (words, mut dice) = (Words::new(), Dice(1));
    let chapters: Vec<ChapterId> = (0..7).map(|_| ChapterId::new()).collect();
    let institutions: Vec<InstitutionId> = (0..80).map(|_| InstitutionId::new()).collect();
    (0..count).map(move |n| {
        let of = dice.ranked(institutions.len());
        let new = section(&words, &mut dice, n, &institution(of));
        let text = |name: &str| new.practice[name].as_str().unwrap_or_default().to_owned();
        let texts = |name: &str| -> Vec<String> {
            let values = new.practice[name].as_array().into_iter().flatten();
            values.map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned)).collect()
        };
        let fields = [
            "description",
            "results",
            "objectives",
            "context_problem",
            "constraints",
            "lessons_learned",
            "sustainability",
            "replicability",
        ];
        let passage = |field: &str, text: String| Passage { field: field.to_owned(), text };
        let mut passages: Vec<Passage> = fields.map(|field| passage(field, text(field))).to_vec();
        let factor = new.practice["success_factors"][0]["factor"].as_str().unwrap_or_default();
        passages.push(passage("success_factors", factor.to_owned()));
        passages.push(passage("body", new.body.clone()));
        let numbers = new.practice["gcm_objectives"].as_array().into_iter().flatten();
        Document {
            section: SectionId::new(),
            version: 1,
            language: new.language.clone(),
            compendium: "framework-document".to_owned(),
            title: text("title"),
            summary: text("summary"),
            passages,
            institution: institutions[of],
            institution_slug: institution(of),
            chapter: chapters[dice.below(chapters.len())],
            institution_names: vec![
                format!("Ministerio {of}"),
                format!("Ministry {of}"),
                text("implementing_institution"),
            ],
            labels: COUNTRIES[..8].iter().map(|code| format!("label {code}")).collect(),
            chapters: vec![new.chapter.clone()],
            countries: texts("countries"),
            sub_regions: vec!["south_america".to_owned()],
            memberships: vec!["can".to_owned(), "sela".to_owned()],
            practice_type: Some(text("practice_type")),
            scope: Some(text("scope")),
            themes: texts("inclusion_themes"),
            gcm_objectives: numbers.filter_map(Value::as_u64).map(|number| number as u8).collect(),
            guiding_principles: texts("guiding_principles"),
            target_groups: texts("target_groups"),
            maturity: None,
            has_evaluation: false,
            years: Some(2010..=9999),
            released_at: Timestamp::from_micros(n as i64),
            stage: None,
        }
    })
}
