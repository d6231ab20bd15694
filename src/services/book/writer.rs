//! Practices as every book has them.

use std::sync::Arc;

use super::acronyms::Acronyms;
use super::practice::written;
use crate::domain::book::{Inline, Practice};
use crate::domain::ids::CompendiumId;
use crate::domain::language::UiLanguage;
use crate::domain::links::Links;
use crate::domain::practice::countries;
use crate::error::Result;
use crate::messages::{self, format};
use crate::services::catalog::Catalog;
use crate::services::editions::ContentsEntry;
use crate::services::published::Publications;

/// Writes practices in the language of a book, with the names that everything has now.
pub(super) struct Writer<'a> {
    pub(super) names: Arc<Catalog>,
    pub(super) publications: &'a Publications,
    pub(super) links: &'a Links,
    pub(super) language: UiLanguage,
}

impl Writer<'_> {
    /// Returns a practice of this compendium, which is cited so.
    ///
    /// # Errors
    /// Internal errors only.
    pub(super) fn practice(
        &self,
        entry: &ContentsEntry,
        compendium: CompendiumId,
        citation: Vec<Inline>,
    ) -> Result<Practice> {
        let language = self.language;
        let template = (compendium, entry.template_version);
        let own = (entry.maturity, &entry.language);
        let presented = self.publications.presented_as(template, &entry.practice, own, language)?;
        let written = written(&presented, &entry.body, &entry.attachments, language);
        let is_foreign = entry.language.ui_language() != Some(language);
        let note = [
            ("code", entry.language.ui_language().map_or("other", UiLanguage::code)),
            ("name", presented.language.as_deref().unwrap_or(entry.language.as_str())),
        ];
        let day = entry.published_at.map(|at| format::date(language, at)).unwrap_or_default();
        let published = [("version", entry.version.to_string()), ("date", day.clone())];
        Ok(Practice {
            section: entry.section,
            number: entry.number.clone(),
            language: entry.language.clone(),
            language_name: presented.language.clone().filter(|_| is_foreign),
            language_note: is_foreign.then(|| messages::text(language, "practice-written-in", note)),
            title: entry.title.clone(),
            summary: entry
                .practice
                .get("summary")
                .and_then(|text| text.as_str())
                .unwrap_or_default()
                .to_owned(),
            institution: entry.institution.name.in_language(language).to_owned(),
            countries: self.countries_of(entry),
            facts: written.facts,
            fields: written.fields,
            unanswered: presented.unanswered,
            version: entry.version,
            hash: entry.hash.clone(),
            published: day,
            published_note: messages::text(language, "book-published", published),
            url: self.links.published_page_in(language, entry.section),
            citation,
        })
    }

    /// Returns the codes of the countries of a practice: those that it names, or that of its institution.
    pub(super) fn countries_of(&self, entry: &ContentsEntry) -> Vec<String> {
        let institution = self.names.institutions.get(&entry.institution.id);
        institution.map_or_else(Vec::new, |institution| countries(&entry.practice, institution))
    }

    /// Adds the acronym of the institution of a practice, and those that its texts explain if they are in the book's
    /// language.
    pub(super) fn note_acronyms(&self, entry: &ContentsEntry, acronyms: &mut Acronyms) {
        if let Some(institution) = self.names.institutions.get(&entry.institution.id) {
            acronyms.institution(&institution.acronym, entry.institution.name.in_language(self.language));
        }
        if entry.language.ui_language() == Some(self.language) {
            texts(entry).for_each(|text| acronyms.text(text));
        }
    }
}

/// Returns all texts of a practice.
pub(super) fn texts(entry: &ContentsEntry) -> impl Iterator<Item = &str> {
    entry.practice.values().filter_map(|value| value.as_str()).chain([entry.body.as_str()])
}
