//! Finding published practices across countries and languages.

use acervo::domain::account::Role;
use serde_json::{Value, json};

use crate::app::{Client, TestApp, section};

/// Publishes a section with this language, title and summary. Further fields replace those of the practice.
async fn publish(
    author: &Client,
    editor: &Client,
    institution: &str,
    language: &str,
    title: &str,
    summary: &str,
    more: Value,
) -> String {
    let mut new = section(institution, title);
    new["language"] = language.into();
    new["practice"]["summary"] = summary.into();
    for (name, value) in more.as_object().unwrap() {
        new["practice"][name] = value.clone();
    }
    let id = author.post("/api/v1/sections", new).await.ok()["id"].as_str().unwrap().to_owned();
    author.act(&id, "submit").await.ok();
    editor.act(&id, "approve").await.ok();
    id
}

async fn titles(app: &TestApp, query: &str) -> Vec<String> {
    let answer = app.anonymous().get(&format!("/api/v1/search?{query}")).await.ok();
    answer["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["title"].as_str().unwrap().to_owned())
        .collect()
}

/// Four practices from two countries in four languages.
async fn library(app: &TestApp) -> (Client, Client) {
    let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
    let bia = app.member("bia", Role::Author, "mre-br").await;
    let co = |start: &str| json!({"countries": ["CO"], "start": start, "inclusion_themes": ["work"]});
    let br = |start: &str| json!({"countries": ["BR"], "start": start, "inclusion_themes": ["education"]});
    publish(
        &ana,
        &eva,
        "mre-co",
        "es",
        "Regularización de personas migrantes",
        "Permiso por protección temporal en la frontera.",
        co("2021"),
    )
    .await;
    publish(
        &ana,
        &eva,
        "mre-co",
        "en",
        "Mobile consulates",
        "Consular officers travel to places without a consulate.",
        co("2015"),
    )
    .await;
    publish(
        &bia,
        &eva,
        "mre-br",
        "pt",
        "Ações de regularização",
        "As pessoas recebem documentos e vagas na escola.",
        br("2018"),
    )
    .await;
    publish(
        &bia,
        &eva,
        "mre-br",
        "fr",
        "L’école pour les enfants migrants",
        "Les élèves étrangers sont accueillis à l’école publique.",
        br("2019"),
    )
    .await;
    app.settle();
    (ana, eva)
}

stories! {
    async fn titles_are_sorted_as_spanish_has_it(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let sorted = ["¡Ámbar!", "Ambato", "Canto", "Cañada", "«Ñandú»", "ñapa", "Oaxaca", "Résumé"];
        for title in ["Oaxaca", "ñapa", "Canto", "«Ñandú»", "Ambato", "Résumé", "Cañada", "¡Ámbar!"] {
            publish(&ana, &eva, "mre-co", "es", title, "x", json!({})).await;
        }
        publish(&ana, &eva, "mre-co", "pt", "Nariz", "x", json!({})).await;
        app.settle();
        for lang in ["es", "pt", "fr", "en"] {
            let mut found = titles(&app, &format!("sort=title&lang={lang}")).await;
            assert_eq!(found.remove(4), "Nariz");
            assert_eq!(found, sorted, "{lang}");
        }
    }

    async fn words_are_found_in_their_forms_and_without_their_accents(app) {
        library(&app).await;
        for (query, expected) in [
            ("regularizaciones", "Regularización de personas migrantes"),
            ("regularizacion%20personas", "Regularización de personas migrantes"),
            ("acao", "Ações de regularização"),
            ("consulate", "Mobile consulates"),
            ("eleve%20etranger", "L’école pour les enfants migrants"),
            ("ECOLES", "L’école pour les enfants migrants"),
        ] {
            let found = titles(&app, &format!("q={query}")).await;
            assert!(found.contains(&expected.to_owned()), "{query}: {found:?}");
        }
    }

    async fn phrases_exclusions_fields_and_alternatives_narrow_and_widen(app) {
        library(&app).await;
        assert_eq!(titles(&app, "q=%22proteccion%20temporal%22").await, ["Regularización de personas migrantes"]);
        assert_eq!(titles(&app, "q=%22temporal%20proteccion%22").await, Vec::<String>::new());
        assert_eq!(titles(&app, "q=migrantes%20-escola%20-%C3%A9cole").await, ["Regularización de personas migrantes"]);
        assert_eq!(titles(&app, "q=title:consulates").await, ["Mobile consulates"]);
        let mut either = titles(&app, "q=consulates%20OR%20%C3%A9cole").await;
        either.sort();
        assert_eq!(either, ["L’école pour les enfants migrants", "Mobile consulates"]);
    }

    async fn where_nothing_has_all_words_most_of_them_will_do(app) {
        library(&app).await;
        let answer = app.anonymous().get("/api/v1/search?q=permiso%20temporal%20frontera%20astronautas").await.ok();
        assert_eq!(answer["query"]["relaxed"], true, "{answer}");
        assert_eq!(answer["items"][0]["title"], "Regularización de personas migrantes");
        let turned = app.anonymous().get("/api/v1/search?q=%22temporal%20permiso%22%20frontera").await.ok();
        assert_eq!((&turned["query"]["relaxed"], &turned["items"][0]["title"]), (&json!(true), &answer["items"][0]["title"]));
        let exact = app.anonymous().get("/api/v1/search?q=permiso%20temporal").await.ok();
        assert!(exact["query"].get("relaxed").is_none_or(|relaxed| relaxed == false));
    }

    async fn filters_narrow_and_the_counts_beside_them_ignore_their_own(app) {
        library(&app).await;
        let answer = app.anonymous().get("/api/v1/search?country=BR&lang=pt&facets=country,theme,language,chapter,institution").await.ok();
        assert_eq!(answer["total"], 2);
        assert_eq!(answer["facets"]["country"], json!([
            {"value": "BR", "label": "Brasil", "count": 2}, {"value": "CO", "label": "Colômbia", "count": 2},
        ]));
        assert_eq!(answer["facets"]["theme"], json!([{"value": "education", "label": "Educação", "count": 2}]));
        assert_eq!(answer["facets"]["chapter"][0]["count"], 2);
        assert_eq!(answer["facets"]["institution"][0]["label"], "Ministry mre-br");
        let both = app.anonymous().get("/api/v1/search?country=BR&country=co&institution=mre-co").await.ok();
        assert_eq!(both["total"], 2);
        assert_eq!(app.anonymous().get("/api/v1/search?institution=nobody").await.ok()["total"], 0);
        assert_eq!(titles(&app, "chapter=consular-cooperation&year_to=2015").await, ["Mobile consulates"]);
        assert_eq!(app.anonymous().get("/api/v1/search?year_from=2030").await.ok()["total"], 4, "they all go on");
        assert_eq!(titles(&app, "language=fr").await, ["L’école pour les enfants migrants"]);
        assert_eq!(titles(&app, "gcm_objective=14&theme=work&sort=title").await, ["Mobile consulates", "Regularización de personas migrantes"]);
    }

    async fn a_filter_never_finds_more_and_a_facet_counts_what_its_choice_gives(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let of = |theme: &str, country: &str| json!({"countries": [country], "inclusion_themes": [theme]});
        for n in 0..11 {
            let more = if n < 9 { of("work", "CO") } else { of("education", "PE") };
            publish(&ana, &eva, "mre-co", "es", &format!("Empleo para personas venezolanas {n}"), "Una.", more).await;
        }
        for n in 0..3 {
            publish(&ana, &eva, "mre-co", "es", &format!("Empleo para personas {n}"), "Otra.", of("work", "PE")).await;
        }
        app.settle();
        let search = async |query: &str| app.anonymous().get(&format!("/api/v1/search?{query}")).await.ok();
        // In turn: at least a page of results has all the words, no practice has the last one, one word is mistyped,
        // and a phrase does not occur in that order.
        for q in ["empleo%20personas%20venezolanas", "empleo%20personas%20marcianas", "empleo%20personas%20venezolamas",
            "%22personas%20empleo%22%20venezolanas", "empleo%20venezolanas%20country%3ACO"] {
            let alone = search(&format!("q={q}&facets=theme,country,language,institution,has_evaluation&limit=100")).await;
            assert_ne!(alone["total"], 0, "{alone}");
            for (facet, counts) in alone["facets"].as_object().unwrap() {
                for count in counts.as_array().unwrap() {
                    let chosen = format!("q={q}&{facet}={}&facets={facet}&limit=100", count["value"].as_str().unwrap());
                    let answer = search(&chosen).await;
                    assert_eq!(answer["total"], count["count"], "{chosen}: {answer}");
                    assert_eq!(answer["items"].as_array().unwrap().len() as u64, answer["total"].as_u64().unwrap());
                    assert_eq!((&answer["query"], &answer["facets"][facet]), (&alone["query"], counts), "{chosen}");
                    let file = app.anonymous().get(&format!("/api/v1/search/export.json?{chosen}")).await.ok();
                    assert_eq!(file["items"].as_array().unwrap().len() as u64, answer["total"].as_u64().unwrap(), "{chosen}");
                }
            }
        }
        let ten = search("q=empleo%20para%20personas%20venezolanas&facets=theme").await;
        assert_eq!((&ten["total"], &ten["facets"]["theme"][0]["count"]), (&json!(11), &json!(9)));
        // Nor does the filter of the editors' desk find more.
        let desk = eva.get("/api/v1/desk/search?q=empleo%20para%20personas%20venezolanas&stage=approved&theme=work").await.ok();
        assert_eq!(desk["total"], 9, "{desk}");
        // A feed has only entries with all the words, both with and without a filter.
        for (query, entries) in [("q=empleo%20personas%20marcianas", 0), ("q=empleo%20personas%20venezolanas&theme=work", 9),
            ("q=empleo%20personas%20venezolamas", 0)] {
            let feed = app.anonymous().get(&format!("/api/v1/feeds/published.atom?{query}")).await;
            assert_eq!(String::from_utf8(feed.bytes.clone()).unwrap().matches("<entry>").count(), entries, "{query}");
        }
    }

    async fn what_was_found_is_marked_and_everything_else_is_escaped(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        publish(&ana, &eva, "mre-co", "es", "Ventanilla <b>móvil</b> & más", "<script>alert(1)</script> ventanillas", json!({})).await;
        app.settle();
        let answer = app.anonymous().get("/api/v1/search?q=ventanilla").await.ok();
        let highlights = answer["items"][0]["highlights"].as_array().unwrap();
        assert!(!highlights.is_empty());
        for highlight in highlights {
            let html = highlight["html"].as_str().unwrap();
            let bare = html.replace("<mark>", "").replace("</mark>", "");
            assert!(html.contains("<mark>") && !bare.contains('<') && !bare.contains('>'), "{html}");
        }
        assert_eq!(highlights[0]["html"], "<mark>Ventanilla</mark> &lt;b&gt;móvil&lt;/b&gt; &amp; más");
    }

    async fn pages_follow_one_another_and_orders_are_what_they_say(app) {
        library(&app).await;
        assert_eq!(titles(&app, "sort=title").await, [
            "Ações de regularização", "L’école pour les enfants migrants", "Mobile consulates", "Regularización de personas migrantes",
        ]);
        // All were published at the same moment.
        let mut newest = titles(&app, "sort=newest").await;
        newest.sort();
        assert_eq!(newest, [
            "Ações de regularização", "L’école pour les enfants migrants", "Mobile consulates", "Regularización de personas migrantes",
        ]);
        let first = app.anonymous().get("/api/v1/search?sort=title&limit=3").await;
        let next = first.json()["next"].as_str().unwrap().to_owned();
        assert!(first.header("link").ends_with("rel=\"next\""));
        assert_eq!(titles(&app, &format!("sort=title&limit=3&cursor={next}")).await, ["Regularización de personas migrantes"]);
        let last = app.anonymous().get(&format!("/api/v1/search?sort=title&limit=3&cursor={next}")).await.ok();
        assert_eq!(last["next"], Value::Null);
    }

    async fn what_is_published_unpublished_moved_or_renamed_is_found_as_it_now_is(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let id = ana.published(&eva, "Ventanilla móvil").await;
        app.settle();
        assert_eq!(titles(&app, "q=ventanilla").await, ["Ventanilla móvil"]);

        let tag = ana.get(&format!("/api/v1/sections/{id}")).await.header("etag").to_owned();
        let mut next = section("mre-co", "Zanahoria móvil");
        let body = json!({"practice": next["practice"].take(), "body": ""});
        ana.save(&id, &tag, body).await.ok();
        app.settle();
        assert_eq!(titles(&app, "q=zanahoria").await, Vec::<String>::new());
        ana.act(&id, "submit").await.ok();
        eva.act(&id, "approve").await.ok();
        app.settle();
        assert_eq!(titles(&app, "q=zanahoria").await, ["Zanahoria móvil"]);
        assert_eq!(titles(&app, "q=ventanilla").await, Vec::<String>::new());

        let alba = app.administrator("alba").await;
        alba.patch("/api/v1/institutions/mre-co", json!({"name": {"es": "Cancillería de Colombia"}})).await.ok();
        app.settle();
        assert_eq!(titles(&app, "q=cancilleria").await, ["Zanahoria móvil"]);

        eva.act(&id, "unpublish").await.ok();
        // Even before the index follows, a hit that is no longer published is not shown.
        assert_eq!(titles(&app, "q=zanahoria").await, Vec::<String>::new());
        app.settle();
        let answer = app.anonymous().get("/api/v1/search?q=zanahoria&facets=country").await.ok();
        assert_eq!((&answer["total"], &answer["facets"]["country"]), (&json!(0), &json!([])));
    }

    async fn a_concept_is_found_by_its_names_in_other_languages_unless_the_reader_says_no(app) {
        library(&app).await;
        let get = async |path: &str| app.anonymous().get(&format!("/api/v1/{path}")).await.ok();
        let q = "q=consulados%20m%C3%B3viles";
        let answer = get(&format!("search?{q}&lang=pt")).await;
        assert_eq!((&answer["total"], &answer["items"][0]["title"]), (&json!(1), &json!("Mobile consulates")));
        assert_eq!(answer["items"][0]["highlights"][0]["html"], "<mark>Mobile</mark> <mark>consulates</mark>");
        let expanded = answer["query"]["expanded"].as_array().unwrap();
        assert_eq!(expanded.len(), 1, "{answer}");
        let (typed, concept, label) = (&expanded[0]["typed"], &expanded[0]["concept"], &expanded[0]["label"]);
        assert_eq!([typed, concept, label], ["consulados móviles", "mobile-consulates", "consulados itinerantes"]);
        assert_eq!(expanded[0]["names"]["en"][0], "mobile consulates");
        assert!(answer["query"].get("relaxed").is_none(), "{answer}");
        assert_eq!(answer["url"], app.url(&format!("/api/v1/search?{q}&lang=pt")));

        let typed = get(&format!("search?{q}&lang=pt&expand=false")).await;
        assert_eq!(typed["query"].get("expanded"), None, "{typed}");
        assert!(!titles(&app, &format!("{q}&expand=false")).await.contains(&"Mobile consulates".to_owned()), "{typed}");
        assert_eq!(typed["url"], app.url(&format!("/api/v1/search?{q}&expand=false&lang=pt")));
        assert_eq!(titles(&app, "q=%22consulados%20m%C3%B3viles%22").await, Vec::<String>::new());
        app.anonymous().get(&format!("/api/v1/search?{q}&expand=perhaps")).await.problem(422, "invalid");

        // Exports, feeds and saved searches use the same query.
        for (more, exported) in [("", true), ("&expand=false", false)] {
            let export = get(&format!("search/export.json?{q}{more}")).await;
            let mut items = export["items"].as_array().unwrap().iter();
            assert_eq!(items.any(|item| item["title"] == "Mobile consulates"), exported, "{more}: {export}");
        }
        for (more, entries) in [("", 1), ("&expand=false", 0)] {
            let feed = app.anonymous().get(&format!("/api/v1/feeds/published.atom?{q}{more}")).await;
            let xml = String::from_utf8_lossy(&feed.bytes);
            assert_eq!(xml.matches("<entry>").count(), entries, "{more}: {xml}");
        }
        let rosa = app.holder("rosa", Role::Researcher).await;
        let kept = json!({"name": "a", "digest": "none", "query": {"q": "consulados móviles", "expand": false}});
        let kept = rosa.post("/api/v1/me/searches", kept).await.ok();
        assert_eq!(kept["query"], json!({"q": "consulados móviles", "expand": false}));
        assert!(kept["url"].as_str().unwrap().contains("&expand=false&"), "{kept}");

        // The current thesaurus is used.
        let alba = app.administrator("alba").await;
        alba.delete("/api/v1/thesaurus/mobile-consulates").await;
        let answer = get(&format!("search?{q}")).await;
        let named = answer["query"]["expanded"].as_array().map_or(0, |all| all.iter().filter(|one| one["concept"] == "mobile-consulates").count());
        assert_eq!(named, 0, "{answer}");
    }

    async fn what_is_written_in_another_way_is_found_marked_and_completed_as_it_was_written(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let summary = "Agua de 5\u{a0}km³, 31\u{202f}654 personas con visa B\u{2011}2, según la Ley n.º 25.871.";
        publish(&ana, &eva, "mre-co", "es", "Reconocimiento de la ﬁlia\u{ad}ción", summary, json!({})).await;
        publish(&ana, &eva, "mre-co", "es", "Afiliación al seguro", "Visa B-1 y otras 2", json!({})).await;
        app.settle();
        let get = async |path: &str| app.anonymous().get(&format!("/api/v1/search{path}")).await.ok();
        let title = "Reconocimiento de la ﬁlia\u{ad}ción";
        for (question, marked) in [
            ("filiaci%C3%B3n", "Reconocimiento de la <mark>ﬁlia\u{ad}ción</mark>"),
            ("km3", "Agua de 5\u{a0}<mark>km³</mark>"),
            ("31654", "<mark>31\u{202f}654</mark> personas"),
            ("31.654%20personas", "<mark>31\u{202f}654</mark> <mark>personas</mark>"),
            ("%2231%20654%20personas%22", "<mark>31\u{202f}654 personas</mark>"),
            ("B2", "con visa <mark>B\u{2011}2</mark>"),
            ("%22visa%20b-2%22", "con <mark>visa B\u{2011}2</mark>"),
            ("ley%20%E2%84%96%2025871", "<mark>Ley</mark> n.º <mark>25.871</mark>"),
        ] {
            let answer = get(&format!("?q={question}&expand=false")).await;
            assert_eq!((&answer["total"], &answer["items"][0]["title"]), (&json!(1), &json!(title)), "{answer}");
            assert_eq!((answer["query"].get("relaxed"), answer["query"].get("corrected")), (None, None), "{answer}");
            assert!(answer["items"][0]["highlights"].to_string().contains(marked), "{question}: {answer}");
        }
        let completed = get("/suggest?q=reconocimiento%20filia").await;
        assert_eq!(completed["items"][0]["html"], "<mark>Reconocimiento</mark> de la <mark>ﬁlia\u{ad}</mark>ción", "{completed}");
    }

    async fn any_text_is_answered(app) {
        library(&app).await;
        for query in ["%22", "-", "OR", "OR%20OR", "a:b:c", "%28%29", "%5B1%20TO%202%5D", "art.%205:%20agua", "https://x.org/?a=b", "%2B%2B", "*", "title:", "-%22", "%F0%9F%98%80", "%CC%81"] {
            let reply = app.anonymous().get(&format!("/api/v1/search?q={query}&facets=country")).await;
            assert_eq!(reply.status, 200, "{query}");
        }
        let long = "palabra%20".repeat(500);
        app.anonymous().get(&format!("/api/v1/search?q={long}")).await.ok();
        app.anonymous().get("/api/v1/search?sort=best").await.problem(422, "invalid");
        app.anonymous().get("/api/v1/search?facets=colour&year_from=x&limit=1000").await.problem(422, "invalid");
    }
}
