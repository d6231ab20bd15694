//! Saving searches, and receiving digests of new results.

use std::sync::{Arc, Mutex};

use acervo::domain::account::Role;
use acervo::domain::ids::SectionId;
use acervo::domain::time::Timestamp;
use acervo::followers::Follower;
use acervo::followers::digests::Digests;
use acervo::search::LiveIndex;
use acervo::store::SavedSearch;
use serde_json::{Value, json};

use crate::app::{Client, Database, TestApp};

const SEARCHES: &str = "/api/v1/me/searches";
const HOUR: i64 = 60 * 60;
const DAY: i64 = 24 * HOUR;

async fn save(who: &Client, name: &str, query: Value, digest: &str) -> String {
    let new = json!({"name": name, "query": query, "digest": digest});
    who.post(SEARCHES, new).await.ok()["id"].as_str().unwrap().to_owned()
}

/// Moves the clock, which starts on Monday, 2 March 2026, at 09:00, and lets the followers catch up.
fn later(app: &TestApp, seconds: i64) {
    app.settle();
    app.clock.advance(seconds);
    app.settle();
}

async fn desk(app: &TestApp) -> (Client, Client, Client) {
    (app.author("ana").await, app.editor("eva").await, app.holder("rosa", Role::Researcher).await)
}

/// Publishes a section with this title. Tokens last for minutes and these tests span days, so everybody logs in again.
async fn publish(app: &TestApp, title: &str) -> String {
    app.log_in("ana").await.published(&app.log_in("eva").await, title).await
}

fn digests(app: &TestApp, name: &str) -> Vec<String> {
    app.letters_to(name).into_iter().map(|letter| letter.text).collect()
}

stories! {
    async fn a_search_is_saved_changed_listed_and_removed(app) {
        let (_, _, rosa) = desk(&app).await;
        let new = json!({"name": " Consulados ", "digest": "weekly", "language": "pt",
            "query": {"q": " ventanilla ", "country": ["pe", "CO", "CO"], "year_from": 2019, "sort": "title"}});
        let reply = rosa.post(SEARCHES, new).await;
        let made = reply.ok();
        let path = format!("{SEARCHES}/{}", made["id"].as_str().unwrap());
        assert_eq!((reply.status.as_u16(), reply.header("location")), (201, app.url(&path).as_str()));
        let query = json!({"q": "ventanilla", "country": ["CO", "PE"], "year_from": 2019, "sort": "title"});
        assert_eq!((&made["name"], &made["query"], &made["language"]), (&json!("Consulados"), &query, &json!("pt")));
        let asked = "q=ventanilla&country=CO&country=PE&year_from=2019";
        assert_eq!(made["url"], app.url(&format!("/api/v1/search?{asked}&sort=title&lang=pt")));
        assert_eq!(made["feed"], app.url(&format!("/api/v1/feeds/published.atom?{asked}&lang=pt")));
        assert_eq!(made["news_since"], made["created_at"]);
        assert_eq!(rosa.get(&path).await.ok(), made);

        app.clock.advance(5);
        let changed = rosa.patch(&path, json!({"name": "Otro", "digest": "none", "query": {}})).await.ok();
        assert_eq!((&changed["name"], &changed["query"], &changed["news_since"]), (&json!("Otro"), &json!({}), &Value::Null));
        assert_eq!(changed["url"], app.url("/api/v1/search?lang=pt"));
        assert_ne!(changed["updated_at"], made["updated_at"]);
        assert_eq!(rosa.patch(&path, json!({"name": "Otro"})).await.ok(), changed, "nothing changed");
        let plain = rosa.post(SEARCHES, json!({"name": "Todo", "query": {}})).await.ok();
        assert_eq!((&plain["digest"], &plain["language"]), (&json!("none"), &json!("es")));
        let list = rosa.get(SEARCHES).await.ok();
        assert_eq!((&list["total"], &list["items"]), (&json!(2), &json!([changed, plain])));
        assert_eq!(rosa.delete(&path).await.status, 204);
        for reply in [rosa.get(&path).await, rosa.delete(&path).await, rosa.patch(&path, json!({})).await] {
            reply.problem(404, "not_found");
        }
    }

    async fn nobody_sees_the_saved_searches_of_others_and_the_journal_holds_no_word_of_them(app) {
        let (ana, eva, rosa) = desk(&app).await;
        let id = save(&rosa, "Zanahoria", json!({"q": "zanahoria"}), "daily").await;
        let path = format!("{SEARCHES}/{id}");
        rosa.patch(&path, json!({"name": "Zanahoria dos"})).await.ok();
        for who in [&ana, &eva] {
            assert_eq!(who.get(SEARCHES).await.ok()["total"], 0);
            who.get(&path).await.problem(404, "not_found");
            who.patch(&path, json!({"name": "Mía"})).await.problem(404, "not_found");
            who.delete(&path).await.problem(404, "not_found");
        }
        rosa.delete(&path).await;
        let journal = eva.get("/api/v1/journal?limit=3").await.ok();
        let events: Vec<&str> = (0..3).map(|n| journal["items"][n]["entry"]["event"].as_str().unwrap()).collect();
        assert_eq!(events, ["search.removed", "search.changed", "search.saved"]);
        assert_eq!(journal["items"][0]["entry"]["data"]["search"], json!(id));
        assert!(!journal.to_string().to_lowercase().contains("zanahoria"), "{journal}");
    }

    async fn every_fault_of_a_saved_search_is_named(app) {
        let (_, _, rosa) = desk(&app).await;
        let bad = json!({"name": "", "digest": "hourly", "language": "xx", "colour": 1,
            "query": {"q": 5, "country": "CO", "colour": ["red"], "year_from": "x", "sort": "best", "theme": [""]}});
        let reply = rosa.post(SEARCHES, bad).await;
        reply.problem(422, "invalid");
        let pointers: Vec<String> = reply.faults().into_iter().map(|(pointer, _)| pointer).collect();
        assert_eq!(pointers, ["/colour", "/digest", "/language", "/name", "/query/colour", "/query/country", "/query/q",
            "/query/sort", "/query/theme/0", "/query/year_from"]);
        let blank = rosa.post(SEARCHES, json!({"name": "  ", "query": {}})).await;
        assert_eq!(blank.faults(), [("/name".to_owned(), "required".to_owned())]);
        for n in 0..50 {
            save(&rosa, &format!("Búsqueda {n}"), json!({}), "none").await;
        }
        let reply = rosa.post(SEARCHES, json!({"name": "Una más", "query": {}})).await;
        reply.problem(422, "invalid");
        assert_eq!(reply.faults(), [(String::new(), "too_many_searches".to_owned())]);
    }

    async fn saved_searches_go_with_their_account(app) {
        let (_, _, rosa) = desk(&app).await;
        save(&rosa, "Consulados", json!({}), "daily").await;
        let id = rosa.get("/api/v1/me").await.ok()["id"].as_str().unwrap().to_owned();
        let enforced = match app.database() {
            Database::Sqlite => "PRAGMA foreign_keys = ON;",
            Database::Postgres => "",
        };
        app.sql(&format!("{enforced} DELETE FROM refresh_tokens WHERE session IN (SELECT id FROM sessions WHERE user_id = '{id}');
            DELETE FROM sessions WHERE user_id = '{id}'; DELETE FROM user_roles WHERE user_id = '{id}';
            DELETE FROM users WHERE id = '{id}';"));
        let id = id.parse().unwrap();
        assert!(app.app().core.store.read(|db| db.saved_searches(id)).unwrap().is_empty());
    }

    async fn a_daily_digest_tells_at_its_hour_what_is_new_and_only_once(app) {
        let (_, _, rosa) = desk(&app).await;
        publish(&app, "Ventanilla antigua").await;
        app.settle();
        rosa.patch("/api/v1/me", json!({"language": "fr"})).await.ok();
        save(&rosa, "Guichets", json!({"q": "ventanilla", "country": ["CO"]}), "daily").await;
        save(&rosa, "Registres", json!({"q": "registro"}), "daily").await;
        save(&rosa, "Astronautes", json!({"q": "ventanilla astronautas"}), "daily").await;
        save(&rosa, "Muette", json!({"q": "ventanilla"}), "none").await;
        later(&app, HOUR);
        let window = publish(&app, "Ventanilla nueva").await;
        let register = publish(&app, "Registro rural").await;
        later(&app, 21 * HOUR);
        assert_eq!(digests(&app, "rosa").len(), 0, "it is 07:00");
        later(&app, HOUR);
        let letter = app.letter_to("rosa");
        assert_eq!(letter.field("subject"), "Du nouveau pour vos recherches sur Acervo");
        assert_eq!(letter.field("content-language"), "fr");
        assert_eq!(letter.link(), app.url("/fr/search?q=ventanilla&country=CO"));
        let text = &letter.text;
        for part in ["Guichets\n", "- Ventanilla nueva\n  Ministry mre-co, Colombie\n", "Registres\n", "- Registro rural\n",
            &app.url(&format!("/fr/practices/{window}")), &app.url(&format!("/fr/practices/{register}")),
            &app.url("/fr/account/searches")] {
            assert!(text.contains(part), "{part:?}: {text}");
        }
        for part in ["antigua", "Astronautes", "Muette"] {
            assert!(!text.contains(part), "{part}: {text}");
        }
        assert_eq!(text.matches("Ventanilla nueva").count(), 1);
        later(&app, DAY);
        assert_eq!(digests(&app, "rosa").len(), 1, "nothing new, no letter");
        publish(&app, "Ventanilla última").await;
        later(&app, DAY);
        let letters = digests(&app, "rosa");
        assert!(letters.len() == 2 && letters[1].contains("última") && !letters[1].contains("nueva"), "{letters:?}");
    }

    async fn a_weekly_digest_is_written_on_mondays(app) {
        let (_, _, rosa) = desk(&app).await;
        save(&rosa, "Ventanillas", json!({"q": "ventanilla"}), "weekly").await;
        for day in 1..=6 {
            publish(&app, &format!("Ventanilla {day}")).await;
            later(&app, DAY);
            assert_eq!(digests(&app, "rosa").len(), 0);
        }
        later(&app, 23 * HOUR);
        let letters = digests(&app, "rosa");
        assert_eq!(letters.len(), 1);
        for day in 1..=6 {
            assert!(letters[0].contains(&format!("- Ventanilla {day}\n")), "{letters:?}");
        }
        assert!(letters[0].find("Ventanilla 6") < letters[0].find("Ventanilla 1"), "the newest first");
    }

    async fn a_digest_neither_repeats_nor_loses_anything_when_the_service_starts_again(app) {
        let (_, _, rosa) = desk(&app).await;
        save(&rosa, "Ventanillas", json!({"q": "ventanilla"}), "daily").await;
        publish(&app, "Ventanilla uno").await;
        // The service is down when the digest is due.
        app.stop();
        app.clock.advance(DAY);
        app.start_again();
        app.settle();
        assert_eq!(digests(&app, "rosa").len(), 1);
        app.start_again();
        app.clock.advance(61);
        let letters = digests(&app, "rosa");
        assert!(letters.len() == 1 && letters[0].contains("Ventanilla uno"), "{letters:?}");
        publish(&app, "Ventanilla dos").await;
        app.start_again();
        later(&app, DAY);
        let letters = digests(&app, "rosa");
        assert!(letters.len() == 2 && letters[1].contains("dos") && !letters[1].contains("uno"), "{letters:?}");
    }

    async fn of_two_nodes_one_alone_writes_a_digest_also_if_the_other_was_overtaken(app) {
        let (_, _, rosa) = desk(&app).await;
        save(&rosa, "Ventanillas", json!({}), "daily").await;
        let id: SectionId = publish(&app, "Ventanilla uno").await.parse().unwrap();
        app.settle();
        app.clock.advance(DAY);
        let (store, clock) = (app.app().core.store.clone(), app.clock.clone());
        let folder = tempfile::tempdir().unwrap();
        let live = Arc::new(LiveIndex::open(folder.path()).unwrap());
        live.set_complete(true);
        live.set_reached(store.read(|db| db.journal_head()).unwrap());
        let found = move |_: &SavedSearch, _: Timestamp| Ok(("https://acervo.example".to_owned(), vec![id]));
        let second = Mutex::new(Digests::new(store.clone(), live.clone(), Box::new(found)));
        // While the first is working, the second must not; once the first has been away too long, it may.
        let slowly = move |saved: &SavedSearch, since: Timestamp| {
            let mut second = second.lock().unwrap();
            assert!(!second.step().unwrap());
            clock.advance(61);
            assert!(second.step().unwrap());
            found(saved, since)
        };
        let mut first = Digests::new(store, live, Box::new(slowly));
        assert!(first.step().unwrap());
        assert!(!first.step().unwrap());
        let letters = digests(&app, "rosa");
        assert!(letters.len() == 1 && letters[0].contains("Ventanilla uno"), "{letters:?}");
    }

    async fn what_is_withdrawn_before_the_letter_goes_out_is_not_in_it(app) {
        let (ana, eva, rosa) = desk(&app).await;
        save(&rosa, "Todo", json!({}), "daily").await;
        let gone = publish(&app, "Zanahoria retirada").await;
        ana.draft("Zanahoria borrador").await;
        ana.submitted("Zanahoria enviada").await;
        app.settle();
        eva.act(&gone, "unpublish").await.ok();
        later(&app, DAY);
        assert_eq!(digests(&app, "rosa"), Vec::<String>::new());

        // The mail waits in the queue while the mail server is down, and a section it names is unpublished in the
        // meantime.
        let (one, two) = (publish(&app, "Zanahoria dos").await, publish(&app, "Ventanilla dos").await);
        app.settle();
        app.start_again_with(|config| config.mail.smtp_url = "smtp://127.0.0.1:9".to_owned());
        later(&app, DAY);
        app.log_in("eva").await.act(&one, "unpublish").await.ok();
        app.start_again_with(|config| config.mail.smtp_url = String::new());
        later(&app, HOUR);
        let letters = digests(&app, "rosa");
        assert!(letters.len() == 1 && letters[0].contains(&two) && !letters[0].contains("Zanahoria"), "{letters:?}");

        // If nothing is left to report, it is not sent at all.
        let three = publish(&app, "Zanahoria tres").await;
        app.settle();
        app.start_again_with(|config| config.mail.smtp_url = "smtp://127.0.0.1:9".to_owned());
        later(&app, DAY);
        app.log_in("eva").await.act(&three, "unpublish").await.ok();
        app.start_again_with(|config| config.mail.smtp_url = String::new());
        later(&app, HOUR);
        assert_eq!(digests(&app, "rosa").len(), 1);
    }

    async fn a_suspended_account_is_written_nothing_then_or_later(app) {
        let (_, _, rosa) = desk(&app).await;
        let alma = app.administrator("alma").await;
        save(&rosa, "Ventanillas", json!({"q": "ventanilla"}), "daily").await;
        let id = rosa.get("/api/v1/me").await.ok()["id"].as_str().unwrap().to_owned();
        let user = format!("/api/v1/users/{id}");
        alma.patch(&user, json!({"suspended": true})).await.ok();
        publish(&app, "Ventanilla uno").await;
        later(&app, DAY);
        assert_eq!(digests(&app, "rosa").len(), 0);
        app.log_in("alma").await.patch(&user, json!({"suspended": false})).await.ok();
        later(&app, DAY);
        assert_eq!(digests(&app, "rosa").len(), 0);
        publish(&app, "Ventanilla dos").await;
        later(&app, DAY);
        let letters = digests(&app, "rosa");
        assert!(letters.len() == 1 && letters[0].contains("dos") && !letters[0].contains("uno"), "{letters:?}");
    }

    async fn a_digest_that_is_asked_for_later_begins_then(app) {
        let (_, _, rosa) = desk(&app).await;
        let id = save(&rosa, "Ventanillas", json!({"q": "ventanilla"}), "none").await;
        publish(&app, "Ventanilla uno").await;
        later(&app, HOUR);
        app.log_in("rosa").await.patch(&format!("{SEARCHES}/{id}"), json!({"digest": "daily"})).await.ok();
        later(&app, DAY);
        assert_eq!(digests(&app, "rosa").len(), 0);
        publish(&app, "Ventanilla dos").await;
        later(&app, DAY);
        let letters = digests(&app, "rosa");
        assert!(letters.len() == 1 && !letters[0].contains("uno"), "{letters:?}");
    }

    async fn of_many_new_practices_a_letter_names_twenty_and_counts_the_rest(app) {
        let (_, _, rosa) = desk(&app).await;
        rosa.patch("/api/v1/me", json!({"language": "en"})).await.ok();
        save(&rosa, "Desks", json!({"q": "ventanilla"}), "daily").await;
        for n in 0..23 {
            app.clock.advance(1);
            publish(&app, &format!("Ventanilla {n:02}")).await;
        }
        later(&app, DAY);
        let letters = digests(&app, "rosa");
        assert_eq!(letters[0].matches("- Ventanilla").count(), 20);
        assert!(letters[0].contains("Ventanilla 22") && letters[0].contains("And 3 more"), "{letters:?}");
    }
}
