//! Two windows of one person: no text takes the place of another that the person has not seen there.

use serde_json::{Value, json};

use crate::app::{Reply, practice};
use crate::browser::Browser;
use crate::edit_forms::{NEXT, all_hidden, borrowed, change, copy_of, send, shown_fields, step};

/// Saves a form as its script does, with some of its fields changed.
async fn autosave(browser: &Browser, id: &str, shown: &Reply, changes: &[(&str, &str)]) -> Reply {
    let mut fields = shown_fields(shown);
    for (name, value) in changes {
        fields.retain(|(field, _)| field != name);
        fields.push(((*name).to_owned(), (*value).to_owned()));
    }
    let request =
        browser.posting(&format!("/es/work/{id}/edit"), &borrowed(&fields)).header("x-autosave", "1");
    browser.send(request).await
}

const RESULTS: &str = "/practice/results";
const STAY: (&str, &str) = ("then", "stay");

stories! {
    async fn a_window_that_shows_an_older_text_does_not_write_over_the_newer_one(app) {
        let ana = app.author("ana").await;
        let (browser, id) = (app.signed_in("ana").await, ana.draft("Dos ventanas").await);
        let stale = browser.get(&step(&id, "results")).await;
        change(&browser, &id, "results", &[(RESULTS, "Lo nuevo.")], STAY).await.leads_to();
        assert_eq!(autosave(&browser, &id, &stale, &[(RESULTS, "Lo viejo.")]).await.status, 409);
        assert_eq!(copy_of(&ana, &id).await["practice"]["results"], "Lo nuevo.");
        // With the button, one sees both, and decides.
        let collided = send(&browser, &id, &stale, &[(RESULTS, "Lo viejo.")], NEXT).await;
        assert_eq!(collided.status, 409);
        let page = collided.page();
        for text in ["Lo viejo.</textarea>", "nuevo", "data-held", "Los dos textos", "Conservar lo escrito aquí"] {
            assert!(page.contains(text), "{text}: {page}");
        }
        assert!(page.contains(&format!("<a href=\"{}\" target=\"_blank\"", step(&id, "results"))), "{page}");
        assert_eq!(copy_of(&ana, &id).await["practice"]["results"], "Lo nuevo.", "both are there until one decides");
        for undecided in [("switch_language", "es"), ("add", "/practice/indicators")] {
            let again = send(&browser, &id, &collided, &[], undecided).await;
            assert!(again.status == 409 && again.page().contains("Lo viejo.</textarea>"), "{undecided:?}: {}", again.page());
            assert_eq!(copy_of(&ana, &id).await["practice"]["results"], "Lo nuevo.", "{undecided:?}");
        }
        send(&browser, &id, &collided, &[], STAY).await.leads_to();
        assert_eq!(copy_of(&ana, &id).await["practice"]["results"], "Lo viejo.");
        // A third text that is kept before the decision is not written over either.
        let collided = send(&browser, &id, &stale, &[(RESULTS, "Lo viejísimo.")], NEXT).await;
        assert_eq!(collided.status, 409);
        change(&browser, &id, "results", &[(RESULTS, "Lo tercero.")], STAY).await.leads_to();
        assert_eq!(send(&browser, &id, &collided, &[], STAY).await.status, 409);
        assert_eq!(copy_of(&ana, &id).await["practice"]["results"], "Lo tercero.");
    }

    async fn windows_with_different_parts_of_a_section_do_not_disturb_each_other(app) {
        let ana = app.author("ana").await;
        let (browser, id) = (app.signed_in("ana").await, ana.draft("Dos partes").await);
        let (one, other) = (browser.get(&step(&id, "results")).await, browser.get(&step(&id, "lessons")).await);
        assert_eq!(autosave(&browser, &id, &one, &[(RESULTS, "Uno.")]).await.status, 204);
        assert_eq!(autosave(&browser, &id, &other, &[("/practice/constraints", "Otro.")]).await.status, 204);
        let kept = copy_of(&ana, &id).await;
        assert_eq!((&kept["practice"]["results"], &kept["practice"]["constraints"]), (&json!("Uno."), &json!("Otro.")));
    }

    async fn a_window_goes_on_with_what_the_answer_says(app) {
        let ana = app.author("ana").await;
        let (browser, id) = (app.signed_in("ana").await, ana.draft("Sigue").await);
        let (one, other) = (browser.get(&step(&id, "results")).await, browser.get(&step(&id, "lessons")).await);
        let kept = autosave(&browser, &id, &one, &[(RESULTS, "Uno.")]).await;
        assert_eq!(kept.header("x-kept-at"), copy_of(&ana, &id).await["saved_at"].as_str().unwrap());
        assert_eq!(autosave(&browser, &id, &other, &[("/practice/constraints", "Otro.")]).await.status, 204);
        let (kept_at, seen) = (kept.header("x-kept-at").to_owned(), kept.header("x-seen").to_owned());
        let told = [(RESULTS, "Uno y más."), ("kept_at", &kept_at), ("seen", &seen)];
        assert_eq!(autosave(&browser, &id, &one, &told).await.status, 204);
        let kept = copy_of(&ana, &id).await;
        assert_eq!((&kept["practice"]["results"], &kept["practice"]["constraints"]), (&json!("Uno y más."), &json!("Otro.")));
    }

    async fn a_save_whose_answer_was_lost_is_repeated_and_gone_on_from(app) {
        let ana = app.author("ana").await;
        let (browser, id) = (app.signed_in("ana").await, ana.draft("Mala red").await);
        let shown = browser.get(&step(&id, "results")).await;
        let typed = |text: &'static str, turn: &'static str| [(RESULTS, text), ("turn", turn)];
        let first = autosave(&browser, &id, &shown, &typed("Uno.", "1")).await;
        let again = autosave(&browser, &id, &shown, &typed("Uno.", "2")).await;
        assert!(first.status == 204 && again.status == 204, "{} {}", first.status, again.status);
        assert_eq!(first.header("x-kept-at"), again.header("x-kept-at"), "nothing was changed");
        // The window was never told, and more was typed.
        assert_eq!(autosave(&browser, &id, &shown, &typed("Uno y dos.", "3")).await.status, 204);
        assert_eq!(copy_of(&ana, &id).await["practice"]["results"], "Uno y dos.");
        // A request that was on its way for long does not undo what came later.
        assert_eq!(autosave(&browser, &id, &shown, &typed("Uno, tarde.", "2")).await.status, 409);
        assert_eq!(copy_of(&ana, &id).await["practice"]["results"], "Uno y dos.");
        send(&browser, &id, &shown, &typed("Uno, dos y tres.", "4"), STAY).await.leads_to();
        assert_eq!(copy_of(&ana, &id).await["practice"]["results"], "Uno, dos y tres.");
    }

    async fn a_version_is_saved_of_what_the_page_showed_and_what_is_kept_later_stays(app) {
        let ana = app.author("ana").await;
        let (browser, id) = (app.signed_in("ana").await, ana.draft("Versión").await);
        change(&browser, &id, "results", &[(RESULTS, "Visto.")], NEXT).await.leads_to();
        let version = browser.get(&step(&id, "version")).await;
        change(&browser, &id, "results", &[(RESULTS, "No visto.")], NEXT).await.leads_to();
        let refused = send(&browser, &id, &version, &[("message", "Mi mensaje")], ("then", "version")).await;
        assert_eq!(refused.status, 409);
        assert!(refused.page().contains("Mi mensaje</textarea>") && refused.page().contains("cambió en otra ventana"), "{}", refused.page());
        assert_eq!(ana.get(&format!("/api/v1/sections/{id}")).await.ok()["version"], 1);
        send(&browser, &id, &refused, &[], ("then", "version")).await.leads_to();
        assert_eq!(ana.get(&format!("/api/v1/sections/{id}")).await.ok()["practice"]["results"], "No visto.");
        ana.get(&format!("/api/v1/sections/{id}/working-copy")).await.problem(404, "not_found");
    }

    async fn only_the_text_that_the_page_showed_is_discarded(app) {
        let ana = app.author("ana").await;
        let (browser, id) = (app.signed_in("ana").await, ana.draft("Descarte").await);
        change(&browser, &id, "results", &[(RESULTS, "Uno.")], NEXT).await.leads_to();
        let shown = browser.get(&step(&id, "results")).await;
        change(&browser, &id, "results", &[(RESULTS, "Dos.")], NEXT).await.leads_to();
        let (kept_at, path) = (shown.hidden("kept_at"), format!("/es/work/{id}/edit"));
        let fields = [("discard", "1"), ("group", "results"), ("kept_at", kept_at.as_str())];
        let refused = browser.fill_in_shown(&shown, &path, &fields).await;
        assert!(refused.status == 409 && refused.page().contains("Dos.</textarea>"), "{}", refused.page());
        let kept_at = refused.hidden("kept_at");
        let fields = [("discard", "1"), ("group", "results"), ("kept_at", kept_at.as_str())];
        browser.fill_in_shown(&refused, &path, &fields).await.leads_to();
        ana.get(&format!("/api/v1/sections/{id}/working-copy")).await.problem(404, "not_found");
    }

    async fn a_form_is_kept_before_it_is_shown_in_another_language(app) {
        let ana = app.author("ana").await;
        let (browser, id) = (app.signed_in("ana").await, ana.draft("Idiomas").await);
        let shown = browser.get(&step(&id, "results")).await;
        let unchanged = shown_fields(&shown).into_iter().chain([("switch_language".into(), "en".into())]).collect::<Vec<_>>();
        let path = format!("/en/work/{id}/edit");
        let led = browser.post(&path, &borrowed(&unchanged)).await;
        assert_eq!(led.leads_to(), format!("/en/work/{id}/edit?group=results"));
        ana.get(&format!("/api/v1/sections/{id}/working-copy")).await.problem(404, "not_found");
        let mut typed = unchanged.clone();
        typed.retain(|(name, _)| name != RESULTS);
        typed.push((RESULTS.into(), "Recién escrito.".into()));
        let led = browser.post(&path, &borrowed(&typed)).await.leads_to().to_owned();
        assert_eq!(copy_of(&ana, &id).await["practice"]["results"], "Recién escrito.");
        let page = browser.get(&led).await.page();
        assert!(page.contains("Recién escrito.</textarea>") && page.contains("<html lang=\"en\""), "{page}");
        // Where another window has gone on, both texts are shown in that language.
        change(&browser, &id, "results", &[(RESULTS, "De otra ventana.")], STAY).await.leads_to();
        typed.retain(|(name, _)| name != RESULTS);
        typed.push((RESULTS.into(), "Otra cosa.".into()));
        let collided = browser.post(&path, &borrowed(&typed)).await;
        assert!(collided.status == 409 && collided.page().contains("Otra cosa.</textarea>"), "{}", collided.page());
        assert!(collided.page().contains("The two texts"), "{}", collided.page());
    }

    async fn a_form_that_comes_back_after_signing_in_is_checked_too(app) {
        let ana = app.author("ana").await;
        let (browser, id) = (app.signed_in("ana").await, ana.draft("Sesión").await);
        let shown = browser.get(&step(&id, "results")).await;
        change(&browser, &id, "results", &[(RESULTS, "Entretanto.")], STAY).await.leads_to();
        app.sql("UPDATE sessions SET ended_at = 1");
        let asked = send(&browser, &id, &shown, &[(RESULTS, "Antes.")], NEXT).await;
        assert_eq!(asked.status, 401);
        let email = crate::app::TestApp::email("ana");
        let own = [("email".to_owned(), email), ("password".to_owned(), crate::app::PASSWORD.to_owned())];
        let fields: Vec<(String, String)> = all_hidden(&asked).into_iter().chain(own).collect();
        let resumed = browser.post("/es/sign-in", &borrowed(&fields)).await;
        let sent = browser.post(&format!("/es/work/{id}/edit"), &borrowed(&all_hidden(&resumed))).await;
        assert!(sent.status == 409 && sent.page().contains("Antes.</textarea>"), "{}", sent.page());
        assert_eq!(copy_of(&app.log_in("ana").await, &id).await["practice"]["results"], "Entretanto.");
    }

    async fn a_program_names_the_copy_that_it_replaces_if_it_wants_to(app) {
        let ana = app.author("ana").await;
        let id = ana.draft("Programa").await;
        let path = format!("/api/v1/sections/{id}/working-copy");
        let text = |title: &str, replaces: &Value| {
            let mut copy = json!({"base_version": 1, "practice": practice(title), "body": ""});
            if !replaces.is_null() {
                copy["replaces"] = replaces.clone();
            }
            copy
        };
        let one = ana.put(&path, text("Uno", &Value::Null)).await.ok()["saved_at"].clone();
        let two = ana.put(&path, text("Dos", &one)).await.ok()["saved_at"].clone();
        let refused = ana.put(&path, text("Tres", &one)).await.problem(409, "conflict");
        assert_eq!(refused["saved_at"], two);
        assert_eq!(ana.get(&path).await.ok()["practice"]["title"], "Dos");
        assert_eq!(ana.put(&path, text("Dos", &one)).await.ok()["saved_at"], two, "the same text is no other");
        ana.put(&path, text("Tres", &Value::Null)).await.ok();
        ana.put(&path, text("Cuatro", &json!("ayer"))).await.problem(422, "invalid");
        assert_eq!(ana.delete(&path).await.status, 204);
        ana.put(&path, text("Cinco", &one)).await.ok();
    }
}
