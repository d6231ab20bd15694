//! Editions from the draft to the frozen edition, its correction, and what changed since.

use reqwest::Method;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::app::{COMPENDIUM, Client, Reply, practice, section};

/// The calls of an edition.
pub fn path(id: &str, call: &str) -> String {
    format!("/api/v1/editions/{id}{call}")
}

pub fn creation() -> String {
    format!("/api/v1/compendia/{COMPENDIUM}/editions")
}

/// A new edition in Spanish and English.
pub fn new_edition() -> Value {
    json!({"title": {"es": "Documento marco", "en": "Framework document"}, "languages": ["es", "en"]})
}

/// Creates a draft and returns its identifier.
pub async fn draft(eva: &Client) -> String {
    let made = eva.post(&creation(), new_edition()).await;
    assert_eq!(made.status, 201);
    made.ok()["id"].as_str().unwrap().to_owned()
}

/// Creates an edition and freezes it.
pub async fn frozen(eva: &Client) -> String {
    let id = draft(eva).await;
    eva.post(&path(&id, "/freeze"), json!({})).await.ok();
    id
}

/// Changes an edition over the revision with this tag.
pub async fn change(eva: &Client, id: &str, tag: &str, body: Value) -> Reply {
    Client::send(eva.request(Method::PATCH, &path(id, "")).header("if-match", tag).json(&body)).await
}

fn sha256(bytes: impl AsRef<[u8]>) -> String {
    hex::encode(Sha256::digest(bytes))
}

fn canonical(value: &Value) -> Vec<u8> {
    serde_json_canonicalizer::to_vec(value).unwrap()
}

/// Recomputes every hash of an edition, beginning with nothing but its manifest.
async fn recompute(who: &Client, id: &str) -> Value {
    let shown = who.get(&path(id, "")).await.ok();
    let reply = who.get(&path(id, "/manifest")).await;
    let manifest: Value = serde_json::from_slice(&reply.bytes).unwrap();
    assert_eq!(reply.bytes, canonical(&manifest), "it is sent in its canonical form");
    assert_eq!(sha256(&reply.bytes), shown["hash"]);
    let texts: Vec<&Value> = shown["parts"].as_array().unwrap().iter().collect();
    for part in manifest["parts"].as_array().unwrap() {
        let same = |name: &str, text: &Value| text[name] == part[name];
        let text =
            texts.iter().find(|text| same("part", text) && same("number", text) && same("chapter", text));
        let text = text.unwrap()["texts"][part["language"].as_str().unwrap()]["text"].as_str().unwrap();
        assert_eq!(sha256(text), part["sha256"]);
    }
    for entry in manifest["entries"].as_array().unwrap() {
        let pinned =
            who.get(&path(id, &format!("/entries/{}", entry["section"].as_str().unwrap()))).await.ok();
        let hashed = json!({
            "section": pinned["section"], "number": pinned["version"], "language": pinned["language"],
            "template_version": pinned["template_version"], "practice": pinned["practice"],
            "body": pinned["body"],
            "attachments": pinned["attachments"].as_array().unwrap().iter().map(|file| &file["sha256"]).collect::<Vec<_>>(),
        });
        assert_eq!(sha256(canonical(&hashed)), entry["hash"]);
        assert_eq!((&pinned["version"], &pinned["number"]), (&entry["version"], &entry["number"]));
    }
    manifest
}

fn numbers(manifest: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let entries = manifest["entries"].as_array().unwrap().iter();
    entries.map(|entry| (text(&entry["number"]), text(&entry["section"]))).collect()
}

fn sections(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|line| line["section"].as_str().unwrap()).collect()
}

/// Saves another text of a published practice, and has it approved.
async fn publish_again(ana: &Client, eva: &Client, id: &str) {
    let mut practice = practice("Ventanilla móvil");
    practice["summary"] = json!("El ministerio lleva trámites a las islas donde no hay consulado.");
    ana.save(id, "\"1-x\"", json!({"practice": practice, "body": "Otro texto"})).await.ok();
    ana.act(id, "submit").await.ok();
    eva.act(id, "approve").await.ok();
}

stories! {
    async fn an_edition_keeps_what_it_was_frozen_with_and_its_correction_says_what_changed(app) {
        let (ana, eva, anyone) = (app.author("ana").await, app.editor("eva").await, app.anonymous());
        let first = ana.published(&eva, "Ventanilla móvil").await;
        let second = ana.published(&eva, "Clínica móvil").await;
        let mut elsewhere = section("mre-co", "Permiso temporal");
        elsewhere["chapter"] = json!("regularisation");
        let third = ana.publishes(&eva, elsewhere).await;

        let made = eva.post(&creation(), new_edition()).await;
        let id = made.ok()["id"].as_str().unwrap().to_owned();
        assert_eq!(made.status, 201);
        assert_eq!(made.header("location"), app.url(&path(&id, "")));
        assert!(made.header("etag").starts_with("\"1-"));
        assert_eq!(made.ok()["state"], "draft");
        anyone.get(&path(&id, "")).await.problem(404, "not_found");

        // Texts and imprint.
        let text = "Este documento reúne *tres* prácticas.\n";
        let parts = json!({"items": [
            {"part": "foreword", "texts": {"es": text, "en": "Three practices."}},
            {"part": "foreword", "number": 2, "texts": {"es": "Otro prólogo", "fr": "Sans langue"}},
            {"part": "introduction", "chapter": "regularisation", "texts": {"es": "Sobre los permisos."}},
        ]});
        let saved = eva.put(&path(&id, "/parts"), parts.clone()).await.ok();
        assert_eq!(saved["revision"], 2);
        assert_eq!(eva.put(&path(&id, "/parts"), parts).await.ok(), saved, "saving the same again changes nothing");
        let again = json!({"items": [{"part": "foreword", "texts": {"en": "Three good practices."}}]});
        eva.put(&path(&id, "/parts"), again).await.ok();
        let history = eva.get(&path(&id, "/parts/foreword/en")).await.ok();
        let texts: Vec<_> = history["items"].as_array().unwrap().iter().map(|one| one["text"].as_str().unwrap()).collect();
        assert_eq!(texts, ["Three good practices.", "Three practices."]);
        let imprint = json!({"publishers": [{"short": "SELA", "name": {"es": "Sistema Económico", "en": "Economic System"}}],
            "isbns": [{"language": "es", "format": "pdf", "isbn": "978-0-306-40615-7"}], "issn": "0378-5955", "licence": "CC BY 4.0"});
        let changed = change(&eva, &id, "\"3-x\"", json!({"imprint": imprint})).await;
        assert_eq!(changed.ok()["imprint"]["isbns"][0]["isbn"], "978-0-306-40615-7");

        // Which practices, and in which order.
        let entries = eva.get(&path(&id, "/entries")).await.ok();
        let chapters: Vec<_> = entries["chapters"].as_array().unwrap().iter().map(|one| (one["number"].clone(), one["slug"].clone())).collect();
        let named = |slug: &str| chapters.iter().find(|(_, of)| of == slug).unwrap().0.as_str().unwrap().to_owned();
        let (consular, regular) = (named("consular-cooperation"), named("regularisation"));
        assert_eq!(chapters.len(), 2);
        let order = json!({"order": [first, second]});
        eva.put(&path(&id, "/entries"), order).await.ok();

        // The candidate, for members of institutions.
        let until = "2027-01-01";
        let before = eva.get(&path(&id, "")).await.ok();
        let candidate = eva.post(&path(&id, "/candidate"), json!({"until": until})).await.ok();
        assert_eq!((&candidate["state"], &candidate["until"]), (&json!("candidate"), &json!(until)));
        assert_eq!(candidate["revision"].as_i64().unwrap(), before["revision"].as_i64().unwrap() + 1);
        anyone.get(&path(&id, "")).await.problem(404, "not_found");
        assert_eq!(recompute(&ana, &id).await["number"], Value::Null);

        // The frozen edition, for everyone.
        let frozen = eva.post(&path(&id, "/freeze"), json!({"date": "2026-11-26"})).await.ok();
        assert_eq!((&frozen["state"], &frozen["number"], &frozen["until"]), (&json!("frozen"), &json!("1"), &Value::Null));
        let manifest = recompute(&anyone, &id).await;
        let expected = [(format!("{consular}.1"), first.clone()), (format!("{consular}.2"), second.clone()), (format!("{regular}.1"), third.clone())];
        let mut found = numbers(&manifest);
        found.sort();
        let mut expected = expected.to_vec();
        expected.sort();
        assert_eq!(found, expected);
        assert_eq!(manifest["parts"].as_array().unwrap().len(), 4, "French is not among its languages");
        assert_eq!((&manifest["number"], &manifest["date"], &manifest["format"]), (&json!("1"), &json!("2026-11-26"), &json!(1)));
        assert_eq!(manifest["titles"], new_edition()["title"]);

        // It keeps what is unpublished and what changes.
        let whole = anyone.get(&path(&id, &format!("/entries/{second}"))).await.ok();
        eva.act(&second, "unpublish").await.ok();
        publish_again(&ana, &eva, &first).await;
        let root = app.administrator("root").await;
        root.patch("/api/v1/institutions/mre-co", json!({"name": {"es": "Cancillería"}})).await.ok();
        anyone.get(&format!("/api/v1/published/{second}")).await.problem(410, "unpublished");
        assert_eq!(anyone.get(&path(&id, &format!("/entries/{second}"))).await.ok(), whole);
        assert_eq!(recompute(&anyone, &id).await, manifest);
        let listed = anyone.get(&path(&id, "/entries")).await.ok();
        assert_eq!(listed["chapters"][0]["entries"][0]["institution"]["name"]["es"], "Ministerio mre-co");

        // The correction.
        let made = eva.post(&creation(), json!({"corrects": id})).await.ok();
        let correction = made["id"].as_str().unwrap().to_owned();
        assert_eq!((&made["title"], &made["imprint"]), (&frozen["title"], &frozen["imprint"]));
        assert_eq!(made["parts"][0]["texts"]["es"]["text"], text);
        let refused = eva.post(&path(&correction, "/freeze"), json!({"changes": {"es": " ", "pt": "x"}})).await;
        assert_eq!(refused.faults(), [("/changes/en", "required"), ("/changes/es", "required")].map(|(at, code)| (at.to_owned(), code.to_owned())));
        let changes = json!({"es": "Se retira una práctica.", "en": "One practice is gone."});
        let frozen = eva.post(&path(&correction, "/freeze"), json!({"changes": changes})).await.ok();
        assert_eq!((&frozen["number"], &frozen["changes"]), (&json!("1.1"), &changes));
        let manifest = recompute(&anyone, &correction).await;
        let hash = anyone.get(&path(&id, "")).await.ok()["hash"].clone();
        assert_eq!(manifest["corrects"], json!({"edition": id, "number": "1", "hash": hash}));

        // What changed since.
        let changes = anyone.get(&path(&correction, &format!("/changes?since={id}"))).await.ok();
        assert_eq!(anyone.get(&path(&correction, "/changes")).await.ok(), changes, "it is compared with what it corrects");
        assert_eq!((sections(&changes["added"]), sections(&changes["gone"])), (vec![], vec![second.as_str()]));
        let only = &changes["changed"][0];
        assert_eq!((&only["section"], &only["from"], &only["to"]), (&json!(first), &json!(1), &json!(2)));
        assert_eq!(changes["changed"].as_array().unwrap().len(), 1);
        let compared = anyone.get(&path(&correction, &format!("/changes/{first}?since={id}"))).await.ok();
        let pointers: Vec<_> = compared["fields"].as_array().unwrap().iter().map(|field| field["pointer"].as_str().unwrap()).collect();
        assert_eq!(pointers, ["/practice/summary", "/body"]);
        anyone.get(&path(&correction, &format!("/changes/{second}?since={id}"))).await.problem(404, "not_found");

        let next = ana.published(&eva, "Ventanilla nueva").await;
        let later = crate::editions::frozen(&eva).await;
        let changes = anyone.get(&path(&later, "/changes")).await.ok();
        assert_eq!((sections(&changes["added"]), &changes["since"]["number"]), (vec![next.as_str()], &json!("1.1")));
        assert_eq!(anyone.get(&path(&later, "")).await.ok()["number"], "2");

        // The journal names the hashes and no texts.
        let journal = eva.get("/api/v1/journal?limit=100").await.ok();
        let entries = journal["items"].as_array().unwrap().iter().map(|item| &item["entry"]);
        let frozen: Vec<_> = entries.filter(|entry| entry["event"] == "edition.frozen").map(|entry| &entry["data"]).collect();
        assert_eq!(frozen.len(), 3);
        assert_eq!((&frozen[2]["edition"], &frozen[2]["hash"], &frozen[2]["number"]), (&json!(id), &hash, &json!("1")));
    }

    async fn a_candidate_that_is_changed_is_a_draft_again_and_can_be_made_again(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let first = ana.published(&eva, "Ventanilla móvil").await;
        let id = draft(&eva).await;
        let until = json!({"until": "2027-01-01"});
        let candidate = eva.post(&path(&id, "/candidate"), until.clone()).await.ok();
        let tag = eva.get(&path(&id, "")).await.header("etag").to_owned();
        let changed = change(&eva, &id, &tag, json!({"subtitle": {"es": "Compendio"}})).await.ok();
        assert_eq!((&changed["state"], &changed["hash"], &changed["until"]), (&json!("draft"), &Value::Null, &Value::Null));
        ana.get(&path(&id, "")).await.problem(404, "not_found");
        eva.get(&path(&id, "/manifest")).await.problem(404, "not_found");

        let again = eva.post(&path(&id, "/candidate"), until.clone()).await.ok();
        assert_ne!(again["hash"], candidate["hash"]);
        let second = ana.published(&eva, "Clínica móvil").await;
        let pinned = ana.get(&path(&id, "/manifest")).await.ok();
        assert_eq!(numbers(&pinned).len(), 1, "what is published later is not in it");
        let again = eva.post(&path(&id, "/candidate"), until).await.ok();
        assert_eq!(again["state"], "candidate");
        assert_eq!(recompute(&ana, &id).await["entries"].as_array().unwrap().len(), 2);

        // Left out.
        let left_out = json!({"left_out": [first]});
        assert_eq!(eva.put(&path(&id, "/entries"), left_out).await.ok()["state"], "draft");
        eva.post(&path(&id, "/freeze"), json!({"number": "7"})).await.ok();
        assert_eq!(numbers(&recompute(&app.anonymous(), &id).await), [("1.1".to_owned(), second)]);
        assert_eq!(app.anonymous().get(&path(&id, "")).await.ok()["entry_choice"], Value::Null);
    }

    async fn a_candidate_keeps_what_is_unpublished_until_it_is_made_again(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let kept = ana.published(&eva, "Ventanilla móvil").await;
        let gone = ana.published(&eva, "Clínica móvil").await;
        let id = draft(&eva).await;
        let until = json!({"until": "2027-01-01"});
        eva.post(&path(&id, "/candidate"), until.clone()).await.ok();
        eva.act(&gone, "unpublish").await.ok();
        let entry = path(&id, &format!("/entries/{gone}"));
        assert_eq!(ana.get(&entry).await.ok()["title"], "Clínica móvil");
        app.anonymous().get(&entry).await.problem(404, "not_found");
        eva.post(&path(&id, "/candidate"), until).await.ok();
        ana.get(&entry).await.problem(404, "not_found");
        eva.post(&path(&id, "/freeze"), json!({})).await.ok();
        app.anonymous().get(&entry).await.problem(404, "not_found");
        assert_eq!(numbers(&recompute(&app.anonymous(), &id).await), [("1.1".to_owned(), kept)]);
    }

    async fn the_chosen_chapters_are_in_it_with_all_inside_them_and_no_others(app) {
        let (ana, eva, root) = (app.author("ana").await, app.editor("eva").await, app.administrator("root").await);
        let chapters = format!("/api/v1/compendia/{COMPENDIUM}/chapters");
        let mut tree = root.get(&chapters).await.ok();
        let regular = tree["items"].as_array_mut().unwrap().iter_mut().find(|one| one["slug"] == "regularisation").unwrap();
        regular["children"] = json!([{"slug": "permits", "title": {"es": "Permisos"}}]);
        root.put(&chapters, tree).await.ok();
        let outside = ana.published(&eva, "Ventanilla móvil").await;
        let mut new = section("mre-co", "Permiso temporal");
        new["chapter"] = json!("permits");
        let inner = ana.publishes(&eva, new.clone()).await;
        new["chapter"] = json!("regularisation");
        let outer = ana.publishes(&eva, new).await;

        let mut edition = new_edition();
        edition["chapters"] = json!(["regularisation"]);
        let id = eva.post(&creation(), edition).await.ok()["id"].as_str().unwrap().to_owned();
        eva.post(&path(&id, "/freeze"), json!({})).await.ok();
        let manifest = recompute(&app.anonymous(), &id).await;
        assert_eq!(numbers(&manifest), [("1.1".to_owned(), outer), ("1.2.1".to_owned(), inner)]);
        app.anonymous().get(&path(&id, &format!("/entries/{outside}"))).await.problem(404, "not_found");

        // A chapter that is renamed later keeps its name in the edition.
        let mut tree = root.get(&chapters).await.ok();
        for chapter in tree["items"].as_array_mut().unwrap() {
            chapter["title"] = json!({"es": "Otro título"});
        }
        root.put(&chapters, tree).await.ok();
        let shown = app.anonymous().get(&path(&id, "/entries")).await.ok();
        assert_eq!(shown["chapters"][0]["title"], manifest["chapters"][0]["title"]);
        assert_ne!(shown["chapters"][0]["title"]["es"], "Otro título");
    }

    async fn a_repeated_freeze_with_the_same_key_gets_the_same_answer(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        ana.published(&eva, "Ventanilla móvil").await;
        let id = draft(&eva).await;
        let freeze = || eva.request(Method::POST, &path(&id, "/freeze")).header("idempotency-key", "k1").json(&json!({}));
        let frozen = Client::send(freeze()).await.ok();
        assert_eq!(Client::send(freeze()).await.ok(), frozen);
    }

    async fn editions_frozen_while_practices_are_published_pin_what_was_published_by_then(app) {
        let (ana, eva, anyone) = (app.author("ana").await, app.editor("eva").await, app.anonymous());
        ana.published(&eva, "Ventanilla móvil").await;
        let publishing = async {
            for number in 0..6 {
                ana.published(&eva, &format!("Ventanilla {number}")).await;
            }
        };
        let freezing = async {
            let mut frozen = Vec::new();
            for _ in 0..4 {
                let id = draft(&eva).await;
                let reply = eva.post(&path(&id, "/freeze"), json!({})).await;
                if reply.status == 200 {
                    frozen.push(id);
                } else {
                    assert_eq!(reply.problem(409, "conflict")["reason"], "changed_meanwhile");
                    assert_eq!(eva.get(&path(&id, "")).await.ok()["state"], "draft");
                }
            }
            frozen
        };
        let (frozen, ()) = tokio::join!(freezing, publishing);
        assert!(!frozen.is_empty());
        let journal = eva.get("/api/v1/journal?limit=100").await.ok();
        assert_eq!(journal["next"], Value::Null);
        let mut published = std::collections::BTreeSet::new();
        for item in journal["items"].as_array().unwrap().iter().rev() {
            let entry = &item["entry"];
            match entry["event"].as_str() {
                Some("section.published") => _ = published.insert(entry["section"].as_str().unwrap().to_owned()),
                Some("edition.frozen") => {
                    let manifest = anyone.get(&path(entry["data"]["edition"].as_str().unwrap(), "/manifest")).await.ok();
                    let pinned: std::collections::BTreeSet<_> = numbers(&manifest).into_iter().map(|(_, id)| id).collect();
                    assert_eq!(pinned, published);
                }
                _ => {}
            }
        }
    }
}
