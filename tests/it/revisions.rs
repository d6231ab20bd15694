//! Comparing two versions of a section.

use serde_json::{Value, json};

use crate::app::{Client, practice};

/// Saves a version with this summary, this body and these indicators.
async fn save(who: &Client, id: &str, summary: &str, body: &str, indicators: Value) {
    let path = format!("/api/v1/sections/{id}");
    let tag = who.get(&path).await.header("etag").to_owned();
    let mut practice = practice("Ventanilla móvil");
    practice["summary"] = json!(summary);
    practice["indicators"] = indicators;
    who.save(id, &tag, json!({"practice": practice, "body": body})).await.ok();
}

async fn compared(who: &Client, id: &str, query: &str) -> Value {
    who.get(&format!("/api/v1/sections/{id}/compare{query}")).await.ok()
}

/// The versions that were compared.
fn versions(found: &Value) -> (u64, u64) {
    (found["from"].as_u64().unwrap(), found["to"].as_u64().unwrap())
}

fn field<'a>(found: &'a Value, pointer: &str) -> &'a Value {
    let fields = found["fields"].as_array().unwrap();
    fields.iter().find(|field| field["pointer"] == pointer).unwrap_or_else(|| panic!("no {pointer}: {found}"))
}

/// The text before and after the changes.
fn sides(field: &Value) -> (String, String) {
    let hunks = field["hunks"].as_array().unwrap();
    let side = |other: &str| -> String {
        hunks.iter().filter(|hunk| hunk["op"] != other).filter_map(|hunk| hunk["text"].as_str()).collect()
    };
    (side("insert"), side("delete"))
}

stories! {
    async fn an_author_sees_field_by_field_what_a_version_changed(app) {
        let ana = app.author("ana").await;
        let id = ana.draft("Ventanilla móvil").await;
        let row = |name: &str, value: u32| json!({"name": name, "value": value, "year": 2022, "source": "Registro consular"});
        let first = "El primer párrafo es largo.\\n\\nEl segundo párrafo dice otra cosa.\\n\\nEl plazo es de diez días. Fin.".replace("\\n", "\n");
        let second = "El segundo párrafo dice otra cosa.\\n\\nEl plazo es de quince días. Fin.\\n\\nEl primer párrafo es largo.".replace("\\n", "\n");
        save(&ana, &id, "Atiende a personas.", &first, json!([row("Personas atendidas", 1), row("Oficinas", 2)])).await;
        save(&ana, &id, "Atiende a todas las personas.", &second, json!([row("Personas atendidas", 9)])).await;
        let found = compared(&ana, &id, "").await;
        assert_eq!(versions(&found), (2, 3));
        let pointers: Vec<_> = found["fields"].as_array().unwrap().iter().map(|field| field["pointer"].as_str().unwrap()).collect();
        assert_eq!(pointers, ["/practice/summary", "/practice/indicators", "/body"]);
        assert_eq!(field(&found, "/practice/summary")["hunks"], json!([
            {"op": "equal", "text": "Atiende a "}, {"op": "insert", "text": "todas las "}, {"op": "equal", "text": "personas."},
        ]));
        let body = field(&found, "/body");
        assert_eq!(sides(body), (first, second));
        let moved = body["hunks"].as_array().unwrap().iter().filter(|hunk| hunk["moved"] == 1).count();
        assert_eq!(moved, 2, "{body}");
        let rows = field(&found, "/practice/indicators")["rows"].as_array().unwrap().clone();
        let ops: Vec<_> = rows.iter().map(|row| row["op"].as_str().unwrap()).collect();
        assert_eq!(ops, ["change", "delete"]);
        assert_eq!(rows[0]["fields"][0]["pointer"], "/practice/indicators/0/value");
        assert_eq!(versions(&compared(&ana, &id, "?from=3&to=1").await), (3, 1));
        assert_eq!(versions(&compared(&ana, &id, "?to=2").await), (1, 2));
        assert_eq!(compared(&ana, &id, "?from=2&to=2").await["fields"], json!([]));
    }

    async fn the_first_version_is_compared_with_itself(app) {
        let ana = app.author("ana").await;
        let id = ana.draft("Ventanilla móvil").await;
        let found = compared(&ana, &id, "").await;
        assert_eq!((versions(&found), &found["fields"]), ((1, 1), &json!([])));
    }

    async fn an_editor_sees_what_changed_since_the_last_decision_and_nothing_in_between(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let id = ana.submitted("Ventanilla móvil").await;
        eva.act(&id, "request_changes").await.ok();
        save(&ana, &id, "Un intento con secretos.", "Uno", json!([])).await;
        save(&ana, &id, "Otro intento.", "Dos", json!([])).await;
        ana.act(&id, "submit").await.ok();
        let found = compared(&eva, &id, "").await;
        assert_eq!(versions(&found), (1, 3));
        assert!(!found.to_string().contains("secretos"), "{found}");
        assert_eq!(versions(&compared(&ana, &id, "").await), (2, 3));
        for hidden in ["?from=2", "?to=2", "?from=2&to=3", "?from=9", "?to=4294967295"] {
            eva.get(&format!("/api/v1/sections/{id}/compare{hidden}")).await.problem(404, "not_found");
        }
    }

    async fn the_public_compares_only_what_was_published(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let otto = app.member("otto", acervo::domain::account::Role::Author, "mre-pe").await;
        let id = ana.published(&eva, "Ventanilla móvil").await;
        save(&ana, &id, "Sin publicar.", "Uno", json!([])).await;
        save(&ana, &id, "Publicada.", "Dos", json!([])).await;
        assert_eq!(versions(&compared(&otto, &id, "").await), (1, 1));
        ana.act(&id, "submit").await.ok();
        eva.act(&id, "approve").await.ok();
        assert_eq!(versions(&compared(&otto, &id, "").await), (1, 3));
        otto.get(&format!("/api/v1/sections/{id}/compare?from=2")).await.problem(404, "not_found");
        app.anonymous().get(&format!("/api/v1/sections/{id}/compare")).await.problem(401, "unauthenticated");
    }

    async fn numbers_that_are_none_are_named_once_the_section_is_known(app) {
        let (ana, otto) = (app.author("ana").await, app.member("otto", acervo::domain::account::Role::Author, "mre-pe").await);
        let id = ana.draft("Ventanilla móvil").await;
        let path = format!("/api/v1/sections/{id}/compare?from=x&to=-1");
        ana.get(&path).await.problem(422, "invalid");
        assert_eq!(ana.get(&path).await.faults().len(), 2);
        otto.get(&path).await.problem(404, "not_found");
    }
}
