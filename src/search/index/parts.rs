//! The parts of a document in which words are searched for.

/// Where in a document a word occurs, as far as its weight is concerned.
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
    /// All of them; the position in this list is the number of the part.
    pub const ALL: [Part; 3] = [Part::Title, Part::Summary, Part::Text];

    /// Returns the name in the index.
    pub fn name(self) -> &'static str {
        match self {
            Part::Title => "title",
            Part::Summary => "summary",
            Part::Text => "text",
        }
    }
}

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
