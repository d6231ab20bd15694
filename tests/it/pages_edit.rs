//! Writing a section on pages, without JavaScript: by the template, and kept at each step.

use serde_json::{Map, Value, json};

use crate::app::{TestApp, practice};
use crate::edit_forms::{
    GROUPS, NEXT, all_hidden, borrowed, change, copy_of, empty_draft, fields_of, send, shown_fields, step,
};

stories! {
    async fn an_empty_draft_becomes_a_complete_practice_group_by_group(app) {
        let ana = app.author("ana").await;
        let (browser, id) = (app.signed_in("ana").await, empty_draft(&ana).await);
        let mut wanted = practice("Ventanilla móvil");
        wanted["gcm_objectives"] = json!([14, 4]);
        wanted["beneficiaries"] = json!([{"group": "Personas", "count": 12345, "year": 2021, "source": "Ministerio"}]);
        wanted["indicators"] = json!([{"name": "Espera", "value": 12.5, "unit": "días", "year": 2022, "source": "Encuesta"}]);
        wanted["links"] = json!([{"title": "Sitio", "url": "https://example.org/a?b=1&c=2"}]);
        for (at, group) in GROUPS.iter().enumerate() {
            let shown = browser.get(&step(&id, group)).await;
            let page = shown.page();
            let mut fields = Vec::new();
            for (name, value) in wanted.as_object().unwrap() {
                let pointer = format!("/practice/{name}");
                let is_here = [format!("name=\"{pointer}\""), format!("name=\"{pointer}/"), format!("value=\"{pointer}\"")];
                if is_here.iter().any(|here| page.contains(here.as_str())) {
                    fields_of(&pointer, value, &mut fields);
                }
            }
            if *group == "results" {
                for (name, value) in &mut fields {
                    if name == "/practice/indicators/0/value" { *value = "12,5".into(); }
                }
            }
            fields.push(("main:/practice/gcm_objectives".into(), "14".into()));
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            let sent = send(&browser, &id, &shown, &fields, NEXT).await;
            let next = GROUPS.get(at + 1).map_or("/files".to_owned(), |next| format!("/edit?group={next}"));
            assert!(sent.leads_to().ends_with(&next), "{group}: {}", sent.leads_to());
        }
        let text = format!("/es/work/{id}/edit?group=body");
        assert!(browser.get(&format!("/es/work/{id}/files")).await.page().contains(&format!("<a class=\"button\" href=\"{text}\">")));
        let sent = change(&browser, &id, "body", &[("/body", "## Más\n\nTexto libre.")], NEXT).await;
        assert!(sent.leads_to().ends_with("group=version"));
        assert_eq!(ana.get(&format!("/api/v1/sections/{id}")).await.ok()["version"], 1, "nothing is saved as a version yet");
        let saved = change(&browser, &id, "version", &[("message", "Completa")], ("then", "version")).await;
        assert_eq!(saved.leads_to(), format!("/es/work/{id}"));
        let section = ana.get(&format!("/api/v1/sections/{id}")).await.ok();
        assert_eq!((&section["version"], &section["body"]), (&json!(2), &json!("## Más\n\nTexto libre.")));
        for (name, value) in wanted.as_object().unwrap() {
            let sorted = |value: &Value| match value.as_array() {
                Some(items) if name != "gcm_objectives" && items.iter().all(Value::is_string) => {
                    let mut items: Vec<String> = items.iter().map(Value::to_string).collect();
                    items.sort();
                    json!(items)
                }
                _ => value.clone(),
            };
            assert_eq!(sorted(&section["practice"][name]), sorted(value), "{name}");
        }
        ana.get(&format!("/api/v1/sections/{id}/working-copy")).await.problem(404, "not_found");
        ana.act(&id, "submit").await.ok();
    }

    async fn opening_and_sending_every_step_changes_nothing(app) {
        let ana = app.author("ana").await;
        let browser = app.signed_in("ana").await;
        let id = ana.draft("Uno").await;
        let mut odd = practice("  <script>alert(1)</script> & \"comillas\"  ");
        odd["guiding_principles"] = json!(["rule_of_law_and_due_process", "people_centred"]);
        odd["costs"] = json!("\n\nempieza con líneas vacías\r\ny sigue");
        odd["indicators"] = json!([{"name": "A", "value": 1.234, "year": 2020, "source": "x"}, {}, {"name": "C"}]);
        odd["sdg_targets"] = json!(["8.8", "10.7"]);
        odd["area"] = json!("dos\nlíneas");
        odd["status"] = json!("unheard_of");
        odd["countries"] = json!(["CO", "QQ"]);
        let copy = json!({"base_version": 1, "practice": odd, "body": "\r\n    código\r\n"});
        ana.put(&format!("/api/v1/sections/{id}/working-copy"), copy).await.ok();
        for group in GROUPS.iter().chain(&["body"]) {
            let shown = browser.get(&step(&id, group)).await;
            assert!(!shown.page().contains("<script>alert"), "{group}");
            let fields = shown_fields(&shown);
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            let request = browser.posting(&format!("/es/work/{id}/edit"), &fields).header("x-autosave", "1");
            let sent = browser.send(request).await;
            assert_eq!(sent.status, 204, "{group}: {}", sent.page());
        }
        let kept = copy_of(&ana, &id).await;
        assert_eq!(kept["practice"], odd);
        assert_eq!(kept["body"], "\r\n    código\r\n");
    }

    async fn rows_are_added_moved_and_removed_and_nothing_else_is_lost(app) {
        let ana = app.author("ana").await;
        let (browser, id) = (app.signed_in("ana").await, ana.draft("Filas").await);
        let typed = [("/practice/results", "Escrito y no guardado")];
        let added = change(&browser, &id, "results", &typed, ("add", "/practice/indicators")).await;
        assert!(added.leads_to().ends_with("group=results#practice-indicators-0"), "{}", added.leads_to());
        let name = |at: usize| format!("/practice/indicators/{at}/name");
        change(&browser, &id, "results", &[(&name(0), "Primero")], ("add", "/practice/indicators")).await.leads_to();
        change(&browser, &id, "results", &[(&name(1), "Segundo")], ("add", "/practice/indicators")).await.leads_to();
        let rows = |copy: &Value| copy["practice"]["indicators"].clone();
        let kept = copy_of(&ana, &id).await;
        assert_eq!(rows(&kept), json!([{"name": "Primero"}, {"name": "Segundo"}, {}]));
        assert_eq!(kept["practice"]["results"], "Escrito y no guardado");
        change(&browser, &id, "results", &[], ("up", "/practice/indicators/1")).await.leads_to();
        assert_eq!(rows(&copy_of(&ana, &id).await), json!([{"name": "Segundo"}, {"name": "Primero"}, {}]));
        change(&browser, &id, "results", &[(&name(1), "Primera")], ("remove", "/practice/indicators/0")).await.leads_to();
        assert_eq!(rows(&copy_of(&ana, &id).await), json!([{"name": "Primera"}, {}]));
        for button in [
            ("remove", "/practice/indicators/1000000000"), ("remove", "/practice/title"), ("up", "/practice/indicators/0"),
            ("add", "/practice/title"), ("add", "/practice/indicators/0/name"), ("add", "/practice/__proto__"),
            ("remove", "/practice/results"), ("add", "/practice/costs"), ("remove", "/body"), ("add", ""),
        ] {
            let sent = change(&browser, &id, "results", &[], button).await;
            assert_eq!(sent.status, 303, "{button:?}: {}", sent.page());
        }
        let kept = copy_of(&ana, &id).await;
        assert_eq!(rows(&kept), json!([{"name": "Primera"}]), "a row without anything goes when one goes on");
        assert_eq!(kept["practice"]["title"], "Filas");
        for _ in 0..4 {
            change(&browser, &id, "lessons", &[], ("add", "/practice/success_factors")).await.leads_to();
        }
        assert_eq!(copy_of(&ana, &id).await["practice"]["success_factors"].as_array().unwrap().len(), 3);
    }

    async fn what_is_no_number_and_no_date_stays_as_typed_and_is_named_at_its_field(app) {
        let ana = app.author("ana").await;
        let (browser, id) = (app.signed_in("ana").await, ana.draft("Faltas").await);
        change(&browser, &id, "results", &[], ("add", "/practice/indicators")).await.leads_to();
        let typed = [
            ("/practice/indicators/0/name", "Espera"), ("/practice/indicators/0/value", "1.234"),
            ("/practice/indicators/0/year", "hace poco"),
        ];
        let refused = change(&browser, &id, "results", &typed, NEXT).await;
        assert_eq!(refused.status, 422);
        let page = refused.page();
        for text in [
            "<title>Error: ", "Indicadores, 1: Valor", "Indicadores, 1: Año", "href=\"#practice-indicators-0-value\"",
            "id=\"practice-indicators-0-value-fault\"", "value=\"1.234\"", "value=\"hace poco\"", "sin separar los miles",
        ] {
            assert!(page.contains(text), "{text}: {page}");
        }
        assert_eq!(copy_of(&ana, &id).await["practice"]["indicators"][0]["value"], "1.234", "what was typed is kept all the same");
        let refused = change(&browser, &id, "facts", &[("/practice/start", "mayo de 2019")], NEXT).await;
        assert!(refused.status == 422 && refused.page().contains("2024, 2024-05 o 2024-05-31"), "{}", refused.page());
        // Those of other groups are named where the version is saved, with links to their pages.
        let refused = change(&browser, &id, "version", &[], ("then", "version")).await;
        assert_eq!(refused.status, 422);
        let page = refused.page();
        for link in ["edit?group=results#practice-indicators-0-value", "edit?group=facts#practice-start"] {
            assert!(page.contains(&format!("href=\"/es/work/{id}/{link}\"")), "{link}: {page}");
        }
        change(&browser, &id, "facts", &[("/practice/start", "2019-05")], NEXT).await.leads_to();
        let fixed = [("/practice/indicators/0/value", "1234"), ("/practice/indicators/0/year", "2021")];
        change(&browser, &id, "results", &fixed, NEXT).await.leads_to();
        change(&browser, &id, "version", &[], ("then", "version")).await.leads_to();
        assert_eq!(ana.get(&format!("/api/v1/sections/{id}")).await.ok()["practice"]["indicators"][0]["value"], 1234);
    }

    async fn what_is_typed_is_there_after_the_service_was_killed(app) {
        let ana = app.author("ana").await;
        let (browser, id) = (app.signed_in("ana").await, ana.draft("Antes").await);
        change(&browser, &id, "identity", &[("/practice/title", "Después")], NEXT).await.leads_to();
        drop(browser);
        app.start_again();
        let browser = app.signed_in("ana").await;
        let page = browser.get(&step(&id, "identity")).await.page();
        assert!(page.contains("value=\"Después\"") && page.contains("Aún no es una versión"), "{page}");
        let shown = browser.get(&step(&id, "identity")).await;
        let gone = browser.fill_in_shown(&shown, &format!("/es/work/{id}/edit"), &[("discard", "1")]).await;
        assert_eq!(gone.leads_to(), format!("/es/work/{id}"));
        assert!(browser.get(&step(&id, "identity")).await.page().contains("value=\"Antes\""));
    }

    async fn nobody_else_finds_the_form_and_while_it_is_submitted_it_says_what_can_be_done(app) {
        let ana = app.author("ana").await;
        let _ = (app.editor("eva").await, app.administrator("alba").await);
        app.institution("mre-pe").await;
        app.member("pedro", acervo::domain::account::Role::Author, "mre-pe").await;
        let id = ana.submitted("Presentada").await;
        for name in ["eva", "alba", "pedro"] {
            let browser = app.signed_in(name).await;
            for path in [format!("/es/work/{id}/edit"), step(&id, "body"), format!("/es/work/{id}/merge")] {
                assert_eq!(browser.get(&path).await.status, 404, "{name} {path}");
            }
            let shown = browser.get("/es/account").await;
            let forged = [("group", "identity"), ("base_version", "1"), ("/practice/title", "Ajeno")];
            for path in [format!("/es/work/{id}/edit"), format!("/es/work/{id}/merge")] {
                assert_eq!(browser.fill_in_shown(&shown, &path, &forged).await.status, 404, "{name} {path}");
            }
        }
        let anonymous = app.browser().get(&step(&id, "body")).await;
        assert!(anonymous.leads_to().starts_with("/es/sign-in?next="), "{}", anonymous.leads_to());
        let browser = app.signed_in("ana").await;
        let page = browser.get(&step(&id, "identity")).await.page();
        assert!(page.contains("en manos de la Secretaría") && !page.contains("value=\"version\""), "{page}");
        change(&browser, &id, "identity", &[("/practice/title", "Entretanto")], NEXT).await.leads_to();
        assert_eq!(copy_of(&ana, &id).await["practice"]["title"], "Entretanto");
        let refused = change(&browser, &id, "version", &[], ("then", "version")).await;
        assert!(refused.page().contains("no se puede guardar una versión"), "{}", refused.page());
        assert_eq!(ana.get(&format!("/api/v1/sections/{id}")).await.ok()["version"], 1);
        for path in ["/es/work/nada/edit".to_owned(), step(&id, "nada"), format!("/es/work/{}/edit", uuid::Uuid::now_v7())] {
            assert_eq!(browser.get(&path).await.status, 404, "{path}");
        }
    }

    async fn hostile_input_is_kept_as_text_or_refused_and_breaks_nothing(app) {
        let ana = app.author("ana").await;
        let (browser, id) = (app.signed_in("ana").await, ana.draft("Segura").await);
        let shown = browser.get(&step(&id, "identity")).await;
        let path = format!("/es/work/{id}/edit");
        let base = [("group", "identity"), ("base_version", "1")];
        let many: Vec<(String, String)> =
            (0..3000).map(|n| (format!("/practice/indicators/{n}/{}", "a/".repeat(40)), "x".to_owned())).collect();
        let many: Vec<(&str, &str)> = many.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        for fields in [
            vec![("/practice/__proto__", "x"), ("/practice/constructor/prototype", "y"), ("/practice", "z"), ("/", "w")],
            vec![("/practice/indicators/1000000000/name", "x"), ("/practice/title/0", "y")],
            vec![("/practice/title", "<script>alert(1)</script>"), ("shown", "/practice/title"), ("main:", "x")],
            many,
        ] {
            let sent = browser.fill_in_shown(&shown, &path, &[&base[..], &fields].concat()).await;
            assert!(sent.status == 303 || sent.status == 422, "{}", sent.page());
        }
        let page = browser.get(&step(&id, "identity")).await.page();
        assert!(!page.contains("<script>alert"), "{page}");
        let kept = copy_of(&ana, &id).await;
        let known: Map<String, Value> = practice("x").as_object().cloned().unwrap();
        let is_known = |name: &String| known.contains_key(name) || name == "indicators";
        assert!(kept["practice"].as_object().unwrap().keys().all(is_known), "{kept}");
        let long = "á".repeat(500_001);
        let base = [("group", "body"), ("base_version", "1")];
        let refused = browser.fill_in_shown(&shown, &path, &[&base[..], &[("/body", long.as_str())]].concat()).await;
        assert_eq!(refused.status, 422);
        assert!(refused.page().contains("id=\"body-fault\""));
        let sent = browser.fill_in_shown(&shown, &path, &[&base[..], &[("/body", &long[..1_000_000])]].concat()).await;
        assert!(sent.leads_to().ends_with("group=version"));
        let refused = browser.fill_in_shown(&shown, &path, &[&base[..], &[("/body", "a\u{0}b")]].concat()).await;
        assert_eq!(refused.status, 422);
        // From a window in which one did not go on, nothing is written over.
        let stale = [("group", "identity"), ("base_version", "7"), ("/practice/title", "De otra ventana")];
        let refused = browser.fill_in_shown(&shown, &path, &stale).await;
        assert!(refused.status == 409 && refused.page().contains("De otra ventana"), "{}", refused.page());
    }

    async fn a_long_form_whose_session_ended_comes_back_after_signing_in(app) {
        let ana = app.author("ana").await;
        let (browser, id) = (app.signed_in("ana").await, ana.draft("Larga").await);
        let mut copy = json!({"base_version": 1, "practice": practice("Larga"), "body": ""});
        copy["practice"]["indicators"] =
            (0..50).map(|n| json!({"name": format!("Indicador {n}"), "value": n, "year": 2020, "source": "Encuesta"})).collect();
        ana.put(&format!("/api/v1/sections/{id}/working-copy"), copy).await.ok();
        let shown = browser.get(&step(&id, "results")).await;
        app.sql("UPDATE sessions SET ended_at = 1");
        let typed = [("/practice/indicators/49/name", "El último"), ("/practice/results", "No se pierde")];
        let asked = send(&browser, &id, &shown, &typed, NEXT).await;
        assert_eq!(asked.status, 401);
        let kept = all_hidden(&asked);
        let email = TestApp::email("ana");
        let own = [("email".to_owned(), email), ("password".to_owned(), crate::app::PASSWORD.to_owned())];
        let fields: Vec<(String, String)> = kept.into_iter().chain(own).collect();
        let resumed = browser.post("/es/sign-in", &borrowed(&fields)).await;
        assert_eq!(resumed.status, 200, "{}", resumed.page());
        let fields = all_hidden(&resumed);
        assert!(fields.iter().any(|(name, value)| name == "/practice/indicators/49/name" && value == "El último"));
        let sent = browser.post(&format!("/es/work/{id}/edit"), &borrowed(&fields)).await;
        assert!(sent.leads_to().ends_with("group=lessons"), "{}", sent.leads_to());
        let kept = copy_of(&app.log_in("ana").await, &id).await;
        assert_eq!(kept["practice"]["indicators"][49]["name"], "El último");
        assert_eq!(kept["practice"]["results"], "No se pierde");
    }

    async fn a_list_has_as_many_rows_as_a_form_can_show_and_more_from_a_program_stay(app) {
        let ana = app.author("ana").await;
        let (browser, id) = (app.signed_in("ana").await, ana.draft("Muchas filas").await);
        let shown = browser.get(&step(&id, "results")).await;
        let names: Vec<String> = (0..501).map(|n| format!("/practice/indicators/{n}/name")).collect();
        let rows: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "x")).collect();
        let refused = send(&browser, &id, &shown, &rows, NEXT).await;
        assert_eq!(refused.status, 422);
        let page = refused.page();
        assert!(page.contains("demasiados elementos") && page.contains("href=\"#practice-indicators\""), "{page}");
        ana.get(&format!("/api/v1/sections/{id}/working-copy")).await.problem(404, "not_found");
        let mut copy = json!({"base_version": 1, "practice": practice("Muchas filas"), "body": ""});
        copy["practice"]["indicators"] = (0..503).map(|n| json!({"name": format!("Fila {n}")})).collect();
        ana.put(&format!("/api/v1/sections/{id}/working-copy"), copy.clone()).await.ok();
        let shown = browser.get(&step(&id, "results")).await;
        let page = shown.page();
        assert!(page.contains("Fila 499\"") && !page.contains("Fila 500\"") && page.contains("Hay 3 filas más"), "{page}");
        assert!(!page.contains("name=\"add\" value=\"/practice/indicators\""), "{page}");
        send(&browser, &id, &shown, &[("/practice/indicators/0/name", "Primera")], NEXT).await;
        copy["practice"]["indicators"][0]["name"] = json!("Primera");
        assert_eq!(copy_of(&ana, &id).await["practice"]["indicators"], copy["practice"]["indicators"]);
    }
}
