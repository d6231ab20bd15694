//! Search as people see it: results, filters, what is said of a query, its faults, and saving it.

use acervo::domain::account::Role;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use reqwest::Method;
use serde_json::json;

use crate::any_question::{QUESTIONS, encoded, library, parameters, question};
use crate::app::{Client, PASSWORD, Reply, TestApp, section};

/// Returns the HTML of a page with this status.
#[track_caller]
fn html(reply: &Reply, status: u16) -> String {
    let text = String::from_utf8(reply.bytes.clone()).unwrap();
    assert_eq!(reply.status.as_u16(), status, "{text}");
    assert_eq!(reply.header("content-type"), "text/html; charset=utf-8", "{text}");
    text
}

async fn page(app: &TestApp, path: &str) -> String {
    html(&app.anonymous().get(path).await, 200)
}

/// Returns what stands between two texts.
#[track_caller]
fn between<'a>(text: &'a str, begin: &str, end: &str) -> &'a str {
    let from = text.find(begin).unwrap_or_else(|| panic!("no {begin} in {text}")) + begin.len();
    let length = text[from..].find(end).unwrap_or_else(|| panic!("no {end} after {begin} in {text}"));
    &text[from..from + length]
}

/// Returns the titles of the list, without marks.
fn titles(page: &str) -> Vec<String> {
    let entries = page.split("<li><h2><a ").skip(1);
    let titles = entries.map(|entry| between(entry, ">", "</a></h2>"));
    titles.map(|title| title.replace("<mark>", "").replace("</mark>", "")).collect()
}

/// Returns the addresses of all links and forms that contain this text.
fn addresses(page: &str, with: &str) -> Vec<String> {
    let parts = page.split("href=\"").skip(1).map(|part| part.split('"').next().unwrap());
    let parts = parts.map(|address| address.replace("&amp;", "&").replace("&#38;", "&"));
    parts.filter(|address| address.contains(with)).collect()
}

/// Signs in by the page for it, and returns the cookie of the session.
async fn signed_in(app: &TestApp, name: &str) -> String {
    let reader = app.anonymous();
    let form = reader.get("/es/sign-in").await;
    let cookie = form.header("set-cookie").split(';').next().unwrap().to_owned();
    let token = between(&html(&form, 200), "name=\"csrf_token\" value=\"", "\"").to_owned();
    let email = encoded(&TestApp::email(name));
    let body = format!("csrf_token={token}&email={email}&password={}", encoded(PASSWORD));
    let reply = post(&reader, "/es/sign-in", &cookie, body).await;
    assert_eq!(reply.status, 303, "{reply:?}");
    let cookies = reply.headers.get_all("set-cookie").iter().map(|field| field.to_str().unwrap());
    let session = cookies.map(|cookie| cookie.split(';').next().unwrap());
    session.into_iter().find(|cookie| cookie.starts_with("acervo_session=")).unwrap().to_owned()
}

async fn post(reader: &Client, path: &str, cookie: &str, body: String) -> Reply {
    let request = reader.request(Method::POST, path).header("cookie", cookie);
    Client::send(request.header("content-type", "application/x-www-form-urlencoded").body(body)).await
}

async fn get_as(app: &TestApp, cookie: &str, path: &str) -> Reply {
    Client::send(app.anonymous().request(Method::GET, path).header("cookie", cookie)).await
}

stories! {
    async fn a_query_with_thousands_of_filters_gets_a_small_page(app) {
        let values: String = (0..3000).map(|n| format!("&scope=value{n}")).collect();
        for query in [values, format!("&scope={}", "x".repeat(20_000))] {
            let reply = app.anonymous().get(&format!("/es/search?q=agua{query}")).await;
            assert_eq!(reply.status, 422);
            assert!(reply.bytes.len() < 100_000, "{}", reply.bytes.len());
            assert!(String::from_utf8_lossy(&reply.bytes).contains("value=\"agua\""), "what was typed is there");
        }
    }

    async fn a_page_lists_what_the_search_finds_in_each_language(app) {
        library(&app).await;
        for (language, all, one, foreign, by) in [
            ("es", "Las 4 prácticas publicadas", "Una práctica sobre <em>consulates</em>", "en inglés", "Aplicar filtros"),
            ("en", "All 4 published practices", "One practice about <em>consulates</em>", "in Spanish", "Apply filters"),
            ("pt", "As 4 práticas publicadas", "Uma prática sobre <em>consulates</em>", "em inglês", "Aplicar filtros"),
            ("fr", "Les 4 pratiques publiées", "Une pratique sur <em>consulates</em>", "en anglais", "Appliquer les filtres"),
        ] {
            let everything = page(&app, &format!("/{language}/search")).await;
            assert!(everything.contains(all) && everything.contains(foreign) && everything.contains(by), "{everything}");
            assert_eq!(titles(&everything).len(), 4);
            assert!(everything.contains("<link rel=\"canonical\"") && !everything.contains("noindex"), "{everything}");
            let found = page(&app, &format!("/{language}/search?q=consulates&expand=false")).await;
            assert!(found.contains(one) && found.contains("noindex"), "{found}");
            let answer = app.anonymous().get(&format!("/api/v1/search?q=consulates&expand=false&lang={language}")).await.ok();
            let id = answer["items"][0]["section_id"].as_str().unwrap();
            assert_eq!(addresses(&found, "/practices/"), [format!("/{language}/practices/{id}?q=consulates")]);
            assert!(found.contains("Mobile <mark>consulates</mark></a></h2>"), "{found}");
            assert_eq!(found.matches("lang=\"en\">Mobile").count(), if language == "en" { 0 } else { 2 }, "title and label: {found}");
            for id in ["search-", "title-", "flash-"] {
                assert!(!between(&found, "<main", "</main>").contains(&format!(">{id}")), "a text without a message: {found}");
            }
        }
    }

    async fn what_is_set_is_named_and_taken_back_one_by_one(app) {
        library(&app).await;
        let narrowed = page(&app, "/es/search?q=regulariza%C3%A7%C3%A3o&country=br&theme=documentation&year_from=2018").await;
        assert!(narrowed.contains("País: Brasil") && narrowed.contains("Tema: Documentación"), "{narrowed}");
        assert!(narrowed.contains("Desde el año: 2018"), "{narrowed}");
        let pills = between(&narrowed, "<ul class=\"pills\">", "</ul>");
        let q = "/es/search?q=regulariza%C3%A7%C3%A3o";
        assert_eq!(addresses(pills, "/search"), [
            format!("{q}&country=BR&year_from=2018"),
            format!("{q}&theme=documentation&year_from=2018"),
            format!("{q}&country=BR&theme=documentation"),
        ]);
        // A new search keeps the filters, and the filters keep the words.
        let form = between(&narrowed, "role=\"search\"", "</form>");
        assert!(form.contains("name=\"country\" value=\"BR\"") && form.contains("name=\"year_from\" value=\"2018\""), "{form}");
        let filters = between(&narrowed, "id=\"filters\"", "</form>");
        assert!(filters.contains("name=\"country\" value=\"BR\" checked") && filters.contains("name=\"q\""), "{filters}");
        // The same list as files, as a feed, and for those who are signed in.
        for file in ["export.csv", "export.xlsx", "export.ris", "export.bib", "export.csl.json", "export.json", "published.atom"] {
            let address = addresses(&narrowed, file).pop().unwrap();
            assert!(address.contains("&country=BR&theme=documentation&year_from=2018&lang=es"), "{address}");
            assert_eq!(app.anonymous().get(&address).await.status, 200, "{address}");
        }
        assert_eq!(addresses(&narrowed, "/sign-in?next=%2Fsearch%3Fq%3D").len(), 1);
    }

    async fn how_the_words_were_read_is_said_with_a_way_out(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        library(&app).await;
        let mut other = section("mre-co", "Mobile consulates");
        other["language"] = "en".into();
        ana.publishes(&eva, other).await;
        app.settle();
        for (query, sentence, ways) in [
            ("q=consulados%20m%C3%B3viles", "También se buscó <strong>consulados móviles</strong> como", vec!["/es/search?q=consulados%20m%C3%B3viles&expand=false"]),
            ("q=consulados%20m%C3%B3viles&expand=false", "Se buscó solo lo que escribió", vec!["/es/search?q=consulados%20m%C3%B3viles"]),
            ("q=ventanila", "<strong>ventanilla</strong>", vec!["/es/search?q=%22ventanila%22"]),
            ("q=ventanilla%20consular%20astronautas", "Muy pocas prácticas contienen todas las palabras", vec!["/es/search?q=%22ventanilla%20consular%20astronautas%22"]),
            ("q=ventanilla%20Costa%20Rica", "Ver solo prácticas de Costa Rica", vec!["/es/search?q=ventanilla&country=CR"]),
        ] {
            let found = page(&app, &format!("/es/search?{query}")).await;
            let notes = between(&found, "<div class=\"aside stack\">", "</div>");
            assert!(notes.contains(sentence), "{query}: {notes}");
            let links = addresses(notes, "/search");
            for way in ways {
                assert!(links.contains(&way.to_owned()), "{query}: {links:?}");
                page(&app, way).await;
            }
        }
        let plain = page(&app, "/es/search?q=ventanilla&country=CO&expand=false").await;
        assert!(!plain.contains("Ver solo"), "{plain}");
    }

    async fn a_list_without_results_says_what_to_change(app) {
        library(&app).await;
        let nothing = page(&app, "/es/search?q=xyzzyq&country=CO&theme=health").await;
        assert!(nothing.contains("Ninguna práctica sobre <em>xyzzyq</em>"), "{nothing}");
        let help = between(&nothing, "Esto puede ayudar", "</ul>");
        assert_eq!(addresses(help, "/es/"), [
            "/es/search?q=xyzzyq&country=CO", "/es/search?q=xyzzyq&theme=health", "/es/search?q=xyzzyq", "/es/search", "/es/coverage",
        ]);
        let long = "ñ".repeat(300);
        let strange = page(&app, &format!("/es/search?q={}", encoded(&long))).await;
        assert!(strange.contains(&format!("value=\"{long}\"")), "{strange}");
    }

    async fn every_fault_is_a_sentence_and_nothing_typed_is_lost(app) {
        library(&app).await;
        for (query, sentence, kept) in [
            ("year_from=abc", "«abc» no es un año", "name=\"year_from\" type=\"text\" inputmode=\"numeric\" autocomplete=\"off\" value=\"abc\""),
            ("year_to=1e3", "«1e3» no es un año", "value=\"1e3\""),
            ("sort=xyz", "No se puede ordenar por «xyz»", "id=\"sort\""),
            ("expand=perhaps", "«perhaps» no dice", ""),
            ("limit=0", "se admiten de 1 a 100", ""),
            ("limit=x", "se admiten de 1 a 100", ""),
            ("cursor=garbage", "está dañada", ""),
            ("cursor=c2tpcDo5OTk5OTk", "No es posible avanzar tanto", ""),
            ("country=XX", "«XX» no existe en el filtro «País»", "value=\"XX\" checked"),
            ("theme=%3Cb%3E", "no existe en el filtro «Tema»", "value=\"&#60;b&#62;\" checked"),
            ("institution=nobody", "«nobody» no existe en el filtro «Institución»", "value=\"nobody\" checked"),
            ("has_evaluation=maybe", "«maybe» no existe en el filtro «Evaluación»", "value=\"maybe\" checked"),
        ] {
            let reply = app.anonymous().get(&format!("/es/search?q=ventanilla&theme=consular&{query}")).await;
            let found = html(&reply, 422);
            let problem = between(&found, "id=\"faults\"", "</div>");
            assert!(problem.contains(sentence), "{query}: {problem}");
            assert!(found.contains("<title>Error: ") && found.contains(kept), "{query}: {found}");
            assert!(found.contains("value=\"ventanilla\"") && found.contains("value=\"consular\" checked"), "{query}: {found}");
            assert!(addresses(problem, "#").iter().all(|field| found.contains(&format!("id=\"{}\"", &field[1..]))), "{problem}");
        }
        let all = app.anonymous().get("/es/search?year_from=a&year_to=b&sort=c&limit=d&cursor=e&expand=f&country=XX").await;
        assert_eq!(between(&html(&all, 422), "id=\"faults\"", "</div>").matches("<li>").count(), 7);
        let long = "palabra ".repeat(625);
        let reply = app.anonymous().get(&format!("/es/search?q={}", encoded(&long))).await;
        let found = html(&reply, 422);
        assert!(found.contains("La búsqueda es demasiado larga") && found.contains(&format!("value=\"{}\"", long)), "{found}");
        html(&app.anonymous().get("/es/search?q=%zz").await, 400);
    }

    async fn pages_lead_on_and_back(app) {
        library(&app).await;
        let first = page(&app, "/en/search?sort=title&limit=2").await;
        assert!(first.contains("1–2 of 4") && !first.contains("rel=\"prev\""), "{first}");
        let next = addresses(&first, "cursor=").pop().unwrap();
        let second = page(&app, &next).await;
        assert!(second.contains("3–4 of 4") && !second.contains("rel=\"next\""), "{second}");
        assert_eq!(titles(&first).len() + titles(&second).len(), 4);
        assert!(titles(&second).iter().all(|title| !titles(&first).contains(title)));
        let back = addresses(&second, "/en/search?sort=title&limit=2");
        assert!(back.contains(&"/en/search?sort=title&limit=2".to_owned()), "{back:?}");
        let beyond = page(&app, "/en/search?cursor=c2tpcDo1MDAw").await;
        assert!(beyond.contains("The list ends before this page") && titles(&beyond).is_empty(), "{beyond}");
    }

    async fn a_list_shows_what_is_published_now_and_nothing_else(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let id = ana.published(&eva, "Ventanilla móvil").await;
        ana.draft("Ventanilla zafiro").await;
        ana.submitted("Ventanilla topacio").await;
        app.settle();
        for path in ["/es/search", "/es/search?q=ventanilla", "/es/search?q=zafiro", "/es/search?q=topacio&expand=false"] {
            let found = page(&app, path).await;
            let list = found.replace("zafiro</em>", "").replace("topacio</em>", "");
            assert!(!list.contains("Ventanilla zafiro") && !list.contains("Ventanilla topacio"), "{path}: {found}");
        }
        // Twice, so that the second one may come from the cache.
        for _ in 0..2 {
            assert_eq!(titles(&page(&app, "/es/search?q=ventanilla").await), ["Ventanilla móvil"]);
        }
        let other = ana.published(&eva, "Otra ventanilla").await;
        app.settle();
        assert_eq!(titles(&page(&app, "/es/search?q=ventanilla").await).len(), 2);
        eva.act(&id, "unpublish").await.ok();
        let found = page(&app, "/es/search?q=ventanilla").await;
        assert!(titles(&found) == ["Otra ventanilla"] && found.contains(&other), "{found}");
    }

    async fn whoever_is_signed_in_saves_a_search_from_its_results(app) {
        library(&app).await;
        let rosa = app.holder("rosa", Role::Researcher).await;
        let cookie = signed_in(&app, "rosa").await;
        let path = "/pt/search?q=ventanilla%20m%C3%B3vil&country=CO&sort=newest";
        let found = html(&get_as(&app, &cookie, path).await, 200);
        assert!(!page(&app, path).await.contains("csrf_token"), "what one person sees is kept for all");
        let form = between(&found, "method=\"post\" novalidate", "</form>");
        let fields: Vec<(String, String)> = form.split("<input").skip(1)
            .map(|input| (between(input, "name=\"", "\"").to_owned(), between(input, "value=\"", "\"").to_owned())).collect();
        let body = |name: &str, digest: &str| {
            let kept = fields.iter().filter(|(field, _)| field != "name");
            let kept: String = kept.map(|(field, value)| format!("{field}={}&", encoded(value))).collect();
            format!("{kept}name={}&digest={digest}", encoded(name))
        };
        assert!(fields.contains(&("name".to_owned(), "ventanilla móvil".to_owned())), "{form}");
        let refused = post(&app.anonymous(), "/pt/search", &cookie, body(" ", "weekly")).await;
        let again = html(&refused, 422);
        assert!(again.contains("id=\"name-fault\"") && again.contains("value=\"weekly\" selected"), "{again}");
        let saved = post(&app.anonymous(), "/pt/search", &cookie, body("Janelas", "weekly")).await;
        assert_eq!((saved.status.as_u16(), saved.header("location")), (303, path), "{saved:?}");
        let kept = rosa.get("/api/v1/me/searches").await.ok();
        assert_eq!((&kept["items"][0]["name"], &kept["items"][0]["digest"]), (&json!("Janelas"), &json!("weekly")), "{kept}");
        let query = json!({"q": "ventanilla móvil", "country": ["CO"], "sort": "newest"});
        assert_eq!((&kept["items"][0]["query"], &kept["items"][0]["language"]), (&query, &json!("pt")), "{kept}");
        // Without a session or a token nothing is saved.
        let stranger = post(&app.anonymous(), "/pt/search", "", body("Outra", "none")).await;
        assert_eq!(stranger.status, 401, "{stranger:?}");
        let forged = post(&app.anonymous(), "/pt/search", &cookie, "q=a&name=b&csrf_token=x".to_owned()).await;
        assert_eq!(forged.status, 403, "{forged:?}");
        assert_eq!(rosa.get("/api/v1/me/searches").await.ok()["total"], 1);
    }

    async fn any_query_string_gives_a_page(app) {
        library(&app).await;
        let reader = app.anonymous();
        let mut runner = TestRunner::deterministic();
        let (questions, filters) = (question(), parameters());
        let (mut answered, mut refused) = (0, 0);
        for n in 0..QUESTIONS {
            let asked = questions.new_tree(&mut runner).unwrap().current();
            let more = filters.new_tree(&mut runner).unwrap().current();
            let mut query = format!("q={}", encoded(&asked));
            for (name, value) in &more {
                query.push_str(&format!("&{}={}", encoded(name), encoded(value)));
            }
            let language = ["es", "en", "pt", "fr"][n % 4];
            let reply = reader.get(&format!("/{language}/search?{query}")).await;
            let status = reply.status.as_u16();
            assert!([200, 400, 414, 422, 431].contains(&status), "{status}: {asked:?} {more:?}");
            if [200, 422].contains(&status) {
                let found = html(&reply, status);
                assert!(found.trim_end().ends_with("</html>"), "{asked:?} {more:?}: {found}");
                assert!(!found.contains(" style=") && found.matches("<main").count() == 1, "{found}");
            }
            if status == 200 { answered += 1 } else { refused += 1 }
        }
        assert!(answered > QUESTIONS / 4 && refused > QUESTIONS / 20, "{answered} answered, {refused} refused");
    }
}
