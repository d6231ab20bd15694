//! Editors prepare the framework document on pages: from the first title to the frozen edition and its correction.

use acervo::domain::account::Role;
use reqwest::Method;
use serde_json::{Value, json};

use crate::app::{Client, Reply, TestApp};
use crate::browser::Browser;
use crate::editions::{draft, frozen, path};

/// Fills in the form of a page and sends it, with what the page says that it shows.
pub async fn fill(browser: &Browser, page: &str, fields: &[(&str, &str)]) -> Reply {
    let shown = browser.get(page).await;
    assert_eq!(shown.status, 200, "{page}: {}", shown.page());
    send(browser, &shown, page, fields).await
}

/// Sends the form of a page that was shown before.
pub async fn send(browser: &Browser, shown: &Reply, page: &str, fields: &[(&str, &str)]) -> Reply {
    let seen = shown.page().contains("name=\"seen\"").then(|| shown.hidden("seen"));
    let seen = seen.as_deref().map(|seen| ("seen", seen));
    let all: Vec<(&str, &str)> = seen.into_iter().chain(fields.iter().copied()).collect();
    browser.fill_in_shown(shown, page.split('?').next().unwrap(), &all).await
}

/// The fields of the form for titles, for an edition in Spanish and English with all chapters.
pub fn titled<'a>(es: &'a str, en: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("/title/es", es),
        ("/title/en", en),
        ("/languages/-", "es"),
        ("/languages/-", "en"),
        ("main", "es"),
        ("which", "all"),
    ]
}

/// The page of a text.
pub fn text(id: &str, name: &str) -> String {
    format!("/es/desk/editions/{id}/texts/{name}")
}

async fn view(eva: &Client, id: &str) -> Value {
    eva.get(&path(id, "")).await.ok()
}

/// An editor, with a browser, and three published practices of two institutions.
async fn desk(app: &TestApp) -> (Client, Browser, Vec<String>) {
    let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
    let petra = app.member("petra", Role::Author, "mre-pe").await;
    let mut published = Vec::new();
    for title in ["Visado humanitario", "Atención en el muelle"] {
        published.push(ana.published(&eva, title).await);
    }
    let mut new = crate::app::section("mre-pe", "Registro rural");
    new["chapter"] = "regularisation".into();
    published.push(petra.publishes(&eva, new).await);
    (eva, app.signed_in("eva").await, published)
}

stories! {
    async fn an_editor_makes_the_framework_document_freezes_it_and_corrects_it(app) {
        let (eva, browser, published) = desk(&app).await;
        let none = browser.get("/es/desk/editions").await.page();
        assert!(none.contains("Todavía no hay ninguna edición") && none.contains("/es/desk/editions/new"), "{none}");

        // A title in one language is enough to begin.
        let made = fill(&browser, "/es/desk/editions/new", &titled("Documento marco", "")).await;
        let at = made.leads_to().to_owned();
        let id = at.rsplit('/').next().unwrap().to_owned();
        let tasks = browser.get(&at).await.page();
        assert!(tasks.contains("El borrador está creado") && tasks.contains("Borrador. Solo lo ven los editores."), "{tasks}");
        assert!(tasks.contains("Escriba el título en este idioma: English."), "{tasks}");
        assert!(tasks.contains("3 prácticas están en la edición."), "{tasks}");

        // It cannot be frozen yet, and the page says why.
        let refused = browser.get(&format!("{at}/freeze")).await.page();
        assert!(refused.contains("Escriba el título en este idioma: English.") && !refused.contains("name=\"sure\""));
        let hidden = browser.get(&format!("{at}/title")).await;
        let forced = send(&browser, &hidden, &format!("{at}/freeze"), &[("sure", "yes")]).await;
        assert_eq!(forced.status, 409, "of a page that was never shown");
        assert_eq!(view(&eva, &id).await["state"], "draft");

        let saved = fill(&browser, &format!("{at}/title"), &titled("Documento marco", "Framework document")).await;
        assert_eq!(saved.leads_to(), at);
        let imprint = [("/imprint/publishers/0/short", "SELA"), ("/imprint/publishers/0/name/es", "Sistema Económico"),
            ("/imprint/symbol", "SP/Di No. 4-26"), ("/imprint/isbns/0/language", "es"), ("/imprint/isbns/0/format", "pdf"),
            ("/imprint/isbns/0/isbn", "978-0-306-40615-7"), ("/imprint/signatories/0/name", "Ana Pérez"),
            ("/imprint/signatories/0/office/es", "Secretaria"), ("/imprint/signatories/0/date", "2026-11-20"), ("act", "save")];
        assert_eq!(fill(&browser, &format!("{at}/imprint"), &imprint).await.leads_to(), at);

        // Every text that the printed book has a place for.
        let chapter = view(&eva, &id).await["compendium"]["slug"].as_str().unwrap().to_owned();
        let chapters = eva.get(&format!("/api/v1/compendia/{chapter}/chapters")).await.ok();
        let chapter = chapters["items"].as_array().unwrap().iter().find(|one| one["slug"] == "regularisation").unwrap();
        let introduction = format!("introduction-{}", chapter["id"].as_str().unwrap());
        let names = ["foreword-1", "acknowledgements", "notes", "summary", "mandate", "errata", "imprint-notes", "disclaimers", &introduction];
        for name in names {
            let written = format!("Texto de **{name}**.");
            let saved = fill(&browser, &format!("{}/es", text(&id, name)), &[("text", &written)]).await;
            assert_eq!(saved.leads_to(), at, "{name}");
        }
        let shown = view(&eva, &id).await;
        assert_eq!(shown["parts"].as_array().unwrap().len(), names.len());
        assert_eq!(shown["imprint"]["signatories"], json!([{"name": "Ana Pérez", "office": {"es": "Secretaria"}, "date": "2026-11-20"}]));
        let tasks = browser.get(&at).await.page();
        assert!(tasks.contains("Falta en este idioma") && tasks.contains("Firma: Ana Pérez.") && tasks.contains("SELA · 1 ISBN"), "{tasks}");

        // One practice is left out, another one put first.
        let (visado, muelle) = (published[0].as_str(), published[1].as_str());
        let before = eva.get(&path(&id, "/entries")).await.ok();
        assert_eq!(before["chapters"][1]["entries"][0]["section"], published[1]);
        let (place, rural) = (format!("place-{visado}"), published[2].as_str());
        let fields = [("row", muelle), ("row", visado), ("row", rural), ("in", muelle), ("in", visado), (&place, "1"), ("act", "save")];
        assert_eq!(fill(&browser, &format!("{at}/practices"), &fields).await.leads_to(), at);
        let choice = &view(&eva, &id).await["entry_choice"];
        assert_eq!(choice, &json!({"left_out": [rural], "order": [visado]}));
        assert!(browser.get(&at).await.page().contains("1 queda fuera."));

        // Institutions read it before it is frozen.
        let until = [("/until", "2999-12-31")];
        assert_eq!(fill(&browser, &format!("{at}/candidate"), &until).await.leads_to(), at);
        assert!(browser.get(&at).await.page().contains("Candidata. Las instituciones la pueden leer hasta el 31 de diciembre de 2999."));
        let ana = app.signed_in("ana").await;
        assert_eq!(ana.get(&format!("/es/editions/{id}")).await.status, 200);
        assert_eq!(ana.get(&at).await.status, 404, "but do not prepare it");
        assert!(!ana.get(&format!("/es/editions/{id}")).await.page().contains("/desk/editions/"));
        assert!(browser.get(&format!("/es/editions/{id}")).await.page().contains(&format!("/es/desk/editions/{id}")));

        // The box has to be ticked; then the edition is there for everyone.
        let freezing = browser.get(&format!("{at}/freeze")).await;
        let page = freezing.page();
        assert!(page.contains("2 prácticas están en la edición.") && page.contains("1 queda fuera."), "{page}");
        assert!(page.contains("Resumen ejecutivo (English): sin escribir.") && page.contains("value=\"1\""), "{page}");
        let unsure = send(&browser, &freezing, &format!("{at}/freeze"), &[("/number", "7"), ("/date", "2026-11-27")]).await;
        assert_eq!(unsure.status, 422);
        assert!(unsure.page().contains("Marque la casilla") && unsure.page().contains("value=\"7\""), "{}", unsure.page());
        let done = fill(&browser, &format!("{at}/freeze"), &[("/number", ""), ("/date", "2026-11-27"), ("sure", "yes")]).await;
        assert_eq!(done.leads_to(), format!("/es/editions/{id}"));
        let page = browser.get(&format!("/es/editions/{id}")).await.page();
        assert!(page.contains("La edición está fijada") && page.contains("Edición 1"), "{page}");
        assert_eq!(app.browser().get(&format!("/es/editions/{id}")).await.status, 200);

        // A mistake is corrected by another edition, which says what it changes in each language.
        let tasks = browser.get(&at).await.page();
        assert!(tasks.contains(&format!("{at}/correction")) && !tasks.contains(&format!("{at}/freeze")), "{tasks}");
        let begun = fill(&browser, &format!("{at}/correction"), &[]).await;
        let correction = begun.leads_to().to_owned();
        let page = browser.get(&correction).await.page();
        assert!(page.contains("Borrador de una corrección.") && page.contains("con los textos de la edición que corrige"), "{page}");
        let sure = [("/number", "2"), ("sure", "yes"), ("/changes/es", "Se corrige un año.")];
        let refused = fill(&browser, &format!("{correction}/freeze"), &sure).await;
        assert_eq!(refused.status, 422);
        let page = refused.page();
        assert!(page.contains("Corrige la edición 1: escriba un número que la siga"), "{page}");
        assert!(page.contains("href=\"#changes-en\"") && page.contains("Se corrige un año."), "{page}");
        let sure = [("/number", "1.1"), ("sure", "yes"), ("/changes/es", "Se corrige un año."), ("/changes/en", "A year is corrected.")];
        let done = fill(&browser, &format!("{correction}/freeze"), &sure).await;
        let corrected = done.leads_to().rsplit('/').next().unwrap().to_owned();
        let shown = view(&eva, &corrected).await;
        assert_eq!((&shown["number"], &shown["state"]), (&json!("1.1"), &json!("frozen")));
        let list = browser.get("/es/desk/editions").await.page();
        assert!(list.contains("Edición 1.1, fijada") && list.contains("Edición 1, fijada con fecha 27 de noviembre de 2026"), "{list}");
    }

    async fn only_editors_prepare_editions(app) {
        let (eva, browser, _) = desk(&app).await;
        let (open, done) = (draft(&eva).await, frozen(&eva).await);
        app.administrator("alba").await;
        let below = ["", "/title", "/imprint", "/practices", "/answers", "/candidate", "/freeze", "/texts/summary/es", "/texts/summary/es/history"];
        let mut pages: Vec<String> = below.iter().map(|below| format!("/es/desk/editions/{open}{below}")).collect();
        pages.extend(["/es/desk/editions".to_owned(), "/es/desk/editions/new".to_owned(), format!("/es/desk/editions/{done}/correction")]);
        for name in ["ana", "alba"] {
            let other = app.signed_in(name).await;
            let account = other.get("/es/account").await;
            for page in &pages {
                assert_eq!(other.get(page).await.status, 404, "{name} {page}");
                let fields = [("seen", "x"), ("/title/es", "Otro"), ("/languages/-", "es"), ("text", "Otro"), ("sure", "yes"), ("act", "save")];
                let sent = other.fill_in_shown(&account, page, &fields).await;
                // Some pages take no form.
                assert!([404, 405].contains(&sent.status.as_u16()), "{name} {page}: {}", sent.status);
            }
        }
        for page in &pages {
            assert!(app.browser().get(page).await.leads_to().starts_with("/es/sign-in"), "{page}");
            assert_eq!(browser.get(page).await.status, 200, "{page}");
        }
        assert_eq!(eva.get("/api/v1/editions").await.ok()["total"], 2, "nothing was made");
        for unknown in ["nada", "01960000-0000-7000-8000-000000000001"] {
            for page in ["", "/title", "/practices", "/freeze", "/texts/summary/es"] {
                let page = format!("/es/desk/editions/{unknown}{page}");
                assert_eq!(browser.get(&page).await.status, 404, "{page}");
            }
        }
        for unknown in ["summary/pt", "summary/xx", "foreword-0/es", "foreword-11/es", "foreword/es", "summary-1/es", "introduction-nada/es",
            "introduction-01960000-0000-7000-8000-000000000001/es", "nada/es", "summary/es?from=9", "summary/es?from=x"] {
            let page = format!("/es/desk/editions/{open}/texts/{unknown}");
            assert_eq!(browser.get(&page).await.status, 404, "{page}");
        }
        assert_eq!(browser.get(&format!("/es/desk/editions/{open}/correction")).await.status, 404, "it is not frozen");
    }

    async fn a_frozen_edition_gives_back_what_was_typed_and_offers_a_correction(app) {
        let (eva, browser, _) = desk(&app).await;
        let id = draft(&eva).await;
        let at = format!("/es/desk/editions/{id}");
        let forms = ["/title", "/imprint", "/practices", "/candidate", "/freeze", "/texts/summary/es"];
        let mut shown = Vec::new();
        for form in forms {
            shown.push(browser.get(&format!("{at}{form}")).await);
        }
        eva.post(&path(&id, "/freeze"), json!({})).await.ok();
        let typed = "Nadie debe perder <b>esto</b> & \"aquello\"";
        for (form, shown) in forms.iter().zip(&shown) {
            let fields = [("/title/es", typed), ("/languages/-", "es"), ("/imprint/symbol", typed), ("text", typed),
                ("/until", "2999-01-01"), ("/changes/es", typed), ("sure", "yes"), ("act", "save")];
            let refused = send(&browser, shown, &format!("{at}{form}"), &fields).await;
            let page = refused.page();
            assert_eq!(refused.status, 409, "{form}: {page}");
            assert!(page.contains("Esta edición ya no se puede cambiar") && page.contains(&format!("{at}/correction")), "{form}: {page}");
            assert!(page.contains("Nadie debe perder &#60;b&#62;esto&#60;/b&#62;"), "{form}: {page}");
            let asked = browser.get(&format!("{at}{form}")).await;
            assert_eq!(asked.status, 409, "{form}");
            assert!(!asked.page().contains("Lo que usted había escrito"));
        }
        let shown = view(&eva, &id).await;
        assert_eq!((&shown["title"]["es"], &shown["parts"]), (&json!("Documento marco"), &json!([])));
    }

    async fn a_form_that_is_sent_twice_is_done_once(app) {
        let (eva, browser, _) = desk(&app).await;
        let shown = browser.get("/es/desk/editions/new").await;
        let first = send(&browser, &shown, "/es/desk/editions/new", &titled("Documento", "Document")).await;
        let again = send(&browser, &shown, "/es/desk/editions/new", &titled("Documento", "Document")).await;
        assert_eq!(first.leads_to(), again.leads_to());
        let at = first.leads_to().to_owned();
        for (page, fields) in [("/title", titled("Otro título", "Another title")), ("/texts/summary/es", vec![("text", "Resumen")]),
            ("/candidate", vec![("/until", "2999-01-01")]), ("/freeze", vec![("/number", "3"), ("sure", "yes")])] {
            let page = format!("{at}{page}");
            let shown = browser.get(&page).await;
            let first = send(&browser, &shown, &page, &fields).await;
            let again = send(&browser, &shown, &page, &fields).await;
            assert_eq!(first.leads_to(), again.leads_to(), "{page}");
        }
        let list = eva.get("/api/v1/editions").await.ok();
        assert_eq!((&list["total"], &list["items"][0]["number"]), (&json!(1), &json!("3")));
    }

    async fn who_has_not_answered_shows_what_editors_may_know_and_no_draft(app) {
        let (eva, browser, _) = desk(&app).await;
        let id = draft(&eva).await;
        let page = format!("/es/desk/editions/{id}/answers");
        let carla = app.member("carla", Role::Author, "mre-cl").await;
        app.institution("mre-uy").await;
        carla.draft_of("mre-cl", "Borrador secreto").await;
        let shown = browser.get(&page).await.page();
        assert!(shown.contains("2 instituciones tienen al menos una práctica publicada. Faltan"), "{shown}");
        assert!(shown.contains("Ministerio mre-cl") && shown.contains("Ministerio mre-uy"), "{shown}");
        assert!(!shown.contains("Ministerio mre-co") && !shown.contains("Ministerio mre-pe"), "{shown}");
        assert!(!shown.contains("Borrador secreto") && !shown.contains("id=\"begun\""), "{shown}");
        let begins = |shown: &str, id: &str, name: &str| {
            let rest = shown.split_once(&format!("id=\"{id}\"")).unwrap_or_else(|| panic!("no {id} in {shown}")).1;
            rest.split_once("</section>").unwrap().0.contains(name)
        };
        assert!(begins(&shown, "silent", "Ministerio mre-cl") && begins(&shown, "absent", "Ministerio mre-uy"));

        // Being a member of the institution shows an editor no more on this page than the others see.
        let section = carla.draft_of("mre-cl", "Ventanilla").await;
        carla.act(&section, "submit").await.ok();
        for (act, who, said) in [("", &carla, "Espera decisión"), ("request_changes", &eva, "Cambios pedidos"), ("submit", &carla, "Espera decisión"),
            ("withdraw", &carla, "Retirada por la institución"), ("submit", &carla, "Espera decisión"), ("reject", &eva, "Rechazada")] {
            if !act.is_empty() {
                who.act(&section, act).await.ok();
            }
            let shown = browser.get(&page).await.page();
            assert!(shown.contains(said) && begins(&shown, "begun", "Ministerio mre-cl"), "{act}: {shown}");
            assert!(shown.contains(&format!("/es/desk/{section}")) && !shown.contains("Borrador secreto"), "{act}: {shown}");
        }
        eva.act(&section, "reopen").await.ok();
        carla.act(&section, "submit").await.ok();
        eva.act(&section, "approve").await.ok();
        assert!(!browser.get(&page).await.page().contains("Ministerio mre-cl"), "it has answered");
        carla.post(&format!("/api/v1/sections/{section}/unpublish"), json!({"reason": "Terminó"})).await;
        eva.act(&section, "unpublish").await;
        let shown = browser.get(&page).await.page();
        assert!(begins(&shown, "begun", "Ministerio mre-cl") && shown.contains("Aprobada, sin publicar"), "{shown}");
    }

    async fn the_history_of_a_text_can_be_read_and_an_earlier_one_used_again(app) {
        let (eva, browser, _) = desk(&app).await;
        let id = draft(&eva).await;
        let page = format!("{}/es", text(&id, "summary"));
        for version in 1..=12 {
            let saved = fill(&browser, &page, &[("text", &format!("Resumen número {version}.")), ("then", "stay")]).await;
            assert_eq!(saved.leads_to(), page);
        }
        assert_eq!(fill(&browser, &page, &[("text", "")]).await.leads_to(), format!("/es/desk/editions/{id}"));
        let history = browser.get(&format!("{page}/history")).await.page();
        assert!(history.contains("Aquí se quitó el texto.") && history.contains("Resumen número 12.") && !history.contains("Resumen número 3."), "{history}");
        let next = history.split_once("rel=\"next\"").unwrap().0.rsplit_once("href=\"").unwrap().1.split('"').next().unwrap().to_owned();
        assert!(browser.get(&next).await.page().contains("Resumen número 3."));
        let again = browser.get(&format!("{page}?from=3")).await;
        assert!(again.page().contains("Este es un texto anterior.") && again.page().contains(">\nResumen número 3.</textarea>"), "{}", again.page());
        send(&browser, &again, &page, &[("text", "Resumen número 3.")]).await.leads_to();
        assert_eq!(view(&eva, &id).await["parts"][0]["texts"]["es"]["text"], "Resumen número 3.");
        let first = eva.request(Method::GET, &path(&id, "/parts/summary/es?limit=1"));
        assert_eq!(Client::send(first).await.ok()["total"], 14);
    }
}
