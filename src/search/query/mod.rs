//! Searches and their results.

pub mod compile;
pub mod concepts;
pub mod fallback;
pub mod forms;
pub mod grammar;
pub mod spelling;
pub mod thesaurus;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use strum::{IntoStaticStr, VariantArray};

use crate::domain::language::UiLanguage;
use crate::domain::names::names;
use crate::domain::time::Timestamp;
use crate::search::index::facets::{Counts, Facet};
use crate::search::index::hit::Hit;
use crate::search::query::thesaurus::Thesaurus;
use crate::search::ranking::deadline::PATIENCE;

/// A search.
#[derive(Clone, Debug)]
pub struct Query {
    /// The text typed; if empty, everything is found.
    pub text: String,
    /// The reader's language: of two equal hits, the one in which the word belongs to that language comes first.
    pub reader: UiLanguage,
    /// Facet values to filter by: a document needs any of the values of each facet. A facet without values does not
    /// filter.
    pub filters: BTreeMap<Facet, Vec<String>>,
    /// Only practices that were under way in or after this year.
    pub year_from: Option<i64>,
    /// Only practices that had begun in or before this year.
    pub year_to: Option<i64>,
    /// Only versions released at or after this time.
    pub released_from: Option<Timestamp>,
    /// Only versions released before this time.
    pub released_before: Option<Timestamp>,
    /// The order of the hits.
    pub sort: Sort,
    /// Maximum number of hits.
    pub limit: usize,
    /// Number of hits to skip.
    pub after: usize,
    /// The facets to count.
    pub facets: Vec<Facet>,
    /// The thesaurus used to search for concepts in other languages as well; without one, only the words typed are
    /// searched for.
    pub thesaurus: Option<Arc<Thesaurus>>,
    /// Whether to accept documents with fewer of the words if none has all of them, and similar words in place of one
    /// that no document contains.
    pub forgiving: bool,
    /// Whether to explain how each score was computed.
    pub explain: bool,
    /// Maximum duration of the search; matches found by then are returned.
    pub patience: Duration,
}

impl Query {
    /// Creates a search for a text, limited to the first twenty hits, without filters.
    pub fn new(text: impl Into<String>, reader: UiLanguage) -> Query {
        Query {
            text: text.into(),
            reader,
            filters: BTreeMap::new(),
            year_from: None,
            year_to: None,
            released_from: None,
            released_before: None,
            sort: Sort::Relevance,
            limit: 20,
            after: 0,
            facets: Vec::new(),
            thesaurus: None,
            forgiving: true,
            explain: false,
            patience: PATIENCE,
        }
    }
}

/// The order of hits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Sort {
    /// Best match first; without a text, newest first.
    #[default]
    Relevance,
    /// Last released first.
    Newest,
    /// First released first.
    Oldest,
    /// By title; accents and case only matter between titles that are otherwise the same.
    Title,
}

names!(Sort);

/// The results of a search.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SearchResult {
    /// Total number of matching documents.
    pub total: usize,
    /// The requested page.
    pub hits: Vec<Hit>,
    /// The facet counts, in the order requested.
    pub facets: Counts,
    /// Whether too few documents matched the query as typed, so that it was relaxed.
    pub relaxed: bool,
    /// Matches of the query without filters.
    pub(in crate::search) alone: Alone,
    /// Whether the search ran out of time before it had found everything.
    pub cut_short: bool,
    /// Words that no document contains, with their corrections.
    pub corrections: Vec<Correction>,
    /// Concepts that were also searched for by their other names.
    pub expansions: Vec<Expansion>,
}

/// Matches of a query without filters, as far as they were determined.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::search) struct Alone {
    /// Number of documents that have all its words, counted only as far as needed.
    pub all: usize,
    /// Whether it finds anything, however it is relaxed.
    pub finds: bool,
    /// For each clause that was counted, the number of documents that have all words except possibly that of the
    /// clause.
    pub others: Vec<(usize, usize)>,
}

/// A word that no document contains, and its likely correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The word as typed.
    pub typed: String,
    /// The correction, which was searched for as well.
    pub meant: String,
}

/// Words that name a concept of the thesaurus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expansion {
    /// The concept's identifier.
    pub concept: String,
    /// The words of the query.
    pub words: String,
    /// The concept's name in the reader's language, or else in that of the words.
    pub label: String,
    /// The other names searched for.
    pub names: Vec<(UiLanguage, String)>,
}
