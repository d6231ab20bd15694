//! Personal API tokens for programs, with scopes and an expiry.

use reqwest::Method;
use serde_json::{Value, json};

use crate::app::{COMPENDIUM, Client, TestApp, section};

async fn made(owner: &Client, scopes: Value, days: i64) -> Value {
    owner.post("/api/v1/me/tokens", json!({"name": "Script", "scopes": scopes, "days": days})).await.ok()
}

fn script(app: &TestApp, made: &Value) -> Client {
    app.anonymous().with_token(made["token"].as_str().unwrap())
}

stories! {
    async fn a_token_is_shown_once(app) {
        let ana = app.author("ana").await;
        let reply = ana.post("/api/v1/me/tokens", json!({"name": "Informe", "scopes": ["read", "read"], "days": 90})).await;
        assert_eq!(reply.status, 201);
        let made = reply.json();
        assert!(reply.header("location").ends_with(&format!("/api/v1/me/tokens/{}", made["id"].as_str().unwrap())));
        let token = made["token"].as_str().unwrap();
        assert!(token.starts_with("acervo_pat_"));
        assert_eq!(made["scopes"], json!(["read"]));
        assert_eq!(made["expires_at"], "2026-05-31T09:00:00.000000Z");

        let listed = ana.get("/api/v1/me/tokens").await;
        assert!(!String::from_utf8_lossy(&listed.bytes).contains(token));
        let listed = listed.ok();
        assert_eq!((&listed["total"], &listed["items"][0]["name"]), (&json!(1), &json!("Informe")));
        assert_eq!(app.author("berta").await.get("/api/v1/me/tokens").await.ok()["total"], 0);
    }

    async fn a_token_does_what_its_scopes_say_and_no_more(app) {
        let (ana, eva) = (app.focal_point("ana").await, app.editor("eva").await);
        let id = ana.submitted("Ventanilla consular móvil").await;
        let reader = script(&app, &made(&ana, json!(["read"]), 30).await);
        let writer = script(&app, &made(&ana, json!(["sections:write"]), 30).await);
        let decider = script(&app, &made(&eva, json!(["read", "sections:decide"]), 30).await);
        assert_eq!(reader.get("/api/v1/me").await.ok()["scopes"], json!(["read"]));

        reader.get(&format!("/api/v1/sections/{id}")).await.ok();
        reader.post("/api/v1/sections", section("mre-co", "Otra")).await.problem(403, "forbidden");
        reader.act(&id, "withdraw").await.problem(403, "forbidden");
        reader.get("/api/v1/institutions/mre-co/members").await.problem(403, "forbidden");
        let invite = json!({"email": "x@example.org", "institution": "mre-co", "role": "author", "language": "es"});
        writer.post("/api/v1/invitations", invite).await.problem(403, "forbidden");
        writer.post("/api/v1/sections", section("mre-co", "Otra")).await.ok();
        writer.get("/api/v1/sections").await.problem(403, "forbidden");
        decider.post("/api/v1/sections", section("mre-co", "Otra")).await.problem(403, "forbidden");
        decider.act(&id, "approve").await.ok();
    }

    async fn a_token_gives_no_right_that_its_owner_does_not_have(app) {
        let ana = app.author("ana").await;
        let all = made(&ana, json!(["read", "sections:write", "sections:decide", "administration"]), 30).await;
        let script = script(&app, &all);
        script.get("/api/v1/users").await.problem(403, "forbidden");
        script.patch(&format!("/api/v1/compendia/{COMPENDIUM}"), json!({})).await.problem(403, "forbidden");
        script.get("/api/v1/journal").await.problem(403, "forbidden");
    }

    async fn no_token_manages_the_account_that_it_belongs_to(app) {
        let ana = app.author("ana").await;
        let all = made(&ana, json!(["read", "sections:write", "sections:decide", "administration"]), 30).await;
        let script = script(&app, &all);
        script.get("/api/v1/me").await.ok();
        let password = json!({"current_password": crate::app::PASSWORD, "password": "yuca morada bajo el puente"});
        let calls = [
            (Method::PATCH, "/api/v1/me", json!({"name": "Otra"})),
            (Method::PUT, "/api/v1/me/password", password),
            (Method::GET, "/api/v1/me/sessions", Value::Null),
            (Method::DELETE, "/api/v1/me/sessions", Value::Null),
            (Method::GET, "/api/v1/me/tokens", Value::Null),
            (Method::POST, "/api/v1/me/tokens", json!({"name": "Otro", "scopes": ["read"], "days": 1})),
            (Method::DELETE, &format!("/api/v1/me/tokens/{}", all["id"].as_str().unwrap()), Value::Null),
        ];
        for (method, path, body) in calls {
            let request = script.request(method.clone(), path);
            let request = if body.is_null() { request } else { request.json(&body) };
            let reply = Client::send(request).await;
            assert_eq!(reply.status, 403, "{method} {path}");
        }
        ana.get("/api/v1/me").await.ok();
    }

    async fn a_token_counts_until_its_end_or_until_it_is_revoked(app) {
        let ana = app.author("ana").await;
        app.author("berta").await;
        let (short, long) = (made(&ana, json!(["read"]), 1).await, made(&ana, json!(["read"]), 366).await);
        script(&app, &short).get("/api/v1/me").await.ok();
        app.clock.advance(24 * 60 * 60);
        script(&app, &short).get("/api/v1/me").await.problem(401, "unauthenticated");
        script(&app, &long).get("/api/v1/me").await.ok();

        let (ana, berta) = (app.log_in("ana").await, app.log_in("berta").await);
        assert_eq!(ana.get("/api/v1/me/tokens").await.ok()["total"], 1);
        let path = format!("/api/v1/me/tokens/{}", long["id"].as_str().unwrap());
        berta.delete(&path).await.problem(404, "not_found");
        ana.delete(&path).await.ok();
        script(&app, &long).get("/api/v1/me").await.problem(401, "unauthenticated");
        ana.delete(&path).await.problem(404, "not_found");
        ana.delete("/api/v1/me/tokens/none").await.problem(404, "not_found");
    }

    async fn a_token_needs_a_name_known_scopes_and_an_end_within_a_year(app) {
        let ana = app.author("ana").await;
        let reply = ana.post("/api/v1/me/tokens", json!({"name": "", "scopes": ["everything"], "days": 367})).await;
        reply.problem(422, "invalid");
        let expected = [("/days", "too_large"), ("/name", "too_short"), ("/scopes/0", "not_an_option")];
        assert_eq!(reply.faults(), expected.map(|(at, code)| (at.to_owned(), code.to_owned())));
        let none = ana.post("/api/v1/me/tokens", json!({"name": "x", "scopes": [], "days": 0})).await;
        let expected = [("/days", "too_small"), ("/scopes", "too_few_items")];
        assert_eq!(none.faults(), expected.map(|(at, code)| (at.to_owned(), code.to_owned())));
    }
}
