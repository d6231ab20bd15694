//! Pictures and annexes on pages: added, described, placed in a text and read, without JavaScript.

use acervo::domain::account::Role;
use serde_json::json;

use crate::app::{Client, TestApp};
use crate::attached::{attach, attached, form, has, id_of, list, photograph, png, save};
use crate::browser::Browser;
use crate::edit_forms::{NEXT, change, unescaped};

fn page_of(id: &str) -> String {
    format!("/es/work/{id}/files")
}

/// Fills in the form about an attachment.
async fn describe(browser: &Browser, id: &str, file: &str, fields: &[(&str, &str)]) -> crate::app::Reply {
    let shown = browser.get(&page_of(id)).await;
    browser.fill_in_shown(&shown, &format!("{}/{file}", page_of(id)), fields).await
}

async fn draft(app: &TestApp) -> (Client, Browser, String) {
    let ana = app.author("ana").await;
    let id = ana.draft("Ventanilla").await;
    (ana, app.signed_in("ana").await, id)
}

stories! {
    async fn a_picture_is_added_described_placed_in_the_text_and_read_by_everyone(app) {
        let (ana, browser, id) = draft(&app).await;
        let eva = app.editor("eva").await;
        let added = browser.upload(&page_of(&id), &[("alt", "Una fila <b>"), ("caption", "")], ("mapa.jpg", photograph())).await;
        assert_eq!(added.leads_to(), page_of(&id));
        let file = id_of(&list(&ana, &id).await[0]);
        let shown = browser.get(&page_of(&id)).await.page();
        assert!(shown.contains("Se añadió el archivo.") && shown.contains("mapa.jpg") && shown.contains("JPEG, "), "{shown}");
        assert!(shown.contains(&format!("src=\"/es/attachments/{file}/small\" alt=\"Una fila &#60;b&#62;\"")), "{shown}");
        let line = shown.split("id=\"line-1\">").nth(1).unwrap().split("</code>").next().unwrap();
        let line = unescaped(line);
        assert_eq!(line, format!("![Una fila \\<b\\>](attachment:{file})"));

        let done = describe(&browser, &id, &file, &[("alt", "Una fila"), ("caption", "La ventanilla"), ("credit", "Foto: MRE")]).await;
        assert_eq!(done.leads_to(), page_of(&id));
        let small = browser.get(&format!("/es/attachments/{file}/small")).await;
        assert_eq!((small.status.as_u16(), small.header("content-type")), (200, "image/jpeg"));

        let line = format!("![Una fila]({})", format_args!("attachment:{file}"));
        let body = format!("## Fotos\n\n{line}\n\nEn línea: {line}.\n\n![Otra](attachment:{})\n", uuid::Uuid::now_v7());
        let text = browser.get(&format!("/es/work/{id}/edit?group=body")).await.page();
        assert!(text.contains(&format!("<code class=\"snippet\" id=\"picture-1\">![Una fila](attachment:{file})")), "{text}");
        change(&browser, &id, "body", &[("/body", &body)], NEXT).await.leads_to();
        let saved = change(&browser, &id, "version", &[], ("then", "version")).await;
        assert_eq!(saved.leads_to(), format!("/es/work/{id}"));
        ana.act(&id, "submit").await.ok();
        eva.act(&id, "approve").await.ok();
        let read = app.browser().get(&format!("/es/practices/{id}")).await.page();
        let figure = format!("<figure><img src=\"/es/attachments/{file}/small\" alt=\"Una fila\" width=\"640\" height=\"147\" loading=\"lazy\"><figcaption>La ventanilla · Foto: MRE · <a href=\"/es/attachments/{file}\"");
        assert!(read.contains(&figure), "{read}");
        assert!(read.contains(&format!("En línea: <img src=\"/es/attachments/{file}/small\"")), "{read}");
        // What is no picture of this version is its description.
        assert!(read.contains("Imagen: Otra"), "{read}");
        assert!(!read.contains("id=\"annexes-h\""), "the only picture is in the text");
        let whole = app.browser().get(&format!("/es/attachments/{file}")).await;
        assert!(whole.status == 200 && !has(&whole.bytes, b"PLACE"));
    }

    async fn annexes_and_pictures_that_stand_in_no_text_are_listed(app) {
        let (ana, _, id) = draft(&app).await;
        let eva = app.editor("eva").await;
        let browser = app.signed_in("eva").await;
        attach(&ana, &id, form(b"%PDF-1.7\n%%EOF\n", "<i>acuerdo</i>.pdf", &[("credit", "MRE")])).await.ok();
        let picture = attached(&ana, &id, "a.jpg").await;
        save(&ana, &id, "Texto").await;
        ana.act(&id, "submit").await.ok();
        let desk = browser.get(&format!("/es/desk/{id}")).await.page();
        eva.act(&id, "approve").await.ok();
        let read = app.browser().get(&format!("/es/practices/{id}")).await.page();
        for page in [desk, read] {
            assert!(page.contains("id=\"annexes-h\"") && page.contains("i&#62;.pdf") && page.contains("PDF, 1 kB · MRE"), "{page}");
            assert!(page.contains(&format!("/es/attachments/{}/small", id_of(&picture))), "{page}");
        }
    }

    async fn nothing_typed_is_lost_when_a_file_is_refused(app) {
        let (ana, browser, id) = draft(&app).await;
        let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>".to_vec();
        let said = [("alt", "Lo que \"muestra\""), ("caption", "Leyenda"), ("credit", "Fuente")];
        let refused = browser.upload(&page_of(&id), &said, ("x.svg", svg)).await;
        let page = refused.page();
        assert_eq!(refused.status, 422);
        assert!(page.contains("id=\"file-fault\"") && page.contains("JPEG") && page.contains("href=\"#file\""), "{page}");
        for typed in ["Lo que &#34;muestra&#34;", "Leyenda", "Fuente"] {
            assert!(page.contains(&format!("value=\"{typed}\"")), "{typed}");
        }
        let none = browser.upload(&page_of(&id), &said, ("", Vec::new())).await;
        assert_eq!(none.status, 422);
        let large = browser.upload(&page_of(&id), &said, ("x.csv", vec![b'x'; 20 * 1024 * 1024 + 1])).await;
        assert!(large.status == 413 && large.page().contains("20"), "{}", large.page());
        let file = id_of(&attached(&ana, &id, "a.jpg").await);
        let long = "x".repeat(1001);
        let refused = describe(&browser, &id, &file, &[("alt", &long), ("caption", "Nueva leyenda"), ("credit", "")]).await;
        let page = refused.page();
        assert_eq!(refused.status, 422);
        assert!(page.contains("id=\"attachments-0-alt-fault\"") && page.contains("href=\"#attachments-0-alt\""), "{page}");
        assert!(page.contains(&long) && page.contains("Nueva leyenda"));
        assert_eq!(list(&ana, &id).await[0]["caption"], "La ventanilla");
    }

    async fn what_is_lacking_is_said_where_a_section_is_submitted(app) {
        let (ana, browser, id) = draft(&app).await;
        attach(&ana, &id, form(&png(9, 9), "a.png", &[])).await.ok();
        save(&ana, &id, "Texto").await;
        let overview = browser.get(&format!("/es/work/{id}")).await.page();
        assert!(overview.contains("1 por describir"), "{overview}");
        let submit = browser.get(&format!("/es/work/{id}/submit")).await.page();
        assert!(submit.contains(&format!("/es/work/{id}/files#attachments-0-alt")), "{submit}");
        assert!(submit.contains("Imágenes y anexos") && submit.contains("«a.png»"), "{submit}");
        let file = id_of(&list(&ana, &id).await[0]);
        describe(&browser, &id, &file, &[("alt", "Un punto"), ("caption", ""), ("credit", "")]).await.leads_to();
        let unsaved = browser.get(&page_of(&id)).await.page();
        assert!(unsaved.contains("Esto cambió después de la última versión."), "{unsaved}");
        // Nothing but the files changed, and that is enough for a version.
        let saved = change(&browser, &id, "version", &[], ("then", "version")).await;
        assert_eq!(saved.leads_to(), format!("/es/work/{id}"));
        ana.act(&id, "submit").await.ok();
    }

    async fn a_file_is_taken_out_by_its_button_and_only_by_its_institution(app) {
        let (ana, browser, id) = draft(&app).await;
        let eva = app.editor("eva").await;
        app.member("bob", Role::Author, "mre-pe").await;
        let file = id_of(&attached(&ana, &id, "a.jpg").await);
        save(&ana, &id, "Texto").await;
        ana.act(&id, "submit").await.ok();
        eva.act(&id, "approve").await.ok();
        for name in ["eva", "bob"] {
            let other = app.signed_in(name).await;
            assert_eq!(other.get(&page_of(&id)).await.status, 404);
            let fields = other.form_fields().await;
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).chain([("remove", "1")]).collect();
            assert_eq!(other.post(&format!("{}/{file}", page_of(&id)), &fields).await.status, 404);
            assert_eq!(other.upload(&page_of(&id), &[], ("a.png", png(4, 4))).await.status, 404);
        }
        let nobody = app.browser();
        assert_eq!(nobody.get(&page_of(&id)).await.status, 303);
        let other = ana.draft("Otra").await;
        assert_eq!(describe(&browser, &id, &id_of(&attached(&ana, &other, "b.jpg").await), &[("alt", "x")]).await.status, 404);
        let removed = describe(&browser, &id, &file, &[("remove", "1")]).await;
        assert_eq!(removed.leads_to(), page_of(&id));
        assert!(list(&ana, &id).await.is_empty());
        save(&ana, &id, "Texto").await;
        ana.act(&id, "submit").await.ok();
        let late = browser.upload(&page_of(&id), &[("alt", "x")], ("a.png", png(4, 4))).await;
        assert_eq!(late.status, 409);
        assert!(!late.page().contains("id=\"add-file\""), "{}", late.page());
        let version = ana.get(&format!("/api/v1/sections/{id}/versions/2")).await.ok();
        assert_eq!(version["files"][0]["id"], json!(file));
    }
}
