//! The book of an edition: everything that it says in one language, written out.

mod acronyms;
mod annexes;
mod apparatus;
mod practice;
mod terms;
mod values;

use std::sync::Arc;

use crate::documents::passage;
use crate::domain::book::{Block, Book, Chapter, FORMAT, Foreword, Practice, Remark};
use crate::domain::edition::PartKind;
use crate::domain::ids::ChapterId;
use crate::domain::labels::Label;
use crate::domain::language::UiLanguage;
use crate::domain::links::Links;
use crate::domain::practice::countries;
use crate::error::Result;
use crate::messages::{self, format};
use crate::services::catalog::{Catalog, CatalogCache};
use crate::services::editions::{Contents, ContentsChapter, ContentsEntry};
use crate::services::published::Publications;
use crate::store::Store;

use acronyms::Acronyms;
use annexes::Counted;
use apparatus::Apparatus;
use terms::Terms;

pub use apparatus::{edition_authors, edition_cited};

/// Makes books of editions.
pub struct Books {
    store: Arc<Store>,
    names: Arc<CatalogCache>,
    publications: Publications,
    links: Links,
}

/// A book as it is being made.
struct Making<'a> {
    contents: &'a Contents,
    names: Arc<Catalog>,
    publications: &'a Publications,
    links: &'a Links,
    language: UiLanguage,
}

impl Books {
    /// Creates the service for this store. `links` creates the addresses.
    pub fn new(store: Arc<Store>, names: Arc<CatalogCache>, links: Links) -> Books {
        let publications = Publications::new(store.clone(), names.clone(), links.clone());
        Books { store, names, publications, links }
    }

    /// Returns an edition as a book in one language, with the names that institutions, chapters and terms have now.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn book(&self, contents: &Contents, language: UiLanguage) -> Result<Book> {
        let names = self.store.read(|db| self.names.now(db))?;
        let (publications, links) = (&self.publications, &self.links);
        Making { contents, names, publications, links, language }.book()
    }
}

impl Making<'_> {
    fn book(&self) -> Result<Book> {
        let mut counted = Vec::new();
        let terms = Terms::new(&self.names.thesaurus);
        let mut chapters = Vec::with_capacity(self.contents.chapters.len());
        for chapter in &self.contents.chapters {
            chapters.push(self.chapter(chapter, &terms, &mut counted)?);
        }
        let apparatus =
            Apparatus { edition: &self.contents.edition, links: self.links, language: self.language };
        let countries = annexes::countries(&counted, self.language);
        let contributors = annexes::contributors(&counted, self.language);
        let counts = [counted.len(), contributors.len(), countries.len()];
        Ok(Book {
            format: FORMAT,
            language: self.language,
            words: apparatus.words(),
            imprint: apparatus.imprint(&self.text(PartKind::Disclaimers), &self.text(PartKind::ImprintNotes)),
            forewords: self.forewords(&apparatus),
            acknowledgements: self.part(PartKind::Acknowledgements),
            acronyms: self.acronyms(),
            notes: apparatus.notes(counts, self.last_published()),
            notes_text: self.part(PartKind::Notes),
            summary: self.part(PartKind::Summary),
            matrix: annexes::matrix(&counted, &self.names, self.language),
            countries,
            contributors,
            mandate: self.part(PartKind::Mandate),
            glossary: terms.glossary(&counted, self.language),
            index: terms.index(&counted, self.language),
            colophon: apparatus.colophon(),
            errata: self.part(PartKind::Errata),
            edition: apparatus.facts(self.notice()),
            chapters,
        })
    }

    fn chapter(
        &self,
        chapter: &ContentsChapter,
        terms: &Terms<'_>,
        counted: &mut Vec<Counted>,
    ) -> Result<Chapter> {
        let mut practices = Vec::with_capacity(chapter.entries.len());
        for entry in &chapter.entries {
            counted.push(self.counted(entry, terms));
            practices.push(self.practice(entry)?);
        }
        Ok(Chapter {
            number: chapter.number.clone(),
            slug: chapter.slug.clone(),
            level: chapter.level,
            title: chapter.title.in_language(self.language).to_owned(),
            introduction: self.introduction(chapter.id),
            practices,
        })
    }

    fn practice(&self, entry: &ContentsEntry) -> Result<Practice> {
        let language = self.language;
        let template = (self.contents.edition.compendium.id, entry.template_version);
        let own = (entry.maturity, &entry.language);
        let presented = self.publications.presented_as(template, &entry.practice, own, language)?;
        let written = practice::written(&presented, &entry.body, &entry.attachments, language);
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
            citation: apparatus::cited(&self.contents.edition, entry, self.links, language),
        })
    }

    fn counted(&self, entry: &ContentsEntry, terms: &Terms<'_>) -> Counted {
        Counted {
            number: entry.number.clone(),
            countries: self.countries_of(entry),
            objectives: annexes::objectives(&entry.practice),
            institution: entry.institution.name.in_language(self.language).to_owned(),
            terms: terms.used(entry.language.ui_language(), texts(entry)),
        }
    }

    fn countries_of(&self, entry: &ContentsEntry) -> Vec<String> {
        let institution = self.names.institutions.get(&entry.institution.id);
        institution.map_or_else(Vec::new, |institution| countries(&entry.practice, institution))
    }

    /// Returns a text of the secretariat in the book's language; empty if there is none.
    fn text(&self, part: PartKind) -> String {
        self.text_of(|view| view.part == part && view.number.is_none() && view.chapter.is_none())
    }

    fn text_of(&self, is_wanted: impl Fn(&crate::services::editions::PartView) -> bool) -> String {
        let found = self.contents.edition.parts.iter().find(|view| is_wanted(view));
        let text = found.and_then(|view| view.texts.get(self.language.code()));
        text.map(|view| view.text.clone()).unwrap_or_default()
    }

    fn part(&self, part: PartKind) -> Vec<Block> {
        passage::blocks(&self.text(part), &mut 0)
    }

    fn introduction(&self, chapter: ChapterId) -> Vec<Block> {
        let text = self.text_of(|view| view.part == PartKind::Introduction && view.chapter == Some(chapter));
        passage::blocks(&text, &mut 0)
    }

    fn forewords(&self, apparatus: &Apparatus<'_>) -> Vec<Foreword> {
        let texts = (1..=crate::domain::edition::MOST_FOREWORDS).filter_map(|number| {
            let text = self.text_of(|view| view.part == PartKind::Foreword && view.number == Some(number));
            let blocks = passage::blocks(&text, &mut 0);
            (!blocks.is_empty()).then(|| Foreword { blocks, signed: apparatus.signed(number) })
        });
        texts.collect()
    }

    fn notice(&self) -> Option<&Label> {
        let compendium = self.contents.edition.compendium.id;
        self.names.compendia.iter().find(|one| one.id == compendium)?.settings.notice.as_ref()
    }

    /// Returns when the last of its versions was published.
    fn last_published(&self) -> Option<crate::domain::time::Timestamp> {
        let entries = self.contents.chapters.iter().flat_map(|chapter| &chapter.entries);
        entries.filter_map(|entry| entry.published_at).max()
    }

    /// Returns the acronyms of the institutions and publishers, and those that texts in the book's language explain.
    fn acronyms(&self) -> Vec<Remark> {
        let mut acronyms = Acronyms::default();
        let edition = &self.contents.edition;
        for publisher in &edition.imprint.publishers {
            acronyms.institution(&publisher.short, publisher.name.in_language(self.language));
        }
        for entry in self.contents.chapters.iter().flat_map(|chapter| &chapter.entries) {
            if let Some(institution) = self.names.institutions.get(&entry.institution.id) {
                acronyms.institution(&institution.acronym, entry.institution.name.in_language(self.language));
            }
            if entry.language.ui_language() == Some(self.language) {
                texts(entry).for_each(|text| acronyms.text(text));
            }
        }
        let own = edition.parts.iter().filter_map(|part| part.texts.get(self.language.code()));
        own.for_each(|text| acronyms.text(&text.text));
        acronyms.lines(self.language)
    }
}

/// Returns all texts of a practice.
fn texts(entry: &ContentsEntry) -> impl Iterator<Item = &str> {
    entry.practice.values().filter_map(|value| value.as_str()).chain([entry.body.as_str()])
}
