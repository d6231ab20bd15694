//! The service as a process: it starts, prints its address, and stops when told to.

use std::collections::BTreeSet;
use std::os::unix::fs::PermissionsExt;

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::app::{Database, section};
use crate::program::{Place, until};

places! {
    async fn the_service_starts_empty_answers_and_stops(place) {
        let running = place.serve();
        assert!(running.address.starts_with("http://127.0.0.1:"), "{}", running.address);
        let nobody = running.anonymous();
        assert_eq!(nobody.get("/healthz").await.ok(), json!({"status": "ok"}));
        let ready = nobody.get("/readyz").await.ok();
        assert_eq!((&ready["status"], &ready["database"]), (&json!("ok"), &json!("ok")));
        let compendia = nobody.get("/api/v1/compendia").await.ok();
        assert_eq!(compendia["items"][0]["slug"], "framework-document");
        // It has already run its warm-up queries.
        let figures = String::from_utf8(nobody.get("/metrics").await.bytes).unwrap();
        let warm_up = figures.lines().find_map(|line| line.strip_prefix("acervo_warm_up_seconds "));
        assert!(warm_up.unwrap().parse::<f64>().unwrap() > 0.0, "{figures}");
        let document = nobody.get("/api/openapi.json").await.ok();
        assert_eq!(document["servers"][0]["url"], running.address.as_str());
        running.stop();
    }

    async fn what_was_told_to_stop_while_it_starts_ends_well(place) {
        let starting = place.spawn("serve");
        // The database is opened long before the service listens.
        let begun = place.data_dir().join("keys");
        until("the service has begun to start", async || begun.exists()).await;
        starting.terminate();
        assert_eq!(starting.ended().code(), Some(0));
        place.serve().stop();
    }

    async fn a_request_in_flight_is_finished_before_the_end(place) {
        let (running, ana, _) = place.settled().await;
        let body = section("mre-co", "Llegó a tiempo").to_string();
        let (first, second) = body.as_bytes().split_at(body.len() / 2);
        let host = running.address.strip_prefix("http://").unwrap();
        let mut stream = TcpStream::connect(host).await.unwrap();
        let head = format!(
            "POST /api/v1/sections HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {}\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\nExpect: 100-continue\r\n\r\n",
            ana.token(),
            body.len()
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        let mut goes_on = [0; 25];
        stream.read_exact(&mut goes_on).await.unwrap();
        assert_eq!(&goes_on, b"HTTP/1.1 100 Continue\r\n\r\n");
        stream.write_all(first).await.unwrap();
        running.terminate();
        until("nobody new is let in", async || TcpStream::connect(host).await.is_err()).await;
        stream.write_all(second).await.unwrap();
        let mut answer = String::new();
        // The server closes the connection after its response, so nothing more will come on it.
        stream.read_to_string(&mut answer).await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 201 "), "{answer}");
        assert_eq!(running.ended().0.code(), Some(0));

        let running = place.serve();
        let kept = running.log_in("ana").await.get("/api/v1/sections").await.ok();
        assert_eq!(kept["items"][0]["title"], "Llegó a tiempo");
        running.stop();
    }

    async fn a_connection_that_says_nothing_does_not_keep_the_service_from_stopping(place) {
        let running = place.serve();
        let host = running.address.strip_prefix("http://").unwrap().to_owned();
        let silent = TcpStream::connect(&host).await.unwrap();
        // A connection that has been used and is kept open, as browsers do.
        let kept = running.anonymous();
        kept.get("/healthz").await.ok();
        let begun = std::time::Instant::now();
        running.stop();
        assert!(begun.elapsed().as_secs() < 15, "{:?}", begun.elapsed());
        drop((silent, kept));
    }

    async fn the_demonstration_starts_and_starts_again(place) {
        let running = place.start("demo");
        let file = place.data_dir().join("demo-accounts.json");
        let mode = std::fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        let accounts: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
        let accounts = accounts.as_array().unwrap();
        let mut roles: Vec<&str> = accounts.iter().map(|account| account["role"].as_str().unwrap()).collect();
        roles.sort_unstable();
        assert_eq!(roles, ["administrator", "author", "editor", "focal_point", "researcher", "reviewer"]);
        for account in accounts {
            let (email, password) = (account["email"].as_str().unwrap(), account["password"].as_str().unwrap());
            let me = running.log_in_with(email, password).await.get("/api/v1/me").await.ok();
            assert_eq!(me["email"], email);
        }
        let browser = crate::browser::Browser::new(running.anonymous());
        let shown = browser.get("/pt/sign-in").await;
        assert_eq!(shown.page().matches("name=\"as\"").count(), accounts.len());
        assert!(shown.page().contains("Autor ou autora, Ministério das Relações Exteriores da Colômbia"), "{}", shown.page());
        let nobody = browser.fill_in_shown(&shown, "/pt/sign-in", &[("as", "writer@demo.acervo.example")]).await;
        assert_eq!(nobody.status, 404);
        let signed = browser.fill_in_shown(&shown, "/pt/sign-in", &[("as", "eva@demo.acervo.example")]).await;
        assert_eq!(signed.leads_to(), "/pt/desk");
        assert!(browser.get("/pt/account").await.page().contains("Eva Blanco"));
        let reply = running.anonymous().get("/api/v1/search?q=migrantes").await;
        assert!(!reply.header("x-acervo-demonstration").is_empty());
        assert!(reply.ok()["total"].as_u64().unwrap() > 5);
        running.caught_up().await;
        let found = running.found().await;
        running.stop();

        let running = place.start("demo");
        let (email, password) = (accounts[0]["email"].as_str().unwrap(), accounts[0]["password"].as_str().unwrap());
        running.log_in_with(email, password).await;
        running.caught_up().await;
        assert_eq!(BTreeSet::from_iter(running.found().await), BTreeSet::from_iter(found));
        running.stop();
        assert!(place.done(&["journal", "verify"], "").contains("the journal holds"));
    }

    async fn a_demonstration_that_was_killed_while_it_was_filled_is_finished(place) {
        for (table, enough) in [("users", 1), ("sections", 1), ("versions", 20), ("sections", 40)] {
            let starting = place.spawn("demo");
            until("the filling has come so far", async || place.rows(table) >= enough).await;
            starting.kill();
        }
        let running = place.start("demo");
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/demo/sections");
        let states: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|file| serde_json::from_slice::<Value>(&std::fs::read(file.unwrap().path()).unwrap()).unwrap())
            .map(|section| section["state"].as_str().unwrap().to_owned())
            .collect();
        let like = |which: &dyn Fn(&str) -> bool| states.iter().filter(|state| which(state)).count();
        assert_eq!(place.rows("sections"), i64::try_from(states.len()).unwrap());
        assert_eq!(place.rows("rounds"), i64::try_from(like(&|state| state != "draft")).unwrap());
        running.caught_up().await;
        let published = like(&|state| matches!(state, "published" | "published_with_draft"));
        let found = running.found().await;
        assert_eq!((found.len(), BTreeSet::from_iter(&found).len()), (published, published), "each is found once");
        let accounts = std::fs::read(place.data_dir().join("demo-accounts.json")).unwrap();
        let accounts: Value = serde_json::from_slice(&accounts).unwrap();
        let (email, password) = (accounts[0]["email"].as_str().unwrap(), accounts[0]["password"].as_str().unwrap());
        running.log_in_with(email, password).await;
        running.stop();
        assert!(place.done(&["journal", "verify"], "").contains("the journal holds"));
    }
}

#[tokio::test]
async fn an_address_that_is_taken_is_said_so() {
    let (place, other) = (Place::new(Database::Sqlite), Place::new(Database::Sqlite));
    let running = place.serve();
    let taken = running.address.strip_prefix("http://").unwrap();
    let output = other.run(&["serve", "--listen", taken], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    running.stop();
}

#[tokio::test]
async fn two_services_do_not_share_a_data_folder_whatever_is_deleted_in_it() {
    let place = Place::new(Database::Sqlite);
    let (running, ..) = place.settled().await;
    for round in 0..2 {
        for command in ["serve", "demo"] {
            let rows = place.rows("journal");
            let output = place.run(&[command, "--listen", "127.0.0.1:0"], "");
            let said = crate::program::text(&output.stderr);
            assert_eq!(output.status.code(), Some(1), "{said}");
            let folder = place.data_dir().display().to_string();
            assert!(said.contains("in use by another process") && said.contains(&folder), "{said}");
            assert!(output.stdout.is_empty());
            assert_eq!(place.rows("journal"), rows, "nothing was written");
        }
        if round == 0 {
            for index in ["index", "desk-index"] {
                crate::program::delete(&place.data_dir().join(index));
            }
        }
    }
    // Commands run alongside it work as before.
    place.add_user("olga", "editor", None);
    assert!(place.done(&["journal", "verify"], "").contains("the journal holds"));
    place.done(&["reindex"], "");
    running.anonymous().get("/readyz").await.ok();
    running.kill();
    // However the process ended, the folder is free.
    let running = place.serve();
    running.stop();
    place.serve().stop();
}

/// The output of a start that must fail at once.
#[track_caller]
fn refused(command: &mut std::process::Command) -> String {
    let begun = std::time::Instant::now();
    let output = command.stdin(std::process::Stdio::null()).output().unwrap();
    let said = crate::program::text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(output.stdout.is_empty());
    // It gave up by itself: a connection pool would have retried for twenty seconds.
    assert!(begun.elapsed().as_secs() < 15, "{:?}: {said}", begun.elapsed());
    assert!(!said.contains("request"), "there is no request: {said}");
    said
}

#[test]
fn a_start_on_a_folder_that_cannot_be_used_ends_at_once_and_says_what_to_do() {
    let serve = ["serve", "--listen", "127.0.0.1:0"];
    type Spoils = fn(&std::path::Path);
    let spoilt: [(&str, Spoils); 6] = [
        ("", |data| std::fs::write(data, "no folder").unwrap()),
        ("acervo.db", |data| {
            std::fs::create_dir(data).unwrap();
            std::fs::write(data.join("acervo.db"), "no database ".repeat(1000)).unwrap();
        }),
        ("acervo.db", |data| std::fs::create_dir_all(data.join("acervo.db")).unwrap()),
        ("keys", |data| {
            std::fs::create_dir(data).unwrap();
            std::fs::write(data.join("keys"), "").unwrap();
        }),
        ("index", |data| {
            std::fs::create_dir(data).unwrap();
            std::fs::write(data.join("index"), "").unwrap();
        }),
        ("", |data| std::fs::create_dir_all(data.join(".trial")).unwrap()),
    ];
    for (part, spoil) in spoilt {
        let place = Place::new(Database::Sqlite);
        spoil(&place.data_dir());
        let named = if part.is_empty() { place.data_dir() } else { place.data_dir().join(part) };
        let said = refused(&mut place.command(&serve));
        assert!(said.contains(&named.display().to_string()), "{}: {said}", named.display());
        if part.is_empty() {
            assert!(said.contains("name another folder"), "{said}");
        }
    }
}

#[test]
fn a_start_where_nothing_can_be_written_ends_at_once_and_names_the_folder() {
    // For a process that may not write a single byte to any file, the disk is full: every write fails, to whatever
    // file.
    let place = Place::new(Database::Sqlite);
    std::fs::create_dir(place.data_dir()).unwrap();
    let acervo = place.command(&["serve", "--listen", "127.0.0.1:0"]);
    let mut limited = std::process::Command::new("sh");
    limited.args(["-c", "trap '' XFSZ; ulimit -f 0; exec \"$0\" \"$@\""]);
    limited.arg(acervo.get_program()).args(acervo.get_args());
    let said = refused(&mut limited);
    let folder = place.data_dir().display().to_string();
    assert!(said.contains(&folder) && said.contains("name another folder"), "{said}");
}
