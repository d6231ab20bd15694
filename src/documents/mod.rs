//! Importing reports: bytes become a Markdown body. Pure: no files, no network, nothing in a document is ever executed,
//! and every input results in a [`Report`] or in a fault at `/file` that a person can act on. [`skos`] reads and writes
//! thesauri. [`tables`] writes tables and is the only part that uses files, which have no names. [`html`] renders bodies
//! for pages, [`editing`] as trees for the editor, [`passage`] as the blocks of a book.
//!
//! The kind of a document is detected from its bytes. Its name and declared media type only decide between Markdown and
//! plain text, which look alike, and reveal files that are not what they claim to be.

pub mod atom;
pub mod attached;
mod blocks;
pub mod book;
mod bounds;
pub mod citations;
pub mod datacite;
mod detect;
mod docx;
pub mod editing;
mod glyphs;
pub mod html;
mod inline;
pub mod markdown;
pub mod oai;
mod paragraphs;
pub mod passage;
mod refusal;
mod report;
pub mod resource;
pub mod skos;
pub mod tables;
mod text;
mod unread;
mod weigh;
mod write;
mod xml;

#[cfg(test)]
mod tests;

use crate::domain::text::is_blank;
use crate::error::{Code, FaultCode, Result};

use bounds::{Deadline, MAX_BODY_CHARS, too_large};
use detect::Content;
use refusal::refused;

pub use report::{Kind, Report, ReportPicture};
pub use unread::{Unread, UnreadKind};

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
        return Err(refused(Code::Invalid, FaultCode::EmptyDocument));
    }
    if report.markdown.chars().count() > MAX_BODY_CHARS {
        return Err(too_large());
    }
    Ok(report)
}
