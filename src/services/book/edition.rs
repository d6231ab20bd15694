//! The book of an edition.

use super::acronyms::Acronyms;
use super::annexes::{self, Counted};
use super::apparatus::{self, Apparatus};
use super::terms::Terms;
use super::writer::{Writer, texts};
use crate::documents::passage;
use crate::domain::book::{Block, Book, Chapter, Foreword, Remark};
use crate::domain::edition::PartKind;
use crate::domain::ids::ChapterId;
use crate::domain::labels::Label;
use crate::error::Result;
use crate::services::editions::{Contents, ContentsChapter, ContentsEntry, PartTexts};

/// Returns an edition as a book.
///
/// # Errors
/// Internal errors only.
pub(super) fn book(writer: &Writer<'_>, contents: &Contents) -> Result<Book> {
    Making { contents, writer }.book()
}

/// A book as it is being made.
struct Making<'a> {
    contents: &'a Contents,
    writer: &'a Writer<'a>,
}

impl Making<'_> {
    fn book(&self) -> Result<Book> {
        let (names, language) = (&self.writer.names, self.writer.language);
        let mut counted = Vec::new();
        let terms = Terms::new(&names.thesaurus);
        let mut chapters = Vec::with_capacity(self.contents.chapters.len());
        for chapter in &self.contents.chapters {
            chapters.push(self.chapter(chapter, &terms, &mut counted)?);
        }
        let apparatus = Apparatus { edition: &self.contents.edition, links: self.writer.links, language };
        let countries = annexes::countries(&counted, language);
        let contributors = annexes::contributors(&counted, language);
        let notes =
            apparatus.notes([counted.len(), contributors.len(), countries.len()], self.last_published());
        let texts = [&self.text(PartKind::Disclaimers)[..], &self.text(PartKind::ImprintNotes)];
        Ok(Book {
            forewords: self.forewords(&apparatus),
            acknowledgements: self.part(PartKind::Acknowledgements),
            acronyms: self.acronyms(),
            notes_text: self.part(PartKind::Notes),
            summary: self.part(PartKind::Summary),
            matrix: annexes::matrix(&counted, names, language),
            countries,
            contributors,
            mandate: self.part(PartKind::Mandate),
            glossary: terms.glossary(&counted, language),
            index: terms.index(&counted, language),
            errata: self.part(PartKind::Errata),
            ..apparatus.frame(self.notice(), texts, notes).book(language, chapters)
        })
    }

    fn chapter(
        &self,
        chapter: &ContentsChapter,
        terms: &Terms<'_>,
        counted: &mut Vec<Counted>,
    ) -> Result<Chapter> {
        let (edition, writer) = (&self.contents.edition, self.writer);
        let mut practices = Vec::with_capacity(chapter.entries.len());
        for entry in &chapter.entries {
            counted.push(self.counted(entry, terms));
            let citation = apparatus::cited(edition, entry, writer.links, writer.language);
            practices.push(writer.practice(entry, edition.compendium.id, citation)?);
        }
        Ok(Chapter {
            number: chapter.number.clone(),
            slug: chapter.slug.clone(),
            level: chapter.level,
            title: chapter.title.in_language(writer.language).to_owned(),
            introduction: self.introduction(chapter.id),
            practices,
        })
    }

    fn counted(&self, entry: &ContentsEntry, terms: &Terms<'_>) -> Counted {
        Counted {
            number: entry.number.clone(),
            countries: self.writer.countries_of(entry),
            objectives: annexes::objectives(&entry.practice),
            institution: entry.institution.name.in_language(self.writer.language).to_owned(),
            terms: terms.used(entry.language.ui_language(), texts(entry)),
        }
    }

    /// Returns a text of the secretariat in the book's language; empty if there is none.
    fn text(&self, part: PartKind) -> String {
        self.text_of(|view| view.part == part && view.number.is_none() && view.chapter.is_none())
    }

    fn text_of(&self, is_wanted: impl Fn(&PartTexts) -> bool) -> String {
        let found = self.contents.edition.parts.iter().find(|view| is_wanted(view));
        let text = found.and_then(|view| view.texts.get(self.writer.language.code()));
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
        self.writer.names.compendia.iter().find(|one| one.id == compendium)?.settings.notice.as_ref()
    }

    /// Returns when the last of its versions was published.
    fn last_published(&self) -> Option<crate::domain::time::Timestamp> {
        let entries = self.contents.chapters.iter().flat_map(|chapter| &chapter.entries);
        entries.filter_map(|entry| entry.published_at).max()
    }

    /// Returns the acronyms of the institutions and publishers, and those that texts in the book's language explain.
    fn acronyms(&self) -> Vec<Remark> {
        let (mut acronyms, language) = (Acronyms::default(), self.writer.language);
        let edition = &self.contents.edition;
        for publisher in &edition.imprint.publishers {
            acronyms.institution(&publisher.short, publisher.name.in_language(language));
        }
        for entry in self.contents.chapters.iter().flat_map(|chapter| &chapter.entries) {
            self.writer.note_acronyms(entry, &mut acronyms);
        }
        let own = edition.parts.iter().filter_map(|part| part.texts.get(language.code()));
        own.for_each(|text| acronyms.text(&text.text));
        acronyms.lines(language)
    }
}
