//! Two people who write one section: what they wrote is merged when one of them confirms, without JavaScript.

use serde_json::json;

use crate::app::practice;
use crate::edit_forms::{NEXT, change, copy_of, step};

stories! {
    async fn two_people_who_change_different_things_are_merged_when_one_confirms(app) {
        let (ana, benito) = (app.author("ana").await, app.author("benito").await);
        let (browser, id) = (app.signed_in("ana").await, ana.draft("Común").await);
        change(&browser, &id, "identity", &[("/practice/title", "Común y de Ana")], NEXT).await.leads_to();
        let other = app.signed_in("benito").await;
        assert!(other.get(&step(&id, "identity")).await.page().contains("ana también escribe esta sección"));
        let mut theirs = practice("Común");
        theirs["costs"] = json!("Los de Benito.");
        benito.save(&id, "\"1-x\"", json!({"practice": theirs, "body": "Otro"})).await.ok();
        let page = browser.get(&step(&id, "identity")).await.page();
        assert!(page.contains("benito guardó la versión 2") && page.contains(&format!("/es/work/{id}/merge")), "{page}");
        let collided = change(&browser, &id, "version", &[], ("then", "version")).await;
        let merge = format!("/es/work/{id}/merge");
        assert_eq!(collided.leads_to(), merge);
        let shown = browser.get(&merge).await;
        assert!(shown.page().contains("<ins> y de Ana</ins>") || shown.page().contains("<ins>"), "{}", shown.page());
        let (version, kept_at) = (shown.hidden("version"), shown.hidden("kept_at"));
        let fields = [("version", version.as_str()), ("kept_at", kept_at.as_str()), ("message", "Ambos")];
        // It moves once more before it is confirmed.
        theirs["costs"] = json!("Los de Benito, otra vez.");
        benito.save(&id, "\"2-x\"", json!({"practice": theirs, "body": "Otro"})).await.ok();
        let again = browser.fill_in_shown(&shown, &merge, &fields).await;
        assert!(again.status == 409 && again.page().contains("name=\"version\" value=\"3\""), "{}", again.page());
        let fields = [("version", "3"), ("kept_at", kept_at.as_str()), ("message", "Ambos")];
        assert_eq!(browser.fill_in_shown(&again, &merge, &fields).await.leads_to(), format!("/es/work/{id}"));
        let section = ana.get(&format!("/api/v1/sections/{id}")).await.ok();
        assert_eq!(section["practice"]["title"], "Común y de Ana");
        assert_eq!(section["practice"]["costs"], "Los de Benito, otra vez.");
        assert_eq!((&section["version"], &section["body"]), (&json!(4), &json!("Otro")));
        assert_eq!(browser.get(&merge).await.leads_to(), format!("/es/work/{id}/edit?group=version"), "nothing to merge any more");
    }

    async fn where_both_changed_the_same_sentence_a_person_chooses(app) {
        let (ana, benito) = (app.author("ana").await, app.author("benito").await);
        let (browser, id) = (app.signed_in("ana").await, ana.draft("Choque").await);
        let mine = [("/practice/constraints", "Conectividad muy escasa en la sierra.")];
        change(&browser, &id, "lessons", &mine, NEXT).await.leads_to();
        change(&browser, &id, "facts", &[("/practice/scope", "regional")], NEXT).await.leads_to();
        let mut theirs = practice("Choque");
        (theirs["constraints"], theirs["scope"]) = (json!("Conectividad nula en la selva."), json!("national"));
        benito.save(&id, "\"1-x\"", json!({"practice": theirs, "body": ""})).await.ok();
        let merge = format!("/es/work/{id}/merge");
        let shown = browser.get(&merge).await;
        let page = shown.page();
        for text in ["Alcance", "Dificultades", "Regional", "Nacional", "<del>", "sierra"] {
            assert!(page.contains(text), "{text}: {page}");
        }
        let keys: Vec<String> = page.match_indices("id=\"mine-").map(|(at, _)| page[at + 9..at + 25].to_owned()).collect();
        assert_eq!(keys.len(), 2, "{page}");
        let (version, kept_at) = (shown.hidden("version"), shown.hidden("kept_at"));
        let base = [("version", version.as_str()), ("kept_at", kept_at.as_str())];
        let missing = browser.fill_in_shown(&shown, &merge, &base).await;
        assert_eq!(missing.status, 422);
        assert!(missing.page().contains(&format!("href=\"#conflict-{}\"", keys[0])), "{}", missing.page());
        assert_eq!(copy_of(&ana, &id).await["practice"]["scope"], "regional", "the text stays until a version is saved");
        let (scope, text, edited) = (format!("choice:{}", keys[0]), format!("choice:{}", keys[1]), format!("edited:{}", keys[1]));
        let chosen = [&base[..], &[(&scope, "theirs"), (&text, "edited"), (&edited, "Conectividad escasa o nula.")]].concat();
        assert_eq!(browser.fill_in_shown(&missing, &merge, &chosen).await.leads_to(), format!("/es/work/{id}"));
        let section = ana.get(&format!("/api/v1/sections/{id}")).await.ok();
        assert_eq!(section["practice"]["constraints"], "Conectividad escasa o nula.");
        assert_eq!((&section["practice"]["scope"], &section["version"]), (&json!("national"), &json!(3)));
    }

    async fn what_was_written_to_merge_is_shown_if_there_is_nothing_to_merge_any_more(app) {
        let (ana, benito) = (app.author("ana").await, app.author("benito").await);
        let browser = app.signed_in("ana").await;
        for what in ["submitted", "discarded"] {
            let id = ana.draft(&format!("Tarde {what}")).await;
            change(&browser, &id, "lessons", &[("/practice/constraints", "En la sierra.")], NEXT).await.leads_to();
            let mut theirs = practice("Tarde");
            theirs["constraints"] = json!("En la selva.");
            benito.save(&id, "\"1-x\"", json!({"practice": theirs, "body": ""})).await.ok();
            let merge = format!("/es/work/{id}/merge");
            let shown = browser.get(&merge).await;
            let page = shown.page();
            let at = page.find("id=\"mine-").unwrap() + 9;
            let (choice, edited) = (format!("choice:{}", &page[at..at + 16]), format!("edited:{}", &page[at..at + 16]));
            match what {
                "submitted" => drop(benito.act(&id, "submit").await.ok()),
                _ => drop(ana.delete(&format!("/api/v1/sections/{id}/working-copy")).await),
            }
            let (version, kept_at) = (shown.hidden("version"), shown.hidden("kept_at"));
            // Also if it was not chosen yet.
            for chosen in ["edited", "mine"] {
                let fields = [
                    ("version", version.as_str()), ("kept_at", kept_at.as_str()), ("message", "Para mis colegas"),
                    (choice.as_str(), chosen), (edited.as_str(), "En la sierra y en la selva."),
                ];
                let late = browser.fill_in_shown(&shown, &merge, &fields).await;
                assert_eq!(late.status, 409, "{what}");
                let page = late.page();
                for text in ["En la sierra y en la selva.", "Para mis colegas</textarea>", "ya no hay dos textos"] {
                    assert!(page.contains(text), "{what}, {text}: {page}");
                }
            }
        }
    }

    async fn what_was_merged_with_a_fault_is_kept_and_its_message_stays(app) {
        let (ana, benito) = (app.author("ana").await, app.author("benito").await);
        let (browser, id) = (app.signed_in("ana").await, ana.draft("Con falta").await);
        change(&browser, &id, "facts", &[("/practice/start", "mayo")], ("then", "tasks")).await;
        let mut theirs = practice("Con falta");
        theirs["costs"] = json!("Los de Benito.");
        benito.save(&id, "\"1-x\"", json!({"practice": theirs, "body": ""})).await.ok();
        let merge = format!("/es/work/{id}/merge");
        let shown = browser.get(&merge).await;
        let (version, kept_at) = (shown.hidden("version"), shown.hidden("kept_at"));
        let fields = [("version", version.as_str()), ("kept_at", kept_at.as_str()), ("message", "Con la fecha")];
        let faulty = browser.fill_in_shown(&shown, &merge, &fields).await;
        assert_eq!(faulty.status, 422, "{}", faulty.page());
        let page = faulty.page();
        assert!(page.contains("Con la fecha</textarea>") && page.contains("group=facts#practice-start"), "{page}");
        let kept = copy_of(&ana, &id).await;
        assert_eq!((&kept["base_version"], &kept["practice"]["start"]), (&json!(2), &json!("mayo")));
        assert_eq!(kept["practice"]["costs"], "Los de Benito.");
    }
}
