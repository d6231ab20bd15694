//! What was published last, as an Atom feed (RFC 4287): the same query as a search, the newest first.

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
use crate::messages::text;
use crate::search::Sort;
use crate::services::catalog::Catalog;
use crate::services::listing::FullList;
use crate::services::search::{Search, SearchItem, Searches, label};
use crate::services::stored_query::StoredQuery;
use crate::store::Released;

/// How many entries a feed has at most.
const MOST_ENTRIES: usize = 50;

/// A feed, and how fresh it is.
pub struct PublishedFeed {
    /// The feed.
    pub feed: Feed,
    /// When it last changed, if that is certain; it is not while the index lags behind the last change.
    pub changed_at: Option<Timestamp>,
}

/// Feeds.
pub struct Feeds {
    searches: Arc<Searches>,
}

impl Feeds {
    /// Feeds of what that service finds.
    pub fn new(searches: Arc<Searches>) -> Feeds {
        Feeds { searches }
    }

    /// What a search finds, the newest first, at most fifty; its own order does not count.
    ///
    /// # Errors
    /// `unavailable` while the index is not complete.
    pub fn published(&self, search: Search) -> Result<PublishedFeed> {
        // Read before the index is asked: what comes in between is in the feed, and changes it once more.
        let last = self.searches.store.read(|db| db.last_public_change())?;
        let caught_up = last.is_none_or(|(seq, _)| self.searches.live.reached() >= seq);
        let query = StoredQuery { sort: Sort::default(), ..StoredQuery::of(&search) };
        let lang = search.lang;
        // All words are required: with most of them alone, a feed would be full one day and other the next.
        let mut list = self.searches.list(Search { sort: Sort::Newest, ..search }, false, false)?;
        let entries = newest(&mut list)?;
        let names = list.names;
        let updated = entries.iter().map(|(item, _)| item.published_at).max();
        let changed = last.map(|(_, at)| at);
        let feed = Feed {
            id: feed_id(&query, lang, &names),
            title: title(&query, lang, &names),
            url: query.url(&self.searches.links, List::Feed, lang),
            list: query.url(&self.searches.links, List::Search, lang),
            lang,
            updated: updated.or(changed).unwrap_or(Timestamp::from_micros(0)),
            notice: notice(&names, lang),
            entries: entries
                .into_iter()
                .map(|(item, published)| entry(item, &published, lang, &names))
                .collect(),
        };
        // A date of HTTP is a whole second: in the one in which something changed, more may.
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

/// The same for the same query to the same installation, wherever that is found: made of what is asked and of the
/// first compendium's identifier.
fn feed_id(query: &StoredQuery, lang: UiLanguage, names: &Catalog) -> Uuid {
    let of = names.compendia.first().map(|compendium| compendium.id.to_string()).unwrap_or_default();
    let digest = Sha256::digest(query.url(&Links::new(&of), List::Feed, lang));
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

fn entry(item: SearchItem, published: &Released, lang: UiLanguage, names: &Catalog) -> Entry {
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
        url: item.url,
        institution: item.institution.name,
    }
}

/// What a feed is called: the words that it is about, and the values of its filters.
fn title(query: &StoredQuery, lang: UiLanguage, names: &Catalog) -> String {
    let mut title = match query.q.as_str() {
        "" => text(lang, "feed-title", []),
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

/// What the compendium says about all that it shows.
fn notice(names: &Catalog, lang: UiLanguage) -> Option<String> {
    let notice = names.compendia.first()?.settings.notice.as_ref()?;
    Some(notice.in_language(lang).to_owned()).filter(|text| !is_blank(text))
}
