//! A cache of rendered public responses. Each is valid as long as the journal and the index are in the state in which
//! it was rendered: public content changes only by writes, and every write moves the journal's chain. So on every node,
//! reading the chain is enough to tell whether a cached response still matches the database.

use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

use lru::LruCache;
use sha2::{Digest, Sha256};

use crate::domain::ids::SectionId;
use crate::domain::language::UiLanguage;
use crate::domain::version::hex;
use crate::error::{Error, Result};
use crate::http::pages::head::PageContent;
use crate::services::page::Paging;
use crate::services::published::{Publications, PublishedSection};
use crate::services::search::{AsOf, Search, SearchAnswer, Searches};

/// Maximum number of bytes of responses in each cache. The least recently used are evicted first.
const CAPACITY: usize = 32 * 1024 * 1024;

/// Approximate number of bytes that an entry takes besides its response.
const OVERHEAD: usize = 1024;

/// A published section, rendered as JSON.
pub struct RenderedSection {
    /// The version that is shown.
    pub version: u32,
    /// The section.
    pub json: Arc<[u8]>,
    /// SHA-256 of the JSON, in hexadecimal.
    pub hash: String,
}

impl RenderedSection {
    fn of(section: &PublishedSection) -> Result<RenderedSection> {
        let json = serde_json::to_vec(section).map_err(Error::internal)?;
        Ok(RenderedSection { version: section.version, hash: hex(&Sha256::digest(&json)), json: json.into() })
    }
}

/// A page of a result list, rendered as JSON, with the values of its headers.
pub struct RenderedList {
    /// The list's permanent URL.
    pub url: String,
    /// The cursor of the next page.
    pub next: Option<String>,
    /// The page.
    pub json: Arc<[u8]>,
}

impl RenderedList {
    /// Renders a page.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn of(answer: SearchAnswer) -> Result<RenderedList> {
        let json = serde_json::to_vec(&answer).map_err(Error::internal)?.into();
        Ok(RenderedList { url: answer.url, next: answer.next, json })
    }
}

/// The responses that are requested most often.
#[derive(Default)]
pub struct ResponseCache {
    /// Keyed by section and version, valid under the journal's chain.
    sections: Cache<(SectionId, Option<u32>), String, RenderedSection>,
    lists: Cache<(Search, Paging), AsOf, RenderedList>,
    completions: Cache<(String, UiLanguage, Option<i64>), AsOf, [u8]>,
    /// The content of pages, keyed by language and by whatever else it depends on.
    pages: Cache<(UiLanguage, String), AsOf, PageContent>,
}

impl ResponseCache {
    /// Returns a published section, as [`Publications::get`] does.
    ///
    /// # Errors
    /// Those of [`Publications::get`].
    pub fn section(
        &self,
        publications: &Publications,
        id: SectionId,
        version: Result<Option<u32>>,
    ) -> Result<Arc<RenderedSection>> {
        let end = publications.journal_end()?;
        let key = (id, version.as_ref().ok().copied().flatten());
        if let Some(rendered) = self.sections.get(&end.chain, &key) {
            return version.map(|_| rendered);
        }
        let rendered = Arc::new(RenderedSection::of(&publications.get_as_of(&end, id, version)?)?);
        self.sections.insert(end.chain, key, rendered.clone(), rendered.json.len());
        Ok(rendered)
    }

    /// Returns a page of a result list, as [`Searches::search`] does.
    ///
    /// # Errors
    /// Those of [`Searches::search`].
    pub fn list(&self, searches: &Searches, search: Search, paging: Paging) -> Result<Arc<RenderedList>> {
        let (as_of, key) = (searches.as_of()?, (search, paging));
        if let Some(list) = self.lists.get(&as_of, &key) {
            return Ok(list);
        }
        let answer = searches.search_as_of(&as_of, key.0.clone(), paging)?;
        let whole = as_of.is_complete() && answer.index.complete && !answer.query.cut_short;
        let list = Arc::new(RenderedList::of(answer)?);
        if whole {
            self.lists.insert(as_of, key, list.clone(), list.json.len() + list.url.len());
        }
        Ok(list)
    }

    /// Returns completions, as [`Searches::suggest`] does.
    ///
    /// # Errors
    /// Those of [`Searches::suggest`].
    pub fn completions(
        &self,
        searches: &Searches,
        typed: String,
        reader: UiLanguage,
        limit: Option<i64>,
    ) -> Result<Arc<[u8]>> {
        let (as_of, key) = (searches.as_of()?, (typed, reader, limit));
        if let Some(json) = self.completions.get(&as_of, &key) {
            return Ok(json);
        }
        let suggestions = searches.suggest_as_of(&as_of, &key.0, reader, limit)?;
        let json: Arc<[u8]> = serde_json::to_vec(&suggestions).map_err(Error::internal)?.into();
        if as_of.is_complete() && suggestions.index.complete {
            self.completions.insert(as_of, key, json.clone(), json.len());
        }
        Ok(json)
    }

    /// Returns the content of a page that everyone sees alike, made by `make` unless it is cached.
    ///
    /// # Errors
    /// Those of `make`.
    pub fn page(
        &self,
        searches: &Searches,
        key: (UiLanguage, String),
        make: impl FnOnce() -> Result<PageContent>,
    ) -> Result<Arc<PageContent>> {
        let as_of = searches.as_of()?;
        if let Some(content) = self.pages.get(&as_of, &key) {
            return Ok(content);
        }
        let content = Arc::new(make()?);
        if as_of.is_complete() && content.is_lasting {
            self.pages.insert(as_of, key, content.clone(), content.bytes());
        }
        Ok(content)
    }
}

/// A key of a cache, which may hold text of any length that a caller has sent.
trait Key: Hash + Eq {
    /// Returns the number of bytes that its texts take.
    fn bytes(&self) -> usize;
}

impl Key for (SectionId, Option<u32>) {
    fn bytes(&self) -> usize {
        0
    }
}

impl Key for (Search, Paging) {
    fn bytes(&self) -> usize {
        let values = self.0.filters.values().flatten();
        let values: usize = values.map(|value| size_of::<String>() + value.len()).sum();
        self.0.q.len() + values + size_of_val(&*self.0.facets)
    }
}

impl Key for (UiLanguage, String) {
    fn bytes(&self) -> usize {
        self.1.len()
    }
}

impl Key for (String, UiLanguage, Option<i64>) {
    fn bytes(&self) -> usize {
        self.0.len()
    }
}

/// Values by key (`K`), each valid under the state that it was made from (`S`).
struct Cache<K, S, V: ?Sized>(Mutex<Recent<K, S, V>>);

struct Recent<K, S, V: ?Sized> {
    entries: LruCache<K, Entry<S, V>>,
    bytes: usize,
}

struct Entry<S, V: ?Sized> {
    made_from: S,
    value: Arc<V>,
    bytes: usize,
}

impl<K: Key, S, V: ?Sized> Default for Cache<K, S, V> {
    fn default() -> Cache<K, S, V> {
        Cache(Mutex::new(Recent { entries: LruCache::unbounded(), bytes: 0 }))
    }
}

impl<K: Key, S: PartialEq, V: ?Sized> Cache<K, S, V> {
    /// Returns the value that was made from exactly this state.
    fn get(&self, made_from: &S, key: &K) -> Option<Arc<V>> {
        let mut recent = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let entry = recent.entries.get(key)?;
        (entry.made_from == *made_from).then(|| entry.value.clone())
    }

    /// Stores a value of that many bytes, which was read after `made_from` was. It may be newer than that state but
    /// never older, and once the state has moved on, the entry is no longer returned.
    fn insert(&self, made_from: S, key: K, value: Arc<V>, bytes: usize) {
        let bytes = bytes + key.bytes() + OVERHEAD;
        let mut recent = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        recent.bytes += bytes;
        if let Some(before) = recent.entries.put(key, Entry { made_from, value, bytes }) {
            recent.bytes -= before.bytes;
        }
        while recent.bytes > CAPACITY
            && let Some((_, oldest)) = recent.entries.pop_lru()
        {
            recent.bytes -= oldest.bytes;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{Facet, Sort};

    impl Key for i32 {
        fn bytes(&self) -> usize {
            0
        }
    }

    #[test]
    fn what_callers_send_counts_towards_the_capacity() {
        let key = |q: String, country: String| {
            let search = Search {
                q,
                lang: UiLanguage::Es,
                filters: [(Facet::Country, vec![country])].into(),
                year_from: None,
                year_to: None,
                sort: Sort::default(),
                literal: false,
                facets: Vec::new(),
            };
            (search, Paging { skip: 0, limit: 20 })
        };
        let long = || " ".repeat(CAPACITY);
        for (q, country) in [(long(), String::new()), (String::new(), long())] {
            let cache = Cache::default();
            let key = key(q, country);
            cache.insert("a", key.clone(), Arc::new(()), 0);
            assert!(cache.get(&"a", &key).is_none());
        }
        let cache = Cache::default();
        cache.insert("a", (long(), UiLanguage::Es, None), Arc::new(()), 0);
        assert!(cache.get(&"a", &(long(), UiLanguage::Es, None)).is_none());
    }

    fn insert(cache: &Cache<i32, &'static str, ()>, made_from: &'static str, key: i32, bytes: usize) {
        cache.insert(made_from, key, Arc::new(()), bytes);
    }

    #[test]
    fn a_value_is_valid_only_under_what_it_was_made_from() {
        let cache = Cache::default();
        insert(&cache, "a", 1, 10);
        assert!(cache.get(&"a", &1).is_some());
        assert!(cache.get(&"a", &2).is_none());
        assert!(cache.get(&"b", &1).is_none());
        insert(&cache, "b", 1, 10);
        assert!(cache.get(&"a", &1).is_none());
        assert!(cache.get(&"b", &1).is_some());
    }

    #[test]
    fn the_least_recently_used_gives_way() {
        let cache = Cache::default();
        let has = |key: &i32| cache.get(&"a", key).is_some();
        for key in 0..3 {
            insert(&cache, "a", key, CAPACITY / 3 - OVERHEAD);
        }
        // Inserting it again does not count its size twice.
        insert(&cache, "a", 2, CAPACITY / 3 - OVERHEAD);
        assert!(has(&0));
        insert(&cache, "a", 3, CAPACITY / 3 - OVERHEAD);
        assert_eq!([0, 1, 2, 3].each_ref().map(has), [true, false, true, true]);
        insert(&cache, "a", 1, CAPACITY);
        assert_eq!([0, 1, 2, 3].each_ref().map(has), [false; 4], "what exceeds the capacity is not kept");
    }
}
