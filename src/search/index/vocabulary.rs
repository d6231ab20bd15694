//! All words of an index in one dictionary. Each segment has one for each field; searching all of these for words
//! similar to a given one takes most of the time of a query, so they are merged from time to time.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tantivy::termdict::TermMerger;
use tantivy::{Searcher, SearcherGeneration, TantivyError};
use tantivy_fst::{Automaton, IntoStreamer, Map, MapBuilder, Streamer};

use crate::search::analysis::FIRST_EXACT;
use crate::search::analysis::fuzzy::Fuzzy;
use crate::search::index::schema::Terms;

/// Minimum length of a word; shorter ones are never similar to another.
const SHORTEST: usize = 3;
/// Dictionaries with at most this many terms in total are merged while the query waits, which takes a few milliseconds.
const AT_ONCE: usize = 20_000;
/// How long the first query waits for the first merged dictionary of a larger index.
const FIRST: Duration = Duration::from_millis(250);
/// After a merge, no other is started for this many times as long as it took.
const REST: u32 = 20;
/// Maximum number of words examined at a time.
const LOOKED_AT: usize = 2_000;

/// The words of one state of the index in their exact form, except the shortest and those with digits, each with the
/// number of documents that contain it: the highest number of any field. Words of deleted documents are included until
/// their segment is rewritten.
pub struct Vocabulary(Map<Vec<u8>>);

impl Vocabulary {
    fn new(words: MapBuilder<Vec<u8>>) -> tantivy::Result<Vocabulary> {
        let bytes = words.into_inner().map_err(unmergeable)?;
        Ok(Vocabulary(Map::from_bytes(bytes).map_err(unmergeable)?))
    }

    /// Merges the dictionaries of these fields.
    fn of(searcher: &Searcher, exact: &[Terms]) -> tantivy::Result<Vocabulary> {
        let mut indexes = Vec::new();
        for (field, of) in exact.iter().enumerate() {
            for segment in searcher.segment_readers() {
                indexes.push((field, segment.inverted_index(of.field())?));
            }
        }
        let mut streams = Vec::with_capacity(indexes.len());
        for (_, index) in &indexes {
            streams.push(index.terms().range().ge(FIRST_EXACT).into_stream()?);
        }
        let mut words = TermMerger::new(streams);
        let mut merged = MapBuilder::memory();
        while words.advance() {
            let kept = std::str::from_utf8(words.key()).is_ok_and(|word| {
                word.chars().nth(SHORTEST - 1).is_some() && !word.bytes().any(|byte| byte.is_ascii_digit())
            });
            if kept {
                let mut texts = vec![0; exact.len()];
                for (n, info) in words.current_segment_ords_and_term_infos() {
                    texts[indexes[n].0] += u64::from(info.doc_freq);
                }
                merged.insert(words.key(), texts.into_iter().max().unwrap_or(0)).map_err(unmergeable)?;
            }
        }
        Vocabulary::new(merged)
    }

    /// Returns the number of documents that contain a word; 0 if it has a digit or is very short.
    pub fn texts(&self, word: &str) -> u64 {
        self.0.get(word).unwrap_or(0)
    }

    /// Returns the words with exactly this many mistakes, most frequent first. A mistake in the first letter, which few
    /// people make, is counted twice.
    pub fn neighbours(&self, word: &str, mistakes: u8) -> Vec<(u64, String)> {
        let Some(first) = word.chars().next() else { return Vec::new() };
        let fuzzy = Fuzzy::within(word, mistakes);
        let mut found = self.search(&fuzzy, Some(first));
        found.retain(|(_, other)| fuzzy.mistakes(other) == Some(mistakes));
        if let Some(fewer) = mistakes.checked_sub(1).filter(|fewer| *fewer > 0) {
            let fuzzy = Fuzzy::within(word, fewer);
            let mut others = self.search(&fuzzy, None);
            others.retain(|(_, other)| !other.starts_with(first) && fuzzy.mistakes(other) == Some(fewer));
            found.append(&mut others);
        }
        most_first(found)
    }

    /// Returns the words with this prefix, and those with nearly this prefix, each most frequent first.
    pub fn prefix(&self, prefix: &str, fuzzy: Option<&Fuzzy>) -> [Vec<(u64, String)>; 2] {
        let mut words = self.0.range().ge(prefix).into_stream();
        let mut so = Vec::new();
        while so.len() < LOOKED_AT
            && let Some((word, texts)) = words.next()
            && word.starts_with(prefix.as_bytes())
        {
            so.extend(owned(word, texts));
        }
        let mut nearly = fuzzy.map_or_else(Vec::new, |fuzzy| self.search(fuzzy, None));
        nearly.retain(|(_, word)| !word.starts_with(prefix));
        [most_first(so), most_first(nearly)]
    }

    fn search(&self, fuzzy: &Fuzzy, first: Option<char>) -> Vec<(u64, String)> {
        let mut range = self.0.search(fuzzy);
        if let Some(first) = first {
            range = range.ge(first.to_string());
            // In UTF-8, too, characters sort by code point.
            if let Some(next) = (u32::from(first) + 1..).find_map(char::from_u32) {
                range = range.lt(next.to_string());
            }
        }
        found(range.into_stream())
    }
}

fn found<A: Automaton>(mut words: tantivy_fst::map::Stream<'_, A>) -> Vec<(u64, String)> {
    let mut found = Vec::new();
    while found.len() < LOOKED_AT
        && let Some((word, texts)) = words.next()
    {
        found.extend(owned(word, texts));
    }
    found
}

fn owned(word: &[u8], texts: u64) -> Option<(u64, String)> {
    Some((texts, std::str::from_utf8(word).ok()?.to_owned()))
}

fn most_first(mut words: Vec<(u64, String)>) -> Vec<(u64, String)> {
    words.sort_unstable_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    words
}

fn unmergeable(error: tantivy_fst::Error) -> TantivyError {
    TantivyError::InternalError(format!("the words of the index cannot be merged: {error}"))
}

/// The latest vocabulary of an index, shared by all searches.
pub struct Lexicon {
    exact: Vec<Terms>,
    at_once: usize,
    state: Mutex<State>,
    made: Condvar,
}

#[derive(Default)]
struct State {
    newest: Option<(SearcherGeneration, Arc<Vocabulary>)>,
    /// Whether one is being created in the background.
    making: bool,
    /// When the next one may be created in the background.
    rested: Option<Instant>,
}

impl Lexicon {
    /// Creates a lexicon of the words in these fields.
    pub fn new(exact: Vec<Terms>) -> Arc<Lexicon> {
        Lexicon::merging_at_once(exact, AT_ONCE)
    }

    pub(in crate::search) fn merging_at_once(exact: Vec<Terms>, at_once: usize) -> Arc<Lexicon> {
        Arc::new(Lexicon { exact, at_once, state: Mutex::default(), made: Condvar::new() })
    }

    /// Starts to create the vocabulary of a large index, so that the first query need not wait for it.
    pub fn prepare(self: &Arc<Self>, searcher: &Searcher) -> tantivy::Result<()> {
        if self.terms(searcher)? > self.at_once {
            self.make_beside(&mut self.state(), searcher);
        }
        Ok(())
    }

    /// Returns the vocabulary of that state of the index. For a large index it is created in the background, so this
    /// may be the previous one, which does not have the words of documents added since.
    ///
    /// # Errors
    /// Fails if the index cannot be read.
    pub fn now(self: &Arc<Self>, searcher: &Searcher) -> tantivy::Result<Arc<Vocabulary>> {
        let mut state = self.state();
        if let Some((of, newest)) = &state.newest
            && of == searcher.generation()
        {
            return Ok(newest.clone());
        }
        if self.terms(searcher)? <= self.at_once {
            let newest = Arc::new(Vocabulary::of(searcher, &self.exact)?);
            state.newest = Some((searcher.generation().clone(), newest.clone()));
            return Ok(newest);
        }
        self.make_beside(&mut state, searcher);
        if state.newest.is_none() {
            let waited = self.made.wait_timeout_while(state, FIRST, |state| state.making);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        match &state.newest {
            Some((_, newest)) => Ok(newest.clone()),
            None => Ok(Arc::new(Vocabulary::new(MapBuilder::memory())?)),
        }
    }

    fn make_beside(self: &Arc<Self>, state: &mut State, searcher: &Searcher) {
        if state.making || state.rested.is_some_and(|rested| Instant::now() < rested) {
            return;
        }
        let (lexicon, searcher) = (self.clone(), searcher.clone());
        let thread = std::thread::Builder::new().name("vocabulary".to_owned());
        state.making = match thread.spawn(move || lexicon.make(&searcher)) {
            Ok(_) => true,
            Err(error) => {
                tracing::warn!(%error, "no thread for the words of the index");
                false
            }
        };
    }

    fn make(&self, searcher: &Searcher) {
        let begun = Instant::now();
        // A file that changes under a memory-mapped index can make its reader panic.
        let made = catch_unwind(AssertUnwindSafe(|| Vocabulary::of(searcher, &self.exact)));
        let took = begun.elapsed();
        let mut state = self.state();
        state.making = false;
        state.rested = Some(Instant::now() + took * REST);
        match made {
            Ok(Ok(newest)) => {
                let (words, bytes) = (newest.0.len(), newest.0.as_fst().size());
                tracing::debug!(
                    words,
                    bytes,
                    ms = took.as_millis() as u64,
                    "the words of the index are merged"
                );
                state.newest = Some((searcher.generation().clone(), Arc::new(newest)));
            }
            Ok(Err(error)) => tracing::warn!(%error, "the words of the index cannot be merged"),
            Err(_) => tracing::warn!("the words of the index cannot be read"),
        }
        self.made.notify_all();
    }

    /// Returns the total number of terms in all the dictionaries.
    fn terms(&self, searcher: &Searcher) -> tantivy::Result<usize> {
        let mut terms = 0;
        for of in &self.exact {
            for segment in searcher.segment_readers() {
                terms += segment.inverted_index(of.field())?.terms().num_terms();
            }
        }
        Ok(terms)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
