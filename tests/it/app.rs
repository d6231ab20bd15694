//! The service as seen by a test: started on a free port with its own clock, and used over HTTP only.

use std::future::Future;
use std::path::PathBuf;

use acervo::app::{App, Followers, folder};
use acervo::auth::passwords::QUEUE;
use acervo::auth::{Cost, Passwords};
use acervo::config::{Config, Flags, Switch};
use acervo::domain::account::Role;
use acervo::domain::language::UiLanguage;
use acervo::domain::time::Clock;
use acervo::services::Context;
use acervo::services::people::NewUser;
use acervo::store::Verdict;
use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection, SqliteConnection};
use secrecy::SecretString;
use serde_json::json;

pub use crate::client::{Client, Reply, practice, section};
pub use crate::database::{Database, Scratch};
use crate::database::{sqlite_template, start_of_time};
use crate::letters::Letter;

/// The password of every account created by a test.
pub const PASSWORD: &str = "cuatro vientos y una ventana";

/// The slug of the compendium that every installation starts with.
pub const COMPENDIUM: &str = "framework-document";

/// Tests hash thousands of passwords, none of which is worth guessing. The real cost belongs to the real program, and
/// `commands.rs` checks it there.
pub const CHEAP: Cost = Cost { memory: 16, passes: 1, lanes: 1 };

/// A running service. It must be ended with [`TestApp::finish`], which makes the checks common to all tests. If it is
/// merely dropped, its test fails.
pub struct TestApp {
    app: Option<App>,
    pub clock: Clock,
    folder: tempfile::TempDir,
    scratch: Option<Scratch>,
    config: Config,
    finished: bool,
    http: reqwest::Client,
}

impl TestApp {
    pub async fn start(database: Database) -> TestApp {
        TestApp::start_with(database, |_| {}).await
    }

    /// Starts with settings that differ from the usual ones for tests (no limits, one worker).
    pub async fn start_with(database: Database, change: impl FnOnce(&mut Config)) -> TestApp {
        let folder = tempfile::tempdir().unwrap();
        let scratch = (database == Database::Postgres).then(Scratch::from_template);
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
        in_storage(&mut config);
        change(&mut config);
        if database == Database::Sqlite {
            folder::make(&config.data_dir).unwrap();
            std::fs::write(config.database(), sqlite_template()).unwrap();
        }
        let clock = start_of_time();
        // While followers work, nobody notices that the service closes connections that it has not heard of for a while.
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
        let http = http.pool_idle_timeout(std::time::Duration::from_secs(2)).build().unwrap();
        let mut app = TestApp { app: None, clock, folder, scratch, config, finished: false, http };
        app.start_again();
        app
    }

    /// Stops the service if it is running, and starts it on the same data.
    pub fn start_again(&mut self) {
        self.stop();
        let passwords = Passwords::new(4, QUEUE, CHEAP);
        let (config, clock) = (self.config.clone(), self.clock.clone());
        let app = waiting(move || App::start(config, clock, passwords, Followers::Manual));
        self.app = Some(app.unwrap());
    }

    /// Restarts on the same data with other settings, for tests of limits, proxies and mail servers.
    pub fn start_again_with(&mut self, change: impl FnOnce(&mut Config)) {
        change(&mut self.config);
        self.start_again();
    }

    /// Restarts with uploaded files in the data folder, for stories that look at them there.
    pub fn files_in_folder(&mut self) {
        self.start_again_with(|config| config.s3.bucket.clear());
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

    #[cfg(all(test_s3, feature = "s3"))]
    pub fn config(&self) -> &Config {
        &self.config
    }

    pub fn data_dir(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.app().address)
    }

    /// Steps the followers until they have nothing left to do.
    pub fn settle(&self) {
        let app = self.app();
        waiting(|| app.settle()).unwrap();
    }

    /// Changes data directly in the database, if there is no API call for it yet.
    pub fn sql(&self, statement: &str) {
        let url = self.config.database();
        let done = match self.scratch {
            Some(_) => PgConnection::establish(&url).unwrap().batch_execute(statement),
            None => SqliteConnection::establish(&url).unwrap().batch_execute(statement),
        };
        done.unwrap();
    }

    /// Lets the followers process everything the test left to them, and checks that they succeed, that they have then
    /// caught up with the journal, and that the journal is valid.
    pub fn finish(mut self) {
        self.settle();
        let store = &self.app().core.store;
        assert_eq!(
            self.app().lag().unwrap(),
            0,
            "an index stays behind though its follower says that it is done"
        );
        let due = store.read(|db| db.due_mails(self.clock.now(), 10)).unwrap();
        assert!(due.is_empty(), "mails stay in the queue though the follower says that it is done: {due:?}");
        let verdict = store.verify_journal(|_| {}).unwrap();
        assert!(matches!(verdict, Verdict::Holds { .. }), "{verdict:?}");
        for letter in self.mails().iter().map(|raw| Letter::parse(raw)) {
            assert!(!letter.text.contains("/api/"), "a letter leads people to the API: {}", letter.text);
        }
        self.finished = true;
        self.stop();
    }

    /// A client that is not logged in.
    pub fn anonymous(&self) -> Client {
        Client::new(self.http.clone(), self.url(""))
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

    /// A client with an installation-wide role.
    pub async fn holder(&self, name: &str, role: Role) -> Client {
        self.add(name, role, None).await;
        self.log_in(name).await
    }

    /// A client with a role in an institution, which is created if it does not exist.
    pub async fn member(&self, name: &str, role: Role, institution: &str) -> Client {
        self.institution(institution).await;
        self.add(name, role, Some(institution)).await;
        self.log_in(name).await
    }

    /// Creates an institution with this slug (`acronym-country`, or only an acronym), unless it exists.
    pub async fn institution(&self, slug: &str) {
        use acervo::services::input::Input;
        use acervo::services::settings::{NewInstitution, Settings};
        let settings = Settings::new(self.app().core.store.clone());
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

    /// The e-mail address of an account, from its name in the test.
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
            language: UiLanguage::Es,
        };
        self.app().core.people.add(Context::system(), new).await.unwrap();
    }

    /// Logs in over HTTP.
    pub async fn log_in(&self, name: &str) -> Client {
        let body = json!({"email": TestApp::email(name), "password": PASSWORD});
        let reply = self.anonymous().post("/api/v1/auth/login", body).await;
        let token = reply.ok()["access_token"].as_str().unwrap().to_owned();
        self.anonymous().with_token(&token)
    }

    /// The text of the mails filed so far, oldest first.
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
        assert!(
            self.finished || std::thread::panicking(),
            "the test ended without TestApp::finish and its checks"
        );
    }
}

/// Does what waits for storage, as the program does it: on a thread that runs nothing asynchronous.
pub fn waiting<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| match scope.spawn(work).join() {
        Ok(done) => done,
        Err(panic) => std::panic::resume_unwind(panic),
    })
}

/// Keeps uploaded files in the bucket of `tests/with-s3`, if there is one, below a name of their own.
fn in_storage(config: &mut Config) {
    if let Some(endpoint) = std::env::var("TEST_S3_ENDPOINT").ok().filter(|_| cfg!(feature = "s3")) {
        config.s3.bucket = "acervo".to_owned();
        config.s3.endpoint = endpoint;
        config.s3.prefix = format!("stories/{}", uuid::Uuid::now_v7());
        config.s3.access_key = "key".to_owned();
        config.s3.secret_key = SecretString::from("hunter2");
    }
}

/// Runs a test on a database, and checks the state it leaves behind.
pub async fn run<F: Future<Output = TestApp>>(database: Database, story: impl FnOnce(TestApp) -> F) {
    story(TestApp::start(database).await).await.finish();
}

/// Each test runs once on SQLite and once on PostgreSQL; without `TEST_POSTGRES_URL` the latter is reported as ignored.
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

#[tokio::test]
#[should_panic(expected = "without TestApp::finish")]
async fn a_test_that_ends_without_its_checks_fails() {
    TestApp::start(Database::Sqlite).await;
}
