//! What is asked and what is answered.

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
    /// What the person typed; empty finds everything.
    pub text: String,
    /// The reader's language: of two equal hits, the one in which the word is of that language comes first.
    pub reader: UiLanguage,
    /// Any of the values of a facet, and all facets. A facet without values does not filter.
    pub filters: BTreeMap<Facet, Vec<String>>,
    /// Only practices that went on in or after that year.
    pub year_from: Option<i64>,
    /// Only practices that had begun in or before that year.
    pub year_to: Option<i64>,
    /// Only what was released from then on.
    pub released_from: Option<Timestamp>,
    /// Only what was released before then.
    pub released_before: Option<Timestamp>,
    /// The order.
    pub sort: Sort,
    /// How many hits at most.
    pub limit: usize,
    /// How many hits to pass over.
    pub after: usize,
    /// What to count.
    pub facets: Vec<Facet>,
    /// By which concepts are searched for in other languages, too; without it only what was typed is.
    pub thesaurus: Option<Arc<Thesaurus>>,
    /// Whether fewer words will do where nothing has all, and neighbours of a word that no text has.
    pub forgiving: bool,
    /// Whether to tell how each score came about.
    pub explain: bool,
    /// For how long to search; what was found by then is the answer.
    pub patience: Duration,
}

impl Query {
    /// The first twenty for a text, without filters.
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
    /// The best first; without text, the newest.
    #[default]
    Relevance,
    /// The last released first.
    Newest,
    /// The first released first.
    Oldest,
    /// By title, as if no letter had accents or case.
    Title,
}

names!(Sort);

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SearchResult {
    /// How many documents there are in all.
    pub total: usize,
    /// The page that was asked for.
    pub hits: Vec<Hit>,
    /// The counts, in the order in which they were asked for.
    pub facets: Counts,
    /// Whether nothing had all the words, and these have most of them.
    pub relaxed: bool,
    /// What the question finds without filters.
    pub(in crate::search) alone: Alone,
    /// Whether there was no time to find all.
    pub cut_short: bool,
    /// Words that no text has, and what was searched for in their place.
    pub corrections: Vec<Correction>,
    /// Concepts that were also searched for by their other names.
    pub expansions: Vec<Expansion>,
}

/// What a question finds without filters, as far as it was looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::search) struct Alone {
    /// How many documents have all its words, counted as far as it matters.
    pub all: usize,
    /// Whether it finds anything, in whatever way it is relaxed.
    pub finds: bool,
    /// How many have all words but perhaps that of this clause, where it was counted.
    pub others: Vec<(usize, usize)>,
}

/// A word that no text has, and what was probably meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// As it was typed.
    pub typed: String,
    /// What was searched for beside it.
    pub meant: String,
}

/// Words that name a concept of the thesaurus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expansion {
    /// The concept's identifier.
    pub concept: String,
    /// The words of the question.
    pub words: String,
    /// What it is called in the reader's language, or else in that of the words.
    pub label: String,
    /// What else was searched for.
    pub names: Vec<(UiLanguage, String)>,
}
