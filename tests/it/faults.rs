//! However many faults an input has and whatever they quote, a person can read the response.

use reqwest::Method;
use serde_json::{Value, json};

use crate::app::{Client, Reply, practice, section};

/// Checks that a problem is of limited size. Returns the number of faults it lists and the number found.
#[track_caller]
fn told(reply: &Reply, what: &str) -> (usize, u64) {
    let size = reply.bytes.len();
    assert!(reply.status.is_client_error(), "{what}: {} of {size} bytes", reply.status);
    assert!(size < 64 * 1024, "{what}: {size} bytes");
    let problem = reply.json();
    let faults = problem["errors"].as_array().cloned().unwrap_or_default();
    assert!(faults.len() <= 100, "{what}: {} faults", faults.len());
    for fault in &faults {
        assert!(fault["pointer"].as_str().unwrap().chars().count() <= 301, "{what}");
        assert!(fault["detail"].as_str().is_some_and(|detail| !detail.is_empty()), "{what}: {fault}");
    }
    let total = problem["errors_total"].as_u64();
    assert!(total.is_none_or(|total| total > faults.len() as u64), "{what}: nothing is left out");
    (faults.len(), total.unwrap_or(faults.len() as u64))
}

async fn send(who: &Client, method: Method, path: &str, body: String) -> Reply {
    let request =
        who.request(method, path).header("content-type", "application/json").header("if-match", "\"1-x\"");
    Client::send(request.body(body)).await
}

stories! {
    async fn of_very_many_faults_of_a_body_a_hundred_are_told_and_all_are_counted(app) {
        let ana = app.author("ana").await;
        let log_in = async |body: String| send(&app.anonymous(), Method::POST, "/api/v1/auth/login", body).await;
        let members = |count: usize| (0..count).map(|n| format!("\"m{n}\":1")).collect::<Vec<_>>().join(",");
        let nul = |count: usize| vec!["\"\\u0000\""; count].join(",");
        let long = "n".repeat(190_000);

        let reply = log_in(format!("{{\"{long}\": [{}]}}", nul(6_000))).await;
        assert_eq!(told(&reply, "U+0000 below a long name"), (1, 1), "what stands below such a name is not looked at");
        assert_eq!(reply.faults()[0].1, "name_too_long");
        let reply = log_in(format!("{{\"x\": [{}]}}", nul(12_000))).await;
        assert_eq!(told(&reply, "U+0000").1, 12_003, "and an unknown member, and two that are missing");
        let reply = log_in(format!("{{{}}}", members(15_000))).await;
        assert_eq!(told(&reply, "unknown members"), (100, 15_002));
        let reply = send(&ana, Method::POST, "/api/v1/sections", format!("{{{}}}", members(55_000))).await;
        assert_eq!(told(&reply, "unknown members").0, 100);
        assert!(told(&reply, "unknown members").1 >= 55_000);
        let reply = send(&ana, Method::POST, "/api/v1/sections", format!("{{{}}}", members(200_000))).await;
        reply.problem(413, "payload_too_large");

        // Each name is just short enough to be quoted, and consists of characters that take up much space when quoted.
        let name = "\\u0001".repeat(280);
        let quoted: Vec<String> = (0..400).map(|n| format!("\"{name}{n}\": [{}]", nul(10))).collect();
        let reply = send(&ana, Method::POST, "/api/v1/sections", format!("{{{}}}", quoted.join(","))).await;
        assert!(told(&reply, "names of control characters").1 >= 4_400);
        let deep = format!("{{\"practice\":{}[{}]{}}}", format!("{{\"{name}\":").repeat(100), nul(2_000), "}".repeat(100));
        let reply = send(&ana, Method::POST, "/api/v1/sections", deep).await;
        assert!(told(&reply, "long names in each other").1 >= 2_000);
    }

    async fn of_very_many_faults_of_what_a_body_says_a_hundred_are_told(app) {
        let (ana, root) = (app.author("ana").await, app.administrator("root").await);
        let mut new = section("mre-co", "Ventanilla");
        new["practice"]["countries"] = (0..30_000).map(|n| if n % 2 == 0 { json!("XX") } else { json!(n) }).collect();
        let reply = send(&ana, Method::POST, "/api/v1/sections", new.to_string()).await;
        assert!(told(&reply, "countries").1 >= 30_000);
        let mut text = practice("Ventanilla");
        text["gcm_objectives"] = vec![json!(9_007_199_254_740_993_u64); 20_000].into();
        let id = ana.draft("Ventanilla").await;
        let reply = send(&ana, Method::PUT, &format!("/api/v1/sections/{id}"), json!({"practice": text, "body": ""}).to_string()).await;
        assert!(told(&reply, "numbers").1 >= 20_000);

        let languages: Value = (0..20_000).map(|n| (format!("no language {n}"), json!(" "))).collect::<serde_json::Map<_, _>>().into();
        let institution = json!({"name": languages, "acronym": "X", "country": "CO", "kind": "ministry"});
        assert_eq!(told(&root.post("/api/v1/institutions", institution).await, "languages"), (100, 40_000));
        let items: Vec<Value> = (0..5_000).map(|_| json!({"value": "a", "label": {"xx-yy-zz-1": ""}})).collect();
        let vocabulary = json!({"title": {"es": "Todo"}, "items": items});
        assert!(told(&root.put("/api/v1/vocabularies/all", vocabulary).await, "items").1 >= 5_000);
        let chapters: Vec<Value> = (0..3_000).map(|_| json!({"slug": "a", "title": {"es": ""}})).collect();
        let reply = root.put("/api/v1/compendia/framework-document/chapters", json!({"items": chapters})).await;
        assert!(told(&reply, "chapters").1 >= 3_000);
        let template = root.get("/api/v1/compendia/framework-document/template").await;
        let mut schema = template.ok();
        schema["properties"] = json!({"x".repeat(250): {"type": "string", "pattern": format!("({}", "y".repeat(200_000))}});
        let reply = root.put("/api/v1/compendia/framework-document/template", schema).await;
        assert!(told(&reply, "a template").1 >= 10);
        let users = root.get("/api/v1/users").await.ok();
        let user = users["items"][0]["id"].as_str().unwrap().to_owned();
        told(&root.patch(&format!("/api/v1/users/{user}"), json!({"roles": vec!["author"; 50_000]})).await, "roles");
    }

    async fn whatever_an_answer_quotes_is_cut(app) {
        let root = app.administrator("root").await;
        let long = "x".repeat(60_000);
        told(&root.get(&format!("/api/v1/{long}")).await, "an address");
        told(&root.get(&format!("/api/v1/search?{}", "%00=1&".repeat(9_000))).await, "parameters");
        told(&root.get(&format!("/api/v1/search?{long}%00=1")).await, "a parameter's name");
        let many: Vec<String> = (0..4_500).map(|n| format!("stage=x{n}")).collect();
        told(&root.get(&format!("/api/v1/sections?{}", many.join("&"))).await, "values");
        let request = root.request(Method::POST, "/api/v1/sections").header("idempotency-key", &long);
        told(&Client::send(request.json(&json!({}))).await, "a header field");
        let concept = |broader: Value| json!({"labels": {"es": {"preferred": "x"}}, "broader": broader});
        told(&root.put(&format!("/api/v1/thesaurus/{}", "c".repeat(60_000)), concept(json!([]))).await, "a concept");
        told(&root.put("/api/v1/thesaurus/c", concept(json!([long.clone()]))).await, "a broader concept");
    }

    async fn of_what_stands_in_the_way_no_more_is_named_than_can_be_read(app) {
        let root = app.administrator("root").await;
        let mut text = "@prefix s: <http://www.w3.org/2004/02/skos/core#> .\n<top> a s:Concept ; s:prefLabel \"top\"@es .\n".to_owned();
        for n in 0..5_000 {
            text += &format!("<{n:x>90}> a s:Concept ; s:prefLabel \"c{n}\"@es ; s:broader <top> .\n");
        }
        let request = root.request(Method::PUT, "/api/v1/thesaurus").header("content-type", "text/turtle");
        Client::send(request.body(text)).await.ok();
        let reply = root.delete("/api/v1/thesaurus/top").await;
        told(&reply, "narrower concepts");
        assert_eq!(reply.problem(409, "conflict")["narrower"].as_array().unwrap().len(), 100);
    }
}
