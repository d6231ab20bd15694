//! A book: all that an edition says, in one language, with every name written out. Whatever makes a file of an edition
//! reads nothing else, so that the same book always gives the same file, and a frozen edition does not change when
//! institutions, chapters or terms are renamed. A published practice by itself, and the practices that a search finds, are
//! made into files as such books, too.

mod parts;
mod text;

use serde::{Deserialize, Serialize};

use super::ids::SectionId;
use super::language::{Language, UiLanguage};

pub use parts::{BookPart, PartContent, can_be_excerpt, chapter_id, practice_id};
pub use text::{Alignment, Block, Figure, Inline, Marked, Row, Table, plain};

/// The number of this form of books. It changes when programs that read books have to. Stored books are read for ever: a
/// field that is added later has a default.
pub const FORMAT: u32 = 1;

/// What a book is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BookKind {
    /// An edition, or an excerpt of one.
    #[default]
    Edition,
    /// One published practice.
    Practice,
    /// The practices that a search finds.
    Search,
}

impl BookKind {
    fn is_edition(&self) -> bool {
        *self == BookKind::Edition
    }
}

/// A book in one language. Parts that have nothing to say are empty, and are left out of what is printed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Book {
    /// [`FORMAT`].
    pub format: u32,
    /// What it is made of.
    #[serde(default, skip_serializing_if = "BookKind::is_edition")]
    pub kind: BookKind,
    /// The language of everything that the secretariat wrote, and of all labels.
    pub language: UiLanguage,
    /// What stands on the cover and in the imprint.
    pub edition: EditionFacts,
    /// The words that every format prints around the texts.
    pub words: Words,
    /// The lines of the imprint.
    pub imprint: Vec<Remark>,
    /// Forewords, in order.
    pub forewords: Vec<Foreword>,
    /// Acknowledgements.
    pub acknowledgements: Vec<Block>,
    /// Acronyms with what they stand for, in alphabetical order.
    pub acronyms: Vec<Remark>,
    /// Notes to the reader: how practices were selected, dates, currencies, languages.
    pub notes: Vec<Remark>,
    /// What the secretariat adds to the notes.
    pub notes_text: Vec<Block>,
    /// The executive summary.
    pub summary: Vec<Block>,
    /// Chapters with their practices. One without a title is none: its practices stand by themselves.
    pub chapters: Vec<Chapter>,
    /// How to cite all the practices, in alphabetical order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<Block>,
    /// Countries with their practices, in alphabetical order.
    pub countries: Vec<Country>,
    /// How many practices each country has for each objective.
    pub matrix: Option<Matrix>,
    /// The institutions that contributed, in alphabetical order.
    pub contributors: Vec<Listed>,
    /// The mandate.
    pub mandate: Vec<Block>,
    /// The terms of the thesaurus that the practices use.
    pub glossary: Option<Glossary>,
    /// The terms of the thesaurus with the practices that use them, in alphabetical order.
    #[serde(default)]
    pub index: Vec<Listed>,
    /// How the file was made, and how it can be verified.
    pub colophon: Vec<Remark>,
    /// Corrections of earlier editions.
    pub errata: Vec<Block>,
}

/// The words that every format prints around the texts, in the book's language: headings of parts, and labels.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Words {
    /// The heading of the table of contents.
    pub contents: String,
    /// The heading of the imprint.
    pub imprint: String,
    /// The heading of a foreword.
    pub foreword: String,
    /// The heading of the acknowledgements.
    pub acknowledgements: String,
    /// The heading of the acronyms.
    pub acronyms: String,
    /// The heading of the notes to the reader.
    pub notes: String,
    /// The heading of the executive summary.
    pub summary: String,
    /// The heading of the countries with their practices.
    pub countries: String,
    /// The heading of the table of countries and objectives.
    pub matrix: String,
    /// The heading of the list of institutions.
    pub contributors: String,
    /// The heading of the mandate.
    pub mandate: String,
    /// The heading of the glossary.
    pub glossary: String,
    /// The heading of the index.
    #[serde(default)]
    pub index: String,
    /// The heading of the colophon.
    pub colophon: String,
    /// The heading of the corrections.
    pub errata: String,
    /// The heading of the references.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub references: String,
    /// The label of the short fields of a practice.
    pub facts: String,
    /// The label of the institution of a practice.
    pub institution: String,
    /// The label of the fields that were not answered.
    pub unanswered: String,
    /// The label of how to cite a practice.
    pub citation: String,
    /// The label of the hash of a version.
    pub hash: String,
    /// The name of a table, before its number.
    pub table: String,
    /// The name of a footnote, before its number.
    pub note: String,
    /// The link from a footnote back to the text.
    pub back: String,
    /// The head of a column with totals.
    pub total: String,
    /// What every page of a candidate says.
    pub candidate: String,
    /// A sentence about how an electronic book can be read by those who do not see, or see little.
    pub accessibility: String,
}

/// What stands on the cover and in the imprint.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EditionFacts {
    /// The title.
    pub title: String,
    /// The language of the title, if it is not the book's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title_language: Option<Language>,
    /// The subtitle.
    pub subtitle: Option<String>,
    /// Whether the text may still change: it says so on each page.
    pub is_candidate: bool,
    /// The number, once it has one: `1`, `1.1`.
    pub number: Option<String>,
    /// The number in words: "Edition 1", or "Version 2" of a practice by itself.
    pub number_text: Option<String>,
    /// The date, as `YYYY-MM-DD`.
    pub date: String,
    /// The date in words.
    pub date_text: String,
    /// Those who publish it.
    pub publishers: Vec<Publisher>,
    /// What has to be said about everything in it.
    pub notice: Option<String>,
    /// The symbol that an organisation files the document under.
    pub symbol: Option<String>,
    /// The address of the page of the edition, the practice or the search.
    pub url: String,
}

/// An institution that publishes the edition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Publisher {
    /// Its acronym.
    pub short: String,
    /// Its name.
    pub name: String,
    /// Its logo, whose alternative text is its name.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub logo: Option<Figure>,
}

/// A text with its label.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Remark {
    /// The label.
    pub label: String,
    /// The text.
    pub text: Vec<Inline>,
}

/// A foreword.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Foreword {
    /// The text.
    pub blocks: Vec<Block>,
    /// Who signs it, with post and institution, one line each; the date last.
    pub signed: Vec<String>,
}

/// A chapter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chapter {
    /// Its number: `1`, and `1.2` for one inside another; empty if it has none.
    pub number: String,
    /// Its slug, which addresses have.
    pub slug: String,
    /// Its level, from 1.
    pub level: u8,
    /// Its title.
    pub title: String,
    /// Its introduction.
    pub introduction: Vec<Block>,
    /// Its practices, in order.
    pub practices: Vec<Practice>,
}

/// A practice as it was published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Practice {
    /// The section.
    pub section: SectionId,
    /// Its number in the book: `1.2`; empty if the book is of this practice alone.
    pub number: String,
    /// The language it is written in.
    pub language: Language,
    /// The name of that language, if it is not the book's.
    pub language_name: Option<String>,
    /// A sentence that says the same.
    pub language_note: Option<String>,
    /// The title.
    pub title: String,
    /// The summary.
    pub summary: String,
    /// The name of the institution.
    pub institution: String,
    /// The codes of its countries.
    pub countries: Vec<String>,
    /// Its short fields, in the template's order.
    pub facts: Vec<Fact>,
    /// Its long fields, in the template's order, the free text last.
    pub fields: Vec<Field>,
    /// The labels of fields that were not answered.
    pub unanswered: Vec<String>,
    /// The number of the version.
    pub version: u32,
    /// The hash of the version: SHA-256 in lower-case hexadecimal.
    pub hash: String,
    /// When it was published, in words.
    pub published: String,
    /// A sentence with the number of the version and that day.
    pub published_note: String,
    /// The address of its page.
    pub url: String,
    /// How to cite it: in its edition, or by itself.
    pub citation: Vec<Inline>,
}

impl EditionFacts {
    /// Returns the logos that are in the file that is being made, each with its address in it.
    pub fn logos(&self) -> impl Iterator<Item = (&Figure, &str)> {
        let logos = self.publishers.iter().filter_map(|publisher| publisher.logo.as_ref());
        logos.filter_map(|logo| Some((logo, logo.address.as_deref()?)))
    }
}

impl Book {
    /// Calls `visit` with each picture: logos, and those in the practices. The secretariat's texts have none.
    pub fn each_figure(&mut self, visit: &mut dyn FnMut(&mut Figure)) {
        self.edition
            .publishers
            .iter_mut()
            .filter_map(|publisher| publisher.logo.as_mut())
            .for_each(&mut *visit);
        let practices = self.chapters.iter_mut().flat_map(|chapter| &mut chapter.practices);
        for block in practices.flat_map(|practice| &mut practice.fields).flat_map(|field| &mut field.blocks) {
            block.each_figure(visit);
        }
    }
}

/// A short field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// Its name in the template.
    pub name: String,
    /// Its label.
    pub label: String,
    /// Its values in words.
    pub values: Vec<String>,
    /// Whether the values are the institution's own words, and so in the language of the practice.
    pub is_own: bool,
}

/// A long field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// Its name in the template; `body` for the free text.
    pub name: String,
    /// Its label.
    pub label: String,
    /// What it says, in the language of the practice. The heads of tables of records are in the book's.
    pub blocks: Vec<Block>,
}

/// A country with its practices.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Country {
    /// Its code, as in ISO 3166-1 alpha-2.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The numbers of its practices.
    pub practices: Vec<String>,
}

/// Numbers of practices by country and objective.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Matrix {
    /// What it counts.
    pub caption: String,
    /// The objectives: a short code, and what it stands for.
    pub columns: Vec<Column>,
    /// The countries.
    pub rows: Vec<MatrixRow>,
}

/// An objective in a matrix.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// The short code at the head of the column.
    pub code: String,
    /// What it stands for.
    pub label: String,
}

/// A country in a matrix.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MatrixRow {
    /// The country's name.
    pub name: String,
    /// The number of practices for each objective.
    pub cells: Vec<u32>,
    /// The number of practices, each counted once.
    pub total: u32,
}

/// A name with the practices that belong to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Listed {
    /// The name.
    pub name: String,
    /// The numbers of the practices.
    pub practices: Vec<String>,
}

/// Terms in several languages.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Glossary {
    /// The languages: codes of columns, the book's first.
    pub languages: Vec<UiLanguage>,
    /// The terms, each in all languages; empty where there is none.
    pub rows: Vec<Vec<String>>,
}

#[cfg(test)]
mod tests {
    use super::Book;

    #[test]
    fn the_samples_of_the_printed_edition_are_books() {
        for sample in [
            include_str!("../../../pdf/tests/books/es.json"),
            include_str!("../../../pdf/tests/books/en.json"),
        ] {
            let sample: serde_json::Value = serde_json::from_str(sample).unwrap();
            let book: Book = serde_json::from_value(sample.clone()).unwrap();
            assert_eq!(serde_json::to_value(&book).unwrap(), sample);
        }
    }
}
