//! The input of calls about editions.

use serde::{Deserialize, Deserializer};
use utoipa::ToSchema;

use crate::domain::day::Day;
use crate::domain::edition::{EditionNumber, Imprint, PartKind};
use crate::domain::ids::{EditionId, SectionId};
use crate::domain::labels::Label;
use crate::domain::language::UiLanguage;

/// A new edition of a compendium.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewEdition {
    /// Its title in each language. Required unless it corrects an edition, from which it is then taken.
    pub title: Option<Label>,
    /// Its subtitle in each language.
    pub subtitle: Option<Label>,
    /// Its languages, the main one first. Required unless it corrects an edition.
    #[schema(min_items = 1, max_items = 4)]
    pub languages: Option<Vec<UiLanguage>>,
    /// Identifiers or slugs of chapters, which stand for all inside them. All chapters if omitted.
    #[schema(min_items = 1, max_items = 500)]
    pub chapters: Option<Vec<String>>,
    /// The frozen edition that it corrects. What is not given is taken from there, and so are its texts.
    pub corrects: Option<EditionId>,
}

/// Changes to an edition. Omitted members stay unchanged.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeEdition {
    /// Its title in each language.
    pub title: Option<Label>,
    /// Its subtitle in each language; `{}` for none.
    pub subtitle: Option<Label>,
    /// Its languages, the main one first.
    #[schema(min_items = 1, max_items = 4)]
    pub languages: Option<Vec<UiLanguage>>,
    /// Identifiers or slugs of chapters, which stand for all inside them; null for all chapters.
    #[schema(value_type = Option<Vec<String>>, min_items = 1, max_items = 500)]
    #[serde(default, deserialize_with = "given")]
    pub chapters: Option<Option<Vec<String>>>,
    /// The complete data of its imprint.
    pub imprint: Option<Imprint>,
}

/// Distinguishes null from a member that was left out.
fn given<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<Vec<String>>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

/// Texts to save. Those that are not named stay as they are.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetParts {
    /// The texts.
    #[schema(min_items = 1, max_items = 600)]
    pub items: Vec<SetPart>,
}

/// A text to save, in one language or more.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetPart {
    /// The kind of text.
    pub part: PartKind,
    /// Which foreword: 1 if omitted. Not for other kinds.
    #[schema(minimum = 1, maximum = 10)]
    pub number: Option<u32>,
    /// The identifier or slug of the chapter that it introduces. Not for other kinds.
    #[schema(min_length = 1, max_length = 100)]
    pub chapter: Option<String>,
    /// The Markdown in each language; an empty text takes it out.
    #[schema(example = json!({"es": "Este documento reúne las prácticas de la región."}))]
    pub texts: Label,
}

/// Which published practices an edition leaves out, and which come first in their chapters.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetEntries {
    /// Published practices to leave out.
    #[schema(max_items = 2000)]
    #[serde(default)]
    pub left_out: Vec<SectionId>,
    /// Practices that come first in their chapters, in this order. All others follow by country, institution and title.
    #[schema(max_items = 2000)]
    #[serde(default)]
    pub order: Vec<SectionId>,
}

/// Makes a candidate of an edition.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MakeCandidate {
    /// The last day on which member institutions can read it.
    pub until: Day,
}

/// Freezes an edition.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Freeze {
    /// Its number. The next one if omitted.
    pub number: Option<EditionNumber>,
    /// Its date. Today if omitted.
    pub date: Option<Day>,
    /// What it changes, in Markdown in each of its languages. Required for a correction.
    pub changes: Option<Label>,
}
