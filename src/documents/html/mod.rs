//! Markdown as HTML for pages: headings that fit the page, footnotes with links back, tables that scroll by themselves,
//! and marks around the words that a reader searched for.
//!
//! The HTML is written from comrak's tree, element by element, so nothing of the source passes as markup: raw HTML is
//! dropped, as it is in the text that is searched. The cleaner behind it allows exactly what is written here and
//! changes nothing; it is there in case this module has a fault.

mod blocks;
mod cleaning;
mod figures;
mod footnotes;
mod outline;
mod output;
mod style;
mod tables;
mod text;

#[cfg(test)]
mod tests;

use std::ops::Range;

use comrak::Arena;

use super::bounds::Deadline;
use super::markdown::options;
use crate::domain::html::Html;

pub(super) use cleaning::address;
pub use outline::Heading;
pub use style::{Labels, Picture, Pictures, Style};

/// A text as HTML.
#[derive(Clone, Debug, Default)]
pub struct Rendered {
    /// The HTML: block elements only, or nothing.
    pub html: Html,
    /// The headings, in order.
    pub headings: Vec<Heading>,
    /// Number of words, including those of tables and footnotes.
    pub words: usize,
}

/// Renders Markdown as HTML.
///
/// Stack use does not depend on nesting: beyond a certain depth, elements are left out and their text is kept. If a
/// text takes longer than two seconds to parse, its source is shown in paragraphs.
pub fn render(markdown: &str, style: &Style<'_>) -> Rendered {
    let (html, headings, words) = written(markdown, style);
    Rendered { html: cleaning::cleaned(&html), headings, words }
}

/// Returns the HTML before it is cleaned, the headings, and the number of words.
fn written(markdown: &str, style: &Style<'_>) -> (String, Vec<Heading>, usize) {
    let arena = Arena::new();
    let deadline = Deadline::short();
    let past = || deadline.passed();
    match comrak::try_parse_document(&arena, markdown, &options(), &past) {
        Ok(root) => blocks::write(root, style),
        Err(_) => {
            let (html, words) = blocks::write_source(markdown, style);
            (html, Vec::new(), words)
        }
    }
}

/// Returns the text of an element without markup.
pub(super) fn text_within(node: comrak::Node<'_>) -> String {
    text::text_of(node).text
}

/// Returns a plain text as HTML, with `<mark>` around these ranges of bytes.
pub fn marked(text: &str, marks: Vec<Range<usize>>) -> Html {
    let mut output = output::Output::default();
    output.begin(text, marks);
    output.text(text);
    cleaning::cleaned(&output.finish())
}
