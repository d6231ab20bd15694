//! The floors over HTTP: bare actix-web routes that do the minimum needed for a response, in a separate process on a
//! copy of the data.

use std::io::Write;
use std::net::TcpListener;
use std::path::Path;
use std::time::Instant;

use acervo::domain::language::UiLanguage;
use acervo::search::{Facet, Index, Query};
use actix_web::{App, HttpResponse, HttpServer, web};
use askama::Template;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::r2d2::{ConnectionManager, CustomizeConnection, Pool};
use serde::Deserialize;
use serde_json::json;

diesel::table! {
    bench_rows (id) {
        id -> Text,
        body -> Text,
    }
}

/// The same settings as on the service's connections.
pub const PRAGMAS: &str = "PRAGMA busy_timeout = 15000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384;";

#[derive(Debug)]
pub struct Settings;

impl CustomizeConnection<SqliteConnection, diesel::r2d2::Error> for Settings {
    fn on_acquire(&self, connection: &mut SqliteConnection) -> Result<(), diesel::r2d2::Error> {
        connection.batch_execute(PRAGMAS).map_err(diesel::r2d2::Error::QueryError)
    }
}

type Rows = Pool<ConnectionManager<SqliteConnection>>;

fn file(folder: &Path) -> String {
    folder.join("acervo.db").to_string_lossy().into_owned()
}

/// Inserts rows into a separate table.
pub fn add_rows(folder: &Path, rows: impl Iterator<Item = (String, String)>) {
    let mut connection = SqliteConnection::establish(&file(folder)).expect("a database");
    connection
        .batch_execute("CREATE TABLE IF NOT EXISTS bench_rows (id TEXT PRIMARY KEY, body TEXT NOT NULL);")
        .expect("a table");
    connection
        .transaction(|connection| {
            for (id, body) in rows {
                let values = (bench_rows::id.eq(id), bench_rows::body.eq(body));
                diesel::replace_into(bench_rows::table).values(values).execute(connection)?;
            }
            QueryResult::Ok(())
        })
        .expect("rows");
}

#[derive(Deserialize)]
struct Asked {
    q: String,
    lang: String,
    facets: String,
    limit: usize,
}

impl Asked {
    fn query(&self) -> Query {
        let facets = self.facets.split(',').filter_map(Facet::named).collect();
        Query {
            limit: self.limit,
            facets,
            thesaurus: Some(crate::quality::shipped()),
            ..Query::new(&self.q, UiLanguage::of(&self.lang).unwrap_or(UiLanguage::Es))
        }
    }
}

/// Runs the same compiled query with the same collectors on the same index; the response holds the positions of the top
/// ten, without their texts.
async fn found(asked: web::Query<Asked>, index: web::Data<Index>) -> HttpResponse {
    let answer = web::block(move || {
        let begun = Instant::now();
        let searcher = index.searcher();
        let compiled = index.compile(&searcher, &asked.query()).expect("a query");
        let found = compiled.run(&searcher).expect("an answer");
        let took = begun.elapsed().as_secs_f64() * 1e3;
        let places: Vec<_> =
            found.places.iter().map(|(_, place)| (place.segment_ord, place.doc_id)).collect();
        let facets: Vec<_> = found.facets.iter().map(|(facet, counts)| (facet.name(), counts)).collect();
        json!({"took_ms": took, "total": found.total, "places": places, "facets": facets}).to_string()
    });
    HttpResponse::Ok().content_type("application/json").body(answer.await.expect("an answer"))
}

/// Does the same, and also fetches the stored documents and highlights the words in them.
async fn marked(asked: web::Query<Asked>, index: web::Data<Index>) -> HttpResponse {
    let answer = web::block(move || {
        let found = index.search(&asked.query()).expect("an answer");
        let hits = found.hits.iter().map(|hit| {
            let marked: Vec<_> = hit.highlights.iter().map(|one| (&one.field, &one.html)).collect();
            json!({"id": hit.section, "title": hit.title, "summary": hit.summary, "marked": marked})
        });
        let facets: Vec<_> = found.facets.iter().map(|(facet, counts)| (facet.name(), counts)).collect();
        json!({"total": found.total, "hits": hits.collect::<Vec<_>>(), "facets": facets}).to_string()
    });
    HttpResponse::Ok().content_type("application/json").body(answer.await.expect("an answer"))
}

async fn row(id: web::Path<String>, rows: web::Data<Rows>) -> HttpResponse {
    let body = web::block(move || {
        let mut connection = rows.get().expect("a connection");
        bench_rows::table.find(&*id).select(bench_rows::body).first::<String>(&mut connection).expect("a row")
    });
    HttpResponse::Ok().content_type("application/json").body(body.await.expect("a row"))
}

/// A page of about the size of the service's own.
#[derive(Template)]
#[template(
    source = "<!DOCTYPE html><html lang=\"es\"><title>{{ title }}</title><main>{{ main }}</main></html>",
    ext = "html"
)]
struct BarePage<'a> {
    title: &'a str,
    main: &'a str,
}

fn rendered(title: &str, main: &str) -> HttpResponse {
    let page = BarePage { title, main }.render().expect("a page");
    HttpResponse::Ok().content_type("text/html; charset=utf-8").body(page)
}

/// Reads the row and renders it as a page.
async fn page(id: web::Path<String>, rows: web::Data<Rows>) -> HttpResponse {
    let body = web::block(move || {
        let mut connection = rows.get().expect("a connection");
        bench_rows::table.find(&*id).select(bench_rows::body).first::<String>(&mut connection).expect("a row")
    });
    rendered("Bare", &body.await.expect("a row"))
}

/// Runs the same search and renders a page with what was found, filled up to the size of the service's own.
async fn found_page(asked: web::Query<Asked>, index: web::Data<Index>) -> HttpResponse {
    const SIZE: usize = 60_000;
    let main = web::block(move || {
        let found = index.search(&asked.query()).expect("an answer");
        let mut main = String::new();
        for hit in &found.hits {
            main.extend([hit.title.as_str(), " ", &hit.summary, " "]);
            main.extend(hit.highlights.iter().map(|one| one.html.as_str()));
        }
        for (facet, counts) in &found.facets {
            main.push_str(&format!("{} {counts:?} ", facet.name()));
        }
        main.push_str(&"x ".repeat(SIZE.saturating_sub(main.len()) / 2));
        main
    });
    rendered("Bare", &main.await.expect("an answer"))
}

async fn constant(body: web::Data<String>) -> HttpResponse {
    HttpResponse::Ok().content_type("application/json").body(body.get_ref().clone())
}

/// Serves until it is stopped.
pub fn serve(folder: &Path) {
    let index = web::Data::new(Index::open(&folder.join("index")).expect("an index"));
    let manager = ConnectionManager::<SqliteConnection>::new(file(folder));
    let rows = Pool::builder().max_size(8).connection_customizer(Box::new(Settings)).build(manager);
    let rows: web::Data<Rows> = web::Data::new(rows.expect("connections"));
    let one = bench_rows::table.select(bench_rows::body).first(&mut rows.get().expect("a connection"));
    let body = web::Data::new(one.unwrap_or_else(|_| "{}".to_owned()));
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    println!("listening on http://{}", listener.local_addr().expect("an address"));
    std::io::stdout().flush().expect("standard output");
    let server = HttpServer::new(move || {
        App::new()
            .app_data(index.clone())
            .app_data(rows.clone())
            .app_data(body.clone())
            .route("/found", web::get().to(found))
            .route("/marked", web::get().to(marked))
            .route("/row/{id}", web::get().to(row))
            .route("/page/{id}", web::get().to(page))
            .route("/found-page", web::get().to(found_page))
            .route("/constant", web::get().to(constant))
    });
    actix_web::rt::System::new()
        .block_on(server.listen(listener).expect("a socket").run())
        .expect("the floor serves");
}
