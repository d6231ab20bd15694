//! A filled installation: sections entered through the services, as users enter them, and an index of them.

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use acervo::app::{Core, DESK_INDEX, INDEX};
use acervo::config::{Config, Flags};
use acervo::domain::account::Role;
use acervo::domain::language::UiLanguage;
use acervo::domain::time::Clock;
use acervo::followers::Follower;
use acervo::followers::indexer::Indexer;
use acervo::policy::Actor;
use acervo::search::LiveIndex;
use acervo::services::Context;
use acervo::services::input::Input;
use acervo::services::people::NewUser;
use acervo::services::sections::{NewSection, Sections, Submit};
use acervo::services::settings::{NewInstitution, Settings};
use acervo::store::Audience;
use diesel::Connection;
use diesel::connection::SimpleConnection;
use secrecy::SecretString;
use serde_json::json;

use crate::collections::Text;
use crate::load::{Client, request};
use crate::process::{Server, copy};
use crate::texts::{CHAPTERS, COUNTRIES, Dice, Words};

pub const PASSWORD: &str = "cuatro vientos y una ventana";
pub const EDITOR: &str = "editor@example.org";
/// Number of authors who can write at the same time, each from a different institution.
pub const WRITERS: usize = 17;
const INSTITUTIONS: usize = 80;
const COMPENDIUM: &str = "framework-document";
/// Number of sections on PostgreSQL, where only writing is measured.
const ON_POSTGRES: usize = 2_000;
const IDS: &str = "bench.json";

/// The content of a filled installation.
pub struct Filled {
    /// Its published sections.
    pub ids: Vec<String>,
}

pub fn writer(n: usize) -> String {
    format!("writer{n}@example.org")
}

pub fn institution(n: usize) -> String {
    format!("m{n}-{}", COUNTRIES[n % COUNTRIES.len()].to_lowercase())
}

/// Returns the n-th section in the form that the API takes.
pub fn section(words: &Words, dice: &mut Dice, n: usize, institution: &str) -> NewSection {
    let (language, practice, body) = words.section(dice, n);
    let section = json!({
        "compendium": COMPENDIUM, "chapter": CHAPTERS[dice.ranked(CHAPTERS.len())], "institution": institution,
        "language": language, "practice": practice, "body": body,
    });
    serde_json::from_value(section).expect("a section")
}

/// Fills a data folder, unless it is already filled.
pub fn fill(folder: &Path, database: &str, count: usize) -> Filled {
    fill_with(folder, database, count, &[])
}

/// Does the same with these texts, repeated as often as needed, in place of generated ones, if there are any.
pub fn fill_with(folder: &Path, database: &str, count: usize, texts: &[Text]) -> Filled {
    if let Ok(text) = std::fs::read_to_string(folder.join(IDS)) {
        return Filled { ids: serde_json::from_str(&text).expect("identifiers") };
    }
    let begun = Instant::now();
    // In memory, and copied at the end: thirty thousand durable transactions would take minutes.
    let memory = Path::new("/dev/shm");
    let scratch = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    let scratch = scratch.expect("a folder");
    let ids = enter(scratch.path(), database, count, texts);
    std::fs::write(scratch.path().join(IDS), json!(ids).to_string()).expect("a file");
    copy(scratch.path(), folder);
    println!("{count} sections entered, approved and indexed in {:.0?}", begun.elapsed());
    Filled { ids }
}

fn enter(folder: &Path, database: &str, count: usize, texts: &[Text]) -> Vec<String> {
    let mut config =
        Config::load(&Flags { data_dir: Some(folder.to_owned()), ..Flags::default() }).expect("settings");
    config.database_url = SecretString::from(database.to_owned());
    let core = Core::open(config, Clock::system()).expect("a house");
    let settings = Settings::new(core.store.clone());
    for n in 0..INSTITUTIONS {
        let (acronym, country) = (format!("M{n}"), COUNTRIES[n % COUNTRIES.len()]);
        let new: NewInstitution = serde_json::from_value(json!({
            "name": {"es": format!("Ministerio {n}"), "en": format!("Ministry {n}")},
            "acronym": acronym, "country": country, "kind": "ministry",
        }))
        .expect("an institution");
        let made = settings.create_institution(&Context::system(), Input::from(new)).expect("an institution");
        assert_eq!(made.slug, institution(n));
    }
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let add = |email: String, role: Role, institution: Option<String>| {
        let new = NewUser {
            email,
            name: "Somebody".to_owned(),
            password: Some(SecretString::from(PASSWORD.to_owned())),
            role,
            institution,
            language: UiLanguage::Es,
        };
        runtime.block_on(core.people.add(Context::system(), new)).expect("an account")
    };
    for n in 0..WRITERS {
        add(writer(n), Role::Author, Some(institution(n)));
    }
    // The author of these texts is not one of those who write later, each with one membership.
    let everywhere: Vec<_> = (0..INSTITUTIONS)
        .map(|n| add("everywhere@example.org".to_owned(), Role::Author, Some(institution(n))))
        .collect();
    let editor = add(EDITOR.to_owned(), Role::Editor, None);
    let context =
        |actor: Actor| Context { actor, request_id: uuid::Uuid::now_v7().to_string(), idempotency: None };
    let actor = |id| core.accounts.actor(id).expect("an account");
    let (author, editor) = (actor(everywhere[0]), actor(editor));

    let (sections, words) = (Sections::new(core.store.clone()), Words::new());
    let mut dice = Dice(1);
    let mut ids = Vec::with_capacity(count);
    for n in 0..count {
        let of = institution(dice.ranked(INSTITUTIONS));
        let mut new = section(&words, &mut dice, n, &of);
        if !texts.is_empty() {
            retell(&mut new, &texts[n % texts.len()]);
        }
        let id = sections.create(&context(author.clone()), Input::from(new)).expect("a section").id;
        sections.submit(&context(author.clone()), id, Input::from(Submit::default())).expect("submitted");
        let approval =
            serde_json::from_value(json!({"decision": "approve", "version": 1})).expect("a decision");
        let approval: acervo::services::sections::Decide = approval;
        sections.decide(&context(editor.clone()), id, Input::from(approval)).expect("approved");
        ids.push(id.to_string());
    }
    // Nobody should be mailed about sections that were never news.
    let head = core.store.read(|db| db.journal_head()).expect("a journal");
    core.store.write_unjournaled(|db| db.set_cursor("notifier", head)).expect("a cursor");
    core.store.optimize().expect("statistics");
    for (readers, index) in [(Audience::Public, INDEX), (Audience::Editors, DESK_INDEX)] {
        let live = Arc::new(LiveIndex::open(&folder.join(index)).expect("an index"));
        let mut indexer = Indexer::new(core.store.clone(), readers, live);
        while indexer.step().expect("indexed") {}
    }
    ids
}

/// Replaces the section's content with that text, as far as it fits.
fn retell(new: &mut NewSection, text: &Text) {
    let words = |from: usize, most: usize| {
        let words = text.text.split_whitespace().skip(from).take(most);
        words.collect::<Vec<_>>().join(" ")
    };
    // The template allows fifteen words.
    let title = text.title.split_whitespace().take(15).collect::<Vec<_>>().join(" ");
    let title: String = title.chars().take(150).collect();
    let title = if title.trim().is_empty() { words(0, 10) } else { title };
    let told = if text.text.split_whitespace().nth(60).is_some() { 60 } else { 0 };
    let mut put = |name: &str, value: String| new.practice.insert(name.to_owned(), value.into());
    put("title", title);
    put("summary", words(0, 60));
    // A short text is repeated here.
    put("description", words(told, 150));
    new.body = words(210, 1_500);
    new.language = text.lang.parse().expect("a language");
}

/// Logs in and returns an access token.
pub fn log_in(server: &Server, email: &str) -> String {
    let body = json!({"email": email, "password": PASSWORD}).to_string();
    let mut connection = Client::open(server.address);
    let reply = connection.send(&request("POST", "/api/v1/auth/login", "", &body));
    assert_eq!(reply.status, 200, "{}", reply.text());
    let tokens: serde_json::Value = serde_json::from_slice(reply.body).expect("JSON");
    tokens["access_token"].as_str().expect("a token").to_owned()
}

/// Fills a database on that PostgreSQL server, and a copy of it for the floor; both are dropped afterwards.
pub fn with_postgres(server: &str, scratch: &Path, measure: impl FnOnce(&Path, &str, &str, &Filled)) {
    let mut connection = diesel::PgConnection::establish(server).expect("a PostgreSQL");
    let name = format!("acervo_bench_{}", std::process::id());
    let url = |name: &str| {
        let (base, _) = server.rsplit_once('/').expect("a database in the address");
        format!("{base}/{name}")
    };
    let mut run = |statement: String| connection.batch_execute(&statement).expect("a statement");
    run(format!("CREATE DATABASE {name}"));
    let (folder, own) = (scratch.join("postgres"), url(&name));
    let filled = fill(&folder, &format!("{own}?options=-c%20synchronous_commit%3Doff"), ON_POSTGRES);
    run(format!("CREATE DATABASE {name}_floor TEMPLATE {name}"));
    run("CHECKPOINT".to_owned());
    measure(&folder, &own, &url(&format!("{name}_floor")), &filled);
    run(format!("DROP DATABASE {name} WITH (FORCE)"));
    run(format!("DROP DATABASE {name}_floor WITH (FORCE)"));
}
