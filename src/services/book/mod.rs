//! Books: everything that an edition says in one language, written out; and in the same form a published practice by
//! itself, and the practices that a search finds.

mod acronyms;
mod annexes;
mod apparatus;
mod edition;
mod frame;
mod groups;
mod loose;
mod practice;
mod terms;
mod values;
mod writer;

use std::sync::Arc;

use crate::domain::book::Book;
use crate::domain::language::UiLanguage;
use crate::domain::links::Links;
use crate::error::Result;
use crate::services::catalog::CatalogCache;
use crate::services::editions::Contents;
use crate::services::published::Publications;
use crate::store::Store;

use writer::Writer;

pub use apparatus::{edition_authors, edition_cited};
pub use groups::{Grouping, LoosePractice};
pub use loose::SearchSaid;

/// Makes books.
pub struct Books {
    store: Arc<Store>,
    names: Arc<CatalogCache>,
    publications: Publications,
    links: Links,
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
        edition::book(&self.writer(language)?, contents)
    }

    /// Returns a published practice by itself as a book.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn of_practice(&self, practice: &LoosePractice, language: UiLanguage) -> Result<Book> {
        loose::of_practice(&self.writer(language)?, practice)
    }

    /// Returns the practices that a search found as a book.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn of_search(
        &self,
        said: &SearchSaid,
        practices: &[LoosePractice],
        by: Grouping,
        language: UiLanguage,
    ) -> Result<Book> {
        loose::of_search(&self.writer(language)?, said, practices, by)
    }

    fn writer(&self, language: UiLanguage) -> Result<Writer<'_>> {
        let names = self.store.read(|db| self.names.now(db))?;
        Ok(Writer { names, publications: &self.publications, links: &self.links, language })
    }
}
