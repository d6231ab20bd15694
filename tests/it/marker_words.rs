//! Words that stand in one place only, each put into a section where some may find it and others may not.

use serde_json::{Value, json};

use crate::app::{Client, practice, section};

/// Words that occur in one place only, and who may find them: `institution` (which always may), `editors`, `everyone`.
pub const PLACES: [(&str, &str); 14] = [
    ("zanahoriaborrador", "institution"),
    ("zanahorianota", "institution"),
    ("zanahoriaretirada", "institution"),
    ("zanahoriamotivo", "institution"),
    ("zanahoriasiguiente", "institution"),
    ("zanahoriaenviada", "editors"),
    ("zanahoriacarta", "editors"),
    ("zanahoriarechazada", "editors"),
    ("zanahoriarechazo", "editors"),
    ("zanahoriadevuelta", "editors"),
    ("zanahoriacontacto", "editors"),
    ("zanahoriadespublicada", "editors"),
    ("zanahoriarazon", "editors"),
    ("zanahoriapublica", "everyone"),
];

/// A request body with the word in a field and in the body.
fn with_word(word: &str) -> Value {
    let mut practice = practice("Ventanilla móvil");
    practice["summary"] = json!(format!("Con {word} dentro."));
    practice["objectives"] = json!(format!("Una {word}."));
    json!({"practice": practice, "body": format!("## Texto\n\nOtra {word}.")})
}

async fn make(author: &Client, word: &str, more: Value) -> String {
    let mut new = section("mre-co", "Ventanilla móvil");
    for (name, value) in with_word(word).as_object().unwrap().iter().chain(more.as_object().unwrap()) {
        new[name] = value.clone();
    }
    author.post("/api/v1/sections", new).await.ok()["id"].as_str().unwrap().to_owned()
}

/// Puts each word in its place, and returns the sections.
pub async fn hide(ana: &Client, eva: &Client) -> Vec<String> {
    let path = |id: &str, call: &str| format!("/api/v1/sections/{id}/{call}");
    let draft = make(ana, "zanahoriaborrador", json!({})).await;

    let withdrawn = make(ana, "zanahoriaretirada", json!({})).await;
    ana.act(&withdrawn, "submit").await.ok();
    ana.post(&path(&withdrawn, "withdraw"), json!({"reason": "Por zanahoriamotivo"})).await.ok();

    let rejected = make(ana, "zanahoriarechazada", json!({"message": "De zanahorianota"})).await;
    ana.post(&path(&rejected, "submit"), json!({"message": "Con zanahoriacarta"})).await.ok();
    let words = json!({"decision": "reject", "version": 1, "message": "Un zanahoriarechazo"});
    eva.post(&path(&rejected, "decision"), words).await.ok();

    let contact =
        json!({"name": "Zanahoriacontacto", "email": "zanahoriacontacto@example.org", "public": false});
    let more = json!({"contact": contact, "message": "De zanahorianota"});
    let published = make(ana, "zanahoriapublica", more).await;
    ana.act(&published, "submit").await.ok();
    eva.act(&published, "approve").await.ok();

    let next = ana.published(eva, "Ventanilla móvil").await;
    ana.save(&next, "\"1-x\"", with_word("zanahoriasiguiente")).await.ok();

    let pinned = ana.published(eva, "Ventanilla móvil").await;
    ana.save(&pinned, "\"1-x\"", with_word("zanahoriaenviada")).await.ok();
    ana.act(&pinned, "submit").await.ok();

    let returned = ana.published(eva, "Ventanilla móvil").await;
    ana.save(&returned, "\"1-x\"", with_word("zanahoriaenviada")).await.ok();
    ana.act(&returned, "submit").await.ok();
    let words = json!({"decision": "request_changes", "version": 2, "message": "Viene zanahoriadevuelta"});
    eva.post(&path(&returned, "decision"), words).await.ok();

    let unpublished = make(ana, "zanahoriadespublicada", json!({})).await;
    ana.act(&unpublished, "submit").await.ok();
    eva.act(&unpublished, "approve").await.ok();
    eva.post(&path(&unpublished, "unpublish"), json!({"reason": "Por zanahoriarazon"})).await.ok();
    vec![draft, withdrawn, rejected, published, next, pinned, returned, unpublished]
}
