//! Published practices as documents: one by itself, or those that a search finds. They are made of what the public may
//! see at that moment, as books of the same form as those of editions.

mod said;

use std::sync::Arc;

use tokio::sync::{Semaphore, SemaphorePermit};

use crate::blobs::Blobs;
use crate::domain::book::Book;
use crate::domain::ids::SectionId;
use crate::domain::language::UiLanguage;
use crate::error::{Code, Error, Fault, FaultCode, Result};
use crate::messages::format;
use crate::services::attachments::AttachmentView;
use crate::services::book::{Books, LoosePractice};
use crate::services::catalog::Catalog;
use crate::services::editions::{ContentsEntry, EditionFile, EditionFormat, PrintState, Printer, content};
use crate::services::published::{Publications, PublishedSection};
use crate::services::references::{Cited, cited};
use crate::services::search::{Search, SearchItem, Searches};
use crate::store::Released;

pub use crate::services::book::Grouping;

/// Maximum number of practices in the document of a search.
pub const MOST_PRACTICES: usize = 200;
/// Maximum number of bytes of their texts: all of them are in memory at once.
const MOST_BYTES: usize = 16 << 20;
/// Maximum number of documents of practices, and of searches, made at once.
const AT_ONCE: usize = 4;
const SEARCHES_AT_ONCE: usize = 2;
/// Number of seconds after which to retry if too many documents are being made.
const SHORTER_IN: u64 = 2;

/// Makes documents of published practices.
pub struct Downloads {
    searches: Arc<Searches>,
    publications: Publications,
    books: Books,
    blobs: Arc<Blobs>,
    printer: Printer,
    /// Limits how many documents of practices are made at once.
    of_practices: Semaphore,
    /// The same for documents of searches.
    of_searches: Semaphore,
}

impl Downloads {
    /// Creates the service. Pictures come from `blobs`; `printer` is for these documents alone.
    pub fn new(
        searches: Arc<Searches>,
        publications: Publications,
        books: Books,
        blobs: Arc<Blobs>,
        printer: Printer,
    ) -> Downloads {
        Downloads {
            searches,
            publications,
            books,
            blobs,
            printer,
            of_practices: Semaphore::new(AT_ONCE),
            of_searches: Semaphore::new(SEARCHES_AT_ONCE),
        }
    }

    /// Returns a published practice, or an older version of it that was published at some time, as a document.
    ///
    /// # Errors
    /// As for [`Publications::get`]; `not_found` for a format that this program cannot make; `too_many_requests` and
    /// `unavailable` if too many documents are being made.
    pub fn practice(
        &self,
        id: SectionId,
        version: Result<Option<u32>>,
        language: UiLanguage,
        format: EditionFormat,
    ) -> Result<EditionFile> {
        let _permit = permit(&self.of_practices, format)?;
        let section = self.publications.get(id, version)?;
        let name = file_name_of(&section);
        let book = self.books.of_practice(&self.loose(section, language)?, language)?;
        self.file(book, format, &name)
    }

    /// Returns all practices that a search finds as one document, in the reader's language.
    ///
    /// # Errors
    /// `invalid` if it finds more than [`MOST_PRACTICES`], or if their texts are too long; `unavailable` if the index is
    /// not complete or the search takes too long; `not_found`, `too_many_requests` and `unavailable` as for a practice.
    pub fn search(&self, search: Search, by: Grouping, format: EditionFormat) -> Result<EditionFile> {
        let _permit = permit(&self.of_searches, format)?;
        let (language, now) = (search.lang, self.searches.store.clock().now());
        let (found, practices) = self.found(search.clone())?;
        let said = self.said(&search, by, (found, now))?;
        let book = self.books.of_search(&said, &practices, by, language)?;
        self.file(book, format, &format!("acervo-{}", format::iso_date(now)))
    }

    /// Returns how far a document that is made in the background is.
    ///
    /// # Errors
    /// `not_found` if nobody asked for it, or long ago.
    pub fn state(&self, key: &str) -> Result<PrintState> {
        self.printer.state(key)
    }

    fn file(&self, mut book: Book, format: EditionFormat, name: &str) -> Result<EditionFile> {
        let content = content(&mut book, format, &self.blobs, &self.printer)?;
        let file_name = format!("{name}-{}.{}", book.language.code(), format.name());
        Ok(EditionFile { file_name, media_type: format.media_type(), content })
    }

    fn loose(&self, section: PublishedSection, language: UiLanguage) -> Result<LoosePractice> {
        let names = self.searches.store.read(|db| self.searches.names.now(db))?;
        let reference = self.publications.reference(&section, &names, language)?;
        Ok(LoosePractice {
            citation: cited(&reference, language),
            compendium: section.compendium.id,
            chapter: section.chapter,
            entry: ContentsEntry {
                number: String::new(),
                section: section.id,
                version: section.version,
                hash: section.hash,
                language: section.language,
                template_version: section.template_version,
                title: section.title,
                practice: section.practice,
                body: section.body,
                attachments: section.attachments,
                maturity: section.maturity,
                published_at: section.published_at,
                institution: section.institution,
            },
        })
    }

    /// Returns the number of practices that a search finds, and those of them that are still published as they were found.
    fn found(&self, search: Search) -> Result<(usize, Vec<LoosePractice>)> {
        let language = search.lang;
        let mut list = self.searches.list(search, true, false)?;
        if list.total > MOST_PRACTICES {
            return Err(too_large("detail-search-too-large-for-a-document").arg("found", list.total));
        }
        let names = list.names.clone();
        let (mut practices, mut bytes) = (Vec::new(), 0);
        loop {
            let batch = list.next()?;
            if batch.is_empty() {
                return Ok((list.total, practices));
            }
            for (item, published) in batch {
                bytes += length(&published)?;
                if bytes > MOST_BYTES {
                    return Err(too_large("detail-texts-too-large-for-a-document"));
                }
                practices.push(self.loose_found(item, published, &names, language));
            }
        }
    }

    fn loose_found(
        &self,
        item: SearchItem,
        published: Released,
        names: &Catalog,
        language: UiLanguage,
    ) -> LoosePractice {
        let reference = Cited::found(&item, &published).reference(names, &self.searches.links, language);
        let Released { section, version, compendium, .. } = published;
        LoosePractice {
            citation: cited(&reference, language),
            compendium: compendium.id,
            chapter: item.chapter,
            entry: ContentsEntry {
                number: String::new(),
                section: section.id,
                version: version.number,
                hash: version.hash,
                language: section.language,
                template_version: version.template_version,
                title: item.title,
                attachments: AttachmentView::all(&version.attachments),
                practice: version.practice,
                body: version.body,
                maturity: version.maturity,
                published_at: version.published_at.or(Some(item.published_at)),
                institution: item.institution,
            },
        }
    }
}

/// Returns the right to make a document in this format, held until it is dropped.
fn permit(limit: &Semaphore, format: EditionFormat) -> Result<SemaphorePermit<'_>> {
    if !EditionFormat::offered().contains(&format) {
        return Err(Error::not_found());
    }
    limit.try_acquire().map_err(|_| Error::new(Code::TooManyRequests).retry_after(SHORTER_IN))
}

/// Returns the number of bytes of the texts of a practice, about as they are in memory.
fn length(published: &Released) -> Result<usize> {
    let fields = serde_json::to_vec(&published.version.practice).map_err(Error::internal)?;
    Ok(fields.len() + published.version.body.len())
}

fn too_large(detail: &'static str) -> Error {
    let fault = Fault::new("/query", FaultCode::TooManyItems).with("limit", MOST_PRACTICES);
    Error::invalid(vec![fault]).detail(detail).arg("limit", MOST_PRACTICES)
}

/// Returns the beginning of the name of a practice's file: ASCII letters, digits and hyphens.
fn file_name_of(section: &PublishedSection) -> String {
    let day = section.published_at.map(format::iso_date).unwrap_or_default();
    let allowed = |c: &char| c.is_ascii_alphanumeric() || *c == '-';
    let slug: String = section.institution.slug.chars().filter(allowed).collect();
    let id = section.id.to_string();
    let last = id.rsplit('-').next().unwrap_or_default();
    format!("{slug}-{}-{last}-v{}", day.get(..4).unwrap_or_default(), section.version)
}
