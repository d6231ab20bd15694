//! Languages, identified by BCP 47 tags.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use strum::IntoStaticStr;
use utoipa::{PartialSchema, ToSchema, openapi};

/// A well-formed BCP 47 tag in its usual spelling (`es`, `pt-BR`, `gn`), with at most 35 characters.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Language(String);

/// The four languages of Acervo's own interface.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema, IntoStaticStr,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum UiLanguage {
    /// Spanish
    Es,
    /// English
    En,
    /// Portuguese
    Pt,
    /// French
    Fr,
}

impl UiLanguage {
    /// All four, in the order in which labels are written.
    pub const ALL: [UiLanguage; 4] = [UiLanguage::Es, UiLanguage::En, UiLanguage::Pt, UiLanguage::Fr];

    /// The two-letter code.
    pub fn code(self) -> &'static str {
        self.into()
    }

    /// The language that a tag belongs to: `pt-BR` is Portuguese, `gn` is none of the four.
    pub fn of(tag: &str) -> Option<UiLanguage> {
        let primary = tag.split('-').next().unwrap_or(tag);
        UiLanguage::ALL.into_iter().find(|ui_language| ui_language.code().eq_ignore_ascii_case(primary))
    }

    /// The language requested by an `Accept-Language` header (RFC 9110, 12.5.4): of the four, the acceptable one with
    /// the highest weight, or the first of these if weights are equal. English if none is acceptable.
    pub fn accepted(field: &str) -> UiLanguage {
        let mut best: Option<(UiLanguage, f32)> = None;
        for part in field.split(',') {
            let mut pieces = part.split(';');
            let tag = pieces.next().unwrap_or_default().trim();
            let weight = pieces
                .find_map(|piece| piece.trim().strip_prefix("q=").map(|q| q.parse::<f32>().unwrap_or(0.0)))
                .unwrap_or(1.0);
            let Some(ui_language) = UiLanguage::of(tag) else { continue };
            if weight > 0.0 && best.is_none_or(|(_, highest)| weight > highest) {
                best = Some((ui_language, weight));
            }
        }
        best.map_or(UiLanguage::En, |(ui_language, _)| ui_language)
    }
}

impl Language {
    /// The tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The interface language it belongs to, if any.
    pub fn ui_language(&self) -> Option<UiLanguage> {
        UiLanguage::of(&self.0)
    }
}

impl From<UiLanguage> for Language {
    fn from(ui_language: UiLanguage) -> Language {
        Language(ui_language.code().to_owned())
    }
}

impl std::fmt::Display for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// The text is not a BCP 47 tag.
#[derive(Debug, thiserror::Error)]
#[error("not a language tag")]
pub struct NotALanguage;

impl std::str::FromStr for Language {
    type Err = NotALanguage;

    fn from_str(text: &str) -> Result<Language, NotALanguage> {
        if text.len() > 35 {
            return Err(NotALanguage);
        }
        let tag = oxilangtag::LanguageTag::parse_and_normalize(text).map_err(|_| NotALanguage)?;
        Ok(Language(tag.into_inner()))
    }
}

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Language, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl PartialSchema for Language {
    fn schema() -> openapi::RefOr<openapi::Schema> {
        openapi::ObjectBuilder::new()
            .schema_type(openapi::Type::String)
            .pattern(Some("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"))
            .max_length(Some(35))
            .description(Some("BCP 47 language tag"))
            .examples([serde_json::json!("es")])
            .into()
    }
}

impl ToSchema for Language {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reader_gets_the_language_with_the_highest_weight() {
        assert_eq!(UiLanguage::accepted("de, pt-BR;q=0.8, fr;q=0.9"), UiLanguage::Fr);
        assert_eq!(UiLanguage::accepted("es-CO,es;q=0.9"), UiLanguage::Es);
        assert_eq!(UiLanguage::accepted("*"), UiLanguage::En);
        assert_eq!(UiLanguage::accepted("es;q=0, pt;q=x"), UiLanguage::En);
    }

    #[test]
    fn a_tag_has_one_spelling() {
        assert_eq!("PT-br".parse::<Language>().unwrap().as_str(), "pt-BR");
        assert!("español".parse::<Language>().is_err());
        assert!("".parse::<Language>().is_err());
    }
}
