//! Texts available in several languages.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::language::UiLanguage;

/// A text in several languages: `{"es": "…", "en": "…"}`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
#[schema(example = json!({"es": "Trabajo", "en": "Work"}))]
pub struct Label(pub BTreeMap<String, String>);

impl Label {
    /// The text in the reader's language, otherwise in English, in Spanish or in any language available. Empty if there
    /// is no text at all.
    pub fn in_language(&self, ui_language: UiLanguage) -> &str {
        [ui_language.code(), "en", "es"]
            .iter()
            .find_map(|code| self.0.get(*code))
            .or_else(|| self.0.values().next())
            .map_or("", String::as_str)
    }
}
