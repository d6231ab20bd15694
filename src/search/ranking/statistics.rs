//! How rare words are. Each word is looked up only once, however often a query is run.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::Field;
use tantivy::{Searcher, Term as Key};

/// Number of documents that contain each term, including deleted ones until their segment is rewritten.
#[derive(Default)]
pub struct Frequencies(Mutex<HashMap<Key, u64>>);

impl Frequencies {
    /// Returns the number of documents that contain a term.
    pub fn of(&self, searcher: &Searcher, term: &Key) -> tantivy::Result<u64> {
        if let Some(counts) = self.counts().get(term) {
            return Ok(*counts);
        }
        let count = searcher.doc_freq(term)?;
        self.counts().insert(term.clone(), count);
        Ok(count)
    }

    fn counts(&self) -> MutexGuard<'_, HashMap<Key, u64>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How rare a word is among the documents of its language: measured against all documents, a word of a language with
/// few documents would seem rare.
pub struct Statistics<'a> {
    searcher: &'a Searcher,
    frequencies: &'a Frequencies,
    documents: u64,
    /// Factors by which to scale the frequencies of terms that begin with each byte.
    scales: Vec<(u8, f64)>,
}

impl<'a> Statistics<'a> {
    /// Creates statistics for the documents that a search sees. `languages`: for each language, the term that finds all
    /// its documents, and the first byte of the terms that only they have.
    pub fn new(
        searcher: &'a Searcher,
        frequencies: &'a Frequencies,
        languages: &[(Key, u8)],
    ) -> tantivy::Result<Statistics<'a>> {
        let documents = searcher.total_num_docs()?;
        let mut scales = Vec::new();
        for (language, mark) in languages {
            let of_language = frequencies.of(searcher, language)?.max(1);
            scales.push((*mark, documents as f64 / of_language as f64));
        }
        Ok(Statistics { searcher, frequencies, documents, scales })
    }
}

impl Bm25StatisticsProvider for Statistics<'_> {
    fn total_num_tokens(&self, field: Field) -> tantivy::Result<u64> {
        self.searcher.total_num_tokens(field)
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        Ok(self.documents)
    }

    fn doc_freq(&self, term: &Key) -> tantivy::Result<u64> {
        let count = self.frequencies.of(self.searcher, term)?;
        let first = term.serialized_value_bytes().first();
        let scale = self.scales.iter().find(|(mark, _)| Some(mark) == first).map_or(1.0, |(_, scale)| *scale);
        Ok(((count as f64 * scale) as u64).min(self.documents))
    }
}
