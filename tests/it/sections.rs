//! From the first draft to publication and search.

use serde_json::json;

use crate::app::{practice, section};

stories! {
    async fn a_section_is_written_submitted_approved_and_found(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let made = ana.post("/api/v1/sections", section("mre-co", "Ventanilla consular móvil")).await;
        assert_eq!(made.status, 201);
        let view = made.json();
        let id = view["id"].as_str().unwrap();
        assert!(made.header("location").ends_with(&format!("/api/v1/sections/{id}")));
        assert!(made.header("etag").starts_with("\"1-"));
        assert_eq!(made.header("cache-control"), "private");
        assert_eq!((&view["stage"], &view["version"]), (&json!("draft"), &json!(1)));
        assert_eq!(view["permitted_acts"], json!(["save", "submit", "restore", "delete"]));

        let submitted = ana.act(id, "submit").await.ok();
        assert_eq!(submitted["stage"], "submitted");
        let approved = eva.act(id, "approve").await.ok();
        assert_eq!((&approved["stage"], &approved["published_version"]), (&json!("approved"), &json!(1)));
        app.settle();

        let found = app.anonymous().get("/api/v1/search?q=ventanillas%20consulares&facets=country").await.ok();
        assert_eq!(found["total"], 1, "{found}");
        assert_eq!(found["items"][0]["section_id"], id);
        assert_eq!(found["facets"]["country"], json!([{"value": "CO", "label": "Colombia", "count": 1}]));
        assert_eq!(found["index"]["complete"], true);
        let published = app.anonymous().get(&format!("/api/v1/published/{id}")).await.ok();
        assert_eq!(published["hash"], approved["hash"]);
        assert_eq!(published["practice"], practice("Ventanilla consular móvil"));
    }
}
