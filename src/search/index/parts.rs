//! The parts of a document that words are looked for in.

use strum::{IntoStaticStr, VariantArray};

use crate::domain::names::names;

/// Where in a document a word stands, as far as its weight goes.
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

/// Where a word is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchedIn {
    /// In all texts and names.
    Anywhere,
    /// In one part of the text.
    In(Part),
    /// In the names of institutions.
    Institution,
}
