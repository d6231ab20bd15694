//! The databases that tests run on.

use std::sync::{Mutex, OnceLock};

use acervo::domain::time::{Clock, Timestamp};
use acervo::services::defaults;
use acervo::store::Store;
use diesel::connection::SimpleConnection;
use diesel::sql_types::{Bool, Text};
use diesel::{Connection, PgConnection, QueryableByName, RunQueryDsl, SqliteConnection, sql_query};

/// The kind of database of a test's service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Database {
    Sqlite,
    Postgres,
}

/// A test's own database on the PostgreSQL server for tests, dropped when the test ends.
pub struct Scratch {
    server: String,
    name: String,
}

impl Scratch {
    /// An empty database.
    pub fn make() -> Scratch {
        Scratch::create("")
    }

    /// A database with the newest schema and the defaults.
    pub fn from_template() -> Scratch {
        Scratch::create(&format!("TEMPLATE {}", PostgresTemplate::get().name))
    }

    fn create(like: &str) -> Scratch {
        let server = server();
        let name = format!("acervo_{}", uuid::Uuid::new_v4().simple());
        let mut connection = PgConnection::establish(&server).unwrap();
        connection.batch_execute(&format!("CREATE DATABASE {name} {like}")).unwrap();
        Scratch { server, name }
    }

    pub fn url(&self) -> String {
        url(&self.server, &self.name)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Ok(mut connection) = PgConnection::establish(&self.server) {
            let dropped = connection.batch_execute(&format!("DROP DATABASE {} WITH (FORCE)", self.name));
            dropped.unwrap_or_else(|error| eprintln!("{} stays: {error}", self.name));
        }
    }
}

/// The clock that tests start with.
pub fn start_of_time() -> Clock {
    Clock::fixed("2026-03-02T09:00:00Z".parse::<Timestamp>().unwrap())
}

/// Fills an empty database as the first start of a service does. Most tests copy the result, which is faster; those
/// about migrations and about the program itself start with an empty database.
fn fill(url: &str) {
    let store = Store::open(url, 2, start_of_time()).unwrap();
    store.migrate(|_| {}).unwrap();
    defaults::ensure(&store).unwrap();
}

/// The file of a SQLite database with the newest schema and the defaults, created once per process.
pub fn sqlite_template() -> &'static [u8] {
    static TEMPLATE: OnceLock<Vec<u8>> = OnceLock::new();
    TEMPLATE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
        fill(&path("filled.db"));
        // The file itself may lack changes that are still in the write-ahead log.
        let mut connection = SqliteConnection::establish(&path("filled.db")).unwrap();
        connection.batch_execute(&format!("VACUUM INTO '{}'", path("template.db"))).unwrap();
        std::fs::read(path("template.db")).unwrap()
    })
}

/// A PostgreSQL database with the newest schema and the defaults, created once per process.
struct PostgresTemplate {
    name: String,
    /// Holds a lock for the lifetime of the process. Nothing runs at the end of a process that could drop the database,
    /// so the next process drops all templates that are not locked.
    _lock: Mutex<PgConnection>,
}

impl PostgresTemplate {
    fn get() -> &'static PostgresTemplate {
        static TEMPLATE: OnceLock<PostgresTemplate> = OnceLock::new();
        TEMPLATE.get_or_init(|| {
            let server = server();
            let name = format!("acervo_template_{}", uuid::Uuid::new_v4().simple());
            let mut connection = PgConnection::establish(&server).unwrap();
            assert!(lock(&mut connection, &name));
            drop_left_over(&mut connection, &name);
            connection.batch_execute(&format!("CREATE DATABASE {name}")).unwrap();
            fill(&url(&server, &name));
            PostgresTemplate { name, _lock: Mutex::new(connection) }
        })
    }
}

/// Drops the templates of processes that have ended.
fn drop_left_over(connection: &mut PgConnection, own: &str) {
    #[derive(QueryableByName)]
    struct Name {
        #[diesel(sql_type = Text)]
        name: String,
    }
    let query =
        "SELECT datname::text AS name FROM pg_database WHERE datname LIKE 'acervo!_template!_%' ESCAPE '!'";
    let names: Vec<Name> = sql_query(query).load(connection).unwrap();
    for Name { name } in names.into_iter().filter(|found| found.name != own) {
        if lock(connection, &name) {
            connection.batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).unwrap();
        }
    }
}

/// Tries to lock that template for this connection. Returns whether it succeeded.
fn lock(connection: &mut PgConnection, template: &str) -> bool {
    #[derive(QueryableByName)]
    struct Locked {
        #[diesel(sql_type = Bool)]
        locked: bool,
    }
    let query = sql_query("SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS locked");
    query.bind::<Text, _>(template).get_result::<Locked>(connection).unwrap().locked
}

/// The URL of the PostgreSQL server for tests.
fn server() -> String {
    std::env::var("TEST_POSTGRES_URL").expect("TEST_POSTGRES_URL")
}

/// The URL of another database on that server.
fn url(server: &str, name: &str) -> String {
    let (base, _) = server.rsplit_once('/').expect("the URL names a database");
    format!("{base}/{name}")
}
