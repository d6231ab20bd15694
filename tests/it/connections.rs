//! Connections: how many there may be, and how long an idle one is kept open.

use acervo::config::Switch;
use reqwest::Method;
use serde_json::json;

use crate::app::{Client, section};
use crate::program::until;
use crate::wire::Wire;

stories! {
    async fn a_head_that_does_not_come_is_not_waited_for(app) {
        app.start_again_with(|config| config.head_seconds = 1.0);
        for begun in ["", "GET", "GET /healthz HTTP/1.1\r\nhost: x\r\n", "GET /healthz HTTP/1.1\r\nx: y"] {
            // Both for the first request on a connection and for a later one.
            let mut first = Wire::to(&app).await;
            first.send(begun).await;
            first.rest().await;
            let mut second = Wire::to(&app).await;
            second.begin("GET /healthz", "x: y", "").await;
            assert_eq!(second.answer().await.0, 200);
            second.send(begun).await;
            second.rest().await;
        }
        let mut trickling = Wire::to(&app).await;
        trickling.begin("GET /healthz", "x: y", "").await;
        trickling.answer().await;
        trickling.send("GET /healthz HTTP/1.1\r\nx: ").await;
        for _ in 0..250 {
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
            trickling.send("y").await;
        }
        trickling.rest().await;
    }

    async fn the_rest_of_a_body_that_was_refused_is_not_waited_for(app) {
        app.start_again_with(|config| config.head_seconds = 1.0);
        for (call, fields, body) in [
            ("GET /none", "transfer-encoding: chunked", "5\r\nhello\r\n"),
            ("POST /none", "content-length: 1000000", "x"),
            ("POST /api/v1/sections", "content-type: application/json\r\ntransfer-encoding: chunked", "5\r\nhello"),
        ] {
            let mut wire = Wire::to(&app).await;
            wire.begin(call, fields, body).await;
            assert!([401, 404].contains(&wire.answer().await.0), "{call}");
            wire.rest().await;
        }
    }

    async fn who_does_not_read_the_answer_is_not_waited_for(app) {
        app.start_again_with(|config| {
            config.rate_limits = Switch::On;
            (config.body_seconds, config.connections_per_address) = (0.3, 1);
        });
        let mut wire = Wire::narrow(app.app().address).await;
        wire.send("GET /api/openapi.json HTTP/1.1\r\nhost: x\r\n\r\n".repeat(200)).await;
        // The only connection allowed to this address is free again once the service has given up the other one.
        until("nobody waits for who does not read", async || app.anonymous().request(Method::GET, "/healthz")
            .header("connection", "close").send().await.is_ok_and(|reply| reply.status() == 200)).await;
        let taken = String::from_utf8_lossy(&wire.rest().await).matches("HTTP/1.1 200").count();
        assert!(taken < 200, "{taken} answers");
    }

    async fn one_address_has_only_so_many_connections(app) {
        app.start_again_with(|config| {
            config.rate_limits = Switch::On;
            (config.connections_per_address, config.head_seconds) = (3, 30.0);
        });
        let mut held = Vec::new();
        for _ in 0..3 {
            let mut wire = Wire::to(&app).await;
            wire.begin("GET /healthz", "x: y", "").await;
            assert_eq!(wire.answer().await.0, 200);
            held.push(wire);
        }
        let refused = Wire::to(&app).await.rest().await;
        let refused = String::from_utf8_lossy(&refused).to_lowercase();
        assert!(refused.starts_with("http/1.1 429 ") && refused.contains("retry-after: 5"), "{refused}");
        held.pop();
        until("one that was ended makes room for another", async || {
            app.anonymous().request(Method::GET, "/healthz").header("connection", "close").send().await.is_ok()
        }).await;
        app.start_again_with(|config| config.trusted_proxies = vec!["127.0.0.0/8".parse().unwrap()]);
        let mut many = Vec::new();
        for _ in 0..20 {
            let mut wire = Wire::to(&app).await;
            wire.begin("GET /healthz", "x: y", "").await;
            assert_eq!(wire.answer().await.0, 200, "behind a proxy are many");
            many.push(wire);
        }
    }

    async fn the_work_goes_on_while_strangers_hold_all_connections(app) {
        let ana = app.author("ana").await;
        app.start_again_with(|config| (config.connections, config.head_seconds) = (5, 1.0));
        let ana = app.anonymous().with_token(ana.token());
        let mut strangers = Vec::new();
        for _ in 0..40 {
            strangers.push(Wire::to(&app).await);
        }
        ana.post("/api/v1/sections", section("mre-co", "Ventanilla")).await.ok();
        app.settle();
        let refused = json!({"email": "nobody@example.org", "password": "x"});
        app.anonymous().post("/api/v1/auth/login", refused).await.problem(401, "invalid_credentials");
        Client::send(app.anonymous().request(Method::GET, "/readyz")).await.ok();
    }
}
