//! Writing a section whose template changes meanwhile: nothing that was typed into a form is dropped.

use serde_json::json;

use crate::app::practice;
use crate::edit_forms::{NEXT, change, copy_of, send, step};

stories! {
    async fn a_field_that_an_administrator_adds_is_filled_in_and_a_retired_one_can_go(app) {
        let (ana, alba) = (app.author("ana").await, app.administrator("alba").await);
        let id = ana.draft("Con campo nuevo").await;
        let path = "/api/v1/compendia/framework-document/template";
        let mut schema = alba.get(path).await.ok();
        let added = json!({
            "story": {"type": "string", "maxLength": 900, "x-label": {"es": "Relato"}, "contentMediaType": "text/markdown"},
            "visits": {"type": "integer", "x-label": {"es": "Visitas"}},
            "is_free": {"type": "boolean", "x-label": {"es": "Es gratuita"}},
            "offices": {"type": "array", "x-label": {"es": "Oficinas"}, "items": {"type": "object", "additionalProperties": false,
                "properties": {"city": {"type": "string", "x-label": {"es": "Ciudad"}}, "opened": {"type": "string", "format": "date"}}}},
            "colours": {"type": "array", "items": {"type": "string", "enum": ["red", "green"]}, "x-label": {"es": "Colores"}},
        });
        let properties = schema["properties"].as_object_mut().unwrap();
        properties.extend(added.as_object().cloned().unwrap());
        properties["area"]["x-retired"] = json!(true);
        let mut before = practice("Con campo nuevo");
        before["area"] = json!("La frontera");
        ana.save(&id, "\"1-x\"", json!({"practice": before, "body": ""})).await.ok();
        alba.put(path, schema).await.ok();
        let browser = app.signed_in("ana").await;
        let page = browser.get(&step(&id, "others")).await.page();
        for text in ["Otros campos", "Relato", "Visitas", "Es gratuita", "Oficinas", "Colores", "Añadir una fila"] {
            assert!(page.contains(text), "{text}: {page}");
        }
        change(&browser, &id, "others", &[], ("add", "/practice/offices")).await.leads_to();
        let typed = [
            ("/practice/story", "Había una vez."), ("/practice/visits", "1.200"), ("/practice/is_free", "false"),
            ("/practice/offices/0/city", "Leticia"), ("/practice/offices/0/opened", "2020-02-01"), ("/practice/colours", "green"),
        ];
        change(&browser, &id, "others", &typed, NEXT).await.leads_to();
        let page = browser.get(&step(&id, "facts")).await.page();
        assert!(page.contains("La frontera") && page.contains("ya no se usa") && !page.contains("name=\"/practice/area\""), "{page}");
        change(&browser, &id, "facts", &[], ("remove", "/practice/area")).await.leads_to();
        change(&browser, &id, "version", &[], ("then", "version")).await.leads_to();
        let saved = ana.get(&format!("/api/v1/sections/{id}")).await.ok()["practice"].clone();
        let expected = json!({
            "story": "Había una vez.", "visits": 1200, "is_free": false,
            "offices": [{"city": "Leticia", "opened": "2020-02-01"}], "colours": ["green"],
        });
        for (name, value) in expected.as_object().unwrap() {
            assert_eq!(&saved[name], value, "{name}");
        }
        assert!(saved.get("area").is_none(), "{saved}");
    }

    async fn what_was_typed_is_kept_if_an_administrator_renames_its_group_meanwhile(app) {
        let (ana, alba) = (app.author("ana").await, app.administrator("alba").await);
        let id = ana.draft("Un grupo con otro nombre").await;
        let path = "/api/v1/compendia/framework-document/template";
        let mut schema = alba.get(path).await.ok();
        let browser = app.signed_in("ana").await;
        let shown = browser.get(&step(&id, "results")).await;
        let groups = schema["x-groups"].as_array_mut().unwrap();
        groups.iter_mut().find(|group| group["name"] == "results").unwrap()["name"] = json!("outcomes");
        for field in schema["properties"].as_object_mut().unwrap().values_mut() {
            if field["x-group"] == "results" {
                field["x-group"] = json!("outcomes");
            }
        }
        alba.put(path, schema).await.ok();
        send(&browser, &id, &shown, &[("/practice/results", "Menos espera.")], NEXT).await.leads_to();
        assert_eq!(copy_of(&ana, &id).await["practice"]["results"], "Menos espera.");
    }

    async fn what_was_typed_is_kept_if_its_field_is_moved_or_retired_meanwhile(app) {
        let (ana, alba) = (app.author("ana").await, app.administrator("alba").await);
        let id = ana.draft("Un campo que se mueve").await;
        let path = "/api/v1/compendia/framework-document/template";
        let mut schema = alba.get(path).await.ok();
        let browser = app.signed_in("ana").await;
        let (facts, results) = (browser.get(&step(&id, "facts")).await, browser.get(&step(&id, "results")).await);
        schema["properties"]["indicators"]["x-group"] = json!("facts");
        schema["properties"]["results"]["x-group"] = json!("facts");
        schema["properties"]["area"]["x-retired"] = json!(true);
        alba.put(path, schema).await.ok();
        let told = send(&browser, &id, &facts, &[("/practice/area", "La frontera.")], NEXT).await;
        assert!(told.status == 422 && told.page().contains("La frontera."), "kept, and said to be of no use: {}", told.page());
        let typed = [("/practice/results", "Menos espera."), ("/practice/indicators/0/name", "Espera")];
        let added = send(&browser, &id, &results, &typed, ("add", "/practice/indicators")).await;
        assert!(added.leads_to().ends_with("group=facts#practice-indicators-1"), "{}", added.leads_to());
        let kept = copy_of(&ana, &id).await["practice"].clone();
        assert_eq!((&kept["area"], &kept["results"]), (&json!("La frontera."), &json!("Menos espera.")));
        assert_eq!(kept["indicators"], json!([{"name": "Espera"}, {}]));
        let page = browser.get(&step(&id, "facts")).await.page();
        assert!(page.contains("La frontera.") && page.contains("ya no se usa"), "{page}");
        assert!(page.contains("Menos espera.</textarea>"), "{page}");
    }
}
