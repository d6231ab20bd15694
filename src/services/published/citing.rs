//! Citing a published practice.

use super::{Publications, PublishedSection};
use crate::documents::citations::{Format, Reference};
use crate::domain::ids::SectionId;
use crate::domain::language::UiLanguage;
use crate::domain::time::Timestamp;
use crate::error::{Error, Result};
use crate::services::catalog::Catalog;
use crate::services::references::{CitationText, Cited};

/// A file for a reference manager.
pub struct CitationFile {
    /// The suggested file name: ASCII letters, digits, hyphens and a full stop.
    pub file_name: String,
    /// The media type.
    pub media_type: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
}

impl Publications {
    /// Returns the reference of a published practice, or of an older version that was published at some time, with
    /// names in the reader's language.
    ///
    /// # Errors
    /// As for [`Publications::get`].
    pub fn citation(
        &self,
        id: SectionId,
        version: Result<Option<u32>>,
        reader: UiLanguage,
        format: Format,
    ) -> Result<CitationFile> {
        let section = self.get(id, version)?;
        let names = self.store.read(|db| self.names.now(db))?;
        let reference = self.reference(&section, &names, reader)?;
        let file_name = format!("{}.{}", reference.key(), format.extension());
        Ok(CitationFile { file_name, media_type: format.media_type(), bytes: format.file(&reference) })
    }

    /// Returns the data of the reference of a published practice.
    ///
    /// # Errors
    /// Internal errors only.
    pub(in crate::services) fn reference(
        &self,
        section: &PublishedSection,
        names: &Catalog,
        reader: UiLanguage,
    ) -> Result<Reference> {
        let cited = Cited {
            id: section.id,
            title: &section.title,
            practice: &section.practice,
            institution: &section.institution,
            compendium: &section.compendium.title,
            published_at: published_at(section)?,
            language: &section.language,
            version: section.version,
            hash: &section.hash,
        };
        Ok(cited.reference(names, &self.links, reader))
    }

    /// Returns the citation of a published practice for people to copy, with names in the reader's language.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn citation_text(&self, section: &PublishedSection, reader: UiLanguage) -> Result<CitationText> {
        let names = self.store.read(|db| self.names.now(db))?;
        Ok(CitationText::of(&self.reference(section, &names, reader)?, reader))
    }
}

fn published_at(section: &PublishedSection) -> Result<Timestamp> {
    section.published_at.ok_or_else(|| Error::internal("a published version has no time of publication"))
}
