//! Citing a frozen edition and its practices: entries for reference managers. The citation as text is
//! [`edition_cited`](crate::services::book::edition_cited), and names the same authors.

use serde_json::{Map, Value};

use super::{ContentsEntry, EditionView, Editions};
use crate::documents::citations::{Book, Kind, Reference};
use crate::domain::book::practice_id;
use crate::domain::edition::{EditionState, FileFormat};
use crate::domain::ids::{EditionId, SectionId};
use crate::domain::language::{Language, UiLanguage};
use crate::domain::text::tidied;
use crate::error::{Error, Result};
use crate::policy::Context;
use crate::services::book::edition_authors;
use crate::services::published::{CitationFile, CitationFormat};
use crate::services::references::countries;

impl Editions {
    /// Returns the reference of a frozen edition, or of one of its practices. It is in the reader's language if the
    /// edition has that, otherwise in its main one.
    ///
    /// # Errors
    /// `not_found`, also for an edition that is not frozen, since what may still change is not cited; `forbidden` for a
    /// token that may not read.
    pub fn citation(
        &self,
        context: &Context,
        id: EditionId,
        section: Option<SectionId>,
        reader: UiLanguage,
        format: CitationFormat,
    ) -> Result<CitationFile> {
        let reference = self.reference(context, id, section, reader)?;
        let file_name = format!("{}.{}", reference.key(), format.extension());
        Ok(CitationFile { file_name, media_type: format.media_type(), bytes: format.file(&reference) })
    }

    /// Returns the metadata of the page of a frozen edition, or of one of its practices: Dublin Core and the tags of
    /// Highwire Press, for catalogues and indexes of scholarly texts.
    ///
    /// # Errors
    /// As for [`Editions::citation`].
    pub fn metadata(
        &self,
        context: &Context,
        id: EditionId,
        section: Option<SectionId>,
        reader: UiLanguage,
    ) -> Result<Vec<(&'static str, String)>> {
        Ok(tags(&self.reference(context, id, section, reader)?))
    }

    fn reference(
        &self,
        context: &Context,
        id: EditionId,
        section: Option<SectionId>,
        reader: UiLanguage,
    ) -> Result<Reference> {
        let edition = self.frozen(context, id)?;
        let language = edition.shown_in(reader);
        Ok(match section {
            Some(section) => self.of_entry(&edition, &self.entry(context, id, section)?, language),
            None => self.of_edition(&edition, language),
        })
    }

    /// Returns an edition if it is frozen.
    pub(super) fn frozen(&self, context: &Context, id: EditionId) -> Result<EditionView> {
        let edition = self.edition(context, id)?;
        match edition.state {
            EditionState::Frozen => Ok(edition),
            EditionState::Draft | EditionState::Candidate => Err(Error::not_found()),
        }
    }

    fn of_edition(&self, edition: &EditionView, language: UiLanguage) -> Reference {
        let authors = edition_authors(edition);
        Reference {
            kind: Kind::Book(book(edition, language)),
            id: edition.id.to_string(),
            title: edition.title.in_language(language).to_owned(),
            summary: edition.subtitle.in_language(language).to_owned(),
            institution_slug: authors.first().map(slug::slugify).unwrap_or_default(),
            authors: authors.into_iter().map(str::to_owned).collect(),
            compendium: edition.compendium.title.in_language(language).to_owned(),
            day: edition.date.map(|day| day.to_string()).unwrap_or_default(),
            language: Language::from(language),
            url: self.links.edition_page_in(language, edition.id),
            keywords: Vec::new(),
            version: number(edition),
            hash: edition.hash.clone().unwrap_or_default(),
        }
    }

    fn of_entry(&self, edition: &EditionView, entry: &ContentsEntry, language: UiLanguage) -> Reference {
        // What is cited is the text in the edition, which stays there when the practice changes or is unpublished.
        let page = self.links.edition_page_in(language, edition.id);
        Reference {
            kind: Kind::Chapter(book(edition, language), entry.number.clone()),
            id: entry.section.to_string(),
            title: entry.title.clone(),
            summary: summary(&entry.practice).to_owned(),
            authors: vec![entry.institution.name.in_language(language).to_owned()],
            institution_slug: entry.institution.slug.clone(),
            compendium: edition.compendium.title.in_language(language).to_owned(),
            day: edition.date.map(|day| day.to_string()).unwrap_or_default(),
            language: entry.language.clone(),
            url: format!("{page}/{}", practice_id(&entry.number)),
            keywords: countries(&entry.practice, language).into_iter().map(str::to_owned).collect(),
            version: entry.version.to_string(),
            hash: entry.hash.clone(),
        }
    }
}

impl EditionView {
    /// Returns the language in which the edition is shown to a reader: theirs if it has it, or its main one.
    pub fn shown_in(&self, reader: UiLanguage) -> UiLanguage {
        match self.languages.contains(&reader) {
            true => reader,
            false => self.languages.first().copied().unwrap_or(reader),
        }
    }
}

fn tags(of: &Reference) -> Vec<(&'static str, String)> {
    let (book, is_chapter) = match &of.kind {
        Kind::Chapter(book, _) => (book, true),
        Kind::Book(book) => (book, false),
        Kind::Report => return Vec::new(),
    };
    let mut tags = vec![("DC.title", of.title.clone()), ("citation_title", of.title.clone())];
    for author in &of.authors {
        tags.extend([("DC.creator", author.clone()), ("citation_author", author.clone())]);
    }
    if is_chapter {
        tags.push(("DCTERMS.isPartOf", book.title.clone()));
        tags.push(("citation_inbook_title", book.title.clone()));
    }
    tags.extend([
        ("DC.publisher", book.publisher.clone()),
        ("DC.date", of.day.clone()),
        ("DC.language", of.language.to_string()),
        ("DC.type", "Text".to_owned()),
        ("DC.identifier", of.url.clone()),
        ("citation_publisher", book.publisher.clone()),
        // The form that Google Scholar asks for.
        ("citation_publication_date", of.day.replace('-', "/")),
        ("citation_language", of.language.to_string()),
        ("citation_isbn", book.isbn.clone()),
        ("citation_doi", book.doi.clone()),
        ("citation_public_url", of.url.clone()),
    ]);
    tags.into_iter().map(|(name, text)| (name, tidied(&text))).filter(|(_, text)| !text.is_empty()).collect()
}

fn number(edition: &EditionView) -> String {
    edition.number.map(|number| number.to_string()).unwrap_or_default()
}

fn summary(practice: &Map<String, Value>) -> &str {
    practice.get("summary").and_then(Value::as_str).unwrap_or_default()
}

fn book(edition: &EditionView, language: UiLanguage) -> Book {
    let imprint = &edition.imprint;
    let publishers = imprint.publishers.iter().map(|publisher| publisher.name.in_language(language));
    // A file has an ISBN of its own. The one on screen is meant first, the one on paper last.
    let rank = |format: FileFormat| match format {
        FileFormat::Pdf => 0,
        FileFormat::Print => 2,
        FileFormat::Epub | FileFormat::Html | FileFormat::Docx => 1,
    };
    let isbns = imprint.isbns.iter().filter(|isbn| isbn.language == language);
    let isbn = isbns.min_by_key(|isbn| rank(isbn.format));
    Book {
        title: edition.title.in_language(language).to_owned(),
        edition: number(edition),
        publisher: publishers.collect::<Vec<_>>().join("; "),
        place: imprint.publishers.iter().find_map(|publisher| publisher.place.clone()).unwrap_or_default(),
        isbn: isbn.map(|isbn| isbn.isbn.clone()).unwrap_or_default(),
        doi: imprint.doi.clone().unwrap_or_default(),
    }
}
