//! The service as a story sees it: started on a free port with a clock of its own, spoken to over HTTP only.

use std::future::Future;
use std::path::PathBuf;

use acervo::app::{App, Followers};
use acervo::config::{Config, Flags, Switch};
use acervo::domain::account::Role;
use acervo::domain::language::Tongue;
use acervo::domain::time::{Clock, Timestamp};
use acervo::services::Context;
use acervo::services::people::NewUser;
use acervo::store::Verdict;
use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection, SqliteConnection};
use reqwest::header::HeaderMap;
use reqwest::{Method, StatusCode};
use secrecy::SecretString;
use serde_json::{Value, json};

/// Where a story's service keeps its data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Database {
    Sqlite,
    Postgres,
}

/// The password of every account that a story makes.
pub const PASSWORD: &str = "cuatro vientos y una ventana";

/// The slug of the compendium that every installation starts with.
pub const COMPENDIUM: &str = "framework-document";

/// A database of a story's own on the PostgreSQL of the tests; gone when the story ends.
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

/// A running service.
pub struct TestApp {
    app: Option<App>,
    pub clock: Clock,
    folder: tempfile::TempDir,
    scratch: Option<Scratch>,
    config: Config,
    http: reqwest::Client,
}

impl TestApp {
    pub async fn start(database: Database) -> TestApp {
        TestApp::start_with(database, |_| {}).await
    }

    /// Starts with other settings than stories usually have: no limits, one worker.
    pub async fn start_with(database: Database, change: impl FnOnce(&mut Config)) -> TestApp {
        let folder = tempfile::tempdir().unwrap();
        let scratch = (database == Database::Postgres).then(Scratch::make);
        let flags = Flags {
            listen: Some("127.0.0.1:0".into()),
            data_dir: Some(folder.path().join("data")),
            ..Flags::default()
        };
        let mut config = Config::load(&flags).unwrap();
        config.database_url = SecretString::from(scratch.as_ref().map(Scratch::url).unwrap_or_default());
        config.database_connections = 4;
        config.workers = 1;
        config.stop_seconds = 2;
        config.rate_limits = Switch::Off;
        change(&mut config);
        let clock = Clock::fixed("2026-03-02T09:00:00Z".parse::<Timestamp>().unwrap());
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        let mut app = TestApp { app: None, clock, folder, scratch, config, http };
        app.start_again();
        app
    }

    /// Stops the service, if it runs, and starts it on the same data.
    pub fn start_again(&mut self) {
        self.stop();
        self.app = Some(App::start(self.config.clone(), self.clock.clone(), Followers::ByHand).unwrap());
    }

    /// Starts again on the same data with other settings: for stories about limits, proxies and mail servers.
    pub fn start_again_with(&mut self, change: impl FnOnce(&mut Config)) {
        change(&mut self.config);
        self.start_again();
    }

    pub fn stop(&mut self) {
        if let Some(app) = self.app.take() {
            app.stop();
        }
    }

    pub fn app(&self) -> &App {
        self.app.as_ref().expect("the service runs")
    }

    pub fn database(&self) -> Database {
        if self.scratch.is_some() { Database::Postgres } else { Database::Sqlite }
    }

    pub fn data_dir(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.app().address)
    }

    /// Steps the followers until they have nothing to do.
    pub fn settle(&self) {
        self.app().settle().unwrap();
    }

    /// Changes the data behind the service's back, for what no call can bring about yet.
    pub fn sql(&self, statement: &str) {
        let url = self.config.database();
        let done = match self.scratch {
            Some(_) => PgConnection::establish(&url).unwrap().batch_execute(statement),
            None => SqliteConnection::establish(&url).unwrap().batch_execute(statement),
        };
        done.unwrap();
    }

    /// Settles, and makes sure that the story left a journal that holds.
    pub fn finish(mut self) {
        self.settle();
        let verdict = self.app().house.store.verify_journal(|_| {}).unwrap();
        assert!(matches!(verdict, Verdict::Holds { .. }), "{verdict:?}");
        self.stop();
        drop(self.scratch.take());
    }

    /// Nobody in particular.
    pub fn anonymous(&self) -> Client {
        Client { http: self.http.clone(), base: self.url(""), token: None }
    }

    /// An author of Colombia's ministry.
    pub async fn author(&self, name: &str) -> Client {
        self.member(name, Role::Author, "mre-co").await
    }

    /// A focal point of Colombia's ministry.
    pub async fn focal_point(&self, name: &str) -> Client {
        self.member(name, Role::FocalPoint, "mre-co").await
    }

    pub async fn editor(&self, name: &str) -> Client {
        self.holder(name, Role::Editor).await
    }

    pub async fn administrator(&self, name: &str) -> Client {
        self.holder(name, Role::Administrator).await
    }

    /// Somebody with an installation-wide role.
    pub async fn holder(&self, name: &str, role: Role) -> Client {
        self.add(name, role, None).await;
        self.log_in(name).await
    }

    /// Somebody with a role in an institution, which is made if there is none with that slug.
    pub async fn member(&self, name: &str, role: Role, institution: &str) -> Client {
        self.institution(institution).await;
        self.add(name, role, Some(institution)).await;
        self.log_in(name).await
    }

    /// Makes the institution with that slug (`acronym-country`, or an acronym alone).
    pub async fn institution(&self, slug: &str) {
        use acervo::services::input::Input;
        use acervo::services::settings::{NewInstitution, Settings};
        let settings = Settings::new(self.app().house.store.clone());
        if settings.institution(slug).is_ok() {
            return;
        }
        let (acronym, country) =
            slug.split_once('-').map_or((slug, None), |(a, c)| (a, Some(c.to_uppercase())));
        let new: NewInstitution = serde_json::from_value(json!({
            "name": {"es": format!("Ministerio {slug}"), "en": format!("Ministry {slug}")},
            "acronym": acronym.to_uppercase(), "country": country, "kind": "ministry",
        }))
        .unwrap();
        settings.create_institution(&Context::system(), Input::from(new)).unwrap();
    }

    /// An account's address, by the name that the story gives it.
    pub fn email(name: &str) -> String {
        format!("{name}@example.org")
    }

    async fn add(&self, name: &str, role: Role, institution: Option<&str>) {
        let new = NewUser {
            email: TestApp::email(name),
            name: name.to_owned(),
            password: Some(SecretString::from(PASSWORD.to_owned())),
            role,
            institution: institution.map(str::to_owned),
            language: Tongue::Es,
        };
        self.app().house.people.add(Context::system(), new).await.unwrap();
    }

    /// Logs in over HTTP.
    pub async fn log_in(&self, name: &str) -> Client {
        let body = json!({"email": TestApp::email(name), "password": PASSWORD});
        let reply = self.anonymous().post("/api/v1/auth/login", body).await;
        let token = reply.ok()["access_token"].as_str().unwrap().to_owned();
        self.anonymous().with_token(&token)
    }

    /// The mails filed so far, the oldest first, as text.
    pub fn mails(&self) -> Vec<String> {
        let mut files: Vec<PathBuf> = std::fs::read_dir(self.data_dir().join("outbox"))
            .map(|folder| folder.map(|entry| entry.unwrap().path()).collect())
            .unwrap_or_default();
        files.retain(|path| path.extension().is_some_and(|extension| extension == "eml"));
        files.sort();
        files.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect()
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Somebody who speaks to the service.
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    base: String,
    token: Option<String>,
}

/// What the service answered.
#[derive(Debug)]
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Reply {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes)
            .unwrap_or_else(|_| panic!("not JSON: {} {}", self.status, String::from_utf8_lossy(&self.bytes)))
    }

    /// The body of a success.
    #[track_caller]
    pub fn ok(&self) -> Value {
        assert!(self.status.is_success(), "{} {}", self.status, String::from_utf8_lossy(&self.bytes));
        if self.bytes.is_empty() { Value::Null } else { self.json() }
    }

    /// The body of a problem, which must have that status and that code.
    #[track_caller]
    pub fn problem(&self, status: u16, code: &str) -> Value {
        let text = String::from_utf8_lossy(&self.bytes);
        assert_eq!(self.status.as_u16(), status, "{text}");
        assert_eq!(self.headers["content-type"], "application/problem+json", "{text}");
        let problem = self.json();
        assert_eq!(problem["code"], code, "{text}");
        assert_eq!(problem["status"], status);
        problem
    }

    /// The places of all faults of an invalid input, sorted.
    #[track_caller]
    pub fn faults(&self) -> Vec<(String, String)> {
        let problem = self.json();
        let faults = problem["errors"].as_array().unwrap_or_else(|| panic!("no errors in {problem}"));
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let mut found: Vec<_> =
            faults.iter().map(|fault| (text(&fault["pointer"]), text(&fault["code"]))).collect();
        found.sort();
        found
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

impl Client {
    /// Nobody in particular, who speaks to the service at that address.
    pub fn to(base: &str) -> Client {
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        Client { http, base: base.to_owned(), token: None }
    }

    pub fn with_token(&self, token: &str) -> Client {
        Client { token: Some(token.to_owned()), ..self.clone() }
    }

    pub fn token(&self) -> &str {
        self.token.as_deref().unwrap_or_default()
    }

    /// A request that the story finishes itself.
    pub fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        let request = self.http.request(method, format!("{}{path}", self.base));
        match &self.token {
            Some(token) => request.bearer_auth(token),
            None => request,
        }
    }

    pub async fn send(request: reqwest::RequestBuilder) -> Reply {
        let response = request.send().await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        Reply { status, headers, bytes: response.bytes().await.unwrap().to_vec() }
    }

    pub async fn get(&self, path: &str) -> Reply {
        Client::send(self.request(Method::GET, path)).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Reply {
        Client::send(self.request(Method::POST, path).json(&body)).await
    }

    pub async fn put(&self, path: &str, body: Value) -> Reply {
        Client::send(self.request(Method::PUT, path).json(&body)).await
    }

    pub async fn patch(&self, path: &str, body: Value) -> Reply {
        Client::send(self.request(Method::PATCH, path).json(&body)).await
    }

    pub async fn delete(&self, path: &str) -> Reply {
        Client::send(self.request(Method::DELETE, path)).await
    }

    /// Saves over a version, named by its tag.
    pub async fn save(&self, id: &str, tag: &str, body: Value) -> Reply {
        let request = self.request(Method::PUT, &format!("/api/v1/sections/{id}"));
        Client::send(request.header("if-match", tag).json(&body)).await
    }

    /// An act without words, or with the words that it needs.
    pub async fn act(&self, id: &str, act: &str) -> Reply {
        let section = format!("/api/v1/sections/{id}");
        let decide = |decision: &str, version: &Value| json!({"decision": decision, "version": version, "message": "Gracias"});
        match act {
            "approve" | "request_changes" | "reject" => {
                let rounds = self.get(&format!("{section}/rounds")).await;
                let version = if rounds.status.is_success() {
                    rounds.json()["items"][0]["version"].clone()
                } else {
                    json!(1)
                };
                let version = if version.is_null() { json!(1) } else { version };
                self.post(&format!("{section}/decision"), decide(act, &version)).await
            }
            "withdraw" | "unpublish" => {
                self.post(&format!("{section}/{act}"), json!({"reason": "Falta un dato"})).await
            }
            "restore" => self.post(&format!("{section}/restore"), json!({"version": 1})).await,
            "delete" => self.delete(&section).await,
            "save" => {
                let tag = self.get(&section).await.header("etag").to_owned();
                let tag = if tag.is_empty() { "\"1-x\"".to_owned() } else { tag };
                let practice = practice(&format!("Otra redacción {}", uuid::Uuid::new_v4().simple()));
                self.save(id, &tag, json!({"practice": practice, "body": "Otro texto"})).await
            }
            _ => Client::send(self.request(Method::POST, &format!("{section}/{act}"))).await,
        }
    }

    /// Creates a complete draft of Colombia's ministry, and gives its identifier.
    pub async fn draft(&self, title: &str) -> String {
        self.draft_of("mre-co", title).await
    }

    /// Creates a complete draft of an institution, and gives its identifier.
    pub async fn draft_of(&self, institution: &str, title: &str) -> String {
        let reply = self.post("/api/v1/sections", section(institution, title)).await;
        reply.ok()["id"].as_str().unwrap().to_owned()
    }

    /// Creates and submits a section of Colombia's ministry.
    pub async fn submitted(&self, title: &str) -> String {
        let id = self.draft(title).await;
        self.act(&id, "submit").await.ok();
        id
    }

    /// Creates and submits a section, which the editor approves and so publishes.
    pub async fn published(&self, editor: &Client, title: &str) -> String {
        let id = self.submitted(title).await;
        editor.act(&id, "approve").await.ok();
        id
    }
}

/// A new section of an institution, with a complete practice.
pub fn section(institution: &str, title: &str) -> Value {
    json!({
        "compendium": COMPENDIUM, "chapter": "consular-cooperation", "institution": institution,
        "language": "es", "practice": practice(title), "body": "## Contexto\n\nMuchas personas viven lejos.",
    })
}

/// A practice with every field that submitting needs.
pub fn practice(title: &str) -> Value {
    json!({
        "title": title,
        "summary": "El ministerio lleva trámites a las zonas donde no hay consulado.",
        "practice_type": "service", "countries": ["CO"], "scope": "subnational", "start": "2019-05",
        "status": "ongoing", "implementing_institution": "Dirección de asuntos consulares",
        "gcm_objectives": [14, 4], "guiding_principles": ["people_centred"],
        "inclusion_themes": ["consular", "documentation"], "target_groups": ["all_migrants"],
        "context_problem": "Muchas personas viven a más de un día de viaje.",
        "objectives": "Acercar la protección consular.", "description": "1. Citas.\n2. Visita mensual.",
        "results": "La espera bajó.", "success_factors": [{"factor": "Acuerdos con los municipios"}],
        "constraints": "Conectividad escasa.", "lessons_learned": "Avisar con antelación.",
        "sustainability": "Presupuesto ordinario.", "replicability": "Basta un acuerdo local.",
        "rights": {"gender": true, "child": true, "human_rights": true, "disability": false},
        "consent": true, "licence": "CC-BY-4.0",
    })
}

/// Runs a story on a database, and looks after what it leaves.
pub async fn run<F: Future<Output = TestApp>>(database: Database, story: impl FnOnce(TestApp) -> F) {
    story(TestApp::start(database).await).await.finish();
}

/// Each story becomes a test on SQLite and one on PostgreSQL; without `TEST_POSTGRES_URL` the latter is shown
/// as ignored.
macro_rules! stories {
    ($($(#[$meta:meta])* async fn $name:ident($app:ident) $body:block)*) => {$(
        $(#[$meta])*
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            async fn story(#[allow(unused_mut)] mut $app: $crate::app::TestApp) -> $crate::app::TestApp {
                $body
                $app
            }

            #[tokio::test]
            async fn sqlite() {
                $crate::app::run($crate::app::Database::Sqlite, story).await;
            }

            #[tokio::test]
            #[cfg_attr(not(test_postgres), ignore = "TEST_POSTGRES_URL is not set")]
            async fn postgres() {
                $crate::app::run($crate::app::Database::Postgres, story).await;
            }
        }
    )*};
}
