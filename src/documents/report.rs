//! The result of importing an uploaded document: a report, or the error that rejects it.

use super::attached::Examined;
use super::unread::Unread;
use crate::domain::fault::FaultCode;
use crate::domain::ids::AttachmentId;
use crate::error::{Code, Error, Fault};

/// The format of an uploaded document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Word (OOXML), with or without macros.
    Docx,
    /// CommonMark with GitHub's tables, footnotes and strike-through.
    Markdown,
    /// Text without markup.
    Text,
}

/// An imported document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The title, without markup: from the front matter, the title style or the first heading, in this order.
    pub title: Option<String>,
    /// The whole text, in the dialect of [`super::markdown::options`]; at most 500,000 characters.
    pub markdown: String,
    /// The document's format.
    pub kind: Kind,
    /// The pictures that the text shows.
    pub pictures: Vec<ReportPicture>,
    /// Content of the document that is missing from the text, each kind once.
    pub unread: Vec<Unread>,
}

/// A picture of an imported document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportPicture {
    /// The identifier that the text names.
    pub id: AttachmentId,
    /// The name of its file.
    pub file_name: String,
    /// What it shows, if the document says it.
    pub alt: Option<String>,
    /// Its bytes, as they are in the document.
    pub bytes: Vec<u8>,
    /// What was found out about it.
    pub examined: Examined,
}

/// Returns the error that rejects the file for a single reason.
pub(super) fn refused(code: Code, reason: FaultCode) -> Error {
    Error { faults: vec![Fault::new("/file", reason)].into(), ..Error::new(code) }
}

/// Returns the error for a document whose bytes contradict its format. The cause is logged.
pub(super) fn damaged(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
    Error { cause: Some(cause.into()), ..refused(Code::Malformed, FaultCode::DamagedDocument) }
}

/// Returns the error for a format that is recognised but not supported.
pub(super) fn unsupported(kind: &'static str) -> Error {
    let fault = Fault::new("/file", FaultCode::UnsupportedDocument).with("kind", kind);
    Error { faults: vec![fault].into(), ..Error::new(Code::UnsupportedMediaType) }
}
