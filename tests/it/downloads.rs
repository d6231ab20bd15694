//! Published practices as documents: one by itself, and those that a search finds.

use std::io::{Cursor, Read};

use serde_json::{Value, json};

use crate::app::{Client, Reply, TestApp, practice, section};

/// The formats that need no other program, with their media types.
const FORMATS: [(&str, &str); 5] = [
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("html", "text/html; charset=utf-8"),
    ("epub", "application/epub+zip"),
    ("zip", "application/zip"),
    ("json", "application/json"),
];

/// The text of a document, with its files joined if it is an archive, and without what its format escapes.
#[track_caller]
fn text(reply: &Reply) -> String {
    assert_eq!(reply.status, 200, "{}", String::from_utf8_lossy(&reply.bytes));
    let mut text = String::new();
    if reply.bytes.starts_with(b"PK") {
        let mut archive = zip::ZipArchive::new(Cursor::new(&reply.bytes)).unwrap();
        for at in 0..archive.len() {
            archive.by_index(at).unwrap().read_to_string(&mut text).unwrap();
        }
    } else {
        text = String::from_utf8(reply.bytes.clone()).unwrap();
    }
    text.replace('\\', "")
}

/// Publishes a practice of an institution in these countries.
async fn publish(
    who: &Client,
    eva: &Client,
    (institution, chapter): (&str, &str),
    title: &str,
    countries: &[&str],
) -> String {
    let mut new = section(institution, title);
    new["chapter"] = chapter.into();
    new["practice"]["countries"] = json!(countries);
    who.publishes(eva, new).await
}

/// Publishes a second version of a section.
async fn revise(ana: &Client, eva: &Client, id: &str, title: &str) {
    let tag = ana.get(&format!("/api/v1/sections/{id}")).await.header("etag").to_owned();
    ana.save(id, &tag, json!({"practice": practice(title), "body": "Texto nuevo"})).await.ok();
    ana.act(id, "submit").await.ok();
    eva.act(id, "approve").await.ok();
}

/// Copies a published section two hundred times, which would take too long through the API.
fn multiply(app: &TestApp, id: &str) {
    crate::discovery::multiply(app, id, 200);
    app.sql(&format!(
        "INSERT INTO versions (section, number, chapter, template_version, title, practice, body, hash, author, created_at, published_at) \
         SELECT sections.id, number, versions.chapter, template_version, title, practice, body, hash, author, versions.created_at, versions.published_at \
         FROM versions, sections WHERE section = '{id}' AND sections.id LIKE '01990000-%'"
    ));
}

async fn html(app: &TestApp, query: &str) -> String {
    text(&app.anonymous().get(&format!("/api/v1/search/export.html?{query}")).await)
}

/// The headings of the practices in the document of a search, in order.
fn headings(page: &str) -> Vec<String> {
    let contents = page.split("<nav").nth(1).unwrap().split("</nav>").next().unwrap();
    let lines = contents.split("</a>").filter_map(|piece| piece.rsplit_once('>'));
    lines.map(|(_, line)| line.to_owned()).collect()
}

stories! {
    async fn a_practice_can_be_had_in_every_format_with_its_version_and_address(app) {
        let (ana, eva, anyone) = (app.author("ana").await, app.editor("eva").await, app.anonymous());
        let id = ana.published(&eva, "Ventanilla móvil").await;
        let hash = anyone.get(&format!("/api/v1/published/{id}")).await.ok()["hash"].as_str().unwrap().to_owned();
        let path = |format: &str| format!("/api/v1/published/{id}/export.{format}?lang=es");
        for (format, media_type) in FORMATS {
            let reply = anyone.get(&path(format)).await;
            let said = text(&reply);
            for what in ["Ventanilla móvil", "Muchas personas viven lejos.", "Ministerio mre-co", "Colombia", "Versión 1",
                &app.url(&format!("/practices/{id}")), &hash, "2 de marzo de 2026", "Cómo citar"] {
                assert!(said.contains(what), "{format}: {what}\n{said}");
            }
            assert_eq!(reply.header("content-type"), media_type);
            let name = reply.header("content-disposition");
            assert!(name.starts_with("attachment; filename=\"mre-co-2026-") && name.ends_with(&format!("-v1-es.{format}\"")), "{name}");
            // The same version gives the same file, and whoever has it need not fetch it again.
            assert_eq!(anyone.get(&path(format)).await.bytes, reply.bytes, "{format}");
            let again = anyone.request(reqwest::Method::GET, &path(format)).header("if-none-match", reply.header("etag"));
            assert_eq!(Client::send(again).await.status, 304, "{format}");
        }
        let page = text(&anyone.get(&path("html")).await);
        assert!(!page.contains("<nav"), "one practice needs no contents");
        let english = text(&anyone.get(&format!("/api/v1/published/{id}/export.html?lang=en")).await);
        assert!(english.contains("<h1 lang=\"es\" xml:lang=\"es\">Ventanilla móvil</h1>") && english.contains("Ministry mre-co"), "{english}");
    }

    async fn a_new_version_gives_a_new_document_and_the_earlier_one_can_still_be_had(app) {
        let (ana, eva, anyone) = (app.author("ana").await, app.editor("eva").await, app.anonymous());
        let id = ana.published(&eva, "Ventanilla móvil").await;
        let path = format!("/api/v1/published/{id}/export.html?lang=es");
        let before = anyone.get(&path).await;
        revise(&ana, &eva, &id, "Ventanilla itinerante").await;
        let now = anyone.get(&path).await;
        let said = text(&now);
        assert!(said.contains("Ventanilla itinerante") && said.contains("Versión 2") && !said.contains("Ventanilla móvil"), "{said}");
        assert_ne!(now.header("etag"), before.header("etag"));
        assert_eq!(anyone.get(&format!("{path}&version=1")).await.bytes, before.bytes);
        for (version, status) in [("3", 404), ("0", 404), ("x", 422)] {
            assert_eq!(anyone.get(&format!("{path}&version={version}")).await.status, status, "{version}");
        }
    }

    async fn nobody_gets_a_document_of_what_is_not_published(app) {
        let (ana, eva, anyone) = (app.author("ana").await, app.editor("eva").await, app.anonymous());
        let hidden = ana.draft("Borrador secreto").await;
        let id = ana.published(&eva, "Ventanilla móvil").await;
        app.settle();
        for (format, _) in FORMATS {
            let path = |id: &str| format!("/api/v1/published/{id}/export.{format}");
            for who in [&anyone, &ana, &eva] {
                who.get(&path(&hidden)).await.problem(404, "not_found");
            }
            anyone.get(&path("x")).await.problem(404, "not_found");
        }
        anyone.get(&format!("/api/v1/published/{id}/export.exe")).await.problem(404, "not_found");
        // What is saved over it is not published either.
        let tag = ana.get(&format!("/api/v1/sections/{id}")).await.header("etag").to_owned();
        ana.save(&id, &tag, json!({"practice": practice("Borrador nuevo"), "body": ""})).await.ok();
        app.settle();
        let said = html(&app, "lang=es").await;
        assert!(said.contains("Ventanilla móvil") && !said.contains("Borrador"), "{said}");
        eva.act(&id, "unpublish").await.ok();
        anyone.get(&format!("/api/v1/published/{id}/export.html")).await.problem(410, "unpublished");
        let browser = app.browser();
        assert_eq!(browser.get(&format!("/es/practices/{id}/files/html")).await.status, 410);
        assert_eq!(browser.get(&format!("/es/practices/{hidden}/files/html")).await.status, 404);
        // The index does not know it yet, but the list that a document is made of is checked.
        let said = html(&app, "lang=es").await;
        assert!(!said.contains("Ventanilla móvil") && said.contains("este documento contiene 0"), "{said}");
    }

    async fn the_document_of_a_search_has_exactly_what_it_finds_and_says_what_was_asked(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let bia = app.member("bia", acervo::domain::account::Role::Author, "mre-br").await;
        let chapters = ["consular-cooperation"].map(str::to_owned);
        let known = app.anonymous().get("/api/v1/compendia/framework-document/chapters").await.ok()["items"].clone();
        let slugs: Vec<&str> = known.as_array().unwrap().iter().filter_map(|one| one["slug"].as_str()).collect();
        let other = slugs.iter().find(|slug| **slug != chapters[0]).unwrap().to_string();
        publish(&ana, &eva, ("mre-co", &other), "Ventanilla B", &["CO"]).await;
        publish(&ana, &eva, ("mre-co", &chapters[0]), "Ventanilla A", &["CO", "PE"]).await;
        publish(&bia, &eva, ("mre-br", &chapters[0]), "Ventanilla C", &["BR"]).await;
        publish(&bia, &eva, ("mre-br", &chapters[0]), "Escuela abierta", &["BR"]).await;
        app.settle();

        let query = "q=ventanilla&country=CO&country=BR&year_from=2001&sort=title&lang=es";
        let said = html(&app, query).await;
        assert_eq!(headings(&said)[1..].iter().filter(|line| line.contains("entanilla") || line.contains("Escuela")).collect::<Vec<_>>(),
            ["1 Ventanilla A", "2 Ventanilla B", "3 Ventanilla C"]);
        for what in ["«ventanilla»", "<dt>País</dt>", "<dd>Brasil, Colombia</dd>", "<dt>Desde el año</dt><dd>2001</dd>",
            "<dt>Orden</dt><dd>Por título</dd>", "La búsqueda encontró 3 prácticas", "este documento contiene 3",
            "<dt>Fecha de la búsqueda</dt><dd>2 de marzo de 2026</dd>", ">Referencias</h2>"] {
            assert!(said.contains(what), "{what}\n{said}");
        }
        let address = app.url("/es/search?q=ventanilla&country=BR&country=CO&year_from=2001&sort=title");
        assert!(said.contains(&address.replace('&', "&amp;")), "{said}");
        let references = said.split(">Referencias</h2>").nth(1).unwrap();
        assert_eq!(references.matches("<li>").count(), 3, "{references}");
        assert!(!said.contains("Escuela abierta"));

        let grouped = html(&app, &format!("{query}&group=country")).await;
        assert!(grouped.contains("<dt>Orden</dt><dd>Por país · Por título</dd>"), "{grouped}");
        let by_country = headings(&grouped);
        assert!(by_country.join("|").contains("1. Brasil|1.1 Ventanilla C|2. Colombia|2.1 Ventanilla B|3. Varios países|3.1 Ventanilla A"), "{by_country:?}");
        let by_chapter = headings(&html(&app, &format!("{query}&group=chapter")).await).join("|");
        let places = ["1. ", "2. "].map(|number| by_chapter.find(number).unwrap());
        assert!(places[0] < places[1], "{by_chapter}");
        let first = slugs.iter().position(|slug| *slug == chapters[0]) < slugs.iter().position(|slug| *slug == other);
        let expected = if first { "1.1 Ventanilla A|1.2 Ventanilla C" } else { "1.1 Ventanilla B" };
        assert!(by_chapter.contains(expected), "{by_chapter}");

        for format in ["docx", "epub", "zip"] {
            let reply = app.anonymous().get(&format!("/api/v1/search/export.{format}?{query}")).await;
            let said = text(&reply);
            for what in ["Ventanilla A", "Ventanilla B", "Ventanilla C", "encontró 3", "Referencias"] {
                assert!(said.contains(what), "{format}: {what}");
            }
            assert!(!said.contains("Escuela abierta"), "{format}");
            assert_eq!(reply.header("content-disposition"), format!("attachment; filename=\"acervo-2026-03-02-es.{format}\""));
        }
        // Words that are markup stay words.
        let odd = html(&app, "q=%3Cscript%3Ealert(1)%3C/script%3E&lang=es").await;
        assert!(!odd.contains("<script>") && odd.contains("&lt;script&gt;"), "{odd}");
        let none = html(&app, "country=AR&lang=es").await;
        assert!(none.contains("encontró 0 prácticas"), "{none}");
    }

    async fn what_is_wrong_with_the_request_for_a_document_is_said(app) {
        app.settle();
        let anyone = app.anonymous();
        let refused = anyone.get("/api/v1/search/export.html?group=theme&sort=best").await;
        refused.problem(422, "invalid");
        assert_eq!(refused.faults(), [("/query/group".to_owned(), "not_one_of_them".to_owned()), ("/query/sort".to_owned(), "not_one_of_them".to_owned())]);
        for format in ["exe", "csl", "x/y"] {
            anyone.get(&format!("/api/v1/search/export.{format}")).await.problem(404, "not_found");
        }
        // That of a search for programs is the list that has been there before.
        assert!(anyone.get("/api/v1/search/export.json").await.ok()["items"].is_array());
        let browser = app.browser();
        for (query, status) in [("format=json", 404), ("format=exe", 404), ("", 404), ("format=html&group=x", 422),
            ("format=html&year_from=x", 422), ("format=html&key=x", 200), ("format=html&group=", 200)] {
            assert_eq!(browser.get(&format!("/es/search/file?{query}")).await.status, status, "{query}");
        }
    }

    async fn a_search_that_finds_too_much_is_to_be_narrowed(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let id = ana.published(&eva, "Ventanilla móvil").await;
        multiply(&app, &id);
        ana.published(&eva, "Escuela abierta").await;
        app.settle();
        let refused = app.anonymous().get("/api/v1/search/export.docx?lang=es").await;
        let problem = refused.problem(422, "invalid");
        assert_eq!(refused.faults(), [("/query".to_owned(), "too_many_items".to_owned())]);
        assert!(problem.to_string().contains("202") && problem.to_string().contains("200"), "{problem}");
        let browser = app.browser();
        let page = browser.get("/es/search").await.page();
        assert!(page.contains("puede tener hasta 200. Acote la búsqueda") && !page.contains("/es/search/file"), "{page}");
        let error = browser.get("/es/search/file?format=docx").await;
        assert_eq!(error.status, 422);
        assert!(error.page().contains("Acótela con más palabras o filtros"), "{}", error.page());
        let narrow = app.anonymous().get("/api/v1/search/export.html?q=escuela&lang=es").await;
        assert!(text(&narrow).contains("Escuela abierta"));
        app.sql("DELETE FROM versions WHERE section LIKE '01990000-%'");
        app.sql("DELETE FROM sections WHERE id LIKE '01990000-%'");
    }

    async fn one_address_cannot_have_documents_of_searches_made_all_the_time(app) {
        app.start_again_with(|config| {
            config.rate_limits = acervo::config::Switch::On;
            config.requests_per_address = 3000;
        });
        app.settle();
        let anyone = app.anonymous();
        let mut made = 0;
        let refused = loop {
            let reply = anyone.get("/api/v1/search/export.html").await;
            if reply.status != 200 {
                break reply;
            }
            made += 1;
            assert!(made <= 60, "there is no limit");
        };
        refused.problem(429, "too_many_requests");
        assert!((1..=60).contains(&refused.header("retry-after").parse::<u64>().unwrap()));
        assert!(made >= 25, "{made}");
        assert_eq!(app.browser().get("/es/search/file?format=html").await.status, 429);
        // Everything else can still be read.
        anyone.get("/api/v1/search").await.ok();
    }

    async fn one_address_cannot_keep_others_from_documents_of_practices(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let id = ana.published(&eva, "Ventanilla móvil").await;
        app.start_again_with(|config| {
            config.rate_limits = acervo::config::Switch::On;
            config.requests_per_address = 3000;
        });
        app.settle();
        let anyone = app.anonymous();
        // What is counted does not depend on what there is, which is quickly said.
        let unknown = "/api/v1/published/01990000-0000-7000-8000-000000000000/export.html";
        let mut asked = 0;
        while anyone.get(unknown).await.status == 404 {
            asked += 1;
            assert!(asked <= 60, "there is no limit");
        }
        assert!(asked >= 25, "{asked}");
        // One more is allowed every two seconds, which a busy machine may take for one.
        let browser = app.browser();
        let mut refused = [false; 2];
        for _ in 0..10 {
            refused[0] |= anyone.get(&format!("/api/v1/published/{id}/export.html")).await.status == 429;
            refused[1] |= browser.get(&format!("/es/practices/{id}/files/zip")).await.status == 429;
        }
        assert_eq!(refused, [true; 2]);
        // Everything else can still be read.
        anyone.get(&format!("/api/v1/published/{id}")).await.ok();
    }

    async fn a_large_document_waits_on_the_disk_and_is_known_by_its_tag(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let mut new = section("mre-co", "Ventanilla larga");
        let line = "Cada mes la ventanilla llega a otro pueblo de la sierra y atiende a todas las personas. ";
        new["body"] = line.repeat(4_000).into();
        let id = ana.publishes(&eva, new).await;
        let path = format!("/api/v1/published/{id}/export.html?lang=es");
        let anyone = app.anonymous();
        let whole = anyone.get(&path).await;
        assert!(whole.bytes.len() > 300_000 && text(&whole).matches(line.trim()).count() >= 4_000);
        assert_eq!(whole.header("content-length"), whole.bytes.len().to_string());
        assert_eq!(anyone.get(&path).await.bytes, whole.bytes);
        let again = anyone.request(reqwest::Method::GET, &path).header("if-none-match", whole.header("etag"));
        assert_eq!(Client::send(again).await.status, 304);
        let page = app.browser().get(&format!("/es/practices/{id}/files/html")).await;
        assert_eq!(page.bytes, whole.bytes);
        let left = std::fs::read_dir(app.data_dir().join("printed/downloads")).unwrap().count();
        assert_eq!(left, 0, "what waits has no name");
    }

    async fn people_find_documents_on_the_pages_of_a_practice_and_of_a_search(app) {
        let (ana, eva, browser) = (app.author("ana").await, app.editor("eva").await, app.browser());
        let id = ana.published(&eva, "Ventanilla móvil").await;
        revise(&ana, &eva, &id, "Ventanilla itinerante").await;
        app.settle();
        let page = browser.get(&format!("/fr/practices/{id}")).await.page();
        let links: Vec<&str> = page.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap())
            .filter(|link| link.contains("/files/")).collect();
        let pdf = cfg!(feature = "pdf");
        assert_eq!(links.len(), if pdf { 6 } else { 5 }, "{links:?}");
        assert_eq!(links.iter().any(|link| link.ends_with("/pdf")), pdf);
        for link in links.into_iter().filter(|link| !link.ends_with("/pdf")) {
            let reply = browser.get(link).await;
            assert_eq!(reply.status, 200, "{link}");
            assert!(reply.headers["content-disposition"].to_str().unwrap().contains("-v2-fr."), "{link}");
        }
        let older = browser.get(&format!("/fr/practices/{id}?version=1")).await.page();
        let link = format!("/fr/practices/{id}/files/docx?version=1");
        assert!(older.contains(&link), "{older}");
        let reply = browser.get(&link).await;
        assert!(reply.headers["content-disposition"].to_str().unwrap().contains("-v1-fr.docx"));

        let page = browser.get("/pt/search?q=ventanilla&country=CO&limit=1").await.page();
        let form = page.split("action=\"/pt/search/file\"").nth(1).unwrap().split("</form>").next().unwrap();
        assert!(form.contains("name=\"q\" value=\"ventanilla\"") && form.contains("name=\"country\" value=\"CO\""), "{form}");
        assert!(!form.contains("name=\"limit\"") && !form.contains("value=\"json\""), "{form}");
        assert_eq!(form.contains("value=\"pdf\""), pdf);
        let reply = browser.get("/pt/search/file?q=ventanilla&country=CO&format=zip&group=country").await;
        assert_eq!((reply.status.as_u16(), reply.headers["content-type"].to_str().unwrap()), (200, "application/zip"));
        assert!(!browser.get("/pt/search?country=AR").await.page().contains("/pt/search/file"), "there is nothing to download");
        assert!(page.contains("/api/v1/search/export.csl.json?q=ventanilla&amp;country=CO") || page.contains("export.csl.json?q=ventanilla&#38;country=CO"), "{page}");
    }

    async fn the_references_of_a_search_are_a_list_of_csl_json(app) {
        let (ana, eva, anyone) = (app.author("ana").await, app.editor("eva").await, app.anonymous());
        let mut ids = Vec::new();
        for title in ["Ventanilla «A»", "Ventanilla \"B\""] {
            ids.push(ana.published(&eva, title).await);
        }
        app.settle();
        let reply = anyone.get("/api/v1/search/export.csl.json?sort=oldest&lang=es").await;
        assert_eq!(reply.header("content-type"), "application/vnd.citationstyles.csl+json");
        assert_eq!(reply.header("content-disposition"), "attachment; filename=\"acervo-2026-03-02.csl.json\"");
        let items: Vec<Value> = serde_json::from_slice(&reply.bytes).unwrap();
        // They are the same as those of the practices.
        let mut own = Vec::new();
        for id in &ids {
            let one: Vec<Value> = serde_json::from_slice(&anyone.get(&format!("/api/v1/published/{id}/cite.json?lang=es")).await.bytes).unwrap();
            own.extend(one);
        }
        let titles = |items: &[Value]| {
            let mut titles: Vec<String> = items.iter().map(|item| item.to_string()).collect();
            titles.sort();
            titles
        };
        assert_eq!(titles(&items), titles(&own));
        assert_eq!(anyone.get("/api/v1/search/export.csl.json?country=AR").await.json(), json!([]));
    }

    async fn a_pdf_is_made_only_where_the_program_can_make_it(app) {
        let (ana, eva, anyone) = (app.author("ana").await, app.editor("eva").await, app.anonymous());
        let id = ana.published(&eva, "Ventanilla móvil").await;
        app.settle();
        for path in [format!("/api/v1/published/{id}/export.pdf"), "/api/v1/search/export.pdf?q=ventanilla".to_owned()] {
            let reply = anyone.get(&path).await;
            if cfg!(feature = "pdf") {
                assert_eq!(reply.status, 202, "{path}");
                let location = reply.header("location").to_owned();
                let key = location.rsplit('/').next().unwrap();
                // The same document is not made twice.
                assert_eq!(anyone.get(&path).await.header("location"), location);
                let state = anyone.get(&format!("/api/v1/exports/{key}")).await.ok();
                assert!(["running", "failed", "done"].contains(&state["state"].as_str().unwrap()));
            } else {
                reply.problem(404, "not_found");
            }
        }
    }
}
