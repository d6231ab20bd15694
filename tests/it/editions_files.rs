//! Editions as files and as pages, made of the book that is stored with them.

use std::io::Read;

use reqwest::Method;
use serde_json::{Value, json};

use crate::app::Client;
use crate::attached::{attached, id_of, save};
use crate::editions::{draft, frozen, path};

/// The files of an edition that need no other program.
const FORMATS: [(&str, &str); 5] = [
    ("html", "text/html; charset=utf-8"),
    ("epub", "application/epub+zip"),
    ("zip", "application/zip"),
    ("json", "application/json"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
];

fn export(id: &str, format: &str, language: &str) -> String {
    path(id, &format!("/export.{format}?lang={language}"))
}

async fn files(who: &Client, id: &str) -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    for (format, media_type) in FORMATS {
        for language in ["es", "en"] {
            let reply = who.get(&export(id, format, language)).await;
            assert_eq!(reply.status, 200, "{format}");
            assert_eq!(reply.header("content-type"), media_type);
            assert_eq!(reply.header("cache-control"), "private, no-cache");
            assert!(reply.header("content-disposition").starts_with("attachment; filename=\"edition-1-"));
            all.push(reply.bytes);
        }
    }
    all
}

/// Returns the files in an archive, joined.
fn unzipped(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    for at in 0..archive.len() {
        archive.by_index(at).unwrap().read_to_string(&mut text).unwrap();
    }
    text
}

stories! {
    async fn the_pictures_of_a_practice_are_in_the_files_and_on_the_pages_of_an_edition(app) {
        let (ana, eva, anyone) = (app.author("ana").await, app.editor("eva").await, app.anonymous());
        let section = ana.draft("Ventanilla móvil").await;
        let view = attached(&ana, &section, "mapa.jpg").await;
        let (id, hash) = (id_of(&view), view["sha256"].as_str().unwrap().to_owned());
        save(&ana, &section, &format!("## Fotos\n\n![Una fila](attachment:{id})\n")).await;
        ana.act(&section, "submit").await.ok();
        eva.act(&section, "approve").await.ok();
        let edition = frozen(&eva).await;
        eva.post(&format!("/api/v1/sections/{section}/unpublish"), json!({"reason": "Terminó"})).await.ok();

        let book = anyone.get(&export(&edition, "json", "es")).await.json();
        let figure = book["chapters"].as_array().unwrap().iter().flat_map(|chapter| chapter["practices"].as_array().unwrap())
            .flat_map(|practice| practice["fields"].as_array().unwrap()).flat_map(|field| field["blocks"].as_array().unwrap())
            .find(|block| block["t"] == "fig").unwrap().clone();
        assert_eq!((&figure["src"], &figure["alt"], &figure["credit"]), (&json!(hash), &json!("Una fila"), &json!("Foto: MRE")));
        assert_eq!(figure["caption"], json!(["La ventanilla"]));

        let html = String::from_utf8(anyone.get(&export(&edition, "html", "es")).await.bytes).unwrap();
        let data = html.split("<img src=\"data:image/jpeg;base64,").nth(1).unwrap().split('"').next().unwrap();
        let small = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, data).unwrap();
        assert_eq!(small, anyone.get(&format!("/api/v1/attachments/{id}/thumbnail")).await.bytes);
        assert!(html.contains("alt=\"Una fila\"") && html.contains("La ventanilla"));

        let whole = anyone.get(&format!("/api/v1/attachments/{id}")).await.bytes;
        for (format, folder) in [("epub", "book/"), ("zip", "")] {
            let reply = anyone.get(&export(&edition, format, "es")).await;
            let mut archive = zip::ZipArchive::new(std::io::Cursor::new(reply.bytes)).unwrap();
            let mut bytes = Vec::new();
            archive.by_name(&format!("{folder}pictures/{hash}.jpg")).unwrap().read_to_end(&mut bytes).unwrap();
            assert_eq!(bytes, whole, "{format}");
            let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
            let text: String = names.iter().filter(|name| !name.ends_with(".jpg")).map(|name| {
                let mut text = String::new();
                archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
                text
            }).collect();
            assert!(text.contains(&format!("pictures/{hash}.jpg")), "{format}");
        }
        let page = app.browser().get(&format!("/es/editions/{edition}/p-1-1")).await.page();
        assert!(page.contains(&format!("<img src=\"/es/attachments/{id}/small\" alt=\"Una fila\"/>")), "{page}");
        assert_eq!(app.browser().get(&format!("/es/attachments/{id}/small")).await.status, 200);
    }

    async fn the_files_of_a_frozen_edition_stay_the_same_whatever_changes_afterwards(app) {
        let (ana, eva, anyone) = (app.author("ana").await, app.editor("eva").await, app.anonymous());
        let (admin, first) = (app.administrator("ada").await, ana.published(&eva, "Ventanilla móvil").await);
        let id = frozen(&eva).await;
        let before = files(&anyone, &id).await;
        for (at, name) in [(0, "html"), (2, "epub"), (4, "zip"), (6, "json"), (8, "docx")] {
            let text = if matches!(name, "epub" | "zip" | "docx") { unzipped(&before[at]) } else { String::from_utf8(before[at].clone()).unwrap() };
            assert!(text.contains("Ventanilla móvil") && text.contains("Edición 1"), "{name}");
        }
        // The institution and the chapter are renamed, and the practice is no longer published.
        admin.patch("/api/v1/institutions/mre-co", json!({"name": {"es": "Otro nombre"}})).await.ok();
        let unpublished = json!({"reason": "Terminó"});
        eva.post(&format!("/api/v1/sections/{first}/unpublish"), unpublished).await.ok();
        assert_eq!(files(&anyone, &id).await, before);
        // The stored book is named in the manifest, and so in the edition's hash.
        let manifest: Value = serde_json::from_slice(&anyone.get(&path(&id, "/manifest")).await.bytes).unwrap();
        assert_eq!(manifest["book"], anyone.get(&path(&id, "")).await.ok()["book"]);
        assert_eq!(manifest["book"].as_str().unwrap().len(), 64);
    }

    async fn files_are_for_those_who_may_read_the_edition_and_in_its_languages(app) {
        let (ana, eva, anyone) = (app.author("ana").await, app.editor("eva").await, app.anonymous());
        ana.published(&eva, "Ventanilla móvil").await;
        let id = draft(&eva).await;
        anyone.get(&export(&id, "html", "es")).await.problem(404, "not_found");
        ana.get(&export(&id, "html", "es")).await.problem(404, "not_found");
        assert_eq!(eva.get(&export(&id, "html", "es")).await.status, 200, "a draft as it would be now");
        eva.post(&path(&id, "/candidate"), json!({"until": "2999-12-31"})).await.ok();
        anyone.get(&export(&id, "epub", "es")).await.problem(404, "not_found");
        let page = ana.get(&export(&id, "html", "es")).await;
        assert!(String::from_utf8(page.bytes).unwrap().contains("Texto candidato: no citar"));
        eva.post(&path(&id, "/freeze"), json!({})).await.ok();
        anyone.get(&export(&id, "html", "fr")).await.problem(404, "not_found");
        anyone.get(&export(&id, "exe", "es")).await.problem(404, "not_found");
        // Whoever names no language gets their own, or the edition's main one.
        for (reader, given) in [("en", "en"), ("fr", "es")] {
            let request = anyone.request(Method::GET, &path(&id, "/export.html"));
            let reply = Client::send(request.header("accept-language", reader)).await;
            assert!(reply.header("content-disposition").ends_with(&format!("-{given}.html\"")), "{reader}");
        }
        let browser = app.browser();
        assert_eq!(browser.get(&format!("/fr/editions/{id}/files/html")).await.status, 200);
        assert_eq!(browser.get(&format!("/fr/editions/{id}/files/html?lang=fr")).await.status, 404);
        anyone.get("/api/v1/exports/x").await.problem(404, "not_found");
        anyone.get(&format!("/api/v1/exports/{}", "0".repeat(64))).await.problem(404, "not_found");
    }

    async fn what_people_wrote_is_never_markup_of_a_file(app) {
        let (ana, eva, anyone) = (app.author("ana").await, app.editor("eva").await, app.anonymous());
        ana.published(&eva, "<script>alert(1)</script> & \"x\"").await;
        let id = frozen(&eva).await;
        let page = String::from_utf8(anyone.get(&export(&id, "html", "es")).await.bytes).unwrap();
        assert!(!page.contains("<script>") && page.contains("&lt;script&gt;"));
        assert!(!unzipped(&anyone.get(&export(&id, "epub", "es")).await.bytes).contains("<script>"));
        let read = app.browser().get(&format!("/es/editions/{id}/p-1-1")).await;
        assert_eq!(read.status, 200);
        assert!(!read.page().contains("<script>alert"));
    }

    async fn anyone_reads_an_edition_part_by_part_and_nobody_a_draft(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        ana.published(&eva, "Ventanilla móvil").await;
        let browser = app.browser();
        assert!(browser.get("/es/editions").await.page().contains("Todavía no hay ninguna edición"));
        let hidden = draft(&eva).await;
        for page in ["", "/imprint", "/files/html"] {
            assert_eq!(browser.get(&format!("/es/editions/{hidden}{page}")).await.status, 404, "{page}");
        }
        let id = frozen(&eva).await;
        let list = browser.get("/pt/editions").await.page();
        assert!(list.contains(&format!("/pt/editions/{id}")) && !list.contains(&hidden));
        let page = browser.get(&format!("/es/editions/{id}")).await.page();
        for what in ["Edición 1, del", "Libro electrónico (EPUB)", &format!("/es/editions/{id}/p-1-1"), "Ver el manifiesto"] {
            assert!(page.contains(what), "{what}: {page}");
        }
        let part = browser.get(&format!("/es/editions/{id}/p-1-1")).await.page();
        assert!(part.contains("Ventanilla móvil") && part.contains("rel=\"prev\""));
        assert_eq!(browser.get(&format!("/es/editions/{id}/p-9-9")).await.status, 404);
        let file = browser.get(&format!("/es/editions/{id}/files/epub?lang=en")).await;
        assert_eq!((file.status.as_u16(), file.headers["content-type"].to_str().unwrap()), (200, "application/epub+zip"));
    }

    async fn a_chapter_or_a_practice_can_be_had_by_itself(app) {
        let (ana, eva, anyone) = (app.author("ana").await, app.editor("eva").await, app.anonymous());
        ana.published(&eva, "Ventanilla móvil").await;
        ana.published(&eva, "Escuela abierta").await;
        let id = frozen(&eva).await;
        let part = |format: &str, part: &str| format!("{}&part={part}", export(&id, format, "es"));
        let whole: Value = serde_json::from_slice(&anyone.get(&export(&id, "json", "es")).await.bytes).unwrap();
        let practices = |book: &Value| -> Vec<String> {
            let chapters = book["chapters"].as_array().unwrap().iter();
            let all = chapters.flat_map(|chapter| chapter["practices"].as_array().unwrap());
            all.map(|practice| format!("{} {}", practice["number"].as_str().unwrap(), practice["title"].as_str().unwrap())).collect()
        };
        let all = practices(&whole);
        assert_eq!(all.len(), 2);
        for (named, expected) in [("c-1", all.clone()), ("p-1-2", vec![all[1].clone()])] {
            let reply = anyone.get(&part("json", named)).await;
            assert!(reply.header("content-disposition").contains(&format!("edition-1-{named}-es.json")));
            let book: Value = serde_json::from_slice(&reply.bytes).unwrap();
            assert_eq!(practices(&book), expected, "{named}");
            assert_eq!((&book["edition"], &book["imprint"]), (&whole["edition"], &whole["imprint"]));
            assert_eq!((&book["matrix"], &book["contributors"]), (&Value::Null, &json!([])));
        }
        for wrong in ["p-9-9", "summary", "c-", "../c-1"] {
            anyone.get(&part("html", wrong)).await.problem(404, "not_found");
        }
        // A person finds the files of the whole on its page, and those of a practice on its own.
        let browser = app.browser();
        let page = browser.get(&format!("/es/editions/{id}")).await.page();
        assert!(page.contains(&format!("/es/editions/{id}/files/docx?lang=es\"")), "{page}");
        let page = browser.get(&format!("/es/editions/{id}/p-1-2")).await.page();
        let link = format!("/es/editions/{id}/files/docx?lang=es&part=p-1-2");
        assert!(page.replace("&amp;", "&").replace("&#38;", "&").contains(&link), "{page}");
        let file = browser.get(&link).await;
        assert_eq!(file.status, 200);
        assert!(file.headers["content-disposition"].to_str().unwrap().contains("edition-1-p-1-2-es.docx"));
        assert!(!browser.get(&format!("/es/editions/{id}/imprint")).await.page().contains("/files/"));
        assert_eq!(browser.get(&format!("/es/editions/{id}/files/html?part=summary")).await.status, 404);
    }
}
