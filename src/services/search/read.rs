//! How a question was read, as the answer tells it.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::language::UiLanguage;
use crate::search::{Correction, Expansion};

/// How a question was read.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct QueryRead {
    /// Nothing had all the words, or the phrase beside them, and these have most of it. Filters have no say in it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub relaxed: bool,
    /// There was no time to find all: there may be more, and more of everything that is counted.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub cut_short: bool,
    /// Words that no text has, and what was searched for in their place.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub corrected: Vec<Corrected>,
    /// Where little or nothing was found: another question, which finds clearly more. Filters have no say in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, example = "migracion laboral")]
    pub did_you_mean: Option<String>,
    /// Words that name a concept of the thesaurus, and by which other names it was searched for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub expanded: Vec<Expanded>,
}

/// A word that no text has.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Corrected {
    /// As it was typed.
    #[schema(example = "regularisacion")]
    pub typed: String,
    /// What was probably meant, without accents.
    #[schema(example = "regularizacion")]
    pub meant: String,
}

impl From<Correction> for Corrected {
    fn from(of: Correction) -> Corrected {
        Corrected { typed: of.typed, meant: of.meant }
    }
}

/// Words that name a concept.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Expanded {
    /// As they were typed.
    #[schema(example = "regularización migratoria")]
    pub typed: String,
    /// The concept's identifier in the thesaurus.
    #[schema(example = "regularisation")]
    pub concept: String,
    /// What it is called in the reader's language, or else in the question's.
    #[schema(example = "regularisation")]
    pub label: String,
    /// What else was searched for, by language.
    #[schema(value_type = Object, example = json!({"en": ["regularisation"], "pt": ["regularização migratória"]}))]
    pub names: BTreeMap<UiLanguage, Vec<String>>,
}

impl From<Expansion> for Expanded {
    fn from(of: Expansion) -> Expanded {
        let mut names: BTreeMap<UiLanguage, Vec<String>> = BTreeMap::new();
        for (ui_language, name) in of.names {
            names.entry(ui_language).or_default().push(name);
        }
        Expanded { typed: of.words, concept: of.concept, label: of.label, names }
    }
}
