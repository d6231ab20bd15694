//! Citing an edition and its practices, by reference managers and by catalogues.

use reqwest::Method;
use serde_json::json;

use crate::app::Client;
use crate::editions::{change, creation, draft, frozen, path};

fn imprint() -> serde_json::Value {
    json!({
        "publishers": [
            {"short": "SELA", "name": {"es": "Sistema Económico, Secretaría", "en": "Economic System"}, "place": "Caracas"},
            {"short": "OIM", "name": {"es": "Organización", "en": "Organization"}},
        ],
        "isbns": [{"language": "es", "format": "print", "isbn": "978-0-306-40615-7"}, {"language": "es", "format": "pdf", "isbn": "979-10-90636-07-1"}],
        "doi": "10.5555/12345678", "licence": "CC BY 4.0", "symbol": "SP/Di 4-26",
    })
}

stories! {
    async fn a_frozen_edition_and_its_practices_are_cited_as_a_book_and_its_chapters(app) {
        let (ana, eva, anyone) = (app.author("ana").await, app.editor("eva").await, app.anonymous());
        let section = ana.published(&eva, "Ventanilla {móvil} al 50 %").await;
        let id = draft(&eva).await;
        change(&eva, &id, "\"1-x\"", json!({"imprint": imprint()})).await.ok();
        // What may still change is not cited, not even by those who may read it.
        for who in [&eva, &anyone] {
            who.get(&path(&id, "/cite.bib")).await.problem(404, "not_found");
            who.get(&path(&id, &format!("/entries/{section}/cite.ris"))).await.problem(404, "not_found");
        }
        eva.post(&path(&id, "/freeze"), json!({"date": "2026-11-26"})).await.ok();
        let text = async |call: &str| String::from_utf8(anyone.get(&path(&id, call)).await.bytes).unwrap();
        let key = format!("sela-2026-{}", id.rsplit('-').next().unwrap());
        let page = app.url(&format!("/es/editions/{id}"));
        for (ending, kind) in [("bib", "application/x-bibtex; charset=utf-8"), ("ris", "application/x-research-info-systems; charset=utf-8"), ("json", "application/vnd.citationstyles.csl+json")] {
            let reply = anyone.get(&path(&id, &format!("/cite.{ending}?lang=es"))).await;
            assert_eq!((reply.status.as_u16(), reply.header("content-type")), (200, kind));
            assert_eq!(reply.header("content-disposition"), format!("attachment; filename=\"{key}.{ending}\""));
            let again = anyone.request(Method::GET, &path(&id, &format!("/cite.{ending}?lang=es"))).header("if-none-match", reply.header("etag"));
            assert_eq!(Client::send(again).await.status, 304);
        }
        let bib = text("/cite.bib?lang=es").await;
        assert!(bib.starts_with(&format!("@book{{{key},\n")), "{bib}");
        for line in ["  title = {{Documento marco}},", "  author = {{SELA} and {OIM}},", "  publisher = {{Sistema Económico, Secretaría; Organización}},", "  address = {Caracas},",
            "  edition = {1},", "  isbn = {979-10-90636-07-1},", "  doi = {10.5555/12345678},", &format!("  url = {{{page}}},")] {
            assert!(bib.lines().any(|found| found == line), "{line}: {bib}");
        }
        let english = anyone.get(&path(&id, "/cite.json?lang=en")).await.ok();
        assert_eq!((&english[0]["title"], &english[0]["ISBN"], &english[0]["type"]), (&json!("Framework document"), &json!(null), &json!("book")));
        assert_eq!((&english[0]["issued"], &english[0]["author"]), (&json!({"date-parts": [[2026, 11, 26]]}), &json!([{"literal": "SELA"}, {"literal": "OIM"}])));
        // Portuguese is not among its languages.
        assert_eq!(anyone.get(&path(&id, "/cite.json?lang=pt")).await.ok()[0]["title"], "Documento marco");

        let entry = format!("/entries/{section}/cite");
        let number = anyone.get(&path(&id, &format!("/entries/{section}"))).await.ok()["number"].as_str().unwrap().to_owned();
        let own = format!("{page}/p-{}", number.replace('.', "-"));
        let ris = text(&format!("{entry}.ris?lang=es")).await;
        for line in ["TY  - CHAP", "TI  - Ventanilla {móvil} al 50 %", "AU  - Ministerio mre-co,", "T2  - Documento marco", &format!("SE  - {number}"), "DA  - 2026/11/26", &format!("UR  - {own}")] {
            assert!(ris.lines().any(|found| found == line), "{line}: {ris}");
        }
        // It stays when the practice is unpublished.
        eva.act(&section, "unpublish").await.ok();
        anyone.get(&format!("/api/v1/published/{section}/cite.ris")).await.problem(410, "unpublished");
        assert_eq!(text(&format!("{entry}.ris?lang=es")).await, ris);
        // Pages name all this.
        let shown = String::from_utf8(anyone.get(&format!("/es/editions/{id}")).await.bytes).unwrap();
        let part = String::from_utf8(anyone.get(&own[app.url("").len()..]).await.bytes).unwrap();
        for (html, of, title) in [(&shown, String::new(), "Documento marco"), (&part, format!("/entries/{section}"), "Ventanilla {móvil} al 50 %")] {
            assert!(html.contains(&format!("<meta name=\"citation_title\" content=\"{title}\">")), "{html}");
            assert!(html.contains("<meta name=\"citation_publication_date\" content=\"2026/11/26\">"), "{html}");
            for ending in ["bib", "ris", "json"] {
                assert_eq!(html.matches(&format!("/api/v1/editions/{id}{of}/cite.{ending}?lang=es\"")).count(), 2, "a link and one for programs");
            }
            assert!(!html.contains("noindex"));
        }
        assert!(shown.contains(&format!("<link rel=\"cite-as\" href=\"{}\">", app.url(&format!("/editions/{id}")))), "{shown}");
        assert!(part.contains("<meta name=\"citation_inbook_title\" content=\"Documento marco\">"), "{part}");
    }

    async fn what_cannot_be_cited_is_not_there(app) {
        let (ana, eva, anyone) = (app.author("ana").await, app.editor("eva").await, app.anonymous());
        ana.published(&eva, "Ventanilla móvil").await;
        let id = frozen(&eva).await;
        let later = ana.published(&eva, "Registro rural").await;
        for call in ["/cite.pdf", "/cite.BIB", "/cite.", "/cite", &format!("/entries/{later}/cite.bib"), "/entries/x/cite.bib", "/entries/x/cite.zip"] {
            anyone.get(&path(&id, call)).await.problem(404, "not_found");
        }
        anyone.get(&path("x", "/cite.bib")).await.problem(404, "not_found");
        let candidate = eva.post(&creation(), json!({"title": {"es": "Otra"}, "languages": ["es"]})).await.ok()["id"].as_str().unwrap().to_owned();
        eva.post(&path(&candidate, "/candidate"), json!({"until": "2027-01-01"})).await.ok();
        ana.get(&path(&candidate, "/cite.bib")).await.problem(404, "not_found");
        let page = String::from_utf8(eva.get(&format!("/es/editions/{candidate}")).await.bytes).unwrap();
        assert!(!page.contains("/cite."), "{page}");
    }
}
