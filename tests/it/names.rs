//! Names in answers are those that hold now, though they are not read anew for every answer.

use reqwest::Method;
use serde_json::json;

use crate::app::Client;

stories! {
    async fn a_search_shows_names_as_soon_as_they_are_changed(app) {
        let (ana, eva, root) =
            (app.author("ana").await, app.editor("eva").await, app.administrator("root").await);
        ana.published(&eva, "Ventanilla consular móvil").await;
        app.settle();
        let search = "/api/v1/search?q=ventanilla&lang=es&facets=institution,theme";
        let names = async || {
            let found = app.anonymous().get(search).await.ok();
            let (item, facets) = (&found["items"][0], &found["facets"]);
            let labels: Vec<_> = facets["theme"].as_array().unwrap().iter().map(|one| one["label"].clone()).collect();
            (item["institution"]["name"]["es"].clone(), facets["institution"][0]["label"].clone(), labels)
        };
        let before = names().await;
        assert_eq!((&before.0, &before.1), (&json!("Ministerio mre-co"), &json!("Ministerio mre-co")));

        let change = |path: &str, method: Method, body| Client::send(root.request(method, path).json(&body));
        let name = json!({"name": {"es": "Cancillería"}});
        change("/api/v1/institutions/mre-co", Method::PATCH, name).await.ok();
        let mut themes = root.get("/api/v1/vocabularies/inclusion_themes").await.ok();
        for item in themes["items"].as_array_mut().unwrap() {
            item["label"]["es"] = json!(format!("Tema {}", item["value"].as_str().unwrap()));
        }
        change("/api/v1/vocabularies/inclusion_themes", Method::PUT, themes).await.ok();
        // What is about a section leaves the names as they are.
        ana.draft("Otra práctica").await;

        let after = names().await;
        assert_eq!((&after.0, &after.1), (&json!("Cancillería"), &json!("Cancillería")));
        assert_eq!(after.2, vec![json!("Tema consular"), json!("Tema documentation")]);
    }
}
