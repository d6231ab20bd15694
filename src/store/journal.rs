//! Reads the journal, and verifies that it was not tampered with.

use diesel::dsl::count_star;
use diesel::prelude::*;

use super::Store;
use super::connection::Db;
use super::prepared::prepared;
use super::rows::{json, parsed};
use super::schema::{follower_cursors, idempotency_keys, journal, journal_head};
use crate::domain::audit::Difference;
use crate::domain::effects::CatalogChange;
use crate::domain::event::{Digest32, Entry, EventKind, GENESIS, chain, digest_from_hex, digest_to_hex};
use crate::domain::ids::{SectionId, UserId};
use crate::domain::time::Timestamp;
use crate::error::Result;

/// An entry with its hash and the chain after it, both in hexadecimal.
#[derive(Clone, Debug)]
pub struct Linked {
    /// The entry.
    pub entry: Entry,
    /// The stored SHA-256 of its canonical form.
    pub entry_hash: String,
    /// The stored chain after it.
    pub chain: String,
}

/// The result of verifying the whole chain, and of comparing the sections with the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// All entries are valid.
    Holds {
        /// The number of entries.
        entries: i64,
        /// The last value of the chain, in hexadecimal.
        chain: String,
    },
    /// The first invalid entry, and why it is invalid.
    Broken {
        /// Its number, or the number that is missing.
        seq: i64,
        /// What is wrong with it.
        why: &'static str,
    },
    /// All entries are valid, but the stored sections differ from them.
    Altered {
        /// The first hundred differences.
        differences: Vec<Difference>,
    },
}

/// Which entries are meant. What is not set narrows nothing.
#[derive(Clone, Debug, Default)]
pub struct JournalFilter {
    /// Those about this section.
    pub section: Option<SectionId>,
    /// Those caused by one of these accounts.
    pub actors: Option<Vec<UserId>>,
    /// Those of one of these kinds.
    pub kinds: Option<&'static [EventKind]>,
    /// Those at this time or later.
    pub from: Option<Timestamp>,
    /// Those before this time.
    pub until: Option<Timestamp>,
}

pub(super) type Row = (i64, i64, String, String, String, Option<String>, String, String, String);

pub(super) fn linked(row: Row) -> Result<Linked> {
    let (seq, at, actor, request_id, event, section, data, entry_hash, chain) = row;
    let entry = Entry {
        seq,
        at: Timestamp::from_micros(at),
        actor,
        request_id,
        event,
        section: section.map(|id| parsed("journal.section", &id)).transpose()?,
        data: json("journal.data", &data)?,
    };
    Ok(Linked { entry, entry_hash, chain })
}

/// The end of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalEnd {
    /// The number of its last entry; 0 if it has none.
    pub seq: i64,
    /// The chain after that entry, in hexadecimal.
    pub chain: String,
}

impl Db {
    /// Returns the number of the last entry.
    pub fn journal_head(&mut self) -> Result<i64> {
        Ok(journal_head::table.select(journal_head::seq).first(self)?)
    }

    /// Returns the number of the last entry, and the chain after it. Anything written under one chain stays the same
    /// under that chain: a database that was restored and then diverged has a different one.
    pub fn journal_end(&mut self) -> Result<JournalEnd> {
        let (seq, chain) =
            journal_head::table.select((journal_head::seq, journal_head::chain)).first(self)?;
        Ok(JournalEnd { seq, chain })
    }

    /// Returns whether the names of institutions, chapters, compendia or vocabularies may have changed after an entry.
    /// Only kinds known not to change names are ignored, so an entry written by a newer program is taken into account.
    pub fn names_changed_after(&mut self, seq: i64) -> Result<bool> {
        let indifferent = EventKind::names_with(|effects| effects.catalog == CatalogChange::Nothing);
        let changed = journal::table
            .filter(journal::section.is_null())
            .filter(journal::seq.gt(seq))
            .filter(journal::event.ne_all(indifferent));
        // The kinds are the same each time, and so is the statement.
        Ok(prepared(diesel::select(diesel::dsl::exists(changed))).get_result(self)?)
    }

    /// Returns the last entry that may have changed what the public sees, and its time.
    pub fn last_public_change(&mut self) -> Result<Option<(i64, Timestamp)>> {
        let names = EventKind::names_with(|effects| effects.changes_public);
        let row: Option<(i64, i64)> = journal::table
            .filter(journal::event.eq_any(names))
            .order(journal::seq.desc())
            .select((journal::seq, journal::at))
            .first(self)
            .optional()?;
        Ok(row.map(|(seq, at)| (seq, Timestamp::from_micros(at))))
    }

    /// Returns at most `limit` entries after a number, in order.
    pub fn journal_after(&mut self, seq: i64, limit: i64) -> Result<Vec<Linked>> {
        let rows: Vec<Row> =
            journal::table.filter(journal::seq.gt(seq)).order(journal::seq).limit(limit).load(self)?;
        rows.into_iter().map(linked).collect()
    }

    /// Returns the entries of one section or of all, latest first, and their total number.
    pub fn journal_page(
        &mut self,
        section: Option<SectionId>,
        skip: i64,
        limit: i64,
    ) -> Result<(Vec<Linked>, i64)> {
        let matching = || {
            let mut query = journal::table.into_boxed();
            if let Some(section) = section {
                query = query.filter(journal::section.eq(section.to_string()));
            }
            query
        };
        let total = matching().select(count_star()).first(self)?;
        let rows: Vec<Row> = matching().order(journal::seq.desc()).offset(skip).limit(limit).load(self)?;
        Ok((rows.into_iter().map(linked).collect::<Result<_>>()?, total))
    }

    /// Returns at most `limit` entries before a number, or the last ones, in descending order.
    pub fn journal_before(
        &mut self,
        before: Option<i64>,
        filter: &JournalFilter,
        limit: i64,
    ) -> Result<Vec<Linked>> {
        let mut query = journal::table.into_boxed();
        if let Some(before) = before {
            query = query.filter(journal::seq.lt(before));
        }
        if let Some(section) = filter.section {
            query = query.filter(journal::section.eq(section.to_string()));
        }
        if let Some(actors) = &filter.actors {
            let ids: Vec<String> = actors.iter().map(ToString::to_string).collect();
            query = query.filter(journal::actor.eq_any(ids));
        }
        if let Some(kinds) = filter.kinds {
            let names: Vec<&str> = kinds.iter().map(|kind| kind.name()).collect();
            query = query.filter(journal::event.eq_any(names));
        }
        if let Some(from) = filter.from {
            query = query.filter(journal::at.ge(from.micros()));
        }
        if let Some(until) = filter.until {
            query = query.filter(journal::at.lt(until.micros()));
        }
        let rows: Vec<Row> = query.order(journal::seq.desc()).limit(limit).load(self)?;
        rows.into_iter().map(linked).collect()
    }

    /// Returns a follower's position: the number of the last entry it has processed.
    pub fn cursor(&mut self, follower: &str) -> Result<i64> {
        let found =
            follower_cursors::table.find(follower).select(follower_cursors::seq).first(self).optional()?;
        Ok(found.unwrap_or(0))
    }

    /// Moves a follower's cursor, in the same transaction as the follower's work.
    pub fn set_cursor(&mut self, follower: &str, seq: i64) -> Result<()> {
        let moved = diesel::update(follower_cursors::table.find(follower))
            .set(follower_cursors::seq.eq(seq))
            .execute(self)?;
        if moved == 0 {
            diesel::insert_into(follower_cursors::table)
                .values((follower_cursors::name.eq(follower), follower_cursors::seq.eq(seq)))
                .execute(self)?;
        }
        Ok(())
    }

    /// Acquires or renews the lease for work that only one node may do at a time. Returns whether `holder` has it until
    /// then.
    pub fn lease(&mut self, name: &str, holder: &str, now: Timestamp, until: Timestamp) -> Result<bool> {
        let row: Option<(Option<String>, Option<i64>)> = follower_cursors::table
            .find(name)
            .select((follower_cursors::holder, follower_cursors::held_until))
            .first(self)
            .optional()?;
        if let Some((Some(other), Some(held))) = &row
            && other != holder
            && *held > now.micros()
        {
            return Ok(false);
        }
        if row.is_none() {
            self.set_cursor(name, 0)?;
        }
        diesel::update(follower_cursors::table.find(name))
            .set((follower_cursors::holder.eq(holder), follower_cursors::held_until.eq(until.micros())))
            .execute(self)?;
        Ok(true)
    }

    /// Releases a lease early, if `holder` has it.
    pub fn release(&mut self, name: &str, holder: &str) -> Result<()> {
        diesel::update(follower_cursors::table.find(name).filter(follower_cursors::holder.eq(holder)))
            .set((follower_cursors::holder.eq(None::<String>), follower_cursors::held_until.eq(None::<i64>)))
            .execute(self)?;
        Ok(())
    }

    /// Deletes the responses stored for idempotency keys before `day`.
    pub(super) fn forget_idempotency_keys(&mut self, day: Timestamp) -> Result<()> {
        diesel::delete(idempotency_keys::table.filter(idempotency_keys::created_at.lt(day.micros())))
            .execute(self)?;
        Ok(())
    }

    /// Updates the database's statistics, without which SQLite's planner chooses badly. PostgreSQL does this by itself
    /// when autovacuum runs, but after a bulk load that is too late.
    pub(super) fn optimize(&mut self) -> Result<()> {
        use diesel::connection::SimpleConnection;
        match self {
            Db::Sqlite(connection) => connection.batch_execute("PRAGMA optimize = 0x10002;")?,
            Db::Postgres(connection) => connection.batch_execute("ANALYZE;")?,
        }
        Ok(())
    }
}

impl Store {
    /// Recomputes every hash of the journal, then compares every section, version and round with the journal.
    /// `progress` is called with the number of entries done.
    ///
    /// # Errors
    /// Fails if the database cannot be read.
    pub fn verify_journal(&self, mut progress: impl FnMut(i64)) -> Result<Verdict> {
        let (mut seq, mut link) = (0, GENESIS);
        loop {
            let batch = self.read(|db| db.journal_after(seq, 1000))?;
            if batch.is_empty() {
                break;
            }
            for found in batch {
                seq += 1;
                if let Err(why) = holds(&found, seq, &mut link) {
                    return Ok(Verdict::Broken { seq, why });
                }
            }
            progress(seq);
        }
        let JournalEnd { seq: head, chain: last } = self.read(|db| db.journal_end())?;
        // Entries may have been added since the last batch: only a missing end is a fault.
        if head < seq || (head == seq && digest_from_hex(&last) != Some(link)) {
            return Ok(Verdict::Broken { seq: head, why: "the head does not name this entry's chain" });
        }
        if head > seq && self.read(|db| db.journal_after(seq, 1))?.is_empty() {
            return Ok(Verdict::Broken { seq: seq + 1, why: "the entry is missing" });
        }
        match self.audit()? {
            differences if !differences.is_empty() => Ok(Verdict::Altered { differences }),
            _ => Ok(Verdict::Holds { entries: seq, chain: digest_to_hex(&link) }),
        }
    }
}

fn holds(found: &Linked, seq: i64, link: &mut Digest32) -> Result<(), &'static str> {
    if found.entry.seq != seq {
        return Err("the entry is missing");
    }
    let hash = found.entry.hash().map_err(|_| "the entry cannot be written as JSON")?;
    if digest_from_hex(&found.entry_hash) != Some(hash) {
        return Err("the entry is not what it was when it was hashed");
    }
    *link = chain(link, &hash);
    if digest_from_hex(&found.chain) != Some(*link) {
        return Err("the chain does not follow from the entry before");
    }
    Ok(())
}
