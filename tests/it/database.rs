//! The databases that tests run on.

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection};

/// Where a test's service stores its data.
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
    pub fn make() -> Scratch {
        let server = std::env::var("TEST_POSTGRES_URL").expect("TEST_POSTGRES_URL");
        let name = format!("acervo_{}", uuid::Uuid::new_v4().simple());
        let mut connection = PgConnection::establish(&server).unwrap();
        connection.batch_execute(&format!("CREATE DATABASE {name}")).unwrap();
        Scratch { server, name }
    }

    pub fn url(&self) -> String {
        let (base, _) = self.server.rsplit_once('/').expect("the URL names a database");
        format!("{base}/{}", self.name)
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
