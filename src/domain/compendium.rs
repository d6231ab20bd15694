//! A compendium: one framework document, its chapters and its settings.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ids::{ChapterId, CompendiumId};
use super::labels::Label;
use super::language::Language;

/// A framework document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Compendium {
    /// Its identifier.
    pub id: CompendiumId,
    /// Its slug, used in URLs.
    #[schema(example = "framework-document")]
    pub slug: String,
    /// Its title in each language.
    pub title: Label,
    /// Its working languages. Sections in other languages are also accepted.
    pub languages: Vec<Language>,
    /// The settings that administrators can change.
    pub settings: Settings,
}

/// The settings of a compendium.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Whether an approved version is published at once. If not, it waits for an editor to publish it.
    pub publish_on_approval: bool,
    /// A notice shown with every published section and every search response, in each language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<Label>,
}

/// A chapter and its children.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Chapter {
    /// Its identifier.
    pub id: ChapterId,
    /// Its slug, unique within the compendium and used in URLs.
    #[schema(example = "consular-cooperation")]
    pub slug: String,
    /// Its title in each language.
    pub title: Label,
    /// Its child chapters, in order.
    #[schema(no_recursion)]
    pub children: Vec<Chapter>,
}

/// A compendium, as referred to by other objects.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct CompendiumRef {
    /// Its identifier.
    pub id: CompendiumId,
    /// Its slug, used in URLs.
    pub slug: String,
    /// Its title in each language.
    pub title: Label,
}

impl From<&Compendium> for CompendiumRef {
    fn from(of: &Compendium) -> CompendiumRef {
        CompendiumRef { id: of.id, slug: of.slug.clone(), title: of.title.clone() }
    }
}

/// A chapter, as referred to by other objects.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ChapterRef {
    /// Its identifier.
    pub id: ChapterId,
    /// Its slug, used in URLs.
    pub slug: String,
    /// Its title in each language.
    pub title: Label,
}

impl From<&Chapter> for ChapterRef {
    fn from(of: &Chapter) -> ChapterRef {
        ChapterRef { id: of.id, slug: of.slug.clone(), title: of.title.clone() }
    }
}
