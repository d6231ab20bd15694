//! What the HTML of a text depends on besides the text.

use std::ops::Range;

use crate::domain::language::{Language, UiLanguage};

/// How a text is to be rendered.
#[derive(Clone, Copy)]
pub struct Style<'a> {
    /// The level of the text's highest headings on the page, from 1 to 6.
    pub top: u8,
    /// What every `id` begins with, unique on the page: a letter, then letters, digits and hyphens, the last of them a
    /// hyphen.
    pub prefix: &'a str,
    /// The name of the text on the page, which names tables that have no heading above them.
    pub title: &'a str,
    /// The language of the labels.
    pub language: UiLanguage,
    /// The language of the text, if it differs from that of the labels. The element around the HTML has to have it as
    /// its `lang`.
    pub foreign: Option<&'a Language>,
    /// The labels.
    pub labels: &'a dyn Labels,
    /// Returns the ranges of bytes to mark in a block of text without markup: the words of a paragraph, a heading or a
    /// cell, including those within emphasis and links.
    pub mark: &'a dyn Fn(&str) -> Vec<Range<usize>>,
}

/// The words that a text on a page needs besides its own, in the reader's language, as plain text.
pub trait Labels {
    /// Returns the name of a table, given its number in the text and the heading it is under, which may be empty.
    fn table(&self, number: usize, title: &str) -> String;

    /// Returns the name of a reference to a footnote.
    fn note(&self, note: usize) -> String;

    /// Returns the name of the link from a footnote back to a reference to it. `reference`: which of several it is.
    fn back(&self, note: usize, reference: Option<usize>) -> String;

    /// Returns what precedes the description of a picture.
    fn picture(&self) -> String;

    /// Returns what is shown for a picture without a description.
    fn undescribed_picture(&self) -> String;
}
