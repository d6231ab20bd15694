//! The result of importing an uploaded document: a report, or the error that rejects it.

use super::attached::Examined;
use super::unread::Unread;
use crate::domain::ids::AttachmentId;

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
