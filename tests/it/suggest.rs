//! Completions while typing, and corrections of queries.

use acervo::domain::account::Role;
use serde_json::{Value, json};

use crate::app::{Client, TestApp, section};
use crate::states::{bring, is_public, states};

/// Percent-encodes everything but letters and digits.
fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric();
    text.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

async fn suggested(app: &TestApp, typed: &str, more: &str) -> Vec<Value> {
    let answer =
        app.anonymous().get(&format!("/api/v1/search/suggest?q={}{more}", encoded(typed))).await.ok();
    assert_eq!(answer["index"]["complete"], true);
    answer["items"].as_array().unwrap().clone()
}

/// The suggestions, as `kind: label`.
async fn lines(app: &TestApp, typed: &str, more: &str) -> Vec<String> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let items = suggested(app, typed, more).await;
    items.iter().map(|item| format!("{}: {}", text(&item["kind"]), text(&item["label"]))).collect()
}

#[track_caller]
fn has(lines: &[String], line: &str) {
    assert!(lines.contains(&line.to_owned()), "{line} is not in {lines:?}");
}

async fn publish(author: &Client, editor: &Client, language: &str, title: &str, summary: &str) -> String {
    let mut new = section("mre-co", title);
    new["language"] = language.into();
    new["practice"]["summary"] = summary.into();
    author.publishes(editor, new).await
}

stories! {
    async fn titles_names_and_terms_complete_what_is_typed_in_four_languages(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let id = publish(&ana, &eva, "es", "Cooperación <b>móvil</b> en la frontera", "Algo.").await;
        publish(&ana, &eva, "fr", "L’inclusion à l’école", "Quelque chose.").await;
        app.settle();
        let found = suggested(&app, "COOPERACION MÓV", "").await;
        let title = &found[0];
        assert_eq!((&title["kind"], &title["section_id"]), (&json!("title"), &json!(id)));
        assert_eq!(title["html"], "<mark>Cooperación</mark> &lt;b&gt;<mark>móv</mark>il&lt;/b&gt; en la frontera");
        assert!(title["url"].as_str().unwrap().ends_with(&format!("/api/v1/published/{id}")));
        has(&lines(&app, "front móvil", "").await, "title: Cooperación <b>móvil</b> en la frontera");
        has(&lines(&app, "inclusion ec", "").await, "title: L’inclusion à l’école");
        has(&lines(&app, "l’incl", "").await, "title: L’inclusion à l’école");
        for (lang, typed, expected) in [
            ("es", "brasi", "country: Brasil"),
            ("en", "braz", "country: Brazil"),
            ("pt", "COLÔMB", "country: Colômbia"),
            ("fr", "bres", "country: Brésil"),
            ("es", "educ", "theme: Educación"),
            ("en", "educ", "theme: Education"),
            ("pt", "educacao", "theme: Educação"),
            ("fr", "educ", "theme: Éducation"),
            ("es", "minim fact", "gcm_objective: Minimizar factores adversos"),
            ("es", "mre", "institution: Ministerio mre-co (MRE)"),
            ("en", "ministry", "institution: Ministry mre-co (MRE)"),
        ] {
            has(&lines(&app, typed, &format!("&lang={lang}")).await, expected);
        }
        let concepts = lines(&app, "regulariz", "&lang=es").await;
        assert!(concepts.iter().any(|line| line.starts_with("concept: ")), "{concepts:?}");
        // One typing error is tolerated if nothing begins with the text as typed.
        has(&lines(&app, "cooperasion", "").await, "title: Cooperación <b>móvil</b> en la frontera");
        has(&lines(&app, "colonbia", "&lang=es").await, "country: Colombia");
    }

    async fn a_value_is_what_the_search_takes_and_those_that_occur_come_first(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        publish(&ana, &eva, "es", "Ventanilla", "Algo.").await;
        app.settle();
        let found = suggested(&app, "co", "&lang=es").await;
        let (first, second) = (&found[0], &found[1]);
        assert_eq!((&first["label"], &first["count"]), (&json!("Colombia"), &json!(1)), "{found:?}");
        assert_eq!((&first["filter"], &first["value"], &first["html"]),
            (&json!("country"), &json!("CO"), &json!("<mark>Co</mark>lombia")));
        assert_ne!(second["label"], "Comoras", "what occurs, of whatever kind, comes before what does not");
        let url = first["url"].as_str().unwrap();
        let path = &url[url.find("/api").unwrap()..];
        assert_eq!(app.anonymous().get(path).await.ok()["total"], 1);
        let kinds: Vec<&str> = found.iter().map(|item| item["kind"].as_str().unwrap()).collect();
        assert!(kinds.contains(&"concept"), "one kind does not crowd out the others: {kinds:?}");
        for (facet, typed) in [("chapter", "coop"), ("institution", "mre"), ("theme", "trab"), ("language", "espa")] {
            let found = suggested(&app, typed, "&lang=es&limit=20").await;
            let value = found.iter().find(|item| item["kind"] == facet)
                .unwrap_or_else(|| panic!("no {facet} in {found:?}"));
            let query = format!("/api/v1/search?{facet}={}", encoded(value["value"].as_str().unwrap()));
            assert_eq!(app.anonymous().get(&query).await.ok()["total"], value["count"], "{value}");
        }
    }

    async fn what_is_not_published_completes_nothing_and_what_is_unpublished_leaves_at_once(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let mut public = Vec::new();
        for state in states() {
            let stand = bring(&app, &ana, &eva, state).await;
            if is_public(state) {
                public.push(stand.id);
            }
        }
        ana.draft("Zanahoria secreta").await;
        ana.submitted("Zanahoria enviada").await;
        app.settle();
        public.sort();
        for who in [&app.anonymous(), &ana, &eva] {
            for typed in ["REDACCIÓN", "redac"] {
                let answer = who.get(&format!("/api/v1/search/suggest?q={typed}&limit=20")).await.ok();
                let items = answer["items"].as_array().unwrap().iter();
                let mut found: Vec<&str> = items.filter_map(|item| item["section_id"].as_str()).collect();
                found.sort();
                assert_eq!(found, public, "{typed}");
            }
            for typed in ["zanah", "zanahorja", "secr%20zan"] {
                let answer = who.get(&format!("/api/v1/search/suggest?q={typed}")).await.ok();
                assert!(!answer.to_string().to_lowercase().contains("zanahoria"), "{answer}");
            }
        }
        eva.act(&public[0], "unpublish").await.ok();
        let left = suggested(&app, "redac", "&limit=20").await;
        assert!(left.iter().all(|item| item["section_id"] != public[0]), "even before the index follows");
        assert_eq!(left.iter().filter(|item| item["kind"] == "title").count(), public.len() - 1);
        app.settle();
        let count = suggested(&app, "colombi", "&lang=es").await[0]["count"].clone();
        assert_eq!(count, public.len() - 1);
    }

    async fn a_new_name_completes_as_soon_as_it_is_given(app) {
        let alma = app.administrator("alma").await;
        app.institution("mre-pe").await;
        app.settle();
        has(&lines(&app, "minister", "&lang=es").await, "institution: Ministerio mre-pe (MRE)");
        let change = json!({"name": {"es": "Zafiro del Perú"}});
        alma.patch("/api/v1/institutions/mre-pe", change).await.ok();
        has(&lines(&app, "zafi", "&lang=es").await, "institution: Zafiro del Perú (MRE)");
        let zapote = json!({"id": "zapote", "labels": {"es": {"preferred": "zapote migratorio", "alternatives": ["mamey consular"]}}, "broader": []});
        alma.put("/api/v1/thesaurus/zapote", zapote).await.ok();
        has(&lines(&app, "mamey", "&lang=es").await, "concept: mamey consular");
        has(&lines(&app, "zapo", "&lang=es").await, "concept: zapote migratorio");
        assert!(lines(&app, "zapo", "&lang=en").await.is_empty());
    }

    async fn whatever_is_typed_is_answered_and_faults_of_the_limit_are_named(app) {
        app.settle();
        let eight = "co ".repeat(8);
        for typed in ["", " ", "\"", "-", "(:", "a\u{301}", "🙂", "\u{202e}אבג", "country:CO", "%", "a'", "l’", &eight, &"x".repeat(150)] {
            suggested(&app, typed, "").await;
        }
        assert!(suggested(&app, &"co ".repeat(9), "").await.is_empty());
        assert!(suggested(&app, &format!("co {}", "l".repeat(200)), "").await.is_empty());
        assert_eq!(app.anonymous().get("/api/v1/search/suggest").await.ok()["items"], json!([]));
        assert!(suggested(&app, "co", "&limit=1").await.len() == 1);
        for (limit, fault) in [("0", "too_small"), ("21", "too_large"), ("x", "wrong_form")] {
            let reply = app.anonymous().get(&format!("/api/v1/search/suggest?q=co&limit={limit}")).await;
            reply.problem(422, "invalid");
            assert_eq!(reply.faults(), [("/query/limit".to_owned(), fault.to_owned())]);
        }
        app.anonymous().get("/api/v1/search/suggest?q=%ff").await.problem(400, "malformed");
        app.anonymous().get("/api/v1/search/suggest?q=%00").await.problem(422, "invalid");
    }

    async fn another_question_is_proposed_only_where_it_finds_clearly_more(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let bia = app.member("bia", Role::Author, "mre-br").await;
        for n in 0..10 {
            publish(&ana, &eva, "es", &format!("Zanahorias {n}"), "Sobre el cuidado de zanahorias.").await;
        }
        publish(&ana, &eva, "es", "Zanaorias", "Un error de quien escribe zanaorias.").await;
        ana.submitted("Zanahorios").await;
        let mut other = section("mre-br", "Otra");
        other["practice"]["countries"] = json!(["BR"]);
        other["practice"]["summary"] = "Un texto con zanaorias en otro país.".into();
        bia.publishes(&eva, other).await;
        app.settle();
        let meant = async |query: &str| {
            let answer = app.anonymous().get(&format!("/api/v1/search?{query}")).await.ok();
            assert_eq!(answer["query"]["corrected"], json!(null), "texts have the words");
            answer["query"]["did_you_mean"].clone()
        };
        assert_eq!(meant("q=zanaorias%20country:CO").await, "zanahorias country:CO");
        assert_eq!(meant("q=zanaorias").await, "zanahorias");
        assert_eq!(meant("q=zanaorias&country=CO").await, "zanahorias");
        assert_eq!(meant("q=zanaorias&country=BR").await, "zanahorias", "what filters has no say");
        assert_eq!(meant("q=zanaorias%20country:BR").await, json!(null), "it would find nothing");
        assert_eq!(meant("q=zanahorias").await, json!(null));
        assert_eq!(meant("q=%22zanaorias%22&country=CO").await, json!(null));
        assert_eq!(meant("").await, json!(null));
    }
}
