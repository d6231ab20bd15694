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
    /// Its readable address.
    #[schema(example = "framework-document")]
    pub slug: String,
    /// Its title by language.
    pub title: Label,
    /// The languages it works in. Sections in others are accepted, too.
    pub languages: Vec<Language>,
    /// What an administrator can change without code.
    pub settings: Settings,
}

/// The settings of a compendium.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Whether an approved version is published at once, or waits for an editor to publish it.
    pub publish_on_approval: bool,
    /// A notice that stands with every published section and every search answer, by language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<Label>,
}

/// A chapter, with those below it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Chapter {
    /// Its identifier.
    pub id: ChapterId,
    /// Its readable address within the compendium.
    #[schema(example = "consular-cooperation")]
    pub slug: String,
    /// Its title by language.
    pub title: Label,
    /// The chapters below it, in order.
    #[schema(no_recursion)]
    pub children: Vec<Chapter>,
}
