//! The settings that administrators manage: institutions, compendia, chapters, templates and vocabularies.

mod chapters;
mod compendia;
mod institution_list;
mod institutions;
mod usage;
mod vocabularies;

use std::sync::Arc;

use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::domain::fault::escaped;
use crate::domain::labels::Label;
use crate::domain::language::Language;
use crate::domain::text::{is_blank, one_line};
use crate::domain::version::{canonical, hex};
use crate::error::{Code, Error, Fault, FaultCode, Faults, Result};
use crate::store::Store;

pub use chapters::{Chapters, SetChapter, SetChapters};
pub use compendia::{ChangeCompendium, NewCompendium};
pub(in crate::services) use institution_list::entries as institution_entries;
pub use institution_list::{InstitutionEntry, InstitutionFilter};
pub use institutions::{ChangeInstitution, InstitutionName, NewInstitution};
pub use usage::{Effect, EffectKind, FieldUse, Reach, VocabularyUse};
pub use vocabularies::{SetVocabulary, VocabularyList};

/// Maximum number of characters of a label in one language.
const LONGEST_LABEL: usize = 1000;

/// The service for settings.
pub struct Settings {
    store: Arc<Store>,
}

impl Settings {
    /// Creates the service for the settings in this store.
    pub fn new(store: Arc<Store>) -> Settings {
        Settings { store }
    }
}

/// Returns what identifies a state of chapters or of a vocabulary, so that nobody overwrites what someone else has
/// saved meanwhile. What is not there has a revision too: that of `None`.
///
/// # Errors
/// Internal errors only.
pub fn revision(of: &impl Serialize) -> Result<String> {
    Ok(shortened(&canonical(of).map_err(Error::internal)?))
}

/// Returns what identifies a state of a template, in which the order of the fields matters.
pub fn template_revision(schema: &Value) -> String {
    shortened(schema.to_string().as_bytes())
}

fn shortened(content: &[u8]) -> String {
    hex(&Sha256::digest(content))[..16].to_owned()
}

/// What the caller expects to replace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Whatever is there.
    Anything,
    /// Something, in whichever state.
    Existing,
    /// One of these states, by their revisions.
    AnyOf(Vec<String>),
}

impl Expected {
    /// Expects the state with this revision.
    pub fn revision(revision: impl Into<String>) -> Expected {
        Expected::AnyOf(vec![revision.into()])
    }

    /// Checks what is there now, which has this revision.
    fn check(&self, exists: bool, revision: &str) -> Result<()> {
        let fits = match self {
            Expected::Anything => true,
            Expected::Existing => exists,
            Expected::AnyOf(known) => known.iter().any(|known| known == revision),
        };
        let conflict = || Error::new(Code::VersionConflict).detail("detail-changed-meanwhile");
        if fits { Ok(()) } else { Err(conflict().member("reason", "changed_meanwhile")) }
    }
}

/// A name in each language, in the form in which it is stored: each text is a single line. A label needs at least one
/// text and valid language tags; faults are added to `faults`.
fn named(label: Label, pointer: &str, faults: &mut Faults) -> Label {
    faults.join(language_faults(&label, pointer));
    let mut read = |(language, text): (String, String)| {
        let at = format!("{pointer}/{}", escaped(&language));
        let line = checked_length(&text, &at).and_then(|()| one_line(&text, at));
        (language, line.map_err(|fault| faults.push(fault)).unwrap_or(text))
    };
    Label(label.0.into_iter().map(&mut read).collect())
}

/// The faults of a multilingual text that may have several lines.
fn text_faults(label: &Label, pointer: &str) -> Faults {
    let mut faults = language_faults(label, pointer);
    for (language, text) in &label.0 {
        let at = format!("{pointer}/{}", escaped(language));
        if is_blank(text) {
            faults.push(Fault::new(at, FaultCode::Required));
        } else {
            faults.extend(checked_length(text, &at).err());
        }
    }
    faults
}

fn language_faults(label: &Label, pointer: &str) -> Faults {
    let none = label.0.is_empty().then(|| Fault::new(pointer, FaultCode::Required));
    let odd = label.0.keys().filter(|language| language.parse::<Language>().is_err());
    let odd =
        odd.map(|language| Fault::new(format!("{pointer}/{}", escaped(language)), FaultCode::NotALanguage));
    none.into_iter().chain(odd).collect()
}

fn checked_length(text: &str, at: &str) -> Result<(), Fault> {
    match text.chars().count() > LONGEST_LABEL {
        true => Err(Fault::new(at, FaultCode::TooLong).with("limit", LONGEST_LABEL)),
        false => Ok(()),
    }
}
