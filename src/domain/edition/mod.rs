//! Editions: numbered snapshots of a compendium, with the texts that the secretariat adds to them.

mod imprint;
mod manifest;
mod number;
mod outline;
mod standards;

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use super::day::Day;
use super::ids::{ChapterId, CompendiumId, EditionId, SectionId, UserId};
use super::labels::Label;
use super::language::UiLanguage;
use super::logo::PublisherLogo;
use super::names::names;
use super::time::Timestamp;

pub use imprint::{FileFormat, Imprint, Isbn, Publisher, Signatory, heading};
pub use manifest::{
    CompendiumName, CorrectedEdition, FORMAT, Manifest, ManifestChapter, ManifestEntry, ManifestLogo,
    ManifestText, text_hash,
};
pub use number::EditionNumber;
pub use outline::{Line, Outline, OutlineChapter, Pin, arrange, in_choice};
pub use standards::{is_isbn, is_issn};

/// Maximum number of entries of an edition.
pub const MOST_ENTRIES: usize = 2_000;

/// The state of an edition.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema, IntoStaticStr, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum EditionState {
    /// Editors work on it.
    Draft,
    /// Member institutions can read it, and nobody should cite it.
    Candidate,
    /// It has a number and never changes.
    Frozen,
}

names!(EditionState);

/// The kinds of texts that the secretariat adds to an edition.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    ToSchema,
    IntoStaticStr,
    VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum PartKind {
    /// Notes in the imprint.
    ImprintNotes,
    /// Disclaimers in the imprint: opinions, designations and borders.
    Disclaimers,
    /// A foreword. An edition may have several.
    Foreword,
    /// Acknowledgements.
    Acknowledgements,
    /// Notes to the reader.
    Notes,
    /// The executive summary.
    Summary,
    /// The introduction of a chapter.
    Introduction,
    /// The mandate.
    Mandate,
    /// Corrections of earlier editions.
    Errata,
}

names!(PartKind);

/// A text of the secretariat, in any language: its kind, and which one of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
pub struct PartKey {
    /// The kind of text.
    pub part: PartKind,
    /// Which foreword, from 1; null for all other kinds.
    pub number: Option<u32>,
    /// The chapter that it introduces; null for all other kinds.
    pub chapter: Option<ChapterId>,
}

/// Maximum number of forewords.
pub const MOST_FOREWORDS: u32 = 10;

impl PartKey {
    /// Returns the key of a chapter's introduction.
    pub fn introduction(chapter: ChapterId) -> PartKey {
        PartKey { part: PartKind::Introduction, number: None, chapter: Some(chapter) }
    }

    /// Returns which text of its kind it is, as stored; empty if there is only one of its kind.
    pub fn subject(&self) -> String {
        match (self.number, self.chapter) {
            (Some(number), _) => number.to_string(),
            (None, Some(chapter)) => chapter.to_string(),
            (None, None) => String::new(),
        }
    }

    /// Returns the key with this kind and this stored subject.
    pub fn stored(part: PartKind, subject: &str) -> Option<PartKey> {
        let key = PartKey { part, number: None, chapter: None };
        match part {
            PartKind::Foreword => Some(PartKey { number: Some(subject.parse().ok()?), ..key }),
            PartKind::Introduction => Some(PartKey { chapter: Some(subject.parse().ok()?), ..key }),
            _ => subject.is_empty().then_some(key),
        }
    }
}

/// A text of the secretariat in one language: the newest of those saved.
#[derive(Clone, Debug, PartialEq)]
pub struct EditionText {
    /// Which text.
    pub key: PartKey,
    /// Its language.
    pub language: UiLanguage,
    /// How many times it has been saved.
    pub version: u32,
    /// The Markdown; empty if it was taken out.
    pub text: String,
    /// Lower-case hexadecimal SHA-256 of its UTF-8 bytes.
    pub sha256: String,
    /// The account that saved it.
    pub author: UserId,
    /// When it was saved.
    pub saved_at: Timestamp,
}

impl EditionText {
    /// Returns whether it is printed in an edition: it was not taken out, the edition has its language and, for the
    /// introduction of a chapter, that chapter.
    pub fn is_part_of(&self, edition: &Edition) -> bool {
        let stands = |chapter: ChapterId| edition.outline.iter().any(|known| known.id == chapter);
        !self.text.is_empty()
            && edition.languages.contains(&self.language)
            && self.key.chapter.is_none_or(stands)
    }
}

/// An edition, as it is stored. Its texts and, once it is no longer a draft, its entries are stored beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Edition {
    /// Its identifier.
    pub id: EditionId,
    /// The compendium it belongs to.
    pub compendium: CompendiumId,
    /// Its state.
    pub state: EditionState,
    /// How many times it has changed, from 1.
    pub revision: u32,
    /// Its title in each language.
    pub title: Label,
    /// Its subtitle in each language; empty if it has none.
    pub subtitle: Label,
    /// Its languages, the main one first.
    pub languages: Vec<UiLanguage>,
    /// The chosen chapters, with all below them; `None` for all chapters.
    pub chapters: Option<Vec<ChapterId>>,
    /// The data of its imprint.
    pub imprint: Imprint,
    /// Published practices that it leaves out.
    pub left_out: Vec<SectionId>,
    /// Practices that come first in their chapters, in this order.
    pub order: Vec<SectionId>,
    /// The frozen edition that it corrects.
    pub corrects: Option<EditionId>,
    /// The last day on which member institutions can read the candidate.
    pub until: Option<Day>,
    /// The chapters as they were when it became a candidate or was frozen.
    pub outline: Vec<OutlineChapter>,
    /// The RFC 8785 form of its manifest as of then.
    pub manifest: Option<String>,
    /// The SHA-256 of the manifest, in lower-case hexadecimal.
    pub hash: Option<String>,
    /// The logos of those who publish it, as of then.
    pub logos: Vec<PublisherLogo>,
    /// The SHA-256 of the book as of then: the whole edition with every name written out.
    pub book: Option<String>,
    /// Its number, once it is frozen.
    pub number: Option<EditionNumber>,
    /// Its date, once it is frozen.
    pub date: Option<Day>,
    /// What it changes, in Markdown in each language.
    pub changes: Label,
    /// The account that created it.
    pub created_by: UserId,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// When it was frozen.
    pub frozen_at: Option<Timestamp>,
}
