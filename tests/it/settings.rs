//! Institutions, compendia, chapters and vocabularies.

use reqwest::Method;
use serde_json::{Value, json};

use crate::app::{COMPENDIUM, Client, Reply, section};

async fn institution(root: &Client, acronym: &str, country: Value) -> Reply {
    let body =
        json!({"name": {"es": "Cancillería"}, "acronym": acronym, "country": country, "kind": "ministry"});
    root.post("/api/v1/institutions", body).await
}

fn faults(reply: &Reply) -> Vec<String> {
    reply.problem(422, "invalid");
    reply.faults().into_iter().map(|(at, code)| format!("{at} {code}")).collect()
}

fn slugs(tree: &Value) -> Vec<String> {
    tree["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|chapter| chapter["slug"].as_str().unwrap().to_owned())
        .collect()
}

const CHAPTERS: &str = "/api/v1/compendia/framework-document/chapters";

stories! {
    async fn everything_public_needs_no_account(app) {
        app.institution("mre-co").await;
        for path in [
            "institutions", "institutions/mre-co", "compendia", "compendia/framework-document",
            "compendia/framework-document/chapters", "compendia/framework-document/template", "vocabularies",
            "vocabularies/scopes", "thesaurus", "thesaurus/visa",
        ] {
            app.anonymous().get(&format!("/api/v1/{path}")).await.ok();
        }
        for path in ["institutions/none", "compendia/none", "compendia/none/chapters", "compendia/none/template", "vocabularies/none", "thesaurus/none"] {
            app.anonymous().get(&format!("/api/v1/{path}")).await.problem(404, "not_found");
        }
    }

    async fn administrators_alone_change_settings(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        for client in [&ana, &eva] {
            institution(client, "MRE", json!("BR")).await.problem(403, "forbidden");
            client.patch("/api/v1/institutions/mre-co", json!({})).await.problem(403, "forbidden");
            client.post("/api/v1/compendia", json!({})).await.problem(403, "forbidden");
            client.patch(&format!("/api/v1/compendia/{COMPENDIUM}"), json!({})).await.problem(403, "forbidden");
            client.put(CHAPTERS, json!({"items": []})).await.problem(403, "forbidden");
            client.put("/api/v1/compendia/framework-document/template", json!({})).await.problem(403, "forbidden");
            client.put("/api/v1/vocabularies/scopes", json!({})).await.problem(403, "forbidden");
        }
        institution(&app.anonymous(), "MRE", json!("BR")).await.problem(401, "unauthenticated");
    }

    async fn a_new_installation_has_the_framework_document_in_four_languages(app) {
        let anonymous = app.anonymous();
        let compendia = anonymous.get("/api/v1/compendia").await.ok();
        assert_eq!((&compendia["total"], &compendia["items"][0]["slug"]), (&json!(1), &json!(COMPENDIUM)));
        assert_eq!(compendia["items"][0]["settings"], json!({"publish_on_approval": true}));
        let chapters = anonymous.get(CHAPTERS).await.ok();
        assert_eq!(slugs(&chapters).len(), 7);
        let in_four = |label: &Value| ["es", "en", "pt", "fr"].iter().all(|ui_language| label[ui_language].as_str().is_some_and(|text| !text.is_empty()));
        assert!(chapters["items"].as_array().unwrap().iter().all(|chapter| in_four(&chapter["title"])));
        let vocabularies = anonymous.get("/api/v1/vocabularies").await.ok();
        let vocabularies = vocabularies["items"].as_array().unwrap();
        assert!(vocabularies.len() >= 12);
        for vocabulary in vocabularies {
            assert!(in_four(&vocabulary["title"]), "{}", vocabulary["name"]);
            assert!(vocabulary["items"].as_array().unwrap().iter().all(|term| in_four(&term["label"])), "{}", vocabulary["name"]);
        }
    }

    async fn an_institutions_address_is_made_of_acronym_and_country_and_numbered_where_it_is_taken(app) {
        let root = app.administrator("root").await;
        for (acronym, country, slug) in [
            ("MRE", json!("BR"), "mre-br"), ("MRE", json!("BR"), "mre-br-2"), ("M.R.E.", json!("BR"), "m-r-e-br"),
            ("MRE", json!("BR"), "mre-br-3"), ("OIM", Value::Null, "oim"), ("OIM", Value::Null, "oim-2"),
            ("Migración", json!("CO"), "migracion-co"),
        ] {
            let made = institution(&root, acronym, country.clone()).await;
            assert_eq!((made.status.as_u16(), &made.json()["slug"]), (201, &json!(slug)));
            let view = made.json();
            assert!(made.header("location").ends_with(view["id"].as_str().unwrap()));
            for named in [slug, view["id"].as_str().unwrap()] {
                assert_eq!(app.anonymous().get(&format!("/api/v1/institutions/{named}")).await.ok(), view);
            }
        }
        assert_eq!(app.anonymous().get("/api/v1/institutions?country=CO").await.ok()["total"], 1);
    }

    async fn every_fault_of_an_institution_is_told(app) {
        let root = app.administrator("root").await;
        assert_eq!(faults(&institution(&root, "MRE", json!("br")).await), ["/country wrong_form"]);
        assert_eq!(faults(&institution(&root, "MRE", json!("XX")).await), ["/country not_one_of_them"]);
        assert_eq!(faults(&institution(&root, "¡!", json!("BR")).await), ["/acronym wrong_form"]);
        let body = json!({"name": {}, "acronym": "", "kind": "club", "slug": "mine"});
        let reply = root.post("/api/v1/institutions", body).await;
        assert_eq!(faults(&reply), ["/acronym too_short", "/kind not_an_option", "/name required", "/slug unknown_field"]);
        let names = json!({"name": {"es": " ", "e_n": "x"}, "acronym": "MRE", "kind": "other"});
        assert_eq!(faults(&root.post("/api/v1/institutions", names).await), ["/name/e_n not_a_language", "/name/es required"]);
        assert_eq!(app.anonymous().get("/api/v1/institutions").await.ok()["total"], 0);
    }

    async fn an_institution_changes_and_keeps_its_address(app) {
        let (root, ana, eva) = (app.administrator("root").await, app.author("ana").await, app.editor("eva").await);
        ana.published(&eva, "Ventanilla consular móvil").await;
        app.settle();
        let change = json!({"name": {"es": "Cancillería nueva"}, "acronym": "CAN", "kind": "agency"});
        let changed = root.patch("/api/v1/institutions/mre-co", change).await.ok();
        assert_eq!((&changed["slug"], &changed["country"], &changed["kind"]), (&json!("mre-co"), &json!("CO"), &json!("agency")));
        assert_eq!(root.patch("/api/v1/institutions/mre-co", json!({})).await.ok(), changed);
        app.settle();
        let found = app.anonymous().get("/api/v1/search?q=canciller%C3%ADa").await.ok();
        assert_eq!(found["items"][0]["institution"]["name"], json!({"es": "Cancillería nueva"}));
        let elsewhere = root.patch("/api/v1/institutions/mre-co", json!({"country": "XX"})).await;
        assert_eq!(faults(&elsewhere), ["/country not_one_of_them"]);
        for country in [json!("BR"), Value::Null] {
            let moved = root.patch("/api/v1/institutions/mre-co", json!({"country": country})).await.ok();
            assert_eq!((&moved["slug"], &moved["country"]), (&json!("mre-co"), &country));
        }
    }

    async fn what_is_approved_waits_where_the_compendium_says_so(app) {
        let (root, ana, eva) = (app.administrator("root").await, app.author("ana").await, app.editor("eva").await);
        let compendium = format!("/api/v1/compendia/{COMPENDIUM}");
        let changed = root.patch(&compendium, json!({"settings": {"publish_on_approval": false}})).await.ok();
        assert_eq!(changed["settings"], json!({"publish_on_approval": false}));
        let id = ana.submitted("Ventanilla consular móvil").await;
        let approved = eva.act(&id, "approve").await.ok();
        assert_eq!((&approved["stage"], &approved["published_version"]), (&json!("approved"), &Value::Null));
        app.settle();
        assert_eq!(app.anonymous().get("/api/v1/search").await.ok()["total"], 0);
        eva.act(&id, "publish").await.ok();
        app.settle();
        assert_eq!(app.anonymous().get("/api/v1/search").await.ok()["total"], 1);
    }

    async fn a_notice_stands_with_all_that_is_shown(app) {
        let (root, ana, eva) = (app.administrator("root").await, app.author("ana").await, app.editor("eva").await);
        let id = ana.published(&eva, "Ventanilla consular móvil").await;
        app.settle();
        let paths = ["/api/v1/search".to_owned(), format!("/api/v1/published/{id}")];
        for path in &paths {
            assert_eq!(app.anonymous().get(path).await.ok().get("notice"), None);
        }
        let notice = json!({"es": "Esto es un ensayo.", "en": "This is a trial."});
        let settings = json!({"settings": {"publish_on_approval": true, "notice": notice}});
        root.patch(&format!("/api/v1/compendia/{COMPENDIUM}"), settings).await.ok();
        for path in &paths {
            assert_eq!(app.anonymous().get(path).await.ok()["notice"], notice);
        }
        let wrong = json!({"settings": {"publish_on_approval": true, "notice": {"es": ""}, "colour": 1}});
        let wrong = root.patch(&format!("/api/v1/compendia/{COMPENDIUM}"), wrong).await;
        assert_eq!(faults(&wrong), ["/settings/colour unknown_field"]);
    }

    async fn a_second_compendium_begins_with_the_shipped_template_and_no_chapter(app) {
        let root = app.administrator("root").await;
        let body = json!({"slug": "health", "title": {"es": "Salud"}, "languages": ["es", "pt-BR"]});
        let made = root.post("/api/v1/compendia", body.clone()).await;
        assert_eq!(made.status, 201);
        assert!(made.header("location").ends_with("/api/v1/compendia/health"));
        root.post("/api/v1/compendia", body).await.problem(409, "conflict");
        let template = app.anonymous().get("/api/v1/compendia/health/template").await.ok();
        assert_eq!(template, app.anonymous().get("/api/v1/compendia/framework-document/template").await.ok());
        assert_eq!(app.anonymous().get("/api/v1/compendia/health/chapters").await.ok(), json!({"items": []}));
        let wrong = json!({"slug": "No Slug", "title": {}, "languages": []});
        assert_eq!(faults(&root.post("/api/v1/compendia", wrong).await), ["/languages too_few_items", "/slug wrong_form"]);
    }

    async fn chapters_are_reordered_renamed_added_and_removed(app) {
        let root = app.administrator("root").await;
        let mut tree = root.get(CHAPTERS).await.ok();
        assert_eq!(root.put(CHAPTERS, tree.clone()).await.ok(), tree, "as it is");
        let items = tree["items"].as_array_mut().unwrap();
        items.reverse();
        items.pop();
        items[0]["title"]["es"] = "Contribuciones".into();
        let new = json!({"slug": "health", "title": {"es": "Salud"}, "children": [{"slug": "vaccines", "title": {"es": "Vacunas"}}]});
        items[1]["children"] = json!([new]);
        let set = root.put(CHAPTERS, tree.clone()).await.ok();
        assert_eq!(slugs(&set), slugs(&tree));
        assert_eq!(set["items"][0]["id"], tree["items"][0]["id"]);
        assert_eq!(set["items"][1]["children"][0]["children"][0]["slug"], "vaccines");
        assert_eq!(app.anonymous().get(CHAPTERS).await.ok(), set);

        let ana = app.author("ana").await;
        let mut body = section("mre-co", "Ventanilla consular móvil");
        body["chapter"] = "vaccines".into();
        ana.post("/api/v1/sections", body).await.ok();
    }

    async fn a_chapter_in_which_sections_stand_stays(app) {
        let (root, ana) = (app.administrator("root").await, app.author("ana").await);
        ana.draft("Ventanilla consular móvil").await;
        let before = root.get(CHAPTERS).await.ok();
        let used = before["items"].as_array().unwrap().iter().find(|one| one["slug"] == "consular-cooperation").unwrap().clone();
        let refused = root.put(CHAPTERS, json!({"items": []})).await;
        assert_eq!(refused.problem(409, "conflict")["chapter"], used["id"]);
        assert_eq!(root.get(CHAPTERS).await.ok(), before);
        assert_eq!(slugs(&root.put(CHAPTERS, json!({"items": [used]})).await.ok()), ["consular-cooperation"]);
    }

    async fn every_fault_of_a_tree_is_told(app) {
        let root = app.administrator("root").await;
        let title = json!({"es": "Salud"});
        let id = "01960000-0000-7000-8000-000000000001";
        let tree = json!({"items": [
            {"slug": "health", "title": title}, {"slug": "health", "title": {}}, {"id": id, "slug": "x", "title": title},
        ]});
        let expected = ["/items/1/slug repeated_items", "/items/1/title required", "/items/2/id unknown"];
        assert_eq!(faults(&root.put(CHAPTERS, tree).await), expected);
        let mut deep = json!({"slug": "l6", "title": title});
        for level in (1..6).rev() {
            deep = json!({"slug": format!("l{level}"), "title": title, "children": [deep]});
        }
        let at = format!("/items/0{}/children too_deep", "/children/0".repeat(4));
        assert_eq!(faults(&root.put(CHAPTERS, json!({"items": [deep]})).await), [at]);
    }

    async fn vocabularies_are_read_replaced_and_added(app) {
        let root = app.administrator("root").await;
        let mut scopes = app.anonymous().get("/api/v1/vocabularies/scopes").await.ok();
        scopes["items"][0]["label"]["es"] = "Municipal".into();
        let body = json!({"title": scopes["title"], "items": scopes["items"]});
        assert_eq!(root.put("/api/v1/vocabularies/scopes", body).await.ok(), scopes);
        assert_eq!(app.anonymous().get("/api/v1/vocabularies/scopes").await.ok(), scopes);
        let new = json!({"title": {"es": "Colores"}, "items": [{"value": "red", "label": {"es": "Rojo"}}]});
        root.put("/api/v1/vocabularies/colours", new).await.ok();
        assert_eq!(app.anonymous().get("/api/v1/vocabularies/colours").await.ok()["items"][0]["value"], "red");

        let wrong = json!({"title": {}, "items": [
            {"value": "a", "label": {"es": "A"}}, {"value": "a", "label": {"es": ""}}, {"value": "", "label": {"es": "C"}},
        ]});
        let expected = ["/items/1/label/es required", "/items/1/value repeated_items", "/items/2/value required", "/name wrong_form", "/title required"];
        assert_eq!(faults(&root.put("/api/v1/vocabularies/Scopes", wrong).await), expected);
    }

    async fn who_belongs_to_a_group_of_countries_is_checked(app) {
        let root = app.administrator("root").await;
        let put = async |members: Value| {
            let items = json!([{"value": "a", "label": {"es": "A"}, "members": members}]);
            root.put("/api/v1/vocabularies/alliances", json!({"title": {"es": "Alianzas"}, "items": items})).await
        };
        let member = |country: &str, status: &str, from: Value, until: Value| json!({"country": country, "status": status, "from": from, "until": until});
        let wrong = [
            member("XX", "friend", json!("2023-02-30"), Value::Null),
            member("PE", "member", json!("2012-05-01"), json!("2011")),
            member("CL", "member", json!("2012"), Value::Null),
            member("CL", "observer", json!("2013"), json!("2014")),
        ];
        let expected = [
            "/items/0/members/0/country not_a_country", "/items/0/members/0/from wrong_form", "/items/0/members/0/status not_an_option",
            "/items/0/members/1/until ends_before_start", "/items/0/members/3/country periods_overlap",
        ];
        assert_eq!(faults(&put(wrong.into()).await), expected);
        assert_eq!(faults(&put(json!([member("chile", "member", json!("hoy"), Value::Null)])).await), ["/items/0/members/0/country wrong_form", "/items/0/members/0/from wrong_form"]);
        let follows = json!([member("CL", "associate", json!("2012"), json!("2016-12-02")), member("CL", "member", json!("2016-12-02"), Value::Null)]);
        assert_eq!(put(follows.clone()).await.ok()["items"][0]["members"], follows);
        // What ships with Acervo can be saved as it is.
        for name in ["memberships", "sub_regions"] {
            let mut all = root.get(&format!("/api/v1/vocabularies/{name}")).await.ok();
            all["items"][0]["label"]["es"] = "Otro nombre".into();
            assert_eq!(root.put(&format!("/api/v1/vocabularies/{name}"), all.clone()).await.ok(), all);
        }
    }

    async fn settings_are_replaced_as_their_caller_knows_them(app) {
        let root = app.administrator("root").await;
        let retitled = |value: &Value, at: &str, title: &str| {
            let mut value = value.clone();
            *value.pointer_mut(at).unwrap() = title.into();
            value
        };
        let template = "/api/v1/compendia/framework-document/template";
        for (path, title) in [(CHAPTERS, "/items/0/title/es"), (template, "/properties/summary/x-label/es"), ("/api/v1/vocabularies/scopes", "/items/0/label/es")] {
            let read = root.get(path).await;
            let (tag, before) = (read.header("etag").to_owned(), read.ok());
            assert_eq!(Client::send(root.request(Method::GET, path).header("if-none-match", &tag)).await.status, 304, "{path}");
            let first = root.put_over(path, &tag, retitled(&before, title, "Uno")).await;
            let (now, first) = (first.header("etag").to_owned(), first.ok());
            assert_ne!(tag, now, "{path}");
            assert_eq!(root.get(path).await.header("etag"), now, "{path}");
            // The second of two who began with the same is refused, whatever is sent.
            for late in [retitled(&before, title, "Dos"), json!({"wrong": true})] {
                root.put_over(path, &tag, late).await.problem(412, "version_conflict");
            }
            assert_eq!(root.get(path).await.ok(), first, "{path}");
            for expected in [&*now, &format!("\"x\", W/{now}"), "*"] {
                root.put_over(path, expected, first.clone()).await.ok();
            }
            root.put(path, retitled(&before, title, "Tres")).await.ok();
        }
        let new = json!({"title": {"es": "Colores"}, "items": []});
        for tag in ["*", "\"0123456789abcdef\""] {
            root.put_over("/api/v1/vocabularies/colours", tag, new.clone()).await.problem(412, "version_conflict");
        }
        app.anonymous().get("/api/v1/vocabularies/colours").await.problem(404, "not_found");
        // Who may not write is not told whether it was changed.
        let ana = app.author("ana").await;
        ana.put_over(CHAPTERS, "\"0123456789abcdef\"", json!({"items": []})).await.problem(403, "forbidden");
    }
}
