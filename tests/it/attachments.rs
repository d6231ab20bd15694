//! Pictures and annexes of sections.

use std::io::Write;

use acervo::domain::account::Role;
use acervo::domain::version::canonical;
use reqwest::Method;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::app::{Client, TestApp};
use crate::attached::{attach, attached, form, has, id_of, list, photograph, png, save, seen, sha256};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n";

/// The versions' hash, recomputed from what the API shows.
fn recomputed(version: &Value) -> String {
    let hashed = json!({
        "section": version["section"], "number": version["version"], "language": version["language"],
        "template_version": version["template_version"], "practice": version["practice"],
        "body": version["body"], "attachments": version["attachments"],
    });
    sha256(&canonical(&hashed).unwrap())
}

fn blob(app: &TestApp, hash: &str) -> std::path::PathBuf {
    app.data_dir().join("blobs").join(&hash[..2]).join(&hash[2..])
}

/// A Word report with these pictures, each in a paragraph of its own, and with a description where there is one.
fn report(pictures: &[(&str, &[u8], Option<&str>)]) -> Vec<u8> {
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
    const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006";
    let mut body = "<w:p><w:r><w:t>Antes.</w:t></w:r></w:p>".to_owned();
    let mut relations = String::new();
    for (at, (name, _, alt)) in pictures.iter().enumerate() {
        let alt = alt.map(|alt| format!(" descr=\"{alt}\"")).unwrap_or_default();
        body += &format!(
            "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"{at}\" name=\"Imagen\"{alt}/><a:graphic><a:graphicData>\
             <pic:pic><pic:blipFill><a:blip r:embed=\"i{at}\"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
        );
        relations += &format!("<Relationship Id=\"i{at}\" Type=\"{OFFICE}/image\" Target=\"media/{name}\"/>");
    }
    body += "<w:p><w:r><w:t>Después.</w:t></w:r></w:p>";
    let document = format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"{OFFICE}\" \
         xmlns:wp=\"{DRAWING}/wordprocessingDrawing\" xmlns:a=\"{DRAWING}/main\" xmlns:pic=\"{DRAWING}/picture\"><w:body>{body}</w:body></w:document>"
    );
    let types = format!(
        "<Types xmlns=\"{PACKAGE}/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"
    );
    let package = format!(
        "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"r1\" Type=\"{OFFICE}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
    );
    let relations = format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{relations}</Relationships>");
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    let texts = [
        ("[Content_Types].xml".to_owned(), types.into_bytes()),
        ("_rels/.rels".to_owned(), package.into_bytes()),
        ("word/document.xml".to_owned(), document.into_bytes()),
        ("word/_rels/document.xml.rels".to_owned(), relations.into_bytes()),
    ];
    let media = pictures.iter().map(|(name, bytes, _)| (format!("word/media/{name}"), bytes.to_vec()));
    for (name, bytes) in texts.into_iter().chain(media) {
        archive.start_file(name, options).unwrap();
        archive.write_all(&bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

stories! {
    async fn the_pictures_of_a_word_report_come_with_their_descriptions(app) {
        let ana = app.author("ana").await;
        let photograph = photograph();
        let pictures = [
            ("image1.jpeg", photograph.as_slice(), Some("Una fila")),
            ("image2.emf", &b"\x01\0\0\0 no picture of the web"[..], Some("Un gráfico")),
            ("image3.png", &png(9, 9)[..], None),
        ];
        let form = Form::new()
            .text("compendium", crate::app::COMPENDIUM)
            .text("chapter", "consular-cooperation")
            .text("institution", "mre-co")
            .text("language", "es")
            .part("file", Part::bytes(report(&pictures)).file_name("informe.docx"));
        let view = Client::send(ana.request(Method::POST, "/api/v1/sections/import").multipart(form)).await.ok();
        let attachments = view["attachments"].as_array().unwrap().clone();
        assert_eq!(attachments.len(), 2, "{view}");
        assert_eq!((&attachments[0]["alt"], &attachments[0]["file_name"]), (&json!("Una fila"), &json!("image1.jpeg")));
        assert_eq!((&attachments[1]["alt"], &attachments[1]["media_type"]), (&json!(null), &json!("image/png")));
        let body = format!(
            "Antes.\n\n![Una fila](attachment:{})\n\n*\\[Un gráfico\\]*\n\n![](attachment:{})\n\nDespués.\n",
            id_of(&attachments[0]), id_of(&attachments[1])
        );
        assert_eq!((&view["body"], &view["unread"]), (&json!(body), &json!([])));
        let id = view["id"].as_str().unwrap();
        assert_eq!(list(&ana, id).await, attachments);
        let version = ana.get(&format!("/api/v1/sections/{id}/versions/1")).await.ok();
        assert_eq!(recomputed(&version), version["hash"]);
        assert!(!has(&ana.get(&format!("/api/v1/attachments/{}", id_of(&attachments[0]))).await.bytes, b"PLACE"));
        let imported = app.signed_in("ana").await.get(&format!("/es/work/{id}/imported")).await.page();
        assert!(imported.contains(&format!("/es/attachments/{}/small", id_of(&attachments[0]))), "{imported}");
    }

    async fn a_photograph_is_kept_without_its_place_and_served_to_be_shown(app) {
        let ana = app.author("ana").await;
        let id = ana.draft("Ventanilla").await;
        let view = attached(&ana, &id, "C:\\fotos\\mapa.jpg").await;
        assert_eq!((&view["media_type"], &view["file_name"]), (&json!("image/jpeg"), &json!("mapa.jpg")));
        assert_eq!((&view["width"], &view["height"]), (&json!(1300), &json!(300)));
        assert_eq!(view["alt"], "Una fila ante una ventanilla");
        assert_eq!(list(&ana, &id).await, std::slice::from_ref(&view));

        let path = format!("/api/v1/attachments/{}", id_of(&view));
        let file = ana.get(&path).await;
        assert!(has(&photograph(), b"PLACE") && !has(&file.bytes, b"PLACE"));
        assert_eq!(sha256(&file.bytes), view["sha256"]);
        assert_eq!(file.bytes.len() as u64, view["bytes"].as_u64().unwrap());
        assert_eq!(file.header("content-type"), "image/jpeg");
        assert!(file.header("content-disposition").starts_with("inline; filename=\"mapa.jpg\""));
        assert_eq!(file.header("x-content-type-options"), "nosniff");
        assert_eq!(file.header("content-security-policy"), "default-src 'none'; frame-ancestors 'none'; sandbox");
        assert_eq!(file.header("etag"), format!("\"{}\"", sha256(&file.bytes)));
        let again = Client::send(ana.request(Method::GET, &path).header("if-none-match", file.header("etag"))).await;
        assert_eq!((again.status.as_u16(), again.bytes.len()), (304, 0));

        let small = ana.get(&format!("{path}/thumbnail")).await;
        assert_eq!((small.status.as_u16(), small.header("content-type")), (200, "image/jpeg"));
        let decoded = image::load_from_memory(&small.bytes).unwrap();
        assert_eq!((decoded.width(), decoded.height()), (640, 147));
        assert!(!has(&small.bytes, b"PLACE"));
    }

    async fn annexes_are_saved_and_never_shown(app) {
        let ana = app.author("ana").await;
        let id = ana.draft("Ventanilla").await;
        for (name, bytes, kind, saved) in [
            ("acuerdo.html", PDF, "application/pdf", "acuerdo.html.pdf"),
            ("datos.csv", "país;año\nPerú;2024\n".as_bytes(), "text/csv", "datos.csv"),
        ] {
            let view = attach(&ana, &id, form(bytes, name, &[("alt", "x"), ("caption", "Un anexo")])).await;
            assert_eq!(view.status, 201, "{}", String::from_utf8_lossy(&view.bytes));
            assert!(view.header("location").ends_with(&format!("/api/v1/attachments/{}", id_of(&view.json()))));
            let view = view.json();
            assert_eq!((&view["media_type"], &view["alt"]), (&json!(kind), &json!(null)));
            let file = ana.get(&format!("/api/v1/attachments/{}", id_of(&view))).await;
            assert_eq!(file.bytes, bytes);
            assert_eq!(file.header("content-type"), kind);
            assert!(file.header("content-disposition").starts_with(&format!("attachment; filename=\"{saved}\"")));
            ana.get(&format!("/api/v1/attachments/{}/thumbnail", id_of(&view))).await.problem(404, "not_found");
        }
    }

    async fn a_version_lists_the_files_that_there_are_and_its_hash_covers_them(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let id = ana.draft("Ventanilla").await;
        let version = |number: u32| {
            let (ana, id) = (ana.clone(), id.clone());
            async move { ana.get(&format!("/api/v1/sections/{id}/versions/{number}")).await.ok() }
        };
        let first = attached(&ana, &id, "a.jpg").await;
        let annex = attach(&ana, &id, form(PDF, "acuerdo.pdf", &[])).await.ok();
        assert_eq!(version(1).await["attachments"], json!([]), "what is saved stays as it is");
        let saved = save(&ana, &id, "Texto").await;
        assert_eq!((&saved["version"], saved["attachments"].as_array().unwrap().len()), (&json!(2), 2));
        let second = version(2).await;
        assert_eq!(second["attachments"], json!([first["sha256"], annex["sha256"]]));
        assert_eq!(second["files"], json!([first, annex]));

        // What is said is part of the version as well.
        let told = ana.patch(&format!("/api/v1/attachments/{}", id_of(&first)), json!({"caption": "Otra", "credit": null})).await;
        assert_eq!((&told.ok()["caption"], &told.ok()["credit"]), (&json!("Otra"), &json!(null)));
        assert_eq!(told.ok()["alt"], first["alt"], "what is not named stays");
        assert_eq!(version(2).await["files"], json!([first, annex]));
        let saved = save(&ana, &id, "Texto").await;
        assert_eq!(saved["version"], 3, "the same text with other files is another version");
        assert_eq!(version(3).await["files"][0]["caption"], "Otra");
        assert_eq!(save(&ana, &id, "Texto").await["version"], 3);

        ana.delete(&format!("/api/v1/attachments/{}", id_of(&annex))).await.ok();
        ana.delete(&format!("/api/v1/attachments/{}", id_of(&annex))).await.problem(404, "not_found");
        assert_eq!(list(&ana, &id).await.len(), 1);
        assert_eq!(seen(&ana, &id_of(&annex)).await.0, 200, "a version still lists it");
        save(&ana, &id, "Texto").await;
        for number in 1..=4 {
            let version = version(number).await;
            assert_eq!(recomputed(&version), version["hash"], "{number}");
        }

        // An old version comes back with its files and what was said about them.
        let restored = ana.post(&format!("/api/v1/sections/{id}/restore"), json!({"version": 2})).await.ok();
        assert_eq!(restored["attachments"], json!([first, annex]));
        assert_eq!(list(&ana, &id).await, [first.clone(), annex.clone()]);
        assert_eq!(recomputed(&version(5).await), restored["hash"]);
        ana.act(&id, "submit").await.ok();
        eva.act(&id, "approve").await.ok();
        let published = app.anonymous().get(&format!("/api/v1/published/{id}")).await.ok();
        assert_eq!(published["attachments"], json!([first, annex]));
    }

    async fn a_file_is_seen_by_those_who_see_a_version_that_lists_it(app) {
        let (ana, eva, anyone) = (app.author("ana").await, app.editor("eva").await, app.anonymous());
        let (bob, root) = (app.member("bob", Role::Author, "mre-pe").await, app.administrator("root").await);
        let id = ana.draft("Ventanilla").await;
        let view = attached(&ana, &id, "a.jpg").await;
        let file = id_of(&view);
        let others = [&eva, &bob, &root, &anyone];
        let expect = async |of: &str, statuses: [u16; 4]| {
            assert_eq!(seen(&ana, of).await, (200, 200));
            for (who, status) in others.iter().zip(statuses) {
                assert_eq!(seen(who, of).await, (status, status), "{statuses:?}");
            }
        };
        expect(&file, [404, 404, 404, 404]).await;
        save(&ana, &id, "Texto").await;
        expect(&file, [404, 404, 404, 404]).await;
        ana.act(&id, "submit").await.ok();
        expect(&file, [200, 404, 404, 404]).await;
        assert_eq!(list(&eva, &id).await, std::slice::from_ref(&view));
        ana.act(&id, "withdraw").await.ok();
        expect(&file, [404, 404, 404, 404]).await;
        ana.act(&id, "submit").await.ok();
        eva.act(&id, "approve").await.ok();
        expect(&file, [200, 200, 200, 200]).await;

        // What is worked on afterwards is the institution's alone, and so is what it says.
        let next = id_of(&attached(&ana, &id, "b.jpg").await);
        expect(&next, [404, 404, 404, 404]).await;
        ana.patch(&format!("/api/v1/attachments/{file}"), json!({"alt": "zanahoria"})).await.ok();
        for who in others {
            if *who.token() != *anyone.token() {
                assert_eq!(list(who, &id).await, std::slice::from_ref(&view));
            }
            for path in [format!("/api/v1/published/{id}"), format!("/es/practices/{id}"), "/api/v1/journal?limit=100".into()] {
                let reply = who.get(&path).await;
                assert!(!has(&reply.bytes, b"zanahoria") && !has(&reply.bytes, next.as_bytes()), "{path}");
            }
        }
        anyone.get(&format!("/api/v1/sections/{id}/attachments")).await.problem(401, "unauthenticated");
        eva.post(&format!("/api/v1/sections/{id}/unpublish"), json!({"reason": "Un dato"})).await.ok();
        expect(&file, [200, 404, 404, 404]).await;
    }

    async fn only_those_who_may_save_the_section_change_its_files(app) {
        let (ana, eva, anyone) = (app.author("ana").await, app.editor("eva").await, app.anonymous());
        let bob = app.member("bob", Role::Author, "mre-pe").await;
        let id = ana.published(&eva, "Ventanilla").await;
        let file = id_of(&attached(&ana, &id, "a.jpg").await);
        let path = format!("/api/v1/attachments/{file}");
        for (who, added, changed) in [(&anyone, 401, 401), (&bob, 403, 404), (&eva, 403, 404)] {
            assert_eq!(attach(who, &id, form(&png(4, 4), "x.png", &[])).await.status, added);
            assert_eq!(who.patch(&path, json!({"alt": "x"})).await.status, changed);
            assert_eq!(who.delete(&path).await.status, changed);
        }
        let draft = ana.draft("Otra").await;
        assert_eq!(attach(&bob, &draft, form(&png(4, 4), "x.png", &[])).await.status, 404);
        save(&ana, &id, "Texto").await;
        ana.act(&id, "submit").await.ok();
        attach(&ana, &id, form(&png(4, 4), "x.png", &[])).await.problem(409, "wrong_stage");
        ana.patch(&path, json!({"alt": "x"})).await.problem(409, "wrong_stage");
        ana.delete(&path).await.problem(409, "wrong_stage");
        eva.act(&id, "request_changes").await.ok();
        ana.delete(&path).await.ok();
        for nothing in [uuid::Uuid::now_v7().to_string(), "x".into(), file.replace('-', "")] {
            ana.get(&format!("/api/v1/attachments/{nothing}")).await.problem(404, "not_found");
            ana.delete(&format!("/api/v1/attachments/{nothing}")).await.problem(404, "not_found");
        }
    }

    async fn what_is_no_picture_or_document_is_refused_with_what_is_accepted(app) {
        let ana = app.author("ana").await;
        let id = ana.draft("Ventanilla").await;
        let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
        let mut bomb = png(4, 4);
        // The header says that it has 60,000 by 60,000 pixels.
        bomb[16..24].copy_from_slice(&[0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60]);
        let whole = png(40, 40);
        for (name, bytes, code) in [
            ("dibujo.png", &svg[..], "file_not_accepted"),
            ("pagina.pdf", b"<!doctype html><script>alert(1)</script>", "file_not_accepted"),
            ("programa.png", b"MZ\x90\0\x03", "file_not_accepted"),
            ("vacio.png", b"", "file_empty"),
            ("cortada.png", &whole[..whole.len() - 20], "file_damaged"),
            ("cortado.pdf", b"%PDF-1.7\n1 0 obj", "file_damaged"),
        ] {
            let reply = attach(&ana, &id, form(bytes, name, &[])).await;
            reply.problem(422, "invalid");
            assert_eq!(reply.faults(), [("/file".to_owned(), code.to_owned())], "{name}");
        }
        let reply = attach(&ana, &id, form(&bomb, "bomba.png", &[])).await;
        assert!(["picture_too_large", "file_damaged"].contains(&&*reply.faults()[0].1), "{:?}", reply.faults());
        let told = attach(&ana, &id, form(svg, "x.svg", &[])).await.json()["errors"][0]["detail"].to_string();
        for accepted in ["PNG", "JPEG", "WebP", "GIF", "PDF", "Word", "Excel", "CSV"] {
            assert!(told.contains(accepted), "{told}");
        }
        // All faults at once.
        let long = "x".repeat(1001);
        let reply = attach(&ana, &id, form(svg, "x.svg", &[("alt", long.as_str()), ("credit", "a\nb")])).await;
        let pointers: Vec<String> = reply.faults().into_iter().map(|(pointer, _)| pointer).collect();
        assert_eq!(pointers, ["/alt", "/credit", "/file"]);
        let reply = attach(&ana, &id, Form::new().text("alt", "x")).await;
        assert_eq!(reply.faults(), [("/file".to_owned(), "required".to_owned())]);
        for form in [
            Form::new().text("alt", "a").text("alt", "b"),
            Form::new().text("title", "a"),
            Form::new().part("file", Part::bytes(png(4, 4))).part("file", Part::bytes(png(4, 4))),
        ] {
            attach(&ana, &id, form).await.problem(422, "invalid");
        }
        ana.post(&format!("/api/v1/sections/{id}/attachments"), json!({})).await.problem(415, "unsupported_media_type");
        let large = vec![b'x'; 20 * 1024 * 1024 + 1];
        attach(&ana, &id, form(&large, "x.csv", &[])).await.problem(413, "payload_too_large");
        assert!(list(&ana, &id).await.is_empty());
        let file = id_of(&attached(&ana, &id, "a.jpg").await);
        let reply = ana.patch(&format!("/api/v1/attachments/{file}"), json!({"alt": long, "caption": 3, "x": 1})).await;
        let pointers: Vec<String> = reply.faults().into_iter().map(|(pointer, _)| pointer).collect();
        assert_eq!(pointers, ["/alt", "/caption", "/x"]);
    }

    async fn a_section_has_fifty_files_at_most_and_a_repeated_request_adds_one(app) {
        let ana = app.author("ana").await;
        let id = ana.draft("Ventanilla").await;
        let send = |key: &'static str, bytes: &'static [u8]| {
            let path = format!("/api/v1/sections/{id}/attachments");
            let request = ana.request(Method::POST, &path).header("idempotency-key", key);
            Client::send(request.multipart(form(bytes, "a.csv", &[("caption", "Uno")])))
        };
        let first = send("k1", b"a,b\n").await.ok();
        assert_eq!(send("k1", b"a,b\n").await.ok(), first);
        send("k1", b"a,c\n").await.problem(422, "idempotency_mismatch");
        for _ in 1..50 {
            attach(&ana, &id, form(b"a,b\n1,2\n", "a.csv", &[])).await.ok();
        }
        let reply = attach(&ana, &id, form(b"a,b\n", "a.csv", &[])).await;
        assert_eq!(reply.faults(), [("/file".to_owned(), "too_many_files".to_owned())]);
        assert_eq!(list(&ana, &id).await.len(), 50);
        ana.delete(&format!("/api/v1/attachments/{}", id_of(&first))).await.ok();
        attach(&ana, &id, form(b"a,b\n", "a.csv", &[])).await.ok();
    }

    async fn a_picture_without_an_alternative_text_keeps_a_section_from_being_submitted(app) {
        let ana = app.author("ana").await;
        let id = ana.draft("Ventanilla").await;
        attach(&ana, &id, form(PDF, "acuerdo.pdf", &[])).await.ok();
        let file = id_of(&attach(&ana, &id, form(&png(4, 4), "a.png", &[("alt", " ")])).await.ok());
        let submit = async || ana.act(&id, "submit").await;
        let faults = submit().await;
        faults.problem(422, "incomplete");
        let (unsaved, lacking) = (("/attachments", "files_not_saved"), ("/attachments/1/alt", "no_alternative_text"));
        let told = |faults: &[(&str, &str)]| faults.iter().map(|(at, code)| (at.to_string(), code.to_string())).collect::<Vec<_>>();
        assert_eq!(faults.faults(), told(&[unsaved, lacking]));
        save(&ana, &id, "Texto").await;
        assert_eq!(submit().await.faults(), told(&[lacking]));
        ana.patch(&format!("/api/v1/attachments/{file}"), json!({"alt": "Un mapa"})).await.ok();
        assert_eq!(submit().await.faults(), told(&[unsaved]));
        save(&ana, &id, "Texto").await;
        submit().await.ok();
    }

    async fn a_file_that_nothing_names_any_more_is_cleaned_away(app) {
        app.files_in_folder();
        let ana = app.author("ana").await;
        let id = ana.draft("Ventanilla").await;
        let listed = attached(&ana, &id, "a.jpg").await;
        save(&ana, &id, "Texto").await;
        let loose = attach(&ana, &id, form(&png(700, 9), "b.png", &[])).await.ok();
        for view in [&listed, &loose] {
            ana.delete(&format!("/api/v1/attachments/{}", id_of(view))).await.ok();
        }
        assert_eq!((seen(&ana, &id_of(&listed)).await.0, seen(&ana, &id_of(&loose)).await.0), (200, 404));
        let [listed, loose] = [&listed, &loose].map(|view| blob(&app, view["sha256"].as_str().unwrap()));
        let old = std::time::SystemTime::now() - std::time::Duration::from_secs(25 * 60 * 60);
        for path in [&listed, &loose] {
            std::fs::File::options().write(true).open(path).unwrap().set_modified(old).unwrap();
        }
        app.settle();
        app.clock.advance(2 * 60 * 60);
        app.settle();
        assert_eq!((listed.is_file(), loose.is_file()), (true, false));
    }

    async fn an_edition_keeps_the_pictures_of_a_practice_that_was_unpublished(app) {
        let (ana, eva, anyone) = (app.author("ana").await, app.editor("eva").await, app.anonymous());
        let id = ana.draft("Ventanilla").await;
        let file = id_of(&attached(&ana, &id, "a.jpg").await);
        save(&ana, &id, "Texto").await;
        ana.act(&id, "submit").await.ok();
        eva.act(&id, "approve").await.ok();
        let new = json!({"title": {"es": "Documento marco"}, "languages": ["es"]});
        let edition = eva.post("/api/v1/compendia/framework-document/editions", new).await.ok();
        let edition = edition["id"].as_str().unwrap().to_owned();
        eva.post(&format!("/api/v1/editions/{edition}/candidate"), json!({"until": "2026-12-31"})).await.ok();
        ana.post(&format!("/api/v1/sections/{id}/unpublish"), json!({"reason": "x"})).await;
        eva.post(&format!("/api/v1/sections/{id}/unpublish"), json!({"reason": "Un dato"})).await.ok();
        let bob = app.member("bob", Role::Author, "mre-pe").await;
        assert_eq!((seen(&bob, &file).await.0, seen(&anyone, &file).await.0), (200, 404), "a candidate is for members");
    }
}
