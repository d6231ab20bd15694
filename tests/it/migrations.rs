//! The migrations of both databases create the tables that the code expects, and can be reverted.

use std::collections::{BTreeMap, BTreeSet};

#[cfg(test_postgres)]
use diesel::PgConnection;
use diesel::sql_types::{Bool, Text};
use diesel::{Connection, QueryableByName, RunQueryDsl, SqliteConnection, sql_query};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
#[cfg(test_postgres)]
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// The columns of each table: their type in the schema, and whether they are nullable.
type Tables = BTreeMap<String, BTreeMap<String, (String, bool)>>;

/// The tables defined in `src/store/schema.rs`.
fn expected() -> Tables {
    let mut tables = Tables::new();
    let source = include_str!("../../src/store/schema.rs");
    for block in source.split("diesel::table! {").skip(1) {
        let mut lines = block.lines().map(str::trim).filter(|line| !line.is_empty());
        let name = lines.next().unwrap().split_whitespace().next().unwrap().to_owned();
        let mut columns = BTreeMap::new();
        for line in lines.take_while(|line| *line != "}") {
            let (column, kind) = line.trim_end_matches(',').split_once(" -> ").unwrap();
            let inner = kind.strip_prefix("Nullable<").and_then(|kind| kind.strip_suffix('>'));
            columns.insert(column.to_owned(), (inner.unwrap_or(kind).to_owned(), inner.is_some()));
        }
        tables.insert(name, columns);
    }
    assert!(tables.len() > 20, "{}", tables.len());
    tables
}

#[derive(QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    in_table: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Bool)]
    nullable: bool,
}

#[derive(QueryableByName)]
struct Name {
    #[diesel(sql_type = Text)]
    name: String,
}

fn tables(columns: Vec<Column>) -> Tables {
    let mut tables = Tables::new();
    for column in columns {
        let kind = match column.kind.to_lowercase().as_str() {
            "text" => "Text",
            "bigint" => "BigInt",
            "integer" => "Integer",
            "boolean" => "Bool",
            other => panic!("{}.{} is of type {other}", column.in_table, column.name),
        };
        tables.entry(column.in_table).or_default().insert(column.name, (kind.to_owned(), column.nullable));
    }
    tables
}

fn names(names: Vec<Name>) -> BTreeSet<String> {
    names.into_iter().map(|found| found.name).collect()
}

fn sqlite_tables(connection: &mut SqliteConnection) -> Tables {
    // Primary keys are treated as not null, though SQLite does not enforce this.
    let query = "SELECT m.name AS in_table, c.name AS name, c.type AS kind, c.\"notnull\" = 0 AND c.pk = 0 AS nullable
        FROM sqlite_master m JOIN pragma_table_info(m.name) c
        WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite!_%' ESCAPE '!' AND m.name NOT LIKE '!_!_diesel%' ESCAPE '!'";
    tables(sql_query(query).load(connection).unwrap())
}

fn sqlite_indexes(connection: &mut SqliteConnection) -> BTreeSet<String> {
    names(
        sql_query("SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
            .load(connection)
            .unwrap(),
    )
}

#[test]
fn sqlite_comes_up_goes_down_and_comes_up_again() {
    let mut connection = SqliteConnection::establish(":memory:").unwrap();
    connection.run_pending_migrations(SQLITE).unwrap();
    assert_eq!(sqlite_tables(&mut connection), expected());
    let indexes = sqlite_indexes(&mut connection);
    connection.revert_all_migrations(SQLITE).unwrap();
    assert_eq!(sqlite_tables(&mut connection), Tables::new());
    connection.run_pending_migrations(SQLITE).unwrap();
    assert_eq!(sqlite_tables(&mut connection), expected());
    assert_eq!(sqlite_indexes(&mut connection), indexes);
}

#[test]
#[cfg(test_postgres)]
fn postgres_comes_up_goes_down_and_comes_up_again_with_what_sqlite_has() {
    let scratch = crate::app::Scratch::make();
    let mut connection = PgConnection::establish(&scratch.url()).unwrap();
    let found = |connection: &mut PgConnection| {
        let query = "SELECT table_name::text AS in_table, column_name::text AS name, data_type::text AS kind,
            is_nullable = 'YES' AS nullable FROM information_schema.columns
            WHERE table_schema = 'public' AND table_name NOT LIKE '!_!_diesel%' ESCAPE '!'";
        tables(sql_query(query).load(connection).unwrap())
    };
    connection.run_pending_migrations(POSTGRES).unwrap();
    assert_eq!(found(&mut connection), expected());

    // Indexes created by constraints do not have names chosen by us.
    let query = "SELECT i.relname::text AS name FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
        JOIN pg_namespace n ON n.oid = i.relnamespace
        WHERE n.nspname = 'public' AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.oid)";
    let indexes = names(sql_query(query).load(&mut connection).unwrap());
    let mut sqlite = SqliteConnection::establish(":memory:").unwrap();
    sqlite.run_pending_migrations(SQLITE).unwrap();
    assert_eq!(indexes, sqlite_indexes(&mut sqlite));

    connection.revert_all_migrations(POSTGRES).unwrap();
    assert_eq!(found(&mut connection), Tables::new());
    connection.run_pending_migrations(POSTGRES).unwrap();
    assert_eq!(found(&mut connection), expected());
}

#[test]
#[cfg(not(test_postgres))]
#[ignore = "TEST_POSTGRES_URL is not set"]
fn postgres_comes_up_goes_down_and_comes_up_again_with_what_sqlite_has() {}

/// The migrations have the same names on both databases.
#[test]
fn both_databases_take_the_same_steps() {
    let steps = |database: &str| -> BTreeSet<String> {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(database);
        let entries = std::fs::read_dir(folder).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    };
    assert_eq!(steps("sqlite"), steps("postgres"));
}
