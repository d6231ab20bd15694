//! The thesaurus: read by everyone, edited and replaced by administrators.

use reqwest::Method;
use serde_json::{Value, json};

use crate::app::{Client, Reply, TestApp};

const PATH: &str = "/api/v1/thesaurus";

const TURTLE: &str = r#"@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix c: <https://other.example/concepts#> .
c:migrants a skos:Concept ; skos:prefLabel "migrantes"@es , "migrants"@en , "Migranten"@de .
c:children a skos:Concept ; skos:prefLabel "niñez migrante"@es ; skos:altLabel "niños"@es ; skos:broader c:migrants .
"#;

const RDF_XML: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#">
  <skos:Concept rdf:about="https://other.example/concepts#migrants">
    <skos:prefLabel xml:lang="es">migrantes</skos:prefLabel><skos:prefLabel xml:lang="en">migrants</skos:prefLabel>
    <skos:narrower rdf:resource="https://other.example/concepts#children"/>
  </skos:Concept>
  <skos:Concept rdf:about="https://other.example/concepts#children">
    <skos:prefLabel xml:lang="es">niñez migrante</skos:prefLabel><skos:hiddenLabel xml:lang="es">niños</skos:hiddenLabel>
  </skos:Concept>
</rdf:RDF>"#;

async fn import(who: &Client, kind: &str, body: impl Into<Vec<u8>>) -> Reply {
    Client::send(who.request(Method::PUT, PATH).header("content-type", kind).body(body.into())).await
}

async fn export(app: &TestApp) -> String {
    let reply =
        Client::send(app.anonymous().request(Method::GET, PATH).header("accept", "text/turtle")).await;
    assert_eq!((reply.status.as_u16(), reply.header("content-type")), (200, "text/turtle; charset=utf-8"));
    String::from_utf8(reply.bytes).unwrap()
}

async fn changes(who: &Client) -> Vec<Value> {
    let entries = who.get("/api/v1/journal?limit=100").await.ok();
    let entries = entries["items"].as_array().unwrap().iter().map(|item| item["entry"].clone());
    entries.filter(|entry| entry["event"] == "thesaurus.changed").map(|entry| entry["data"].clone()).collect()
}

async fn ids(who: &Client, query: &str) -> Vec<String> {
    let list = who.get(&format!("{PATH}?{query}")).await.ok();
    let items = list["items"].as_array().unwrap();
    items.iter().map(|concept| concept["id"].as_str().unwrap().to_owned()).collect()
}

fn faults(reply: &Reply) -> Vec<String> {
    reply.problem(422, "invalid");
    reply.faults().into_iter().map(|(at, code)| format!("{at} {code}")).collect()
}

fn two() -> Value {
    json!([
        {"id": "children", "broader": ["migrants"], "labels": {"es": {"preferred": "niñez migrante", "alternatives": ["niños"]}},
            "iri": "https://other.example/concepts#children"},
        {"id": "migrants", "broader": [], "labels": {
            "es": {"preferred": "migrantes", "alternatives": []}, "en": {"preferred": "migrants", "alternatives": []}},
            "iri": "https://other.example/concepts#migrants"},
    ])
}

/// The response to an import that left nothing out.
fn whole(concepts: usize, labels: usize) -> Value {
    json!({"concepts": concepts, "labels": labels, "left_out": {"concepts": 0, "labels": 0, "links": 0, "items": []}})
}

/// What an import left out: the kind of part, the concept, the value and the reason.
fn left_out(imported: &Value) -> Vec<String> {
    let items = imported["left_out"]["items"].as_array().unwrap().iter();
    items
        .map(|item| {
            format!("{} {} {} {}", item["part"], item["iri"], item["value"], item["code"]).replace('"', "")
        })
        .collect()
}

stories! {
    async fn a_new_installation_has_a_thesaurus_in_four_languages(app) {
        let all = app.anonymous().get(&format!("{PATH}?limit=100")).await.ok();
        assert!(all["total"].as_i64().unwrap() > 500, "{}", all["total"]);
        assert_eq!(all["items"].as_array().unwrap().len(), 100);
        for concept in all["items"].as_array().unwrap() {
            for ui_language in ["es", "en", "pt", "fr"] {
                assert!(concept["labels"][ui_language]["preferred"].is_string(), "{concept}");
            }
        }
        let next = all["next"].as_str().unwrap();
        let second = ids(&app.anonymous(), &format!("limit=1&cursor={next}")).await;
        assert!(second[0].as_str() > all["items"][99]["id"].as_str().unwrap());
    }

    async fn concepts_are_found_by_a_part_of_a_label_whatever_its_accents(app) {
        import(&app.administrator("root").await, "text/turtle", TURTLE).await.ok();
        for (query, found) in [("NIN", vec!["children"]), ("ñez%20migr", vec!["children"]), ("migran", vec!["children", "migrants"]), ("zzz", vec![])] {
            assert_eq!(ids(&app.anonymous(), &format!("q={query}")).await, found, "{query}");
        }
    }

    async fn a_thesaurus_is_imported_from_turtle_and_from_rdf_xml(app) {
        let root = app.administrator("root").await;
        let counts = import(&root, "text/turtle; charset=utf-8", TURTLE).await.ok();
        assert_eq!(counts, whole(2, 4));
        let list = app.anonymous().get(PATH).await.ok();
        assert_eq!((&list["items"], &list["total"], &list["next"]), (&two(), &json!(2), &Value::Null));
        let before = changes(&root).await;
        assert_eq!(import(&root, "application/rdf+xml", RDF_XML).await.ok(), counts);
        assert_eq!(app.anonymous().get(PATH).await.ok(), list);
        assert_eq!(changes(&root).await, before, "nothing was changed");
        assert_eq!(before.len(), 2, "the first one at the start, this one since");
        assert_eq!((&before[0]["concepts"], before[0]["hash"].as_str().unwrap().len()), (&json!(2), 64));
    }

    async fn what_is_exported_is_imported_without_a_change(app) {
        let root = app.administrator("root").await;
        let shipped = export(&app).await;
        assert!(shipped.contains("skos:prefLabel") && shipped.contains("/api/v1/thesaurus/> ."), "{}", &shipped[..300]);
        let before = changes(&root).await;
        import(&root, "text/turtle", shipped.clone()).await.ok();
        assert_eq!(changes(&root).await, before);
        import(&root, "text/turtle", TURTLE).await.ok();
        let small = export(&app).await;
        assert!(small.contains("<https://other.example/concepts#children> a skos:Concept ;\n\tskos:prefLabel \"niñez migrante\"@es ;"), "{small}");
        import(&root, "text/turtle", shipped.clone()).await.ok();
        assert_eq!(export(&app).await, shipped);
        let accepted = [("text/turtle;q=0.5, application/json", false), ("*/*", false), ("text/html, text/turtle;q=0.1", true)];
        for (accept, turtle) in accepted {
            let reply = Client::send(root.request(Method::GET, PATH).header("accept", accept)).await;
            assert_eq!(reply.header("content-type").starts_with("text/turtle"), turtle, "{accept}");
        }
    }

    async fn a_concept_is_added_changed_and_removed(app) {
        let root = app.administrator("root").await;
        import(&root, "text/turtle", TURTLE).await.ok();
        let path = format!("{PATH}/Visa_1.b");
        let set = json!({"labels": {"fr": {"preferred": " visa  d'entre\u{301}e ", "alternatives": ["b", "a", "b", "visa d'entrée"]}}, "broader": ["migrants"]});
        let made = root.put(&path, set.clone()).await.ok();
        let expected = json!({"id": "Visa_1.b", "labels": {"fr": {"preferred": "visa d'entrée", "alternatives": ["b", "a"]}}, "broader": ["migrants"]});
        assert_eq!(made, expected);
        assert_eq!(app.anonymous().get(&path).await.ok(), expected);
        assert_eq!(ids(&app.anonymous(), "q=ENTREE").await, ["Visa_1.b"]);
        let told = changes(&root).await;
        assert_eq!(told[0], json!({"concept": "Visa_1.b"}));
        assert_eq!(root.put(&path, made).await.ok(), expected, "as it was read");
        assert_eq!(changes(&root).await, told);

        let refused = root.delete(&format!("{PATH}/migrants")).await;
        assert_eq!(refused.problem(409, "conflict")["narrower"], json!(["Visa_1.b", "children"]));
        for id in ["children", "Visa_1.b", "migrants"] {
            assert_eq!(root.delete(&format!("{PATH}/{id}")).await.status, 204);
            root.delete(&format!("{PATH}/{id}")).await.problem(404, "not_found");
            root.get(&format!("{PATH}/{id}")).await.problem(404, "not_found");
        }
        assert_eq!(app.anonymous().get(PATH).await.ok()["total"], 0);
    }

    async fn every_fault_of_a_concept_is_told(app) {
        let root = app.administrator("root").await;
        import(&root, "text/turtle", TURTLE).await.ok();
        let put = async |id: &str, body: Value| faults(&root.put(&format!("{PATH}/{id}"), body).await);
        let es = |label: &str| json!({"es": {"preferred": label}});
        assert_eq!(put("a", json!({"labels": {}})).await, ["/labels required"]);
        assert_eq!(put("a", json!({})).await, ["/labels required"]);
        assert_eq!(put("a", json!({"labels": es(" ")})).await, ["/labels/es/preferred required"]);
        assert_eq!(put("a", json!({"labels": es("a\u{7}b")})).await, ["/labels/es/preferred not_one_line"]);
        assert_eq!(put("a%20b", json!({"labels": es("a"), "id": "c"})).await, ["/id not_allowed", "/id wrong_form"]);
        let wrong = json!({"labels": {"es": {"preferred": "a".repeat(101), "alternatives": vec!["a"; 31]}, "de": {}, "fr": {"preferred": 1}}, "notes": ""});
        let expected = ["/labels/de unknown_field", "/labels/es/alternatives too_many_items", "/labels/es/preferred too_long",
            "/labels/fr/preferred wrong_type", "/notes unknown_field"];
        assert_eq!(put("a", wrong).await, expected);
        assert_eq!(put("a", json!({"labels": es("a"), "broader": ["migrants", "none"]})).await, ["/broader/1 unknown"]);
        assert_eq!(put("migrants", json!({"labels": es("a"), "broader": ["children"]})).await, ["/broader/0 makes_a_circle"]);
        assert_eq!(put("a", json!({"labels": es("a"), "broader": ["a"]})).await, ["/broader/0 makes_a_circle"]);
        assert_eq!(app.anonymous().get(PATH).await.ok()["items"], two());
    }

    async fn whoever_is_no_administrator_changes_nothing(app) {
        let clients = [app.author("ana").await, app.editor("eva").await];
        let before = export(&app).await;
        for client in &clients {
            import(client, "text/turtle", TURTLE).await.problem(403, "forbidden");
            import(client, "text/plain", "<".repeat(1000)).await.problem(403, "forbidden");
            client.put(&format!("{PATH}/visa"), json!({})).await.problem(403, "forbidden");
            client.delete(&format!("{PATH}/visa")).await.problem(403, "forbidden");
            client.delete(&format!("{PATH}/none")).await.problem(403, "forbidden");
        }
        import(&app.anonymous(), "text/turtle", TURTLE).await.problem(401, "unauthenticated");
        app.anonymous().delete(&format!("{PATH}/visa")).await.problem(401, "unauthenticated");
        assert_eq!(export(&app).await, before);
    }

    async fn what_is_no_thesaurus_is_refused_whole(app) {
        let root = app.administrator("root").await;
        let before = export(&app).await;
        for kind in ["application/json", "text/plain", "application/xml", "turtle", ""] {
            import(&root, kind, TURTLE).await.problem(415, "unsupported_media_type");
        }
        let half = import(&root, "text/turtle", &TURTLE[..TURTLE.len() - 20]).await;
        half.problem(400, "malformed");
        assert_eq!(half.faults(), [(String::new(), "not_turtle".to_owned())]);
        assert!(half.json()["errors"][0]["detail"].as_str().unwrap().contains("line 4"), "{}", half.json());
        import(&root, "application/rdf+xml", TURTLE).await.problem(400, "malformed");
        import(&root, "text/turtle", RDF_XML).await.problem(400, "malformed");
        import(&root, "text/turtle", b"\xff\xfe".to_vec()).await.problem(400, "malformed");
        assert_eq!(faults(&import(&root, "text/turtle", "").await), [" no_concepts"]);
        import(&root, "text/turtle", vec![b' '; 16 * 1024 * 1024 + 1]).await.problem(413, "payload_too_large");
        assert_eq!(export(&app).await, before);
        import(&root, "text/turtle", TURTLE).await.ok();
    }

    async fn hostile_files_are_refused_soon(app) {
        let root = app.administrator("root").await;
        let before = export(&app).await;
        let mut bomb = "<!DOCTYPE a [<!ENTITY a0 \"ja\">".to_owned();
        for n in 1..60 {
            bomb += &format!("<!ENTITY a{n} \"&a{};&a{};\">", n - 1, n - 1);
        }
        let external = "<!DOCTYPE a [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><a>&a;</a>".to_owned();
        for text in [bomb + "]><a>&a59;</a>", external] {
            assert_eq!(faults(&import(&root, "application/rdf+xml", text).await), [" document_type"]);
        }
        let deep = format!("{}{}", "<a>".repeat(100_000), "</a>".repeat(100_000));
        assert_eq!(faults(&import(&root, "application/rdf+xml", deep).await), [" thesaurus_too_complex"]);
        let base = format!("@base <http://a.example/{}> .\n{}", "x/".repeat(1_000_000), "@prefix a: <b> .\n".repeat(100_000));
        assert_eq!(faults(&import(&root, "text/turtle", base).await), [" thesaurus_too_complex"]);
        import(&root, "text/turtle", "[ :b ".repeat(500_000)).await.problem(400, "malformed");
        assert_eq!(export(&app).await, before);
    }

    async fn one_bad_concept_refuses_no_other_and_is_told(app) {
        let root = app.administrator("root").await;
        let long = "x".repeat(101);
        let text = format!("@prefix s: <http://www.w3.org/2004/02/skos/core#> . @prefix : <urn:x:> .
            :good s:prefLabel \"bueno\"@es , \"{long}\"@fr ; s:broader :none , :good . :german s:prefLabel \"gut\"@de .
            :one s:prefLabel \"uno\"@es ; s:broader :two . :two s:prefLabel \"dos\"@es ; s:broader :one .");
        let request = root.request(Method::PUT, PATH).header("content-type", "text/turtle").header("accept-language", "es");
        let imported = Client::send(request.body(text)).await.ok();
        assert_eq!((&imported["concepts"], &imported["labels"]), (&json!(3), &json!(3)));
        assert_eq!(left_out(&imported), [
            format!("label urn:x:good {long} too_long"), "concept urn:x:german null no_label".to_owned(),
            "link urn:x:good urn:x:none unknown".to_owned(), "link urn:x:two urn:x:one makes_a_circle".to_owned(),
            "link urn:x:good urn:x:good makes_a_circle".to_owned(),
        ]);
        assert_eq!((&imported["left_out"]["concepts"], &imported["left_out"]["labels"], &imported["left_out"]["links"]), (&json!(1), &json!(1), &json!(3)));
        let details = imported["left_out"]["items"].as_array().unwrap().iter().map(|item| item["detail"].as_str().unwrap());
        assert!(details.into_iter().all(|detail| detail.contains(' ')) && imported.to_string().contains("No tiene ninguna etiqueta"), "{imported}");
        assert_eq!(ids(&app.anonymous(), "").await, ["good", "one", "two"]);
        // Importing the exported concepts leaves nothing out.
        assert_eq!(import(&root, "text/turtle", export(&app).await).await.ok(), whole(3, 3));
    }

    async fn of_very_much_that_is_left_out_a_hundred_things_are_told_and_all_are_counted(app) {
        let root = app.administrator("root").await;
        let mut text = "@prefix s: <http://www.w3.org/2004/02/skos/core#> .\n".to_owned();
        for n in 0..250 {
            text += &format!("<c{n}> a s:Concept ; s:prefLabel \"c{n}\"@es ; s:broader <none{n}> .\n");
        }
        let imported = import(&root, "text/turtle", text).await.ok();
        assert_eq!((&imported["concepts"], &imported["left_out"]["links"]), (&json!(250), &json!(250)));
        let told = left_out(&imported);
        assert!(told.len() == 100 && told.iter().all(|item| item.ends_with(" unknown")), "{told:?}");
    }

    async fn more_concepts_than_a_thesaurus_has_are_refused_whole(app) {
        let root = app.administrator("root").await;
        let before = export(&app).await;
        let mut text = "@prefix s: <http://www.w3.org/2004/02/skos/core#> .\n".to_owned();
        (0..20_001).for_each(|n| text += &format!("<c{n}> s:prefLabel \"c{n}\"@es .\n"));
        assert_eq!(faults(&import(&root, "text/turtle", text).await), [" too_many_items"]);
        let german = "<a> <http://www.w3.org/2004/02/skos/core#prefLabel> \"gut\"@de .";
        assert_eq!(faults(&import(&root, "text/turtle", german).await), [" no_concepts"]);
        assert_eq!(export(&app).await, before);
    }

    async fn any_iri_is_taken_given_back_and_named_by_an_identifier_that_stays(app) {
        let root = app.administrator("root").await;
        let iris = ["urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66", "http://one.example/twice", "http://two.example/twice",
            "https://voc.example/concept17094/", "https://voc.example/index.php?tema=52", "https://voc.example/ni%C3%B1ez"];
        let turtle = |iris: &[&str]| -> String {
            let lines = iris.iter().map(|iri| format!("<{iri}> s:prefLabel \"visado\"@es .\n"));
            "@prefix s: <http://www.w3.org/2004/02/skos/core#> .\n".to_owned() + &lines.collect::<String>()
        };
        assert_eq!(import(&root, "text/turtle", turtle(&iris)).await.ok(), whole(6, 6));
        let exported = export(&app).await;
        for iri in iris {
            assert!(exported.contains(&format!("<{iri}> a skos:Concept")), "{exported}");
        }
        let named = async |iri: &str| -> String {
            let list = app.anonymous().get(&format!("{PATH}?limit=100")).await.ok();
            let found = list["items"].as_array().unwrap().iter().find(|concept| concept["iri"] == iri).unwrap();
            found["id"].as_str().unwrap().to_owned()
        };
        let second = named(iris[2]).await;
        assert!(second.starts_with("twice-"), "{second}");
        assert_eq!(named(iris[1]).await, "twice");
        assert_eq!(named(iris[3]).await, "concept17094");
        assert_eq!(named(iris[4]).await, "index-php-tema-52");
        assert_eq!(named(iris[5]).await, "ninez");
        // It stays the same whichever others come or go, and in any order.
        let before = changes(&root).await;
        import(&root, "text/turtle", turtle(&iris.iter().rev().copied().collect::<Vec<_>>())).await.ok();
        assert_eq!(changes(&root).await, before);
        import(&root, "text/turtle", turtle(&iris[2..])).await.ok();
        assert_eq!(named(iris[2]).await, second);
        import(&root, "text/turtle", turtle(&["http://a.example/twice", iris[2]])).await.ok();
        assert_eq!((named(iris[2]).await, named("http://a.example/twice").await), (second, "twice".to_owned()));
    }

    async fn the_iri_of_a_concept_is_set_and_stays_with_it(app) {
        let root = app.administrator("root").await;
        import(&root, "text/turtle", TURTLE).await.ok();
        let path = format!("{PATH}/migrants");
        let es = |more: Value| {
            let mut set = json!({"labels": {"es": {"preferred": "migrante"}}});
            more.as_object().unwrap().iter().for_each(|(name, value)| set[name] = value.clone());
            set
        };
        // If omitted, it stays unchanged; otherwise it is set as sent.
        assert_eq!(root.put(&path, es(json!({}))).await.ok()["iri"], "https://other.example/concepts#migrants");
        assert_eq!(root.put(&path, es(json!({"iri": "urn:x:y"}))).await.ok()["iri"], "urn:x:y");
        let own = app.url(&format!("{PATH}/migrants"));
        assert_eq!(root.put(&path, es(json!({"iri": own}))).await.ok()["iri"], Value::Null);
        let put = async |iri: &str| faults(&root.put(&path, es(json!({"iri": iri}))).await);
        assert_eq!(put("migrants").await, ["/iri wrong_form"]);
        assert_eq!(put("http://x.example/a b").await, ["/iri wrong_form"]);
        assert_eq!(put(&format!("urn:x:{}", "y".repeat(1000))).await, ["/iri too_long"]);
        assert_eq!(put("https://other.example/concepts#children").await, ["/iri repeated_items"]);
        assert_eq!(put(&app.url(&format!("{PATH}/children"))).await, ["/iri not_allowed"]);
    }

    async fn what_is_to_be_used_no_longer_is_kept_and_neither_suggested_nor_searched_for(app) {
        let (root, ana, eva) = (app.administrator("root").await, app.author("ana").await, app.editor("eva").await);
        let title = "Casas de acogida";
        ana.published(&eva, title).await;
        app.settle();
        let turtle = |deprecated: bool| format!(
            "@prefix s: <http://www.w3.org/2004/02/skos/core#> . <shelter> s:prefLabel \"zaguanes\"@es , \"casas de acogida\"@es ;
             <http://www.w3.org/2002/07/owl#deprecated> {deprecated} .");
        for deprecated in [false, true, false] {
            import(&root, "text/turtle", turtle(deprecated)).await.ok();
            let found = app.anonymous().get("/api/v1/search?q=zaguanes&lang=es").await.ok();
            assert_eq!(found["total"], u32::from(!deprecated), "{found}");
            assert_eq!(found["query"]["expanded"].is_array(), !deprecated, "{found}");
            let suggested = app.anonymous().get("/api/v1/search/suggest?q=zagua&lang=es").await.ok();
            assert_eq!(suggested["items"].as_array().unwrap().len(), usize::from(!deprecated), "{suggested}");
            let concept = app.anonymous().get(&format!("{PATH}/shelter")).await.ok();
            assert_eq!(concept["deprecated"] == true, deprecated, "{concept}");
            let exported = export(&app).await;
            assert_eq!(exported.contains("owl#deprecated> true"), deprecated, "{exported}");
            import(&root, "text/turtle", exported.clone()).await.ok();
            assert_eq!(export(&app).await, exported);
        }
        let set = json!({"labels": {"es": {"preferred": "zaguanes"}}, "deprecated": true});
        assert_eq!(root.put(&format!("{PATH}/shelter"), set).await.ok()["deprecated"], true);
        assert_eq!(app.anonymous().get("/api/v1/search?q=zaguanes").await.ok()["total"], 0);
    }

    async fn an_installation_without_a_thesaurus_gets_one_at_the_start_and_an_emptied_one_stays_empty(app) {
        let shipped = app.anonymous().get(PATH).await.ok()["total"].clone();
        app.stop();
        app.sql("DELETE FROM concepts; UPDATE journal SET event = 'vocabulary.changed' WHERE event = 'thesaurus.changed'");
        app.start_again();
        assert_eq!(app.anonymous().get(PATH).await.ok()["total"], shipped);
        app.stop();
        app.sql("DELETE FROM concepts");
        app.start_again();
        assert_eq!(app.anonymous().get(PATH).await.ok()["total"], 0);
        app.stop();
        app.sql("UPDATE journal SET event = 'thesaurus.changed' WHERE event = 'vocabulary.changed' AND data LIKE '%hash%'");
        app.start_again();
    }
}
