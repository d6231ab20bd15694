//! Searching at the editors' desk: everything released to editors, at every stage.

use serde_json::{Value, json};

use crate::app::{Client, TestApp, section};

/// In seconds. The tokens of the tests last a few minutes.
const MINUTE: i64 = 60;

async fn search(who: &Client, query: &str) -> Value {
    who.get(&format!("/api/v1/desk/search?{query}")).await.ok()
}

/// The titles found, in order.
async fn titles(who: &Client, query: &str) -> Vec<String> {
    let answer = search(who, query).await;
    let items = answer["items"].as_array().unwrap();
    assert_eq!(answer["total"], items.len(), "{answer}");
    items.iter().map(|item| item["title"].as_str().unwrap().to_owned()).collect()
}

/// The values of a facet with their counts, in the order of the response.
fn counts(answer: &Value, facet: &str) -> Vec<(String, u64)> {
    let values = answer["facets"][facet].as_array().unwrap().iter();
    values.map(|one| (one["value"].as_str().unwrap().to_owned(), one["count"].as_u64().unwrap())).collect()
}

/// Creates a section at each stage, a minute apart, oldest first: returned, rejected, published and submitted; plus a
/// draft and a withdrawn one.
async fn queue(app: &TestApp) -> (Client, Client) {
    let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
    let petra = app.member("petra", acervo::domain::account::Role::Author, "mre-pe").await;
    let returned = ana.submitted("Ventanilla devuelta").await;
    eva.act(&returned, "request_changes").await.ok();
    app.clock.advance(MINUTE);
    let rejected = ana.submitted("Ventanilla rechazada").await;
    eva.act(&rejected, "reject").await.ok();
    app.clock.advance(MINUTE);
    ana.published(&eva, "Ventanilla aprobada").await;
    app.clock.advance(MINUTE);
    let waiting = petra.draft_of("mre-pe", "Ventanilla enviada").await;
    petra.act(&waiting, "submit").await.ok();
    ana.draft("Ventanilla en borrador").await;
    let withdrawn = ana.submitted("Ventanilla retirada").await;
    ana.act(&withdrawn, "withdraw").await.ok();
    app.settle();
    (ana, eva)
}

stories! {
    async fn an_editor_finds_what_was_released_to_them_at_every_stage_and_no_draft(app) {
        let (_, eva) = queue(&app).await;
        let oldest = ["Ventanilla devuelta", "Ventanilla rechazada", "Ventanilla aprobada", "Ventanilla enviada"];
        assert_eq!(titles(&eva, "sort=oldest").await, oldest);
        assert_eq!(titles(&eva, "q=ventanilla&sort=oldest").await, oldest);
        let newest: Vec<&str> = oldest.iter().rev().copied().collect();
        assert_eq!(titles(&eva, "").await, newest, "without words the last submitted come first");
        assert_eq!(titles(&eva, "q=borrador").await, Vec::<String>::new());
        assert_eq!(titles(&eva, "q=retirada").await, Vec::<String>::new());

        let item = &search(&eva, "q=\"ventanilla devuelta\"").await["items"][0];
        assert_eq!((&item["stage"], &item["version"]), (&json!("changes_requested"), &json!(1)));
        assert_eq!(item["submitted_at"], "2026-03-02T09:00:00.000000Z");
        assert_eq!((&item["published_version"], &item["institution"]["slug"]), (&json!(null), &json!("mre-co")));
        let url = item["url"].as_str().unwrap();
        assert_eq!(url, app.url(&format!("/api/v1/sections/{}", item["section_id"].as_str().unwrap())));
        let html = item["highlights"][0]["html"].as_str().unwrap();
        assert!(html.contains("<mark>Ventanilla devuelta</mark>"), "{html}");
        assert_eq!(search(&eva, "q=aprobada").await["items"][0]["published_version"], 1);
    }

    async fn the_version_that_was_released_is_found_and_not_what_its_authors_made_of_it(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let id = ana.submitted("Ventanilla primera").await;
        eva.act(&id, "request_changes").await.ok();
        let mut practice = section("mre-co", "Ventanilla segunda")["practice"].clone();
        practice["summary"] = json!("Con zanahorias.");
        ana.save(&id, "\"1-x\"", json!({"practice": practice, "body": ""})).await.ok();
        app.settle();
        assert_eq!(titles(&eva, "q=zanahorias").await, Vec::<String>::new());
        let item = &search(&eva, "q=primera").await["items"][0];
        assert_eq!((&item["stage"], &item["version"]), (&json!("changes_requested"), &json!(1)));

        ana.act(&id, "submit").await.ok();
        eva.act(&id, "approve").await.ok();
        ana.act(&id, "save").await.ok();
        app.settle();
        let item = &search(&eva, "q=zanahorias").await["items"][0];
        assert_eq!((&item["stage"], &item["version"]), (&json!("draft"), &json!(2)));
        assert_eq!(titles(&eva, "stage=draft").await, ["Ventanilla segunda"]);

        ana.act(&id, "submit").await.ok();
        app.settle();
        let item = &search(&eva, "q=redaccion").await["items"][0];
        assert_eq!((&item["stage"], &item["version"]), (&json!("submitted"), &json!(3)));
        assert_eq!(item["published_version"], 2);
        assert_eq!(titles(&eva, "q=primera%20OR%20zanahorias").await, Vec::<String>::new());
    }

    async fn what_was_withdrawn_a_moment_ago_is_not_shown_though_the_index_still_has_it(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let id = ana.submitted("Ventanilla fugaz").await;
        app.settle();
        assert_eq!(titles(&eva, "q=fugaz").await, ["Ventanilla fugaz"]);
        ana.act(&id, "withdraw").await.ok();
        assert_eq!(search(&eva, "q=fugaz").await["items"], json!([]));
        app.settle();
        assert_eq!(titles(&eva, "q=fugaz").await, Vec::<String>::new());
    }

    async fn stage_institution_and_age_narrow_the_list_and_counts_say_how_to_widen_it(app) {
        let (_, eva) = queue(&app).await;
        assert_eq!(titles(&eva, "stage=submitted&stage=rejected&sort=title").await, ["Ventanilla enviada", "Ventanilla rechazada"]);
        assert_eq!(titles(&eva, "institution=mre-pe").await, ["Ventanilla enviada"]);
        assert_eq!(titles(&eva, "submitted_before=2026-03-02T09:01:00Z").await, ["Ventanilla devuelta"]);
        assert_eq!(
            titles(&eva, "submitted_from=2026-03-02T09:01:00Z&submitted_before=2026-03-02T04:03:00-05:00&sort=oldest").await,
            ["Ventanilla rechazada", "Ventanilla aprobada"]
        );
        let answer = search(&eva, "stage=submitted&facets=stage,institution&lang=pt").await;
        let once = |value: &str| (value.to_owned(), 1);
        assert_eq!(counts(&answer, "stage"), ["approved", "changes_requested", "rejected", "submitted"].map(once));
        assert_eq!(counts(&answer, "institution"), [once("mre-pe")]);
        assert_eq!(answer["facets"]["stage"][3]["label"], "Apresentada");
        assert_eq!(answer["facets"]["stage"][1]["label"], "Alterações solicitadas");
    }

    async fn it_is_the_engine_of_the_public_search(app) {
        let (_, eva) = queue(&app).await;
        let forgiven = search(&eva, "q=ventanila%20enviada").await;
        assert_eq!(forgiven["query"]["corrected"][0]["meant"], "ventanilla");
        assert_eq!(titles(&eva, "q=aprobada%20OR%20devuelta&sort=title").await, ["Ventanilla aprobada", "Ventanilla devuelta"]);
        assert_eq!(titles(&eva, "q=ventanilla%20-enviada%20stage:submitted").await, Vec::<String>::new());
        assert_eq!(titles(&eva, "q=ventanilla%20stage:submitted").await, ["Ventanilla enviada"]);
        let explained = search(&eva, "q=enviada&explain=true").await;
        assert!(explained["items"][0]["explanation"]["value"].as_f64().unwrap() > 0.0);
        assert!(search(&eva, "q=enviada").await["items"][0].get("explanation").is_none());

        let page = search(&eva, "sort=oldest&limit=3").await;
        assert_eq!((&page["total"], page["items"].as_array().unwrap().len()), (&json!(4), 3));
        let rest = search(&eva, &format!("sort=oldest&limit=3&cursor={}", page["next"].as_str().unwrap())).await;
        assert_eq!((&rest["items"][0]["title"], &rest["next"]), (&json!("Ventanilla enviada"), &json!(null)));

        let asked = "q=ventanilla&stage=rejected&stage=submitted&sort=oldest&lang=es&submitted_from=2026-03-02T09:01:00.000000Z";
        let answer = search(&eva, asked).await;
        assert_eq!(answer["url"], app.url(&format!("/api/v1/desk/search?{asked}")));
    }

    async fn it_is_for_editors_who_learn_every_fault_and_others_learn_nothing(app) {
        let (ana, eva) = queue(&app).await;
        let path = "/api/v1/desk/search?stage=published&submitted_from=yesterday&facets=colour&limit=0";
        app.anonymous().get(path).await.problem(401, "unauthenticated");
        ana.get(path).await.problem(403, "forbidden");
        app.administrator("alma").await.get(path).await.problem(403, "forbidden");
        let reply = eva.get(path).await;
        reply.problem(422, "invalid");
        let told: Vec<String> = reply.faults().into_iter().map(|(pointer, _)| pointer).collect();
        for name in ["stage", "submitted_from", "facets", "limit"] {
            assert!(told.contains(&format!("/query/{name}")), "{told:?}");
        }
        let reply = eva.get("/api/v1/desk/search").await;
        assert_eq!(reply.header("cache-control"), "no-store");
        // The public cannot learn of stages.
        app.anonymous().get("/api/v1/search?facets=stage").await.problem(422, "invalid");
        assert_eq!(app.anonymous().get("/api/v1/search?q=stage:approved").await.ok()["total"], 0);
    }

    async fn a_deleted_index_fills_itself_again_with_all_that_editors_see(app) {
        let (_, eva) = queue(&app).await;
        let before = titles(&eva, "sort=title").await;
        assert_eq!(before.len(), 4);
        app.stop();
        std::fs::remove_dir_all(app.data_dir().join("desk-index")).unwrap();
        app.start_again();
        let eva = app.log_in("eva").await;
        let answer = search(&eva, "").await;
        assert_eq!((&answer["total"], &answer["index"]["complete"]), (&json!(0), &json!(false)));
        assert_eq!(app.anonymous().get("/readyz").await.ok()["desk_index"]["complete"], false);
        app.settle();
        assert_eq!(titles(&eva, "sort=title").await, before);
        let ready = app.anonymous().get("/readyz").await.ok();
        assert_eq!(ready["desk_index"], json!({"complete": true, "lag": 0, "rebuilding": false}));
    }
}
