//! What is read back of a document.

use crate::domain::ids::{ChapterId, InstitutionId, SectionId};
use crate::domain::language::Language;
use crate::domain::time::Timestamp;

/// A document that was found.
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
    /// How well it fits; comparable within one answer only, 0 where the order is another.
    pub score: f32,
    /// Where the words stand.
    pub highlights: Vec<Highlight>,
    /// How the score came about, if that was asked.
    pub explanation: Option<serde_json::Value>,
}

/// A document by its title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Titled {
    /// The section.
    pub section: SectionId,
    /// The version that was indexed.
    pub version: u32,
    /// The title.
    pub title: String,
}

/// A piece of a text with the words that were asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Highlight {
    /// The field: `title`, `summary`, or the name of a passage.
    pub field: String,
    /// Escaped HTML with `<mark>` and no other element.
    pub html: String,
}
