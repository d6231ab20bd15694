//! Working copies: nothing that somebody has written is lost, and nobody else sees it.

use serde_json::{Value, json};

use crate::app::practice;

fn text(title: &str) -> Value {
    json!({"base_version": 1, "practice": {"title": title, "start": "20"}, "body": "A medio escr"})
}

stories! {
    async fn what_is_typed_stays_until_a_version_is_saved_whatever_happens(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let id = ana.draft("Ventanilla móvil").await;
        let path = format!("/api/v1/sections/{id}/working-copy");
        let before = eva.get("/api/v1/journal?limit=1").await.ok()["total"].clone();
        ana.get(&path).await.problem(404, "not_found");
        ana.put(&path, text("Uno")).await.ok();
        // A field half written, such as a year, is kept as it is.
        let kept = ana.put(&path, text("Dos")).await.ok();
        assert_eq!(kept["practice"], json!({"title": "Dos", "start": "20"}));
        assert!(kept["saved_at"].as_str().unwrap().ends_with('Z'));
        app.start_again();
        let ana = app.log_in("ana").await;
        assert_eq!(ana.get(&path).await.ok(), kept);
        assert_eq!(ana.get(&format!("/api/v1/sections/{id}")).await.ok()["version"], 1);
        let eva = app.log_in("eva").await;
        assert_eq!(eva.get("/api/v1/journal?limit=1").await.ok()["total"], before);
        let saved = json!({"practice": practice("Tres"), "body": "Escrito"});
        ana.save(&id, "\"1-x\"", saved.clone()).await.ok();
        ana.get(&path).await.problem(404, "not_found");
        // Saving again what is the current version clears it too.
        ana.put(&path, text("Cuatro")).await.ok();
        ana.save(&id, "\"2-x\"", saved).await.ok();
        ana.get(&path).await.problem(404, "not_found");
    }

    async fn nobody_else_sees_it_and_a_refused_save_leaves_it_there(app) {
        let (ana, benito) = (app.author("ana").await, app.author("benito").await);
        let id = ana.draft("Ventanilla móvil").await;
        let path = format!("/api/v1/sections/{id}/working-copy");
        ana.put(&path, text("De Ana")).await.ok();
        benito.get(&path).await.problem(404, "not_found");
        benito.put(&path, text("De Benito")).await.ok();
        benito.save(&id, "\"1-x\"", json!({"practice": practice("Otra"), "body": ""})).await.ok();
        assert_eq!(ana.get(&path).await.ok()["practice"]["title"], "De Ana");
        ana.save(&id, "\"1-x\"", json!({"practice": practice("Tarde"), "body": ""})).await.problem(412, "version_conflict");
        assert_eq!(ana.get(&path).await.ok()["practice"]["title"], "De Ana");
        assert_eq!(ana.delete(&path).await.status, 204);
        ana.get(&path).await.problem(404, "not_found");
        assert_eq!(ana.delete(&path).await.status, 204);
    }

    async fn it_is_limited_as_a_version_is_and_names_a_version_that_was(app) {
        let ana = app.author("ana").await;
        let id = ana.draft("Ventanilla móvil").await;
        let path = format!("/api/v1/sections/{id}/working-copy");
        for (member, value, code) in [
            ("base_version", json!(2), "unknown"), ("base_version", json!(0), "too_small"),
            ("body", json!("a".repeat(500_001)), "too_long"), ("body", json!("a\u{0}"), "nul_character"),
            ("practice", json!([]), "wrong_type"), ("more", json!(1), "unknown_field"),
        ] {
            let mut copy = text("Uno");
            copy[member] = value;
            let reply = ana.put(&path, copy).await;
            reply.problem(422, "invalid");
            assert_eq!(reply.faults(), [(format!("/{member}"), code.to_owned())]);
        }
        ana.get(&path).await.problem(404, "not_found");
    }

    async fn it_goes_with_the_section(app) {
        let ana = app.author("ana").await;
        let id = ana.draft("Ventanilla móvil").await;
        let path = format!("/api/v1/sections/{id}/working-copy");
        ana.put(&path, text("De Ana")).await.ok();
        assert_eq!(ana.act(&id, "delete").await.status, 204);
        ana.get(&path).await.problem(404, "not_found");
        ana.put(&path, text("Tarde")).await.problem(404, "not_found");
        ana.act(&id, "restore").await.ok();
        assert_eq!(ana.get(&path).await.ok()["practice"]["title"], "De Ana");
        // A draft can be removed for good although somebody has a working copy of it.
        assert_eq!(ana.act(&id, "delete").await.status, 204);
        app.clock.advance(31 * 24 * 60 * 60);
        app.settle();
        let ana = app.log_in("ana").await;
        ana.act(&id, "restore").await.problem(404, "not_found");
    }
}
