//! Practices similar to one another, with those of other countries first.

use acervo::domain::account::Role;
use serde_json::{Value, json};

use crate::app::{TestApp, section};
use crate::states::{bring, is_public, states};

/// A practice with its own texts, themes and objectives.
fn new(
    institution: &str,
    language: &str,
    title: &str,
    summary: &str,
    countries: Value,
    themes: Value,
) -> Value {
    let mut new = section(institution, title);
    new["language"] = language.into();
    new["body"] = "".into();
    for name in [
        "context_problem",
        "objectives",
        "description",
        "results",
        "constraints",
        "lessons_learned",
        "sustainability",
        "replicability",
        "implementing_institution",
    ] {
        new["practice"][name] = summary.into();
    }
    new["practice"]["success_factors"] = json!([{"factor": summary}]);
    new["practice"]["summary"] = summary.into();
    new["practice"]["countries"] = countries;
    new["practice"]["gcm_objectives"] = json!([if themes[0] == "health" { 15 } else { 6 }]);
    new["practice"]["target_groups"] = json!([if themes[0] == "health" { "women" } else { "workers" }]);
    new["practice"]["inclusion_themes"] = themes;
    new
}

async fn titles(app: &TestApp, id: &str, query: &str) -> Vec<String> {
    let answer = app.anonymous().get(&format!("/api/v1/published/{id}/similar{query}")).await.ok();
    let items = answer["items"].as_array().unwrap().iter();
    items.map(|item| item["title"].as_str().unwrap().to_owned()).collect()
}

stories! {
    async fn what_is_alike_is_found_and_other_countries_come_first(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let pia = app.member("pia", Role::Author, "mre-pe").await;
        let clinic = "Clínicas móviles vacunan a mujeres embarazadas en la frontera.";
        let id = ana.publishes(&eva, new("mre-co", "es", "Clínicas móviles", clinic, json!(["CO"]), json!(["health"]))).await;
        ana.publishes(&eva, new("mre-co", "es", "Clínicas en la costa", clinic, json!(["CO"]), json!(["health"]))).await;
        pia.publishes(&eva, new("mre-pe", "es", "Vacunas fronterizas", "Una clínica móvil vacuna a quien cruza la frontera.",
            json!(["PE"]), json!(["health"]))).await;
        pia.publishes(&eva, new("mre-pe", "en", "Mobile nurses", "Nurses travel to see expecting mothers.", json!(["PE"]), json!(["health"]))).await;
        pia.publishes(&eva, new("mre-pe", "es", "Ferias de empleo", "Empresas contratan a recién llegados.", json!(["PE"]), json!(["work"]))).await;
        app.settle();
        assert_eq!(titles(&app, &id, "").await, ["Vacunas fronterizas", "Mobile nurses", "Clínicas en la costa"],
            "in another language by what it is about; nothing that has nothing to do with it");
        assert_eq!(titles(&app, &id, "?limit=1&lang=en").await, ["Vacunas fronterizas"]);
        let answer = app.anonymous().get(&format!("/api/v1/published/{id}/similar")).await.ok();
        let item = &answer["items"][0];
        assert_eq!((&item["countries"], &item["highlights"]), (&json!(["PE"]), &json!([])));
        assert_eq!(item["institution"]["slug"], "mre-pe");
        assert_eq!(answer["index"]["complete"], true);
    }

    async fn what_is_not_published_resembles_nothing(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let id = ana.published(&eva, "Ventanilla móvil").await;
        let mut public = Vec::new();
        for state in states() {
            let stand = bring(&app, &ana, &eva, state).await;
            app.settle();
            let reply = app.anonymous().get(&format!("/api/v1/published/{}/similar", stand.id)).await;
            match state {
                state if is_public(state) => {
                    reply.ok();
                    public.push(stand.id);
                }
                "unpublished" => { reply.problem(410, "unpublished"); }
                _ => { reply.problem(404, "not_found"); }
            }
        }
        for who in [&app.anonymous(), &ana, &eva] {
            let answer = who.get(&format!("/api/v1/published/{id}/similar?limit=20")).await.ok();
            let mut found: Vec<String> = answer["items"].as_array().unwrap().iter()
                .map(|item| item["section_id"].as_str().unwrap().to_owned()).collect();
            found.sort();
            public.sort();
            assert_eq!(found, public);
        }
        eva.act(&public[0], "unpublish").await.ok();
        let left = titles(&app, &id, "?limit=20").await.len();
        assert_eq!(left, public.len() - 1, "even before the index follows");
    }

    async fn a_limit_has_limits(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let id = ana.published(&eva, "Ventanilla móvil").await;
        assert_eq!(titles(&app, &id, "").await, Vec::<String>::new(), "before the index knows it, and alone");
        for (limit, fault) in [("0", "too_small"), ("21", "too_large"), ("x", "wrong_form")] {
            let reply = app.anonymous().get(&format!("/api/v1/published/{id}/similar?limit={limit}")).await;
            reply.problem(422, "invalid");
            assert_eq!(reply.faults(), [("/query/limit".to_owned(), fault.to_owned())]);
        }
    }
}
