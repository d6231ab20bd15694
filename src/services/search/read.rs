//! How a query was interpreted, as reported in responses.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::language::UiLanguage;
use crate::search::{Correction, Expansion};

/// How a query was interpreted.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct QueryRead {
    /// Whether no section, or too few, contained all the words or the phrase alongside them, so that the query was
    /// relaxed. Filters do not affect this.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub relaxed: bool,
    /// Whether there was not enough time to find everything. There may then be more results, and all counts may be
    /// higher.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub cut_short: bool,
    /// Words that occur in no text, with the words searched for instead.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub corrected: Vec<Corrected>,
    /// If little or nothing was found: another query, which finds clearly more. Filters do not affect this.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, example = "migracion laboral")]
    pub did_you_mean: Option<String>,
    /// Words that name a concept of the thesaurus, with the other names searched for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub expanded: Vec<Expanded>,
}

/// A word that occurs in no text.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Corrected {
    /// The word as typed.
    #[schema(example = "regularisacion")]
    pub typed: String,
    /// The word that was probably meant, without accents.
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
    /// The words as typed.
    #[schema(example = "regularización migratoria")]
    pub typed: String,
    /// The concept's identifier in the thesaurus.
    #[schema(example = "regularisation")]
    pub concept: String,
    /// Its label in the reader's language, or else in the query's.
    #[schema(example = "regularisation")]
    pub label: String,
    /// The other names searched for, by language.
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
