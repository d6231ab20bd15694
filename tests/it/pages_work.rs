//! What authors and focal points do on pages, from the first draft to what the public reads.

use acervo::domain::account::Role;
use serde_json::{Value, json};

use crate::app::{Client, TestApp, practice};
use crate::browser::Browser;

/// The identifier of the first chapter.
pub async fn chapter(app: &TestApp) -> String {
    let chapters = app.anonymous().get("/api/v1/compendia/framework-document/chapters").await.ok();
    chapters["items"][0]["id"].as_str().unwrap().to_owned()
}

/// The section that an address of its pages names.
pub fn id_of(address: &str) -> String {
    address.split("/work/").nth(1).unwrap().split('/').next().unwrap().to_owned()
}

/// The text of the row with this title in the list.
#[track_caller]
pub fn row<'a>(page: &'a str, title: &str) -> &'a str {
    let found = page.split("<li>").find(|row| row.contains(title));
    found.unwrap_or_else(|| panic!("no {title} in {page}")).split("</li>").next().unwrap()
}

async fn act(browser: &Browser, id: &str, act: &str, fields: &[(&str, &str)]) -> crate::app::Reply {
    let path = format!("/es/work/{id}/{act}");
    browser.fill_in(&path, fields).await
}

pub async fn section(client: &Client, id: &str) -> Value {
    client.get(&format!("/api/v1/sections/{id}")).await.ok()
}

stories! {
    async fn a_new_section_needs_a_title_and_a_place_and_is_then_in_the_list(app) {
        app.author("ana").await;
        let (ana, chapter) = (app.signed_in("ana").await, chapter(&app).await);
        let empty = ana.get("/es/work").await.page();
        assert!(empty.contains("todavía no tiene ninguna sección") && !empty.contains("Colegas"), "{empty}");
        let refused = ana.fill_in("/es/work/new", &[("/practice/title", " "), ("language", "other"), ("other_language", "<x>")]).await;
        let page = refused.page();
        assert!(refused.status == 422 && page.contains("<title>Error: "), "{page}");
        for fault in ["practice-title-fault", "chapter-fault", "language-fault"] {
            assert!(page.contains(&format!("id=\"{fault}\"")), "{fault}: {page}");
        }
        assert!(page.contains("value=\"&#60;x&#62;\"") || page.contains("value=\"&lt;x&gt;\""), "{page}");
        let typed = [("/practice/title", "Ventanilla <b>móvil</b>"), ("chapter", &*chapter), ("language", "es")];
        let mut switching = typed.to_vec();
        switching.push(("switch_language", "pt"));
        let switched = ana.fill_in_shown(&refused, "/pt/work/new", &switching).await;
        let page = switched.page();
        assert!(switched.status == 200 && page.contains("Ventanilla") && page.contains("<html lang=\"pt\">"), "{page}");
        assert!(page.contains(&format!("<option value=\"{chapter}\" selected>")), "{page}");

        let made = ana.fill_in_shown(&switched, "/pt/work/new", &typed).await;
        let id = id_of(made.leads_to());
        let again = ana.fill_in_shown(&switched, "/pt/work/new", &typed).await;
        assert_eq!(id_of(again.leads_to()), id, "sent twice, made once");
        let page = ana.get("/es/work").await.page();
        let row = row(&page, "Ventanilla");
        assert!(!row.contains("<b>") && row.contains("Borrador. Versión 1, de ana, hoy.") && row.contains("Seguir escribiendo"), "{row}");
        assert!(row.contains("Faltan 23 de 24 campos obligatorios."), "{row}");
    }

    async fn another_language_is_given_by_its_tag(app) {
        let client = app.author("ana").await;
        let (ana, chapter) = (app.signed_in("ana").await, chapter(&app).await);
        let typed = [("/practice/title", "Jaku"), ("chapter", &*chapter), ("language", "other"), ("other_language", "ay")];
        let id = id_of(ana.fill_in("/es/work/new", &typed).await.leads_to());
        assert_eq!(section(&client, &id).await["language"], "ay");
        let page = ana.get(&format!("/es/work/{id}")).await.page();
        assert!(page.contains("<h1 lang=\"ay\" dir=\"auto\">Jaku</h1>"), "{page}");
    }

    async fn what_is_missing_is_named_and_linked_until_the_section_is_submitted(app) {
        let (client, eva) = (app.author("ana").await, app.editor("eva").await);
        let ana = app.signed_in("ana").await;
        let mut incomplete = practice("Ventanilla móvil");
        incomplete.as_object_mut().unwrap().remove("replicability");
        incomplete["summary"] = vec!["palabra"; 101].join(" ").into();
        let new = json!({"compendium": "framework-document", "chapter": "consular-cooperation", "institution": "mre-co",
            "language": "es", "practice": incomplete, "body": "## Contexto"});
        let id = client.post("/api/v1/sections", new).await.ok()["id"].as_str().unwrap().to_owned();
        let page = ana.get(&format!("/es/work/{id}")).await.page();
        for text in ["Falta 1 campo", "Por corregir", "Falta 1 de 24 campos obligatorios. Hay 1 campo por corregir.", "La tiene su institución"] {
            assert!(page.contains(text), "{text}: {page}");
        }
        let check = ana.get(&format!("/es/work/{id}/submit")).await;
        let page = check.page();
        assert!(page.contains("hay 2 cosas por completar o corregir") && !page.contains("id=\"submit\""), "{page}");
        assert!(page.contains("#practice-replicability\"") && page.contains("No indicado: hace falta para presentar"), "{page}");
        let path = format!("/es/work/{id}/submit");
        let refused = ana.fill_in_shown(&check, &path, &[("version", "1")]).await;
        assert!(refused.status == 422 && refused.page().contains("No se presentó"), "{}", refused.page());

        client.save(&id, "\"1-x\"", json!({"practice": practice("Ventanilla móvil"), "body": "## Contexto"})).await.ok();
        let moved = ana.fill_in_shown(&check, &path, &[("version", "1")]).await;
        assert!(moved.status == 409 && moved.page().contains("alguien guardó otra versión"), "{}", moved.page());
        client.put(&format!("/api/v1/sections/{id}/working-copy"), json!({"base_version": 2, "practice": {}, "body": "x"})).await.ok();
        let check = ana.get(&path).await;
        let page = check.page();
        assert!(page.contains("No se presenta.") && page.contains("Presentar la versión 2"), "{page}");
        for _ in 0..2 {
            let submitted = ana.fill_in_shown(&check, &path, &[("version", "2"), ("message", "Primera <ronda>")]).await;
            assert_eq!(submitted.leads_to(), format!("/es/work/{id}"), "twice as once");
        }
        let page = ana.get(&format!("/es/work/{id}")).await.page();
        assert!(page.contains("La tiene la Secretaría") && !page.contains("<ronda>") && page.contains("Ronda 1, versión 2"), "{page}");
        assert_eq!(eva.get(&format!("/api/v1/sections/{id}/rounds")).await.ok()["items"][0]["message"], "Primera <ronda>");
        let late = ana.get(&path).await;
        assert!(late.status == 409 && late.page().contains("otra etapa"), "{}", late.page());
    }

    async fn what_the_secretariat_asked_for_is_on_top_and_at_the_tasks(app) {
        let (client, eva) = (app.author("ana").await, app.editor("eva").await);
        let (ana, id) = (app.signed_in("ana").await, client.submitted("Ventanilla móvil").await);
        let decision = json!({"decision": "request_changes", "version": 1, "message": "Falta el <año>.",
            "reasons": [{"pointer": "/practice/results", "text": "¿De qué año?"}, {"pointer": "/body", "text": "Más corto."}]});
        eva.post(&format!("/api/v1/sections/{id}/decision"), decision).await.ok();
        let page = ana.get(&format!("/es/work/{id}")).await.page();
        for text in ["Lo que pidió la Secretaría", "¿De qué año?", "Más corto.", "1 comentario", "Cambios pedidos", "#practice-results\""] {
            assert!(page.contains(text), "{text}: {page}");
        }
        assert!(!page.contains("<año>") && page.contains("sobre la versión 1"), "{page}");
        let list = ana.get("/es/work").await.page();
        let row = row(&list, "Ventanilla móvil");
        assert!(row.contains("La Secretaría (eva) pidió cambios hoy. Ronda 1, versión 1.") && row.contains("Corregir"), "{row}");
        let correct = async |summary: &str| {
            let read = client.get(&format!("/api/v1/sections/{id}")).await;
            let (tag, mut body) = (read.header("etag").to_owned(), read.ok());
            body["practice"]["summary"] = summary.into();
            client.save(&id, &tag, json!({"practice": body["practice"], "body": "Breve."})).await.ok();
            super::row(&ana.get("/es/work").await.page(), "Ventanilla móvil").to_owned()
        };
        let row = correct("Una ventanilla que llega a los pueblos.").await;
        assert!(row.contains("pidió cambios hoy") && row.contains("ana guardó después la versión 2, hoy."), "{row}");
        assert!(row.contains("Revisar y presentar") && !row.contains("Corregir"), "{row}");
    }

    async fn a_submission_is_withdrawn_with_a_reason(app) {
        let client = app.author("ana").await;
        let (ana, id) = (app.signed_in("ana").await, client.submitted("Ventanilla móvil").await);
        let refused = act(&ana, &id, "withdraw", &[("reason", " ")]).await;
        assert!(refused.status == 422 && refused.page().contains("id=\"reason-fault\""), "{}", refused.page());
        assert_eq!(act(&ana, &id, "withdraw", &[("reason", "Falta una firma")]).await.leads_to(), format!("/es/work/{id}"));
        let page = ana.get(&format!("/es/work/{id}")).await.page();
        assert!(page.contains("vuelve a ser un borrador") && page.contains("Falta una firma"), "{page}");
        assert_eq!(section(&client, &id).await["stage"], "draft");
    }

    async fn a_draft_is_deleted_and_brought_back_from_the_list(app) {
        let client = app.author("ana").await;
        let (ana, id) = (app.signed_in("ana").await, client.draft("Ventanilla móvil").await);
        assert_eq!(act(&ana, &id, "delete", &[]).await.leads_to(), "/es/work");
        assert_eq!(ana.get(&format!("/es/work/{id}")).await.status, 404);
        let list = ana.get("/es/work").await;
        let page = list.page();
        let deleted = row(&page, "Ventanilla móvil");
        assert!(deleted.contains("Puede recuperarlo hasta el") && deleted.contains("name=\"version\" value=\"1\""), "{deleted}");
        let back = [("version", "1"), ("deleted", "1")];
        let brought = ana.fill_in_shown(&list, &format!("/es/work/{id}/restore"), &back).await;
        assert_eq!(brought.leads_to(), format!("/es/work/{id}"));
        assert!(ana.get(&format!("/es/work/{id}")).await.page().contains("Se recuperó el borrador."));
        act(&ana, &id, "delete", &[]).await.leads_to();
        app.clock.advance(31 * 24 * 60 * 60);
        let ana = app.signed_in("ana").await;
        assert!(!ana.get("/es/work").await.page().contains("Ventanilla móvil"), "nobody is offered what is gone");
    }

    async fn an_old_version_is_restored_as_a_new_one(app) {
        let client = app.author("ana").await;
        let (ana, id) = (app.signed_in("ana").await, client.draft("Primera").await);
        client.save(&id, "\"1-x\"", json!({"practice": practice("Segunda"), "body": "Otro"})).await.ok();
        let path = format!("/es/work/{id}/restore");
        let shown = ana.get(&format!("{path}?version=1")).await;
        assert!(shown.page().contains("Volver a la versión 1"), "{}", shown.page());
        for without in ["", "?version=x"] {
            assert_eq!(ana.get(&format!("{path}{without}")).await.status, 404);
        }
        let refused = ana.fill_in_shown(&shown, &path, &[("version", "9")]).await;
        assert_eq!(refused.status, 422, "{}", refused.page());
        ana.fill_in_shown(&shown, &path, &[("version", "1"), ("message", "Era mejor")]).await.leads_to();
        let view = section(&client, &id).await;
        assert_eq!((&view["version"], &view["practice"]["title"]), (&json!(3), &json!("Primera")));
    }

    async fn a_contact_is_saved_without_a_version_and_without_losing_what_is_typed(app) {
        let client = app.author("ana").await;
        let (ana, id) = (app.signed_in("ana").await, client.draft("Ventanilla móvil").await);
        let copy = format!("/api/v1/sections/{id}/working-copy");
        client.put(&copy, json!({"base_version": 1, "practice": {"title": "A medias"}, "body": "x"})).await.ok();
        let refused = act(&ana, &id, "contact", &[("/contact/name", "Consulados"), ("/contact/email", "nadie")]).await;
        let page = refused.page();
        assert!(refused.status == 422 && page.contains("id=\"contact-email-fault\"") && page.contains("value=\"nadie\""), "{page}");
        let right = [("/contact/name", "Consulados"), ("/contact/email", "c@example.org"), ("/contact/public", "true")];
        for _ in 0..2 {
            act(&ana, &id, "contact", &right).await.leads_to();
        }
        let view = section(&client, &id).await;
        assert_eq!((&view["version"], &view["contact"]["public"]), (&json!(1), &json!(true)));
        assert_eq!(client.get(&copy).await.ok()["practice"]["title"], "A medias");
        let page = ana.get(&format!("/es/work/{id}/contact")).await.page();
        assert!(page.contains("value=\"c@example.org\"") && page.contains("value=\"true\" checked"), "{page}");
        assert!(ana.get("/es/work").await.page().contains("aún no es una versión"));
    }

    async fn a_focal_point_unpublishes_and_invites_and_an_author_does_neither(app) {
        let (client, eva) = (app.author("ana").await, app.editor("eva").await);
        app.focal_point("flora").await;
        let (ana, flora) = (app.signed_in("ana").await, app.signed_in("flora").await);
        let id = client.published(&eva, "Ventanilla móvil").await;
        let page = ana.get(&format!("/es/work/{id}")).await.page();
        assert!(page.contains("Preparar una versión nueva") && !page.contains("/unpublish\""), "{page}");
        assert!(!ana.get("/es/work").await.page().contains("/admin/institutions/"));
        assert!(flora.get("/es/work").await.page().contains("/es/admin/institutions/mre-co\""));
        act(&flora, &id, "unpublish", &[("reason", "El programa terminó")]).await.leads_to();
        let page = flora.get(&format!("/es/work/{id}")).await.page();
        assert!(page.contains("La práctica ya no está publicada.") && page.contains("El programa terminó"), "{page}");
        assert_eq!(app.anonymous().get(&format!("/api/v1/published/{id}")).await.status, 410);
    }

    async fn sources_are_found_chosen_and_saved_together(app) {
        let (client, eva) = (app.author("ana").await, app.editor("eva").await);
        let other = app.member("pablo", Role::Author, "mre-pe").await;
        let source = other.publishes(&eva, crate::app::section("mre-pe", "Oficina itinerante de Loreto")).await;
        app.settle();
        let (ana, id) = (app.signed_in("ana").await, client.draft("Ventanilla móvil").await);
        let path = format!("/es/work/{id}/adapted-from");
        let found = ana.fill_in(&path, &[("version", "1"), ("q", "itinerante"), ("find", "1")]).await;
        assert!(found.page().contains("Oficina itinerante de Loreto") && found.page().contains(&format!("name=\"add\" value=\"{source}\"")), "{}", found.page());
        let chosen = ana.fill_in_shown(&found, &path, &[("version", "1"), ("q", "itinerante"), ("add", &source)]).await;
        let page = chosen.page();
        assert!(page.contains("todavía no está guardada") && page.contains(&format!("name=\"remove\" value=\"{source}\"")), "{page}");
        let itself = ana.fill_in_shown(&chosen, &path, &[("version", "1"), ("/sections/-", &id), ("save", "1")]).await;
        assert!(itself.status == 422 && itself.page().contains("href=\"#sections-0\""), "{}", itself.page());
        ana.fill_in_shown(&chosen, &path, &[("version", "1"), ("/sections/-", &source), ("save", "1")]).await.leads_to();
        let view = section(&client, &id).await;
        assert_eq!((&view["version"], &view["adapted_from"][0]["id"]), (&json!(2), &json!(source)));
        let stale = ana.fill_in_shown(&chosen, &path, &[("version", "1"), ("save", "1")]).await;
        assert!(stale.status == 412 && stale.page().contains("otra versión"), "{}", stale.page());
    }

    async fn a_long_list_is_shown_in_parts_with_a_way_on(app) {
        let client = app.author("ana").await;
        for number in 0..60 {
            let new = json!({"compendium": "framework-document", "chapter": "consular-cooperation", "institution": "mre-co",
                "language": "es", "practice": {"title": format!("Práctica {number}")}, "body": ""});
            client.post("/api/v1/sections", new).await.ok();
        }
        let ana = app.signed_in("ana").await;
        let page = ana.get("/es/work").await.page();
        assert!(page.contains("60 secciones esperan algo de usted.") && page.contains("Ver las 60"), "{page}");
        assert_eq!(page.matches("class=\"st todo\"").count(), 10);
        let first = ana.get("/es/work?part=turn").await.page();
        assert_eq!(first.matches("class=\"st todo\"").count(), 50);
        let next = first.split("rel=\"next\"").next().unwrap().rsplit("href=\"").next().unwrap().split('"').next().unwrap();
        let next = next.replace("&#38;", "&").replace("&amp;", "&");
        let second = ana.get(&next).await.page();
        assert_eq!(second.matches("class=\"st todo\"").count(), 10, "{second}");
        for odd in ["?part=turn&cursor=!", "?part=none", "?cursor=x"] {
            assert_eq!(ana.get(&format!("/es/work{odd}")).await.status, 200, "{odd}");
        }
    }

    async fn somebody_of_two_institutions_chooses_which_one_writes(app) {
        app.author("ana").await;
        app.member("ana", Role::Author, "mre-pe").await;
        let (ana, chapter) = (app.signed_in("ana").await, chapter(&app).await);
        let shown = ana.get("/es/work/new").await;
        assert!(shown.page().contains("name=\"institution\""), "{}", shown.page());
        let typed = [("/practice/title", "Ventanilla"), ("chapter", &*chapter), ("language", "es")];
        let refused = ana.fill_in_shown(&shown, "/es/work/new", &typed).await;
        assert!(refused.status == 422 && refused.page().contains("institution-fault"), "{}", refused.page());
        let peru = app.anonymous().get("/api/v1/institutions/mre-pe").await.ok()["id"].as_str().unwrap().to_owned();
        let mut typed = typed.to_vec();
        typed.push(("institution", &peru));
        ana.fill_in_shown(&shown, "/es/work/new", &typed).await.leads_to();
        assert!(row(&ana.get("/es/work").await.page(), "Ventanilla").contains("Ministerio mre-pe"));
    }
}
