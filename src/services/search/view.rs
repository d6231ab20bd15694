//! Searches as they are answered.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::labels::FacetCount;
use super::read::QueryRead;
use crate::domain::compendium::ChapterRef;
use crate::domain::ids::SectionId;
use crate::domain::institution::InstitutionRef;
use crate::domain::labels::Label;
use crate::domain::language::Language;
use crate::domain::time::Timestamp;
use crate::search::Highlight;

/// What a search found.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SearchAnswer {
    /// How many sections there are in all.
    pub total: usize,
    /// The permanent address of this list, without a page.
    #[schema(example = "https://acervo.example.org/api/v1/search?q=consular&country=CO&lang=es")]
    pub url: String,
    /// How many milliseconds it took to find them. A list that was just asked for is given again as it was found then.
    pub took_ms: f64,
    /// The sections of this page.
    pub items: Vec<SearchItem>,
    /// The counts, by facet. Each ignores its own field's filter.
    #[schema(value_type = Object)]
    pub facets: BTreeMap<&'static str, Vec<FacetCount>>,
    /// How the question was read.
    pub query: QueryRead,
    /// The index.
    pub index: IndexRead,
    /// The cursor of the next page; null on the last.
    pub next: Option<String>,
    /// What the compendium says about all that it shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice: Option<Label>,
}

/// The state of the index.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct IndexRead {
    /// False while the index is still being filled: there may be more than was found.
    pub complete: bool,
}

/// A section that was found.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SearchItem {
    /// The section.
    pub section_id: SectionId,
    /// The language that it is shown in.
    pub lang: Language,
    /// The languages that it can be shown in.
    pub available_langs: Vec<Language>,
    /// The practice's title.
    pub title: String,
    /// The practice's summary.
    pub summary: String,
    /// Where it was done, ISO 3166-1 alpha-2.
    pub countries: Vec<String>,
    /// The institution that wrote it.
    pub institution: InstitutionRef,
    /// The chapter it stands in.
    pub chapter: ChapterRef,
    /// Where it is found.
    pub url: String,
    /// How well it fits; comparable within one answer only.
    pub score: f32,
    /// When it was published.
    pub published_at: Timestamp,
    /// Where the words stand.
    pub highlights: Vec<HighlightView>,
    /// How the score came about: a tree of `value`, `description` and `details`. Only where `explain` asks for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>, example = json!({"value": 8.3, "description": "Max of", "details": []}))]
    pub explanation: Option<serde_json::Value>,
}

/// A piece of a text with the words that were asked for.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct HighlightView {
    /// The field: `title`, `summary`, `body`, or another of the practice.
    pub field: String,
    /// Escaped HTML with `<mark>` and no other element.
    pub html: String,
}

impl From<Highlight> for HighlightView {
    fn from(of: Highlight) -> HighlightView {
        HighlightView { field: of.field, html: of.html }
    }
}
