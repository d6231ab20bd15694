//! The one way to write. See "One way to write" in `docs/architecture.md`.

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
use crate::policy::{self, Actor, Permit, Task};

/// On whose behalf something is done, and as part of which request.
#[derive(Clone, Debug)]
pub struct Context {
    /// Who is asking, as they stood when the request's head came: enough to read by, not to write by.
    pub actor: Actor,
    /// The request's identifier, for the journal and the log.
    pub request_id: String,
    /// The request's idempotency key, if it has one.
    pub idempotency: Option<Idempotency>,
}

impl Context {
    /// The command line's, on the machine itself.
    pub fn system() -> Context {
        Context {
            actor: Actor::System,
            request_id: format!("cli-{}", uuid::Uuid::now_v7()),
            idempotency: None,
        }
    }
}

/// A request's idempotency key.
#[derive(Clone, Debug)]
pub struct Idempotency {
    /// Account, path and key together.
    pub scope: String,
    /// Which request the key stands for: a hash of its body.
    pub request_hash: String,
}

/// What became of a write.
pub enum Change<T> {
    /// Something changed, and these events say what. They must not be empty.
    Made(T, Vec<Event>),
    /// Nothing changed: the transaction is rolled back and leaves no trace.
    Unchanged(T),
}

/// The transaction that a write happens in. The changing functions of the store are its methods, the reads
/// those of [`Db`].
pub struct Tx<'a> {
    db: &'a mut Db,
    /// When the write takes place; the same for all its rows and entries.
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
    /// Who is writing, as they stand in this very transaction.
    pub fn actor(&self) -> &Actor {
        self.actor
    }

    /// Decides on an act, under the lock, on what was just read.
    ///
    /// # Errors
    /// As [`policy::permit`].
    pub fn permit(&mut self, act: Act, section: &Section) -> Result<Permit> {
        let actor = self.actor;
        let subject = self.db.subject(actor, section)?;
        policy::permit(actor, act, &subject)
    }

    /// Decides on a task.
    ///
    /// # Errors
    /// As [`policy::permit_task`].
    pub fn permit_task(&self, task: Task, institution: Option<InstitutionId>) -> Result<Permit> {
        policy::permit_task(self.actor, task, institution)
    }

    pub(super) fn db(&mut self) -> &mut Db {
        self.db
    }
}

/// Why a transaction did not commit.
enum Stop<T> {
    /// There was nothing to change, or the answer was remembered.
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
    /// Changes something: takes the next number of the journal, which also takes the lock, reads again who asks, runs
    /// `change`, stores its events, commits, and wakes the followers. Nothing slow may happen inside.
    ///
    /// With an idempotency key the answer is remembered in the same transaction, and given again, to who still may.
    ///
    /// # Errors
    /// `unauthenticated` if the credential counts no more; those of `change`; `idempotency_mismatch`; our own faults. After any of them nothing has changed.
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
                // Done once more only to hear what the policy says today; whatever it did is rolled back. That the
                // act is no longer possible is no reason to keep the answer from who may still do it.
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

/// Whether an error says that the caller may not, or may not know, or that nobody could tell.
fn withholds(error: &Error) -> bool {
    matches!(error.code, Code::Unauthenticated | Code::Forbidden | Code::NotFound)
        || error.code.status() >= 500
}

/// Takes the lock that orders all writes, and with it the number of the first entry to come and the chain
/// before it. As the transaction's first statement it also takes SQLite's write lock cleanly.
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

/// How long an idempotency key stands for its request.
const REMEMBERED_SECONDS: i64 = 24 * 60 * 60;

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
