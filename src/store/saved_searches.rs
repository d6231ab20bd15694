//! Saved searches, and the progress of their digests.

use std::collections::HashMap;

use diesel::prelude::*;
use serde_json::Value;

use super::connection::Db;
use super::rows::{json, named, parsed, to_json};
use super::schema::{journal, saved_searches};
use super::write::Tx;
use crate::domain::digest::DigestFrequency;
use crate::domain::event::EventKind;
use crate::domain::ids::{SavedSearchId, SectionId, UserId};
use crate::domain::language::UiLanguage;
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::policy::{Permit, Task};

/// A saved search, as it is stored.
#[derive(Clone, Debug)]
pub struct SavedSearch {
    /// Its identifier.
    pub id: SavedSearchId,
    /// The account it belongs to.
    pub user: UserId,
    /// The name its owner gave it.
    pub name: String,
    /// The query.
    pub query: Value,
    /// The language of the query.
    pub language: UiLanguage,
    /// How often its owner receives a digest.
    pub digest: DigestFrequency,
    /// The last journal entry covered by its digests.
    pub told_seq: i64,
    /// When that entry was covered.
    pub told_at: Timestamp,
    /// When it was saved.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

#[derive(Queryable, Insertable, AsChangeset, Identifiable)]
#[diesel(table_name = saved_searches)]
struct SavedSearchRow {
    id: String,
    user_id: String,
    name: String,
    query: String,
    language: String,
    digest: String,
    told_seq: i64,
    told_at: i64,
    created_at: i64,
    updated_at: i64,
}

impl SavedSearchRow {
    fn of(saved: &SavedSearch) -> Result<SavedSearchRow> {
        Ok(SavedSearchRow {
            id: saved.id.to_string(),
            user_id: saved.user.to_string(),
            name: saved.name.clone(),
            query: to_json(&saved.query)?,
            language: saved.language.code().to_owned(),
            digest: saved.digest.name().to_owned(),
            told_seq: saved.told_seq,
            told_at: saved.told_at.micros(),
            created_at: saved.created_at.micros(),
            updated_at: saved.updated_at.micros(),
        })
    }

    fn saved(self) -> Result<SavedSearch> {
        Ok(SavedSearch {
            id: parsed("saved_searches.id", &self.id)?,
            user: parsed("saved_searches.user_id", &self.user_id)?,
            name: self.name,
            query: json("saved_searches.query", &self.query)?,
            language: named("saved_searches.language", &self.language, UiLanguage::of)?,
            digest: named("saved_searches.digest", &self.digest, DigestFrequency::named)?,
            told_seq: self.told_seq,
            told_at: Timestamp::from_micros(self.told_at),
            created_at: Timestamp::from_micros(self.created_at),
            updated_at: Timestamp::from_micros(self.updated_at),
        })
    }
}

impl Db {
    /// The saved searches of an account, oldest first.
    pub fn saved_searches(&mut self, user: UserId) -> Result<Vec<SavedSearch>> {
        let rows: Vec<SavedSearchRow> = saved_searches::table
            .filter(saved_searches::user_id.eq(user.to_string()))
            .order(saved_searches::id)
            .load(self)?;
        rows.into_iter().map(SavedSearchRow::saved).collect()
    }

    /// One saved search of this account.
    pub fn saved_search(&mut self, user: UserId, id: SavedSearchId) -> Result<Option<SavedSearch>> {
        let row: Option<SavedSearchRow> = saved_searches::table
            .find(id.to_string())
            .filter(saved_searches::user_id.eq(user.to_string()))
            .first(self)
            .optional()?;
        row.map(SavedSearchRow::saved).transpose()
    }

    /// An account with a saved search whose digest is due, i.e. whose last digest was before the time given for its
    /// frequency.
    pub fn digest_due(&mut self, daily: Timestamp, weekly: Timestamp) -> Result<Option<UserId>> {
        let due = |frequency: DigestFrequency, since: Timestamp| {
            saved_searches::digest.eq(frequency.name()).and(saved_searches::told_at.lt(since.micros()))
        };
        let user: Option<String> = saved_searches::table
            .filter(due(DigestFrequency::Daily, daily).or(due(DigestFrequency::Weekly, weekly)))
            .select(saved_searches::user_id)
            .order(saved_searches::user_id)
            .first(self)
            .optional()?;
        user.map(|user| parsed("saved_searches.user_id", &user)).transpose()
    }

    /// Records that a digest has covered all journal entries up to `seq`. Returns whether it was the first to do so and
    /// the saved search has not changed in the meantime.
    pub fn tell(&mut self, saved: &SavedSearch, seq: i64, now: Timestamp) -> Result<bool> {
        let as_read = saved_searches::table
            .find(saved.id.to_string())
            .filter(saved_searches::told_at.eq(saved.told_at.micros()))
            .filter(saved_searches::updated_at.eq(saved.updated_at.micros()));
        let told =
            (saved_searches::told_seq.eq(seq.max(saved.told_seq)), saved_searches::told_at.eq(now.micros()));
        Ok(diesel::update(as_read).set(told).execute(self)? > 0)
    }

    /// The sections published after one journal entry and up to another, with the time each was last published.
    pub fn published_between(&mut self, after: i64, until: i64) -> Result<HashMap<SectionId, Timestamp>> {
        let rows: Vec<(Option<String>, i64)> = journal::table
            .filter(journal::event.eq_any(EventKind::names_with(|effects| effects.is_news)))
            .filter(journal::seq.gt(after))
            .filter(journal::seq.le(until))
            .order(journal::seq)
            .select((journal::section, journal::at))
            .load(self)?;
        let mut published = HashMap::new();
        for (section, at) in rows {
            if let Some(section) = section {
                published.insert(parsed("journal.section", &section)?, Timestamp::from_micros(at));
            }
        }
        Ok(published)
    }
}

impl Tx<'_> {
    /// Records a new saved search.
    pub fn add_saved_search(&mut self, permit: &Permit, saved: &SavedSearch) -> Result<()> {
        permit.for_task(Task::ManageAccount)?;
        let row = SavedSearchRow::of(saved)?;
        diesel::insert_into(saved_searches::table).values(row).execute(self.db())?;
        Ok(())
    }

    /// Replaces the saved search that has the same identifier.
    pub fn change_saved_search(&mut self, permit: &Permit, saved: &SavedSearch) -> Result<()> {
        permit.for_task(Task::ManageAccount)?;
        let row = SavedSearchRow::of(saved)?;
        diesel::update(saved_searches::table.find(saved.id.to_string())).set(row).execute(self.db())?;
        Ok(())
    }

    /// Removes a saved search.
    pub fn remove_saved_search(&mut self, permit: &Permit, id: SavedSearchId) -> Result<()> {
        permit.for_task(Task::ManageAccount)?;
        diesel::delete(saved_searches::table.find(id.to_string())).execute(self.db())?;
        Ok(())
    }
}
