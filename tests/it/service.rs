//! The state of the service, and the page and the document of its API.

use acervo::search::Facet;
use acervo::services::stored_query::sort_names;
use reqwest::Method;
use serde_json::{Value, json};

use crate::app::Client;
use crate::wire::Wire;

/// The query parameters that the API document lists for a path.
fn named_in(document: &Value, path: &str) -> Vec<Value> {
    let parameters = document["paths"][path]["get"]["parameters"].as_array().into_iter().flatten();
    parameters.filter(|parameter| parameter["in"] == "query").cloned().collect()
}

stories! {
    async fn the_service_says_that_it_is_alive_and_ready(app) {
        let anonymous = app.anonymous();
        let starting = anonymous.get("/readyz").await.ok();
        assert_eq!((&starting["status"], &starting["index"]["complete"]), (&json!("starting"), &json!(false)));
        app.settle();
        assert_eq!(anonymous.get("/healthz").await.ok(), json!({"status": "ok"}));
        let ready = anonymous.get("/readyz").await.ok();
        let caught_up = json!({"complete": true, "lag": 0, "rebuilding": false});
        assert_eq!(ready, json!({"status": "ok", "database": "ok", "data_folder": "ok", "index": caught_up, "desk_index": caught_up}));
        app.institution("mre-co").await;
        assert_eq!(anonymous.get("/readyz").await.ok()["index"]["lag"], 1);
        app.settle();
        assert_eq!(anonymous.get("/readyz").await.ok()["index"]["lag"], 0);
    }

    async fn a_service_that_could_not_save_is_not_ready_and_says_why(app) {
        app.settle();
        let state = async |app: &crate::app::TestApp| {
            app.clock.advance(2);
            let reply = app.anonymous().get("/readyz").await;
            (reply.status.as_u16(), reply.json()["status"].clone(), reply.json()["data_folder"].clone())
        };
        assert_eq!(state(&app).await, (200, json!("ok"), json!("ok")));
        // Nothing can be written where the trial file would be.
        let place = app.data_dir().join(".trial");
        std::fs::create_dir(&place).unwrap();
        assert_eq!(state(&app).await, (503, json!("unavailable"), json!("unwritable")));
        // However many requests there are, the disk is checked once a second.
        std::fs::remove_dir(&place).unwrap();
        assert_eq!(app.anonymous().get("/readyz").await.json()["data_folder"], "unwritable");
        assert_eq!(state(&app).await, (200, json!("ok"), json!("ok")));
        app.start_again_with(|config| config.least_free_mib = u64::MAX);
        app.settle();
        assert_eq!(state(&app).await, (503, json!("unavailable"), json!("full")));
        assert_eq!(app.anonymous().get("/healthz").await.status, 200);
    }

    async fn everything_leads_to_the_path_that_a_proxy_has_given_the_service(app) {
        const PUBLIC: &str = "https://compendio.example.org/acervo";
        let (ana, eva, alma) = (app.author("ana").await, app.editor("eva").await, app.administrator("alma").await);
        let shown = ana.published(&eva, "Ventanilla móvil").await;
        ana.published(&eva, "Ventanilla fija").await;
        let tokens = [ana.token(), alma.token()].map(str::to_owned);
        app.start_again_with(|config| config.public_url = format!("{PUBLIC}/"));
        app.settle();
        let [ana, alma] = tokens.map(|token| app.anonymous().with_token(&token));
        let anonymous = app.anonymous();
        let led = anonymous.get("/api/docs").await;
        assert_eq!((led.status.as_u16(), led.header("location")), (308, "/acervo/api/docs/"));
        assert_eq!(anonymous.get("/api/openapi.json").await.ok()["servers"], json!([{"url": PUBLIC}]));
        let entry = String::from_utf8(anonymous.get("/api/docs/swagger-initializer.js").await.bytes).unwrap();
        assert!(entry.contains("\"../openapi.json\""), "relative to the page: {entry}");

        let found = anonymous.get("/api/v1/search?q=ventanilla&limit=1").await;
        let links: Vec<&str> = found.headers.get_all("link").iter().map(|link| link.to_str().unwrap()).collect();
        assert!(links.len() > 3 && links.iter().all(|link| link.starts_with(&format!("<{PUBLIC}/api/v1/"))), "{links:?}");
        assert!(links.iter().any(|link| link.contains("rel=\"next\"")), "{links:?}");
        let found = found.ok();
        assert!(found["url"].as_str().unwrap().starts_with(&format!("{PUBLIC}/api/v1/search?")), "{found}");
        assert!(found["items"][0]["url"].as_str().unwrap().starts_with(&format!("{PUBLIC}/api/v1/published/")), "{found}");
        let feed = String::from_utf8(anonymous.get("/api/v1/feeds/published.atom").await.bytes).unwrap();
        let hrefs = feed.split("href=\"").skip(1);
        assert!(hrefs.clone().count() == 4 && hrefs.clone().all(|href| href.starts_with(&format!("{PUBLIC}/"))), "{feed}");
        let made = ana.post("/api/v1/sections", crate::app::section("mre-co", "Otra")).await;
        assert_eq!(made.header("location"), format!("{PUBLIC}/api/v1/sections/{}", made.ok()["id"].as_str().unwrap()));
        let listed = ana.get("/api/v1/sections?limit=1").await;
        assert!(listed.header("link").starts_with(&format!("<{PUBLIC}/api/v1/sections?limit=1&cursor=")), "{}", listed.header("link"));
        let absent = anonymous.get("/api/v1/published/none").await.problem(404, "not_found");
        assert_eq!(absent["type"], format!("{PUBLIC}/api/problems#not_found"));
        assert_eq!(absent["instance"], "/acervo/api/v1/published/none");
        let turtle = Client::send(anonymous.request(Method::GET, "/api/v1/thesaurus").header("accept", "text/turtle")).await;
        assert!(String::from_utf8(turtle.bytes).unwrap().contains(&format!("{PUBLIC}/api/v1/thesaurus/")));
        let matrix = anonymous.get("/api/v1/compendia/framework-document/matrix").await.ok().to_string();
        assert!(matrix.contains(&format!("{PUBLIC}/api/v1/search?")) && !matrix.contains(&app.url("")), "{matrix}");

        let invitation = json!({"email": "nuevo@example.org", "role": "editor", "language": "es"});
        alma.post("/api/v1/invitations", invitation).await.ok();
        assert!(app.letter_to("nuevo").link().starts_with(&format!("{PUBLIC}/es/invitation?token=")));
        assert!(app.mails().iter().any(|mail| mail.contains(&format!("{PUBLIC}/api/v1/sections/{shown}"))
            || mail.contains(&format!("{PUBLIC}/es/practices/{shown}"))), "mails about the section lead there");
    }

    async fn only_parameters_that_the_document_names_are_read_and_it_names_all_of_a_search(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        ana.published(&eva, "Ventanilla móvil").await;
        app.settle();
        let document = app.anonymous().get("/api/openapi.json").await.ok();
        let lists = ["search/export.csv", "search/export.json", "search/export.ris", "search/export.bib", "search/export.csl.json",
            "search/export.{format}", "feeds/published.atom"];
        for path in ["search", "desk/search", "compendia/{slug}/matrix"].iter().chain(&lists) {
            let path = format!("/api/v1/{path}");
            let parameters = named_in(&document, &path);
            let names: Vec<&str> = parameters.iter().map(|parameter| parameter["name"].as_str().unwrap()).collect();
            let mut once = names.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), names.len(), "{path}: {names:?}");
            for facet in Facet::PUBLIC.iter().map(|facet| facet.name()) {
                assert!(names.contains(&facet) || (facet == "compendium" && path.ends_with("/matrix")), "{facet} of {path}");
            }
            let sort = parameters.iter().find(|parameter| parameter["name"] == "sort");
            if !path.ends_with("/matrix") && !path.ends_with(".atom") {
                assert_eq!(sort.unwrap()["schema"]["enum"], json!(sort_names()), "{path}");
            }
        }
        // Parameters that are not listed are ignored; those that are listed are read, so a fault in their value is
        // reported.
        let paths: Vec<String> = document["paths"].as_object().unwrap().keys().cloned().collect();
        let mut read = 0;
        for path in paths.iter().filter(|path| document["paths"][*path]["get"].is_object() && !path.contains('{')) {
            let named = named_in(&document, path);
            let unnamed = ["year_from", "limit", "sort", "facets", "stage", "expand", "mine"].into_iter()
                .filter(|name| !named.iter().any(|parameter| parameter["name"] == *name));
            let query: Vec<String> = unnamed.map(|name| format!("{name}=%7B")).collect();
            let plain = eva.get(path).await.status;
            assert_eq!(eva.get(&format!("{path}?{}", query.join("&"))).await.status, plain, "{path}");
            for parameter in named.iter().filter(|parameter| parameter["schema"]["type"] == "integer") {
                let name = parameter["name"].as_str().unwrap();
                let told = eva.get(&format!("{path}?{name}=x")).await;
                if told.status != 403 {
                    told.problem(422, "invalid");
                    assert_eq!(told.faults()[0].0, format!("/query/{name}"), "{path}");
                    read += 1;
                }
            }
        }
        assert!(read > 15, "{read}");
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

    async fn whatever_a_stranger_invents_becomes_no_figure_of_its_own(app) {
        let invented = |number: usize| format!("INVENTED{number}{}", "X".repeat(60_000));
        for number in 0..20 {
            let mut wire = Wire::to(&app).await;
            wire.begin(&format!("{} /metrics", invented(number)), "x: y", "").await;
            wire.problem(405, "method_not_allowed").await;
            let mut wire = Wire::to(&app).await;
            wire.begin(&format!("get /api/INVENTED{number}"), "x: y", "").await;
            wire.problem(404, "not_found").await;
        }
        let figures = String::from_utf8(app.anonymous().get("/metrics").await.bytes).unwrap();
        assert!(figures.contains("method=\"other\",path=\"-\",status=\"404\""), "{figures}");
        assert!(!figures.contains("INVENTED") && !figures.contains("method=\"get\""), "{figures}");
    }

    async fn the_figures_may_have_an_address_of_their_own(app) {
        app.start_again_with(|config| config.metrics_listen = "127.0.0.1:0".to_owned());
        for path in ["/metrics", "/metrics/"] {
            app.anonymous().get(path).await.problem(404, "not_found");
        }
        let apart = Client::to(&format!("http://{}", app.app().metrics_address.unwrap()));
        let figures = apart.get("/metrics").await;
        assert!(figures.status == 200 && figures.header("content-type").starts_with("text/plain"));
        assert!(!figures.header("x-request-id").is_empty());
        for path in ["/", "/healthz", "/api/v1/compendia", "/api/openapi.json"] {
            apart.get(path).await.problem(404, "not_found");
        }
        apart.post("/metrics", json!({})).await.problem(404, "not_found");
    }

    async fn the_figures_may_ask_for_a_token(app) {
        let ana = app.author("ana").await;
        for listen in ["", "127.0.0.1:0"] {
            app.start_again_with(|config| {
                config.metrics_token = "a long secret".to_owned().into();
                config.metrics_listen = listen.to_owned();
            });
            let base = app.app().metrics_address.map_or(app.url(""), |address| format!("http://{address}"));
            let nobody = Client::to(&base);
            nobody.get("/metrics").await.problem(401, "unauthenticated");
            for wrong in ["", "a long secre", "a long secret2", "A long secret", ana.token()] {
                nobody.with_token(wrong).get("/metrics").await.problem(401, "unauthenticated");
            }
            assert_eq!(nobody.with_token("a long secret").get("/metrics").await.status, 200);
        }
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
        assert!(entry.contains("\"../openapi.json\"") && !entry.contains("://"), "{entry}");
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
