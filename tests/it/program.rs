//! The program as seen by its operator: the real binary, its arguments, its output and its exit.

use std::future::Future;
use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use diesel::{Connection, PgConnection, RunQueryDsl, SqliteConnection};
use serde_json::{Value, json};

use crate::app::{Client, Database, PASSWORD, Scratch, TestApp};

/// Maximum time to wait for anything.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// A test's own data folder and database, for running the program several times.
pub struct Place {
    folder: tempfile::TempDir,
    scratch: Option<Scratch>,
}

impl Place {
    pub fn new(database: Database) -> Place {
        let scratch = (database == Database::Postgres).then(Scratch::make);
        Place { folder: tempfile::tempdir().unwrap(), scratch }
    }

    pub fn data_dir(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    pub fn database(&self) -> Database {
        if self.scratch.is_some() { Database::Postgres } else { Database::Sqlite }
    }

    /// A command of the program for this place, with only the test's settings.
    pub fn command(&self, command: &[&str]) -> Command {
        let mut program = Command::new(env!("CARGO_BIN_EXE_acervo"));
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("ACERVO_") {
                program.env_remove(name);
            }
        }
        program.env_remove("DATABASE_URL");
        if let Some(scratch) = &self.scratch {
            program.env("DATABASE_URL", scratch.url());
        }
        program.envs([("ACERVO_RATE_LIMITS", "off"), ("ACERVO_LOG", "warn"), ("ACERVO_WORKERS", "2")]);
        program.args(command).arg("--data-dir").arg(self.data_dir());
        program
    }

    /// Runs a command to completion.
    pub fn run(&self, command: &[&str], input: &str) -> Output {
        let mut program = self.command(command);
        program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = program.spawn().unwrap();
        // A program that exits early does not read its input.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        child.wait_with_output().unwrap()
    }

    /// Runs a command that must succeed, and returns its output.
    #[track_caller]
    pub fn done(&self, command: &[&str], input: &str) -> String {
        let output = self.run(command, input);
        assert!(output.status.success(), "{command:?}: {}", text(&output.stderr));
        text(&output.stdout)
    }

    /// Creates an account from the command line.
    #[track_caller]
    pub fn add_user(&self, name: &str, role: &str, institution: Option<&str>) {
        let email = TestApp::email(name);
        let mut command = vec!["user", "add", "--email", &email, "--name", name, "--role", role];
        command.extend(institution.map(|slug| ["--institution", slug]).into_iter().flatten());
        command.push("--password-stdin");
        self.done(&command, PASSWORD);
    }

    /// The number of rows in a table; zero if there is no such table.
    pub fn rows(&self, table: &str) -> i64 {
        #[derive(diesel::QueryableByName)]
        struct Rows {
            #[diesel(sql_type = diesel::sql_types::BigInt)]
            number: i64,
        }
        let query = diesel::sql_query(format!("SELECT count(*) AS number FROM {table}"));
        let file = self.data_dir().join("acervo.db");
        let rows: Option<Rows> = match &self.scratch {
            Some(scratch) => query.get_result(&mut PgConnection::establish(&scratch.url()).unwrap()).ok(),
            None if !file.exists() => None,
            None => query.get_result(&mut SqliteConnection::establish(file.to_str().unwrap()).unwrap()).ok(),
        };
        rows.map_or(0, |rows| rows.number)
    }

    pub fn serve(&self) -> Running {
        self.start("serve")
    }

    /// Starts the service, and returns once it listens.
    pub fn start(&self, command: &str) -> Running {
        let starting = self.spawn(command);
        starting.listening()
    }

    /// Starts the service without waiting for it.
    pub fn spawn(&self, command: &str) -> Starting {
        let log_path = self.folder.path().join("log");
        let log = std::fs::OpenOptions::new().create(true).append(true).open(&log_path).unwrap();
        let mut program = self.command(&[command, "--listen", "127.0.0.1:0"]);
        program.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(log);
        Starting { child: Ended(program.spawn().unwrap()), log: log_path }
    }

    /// Fills an empty place with an administrator, an institution, an author in it and an editor, and starts the
    /// service.
    pub async fn settled(&self) -> (Running, Client, Client) {
        self.add_user("alba", "administrator", None);
        let running = self.serve();
        let alba = running.log_in("alba").await;
        let institution = json!({"name": {"es": "Cancillería", "en": "Foreign ministry"}, "acronym": "MRE",
            "country": "CO", "kind": "ministry"});
        alba.post("/api/v1/institutions", institution).await.ok();
        self.add_user("ana", "author", Some("mre-co"));
        self.add_user("eva", "editor", None);
        let (ana, eva) = (running.log_in("ana").await, running.log_in("eva").await);
        (running, ana, eva)
    }
}

/// A process that does not outlive its test.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        // It may already have ended.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A service that has been started but may not listen yet.
pub struct Starting {
    child: Ended,
    log: PathBuf,
}

impl Starting {
    /// Waits for the line with the address.
    pub fn listening(mut self) -> Running {
        let mut lines = BufReader::new(self.child.0.stdout.take().unwrap());
        let (tell, told) = mpsc::channel();
        let reading = std::thread::spawn(move || {
            let mut line = String::new();
            lines.read_line(&mut line).unwrap();
            tell.send(line).unwrap();
            let mut rest = String::new();
            lines.read_to_string(&mut rest).unwrap();
            rest
        });
        let line = told.recv_timeout(PATIENCE).unwrap_or_default();
        let address = line.strip_prefix("listening on ").map(|address| address.trim_end().to_owned());
        let log = || std::fs::read_to_string(&self.log).unwrap_or_default();
        let address = address.unwrap_or_else(|| panic!("it said {line:?}\n{}", log()));
        Running { child: self.child, address, reading: Some(reading) }
    }

    /// Kills the process.
    pub fn kill(mut self) {
        self.child.0.kill().unwrap();
        self.child.0.wait().unwrap();
    }

    /// Asks the process to stop.
    pub fn terminate(&self) {
        terminate(&self.child.0);
    }

    /// Waits for the process to exit.
    pub fn ended(mut self) -> ExitStatus {
        wait(&mut self.child.0)
    }
}

/// A service that is listening.
pub struct Running {
    child: Ended,
    /// `http://HOST:PORT`
    pub address: String,
    reading: Option<std::thread::JoinHandle<String>>,
}

impl Running {
    pub fn anonymous(&self) -> Client {
        Client::to(&self.address)
    }

    pub async fn log_in(&self, name: &str) -> Client {
        self.log_in_with(&TestApp::email(name), PASSWORD).await
    }

    pub async fn log_in_with(&self, email: &str, password: &str) -> Client {
        let body = json!({"email": email, "password": password});
        let reply = self.anonymous().post("/api/v1/auth/login", body).await;
        self.anonymous().with_token(reply.ok()["access_token"].as_str().unwrap())
    }

    /// Asks the process to stop.
    pub fn terminate(&self) {
        terminate(&self.child.0);
    }

    /// Waits for the process to exit. Returns its exit status and anything it printed after the line with its address.
    pub fn ended(mut self) -> (ExitStatus, String) {
        let status = wait(&mut self.child.0);
        (status, self.reading.take().unwrap().join().unwrap())
    }

    /// Stops it as an operator would. It must exit with status 0 and print nothing more.
    pub fn stop(self) {
        self.terminate();
        let (status, rest) = self.ended();
        assert_eq!((status.code(), rest.as_str()), (Some(0), ""));
    }

    /// Kills the process.
    pub fn kill(mut self) {
        self.child.0.kill().unwrap();
        self.child.0.wait().unwrap();
    }

    /// Waits until the index is complete according to `/readyz` and the search responses.
    pub async fn caught_up(&self) {
        until("the index has caught up", async || {
            let ready = self.anonymous().get("/readyz").await.json();
            if ready["index"] != json!({"complete": true, "lag": 0, "rebuilding": false}) {
                return false;
            }
            self.anonymous().get("/api/v1/search").await.ok()["index"]["complete"] == true
        })
        .await;
    }

    /// The sections found by a search without words, page by page.
    pub async fn found(&self) -> Vec<String> {
        let (mut found, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = self.anonymous().get(&format!("/api/v1/search?limit=100&cursor={cursor}")).await.ok();
            let items = page["items"].as_array().unwrap();
            found.extend(items.iter().map(|item| item["section_id"].as_str().unwrap().to_owned()));
            match &page["next"] {
                Value::String(next) => cursor = next.clone(),
                _ => return found,
            }
        }
    }
}

fn terminate(child: &Child) {
    let sent = Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
}

fn wait(child: &mut Child) -> ExitStatus {
    let begun = Instant::now();
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status;
        }
        assert!(begun.elapsed() < PATIENCE, "it does not end");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Polls until a condition is met.
pub async fn until<F: Future<Output = bool>>(what: &str, mut holds: impl FnMut() -> F) {
    let begun = Instant::now();
    while !holds().await {
        assert!(begun.elapsed() < PATIENCE, "not in time: {what}");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

/// Deletes a folder while other processes may be writing to it.
pub fn delete(folder: &Path) {
    let begun = Instant::now();
    while let Err(error) = std::fs::remove_dir_all(folder) {
        assert_eq!(error.kind(), ErrorKind::DirectoryNotEmpty);
        assert!(begun.elapsed() < PATIENCE);
    }
}

pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Each test runs once on SQLite and once on PostgreSQL, with its own place.
macro_rules! places {
    ($($(#[$meta:meta])* async fn $name:ident($place:ident) $body:block)*) => {$(
        $(#[$meta])*
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            async fn story($place: $crate::program::Place) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                story($crate::program::Place::new($crate::app::Database::Sqlite)).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            #[cfg_attr(not(test_postgres), ignore = "TEST_POSTGRES_URL is not set")]
            async fn postgres() {
                story($crate::program::Place::new($crate::app::Database::Postgres)).await;
            }
        }
    )*};
}
