//! Citing one published practice: files for reference managers, the citation as text, and the metadata of its page.

use acervo::domain::ids::SectionId;
use acervo::domain::language::UiLanguage;
use acervo::domain::links::Links;
use acervo::services::catalog::CatalogCache;
use acervo::services::published::Publications;
use reqwest::Method;
use serde_json::{Value, json};

use crate::app::{Client, Reply, TestApp, section};

const TITLE: &str = "Señal {móvil} al 50 % & <i>más</i>_ñ";

#[track_caller]
fn text(reply: &Reply) -> String {
    assert_eq!(reply.status, 200, "{}", String::from_utf8_lossy(&reply.bytes));
    String::from_utf8(reply.bytes.clone()).unwrap()
}

async fn publish(app: &TestApp, title: &str) -> (Client, Client, String) {
    let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
    let id = ana.publishes(&eva, section("mre-co", title)).await;
    (ana, eva, id)
}

/// The page on which people read the practice.
fn page(app: &TestApp, id: &str) -> String {
    Links::new(&app.url("")).published_page(id.parse().unwrap())
}

fn publications(app: &TestApp) -> Publications {
    let names = std::sync::Arc::new(CatalogCache::default());
    Publications::new(app.app().core.store.clone(), names, Links::new(&app.url("")))
}

/// Saves another version with this title and has it published.
async fn republish(ana: &Client, eva: &Client, id: &str, title: &str) {
    let mut next = section("mre-co", title);
    ana.save(id, "\"1-x\"", json!({"practice": next["practice"].take(), "body": "Otro"})).await.ok();
    ana.act(id, "submit").await.ok();
    eva.act(id, "approve").await.ok();
}

stories! {
    async fn a_practice_is_cited_in_the_formats_of_reference_managers(app) {
        let (_, _, id) = publish(&app, TITLE).await;
        let (path, page) = (format!("/api/v1/published/{id}/cite"), page(&app, &id));
        let key = format!("mre-co-2026-{}", id.rsplit('-').next().unwrap());
        for (extension, kind) in [
            ("bib", "application/x-bibtex; charset=utf-8"), ("ris", "application/x-research-info-systems; charset=utf-8"),
            ("json", "application/vnd.citationstyles.csl+json"),
        ] {
            let reply = app.anonymous().get(&format!("{path}.{extension}")).await;
            assert_eq!((reply.status.as_u16(), reply.header("content-type")), (200, kind));
            assert_eq!(reply.header("content-disposition"), format!("attachment; filename=\"{key}.{extension}\""));
            assert_eq!(reply.header("cache-control"), "public, no-cache");
            let again = app.anonymous().request(Method::GET, &format!("{path}.{extension}"));
            let again = Client::send(again.header("if-none-match", reply.header("etag"))).await;
            assert_eq!((again.status.as_u16(), again.bytes.len()), (304, 0), "{extension}");
        }
        let ris = text(&app.anonymous().get(&format!("{path}.ris?lang=es")).await);
        for line in ["TY  - RPRT", &format!("TI  - {TITLE}"), "AU  - Ministerio mre-co,", "DA  - 2026/03/02", "ET  - 1", "KW  - Colombia",
            &format!("UR  - {page}")] {
            assert!(ris.lines().any(|found| found == line), "{line}: {ris}");
        }
        let bib = text(&app.anonymous().get(&format!("{path}.bib?lang=en")).await);
        assert!(bib.starts_with(&format!("@techreport{{{key},\n")), "{bib}");
        for line in ["  author = {{Ministry mre-co}},", "  version = {1},", &format!("  url = {{{page}}},")] {
            assert!(bib.lines().any(|found| found == line), "{line}: {bib}");
        }
        let items = app.anonymous().get(&format!("{path}.json?lang=pt")).await.ok();
        let item = &items[0];
        assert_eq!((items.as_array().unwrap().len(), &item["type"], &item["title"]), (1, &json!("report"), &json!(TITLE)));
        assert_eq!(item["issued"], json!({"date-parts": [[2026, 3, 2]]}));
        assert_eq!((&item["version"], &item["URL"], &item["language"]), (&json!("1"), &json!(page), &json!("es")));
        // What a search exports is the same entry.
        app.settle();
        let exported = text(&app.anonymous().get("/api/v1/search/export.ris?lang=es").await);
        assert_eq!(exported, ris);
    }

    async fn an_older_version_is_cited_as_what_it_was(app) {
        let (_, _, id) = publish(&app, "Ventanilla móvil").await;
        app.clock.advance(40 * 24 * 3600);
        let (ana, eva) = (app.log_in("ana").await, app.log_in("eva").await);
        republish(&ana, &eva, &id, "Ventanilla digital").await;
        let cite = async |query: &str| app.anonymous().get(&format!("/api/v1/published/{id}/cite.json{query}")).await.ok()[0].clone();
        let [now, first, second] = [cite("").await, cite("?version=1").await, cite("?version=2").await];
        assert_eq!(now, second);
        assert_eq!((&second["title"], &second["version"]), (&json!("Ventanilla digital"), &json!("2")));
        assert_eq!((&first["title"], &first["version"]), (&json!("Ventanilla móvil"), &json!("1")));
        assert_eq!(second["issued"], json!({"date-parts": [[2026, 4, 11]]}));
        assert_eq!(first["issued"], json!({"date-parts": [[2026, 3, 2]]}));
    }

    async fn what_is_not_published_is_not_cited(app) {
        let (ana, eva, id) = publish(&app, "Ventanilla móvil").await;
        let mut next = section("mre-co", "Zanahoria siguiente");
        ana.save(&id, "\"1-x\"", json!({"practice": next["practice"].take(), "body": "Zanahoria"})).await.ok();
        let draft = ana.draft("Zanahoria").await;
        for extension in ["bib", "ris", "json"] {
            let path = |id: &str| format!("/api/v1/published/{id}/cite.{extension}");
            for client in [&app.anonymous(), &ana, &eva] {
                client.get(&path(&draft)).await.problem(404, "not_found");
                client.get(&path("none")).await.problem(404, "not_found");
                client.get(&format!("{}?version=2", path(&id))).await.problem(404, "not_found");
                assert!(!text(&client.get(&path(&id)).await).contains("Zanahoria"));
            }
            let refused = app.anonymous().get(&format!("{}?version=x", path(&id))).await;
            refused.problem(422, "invalid");
            assert_eq!(refused.faults(), [("/query/version".to_owned(), "wrong_form".to_owned())]);
            app.anonymous().post(&path(&id), json!({})).await.problem(405, "method_not_allowed");
            app.anonymous().get(&format!("/api/v1/published/{id}/cite.pdf")).await.problem(404, "not_found");
        }
        eva.act(&id, "unpublish").await.ok();
        for extension in ["bib", "ris", "json"] {
            let gone = app.anonymous().get(&format!("/api/v1/published/{id}/cite.{extension}")).await;
            assert_eq!(gone.problem(410, "unpublished")["section_title"], "Ventanilla móvil");
        }
    }

    async fn people_copy_a_citation_in_their_language(app) {
        let (_, _, id) = publish(&app, TITLE).await;
        let publications = publications(&app);
        let section = publications.get(id.parse::<SectionId>().unwrap(), Ok(None)).unwrap();
        let page = page(&app, &id);
        let compendium = |reader: UiLanguage| section.compendium.title.in_language(reader).to_owned();
        let cited = publications.citation_text(&section, UiLanguage::Es).unwrap();
        let expected = format!(
            "Ministerio mre-co (2026). {TITLE} (versión 1, publicada el 2 de marzo de 2026). En {}. Acervo. {page}",
            compendium(UiLanguage::Es)
        );
        assert_eq!(cited.text, expected);
        assert!(cited.html.as_str().contains("<i lang=\"es\">Señal {móvil} al 50 % &amp; &lt;i&gt;más&lt;/i&gt;_ñ</i>"), "{}", cited.html);
        let cited = publications.citation_text(&section, UiLanguage::Fr).unwrap();
        let expected = format!("(version 1, publiée le 2 mars 2026). Dans {}. Acervo. {page}", compendium(UiLanguage::Fr));
        assert!(cited.text.ends_with(&expected), "{}", cited.text);
    }

    async fn a_page_says_to_programs_what_it_shows_to_people(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let mut new = section("mre-co", TITLE);
        new["practice"]["countries"] = json!(["CO", "BR"]);
        new["practice"]["summary"] = json!(format!("Uno\ndos {}", "ñ".repeat(1000)));
        let id = ana.publishes(&eva, new).await;
        let publications = publications(&app);
        let section = publications.get(id.parse::<SectionId>().unwrap(), Ok(None)).unwrap();
        let metadata = publications.metadata(&section, UiLanguage::Pt).unwrap();
        let page = page(&app, &id);
        let expected: [(&str, Value); 9] = [
            ("@type", json!("Report")), ("name", json!(TITLE)), ("author", json!({"@type": "Organization", "name": "Ministry mre-co"})),
            ("inLanguage", json!("es")), ("datePublished", json!("2026-03-02")), ("version", json!(1)), ("url", json!(page)),
            ("license", json!("https://creativecommons.org/licenses/by/4.0/")), ("identifier", json!(format!("urn:uuid:{id}"))),
        ];
        for (name, value) in expected {
            assert_eq!(metadata.json_ld[name], value, "{name}");
        }
        assert_eq!(metadata.json_ld["spatialCoverage"], json!([
            {"@type": "Country", "name": "Colômbia", "identifier": "CO"}, {"@type": "Country", "name": "Brasil", "identifier": "BR"},
        ]));
        assert_eq!(metadata.json_ld["keywords"].as_array().unwrap().len(), 2);
        assert!(metadata.description.starts_with("Uno dos ñ") && metadata.description.chars().count() == 301);
        let all = |name: &str| -> Vec<&str> {
            metadata.tags.iter().filter(|(found, _)| *found == name).map(|(_, content)| content.as_str()).collect()
        };
        for (name, content) in [
            ("DC.title", TITLE), ("DC.creator", "Ministry mre-co"), ("DC.date", "2026-03-02"), ("DC.language", "es"),
            ("DC.identifier", &page), ("citation_title", TITLE), ("citation_author_institution", "Ministry mre-co"),
            ("citation_publication_date", "2026/03/02"), ("citation_language", "es"), ("citation_technical_report_institution", "Ministry mre-co"),
        ] {
            assert_eq!(all(name), [content], "{name}");
        }
        assert_eq!(all("DC.coverage"), ["Colômbia", "Brasil"]);
        assert!(metadata.tags.iter().all(|(_, content)| !content.contains('\n') && !content.is_empty()));
    }
}
