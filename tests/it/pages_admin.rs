//! What administrators and focal points do on pages: institutions, people, invitations, the journal, the service.

use acervo::domain::account::Role;
use serde_json::json;

use crate::app::{Client, TestApp};
use crate::browser::Browser;

/// The pages that only administrators see.
const OF_ADMINISTRATORS: [&str; 5] =
    ["/admin", "/admin/institutions", "/admin/institutions/new", "/admin/people", "/admin/health"];

async fn id_of(who: &Client) -> String {
    who.get("/api/v1/me").await.ok()["id"].as_str().unwrap().to_owned()
}

async fn institution_id(app: &TestApp, slug: &str) -> String {
    let found = app.anonymous().get(&format!("/api/v1/institutions/{slug}")).await.ok();
    found["id"].as_str().unwrap().to_owned()
}

/// Sends fields to a page that need not show a form, with the token of another one.
async fn send(browser: &Browser, path: &str, fields: &[(&str, &str)]) -> crate::client::Reply {
    let shown = browser.get("/es/account").await;
    browser.fill_in_shown(&shown, path, fields).await
}

fn has(page: &str, texts: &[&str]) {
    for text in texts {
        assert!(page.contains(text), "{text} is not in {page}");
    }
}

stories! {
    async fn an_administrator_adds_and_changes_an_institution(app) {
        app.administrator("alba").await;
        let alba = app.signed_in("alba").await;
        let typed = [("/name/es", ""), ("/name/en", ""), ("acronym", ""), ("country", "xx"), ("kind", "ministry")];
        let refused = alba.fill_in("/es/admin/institutions/new", &typed).await;
        let page = refused.page();
        assert_eq!(refused.status, 422);
        has(&page, &["<title>Error: ", "href=\"#name\"", "href=\"#acronym\"", "id=\"acronym-fault\"", "href=\"#country\""]);

        let typed = [("/name/es", "Ministerio del Norte & Sur"), ("/name/fr", "Ministère"), ("acronym", "MNS"), ("country", "PE"), ("kind", "ministry")];
        let mut switching = typed.to_vec();
        switching.push(("switch_language", "fr"));
        let switched = alba.fill_in_shown(&refused, "/fr/admin/institutions/new", &switching).await;
        assert_eq!(switched.status, 200);
        has(&switched.page(), &["<html lang=\"fr\">", "value=\"Ministerio del Norte", "value=\"PE\" selected"]);
        let added = alba.fill_in_shown(&switched, "/es/admin/institutions/new", &typed).await;
        let address = added.leads_to().to_owned();
        let page = alba.get(&address).await.page();
        has(&page, &["class=\"done\" role=\"status\"", "Ministerio del Norte", "MNS · Perú · Ministerio", "lang=\"fr\" dir=\"auto\">Ministère", "Sin un punto focal"]);

        let id = address.rsplit('/').next().unwrap().to_owned();
        app.sql(&format!("UPDATE institutions SET name = '{{\"es\":\"Uno\",\"qu\":\"Huk\"}}' WHERE id = '{id}'"));
        let edit = format!("{address}/edit");
        has(&alba.get(&edit).await.page(), &["value=\"Uno\"", "value=\"MNS\"", "value=\"PE\" selected", "Ninguna práctica publicada"]);
        let empty = alba.fill_in(&edit, &[("/name/es", "Dos"), ("acronym", ""), ("country", "PE"), ("kind", "ministry")]).await;
        assert_eq!(empty.status, 422, "an acronym that was emptied is missed");
        let typed = [("/name/es", "Dos"), ("/name/en", "Two"), ("acronym", "DOS"), ("country", ""), ("kind", "agency")];
        assert_eq!(alba.fill_in(&edit, &typed).await.leads_to(), address);
        let stored = app.anonymous().get(&format!("/api/v1/institutions/{id}")).await.ok();
        assert_eq!(stored["name"], json!({"es": "Dos", "en": "Two", "qu": "Huk"}), "other languages stay");
        assert_eq!((&stored["acronym"], &stored["country"], &stored["kind"], &stored["slug"]),
            (&json!("DOS"), &json!(null), &json!("agency"), &json!("mns-pe")));
    }

    async fn institutions_are_listed_searched_and_paged(app) {
        app.focal_point("flora").await;
        app.administrator("alba").await;
        for number in 0..60 {
            app.institution(&format!("org{number}-pe")).await;
        }
        let alba = app.signed_in("alba").await;
        let page = alba.get("/es/admin/institutions").await.page();
        has(&page, &["61 instituciones", "Del 1 al 50, de 61", "rel=\"next\""]);
        assert_eq!(page.matches("<th scope=\"row\"").count(), 50);
        let next = page.split("<a href=\"").find(|link| link.contains("rel=\"next\"") && link.contains("cursor=")).unwrap();
        let next = next.split('"').next().unwrap().replace("&amp;", "&").replace("&#38;", "&");
        let page = alba.get(&next).await.page();
        assert_eq!(page.matches("<th scope=\"row\"").count(), 11);
        let page = alba.get("/es/admin/institutions?q=MINISTERIO+mre").await.page();
        has(&page, &["Una institución", "Uno, uno es punto focal", "Colombia"]);
        let page = alba.get("/es/admin/institutions?q=peru&kind=academia").await.page();
        has(&page, &["Ninguna institución coincide", "value=\"academia\" selected"]);
        assert!(alba.get("/es/admin/institutions?without=focal_point").await.page().contains("60 instituciones"));
        assert_eq!(alba.get("/es/admin/institutions?cursor=nonsense").await.status, 200);
    }

    async fn a_focal_point_looks_after_the_own_institution_and_no_other(app) {
        let (ana, _) = (app.author("ana").await, app.focal_point("flora").await);
        app.member("otto", Role::FocalPoint, "mre-pe").await;
        let (own, other) = (institution_id(&app, "mre-co").await, institution_id(&app, "mre-pe").await);
        let (own, other) = (format!("/es/admin/institutions/{own}"), format!("/es/admin/institutions/{other}"));
        let flora = app.signed_in("flora").await;
        let page = flora.get(&own).await.page();
        has(&page, &["ana@example.org", "flora@example.org", "Enviar la invitación", "href=\"/es/work\""]);
        assert!(!page.contains("/edit\"") && !page.contains("/es/admin/people"), "nothing of administrators: {page}");
        assert_eq!(flora.get(&format!("{own}/edit")).await.status, 404);
        assert_eq!(flora.get(&other).await.status, 404);

        let typed = [("act", "invite"), ("email", "nadie"), ("role", "author"), ("language", "pt")];
        let refused = flora.fill_in(&own, &typed).await;
        assert_eq!(refused.status, 422);
        has(&refused.page(), &["value=\"nadie\"", "id=\"email-fault\"", "value=\"pt\" selected"]);
        let typed = [("act", "invite"), ("email", "nora@example.org"), ("role", "author"), ("language", "pt"), ("institution", "mre-pe")];
        let invited = flora.fill_in_shown(&refused, &own, &typed).await;
        assert_eq!(invited.leads_to(), own);
        app.settle();
        let page = flora.get(&own).await.page();
        has(&page, &["nora@example.org", "Autor o autora, Ministerio mre-co", "El correo salió el", "La invitación está en camino"]);
        let invitation = flora.get(&own).await.page().split("name=\"invitation\" value=\"").nth(1).unwrap()[..36].to_owned();
        let again = [("act", "again"), ("email", "nora@example.org"), ("role", "author"), ("language", "pt")];
        assert_eq!(flora.fill_in(&own, &again).await.leads_to(), own);
        has(&flora.get(&own).await.page(), &["dos semanas más"]);
        assert_eq!(flora.fill_in(&own, &[("act", "invite"), ("email", "ana@example.org"), ("role", "author"), ("language", "es")]).await.status, 409);
        assert_eq!(flora.fill_in(&own, &[("act", "revoke"), ("invitation", &invitation)]).await.leads_to(), own);
        assert!(!flora.get(&own).await.page().contains("nora@example.org"));

        let remove = format!("{own}/members/{}", id_of(&ana).await);
        has(&flora.get(&remove).await.page(), &["Quitar a ana de la institución", "Lo que escribió sigue siendo"]);
        assert_eq!(flora.fill_in(&remove, &[]).await.leads_to(), own);
        assert!(!flora.get(&own).await.page().contains("ana@example.org"));
        assert_eq!(ana.get("/api/v1/institutions/mre-co/members").await.status, 403);
        let otto = app.signed_in("otto").await;
        assert_eq!(send(&otto, &own, &[("act", "invite"), ("email", "x@example.org"), ("role", "author"), ("language", "es")]).await.status, 404);
        let flora_id = flora.get(&own).await.page().split("/members/").nth(1).unwrap()[..36].to_owned();
        let last = flora.get(&format!("{own}/members/{flora_id}")).await.page();
        has(&last, &["Es el único punto focal", "Es su propia cuenta"]);
        assert_eq!(send(&otto, &format!("{own}/members/{flora_id}"), &[]).await.status, 404);
        assert_eq!(flora.fill_in(&format!("{own}/members/{flora_id}"), &[]).await.leads_to(), "/es/account");
        assert_eq!(flora.get(&own).await.status, 404);
    }

    async fn whoever_may_not_see_these_pages_finds_nothing_there(app) {
        let ana = app.author("ana").await;
        app.focal_point("flora").await;
        app.editor("eva").await;
        app.holder("rosa", Role::Reviewer).await;
        app.holder("rui", Role::Researcher).await;
        let own = format!("/admin/institutions/{}", institution_id(&app, "mre-co").await);
        let person = format!("/admin/people/{}", id_of(&ana).await);
        let member = format!("{own}/members/{}", id_of(&ana).await);
        let nothing = app.signed_in("ana").await.get("/es/nothing").await.page();
        let title = |page: String| page.split("<h1").nth(1).unwrap().split("</h1>").next().unwrap().to_owned();
        let nothing = title(nothing);
        for name in ["ana", "flora", "eva", "rosa", "rui"] {
            let browser = app.signed_in(name).await;
            let mut pages: Vec<&str> = OF_ADMINISTRATORS.to_vec();
            pages.push(&person);
            if name != "flora" {
                pages.extend([own.as_str(), member.as_str()]);
            }
            if name != "eva" {
                pages.push("/admin/journal");
            }
            for path in &pages {
                let reply = browser.get(&format!("/es{path}")).await;
                assert_eq!((reply.status.as_u16(), title(reply.page())), (404, nothing.clone()), "{name} {path}");
            }
            for (path, fields) in [
                ("/admin/institutions/new", vec![("/name/es", "X"), ("acronym", "X"), ("kind", "other")]),
                ("/admin/people", vec![("act", "invite"), ("email", "x@example.org"), ("role", "editor"), ("language", "es")]),
                (person.as_str(), vec![("act", "suspend")]),
                (person.as_str(), vec![("act", "roles"), ("/roles/-", "administrator")]),
                ("/admin/health", vec![("act", "again"), ("mail", "01890000-0000-7000-8000-000000000000")]),
            ] {
                assert_eq!(send(&browser, &format!("/es{path}"), &fields).await.status, 404, "{name} {path}");
            }
        }
        for path in OF_ADMINISTRATORS {
            let reply = app.browser().get(&format!("/es{path}")).await;
            assert!(reply.leads_to().starts_with("/es/sign-in?next="), "{path}");
        }
        app.administrator("alba").await;
        let alba = app.signed_in("alba").await;
        let person = format!("/es{person}");
        let forged = alba.post(&person, &[("act", "suspend"), ("csrf_token", "forged")]).await;
        assert_eq!(forged.status, 403);
        assert!(!alba.get(&person).await.page().contains("Reactivar"), "a forged form does nothing");
    }

    async fn an_administrator_finds_accounts_and_changes_roles(app) {
        let (ana, alba) = (app.author("ana").await, app.administrator("alba").await);
        app.holder("rui", Role::Researcher).await;
        let (ana_id, alba_id) = (id_of(&ana).await, id_of(&alba).await);
        let browser = app.signed_in("alba").await;
        let page = browser.get("/es/admin/people").await.page();
        has(&page, &["3 cuentas", "Autor o autora, Ministerio mre-co", "Investigador o investigadora"]);
        let page = browser.get("/es/admin/people?q=ANA%40example").await.page();
        assert!(page.contains("Una cuenta") && !page.contains("rui@example.org"), "{page}");
        let page = browser.get("/es/admin/people?group=researcher").await.page();
        assert!(page.contains("rui@example.org") && !page.contains("ana@example.org"), "{page}");
        assert!(browser.get("/es/admin/people?group=none").await.page().contains("Ninguna cuenta coincide"));

        let address = format!("/es/admin/people/{ana_id}");
        let saved = browser.fill_in(&address, &[("act", "roles"), ("/roles/-", "editor"), ("/roles/-", "reviewer")]).await;
        assert_eq!(saved.leads_to(), address);
        has(&browser.get(&address).await.page(), &["value=\"editor\" checked", "value=\"reviewer\" checked"]);
        assert_eq!(ana.get("/api/v1/me").await.ok()["roles"], json!(["editor", "reviewer"]));
        let stale = browser.fill_in(&address, &[("act", "roles"), ("seen", "editor"), ("/roles/-", "researcher")]).await;
        assert_eq!(stale.status, 409, "a page from before the change takes nothing away");
        has(&stale.page(), &["Ahora la cuenta tiene estos roles: ", "value=\"researcher\" checked", "name=\"seen\" value=\"editor reviewer\""]);
        assert_eq!(browser.fill_in(&address, &[("/roles/-", "researcher")]).await.status, 422, "no button, no change");
        assert_eq!(ana.get("/api/v1/me").await.ok()["roles"], json!(["editor", "reviewer"]));
        browser.fill_in(&address, &[("act", "roles"), ("seen", "reviewer editor")]).await.leads_to();
        assert_eq!(ana.get("/api/v1/me").await.ok()["roles"], json!([]), "no tick, no role");
        assert_eq!(browser.fill_in(&address, &[("act", "roles"), ("/roles/-", "author")]).await.status, 422);

        let session = app.signed_in("ana").await;
        ana.post("/api/v1/me/tokens", json!({"name": "Script", "scopes": ["read"], "days": 9})).await.ok();
        has(&browser.get(&address).await.page(), &["sus 2 sesiones abiertas se cierran", "la clave de su programa"]);
        assert_eq!(browser.fill_in(&address, &[("act", "suspend")]).await.leads_to(), address);
        assert!(session.get("/es/account").await.leads_to().starts_with("/es/sign-in"), "its sessions ended");
        has(&browser.get(&address).await.page(), &["Reactivar la cuenta", "class=\"st bad\""]);
        assert!(browser.get("/es/admin/people?group=suspended").await.page().contains("ana@example.org"));
        assert_eq!(browser.fill_in(&address, &[("act", "reinstate")]).await.leads_to(), address);
        app.log_in("ana").await;

        let own = format!("/es/admin/people/{alba_id}");
        let page = browser.get(&own).await.page();
        assert!(page.contains("Esta es su propia cuenta") && !page.contains("value=\"suspend\""), "{page}");
        for fields in [vec![("act", "suspend")], vec![("act", "roles")]] {
            let refused = send(&browser, &own, &fields).await;
            assert_eq!(refused.status, 409);
            has(&refused.page(), &["Pídalo a otra persona de la administración"]);
        }
        assert_eq!(browser.get("/es/admin/people/not-an-id").await.status, 404);
    }

    async fn mails_that_were_given_up_are_shown_with_the_reason_and_sent_again(app) {
        let alba = app.administrator("alba").await;
        app.institution("mre-co").await;
        for (email, role, institution) in [("nora", "author", Some("mre-co")), ("edda", "editor", None)] {
            let invite = json!({"email": TestApp::email(email), "role": role, "institution": institution, "language": "es"});
            alba.post("/api/v1/invitations", invite).await.ok();
        }
        app.sql("UPDATE mails SET next_attempt_at = NULL, attempts = 1, failure_kind = 'unknown_address'");
        let browser = app.signed_in("alba").await;
        has(&browser.get("/es/admin").await.page(), &["2 correos no llegaron", "2 invitaciones esperan respuesta"]);
        let own = format!("/es/admin/institutions/{}", institution_id(&app, "mre-co").await);
        has(&browser.get(&own).await.page(), &["esa dirección no existe", "nora@example.org"]);
        has(&browser.get("/es/admin/people").await.page(), &["edda@example.org", "nora@example.org", "esa dirección no existe"]);
        let page = browser.get("/es/admin/health").await.page();
        has(&page, &["2 no llegaron y ya no se intentan", "edda@example.org", "Enviar otra vez"]);
        let mails: Vec<String> = page.split("name=\"mail\" value=\"").skip(1).map(|rest| rest[..36].to_owned()).collect();
        assert_eq!(browser.fill_in("/es/admin/health", &[("act", "again"), ("mail", &mails[0])]).await.leads_to(), "/es/admin/health");
        assert!(app.letter_to("edda").link().contains("/invitation?token="));
        assert_eq!(browser.fill_in("/es/admin/health", &[("act", "forget"), ("mail", &mails[1])]).await.leads_to(), "/es/admin/health");
        has(&browser.get("/es/admin/health").await.page(), &["Todos los demás se entregaron", "Todo funciona"]);
        let gone = browser.fill_in("/es/admin/health", &[("act", "again"), ("mail", &mails[1])]).await;
        assert_eq!(gone.status, 404);

        // Invited again, the mail that was given up is no longer a matter; expired, the invitation is.
        app.clock.advance(15 * 24 * 60 * 60);
        let browser = app.signed_in("alba").await;
        let page = browser.get("/es/admin/people").await.page();
        has(&page, &["Venció el", "edda@example.org"]);
        assert!(browser.get("/es/admin").await.page().contains("2 invitaciones vencieron"));
        let again = [("act", "again"), ("email", "edda@example.org"), ("role", "editor"), ("language", "es")];
        assert_eq!(browser.fill_in("/es/admin/people", &again).await.leads_to(), "/es/admin/people");
        let page = browser.get("/es/admin/people").await.page();
        assert_eq!(page.matches("<strong>edda@example.org").count(), 1, "only the latest one counts");
        assert!(browser.get("/es/admin").await.page().contains("Una invitación venció"));
    }

    async fn the_journal_is_told_in_words_as_far_as_one_may_see_it(app) {
        let (ana, eva, alba) = (app.author("ana").await, app.editor("eva").await, app.administrator("alba").await);
        let secret = ana.draft("Borrador secreto").await;
        let id = ana.published(&eva, "Ventanilla <b>móvil</b>").await;
        alba.patch(&format!("/api/v1/users/{}", id_of(&ana).await), json!({"roles": ["reviewer"]})).await.ok();
        let (editor, administrator) = (app.signed_in("eva").await, app.signed_in("alba").await);
        for browser in [&editor, &administrator] {
            let page = browser.get("/es/admin/journal").await.page();
            has(&page, &["<bdi>eva</bdi></a> aprobó la versión 1 de «<a href=\"/es/practices/", "Ventanilla &#60;b&#62;móvil",
                "<bdi>alba</bdi></a> cambió los roles de <bdi>ana</bdi>. Ahora: Revisor o revisora", "texto que usted no puede ver"]);
            assert!(!page.contains("Borrador secreto") && !page.contains("<b>"), "{page}");
        }
        let page = editor.get(&format!("/es/admin/journal?section={id}")).await.page();
        assert!(page.contains("Solo sobre «Ventanilla") && !page.contains("cambió los roles"), "{page}");
        has(&editor.get(&format!("/es/admin/journal?section={secret}")).await.page(), &["Ninguna entrada coincide", "Solo sobre «un texto»"]);
        let page = administrator.get("/es/admin/journal?person=ANA").await.page();
        assert!(!page.contains("que usted no puede ver"), "nothing says how much somebody works: {page}");
        let page = administrator.get("/es/admin/journal?kind=accounts").await.page();
        assert!(page.contains("cambió los roles") && !page.contains("aprobó"), "{page}");
        let today = "2026-03-02";
        let page = administrator.get(&format!("/es/admin/journal?from={today}&to={today}")).await.page();
        assert!(page.contains("aprobó"), "{page}");
        assert!(!administrator.get("/es/admin/journal?to=2026-03-01").await.page().contains("aprobó"));
        has(&administrator.get("/es/admin/journal?from=ayer").await.page(), &["No se entiende una de las fechas"]);
        let by = administrator.get(&format!("/es/admin/journal?by={}", id_of(&eva).await)).await.page();
        has(&by, &["Solo de eva", "<bdi>eva</bdi></a> aprobó"]);
        let nobody = administrator.get("/es/admin/journal?by=01890000-0000-7000-8000-000000000000").await.page();
        has(&nobody, &["Alguien cuya cuenta ya no existe"]);
        for language in ["en", "pt", "fr"] {
            let page = administrator.get(&format!("/{language}/admin/journal")).await.page();
            assert!(page.contains("<bdi>eva</bdi>") && !page.contains("journal-"), "{page}");
        }
    }

    async fn the_journal_is_paged_and_verified(app) {
        let alba = app.administrator("alba").await;
        for number in 0..70 {
            app.institution(&format!("org{number}-pe")).await;
        }
        let browser = app.signed_in("alba").await;
        let page = browser.get("/es/admin/journal").await.page();
        let earlier = page.split("<a href=\"").find(|link| link.contains("rel=\"next\"")).unwrap();
        let earlier = earlier.split('"').next().unwrap();
        assert!(earlier.contains("before="), "{earlier}");
        let page = browser.get(earlier).await.page();
        has(&page, &["Volver a las últimas", "El servicio añadió la institución Ministerio org"]);

        has(&browser.get("/es/admin/journal").await.page(), &["No se ha comprobado"]);
        assert_eq!(browser.fill_in("/es/admin/journal", &[]).await.leads_to(), "/es/admin/journal");
        let page = browser.get("/es/admin/journal").await.page();
        let latest = alba.get("/api/v1/journal?limit=1").await.ok()["items"][0].clone();
        has(&page, &["Intacto: las ", latest["chain"].as_str().unwrap()]);
        let seq = latest["seq"].as_i64().unwrap();
        app.sql(&format!("UPDATE journal SET request_id = 'x' || request_id WHERE seq = {seq}"));
        browser.fill_in("/es/admin/journal", &[]).await.leads_to();
        let page = browser.get("/es/admin/journal").await.page();
        has(&page, &[&format!("la entrada {seq} no es la que se escribió"), "avise a quien opera el servidor"]);
        assert!(browser.get("/es/admin").await.page().contains("no coincide con lo guardado"));
        app.sql(&format!("UPDATE journal SET request_id = substr(request_id, 2) WHERE seq = {seq}"));
    }

    async fn names_that_mean_harm_are_only_text(app) {
        let alba = app.administrator("alba").await;
        let evil = "<script>alert(1)</script>\u{202e}\"'";
        let new = json!({"name": {"es": evil}, "acronym": "<i>", "country": "CO", "kind": "ministry"});
        let made = alba.post("/api/v1/institutions", new).await;
        let id = made.json()["id"].as_str().map(str::to_owned);
        alba.patch("/api/v1/me", json!({"name": "</bdi><img src=x>"})).await.ok();
        let browser = app.signed_in("alba").await;
        let mut pages = vec!["/es/admin/institutions".to_owned(), "/es/admin/people".to_owned(), "/es/admin/journal".to_owned(),
            "/es/admin/people?q=%3Cscript%3E%22%27".to_owned(), "/es/admin/institutions?q=%3Cscript%3E&kind=%22".to_owned(),
            "/es/admin/journal?person=%3Cscript%3E&kind=%22%3E&from=%22%3E%3Cscript%3E&before=-1&by=x&section=%00".to_owned(),
            format!("/es/admin/people/{}", id_of(&alba).await)];
        pages.extend(id.map(|id| format!("/es/admin/institutions/{id}")));
        for path in pages {
            let reply = browser.get(&path).await;
            assert_eq!(reply.status, 200, "{path}");
            let page = reply.page();
            assert!(!page.contains("<script>alert") && !page.contains("<img") && !page.contains("<i>"), "{path}: {page}");
        }
    }
}
