//! Logos of institutions, and on the editions that they publish.

use std::io::Read;

use image::ImageFormat;
use reqwest::Method;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::app::{Client, Reply, TestApp};
use crate::attached::{form, has, photograph, picture, png, sha256};
use crate::edit_forms::unescaped;
use crate::editions::{change, draft, path};

const LOGO: &str = "/api/v1/institutions/mre-co/logo";

async fn give(who: &Client, bytes: &[u8]) -> Reply {
    give_to(who, LOGO, bytes).await
}

async fn give_to(who: &Client, path: &str, bytes: &[u8]) -> Reply {
    Client::send(who.request(Method::PUT, path).multipart(form(bytes, "logo.png", &[]))).await
}

async fn institution(app: &TestApp) -> Value {
    app.institution("mre-co").await;
    app.anonymous().get("/api/v1/institutions/mre-co").await.ok()
}

/// The imprint with two publishers, of which the second is the institution.
fn imprint(institution: &Value) -> Value {
    let publisher = |short: &str, name: &str| json!({"short": short, "name": {"es": name, "en": name}});
    let mut second = publisher("MRE", "Cancillería & <Colombia>");
    second["institution"] = institution["id"].clone();
    json!({"publishers": [publisher("SELA", "Sistema Económico"), second]})
}

/// A draft with that imprint, in Spanish and English, and a published practice.
async fn with_publishers(app: &TestApp, eva: &Client) -> String {
    let ana = app.author("ana").await;
    ana.published(eva, "Ventanilla").await;
    let id = draft(eva).await;
    change(eva, &id, "\"1-x\"", json!({"imprint": imprint(&institution(app).await)})).await.ok();
    id
}

/// The bytes of the logo that an edition shows.
async fn logo_of(who: &Client, edition: &str) -> Reply {
    who.get(&path(edition, "/logos/2")).await
}

/// The files in an archive, each with its bytes.
fn unzipped(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let files = (0..archive.len()).map(|at| {
        let mut file = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        (file.name().unwrap().into_owned(), bytes)
    });
    files.collect()
}

fn blob(app: &TestApp, hash: &str) -> std::path::PathBuf {
    app.data_dir().join("blobs").join(&hash[..2]).join(&hash[2..])
}

stories! {
    async fn a_logo_is_kept_small_without_metadata_and_shown_to_everyone(app) {
        let eva = app.editor("eva").await;
        assert_eq!(institution(&app).await["logo"], Value::Null);
        app.anonymous().get(LOGO).await.problem(404, "not_found");
        let given = give(&eva, &photograph()).await.ok();
        let logo = &given["logo"];
        assert_eq!((&logo["media_type"], &logo["width"], &logo["height"]), (&json!("image/jpeg"), &json!(640), &json!(147)));
        assert_eq!(institution(&app).await, given);
        let shown = app.anonymous().get(LOGO).await;
        assert_eq!((shown.header("content-type"), shown.header("cache-control")), ("image/jpeg", "public, no-cache"));
        assert_eq!(shown.header("content-security-policy"), "default-src 'none'; frame-ancestors 'none'; sandbox");
        assert!(shown.header("content-disposition").starts_with("inline"));
        assert!(sha256(&shown.bytes) == logo["sha256"] && !has(&shown.bytes, b"PLACE"));
        let again = app.anonymous().request(Method::GET, LOGO).header("if-none-match", shown.header("etag"));
        assert_eq!(Client::send(again).await.status, 304);
        // WebP, which Word does not show, becomes PNG.
        let root = app.administrator("root").await;
        let given = give(&root, &picture(40, 30, ImageFormat::WebP)).await.ok();
        assert_eq!((&given["logo"]["media_type"], &given["logo"]["width"]), (&json!("image/png"), &json!(40)));
        assert!(app.anonymous().get(LOGO).await.bytes.starts_with(b"\x89PNG"));
        assert_eq!(root.delete(LOGO).await.ok()["logo"], Value::Null);
        app.anonymous().get(LOGO).await.problem(404, "not_found");
        assert_eq!(root.delete(LOGO).await.ok()["logo"], Value::Null, "there is none to take away");
    }

    async fn only_a_picture_becomes_a_logo_and_only_from_those_who_may(app) {
        let (eva, ana) = (app.editor("eva").await, app.author("ana").await);
        let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>".to_vec();
        let pdf = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n".to_vec();
        let gif = picture(9, 9, ImageFormat::Gif);
        for (bytes, code) in [(svg, "logo_not_accepted"), (pdf, "logo_not_accepted"), (gif, "logo_not_accepted"), (b"a;b\n1;2\n".to_vec(), "logo_not_accepted"),
            (Vec::new(), "file_empty"), (png(9, 9)[..40].to_vec(), "file_damaged")] {
            let refused = give(&eva, &bytes).await;
            refused.problem(422, "invalid");
            assert_eq!(refused.faults(), [("/file".to_owned(), code.to_owned())]);
        }
        let large = give(&eva, &vec![0; 5 * 1024 * 1024 + 1]).await;
        assert_eq!((large.status.as_u16(), large.faults()), (413, vec![("/file".to_owned(), "file_too_large".to_owned())]));
        let put = |form: Form| eva.request(Method::PUT, LOGO).multipart(form);
        let nothing = Client::send(put(Form::new().text("alt", "x"))).await;
        assert_eq!(nothing.faults(), [("/alt".to_owned(), "unknown_field".to_owned())]);
        Client::send(put(Form::new())).await.problem(400, "malformed");
        let part = || Part::bytes(png(4, 4)).file_name("a.png");
        let twice = Client::send(put(Form::new().part("file", part()).part("file", part()))).await;
        assert_eq!(twice.faults(), [("/file".to_owned(), "repeated_items".to_owned())]);
        give(&ana, &png(4, 4)).await.problem(403, "forbidden");
        give(&app.anonymous(), &png(4, 4)).await.problem(401, "unauthenticated");
        ana.delete(LOGO).await.problem(403, "forbidden");
        give_to(&eva, "/api/v1/institutions/none/logo", &png(4, 4)).await.problem(404, "not_found");
        assert_eq!(institution(&app).await["logo"], Value::Null);
    }

    async fn an_edition_shows_the_logos_of_its_publishers_and_keeps_those_it_was_frozen_with(app) {
        let (eva, anyone) = (app.editor("eva").await, app.anonymous());
        let id = with_publishers(&app, &eva).await;
        assert_eq!(eva.get(&path(&id, "")).await.ok()["logos"], json!([]));
        logo_of(&eva, &id).await.problem(404, "not_found");
        let first = give(&eva, &png(60, 20)).await.ok()["logo"]["sha256"].clone();
        assert_eq!(sha256(&logo_of(&eva, &id).await.bytes), first, "a draft shows what the institution has");
        anyone.get(&path(&id, "/logos/2")).await.problem(404, "not_found");

        eva.post(&path(&id, "/candidate"), json!({"until": "2027-01-01"})).await.ok();
        let second = give(&eva, &png(80, 20)).await.ok()["logo"]["sha256"].clone();
        assert_eq!(sha256(&logo_of(&eva, &id).await.bytes), first, "the candidate keeps its own");
        let frozen = eva.post(&path(&id, "/freeze"), json!({})).await.ok();
        assert_eq!((&frozen["logos"][0]["publisher"], &frozen["logos"][0]["sha256"]), (&json!(2), &second));
        let manifest: Value = serde_json::from_slice(&anyone.get(&path(&id, "/manifest")).await.bytes).unwrap();
        assert_eq!(manifest["logos"], json!([{"publisher": 2, "sha256": second}]));
        let before = anyone.get(&path(&id, "/export.html?lang=es")).await.bytes;

        give(&eva, &png(90, 20)).await.ok();
        assert_eq!(eva.delete(LOGO).await.ok()["logo"], Value::Null);
        assert_eq!(anyone.get(&path(&id, "")).await.ok()["logos"], frozen["logos"]);
        let shown = logo_of(&anyone, &id).await;
        assert_eq!((json!(sha256(&shown.bytes)), shown.header("cache-control")), (second, "private, no-cache"));
        assert_eq!(anyone.get(&path(&id, "/export.html?lang=es")).await.bytes, before);
        for none in ["0", "1", "3", "x", "99999999999999999999999"] {
            anyone.get(&path(&id, &format!("/logos/{none}"))).await.problem(404, "not_found");
        }
        // The correction begins with the imprint, and with what the institution has now.
        let made = eva.post(&crate::editions::creation(), json!({"corrects": id})).await.ok();
        assert_eq!((&made["imprint"], &made["logos"]), (&frozen["imprint"], &json!([])));
    }

    async fn every_file_of_an_edition_has_the_logos_with_the_names_of_the_publishers(app) {
        let (eva, anyone) = (app.editor("eva").await, app.anonymous());
        let id = with_publishers(&app, &eva).await;
        give(&eva, &png(60, 20)).await.ok();
        let hash = eva.post(&path(&id, "/freeze"), json!({})).await.ok()["logos"][0]["sha256"].as_str().unwrap().to_owned();
        let logo = logo_of(&anyone, &id).await.bytes;
        let name = "Cancillería &amp; &lt;Colombia&gt;";
        let export = async |format: &str| anyone.get(&path(&id, &format!("/export.{format}?lang=en"))).await.bytes;
        let html = String::from_utf8(export("html").await).unwrap();
        let (cover, _) = html.split_once("<h1>").unwrap();
        assert!(cover.contains("class=\"logos\"><img src=\"data:image/png;base64,") && cover.contains(&format!("alt=\"{name}\"")), "{cover}");
        let book: Value = serde_json::from_slice(&export("json").await).unwrap();
        let publishers = &book["edition"]["publishers"];
        assert_eq!((&publishers[0]["logo"], &publishers[1]["logo"]["src"]), (&Value::Null, &json!(hash)));
        for (format, page, path) in [("epub", "book/cover.xhtml", "book/pictures/"), ("docx", "word/document.xml", "word/pictures/"), ("zip", "000-cover.md", "pictures/")] {
            let files = unzipped(&export(format).await);
            let file = files.iter().find(|(name, _)| name == &format!("{path}{hash}.png"));
            assert!(file.is_some_and(|(_, bytes)| *bytes == logo), "{format}: {:?}", files.iter().map(|(name, _)| name).collect::<Vec<_>>());
            let cover = files.iter().find(|(name, _)| name == page).map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).unwrap();
            let said = if format == "zip" { format!("](pictures/{hash}.png)") } else { name.to_owned() };
            assert!(cover.contains(&said), "{format}: {cover}");
        }
        // A part of it has the same cover.
        let part = anyone.get(&path(&id, "/export.html?lang=en&part=p-1-1")).await.bytes;
        assert!(has(&part, b"class=\"logos\"><img"));
    }

    async fn a_logo_is_cleaned_away_only_when_no_institution_and_no_edition_has_it(app) {
        app.files_in_folder();
        let eva = app.editor("eva").await;
        let id = with_publishers(&app, &eva).await;
        let mut kept = Vec::new();
        for width in [60, 70, 80] {
            kept.push(give(&eva, &png(width, 20)).await.ok()["logo"]["sha256"].as_str().unwrap().to_owned());
            if width == 60 {
                eva.post(&path(&id, "/freeze"), json!({})).await.ok();
            }
        }
        let files: Vec<_> = kept.iter().map(|hash| blob(&app, hash)).collect();
        let old = std::time::SystemTime::now() - std::time::Duration::from_secs(25 * 60 * 60);
        for file in &files {
            std::fs::File::options().write(true).open(file).unwrap().set_modified(old).unwrap();
        }
        app.settle();
        app.clock.advance(2 * 60 * 60);
        app.settle();
        let there: Vec<bool> = files.iter().map(|file| file.is_file()).collect();
        assert_eq!(there, [true, false, true], "frozen with the first, and the last is the institution's");
    }

    async fn a_publisher_is_an_institution_that_exists(app) {
        let eva = app.editor("eva").await;
        let id = draft(&eva).await;
        let mut imprint = imprint(&json!({"id": uuid::Uuid::now_v7()}));
        let refused = change(&eva, &id, "\"1-x\"", json!({"imprint": imprint})).await;
        assert_eq!(refused.faults(), [("/imprint/publishers/1/institution".to_owned(), "unknown".to_owned())]);
        imprint["publishers"][1]["institution"] = json!("mre-co");
        change(&eva, &id, "\"1-x\"", json!({"imprint": imprint})).await.problem(422, "invalid");
        imprint["publishers"][1].as_object_mut().unwrap().remove("institution");
        let saved = change(&eva, &id, "\"1-x\"", json!({"imprint": imprint})).await.ok();
        assert!(saved["imprint"]["publishers"][1].as_object().unwrap().get("institution").is_none());
    }

    async fn logos_are_given_on_a_page_by_editors_and_administrators(app) {
        let of = institution(&app).await["id"].as_str().unwrap().to_owned();
        let page = format!("/es/admin/institutions/{of}/logo");
        app.author("ana").await;
        app.focal_point("fede").await;
        assert!(app.browser().get(&page).await.leads_to().starts_with("/es/sign-in"));
        for name in ["ana", "fede"] {
            let browser = app.signed_in(name).await;
            assert_eq!(browser.get(&page).await.status, 404, "{name}");
            assert_eq!(browser.upload(&page, &[], ("a.png", png(9, 9))).await.status, 404, "{name}");
        }
        app.editor("eva").await;
        app.administrator("root").await;
        let eva = app.signed_in("eva").await;
        let shown = eva.get(&page).await.page();
        assert!(shown.contains("Todavía no tiene logotipo.") && shown.contains("Volver a las ediciones"), "{shown}");
        let refused = eva.upload(&page, &[], ("a.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>".to_vec())).await;
        assert_eq!(refused.status, 422);
        assert!(refused.page().contains("id=\"file-fault\"") && refused.page().contains("imagen PNG, JPEG o WebP"), "{}", refused.page());
        assert_eq!(eva.upload(&page, &[], ("", Vec::new())).await.status, 422);
        let large = eva.upload(&page, &[], ("a.png", vec![0; 5 * 1024 * 1024 + 1])).await;
        assert!(large.status == 413 && large.page().contains("5 MB"), "{}", large.page());
        assert_eq!(eva.upload(&page, &[], ("a.png", png(60, 20))).await.leads_to(), page);

        let root = app.signed_in("root").await;
        let shown = root.get(&format!("/es/admin/institutions/{of}")).await.page();
        let address = format!("/api/v1/institutions/{of}/logo");
        assert!(shown.contains(&format!("<img src=\"{address}\" alt=\"Ministerio mre-co\" width=\"60\" height=\"20\"")), "{shown}");
        assert!(shown.contains(&format!("href=\"{page}\"")), "{shown}");
        let shown = root.get(&page).await;
        assert!(shown.page().contains("Reemplazar el logotipo") && shown.page().contains("Volver a la institución"), "{}", shown.page());
        let removed = root.fill_in_shown(&shown, &format!("{page}/remove"), &[]).await;
        assert_eq!(removed.leads_to(), page);
        assert_eq!(institution(&app).await["logo"], Value::Null);
    }

    async fn editors_choose_the_institution_of_a_publisher_and_readers_see_its_logo(app) {
        let eva = app.editor("eva").await;
        let of = institution(&app).await["id"].as_str().unwrap().to_owned();
        app.author("ana").await.published(&eva, "Ventanilla").await;
        let id = draft(&eva).await;
        let browser = app.signed_in("eva").await;
        let page = format!("/es/desk/editions/{id}/imprint");
        let shown = browser.get(&page).await;
        let fields = [("/imprint/publishers/0/short", "MRE"), ("/imprint/publishers/0/name/es", "Cancillería"), ("/imprint/publishers/0/institution", of.as_str())];
        let added = browser.fill_in_shown(&shown, &page, &[fields[0], fields[1], fields[2], ("act", "add:publishers")]).await.page();
        assert!(added.contains(&format!("<option value=\"{of}\" selected>Ministerio mre-co</option>")), "{added}");
        assert!(unescaped(&added).contains(&format!("<a href=\"/es/admin/institutions/{of}/logo\">Añadir el logotipo de Ministerio mre-co</a>")), "{added}");
        let seen = shown.hidden("seen");
        let saved = browser.fill_in_shown(&shown, &page, &[fields[0], fields[1], fields[2], ("act", "save"), ("seen", &seen)]).await;
        assert_eq!(saved.leads_to(), format!("/es/desk/editions/{id}"));
        assert_eq!(eva.get(&path(&id, "")).await.ok()["imprint"]["publishers"][0]["institution"], of);
        give(&eva, &png(60, 20)).await.ok();
        assert!(browser.get(&page).await.page().contains("Cambiar el logotipo de Ministerio mre-co"));
        eva.post(&path(&id, "/freeze"), json!({})).await.ok();
        let read = app.browser().get(&format!("/es/editions/{id}")).await.page();
        let address = format!("/es/editions/{id}/logos/1");
        assert!(read.contains(&format!("<p class=\"logos\"><img src=\"{address}\" alt=\"Cancillería\" width=\"60\" height=\"20\">")), "{read}");
        let logo = app.browser().get(&address).await;
        assert_eq!((logo.status.as_u16(), logo.header("content-type")), (200, "image/png"));
        assert_eq!(app.browser().get(&format!("/es/editions/{id}/logos/2")).await.status, 404);
    }
}
