//! The parts of a document in which words are searched for.

use strum::{IntoStaticStr, VariantArray};

use crate::domain::names::names;

/// Where in a document a word occurs, as far as its weight is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Part {
    /// The title.
    Title,
    /// The summary.
    Summary,
    /// All other texts.
    Text,
}

names!(Part);

/// Where to search for a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchedIn {
    /// In all texts and names.
    Anywhere,
    /// In one part of the text.
    In(Part),
    /// In the names of institutions.
    Institution,
}
