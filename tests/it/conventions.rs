//! What applies to every response: identifiers, headers, problem documents, lists, tags.

use reqwest::Method;
use serde_json::{Value, json};

use crate::app::{Client, Reply, section};

async fn send(client: &Client, method: Method, path: &str, kind: &str, body: Vec<u8>) -> Reply {
    Client::send(client.request(method, path).header("content-type", kind).body(body)).await
}

fn slugs(list: &Value) -> Vec<&str> {
    list["items"].as_array().unwrap().iter().map(|item| item["slug"].as_str().unwrap()).collect()
}

stories! {
    async fn every_answer_has_an_identifier_which_problems_and_the_journal_name(app) {
        let (ana, root) = (app.author("ana").await, app.administrator("root").await);
        let made = ana.post("/api/v1/sections", section("mre-co", "Ventanilla consular móvil")).await;
        let missing = ana.get("/api/v1/sections/none").await;
        assert_ne!(made.header("x-request-id"), missing.header("x-request-id"));
        assert_eq!(missing.problem(404, "not_found")["request_id"], missing.header("x-request-id"));
        let journal = root.get("/api/v1/journal").await.ok();
        let hidden = &journal["items"][0];
        assert_eq!(hidden["entry"], Value::Null, "an administrator may not know of the draft");
        let renamed = root.patch("/api/v1/me", json!({"name": "Raíz"})).await;
        let journal = root.get("/api/v1/journal").await.ok();
        assert_eq!(journal["items"][0]["entry"]["request_id"], renamed.header("x-request-id"));
    }

    async fn every_answer_keeps_browsers_from_making_a_page_of_it(app) {
        for path in ["/api/v1/search", "/api/v1/none", "/healthz", "/api/v1/me", "/api/problems"] {
            let reply = app.anonymous().get(path).await;
            assert_eq!(reply.header("x-content-type-options"), "nosniff", "{path}");
            assert_eq!(reply.header("x-frame-options"), "DENY");
            assert_eq!(reply.header("referrer-policy"), "no-referrer");
            assert_eq!(reply.header("content-security-policy"), "default-src 'none'; frame-ancestors 'none'");
            assert!(!reply.header("cache-control").is_empty());
            assert!(!reply.headers.contains_key("strict-transport-security"), "not without TLS");
        }
        app.start_again_with(|config| config.public_url = "https://acervo.example".to_owned());
        let reply = app.anonymous().get("/api/v1/none").await;
        assert_eq!(reply.header("strict-transport-security"), "max-age=31536000");
        let kind = reply.problem(404, "not_found")["type"].clone();
        assert_eq!(kind, "https://acervo.example/api/problems#not_found", "the Host field makes no address");
    }

    async fn problems_speak_the_readers_language_and_lead_to_a_page_about_them(app) {
        for (accepted, language, title) in [
            ("es-CO,es;q=0.9", "es", "No"), ("pt-BR", "pt", "N"), ("fr;q=0.5, de", "fr", ""), ("de", "en", ""), ("*", "en", ""),
        ] {
            let request = app.anonymous().request(Method::GET, "/api/v1/none").header("accept-language", accepted);
            let reply = Client::send(request).await;
            assert_eq!(reply.header("content-language"), language, "{accepted}");
            let problem = reply.problem(404, "not_found");
            assert!(problem["title"].as_str().unwrap().starts_with(title), "{problem}");
            assert_eq!(problem["instance"], "/api/v1/none");
            let page = problem["type"].as_str().unwrap();
            let (page, code) = page.split_once('#').unwrap();
            let page = app.anonymous().get(page.strip_prefix(&app.url("")).unwrap()).await;
            assert_eq!(page.status, 200);
            assert!(String::from_utf8_lossy(&page.bytes).contains(&format!("id=\"{code}\"")));
        }
    }

    async fn what_the_framework_refuses_is_a_problem_document_too(app) {
        let ana = app.author("ana").await;
        let at = "/api/v1/sections";
        let kind = "application/json";
        send(&ana, Method::POST, at, kind, b"{\"practice\": ".to_vec()).await.problem(400, "malformed");
        send(&ana, Method::POST, at, kind, b"\xff\xfe".to_vec()).await.problem(400, "malformed");
        send(&ana, Method::POST, at, "text/plain", b"{}".to_vec()).await.problem(415, "unsupported_media_type");
        send(&ana, Method::POST, at, kind, b"[]".to_vec()).await.problem(422, "invalid");
        send(&ana, Method::POST, at, "application/json; charset=utf-8", b"{}".to_vec()).await.problem(422, "invalid");
        let deep = [vec![b'['; 100_000], vec![b']'; 100_000]].concat();
        send(&ana, Method::POST, at, kind, deep).await.problem(400, "malformed");
        let large = send(&ana, Method::POST, at, kind, vec![b' '; 4 * 1024 * 1024 + 1]).await;
        large.problem(413, "payload_too_large");
        let nul = ana.post(at, json!({"practice": {"title": "a\u{0}b"}})).await;
        assert!(nul.faults().contains(&("/practice/title".to_owned(), "nul_character".to_owned())), "{}", nul.json());
        ana.get("/api/v1/sections?limit=%zz").await.problem(400, "malformed");
        ana.get("/api/v1/sections?country=%ff").await.problem(400, "malformed");
        ana.get("/api/v1/sections/%ff").await.problem(404, "not_found");
        app.anonymous().post(at, json!([])).await.problem(401, "unauthenticated");
        let nobody = send(&app.anonymous(), Method::POST, at, kind, b"{".to_vec()).await;
        nobody.problem(401, "unauthenticated");
    }

    async fn the_faults_of_a_query_are_told_last(app) {
        let (ana, rosa) = (app.author("ana").await, app.holder("rosa", acervo::domain::account::Role::Researcher).await);
        let eva = app.editor("eva").await;
        let (id, none) = (ana.draft("Ventanilla consular móvil").await, uuid::Uuid::now_v7());
        let token = rosa.post("/api/v1/me/tokens", json!({"name": "x", "scopes": ["administration"], "days": 1})).await.ok();
        let blind = rosa.with_token(token["token"].as_str().unwrap());
        for query in ["limit=0", "cursor=!", "%zz"] {
            for list in ["sections", "journal", "users", "invitations", "institutions/mre-co/members"] {
                app.anonymous().get(&format!("/api/v1/{list}?{query}")).await.problem(401, "unauthenticated");
                let expired = app.anonymous().with_token("ey.bad.token");
                expired.get(&format!("/api/v1/{list}?{query}")).await.problem(401, "unauthenticated");
                blind.get(&format!("/api/v1/{list}?{query}")).await.problem(403, "forbidden");
            }
            rosa.get(&format!("/api/v1/institutions/none/members?{query}")).await.problem(404, "not_found");
            rosa.get(&format!("/api/v1/sections/{id}/versions?{query}")).await.problem(404, "not_found");
            let own = ana.get(&format!("/api/v1/sections/{id}/versions?{query}")).await;
            assert!([400, 422].contains(&own.status.as_u16()), "{query}");
        }
        let anonymous = app.anonymous();
        for wrong in ["published/{none}?version=x", "published/{none}/similar?limit=x", "published/{none}/similar?%zz", "countries/QQ?%zz"] {
            let path = format!("/api/v1/{}", wrong.replace("{none}", &none.to_string()));
            anonymous.get(&path).await.problem(404, "not_found");
        }
        anonymous.get("/api/v1/countries/CO?%zz").await.problem(400, "malformed");
        let id = ana.published(&eva, "Ventanilla consular móvil").await;
        anonymous.get(&format!("/api/v1/published/{id}?version=x")).await.problem(422, "invalid");
        anonymous.get(&format!("/api/v1/published/{id}/similar?limit=x")).await.problem(422, "invalid");
        eva.act(&id, "unpublish").await.ok();
        anonymous.get(&format!("/api/v1/published/{id}?version=x")).await.problem(410, "unpublished");
        anonymous.with_token("ey.bad.token").get("/api/v1/institutions?limit=0").await.problem(401, "unauthenticated");
    }

    async fn an_address_without_that_method_names_those_that_it_has(app) {
        let anonymous = app.anonymous();
        for path in ["/api", "/api/v1", "/api/v1/none", "/api/v1/sections/a/b/c", "/api/v2/search"] {
            anonymous.get(path).await.problem(404, "not_found");
        }
        for (method, path, allowed) in [
            (Method::PUT, "/api/v1/search", vec!["GET", "HEAD"]),
            (Method::DELETE, "/api/v1/auth/login", vec!["POST"]),
            (Method::POST, "/api/v1/me", vec!["GET", "HEAD", "PATCH"]),
            (Method::PATCH, "/api/v1/sections/01960000-0000-7000-8000-000000000001", vec!["DELETE", "GET", "HEAD", "PUT"]),
            (Method::PUT, "/api/v1/sections/import", vec!["POST"]),
            (Method::GET, "/api/v1/sections/import", vec!["POST"]),
            (Method::POST, "/healthz", vec!["GET", "HEAD"]),
            (Method::DELETE, "/api/openapi.json", vec!["GET", "HEAD"]),
            (Method::POST, "/.well-known/jwks.json", vec!["GET", "HEAD"]),
        ] {
            let reply = Client::send(anonymous.request(method.clone(), path)).await;
            reply.problem(405, "method_not_allowed");
            let mut named: Vec<&str> = reply.header("allow").split(", ").collect();
            named.sort_unstable();
            assert_eq!(named, allowed, "{method} {path}");
        }
    }

    async fn no_address_is_taken_for_an_identifier_at_another_one(app) {
        let ana = app.author("ana").await;
        let document = app.anonymous().get("/api/openapi.json").await.ok();
        for (path, operations) in document["paths"].as_object().unwrap() {
            for method in [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
                if path.contains('{') || !operations[method.as_str().to_lowercase()].is_null() {
                    continue;
                }
                for who in [&ana, &app.anonymous()] {
                    let reply = Client::send(who.request(method.clone(), path)).await;
                    assert_eq!(reply.problem(405, "method_not_allowed")["instance"], *path, "{method}");
                }
            }
        }
    }

    async fn head_is_answered_like_get_without_the_body(app) {
        for path in ["/healthz", "/api/v1/search", "/api/v1/compendia"] {
            let reply = Client::send(app.anonymous().request(Method::HEAD, path)).await;
            assert_eq!((reply.status.as_u16(), reply.bytes.len()), (200, 0), "{path}");
            assert_eq!(reply.header("content-type"), "application/json");
        }
        let missing = Client::send(app.anonymous().request(Method::HEAD, "/none")).await;
        assert_eq!((missing.status.as_u16(), missing.bytes.len()), (404, 0));
    }

    async fn a_list_is_read_page_by_page(app) {
        for slug in ["a-co", "b-co", "c-co", "d-co", "e-co"] {
            app.institution(slug).await;
        }
        let anonymous = app.anonymous();
        let whole = anonymous.get("/api/v1/institutions").await;
        assert!(!whole.headers.contains_key("link"));
        let whole = whole.ok();
        assert_eq!((&whole["total"], &whole["next"]), (&json!(5), &Value::Null));

        let mut path = "/api/v1/institutions?country=CO&limit=2".to_owned();
        let mut seen = Vec::new();
        let pages = loop {
            let reply = anonymous.get(&path).await;
            let page = reply.ok();
            assert_eq!(page["total"], 5);
            seen.extend(slugs(&page).into_iter().map(str::to_owned));
            let Some(cursor) = page["next"].as_str() else { break seen.len() };
            let next = format!("{}/api/v1/institutions?country=CO&limit=2&cursor={cursor}", app.url(""));
            assert_eq!(reply.header("link"), format!("<{next}>; rel=\"next\""));
            path = next.strip_prefix(&app.url("")).unwrap().to_owned();
        };
        assert_eq!((pages, seen.as_slice()), (5, ["a-co", "b-co", "c-co", "d-co", "e-co"].map(str::to_owned).as_slice()));

        let wrong = anonymous.get("/api/v1/institutions?limit=0&cursor=made-up").await;
        wrong.problem(422, "invalid");
        let expected = [("/query/cursor", "wrong_form"), ("/query/limit", "too_small")];
        assert_eq!(wrong.faults(), expected.map(|(at, code)| (at.to_owned(), code.to_owned())));
        anonymous.get("/api/v1/institutions?limit=101").await.problem(422, "invalid");
        anonymous.get("/api/v1/institutions?limit=100").await.ok();
    }

    async fn what_a_reader_has_already_is_not_sent_again(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let id = ana.published(&eva, "Ventanilla consular móvil").await;
        for (client, path, cache) in [
            (&ana, format!("/api/v1/sections/{id}"), "private"),
            (&ana, format!("/api/v1/sections/{id}/versions/1"), "private"),
            (&app.anonymous(), format!("/api/v1/published/{id}"), "public, no-cache"),
        ] {
            let get = async |tag: &str| Client::send(client.request(Method::GET, &path).header("if-none-match", tag)).await;
            let first = client.get(&path).await;
            let tag = first.header("etag").to_owned();
            assert!(tag.starts_with("\"1-"), "{path}");
            assert_eq!(first.header("cache-control"), cache);
            for same in [tag.clone(), format!("W/{tag}"), format!("\"x\", {tag}"), "*".to_owned()] {
                let again = get(&same).await;
                assert_eq!((again.status.as_u16(), again.bytes.len(), again.header("etag")), (304, 0, tag.as_str()));
                assert_eq!(again.header("cache-control"), cache);
            }
            assert_eq!(get("\"1-0000000000000000\"").await.status, 200, "the whole tag is compared");
        }
        let tag = ana.get(&format!("/api/v1/sections/{id}")).await.header("etag").to_owned();
        assert_ne!(eva.get(&format!("/api/v1/sections/{id}")).await.header("etag"), tag, "the editor may do other acts");
    }
}
