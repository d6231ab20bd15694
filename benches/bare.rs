//! The floor for writing: the same rows in the same transactions, with diesel alone.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use acervo::domain::version::canonical;
use acervo::services::sections::NewSection;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;

use crate::floor::PRAGMAS;

/// The tables, as in the service.
#[path = "../src/store/schema.rs"]
#[allow(dead_code, unused_imports)]
mod schema;

use schema::{chapters, compendia, institutions, journal, journal_head, rounds, sections, users, versions};

#[derive(diesel::MultiConnection)]
enum Db {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

pub const CLIENTS: usize = 16;

/// Writes the same rows in the same transactions, and nothing else: texts and hashes are prepared beforehand.
pub struct Bare {
    url: String,
    /// One writer on SQLite; one connection per client on PostgreSQL.
    writers: Vec<Mutex<Db>>,
    next: AtomicUsize,
    user: String,
    names: Names,
}

struct Names {
    compendium: String,
    chapter: String,
    institution: String,
}

impl Bare {
    pub fn open(url: &str) -> Bare {
        let postgres = url.starts_with("postgres");
        let db = &mut connect(url);
        let user = users::table.select(users::id).first(db).expect("a user");
        let names = Names {
            compendium: compendia::table.select(compendia::id).first(db).expect("a compendium"),
            chapter: chapters::table.select(chapters::id).first(db).expect("a chapter"),
            institution: institutions::table.select(institutions::id).first(db).expect("an institution"),
        };
        let connections = if postgres { CLIENTS } else { 1 };
        let writers = (0..connections).map(|_| Mutex::new(connect(url))).collect();
        Bare { url: url.to_owned(), writers, next: AtomicUsize::new(0), user, names }
    }

    /// Creates, submits and approves a section, in a transaction each, and then reads the published data.
    pub fn cycle(&self, new: &NewSection) -> f64 {
        let id = uuid::Uuid::now_v7().to_string();
        let practice = String::from_utf8(canonical(&new.practice).expect("JSON")).expect("UTF-8");
        let hash = "f".repeat(64);
        let begun = Instant::now();
        self.write(|db| {
            let seq = self.number(db)?;
            self.section(db, &id, new.language.as_str())?;
            diesel::insert_into(versions::table)
                .values((
                    versions::section.eq(&id),
                    versions::number.eq(1),
                    versions::chapter.eq(&self.names.chapter),
                    versions::template_version.eq(1),
                    versions::title.eq(new.practice["title"].as_str().unwrap_or_default()),
                    versions::practice.eq(&practice),
                    versions::body.eq(&new.body),
                    versions::hash.eq(&hash),
                    versions::author.eq(&self.user),
                    versions::created_at.eq(seq),
                ))
                .execute(db)?;
            self.entries(db, seq, &id, &["section.created"])
        });
        let round = uuid::Uuid::now_v7().to_string();
        self.write(|db| {
            let seq = self.number(db)?;
            diesel::insert_into(rounds::table)
                .values((
                    rounds::id.eq(&round),
                    rounds::section.eq(&id),
                    rounds::number.eq(1),
                    rounds::version.eq(1),
                    rounds::hash.eq(&hash),
                    rounds::submitted_by.eq(&self.user),
                    rounds::submitted_at.eq(seq),
                    rounds::outcome.eq("open"),
                ))
                .execute(db)?;
            let changed = (
                sections::stage.eq("submitted"),
                sections::rounds.eq(1),
                sections::submitted_at.eq(seq),
                sections::updated_at.eq(seq),
            );
            diesel::update(sections::table.find(&id)).set(changed).execute(db)?;
            self.entries(db, seq, &id, &["section.submitted"])
        });
        self.write(|db| {
            let seq = self.number(db)?;
            let ended = (
                rounds::outcome.eq("approved"),
                rounds::ended_by.eq(&self.user),
                rounds::ended_at.eq(seq),
                rounds::ended_message.eq("Gracias"),
            );
            diesel::update(rounds::table.find(&round)).set(ended).execute(db)?;
            let version = versions::table.find((&id, 1));
            diesel::update(version).set(versions::published_at.eq(seq)).execute(db)?;
            let changed = (
                sections::stage.eq("approved"),
                sections::published_version.eq(1),
                sections::published_at.eq(seq),
                sections::approved_version.eq(1),
                sections::updated_at.eq(seq),
            );
            diesel::update(sections::table.find(&id)).set(changed).execute(db)?;
            self.entries(db, seq, &id, &["section.approved", "section.published"])
        });
        self.reading(|db| {
            let read: (String, String) = versions::table
                .inner_join(sections::table)
                .filter(sections::id.eq(&id))
                .filter(versions::number.nullable().eq(sections::published_version))
                .select((versions::practice, versions::body))
                .first(db)
                .expect("it is published");
            assert_eq!(read.1, new.body);
        });
        begun.elapsed().as_secs_f64() * 1e3
    }

    fn write(&self, change: impl FnOnce(&mut Db) -> QueryResult<()>) {
        let writer = &self.writers[self.next.fetch_add(1, Ordering::Relaxed) % self.writers.len()];
        writer.lock().expect("no writer failed").transaction(change).expect("written");
    }

    /// Reads on a separate connection, like the service's readers beside its writer.
    fn reading(&self, read: impl FnOnce(&mut Db)) {
        thread_local!(static READER: std::cell::RefCell<Option<(String, Db)>> = const { std::cell::RefCell::new(None) });
        READER.with_borrow_mut(|reader| {
            if reader.as_ref().is_none_or(|(url, _)| *url != self.url) {
                *reader = Some((self.url.clone(), connect(&self.url)));
            }
            read(&mut reader.as_mut().expect("just opened").1);
        });
    }

    fn number(&self, db: &mut Db) -> QueryResult<i64> {
        diesel::update(journal_head::table)
            .set(journal_head::seq.eq(journal_head::seq + 1))
            .returning(journal_head::seq)
            .get_result(db)
    }

    fn section(&self, db: &mut Db, id: &str, language: &str) -> QueryResult<usize> {
        let at = 1_800_000_000_000_000_i64;
        diesel::insert_into(sections::table)
            .values((
                sections::id.eq(id),
                sections::compendium.eq(&self.names.compendium),
                sections::chapter.eq(&self.names.chapter),
                sections::institution.eq(&self.names.institution),
                sections::language.eq(language),
                sections::stage.eq("draft"),
                sections::version.eq(1),
                sections::rounds.eq(0),
                sections::created_by.eq(&self.user),
                sections::created_at.eq(at),
                sections::updated_at.eq(at),
            ))
            .execute(db)
    }

    fn entries(&self, db: &mut Db, first: i64, id: &str, events: &[&str]) -> QueryResult<()> {
        let hash = "f".repeat(64);
        let data = format!(r#"{{"hash":"{hash}","round":"{id}","version":1}}"#);
        let mut last = first;
        for (event, seq) in events.iter().zip(first..) {
            diesel::insert_into(journal::table)
                .values((
                    journal::seq.eq(seq),
                    journal::at.eq(1_800_000_000_000_000_i64),
                    journal::actor.eq(&self.user),
                    journal::request_id.eq(id),
                    journal::event.eq(*event),
                    journal::section.eq(id),
                    journal::data.eq(&data),
                    journal::entry_hash.eq(&hash),
                    journal::chain.eq(&hash),
                ))
                .execute(db)?;
            last = seq;
        }
        let head = (journal_head::seq.eq(last), journal_head::chain.eq(&hash));
        diesel::update(journal_head::table).set(head).execute(db)?;
        Ok(())
    }
}

fn connect(url: &str) -> Db {
    if url.starts_with("postgres") {
        return Db::Postgres(PgConnection::establish(url).expect("a PostgreSQL"));
    }
    let mut connection = SqliteConnection::establish(url).expect("a database");
    connection.batch_execute(PRAGMAS).expect("settings");
    Db::Sqlite(connection)
}
