//! What editors do on pages: see what waits, read a section, and decide.

use acervo::domain::account::Role;
use serde_json::json;

use crate::app::practice;

/// The text between two others.
fn between<'a>(page: &'a str, begin: &str, end: &str) -> &'a str {
    let rest = page.split_once(begin).unwrap_or_else(|| panic!("no {begin} in {page}")).1;
    rest.split_once(end).map_or(rest, |(found, _)| found)
}

const DAY: i64 = 24 * 60 * 60;

stories! {
    async fn the_desk_lists_what_waits_with_the_oldest_first_and_says_since_when(app) {
        let (ana, _eva) = (app.author("ana").await, app.editor("eva").await);
        app.member("petra", Role::Author, "mre-pe").await;
        let old = ana.submitted("Ventanilla consular móvil").await;
        app.clock.advance(3 * DAY);
        let (ana, petra) = (app.log_in("ana").await, app.log_in("petra").await);
        let new = petra.draft_of("mre-pe", "Registro rural").await;
        petra.act(&new, "submit").await.ok();
        ana.draft("Borrador de nadie más").await;
        let browser = app.signed_in("eva").await;
        let page = browser.get("/es/desk").await.page();
        assert!(page.contains("2 secciones esperan una decisión. La más antigua, desde hace 3 días."), "{page}");
        let mine = between(&page, "id=\"mine\"", "id=\"decided\"");
        let (first, second) = (mine.find(&old).unwrap(), mine.find(&new).unwrap());
        assert!(first < second && mine.contains("hace 3 días") && mine.contains("Ronda 1, versión 1"), "{mine}");
        assert!(!page.contains("Borrador de nadie más"));

        // Narrowed by institution, by the country of the institution, by chapter, and by what there is not.
        for (query, found) in [
            ("institution=mre-pe", [false, true]), ("country=co", [true, false]), ("chapter=consular-cooperation", [true, true]),
            ("stage=submitted&country=PE", [false, true]), ("stage=approved", [false, false]), ("chapter=nada", [false, false]),
        ] {
            let page = browser.get(&format!("/en/desk?{query}")).await.page();
            assert_eq!([page.contains(&old), page.contains(&new)], found, "{query}");
        }
        assert_eq!(browser.get("/es/desk?cursor=nada").await.status, 422);
    }

    async fn only_editors_have_a_desk(app) {
        let ana = app.author("ana").await;
        let id = ana.submitted("Ventanilla consular móvil").await;
        app.editor("eva").await;
        app.administrator("alba").await;
        let desk = format!("/es/desk/{id}");
        for name in ["ana", "alba"] {
            let browser = app.signed_in(name).await;
            for path in ["/es/desk", "/es/desk/search", desk.as_str()] {
                assert_eq!(browser.get(path).await.status, 404, "{name} {path}");
            }
            // A form with a token that is good, from another page of theirs.
            let shown = browser.get("/es/account").await;
            for act in ["", "/publish", "/unpublish", "/reopen"] {
                let fields = [("decision", "approve"), ("version", "1"), ("reason", "Porque sí")];
                let refused = browser.fill_in_shown(&shown, &format!("{desk}{act}"), &fields).await;
                assert_eq!(refused.status, 404, "{name} {act}");
            }
        }
        let anonymous = app.browser().get(&desk).await;
        assert!(anonymous.leads_to().starts_with("/es/sign-in"), "{}", anonymous.leads_to());
        assert_eq!(ana.get(&format!("/api/v1/sections/{id}")).await.ok()["stage"], "submitted");
        let eva = app.signed_in("eva").await;
        for unknown in ["/es/desk/nada", "/es/desk/01960000-0000-7000-8000-000000000001"] {
            assert_eq!(eva.get(unknown).await.status, 404, "{unknown}");
        }
    }

    async fn changes_are_asked_for_with_reasons_at_the_fields(app) {
        let (ana, _eva) = (app.author("ana").await, app.editor("eva").await);
        let id = ana.submitted("Ventanilla consular móvil").await;
        let (browser, path) = (app.signed_in("eva").await, format!("/pt/desk/{id}"));
        let shown = browser.get(&path).await;
        let page = shown.page();
        assert!(page.contains("name=\"/reasons/practice/summary\"") && page.contains("form=\"decision\""), "{page}");
        assert!(page.contains("name=\"/reasons/body\"") && page.contains("name=\"version\" value=\"1\""), "{page}");
        assert!(page.contains("É publicada imediatamente"), "what follows is said before");

        // Without a decision or a message nothing happens, and nothing typed is lost.
        let typed = [("version", "1"), ("/reasons/practice/summary", "¿Cuántas <b>personas</b>?"), ("/reasons/body", " ")];
        let refused = browser.fill_in_shown(&shown, &path, &typed).await;
        let page = refused.page();
        assert!(refused.status == 422 && page.contains("¿Cuántas &#60;b&#62;personas") && page.contains("id=\"decision-fault\""), "{page}");
        let mut asked = typed.to_vec();
        asked.push(("decision", "request_changes"));
        let refused = browser.fill_in_shown(&refused, &path, &asked).await;
        let page = refused.page();
        assert!(refused.status == 422 && page.contains("id=\"message-fault\""), "{page}");
        assert!(between(&page, "value=\"request_changes\"", ">").contains("checked"), "{page}");
        let long = "x".repeat(2001);
        let too_long = [("version", "1"), ("decision", "reject"), ("message", "Não"), ("/reasons/body", long.as_str())];
        let refused = browser.fill_in_shown(&refused, &path, &too_long).await;
        let page = refused.page();
        assert!(page.contains("href=\"#reasons-body\"") && page.contains("id=\"reasons-body-fault\""), "{page}");

        // The language switch keeps what was typed.
        asked.push(("message", "Falta un dato"));
        let mut switching = asked.clone();
        switching.push(("switch_language", "fr"));
        let switched = browser.fill_in_shown(&refused, &format!("/fr/desk/{id}"), &switching).await;
        let page = switched.page();
        assert!(switched.status == 200 && page.contains("Falta un dato") && page.contains("Votre décision"), "{page}");

        let done = browser.fill_in_shown(&switched, &format!("/fr/desk/{id}"), &asked).await;
        assert_eq!(done.leads_to(), "/fr/desk");
        let page = browser.get("/fr/desk").await.page();
        assert!(page.contains("Les modifications ont été demandées.") && page.contains("id=\"returned\""), "{page}");
        let decision = ana.get(&format!("/api/v1/sections/{id}/rounds")).await.ok()["items"][0]["decision"].clone();
        assert_eq!(decision["reasons"], json!([{"pointer": "/practice/summary", "text": "¿Cuántas <b>personas</b>?"}]));
        let page = browser.get(&format!("/es/desk/{id}")).await.page();
        assert!(page.contains("¿Cuántas &#60;b&#62;personas") && !page.contains("id=\"decision\""), "the record keeps them: {page}");
    }

    async fn what_changed_since_the_last_decision_is_shown_beside_what_was_asked(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let id = ana.submitted("Ventanilla consular móvil").await;
        let path = format!("/es/desk/{id}");
        let browser = app.signed_in("eva").await;
        assert!(browser.get(&path).await.page().contains("primera vez que se decide"));
        let decide = json!({"decision": "request_changes", "version": 1, "message": "¿Cuántas personas?",
            "reasons": [{"pointer": "/practice/summary", "text": "Con el año"}]});
        eva.post(&format!("/api/v1/sections/{id}/decision"), decide).await.ok();
        let mut changed = practice("Ventanilla consular móvil");
        changed["summary"] = json!(format!("{} Llegó a doscientas personas.", changed["summary"].as_str().unwrap()));
        ana.save(&id, "\"1-x\"", json!({"practice": changed, "body": ""})).await.ok();
        ana.act(&id, "submit").await.ok();
        let page = browser.get(&path).await.page();
        let changes = between(&page, "id=\"changes\"", "id=\"public\"");
        for text in ["¿Cuántas personas?", "Con el año", "Llegó a doscientas personas.</ins>", "Cambia", "añadido: </span>"] {
            assert!(changes.contains(text), "{text}: {changes}");
        }
        assert!(page.contains(&format!("/es/work/{id}/compare?from=1&#38;to=2")), "{page}");
    }

    async fn a_version_that_moved_is_looked_at_again_before_it_is_decided_on(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let id = ana.submitted("Ventanilla consular móvil").await;
        let (browser, path) = (app.signed_in("eva").await, format!("/es/desk/{id}"));
        let shown = browser.get(&path).await;
        ana.act(&id, "withdraw").await.ok();
        ana.save(&id, "\"1-x\"", json!({"practice": practice("Ventanilla consular fija"), "body": ""})).await.ok();
        ana.act(&id, "submit").await.ok();
        let typed = [("version", "1"), ("decision", "reject"), ("message", "No es una práctica.")];
        let moved = browser.fill_in_shown(&shown, &path, &typed).await;
        let page = moved.page();
        assert_eq!(moved.status, 409);
        assert!(page.contains("versión más nueva") && page.contains("Ventanilla consular fija"), "{page}");
        assert!(page.contains("name=\"version\" value=\"2\"") && page.contains("No es una práctica."), "{page}");
        // Meanwhile somebody else decides: what was written can still be copied.
        let decision = json!({"decision": "approve", "version": 2});
        eva.post(&format!("/api/v1/sections/{id}/decision"), decision).await.ok();
        let typed = [("version", "2"), ("decision", "reject"), ("message", "No es una práctica.")];
        let late = browser.fill_in_shown(&moved, &path, &typed).await;
        let page = late.page();
        assert!(late.status == 409 && page.contains("cambió de situación") && page.contains("No es una práctica."), "{page}");
        assert!(!page.contains("id=\"decision\""), "{page}");
        assert_eq!(ana.get(&format!("/api/v1/sections/{id}")).await.ok()["stage"], "approved");
    }

    async fn four_eyes_are_explained_before_and_refused_after(app) {
        let ana = app.author("ana").await;
        app.author("mara").await;
        app.editor("mara").await;
        let id = ana.submitted("Ventanilla consular móvil").await;
        let (browser, path) = (app.signed_in("mara").await, format!("/es/desk/{id}"));
        let page = browser.get("/es/desk").await.page();
        assert!(between(&page, "id=\"others\"", "id=\"decided\"").contains("Usted pertenece a esta institución."), "{page}");
        let shown = browser.get(&path).await;
        let page = shown.page();
        assert!(page.contains("Usted pertenece a esta institución.") && page.contains("No hay excepciones."), "{page}");
        assert!(!page.contains("id=\"decision\"") && !page.contains("name=\"/reasons/"), "{page}");
        let typed = [("version", "1"), ("decision", "approve")];
        let refused = browser.fill_in_shown(&shown, &path, &typed).await;
        assert!(refused.status == 403 && refused.page().contains("No se tomó ninguna decisión"), "{}", refused.page());
        assert_eq!(ana.get(&format!("/api/v1/sections/{id}")).await.ok()["stage"], "submitted");
    }

    async fn an_approval_is_published_withdrawn_and_published_again(app) {
        let (ana, _eva) = (app.author("ana").await, app.editor("eva").await);
        let alma = app.administrator("alma").await;
        let settings = json!({"settings": {"publish_on_approval": false}});
        alma.patch("/api/v1/compendia/framework-document", settings).await.ok();
        let id = ana.submitted("Ventanilla consular móvil").await;
        let (browser, path) = (app.signed_in("eva").await, format!("/es/desk/{id}"));
        let shown = browser.get(&path).await;
        assert!(shown.page().contains("No se publica todavía"), "{}", shown.page());
        let typed = [("version", "1"), ("decision", "approve"), ("maturity", "promising")];
        assert_eq!(browser.fill_in_shown(&shown, &path, &typed).await.leads_to(), "/es/desk");
        let page = browser.get("/es/desk").await.page();
        assert!(page.contains("La sección se aprobó. Falta publicarla.") && page.contains("id=\"unpublished\""), "{page}");
        let shown = browser.get(&path).await;
        assert!(shown.page().contains("La versión 1 está aprobada"), "{}", shown.page());
        let publish = format!("{path}/publish");
        assert_eq!(shown.hidden("version"), "1");
        let other = browser.fill_in_shown(&shown, &publish, &[("version", "2")]).await;
        assert!(other.status == 409 && other.page().contains("entretanto se aprobó otra versión"), "{}", other.page());
        assert_eq!(browser.fill_in_shown(&shown, &publish, &[]).await.status, 422, "the form says what it publishes");
        let published = browser.fill_in_shown(&shown, &publish, &[("version", "1")]).await;
        assert_eq!(published.leads_to(), path);
        let shown = browser.get(&path).await;
        assert!(shown.page().contains("La sección está publicada.") && shown.page().contains("Publicada, versión 1"));
        let once_more = browser.fill_in_shown(&shown, &publish, &[("version", "1")]).await;
        assert_eq!(once_more.status, 409);
        let silent = browser.fill_in_shown(&shown, &format!("{path}/unpublish"), &[("reason", "")]).await;
        assert!(silent.status == 422 && silent.page().contains("id=\"reason-fault\""), "{}", silent.page());
        let gone = browser.fill_in_shown(&silent, &format!("{path}/unpublish"), &[("reason", "Terminó")]).await;
        assert_eq!(gone.leads_to(), path);
        assert!(browser.get(&path).await.page().contains("Retirada de la vista pública"));
        let section = ana.get(&format!("/api/v1/sections/{id}")).await.ok();
        assert_eq!((&section["published_version"], &section["unpublish_reason"]), (&json!(null), &json!("Terminó")));
    }

    async fn a_rejected_section_can_be_reopened(app) {
        let (ana, _eva) = (app.author("ana").await, app.editor("eva").await);
        let id = ana.submitted("Ventanilla consular móvil").await;
        let (browser, path) = (app.signed_in("eva").await, format!("/es/desk/{id}"));
        let typed = [("version", "1"), ("decision", "reject"), ("message", "No es una práctica."), ("maturity", "good")];
        let rejected = browser.fill_in_shown(&browser.get(&path).await, &path, &typed).await;
        assert_eq!(rejected.leads_to(), "/es/desk");
        let shown = browser.get(&path).await;
        assert!(shown.page().contains("Si se reabre"), "{}", shown.page());
        assert_eq!(browser.fill_in_shown(&shown, &format!("{path}/reopen"), &[]).await.leads_to(), path);
        assert_eq!(ana.get(&format!("/api/v1/sections/{id}")).await.ok()["stage"], "changes_requested");
    }

    async fn all_stages_are_searched_with_words_for_where_each_stands(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        ana.submitted("Ventanilla enviada").await;
        let rejected = ana.submitted("Ventanilla rechazada").await;
        eva.act(&rejected, "reject").await.ok();
        ana.draft("Ventanilla en borrador").await;
        app.settle();
        let browser = app.signed_in("eva").await;
        let page = browser.get("/es/desk/search?q=ventanilla").await.page();
        assert!(page.contains("2 secciones") && page.contains("<strong>Rechazada</strong>"), "{page}");
        assert!(page.contains("<strong>Espera decisión</strong>") && !page.contains("en borrador"), "{page}");
        let page = browser.get("/es/desk/search?q=ventanilla&stage=rejected").await.page();
        assert!(page.contains("1 sección") && page.contains(&rejected), "{page}");
        let page = browser.get("/en/desk/search?q=%3Cscript%3Ezz&stage=approved").await.page();
        assert!(page.contains("No sections") && !page.contains("<script>zz"), "{page}");
        assert_eq!(browser.get("/es/desk/search?stage=nada").await.status, 422);
    }

    async fn hostile_texts_stay_texts(app) {
        let (ana, _eva) = (app.author("ana").await, app.editor("eva").await);
        let title = "<script>alert(1)</script>\u{202e} \"' & {{ page }}";
        let id = ana.submitted(title).await;
        let browser = app.signed_in("eva").await;
        for path in ["/es/desk".to_owned(), format!("/es/desk/{id}"), format!("/es/work/{id}/versions")] {
            let page = browser.get(&path).await.page();
            assert!(!page.contains("<script>alert") && !page.contains('\u{202e}'), "{path}: {page}");
            assert!(page.contains("&#60;script&#62;alert(1)"), "{path}: {page}");
        }
        let path = format!("/es/desk/{id}");
        let typed = [("version", "1"), ("decision", "<b>"), ("message", "</textarea><script>"), ("maturity", "\""),
            ("/reasons/practice/nada<b>", "x"), ("/reasons", "y"), ("/reasons/practice/title", "</textarea>")];
        let refused = browser.fill_in_shown(&browser.get(&path).await, &path, &typed).await;
        assert_eq!(refused.status, 422);
        assert!(!refused.page().contains("</textarea><script>"), "{}", refused.page());
        let shown = browser.get(&path).await;
        for version in ["", "-1", "99999999999999", "1.5"] {
            let typed = [("version", version), ("decision", "approve")];
            let refused = browser.fill_in_shown(&shown, &path, &typed).await;
            assert!(refused.status == 422 || refused.status == 409, "{version}: {}", refused.status);
        }
        assert_eq!(ana.get(&format!("/api/v1/sections/{id}")).await.ok()["stage"], "submitted");
    }
}
