//! Comparing published practices side by side.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::app::section;
use crate::states::{bring, is_public, states};

fn field<'a>(comparison: &'a Value, name: &str) -> &'a Value {
    let fields = comparison["fields"].as_array().unwrap();
    fields.iter().find(|field| field["name"] == name).unwrap_or_else(|| panic!("no {name}"))
}

fn of(ids: &[&str]) -> String {
    let query: Vec<String> = ids.iter().map(|id| format!("section={id}")).collect();
    format!("/api/v1/compare?{}", query.join("&"))
}

stories! {
    async fn practices_stand_side_by_side_with_their_fields_aligned(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let mut other = section("mre-co", "Clínicas fronterizas");
        other["practice"]["countries"] = json!(["CO", "EC"]);
        other["practice"]["practice_type"] = "programme".into();
        other["practice"]["costs"] = "*Presupuesto* ordinario".into();
        other["practice"]["evaluation"] = json!([{"type": "external", "date": "2022"}]);
        let first = ana.published(&eva, "Ventanilla móvil").await;
        let second = ana.publishes(&eva, other).await;
        let reply = app.anonymous().get(&format!("{}&lang=fr", of(&[&first, &second]))).await;
        assert_eq!(reply.header("cache-control"), "public, no-cache");
        let comparison = reply.ok();
        let heads = comparison["sections"].as_array().unwrap();
        assert_eq!((&heads[0]["id"], &heads[1]["id"]), (&json!(first), &json!(second)));
        assert_eq!(heads[1]["title"], "Clínicas fronterizas");
        assert_eq!(heads[1]["countries"], json!(["CO", "EC"]));
        assert_eq!(heads[0]["institution"]["slug"], "mre-co");
        assert_eq!(heads[0]["hash"], app.anonymous().get(&format!("/api/v1/published/{first}")).await.ok()["hash"]);

        let names: Vec<&str> = comparison["fields"].as_array().unwrap().iter().map(|field| field["name"].as_str().unwrap()).collect();
        assert_eq!(names[..5], ["title", "summary", "practice_type", "countries", "scope"], "in the template's order");
        assert!(!names.contains(&"funding"), "what nobody has is left out");
        let kind = field(&comparison, "practice_type");
        assert_eq!((&kind["label"], &kind["kind"], &kind["same"]), (&json!("Type de pratique"), &json!("option"), &json!(false)));
        assert_eq!(kind["values"][1]["value"], "programme");
        let countries = field(&comparison, "countries");
        assert_eq!(countries["kind"], "countries");
        assert_eq!(countries["values"][1], json!([{"value": "CO", "label": "Colombie"}, {"value": "EC", "label": "Équateur"}]));
        let objectives = field(&comparison, "gcm_objectives");
        assert_eq!((&objectives["kind"], &objectives["same"]), (&json!("options"), &json!(true)));
        assert_eq!(objectives["values"][0][0]["value"], 14);
        assert!(objectives["values"][0][0]["label"].as_str().unwrap().len() > 5);
        let costs = field(&comparison, "costs");
        assert_eq!((&costs["kind"], &costs["values"], &costs["same"]), (&json!("markdown"), &json!([null, "*Presupuesto* ordinario"]), &json!(false)));
        let evaluation = &field(&comparison, "evaluation")["values"][1][0];
        assert_eq!((&evaluation["type"]["value"], &evaluation["date"]), (&json!("external"), &json!("2022")));
        assert_ne!(evaluation["type"]["label"], "external");
        assert_eq!(field(&comparison, "start")["kind"], "date");
        assert_eq!(field(&comparison, "consent")["values"], json!([true, true]));
        assert_eq!(field(&comparison, "rights")["kind"], "group");
    }

    async fn two_to_six_different_practices_can_be_compared(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let id = ana.published(&eva, "Ventanilla móvil").await;
        let many: Vec<String> = (0..7).map(|_| Uuid::now_v7().to_string()).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        for (ids, fault) in [(vec![], "too_few_items"), (vec![id.as_str()], "too_few_items"),
            (vec![id.as_str(), id.as_str()], "repeated_items"), (many.clone(), "too_many_items")] {
            let reply = app.anonymous().get(&of(&ids)).await;
            reply.problem(422, "invalid");
            assert_eq!(reply.faults(), [("/query/section".to_owned(), fault.to_owned())]);
        }
        for other in [many[0], "none", "%22"] {
            app.anonymous().get(&of(&[&id, other])).await.problem(404, "not_found");
        }
    }

    async fn only_what_is_published_can_be_compared(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let id = ana.published(&eva, "Ventanilla móvil").await;
        for state in states() {
            let stand = bring(&app, &ana, &eva, state).await;
            for who in [&app.anonymous(), &ana, &eva] {
                let reply = who.get(&of(&[&id, &stand.id])).await;
                match state {
                    state if is_public(state) => assert_eq!(reply.ok()["sections"][1]["version"], 2, "{state}"),
                    "unpublished" => assert_eq!(reply.problem(410, "unpublished")["section"], stand.id),
                    _ => assert_eq!(reply.problem(404, "not_found")["section"], stand.id, "{state}"),
                }
            }
        }
    }
}
