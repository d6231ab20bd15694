//! What administrators set: institutions, compendia, chapters, templates and vocabularies.

mod chapters;
mod compendia;
mod institutions;
mod vocabularies;

use std::sync::Arc;

use crate::domain::labels::Label;
use crate::domain::language::Language;
use crate::domain::version::escaped;
use crate::error::Fault;
use crate::store::Store;

pub use chapters::{Chapters, SetChapter, SetChapters};
pub use compendia::{ChangeCompendium, NewCompendium};
pub use institutions::{ChangeInstitution, NewInstitution};
pub use vocabularies::{SetVocabulary, Vocabulary, VocabularyList};

/// Settings.
pub struct Settings {
    store: Arc<Store>,
}

impl Settings {
    /// The settings in that store.
    pub fn new(store: Arc<Store>) -> Settings {
        Settings { store }
    }
}

/// Every label needs a text, and every language a tag.
fn label_faults(label: &Label, pointer: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    if label.0.is_empty() {
        faults.push(Fault::new(pointer, "required"));
    }
    for (language, text) in &label.0 {
        let at = format!("{pointer}/{}", escaped(language));
        if language.parse::<Language>().is_err() {
            faults.push(Fault::new(at.clone(), "not_a_language"));
        }
        if text.trim().is_empty() {
            faults.push(Fault::new(at, "required"));
        } else if text.chars().count() > 1000 {
            faults.push(Fault::new(at, "too_long").with("limit", 1000));
        }
    }
    faults
}
