//! What becomes of an uploaded document: a report, or the error that refuses it.

use super::unread::Unread;
use crate::domain::fault::FaultCode;
use crate::error::{Code, Error, Fault};

/// What an uploaded document was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Word (OOXML), with or without macros.
    Docx,
    /// CommonMark with GitHub's tables, footnotes and strike-through.
    Markdown,
    /// Text without markup.
    Text,
}

/// A document as Acervo keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Its title: front matter, title style or first heading, in this order; without markup.
    pub title: Option<String>,
    /// Its whole text, in the dialect of [`super::markdown::options`]; at most 500,000 characters.
    pub markdown: String,
    /// What it was.
    pub kind: Kind,
    /// What it holds and the text does not, each kind once.
    pub unread: Vec<Unread>,
}

/// The error that refuses the file for one reason.
pub(super) fn refused(code: Code, reason: FaultCode) -> Error {
    Error { faults: vec![Fault::new("/file", reason)].into(), ..Error::new(code) }
}

/// The document's bytes contradict its format. The cause goes to the log.
pub(super) fn damaged(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
    Error { cause: Some(cause.into()), ..refused(Code::Malformed, FaultCode::DamagedDocument) }
}

/// A format that is known and not read.
pub(super) fn unsupported(kind: &'static str) -> Error {
    let fault = Fault::new("/file", FaultCode::UnsupportedDocument).with("kind", kind);
    Error { faults: vec![fault].into(), ..Error::new(Code::UnsupportedMediaType) }
}
