//! Saved searches, which can be followed by feed or by mail.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::digest::DigestFrequency;
use crate::domain::event::{Event, EventKind};
use crate::domain::ids::{SavedSearchId, SectionId};
use crate::domain::language::UiLanguage;
use crate::domain::links::List;
use crate::domain::text::one_line;
use crate::domain::time::Timestamp;
use crate::error::{Error, Fault, FaultCode, Result};
use crate::messages::{plain, text};
use crate::policy::{Context, Task, permit_task};
use crate::search::{Facet, Sort};
use crate::services::input::Input;
use crate::services::page::Page;
use crate::services::search::{Search, Searches, label};
use crate::services::stored_query::StoredQuery;
use crate::store::{Change, SavedSearch};

/// Maximum number of saved searches per account.
const MOST: usize = 50;

/// A search to be saved.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSavedSearch {
    /// A name for the search.
    #[schema(min_length = 1, max_length = 200, example = "Consular services of the Andes")]
    pub name: String,
    /// The query.
    pub query: StoredQuery,
    /// How often to send a digest of new results by mail. Defaults to never.
    pub digest: Option<DigestFrequency>,
    /// The language of the query. Defaults to that of the account.
    pub language: Option<UiLanguage>,
}

/// Changes to a saved search. Omitted members stay unchanged.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeSavedSearch {
    /// A name for the search.
    #[schema(min_length = 1, max_length = 200, example = "Consular services of the Andes")]
    pub name: Option<String>,
    /// The query, which is replaced as a whole.
    pub query: Option<StoredQuery>,
    /// How often to send a digest of new results by mail.
    pub digest: Option<DigestFrequency>,
    /// The language of the query.
    pub language: Option<UiLanguage>,
}

/// A saved search.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct SavedSearchView {
    /// Its identifier.
    pub id: SavedSearchId,
    /// The name its owner gave it.
    pub name: String,
    /// The query.
    pub query: StoredQuery,
    /// How often its owner is sent a digest of new results by mail.
    pub digest: DigestFrequency,
    /// The language of the query.
    pub language: UiLanguage,
    /// The URL of its results.
    #[schema(example = "https://acervo.example.org/api/v1/search?q=consular&country=CO&lang=es")]
    pub url: String,
    /// The URL of its feed, which needs no account.
    #[schema(
        example = "https://acervo.example.org/api/v1/feeds/published.atom?q=consular&country=CO&lang=es"
    )]
    pub feed: String,
    /// The time from which results are new for the next digest; null without a digest.
    pub news_since: Option<Timestamp>,
    /// When it was saved.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// The new results of a saved search.
pub struct News {
    /// The URL of the page with all results.
    pub url: String,
    /// The sections, newest first.
    pub sections: Vec<SectionId>,
}

/// The service for saved searches.
pub struct SavedSearches {
    searches: Arc<Searches>,
}

impl SavedSearches {
    /// Creates the service for saving searches.
    pub fn new(searches: Arc<Searches>) -> SavedSearches {
        SavedSearches { searches }
    }

    /// The caller's saved searches, oldest first.
    ///
    /// # Errors
    /// Those of the policy.
    pub fn list(&self, context: &Context) -> Result<Page<SavedSearchView>> {
        permit_task(&context.actor, Task::SeeAccount, None)?;
        let user = context.actor.user()?.id;
        let saved = self.searches.store.read(|db| db.saved_searches(user))?;
        let items = saved.into_iter().map(|saved| self.view(saved)).collect::<Result<Vec<_>>>()?;
        let total = i64::try_from(items.len()).map_err(Error::internal)?;
        Ok(Page { items, next: None, total })
    }

    /// One of the caller's saved searches.
    ///
    /// # Errors
    /// Those of the policy; `not_found`.
    pub fn get(&self, context: &Context, id: SavedSearchId) -> Result<SavedSearchView> {
        permit_task(&context.actor, Task::SeeAccount, None)?;
        let user = context.actor.user()?.id;
        let saved = self.searches.store.read(|db| db.saved_search(user, id))?;
        self.view(saved.ok_or_else(Error::not_found)?)
    }

    /// Saves a search. Its first digest covers sections published from now on.
    ///
    /// # Errors
    /// Those of the policy; `invalid`.
    pub fn save(&self, context: &Context, input: Input<NewSavedSearch>) -> Result<SavedSearchView> {
        let user = context.actor.user()?.id;
        self.searches.store.write(context, |tx| {
            let permit = tx.permit_task(Task::ManageAccount, None)?;
            let new = input.get()?;
            let name = named(&new.name)?;
            if tx.saved_searches(user)?.len() >= MOST {
                return Err(Error::invalid(vec![
                    Fault::new("", FaultCode::TooManySearches).with("limit", MOST),
                ]));
            }
            let account = tx.account(user)?.ok_or_else(Error::not_found)?;
            let saved = SavedSearch {
                id: SavedSearchId::new(),
                user,
                name,
                query: serde_json::to_value(&new.query).map_err(Error::internal)?,
                language: new.language.unwrap_or(account.language),
                digest: new.digest.unwrap_or_default(),
                // Within a write, the head is the number of the entry about to be appended.
                told_seq: tx.journal_head()?,
                told_at: tx.now,
                created_at: tx.now,
                updated_at: tx.now,
            };
            tx.add_saved_search(&permit, &saved)?;
            let event = about(EventKind::SearchSaved, &saved);
            Ok(Change::Made(self.view(saved)?, vec![event]))
        })
    }

    /// Changes one of the caller's saved searches.
    ///
    /// # Errors
    /// Those of the policy; `not_found`; `invalid`.
    pub fn change(
        &self,
        context: &Context,
        id: SavedSearchId,
        input: Input<ChangeSavedSearch>,
    ) -> Result<SavedSearchView> {
        let user = context.actor.user()?.id;
        self.searches.store.write(context, |tx| {
            let permit = tx.permit_task(Task::ManageAccount, None)?;
            let before = tx.saved_search(user, id)?.ok_or_else(Error::not_found)?;
            let change = input.get()?;
            let mut saved = before.clone();
            if let Some(name) = &change.name {
                saved.name = named(name)?;
            }
            if let Some(query) = &change.query {
                saved.query = serde_json::to_value(query).map_err(Error::internal)?;
            }
            saved.digest = change.digest.unwrap_or(saved.digest);
            saved.language = change.language.unwrap_or(saved.language);
            if (&saved.name, &saved.query, saved.digest, saved.language)
                == (&before.name, &before.query, before.digest, before.language)
            {
                return Ok(Change::Unchanged(self.view(before)?));
            }
            saved.updated_at = tx.now;
            if before.digest == DigestFrequency::None || saved.query != before.query {
                // Sections published before the query or the digest was set up are not new.
                saved.told_seq = tx.journal_head()?;
                saved.told_at = tx.now;
            }
            tx.change_saved_search(&permit, &saved)?;
            let event = about(EventKind::SearchChanged, &saved);
            Ok(Change::Made(self.view(saved)?, vec![event]))
        })
    }

    /// Removes one of the caller's saved searches.
    ///
    /// # Errors
    /// Those of the policy; `not_found`.
    pub fn remove(&self, context: &Context, id: SavedSearchId) -> Result<()> {
        let user = context.actor.user()?.id;
        self.searches.store.write(context, |tx| {
            let permit = tx.permit_task(Task::ManageAccount, None)?;
            let saved = tx.saved_search(user, id)?.ok_or_else(Error::not_found)?;
            tx.remove_saved_search(&permit, id)?;
            Ok(Change::Made((), vec![about(EventKind::SearchRemoved, &saved)]))
        })
    }

    /// The results of a saved search published at or after a given time, newest first. Only results with all its words
    /// are included.
    ///
    /// # Errors
    /// `unavailable` while the index is incomplete.
    pub fn news(&self, saved: &SavedSearch, since: Timestamp) -> Result<News> {
        let query = query(saved)?;
        let url = self.searches.links.page(saved.language, &query.page());
        let search = Search { sort: Sort::Newest, ..query.search(saved.language) };
        let mut list = self.searches.list(search, false, false)?;
        let mut sections = Vec::new();
        loop {
            let batch = list.next()?;
            let new = batch.iter().filter(|(item, _)| item.published_at >= since);
            sections.extend(new.map(|(item, _)| item.section_id));
            if batch.last().is_none_or(|(item, _)| item.published_at < since) {
                return Ok(News { url, sections });
            }
        }
    }

    /// Returns what a query asks for, for people: its words, and the names of its filters in the reader's language.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn in_words(&self, query: &StoredQuery, reader: UiLanguage) -> Result<Vec<String>> {
        let names = self.searches.store.read(|db| self.searches.names.now(db))?;
        let mut parts = Vec::new();
        if !query.q.is_empty() {
            parts.push(text(reader, "search-words", [("q", query.q.as_str())]));
        }
        for (facet, values) in &query.filters {
            parts.extend(values.iter().map(|value| {
                match facet {
                    Facet::HasEvaluation => plain(reader, &format!("search-evaluated-{}", value == "true")),
                    _ => label(*facet, value, &names)
                        .map_or(value.as_str(), |label| label.in_language(reader))
                        .to_owned(),
                }
            }));
        }
        for (id, year) in [("search-year-from", query.year_from), ("search-year-to", query.year_to)] {
            parts.extend(year.map(|year| text(reader, id, [("year", year.to_string())])));
        }
        if parts.is_empty() {
            parts.push(plain(reader, "search-everything"));
        }
        Ok(parts)
    }

    fn view(&self, saved: SavedSearch) -> Result<SavedSearchView> {
        let query = query(&saved)?;
        let links = &self.searches.links;
        // A feed has its own order.
        let followed = StoredQuery { sort: Sort::default(), ..query.clone() };
        Ok(SavedSearchView {
            url: query.url(links, List::Search, saved.language),
            feed: followed.url(links, List::Feed, saved.language),
            id: saved.id,
            name: saved.name,
            query,
            digest: saved.digest,
            language: saved.language,
            news_since: (saved.digest != DigestFrequency::None).then_some(saved.told_at),
            created_at: saved.created_at,
            updated_at: saved.updated_at,
        })
    }
}

fn query(saved: &SavedSearch) -> Result<StoredQuery> {
    serde_json::from_value(saved.query.clone()).map_err(Error::internal)
}

fn named(name: &str) -> Result<String> {
    one_line(name, "/name").map_err(|fault| Error::invalid(vec![fault]))
}

fn about(name: EventKind, saved: &SavedSearch) -> Event {
    Event::new(name).with("search", saved.id.to_string()).with("user", saved.user.to_string())
}
