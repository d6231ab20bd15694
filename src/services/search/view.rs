//! The responses to searches.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::labels::FacetCount;
use super::read::QueryRead;
use crate::domain::compendium::ChapterRef;
use crate::domain::html::Html;
use crate::domain::ids::SectionId;
use crate::domain::institution::InstitutionRef;
use crate::domain::labels::Label;
use crate::domain::language::Language;
use crate::domain::time::Timestamp;
use crate::search::Highlight;

/// The results of a search.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SearchAnswer {
    /// Total number of sections found.
    pub total: usize,
    /// The permanent URL of this list, without paging.
    #[schema(example = "https://acervo.example.org/api/v1/search?q=consular&country=CO&lang=es")]
    pub url: String,
    /// The duration of the search in milliseconds. A response from the cache repeats the original duration.
    pub took_ms: f64,
    /// The sections of this page.
    pub items: Vec<SearchItem>,
    /// The counts by facet. Each facet ignores the filter on itself.
    #[schema(value_type = Object)]
    pub facets: BTreeMap<&'static str, Vec<FacetCount>>,
    /// How the query was interpreted.
    pub query: QueryRead,
    /// The state of the index.
    pub index: IndexRead,
    /// The cursor of the next page; null on the last page.
    pub next: Option<String>,
    /// The compendium's notice about everything it shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice: Option<Label>,
}

/// The state of the index.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct IndexRead {
    /// False while the index is still being filled: there may be more results.
    pub complete: bool,
}

/// A section that was found.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SearchItem {
    /// The section.
    pub section_id: SectionId,
    /// The language it is shown in.
    pub lang: Language,
    /// The languages in which it can be shown.
    pub available_langs: Vec<Language>,
    /// The practice's title.
    pub title: String,
    /// The practice's summary.
    pub summary: String,
    /// The countries where it was carried out, as ISO 3166-1 alpha-2 codes.
    pub countries: Vec<String>,
    /// The institution that wrote it.
    pub institution: InstitutionRef,
    /// The chapter it is in.
    pub chapter: ChapterRef,
    /// Its URL.
    pub url: String,
    /// How well it matches; comparable only within one response.
    pub score: f32,
    /// When it was published.
    pub published_at: Timestamp,
    /// Passages with the words searched for.
    pub highlights: Vec<HighlightView>,
    /// How the score was calculated: a tree of `value`, `description` and `details`. Only if requested with `explain`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>, example = json!({"value": 8.3, "description": "Max of", "details": []}))]
    pub explanation: Option<serde_json::Value>,
}

/// A passage with the words searched for marked.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct HighlightView {
    /// The field: `title`, `summary`, `body`, or another field of the practice.
    pub field: String,
    /// Escaped HTML with `<mark>` and no other elements.
    pub html: String,
}

impl HighlightView {
    /// Returns the passage as markup that may be sent as it is: the index escapes it when it marks the words.
    pub fn markup(&self) -> Html {
        Html::trusted(self.html.clone())
    }
}

impl From<Highlight> for HighlightView {
    fn from(of: Highlight) -> HighlightView {
        HighlightView { field: of.field, html: of.html }
    }
}
