//! Merging what two people wrote at the same time.

use serde_json::{Value, json};

use crate::app::{Client, practice};

const BODY: &str =
    "El consulado atiende a personas. Nadie paga.\n\nEl plazo es de diez días. Se puede ampliar.\n";

fn text(summary: &str, body: &str) -> Value {
    let mut practice = practice("Ventanilla móvil");
    practice["summary"] = json!(summary);
    json!({"practice": practice, "body": body})
}

/// A draft with a second version that has this body, on which both work.
async fn begun(ana: &Client) -> String {
    let id = ana.draft("Ventanilla móvil").await;
    ana.save(&id, "\"1-x\"", text("Resumen.", BODY)).await.ok();
    id
}

async fn merge(who: &Client, id: &str, base_version: u32, mut text: Value) -> Value {
    text["base_version"] = json!(base_version);
    who.post(&format!("/api/v1/sections/{id}/merge"), text).await.ok()
}

async fn entries(editor: &Client) -> Value {
    editor.get("/api/v1/journal?limit=1").await.ok()["total"].clone()
}

stories! {
    async fn two_people_save_at_once_and_both_their_sentences_stay(app) {
        let (ana, benito) = (app.author("ana").await, app.author("benito").await);
        let id = begun(&ana).await;
        ana.save(&id, "\"2-x\"", text("Resumen.", &BODY.replace("diez", "quince"))).await.ok();
        let late = text("Resumen nuevo.", &BODY.replace("Se puede ampliar.", "Se puede ampliar dos veces."));
        let refused = benito.save(&id, "\"2-x\"", late.clone()).await.problem(412, "version_conflict");
        assert_eq!(refused["current_version"], 3);
        let both = BODY.replace("diez", "quince").replace("Se puede ampliar.", "Se puede ampliar dos veces.");
        assert_eq!(refused["merged"]["body"], both);
        assert_eq!(refused["merged"]["practice"]["summary"], "Resumen nuevo.");
        assert_eq!((&refused["conflicts"], &refused["proposal"]), (&Value::Null, &Value::Null));
        let found = merge(&benito, &id, 2, late).await;
        assert_eq!((&found["base_version"], &found["version"]), (&json!(2), &json!(3)));
        assert_eq!((&found["merged"], &found["conflicts"]), (&refused["merged"], &json!([])));
        // A person confirms the merge by saving it over the version that it was merged with.
        assert_eq!(benito.save(&id, "\"3-x\"", found["merged"].clone()).await.ok()["version"], 4);
    }

    async fn two_changes_to_one_sentence_come_back_as_whole_sentences_with_both_sides(app) {
        let (ana, benito) = (app.author("ana").await, app.author("benito").await);
        let id = begun(&ana).await;
        ana.save(&id, "\"2-x\"", text("Resumen.", &BODY.replace("El plazo es", "El plazo no es"))).await.ok();
        let late = text("Otro resumen.", &BODY.replace("diez días", "diez días como máximo").replace("Nadie paga.", "Nadie paga nada."));
        let refused = benito.save(&id, "\"2-x\"", late.clone()).await.problem(412, "version_conflict");
        assert_eq!(refused["merged"], Value::Null);
        let conflict = &refused["conflicts"][0];
        assert_eq!(conflict["pointer"], "/body");
        let parts = conflict["parts"].as_array().unwrap();
        let sentences = parts.iter().find(|part| part["base"].is_string()).unwrap();
        let trimmed = |side: &str| sentences[side].as_str().unwrap().trim_end().to_owned();
        assert_eq!(trimmed("base"), "El plazo es de diez días.");
        assert_eq!(trimmed("theirs"), "El plazo no es de diez días.");
        assert_eq!(trimmed("yours"), "El plazo es de diez días como máximo.");
        assert!(sentences["their_changes"].as_array().unwrap().iter().any(|hunk| hunk["op"] == "insert" && hunk["text"].as_str().unwrap().trim() == "no"));
        // What is chosen of each conflict gives the text.
        let yours: String = parts.iter().filter_map(|part| part["text"].as_str().or(part["yours"].as_str())).collect();
        assert_eq!(refused["proposal"]["body"], yours);
        assert_eq!(yours, late["body"].as_str().unwrap());
        assert_eq!(refused["proposal"]["practice"]["summary"], "Otro resumen.");
    }

    async fn fields_that_are_no_texts_conflict_as_values(app) {
        let (ana, benito) = (app.author("ana").await, app.author("benito").await);
        let id = begun(&ana).await;
        let with = |start: &str, countries: Value| {
            let mut text = text("Resumen.", BODY);
            text["practice"]["start"] = json!(start);
            text["practice"]["countries"] = countries;
            text
        };
        ana.save(&id, "\"2-x\"", with("2020", json!(["CO", "PE"]))).await.ok();
        let found = merge(&benito, &id, 2, with("2021", json!(["CO", "EC"]))).await;
        assert_eq!(found["merged"], Value::Null);
        assert_eq!(found["conflicts"], json!([{"pointer": "/practice/start", "base": "2019-05", "theirs": "2020", "yours": "2021"}]));
        assert_eq!(found["proposal"]["practice"]["countries"], json!(["CO", "EC", "PE"]));
    }

    async fn merging_saves_nothing_and_needs_a_version_that_was(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let id = begun(&ana).await;
        let before = (ana.get(&format!("/api/v1/sections/{id}")).await.ok(), entries(&eva).await);
        merge(&ana, &id, 1, text("Resumen.", "Nada que ver.")).await;
        assert_eq!((ana.get(&format!("/api/v1/sections/{id}")).await.ok(), entries(&eva).await), before);
        let path = format!("/api/v1/sections/{id}/merge");
        let mut unknown = text("Resumen.", BODY);
        unknown["base_version"] = json!(7);
        let reply = ana.post(&path, unknown).await;
        reply.problem(422, "invalid");
        assert_eq!(reply.faults(), [("/base_version".to_owned(), "unknown".to_owned())]);
        ana.post(&path, json!({})).await.problem(422, "invalid");
        // A tag of a version that never was has nothing to merge.
        let refused = ana.save(&id, "\"7-x\"", text("Resumen.", "Otro.")).await.problem(412, "version_conflict");
        assert_eq!((&refused["current_version"], &refused["merged"], &refused["conflicts"]), (&json!(2), &Value::Null, &Value::Null));
    }
}
