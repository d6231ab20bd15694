//! The forms of an edition: what is wrong is said at its field, nothing that was typed is lost, and two editors do not
//! overwrite each other.

use serde_json::json;

use crate::app::{Client, TestApp};
use crate::browser::Browser;
use crate::editions::{draft, path};
use crate::pages_editions_desk::{fill, send, text, titled};

/// Two editors, each with a browser, and a draft.
async fn editors(app: &TestApp) -> (Client, [Browser; 2], String) {
    let (eva, _emma) = (app.editor("eva").await, app.editor("emma").await);
    let id = draft(&eva).await;
    (eva, [app.signed_in("eva").await, app.signed_in("emma").await], id)
}

stories! {
    async fn two_editors_never_overwrite_each_others_texts(app) {
        let (eva, [one, other], id) = editors(&app).await;
        let page = format!("{}/es", text(&id, "summary"));
        let (mine, theirs) = (one.get(&page).await, other.get(&page).await);
        send(&other, &theirs, &page, &[("text", "Lo que escribió Emma.\n\nIgual.")]).await.leads_to();
        let refused = send(&one, &mine, &page, &[("text", "Lo que escribió Eva.\n\nIgual.")]).await;
        assert_eq!(refused.status, 409, "{}", refused.page());
        let shown = refused.page();
        assert!(shown.contains("entretanto otra persona cambió este texto"), "{shown}");
        assert!(shown.contains(">\nLo que escribió Eva.\n\nIgual.</textarea>") && shown.contains("<del>") && shown.contains("Emma"), "{shown}");
        assert_eq!(eva.get(&path(&id, "")).await.ok()["parts"][0]["texts"]["es"]["text"], "Lo que escribió Emma.\n\nIgual.");
        // Whoever has seen both decides.
        send(&one, &refused, &page, &[("text", "Lo que escribieron Eva y Emma.")]).await.leads_to();
        assert_eq!(eva.get(&path(&id, "")).await.ok()["parts"][0]["texts"]["es"]["text"], "Lo que escribieron Eva y Emma.");
        // Saving what is there already harms nobody.
        send(&other, &theirs, &page, &[("text", "Lo que escribieron Eva y Emma.")]).await.leads_to();
    }

    async fn different_parts_do_not_stand_in_each_others_way(app) {
        let (eva, [one, other], id) = editors(&app).await;
        let at = format!("/es/desk/editions/{id}");
        let pages = [format!("{}/es", text(&id, "summary")), format!("{}/en", text(&id, "summary")), format!("{at}/title"), format!("{at}/imprint")];
        let mut shown = Vec::new();
        for page in &pages {
            shown.push(one.get(page).await);
        }
        fill(&other, &format!("{}/es", text(&id, "notes")), &[("text", "Notas")]).await.leads_to();
        let fields = [vec![("text", "Resumen")], vec![("text", "Summary")], titled("Otro título", "Another title"), vec![("/imprint/symbol", "SP/1"), ("act", "save")]];
        for ((page, shown), fields) in pages.iter().zip(&shown).zip(&fields) {
            assert_eq!(send(&one, shown, page, fields).await.leads_to(), at, "{page}");
        }
        let view = eva.get(&path(&id, "")).await.ok();
        assert_eq!((&view["title"]["es"], &view["imprint"]["symbol"]), (&json!("Otro título"), &json!("SP/1")));
        assert_eq!(view["parts"].as_array().unwrap().len(), 2);
    }

    async fn nobody_takes_a_candidate_back_without_knowing(app) {
        let (eva, [one, other], id) = editors(&app).await;
        app.author("ana").await.published(&eva, "Alfa").await;
        let at = format!("/es/desk/editions/{id}");
        let pages = [format!("{}/es", text(&id, "summary")), format!("{at}/title"), format!("{at}/imprint"), format!("{at}/practices")];
        let fields = [vec![("text", "Resumen")], titled("Otro", "Another"), vec![("/imprint/symbol", "SP/1"), ("act", "save")], vec![("act", "save")]];
        let mut shown = Vec::new();
        for page in &pages {
            shown.push(one.get(page).await);
        }
        fill(&other, &format!("{at}/candidate"), &[("/until", "2999-01-01")]).await.leads_to();
        for ((page, shown), fields) in pages.iter().zip(&shown).zip(&fields) {
            let refused = send(&one, shown, page, fields).await;
            assert_eq!(refused.status, 409, "{page}");
            let text = refused.page();
            assert!(text.contains("otra persona hizo candidata la edición") && text.contains("Esta edición es candidata."), "{page}: {text}");
            assert!(!text.contains("Lo que está guardado ahora") || page.contains("texts"), "{page}: nothing else has changed");
        }
        assert_eq!(eva.get(&path(&id, "")).await.ok()["state"], "candidate");
        // Whoever knows may; and a page that was shown of the candidate can be saved over the draft.
        let later = other.get(&pages[2]).await;
        let known = one.get(&pages[1]).await;
        send(&one, &known, &pages[1], &fields[1]).await.leads_to();
        assert_eq!(eva.get(&path(&id, "")).await.ok()["state"], "draft");
        send(&other, &later, &pages[2], &fields[2]).await.leads_to();
        assert_eq!(eva.get(&path(&id, "")).await.ok()["imprint"]["symbol"], "SP/1");
    }

    async fn titles_and_imprints_that_others_changed_come_back_with_both(app) {
        let (eva, [one, other], id) = editors(&app).await;
        let at = format!("/es/desk/editions/{id}");
        let page = format!("{at}/title");
        let shown = one.get(&page).await;
        fill(&other, &page, &titled("Título de Emma", "Emma's title")).await.leads_to();
        let mut fields = titled("Título de Eva", "Emma's title");
        fields.push(("/subtitle/es", "Subtítulo"));
        let refused = send(&one, &shown, &page, &fields).await;
        assert_eq!(refused.status, 409);
        let text = refused.page();
        assert!(text.contains("Título (Español)") && text.contains("Título de Emma") && text.contains("value=\"Título de Eva\""), "{text}");
        assert!(text.contains("Subtítulo (Español)") && text.contains("(nada)") && !text.contains("Título (English)"), "{text}");
        send(&one, &refused, &page, &fields).await.leads_to();
        assert_eq!(eva.get(&path(&id, "")).await.ok()["title"]["es"], "Título de Eva");

        let page = format!("{at}/imprint");
        let shown = one.get(&page).await;
        fill(&other, &page, &[("/imprint/symbol", "DE EMMA"), ("/imprint/doi", "10.5555/1"), ("act", "save")]).await.leads_to();
        let fields = [("/imprint/symbol", "DE EVA"), ("/imprint/doi", "10.5555/1"), ("act", "save")];
        let refused = send(&one, &shown, &page, &fields).await;
        assert_eq!(refused.status, 409);
        let text = refused.page();
        assert!(text.contains("<dd dir=\"auto\">DE EMMA</dd>") && text.contains("value=\"DE EVA\"") && !text.contains("<dd dir=\"auto\">10.5555/1</dd>"), "{text}");
        send(&one, &refused, &page, &fields).await.leads_to();
        assert_eq!(eva.get(&path(&id, "")).await.ok()["imprint"]["symbol"], "DE EVA");
    }

    async fn faults_are_said_at_their_fields_and_everything_typed_comes_back(app) {
        let (eva, [browser, _], id) = editors(&app).await;
        let at = format!("/es/desk/editions/{id}");
        let page = format!("{at}/imprint");
        let fields = [
            ("/imprint/publishers/0/short", ""), ("/imprint/publishers/0/place", ""), ("/imprint/publishers/1/short", "SELA"),
            ("/imprint/isbns/0/language", "es"), ("/imprint/isbns/0/format", "pdf"), ("/imprint/isbns/0/isbn", "978-0-306-40615-8"),
            ("/imprint/isbns/1/language", "es"), ("/imprint/isbns/1/format", "epub"), ("/imprint/isbns/1/isbn", "12"),
            ("/imprint/issn", "12345678"), ("/imprint/contact", "a\u{7}b"),
            ("/imprint/signatories/0/name", ""), ("/imprint/signatories/1/name", "Ana"), ("act", "save"),
        ];
        let refused = fill(&browser, &page, &fields).await;
        assert_eq!(refused.status, 422);
        let text = refused.page();
        for (anchor, said) in [
            ("imprint-isbns-0-isbn", "dígito de control"), ("imprint-isbns-1-isbn", "Un ISBN tiene 13 cifras"), ("imprint-issn", "dos grupos de cuatro cifras"),
            ("imprint-contact", "una sola línea"), ("imprint-publishers-0-name", "necesario"), ("imprint-signatories-0-name", "necesario"),
        ] {
            let fault = text.split_once(&format!("href=\"#{anchor}\"")).unwrap_or_else(|| panic!("nothing at {anchor}: {text}")).1;
            assert!(fault.split_once("</a>").unwrap().0.contains(said), "{anchor}: {fault}");
            assert!(text.contains(&format!("id=\"{anchor}\"")), "{anchor}");
        }
        for value in ["978-0-306-40615-8", "SELA", "Ana", "12345678"] {
            assert!(text.contains(&format!("value=\"{value}\"")), "{value}: {text}");
        }

        // Rows are added and taken away on the page; nothing is saved, nothing is lost.
        let added = send(&browser, &refused, &page, &[("/imprint/isbns/0/isbn", "978"), ("/imprint/symbol", "SP"), ("act", "add:isbns")]).await;
        assert_eq!(added.status, 200);
        assert!(added.page().contains("imprint-isbns-1-isbn") && added.page().contains("value=\"978\"") && added.page().contains("value=\"SP\""));
        assert_eq!(eva.get(&path(&id, "")).await.ok()["imprint"]["symbol"], json!(null));
        // The language of the page can be changed in the middle of it.
        let switched = send(&browser, &refused, &page.replace("/es/", "/fr/"), &[("/imprint/symbol", "SP/7"), ("switch_language", "fr")]).await;
        assert!(switched.status == 200 && switched.page().contains("value=\"SP/7\"") && switched.page().contains("Cote du document"));

        let page = format!("{at}/title");
        let long = "x".repeat(301);
        let fields = [("/title/es", long.as_str()), ("/subtitle/pt", "Está aqui"), ("which", "some"), ("main", "es")];
        let refused = fill(&browser, &page, &fields).await;
        assert_eq!(refused.status, 422);
        let text = refused.page();
        for said in ["300", "Elija al menos un idioma.", "Elija al menos un capítulo, o todos.", "value=\"Está aqui\"", &long] {
            assert!(text.contains(said), "{said}: {text}");
        }
        let long = "x".repeat(200_001);
        let refused = fill(&browser, &format!("{}/es", self::text(&id, "summary")), &[("text", &long)]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.page().contains("href=\"#text\"") && refused.page().contains(&long));
        assert_eq!(eva.get(&path(&id, "")).await.ok()["revision"], 1, "nothing was saved");
    }

    async fn practices_are_moved_on_the_page_and_new_ones_find_their_place(app) {
        let (eva, [one, other], id) = editors(&app).await;
        let ana = app.author("ana").await;
        let mut ids = Vec::new();
        for title in ["Alfa", "Beta", "Gama"] {
            ids.push(ana.published(&eva, title).await);
        }
        let (alfa, beta, gama) = (ids[0].as_str(), ids[1].as_str(), ids[2].as_str());
        let at = format!("/es/desk/editions/{id}");
        let page = format!("{at}/practices");
        let shown = one.get(&page).await;
        let order = |text: &str| {
            let mut places: Vec<_> = ["Alfa", "Beta", "Gama"].map(|title| (text.find(&format!(">{title}</label>")), title)).into();
            places.sort();
            places.into_iter().map(|(_, title)| title).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(order(&shown.page()), "Alfa Beta Gama");
        let rows = [("row", alfa), ("row", beta), ("row", gama), ("in", alfa), ("in", beta)];
        let up = format!("up:{gama}");
        let moved = send(&one, &shown, &page, &[&rows[..], &[("act", up.as_str())]].concat()).await;
        assert_eq!((moved.status.as_u16(), order(&moved.page()).as_str()), (200, "Alfa Gama Beta"));
        assert!(!moved.page().contains(&format!("value=\"{gama}\" checked")), "what was unticked stays so");
        assert_eq!(eva.get(&path(&id, "")).await.ok()["revision"], 1, "nothing is saved yet");

        // Another editor leaves one out meanwhile.
        let theirs = [("row", alfa), ("row", beta), ("row", gama), ("in", beta), ("in", gama), ("act", "save")];
        fill(&other, &page, &theirs).await.leads_to();
        let rows = [("row", gama), ("row", alfa), ("row", beta), ("in", gama), ("in", alfa), ("in", beta), ("act", "save")];
        let refused = send(&one, &moved, &page, &rows).await;
        assert_eq!(refused.status, 409);
        let text = refused.page();
        assert!(text.contains("<dt>Alfa</dt><dd dir=\"auto\">Está fuera de la edición.") && order(&text) == "Gama Alfa Beta", "{text}");
        send(&one, &refused, &page, &rows).await.leads_to();
        let entries = eva.get(&path(&id, "/entries")).await.ok();
        let titles = |entries: &serde_json::Value| entries["chapters"][0]["entries"].as_array().unwrap().iter().map(|one| one["title"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
        assert_eq!(titles(&entries), ["Gama", "Alfa", "Beta"]);
        ana.published(&eva, "Antes").await;
        assert_eq!(titles(&eva.get(&path(&id, "/entries")).await.ok()), ["Gama", "Alfa", "Antes", "Beta"]);
        // A practice that is no longer published does not lose its place.
        eva.act(gama, "unpublish").await.ok();
        let fields = [("row", beta), ("row", alfa), ("in", beta), ("in", alfa), ("act", "save")];
        fill(&one, &page, &fields).await.leads_to();
        let choice = eva.get(&path(&id, "")).await.ok()["entry_choice"].clone();
        assert!(choice["order"].as_array().unwrap().contains(&json!(gama)), "{choice}");
    }

    async fn freezing_asks_again_if_what_is_published_has_changed(app) {
        let (eva, [browser, _], id) = editors(&app).await;
        let ana = app.author("ana").await;
        ana.published(&eva, "Alfa").await;
        let page = format!("/es/desk/editions/{id}/freeze");
        let shown = browser.get(&page).await;
        let beta = ana.published(&eva, "Beta").await;
        let fields = [("/number", "4"), ("/date", "2026-11-27"), ("sure", "yes")];
        let refused = send(&browser, &shown, &page, &fields).await;
        assert_eq!(refused.status, 409);
        let text = refused.page();
        assert!(text.contains("2 prácticas están en la edición.") && text.contains("El resumen está al día") && text.contains("value=\"4\""), "{text}");
        assert!(!text.contains("name=\"sure\" value=\"yes\" checked"), "whoever freezes it says again that they are sure");
        send(&browser, &refused, &page, &fields).await.leads_to();
        assert_eq!(eva.get(&path(&id, "")).await.ok()["number"], "4");

        // The number is given once only; days that do not exist and days gone by are refused.
        let second = draft(&eva).await;
        let page = format!("/es/desk/editions/{second}/freeze");
        for (number, date, said) in [("4", "2026-11-27", "Otra edición ya tiene este número."), ("1.1", "2026-11-27", "Escriba un número entero"), ("5", "2026-02-31", "Escriba un día que exista")] {
            let refused = fill(&browser, &page, &[("/number", number), ("/date", date), ("sure", "yes")]).await;
            assert!([409, 422].contains(&refused.status.as_u16()), "{said}: {}", refused.status);
            assert!(refused.page().contains(said) && refused.page().contains(&format!("value=\"{number}\"")), "{said}: {}", refused.page());
        }
        let page = format!("/es/desk/editions/{second}/candidate");
        for (until, said) in [("", "Elija el último día"), ("2001-01-01", "Elija un día de hoy en adelante."), ("mañana", "Elija un día de hoy en adelante.")] {
            let refused = fill(&browser, &page, &[("/until", until)]).await;
            assert_eq!(refused.status, 422, "{until}");
            assert!(refused.page().contains(said), "{until}: {}", refused.page());
        }
        for id in [&beta] {
            eva.act(id, "unpublish").await.ok();
        }
        assert_eq!(eva.get(&path(&second, "")).await.ok()["state"], "draft");
    }

    async fn hostile_titles_stay_text(app) {
        let (eva, [browser, _], _) = editors(&app).await;
        let title = format!("<script>alert(1)</script> & \"\u{202e}שלום\" {}", "desinstitucionalización".repeat(20));
        let title: String = title.chars().take(300).collect();
        let made = fill(&browser, "/es/desk/editions/new", &titled(&title, "")).await;
        let at = made.leads_to().to_owned();
        let id = at.rsplit('/').next().unwrap();
        for page in ["/es/desk/editions".to_owned(), at.clone(), format!("{at}/title"), format!("{at}/freeze"), format!("{at}/practices"), format!("{}/es", text(id, "notes"))] {
            let shown = browser.get(&page).await;
            assert_eq!(shown.status, 200, "{page}");
            let text = shown.page();
            assert!(!text.contains("<script>alert") && text.contains("&#60;script&#62;alert"), "{page}");
        }
        let stored = title.replace('\u{202e}', "");
        assert_eq!(eva.get(&path(id, "")).await.ok()["title"]["es"], stored, "what turns the direction of a line is taken out");
        let hostile = "<img src=x onerror=alert(1)>\n\n[enlace](javascript:alert(1))";
        fill(&browser, &format!("{}/es", text(id, "notes")), &[("text", hostile)]).await.leads_to();
        let shown = browser.get(&format!("{}/es", text(id, "notes"))).await.page();
        assert!(!shown.contains("<img src=x") && shown.contains("&#60;img src=x"), "{shown}");
    }
}
