//! Nothing reaches a caller to whom it was not released, on any path.

use std::collections::BTreeSet;

use acervo::domain::account::Role;
use serde_json::{Value, json};

use crate::app::{Client, TestApp};
use crate::marker_words::{PLACES, hide};
use crate::states::{attempt, bring};

/// Everything that a caller is shown anywhere, in lower case.
async fn everything(who: &Client, sections: &[String]) -> String {
    let mut paths = Vec::new();
    for id in sections {
        for call in [
            "",
            "/versions",
            "/versions/1",
            "/versions/2",
            "/rounds",
            "/original",
            "/working-copy",
            "/attachments",
        ] {
            paths.push(format!("sections/{id}{call}"));
        }
        for versions in ["", "?from=1", "?to=1", "?from=1&to=2", "?from=2&to=1", "?from=1&to=1"] {
            paths.push(format!("sections/{id}/compare{versions}"));
        }
        for call in ["", "?version=1", "?version=2", "?lang=pt", "/similar?limit=20", "/adaptations"] {
            paths.push(format!("published/{id}{call}"));
        }
        for call in ["/cite.bib", "/cite.ris", "/cite.json", "/cite.ris?version=1", "/cite.json?version=2"] {
            paths.push(format!("published/{id}{call}"));
        }
        for call in ["/export.html", "/export.json", "/export.html?version=1", "/export.json?version=2"] {
            paths.push(format!("published/{id}{call}"));
        }
        for call in ["/datacite.xml", "/datacite.json"] {
            paths.push(format!("published/{id}{call}"));
        }
        for format in ["oai_dc", "oai_datacite"] {
            paths.push(format!("/oai?verb=GetRecord&metadataPrefix={format}&identifier=oai:127.0.0.1:{id}"));
        }
        for call in ["", "?version=1", "?version=2", "/files/html", "/files/json?version=2"] {
            paths.push(format!("/es/practices/{id}{call}"));
        }
        for other in sections {
            paths.push(format!("/es/compare?section={id}&section={other}"));
            paths.push(format!("compare?section={id}&section={other}"));
        }
        paths.push(format!("journal?section={id}"));
    }
    for stage in ["draft", "submitted", "in_review", "changes_requested", "approved", "rejected"] {
        paths.push(format!("sections?stage={stage}&limit=100"));
    }
    for path in [
        "sections",
        "sections?sort=newest",
        "sections?mine=true",
        "sections?country=CO",
        "journal?limit=100",
        "institutions",
        "institutions/mre-co",
        "compendia",
        "invitations",
        "users",
        "me",
        "countries",
        "countries/CO",
        "compendia/framework-document/matrix",
        "compendia/framework-document/matrix?columns=theme",
    ] {
        paths.push(path.to_owned());
    }
    let mut queries: Vec<String> =
        ["zanahoria", "ventanilla", "consular -otra", "summary:con"].map(str::to_owned).to_vec();
    for (word, _) in PLACES {
        queries.push(format!("\"con {word}\""));
        // Mistyped: a correction must not reveal a secret either.
        queries.push(format!("{}{}", &word[..11], &word[12..]));
    }
    for query in queries {
        for search in ["search", "desk/search"] {
            paths.push(format!(
                "{search}?q={query}&limit=100&facets=country,theme,institution,chapter,language"
            ));
        }
    }
    for q in ["zanahoria", "ventanilla", ""] {
        for list in [
            "feeds/published.atom",
            "search/export.csv",
            "search/export.xlsx",
            "search/export.json",
            "search/export.ris",
            "search/export.bib",
            "search/export.csl.json",
            "search/export.html",
        ] {
            paths.push(format!("{list}?q={q}"));
        }
    }
    for path in [
        "/sitemap.xml",
        "/sitemap-1.xml",
        "/oai?verb=Identify",
        "/oai?verb=ListSets",
        "/oai?verb=ListIdentifiers&metadataPrefix=oai_dc",
        "/oai?verb=ListRecords&metadataPrefix=oai_dc",
        "/oai?verb=ListRecords&metadataPrefix=oai_datacite",
        "/oai?verb=ListRecords&metadataPrefix=oai_datacite&set=country:CO",
        "/es/suggest?q=zanahoria",
        "/es/suggest?q=ventanilla",
        "/es/",
        "/es/countries",
        "/es/countries/CO",
        "/es/coverage",
        "/es/coverage?columns=theme",
        "/es/about",
    ] {
        paths.push(path.to_owned());
    }
    let mut shown = String::new();
    for path in paths {
        let below = if path.starts_with('/') { "" } else { "/api/v1/" };
        let reply = who.get(&format!("{below}{path}")).await;
        assert!(!reply.status.is_server_error(), "{path}");
        let mut text = match path.starts_with("search/export.xlsx") {
            true => crate::exports::parts(&reply).to_lowercase(),
            false => String::from_utf8_lossy(&reply.bytes).to_lowercase(),
        };
        if path.starts_with("search?") || path.starts_with("desk/search?") {
            // The response's URL is the query that was sent, not a result.
            let mut answer: serde_json::Value = serde_json::from_str(&text).unwrap();
            answer.as_object_mut().unwrap().remove("url");
            text = answer.to_string();
        }
        shown.push_str(&text);
    }
    shown
}

/// Outsiders of every kind.
async fn outsiders(app: &TestApp) -> Vec<(&'static str, Client)> {
    vec![
        ("anonymous", app.anonymous()),
        ("researcher", app.holder("rosa", Role::Researcher).await),
        ("reviewer", app.holder("raul", Role::Reviewer).await),
        ("administrator", app.administrator("alma").await),
        ("author elsewhere", app.member("petra", Role::Author, "mre-pe").await),
        ("focal point elsewhere", app.member("paco", Role::FocalPoint, "mre-pe").await),
    ]
}

/// The identifiers in a list.
async fn listed(who: &Client, query: &str) -> Vec<String> {
    let list = who.get(&format!("/api/v1/sections?{query}")).await.ok();
    assert_eq!(list["total"], list["items"].as_array().unwrap().len());
    list["items"].as_array().unwrap().iter().map(|line| line["id"].as_str().unwrap().to_owned()).collect()
}

stories! {
    async fn a_hidden_word_is_found_by_nobody_to_whom_it_was_not_released(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let sections = hide(&ana, &eva).await;
        app.settle();
        let mut people = outsiders(&app).await;
        people.push(("editor", eva.clone()));
        people.push(("institution", app.focal_point("fidel").await));
        for (name, who) in people {
            let shown = everything(&who, &sections).await;
            for (word, to) in PLACES {
                let released = match name {
                    "institution" => true,
                    "editor" => to != "institution",
                    _ => to == "everyone",
                };
                assert_eq!(shown.contains(word), released, "{word} for {name}");
            }
        }
    }

    async fn searching_for_a_hidden_word_finds_and_counts_nothing(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        hide(&ana, &eva).await;
        app.settle();
        for (word, to) in PLACES {
            for who in [&app.anonymous(), &ana, &eva] {
                for q in [word.to_owned(), format!("\"{word}\""), format!("summary:{word}"), format!("{word} OR {word}")] {
                    let found = who.get(&format!("/api/v1/search?q={q}&facets=country,institution")).await.ok();
                    let public = usize::from(to == "everyone");
                    assert_eq!(found["total"], public, "{q}");
                    assert_eq!(found["facets"]["country"].as_array().unwrap().len(), public, "{q}");
                    assert_eq!(found["facets"]["institution"].as_array().unwrap().len(), public, "{q}");
                }
            }
        }
    }

    async fn searching_at_the_desk_for_a_hidden_word_finds_and_counts_what_editors_see(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        hide(&ana, &eva).await;
        app.settle();
        // For each section, the latest version that was submitted. Messages about it are not part of its text.
        let released = [("zanahoriapublica", 1), ("zanahoriaenviada", 2), ("zanahoriarechazada", 1), ("zanahoriadespublicada", 1)];
        for (word, _) in PLACES {
            let number = released.iter().find(|(found, _)| *found == word).map_or(0, |(_, number)| *number);
            // In quotation marks, because two of the words have the same stem.
            for q in [format!("\"{word}\""), format!("summary:\"{word}\"")] {
                let found = eva.get(&format!("/api/v1/desk/search?q={q}&facets=country,stage")).await.ok();
                assert_eq!((&found["total"], found["items"].as_array().unwrap().len()), (&number.into(), number), "{q}");
                assert_eq!(found["facets"]["country"].as_array().unwrap().len(), number.min(1), "{q}");
            }
        }
    }

    async fn a_pinned_version_is_the_editors_to_read_until_it_is_withdrawn(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let stand = bring(&app, &ana, &eva, "submitted").await;
        let pinned = format!("{}/versions/2", stand.path());
        let hash = ana.get(&pinned).await.ok()["hash"].clone();
        let numbers = |history: Value| -> Vec<Value> {
            history["items"].as_array().unwrap().iter().map(|line| line["version"].clone()).collect()
        };
        for _ in 0..2 {
            assert_eq!(eva.get(&pinned).await.ok()["hash"], hash);
            eva.get(&format!("{}/versions/1", stand.path())).await.problem(404, "not_found");
            assert_eq!(numbers(eva.get(&format!("{}/versions", stand.path())).await.ok()), [json!(2)]);
            assert_eq!(eva.get(&stand.path()).await.ok()["version"], 2);
            attempt(&ana, &stand, "withdraw").await.ok();
            eva.get(&pinned).await.problem(404, "not_found");
            assert!(numbers(eva.get(&format!("{}/versions", stand.path())).await.ok()).is_empty());
            assert_eq!(eva.get(&stand.path()).await.ok()["hash"], json!(null));
            let line = &eva.get("/api/v1/sections").await.ok()["items"][0];
            assert_eq!((&line["title"], &line["version"]), (&json!(null), &json!(null)));
            attempt(&ana, &stand, "submit").await.ok();
        }
    }

    async fn administrators_who_are_no_editors_see_nothing_of_drafts(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let alma = app.administrator("alma").await;
        let draft = ana.draft("Ventanilla móvil").await;
        let submitted = bring(&app, &ana, &eva, "submitted").await;
        assert!(listed(&alma, "").await.is_empty());
        for id in [&draft, &submitted.id] {
            for call in ["", "/versions", "/versions/1", "/rounds"] {
                alma.get(&format!("/api/v1/sections/{id}{call}")).await.problem(404, "not_found");
            }
            assert_eq!(alma.get(&format!("/api/v1/journal?section={id}")).await.ok()["total"], 0);
        }
        let journal = alma.get("/api/v1/journal?limit=100").await.ok().to_string();
        assert!(!journal.contains(&draft) && !journal.contains(&submitted.id), "{journal}");
    }

    async fn outsiders_are_shown_and_filter_by_the_stage_of_what_is_published(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let mut shown = Vec::new();
        for state in ["published", "next_draft", "next_submitted"] {
            shown.push((state, bring(&app, &ana, &eva, state).await.id));
        }
        let submitted = bring(&app, &ana, &eva, "submitted").await.id;
        for (name, who) in outsiders(&app).await.into_iter().skip(1) {
            let all: BTreeSet<String> = shown.iter().map(|(_, id)| id.clone()).collect();
            assert_eq!(BTreeSet::from_iter(listed(&who, "stage=approved").await), all, "{name}");
            assert_eq!(BTreeSet::from_iter(listed(&who, "stage=approved&stage=draft").await), all, "{name}");
            for stage in ["draft", "submitted", "in_review", "changes_requested", "rejected"] {
                assert!(listed(&who, &format!("stage={stage}")).await.is_empty(), "{stage} for {name}");
            }
            for (state, id) in &shown {
                let view = who.get(&format!("/api/v1/sections/{id}")).await.ok();
                assert_eq!((&view["stage"], &view["version"]), (&json!("approved"), &json!(1 + 1)), "{state}");
                assert_eq!(view["submitted_at"], json!(null), "{state} for {name}");
            }
        }
        for who in [&ana, &eva] {
            assert_eq!(listed(who, "stage=approved").await, [shown[0].1.clone()]);
            assert_eq!(listed(who, "stage=draft").await, [shown[1].1.clone()]);
            let both = BTreeSet::from([shown[2].1.clone(), submitted.clone()]);
            assert_eq!(BTreeSet::from_iter(listed(who, "stage=submitted").await), both);
        }
    }

    async fn the_order_of_a_list_does_not_tell_what_is_being_worked_on(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let rosa = app.holder("rosa", Role::Researcher).await;
        let first = bring(&app, &ana, &eva, "published").await;
        app.clock.advance(10);
        let second = bring(&app, &ana, &eva, "published").await;
        app.clock.advance(10);
        let (old, new) = ([second.id.clone(), first.id.clone()], [first.id.clone(), second.id.clone()]);
        let before = rosa.get("/api/v1/sections?sort=updated").await.ok();
        attempt(&ana, &first, "save").await.ok();
        assert_eq!(listed(&ana, "sort=updated").await, new);
        assert_eq!(listed(&eva, "sort=updated").await, old);
        assert_eq!(rosa.get("/api/v1/sections?sort=updated").await.ok(), before);
        attempt(&ana, &first, "submit").await.ok();
        assert_eq!(listed(&eva, "sort=updated").await, new);
        assert_eq!(listed(&rosa, "sort=updated").await, old);
        assert_eq!(rosa.get("/api/v1/sections?sort=updated").await.ok(), before);
        attempt(&eva, &crate::states::Stand { version: 3, ..first }, "approve").await.ok();
        assert_eq!(listed(&rosa, "sort=updated").await, new);
    }

    async fn the_journal_tells_each_reader_of_what_was_released_to_them(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let alma = app.administrator("alma").await;
        let stand = bring(&app, &ana, &eva, "next_submitted").await;
        attempt(&eva, &crate::states::Stand { version: 3, ..stand.clone() }, "reject").await.ok();
        attempt(&eva, &stand, "reopen").await.ok();
        let of_section = format!("/api/v1/journal?section={}", stand.id);
        let events = |list: Value| -> Vec<String> {
            let items = list["items"].as_array().unwrap().iter();
            items.map(|item| item["entry"]["event"].as_str().unwrap_or("hidden").to_owned()).collect()
        };
        let released = ["section.published", "section.approved", "section.submitted", "section.saved"];
        assert_eq!(events(alma.get(&of_section).await.ok()), released);
        let submitted = ["section.reopened", "section.rejected", "section.submitted", "section.saved"];
        let expected: Vec<&str> = submitted.into_iter().chain(released).collect();
        assert_eq!(events(eva.get(&of_section).await.ok()), expected);
        // Page by page, the list is the same.
        let page = eva.get(&format!("{of_section}&limit=3")).await.ok();
        assert_eq!((events(page.clone()), &page["total"]), (expected[..3].iter().map(|s| s.to_string()).collect(), &json!(8)));
        let cursor = page["next"].as_str().unwrap();
        assert_eq!(events(eva.get(&format!("{of_section}&limit=3&cursor={cursor}")).await.ok()), expected[3..6]);
        // In the whole journal, hidden entries keep their place, by hash alone.
        let whole = alma.get("/api/v1/journal?limit=100").await.ok();
        let seqs: Vec<i64> = whole["items"].as_array().unwrap().iter().map(|i| i["seq"].as_i64().unwrap()).collect();
        assert!(seqs.windows(2).all(|pair| pair[0] == pair[1] + 1), "{seqs:?}");
        assert_eq!(events(whole).iter().filter(|event| *event == "hidden").count(), 5);
    }
}
