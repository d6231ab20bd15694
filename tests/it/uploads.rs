//! Reports uploaded as files.

use std::io::Write;

use acervo::domain::account::Role;
use reqwest::Method;
use reqwest::multipart::{Form, Part};
use serde_json::json;
use sha2::Digest;

use crate::app::{COMPENDIUM, Client, Reply, TestApp, practice};
use crate::program::until;
use crate::wire::Wire;

/// A Word file with a heading, a paragraph with emphasis, and a list whose numbering is defined in its style.
fn word_file() -> Vec<u8> {
    word_file_of(
        "<w:p><w:pPr><w:pStyle w:val=\"Ttulo1\"/></w:pPr><w:r><w:t>Ventanilla de frontera</w:t></w:r></w:p>\
         <w:p><w:r><w:t xml:space=\"preserve\">Cada visita dura </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>tres días</w:t></w:r><w:r><w:t>.</w:t></w:r></w:p>",
    )
}

/// A Word file with this body.
fn word_file_of(body: &str) -> Vec<u8> {
    const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let document = format!(
        "<w:document xmlns:w=\"{WORD}\" xmlns:r=\"{OFFICE}\" xmlns:v=\"urn:schemas-microsoft-com:vml\" \
         xmlns:o=\"urn:schemas-microsoft-com:office:office\"><w:body>{body}</w:body></w:document>"
    );
    let styles = format!(
        "<w:styles xmlns:w=\"{WORD}\"><w:style w:type=\"paragraph\" w:styleId=\"Ttulo1\"><w:name w:val=\"heading 1\"/>\
         <w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style></w:styles>"
    );
    let types = format!(
        "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>\
         <Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/></Types>"
    );
    let package = format!(
        "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"r1\" Type=\"{OFFICE}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
    );
    let parts = format!(
        "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"r1\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/></Relationships>"
    );
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, text) in [
        ("[Content_Types].xml", types),
        ("_rels/.rels", package),
        ("word/document.xml", document),
        ("word/styles.xml", styles),
        ("word/_rels/document.xml.rels", parts),
    ] {
        archive.start_file(name, options).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn form(file: Vec<u8>, name: &str) -> Form {
    Form::new()
        .text("compendium", COMPENDIUM)
        .text("chapter", "consular-cooperation")
        .text("institution", "mre-co")
        .text("language", "es")
        .part("file", Part::bytes(file).file_name(name.to_owned()))
}

async fn import(client: &Client, form: Form) -> Reply {
    Client::send(client.request(Method::POST, "/api/v1/sections/import").multipart(form)).await
}

fn sha256(bytes: &[u8]) -> String {
    acervo::domain::version::hex(&sha2::Sha256::digest(bytes))
}

/// Imports a report with too little content to be submitted, after changing the template so that it can be.
async fn imported(app: &TestApp, ana: &Client, file: Vec<u8>) -> String {
    let path = format!("/api/v1/compendia/{COMPENDIUM}/template");
    let mut template = ana.get(&path).await.ok();
    if template["required"] != json!(["title"]) {
        template["required"] = json!(["title"]);
        app.administrator("root").await.put(&path, template).await.ok();
    }
    import(ana, form(file, "informe.docx")).await.ok()["id"].as_str().unwrap().to_owned()
}

/// The headers of a large form that is sent slowly.
fn large_form_of(who: &Client) -> String {
    let form = "content-type: multipart/form-data; boundary=x\r\ncontent-length: 40000000";
    format!("{form}\r\nauthorization: Bearer {}", who.token())
}

stories! {
    async fn a_word_report_becomes_a_draft_and_the_file_is_kept_as_it_was(app) {
        app.files_in_folder();
        let ana = app.author("ana").await;
        let file = word_file();
        let reply = import(&ana, form(file.clone(), "informe.docx")).await;
        assert_eq!(reply.status, 201, "{:?}", String::from_utf8_lossy(&reply.bytes));
        let view = reply.json();
        assert_eq!((&view["stage"], &view["version"]), (&json!("draft"), &json!(1)));
        assert_eq!(view["practice"], json!({"title": "Ventanilla de frontera"}));
        let body = view["body"].as_str().unwrap();
        assert!(body.contains("# Ventanilla de frontera") && body.contains("dura **tres días**."), "{body}");
        assert!(reply.header("etag").starts_with("\"1-"));

        let hash = sha256(&file);
        let kept = app.data_dir().join("blobs").join(&hash[..2]).join(&hash[2..]);
        assert_eq!(std::fs::read(kept).unwrap(), file);
    }

    async fn markdown_and_text_are_read_as_what_they_are(app) {
        let ana = app.author("ana").await;
        let markdown = import(&ana, form("# Título\n\n- uno\n- dos\n".into(), "informe.md")).await.ok();
        assert_eq!(markdown["practice"]["title"], "Título");
        assert!(markdown["body"].as_str().unwrap().contains("- uno"));
        let text = import(&ana, form("No es *énfasis*.".into(), "informe.txt")).await.ok();
        assert!(text["body"].as_str().unwrap().contains("\\*"), "{text}");
        assert_eq!(text["practice"], json!({}));
    }

    async fn a_mark_that_is_missing_in_a_word_report_hides_nothing(app) {
        let ana = app.author("ana").await;
        let body = "<w:p><w:r><w:t xml:space=\"preserve\">Antes </w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\
                    <w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:t>y después.</w:t></w:r></w:p>\
                    <w:p><w:r><w:t>El resto del informe.</w:t></w:r></w:p>";
        let view = import(&ana, form(word_file_of(body), "informe.docx")).await.ok();
        assert_eq!(view["body"], "Antes y después.\n\nEl resto del informe.\n");
        assert_eq!(view["unread"], json!([]));
    }

    async fn what_of_a_report_could_not_be_read_is_counted_and_named(app) {
        let ana = app.author("ana").await;
        let picture = "<w:r><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r>";
        let sheet = "<w:r><w:object><o:OLEObject ProgID=\"Excel.Sheet.12\"/></w:object></w:r>";
        let body = format!("<w:p><w:r><w:t>Texto.</w:t></w:r>{picture}{sheet}{picture}</w:p>");
        let send = || {
            let request = ana.request(Method::POST, "/api/v1/sections/import").header("idempotency-key", "k1");
            Client::send(request.multipart(form(word_file_of(&body), "informe.docx")))
        };
        let reply = send().await;
        let view = reply.json();
        assert_eq!((reply.status.as_u16(), &view["body"]), (201, &json!("Texto.\n")));
        let unread = view["unread"].as_array().unwrap();
        let counts: Vec<_> = unread.iter().map(|part| (part["kind"].clone(), part["count"].clone())).collect();
        assert_eq!(counts, [(json!("picture"), json!(2)), (json!("embedded_file"), json!(1))]);
        assert_eq!(unread[0]["label"]["es"], "imágenes sin descripción");
        assert_eq!(unread[0]["label"]["pt"], "imagens sem descrição");
        // A retry gets the same list. Reading the section again returns the same tag, without the list.
        assert_eq!(send().await.json()["unread"], view["unread"]);
        let again = ana.get(&format!("/api/v1/sections/{}", view["id"].as_str().unwrap())).await;
        assert_eq!(again.header("etag"), reply.header("etag"));
        assert!(again.json().get("unread").is_none());
    }

    async fn a_letter_keeps_its_lines_and_a_sheet_its_columns(app) {
        let ana = app.author("ana").await;
        let letter = "Se\u{f1}ora\r\nMar\u{ed}a P\u{e9}rez\r\nBogot\u{e1}\r\n\r\n\
                      La oficina atiende a las personas que llegan a la frontera norte y les\r\n\
                      informa en su idioma.\r\n\r\nPa\u{ed}s\tCasos\r\nPer\u{fa}\t12\r\n\u{c}# no es t\u{ed}tulo\u{8}";
        let bytes: Vec<u8> = letter.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        let view = import(&ana, form(bytes, "carta.txt")).await.ok();
        assert_eq!(
            view["body"],
            "Señora\\\nMaría Pérez\\\nBogotá\n\nLa oficina atiende a las personas que llegan a la frontera norte y les informa en su idioma.\n\n\
             | País | Casos |\n| --- | --- |\n| Perú | 12 |\n\n\\# no es título\n"
        );
    }

    async fn what_cannot_be_read_is_refused_with_the_reason(app) {
        let ana = app.author("ana").await;
        let mut encrypted = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        encrypted.resize(2048, 0);
        for (file, name) in [
            (b"%PDF-1.7\n".to_vec(), "informe.pdf"),
            (encrypted, "informe.docx"),
            (b"PK\x03\x04 and then nothing of the kind".to_vec(), "informe.docx"),
            (Vec::new(), "informe.txt"),
            (word_file()[..400].to_vec(), "informe.docx"),
        ] {
            let reply = import(&ana, form(file, name)).await;
            assert!(reply.status.is_client_error(), "{name} {}", reply.status);
            let faults = reply.faults();
            assert_eq!((faults.len(), faults[0].0.as_str()), (1, "/file"), "{faults:?}");
        }
        assert_eq!(ana.get("/api/v1/sections").await.ok()["total"], 0);
    }

    async fn a_form_is_checked_before_its_file(app) {
        let (ana, bia) = (app.author("ana").await, app.member("bia", acervo::domain::account::Role::Author, "mre-br").await);
        import(&app.anonymous(), form(word_file(), "x.docx")).await.problem(401, "unauthenticated");
        import(&bia, form(b"%PDF-1.7".to_vec(), "x.pdf")).await.problem(403, "forbidden");
        let reply = import(&ana, Form::new().text("institution", "mre-co").text("language", "??")).await;
        reply.problem(422, "invalid");
        let faults: Vec<String> = reply.faults().into_iter().map(|(pointer, _)| pointer).collect();
        assert_eq!(faults, ["/chapter", "/compendium", "/file", "/language"]);
        let unknown = form(word_file(), "x.docx").text("colour", "red");
        import(&ana, unknown).await.problem(422, "invalid");
        let no_form = ana.post("/api/v1/sections/import", json!({})).await;
        no_form.problem(415, "unsupported_media_type");
        let cut = ana.request(Method::POST, "/api/v1/sections/import");
        let cut = cut.header("content-type", "multipart/form-data; boundary=x").body("--x\r\nno form");
        Client::send(cut).await.problem(400, "malformed");
    }

    async fn an_upload_of_more_than_50_mib_is_too_large(app) {
        let ana = app.author("ana").await;
        let reply = import(&ana, form(vec![b'a'; 50 * 1024 * 1024 + 1], "informe.txt")).await;
        reply.problem(413, "payload_too_large");
    }

    async fn a_repeated_upload_with_its_key_makes_one_section(app) {
        let ana = app.author("ana").await;
        let send = |file: &str| {
            let request = ana.request(Method::POST, "/api/v1/sections/import").header("idempotency-key", "k1");
            Client::send(request.multipart(form(file.as_bytes().to_vec(), "informe.txt")))
        };
        let first = send("Uno").await.ok();
        assert_eq!(send("Uno").await.ok()["id"], first["id"]);
        send("Dos").await.problem(422, "idempotency_mismatch");
        assert_eq!(ana.get("/api/v1/sections").await.ok()["total"], 1);
    }

    async fn an_original_comes_back_byte_for_byte(app) {
        let ana = app.author("ana").await;
        for (file, name, kind, saved, plain) in [
            (word_file(), "Informe año 2025.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                "Informe%20a%C3%B1o%202025.docx", "Informe ano 2025.docx"),
            ("# Título\r\n\r\nÑandú".into(), "../informe.md", "text/markdown", "informe.md", "informe.md"),
            ("\u{feff}Uno".into(), "orden\u{202e}txt.bat", "text/plain", "ordentxt.bat.txt", "ordentxt.bat.txt"),
        ] {
            let id = import(&ana, form(file.clone(), name)).await.ok()["id"].as_str().unwrap().to_owned();
            let path = format!("/api/v1/sections/{id}/original");
            // Clients that accept compressed responses also get it unchanged.
            let reply = ana.get(&path).await;
            assert_eq!((reply.status.as_u16(), &reply.bytes), (200, &file), "{name}");
            let tag = format!("\"{}\"", sha256(&file));
            let disposition = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{saved}");
            let length = file.len().to_string();
            for (field, value) in [("content-type", kind), ("content-disposition", &disposition), ("etag", &tag),
                ("cache-control", "private"), ("x-content-type-options", "nosniff"), ("content-length", &length)] {
                assert_eq!(reply.header(field), value, "{field} of {name}");
            }
            let again = Client::send(ana.request(Method::GET, &path).header("if-none-match", &tag)).await;
            assert_eq!((again.status.as_u16(), again.header("etag"), again.bytes.len()), (304, tag.as_str(), 0));
            let head = Client::send(ana.request(Method::HEAD, &path)).await;
            assert_eq!((head.status.as_u16(), head.header("etag")), (200, tag.as_str()));
        }
    }

    async fn an_original_is_for_those_who_see_the_version_that_was_made_from_it(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let file = word_file();
        let id = imported(&app, &ana, file.clone()).await;
        let path = format!("/api/v1/sections/{id}/original");
        let institution = [ana.clone(), app.focal_point("fidel").await];
        let others = [
            app.holder("rosa", Role::Researcher).await, app.holder("raul", Role::Reviewer).await,
            app.administrator("alma").await, app.member("petra", Role::Author, "mre-pe").await,
            app.member("paco", Role::FocalPoint, "mre-pe").await,
        ];
        let seen = async |what: &str, by_editors: bool, by_everyone: bool| {
            let all = institution.iter().map(|who| (who, true)).chain([(&eva, by_editors)]);
            for (who, sees) in all.chain(others.iter().map(|who| (who, by_everyone))) {
                let reply = who.get(&path).await;
                match sees {
                    true => assert_eq!((reply.status.as_u16(), &reply.bytes), (200, &file), "{what}"),
                    false => drop(reply.problem(404, "not_found")),
                }
                // It is visible to exactly those who may see the version.
                let version = who.get(&format!("/api/v1/sections/{id}/versions/1")).await;
                assert_eq!(version.status.as_u16(), if sees { 200 } else { 404 }, "{what}");
            }
            app.anonymous().get(&path).await.problem(401, "unauthenticated");
        };
        seen("draft", false, false).await;
        ana.act(&id, "submit").await.ok();
        seen("submitted", true, false).await;
        ana.act(&id, "withdraw").await.ok();
        seen("withdrawn", false, false).await;
        ana.act(&id, "submit").await.ok();
        eva.act(&id, "approve").await.ok();
        seen("published", true, true).await;
        ana.save(&id, "\"1-x\"", json!({"practice": practice("Otro título"), "body": "Otro texto"})).await.ok();
        seen("published, with a next version", true, true).await;
        eva.act(&id, "unpublish").await.ok();
        seen("unpublished", true, false).await;
    }

    async fn the_original_of_a_version_that_was_never_submitted_stays_with_the_institution(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let id = imported(&app, &ana, word_file()).await;
        let path = format!("/api/v1/sections/{id}/original");
        ana.save(&id, "\"1-x\"", json!({"practice": practice("Otro título"), "body": "Otro texto"})).await.ok();
        ana.act(&id, "submit").await.ok();
        eva.act(&id, "approve").await.ok();
        eva.get(&format!("/api/v1/sections/{id}")).await.ok();
        eva.get(&path).await.problem(404, "not_found");
        app.holder("rosa", Role::Researcher).await.get(&path).await.problem(404, "not_found");
        assert_eq!(ana.get(&path).await.status, 200);

        let new = |scope: &str| json!({"name": "Prueba", "scopes": [scope], "days": 30});
        for (scope, status) in [("read", 200), ("sections:write", 403)] {
            let token = ana.post("/api/v1/me/tokens", new(scope)).await.ok()["token"].as_str().unwrap().to_owned();
            assert_eq!(ana.with_token(&token).get(&path).await.status.as_u16(), status, "{scope}");
        }
    }

    async fn where_there_is_no_original_to_see_there_is_none(app) {
        app.files_in_folder();
        let ana = app.author("ana").await;
        let written = ana.draft("Ventanilla móvil").await;
        let id = imported(&app, &ana, word_file()).await;
        let path = format!("/api/v1/sections/{id}/original");
        ana.get(&format!("/api/v1/sections/{written}/original")).await.problem(404, "not_found");
        ana.get("/api/v1/sections/import/original").await.problem(404, "not_found");
        ana.get(&format!("/api/v1/sections/{}/original", uuid::Uuid::now_v7())).await.problem(404, "not_found");
        assert_eq!(ana.delete(&format!("/api/v1/sections/{id}")).await.status, 204);
        ana.get(&path).await.problem(404, "not_found");
        ana.post(&format!("/api/v1/sections/{id}/restore"), json!({"version": 1})).await.ok();
        assert_eq!(ana.get(&path).await.bytes, word_file());
        // A lost or altered file is an internal error and reported as such.
        let hash = sha256(&word_file());
        let kept = app.data_dir().join("blobs").join(&hash[..2]).join(&hash[2..]);
        std::fs::write(&kept, "otra cosa").unwrap();
        ana.get(&path).await.problem(500, "internal");
        std::fs::remove_file(&kept).unwrap();
        ana.get(&path).await.problem(500, "internal");
    }

    async fn a_form_has_each_part_once_and_no_others(app) {
        let ana = app.author("ana").await;
        let part = |name: &str| format!("--x\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n\r\n");
        let send = async |body: String| {
            let request = ana.request(Method::POST, "/api/v1/sections/import");
            Client::send(request.header("content-type", "multipart/form-data; boundary=x").body(body)).await
        };
        for name in ["language", "file", "compendium"] {
            let reply = send(part(name).repeat(300_000)).await;
            reply.problem(422, "invalid");
            assert_eq!(reply.faults(), [(format!("/{name}"), "repeated_items".to_owned())]);
        }
        let reply = send(part(&"n".repeat(10_000)).repeat(1_000)).await;
        reply.problem(422, "invalid");
        assert!(reply.bytes.len() < 2_000 && reply.faults()[0].1 == "unknown_field", "{:?}", reply.faults());
        let headless = "--x\r\n\r\n\r\n".repeat(100_000);
        send(headless).await.problem(400, "malformed");
        let nameless = "--x\r\ncontent-disposition: form-data\r\n\r\n\r\n".repeat(100_000);
        send(nameless).await.problem(400, "malformed");
        let heavy = format!("--x\r\nx: {}\r\n\r\n", "y".repeat(1_000_000));
        send(heavy).await.problem(400, "malformed");
        let many = format!("--x\r\n{}\r\n", "a: b\r\n".repeat(5_000));
        send(many).await.problem(400, "malformed");
        send("x".repeat(1_000_000)).await.problem(400, "malformed");
    }

    async fn who_may_not_import_is_refused_before_anything_is_read(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        app.institution("mre-br").await;
        let reviewer = app.holder("rita", Role::Reviewer).await;
        let token = ana.post("/api/v1/me/tokens", json!({"name": "x", "scopes": ["read"], "days": 1})).await.ok();
        let reader = ana.with_token(token["token"].as_str().unwrap());
        for who in [&eva, &reviewer, &reader] {
            let mut wire = Wire::to(&app).await;
            wire.begin("POST /api/v1/sections/import", &large_form_of(who), "").await;
            wire.problem(403, "forbidden").await;
        }
        // Another institution's is refused before the file arrives.
        let mut wire = Wire::to(&app).await;
        let named = "--x\r\ncontent-disposition: form-data; name=\"institution\"\r\n\r\nmre-br\r\n--x\r\n";
        wire.begin("POST /api/v1/sections/import", &large_form_of(&ana), named).await;
        wire.problem(403, "forbidden").await;
        import(&ana, form(b"Uno".to_vec(), "uno.txt")).await.ok();
    }

    async fn an_account_has_one_upload_under_way_and_holds_up_nobody_else(app) {
        let (ana, berta) = (app.author("ana").await, app.author("berta").await);
        let small = || form(b"Uno".to_vec(), "uno.txt");
        let mut stalled = Vec::new();
        for number in 0..9 {
            let stranger = app.holder(&format!("s{number}"), Role::Reviewer).await;
            for who in [&ana, &stranger] {
                let mut wire = Wire::to(&app).await;
                wire.begin("POST /api/v1/sections/import", &large_form_of(who), "--x\r\n").await;
                stalled.push(wire);
            }
        }
        until("one of ana's is under way", async || import(&ana, small()).await.status == 429).await;
        let refused = import(&ana, small()).await;
        refused.problem(429, "too_many_requests");
        assert_eq!(refused.header("retry-after"), "5");
        import(&berta, small()).await.ok();
        drop(stalled);
        until("the one that was under way is gone", async || import(&ana, small()).await.status == 201).await;
    }
}
