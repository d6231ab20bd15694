//! The only way to write. See "One way to write" in `docs/architecture.md`.

use diesel::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Store;
use super::connection::Db;
use super::prepared::prepared;
use super::rows::corrupt;
use super::schema::{idempotency_keys, journal, journal_head};
use crate::domain::event::{Entry, Event, chain, digest_from_hex, digest_to_hex};
use crate::domain::ids::InstitutionId;
use crate::domain::section::Section;
use crate::domain::time::Timestamp;
use crate::domain::workflow::Act;
use crate::error::{Code, Error, Result};
use crate::policy::{self, Actor, Context, Idempotency, Permit, Task};

/// The outcome of a write.
pub enum Change<T> {
    /// Something changed, as described by these events. They must not be empty.
    Made(T, Vec<Event>),
    /// Nothing changed: the transaction is rolled back and leaves no trace.
    Unchanged(T),
}

/// The transaction of a write. The store's functions that change data are its methods; the reads are those of [`Db`].
pub struct Tx<'a> {
    db: &'a mut Db,
    /// The time of the write, the same for all its rows and entries.
    pub now: Timestamp,
    actor: &'a Actor,
}

impl std::ops::Deref for Tx<'_> {
    type Target = Db;

    fn deref(&self) -> &Db {
        self.db
    }
}

impl std::ops::DerefMut for Tx<'_> {
    fn deref_mut(&mut self) -> &mut Db {
        self.db
    }
}

impl Tx<'_> {
    /// The actor, in its state within this transaction.
    pub fn actor(&self) -> &Actor {
        self.actor
    }

    /// Decides whether the actor may perform an act, under the lock and based on what was just read.
    ///
    /// # Errors
    /// Those of [`policy::permit`].
    pub fn permit(&mut self, act: Act, section: &Section) -> Result<Permit> {
        let actor = self.actor;
        let subject = self.db.subject(actor, section)?;
        policy::permit(actor, act, &subject)
    }

    /// Decides whether the actor may perform a task.
    ///
    /// # Errors
    /// Those of [`policy::permit_task`].
    pub fn permit_task(&self, task: Task, institution: Option<InstitutionId>) -> Result<Permit> {
        policy::permit_task(self.actor, task, institution)
    }

    pub(super) fn db(&mut self) -> &mut Db {
        self.db
    }
}

/// Why a transaction did not commit.
enum Stop<T> {
    /// There was nothing to change, or the response was remembered.
    Nothing(T),
    Failed(Error),
}

impl<T> From<diesel::result::Error> for Stop<T> {
    fn from(error: diesel::result::Error) -> Stop<T> {
        Stop::Failed(error.into())
    }
}

impl<T> From<Error> for Stop<T> {
    fn from(error: Error) -> Stop<T> {
        Stop::Failed(error)
    }
}

impl Store {
    /// Writes. Takes the next journal number, which also takes the lock, reads the actor again, runs `change`, stores
    /// its events, commits, and wakes the followers. Nothing slow may happen inside.
    ///
    /// With an idempotency key, the response is remembered in the same transaction and returned for repeated requests,
    /// as long as the caller still has permission.
    ///
    /// # Errors
    /// `unauthenticated` if the credential is no longer valid; those of `change`; `idempotency_mismatch`; internal
    /// errors. After any of them nothing has changed.
    pub fn write<T: Serialize + DeserializeOwned>(
        &self,
        context: &Context,
        change: impl FnOnce(&mut Tx) -> Result<Change<T>>,
    ) -> Result<T> {
        let mut held = self.writer()?;
        let now = self.clock.now();
        let outcome = held.db.transaction(|db| {
            let (seq, link) = lock_head(db)?;
            let actor = db.actor_now(&context.actor, now)?;
            let answered = match &context.idempotency {
                Some(key) => remembered(db, key, now)?,
                None => None,
            };
            let mut tx = Tx { db, now, actor: &actor };
            let changed = change(&mut tx);
            if let Some(answer) = answered {
                // Run again only to learn what the policy says today; whatever it did is rolled back. A caller who
                // still has permission gets the response even if the act is no longer possible.
                return Err(match changed {
                    Err(error) if withholds(&error) => Stop::Failed(error),
                    _ => Stop::Nothing(answer),
                });
            }
            match changed? {
                Change::Unchanged(answer) => Err(Stop::Nothing(answer)),
                Change::Made(answer, events) => {
                    append(db, context, now, seq, &link, events)?;
                    if let Some(key) = &context.idempotency {
                        remember(db, key, now, &answer)?;
                    }
                    Ok(answer)
                }
            }
        });
        held.ended(matches!(outcome, Ok(_) | Err(Stop::Nothing(_))));
        drop(held);
        match outcome {
            Ok(answer) => {
                self.bell.ring();
                Ok(answer)
            }
            Err(Stop::Nothing(answer)) => Ok(answer),
            Err(Stop::Failed(error)) => Err(error),
        }
    }
}

/// Whether an error says that the caller has no permission or may not know of the subject, or that this could not be
/// determined.
fn withholds(error: &Error) -> bool {
    matches!(error.code, Code::Unauthenticated | Code::Forbidden | Code::NotFound)
        || error.code.status() >= 500
}

/// Takes the lock that orders all writes. Returns the number of the next entry and the chain before it. As the
/// transaction's first statement, it also takes SQLite's write lock without a conflict.
fn lock_head(db: &mut Db) -> Result<(i64, String)> {
    let taken = diesel::update(journal_head::table).set(journal_head::seq.eq(journal_head::seq + 1));
    Ok(prepared(taken.returning((journal_head::seq, journal_head::chain))).get_result(db)?)
}

fn append(
    db: &mut Db,
    context: &Context,
    at: Timestamp,
    first: i64,
    link: &str,
    events: Vec<Event>,
) -> Result<()> {
    let mut link = digest_from_hex(link).ok_or_else(|| corrupt("journal_head.chain", link))?;
    if events.is_empty() {
        return Err(Error::internal("a change was made and no event says so"));
    }
    let mut last = first;
    for (event, seq) in events.into_iter().zip(first..) {
        let entry = Entry {
            seq,
            at,
            actor: context.actor.name(),
            request_id: context.request_id.clone(),
            event: event.kind.name().to_owned(),
            section: event.section,
            data: event.data,
        };
        let hash = entry.hash().map_err(Error::internal)?;
        link = chain(&link, &hash);
        diesel::insert_into(journal::table)
            .values((
                journal::seq.eq(seq),
                journal::at.eq(at.micros()),
                journal::actor.eq(entry.actor),
                journal::request_id.eq(entry.request_id),
                journal::event.eq(entry.event),
                journal::section.eq(entry.section.map(|id| id.to_string())),
                journal::data.eq(serde_json::to_string(&entry.data).map_err(Error::internal)?),
                journal::entry_hash.eq(digest_to_hex(&hash)),
                journal::chain.eq(digest_to_hex(&link)),
            ))
            .execute(db)?;
        last = seq;
    }
    let head = (journal_head::seq.eq(last), journal_head::chain.eq(digest_to_hex(&link)));
    let moved = diesel::update(journal_head::table).set(head);
    prepared(moved.returning(journal_head::seq)).get_result::<i64>(db)?;
    Ok(())
}

/// How long an idempotency key is remembered.
const REMEMBERED_SECONDS: i64 = 24 * 60 * 60;

impl Db {
    /// Whether a write with this idempotency key has been answered, for services that check something before they write
    /// which the write itself changes.
    pub fn has_answered(&mut self, key: &Idempotency, now: Timestamp) -> Result<bool> {
        let found: Option<String> = idempotency_keys::table
            .find(&key.scope)
            .filter(idempotency_keys::created_at.gt(now.plus_seconds(-REMEMBERED_SECONDS).micros()))
            .select(idempotency_keys::request_hash)
            .first(self)
            .optional()?;
        Ok(found.is_some_and(|hash| hash == key.request_hash))
    }
}

fn remembered<T: DeserializeOwned>(db: &mut Db, key: &Idempotency, now: Timestamp) -> Result<Option<T>> {
    db.forget_idempotency_keys(now.plus_seconds(-REMEMBERED_SECONDS))?;
    let found: Option<(String, String)> = idempotency_keys::table
        .find(&key.scope)
        .select((idempotency_keys::request_hash, idempotency_keys::answer))
        .first(db)
        .optional()?;
    match found {
        None => Ok(None),
        Some((hash, answer)) if hash == key.request_hash => {
            serde_json::from_str(&answer).map(Some).map_err(Error::internal)
        }
        Some(_) => Err(Error::new(Code::IdempotencyMismatch)),
    }
}

fn remember<T: Serialize>(db: &mut Db, key: &Idempotency, now: Timestamp, answer: &T) -> Result<()> {
    diesel::insert_into(idempotency_keys::table)
        .values((
            idempotency_keys::scope.eq(&key.scope),
            idempotency_keys::request_hash.eq(&key.request_hash),
            idempotency_keys::answer.eq(serde_json::to_string(answer).map_err(Error::internal)?),
            idempotency_keys::created_at.eq(now.micros()),
        ))
        .execute(db)?;
    Ok(())
}
