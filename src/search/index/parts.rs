//! The parts of a document that words are looked for in.

/// Where in a document a word stands, as far as its weight goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The title.
    Title,
    /// The summary.
    Summary,
    /// All other texts.
    Text,
}

impl Part {
    /// All of them; the place in this list is its number.
    pub const ALL: [Part; 3] = [Part::Title, Part::Summary, Part::Text];

    /// The name in the index.
    pub fn name(self) -> &'static str {
        match self {
            Part::Title => "title",
            Part::Summary => "summary",
            Part::Text => "text",
        }
    }
}

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
