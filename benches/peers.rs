//! The alternatives: SQLite's FTS5 and PostgreSQL's full-text search, each behind a bare actix-web route, with the same
//! texts, questions, facets and snippets as the service.

use std::io::Write;
use std::net::TcpListener;
use std::path::Path;

use acervo::search::Document;
use actix_web::{App, HttpResponse, HttpServer, web};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::r2d2::{ConnectionManager, Pool, R2D2Connection};
use diesel::sql_types::{BigInt, Text};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::figures::{Pair, title, verdict};
use crate::floor::{PRAGMAS, Settings};
use crate::load::{Run, load};
use crate::process::Server;
use crate::reindex::documents;
use crate::search::{QUESTIONS, asked, lists};
use crate::{ROUNDS, SECTIONS};

#[derive(QueryableByName, Serialize)]
struct Hit {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(sql_type = Text)]
    marked: String,
}

#[derive(QueryableByName, Serialize)]
struct Counted {
    #[diesel(sql_type = Text)]
    facet: String,
    #[diesel(sql_type = Text)]
    value: String,
    #[diesel(sql_type = BigInt)]
    count: i64,
}

#[derive(QueryableByName)]
struct Total {
    #[diesel(sql_type = BigInt)]
    total: i64,
}

#[derive(Deserialize)]
struct Asked {
    q: String,
    lang: String,
}

/// The total number of hits, the best ten with a snippet, four facets.
type Ask<C> = fn(&mut C, &Asked) -> QueryResult<(i64, Vec<Hit>, Vec<Counted>)>;

fn ask_fts5(db: &mut SqliteConnection, asked: &Asked) -> QueryResult<(i64, Vec<Hit>, Vec<Counted>)> {
    let words: Vec<String> = asked.q.split_whitespace().map(|word| format!("\"{word}\"")).collect();
    let words = words.join(" ");
    let total: Total = diesel::sql_query("SELECT count(*) AS total FROM texts WHERE texts MATCH ?")
        .bind::<Text, _>(&words)
        .get_result(db)?;
    let hits = diesel::sql_query(
        "SELECT rowid AS id, title, snippet(texts, -1, '<mark>', '</mark>', '…', 24) AS marked FROM texts \
         WHERE texts MATCH ? AND rank MATCH 'bm25(4.0, 2.0, 1.0)' ORDER BY rank LIMIT 10",
    );
    let hits = hits.bind::<Text, _>(&words).load(db)?;
    let counted = diesel::sql_query(
        "SELECT facet, value, count(*) AS count FROM texts JOIN counted ON doc = texts.rowid \
         WHERE texts MATCH ? GROUP BY facet, value",
    );
    Ok((total.total, hits, counted.bind::<Text, _>(&words).load(db)?))
}

fn ask_postgres(db: &mut PgConnection, asked: &Asked) -> QueryResult<(i64, Vec<Hit>, Vec<Counted>)> {
    let (lang, words) = (configuration(&asked.lang), &asked.q);
    let total = diesel::sql_query(
        "SELECT count(*) AS total FROM texts WHERE words @@ plainto_tsquery($1::regconfig, $2)",
    );
    let total: Total = total.bind::<Text, _>(lang).bind::<Text, _>(words).get_result(db)?;
    let hits = diesel::sql_query(
        "WITH top AS (SELECT id, title, summary, text, q FROM texts, plainto_tsquery($1::regconfig, $2) AS q \
         WHERE words @@ q ORDER BY ts_rank_cd(words, q) DESC LIMIT 10) \
         SELECT id, title, ts_headline($1::regconfig, summary || ' ' || text, q) AS marked FROM top",
    );
    let hits = hits.bind::<Text, _>(lang).bind::<Text, _>(words).load(db)?;
    let counted = diesel::sql_query(
        "SELECT facet, value, count(*) AS count FROM texts JOIN counted ON doc = id \
         WHERE words @@ plainto_tsquery($1::regconfig, $2) GROUP BY facet, value",
    );
    Ok((total.total, hits, counted.bind::<Text, _>(lang).bind::<Text, _>(words).load(db)?))
}

/// Returns PostgreSQL's name for the configuration of a language.
fn configuration(lang: &str) -> &'static str {
    match lang {
        "es" => "spanish",
        "pt" => "portuguese",
        "fr" => "french",
        _ => "english",
    }
}

fn text(document: &Document) -> String {
    let passages: Vec<&str> = document.passages.iter().map(|passage| passage.text.as_str()).collect();
    passages.join("\n")
}

fn values(document: &Document) -> Vec<(&'static str, String)> {
    let mut values = vec![("institution", document.institution_slug.clone())];
    values.extend(document.countries.iter().map(|country| ("country", country.clone())));
    values.extend(document.themes.iter().map(|theme| ("theme", theme.clone())));
    values.extend(document.gcm_objectives.iter().map(|number| ("gcm_objective", number.to_string())));
    values.sort();
    values.dedup();
    values
}

/// Inserts the sections into a file with a full-text table.
fn fill_fts5(path: &str) {
    let mut db = SqliteConnection::establish(path).expect("a database");
    db.batch_execute(PRAGMAS).expect("settings");
    db.batch_execute(
        "CREATE VIRTUAL TABLE texts USING fts5(title, summary, text, tokenize = 'unicode61 remove_diacritics 2');
         CREATE TABLE counted (doc INTEGER, facet TEXT, value TEXT, PRIMARY KEY (doc, facet, value)) WITHOUT ROWID;",
    )
    .expect("tables");
    db.transaction(|db| {
        for (id, document) in (1_i64..).zip(documents(SECTIONS)) {
            diesel::sql_query("INSERT INTO texts (rowid, title, summary, text) VALUES (?, ?, ?, ?)")
                .bind::<BigInt, _>(id)
                .bind::<Text, _>(&document.title)
                .bind::<Text, _>(&document.summary)
                .bind::<Text, _>(text(&document))
                .execute(db)?;
            for (facet, value) in values(&document) {
                diesel::sql_query("INSERT INTO counted VALUES (?, ?, ?)")
                    .bind::<BigInt, _>(id)
                    .bind::<Text, _>(facet)
                    .bind::<Text, _>(value)
                    .execute(db)?;
            }
        }
        QueryResult::Ok(())
    })
    .expect("rows");
    db.batch_execute("INSERT INTO texts (texts) VALUES ('optimize'); ANALYZE;").expect("statistics");
}

/// Inserts the sections into a database with a column of words, according to the rules of each section's language.
fn fill_postgres(url: &str) {
    let mut db = PgConnection::establish(url).expect("a PostgreSQL");
    db.batch_execute(
        "CREATE TABLE texts (id BIGINT PRIMARY KEY, title TEXT, summary TEXT, text TEXT, words TSVECTOR);
         CREATE TABLE counted (doc BIGINT, facet TEXT, value TEXT, PRIMARY KEY (doc, facet, value));",
    )
    .expect("tables");
    db.transaction(|db| {
        for (id, document) in (1_i64..).zip(documents(SECTIONS)) {
            diesel::sql_query(
                "INSERT INTO texts VALUES ($1, $2, $3, $4, setweight(to_tsvector($5::regconfig, $2), 'A') || \
                 setweight(to_tsvector($5::regconfig, $3), 'B') || to_tsvector($5::regconfig, $4))",
            )
            .bind::<BigInt, _>(id)
            .bind::<Text, _>(&document.title)
            .bind::<Text, _>(&document.summary)
            .bind::<Text, _>(text(&document))
            .bind::<Text, _>(configuration(document.language.as_str()))
            .execute(db)?;
            for (facet, value) in values(&document) {
                diesel::sql_query("INSERT INTO counted VALUES ($1, $2, $3)")
                    .bind::<BigInt, _>(id)
                    .bind::<Text, _>(facet)
                    .bind::<Text, _>(value)
                    .execute(db)?;
            }
        }
        QueryResult::Ok(())
    })
    .expect("rows");
    db.batch_execute("CREATE INDEX texts_words ON texts USING gin (words); ANALYZE texts; ANALYZE counted;")
        .expect("an index");
}

/// Compares the service with both, with one client and with sixteen.
pub fn measure(server: &Server, scratch: &Path) {
    title("Beside SQLite's FTS5 and PostgreSQL's full text: the same texts, questions, facets, snippets");
    let path = scratch.join("fts5.db").to_string_lossy().into_owned();
    fill_fts5(&path);
    let mut peers = vec![("SQLite FTS5", Server::peer(&path))];
    let postgres = std::env::var("TEST_POSTGRES_URL").ok();
    let name = format!("acervo_bench_peer_{}", std::process::id());
    match &postgres {
        Some(server) => {
            run(server, &format!("CREATE DATABASE {name}"));
            let (base, _) = server.rsplit_once('/').expect("a database in the address");
            let url = format!("{base}/{name}");
            fill_postgres(&url);
            peers.push(("PostgreSQL", Server::peer(&url)));
        }
        None => println!("  without TEST_POSTGRES_URL, PostgreSQL is left out"),
    }
    let (mut ours, theirs) = (lists("/api/v1/search"), asked("/ask"));
    load(server.address, 4, &ours.questions(4 * QUESTIONS), QUESTIONS, 200);
    for (_, peer) in &peers {
        load(peer.address, 4, &theirs, QUESTIONS / 4, 200);
    }
    for (clients, each) in [(1, QUESTIONS), (16, QUESTIONS / 4)] {
        let figures = |run: &Run| [run.median(), run.p99(), run.a_second()];
        let mut pairs: Vec<[Pair; 3]> =
            peers.iter().map(|_| [Pair::new(), Pair::new(), Pair::new()]).collect();
        for _ in 0..ROUNDS {
            let questions = ours.questions(clients * each);
            let service = figures(&load(server.address, clients, &questions, each, 200));
            for ((_, peer), pairs) in peers.iter().zip(&mut pairs) {
                let peer = figures(&load(peer.address, clients, &theirs, each, 200));
                for ((pair, ours), theirs) in pairs.iter_mut().zip(service).zip(peer) {
                    pair.add(ours, theirs);
                }
            }
        }
        for ((name, _), [median, p99, rate]) in peers.iter().zip(&pairs) {
            println!(
                "  {clients} clients, {name} in the floor's place   {}ahead",
                verdict(rate.ratio() > 1.0)
            );
            median.print("median", "ms", "", true);
            p99.print("p99", "ms", "", true);
            rate.print("searches a second", "/s", "", true);
        }
    }
    drop(peers);
    if let Some(server) = &postgres {
        run(server, &format!("DROP DATABASE {name} WITH (FORCE)"));
    }
}

fn run(server: &str, statement: &str) {
    let mut db = PgConnection::establish(server).expect("a PostgreSQL");
    db.batch_execute(statement).expect("a statement");
}

/// Serves one of them until it is stopped.
pub fn serve(target: &str) {
    match target.starts_with("postgres") {
        true => {
            let manager = ConnectionManager::<PgConnection>::new(target);
            listen(Pool::builder().max_size(16).build(manager).expect("connections"), ask_postgres);
        }
        false => {
            let manager = ConnectionManager::<SqliteConnection>::new(target);
            let pool = Pool::builder().max_size(16).connection_customizer(Box::new(Settings)).build(manager);
            listen(pool.expect("connections"), ask_fts5);
        }
    }
}

fn listen<C: R2D2Connection + 'static>(pool: Pool<ConnectionManager<C>>, ask: Ask<C>) {
    let answer = move |asked: web::Query<Asked>, pool: web::Data<Pool<ConnectionManager<C>>>| async move {
        let answer = web::block(move || {
            let (total, hits, facets) =
                ask(&mut *pool.get().expect("a connection"), &asked).expect("an answer");
            json!({"total": total, "hits": hits, "facets": facets}).to_string()
        });
        HttpResponse::Ok().content_type("application/json").body(answer.await.expect("an answer"))
    };
    let pool = web::Data::new(pool);
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    println!("listening on http://{}", listener.local_addr().expect("an address"));
    std::io::stdout().flush().expect("standard output");
    let server =
        HttpServer::new(move || App::new().app_data(pool.clone()).route("/ask", web::get().to(answer)));
    actix_web::rt::System::new()
        .block_on(server.listen(listener).expect("a socket").run())
        .expect("it serves");
}
