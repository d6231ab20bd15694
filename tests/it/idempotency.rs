//! Repeating a request whose response was lost.

use reqwest::Method;
use serde_json::{Value, json};

use crate::app::{Client, Reply, section};

async fn keyed(client: &Client, key: &str, path: &str, body: &Value) -> Reply {
    Client::send(client.request(Method::POST, path).header("idempotency-key", key).json(body)).await
}

async fn total(client: &Client) -> i64 {
    client.get("/api/v1/sections").await.ok()["total"].as_i64().unwrap()
}

const SECTIONS: &str = "/api/v1/sections";

stories! {
    async fn the_same_key_and_body_get_the_same_answer(app) {
        let ana = app.author("ana").await;
        let body = section("mre-co", "Ventanilla consular móvil");
        let first = keyed(&ana, "k-1", SECTIONS, &body).await;
        assert_eq!(first.status, 201);
        app.clock.advance(60);
        let again = keyed(&ana, "k-1", SECTIONS, &body).await;
        assert_eq!((again.status, &again.bytes), (first.status, &first.bytes));
        for field in ["etag", "location", "content-type", "cache-control"] {
            assert_eq!(again.header(field), first.header(field), "{field}");
        }
        assert_eq!(total(&ana).await, 1);
        keyed(&ana, "k-2", SECTIONS, &body).await.ok();
        assert_eq!(total(&ana).await, 2);
    }

    async fn the_same_key_with_another_body_is_a_mistake(app) {
        let ana = app.author("ana").await;
        keyed(&ana, "k", SECTIONS, &section("mre-co", "Ventanilla consular móvil")).await.ok();
        let other = keyed(&ana, "k", SECTIONS, &section("mre-co", "Registro rural")).await;
        other.problem(422, "idempotency_mismatch");
        assert_eq!(total(&ana).await, 1);
    }

    async fn a_key_belongs_to_one_account_and_one_address(app) {
        let (ana, berta) = (app.author("ana").await, app.author("berta").await);
        let body = section("mre-co", "Ventanilla consular móvil");
        let one = keyed(&ana, "k", SECTIONS, &body).await.ok();
        let two = keyed(&berta, "k", SECTIONS, &body).await.ok();
        assert_ne!(one["id"], two["id"]);
        for made in [&one, &two] {
            let submit = format!("{SECTIONS}/{}/submit", made["id"].as_str().unwrap());
            let first = keyed(&ana, "k", &submit, &json!({})).await;
            first.ok();
            assert_eq!(keyed(&ana, "k", &submit, &json!({})).await.bytes, first.bytes, "and no wrong_stage");
        }
    }

    async fn only_what_went_well_is_remembered(app) {
        let ana = app.author("ana").await;
        let mut incomplete = section("mre-co", "Ventanilla consular móvil");
        incomplete["practice"].as_object_mut().unwrap().remove("summary");
        let id = ana.post(SECTIONS, incomplete).await.ok()["id"].as_str().unwrap().to_owned();
        let submit = format!("{SECTIONS}/{id}/submit");
        keyed(&ana, "k", &submit, &json!({})).await.problem(422, "incomplete");
        ana.act(&id, "save").await.ok();
        keyed(&ana, "k", &submit, &json!({})).await.ok();
    }

    async fn two_at_once_make_one_section(app) {
        let ana = app.author("ana").await;
        let body = section("mre-co", "Ventanilla consular móvil");
        let replies = futures_util::future::join_all((0..8).map(|_| keyed(&ana, "k", SECTIONS, &body))).await;
        let made: Vec<&Reply> = replies.iter().filter(|reply| reply.status == 201).collect();
        assert!(!made.is_empty());
        assert!(made.iter().all(|reply| reply.bytes == made[0].bytes));
        for reply in replies.iter().filter(|reply| reply.status != 201) {
            reply.problem(409, "in_progress");
            assert_eq!(reply.header("retry-after"), "1");
        }
        assert_eq!(total(&ana).await, 1);
    }

    async fn a_key_is_forgotten_after_a_day(app) {
        let ana = app.author("ana").await;
        let body = section("mre-co", "Ventanilla consular móvil");
        keyed(&ana, "k", SECTIONS, &body).await.ok();
        app.clock.advance(24 * 60 * 60 - 1);
        let ana = app.log_in("ana").await;
        keyed(&ana, "k", SECTIONS, &body).await.ok();
        assert_eq!(total(&ana).await, 1);
        app.clock.advance(2);
        keyed(&ana, "k", SECTIONS, &section("mre-co", "Registro rural")).await.ok();
        assert_eq!(total(&ana).await, 2);
    }

    async fn a_key_says_nothing_where_secrets_are_made_and_has_to_be_text(app) {
        let ana = app.author("ana").await;
        let body = json!({"name": "Script", "scopes": ["read"], "days": 1});
        let (one, two) = (keyed(&ana, "k", "/api/v1/me/tokens", &body).await, keyed(&ana, "k", "/api/v1/me/tokens", &body).await);
        assert_ne!(one.ok()["token"], two.ok()["token"]);
        let body = section("mre-co", "Ventanilla consular móvil");
        for key in [String::new(), "x".repeat(201), "é".to_owned()] {
            keyed(&ana, &key, SECTIONS, &body).await.problem(422, "invalid");
        }
        assert_eq!(total(&ana).await, 0);
    }

    async fn an_invitation_is_mailed_once(app) {
        let root = app.administrator("root").await;
        let body = json!({"email": "eva@example.org", "role": "editor", "language": "es"});
        let first = keyed(&root, "k", "/api/v1/invitations", &body).await;
        assert_eq!(first.status, 201);
        assert_eq!(keyed(&root, "k", "/api/v1/invitations", &body).await.bytes, first.bytes);
        assert_eq!(app.letters_to("eva").len(), 1);
    }

    async fn a_remembered_answer_is_given_only_to_who_still_may(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let root = app.administrator("root").await;
        let body = section("mre-co", "Ventanilla consular móvil");
        let made = keyed(&ana, "k", SECTIONS, &body).await;
        let submit = format!("{SECTIONS}/{}/submit", made.ok()["id"].as_str().unwrap());
        let submitted = keyed(&ana, "k", &submit, &json!({})).await;
        submitted.ok();
        let decision = submit.replace("/submit", "/decision");
        let words = json!({"decision": "reject", "version": 1, "message": "No es una práctica"});
        let decided = keyed(&eva, "k", &decision, &words).await;
        decided.ok();
        assert_eq!(keyed(&eva, "k", &decision, &words).await.bytes, decided.bytes);
        assert_eq!(keyed(&ana, "k", SECTIONS, &body).await.bytes, made.bytes);
        assert_eq!(keyed(&ana, "k", &submit, &json!({})).await.bytes, submitted.bytes);

        let token = ana.post("/api/v1/me/tokens", json!({"name": "Lectura", "scopes": ["read"], "days": 1})).await.ok();
        let reading = ana.with_token(token["token"].as_str().unwrap());
        keyed(&reading, "k", SECTIONS, &body).await.problem(403, "forbidden");
        let id = async |who: &Client| who.get("/api/v1/me").await.ok()["id"].as_str().unwrap().to_owned();
        let (ana_id, eva_id) = (id(&ana).await, id(&eva).await);
        root.delete(&format!("/api/v1/institutions/mre-co/members/{ana_id}")).await.ok();
        keyed(&ana, "k", SECTIONS, &body).await.problem(403, "forbidden");
        keyed(&ana, "k", &submit, &json!({})).await.problem(404, "not_found");
        root.patch(&format!("/api/v1/users/{eva_id}"), json!({"roles": []})).await.ok();
        keyed(&eva, "k", &decision, &words).await.problem(404, "not_found");
        root.patch(&format!("/api/v1/users/{ana_id}"), json!({"suspended": true})).await.ok();
        keyed(&ana, "k", SECTIONS, &body).await.problem(401, "unauthenticated");
    }
}
