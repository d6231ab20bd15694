//! Any bad input gets a clear response: a problem document that says what is wrong, and never a 5xx.

use reqwest::Method;
use serde_json::{Value, json};

use crate::app::{Client, Reply, practice, section};

/// Checks that the response is a complete problem document about a fault of the request, and not an internal error.
#[track_caller]
fn clear(reply: &Reply, what: &str) -> Value {
    let text = String::from_utf8_lossy(&reply.bytes);
    assert!(reply.status.is_client_error(), "{what}: {} {text}", reply.status);
    assert_eq!(reply.header("content-type"), "application/problem+json", "{what}: {} {text}", reply.status);
    let problem = reply.json();
    for member in ["type", "title", "detail", "instance", "code", "request_id"] {
        assert!(
            problem[member].as_str().is_some_and(|text| !text.is_empty()),
            "{what}: {member} in {problem}"
        );
    }
    assert_eq!(problem["status"], reply.status.as_u16(), "{what}");
    assert_eq!(problem["request_id"], reply.header("x-request-id"), "{what}");
    problem
}

async fn raw(who: &Client, method: Method, path: &str, kind: &str, body: impl Into<Vec<u8>>) -> Reply {
    let request = who.request(method, path).header("content-type", kind).header("if-match", "\"1-x\"");
    Client::send(request.body(body.into())).await
}

fn faults(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(pointer, code)| ((*pointer).to_owned(), (*code).to_owned())).collect()
}

/// Every path and method listed in the API document.
async fn calls(who: &Client) -> Vec<(Method, String)> {
    let document = who.get("/api/openapi.json").await.ok();
    let mut calls = Vec::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for method in methods.as_object().unwrap().keys() {
            if ["get", "post", "put", "patch", "delete"].contains(&method.as_str()) {
                calls.push((Method::from_bytes(method.to_uppercase().as_bytes()).unwrap(), path.clone()));
            }
        }
    }
    assert!(calls.len() > 40);
    calls
}

/// A path with its parameters replaced.
fn filled(path: &str, with: &str) -> String {
    let mut filled = String::new();
    for (index, part) in path.split(['{', '}']).enumerate() {
        filled.push_str(if index % 2 == 1 { with } else { part });
    }
    filled
}

stories! {
    async fn every_fault_of_a_body_is_named(app) {
        let ana = app.author("ana").await;
        let reply = ana.post("/api/v1/sections", json!({
            "compendium": 7, "institution": "mre-co", "language": "not a language", "practice": [],
            "body": null, "colour": "red", "a/b~c": 1,
            "contact": {"name": "", "email": 5, "public": "yes", "phone": "1"},
        })).await;
        clear(&reply, "a bad section");
        let expected = faults(&[
            ("/a~1b~0c", "unknown_field"), ("/body", "wrong_type"), ("/chapter", "required"),
            ("/colour", "unknown_field"), ("/compendium", "wrong_type"), ("/contact/email", "wrong_type"),
            ("/contact/name", "too_short"), ("/contact/phone", "unknown_field"), ("/contact/public", "wrong_type"),
            ("/language", "wrong_form"), ("/practice", "wrong_type"),
        ]);
        assert_eq!(reply.faults(), expected);
        for fault in reply.json()["errors"].as_array().unwrap() {
            assert!(fault["detail"].as_str().is_some_and(|text| !text.is_empty()), "{fault}");
        }
    }

    async fn every_fault_of_a_practice_is_named_with_what_it_refers_to(app) {
        let ana = app.author("ana").await;
        let mut new = section("mre-co", "Ventanilla móvil");
        new["practice"]["countries"] = json!(["CO", "Chile", 5]);
        new["practice"]["colour"] = json!("red");
        new["practice"]["consent"] = json!("yes");
        new["practice"]["gcm_objectives"] = json!([1, 24]);
        new["chapter"] = json!("no-such-chapter");
        new["contact"] = json!({"name": "Ana", "email": "nobody", "public": true});
        let reply = ana.post("/api/v1/sections", new).await;
        clear(&reply, "a bad practice");
        let pointers: Vec<String> = reply.faults().into_iter().map(|(pointer, _)| pointer).collect();
        for expected in ["/chapter", "/contact/email", "/practice/colour", "/practice/consent",
            "/practice/countries/1", "/practice/countries/2", "/practice/gcm_objectives/1"] {
            assert!(pointers.iter().any(|pointer| pointer == expected), "{expected} in {pointers:?}");
        }
    }

    async fn faults_of_form_hide_no_others(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let body = json!({
            "compendium": "framework-document", "institution": "mre-co", "chapter": "no-such-chapter", "language": "es",
            "practice": {"title": 3, "countries": ["XX"], "flavour": "sweet"}, "body": 5, "colour": "red",
            "contact": {"name": "Ana", "email": "nobody", "public": "yes"},
        });
        let mut expected = vec![("/body", "wrong_type"), ("/chapter", "unknown"), ("/colour", "unknown_field"),
            ("/contact/email", "not_an_email_address"), ("/contact/public", "wrong_type"),
            ("/practice/countries/0", "not_a_country"), ("/practice/flavour", "unknown_field"),
            ("/practice/title", "wrong_type")];
        let reply = ana.post("/api/v1/sections", body.clone()).await;
        clear(&reply, "a new section");
        assert_eq!(reply.faults(), faults(&expected));
        let id = ana.draft("Ventanilla móvil").await;
        let reply = ana.save(&id, "\"1-x\"", body).await;
        clear(&reply, "a save");
        expected.extend([("/compendium", "unknown_field"), ("/institution", "unknown_field"), ("/language", "unknown_field")]);
        expected.sort_unstable();
        assert_eq!(reply.faults(), faults(&expected));
        ana.act(&id, "submit").await.ok();
        let words = json!({"decision": "reject", "version": 1, "colour": "red"});
        let reply = eva.post(&format!("/api/v1/sections/{id}/decision"), words).await;
        assert_eq!(reply.faults(), faults(&[("/colour", "unknown_field"), ("/message", "required")]));
        // A name that cannot be looked up is not looked up.
        for name in ["institution", "chapter", "compendium"] {
            let mut new = section("mre-co", "Ventanilla móvil");
            new[name] = json!("a\u{0}b");
            assert!(ana.post("/api/v1/sections", new).await.faults().contains(&(format!("/{name}"), "nul_character".to_owned())));
        }
    }

    async fn a_code_that_is_no_countrys_is_told_where_it_stands(app) {
        let ana = app.author("ana").await;
        let mut new = section("mre-co", "Ventanilla móvil");
        new["practice"]["countries"] = json!(["CO", "XX", "ZZ"]);
        let expected = faults(&[("/practice/countries/1", "not_a_country"), ("/practice/countries/2", "not_a_country")]);
        let reply = ana.post("/api/v1/sections", new.clone()).await;
        clear(&reply, "a new section");
        assert_eq!(reply.faults(), expected);
        let id = ana.draft("Ventanilla móvil").await;
        let reply = ana.save(&id, "\"1-x\"", json!({"practice": new["practice"], "body": ""})).await;
        clear(&reply, "a save");
        assert_eq!(reply.faults(), expected);
    }

    async fn what_is_no_json_is_malformed(app) {
        let ana = app.author("ana").await;
        let id = ana.draft("Ventanilla móvil").await;
        let path = format!("/api/v1/sections/{id}");
        let deep = |depth: usize| [vec![b'['; depth], vec![b']'; depth]].concat();
        let deep_practice = [br#"{"body":"","practice":{"x":"#.to_vec(), deep(200_000), b"}}".to_vec()].concat();
        for (what, body) in [
            ("a half", b"{\"practice\": {".to_vec()),
            ("nothing", Vec::new()),
            ("two", b"{} {}".to_vec()),
            ("no UTF-8", b"{\"body\": \"\xff\xfe\"}".to_vec()),
            ("half a pair", b"{\"body\": \"\\ud800\"}".to_vec()),
            ("a raw control character", b"{\"body\": \"\x00\"}".to_vec()),
            ("a number without end", b"{\"practice\": 1e400}".to_vec()),
            ("NaN", b"{\"practice\": NaN}".to_vec()),
            ("UTF-16", b"\xff\xfe{\x00}\x00".to_vec()),
            ("nesting", deep(1_500_000)),
            ("nesting in a practice", deep_practice),
        ] {
            let problem = clear(&raw(&ana, Method::PUT, &path, "application/json", body).await, what);
            assert_eq!((&problem["status"], &problem["code"]), (&json!(400), &json!("malformed")), "{what}");
        }
        for body in ["null", "[]", "7", "\"x\"", "[[[[[[[[]]]]]]]]"] {
            let problem = clear(&raw(&ana, Method::PUT, &path, "application/json", body).await, body);
            assert_eq!(problem["status"], 422, "{body}");
        }
    }

    async fn too_much_is_refused_by_its_size(app) {
        let ana = app.author("ana").await;
        let id = ana.draft("Ventanilla móvil").await;
        let path = format!("/api/v1/sections/{id}");
        for (what, body) in [
            ("nesting", vec![b'['; 10 * 1024 * 1024]),
            ("one byte over", vec![b' '; 4 * 1024 * 1024 + 1]),
        ] {
            let reply = raw(&ana, Method::PUT, &path, "application/json", body).await;
            assert_eq!(clear(&reply, what)["code"], "payload_too_large", "{what}");
        }
        let text = |letters: usize| json!({"practice": practice("Ventanilla"), "body": "ñ".repeat(letters)});
        assert_eq!(ana.save(&id, "\"1-x\"", text(500_000)).await.ok()["version"], 2);
        let reply = ana.save(&id, "\"2-x\"", text(500_001)).await;
        clear(&reply, "too long");
        assert_eq!(reply.faults(), faults(&[("/body", "too_long")]));
        let said = json!({"practice": practice("Ventanilla"), "body": "", "message": "a".repeat(2001)});
        let reply = ana.save(&id, "\"2-x\"", said).await;
        assert_eq!(reply.faults(), faults(&[("/message", "too_long")]));
    }

    async fn u_0000_is_refused_everywhere(app) {
        let (ana, alma) = (app.author("ana").await, app.administrator("alma").await);
        let id = ana.draft("Ventanilla móvil").await;
        let mut text = json!({"practice": practice("Nul \u{0} dentro"), "body": "a\u{0}", "message": "\u{0}"});
        text["practice"]["target_groups"] = json!(["all\u{0}"]);
        let reply = ana.save(&id, "\"1-x\"", text).await;
        clear(&reply, "a body");
        let nul: Vec<_> = reply.faults().into_iter().filter(|(_, code)| code == "nul_character").collect();
        let expected = ["/body", "/message", "/practice/target_groups/0", "/practice/title"];
        assert_eq!(nul, expected.map(|at| (at.to_owned(), "nul_character".to_owned())));
        let log_in = json!({"email": "a\u{0}@example.org", "password": "b\u{0}"});
        clear(&app.anonymous().post("/api/v1/auth/login", log_in).await, "a log-in");
        for path in ["sections?country=%00", "institutions?country=C%00", "search?q=a%00b", "search?country=%00",
            "users?limit=%00", "search?%00=1", "sections?cursor=%00"] {
            let problem = clear(&alma.get(&format!("/api/v1/{path}")).await, path);
            assert_eq!(problem["status"], 422, "{path}");
        }
        for path in ["institutions/%00", "institutions/mre%00co/members", "compendia/a%00b", "vocabularies/%00",
            "compendia/%00/chapters", "thesaurus/%00", "sections/%00", "published/%00", "%00"] {
            assert_eq!(clear(&alma.get(&format!("/api/v1/{path}")).await, path)["code"], "not_found");
        }
    }

    async fn numbers_that_json_cannot_hold_exactly_are_refused(app) {
        let ana = app.author("ana").await;
        let id = ana.draft("Ventanilla móvil").await;
        for number in ["9007199254740993", "-9007199254740993", "1e300", "18446744073709551616"] {
            let body = format!("{{\"practice\": {{\"title\": \"x\", \"gcm_objectives\": [{number}]}}, \"body\": \"\"}}");
            let reply = raw(&ana, Method::PUT, &format!("/api/v1/sections/{id}"), "application/json", body).await;
            clear(&reply, number);
            let inexact = ("/practice/gcm_objectives/0".to_owned(), "number_not_exact".to_owned());
            assert!(reply.faults().contains(&inexact), "{number}: {:?}", reply.faults());
        }
        for version in ["0", "-1", "1.5", "4294967296", "9007199254740993", "1e300", "\"1\"", "null"] {
            let body = format!("{{\"version\": {version}}}");
            let reply = raw(&ana, Method::POST, &format!("/api/v1/sections/{id}/restore"), "application/json", body).await;
            assert_eq!(clear(&reply, version)["status"], 422, "{version}");
        }
        for version in ["0", "3000000000", "4294967296", "-1", "1.0", "01x"] {
            clear(&ana.get(&format!("/api/v1/sections/{id}/versions/{version}")).await, version);
        }
        let published = format!("/api/v1/published/{id}?version=3000000000");
        assert_eq!(clear(&app.anonymous().get(&published).await, "published")["code"], "not_found");
    }

    async fn an_identifier_that_is_none_stands_for_nothing(app) {
        let alma = app.administrator("alma").await;
        let long = "x".repeat(5000);
        let nil = uuid::Uuid::nil().to_string();
        for (method, path) in calls(&alma).await {
            // PUT creates vocabularies and concepts.
            let comes_to_be = ["/vocabularies/", "/thesaurus/"].iter().any(|at| path.contains(at));
            if !path.contains('{') || (method == Method::PUT && comes_to_be) {
                continue;
            }
            for id in ["x", "0", "%FF%FE", "%2e%2e%2f", "%27%3B--", "%F0%9F%98%80", "a%20b", "%25", &long, &nil] {
                let path = filled(&path, id);
                let request = alma.request(method.clone(), &path);
                let request = if method == "GET" || method == "DELETE" { request } else { request.json(&json!({})) };
                let problem = clear(&Client::send(request).await, &format!("{method} {path}"));
                assert_eq!(problem["code"], "not_found", "{method} {path}");
            }
        }
    }

    async fn no_query_is_too_bad_to_be_answered(app) {
        let alma = app.administrator("alma").await;
        let long = format!("q={}", "a".repeat(30_000));
        // Exports and feeds are unavailable until the index is complete.
        app.settle();
        for (method, path) in calls(&alma).await {
            if method != Method::GET || path.contains('{') {
                continue;
            }
            for query in ["%", "%zz=1", "a=%ff", "a=%00", "=", "&&&", "limit=", "sort=%F0%9F%98%80", "limit=1&limit=x",
                "lang=%F0%9F%98%80", "lang=xx-yy-zz", "lang=", "year_from=1e9&year_to=-1", "stage=none", "mine=perhaps",
                "facets=none,,", "country=%25", &long] {
                let reply = alma.get(&format!("{path}?{query}")).await;
                if !reply.status.is_success() {
                    clear(&reply, &format!("{path}?{query}"));
                }
            }
        }
        for list in ["sections", "journal", "users", "invitations", "institutions", "compendia", "search", "thesaurus"] {
            for (query, pointer) in [("limit=0", "limit"), ("limit=101", "limit"), ("limit=x", "limit"),
                ("limit=99999999999999999999", "limit"), ("cursor=!", "cursor"), ("cursor=c2tpcDotMQ", "cursor"),
                ("cursor=c2tpcDo5OTk5OTk5OTk5OTk", "cursor")] {
                let reply = alma.get(&format!("/api/v1/{list}?{query}")).await;
                assert_eq!(clear(&reply, query)["status"], 422, "{list}?{query}");
                assert_eq!(reply.faults()[0].0, format!("/query/{pointer}"), "{list}?{query}");
            }
        }
        let reply = alma.get("/api/v1/sections?limit=0&cursor=!&stage=none&sort=none&mine=perhaps").await;
        let pointers: Vec<String> = reply.faults().into_iter().map(|(pointer, _)| pointer).collect();
        assert_eq!(pointers, ["/query/cursor", "/query/limit", "/query/mine", "/query/sort", "/query/stage"]);
        assert_eq!(clear(&alma.get("/api/v1/sections?a=%").await, "%")["code"], "malformed");
    }

    async fn another_media_type_is_refused(app) {
        let ana = app.author("ana").await;
        for kind in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/xml", "json", "*/*"] {
            let body = section("mre-co", "Ventanilla").to_string();
            let reply = raw(&ana, Method::POST, "/api/v1/sections", kind, body).await;
            assert_eq!(clear(&reply, kind)["code"], "unsupported_media_type", "{kind}");
        }
        let untyped = ana.request(Method::POST, "/api/v1/sections").body("{}");
        assert_eq!(clear(&Client::send(untyped).await, "untyped")["status"], 415);
        for kind in ["application/json; charset=utf-8", "Application/JSON", "application/merge-patch+json"] {
            let body = section("mre-co", "Ventanilla").to_string();
            assert_eq!(raw(&ana, Method::POST, "/api/v1/sections", kind, body).await.status, 201, "{kind}");
        }
    }

    async fn odd_header_fields_are_answered(app) {
        let ana = app.author("ana").await;
        let id = ana.draft("Ventanilla móvil").await;
        let path = format!("/api/v1/sections/{id}");
        for credential in ["", "Bearer", "Bearer ", "Basic YTpi", "Bearer a.b.c", "Bearer \u{f1}", "bearer x y z"] {
            let request = app.anonymous().request(Method::GET, &path).header("authorization", credential.as_bytes());
            assert_eq!(clear(&Client::send(request).await, credential)["status"], 401, "{credential}");
        }
        for key in ["", "\u{f1}", &"k".repeat(201)] {
            let request = ana.request(Method::POST, &format!("{path}/submit")).header("idempotency-key", key.as_bytes());
            assert_eq!(clear(&Client::send(request).await, key)["status"], 422, "{key}");
        }
        let huge = ana.request(Method::GET, &path).header("x-filler", "x".repeat(60_000));
        assert!(!Client::send(huge).await.status.is_server_error());
        for language in ["\u{f1}".as_bytes(), b"xx;q=\xff", b"es;q=nan", b",,,;;;"] {
            let request = app.anonymous().request(Method::GET, "/api/v1/none").header("accept-language", language);
            clear(&Client::send(request).await, "accept-language");
        }
    }

    async fn more_than_a_server_reads_of_a_request_ends_it_with_a_refusal(app) {
        // With a client of their own: the connection may be closed before everything has been sent.
        let http = reqwest::Client::new();
        let long = app.url(&format!("/api/v1/search?q={}", "a".repeat(300_000)));
        let wide = http.get(app.url("/api/v1/search")).header("x-filler", "x".repeat(300_000));
        for request in [http.get(long), wide] {
            if let Ok(response) = request.send().await {
                assert!(response.status().is_client_error(), "{}", response.status());
            }
        }
        app.anonymous().get("/api/v1/search").await.ok();
    }

    async fn addresses_and_methods_that_are_not_there_are_told_apart(app) {
        let ana = app.author("ana").await;
        for path in ["/api", "/api/v1", "/api/v1/nothing", "/api/v1/sections/", "/api/v2/sections"] {
            assert_eq!(clear(&ana.get(path).await, path)["code"], "not_found", "{path}");
        }
        for (method, path) in [(Method::DELETE, "/api/v1/sections"), (Method::PATCH, "/api/v1/me/tokens"),
            (Method::POST, "/api/v1/search"), (Method::TRACE, "/api/v1/me")] {
            let reply = Client::send(ana.request(method.clone(), path)).await;
            assert_eq!(clear(&reply, path)["code"], "method_not_allowed", "{method} {path}");
            assert!(!reply.header("allow").is_empty(), "{method} {path}");
        }
    }

    async fn a_problem_is_told_in_the_readers_language(app) {
        let ana = app.author("ana").await;
        let mut texts = std::collections::BTreeSet::new();
        for (asked, answered) in [("es", "es"), ("en", "en"), ("pt-BR", "pt"), ("fr;q=0.9, es;q=0.1", "fr"), ("de", "en")] {
            let request = ana.request(Method::POST, "/api/v1/sections").header("accept-language", asked);
            let reply = Client::send(request.json(&json!({"institution": "mre-co"}))).await;
            let problem = clear(&reply, asked);
            assert_eq!(reply.header("content-language"), answered);
            assert_eq!((&problem["code"], &problem["status"]), (&json!("invalid"), &json!(422)));
            let detail = &problem["errors"][0]["detail"];
            texts.insert(format!("{} | {} | {detail}", problem["title"], problem["detail"]));
        }
        assert_eq!(texts.len(), 4, "{texts:#?}");
    }
}
