//! Connections to either database, and the connection pools.

use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::r2d2::{ManageConnection, Pool};
use diesel::{Connection, ConnectionError, PgConnection, QueryDsl, RunQueryDsl, SqliteConnection};
use diesel_migrations::{EmbeddedMigrations, HarnessWithOutput, MigrationHarness, embed_migrations};

use super::schema::login_attempts;
use crate::error::{Error, Result};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// How long a connection is assumed to be alive after its last successful use.
const ALIVE_FOR: Duration = Duration::from_secs(1);

/// An arbitrary number that other programs using the same database are unlikely to lock.
const MIGRATION_LOCK: i64 = 0x41_63_65_72_76_6f;

/// A connection to one of the two databases. The reads that services call are its methods: see `sections`, `accounts`
/// and the other modules here.
#[derive(diesel::MultiConnection)]
pub enum Db {
    /// An embedded database in a single file.
    Sqlite(SqliteConnection),
    /// PostgreSQL, 15 or later.
    Postgres(PgConnection),
}

/// The location of the database, and how to connect to it.
#[derive(Clone, Debug)]
pub(super) struct Manager {
    url: String,
    reads_only: bool,
}

/// A connection as held by the pool.
pub(super) struct Held {
    pub db: Db,
    /// When the last operation ended, if it succeeded.
    well: Option<Instant>,
}

impl Held {
    /// Records that an operation has ended, and whether it succeeded.
    pub fn ended(&mut self, well: bool) {
        self.well = well.then(Instant::now);
    }
}

/// A pool of connections to the same database.
pub(super) type Connections = Pool<Manager>;

impl Manager {
    fn is_postgres(&self) -> bool {
        is_postgres(&self.url)
    }
}

/// Whether the URL is that of a PostgreSQL database. Anything else is the path of a SQLite file.
pub fn is_postgres(url: &str) -> bool {
    url.starts_with("postgres://") || url.starts_with("postgresql://")
}

impl Db {
    /// Takes SQLite's write lock and changes nothing.
    pub(super) fn take_write_lock(&mut self) -> Result<()> {
        diesel::delete(login_attempts::table.find("")).execute(self)?;
        Ok(())
    }

    /// Makes a transaction that has just begun see a single snapshot of the data until it ends. SQLite does so by
    /// itself.
    pub(super) fn stand_still(&mut self) -> Result<()> {
        match self {
            Db::Sqlite(_) => Ok(()),
            Db::Postgres(connection) => {
                Ok(connection.batch_execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")?)
            }
        }
    }
}

impl ManageConnection for Manager {
    type Connection = Held;
    type Error = ConnectionError;

    fn connect(&self) -> Result<Held, ConnectionError> {
        if self.is_postgres() {
            let db = PgConnection::establish(&self.url).map(Db::Postgres)?;
            return Ok(Held { db, well: Some(Instant::now()) });
        }
        let mut connection = SqliteConnection::establish(&self.url)?;
        // WAL lets readers continue during a write; FULL makes commits survive a power failure.
        connection
            .batch_execute(
                "PRAGMA busy_timeout = 15000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
                 PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384;",
            )
            .map_err(ConnectionError::CouldntSetupConfiguration)?;
        if self.reads_only {
            connection
                .batch_execute("PRAGMA query_only = ON;")
                .map_err(ConnectionError::CouldntSetupConfiguration)?;
        }
        Ok(Held { db: Db::Sqlite(connection), well: None })
    }

    fn is_valid(&self, held: &mut Held) -> Result<(), ConnectionError> {
        // Checking each time would double the number of queries under load.
        if held.well.is_some_and(|at| at.elapsed() < ALIVE_FOR) {
            return Ok(());
        }
        held.db.batch_execute("SELECT 1").map_err(ConnectionError::CouldntSetupConfiguration)
    }

    fn has_broken(&self, _: &mut Held) -> bool {
        // If the holder panicked, the connection may be in the middle of a transaction.
        std::thread::panicking()
    }
}

/// The pool for writing and the pool for reading. SQLite allows one writer, so its writing pool has a single
/// connection. On PostgreSQL both are the same pool.
pub(super) fn pools(url: &str, connections: u32) -> Result<(Connections, Connections)> {
    let pool = |size: u32, reads_only: bool| {
        let manager = Manager { url: url.to_owned(), reads_only };
        // A PostgreSQL server may have been restarted since the connection was last used; a file cannot be.
        let check = manager.is_postgres();
        Pool::builder()
            .max_size(size)
            .min_idle(Some(1))
            .test_on_check_out(check)
            .connection_timeout(Duration::from_secs(20))
            .build(manager)
            .map_err(Error::internal)
    };
    if is_postgres(url) {
        let shared = pool(connections.max(2), false)?;
        return Ok((shared.clone(), shared));
    }
    // A pool retries until the connection timeout, which is pointless for a file that cannot be opened.
    let opened = Manager { url: url.to_owned(), reads_only: false }.connect();
    opened.map_err(|cause| {
        Error::internal(format!(
            "the database {url} cannot be opened ({cause}): see to the file and who may write it, or put a backup in its \
             place"
        ))
    })?;
    let writer = pool(1, false)?;
    Ok((writer, pool(connections.max(2), true)?))
}

/// Whether the database has pending migrations.
pub(super) fn is_behind(db: &mut Db) -> Result<bool> {
    match db {
        Db::Sqlite(connection) => connection.has_pending_migration(SQLITE),
        Db::Postgres(connection) => connection.has_pending_migration(POSTGRES),
    }
    .map_err(Error::internal)
}

/// Migrates the database to the newest schema, passing each line of output to `say`. Safe if two programs start at
/// once.
pub(super) fn migrate(db: &mut Db, mut say: impl FnMut(&str)) -> Result<()> {
    let mut output = Vec::new();
    let done = match db {
        Db::Sqlite(connection) => {
            HarnessWithOutput::new(connection, &mut output).run_pending_migrations(SQLITE).map(|_| ())
        }
        Db::Postgres(connection) => {
            let lock = |verb: &str| format!("SELECT pg_advisory_{verb}({MIGRATION_LOCK})");
            connection.batch_execute(&lock("lock"))?;
            let done =
                HarnessWithOutput::new(connection, &mut output).run_pending_migrations(POSTGRES).map(|_| ());
            connection.batch_execute(&lock("unlock"))?;
            done
        }
    };
    String::from_utf8_lossy(&output).lines().for_each(&mut say);
    done.map_err(Error::internal)
}

#[cfg(test)]
mod tests {
    use diesel::prelude::*;

    #[test]
    fn sqlite_never_plans_a_prepared_statement_anew_for_its_values() {
        let mut connection = SqliteConnection::establish(":memory:").unwrap();
        let plans_stay =
            diesel::dsl::sql::<diesel::sql_types::Bool>("sqlite_compileoption_used('ENABLE_QPSG')");
        assert!(
            diesel::select(plans_stay).get_result::<bool>(&mut connection).unwrap(),
            "see .cargo/config.toml"
        );
    }
}
