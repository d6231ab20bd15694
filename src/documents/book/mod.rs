//! Editions as files: a [`Book`](crate::domain::book::Book) becomes a page that stands by itself, an electronic book, a Word document, or
//! a folder of Markdown. The same book always gives the same bytes.

mod docx;
mod elements;
mod epub;
mod html;
mod markdown;
mod parts;
mod xhtml;
mod zipped;

pub use docx::docx;
pub use epub::epub;
pub use html::html;
pub use markdown::markdown;
pub use parts::{Part, Setting, parts};

/// A picture that is put into a file beside its pages.
pub struct PictureFile {
    /// Its path in the file, from the folder of the pages.
    pub path: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

#[cfg(test)]
mod tests;
