use std::path::Path;

use super::*;
use crate::domain::ids::{ChapterId, InstitutionId, SectionId};
use crate::domain::language::UiLanguage;
use crate::domain::time::Timestamp;

mod answers;
mod completing;
mod crossing;
mod forgiving;
mod grammar;
mod likeness;
mod marking;
mod narrowing;
mod reading;
mod spelling;
mod storage;
mod writing;

/// Returns a document that has only a title.
fn document(language: &str, title: &str) -> Document {
    Document {
        section: SectionId::new(),
        version: 1,
        language: language.parse().unwrap(),
        compendium: "framework-document".to_owned(),
        title: title.to_owned(),
        summary: String::new(),
        passages: Vec::new(),
        institution: InstitutionId::new(),
        institution_slug: String::new(),
        chapter: ChapterId::new(),
        institution_names: Vec::new(),
        labels: Vec::new(),
        chapters: Vec::new(),
        countries: Vec::new(),
        sub_regions: Vec::new(),
        memberships: Vec::new(),
        practice_type: None,
        scope: None,
        themes: Vec::new(),
        gcm_objectives: Vec::new(),
        guiding_principles: Vec::new(),
        target_groups: Vec::new(),
        maturity: None,
        has_evaluation: false,
        years: None,
        released_at: Timestamp::from_micros(0),
        stage: None,
    }
}

fn passage(field: &str, text: &str) -> Passage {
    Passage { field: field.to_owned(), text: text.to_owned() }
}

fn open(folder: &Path) -> Index {
    Index::open(folder).unwrap()
}

/// Creates an index with these documents. The folder has to live as long as the index.
fn index_of(documents: &[Document]) -> (tempfile::TempDir, Index) {
    let folder = tempfile::tempdir().unwrap();
    let index = open(folder.path());
    for document in documents {
        index.put(document).unwrap();
    }
    index.commit(1).unwrap();
    (folder, index)
}

fn ask(text: &str) -> Query {
    Query::new(text, UiLanguage::Es)
}

fn titles(answer: &SearchResult) -> Vec<&str> {
    answer.hits.iter().map(|hit| hit.title.as_str()).collect()
}

fn found(index: &Index, text: &str) -> Vec<String> {
    let answer = index.search(&ask(text)).unwrap();
    assert_eq!(answer.total, answer.hits.len());
    answer.hits.into_iter().map(|hit| hit.title).collect()
}
