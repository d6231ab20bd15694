//! Documents as they are read back from the index.

use crate::domain::ids::{ChapterId, InstitutionId, SectionId};
use crate::domain::language::Language;
use crate::domain::time::Timestamp;

/// A document found by a search.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The section.
    pub section: SectionId,
    /// The version that was indexed.
    pub version: u32,
    /// The language of the text.
    pub language: Language,
    /// The contributing institution.
    pub institution: InstitutionId,
    /// The chapter.
    pub chapter: ChapterId,
    /// ISO 3166-1 alpha-2 codes.
    pub countries: Vec<String>,
    /// The title.
    pub title: String,
    /// The summary.
    pub summary: String,
    /// When that version was released.
    pub released_at: Timestamp,
    /// How well it matches; comparable only within one response, and 0 if sorted otherwise.
    pub score: f32,
    /// Snippets that show where the words occur.
    pub highlights: Vec<Highlight>,
    /// How the score was computed, if requested.
    pub explanation: Option<serde_json::Value>,
}

/// A document with only its title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Titled {
    /// The section.
    pub section: SectionId,
    /// The version that was indexed.
    pub version: u32,
    /// The title.
    pub title: String,
}

/// A snippet of a text with the matched words marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Highlight {
    /// The field: `title`, `summary`, or the name of a passage.
    pub field: String,
    /// Escaped HTML with `<mark>` and no other element.
    pub html: String,
}
