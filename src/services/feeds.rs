//! The latest publications as an Atom feed (RFC 4287), for the same queries as a search.

use std::sync::Arc;

use serde_json::Value;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::documents::atom::{Category, Entry, Feed};
use crate::domain::country;
use crate::domain::language::UiLanguage;
use crate::domain::links::{Links, List};
use crate::domain::text::is_blank;
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::messages::{plain, text};
use crate::search::Sort;
use crate::services::catalog::Catalog;
use crate::services::listing::FullList;
use crate::services::search::{Search, SearchItem, Searches, label};
use crate::services::stored_query::StoredQuery;
use crate::store::Released;

/// Maximum number of entries in a feed.
const MOST_ENTRIES: usize = 50;

/// A feed, with the time of its last change.
pub struct PublishedFeed {
    /// The feed.
    pub feed: Feed,
    /// When it last changed, if this is certain. It is not while the index lags behind the last change.
    pub changed_at: Option<Timestamp>,
}

/// Feeds.
pub struct Feeds {
    searches: Arc<Searches>,
}

impl Feeds {
    /// Creates feeds of the results of this search service.
    pub fn new(searches: Arc<Searches>) -> Feeds {
        Feeds { searches }
    }

    /// Returns the results of a search, newest first and at most fifty. The search's own order is ignored.
    ///
    /// # Errors
    /// `unavailable` if the index is not complete.
    pub fn published(&self, search: Search) -> Result<PublishedFeed> {
        // Read before the index is queried: if something is published in between, it is already in the feed, whose
        // date of change then moves once more.
        let last = self.searches.store.read(|db| db.last_public_change())?;
        let caught_up = last.is_none_or(|(seq, _)| self.searches.live.reached() >= seq);
        let query = StoredQuery { sort: Sort::default(), ..StoredQuery::of(&search) };
        let lang = search.lang;
        // All words are required: if most of them were enough, the feed would switch between exact and relaxed results
        // from one day to the next.
        let mut list = self.searches.list(Search { sort: Sort::Newest, ..search }, false, false)?;
        let entries = newest(&mut list)?;
        let names = list.names;
        let updated = entries.iter().map(|(item, _)| item.published_at).max();
        let changed = last.map(|(_, at)| at);
        let feed = Feed {
            id: feed_id(&query, lang, &names),
            title: title(&query, lang, &names),
            url: query.url(&self.searches.links, List::Feed, lang),
            list: self.searches.links.page(lang, &query.page()),
            lang,
            updated: updated.or(changed).unwrap_or(Timestamp::from_micros(0)),
            notice: notice(&names, lang),
            entries: entries
                .into_iter()
                .map(|(item, published)| {
                    let page = self.searches.links.published_page_in(lang, item.section_id);
                    entry(item, &published, lang, &names, page)
                })
                .collect(),
        };
        // HTTP dates have whole seconds: within the second of a change, another change may follow.
        let now = self.searches.store.clock().now();
        let certain = |at: &Timestamp| caught_up && now.seconds_since(*at) >= 1;
        Ok(PublishedFeed { feed, changed_at: changed.filter(certain) })
    }
}

fn newest(list: &mut FullList) -> Result<Vec<(SearchItem, Released)>> {
    let mut entries = Vec::new();
    while entries.len() < MOST_ENTRIES {
        let batch = list.next()?;
        if batch.is_empty() {
            break;
        }
        entries.extend(batch);
    }
    entries.truncate(MOST_ENTRIES);
    Ok(entries)
}

/// Returns an identifier that is the same for the same query to the same installation, whatever its URL. It is derived
/// from the query and the identifier of the first compendium.
fn feed_id(query: &StoredQuery, lang: UiLanguage, names: &Catalog) -> Uuid {
    let of = names.compendia.first().map(|compendium| compendium.id.to_string()).unwrap_or_default();
    let digest = Sha256::digest(query.url(&Links::new(&of), List::Feed, lang));
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

fn entry(item: SearchItem, published: &Released, lang: UiLanguage, names: &Catalog, page: String) -> Entry {
    let countries = item.countries.iter().map(|code| Category {
        scheme: "country",
        term: code.clone(),
        label: country::name(code).map_or(code.as_str(), |name| name.in_language(lang)).to_owned(),
    });
    let themes = published.version.practice.get("inclusion_themes").and_then(Value::as_array);
    let themes = themes.into_iter().flatten().filter_map(Value::as_str).map(|theme| {
        let name = names.term("inclusion_themes", theme);
        let label = name.map_or(theme, |name| name.in_language(lang)).to_owned();
        Category { scheme: "theme", term: theme.to_owned(), label }
    });
    Entry {
        id: Uuid::from_bytes(*item.section_id.as_bytes()),
        categories: countries.chain(themes).collect(),
        title: item.title,
        summary: item.summary,
        language: item.lang,
        updated: item.published_at,
        published: published.version.published_at.unwrap_or(item.published_at),
        url: page,
        institution: item.institution.name,
    }
}

/// Returns the title of a feed: the words searched for and the values of the filters.
fn title(query: &StoredQuery, lang: UiLanguage, names: &Catalog) -> String {
    let mut title = match query.q.as_str() {
        "" => plain(lang, "feed-title"),
        q => text(lang, "feed-title-words", [("q", q)]),
    };
    for (facet, values) in &query.filters {
        for value in values {
            title.push_str(" · ");
            title.push_str(label(*facet, value, names).map_or(value, |label| label.in_language(lang)));
        }
    }
    title
}

/// Returns the first compendium's notice about everything it shows.
fn notice(names: &Catalog, lang: UiLanguage) -> Option<String> {
    let notice = names.compendia.first()?.settings.notice.as_ref()?;
    Some(notice.in_language(lang).to_owned()).filter(|text| !is_blank(text))
}
