//! The page of a practice, and practices side by side.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::adaptations::adapt;
use crate::app::{Client, Reply, TestApp, practice, section};
use crate::states::{bring, is_public, states};

fn text(reply: &Reply) -> String {
    String::from_utf8(reply.bytes.clone()).unwrap()
}

/// The page at an address that must exist.
#[track_caller]
fn shown(reply: &Reply) -> String {
    assert_eq!(reply.status, 200, "{}", text(reply));
    assert_eq!(reply.header("content-type"), "text/html; charset=utf-8");
    text(reply)
}

/// What is between the page's head and its foot, without what is the same on every page.
fn main(page: &str) -> &str {
    page.split("<main").nth(1).and_then(|rest| rest.split("</main>").next()).unwrap()
}

/// The addresses that links lead to, with `&` as such.
fn links(html: &str) -> Vec<String> {
    let addresses = html.split(" href=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
    addresses.map(|address| address.replace("&#38;", "&").replace("&amp;", "&")).collect()
}

async fn page(app: &TestApp, path: &str) -> String {
    shown(&app.anonymous().get(path).await)
}

/// A practice in Portuguese with every kind of field.
fn full() -> Value {
    let mut new = section("mre-co", "Balcão móvel");
    new["language"] = "pt".into();
    let more = json!({
        "start": "2019-05", "end": "2022-03-01", "area": "Fronteira norte",
        "partners": [{"name": "Municípios", "role": "Cedem salas"}, {"name": "OIM"}],
        "beneficiaries": [{"count": 12500, "year": 2022}],
        "indicators": [{"name": "Vistos", "baseline": 10, "value": 45600.5, "unit": "documentos", "year": 2022, "source": "Chancelaria"}],
        "evaluation": [{"type": "external", "date": "2022", "link": "https://example.org/avaliacao?a=1&b=2"}],
        "success_factors": [{"factor": "Acordos locais"}, {"factor": "Horário amplo"}],
        "links": [{"title": "Decreto", "url": "https://example.org/decreto"}],
        "rights": {"gender": true, "child": true, "human_rights": true, "disability": false, "note": "Com *atenção* própria."},
        "replicated_in": ["PE"], "objectives": "## Geral\n\nAproximar a *proteção* consular.",
    });
    for (name, value) in more.as_object().unwrap() {
        new["practice"][name] = value.clone();
    }
    new["contact"] = json!({"name": "Setor consular", "email": "consular@example.org", "public": true});
    new["body"] = "## Contexto\n\nMuitas pessoas moram longe.\n\n## Passos\n\nDepois se vê.".into();
    new
}

/// Publishes a second version of a section.
async fn revise(ana: &Client, eva: &Client, id: &str, title: &str) {
    let tag = ana.get(&format!("/api/v1/sections/{id}")).await.header("etag").to_owned();
    ana.save(id, &tag, json!({"practice": practice(title), "body": ""})).await.ok();
    ana.act(id, "submit").await.ok();
    eva.act(id, "approve").await.ok();
}

stories! {
    async fn a_practice_is_shown_with_everything_that_it_says(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let id = ana.publishes(&eva, full()).await;
        app.settle();
        let whole = page(&app, &format!("/es/practices/{id}")).await;
        assert!(whole.contains("<title>Balcão móvel · Acervo</title>"));
        let page = main(&whole);
        for found in [
            // Names in the reader's language, with the lists that they lead to.
            "<a href=\"/es/search?practice_type=service\">Servicio</a>", "<a href=\"/es/countries/CO\">Colombia</a>",
            "<a href=\"/es/search?gcm_objective=14\">14. Protección consular</a>", "<a href=\"/es/countries/PE\">Perú</a>",
            "<a href=\"/es/search?institution=mre-co\">Ministerio mre-co</a>", "href=\"/es/search?chapter=consular-cooperation\"",
            // Dates and numbers as they are written in it.
            "mayo de 2019", "1 de marzo de 2022", "45\u{202f}600,5", "12\u{202f}500", "<td>2022</td>",
            "<th scope=\"col\">Indicador</th>", "<th scope=\"col\" class=\"num\">Valor inicial</th>",
            "<th scope=\"row\" lang=\"pt\" dir=\"auto\">Vistos</th>",
            // Texts, lists and links.
            "<em>proteção</em>", "<ol>\n<li><span lang=\"pt\" dir=\"auto\">Acordos locais</span></li>",
            "<a href=\"https://example.org/decreto\" rel=\"nofollow ugc noopener noreferrer\" lang=\"pt\">Decreto</a>",
            "<a href=\"https://example.org/avaliacao?a=1&#38;b=2\" rel=\"nofollow ugc noopener noreferrer\">example.org</a>",
            "Sí: género, niñez, derechos humanos", "No: discapacidad", "<em>atenção</em>", "href=\"mailto:consular@example.org\"",
            "<h3 id=\"b-contexto\">Contexto</h3>", "<a href=\"#b-passos\">Passos</a>",
            // What it is.
            "<h1 dir=\"auto\" lang=\"pt\">Balcão móvel</h1>", "El texto está en portugués.", "Versión 1, publicada el ",
        ] {
            assert!(page.contains(found), "{found}\n{page}");
        }
        let hash = app.anonymous().get(&format!("/api/v1/published/{id}")).await.ok()["hash"].as_str().unwrap().to_owned();
        assert!(page.replace("<wbr>", "").contains(&hash));
        assert!(!page.contains("consiente la publicación"), "without consent nothing is published");
        let own = shown(&app.anonymous().get(&format!("/pt/practices/{id}")).await);
        assert!(!main(&own).replace("<i lang=\"pt\">", "").contains(" lang=\"pt\"") && own.contains("<a href=\"/pt/countries/PE\">Peru</a>"));
    }

    async fn each_line_of_the_contents_leads_to_its_part(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let id = ana.publishes(&eva, full()).await;
        for language in ["es", "en", "pt", "fr"] {
            let whole = page(&app, &format!("/{language}/practices/{id}")).await;
            let ids: Vec<&str> = whole.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
            let inner: Vec<String> = links(&whole).into_iter().filter(|link| link.starts_with('#')).collect();
            assert!(inner.len() > 10, "{inner:?}");
            for link in inner {
                assert_eq!(ids.iter().filter(|id| **id == &link[1..]).count(), 1, "{link}");
            }
            assert!(!whole.contains(" style="));
        }
    }

    async fn what_is_cited_and_followed_can_be_had(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let id = ana.published(&eva, "Ventanilla móvil").await;
        app.settle();
        let whole = page(&app, &format!("/en/practices/{id}")).await;
        assert!(whole.contains("(2026). <i lang=\"es\">Ventanilla móvil</i> (version 1, published "), "{whole}");
        assert!(whole.contains("<meta name=\"citation_title\" content=\"Ventanilla móvil\">"));
        let json_ld = whole.split("<script type=\"application/ld+json\">").nth(1).unwrap().split("</script>").next().unwrap();
        assert_eq!(serde_json::from_str::<Value>(json_ld).unwrap()["@type"], "Report");
        let programs: Vec<String> = links(&whole).into_iter().filter(|link| link.starts_with("/api/v1/")).collect();
        assert!(programs.len() >= 6, "{programs:?}");
        for link in programs {
            assert_eq!(app.anonymous().get(&link).await.status, 200, "{link}");
        }
    }

    async fn an_earlier_version_says_that_it_is_not_the_current_one(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let id = ana.published(&eva, "Ventanilla móvil").await;
        let first = page(&app, &format!("/es/practices/{id}?version=1")).await;
        assert!(first.contains("Esta es la versión 1, la vigente.") && first.contains("rel=\"canonical\""));
        assert!(!first.contains("Versiones publicadas"), "there is one only");
        revise(&ana, &eva, &id, "Ventanilla itinerante").await;
        let old = page(&app, &format!("/es/practices/{id}?version=1")).await;
        assert!(old.contains("<h1 dir=\"auto\">Ventanilla móvil</h1>") && old.contains("Esta es la versión 1, que no es la vigente."));
        assert!(old.contains(&format!("<a href=\"/es/practices/{id}\">Ver la versión 2, la vigente</a>")));
        assert!(old.contains("<meta name=\"robots\" content=\"noindex\">") && !old.contains("rel=\"canonical\""));
        assert!(links(&old).contains(&format!("/api/v1/published/{id}/cite.bib?lang=es&version=1")));
        assert!(old.contains(&format!("<a href=\"/es/practices/{id}?version=2\">Versión 2, publicada el ")));
        assert!(!old.contains(&format!("<a href=\"/es/practices/{id}?version=1\">Versión 1")), "it does not lead to itself");
        let new = page(&app, &format!("/es/practices/{id}")).await;
        assert!(new.contains("<h1 dir=\"auto\">Ventanilla itinerante</h1>") && !new.contains("no es la vigente"));
        assert_eq!(page(&app, &format!("/es/practices/{id}?version=2")).await.matches("noindex").count(), 0);
        assert!(links(&new).contains(&format!("/es/practices/{id}?version=1")) && new.contains(" (vigente)</li>"));
        let tag = ana.get(&format!("/api/v1/sections/{id}")).await.header("etag").to_owned();
        ana.save(&id, &tag, json!({"practice": practice("Ventanilla en línea"), "body": ""})).await.ok();
        let published = app.anonymous().get(&format!("/api/v1/published/{id}")).await.ok();
        let listed = published["versions"].as_array().unwrap();
        assert_eq!(listed.iter().map(|one| &one["version"]).collect::<Vec<_>>(), [2, 1], "no draft");
        for one in listed {
            let past = format!("/api/v1/published/{id}?version={}", one["version"]);
            let past = app.anonymous().get(&past).await.ok();
            assert_eq!((&past["hash"], &past["published_at"]), (&one["hash"], &one["published_at"]));
        }
        for (query, status) in [("version=3", 404), ("version=0", 404), ("version=abc", 422), ("version=-1", 422), ("version=99999999999", 422)] {
            let reply = app.anonymous().get(&format!("/es/practices/{id}?{query}")).await;
            assert_eq!(reply.status, status, "{query}");
            assert!(text(&reply).contains("<h1>") && !text(&reply).contains("Ventanilla"), "{query}");
        }
    }

    async fn only_what_is_published_has_a_page(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        for state in states() {
            let stand = bring(&app, &ana, &eva, state).await;
            for path in ["", "?version=1", "?version=2", "?version=3", "?q=a"] {
                let reply = app.anonymous().get(&format!("/fr/practices/{}{path}", stand.id)).await;
                let program = app.anonymous().get(&format!("/api/v1/published/{}{}", stand.id, path.replace("?q=a", ""))).await;
                assert_eq!(reply.status, program.status, "{state} {path}");
                if state == "unpublished" {
                    assert_eq!(reply.status, 410);
                    assert!(!text(&reply).contains("zonas donde no hay consulado"), "its text is gone");
                }
                assert!(is_public(state) || reply.status != 200, "{state} {path}");
            }
        }
    }

    async fn an_address_has_one_spelling(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let id = ana.published(&eva, "Ventanilla móvil").await;
        let plain = id.replace('-', "");
        for other in [id.to_uppercase(), format!("{id}x"), format!("{id}/"), format!("{{{id}}}"), plain, "%22".to_owned(), Uuid::now_v7().to_string()] {
            assert_eq!(app.anonymous().get(&format!("/es/practices/{other}")).await.status, 404, "{other}");
        }
    }

    async fn the_words_searched_for_stay_marked(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let id = ana.published(&eva, "Ventanilla móvil").await;
        app.settle();
        let marked = page(&app, &format!("/es/practices/{id}?q=consulado+viaje")).await;
        for found in ["no hay <mark>consulado</mark>", "un día de <mark>viaje</mark>", "Quitar las marcas", "href=\"/es/search?q=consulado%20viaje\""] {
            assert!(marked.contains(found), "{found}");
        }
        for query in ["", "?q=", "?q=%20"] {
            let plain = page(&app, &format!("/es/practices/{id}{query}")).await;
            assert!(!plain.contains("<mark>") && !plain.contains("Quitar las marcas") && !plain.contains("Volver a los resultados"));
        }
        let none = page(&app, &format!("/es/practices/{id}?q=zanahoria")).await;
        assert!(!none.contains("Quitar las marcas") && none.contains("Volver a los resultados"));
        for odd in ["%3Cscript%3E", "%22%3E%3Cb%3E", "a".repeat(5000).as_str(), "%28%28%28", "title%3A"] {
            let page = page(&app, &format!("/es/practices/{id}?q={odd}")).await;
            assert!(!main(&page).contains("<script") && !main(&page).contains("<b>"), "{odd}");
        }
    }

    async fn similar_and_adapted_practices_are_led_to(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let first = ana.published(&eva, "Ventanilla consular móvil").await;
        let mut other = section("mre-co", "Ventanilla consular itinerante");
        other["practice"]["countries"] = json!(["PE"]);
        let second = ana.post("/api/v1/sections", other).await.ok()["id"].as_str().unwrap().to_owned();
        adapt(&ana, &second, &[&first]).await.ok();
        ana.act(&second, "submit").await.ok();
        eva.act(&second, "approve").await.ok();
        app.settle();
        let page_of_first = page(&app, &format!("/es/practices/{first}")).await;
        assert!(page_of_first.contains(&format!("<h3><a href=\"/es/practices/{second}\" dir=\"auto\">Ventanilla consular itinerante</a></h3>")));
        assert!(page_of_first.contains("Prácticas parecidas en otros países") && page_of_first.contains("Quién la adaptó"));
        assert!(links(&page_of_first).contains(&format!("/es/compare?section={first}&section={second}")));
        let page_of_second = page(&app, &format!("/es/practices/{second}")).await;
        assert!(page_of_second.contains("Adaptada de</h2>"));
        // What is no longer published is no longer led to, though the page was kept.
        eva.act(&second, "unpublish").await.ok();
        app.settle();
        assert!(!page(&app, &format!("/es/practices/{first}")).await.contains(&second));
    }

    async fn a_hostile_title_is_shown_as_it_is(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let word = "á".repeat(300);
        for title in ["</script><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "{{ 7 * 7 }} & <!--", &word, "مكتب متنقل \u{202e}txt.exe"] {
            let mut new = section("mre-co", title);
            new["practice"]["summary"] = title.into();
            new["practice"]["implementing_institution"] = title.into();
            let id = ana.publishes(&eva, new).await;
            let one = page(&app, &format!("/es/practices/{id}")).await;
            let other = ana.published(&eva, "Ventanilla móvil").await;
            let compared = page(&app, &format!("/es/compare?section={id}&section={other}")).await;
            for page in [&one, &compared] {
                assert!(!main(page).contains("<script") && !page.contains("<img") && !page.contains("<!--"), "{title}");
                assert!(!main(page).contains("\u{202e}txt"), "nothing turns the direction of what follows");
            }
            assert_eq!(one.matches("</script>").count(), one.matches("<script").count());
        }
    }

    async fn practices_stand_side_by_side_and_what_is_missing_is_named(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let (first, second) = (ana.published(&eva, "Ventanilla móvil").await, ana.publishes(&eva, full()).await);
        app.settle();
        let compared = page(&app, &format!("/es/compare?section={first}&section={second}")).await;
        for found in [
            "<h1>2 prácticas, lado a lado</h1>", "<section class=\"scroll\" aria-label=\"Comparación de 2 prácticas\" tabindex=\"0\">",
            "<th scope=\"row\">Indicadores</th>", "<span class=\"none\">La institución no lo indicó</span>", "igual en todas",
            "aria-label=\"Quitar Ventanilla móvil\"", "lang=\"pt\" dir=\"auto\">Balcão móvel</a>", "<div lang=\"pt\" dir=\"auto\">",
        ] {
            assert!(compared.contains(found), "{found}\n{compared}");
        }
        assert!(links(&compared).contains(&format!("/es/compare?section={second}")), "without the first");
        let order: Vec<usize> = ["Resumen", "Tipo de práctica", "Países", "Contexto y problema", "Resultados"]
            .map(|label| compared.find(&format!("<th scope=\"row\">{label}")).unwrap_or_else(|| panic!("{label}"))).into();
        assert!(order.is_sorted(), "in the template's order");
        let differing = page(&app, &format!("/es/compare?section={first}&section={second}&differing=1")).await;
        assert!(!differing.contains("igual en todas") && differing.contains("value=\"1\" checked"));
    }

    async fn a_comparison_that_cannot_be_made_says_why(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let mut ids = Vec::new();
        for number in 0..7 {
            ids.push(ana.published(&eva, &format!("Ventanilla {number}")).await);
        }
        let gone = ana.published(&eva, "Oficina cerrada").await;
        eva.act(&gone, "unpublish").await.ok();
        let draft = ana.draft("Zanahoria").await;
        app.settle();
        let of = |ids: &[&str]| {
            let query: Vec<String> = ids.iter().map(|id| format!("section={id}")).collect();
            format!("/es/compare?{}", query.join("&"))
        };
        let all: Vec<&str> = ids.iter().map(String::as_str).collect();
        let unknown = Uuid::now_v7().to_string();
        for (asked, status, said) in [
            (vec![], 200, "Cómo elegirlas"),
            (vec![all[0]], 422, "Falta una práctica más"),
            (vec![all[0], all[0]], 422, "Falta una práctica más"),
            (all.clone(), 200, "Se muestran las seis primeras."),
            (vec![all[0], &unknown, all[1], "%3Cb%3E"], 200, "2 de las prácticas pedidas no existen"),
            (vec![all[0], &draft, all[1]], 200, "Una de las prácticas pedidas no existe"),
            (vec![all[0], &gone, all[1]], 200, "se dejó fuera: Oficina cerrada"),
            (vec![all[0], &gone], 422, "Falta una práctica más"),
            (vec![&gone], 422, "Ninguna de las prácticas pedidas se puede mostrar"),
            (vec![&unknown, "none"], 422, "Ninguna de las prácticas pedidas se puede mostrar"),
        ] {
            let reply = app.anonymous().get(&of(&asked)).await;
            let page = text(&reply);
            assert_eq!(reply.status, status, "{asked:?}");
            assert!(page.contains(said), "{asked:?}: {page}");
            assert!(!page.contains("Zanahoria"), "drafts are nobody else's to see");
            let published = asked.iter().filter(|id| all.contains(id)).count().min(6);
            let columns = page.matches("<th scope=\"col\"><a href").count();
            assert_eq!(columns, if status == 200 { published } else { 0 }, "{asked:?}");
        }
        assert_eq!(app.anonymous().get("/es/compare?section=%ff").await.status, 400);
    }

    async fn a_page_that_is_kept_changes_with_what_it_shows(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let id = ana.published(&eva, "Ventanilla móvil").await;
        app.settle();
        let path = format!("/es/practices/{id}");
        let (first, again) = (app.anonymous().get(&path).await, app.anonymous().get(&path).await);
        assert_eq!((first.header("etag"), &first.bytes), (again.header("etag"), &again.bytes));
        revise(&ana, &eva, &id, "Ventanilla itinerante").await;
        let changed = app.anonymous().get(&path).await;
        assert_ne!(changed.header("etag"), first.header("etag"));
        assert!(text(&changed).contains("Ventanilla itinerante"));
        eva.act(&id, "unpublish").await.ok();
        assert_eq!(app.anonymous().get(&path).await.status, 410);
    }
}
