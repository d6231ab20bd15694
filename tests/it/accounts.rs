//! Authentication: logging in, staying logged in, logging out.

use std::collections::HashSet;

use jsonwebtoken::jwk::JwkSet;
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use reqwest::Method;
use serde_json::{Value, json};

use crate::app::{Client, PASSWORD, Reply, TestApp};

const MINUTE: i64 = 60;

/// A pair of tokens.
async fn pair(app: &TestApp, name: &str) -> Value {
    let body = json!({"email": TestApp::email(name), "password": PASSWORD});
    app.anonymous().post("/api/v1/auth/login", body).await.ok()
}

async fn renewed(app: &TestApp, pair: &Value) -> Reply {
    app.anonymous().post("/api/v1/auth/refresh", json!({"refresh_token": pair["refresh_token"]})).await
}

fn holder(app: &TestApp, pair: &Value) -> Client {
    app.anonymous().with_token(pair["access_token"].as_str().unwrap())
}

/// A problem without the members that always differ between two requests.
fn bare(reply: &Reply) -> Value {
    let mut problem = reply.json();
    problem.as_object_mut().unwrap().remove("request_id");
    problem
}

stories! {
    async fn logging_in_gives_a_pair_of_tokens(app) {
        app.author("ana").await;
        let body = json!({"email": " ANA@Example.ORG ", "password": PASSWORD});
        let reply = app.anonymous().post("/api/v1/auth/login", body).await;
        assert_eq!(reply.header("cache-control"), "no-store");
        let pair = reply.ok();
        assert_eq!((&pair["token_type"], &pair["expires_in"]), (&json!("Bearer"), &json!(900)));
        assert_eq!(holder(&app, &pair).get("/api/v1/me").await.ok()["email"], "ana@example.org");
    }

    async fn a_wrong_password_and_an_unknown_address_get_the_same_answer(app) {
        app.author("ana").await;
        let attempt = async |email: &str, password: &str| {
            let body = json!({"email": email, "password": password});
            app.anonymous().post("/api/v1/auth/login", body).await
        };
        let wrong = attempt("ana@example.org", "cuatro vientos y una puerta").await;
        wrong.problem(401, "invalid_credentials");
        assert_eq!(wrong.header("www-authenticate"), "Bearer");
        for (email, password) in [("nadie@example.org", PASSWORD), ("no address", PASSWORD), ("ana@example.org", "")] {
            let other = attempt(email, password).await;
            assert_eq!(bare(&other), bare(&wrong), "{email}");
        }
    }

    async fn a_refresh_token_is_exchanged_for_the_next_pair(app) {
        app.author("ana").await;
        let first = pair(&app, "ana").await;
        app.clock.advance(20 * MINUTE);
        let second = renewed(&app, &first).await.ok();
        assert_ne!(first["refresh_token"], second["refresh_token"]);
        holder(&app, &second).get("/api/v1/me").await.ok();
        let third = renewed(&app, &second).await.ok();
        assert_ne!(second["refresh_token"], third["refresh_token"]);
        renewed(&app, &json!({"refresh_token": "made-up"})).await.problem(401, "unauthenticated");
    }

    async fn a_lost_answer_is_given_again_until_somebody_goes_on_from_it(app) {
        app.author("ana").await;
        let first = pair(&app, "ana").await;
        let second = renewed(&app, &first).await.ok();
        app.clock.advance(59);
        let again = renewed(&app, &first).await.ok();
        assert_eq!(again["refresh_token"], second["refresh_token"]);
        let third = renewed(&app, &again).await.ok();
        holder(&app, &third).get("/api/v1/me").await.ok();

        renewed(&app, &first).await.problem(401, "token_reused");
        for access in [&first, &second, &again, &third] {
            holder(&app, access).get("/api/v1/me").await.problem(401, "unauthenticated");
        }
        renewed(&app, &third).await.problem(401, "unauthenticated");
    }

    async fn a_refresh_token_that_was_used_a_minute_ago_ends_its_session_and_no_other(app) {
        app.author("ana").await;
        let (first, elsewhere) = (pair(&app, "ana").await, pair(&app, "ana").await);
        let second = renewed(&app, &first).await.ok();
        app.clock.advance(60);
        renewed(&app, &first).await.problem(401, "token_reused");
        holder(&app, &second).get("/api/v1/me").await.problem(401, "unauthenticated");
        renewed(&app, &second).await.problem(401, "unauthenticated");
        holder(&app, &elsewhere).get("/api/v1/me").await.ok();
        renewed(&app, &elsewhere).await.ok();
    }

    async fn two_renewals_at_once_get_the_same_successor(app) {
        app.author("ana").await;
        let first = pair(&app, "ana").await;
        let (one, other) = tokio::join!(renewed(&app, &first), renewed(&app, &first));
        assert_eq!(one.ok()["refresh_token"], other.ok()["refresh_token"]);
    }

    async fn an_access_token_counts_for_a_quarter_of_an_hour(app) {
        let ana = app.author("ana").await;
        app.clock.advance(15 * MINUTE - 1);
        ana.get("/api/v1/me").await.ok();
        // The clocks of two nodes may differ by a few seconds.
        app.clock.advance(10);
        ana.get("/api/v1/me").await.problem(401, "unauthenticated");
    }

    async fn a_session_can_be_renewed_for_thirty_days(app) {
        app.author("ana").await;
        let mut pair = pair(&app, "ana").await;
        for _ in 0..29 {
            app.clock.advance(24 * 60 * MINUTE);
            pair = renewed(&app, &pair).await.ok();
        }
        app.clock.advance(24 * 60 * MINUTE);
        renewed(&app, &pair).await.problem(401, "unauthenticated");
    }

    async fn a_bad_or_expired_credential_is_never_silently_anonymous(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let id = ana.published(&eva, "Ventanilla consular móvil").await;
        app.settle();
        app.clock.advance(20 * MINUTE);
        let forged = format!("{}AAAA", ana.token());
        let fields = ["Bearer", "Bearer ", "Basic YW5hOmFuYQ==", "Bearer x", "Bearer acervo_pat_made-up", "", "é"];
        let tokens = [ana.token(), &forged].map(|token| format!("Bearer {token}"));
        let paths = [
            "/search".to_owned(), format!("/published/{id}"), "/institutions".to_owned(), "/institutions/mre-co".to_owned(),
            "/compendia".to_owned(), "/compendia/framework-document".to_owned(),
            "/compendia/framework-document/chapters".to_owned(), "/compendia/framework-document/template".to_owned(),
            "/vocabularies".to_owned(), "/vocabularies/scopes".to_owned(), "/sections".to_owned(), "/me".to_owned(),
        ];
        for path in &paths {
            let path = format!("/api/v1{path}");
            for field in fields.iter().copied().chain(tokens.iter().map(String::as_str)) {
                let request = app.anonymous().request(Method::GET, &path).header("authorization", field.as_bytes());
                let reply = Client::send(request).await;
                assert_eq!(reply.status, 401, "{path} {field:?}");
                reply.problem(401, "unauthenticated");
            }
        }
        let eva = app.log_in("eva").await;
        for path in &paths {
            eva.get(&format!("/api/v1{path}")).await.ok();
        }
    }

    async fn an_expired_credential_keeps_nobody_from_logging_in(app) {
        let ana = app.author("ana").await;
        app.clock.advance(20 * MINUTE);
        ana.post("/api/v1/auth/login", json!({"email": "ana@example.org", "password": PASSWORD})).await.ok();
    }

    async fn logging_out_ends_the_session_at_once(app) {
        app.author("ana").await;
        let (here, elsewhere) = (pair(&app, "ana").await, pair(&app, "ana").await);
        let client = holder(&app, &here);
        client.post("/api/v1/auth/logout", json!({})).await.ok();
        client.get("/api/v1/me").await.problem(401, "unauthenticated");
        renewed(&app, &here).await.problem(401, "unauthenticated");
        client.post("/api/v1/auth/logout", json!({})).await.problem(401, "unauthenticated");
        holder(&app, &elsewhere).get("/api/v1/me").await.ok();
    }

    async fn logging_out_everywhere_ends_every_session(app) {
        app.author("ana").await;
        let (here, elsewhere) = (pair(&app, "ana").await, pair(&app, "ana").await);
        holder(&app, &here).delete("/api/v1/me/sessions").await.ok();
        for ended in [&here, &elsewhere] {
            holder(&app, ended).get("/api/v1/me").await.problem(401, "unauthenticated");
            renewed(&app, ended).await.problem(401, "unauthenticated");
        }
    }

    async fn sessions_are_listed_and_ended_one_by_one(app) {
        let ana = app.author("ana").await;
        let berta = app.author("berta").await;
        app.clock.advance(MINUTE);
        let body = json!({"email": "ana@example.org", "password": PASSWORD});
        let login = app.anonymous().request(Method::POST, "/api/v1/auth/login").json(&body);
        let phone = Client::send(login.header("user-agent", "A phone")).await.ok();
        let phone = holder(&app, &phone);

        let listed = phone.get("/api/v1/me/sessions").await.ok();
        assert_eq!((&listed["total"], &listed["next"]), (&json!(2), &Value::Null));
        let current: Vec<_> = listed["items"].as_array().unwrap().iter().map(|item| item["current"].clone()).collect();
        assert_eq!(current, [true, false], "the last used first");
        assert_eq!(listed["items"][0]["user_agent"], "A phone");
        assert_eq!(listed["items"][0]["created_at"], "2026-03-02T09:01:00.000000Z");

        let of_phone = format!("/api/v1/me/sessions/{}", listed["items"][0]["id"].as_str().unwrap());
        berta.delete(&of_phone).await.problem(404, "not_found");
        ana.delete(&of_phone).await.ok();
        phone.get("/api/v1/me").await.problem(401, "unauthenticated");
        ana.delete(&of_phone).await.problem(404, "not_found");
        assert_eq!(ana.get("/api/v1/me/sessions").await.ok()["total"], 1);
    }

    async fn everyone_sees_their_own_account_and_changes_name_and_language(app) {
        let ana = app.focal_point("ana").await;
        let me = ana.get("/api/v1/me").await.ok();
        assert_eq!((&me["name"], &me["language"], &me["roles"]), (&json!("ana"), &json!("es"), &json!([])));
        assert_eq!(me["memberships"][0]["role"], "focal_point");
        assert_eq!(me["memberships"][0]["institution"]["slug"], "mre-co");
        assert_eq!(me["scopes"], Value::Null);
        assert!(me.get("password_hash").is_none());

        let changed = ana.patch("/api/v1/me", json!({"name": " Ana Pérez ", "language": "pt"})).await.ok();
        assert_eq!((&changed["name"], &changed["language"]), (&json!("Ana Pérez"), &json!("pt")));
        assert_eq!(ana.patch("/api/v1/me", json!({})).await.ok(), changed, "what is left out stays");
        assert_eq!(ana.get("/api/v1/me").await.ok(), changed);

        let refused = ana.patch("/api/v1/me", json!({"name": "", "language": "de", "email": "x@example.org"})).await;
        refused.problem(422, "invalid");
        let expected = [("/email", "unknown_field"), ("/language", "not_an_option"), ("/name", "too_short")];
        assert_eq!(refused.faults(), expected.map(|(at, code)| (at.to_owned(), code.to_owned())));
        ana.patch("/api/v1/me", json!({"name": "  "})).await.problem(422, "invalid");
        app.anonymous().get("/api/v1/me").await.problem(401, "unauthenticated");
    }

    async fn whoever_belongs_nowhere_any_more_still_sees_and_manages_their_own_account(app) {
        let (ana, berta) = (app.author("ana").await, app.focal_point("berta").await);
        let id = ana.get("/api/v1/me").await.ok()["id"].as_str().unwrap().to_owned();
        berta.delete(&format!("/api/v1/institutions/mre-co/members/{id}")).await.ok();
        assert_eq!(ana.get("/api/v1/me").await.ok()["memberships"], json!([]));
        ana.patch("/api/v1/me", json!({"name": "Ana Pérez"})).await.ok();
        ana.delete("/api/v1/me/sessions").await.ok();
    }

    async fn a_suspension_holds_at_once_for_sessions_and_tokens(app) {
        let (ana, root) = (app.author("ana").await, app.administrator("root").await);
        let session = pair(&app, "ana").await;
        let new = json!({"name": "Script", "scopes": ["read"], "days": 30});
        let token = ana.post("/api/v1/me/tokens", new).await.ok()["token"].as_str().unwrap().to_owned();
        let script = app.anonymous().with_token(&token);
        let id = script.get("/api/v1/me").await.ok()["id"].as_str().unwrap().to_owned();

        let user = format!("/api/v1/users/{id}");
        assert_eq!(root.patch(&user, json!({"suspended": true})).await.ok()["suspended"], true);
        for client in [&ana, &holder(&app, &session), &script] {
            client.get("/api/v1/me").await.problem(401, "unauthenticated");
            client.post("/api/v1/sections", crate::app::section("mre-co", "Otra")).await.problem(401, "unauthenticated");
        }
        renewed(&app, &session).await.problem(401, "unauthenticated");
        let body = json!({"email": "ana@example.org", "password": PASSWORD});
        app.anonymous().post("/api/v1/auth/login", body).await.problem(401, "invalid_credentials");

        root.patch(&user, json!({"suspended": false})).await.ok();
        app.log_in("ana").await.get("/api/v1/me").await.ok();
        ana.get("/api/v1/me").await.problem(401, "unauthenticated");
    }

    async fn any_program_can_verify_an_access_token_with_the_published_keys(app) {
        let ana = app.author("ana").await;
        let me = ana.get("/api/v1/me").await.ok();
        let reply = app.anonymous().get("/.well-known/jwks.json").await;
        assert_eq!(reply.header("cache-control"), "public, max-age=300");
        let keys: JwkSet = serde_json::from_slice(&reply.bytes).unwrap();
        assert!(!String::from_utf8_lossy(&reply.bytes).contains("\"d\""), "public keys only");

        let kid = decode_header(ana.token()).unwrap().kid.expect("the key's name");
        let key = DecodingKey::from_jwk(keys.find(&kid).expect("the key is published")).unwrap();
        let mut rules = Validation::new(Algorithm::EdDSA);
        rules.set_audience(&["acervo-api"]);
        rules.set_issuer(&["acervo"]);
        rules.validate_exp = false; // the test's clock is not the system clock
        let claims = decode::<Value>(ana.token(), &key, &rules).unwrap().claims;
        assert_eq!(claims["sub"], me["id"]);
        assert_eq!(claims["exp"].as_i64().unwrap() - claims["iat"].as_i64().unwrap(), 900);
        let names: HashSet<_> = claims.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(names, ["iss", "aud", "sub", "exp", "iat", "jti", "sid"].into(), "it carries no rights");
    }
}
