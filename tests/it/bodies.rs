//! Request bodies: how they may be sent, and what resources they may use.

use std::io::Write;

use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder};
use reqwest::Method;
use reqwest::multipart::{Form, Part};
use serde_json::json;

use crate::app::{COMPENDIUM, Client, Reply, practice, section};
use crate::program::until;
use crate::wire::Wire;

const JSON: &str = "content-type: application/json";

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

async fn coded(who: &Client, path: &str, kind: &str, coding: &str, body: impl Into<Vec<u8>>) -> Reply {
    let method = if path.ends_with("thesaurus") { Method::PUT } else { Method::POST };
    let request = who.request(method, path).header("content-type", kind).header("content-encoding", coding);
    Client::send(request.body(body.into())).await
}

stories! {
    async fn a_body_that_stops_coming_is_not_waited_for(app) {
        let (ana, root) = (app.author("ana").await, app.administrator("root").await);
        app.start_again_with(|config| config.body_seconds = 0.3);
        let bearer = |who: &Client| format!("authorization: Bearer {}", who.token());
        let (ana, root) = (bearer(&ana), bearer(&root));
        let form = "content-type: multipart/form-data; boundary=x";
        let part = "--x\r\ncontent-disposition: form-data; name=\"institution\"\r\n\r\nmre-co\r\n--x\r\n";
        for (call, fields, begun) in [
            ("POST /api/v1/auth/login", format!("{JSON}\r\ncontent-length: 1000"), "{\"email\": \""),
            ("POST /api/v1/auth/login", format!("{JSON}\r\ncontent-length: 1000"), ""),
            ("POST /api/v1/auth/login", format!("{JSON}\r\ntransfer-encoding: chunked"), "5\r\n{\"ema"),
            ("POST /api/v1/sections", format!("{JSON}\r\n{ana}\r\ncontent-length: 100000"), "{"),
            ("PUT /api/v1/thesaurus", format!("content-type: text/turtle\r\n{root}\r\ncontent-length: 1000"), "<a> "),
            ("POST /api/v1/sections/import", format!("{form}\r\n{ana}\r\ncontent-length: 100000"), part),
            ("POST /api/v1/sections/import", format!("{form}\r\n{ana}\r\ncontent-length: 100000"), ""),
        ] {
            let mut wire = Wire::to(&app).await;
            wire.begin(call, &fields, begun).await;
            wire.problem(408, "request_timeout").await;
            assert!(wire.rest().await.is_empty(), "{call}: the connection is ended, too");
        }
    }

    async fn a_body_that_trickles_is_not_waited_for(app) {
        app.start_again_with(|config| (config.body_seconds, config.body_rate) = (0.3, 1_000_000));
        let mut wire = Wire::to(&app).await;
        wire.begin("POST /api/v1/auth/login", &format!("{JSON}\r\ncontent-length: 100000"), "").await;
        // Never silent for long, but always too slow.
        for _ in 0..200 {
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
            wire.send(" ").await;
        }
        wire.problem(408, "request_timeout").await;
    }

    async fn bodies_under_way_share_memory_and_others_are_put_off(app) {
        let ana = app.author("ana").await;
        // A quarter of it is reserved for calls that need no account.
        app.start_again_with(|config| config.bodies_mib = 1);
        let ana = app.anonymous().with_token(ana.token());
        let large = format!("{{\"email\": \"{}\", \"password\": \"x\"}}", "a".repeat(150_000));
        let log_in = async || {
            let request = app.anonymous().request(Method::POST, "/api/v1/auth/login");
            Client::send(request.header("content-type", "application/json").body(large.clone())).await
        };
        log_in().await.problem(422, "invalid");
        let fields = format!("{JSON}\r\ncontent-length: {}", large.len());
        // If the two arrive at the same time, either may be put off: then the one that is to be held begins again.
        let hold = async || loop {
            let mut stalled = Wire::to(&app).await;
            stalled.begin("POST /api/v1/auth/login", &fields, &large.as_bytes()[..140_000]).await;
            for _ in 0..50 {
                if log_in().await.status == 503 {
                    let put_off = log_in().await;
                    if put_off.status == 503 {
                        return (stalled, put_off);
                    }
                }
            }
        };
        let (mut stalled, put_off) = hold().await;
        put_off.problem(503, "unavailable");
        assert_eq!(put_off.header("retry-after"), "5");
        ana.post("/api/v1/sections", section("mre-co", "Ventanilla")).await.ok();
        stalled.send(&large.as_bytes()[140_000..]).await;
        stalled.problem(422, "invalid").await;
        log_in().await.problem(422, "invalid");

        let (gone, _) = hold().await;
        drop(gone);
        until("what was held is free again", async || log_in().await.status == 422).await;
    }

    async fn who_needs_no_account_sends_less(app) {
        let ana = app.author("ana").await;
        let words = |length: usize| json!({"email": "a".repeat(length), "password": "x"});
        app.anonymous().post("/api/v1/auth/login", words(200_000)).await.problem(422, "invalid");
        app.anonymous().post("/api/v1/auth/login", words(300_000)).await.problem(413, "payload_too_large");
        ana.post("/api/v1/sections", words(300_000)).await.problem(422, "invalid");
        let mut wire = Wire::to(&app).await;
        wire.begin("POST /api/v1/auth/login", &format!("{JSON}\r\ncontent-length: 300000"), "").await;
        wire.problem(413, "payload_too_large").await;
    }

    async fn a_body_of_very_many_values_is_too_large(app) {
        let ana = app.author("ana").await;
        let send = |body: String| {
            let request = ana.request(Method::POST, "/api/v1/sections").header("content-type", "application/json");
            Client::send(request.body(body))
        };
        for (begun, ended) in [("[0", "]"), ("{\"practice\": [[]", "]}"), ("[{}", "]")] {
            let body = format!("{begun}{}{ended}", ",0".repeat(200_000));
            let problem = send(body).await.problem(413, "payload_too_large");
            assert!(problem["detail"].as_str().unwrap().contains("60"), "{problem}");
        }
        // Commas within a text do not separate values.
        let mut new = section("mre-co", "Ventanilla");
        new["body"] = json!(",[{\"".repeat(100_000));
        send(new.to_string()).await.ok();
    }

    async fn a_body_may_come_compressed_with_gzip(app) {
        let (ana, root) = (app.author("ana").await, app.administrator("root").await);
        let new = section("mre-co", "Ventanilla").to_string();
        let (at, json) = ("/api/v1/sections", "application/json");
        for coding in ["gzip", "GZIP", "x-gzip"] {
            coded(&ana, at, json, coding, gzip(new.as_bytes())).await.ok();
        }
        coded(&ana, at, json, "identity", new.clone()).await.ok();
        let turtle = Client::send(root.request(Method::GET, "/api/v1/thesaurus").header("accept", "text/turtle")).await;
        coded(&root, "/api/v1/thesaurus", "text/turtle", "gzip", gzip(&turtle.bytes)).await.ok();

        let mut deflated = DeflateEncoder::new(Vec::new(), Compression::best());
        deflated.write_all(new.as_bytes()).unwrap();
        for coding in ["deflate", "br", "gzip, gzip", "none"] {
            let refused = coded(&ana, at, json, coding, deflated.get_ref().clone()).await;
            refused.problem(415, "unsupported_media_type");
            assert_eq!(refused.header("accept-encoding"), "gzip", "{coding}");
        }
        for (what, body) in [
            ("no gzip", new.clone().into_bytes()), ("nothing", Vec::new()),
            ("a half", gzip(new.as_bytes())[..60].to_vec()), ("more", [gzip(new.as_bytes()), b"more".to_vec()].concat()),
        ] {
            let refused = coded(&ana, at, json, "gzip", body).await;
            assert_eq!(refused.problem(400, "malformed")["code"], "malformed", "{what}");
        }
        // A compressed body is limited by its uncompressed size.
        let bomb = gzip(&vec![b' '; 60 * 1024 * 1024]);
        assert!(bomb.len() < 100_000);
        coded(&ana, at, json, "gzip", bomb.clone()).await.problem(413, "payload_too_large");
        coded(&root, "/api/v1/thesaurus", "text/turtle", "gzip", bomb.clone()).await.problem(413, "payload_too_large");
        coded(&app.anonymous(), "/api/v1/auth/login", json, "gzip", bomb).await.problem(413, "payload_too_large");
        let form = Form::new().text("compendium", COMPENDIUM).part("file", Part::bytes(b"x".to_vec()).file_name("x.txt"));
        let upload = ana.request(Method::POST, "/api/v1/sections/import").header("content-encoding", "gzip");
        let refused = Client::send(upload.multipart(form)).await;
        refused.problem(415, "unsupported_media_type");
        assert_eq!(refused.header("accept-encoding"), "identity");
    }

    async fn a_byte_order_mark_before_json_is_passed_over(app) {
        let ana = app.author("ana").await;
        let id = ana.draft("Ventanilla").await;
        let send = async |mark: &str| {
            let text = json!({"practice": practice("Otra"), "body": ""}).to_string();
            let request = ana.request(Method::PUT, &format!("/api/v1/sections/{id}")).header("if-match", "\"1-x\"");
            Client::send(request.header("content-type", "application/json").body(format!("{mark}{text}"))).await
        };
        send("\u{feff}\u{feff}").await.problem(400, "malformed");
        send("\u{feff}").await.ok();
        let log_in = json!({"email": "ana@example.org", "password": crate::app::PASSWORD}).to_string();
        let request = app.anonymous().request(Method::POST, "/api/v1/auth/login");
        let request = request.header("content-type", "application/json");
        Client::send(request.body(format!("\u{feff}{log_in}"))).await.ok();
    }
}
