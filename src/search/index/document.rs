//! What the indexer feeds.

use std::ops::RangeInclusive;

use crate::domain::ids::{ChapterId, InstitutionId, SectionId};
use crate::domain::language::Language;
use crate::domain::time::Timestamp;

/// One version of a section in one language, as it is to be found. A section and a language have one place in
/// the index: a later document takes the place of the earlier.
#[derive(Clone, Debug)]
pub struct Document {
    /// The section.
    pub section: SectionId,
    /// Which of its versions, so that a hit can be checked against what is shown.
    pub version: u32,
    /// The language of the texts.
    pub language: Language,
    /// The slug of the compendium that the section belongs to.
    pub compendium: String,
    /// The title.
    pub title: String,
    /// The summary.
    pub summary: String,
    /// All other texts, plain, the more important first: highlights are taken from the first that fits best.
    pub passages: Vec<Passage>,
    /// The institution that contributes the section.
    pub institution: InstitutionId,
    /// Its slug.
    pub institution_slug: String,
    /// The names and acronyms of the contributing and of the implementing institution, in any language.
    pub institution_names: Vec<String>,
    /// What else the section should be found by, in any language: the names of its countries, themes,
    /// chapters.
    pub labels: Vec<String>,
    /// The chapter that the section stands in.
    pub chapter: ChapterId,
    /// Its slug first, then those of the chapters above it.
    pub chapters: Vec<String>,
    /// ISO 3166-1 alpha-2 codes.
    pub countries: Vec<String>,
    /// The parts of the region that they lie in.
    pub sub_regions: Vec<String>,
    /// The regional bodies that they are members of.
    pub memberships: Vec<String>,
    /// The template's `practice_type`.
    pub practice_type: Option<String>,
    /// The template's `scope`.
    pub scope: Option<String>,
    /// The template's `inclusion_themes`.
    pub themes: Vec<String>,
    /// Objectives of the Global Compact, 1 to 23.
    pub gcm_objectives: Vec<u8>,
    /// The template's `guiding_principles`.
    pub guiding_principles: Vec<String>,
    /// The template's `target_groups`.
    pub target_groups: Vec<String>,
    /// Set by the decision.
    pub maturity: Option<String>,
    /// Whether the practice has been evaluated.
    pub has_evaluation: bool,
    /// From its start to its end, or to now if it goes on.
    pub years: Option<RangeInclusive<i64>>,
    /// When this version was released to those who search the index.
    pub released_at: Timestamp,
    /// Where the section's working copy stands, in an index for those who are told.
    pub stage: Option<String>,
}

/// A text of a document under the name of its field, such as `description` or `body`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The field's name, as highlights give it.
    pub field: String,
    /// The text, without markup.
    pub text: String,
}
