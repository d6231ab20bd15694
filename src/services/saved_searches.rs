//! Searches that people keep, to follow them by feed or by mail.

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
use crate::error::{Error, Fault, Result};
use crate::policy::{Task, permit_task};
use crate::search::Sort;
use crate::services::input::Input;
use crate::services::page::Page;
use crate::services::search::{Search, Searches};
use crate::services::stored_query::StoredQuery;
use crate::store::{Change, Context, SavedSearch};

/// How many an account can have.
const MOST: usize = 50;

/// A search to be saved.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSavedSearch {
    /// What to call it.
    #[schema(min_length = 1, max_length = 200, example = "Consular services of the Andes")]
    pub name: String,
    /// What is asked.
    pub query: StoredQuery,
    /// How often to be written to about what is new; never, unless given.
    pub digest: Option<DigestFrequency>,
    /// The language that it is asked in; that of the account, unless given.
    pub language: Option<UiLanguage>,
}

/// Changes to a saved search. What is left out stays.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeSavedSearch {
    /// What to call it.
    #[schema(min_length = 1, max_length = 200, example = "Consular services of the Andes")]
    pub name: Option<String>,
    /// What is asked; replaced whole.
    pub query: Option<StoredQuery>,
    /// How often to be written to about what is new.
    pub digest: Option<DigestFrequency>,
    /// The language that it is asked in.
    pub language: Option<UiLanguage>,
}

/// A saved search.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct SavedSearchView {
    /// Its identifier.
    pub id: SavedSearchId,
    /// What its owner calls it.
    pub name: String,
    /// What is asked.
    pub query: StoredQuery,
    /// How often its owner is written to about what is new.
    pub digest: DigestFrequency,
    /// The language that it is asked in.
    pub language: UiLanguage,
    /// Where it is answered.
    #[schema(example = "https://acervo.example.org/api/v1/search?q=consular&country=CO&lang=es")]
    pub url: String,
    /// Where it is followed as a feed; needs no account.
    #[schema(
        example = "https://acervo.example.org/api/v1/feeds/published.atom?q=consular&country=CO&lang=es"
    )]
    pub feed: String,
    /// Since when the next digest will say what is new; null without a digest.
    pub news_since: Option<Timestamp>,
    /// When it was saved.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// What a saved search finds.
pub struct News {
    /// Where the whole list is.
    pub url: String,
    /// The sections, the newest first.
    pub sections: Vec<SectionId>,
}

/// Saved searches.
pub struct SavedSearches {
    searches: Arc<Searches>,
}

impl SavedSearches {
    /// Searches of that service, saved.
    pub fn new(searches: Arc<Searches>) -> SavedSearches {
        SavedSearches { searches }
    }

    /// One's own saved searches, the oldest first.
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

    /// One of one's saved searches.
    ///
    /// # Errors
    /// Those of the policy; `not_found`.
    pub fn get(&self, context: &Context, id: SavedSearchId) -> Result<SavedSearchView> {
        permit_task(&context.actor, Task::SeeAccount, None)?;
        let user = context.actor.user()?.id;
        let saved = self.searches.store.read(|db| db.saved_search(user, id))?;
        self.view(saved.ok_or_else(Error::not_found)?)
    }

    /// Saves a search. Its first digest tells what is published from now on.
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
                return Err(Error::invalid(vec![Fault::new("", "too_many_searches").with("limit", MOST)]));
            }
            let account = tx.account(user)?.ok_or_else(Error::not_found)?;
            let saved = SavedSearch {
                id: SavedSearchId::new(),
                user,
                name,
                query: serde_json::to_value(&new.query).map_err(Error::internal)?,
                language: new.language.unwrap_or(account.language),
                digest: new.digest.unwrap_or_default(),
                // In a write, the head is the number of the entry that it will append.
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

    /// Changes one of one's saved searches.
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
                // What was published while nobody asked for it is no news.
                saved.told_seq = tx.journal_head()?;
                saved.told_at = tx.now;
            }
            tx.change_saved_search(&permit, &saved)?;
            let event = about(EventKind::SearchChanged, &saved);
            Ok(Change::Made(self.view(saved)?, vec![event]))
        })
    }

    /// Removes one of one's saved searches.
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

    /// What a saved search finds with all its words and that was published at or after a moment, the newest
    /// first.
    ///
    /// # Errors
    /// `unavailable` while the index is not complete.
    pub fn news(&self, saved: &SavedSearch, since: Timestamp) -> Result<News> {
        let query = query(saved)?;
        let url = query.url(&self.searches.links, List::Search, saved.language);
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

    fn view(&self, saved: SavedSearch) -> Result<SavedSearchView> {
        let query = query(&saved)?;
        let links = &self.searches.links;
        // A feed has an order of its own.
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
