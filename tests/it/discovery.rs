//! What search engines and browsers read: the sitemap, the rules for crawlers, and the search in a browser's address bar.

use std::collections::BTreeSet;

use reqwest::Method;
use serde_json::json;

use crate::app::{Client, Reply, TestApp};

const SITEMAP: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// The addresses in a sitemap or in an index of parts, each with its last change, as an XML library other than the one
/// that wrote it reads them.
#[track_caller]
fn listed(reply: &Reply, root: &str) -> Vec<(String, String)> {
    let text = std::str::from_utf8(&reply.bytes).unwrap();
    assert_eq!(
        (reply.status.as_u16(), reply.header("content-type")),
        (200, "application/xml; charset=utf-8"),
        "{text}"
    );
    let document = roxmltree::Document::parse(text).unwrap();
    assert!(document.root_element().has_tag_name((SITEMAP, root)), "{text}");
    let texts = document.root_element().children().map(|entry| {
        let text = |name: &str| {
            entry.children().find(|child| child.has_tag_name((SITEMAP, name))).and_then(|child| child.text())
        };
        (text("loc").unwrap().to_owned(), text("lastmod").unwrap_or_default().to_owned())
    });
    texts.collect()
}

fn pages_of(app: &TestApp, id: &str) -> Vec<String> {
    ["es", "en", "pt", "fr"].map(|code| app.url(&format!("/{code}/practices/{id}"))).to_vec()
}

/// Copies a published section this many times, which would take too long through the API.
pub fn multiply(app: &TestApp, id: &str, times: usize) {
    let new = "'01990000-0000-7000-8000-' || CAST(100000000000 + i AS TEXT)";
    let numbers =
        format!("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {times})");
    app.sql(&format!(
        "INSERT INTO sections (id, compendium, chapter, institution, language, stage, version, published_version, published_at, \
             rounds, created_by, created_at, updated_at) \
         {numbers} SELECT {new}, compendium, chapter, institution, language, stage, version, published_version, published_at + 86400000000, \
             rounds, created_by, created_at, updated_at FROM sections, n WHERE id = '{id}'"
    ));
}

stories! {
    async fn a_frozen_edition_is_a_part_of_the_sitemap_with_its_chapters_and_practices(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let section = ana.published(&eva, "Ventanilla móvil").await;
        crate::editions::draft(&eva).await;
        assert_eq!(listed(&app.anonymous().get("/sitemap.xml").await, "urlset").len(), 11 * 4);
        let edition = crate::editions::frozen(&eva).await;
        let day = "2026-03-02".to_owned();
        let parts = listed(&app.anonymous().get("/sitemap.xml").await, "sitemapindex");
        let own = format!("/sitemap-edition-{edition}.xml");
        assert_eq!(parts, [(app.url("/sitemap-1.xml"), day.clone()), (app.url(&own), day.clone())]);
        assert_eq!(listed(&app.anonymous().get("/sitemap-1.xml").await, "urlset").len(), 11 * 4);
        let pages = listed(&app.anonymous().get(&own).await, "urlset");
        let number = app.anonymous().get(&format!("/api/v1/editions/{edition}/entries/{section}")).await.ok()["number"].as_str().unwrap().to_owned();
        let (chapter, _) = number.rsplit_once('.').unwrap();
        let expected = ["".to_owned(), format!("/c-{}", chapter.replace('.', "-")), format!("/p-{}", number.replace('.', "-"))];
        let mut found = Vec::new();
        for path in expected {
            found.extend(["es", "en", "pt", "fr"].map(|code| (app.url(&format!("/{code}/editions/{edition}{path}")), day.clone())));
        }
        assert_eq!(pages, found);
        for (page, _) in pages {
            let reply = app.anonymous().get(&page[app.url("").len()..]).await;
            assert!(reply.status.is_success() && !String::from_utf8_lossy(&reply.bytes).contains("noindex"), "{page}");
        }
        let draft = crate::editions::draft(&eva).await;
        for none in ["x", &draft, ""] {
            app.anonymous().get(&format!("/sitemap-edition-{none}.xml")).await.problem(404, "not_found");
        }
    }

    async fn a_sitemap_lists_every_published_practice_in_each_language(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let empty = listed(&app.anonymous().get("/sitemap.xml").await, "urlset");
        assert_eq!(empty.len(), 10 * 4);
        assert!(empty.contains(&(app.url("/pt/about"), String::new())), "{empty:?}");
        let first = ana.published(&eva, "Ventanilla móvil").await;
        app.clock.advance(24 * 3600);
        let (ana, eva) = (app.log_in("ana").await, app.log_in("eva").await);
        let second = ana.published(&eva, "Ventanilla fija").await;
        let reply = app.anonymous().get("/sitemap.xml").await;
        let entries = listed(&reply, "urlset");
        let expected = pages_of(&app, &first).into_iter().map(|url| (url, "2026-03-02".to_owned()));
        let expected = expected.chain(pages_of(&app, &second).into_iter().map(|url| (url, "2026-03-03".to_owned())));
        assert_eq!(entries[40..], expected.collect::<Vec<_>>());
        let text = String::from_utf8(reply.bytes.clone()).unwrap();
        let alternate = format!("<xhtml:link rel=\"alternate\" hreflang=\"fr\" href=\"{}\"/>", pages_of(&app, &first)[3]);
        assert_eq!(text.matches(&alternate).count(), 4, "{text}");
        assert_eq!(listed(&app.anonymous().get("/sitemap-1.xml").await, "urlset"), entries);
        let again = app.anonymous().request(Method::GET, "/sitemap.xml").header("if-none-match", reply.header("etag"));
        assert_eq!(Client::send(again).await.status, 304);
        for absent in ["/sitemap-2.xml", "/sitemap-0.xml", "/sitemap-01.xml", "/sitemap-x.xml", "/sitemap-99999999999.xml"] {
            assert_eq!(app.anonymous().get(absent).await.status, 404, "{absent}");
        }
    }

    async fn what_is_not_published_is_in_no_sitemap(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let hidden = [ana.draft("Zanahoria").await, ana.submitted("Zanahoria").await];
        let gone = ana.published(&eva, "Ventanilla móvil").await;
        let shown = ana.published(&eva, "Ventanilla fija").await;
        eva.act(&gone, "unpublish").await.ok();
        let text = String::from_utf8(app.anonymous().get("/sitemap.xml").await.bytes).unwrap();
        assert!(text.contains(&shown));
        assert!(hidden.iter().chain([&gone]).all(|id| !text.contains(id)), "{text}");
    }

    async fn a_large_sitemap_has_parts_that_list_each_practice_once(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let id = ana.published(&eva, "Ventanilla móvil").await;
        multiply(&app, &id, 5_100);
        let reply = app.anonymous().get("/sitemap.xml").await;
        let parts = listed(&reply, "sitemapindex");
        let days: Vec<&str> = parts.iter().map(|(_, day)| day.as_str()).collect();
        assert_eq!(days, ["2026-03-03"; 3]);
        let (mut all, mut number) = (BTreeSet::new(), 0);
        for (url, _) in &parts {
            let part = listed(&app.anonymous().get(url.strip_prefix(&app.url("")).unwrap()).await, "urlset");
            number += part.len();
            all.extend(part.into_iter().map(|(url, _)| url));
        }
        assert_eq!((number, all.len()), (5_101 * 4 + 40, 5_101 * 4 + 40));
        assert!(all.contains(&pages_of(&app, &id)[0]));
        assert_eq!(app.anonymous().get("/sitemap-4.xml").await.status, 404);
        app.sql("DELETE FROM sections WHERE id LIKE '01990000-%'");
    }

    async fn crawlers_are_told_what_to_read_and_that_a_demonstration_is_not_for_them(app) {
        let reply = app.anonymous().get("/robots.txt").await;
        assert_eq!(reply.header("content-type"), "text/plain; charset=utf-8");
        let rules = String::from_utf8(reply.bytes).unwrap();
        let lines: Vec<&str> = rules.lines().collect();
        assert_eq!(lines[..2], ["User-agent: *", "Disallow: /api/"]);
        assert!(lines.contains(&"Disallow: /fr/practices/*/files/") && lines.contains(&"Disallow: /es/search/file"), "{rules}");
        assert!(lines.contains(&"Disallow: /pt/work") && !lines.contains(&"Disallow: /"), "{rules}");
        assert_eq!(lines.last(), Some(&format!("Sitemap: {}", app.url("/sitemap.xml")).as_str()));
        app.start_again_with(|config| config.demonstration = true);
        let rules = String::from_utf8(app.anonymous().get("/robots.txt").await.bytes).unwrap();
        assert_eq!(rules, "User-agent: *\nDisallow: /\n");
    }

    async fn a_browser_can_search_from_its_address_bar_in_each_language(app) {
        let mut descriptions = BTreeSet::new();
        for code in ["es", "en", "pt", "fr"] {
            let reply = app.anonymous().get(&format!("/{code}/opensearch.xml")).await;
            assert_eq!(reply.header("content-type"), "application/opensearchdescription+xml");
            let text = String::from_utf8(reply.bytes).unwrap();
            let document = roxmltree::Document::parse(&text).unwrap();
            let root = document.root_element();
            assert!(root.has_tag_name(("http://a9.com/-/spec/opensearch/1.1/", "OpenSearchDescription")));
            let one = |name: &str| root.children().find(|child| child.has_tag_name(("http://a9.com/-/spec/opensearch/1.1/", name))).unwrap().text().unwrap();
            assert_eq!((one("ShortName"), one("Language")), ("Acervo", code));
            descriptions.insert(one("Description").to_owned());
            let templates: Vec<_> = root.children().filter_map(|child| Some((child.attribute("type")?, child.attribute("template")?))).collect();
            assert_eq!(templates[0], ("text/html", app.url(&format!("/{code}/search?q={{searchTerms}}")).as_str()));
            assert_eq!(templates[1], ("application/x-suggestions+json", app.url(&format!("/{code}/suggest?q={{searchTerms}}")).as_str()));
        }
        assert_eq!(descriptions.len(), 4);
        assert_eq!(app.anonymous().get("/de/opensearch.xml").await.status, 404);
    }

    async fn an_address_bar_completes_what_is_typed(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        ana.published(&eva, "Ventanilla <móvil>").await;
        ana.draft("Ventana secreta").await;
        app.settle();
        let reply = app.anonymous().get("/es/suggest?q=Ventan%20m%C3%B3v").await;
        assert_eq!(reply.header("content-type"), "application/x-suggestions+json");
        assert_eq!(reply.ok(), json!(["Ventan móv", ["Ventanilla <móvil>"]]));
        let hidden = app.anonymous().get("/es/suggest?q=ventana%20sec").await.ok();
        assert_eq!(hidden, json!(["ventana sec", []]));
        assert_eq!(app.anonymous().get("/fr/suggest?q=br%C3%A9s").await.ok()[1][0], "Brésil");
        for nothing in ["", "?q=", "?q=%00", "?q=%zz", "?q=%ff", "?x=1", "?q=a&q=b"] {
            assert_eq!(app.anonymous().get(&format!("/es/suggest{nothing}")).await.status, 200, "{nothing}");
        }
        let long = "m".repeat(5_000);
        assert_eq!(app.anonymous().get(&format!("/es/suggest?q={long}")).await.ok(), json!([long, []]));
    }
}
