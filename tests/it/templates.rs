//! The template of a compendium can grow without losing anything.

use serde_json::{Value, json};

use crate::app::{Client, practice};

const TEMPLATE: &str = "/api/v1/compendia/framework-document/template";

async fn template(client: &Client) -> Value {
    client.get(TEMPLATE).await.ok()
}

fn with_field(mut template: Value, name: &str, required: bool) -> Value {
    template["properties"][name] =
        json!({"type": "string", "minLength": 1, "maxLength": 100, "x-label": {"es": "Nuevo"}});
    if required {
        template["required"].as_array_mut().unwrap().push(name.into());
    }
    template
}

async fn version(client: &Client, id: &str, number: u32) -> Value {
    client.get(&format!("/api/v1/sections/{id}/versions/{number}")).await.ok()
}

/// Saves a practice over the current version.
async fn save(client: &Client, id: &str, practice: Value) -> crate::app::Reply {
    let tag = client.get(&format!("/api/v1/sections/{id}")).await.header("etag").to_owned();
    client.save(id, &tag, json!({"practice": practice, "body": "Texto"})).await
}

stories! {
    async fn a_new_requirement_binds_at_the_next_submission(app) {
        let (root, ana, eva) = (app.administrator("root").await, app.author("ana").await, app.editor("eva").await);
        let (draft, submitted) = (ana.draft("Ventanilla consular móvil").await, ana.submitted("Registro rural").await);
        let next = with_field(template(&root).await, "budget", true);
        assert_eq!(root.put(TEMPLATE, next.clone()).await.ok(), next);
        assert_eq!(template(&app.anonymous()).await, next);

        eva.act(&submitted, "approve").await.ok();
        let missing = ana.act(&draft, "submit").await;
        missing.problem(422, "incomplete");
        assert_eq!(missing.faults(), [("/practice/budget".to_owned(), "required".to_owned())]);
        assert_eq!(version(&ana, &draft, 1).await["template_version"], 1);

        let mut filled = practice("Ventanilla consular móvil");
        filled["budget"] = "1.200 dólares".into();
        save(&ana, &draft, filled).await.ok();
        ana.act(&draft, "submit").await.ok();
        assert_eq!(version(&ana, &draft, 1).await["template_version"], 1);
        assert_eq!(version(&ana, &draft, 2).await["template_version"], 2);
    }

    async fn a_retired_field_stays_where_it_is_filled_and_is_filled_nowhere_else(app) {
        let (root, ana) = (app.administrator("root").await, app.author("ana").await);
        let mut with_area = practice("Ventanilla consular móvil");
        with_area["area"] = "Chocó".into();
        let (filled, empty) = (ana.draft("Ventanilla consular móvil").await, ana.draft("Registro rural").await);
        save(&ana, &filled, with_area.clone()).await.ok();

        let mut next = template(&root).await;
        next["properties"]["area"]["x-retired"] = true.into();
        root.put(TEMPLATE, next).await.ok();
        with_area["summary"] = "Otro resumen.".into();
        save(&ana, &filled, with_area.clone()).await.ok();
        ana.act(&filled, "submit").await.ok();
        let refused = save(&ana, &empty, with_area).await;
        refused.problem(422, "invalid");
        assert_eq!(refused.faults(), [("/practice/area".to_owned(), "retired_field".to_owned())]);
    }

    async fn fields_are_never_removed_nor_retyped_and_all_such_faults_are_told(app) {
        let root = app.administrator("root").await;
        let before = template(&root).await;
        let mut next = before.clone();
        next["properties"].as_object_mut().unwrap().remove("area");
        next["properties"]["title"]["type"] = "integer".into();
        next["properties"]["scope"]["enum"].as_array_mut().unwrap().remove(0);
        next["additionalProperties"] = true.into();
        let refused = root.put(TEMPLATE, next).await;
        refused.problem(422, "invalid");
        let expected = [
            ("/additionalProperties", "not_a_template"), ("/properties/area", "removed_field"),
            ("/properties/scope/enum", "removed_option"), ("/properties/title/type", "retyped_field"),
        ];
        assert_eq!(refused.faults(), expected.map(|(at, code)| (at.to_owned(), code.to_owned())));
        for nonsense in [json!({}), json!({"type": "object"}), json!([]), json!("x")] {
            root.put(TEMPLATE, nonsense).await.problem(422, "invalid");
        }
        let mut pointing = before.clone();
        pointing["properties"]["other"] = json!({"$ref": "https://example.org/schema.json"});
        root.put(TEMPLATE, pointing).await.problem(422, "invalid");
        assert_eq!(template(&root).await, before);
    }

    async fn the_same_template_again_makes_no_new_one(app) {
        let (root, ana) = (app.administrator("root").await, app.author("ana").await);
        let same = template(&root).await;
        root.put(TEMPLATE, same).await.ok();
        let id = ana.draft("Ventanilla consular móvil").await;
        assert_eq!(version(&ana, &id, 1).await["template_version"], 1);
    }
}
