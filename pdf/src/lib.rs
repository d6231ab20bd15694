//! The printed edition: takes a book as JSON and typesets it as a PDF, tagged as PDF/UA-1 and PDF/A-2a ask.
//!
//! Typst is used as a library, and sees nothing but what is compiled in, the book and its pictures (`world`). Texts are
//! handed over as data and are never read as markup. What would fail a whole book, such as a letter that no font has or
//! a picture that is none, is replaced before (`clean`), and each replacement is reported.
//!
//! # Running it
//! [`pdf`] keeps nothing between two calls but the fonts (3 MB) and what typst compiles in, and needs neither files nor
//! network. It is made for a process of its own all the same, with a limit for memory and for time: how long a book takes
//! depends on what people wrote. docs/performance.md has figures; 1 GiB is enough for 300 pages.

mod book;
mod clean;
mod fonts;
mod pictures;
mod world;

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::world::Files;

/// The longest book in bytes of JSON.
const MOST_BYTES: usize = 64 << 20;
/// Typst goes as deep as texts are nested, which takes much stack, above all when it is compiled for debugging.
const STACK: usize = 64 << 20;

/// What is to be printed.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The book as JSON.
    pub book: &'a [u8],
    /// The bytes of its pictures (PNG, JPEG, WebP or GIF), each by its SHA-256 in lower-case hexadecimal.
    pub pictures: &'a HashMap<String, Vec<u8>>,
    /// Whether the numbers of paragraphs stand in the margin. Those of a candidate always do, so that remarks can name them.
    pub paragraph_numbers: bool,
    /// How many threads may work on it.
    pub threads: usize,
}

/// A printed book. The same request gives the same bytes.
#[derive(Clone, Debug)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// What could not be printed as it is in the book, one sentence each, for those who operate the service.
    pub warnings: Vec<String>,
}

/// Why a book was not printed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The JSON is not a book.
    #[error("not a book: {0}")]
    NotABook(#[from] serde_json::Error),
    /// The book has more than 64 MiB of JSON.
    #[error("the book is longer than {MOST_BYTES} bytes")]
    TooLong,
    /// Typst refused it, which is a fault of this crate.
    #[error("cannot be typeset: {0}")]
    Typesetting(String),
    /// The threads could not be started.
    #[error("no threads: {0}")]
    Threads(#[from] rayon::ThreadPoolBuildError),
}

/// Typesets a book.
///
/// # Errors
/// [`Error::NotABook`] and [`Error::TooLong`] for a wrong request. No text that people wrote gives
/// [`Error::Typesetting`].
pub fn pdf(request: &Request) -> Result<Pdf, Error> {
    if request.book.len() > MOST_BYTES {
        return Err(Error::TooLong);
    }
    let pool =
        rayon::ThreadPoolBuilder::new().num_threads(request.threads.max(1)).stack_size(STACK).build()?;
    let made = pool.install(|| catch_unwind(AssertUnwindSafe(|| typeset(request))));
    // Typst keeps what it has laid out for the next time, and there is none.
    typst::comemo::evict(0);
    made.unwrap_or_else(|_| Err(Error::Typesetting("it panicked".to_owned())))
}

fn typeset(request: &Request) -> Result<Pdf, Error> {
    let mut cleaned = clean::book(request.book, request.pictures)?;
    cleaned.book.numbers = request.paragraph_numbers || cleaned.book.edition.is_candidate;
    let identifier = format!("{} {}", cleaned.book.edition.url, cleaned.book.language);
    let data = serde_json::to_vec(&cleaned.book)?;
    drop(cleaned.book);
    let files =
        Files::new(data, cleaned.pictures).ok_or_else(|| Error::Typesetting("no such path".to_owned()))?;

    let made = typst::compile::<PagedDocument>(&files);
    let mut warnings = cleaned.warnings;
    warnings.extend(made.warnings.iter().map(|warning| format!("typst: {}", warning.message)));
    let document = made.output.map_err(|errors| refused(&errors))?;
    let options = PdfOptions {
        ident: Smart::Custom(identifier),
        creator: Smart::Custom(Some("Acervo".to_owned())),
        standards: PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
            .map_err(|error| Error::Typesetting(error.message().to_string()))?,
        ..PdfOptions::default()
    };
    let bytes = typst_pdf::pdf(&document, &options).map_err(|errors| refused(&errors))?;
    Ok(Pdf { bytes, pages: document.pages().len(), warnings })
}

fn refused(errors: &[SourceDiagnostic]) -> Error {
    let said = errors.iter().map(|error| {
        let hints = error.hints.iter().map(|hint| format!(" ({})", hint.v)).collect::<String>();
        format!("{}{hints}", error.message)
    });
    Error::Typesetting(said.collect::<Vec<_>>().join("; "))
}
