//! The program's other commands: what they do, what they print, and how they exit.

use diesel::sql_types::BigInt;
use diesel::{Connection, QueryableByName, RunQueryDsl, SqliteConnection, sql_query};
use serde_json::Value;

use crate::app::{Database, PASSWORD, TestApp};
use crate::program::{Place, text};

#[test]
fn help_names_every_command() {
    let help = Place::new(Database::Sqlite).done(&["--help"], "");
    for command in ["serve", "demo", "migrate", "user", "reindex", "journal", "openapi"] {
        let named = |line: &str| line.trim_start().starts_with(&format!("{command} "));
        assert!(help.lines().any(named), "{command} is missing:\n{help}");
    }
    let serve = Place::new(Database::Sqlite).done(&["serve", "--help"], "");
    assert!(serve.contains("--listen") && serve.contains("--data-dir"), "{serve}");
}

#[test]
fn every_fault_of_the_settings_is_named_at_once() {
    let place = Place::new(Database::Sqlite);
    let mut command = place.command(&["serve", "--listen", "nowhere"]);
    command.env("ACERVO_STOP_SECONDS", "900").env("ACERVO_PUBLIC_URL", "ftp://acervo.example");
    command.env("DATABASE_URL", "mysql://localhost/acervo");
    let output = command.output().unwrap();
    let said = text(&output.stderr);
    assert!(!output.status.success() && output.stdout.is_empty(), "{said}");
    for setting in ["listen", "stop_seconds", "public_url", "database_url"] {
        assert!(said.contains(&format!("{setting}: ")), "{setting} is missing:\n{said}");
    }
    assert!(!place.data_dir().exists(), "nothing is made with bad settings");
}

#[test]
fn a_command_or_a_flag_that_there_is_not_is_refused() {
    let place = Place::new(Database::Sqlite);
    for wrong in [&["fly"][..], &["serve", "--fast"], &["user", "add", "--email", "a@b.example"]] {
        let output = place.run(wrong, "");
        assert_eq!(output.status.code(), Some(2), "{wrong:?}");
        assert!(text(&output.stderr).contains("Usage"), "{wrong:?}: {}", text(&output.stderr));
    }
}

#[test]
fn openapi_prints_the_document() {
    // The only command that needs no place.
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_acervo")).arg("openapi").output().unwrap();
    assert!(output.status.success());
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    assert!(document["paths"]["/api/v1/search"]["get"].is_object());
}

#[test]
fn an_account_needs_a_good_password_and_a_known_institution() {
    let place = Place::new(Database::Sqlite);
    let add = |role: &str, more: &[&str], password: &str| {
        let mut command = vec!["user", "add", "--email", "ana@example.org", "--name", "Ana", "--role", role];
        command.extend(more);
        command.push("--password-stdin");
        place.run(&command, password)
    };
    for (output, named) in [
        (add("editor", &[], "123456"), "password"),
        (add("author", &[], PASSWORD), "institution"),
        (add("author", &["--institution", "nobody"], PASSWORD), "institution"),
        (add("king", &[], PASSWORD), "roles are"),
    ] {
        let said = text(&output.stderr);
        assert!(!output.status.success() && output.stdout.is_empty(), "{said}");
        assert!(said.contains(named), "{named} is missing:\n{said}");
    }
    let named = [
        "user",
        "add",
        "--email",
        "ana..b@gob.pe",
        "--name",
        "Ana\nBcc: x",
        "--role",
        "editor",
        "--password-stdin",
    ];
    let said = text(&place.run(&named, PASSWORD).stderr);
    assert!(said.contains("not an email address") && said.contains("a single line"), "{said}");
    // The line break added by `echo` is not part of the password.
    let made = text(&add("editor", &[], &format!("{PASSWORD}\n")).stdout);
    assert!(uuid::Uuid::parse_str(made.trim()).is_ok(), "it says the identifier: {made}");
}

#[test]
fn reindexing_does_not_change_the_database_under_a_service_that_runs() {
    let place = Place::new(Database::Sqlite);
    place.done(&["migrate"], "");
    place.done(&["reindex"], "");
    let file = place.data_dir().join("acervo.db");
    let mut connection = SqliteConnection::establish(file.to_str().unwrap()).unwrap();
    let forget = "DELETE FROM __diesel_schema_migrations WHERE version = \
                  (SELECT max(version) FROM __diesel_schema_migrations)";
    assert_eq!(
        sql_query(forget).execute(&mut connection).unwrap(),
        1,
        "the last step, as if it were a new one"
    );
    let steps = place.rows("__diesel_schema_migrations");
    let service = std::fs::File::open(place.data_dir().join("index").join("lock")).unwrap();
    service.try_lock().unwrap();
    let refused = place.run(&["reindex"], "");
    assert!(!refused.status.success());
    assert!(text(&refused.stderr).contains("changes the database"), "{}", text(&refused.stderr));
    assert_eq!(place.rows("__diesel_schema_migrations"), steps);
}

places! {
    async fn migrating_twice_does_no_harm(place) {
        assert_eq!(place.done(&["migrate"], ""), place.done(&["migrate"], ""));
        assert!(place.done(&["journal", "verify"], "").contains("the journal holds"));
    }

    async fn an_account_made_on_an_empty_folder_or_beside_a_service_logs_in(place) {
        place.add_user("alba", "administrator", None);
        let running = place.serve();
        let alba = running.log_in("alba").await;
        assert_eq!(alba.get("/api/v1/me").await.ok()["roles"], serde_json::json!(["administrator"]));
        place.add_user("eva", "editor", None);
        assert_eq!(running.log_in("eva").await.get("/api/v1/me").await.ok()["name"], "eva");
        // An existing account gains the role at once and keeps its password.
        let email = TestApp::email("alba");
        place.done(&["user", "add", "--email", &email, "--name", "alba", "--role", "editor"], "");
        let me = alba.get("/api/v1/me").await.ok();
        let mut roles: Vec<&str> = me["roles"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        roles.sort_unstable();
        assert_eq!(roles, ["administrator", "editor"]);
        running.log_in("alba").await;
        running.stop();
    }

    async fn the_program_hashes_passwords_at_the_cost_of_production(place) {
        let hashed = || place.rows("users WHERE password_hash LIKE '$argon2id$v=19$m=19456,t=2,p=1$%'");
        place.add_user("alba", "administrator", None);
        assert_eq!((hashed(), place.rows("users")), (1, 1));
        // A service with another cost would hash the password again at this login.
        let running = place.serve();
        running.log_in("alba").await;
        assert_eq!(hashed(), 1);
        running.stop();
    }

    async fn the_index_is_made_anew_on_demand(place) {
        let (running, ana, eva) = place.settled().await;
        let ids = [ana.published(&eva, "Ventanilla móvil").await, ana.published(&eva, "Brigada de salud").await];
        running.caught_up().await;
        assert!(place.done(&["reindex"], "").contains("2 sections are in the index that was made, and 2 in that of the editors"), "beside the service");
        running.stop();
        assert!(place.done(&["reindex"], "").contains("2 sections are in the index"));
        let running = place.serve();
        running.caught_up().await;
        let mut found = running.found().await;
        found.sort();
        assert_eq!(found, ids);
        running.stop();
    }

    async fn the_journal_holds(place) {
        let (running, ana, eva) = place.settled().await;
        ana.published(&eva, "Ventanilla móvil").await;
        let beside = place.done(&["journal", "verify"], "");
        assert!(beside.contains("the journal holds"), "{beside}");
        running.stop();
        assert_eq!(place.done(&["journal", "verify"], ""), beside);
    }
}

#[derive(QueryableByName)]
struct Last {
    #[diesel(sql_type = BigInt)]
    seq: i64,
}

#[tokio::test]
async fn an_entry_that_was_changed_by_hand_is_named() {
    let place = Place::new(Database::Sqlite);
    let (running, ana, eva) = place.settled().await;
    ana.published(&eva, "Ventanilla móvil").await;
    running.stop();
    let file = place.data_dir().join("acervo.db");
    let change = |statement: &str| {
        let mut connection = SqliteConnection::establish(file.to_str().unwrap()).unwrap();
        assert_eq!(sql_query(statement).execute(&mut connection).unwrap(), 1, "{statement}");
    };
    let last: Last = {
        let mut connection = SqliteConnection::establish(file.to_str().unwrap()).unwrap();
        sql_query("SELECT max(seq) AS seq FROM journal").get_result(&mut connection).unwrap()
    };
    let names = |seq: i64, what: &str| {
        let output = place.run(&["journal", "verify"], "");
        let said = text(&output.stdout);
        assert_eq!(output.status.code(), Some(2), "{what}: {said}");
        assert!(said.contains(&format!("entry {seq}:")), "{what}: {said}");
    };
    change("UPDATE journal SET actor = actor || 'x' WHERE seq = 5");
    names(5, "another actor");
    change("UPDATE journal SET actor = substr(actor, 1, length(actor) - 1) WHERE seq = 5");
    change("UPDATE journal SET at = at + 1 WHERE seq = 3");
    names(3, "another time");
    change("UPDATE journal SET at = at - 1 WHERE seq = 3");
    assert!(place.done(&["journal", "verify"], "").contains("the journal holds"));
    change(&format!("DELETE FROM journal WHERE seq = {}", last.seq));
    names(last.seq, "the last entry is gone");
    change("DELETE FROM journal WHERE seq = 2");
    names(2, "an entry in the middle is gone");
}
