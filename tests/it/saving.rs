//! Saving: nothing acknowledged is lost, and nothing is written twice.

use reqwest::Method;
use serde_json::{Value, json};

use crate::app::{Client, practice};
use crate::states::{attempt, bring};

fn text(title: &str) -> Value {
    json!({"practice": practice(title), "body": "Un texto"})
}

/// The number of journal entries.
async fn entries(editor: &Client) -> Value {
    editor.get("/api/v1/journal?limit=1").await.ok()["total"].clone()
}

stories! {
    async fn saving_needs_the_tag_of_the_version_that_is_written_over(app) {
        let ana = app.author("ana").await;
        let id = ana.draft("Ventanilla móvil").await;
        let path = format!("/api/v1/sections/{id}");
        ana.put(&path, text("Sin etiqueta")).await.problem(428, "precondition_required");
        ana.save(&id, "*", text("Cualquiera")).await.problem(428, "precondition_required");
        let tag = ana.get(&path).await.header("etag").to_owned();
        let saved = ana.save(&id, &tag, text("Segunda")).await;
        assert_eq!(saved.ok()["version"], 2);
        assert!(saved.header("etag").starts_with("\"2-"));
        for stale in [tag.as_str(), "\"7-x\"", "\"x\"", "2-x", "\"4294967295-x\"", "\"99999999999-x\""] {
            let late = ana.save(&id, stale, text("Tercera")).await.problem(412, "version_conflict");
            assert_eq!(late["current_version"], 2, "{stale}");
        }
        // Only the version is compared: another reader's representation has a different tag.
        assert_eq!(ana.save(&id, "\"2-x\"", text("Tercera")).await.ok()["version"], 3);
    }

    async fn a_save_over_any_of_several_versions_names_them_all(app) {
        let ana = app.author("ana").await;
        let id = ana.draft("Ventanilla móvil").await;
        let path = format!("/api/v1/sections/{id}");
        let save = async |tags: &[&str], title: &str| {
            let request = tags.iter().fold(ana.request(Method::PUT, &path), |request, tag| request.header("if-match", *tag));
            Client::send(request.json(&text(title))).await
        };
        for (number, tags) in [
            &["\"1-aa\", \"7-bb\""][..], &["\"7-aa\",\"2-bb\""], &["\"x\"", "W/\"3-bb\""], &["W/\"4-a,b\",, \"9-x\""],
        ].iter().enumerate() {
            let saved = save(tags, &format!("De {number}")).await;
            assert_eq!(saved.ok()["version"], number + 2, "{tags:?}");
        }
        for stale in [&["\"1-aa\", \"2-bb\""][..], &["\"1-x\"", "\"9-x\""], &["\"5, 5-x\""], &["*, \"1-x\""]] {
            save(stale, "Tarde").await.problem(412, "version_conflict");
        }
        save(&["*"], "Sin versión").await.problem(428, "precondition_required");
        let tag = ana.get(&path).await.header("etag").to_owned();
        for listed in [format!("\"1-x\", W/{tag}"), format!("\"a,b\",{tag}")] {
            let request = ana.request(Method::GET, &path).header("if-none-match", "\"0-x\"").header("if-none-match", listed);
            assert_eq!(Client::send(request).await.status, 304);
        }
    }

    async fn a_retry_of_a_save_makes_no_second_version(app) {
        let (ana, benito) = (app.author("ana").await, app.author("benito").await);
        let eva = app.editor("eva").await;
        let id = ana.draft("Ventanilla móvil").await;
        ana.save(&id, "\"1-x\"", text("Segunda")).await.ok();
        let before = entries(&eva).await;
        for tag in ["\"1-x\"", "\"2-x\""] {
            let again = ana.save(&id, tag, text("Segunda")).await;
            assert_eq!((again.status.as_u16(), &again.ok()["version"]), (200, &json!(2)));
        }
        // A request without a tag is not a retry, and neither is one by somebody else.
        ana.put(&format!("/api/v1/sections/{id}"), text("Segunda")).await.problem(428, "precondition_required");
        benito.save(&id, "\"1-x\"", text("Segunda")).await.problem(412, "version_conflict");
        assert_eq!(entries(&eva).await, before);
        assert_eq!(ana.get(&format!("/api/v1/sections/{id}/versions")).await.ok()["total"], 2);
    }

    async fn what_changes_nothing_leaves_no_entry_in_the_journal(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let alma = app.administrator("alma").await;
        let id = ana.draft("Ventanilla móvil").await;
        let view = ana.get(&format!("/api/v1/sections/{id}")).await.ok();
        let before = entries(&eva).await;
        let same = json!({"practice": view["practice"], "body": view["body"], "chapter": "consular-cooperation"});
        ana.save(&id, "\"1-x\"", same).await.ok();
        ana.act(&id, "restore").await.ok();
        alma.patch("/api/v1/institutions/mre-co", json!({})).await.ok();
        alma.patch("/api/v1/compendia/framework-document", json!({})).await.ok();
        ana.patch("/api/v1/me", json!({"name": "ana"})).await.ok();
        ana.act(&id, "approve").await.problem(403, "forbidden");
        ana.act(&id, "withdraw").await.problem(409, "wrong_stage");
        ana.save(&id, "\"1-x\"", json!({"practice": 1, "body": "x"})).await.problem(422, "invalid");
        assert_eq!(entries(&eva).await, before);
    }

    async fn of_two_people_who_save_at_once_one_wins_and_the_other_is_told(app) {
        let (ana, benito) = (app.author("ana").await, app.author("benito").await);
        let id = ana.draft("Ventanilla móvil").await;
        for version in 1..6 {
            let tag = format!("\"{version}-x\"");
            let (one, other) = tokio::join!(
                ana.save(&id, &tag, text(&format!("De Ana {version}"))),
                benito.save(&id, &tag, text(&format!("De Benito {version}"))),
            );
            let (won, lost) = if one.status == 200 { (one, other) } else { (other, one) };
            assert_eq!(won.ok()["version"], version + 1);
            assert_eq!(lost.problem(412, "version_conflict")["current_version"], version + 1);
            let now = ana.get(&format!("/api/v1/sections/{id}")).await.ok();
            assert_eq!(now["hash"], won.ok()["hash"]);
        }
    }

    async fn another_contact_makes_no_version_and_leaves_the_stage(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let benito = app.author("benito").await;
        for state in ["draft", "changes_requested", "published"] {
            let stand = bring(&app, &ana, &eva, state).await;
            let before = ana.get(&stand.path()).await.ok();
            for (who, name) in [(&ana, "Dirección"), (&benito, "Dirección General")] {
                let contact = json!({"name": name, "email": "d@example.org", "public": true});
                let change = json!({"practice": before["practice"], "body": before["body"], "contact": contact});
                let tag = who.get(&stand.path()).await.header("etag").to_owned();
                for _ in 0..2 {
                    let after = who.save(&stand.id, &tag, change.clone()).await.ok();
                    assert_eq!(after["contact"], contact, "{state}");
                    for same in ["stage", "version", "hash", "published_version"] {
                        assert_eq!(after[same], before[same], "{same} of {state}");
                    }
                }
            }
        }
    }

    async fn another_chapter_is_a_new_version(app) {
        let ana = app.author("ana").await;
        let id = ana.draft("Ventanilla móvil").await;
        let view = ana.get(&format!("/api/v1/sections/{id}")).await.ok();
        let into = |chapter: &str| json!({"practice": view["practice"], "body": view["body"], "chapter": chapter});
        let refused = ana.save(&id, "\"1-x\"", into("no-such-chapter")).await;
        refused.problem(422, "invalid");
        assert_eq!(refused.faults(), [("/chapter".to_owned(), "unknown".to_owned())]);
        for _ in 0..2 {
            let moved = ana.save(&id, "\"1-x\"", into("regularisation")).await.ok();
            assert_eq!((&moved["version"], &moved["chapter"]["slug"]), (&json!(2), &json!("regularisation")));
        }
        let first = ana.get(&format!("/api/v1/sections/{id}/versions/1")).await.ok();
        assert_eq!(first["chapter"], view["chapter"]);
        let back = ana.act(&id, "restore").await.ok();
        assert_eq!((&back["version"], &back["chapter"]), (&json!(3), &view["chapter"]));
    }

    async fn the_checks_come_in_the_published_order(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let petra = app.member("petra", acervo::domain::account::Role::Author, "mre-pe").await;
        let rosa = app.holder("rosa", acervo::domain::account::Role::Researcher).await;
        let (bad, tag) = (|| json!({"practice": 1, "body": 2, "colour": "red"}), "\"9-x\"");
        let none = uuid::Uuid::now_v7().to_string();
        let draft = bring(&app, &ana, &eva, "draft").await;
        let submitted = bring(&app, &ana, &eva, "submitted").await;
        let published = bring(&app, &ana, &eva, "published").await;

        app.anonymous().save(&none, tag, bad()).await.problem(401, "unauthenticated");
        ana.with_token("ey.bad.token").save(&none, tag, bad()).await.problem(401, "unauthenticated");
        ana.save(&none, tag, bad()).await.problem(404, "not_found");
        petra.save(&draft.id, tag, bad()).await.problem(404, "not_found");
        petra.save(&published.id, tag, bad()).await.problem(403, "forbidden");
        eva.save(&submitted.id, tag, bad()).await.problem(403, "forbidden");
        ana.save(&submitted.id, tag, bad()).await.problem(409, "wrong_stage");
        ana.put(&submitted.path(), bad()).await.problem(409, "wrong_stage");
        ana.put(&draft.path(), bad()).await.problem(428, "precondition_required");
        ana.save(&draft.id, tag, bad()).await.problem(412, "version_conflict");
        ana.save(&draft.id, "\"2-x\"", bad()).await.problem(422, "invalid");

        let decision = |stand: &crate::states::Stand| format!("{}/decision", stand.path());
        let nonsense = || json!({"decision": "perhaps", "version": 9});
        rosa.post(&decision(&draft), nonsense()).await.problem(404, "not_found");
        rosa.post(&decision(&published), nonsense()).await.problem(403, "forbidden");
        eva.post(&decision(&published), nonsense()).await.problem(409, "wrong_stage");
        eva.post(&decision(&submitted), nonsense()).await.problem(409, "version_moved");
        eva.post(&decision(&submitted), json!({"decision": "perhaps", "version": 2})).await.problem(422, "invalid");

        ana.post(&format!("{}/withdraw", draft.path()), json!({})).await.problem(409, "wrong_stage");
        ana.post(&format!("{}/withdraw", submitted.path()), json!({})).await.problem(422, "invalid");
        petra.post("/api/v1/sections", json!({"institution": "mre-co"})).await.problem(403, "forbidden");
        petra.post("/api/v1/sections", json!({"institution": "mre-pe"})).await.problem(422, "invalid");
        attempt(&ana, &submitted, "withdraw").await.ok();
    }
}
