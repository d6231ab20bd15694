//! Versions and what differs between them, on pages.

use acervo::domain::account::Role;
use serde_json::{Value, json};

use crate::app::{Client, practice, section};

/// A section with two versions that differ in several ways. Returns its identifier.
async fn two_versions(ana: &Client) -> String {
    let mut first = section("mre-co", "Ventanilla consular móvil");
    first["body"] = json!(
        "## Contexto\n\nEl primer párrafo se queda aquí.\n\nEste otro párrafo se va al final.\n\nY este sigue."
    );
    first["practice"]["countries"] = json!(["CO"]);
    let row =
        |name: &str, value: u32| json!({"name": name, "value": value, "year": 2022, "source": "Registro"});
    first["practice"]["indicators"] = json!([row("Trámites", 10), row("Personas", 3)]);
    let id = ana.post("/api/v1/sections", first.clone()).await.ok()["id"].as_str().unwrap().to_owned();
    let mut next = first["practice"].clone();
    next["countries"] = json!(["CO", "PE"]);
    next["summary"] = json!(format!("{} Con <b>más</b> datos.", next["summary"].as_str().unwrap_or("Nada.")));
    next["indicators"] = json!([row("Trámites", 1200), row("Familias", 7)]);
    let body = "## Contexto\n\nEl primer párrafo se queda acá.\n\nY este sigue.\n\nEste otro párrafo se va al final.";
    let save = json!({"practice": next, "body": body, "message": "Datos <i>nuevos</i>"});
    ana.save(&id, "\"1-x\"", save).await.ok();
    id
}

fn count(page: &str, text: &str) -> usize {
    page.matches(text).count()
}

stories! {
    async fn versions_are_listed_with_what_happened_to_them(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let id = two_versions(&ana).await;
        let browser = app.signed_in("ana").await;
        let page = browser.get(&format!("/es/work/{id}/versions")).await.page();
        for text in ["Versión 2", "Versión 1", "por ana", "Datos &#60;i&#62;nuevos&#60;/i&#62;", "Comparar con la anterior"] {
            assert!(page.contains(text), "{text}: {page}");
        }
        assert_eq!(count(&page, &format!("/es/work/{id}/restore?version=1")), 1, "only an old one is brought back");
        assert_eq!(count(&page, "restore?version=2"), 0);
        ana.act(&id, "submit").await.ok();
        eva.post(&format!("/api/v1/sections/{id}/decision"), json!({"decision": "approve", "version": 2})).await.ok();
        let page = browser.get(&format!("/en/work/{id}/versions")).await.page();
        for text in ["Submitted on", "Approved on", "Published on", "the one that the public reads"] {
            assert!(page.contains(text), "{text}: {page}");
        }
        let page = browser.get(&format!("/es/work/{id}/versions/1")).await.page();
        assert!(page.contains("<strong>Versión 1</strong>") && page.contains("se queda aquí"), "{page}");
        for missing in ["versions/3", "versions/0", "versions/x", "versions/99999999999", "compare?from=1&to=9"] {
            assert_eq!(browser.get(&format!("/es/work/{id}/{missing}")).await.status, 404, "{missing}");
        }
        assert_eq!(browser.get(&format!("/es/work/{id}/compare?from=uno")).await.status, 422);
    }

    async fn differences_are_shown_field_by_field_in_one_text_and_side_by_side(app) {
        let ana = app.author("ana").await;
        let id = two_versions(&ana).await;
        let browser = app.signed_in("ana").await;
        let path = format!("/es/work/{id}/compare?from=1&to=2");
        let page = browser.get(&path).await.page();
        for text in [
            "Qué cambió de la versión 1 a la 2",
            // By their labels, and values by theirs.
            ">Países ", "añadido: </span>Perú</ins>", ">Texto libre ",
            // Words, said to those who do not see them.
            "<del><span class=\"hide\">quitado: </span>aquí</del><ins><span class=\"hide\">añadido: </span>acá</ins>",
            "Con &lt;b&gt;más&lt;/b&gt; datos.",
            // A paragraph that was moved, at both ends.
            "Aquí estaba un párrafo que cambió de lugar (1).", "Este párrafo cambió de lugar (1).",
            // Rows as rows.
            "Cambiada</th>", "1.200</ins>", "Familias", "campos sin cambios",
        ] {
            assert!(page.contains(text) || page.contains(&text.replace("1.200", "1200")), "{text}: {page}");
        }
        assert!(!page.contains("<b>más") && !page.contains("<i>nuevos"), "{page}");
        let sides = browser.get(&format!("{path}&view=sides")).await.page();
        assert!(sides.contains("class=\"beside\"") && sides.contains("Versión 2: </span>"), "{sides}");
        assert!(sides.contains("name=\"view\" value=\"sides\""), "the choice stays: {sides}");
        // Backwards, and a version with itself.
        let back = browser.get(&format!("/es/work/{id}/compare?from=2&to=1")).await.page();
        assert!(back.contains("quitado: </span>Perú</del>"), "{back}");
        let same = browser.get(&format!("/fr/work/{id}/compare?from=1&to=1")).await.page();
        assert!(same.contains("deux fois la même version"), "{same}");
    }

    async fn nobody_sees_versions_that_were_not_released_to_them(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        app.member("petra", Role::Author, "mre-pe").await;
        let id = two_versions(&ana).await;
        let paths = ["versions", "versions/1", "compare?from=1&to=2"].map(|path| format!("/es/work/{id}/{path}"));
        for name in ["eva", "petra"] {
            let browser = app.signed_in(name).await;
            for path in &paths {
                assert_eq!(browser.get(path).await.status, 404, "{name} {path}");
            }
        }
        assert!(app.browser().get(&paths[0]).await.leads_to().starts_with("/es/sign-in"));
        // The second version was submitted, the first never.
        ana.act(&id, "submit").await.ok();
        let browser = app.signed_in("eva").await;
        let page = browser.get(&paths[0]).await.page();
        assert!(page.contains("Versión 2") && !page.contains("Versión 1") && !page.contains("Datos &#60;i"), "{page}");
        assert_eq!([browser.get(&paths[1]).await.status.as_u16(), browser.get(&paths[2]).await.status.as_u16()], [404, 404]);
        // Published, everyone who is signed in sees that version, without names.
        eva.post(&format!("/api/v1/sections/{id}/decision"), json!({"decision": "approve", "version": 2})).await.ok();
        let page = app.signed_in("petra").await.get(&paths[0]).await.page();
        assert!(page.contains("Versión 2") && !page.contains("por ana") && !page.contains("Presentada"), "{page}");
    }

    async fn a_text_in_another_language_is_named_and_so_are_the_words_in_it(app) {
        let ana = app.author("ana").await;
        let mut first = section("mre-co", "Guichet consulaire");
        first["language"] = json!("fr");
        let id = ana.post("/api/v1/sections", first.clone()).await.ok()["id"].as_str().unwrap().to_owned();
        let mut next: Value = practice("Guichet consulaire");
        next["summary"] = json!("Un tout autre résumé");
        ana.save(&id, "\"1-x\"", json!({"practice": next, "body": "Du texte"})).await.ok();
        let page = app.signed_in("ana").await.get(&format!("/es/work/{id}/compare")).await.page();
        assert!(page.contains("class=\"read\" lang=\"fr\"") && page.contains("class=\"hide\" lang=\"es\""), "{page}");
        let page = app.signed_in("ana").await.get(&format!("/fr/work/{id}/compare")).await.page();
        assert!(!page.contains("class=\"read\" lang"), "{page}");
    }
}
