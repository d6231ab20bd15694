//! The journal, verified using only the API's responses.

use acervo::domain::event::{Entry, chain, digest_from_hex, digest_to_hex};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::app::{Client, TestApp};

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn bytes(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
}

/// The whole journal, first entry first.
async fn journal(client: &Client) -> Vec<Value> {
    let mut path = "/api/v1/journal?limit=7".to_owned();
    let mut entries = Vec::new();
    loop {
        let page = client.get(&path).await.ok();
        entries.extend(page["items"].as_array().unwrap().clone());
        let Some(cursor) = page["next"].as_str() else { break };
        path = format!("/api/v1/journal?limit=7&cursor={cursor}");
    }
    entries.reverse();
    entries
}

/// Appends an entry as a newer program might, of a kind that this one does not know.
fn append_unknown(app: &TestApp, event: &str, section: Option<&str>) {
    let store = &app.app().core.store;
    let acervo::store::JournalEnd { seq: head, chain: before } = store.read(|db| db.journal_end()).unwrap();
    let entry = Entry {
        seq: head + 1,
        at: app.clock.now(),
        actor: "system".to_owned(),
        request_id: "newer".to_owned(),
        event: event.to_owned(),
        section: section.map(|id| id.parse().unwrap()),
        data: serde_json::Map::new(),
    };
    let hash = entry.hash().unwrap();
    let after = digest_to_hex(&chain(&digest_from_hex(&before).unwrap(), &hash));
    let section = section.map_or("NULL".to_owned(), |id| format!("'{id}'"));
    app.sql(&format!(
        "INSERT INTO journal (seq, at, actor, request_id, event, section, data, entry_hash, chain) VALUES \
         ({}, {}, 'system', 'newer', '{event}', {section}, '{{}}', '{}', '{after}'); \
         UPDATE journal_head SET seq = {}, chain = '{after}'",
        entry.seq,
        entry.at.micros(),
        digest_to_hex(&hash),
        entry.seq,
    ));
}

stories! {
    async fn anyone_who_may_read_it_can_verify_the_chain(app) {
        let (ana, eva, root) = (app.author("ana").await, app.editor("eva").await, app.administrator("root").await);
        ana.published(&eva, "Ventanilla consular móvil").await;
        ana.draft("Un borrador").await;
        for reader in [&eva, &root] {
            let entries = journal(reader).await;
            let mut chain = vec![0; 32];
            let (mut whole, mut hashed) = (0, 0);
            for (place, found) in entries.iter().enumerate() {
                assert_eq!(found["seq"], place + 1, "without a gap");
                match &found["entry"] {
                    Value::Null => hashed += 1,
                    entry => {
                        whole += 1;
                        let canonical = serde_json_canonicalizer::to_vec(entry).unwrap();
                        assert_eq!(found["entry_hash"], hex(&Sha256::digest(canonical)));
                        assert_eq!(entry["seq"], found["seq"]);
                    }
                }
                let entry_hash = bytes(found["entry_hash"].as_str().unwrap());
                chain = Sha256::digest([chain, entry_hash].concat()).to_vec();
                assert_eq!(found["chain"], hex(&chain), "entry {}", place + 1);
            }
            assert!(whole > 10 && hashed > 0, "{whole} whole, {hashed} hashed");
        }
    }

    async fn the_journal_names_nobody_and_quotes_nothing(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        ana.published(&eva, "Ventanilla consular móvil").await;
        let text = serde_json::to_string(&journal(&eva).await).unwrap();
        for secret in ["example.org", "ana", "Ventanilla", "Gracias"].map(|word| format!("\"{word}")) {
            assert!(!text.contains(&secret), "{secret}");
        }
        assert!(!text.contains('@'));
    }

    async fn of_what_a_reader_may_not_know_there_is_the_hash_alone(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let id = ana.draft("Un borrador").await;
        let path = format!("/api/v1/journal?section={id}");
        let hidden = eva.get(&path).await.ok();
        assert!(hidden["items"].as_array().unwrap().iter().all(|entry| entry["entry"].is_null()));
        ana.act(&id, "submit").await.ok();
        let shown = eva.get(&path).await.ok();
        assert_eq!(shown["items"][0]["entry"]["event"], "section.submitted");
        ana.get("/api/v1/journal").await.problem(403, "forbidden");
        app.anonymous().get("/api/v1/journal").await.problem(401, "unauthenticated");
        eva.get("/api/v1/journal?section=none").await.problem(422, "invalid");
    }

    async fn an_editor_of_the_institution_is_told_that_its_draft_was_deleted_and_no_other_is(app) {
        let (ana, eva, alma) = (app.author("ana").await, app.editor("eva").await, app.administrator("alma").await);
        let emma = app.author("emma").await;
        let id = emma.get("/api/v1/me").await.ok()["id"].as_str().unwrap().to_owned();
        alma.patch(&format!("/api/v1/users/{id}"), json!({"roles": ["editor"]})).await.ok();
        let draft = ana.draft("Ventanilla").await;
        ana.delete(&format!("/api/v1/sections/{draft}")).await.ok();
        let told = async |who: &Client| {
            let list = who.get("/api/v1/journal?limit=1").await.ok();
            list["items"][0]["entry"]["event"].as_str().map(str::to_owned)
        };
        assert_eq!(told(&emma).await.as_deref(), Some("section.deleted"));
        assert_eq!(told(&eva).await, None);
    }

    async fn entries_that_only_a_newer_program_knows_are_looked_at_and_notify_nobody(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        ana.published(&eva, "Ventanilla consular móvil").await;
        let waiting = ana.submitted("Ventanilla consular fija").await;
        app.settle();
        let mails = app.mails().len();
        let labels = async || {
            let found = app.anonymous().get("/api/v1/search?lang=es&facets=institution").await.ok();
            found["facets"]["institution"][0]["label"].clone()
        };
        let in_review = async || eva.get("/api/v1/desk/search?stage=in_review").await.ok()["total"].clone();
        assert_eq!(labels().await, "Ministerio mre-co");
        app.sql("UPDATE institutions SET name = replace(name, 'Ministerio', 'Secretaría')");
        app.sql(&format!("UPDATE sections SET stage = 'in_review' WHERE id = '{waiting}'"));
        assert_eq!((labels().await, in_review().await), ("Ministerio mre-co".into(), 0.into()));
        append_unknown(&app, "institution.renamed", None);
        assert_eq!(labels().await, "Secretaría mre-co", "names are read again");
        append_unknown(&app, "section.review_begun", Some(&waiting));
        app.settle();
        assert_eq!(in_review().await, 1, "the editors' index looks at the section again");
        assert_eq!(app.mails().len(), mails);
        let journal = eva.get(&format!("/api/v1/journal?section={waiting}")).await.ok();
        assert_eq!(journal["items"][0]["entry"]["event"], "section.review_begun");
    }
}
