//! Reports that authors upload on pages: what was read of them, what is confirmed, and what is refused.

use reqwest::Method;
use serde_json::json;

use crate::app::Client;
use crate::pages_work::{chapter, id_of, section};

stories! {
    async fn a_report_is_read_confirmed_and_can_be_had_back(app) {
        let client = app.author("ana").await;
        let (ana, chapter) = (app.signed_in("ana").await, chapter(&app).await);
        let place = [("chapter", &*chapter), ("language", "es")];
        let file = "# Ventanilla móvil\n\nUna **visita** al mes.\n\n![](mapa.png)\n".as_bytes().to_vec();
        let imported = ana.upload("/es/work/import", &place, ("informe.md", file.clone())).await;
        let id = id_of(imported.leads_to());
        let shown = ana.get(&format!("/es/work/{id}/imported")).await;
        assert!(shown.page().contains("Se tomó del primer título del informe."));
        let page = shown.page();
        assert!(page.contains("value=\"Ventanilla móvil\"") && page.contains("<strong>visita</strong>"), "{page}");
        assert!(page.contains("informe.md") && page.contains(&format!("/work/{id}/original")), "{page}");
        let original = ana.get(&format!("/es/work/{id}/original")).await;
        assert_eq!(original.bytes, file);
        assert!(original.header("content-disposition").contains("informe.md"));

        let path = format!("/es/work/{id}/imported");
        let refused = ana.fill_in_shown(&shown, &path, &[("/practice/title", ""), ("language", "es")]).await;
        assert!(refused.status == 422 && refused.page().contains("practice-title-fault"), "{}", refused.page());
        let right = ana.fill_in_shown(&refused, &path, &[("/practice/title", "Ventanilla"), ("language", "es")]).await;
        assert_eq!(right.leads_to(), format!("/es/work/{id}/edit"));
        let view = section(&client, &id).await;
        assert_eq!((&view["version"], &view["practice"]["title"]), (&json!(2), &json!("Ventanilla")));
        // Something has been written: the language stays.
        assert!(!ana.get(&path).await.page().contains("name=\"language\""));
        let late = ana.fill_in(&path, &[("/practice/title", "Ventanilla"), ("language", "pt")]).await;
        assert_eq!(late.status, 422);
    }

    async fn a_report_in_the_wrong_language_is_read_again_in_the_right_one(app) {
        let client = app.author("ana").await;
        let (ana, chapter) = (app.signed_in("ana").await, chapter(&app).await);
        let file = ("relatorio.txt", "Um atendimento por mês.".into());
        let imported = ana.upload("/es/work/import", &[("chapter", &*chapter), ("language", "es")], file).await;
        let path = imported.leads_to().to_owned();
        assert!(ana.get(&path).await.page().contains("En el informe no se encontró ningún título."));
        let confirmed = ana.fill_in(&path, &[("/practice/title", "Balcão"), ("language", "pt")]).await;
        let (old, new) = (id_of(&path), id_of(confirmed.leads_to()));
        assert_ne!(old, new);
        let view = section(&client, &new).await;
        assert_eq!((&view["language"], &view["practice"]["title"]), (&json!("pt"), &json!("Balcão")));
        assert_eq!(client.get(&format!("/api/v1/sections/{old}")).await.status, 404);
        assert_eq!(ana.get(&format!("/es/work/{new}/original")).await.page(), "Um atendimento por mês.");
    }

    async fn a_draft_that_somebody_writes_keeps_its_language(app) {
        let (client, benito) = (app.author("ana").await, app.author("benito").await);
        let (ana, chapter) = (app.signed_in("ana").await, chapter(&app).await);
        let file = ("relatorio.txt", "Um atendimento por mês.".into());
        let imported = ana.upload("/es/work/import", &[("chapter", &*chapter), ("language", "es")], file).await;
        let path = imported.leads_to().to_owned();
        let (id, shown) = (id_of(&path), ana.get(&path).await);
        let copy = format!("/api/v1/sections/{id}/working-copy");
        let text = json!({"base_version": 1, "practice": {"title": "De Benito"}, "body": "Escrito."});
        benito.put(&copy, text.clone()).await.ok();
        let refused = ana.fill_in_shown(&shown, &path, &[("/practice/title", "Balcão"), ("language", "pt")]).await;
        assert!(refused.status == 409 && refused.page().contains("alguien ya escribe este borrador"), "{}", refused.page());
        assert!(refused.page().contains("value=\"Balcão\""), "{}", refused.page());
        assert_eq!(benito.get(&copy).await.ok()["practice"]["title"], "De Benito");
        // The title can be corrected, and what was written meanwhile is no part of that.
        client.put(&copy, text).await.ok();
        ana.fill_in_shown(&shown, &path, &[("/practice/title", "Balcão"), ("language", "es")]).await.leads_to();
        assert_eq!(section(&client, &id).await["practice"]["title"], "Balcão");
        assert_eq!(client.get(&copy).await.ok()["body"], "Escrito.");
    }

    async fn a_title_with_a_fault_is_said_before_the_language_is_corrected(app) {
        let client = app.author("ana").await;
        let (ana, chapter) = (app.signed_in("ana").await, chapter(&app).await);
        let file = ("relatorio.txt", "Um atendimento por mês.".into());
        let imported = ana.upload("/es/work/import", &[("chapter", &*chapter), ("language", "es")], file).await;
        let path = imported.leads_to().to_owned();
        let long = "título ".repeat(60);
        let refused = ana.fill_in(&path, &[("/practice/title", &*long), ("language", "pt")]).await;
        assert!(refused.status == 422 && refused.page().contains("practice-title-fault"), "{}", refused.page());
        assert_eq!(section(&client, &id_of(&path)).await["language"], "es");
        let confirmed = ana.fill_in_shown(&refused, &path, &[("/practice/title", "Balcão"), ("language", "pt")]).await;
        let view = section(&client, &id_of(confirmed.leads_to())).await;
        assert_eq!((&view["language"], &view["practice"]["title"], &view["version"]), (&json!("pt"), &json!("Balcão"), &json!(1)));
    }

    async fn a_file_that_cannot_be_read_is_a_sentence_at_its_field(app) {
        let client = app.author("ana").await;
        let (ana, chapter) = (app.signed_in("ana").await, chapter(&app).await);
        let place = [("chapter", &*chapter), ("language", "es")];
        for (name, bytes, status) in [
            ("foto.png", b"\x89PNG\r\n\x1a\n0000".to_vec(), 415),
            ("roto.docx", b"PK\x03\x04 no es un archivo".to_vec(), 0),
            ("vacio.md", b"  \n".to_vec(), 422),
            ("", Vec::new(), 422),
        ] {
            let form = reqwest::multipart::Form::new().text("compendium", "framework-document").text("chapter", chapter.clone())
                .text("institution", "mre-co").text("language", "es");
            let part = reqwest::multipart::Part::bytes(bytes.clone()).file_name(name);
            let by_api = Client::send(client.request(Method::POST, "/api/v1/sections/import").multipart(form.part("file", part))).await;
            let refused = ana.upload("/es/work/import", &place, (name, bytes)).await;
            let page = refused.page();
            assert!(status == 0 || refused.status == status, "{name}: {}", refused.status);
            assert!(refused.status == by_api.status || name.is_empty(), "{name}: {} and {}", refused.status, by_api.status);
            assert!(page.contains("id=\"file-fault\"") && page.contains("href=\"#file\""), "{name}: {page}");
            assert!(page.contains(&format!("<option value=\"{chapter}\" selected>")), "{name}: what was chosen stays");
        }
        let other = ana.upload("/es/work/import", &[("language", "es")], ("a.md", "# A\n\nB".into())).await;
        assert!(other.status == 422 && other.page().contains("chapter-fault"), "{}", other.page());
        assert_eq!(client.get("/api/v1/sections?mine=true").await.ok()["total"], 0);
    }

    async fn a_forged_upload_makes_nothing(app) {
        let client = app.author("ana").await;
        let (ana, chapter) = (app.signed_in("ana").await, chapter(&app).await);
        let form = |token: Option<String>| {
            let form = reqwest::multipart::Form::new().text("chapter", chapter.clone()).text("language", "es");
            let form = match token {
                Some(token) => form.text("csrf_token", token),
                None => form,
            };
            form.part("file", reqwest::multipart::Part::bytes(b"# A\n\nB".to_vec()).file_name("a.md"))
        };
        let token = ana.form_fields().await[0].1.clone();
        let post = |site: &'static str, form| {
            ana.send(ana.request(Method::POST, "/es/work/import").header("sec-fetch-site", site).multipart(form))
        };
        assert_eq!(post("same-origin", form(None)).await.status, 403);
        assert_eq!(post("same-origin", form(Some("x".into()))).await.status, 403);
        assert_eq!(post("cross-site", form(Some(token.clone()))).await.status, 403);
        assert_eq!(client.get("/api/v1/sections?mine=true").await.ok()["total"], 0);
        post("same-origin", form(Some(token))).await.leads_to();
    }
}
