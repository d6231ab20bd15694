//! Documents as the indexer supplies them.

use std::ops::RangeInclusive;

use crate::domain::ids::{ChapterId, InstitutionId, SectionId};
use crate::domain::language::Language;
use crate::domain::time::Timestamp;

/// One version of a section in one language, as it is indexed. Each section and language has one place in the index: a
/// later document replaces the earlier one.
#[derive(Clone, Debug)]
pub struct Document {
    /// The section.
    pub section: SectionId,
    /// The version of the section, so that a hit can be checked against the version shown.
    pub version: u32,
    /// The language of the texts.
    pub language: Language,
    /// The slug of the compendium that the section belongs to.
    pub compendium: String,
    /// The title.
    pub title: String,
    /// The summary.
    pub summary: String,
    /// All other texts, without markup, the most important first: highlights are taken from the first that matches
    /// best.
    pub passages: Vec<Passage>,
    /// The institution that contributes the section.
    pub institution: InstitutionId,
    /// The institution's slug.
    pub institution_slug: String,
    /// The names and acronyms of the contributing and the implementing institution, in any language.
    pub institution_names: Vec<String>,
    /// Other names by which to find the section, in any language: those of its countries, themes and chapters.
    pub labels: Vec<String>,
    /// The chapter that the section belongs to.
    pub chapter: ChapterId,
    /// The chapter's slug, then those of the chapters above it.
    pub chapters: Vec<String>,
    /// ISO 3166-1 alpha-2 codes.
    pub countries: Vec<String>,
    /// The parts of the region that the countries lie in.
    pub sub_regions: Vec<String>,
    /// The regional bodies that the countries are members of.
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
    /// From the start of the practice to its end, or to the present if it is ongoing.
    pub years: Option<RangeInclusive<i64>>,
    /// When this version was released to those who can search the index.
    pub released_at: Timestamp,
    /// The stage of the section's working copy, if those who can search the index may see it.
    pub stage: Option<String>,
}

/// A text of a document, with the name of its field, such as `description` or `body`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The field's name, as used in highlights.
    pub field: String,
    /// The text, without markup.
    pub text: String,
}
