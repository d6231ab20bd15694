//! The manifest of an edition: what it consists of, with the hash of each part.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use super::{Edition, EditionNumber, EditionText, Imprint, PartKind, Pin};
use crate::domain::day::Day;
use crate::domain::ids::{ChapterId, CompendiumId, EditionId, SectionId};
use crate::domain::labels::Label;
use crate::domain::language::UiLanguage;
use crate::domain::logo::PublisherLogo;
use crate::domain::version::{canonical, hex};

/// The number of this form of manifests.
pub const FORMAT: u32 = 1;

/// What an edition consists of. Its RFC 8785 form is hashed, so neither the members nor their form may change without
/// another [`FORMAT`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Manifest {
    /// The form of the manifest: 1.
    pub format: u32,
    /// The edition.
    pub edition: EditionId,
    /// The compendium it belongs to.
    pub compendium: CompendiumName,
    /// Its number; null while it is a candidate.
    pub number: Option<EditionNumber>,
    /// Its date; null while it is a candidate.
    pub date: Option<Day>,
    /// Its title in each language.
    pub titles: Label,
    /// Its subtitle in each language.
    pub subtitles: Label,
    /// Its languages, the main one first.
    pub languages: Vec<UiLanguage>,
    /// The data of its imprint.
    pub imprint: Imprint,
    /// The texts of the secretariat.
    pub parts: Vec<ManifestText>,
    /// The chapters, each before those inside it.
    pub chapters: Vec<ManifestChapter>,
    /// The practices, in order.
    pub entries: Vec<ManifestEntry>,
    /// The edition that it corrects.
    pub corrects: Option<CorrectedEdition>,
    /// What it changes, in Markdown in each language.
    pub changes: Label,
    /// The SHA-256 of the whole edition with every name written out, in lower-case hexadecimal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub book: Option<String>,
    /// The logos of those who publish it. Left out if there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub logos: Vec<ManifestLogo>,
}

/// The logo of a publisher in a manifest.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ManifestLogo {
    /// Which of the publishers in the imprint, from 1.
    pub publisher: usize,
    /// The SHA-256 of the file, in lower-case hexadecimal.
    pub sha256: String,
}

/// A compendium in a manifest.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct CompendiumName {
    /// Its identifier.
    pub id: CompendiumId,
    /// Its slug.
    pub slug: String,
}

/// A text of the secretariat in one language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ManifestText {
    /// The kind of text.
    pub part: PartKind,
    /// Which foreword, from 1; null for all other kinds.
    pub number: Option<u32>,
    /// The chapter that it introduces; null for all other kinds.
    pub chapter: Option<ChapterId>,
    /// The language.
    pub language: UiLanguage,
    /// The SHA-256 of its UTF-8 bytes, in lower-case hexadecimal.
    pub sha256: String,
}

/// A chapter in a manifest.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ManifestChapter {
    /// Its number: `1`, and `1.2` for one inside another.
    pub number: String,
    /// The chapter.
    pub chapter: ChapterId,
    /// Its title in each language.
    pub title: Label,
}

/// A practice in a manifest.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ManifestEntry {
    /// Its number in the edition.
    pub number: String,
    /// The chapter it is in.
    pub chapter: ChapterId,
    /// The practice.
    pub section: SectionId,
    /// The number of the version.
    pub version: u32,
    /// The hash of the version.
    pub hash: String,
}

/// An edition that another one corrects.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct CorrectedEdition {
    /// The edition.
    pub edition: EditionId,
    /// Its number.
    pub number: EditionNumber,
    /// Its hash.
    pub hash: String,
}

impl Manifest {
    /// Returns the manifest of an edition with these texts and entries. Texts in other languages than the edition's, and
    /// introductions of chapters that are not in it, are no parts of it.
    pub fn of(
        edition: &Edition,
        compendium: CompendiumName,
        texts: &[EditionText],
        pins: &[Pin],
        corrects: Option<CorrectedEdition>,
    ) -> Manifest {
        let mut parts: Vec<&EditionText> = texts.iter().filter(|text| text.is_part_of(edition)).collect();
        parts.sort_by_key(|text| (text.key, edition.languages.iter().position(|one| *one == text.language)));
        let part = |text: &EditionText| ManifestText {
            part: text.key.part,
            number: text.key.number,
            chapter: text.key.chapter,
            language: text.language,
            sha256: text.sha256.clone(),
        };
        let entry = |pin: &Pin| ManifestEntry {
            number: pin.number.clone(),
            chapter: pin.chapter,
            section: pin.section,
            version: pin.version,
            hash: pin.hash.clone(),
        };
        let logo = |logo: &PublisherLogo| ManifestLogo {
            publisher: logo.publisher,
            sha256: logo.logo.sha256.clone(),
        };
        let chapters = edition.outline.iter().map(|chapter| ManifestChapter {
            number: chapter.number.clone(),
            chapter: chapter.id,
            title: chapter.title.clone(),
        });
        Manifest {
            format: FORMAT,
            edition: edition.id,
            compendium,
            number: edition.number,
            date: edition.date,
            titles: edition.title.clone(),
            subtitles: edition.subtitle.clone(),
            languages: edition.languages.clone(),
            imprint: edition.imprint.clone(),
            parts: parts.into_iter().map(part).collect(),
            chapters: chapters.collect(),
            entries: pins.iter().map(entry).collect(),
            corrects,
            changes: edition.changes.clone(),
            book: edition.book.clone(),
            logos: edition.logos.iter().map(logo).collect(),
        }
    }

    /// Returns the RFC 8785 form, and its SHA-256 in lower-case hexadecimal: the edition's hash.
    ///
    /// # Errors
    /// Fails if it cannot be written as JSON, which cannot happen.
    pub fn sealed(&self) -> Result<(String, String), serde_json::Error> {
        let text = String::from_utf8_lossy(&canonical(self)?).into_owned();
        let hash = text_hash(&text);
        Ok((text, hash))
    }
}

/// Returns the SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal.
pub fn text_hash(text: &str) -> String {
    hex(&Sha256::digest(text))
}
