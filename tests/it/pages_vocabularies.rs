//! What administrators set on pages: lists of options, groups of countries, the thesaurus.

use serde_json::json;

use crate::pages_settings::{administrator, send, shown};

stories! {
    async fn the_members_of_a_group_of_countries_are_changed_row_by_row(app) {
        let root = administrator(&app).await;
        const GROUPS: &str = "/api/v1/vocabularies/memberships";
        let group = async || app.anonymous().get(GROUPS).await.ok()["items"][2].clone();
        let (before, term) = (group().await, "/es/admin/vocabularies/memberships/term");
        let page = shown(&root, &format!("{term}?value=mercosur")).await;
        // By their names, Bolivia's association before its membership.
        let (rows, places) = (before["members"].as_array().unwrap().len(), ["Argentina", "Bolivia", "Bolivia", "Brasil"]);
        let legends: Vec<&str> = page.split("<legend class=\"hide\">").skip(1).map(|rest| rest.split('<').next().unwrap()).collect();
        assert_eq!((legends.len(), &legends[..4]), (rows, &places[..]));

        let journal = app.administrator("other").await;
        let entries = async || journal.get("/api/v1/journal").await.ok()["total"].clone();
        let unchanged = entries().await;
        send(&root, &page, term, "term", &[("act", "save")]).await.leads_to();
        assert_eq!((group().await, entries().await), (before.clone(), unchanged), "nothing was changed");

        let added = send(&root, &page, term, "term", &[("act", "add:members")]).await.page();
        let new = |member: &str| format!("/members/{rows}/{member}");
        let (country, from, until) = (new("country"), new("from"), new("until"));
        let odd = [(&*country, "BO"), (&*from, "ayer"), (&*until, "2001"), ("act", "save")];
        let refused = send(&root, &added, term, "term", &odd).await;
        let text = refused.page();
        assert_eq!(refused.status, 422);
        assert!(text.contains("Escriba el año (2012)") && text.contains(&format!("href=\"#members-{rows}-from\"")), "{text}");
        let refused = send(&root, &added, term, "term", &[(&*country, "BO"), (&*from, "2001"), (&*until, "2000"), ("act", "save")]).await;
        assert!(refused.page().contains("El fin es anterior al comienzo"), "{}", refused.page());
        assert!(refused.page().contains("Este país ya figura en el grupo"), "{}", refused.page());
        let nobody = send(&root, &added, term, "term", &[(&*from, "2001"), ("act", "save")]).await;
        assert!(nobody.status == 422 && nobody.page().contains(&format!("id=\"members-{rows}-country-fault\">Elija un país")), "{}", nobody.page());
        assert_eq!(group().await, before);

        send(&root, &added, term, "term", &[(&*country, "CU"), (&new("status"), "observer"), (&*from, "2026-01"), ("act", "save")]).await.leads_to();
        let cuba = app.anonymous().get("/api/v1/countries/CU").await.ok();
        let of_cuba = cuba["memberships"].as_array().unwrap().iter().find(|one| one["group"] == "mercosur").unwrap();
        assert_eq!((&of_cuba["status"], &of_cuba["from"]), (&json!("observer"), &json!("2026-01")));
        assert!(shown(&root, "/es/countries/CU").await.contains("Observador desde 2026"));

        let page = shown(&root, &format!("{term}?value=mercosur")).await;
        let removed = send(&root, &page, term, "term", &[("act", "remove:members:0")]).await.page();
        assert!(group().await["members"][0]["country"] == "AR" && !removed.contains("<legend class=\"hide\">Argentina"), "{removed}");
        // Somebody else saves the term meanwhile, and another term, which is no matter.
        send(&root, &page, term, "term", &[("/label/es", "Mercosur"), ("act", "save")]).await.leads_to();
        let collided = send(&root, &removed, term, "term", &[("act", "save")]).await;
        assert!(collided.status == 422 && collided.page().contains("Otra persona cambió esta opción"), "{}", collided.page());
        let text = collided.page();
        assert!(text.contains(&format!("href=\"{term}?value=mercosur\"")), "{text}");
        let over = text.split("name=\"over\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let other = shown(&root, &format!("{term}?value=can")).await;
        send(&root, &other, term, "term", &[("/label/es", "Comunidad Andina"), ("act", "save")]).await.leads_to();
        // What was ticked holds while rows are added and removed, and while something is wrong.
        let one_more = send(&root, &text, term, "term", &[("over", &over), ("act", "add:members")]).await.page();
        let ticked = send(&root, &one_more, term, "term", &[("/members/0/from", "ayer"), ("act", "save")]).await;
        assert!(ticked.status == 422 && ticked.page().contains("<b>Bolivia: Desde.</b>"), "{}", ticked.page());
        let form = ticked.page();
        let saved = async || send(&root, &form, term, "term", &[("/members/0/from", ""), ("act", "save")]).await;
        saved().await.leads_to();
        let after = group().await;
        assert_eq!((after["members"].as_array().unwrap().len(), &after["label"]), (rows, &before["label"]), "one more and one less");
        // Who presses twice is not told of somebody else.
        saved().await.leads_to();
    }

    async fn terms_are_not_lost_moved_or_emptied_by_two_administrators(app) {
        let root = administrator(&app).await;
        const GROUPS: &str = "/api/v1/vocabularies/memberships";
        let values = async || {
            let list = app.anonymous().get(GROUPS).await.ok();
            list["items"].as_array().unwrap().iter().map(|term| term["value"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        let (list, term) = ("/es/admin/vocabularies/memberships", "/es/admin/vocabularies/memberships/term");
        assert_eq!(values().await[..4], ["sela", "can", "mercosur", "csm"]);
        // One corrects a name while another changes the order.
        let page = shown(&root, &format!("{term}?value=csm")).await;
        let token = root.get(list).await.hidden("csrf_token");
        let revision = root.get(list).await.hidden("revision");
        root.post(list, &[("csrf_token", &token), ("revision", &revision), ("act", "up:csm")]).await.leads_to();
        send(&root, &page, term, "term", &[("/label/es", "Conferencia Suramericana"), ("act", "save")]).await.leads_to();
        assert_eq!(values().await[..4], ["sela", "can", "csm", "mercosur"], "it stays where it was moved to");
        // One removes what another has just changed: first it is looked at.
        let remove = async |page: &str| send(&root, page, term, "remove", &[("act", "remove")]).await;
        let collided = remove(&page).await;
        let text = collided.page();
        assert!(collided.status == 422 && text.contains("Mírela antes de quitarla") && text.contains("value=\"Conferencia Suramericana\""), "{text}");
        assert!(text.contains("<legend class=\"hide\">Argentina</legend>"), "nothing is empty: {text}");
        remove(&text).await.leads_to();
        assert!(!values().await.contains(&"csm".to_owned()));
        remove(&text).await.leads_to();
        // One goes on writing what another has removed.
        let gone = send(&root, &page, term, "term", &[("/label/es", "Vuelve"), ("act", "save")]).await;
        assert!(gone.status == 422 && gone.page().contains("Otra persona quitó esta opción"), "{}", gone.page());
        send(&root, &gone.page(), term, "term", &[("act", "save")]).await.leads_to();
        let back = app.anonymous().get(GROUPS).await.ok();
        let back = back["items"].as_array().unwrap().iter().find(|term| term["value"] == "csm").unwrap().clone();
        assert_eq!((&back["label"]["es"], back["members"].as_array().unwrap().len()), (&json!("Vuelve"), 12));
        // What no button says does nothing, and a form without members says nothing of them.
        let odd = shown(&root, &format!("{term}?value=csm")).await;
        assert_eq!(send(&root, &odd, term, "term", &[("act", "xxxx"), ("/label/es", "No")]).await.status, 200);
        let seen = odd.split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let bare = [("csrf_token", &*token), ("seen", &seen), ("original", "csm"), ("/label/es", "Sin filas"), ("act", "save")];
        root.post(term, &bare).await.leads_to();
        let kept = app.anonymous().get(GROUPS).await.ok();
        let kept = kept["items"].as_array().unwrap().iter().find(|term| term["value"] == "csm").unwrap().clone();
        assert_eq!((&kept["label"]["es"], kept["members"].as_array().unwrap().len()), (&json!("Sin filas"), 12));
    }

    async fn the_countries_of_a_part_of_the_region_have_no_dates_to_fill_in(app) {
        let root = administrator(&app).await;
        let term = "/pt/admin/vocabularies/sub_regions/term";
        let page = shown(&root, &format!("{term}?value=mexico")).await;
        assert!(page.contains("for=\"members-0-country\"") && !page.contains("for=\"members-0-from\""), "{page}");
        let added = send(&root, &page, term, "term", &[("act", "add:members")]).await.page();
        send(&root, &added, term, "term", &[("/members/1/country", "BZ"), ("act", "save")]).await.leads_to();
        let regions = app.anonymous().get("/api/v1/vocabularies/sub_regions").await.ok();
        let member = |country: &str| json!({"country": country, "status": "member", "from": null, "until": null});
        assert_eq!(regions["items"][3]["members"], json!([member("BZ"), member("MX")]));
        let page = shown(&root, &format!("{term}?value=mexico")).await;
        let added = send(&root, &page, term, "term", &[("act", "add:members")]).await.page();
        let twice = send(&root, &added, term, "term", &[("/members/2/country", "MX"), ("act", "save")]).await;
        assert!(twice.status == 422 && twice.page().contains("Este país já consta da lista."), "{}", twice.page());
        let themes = shown(&root, "/pt/admin/vocabularies/inclusion_themes/term").await;
        assert!(!themes.contains("add:members"), "{themes}");
    }

    async fn options_are_found_moved_and_removed_and_nobody_overwrites_another(app) {
        let root = administrator(&app).await;
        let path = "/es/admin/vocabularies/gcm_objectives";
        let found = shown(&root, &format!("{path}?q=consular")).await;
        assert!(found.contains("de 23 opciones") && !found.contains("value=\"up:"), "{found}");
        let page = shown(&root, path).await;
        let revision = page.split("name=\"revision\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let token = root.get(path).await.hidden("csrf_token");
        let post = async |act: &str| root.post(path, &[("csrf_token", &token), ("revision", &revision), ("act", act)]).await;
        post("down:1").await.leads_to();
        let refused = post("down:1").await;
        assert!(refused.status == 422 && refused.page().contains("Otra persona cambió esta lista"), "{}", refused.page());
        let list = app.anonymous().get("/api/v1/vocabularies/gcm_objectives").await.ok();
        assert_eq!((&list["items"][0]["value"], &list["items"][1]["value"]), (&json!("2"), &json!("1")));
        let term = format!("{path}/term");
        let page = shown(&root, &format!("{term}?value=23")).await;
        assert!(page.contains("Ninguna sección la elige"), "{page}");
        send(&root, &page, &term, "term", &[("act", "remove")]).await.leads_to();
        assert_eq!(app.anonymous().get("/api/v1/vocabularies/gcm_objectives").await.ok()["items"].as_array().unwrap().len(), 22);
    }

    async fn a_concept_is_added_below_another_changed_and_removed(app) {
        let root = administrator(&app).await;
        let path = "/es/admin/thesaurus/new";
        let page = shown(&root, &format!("{path}?broader=visa")).await;
        let found = send(&root, &page, path, "concept", &[("find", "consul"), ("act", "find")]).await.page();
        assert!(found.contains("value=\"visa\" checked"), "what was ticked stays: {found}");
        let typed = [("/labels/es/preferred", "visado <de> tránsito"), ("/labels/es/alternatives", "visa de paso\r\nTWOV"), ("/labels/en/preferred", "transit visa card"), ("act", "save")];
        let made = send(&root, &found, path, "concept", &typed).await;
        assert_eq!(made.leads_to(), "/es/admin/thesaurus/concepts/transit-visa-card");
        let concept = app.anonymous().get("/api/v1/thesaurus/transit-visa-card").await.ok();
        assert_eq!((&concept["labels"]["es"]["alternatives"], &concept["broader"]), (&json!(["visa de paso", "TWOV"]), &json!(["visa"])));
        let above = shown(&root, "/es/admin/thesaurus/concepts/visa").await;
        assert!(above.contains("visado &#60;de&#62; tránsito") && !above.contains("value=\"remove\""), "{above}");
        let path = "/es/admin/thesaurus/concepts/transit-visa-card";
        let page = shown(&root, path).await;
        let refused = send(&root, &page, path, "concept", &[("/labels/pt/alternatives", "sem nome"), ("act", "save")]).await;
        assert!(refused.status == 422 && refused.page().contains("id=\"labels-pt-preferred-fault\""), "{}", refused.page());
        assert!(shown(&root, "/es/admin/thesaurus?q=TRANSITO").await.contains("visado &#60;de&#62; tránsito"));
        let token = root.get(path).await.hidden("csrf_token");
        assert_eq!(root.post(path, &[("csrf_token", &token), ("act", "remove")]).await.leads_to(), "/es/admin/thesaurus");
        app.anonymous().get("/api/v1/thesaurus/transit-visa-card").await.problem(404, "not_found");
    }

    async fn a_thesaurus_is_replaced_by_a_file_with_a_report_and_only_from_our_own_form(app) {
        let root = administrator(&app).await;
        let path = "/es/admin/thesaurus/import";
        let token = root.get(path).await.hidden("csrf_token");
        let file = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n@prefix e: <http://example.org/> .\n\
            e:a a skos:Concept ; skos:prefLabel \"asilo\"@es , \"asylum\"@en .\ne:b a skos:Concept ; skos:prefLabel \"nur deutsch\"@de .\n";
        let multipart = |token: &str, name: &str, content: &str| {
            format!("--X\r\ncontent-disposition: form-data; name=\"csrf_token\"\r\n\r\n{token}\r\n--X\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\ncontent-type: application/octet-stream\r\n\r\n{content}\r\n--X--\r\n")
        };
        let post = async |site: &str, body: String| {
            let request = root.request(reqwest::Method::POST, path).header("content-type", "multipart/form-data; boundary=X");
            root.send(request.header("sec-fetch-site", site).body(body)).await
        };
        assert_eq!(post("cross-site", multipart(&token, "t.ttl", file)).await.status, 403);
        assert_eq!(post("same-origin", multipart("forged", "t.ttl", file)).await.status, 403);
        for (name, content) in [("", ""), ("t.docx", file), ("t.ttl", "no es Turtle")] {
            let refused = post("same-origin", multipart(&token, name, content)).await;
            assert!([400, 422].contains(&refused.status.as_u16()) && refused.page().contains("id=\"faults\""), "{name}: {}", refused.page());
        }
        app.anonymous().get("/api/v1/thesaurus/visa").await.ok();
        let done = post("same-origin", multipart(&token, "t.ttl", file)).await;
        let page = done.page();
        assert!(done.status == 200 && page.contains("Ahora tiene 1 concepto.") && page.contains("Quedó fuera 1 concepto."), "{page}");
        app.anonymous().get("/api/v1/thesaurus/visa").await.problem(404, "not_found");
        let exported = root.get("/es/admin/thesaurus/export").await;
        assert!(exported.header("content-disposition").contains("attachment") && exported.page().contains("asilo"));
    }
}
