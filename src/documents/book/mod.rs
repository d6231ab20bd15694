//! Editions as files: a [`Book`](crate::domain::book::Book) becomes a page that stands by itself, an electronic book, a Word document, or
//! a folder of Markdown. The same book always gives the same bytes.

mod docx;
mod epub;
mod html;
mod markdown;
mod parts;
mod pictures;
mod xhtml;
mod zipped;

pub use docx::docx;
pub use epub::epub;
pub use html::html;
pub use markdown::markdown;
pub use parts::{Part, Setting, parts};
pub use pictures::PictureFile;

#[cfg(test)]
mod tests;
