//! What the HTML of a text depends on besides the text.

use std::collections::HashMap;
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
    /// The pictures of our own that may be shown.
    pub pictures: &'a dyn Pictures,
    /// Returns the ranges of bytes to mark in a block of text without markup: the words of a paragraph, a heading or a
    /// cell, including those within emphasis and links.
    pub mark: &'a dyn Fn(&str) -> Vec<Range<usize>>,
}

/// The pictures of our own that a text may show. All others are not loaded: their sites would learn who reads what.
pub trait Pictures {
    /// Returns the picture that an address in the text stands for.
    fn at(&self, address: &str) -> Option<&Picture>;
}

impl Pictures for HashMap<String, Picture> {
    fn at(&self, address: &str) -> Option<&Picture> {
        self.get(address)
    }
}

/// A picture of our own, which may be shown in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// The address of its small form, on this site.
    pub small: String,
    /// The address of the whole picture, if it is larger than the small form.
    pub whole: Option<String>,
    /// Width and height of the small form.
    pub size: (u32, u32),
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// The caption; empty if it has none.
    pub caption: String,
    /// Who made it; empty if nobody is named.
    pub credit: String,
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

    /// Returns the text of the link from a picture to its large form.
    fn whole_picture(&self) -> String;

    /// Returns what is shown for a picture without a description.
    fn undescribed_picture(&self) -> String;
}
