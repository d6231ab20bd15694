//! What catalogues are told of a published practice or an edition, whatever the format.

/// A text with its language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The text: one line.
    pub text: String,
    /// Its language, as a BCP 47 tag.
    pub lang: Option<String>,
}

/// The kinds of resources.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResourceKind {
    /// A published practice: a report by its institution.
    Practice,
    /// A frozen edition: a book.
    Edition,
}

/// How another resource is related to this one, in the words of DataCite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// This one is part of it.
    IsPartOf,
    /// It is part of this one.
    HasPart,
    /// This one takes its place.
    IsNewVersionOf,
    /// This one was adapted from it.
    IsDerivedFrom,
}

impl Relation {
    /// The name in DataCite.
    pub fn name(self) -> &'static str {
        match self {
            Relation::IsPartOf => "IsPartOf",
            Relation::HasPart => "HasPart",
            Relation::IsNewVersionOf => "IsNewVersionOf",
            Relation::IsDerivedFrom => "IsDerivedFrom",
        }
    }
}

/// Another resource.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// How it is related.
    pub relation: Relation,
    /// Its URL.
    pub url: String,
    /// What it is.
    pub kind: ResourceKind,
}

/// A term that says what a resource is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The term.
    pub text: Text,
    /// The name of the list that it is from.
    pub scheme: &'static str,
}

/// A licence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rights {
    /// Its name.
    pub name: String,
    /// Its identifier in the list of SPDX, and its URL, if it is a known one.
    pub known: Option<(&'static str, &'static str)>,
}

/// A published practice or a frozen edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resource {
    /// What it is.
    pub kind: ResourceKind,
    /// The permanent URL of its page.
    pub url: String,
    /// The URL of its page in the language of the record.
    pub page: String,
    /// Its DOI, if it was given one: `10.5555/12345678`.
    pub doi: Option<String>,
    /// Other identifiers: the type and the value.
    pub identifiers: Vec<(&'static str, String)>,
    /// The language, as a BCP 47 tag.
    pub language: String,
    /// The titles, the main one first.
    pub titles: Vec<Text>,
    /// The subtitles.
    pub subtitles: Vec<Text>,
    /// The institutions that created it.
    pub creators: Vec<Text>,
    /// The institutions that contributed to it.
    pub contributors: Vec<Text>,
    /// Who published it.
    pub publisher: Text,
    /// The day on which it was published: `2026-03-02`.
    pub issued: String,
    /// The day since which everyone can read it.
    pub available: String,
    /// What it is about.
    pub subjects: Vec<Subject>,
    /// The summary.
    pub descriptions: Vec<Text>,
    /// The countries that it is about.
    pub places: Vec<Text>,
    /// Its media types.
    pub formats: Vec<&'static str>,
    /// How large it is, in words.
    pub sizes: Vec<String>,
    /// Its version or number.
    pub version: String,
    /// Its licence.
    pub rights: Option<Rights>,
    /// Other resources.
    pub related: Vec<Related>,
}

impl Resource {
    /// Returns the year of publication.
    pub fn year(&self) -> &str {
        self.issued.get(..4).unwrap_or_default()
    }
}
