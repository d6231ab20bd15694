//! Pictures and annexes that differ between two versions.

use serde_json::{Value, json};

use crate::app::Client;
use crate::attached::{attach, attached, form, id_of, png, save};
use crate::editions::{frozen, path};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n";

async fn compared(who: &Client, id: &str, versions: (u32, u32)) -> Value {
    who.get(&format!("/api/v1/sections/{id}/compare?from={}&to={}", versions.0, versions.1)).await.ok()
}

/// What happened to each file, with where its description differs.
fn files(comparison: &Value) -> Vec<(String, String, Vec<String>)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let files = comparison["files"].as_array().unwrap().iter().map(|change| {
        let fields = change["fields"].as_array().unwrap().iter().map(|field| text(&field["pointer"]));
        assert_eq!(change["moved"], false);
        (text(&change["op"]), text(&change["file"]["file_name"]), fields.collect())
    });
    files.collect()
}

fn change(op: &str, name: &str, fields: &[&str]) -> (String, String, Vec<String>) {
    (op.to_owned(), name.to_owned(), fields.iter().map(|field| (*field).to_owned()).collect())
}

/// The words of a text that were inserted.
fn inserted(field: &Value) -> String {
    let hunks = field["hunks"].as_array().unwrap().iter().filter(|hunk| hunk["op"] == "insert");
    hunks.map(|hunk| hunk["text"].as_str().unwrap()).collect()
}

/// A section whose first version has no files, the second a picture, the third this picture described anew and an annex,
/// and the fourth the annex only. Returns the section, the picture and the annex.
async fn four_versions(ana: &Client) -> [String; 3] {
    let id = ana.draft("Ventanilla").await;
    let picture = id_of(&attached(ana, &id, "mapa.jpg").await);
    save(ana, &id, "Texto").await;
    let said = json!({"alt": "Una fila larga ante una ventanilla", "caption": null});
    ana.patch(&format!("/api/v1/attachments/{picture}"), said).await.ok();
    let annex = attach(ana, &id, form(PDF, "acuerdo.pdf", &[("caption", "El <i>acuerdo</i>")])).await.ok();
    save(ana, &id, "Texto").await;
    assert_eq!(ana.delete(&format!("/api/v1/attachments/{picture}")).await.status, 204);
    save(ana, &id, "Texto").await;
    [id, picture, id_of(&annex)]
}

stories! {
    async fn files_that_were_added_removed_or_described_anew_are_compared(app) {
        let ana = app.author("ana").await;
        let [id, picture, annex] = four_versions(&ana).await;
        let first = compared(&ana, &id, (1, 2)).await;
        assert_eq!(files(&first), [change("insert", "mapa.jpg", &["/alt", "/caption", "/credit"])]);
        assert_eq!(inserted(&first["files"][0]["fields"][0]), "Una fila ante una ventanilla");
        let second = compared(&ana, &id, (2, 3)).await;
        assert_eq!(files(&second), [change("change", "mapa.jpg", &["/alt", "/caption"]), change("insert", "acuerdo.pdf", &["/caption"])]);
        assert_eq!(second["fields"], json!([]), "the texts are the same");
        assert_eq!(inserted(&second["files"][0]["fields"][0]).trim(), "larga");
        assert_eq!((&second["files"][0]["file"]["id"], &second["files"][1]["file"]["id"]), (&json!(picture), &json!(annex)));
        assert_eq!(second["files"][0]["file"]["alt"], "Una fila larga ante una ventanilla");
        assert_eq!(files(&compared(&ana, &id, (3, 4)).await), [change("delete", "mapa.jpg", &["/alt", "/credit"])]);
        assert_eq!(files(&compared(&ana, &id, (3, 3)).await), []);
        // The other way round.
        let back = compared(&ana, &id, (4, 2)).await;
        assert_eq!(files(&back), [change("insert", "mapa.jpg", &["/alt", "/caption", "/credit"]), change("delete", "acuerdo.pdf", &["/caption"])]);
    }

    async fn the_comparison_shows_files_with_what_is_said_of_them(app) {
        let ana = app.author("ana").await;
        let [id, picture, annex] = four_versions(&ana).await;
        let browser = app.signed_in("ana").await;
        let page = browser.get(&format!("/es/work/{id}/compare?from=2&to=3")).await.page();
        for text in [
            "Cambia 1 campo.", "id=\"change-files\">Imágenes y anexos <span>1 archivo añadido, 1 archivo cambiado</span>",
            "<strong>Descrito de nuevo:</strong>", "<strong>Añadido:</strong>", "añadido: </span>larga",
            "<dt>Texto alternativo</dt>", "<ins>El &lt;i&gt;acuerdo&lt;/i&gt;</ins>", "<dt>Leyenda</dt>",
        ] {
            assert!(page.contains(text), "{text}: {page}");
        }
        assert!(page.contains(&format!("<img src=\"/es/attachments/{picture}/small\" alt=\"Una fila larga ante una ventanilla\"")), "{page}");
        assert!(page.contains(&format!("href=\"/es/attachments/{annex}\" download")), "{page}");
        assert!(!page.contains("No hay diferencias") && !page.contains("<i>acuerdo"), "{page}");
        // A picture that only the earlier version has can still be seen.
        let gone = browser.get(&format!("/fr/work/{id}/compare?from=3&to=4&view=sides")).await.page();
        assert!(gone.contains("<strong>Retiré") && gone.contains("1 fichier retiré"), "{gone}");
        assert!(gone.contains("<dd lang=\"es\"") && gone.contains("<del>Una fila larga"), "{gone}");
        assert_eq!(browser.get(&format!("/fr/attachments/{picture}/small")).await.status, 200);
        let same = browser.get(&format!("/es/work/{id}/compare?from=4&to=4")).await.page();
        assert!(!same.contains("change-files"), "{same}");
    }

    async fn editors_see_which_files_were_changed_after_they_asked_for_changes(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let id = ana.draft("Ventanilla").await;
        let picture = id_of(&attached(&ana, &id, "mapa.jpg").await);
        save(&ana, &id, "Texto").await;
        ana.act(&id, "submit").await.ok();
        eva.act(&id, "request_changes").await.ok();
        let said = json!({"caption": "La ventanilla en Arica"});
        ana.patch(&format!("/api/v1/attachments/{picture}"), said).await.ok();
        attach(&ana, &id, form(&png(9, 9), "grafico.png", &[("alt", "Un gráfico")])).await.ok();
        save(&ana, &id, "Texto").await;
        let browser = app.signed_in("eva").await;
        assert!(!browser.get(&format!("/es/desk/{id}")).await.page().contains("grafico.png"), "it was not submitted");
        ana.act(&id, "submit").await.ok();
        let desk = browser.get(&format!("/es/desk/{id}")).await.page();
        for text in ["1 archivo añadido, 1 archivo cambiado", "grafico.png", "<ins>Un gráfico</ins>", "añadido: </span> en Arica"] {
            assert!(desk.contains(text), "{text}: {desk}");
        }
    }

    async fn an_edition_says_of_which_practices_the_files_have_changed(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let [id, ..] = four_versions(&ana).await;
        ana.act(&id, "submit").await.ok();
        eva.act(&id, "approve").await.ok();
        let first = frozen(&eva).await;
        attach(&ana, &id, form(&png(9, 9), "grafico.png", &[("alt", "Un gráfico")])).await.ok();
        save(&ana, &id, "Texto").await;
        ana.act(&id, "submit").await.ok();
        eva.act(&id, "approve").await.ok();
        let later = frozen(&eva).await;
        let anyone = app.anonymous();
        let changes = anyone.get(&path(&later, &format!("/changes?since={first}"))).await.ok();
        assert_eq!((&changes["changed"][0]["section"], &changes["changed"][0]["files"]), (&json!(id), &json!(1)));
        let compared = anyone.get(&path(&later, &format!("/changes/{id}?since={first}"))).await.ok();
        assert_eq!(files(&compared), [change("insert", "grafico.png", &["/alt"])]);
        let page = app.browser().get(&format!("/es/editions/{later}")).await.page();
        assert!(page.contains("Cambió: Ventanilla (y 1 imagen o anexo)"), "{page}");
    }
}
