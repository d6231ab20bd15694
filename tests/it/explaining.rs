//! Explanations of scores, for those who judge the ranking.

use serde_json::{Value, json};

use crate::app::{TestApp, section};

async fn library(app: &TestApp) -> Value {
    let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
    for title in ["Ventanilla móvil", "Ventanilla consular"] {
        let mut new = section("mre-co", title);
        new["practice"]["summary"] = json!("Una ventanilla atiende a personas migrantes.");
        let id = ana.post("/api/v1/sections", new).await.ok()["id"].as_str().unwrap().to_owned();
        ana.act(&id, "submit").await.ok();
        eva.act(&id, "approve").await.ok();
    }
    app.settle();
    eva.get("/api/v1/search?q=ventanilla%20movil&facets=country&limit=1&explain=true").await.ok()
}

/// All descriptions in a tree of parts, on one line.
fn said(part: &Value) -> String {
    let details = part["details"].as_array().into_iter().flatten().map(said).collect::<String>();
    format!("{} {details}", part["description"].as_str().unwrap())
}

stories! {
    async fn an_editor_is_told_how_each_score_came_about(app) {
        library(&app).await;
        let eva = app.editor("vera").await;
        for query in ["q=ventanilla", "q=ventanilla%20movil", "q=ventanila", "q=ventanilla%20elefante", "", "q=ventanilla&country=CO"] {
            let plain = app.anonymous().get(&format!("/api/v1/search?{query}")).await.ok();
            let told = eva.get(&format!("/api/v1/search?{query}&explain=true")).await.ok();
            let items = told["items"].as_array().unwrap();
            assert!(!items.is_empty(), "{query}");
            for (item, same) in items.iter().zip(plain["items"].as_array().unwrap()) {
                let explained = &item["explanation"];
                assert_eq!(item["section_id"], same["section_id"], "{query}");
                assert!(same.get("explanation").is_none(), "{query}");
                assert!(!said(explained).trim().is_empty(), "{query}: {explained}");
                // Without words the newest come first, and the score has no meaning.
                if !query.is_empty() {
                    let (score, value) = (item["score"].as_f64().unwrap(), explained["value"].as_f64().unwrap());
                    assert!((score - value).abs() < 1e-3 * score, "{query}: {score} is explained as {value}");
                }
            }
        }
    }

    async fn an_explained_answer_is_kept_nowhere_and_its_address_is_that_of_the_list(app) {
        let told = library(&app).await;
        let eva = app.editor("vera").await;
        let url = told["url"].as_str().unwrap();
        assert!(url.contains("ventanilla") && !url.contains("explain"), "{url}");
        let reply = eva.get("/api/v1/search?q=ventanilla&explain=true&limit=1").await;
        assert_eq!(reply.header("cache-control"), "no-store");
        assert_eq!(app.anonymous().get("/api/v1/search?explain=false").await.header("cache-control"), "public, no-cache");
    }

    async fn others_are_refused_before_their_query_is_looked_at(app) {
        library(&app).await;
        let nobody = app.anonymous();
        nobody.get("/api/v1/search?explain=true&limit=x").await.problem(401, "unauthenticated");
        nobody.with_token("ey.bad.token").get("/api/v1/search?explain=true").await.problem(401, "unauthenticated");
        let ana = app.author("lia").await;
        ana.get("/api/v1/search?explain=true&limit=x").await.problem(403, "forbidden");
        app.editor("vera").await.get("/api/v1/search?explain=true&limit=x").await.problem(422, "invalid");
        nobody.get("/api/v1/search?explain=please").await.problem(422, "invalid");
    }
}
