//! How the service is, and the page and the document of its API.

use serde_json::{Value, json};

stories! {
    async fn the_service_says_that_it_is_alive_and_ready(app) {
        let anonymous = app.anonymous();
        let starting = anonymous.get("/readyz").await.ok();
        assert_eq!((&starting["status"], &starting["index"]["complete"]), (&json!("starting"), &json!(false)));
        app.settle();
        assert_eq!(anonymous.get("/healthz").await.ok(), json!({"status": "ok"}));
        let ready = anonymous.get("/readyz").await.ok();
        let caught_up = json!({"complete": true, "lag": 0, "rebuilding": false});
        assert_eq!(ready, json!({"status": "ok", "database": "ok", "index": caught_up, "desk_index": caught_up}));
        app.institution("mre-co").await;
        assert_eq!(anonymous.get("/readyz").await.ok()["index"]["lag"], 1);
        app.settle();
        assert_eq!(anonymous.get("/readyz").await.ok()["index"]["lag"], 0);
    }

    async fn the_figures_count_requests_by_pattern_and_hold_no_identifier(app) {
        let ana = app.author("ana").await;
        let id = ana.draft("Ventanilla consular móvil").await;
        ana.get(&format!("/api/v1/sections/{id}")).await.ok();
        app.settle();
        let reply = app.anonymous().get("/metrics").await;
        assert!(reply.header("content-type").starts_with("text/plain"));
        let figures = String::from_utf8(reply.bytes).unwrap();
        assert!(figures.contains("acervo_http_requests_total{method=\"GET\",path=\"/api/v1/sections/{id}\",status=\"200\"}"), "{figures}");
        assert!(figures.contains("acervo_http_request_seconds_bucket"));
        assert!(figures.contains("acervo_index_lag") && figures.contains("acervo_desk_index_lag"));
        assert!(!figures.contains(&id));
    }

    async fn the_document_served_is_the_one_published(app) {
        let served = app.anonymous().get("/api/openapi.json").await;
        assert_eq!(served.header("content-type"), "application/json");
        let mut served = served.ok();
        assert_eq!(served["servers"], json!([{"url": app.url("")}]));
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/openapi.json");
        let published: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
        served["servers"] = published["servers"].clone();
        assert_eq!(served, published);
        assert!(published["openapi"].as_str().unwrap().starts_with("3.1"));
    }

    async fn the_page_to_try_the_api_works_under_its_own_policy_and_asks_no_other_host(app) {
        let anonymous = app.anonymous();
        let led = anonymous.get("/api/docs").await;
        assert_eq!((led.status.as_u16(), led.header("location")), (308, "/api/docs/"));
        let page = anonymous.get("/api/docs/").await;
        page.headers.get("content-type").filter(|kind| kind.to_str().unwrap().starts_with("text/html")).unwrap();
        let policy = page.header("content-security-policy");
        for part in ["default-src 'none'", "script-src 'self'", "connect-src 'self'", "frame-ancestors 'none'"] {
            assert!(policy.split("; ").any(|one| one == part), "{policy}");
        }
        assert!(!policy.contains("http") && !policy.contains("unsafe-eval"), "{policy}");

        let html = String::from_utf8(page.bytes.clone()).unwrap();
        let named: Vec<&str> = ["src=\"", "href=\""].iter().flat_map(|name| html.split(name).skip(1))
            .map(|rest| rest.split('"').next().unwrap()).collect();
        assert!(named.len() >= 3, "{html}");
        assert!(!html.contains("style=") && !html.contains("onload="), "nothing that the policy would refuse: {html}");
        assert!(html.split("<script").skip(1).all(|script| script.split('>').next().unwrap().contains("src=")), "{html}");
        for file in named {
            let file = file.strip_prefix("./").unwrap_or(file);
            assert!(!file.contains("//"), "{file} is of another host");
            assert_eq!(anonymous.get(&format!("/api/docs/{file}")).await.status, 200, "{file}");
        }
        let entry = anonymous.get("/api/docs/swagger-initializer.js").await;
        let entry = String::from_utf8(entry.bytes).unwrap();
        assert!(entry.contains("\"/api/openapi.json\"") && !entry.contains("://"), "{entry}");
        assert!(entry.contains("\"validatorUrl\": \"none\""), "{entry}");
    }

    async fn keys_and_data_survive_a_restart(app) {
        let ana = app.author("ana").await;
        let id = ana.draft("Ventanilla consular móvil").await;
        let token = ana.token().to_owned();
        app.start_again();
        app.anonymous().with_token(&token).get(&format!("/api/v1/sections/{id}")).await.ok();
    }
}
