//! The only module that uses diesel: both databases, and everything stored in them.

mod accounts;
mod acts;
mod adaptations;
mod attachments;
mod audit;
mod authorship;
mod bell;
mod compendia;
mod connection;
mod credentials;
mod decisions;
mod editions;
mod harvest;
mod institutions;
mod invitations;
mod journal;
mod login_attempts;
mod mails;
mod overview;
mod prepared;
mod published;
mod released;
mod rows;
mod saved_searches;
mod schema;
mod sections;
mod sessions;
mod thesaurus;
mod usage;
mod vocabularies;
mod work;
mod working_copies;
mod write;

use std::sync::Arc;

pub use accounts::{Account, Member};
pub use acts::Content;
pub use adaptations::{Link, PublishedHead};
pub use attachments::StoredAttachment;
pub use bell::Bell;
pub use connection::{Db, is_postgres};
pub use credentials::ApiToken;
pub use editions::{EditionFilter, NewText};
pub use harvest::{HarvestFilter, HarvestKey, HarvestedSection, StoredSet};
pub use invitations::Invitation;
pub use journal::{JournalEnd, JournalFilter, Linked, Verdict};
pub use login_attempts::AttemptCounts;
pub use mails::{About, Mail, NewMail, Sending};
pub use overview::{AccountLine, DatabaseSize, GivenUp, InvitationCounts, InvitedTo};
pub use published::{Publication, Tombstone};
pub use released::{Audience, Released, Visible};
pub use saved_searches::SavedSearch;
pub use sections::{Listed, SectionFilter, SectionOrder, VersionLine};
pub use sessions::{RefreshToken, Session};
pub use usage::Standing;
pub use working_copies::{WorkingCopy, Writer};
pub use write::{Change, Tx};

use crate::domain::time::Clock;
use crate::error::{Error, Result};
use crate::policy::Actor;

/// The database, with one way to write ([`Store::write`]) and one to read ([`Store::read`]).
pub struct Store {
    writers: connection::Connections,
    audience: connection::Connections,
    clock: Clock,
    bell: Arc<Bell>,
}

impl Store {
    /// Opens the database at `url` (`postgres://…`, or the path of a SQLite file, which is created if it is missing),
    /// with at most that many connections.
    ///
    /// # Errors
    /// Fails if it cannot be reached.
    pub fn open(url: &str, connections: u32, clock: Clock) -> Result<Store> {
        let (writers, audience) = connection::pools(url, connections)?;
        Ok(Store { writers, audience, clock, bell: Arc::new(Bell::default()) })
    }

    /// Migrates the database to the newest schema. `say` is called with each step.
    ///
    /// # Errors
    /// Fails if a step fails. The steps before it remain.
    pub fn migrate(&self, say: impl FnMut(&str)) -> Result<()> {
        connection::migrate(&mut self.writer()?.db, say)
    }

    /// Returns whether [`Store::migrate`] would change the database.
    ///
    /// # Errors
    /// Fails if the database does not respond.
    pub fn is_behind(&self) -> Result<bool> {
        connection::is_behind(&mut self.writer()?.db)
    }

    /// Reads. Between several statements of one `read`, changes may become visible.
    ///
    /// # Errors
    /// Those of `query`, or an internal error if there is no connection.
    pub fn read<T>(&self, query: impl FnOnce(&mut Db) -> Result<T>) -> Result<T> {
        let mut held = self.audience.get().map_err(Error::internal)?;
        let read = query(&mut held.db);
        held.ended(read.is_ok());
        read
    }

    /// Reads from a single snapshot, so that no changes become visible between statements.
    ///
    /// # Errors
    /// Those of `query`, or an internal error if there is no connection.
    pub fn read_at_one_moment<T>(&self, query: impl FnOnce(&mut Db) -> Result<T>) -> Result<T> {
        use diesel::Connection;
        self.read(|db| {
            db.transaction(|db| {
                db.stand_still()?;
                query(db)
            })
        })
    }

    /// Writes bookkeeping data (sessions, throttles, cursors, the mail queue) in one transaction and without a journal
    /// entry, so that logins do not queue behind editors.
    ///
    /// # Errors
    /// Those of `change`, in which case nothing has changed.
    pub fn write_unjournaled<T>(&self, change: impl FnOnce(&mut Db) -> Result<T>) -> Result<T> {
        use diesel::Connection;
        let mut held = self.writer()?;
        let changed = held.db.transaction(|db| {
            // SQLite must begin with a write: a transaction that begins with a read cannot wait for its turn.
            db.take_write_lock()?;
            change(db)
        });
        held.ended(changed.is_ok());
        changed
    }

    /// Like [`Store::write_unjournaled`], on behalf of the caller, who is read again in the same transaction.
    ///
    /// # Errors
    /// `unauthenticated` if the credential is no longer valid; those of `change`.
    pub fn write_unjournaled_as<T>(
        &self,
        actor: &Actor,
        change: impl FnOnce(&mut Db, &Actor) -> Result<T>,
    ) -> Result<T> {
        let now = self.clock.now();
        self.write_unjournaled(|db| {
            let actor = db.actor_now(actor, now)?;
            change(db, &actor)
        })
    }

    /// Updates the database's statistics, on which its choice of indexes is based.
    ///
    /// # Errors
    /// Fails if the database cannot be reached.
    pub fn optimize(&self) -> Result<()> {
        self.writer()?.db.optimize()
    }

    /// The clock used throughout the service.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The bell, which rings after every commit.
    pub fn bell(&self) -> &Arc<Bell> {
        &self.bell
    }

    fn writer(&self) -> Result<diesel::r2d2::PooledConnection<connection::Manager>> {
        self.writers.get().map_err(Error::internal)
    }
}

impl From<diesel::result::Error> for Error {
    fn from(error: diesel::result::Error) -> Error {
        Error::internal(error)
    }
}
