//! What is refused about editions: to whom, in which states, and which input.

use acervo::domain::account::Role;
use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::app::{COMPENDIUM, Client, Reply};
use crate::editions::{change, creation, draft, frozen, new_edition, path};
use crate::permissions::everybody;

/// Every call that changes an edition, with a body that is accepted.
fn writes() -> Vec<(Method, &'static str, Value)> {
    vec![
        (Method::PATCH, "", json!({"subtitle": {"es": "Otro"}})),
        (Method::PUT, "/parts", json!({"items": [{"part": "notes", "texts": {"es": "Nota"}}]})),
        (Method::PUT, "/entries", json!({"order": []})),
        (Method::POST, "/candidate", json!({"until": "2027-01-01"})),
        (Method::POST, "/freeze", json!({})),
    ]
}

/// Every call that reads one.
const READS: [&str; 5] = ["", "/entries", "/manifest", "/entries/SECTION", "/changes/SECTION?since=SELF"];

async fn write(who: &Client, id: &str, (method, call, body): &(Method, &str, Value)) -> Reply {
    let request =
        who.request(method.clone(), &path(id, call)).header("if-match", "\"1-x\", \"2-x\", \"3-x\"");
    Client::send(request.json(body)).await
}

fn faults(reply: &Reply) -> Vec<String> {
    reply.faults().into_iter().map(|(pointer, code)| format!("{pointer} {code}")).collect()
}

stories! {
    async fn an_edition_is_read_by_those_who_may_in_each_state_and_by_nobody_else(app) {
        let everybody = everybody(&app).await;
        let who = |name: &str| &everybody.iter().find(|(known, _)| known == name).unwrap().1;
        let (ana, eva) = (who("author"), who("editor"));
        let section = ana.published(eva, "Ventanilla móvil").await;
        let (drafted, candidate, fixed) = (draft(eva).await, draft(eva).await, frozen(eva).await);
        eva.post(&path(&candidate, "/candidate"), json!({"until": "2026-03-02"})).await.ok();
        let member = |name: &str| ["author", "focal_point", "other_author", "other_focal_point"].iter().any(|one| name.split(':').next() == Some(one));
        for (name, client) in &everybody {
            let editor = name.split(':').next() == Some("editor");
            let read = !name.contains(':') || name.ends_with(":read");
            let status = |known: bool| match () {
                () if name == "suspended" => 401,
                () if !known => 404,
                () if read => 200,
                () => 403,
            };
            let open = if name == "suspended" { 401 } else { 200 };
            let expected = [(&drafted, status(editor)), (&candidate, status(editor || member(name))), (&fixed, open)];
            for (id, expected) in expected {
                for call in READS {
                    let call = call.replace("SECTION", &section).replace("SELF", id);
                    // A draft has no manifest.
                    let expected = if call == "/manifest" && *id == drafted && expected == 200 { 404 } else { expected };
                    let reply = client.get(&path(id, &call)).await;
                    assert_eq!(reply.status.as_u16(), expected, "{name}: {call} of {id}: {}", String::from_utf8_lossy(&reply.bytes));
                }
            }
            if name != "suspended" {
                let list = client.get("/api/v1/editions").await.ok();
                let seen = expected.iter().filter(|(_, status)| *status == 200).count();
                assert_eq!((list["items"].as_array().unwrap().len(), &list["total"]), (seen, &json!(seen)), "{name}");
            }
        }
    }

    async fn a_candidate_is_closed_to_members_after_its_last_day(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        ana.published(&eva, "Ventanilla móvil").await;
        let id = draft(&eva).await;
        let today = eva.get(&path(&id, "")).await.ok()["created_at"].as_str().unwrap()[..10].to_owned();
        let past = eva.post(&path(&id, "/candidate"), json!({"until": "2000-01-01"})).await;
        assert_eq!(faults(&past), ["/until not_allowed"]);
        eva.post(&path(&id, "/candidate"), json!({"until": today})).await.ok();
        assert_eq!(ana.get("/api/v1/editions").await.ok()["total"], 1);
        ana.get(&path(&id, "/entries")).await.ok();
        app.clock.advance(24 * 60 * 60);
        let (ana, eva) = (app.log_in("ana").await, app.log_in("eva").await);
        ana.get(&path(&id, "/entries")).await.problem(404, "not_found");
        assert_eq!(ana.get("/api/v1/editions").await.ok()["total"], 0);
        eva.get(&path(&id, "/entries")).await.ok();
        assert_eq!(eva.get("/api/v1/editions?state=candidate").await.ok()["total"], 1);
        assert_eq!(eva.get("/api/v1/editions?state=frozen").await.ok()["total"], 0);
        assert_eq!(eva.get("/api/v1/editions?compendium=nowhere").await.ok()["total"], 0);
        eva.get("/api/v1/editions?state=old").await.problem(422, "invalid");
    }

    async fn only_editors_change_editions(app) {
        let everybody = everybody(&app).await;
        let who = |name: &str| &everybody.iter().find(|(known, _)| known == name).unwrap().1;
        let (ana, eva) = (who("author"), who("editor"));
        ana.published(eva, "Ventanilla móvil").await;
        let fixed = frozen(eva).await;
        for (name, client) in &everybody {
            let expected_new = match name.as_str() {
                "anonymous" | "suspended" => 401,
                "editor" | "editor:sections:decide" => 201,
                _ => 403,
            };
            let drafted = draft(eva).await;
            let made = client.post(&creation(), new_edition()).await;
            assert_eq!(made.status.as_u16(), expected_new, "{name} creates");
            for call in writes() {
                let knows = name.starts_with("editor");
                let (draft, frozen) = match name.as_str() {
                    "anonymous" | "suspended" => (401, 401),
                    "editor" | "editor:sections:decide" => (200, 409),
                    _ if knows => (403, 403),
                    _ => (404, 403),
                };
                let reply = write(client, &fixed, &call).await;
                assert_eq!(reply.status.as_u16(), frozen, "{name}: {call:?} when frozen");
                let id = if draft == 200 { crate::editions::draft(eva).await } else { drafted.clone() };
                let reply = write(client, &id, &call).await;
                assert_eq!(reply.status.as_u16(), draft, "{name}: {call:?}: {}", String::from_utf8_lossy(&reply.bytes));
            }
            let history = client.get(&path(&drafted, "/parts/foreword/es")).await.status.as_u16();
            let expected = match name.as_str() {
                "anonymous" | "suspended" => 401,
                "editor" => 200,
                _ if name.starts_with("editor") => 403,
                _ => 404,
            };
            assert_eq!(history, expected, "{name} reads what was saved");
        }
    }

    async fn a_frozen_edition_never_changes(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        ana.published(&eva, "Ventanilla móvil").await;
        let id = frozen(&eva).await;
        let before = eva.get(&path(&id, "")).await;
        for call in writes() {
            let refused = write(&eva, &id, &call).await.problem(409, "wrong_stage");
            assert_eq!((&refused["stage"], &refused["permitted_acts"]), (&json!("frozen"), &json!([])));
            // The state comes before the input.
            let (method, path_of, _) = &call;
            let request = eva.request(method.clone(), &path(&id, path_of)).json(&json!({"x": 1}));
            Client::send(request).await.problem(409, "wrong_stage");
        }
        assert_eq!(eva.get(&path(&id, "")).await.header("etag"), before.header("etag"));
    }

    async fn whoever_changes_an_edition_says_which_revision_they_know(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        ana.published(&eva, "Ventanilla móvil").await;
        let id = draft(&eva).await;
        let title = json!({"title": {"es": "Otro título", "en": "Another title"}});
        eva.patch(&path(&id, ""), title.clone()).await.problem(428, "precondition_required");
        eva.patch(&path(&id, ""), json!({"title": {}})).await.problem(428, "precondition_required");
        let changed = change(&eva, &id, "\"1-x\"", title.clone()).await;
        assert!(changed.header("etag").starts_with("\"2-"));
        assert_eq!(change(&eva, &id, "\"1-x\"", title).await.ok(), changed.ok(), "it was made already");
        let stale = change(&eva, &id, "\"1-x\"", json!({"title": {"es": "Aun otro"}})).await;
        assert_eq!(stale.problem(412, "version_conflict")["current_version"], 2);
        for (method, call, body) in writes().into_iter().skip(1) {
            let request = eva.request(method, &path(&id, call)).header("if-match", "\"1-x\"").json(&body);
            Client::send(request).await.problem(412, "version_conflict");
        }
        let request = eva.request(Method::GET, &path(&id, "")).header("if-none-match", changed.header("etag"));
        assert_eq!(Client::send(request).await.status, 304);
    }

    async fn no_number_is_given_twice(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        ana.published(&eva, "Ventanilla móvil").await;
        let first = draft(&eva).await;
        let freeze = async |id: &str, body: Value| eva.post(&path(id, "/freeze"), body).await;
        for wrong in ["0", "01", "1.0", "x", "", "10000", "-1", "1.1.1", " 1"] {
            assert_eq!(faults(&freeze(&first, json!({"number": wrong})).await), ["/number wrong_form"], "{wrong}");
        }
        let number_only = freeze(&first, json!({"number": 1})).await;
        assert_eq!(faults(&number_only), ["/number wrong_type"]);
        assert_eq!(faults(&freeze(&first, json!({"number": "1.1"})).await), ["/number not_allowed"]);
        assert_eq!(freeze(&first, json!({"number": "3"})).await.ok()["number"], "3");

        let second = draft(&eva).await;
        assert_eq!(freeze(&second, json!({"number": "3"})).await.problem(409, "conflict")["reason"], "number_given");
        assert_eq!(freeze(&second, json!({})).await.ok()["number"], "4");

        let changes = json!({"es": "Una errata", "en": "A misprint"});
        let correction = async |of: &str| eva.post(&creation(), json!({"corrects": of})).await.ok()["id"].as_str().unwrap().to_owned();
        let third = correction(&first).await;
        for wrong in ["3", "5", "4.1"] {
            let refused = freeze(&third, json!({"number": wrong, "changes": changes})).await;
            assert_eq!(faults(&refused), ["/number not_allowed"], "{wrong}");
        }
        assert_eq!(freeze(&third, json!({"changes": changes})).await.ok()["number"], "3.1");
        let fourth = correction(&first).await;
        let twice = freeze(&fourth, json!({"number": "3.1", "changes": changes})).await;
        assert_eq!(twice.problem(409, "conflict")["reason"], "number_given");
        assert_eq!(freeze(&fourth, json!({"changes": changes})).await.ok()["number"], "3.2");
        let fifth = correction(&third).await;
        assert_eq!(freeze(&fifth, json!({"changes": changes})).await.ok()["number"], "3.3");
    }

    async fn what_an_edition_lacks_is_told_before_it_is_read(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let new = json!({"title": {"es": "Documento marco"}, "languages": ["es", "pt"]});
        let id = eva.post(&creation(), new).await.ok()["id"].as_str().unwrap().to_owned();
        for (call, body) in [("/candidate", json!({"until": "2027-01-01"})), ("/freeze", json!({}))] {
            let refused = eva.post(&path(&id, call), body).await;
            refused.problem(422, "incomplete");
            assert_eq!(faults(&refused), ["/entries required", "/title/pt required"]);
        }
        ana.published(&eva, "Ventanilla móvil").await;
        let refused = eva.post(&path(&id, "/freeze"), json!({})).await;
        assert_eq!(faults(&refused), ["/title/pt required"]);
        assert_eq!(eva.get(&path(&id, "/changes")).await.problem(422, "invalid")["errors"][0]["pointer"], "/query/since");
    }

    async fn every_fault_is_told_with_its_place(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let section = ana.published(&eva, "Ventanilla móvil").await;
        let unpublished = ana.draft("Borrador").await;
        let wrong = json!({"title": {"es": "a\nb", "de": "Titel", "en": "x".repeat(301)}, "languages": ["es", "es"], "chapters": ["none", "regularisation", "regularisation"]});
        assert_eq!(faults(&eva.post(&creation(), wrong).await), ["/chapters/0 unknown", "/chapters/2 repeated_items",
            "/languages/1 repeated_items", "/title/de not_an_option", "/title/en too_long", "/title/es not_one_line"]);
        assert_eq!(faults(&eva.post(&creation(), json!({})).await), ["/languages required", "/title required"]);
        assert_eq!(faults(&eva.post(&creation(), json!({"title": {}, "languages": ["gn"], "x": 1})).await), ["/languages/0 not_an_option", "/x unknown_field"]);
        let nobody = Uuid::now_v7().to_string();
        let mut new = new_edition();
        new["corrects"] = json!(nobody);
        assert_eq!(faults(&eva.post(&creation(), new.clone()).await), ["/corrects unknown"]);
        let id = draft(&eva).await;
        new["corrects"] = json!(id);
        assert_eq!(faults(&eva.post(&creation(), new).await), ["/corrects not_allowed"]);

        let isbn = |language: &str, format: &str, isbn: &str| json!({"language": language, "format": format, "isbn": isbn});
        let imprint = json!({"issn": "0378-5954", "doi": "a\nb", "isbns": [isbn("es", "pdf", "9780306406157"),
            isbn("es", "pdf", "978-0-306-40615-7"), isbn("en", "pdf", "9780306406158"), isbn("en", "epub", "978")],
            "publishers": [{"short": "", "name": {}}], "signatories": [{"name": "Ana", "office": {"xx": "?"}, "date": "2026-02-30"}]});
        let refused = change(&eva, &id, "\"1-x\"", json!({"imprint": imprint})).await;
        let found = faults(&refused);
        assert!(found.contains(&"/imprint/publishers/0/short too_short".to_owned()), "{found:?}");
        let mut imprint = imprint;
        imprint["publishers"] = json!([{"short": "S", "name": {}}]);
        imprint["signatories"] = json!([{"name": "Ana", "office": {"xx": "?"}}]);
        let refused = change(&eva, &id, "\"1-x\"", json!({"imprint": imprint})).await;
        assert_eq!(faults(&refused), ["/imprint/doi not_one_line", "/imprint/isbns/1 repeated_items", "/imprint/isbns/1/isbn repeated_items",
            "/imprint/isbns/2/isbn wrong_check_digit", "/imprint/isbns/3/isbn wrong_form", "/imprint/issn wrong_check_digit",
            "/imprint/publishers/0/name required", "/imprint/signatories/0/office/xx not_an_option"]);

        let parts = json!({"items": [
            {"part": "introduction", "texts": {"es": "x"}}, {"part": "introduction", "chapter": "none", "texts": {"es": "x"}},
            {"part": "notes", "chapter": "regularisation", "number": 1, "texts": {"gn": "x"}}, {"part": "summary", "texts": {}},
            {"part": "summary", "texts": {"es": "x".repeat(200_001)}},
        ]});
        assert_eq!(faults(&eva.put(&path(&id, "/parts"), parts).await), ["/items/0/chapter required", "/items/1/chapter unknown",
            "/items/2/chapter not_allowed", "/items/2/number not_allowed", "/items/2/texts/gn not_an_option", "/items/3/texts required",
            "/items/4 repeated_items", "/items/4/texts/es too_long"]);
        let together: Vec<Value> = (1..=10).map(|number| json!({"part": "foreword", "number": number,
            "texts": {"es": "x".repeat(100_000), "en": "x".repeat(100_000), "pt": "x".repeat(100_000), "fr": "x".repeat(60_000)}})).collect();
        assert_eq!(faults(&eva.put(&path(&id, "/parts"), json!({"items": together})).await), ["/items too_long"]);

        let entries = json!({"left_out": [section, unpublished, nobody], "order": [section, "x"]});
        let found = faults(&eva.put(&path(&id, "/entries"), entries).await);
        assert!(found.contains(&"/order/1 wrong_form".to_owned()), "{found:?}");
        let entries = json!({"left_out": [section, unpublished, nobody], "order": [section]});
        assert_eq!(faults(&eva.put(&path(&id, "/entries"), entries).await), ["/left_out/1 unknown", "/left_out/2 unknown", "/order/0 repeated_items"]);
        assert_eq!(faults(&eva.post(&path(&id, "/candidate"), json!({"until": "mañana"})).await), ["/until wrong_form"]);
        assert_eq!(faults(&eva.post(&path(&id, "/freeze"), json!({"date": "2026-02-30"})).await), ["/date wrong_form"]);
        let nul = eva.put(&path(&id, "/parts"), json!({"items": [{"part": "notes", "texts": {"es": "a\u{0}b"}}]})).await;
        assert_eq!(faults(&nul), ["/items/0/texts/es nul_character"]);
        assert_eq!(eva.get(&path(&id, "")).await.ok()["revision"], 1);
        for odd in ["/parts/none/es", "/parts/notes/xx", "/entries/x", "/changes/x"] {
            eva.get(&path(&id, odd)).await.problem(404, "not_found");
        }
        eva.get(&path(&id, "/changes?since=x")).await.problem(422, "invalid");
        eva.get("/api/v1/editions/1").await.problem(404, "not_found");
        eva.post("/api/v1/compendia/nowhere/editions", new_edition()).await.problem(404, "not_found");
    }

    async fn another_compendium_has_its_own_numbers(app) {
        let (ana, eva, root) = (app.author("ana").await, app.editor("eva").await, app.administrator("root").await);
        ana.published(&eva, "Ventanilla móvil").await;
        let first = frozen(&eva).await;
        let other = json!({"slug": "health", "title": {"es": "Salud"}, "languages": ["es"]});
        root.post("/api/v1/compendia", other).await.ok();
        let chapters = json!({"items": [{"slug": "care", "title": {"es": "Atención"}}]});
        root.put("/api/v1/compendia/health/chapters", chapters).await.ok();
        let mut new = crate::app::section("mre-co", "Clínica móvil");
        (new["compendium"], new["chapter"]) = (json!("health"), json!("care"));
        ana.publishes(&eva, new).await;
        let mut edition = new_edition();
        edition["corrects"] = json!(first);
        assert_eq!(faults(&eva.post("/api/v1/compendia/health/editions", edition).await), ["/corrects unknown"]);
        let id = eva.post("/api/v1/compendia/health/editions", new_edition()).await.ok()["id"].as_str().unwrap().to_owned();
        assert_eq!(eva.post(&path(&id, "/freeze"), json!({})).await.ok()["number"], "1");
        let compared = eva.get(&path(&id, &format!("/changes?since={first}"))).await;
        assert_eq!(faults(&compared), ["/query/since not_allowed"]);
        let list = app.anonymous().get(&format!("/api/v1/editions?compendium={COMPENDIUM}")).await.ok();
        assert_eq!((&list["items"][0]["id"], &list["total"]), (&json!(first), &json!(1)));
        let rosa = app.holder("rosa", Role::Researcher).await;
        assert_eq!(rosa.get("/api/v1/editions").await.ok()["total"], 2);
    }
}
