//! The pages that show what there is: home, countries, coverage, and the pages of prose. Their numbers are the API's,
//! and each leads to what it counts.

use std::collections::BTreeSet;

use acervo::domain::account::Role;
use serde_json::{Value, json};

use crate::app::{Client, TestApp, section};

const LANGUAGES: [&str; 4] = ["es", "en", "pt", "fr"];

fn new(institution: &str, chapter: &str, countries: Value, language: &str) -> Value {
    let mut new = section(institution, "Ventanilla <móvil> & \"consular\"");
    new["chapter"] = chapter.into();
    new["language"] = language.into();
    new["practice"]["countries"] = countries;
    new
}

/// Three practices: of Colombia; of Colombia, Peru and Jamaica, which is no member state; and of Spain, outside the
/// region. A draft about Cuba is nobody's business.
async fn library(app: &TestApp) -> Client {
    let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
    let pia = app.member("pia", Role::Author, "mre-pe").await;
    for (who, institution, chapter, countries, language) in [
        (&ana, "mre-co", "consular-cooperation", json!(["CO"]), "es"),
        (&pia, "mre-pe", "regularisation", json!(["CO", "PE", "JM"]), "pt"),
        (&ana, "mre-co", "regularisation", json!(["ES"]), "ht"),
    ] {
        who.publishes(&eva, new(institution, chapter, countries, language)).await;
    }
    ana.post("/api/v1/sections", new("mre-co", "regularisation", json!(["CU"]), "es")).await.ok();
    app.settle();
    eva
}

/// The HTML of a page that is there.
async fn page(client: &Client, path: &str) -> String {
    let reply = client.get(path).await;
    let html = String::from_utf8(reply.bytes).unwrap();
    assert_eq!(reply.status, 200, "{path}: {html}");
    assert!(!html.contains("-counted") && !html.contains("{ $"), "{path} shows the source of a text: {html}");
    html
}

fn unescaped(text: &str) -> String {
    let named =
        text.replace("&quot;", "\"").replace("&#34;", "\"").replace("&#39;", "'").replace("&#60;", "<");
    named
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#62;", ">")
        .replace("&#38;", "&")
        .replace("&amp;", "&")
}

/// The addresses that a page links to, without fragments.
fn links(html: &str) -> BTreeSet<String> {
    let values = html.split("href=\"").skip(1).map(|rest| unescaped(rest.split('"').next().unwrap()));
    values
        .map(|value| value.split('#').next().unwrap().to_owned())
        .filter(|value| !value.is_empty())
        .collect()
}

/// A page's text, with one space between words.
fn words(html: &str) -> String {
    let mut text = String::new();
    for piece in html.split('<') {
        text.push(' ');
        text.push_str(piece.split_once('>').map_or(piece, |(_, after)| after));
    }
    unescaped(&text).split_whitespace().collect::<Vec<_>>().join(" ")
}

stories! {
    async fn the_numbers_of_the_home_page_are_those_of_the_api(app) {
        library(&app).await;
        let anyone = app.anonymous();
        let found = anyone.get("/api/v1/search?facets=institution,chapter,language&lang=en").await.ok();
        let countries = anyone.get("/api/v1/countries?lang=en").await.ok();
        let lines = countries["items"].as_array().unwrap();
        let members = lines.iter().filter(|line| line["member"] == true);
        let with = members.clone().filter(|line| line["total"] != 0).count();
        let listed = lines.iter().filter(|line| line["total"] != 0).count();
        let html = page(&anyone, "/en/").await;
        let text = words(&html);
        let institutions = found["facets"]["institution"].as_array().unwrap().len();
        let expected = format!(
            "Today it holds {} practices by {institutions} institutions about {listed} countries and territories.",
            found["total"]
        );
        assert!(text.contains(&expected), "{expected} in {text}");
        assert!(text.contains(&format!("Of the {} member states, {with} have at least one.", members.count())), "{text}");
        assert!(text.contains("one in Spanish, one in Portuguese and one in another language."), "{text}");
        for chapter in found["facets"]["chapter"].as_array().unwrap() {
            let entry = format!("{} {}", chapter["label"].as_str().unwrap(), chapter["count"]);
            assert!(text.contains(&entry), "{entry} in {text}");
        }
        for line in lines {
            let tile = format!("{0}, {1} {2} practice", line["label"].as_str().unwrap(), line["code"].as_str().unwrap(), line["total"]);
            assert_eq!(unescaped(&html).contains(&tile), line["code"] != "ES", "{tile}: the tiles are those of the region");
            let row = format!("{} {}", line["label"].as_str().unwrap(), line["total"]);
            assert!(text.contains(&row), "{row} in {text}");
        }
    }

    async fn the_numbers_of_countries_and_coverage_are_those_of_the_api(app) {
        library(&app).await;
        let anyone = app.anonymous();
        let list = words(&page(&anyone, "/pt/countries").await);
        assert!(list.contains("Colômbia 2 2 práticas"), "{list}");
        assert!(list.contains("Fora da região Espanha 1 1 prática"), "{list}");
        let without = list.split("Ainda sem práticas publicadas:").nth(1).unwrap();
        assert!(without.contains("Argentina"), "{list}");
        for (columns, query) in [("chapter", ""), ("theme", "?columns=theme"), ("gcm_objective", "?columns=gcm_objective")] {
            let matrix = anyone.get(&format!("/api/v1/compendia/framework-document/matrix?columns={columns}&lang=fr")).await.ok();
            let html = page(&anyone, &format!("/fr/coverage{query}")).await;
            let labels: Vec<&str> = matrix["columns"].as_array().unwrap().iter().map(|column| column["label"].as_str().unwrap()).collect();
            for row in matrix["rows"].as_array().unwrap().iter().filter(|row| row["value"] != "ES") {
                for (cell, label) in row["cells"].as_array().unwrap().iter().zip(&labels) {
                    let label = match columns {
                        "gcm_objective" => format!("{}. {label}", cell["column"].as_str().unwrap()),
                        _ => (*label).to_owned(),
                    };
                    let said = format!("{}, {label}\u{202f}: {}\"", row["label"].as_str().unwrap(), cell["count"]);
                    let said = said.replace('&', "&amp;");
                    assert_eq!(unescaped(&html).contains(&unescaped(&said)), cell["count"] != 0, "{said}");
                }
            }
            assert!(words(&html).contains("Espagne (1)"), "what is outside the region is named below");
        }
    }

    async fn a_country_has_its_practices_and_is_told_what_others_have(app) {
        library(&app).await;
        let html = page(&app.anonymous(), "/es/countries/PE").await;
        let text = words(&html);
        assert!(text.contains("Perú 1 práctica de 1 institución."), "{text}");
        assert!(html.contains("lang=\"pt\""), "titles in another language are marked");
        assert!(text.contains("Ventanilla <móvil> & \"consular\"") && !html.contains("<móvil>"), "{text}");
        assert!(text.contains("Cooperación y protección consulares 1 país"), "what it lacks: {text}");
        assert!(text.contains("Miembro desde 1969") && text.contains("América del Sur"), "{text}");
        let none = words(&page(&app.anonymous(), "/es/countries/CU").await);
        assert!(none.contains("Todavía no hay prácticas publicadas sobre Cuba."), "a draft is not counted: {none}");
    }

    async fn every_link_of_these_pages_leads_somewhere_in_every_language(app) {
        library(&app).await;
        let anyone = app.anonymous();
        let base = app.app().public_url.clone();
        let mut all = BTreeSet::new();
        for language in LANGUAGES {
            for path in [
                "/", "/countries", "/countries/CO", "/countries/CU", "/countries/ES", "/coverage",
                "/coverage?columns=theme", "/coverage?columns=gcm_objective", "/about", "/help", "/help/authors", "/help/editors",
                "/help/administrators", "/open-data", "/accessibility",
            ] {
                let html = page(&anyone, &format!("/{language}{path}")).await;
                assert!(html.contains(&format!("<html lang=\"{language}\">")), "{path}");
                let found = links(&html);
                assert!(found.iter().any(|link| link.contains(&format!("/{language}/coverage"))), "{found:?}");
                all.extend(found);
            }
        }
        for link in all {
            let path = link.strip_prefix(&base).unwrap_or(&link);
            assert!(path.starts_with('/'), "{link}");
            let reply = anyone.get(path).await;
            assert_eq!(reply.status, 200, "{link}: {}", String::from_utf8_lossy(&reply.bytes));
        }
    }

    async fn a_new_installation_has_pages_with_sentences_that_make_sense(app) {
        let starting = words(&page(&app.anonymous(), "/en/").await);
        assert!(starting.contains("The index is being prepared"), "{starting}");
        app.settle();
        for (language, none) in [
            ("es", "Todavía no se ha publicado ninguna práctica."), ("en", "No practice has been published yet."),
            ("pt", "Nenhuma prática foi publicada ainda."), ("fr", "Aucune pratique n’a encore été publiée."),
        ] {
            let anyone = app.anonymous();
            let text = words(&page(&anyone, &format!("/{language}/")).await);
            assert!(text.contains(none), "{text}");
            for path in ["/countries", "/countries/CO", "/coverage", "/coverage?columns=theme"] {
                page(&anyone, &format!("/{language}{path}")).await;
            }
        }
    }

    async fn the_title_of_the_home_page_is_that_of_the_compendium(app) {
        let root = app.administrator("root").await;
        let anyone = app.anonymous();
        assert!(page(&anyone, "/fr/").await.contains(">Document-cadre de bonnes pratiques"));
        let titles = json!({"title": {"es": "Salud <de> migrantes", "fr": "Santé"}});
        root.patch("/api/v1/compendia/framework-document", titles).await.ok();
        let french = page(&anyone, "/fr/").await;
        assert!(french.contains("<h1 class=\"title\">Santé</h1>") && french.contains("<title>Santé · Acervo</title>"));
        let english = page(&anyone, "/en/").await;
        assert!(english.contains("<h1 class=\"title\" lang=\"es\">Salud &#60;de&#62; migrantes</h1>"), "{english}");
        let data = english.split("application/ld+json\">").nth(1).unwrap().split("</script>").next().unwrap();
        let data: Value = serde_json::from_str(data).unwrap();
        assert_eq!(data["alternateName"], "Salud <de> migrantes");
        assert_eq!(data["potentialAction"]["target"]["urlTemplate"],
            format!("{}/en/search?q={{search_term_string}}", app.app().public_url));
    }

    async fn a_country_code_in_lower_case_leads_to_its_page_and_an_unknown_one_nowhere(app) {
        let anyone = app.anonymous();
        let moved = anyone.get("/pt/countries/co?x=%26").await;
        assert_eq!((moved.status.as_u16(), moved.header("location")), (308, "/pt/countries/CO?x=%26"));
        for code in ["XX", "xx", "COL", "co%20", "%C3%91%C3%91", "CO%00"] {
            let reply = anyone.get(&format!("/es/countries/{code}")).await;
            assert_eq!(reply.status, 404, "{code}");
            assert_eq!(reply.header("content-type"), "text/html; charset=utf-8", "{code}");
        }
    }

    async fn the_style_guide_is_there_in_demonstrations_only(app) {
        for path in ["/styleguide", "/es/styleguide"] {
            assert_eq!(app.anonymous().get(path).await.status, 404, "{path}");
        }
        app.start_again_with(|config| config.demonstration = true);
        assert_eq!(app.anonymous().get("/styleguide").await.status, 302);
        for language in LANGUAGES {
            let html = page(&app.anonymous(), &format!("/{language}/styleguide")).await;
            assert!(html.contains("id=\"practice-title-fault\"") && !words(&html).contains("style-"), "{html}");
        }
    }

    async fn columns_that_there_are_not_are_refused_with_a_sentence(app) {
        for language in LANGUAGES {
            let reply = app.anonymous().get(&format!("/{language}/coverage?columns=weather")).await;
            assert_eq!(reply.status, 422);
            let html = String::from_utf8(reply.bytes.clone()).unwrap();
            assert!(html.contains("<h1>") && !words(&html).contains("fault-"), "{html}");
        }
        for query in ["compendium=none", "columns=theme&compendium=%3Cb%3E"] {
            assert_eq!(app.anonymous().get(&format!("/es/coverage?{query}")).await.status, 404, "{query}");
        }
        for query in ["columns=", "columns=chapter&x=1", "compendium=framework-document", "rows=weather", "%"] {
            let status = app.anonymous().get(&format!("/es/coverage?{query}")).await.status.as_u16();
            assert!(matches!(status, 200 | 400 | 422), "{query}: {status}");
        }
    }

    async fn several_compendia_can_be_told_apart(app) {
        library(&app).await;
        let root = app.administrator("root").await;
        let second = json!({"slug": "health", "title": {"es": "Salud", "en": "Health"}, "languages": ["es"]});
        root.post("/api/v1/compendia", second).await.ok();
        let anyone = app.anonymous();
        let health = page(&anyone, "/en/coverage?compendium=health").await;
        assert!(words(&health).contains("No practices have been published yet."), "{health}");
        assert!(links(&health).contains("/en/coverage?compendium=framework-document"), "{:?}", links(&health));
        let first = page(&anyone, "/en/coverage").await;
        assert!(links(&first).iter().any(|link| link.contains("compendium=framework-document&country=CO")), "{first}");
        page(&anyone, "/en/").await;
    }

    async fn readers_see_at_once_what_was_published_and_withdrawn(app) {
        let eva = library(&app).await;
        let anyone = app.anonymous();
        let counted = |html: &str| words(html).contains("Colombia 2 2 prácticas");
        assert!(counted(&page(&anyone, "/es/countries").await));
        let found = anyone.get("/api/v1/search?country=PE").await.ok();
        let id = found["items"][0]["section_id"].as_str().unwrap().to_owned();
        eva.act(&id, "unpublish").await.ok();
        app.settle();
        assert!(!counted(&page(&anyone, "/es/countries").await));
        assert!(!page(&anyone, "/es/").await.contains(&id));
    }
}
