//! Practices adapted from others, and the tree they form.

use acervo::domain::account::Role;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::app::{Client, Reply, TestApp};
use crate::states::{attempt, bring, states};

pub async fn adapt(who: &Client, id: &str, from: &[&str]) -> Reply {
    who.put(&format!("/api/v1/sections/{id}/adapted-from"), json!({"sections": from})).await
}

fn ids(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect()
}

/// Publishes a practice adapted from others.
async fn adapted(author: &Client, editor: &Client, title: &str, from: &[&str]) -> String {
    let id = author.draft(title).await;
    adapt(author, &id, from).await.ok();
    author.act(&id, "submit").await.ok();
    editor.act(&id, "approve").await.ok();
    id
}

async fn published(app: &TestApp, id: &str) -> Value {
    app.anonymous().get(&format!("/api/v1/published/{id}")).await.ok()
}

async fn tree(app: &TestApp, id: &str) -> Value {
    app.anonymous().get(&format!("/api/v1/published/{id}/adaptations")).await.ok()
}

/// The titles in a tree with their depths.
fn depths(tree: &Value) -> Vec<(i64, &str)> {
    let sections = tree["sections"].as_array().unwrap().iter();
    let mut all: Vec<_> =
        sections.map(|one| (one["depth"].as_i64().unwrap(), one["title"].as_str().unwrap())).collect();
    all.sort_unstable();
    all
}

stories! {
    async fn a_practice_says_what_it_was_adapted_from(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let first = ana.published(&eva, "Ventanilla móvil").await;
        let other = ana.published(&eva, "Clínica móvil").await;
        let id = ana.draft("Biblioteca móvil").await;
        let reply = adapt(&ana, &id, &[&other, &first]).await;
        assert!(reply.header("etag").starts_with("\"2-"), "a new version, so that it is released as versions are");
        let view = reply.ok();
        assert_eq!(ids(&view["adapted_from"]), [&other, &first], "in the order given");
        let head = &view["adapted_from"][1];
        assert_eq!((&head["title"], &head["countries"], &head["institution"]["slug"]),
            (&json!("Ventanilla móvil"), &json!(["CO"]), &json!("mre-co")));
        assert_eq!(adapt(&ana, &id, &[&other, &first]).await.ok()["version"], 2, "a retry changes nothing");
        ana.act(&id, "save").await.ok();
        assert_eq!(ids(&ana.get(&format!("/api/v1/sections/{id}")).await.ok()["adapted_from"]), [&other, &first]);
        assert_eq!(published(&app, &first).await["adapted_by"], json!([]), "nothing of a draft");
        ana.act(&id, "submit").await.ok();
        adapt(&ana, &id, &[]).await.problem(409, "wrong_stage");
        let seen = eva.get(&format!("/api/v1/sections/{id}")).await.ok();
        assert_eq!(ids(&seen["adapted_from"]), [&other, &first]);
        eva.act(&id, "approve").await.ok();
        assert_eq!(ids(&published(&app, &id).await["adapted_from"]), [&other, &first]);
        assert_eq!(ids(&published(&app, &first).await["adapted_by"]), [&id]);
        assert_eq!(ids(&ana.get(&format!("/api/v1/sections/{first}")).await.ok()["adapted_by"]), [&id]);

        // A change made while a version is published is released with its own version, and not before.
        adapt(&ana, &id, &[&first]).await.ok();
        assert_eq!(ids(&published(&app, &id).await["adapted_from"]), [&other, &first]);
        assert_eq!(ids(&published(&app, &other).await["adapted_by"]), [&id]);
        assert_eq!(ids(&eva.get(&format!("/api/v1/sections/{id}")).await.ok()["adapted_from"]), [&other, &first]);
        ana.act(&id, "submit").await.ok();
        eva.act(&id, "approve").await.ok();
        assert_eq!(ids(&published(&app, &id).await["adapted_from"]), [&first]);
        assert_eq!(published(&app, &other).await["adapted_by"], json!([]));
        let old = app.anonymous().get(&format!("/api/v1/published/{id}?version=3")).await.ok();
        assert_eq!(ids(&old["adapted_from"]), [&other, &first]);
        let journal = eva.get(&format!("/api/v1/journal?section={id}&limit=100")).await.ok();
        let named = journal["items"].as_array().unwrap().iter()
            .filter(|item| item["entry"]["event"] == "section.adapted_from_changed").count();
        assert_eq!(named, 1, "the first was of a version that was never put forward: {journal}");
    }

    async fn only_published_practices_can_be_named_and_never_in_a_circle(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let first = ana.published(&eva, "Ventanilla móvil").await;
        let second = adapted(&ana, &eva, "Clínica móvil", &[&first]).await;
        let third = adapted(&ana, &eva, "Biblioteca móvil", &[&second]).await;
        let draft = ana.draft("Otra").await;
        let gone = ana.published(&eva, "Retirada").await;
        eva.act(&gone, "unpublish").await.ok();
        let absent = Uuid::now_v7().to_string();
        let reply = adapt(&ana, &first, &[&draft, &gone, &absent, &third, &first, &third]).await;
        reply.problem(422, "invalid");
        let faults = [(0, "unknown"), (1, "unknown"), (2, "unknown"), (3, "adapted_in_a_circle"),
            (4, "adapted_in_a_circle"), (5, "repeated_items")];
        assert_eq!(reply.faults(), faults.map(|(at, code)| (format!("/sections/{at}"), code.to_owned())));
        let many: Vec<String> = (0..11).map(|_| Uuid::now_v7().to_string()).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        adapt(&ana, &draft, &many).await.problem(422, "invalid");
        for body in [json!({}), json!({"sections": "x"}), json!({"sections": ["x"]}), json!({"sections": [], "more": 1})] {
            ana.put(&format!("/api/v1/sections/{draft}/adapted-from"), body).await.problem(422, "invalid");
        }
        let stale = ana.request(reqwest::Method::PUT, &format!("/api/v1/sections/{draft}/adapted-from"));
        let stale = stale.header("if-match", "\"7-x\"").json(&json!({"sections": [first]}));
        assert_eq!(Client::send(stale).await.problem(412, "version_conflict")["current_version"], 1);

        // Two that name each other before either is published: the second one loses the link that would close the
        // cycle.
        let (one, two) = (ana.published(&eva, "Una").await, ana.published(&eva, "Dos").await);
        adapt(&ana, &one, &[&two]).await.ok();
        adapt(&ana, &two, &[&one, &first]).await.ok();
        for id in [&one, &two] {
            ana.act(id, "submit").await.ok();
            eva.act(id, "approve").await.ok();
        }
        assert_eq!(ids(&published(&app, &one).await["adapted_from"]), [&two]);
        assert_eq!(ids(&published(&app, &two).await["adapted_from"]), [&first]);
    }

    async fn the_tree_goes_up_and_down_over_what_is_published(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let root = ana.published(&eva, "Raíz").await;
        let other = ana.published(&eva, "Otra raíz").await;
        let trunk = adapted(&ana, &eva, "Tronco", &[&root, &other]).await;
        let branch = adapted(&ana, &eva, "Rama", &[&trunk]).await;
        let leaf = adapted(&ana, &eva, "Hoja", &[&branch, &trunk]).await;
        adapted(&ana, &eva, "Al lado", &[&other]).await;
        let of_trunk = tree(&app, &trunk).await;
        assert_eq!(depths(&of_trunk), [(-1, "Otra raíz"), (-1, "Raíz"), (0, "Tronco"), (1, "Hoja"), (1, "Rama")]);
        assert_eq!((of_trunk["links"].as_array().unwrap().len(), &of_trunk["complete"]), (5, &json!(true)));
        let of_leaf = tree(&app, &leaf).await;
        assert_eq!(depths(&of_leaf), [(-2, "Otra raíz"), (-2, "Raíz"), (-1, "Rama"), (-1, "Tronco"), (0, "Hoja")]);
        assert_eq!(depths(&tree(&app, &root).await).len(), 4);

        eva.act(&trunk, "unpublish").await.ok();
        assert_eq!(depths(&tree(&app, &root).await), [(0, "Raíz")], "the way leads through what is published only");
        assert_eq!(depths(&tree(&app, &leaf).await), [(-1, "Rama"), (0, "Hoja")]);
        assert_eq!(ids(&published(&app, &leaf).await["adapted_from"]), [&branch]);
        assert_eq!(published(&app, &root).await["adapted_by"], json!([]));
        for path in ["", "/adaptations"] {
            app.anonymous().get(&format!("/api/v1/published/{trunk}{path}")).await.problem(410, "unpublished");
        }
        app.anonymous().get(&format!("/api/v1/published/{}/adaptations", Uuid::now_v7())).await.problem(404, "not_found");
    }

    async fn a_long_tree_is_cut_and_says_so(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let mut line = vec![ana.published(&eva, "0").await];
        for step in 1..=11 {
            let last = line.last().unwrap().clone();
            line.push(adapted(&ana, &eva, &step.to_string(), &[&last]).await);
        }
        let whole = tree(&app, &line[1]).await;
        assert_eq!((whole["sections"].as_array().unwrap().len(), &whole["complete"]), (12, &json!(true)));
        let cut = tree(&app, &line[0]).await;
        assert_eq!((cut["sections"].as_array().unwrap().len(), &cut["complete"]), (11, &json!(false)));
        assert_eq!(cut["links"].as_array().unwrap().len(), 10);
    }

    async fn what_a_practice_was_adapted_from_is_said_by_who_may_save_it_and_by_nobody_else(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let named = ana.published(&eva, "Ventanilla móvil").await;
        let others = [app.administrator("alma").await, app.holder("rosa", Role::Researcher).await,
            app.member("petra", Role::FocalPoint, "mre-pe").await, app.holder("raul", Role::Reviewer).await];
        for state in states() {
            let stand = bring(&app, &ana, &eva, state).await;
            let before = ana.get(&stand.path()).await.ok();
            assert_eq!(adapt(&app.anonymous(), &stand.id, &[&named]).await.status, 401);
            let mut refused = vec![&eva];
            refused.extend(&others);
            for who in refused {
                // For the same reasons as saving.
                let save = attempt(who, &stand, "save").await;
                let reply = adapt(who, &stand.id, &[&named]).await;
                assert!(matches!(reply.status.as_u16(), 403 | 404), "{state}");
                assert_eq!(reply.json()["code"], save.json()["code"], "{state}");
            }
            assert_eq!(ana.get(&stand.path()).await.ok(), before);
            let reply = adapt(&ana, &stand.id, &[&named]).await;
            match crate::states::next(state, "save") {
                Some(stage) => assert_eq!(reply.ok()["stage"], stage),
                None => { reply.problem(409, "wrong_stage"); }
            }
        }
        let token = |scope: &str| {
            let (ana, new) = (ana.clone(), json!({"name": "Prueba", "scopes": [scope], "days": 30}));
            async move {
                let made = ana.post("/api/v1/me/tokens", new).await.ok();
                ana.with_token(made["token"].as_str().unwrap())
            }
        };
        let draft = ana.draft("Otra").await;
        adapt(&token("read").await, &draft, &[&named]).await.problem(403, "forbidden");
        adapt(&token("sections:write").await, &draft, &[&named]).await.ok();
    }

    async fn no_trace_of_unreleased_links_reaches_anybody_else(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let pia = app.member("pia", Role::Author, "mre-pe").await;
        let named = ana.published(&eva, "Ventanilla móvil").await;
        let hidden = pia.draft_of("mre-pe", "Zanahoria borrador").await;
        adapt(&pia, &hidden, &[&named]).await.ok();
        let submitted = pia.draft_of("mre-pe", "Zanahoria enviada").await;
        adapt(&pia, &submitted, &[&named]).await.ok();
        pia.act(&submitted, "submit").await.ok();
        let unpublished = pia.draft_of("mre-pe", "Zanahoria retirada").await;
        adapt(&pia, &unpublished, &[&named]).await.ok();
        pia.act(&unpublished, "submit").await.ok();
        eva.act(&unpublished, "approve").await.ok();
        assert_eq!(ids(&published(&app, &named).await["adapted_by"]), [&unpublished]);
        eva.act(&unpublished, "unpublish").await.ok();
        app.settle();
        for who in [&app.anonymous(), &ana, &pia, &eva] {
            for path in [format!("published/{named}"), format!("published/{named}/adaptations"),
                format!("published/{named}/similar"), format!("sections/{named}")] {
                let reply = who.get(&format!("/api/v1/{path}")).await;
                let text = String::from_utf8_lossy(&reply.bytes);
                assert!(!text.contains("Zanahoria") && !text.contains(&hidden) && !text.contains(&submitted), "{path}: {text}");
            }
        }
        // A cycle through a hidden section is not reported either: the caller learns nothing of it.
        let second = ana.published(&eva, "Clínica móvil").await;
        adapt(&ana, &named, &[&second]).await.ok();
    }
}
