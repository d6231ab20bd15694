//! Importing reports: bytes become a Markdown body. Pure: no files, no network, nothing in a document is ever executed,
//! and every input results in a [`Report`] or in a fault at `/file` that a person can act on. [`skos`] reads and writes
//! thesauri. [`tables`] writes tables and is the only part that uses files, which have no names.
//!
//! The kind of a document is detected from its bytes. Its name and declared media type only decide between Markdown and
//! plain text, which look alike, and reveal files that are not what they claim to be.

pub mod atom;
mod blocks;
mod bounds;
pub mod citations;
mod detect;
mod docx;
mod glyphs;
mod inline;
pub mod markdown;
mod paragraphs;
pub mod skos;
pub mod tables;
mod text;
mod unread;
mod weigh;
mod write;

#[cfg(test)]
mod tests;

use crate::domain::text::is_blank;
use crate::error::{Code, Error, Fault, Result};

use bounds::{Deadline, MAX_BODY_CHARS};
use detect::Content;

pub use unread::{Unread, UnreadKind};

/// The kind of an uploaded document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Word (OOXML), with or without macros.
    Docx,
    /// CommonMark with GitHub's tables, footnotes and strike-through.
    Markdown,
    /// Text without markup.
    Text,
}

/// A document as stored by Acervo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Its title: front matter, title style or first heading, in this order; without markup.
    pub title: Option<String>,
    /// Its whole text, in the dialect of [`markdown::options`]; at most 500,000 characters.
    pub markdown: String,
    /// The kind of document that it was.
    pub kind: Kind,
    /// Content of the document that is missing from the text, each kind once.
    pub unread: Vec<Unread>,
}

/// Turns an uploaded document into Markdown.
///
/// Errors name `/file` and one of `encrypted_document`, `unsupported_document` (with `kind`), `not_a_document`,
/// `damaged_document`, `document_too_large` (with `limit`), `document_too_deep`, `document_too_complex` and
/// `empty_document`.
pub fn import(bytes: &[u8], file_name: &str, media_type: &str) -> Result<Report> {
    let deadline = Deadline::start();
    let report = match detect::content(bytes, file_name, media_type)? {
        Content::Docx(package) => docx::read(package, &deadline)?,
        Content::Markdown(text) => markdown::read(&text)?,
        Content::Text(text) => text::read(&text, &deadline)?,
    };
    if is_blank(&report.markdown) {
        return Err(refused(Code::Invalid, "empty_document"));
    }
    if report.markdown.chars().count() > MAX_BODY_CHARS {
        return Err(too_large());
    }
    Ok(report)
}

/// Returns the error that refuses the file for one reason.
fn refused(code: Code, reason: &'static str) -> Error {
    Error { faults: vec![Fault::new("/file", reason)].into(), ..Error::new(code) }
}

/// Returns the error for bytes that contradict the document's format. The cause is logged.
fn damaged(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
    Error { cause: Some(cause.into()), ..refused(Code::Malformed, "damaged_document") }
}

/// Returns the error for a format that is recognised but not supported.
fn unsupported(kind: &'static str) -> Error {
    let fault = Fault::new("/file", "unsupported_document").with("kind", kind);
    Error { faults: vec![fault].into(), ..Error::new(Code::UnsupportedMediaType) }
}

/// Returns the error for more text, or more of anything, than a body may have.
fn too_large() -> Error {
    let fault = Fault::new("/file", "document_too_large").with("limit", MAX_BODY_CHARS);
    Error { faults: vec![fault].into(), ..Error::new(Code::TooLarge) }
}
