//! Names in responses are up to date, though they are not read again for every response.

use reqwest::Method;
use serde_json::json;

use crate::app::{COMPENDIUM, Client, section};

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
        // Changes to sections leave the cached names as they are.
        ana.draft("Otra práctica").await;

        let after = names().await;
        assert_eq!((&after.0, &after.1), (&json!("Cancillería"), &json!("Cancillería")));
        assert_eq!(after.2, vec![json!("Tema consular"), json!("Tema documentation")]);
    }

    async fn a_published_section_is_sent_again_when_anything_that_it_shows_has_changed(app) {
        let (ana, eva, root) =
            (app.author("ana").await, app.editor("eva").await, app.administrator("root").await);
        let id = ana.published(&eva, "Ventanilla consular móvil").await;
        let older = ana.published(&eva, "Clínica móvil").await;
        let path = format!("/api/v1/published/{id}");
        let mut seen = app.anonymous().get(&path).await;
        // A reader with the current response is told so until the change, and then receives the new one.
        let mut changed = async |what: &str| {
            let tag = seen.header("etag").to_owned();
            let request = app.anonymous().request(Method::GET, &path).header("if-none-match", &tag);
            let now = Client::send(request).await;
            assert_eq!(now.status, 200, "{what}");
            assert_ne!(now.header("etag"), tag, "{what}");
            assert_ne!(now.ok(), seen.ok(), "{what}");
            let request = app.anonymous().request(Method::GET, &path).header("if-none-match", now.header("etag"));
            assert_eq!(Client::send(request).await.status, 304, "{what}");
            seen = now;
            seen.ok()
        };
        let change = |path: &str, body| Client::send(root.request(Method::PATCH, path).json(&body));

        change("/api/v1/institutions/mre-co", json!({"name": {"es": "Cancillería"}})).await.ok();
        assert_eq!(changed("the institution is renamed").await["institution"]["name"]["es"], "Cancillería");
        let notice = json!({"es": "Esto es un ensayo."});
        let settings = json!({"settings": {"publish_on_approval": true, "notice": notice}});
        change(&format!("/api/v1/compendia/{COMPENDIUM}"), settings).await.ok();
        assert_eq!(changed("the notice is changed").await["notice"], notice);

        let child = ana.draft("Biblioteca móvil").await;
        let from = json!({"sections": [id]});
        ana.put(&format!("/api/v1/sections/{child}/adapted-from"), from).await.ok();
        ana.act(&child, "submit").await.ok();
        eva.act(&child, "approve").await.ok();
        assert_eq!(changed("another was adapted from it").await["adapted_by"][0]["title"], "Biblioteca móvil");
        eva.act(&child, "unpublish").await.ok();
        assert_eq!(changed("the other is unpublished").await["adapted_by"], json!([]));

        let tag = ana.get(&format!("/api/v1/sections/{id}")).await.header("etag").to_owned();
        let contact = json!({"name": "Ana", "email": "ana@example.org", "public": true});
        let mut save = section("mre-co", "Ventanilla consular fija");
        save.as_object_mut().unwrap().retain(|name, _| name == "practice" || name == "body");
        save["contact"] = contact.clone();
        ana.save(&id, &tag, save).await.ok();
        assert_eq!(changed("whom to ask is changed").await["contact"], contact);
        ana.act(&id, "submit").await.ok();
        eva.act(&id, "approve").await.ok();
        assert_eq!(changed("another version is published").await["version"], 2);
        let first = app.anonymous().get(&format!("{path}?version=1")).await.ok();
        assert_eq!((&first["title"], &first["published_version"]), (&json!("Ventanilla consular móvil"), &json!(2)));
        app.anonymous().get(&format!("{path}?version=3")).await.problem(404, "not_found");
        app.anonymous().get(&format!("{path}?version=0x")).await.problem(422, "invalid");

        eva.act(&id, "unpublish").await.ok();
        app.anonymous().get(&path).await.problem(410, "unpublished");
        app.anonymous().get(&format!("{path}?version=1")).await.problem(410, "unpublished");
        app.anonymous().get(&format!("{path}?version=0x")).await.problem(410, "unpublished");
        assert_eq!(app.anonymous().get(&format!("/api/v1/published/{older}")).await.ok()["title"], "Clínica móvil");
    }
}
