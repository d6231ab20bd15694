//! Marks the words of a query in whole texts, as [`Index::search`] does in its snippets.

use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use crate::domain::language::Language;
use crate::error::Result;
use crate::search::analysis::{Analysis, Rules};
use crate::search::index::Index;
use crate::search::index::parts::Part;
use crate::search::query::Query;
use crate::search::query::grammar::parse;
use crate::search::ranking::highlight::{Highlighter, Marks};

/// Marks the words of a query, in any inflection, and the other names of their concepts in texts of one language.
pub struct Marker {
    rules: Rules,
    /// It remembers the words that it has met.
    highlighter: Mutex<Highlighter>,
}

impl Marker {
    /// Creates a marker that marks nothing.
    pub fn nothing() -> Marker {
        Marker::new(Rules::Exact, Arc::new(Marks::default()), Analysis::new())
    }

    fn new(rules: Rules, marks: Arc<Marks>, analysis: Analysis) -> Marker {
        Marker { rules, highlighter: Mutex::new(Highlighter::new(marks, analysis)) }
    }

    /// Returns the ranges of bytes to mark in the title of a document, in order and without overlaps.
    pub fn in_title(&self, text: &str) -> Vec<Range<usize>> {
        self.ranges(Part::Title, text)
    }

    /// Returns the same for its summary.
    pub fn in_summary(&self, text: &str) -> Vec<Range<usize>> {
        self.ranges(Part::Summary, text)
    }

    /// Returns the same for all other texts, which have to be without markup.
    pub fn in_text(&self, text: &str) -> Vec<Range<usize>> {
        self.ranges(Part::Text, text)
    }

    fn ranges(&self, part: Part, text: &str) -> Vec<Range<usize>> {
        let mut highlighter = self.highlighter.lock().unwrap_or_else(PoisonError::into_inner);
        highlighter.ranges(self.rules, part, text)
    }
}

impl Index {
    /// Creates a marker for the words of a query in documents of this language. Only the query's text, its reader, its
    /// thesaurus and whether it is forgiving make a difference.
    ///
    /// # Errors
    /// As for [`Index::search`].
    pub fn marker(&self, query: &Query, language: &Language) -> Result<Marker> {
        let searcher = self.searcher();
        // Which words are searched for depends on what is found only if phrases may be searched for as single words.
        let compiled = match query.forgiving && parse(&query.text).unquoted().is_some() {
            true => self.find(&searcher, query)?.0,
            false => self.compile(&searcher, query)?,
        };
        Ok(Marker::new(Rules::of(language), compiled.marks, self.analysis()))
    }
}
