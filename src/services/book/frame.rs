//! What a book says around its texts, whatever it is made of: the cover, the imprint, notes to the reader, the colophon.

use crate::domain::book::{
    Book, BookKind, Chapter, EditionFacts, FORMAT, Figure, Inline, Marked, Remark, Words,
};
use crate::domain::language::UiLanguage;
use crate::domain::logo::Logo;
use crate::messages;

/// What stands around the texts of a book.
pub(super) struct Frame {
    /// What the book is made of.
    pub(super) kind: BookKind,
    /// What stands on the cover.
    pub(super) facts: EditionFacts,
    /// The lines of the imprint.
    pub(super) imprint: Vec<Remark>,
    /// Notes to the reader.
    pub(super) notes: Vec<Remark>,
    /// How the file was made, and how it can be verified.
    pub(super) colophon: Vec<Remark>,
}

impl Frame {
    /// Returns a book of these chapters in this frame, without any other text.
    pub(super) fn book(self, language: UiLanguage, chapters: Vec<Chapter>) -> Book {
        let Frame { kind, facts, imprint, notes, colophon } = self;
        Book {
            format: FORMAT,
            kind,
            language,
            edition: facts,
            words: words(language, kind),
            imprint,
            forewords: Vec::new(),
            acknowledgements: Vec::new(),
            acronyms: Vec::new(),
            notes,
            notes_text: Vec::new(),
            summary: Vec::new(),
            chapters,
            references: Vec::new(),
            countries: Vec::new(),
            matrix: None,
            contributors: Vec::new(),
            mandate: Vec::new(),
            glossary: None,
            index: Vec::new(),
            colophon,
            errata: Vec::new(),
        }
    }
}

/// Returns a line of the apparatus: the label `book-ID-label` with a text.
pub(super) fn remark(language: UiLanguage, id: &str, text: impl Into<String>) -> Remark {
    remark_of(language, id, vec![Inline::Text(text.into())])
}

/// Returns a line of the apparatus with a text that has links or emphasis.
pub(super) fn remark_of(language: UiLanguage, id: &str, text: Vec<Inline>) -> Remark {
    Remark { label: messages::plain(language, &format!("book-{id}-label")), text }
}

/// Returns the logo of a publisher as books have it.
pub(super) fn logo_of(name: &str, logo: &Logo) -> Figure {
    Figure { src: logo.sha256.clone(), alt: name.to_owned(), kind: Some(logo.kind()), ..Figure::default() }
}

/// Returns an address as a link.
pub(super) fn link(address: &str) -> Inline {
    let c = vec![Inline::Text(address.to_owned())];
    Inline::Marked(Marked::A { href: address.to_owned(), c })
}

/// Returns the words that every format prints around the texts.
fn words(language: UiLanguage, kind: BookKind) -> Words {
    let word = |id: &str| messages::plain(language, &format!("book-word-{id}"));
    let is_edition = kind == BookKind::Edition;
    Words {
        contents: word("contents"),
        imprint: if is_edition { word("imprint") } else { word("about") },
        foreword: word("foreword"),
        acknowledgements: word("acknowledgements"),
        acronyms: word("acronyms"),
        notes: word("notes"),
        summary: word("summary"),
        countries: word("countries"),
        matrix: word("matrix"),
        contributors: word("contributors"),
        mandate: word("mandate"),
        glossary: word("glossary"),
        index: word("index"),
        colophon: word("colophon"),
        errata: word("errata"),
        references: if is_edition { String::new() } else { word("references") },
        facts: word("facts"),
        institution: word("institution"),
        unanswered: word("unanswered"),
        citation: word("citation"),
        hash: word("hash"),
        table: word("table"),
        note: word("note"),
        back: word("back"),
        total: word("total"),
        candidate: word("candidate"),
        accessibility: word("accessibility"),
    }
}
