//! Writing a section on pages, without JavaScript: by the template, kept at each step, merged when two people collide.

use serde_json::{Map, Value, json};

use crate::app::{Client, Reply, TestApp, practice};
use crate::browser::Browser;

/// The groups of the default template.
const GROUPS: [&str; 11] = [
    "identity",
    "facts",
    "classification",
    "people",
    "context",
    "description",
    "results",
    "lessons",
    "sustainability",
    "rights",
    "publication",
];

fn unescaped(text: &str) -> String {
    let known =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#34;", "\""), ("&#39;", "'"), ("&#60;", "<")];
    let known = known.into_iter().chain([("&#62;", ">"), ("&#38;", "&"), ("&amp;", "&")]);
    known.fold(text.to_owned(), |text, (entity, c)| text.replace(entity, c))
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    Some(unescaped(rest.split('"').next().unwrap()))
}

/// What a browser sends with the form of a step, as it is shown, without what the page added.
fn shown_fields(reply: &Reply) -> Vec<(String, String)> {
    let page = reply.page();
    let form = page.split("<form class=\"text\" id=\"edit\"").nth(1).unwrap_or_else(|| panic!("{page}"));
    let form = form.split("</form>").next().unwrap();
    let mut fields = Vec::new();
    for piece in form.split('<').skip(1) {
        let (tag, after) = piece.split_once('>').unwrap();
        let tag = format!("{} ", tag.trim_end_matches('/'));
        let name = attribute(&tag, "name");
        match (tag.split_whitespace().next().unwrap(), name) {
            ("input", Some(name)) => {
                let kind = attribute(&tag, "type").unwrap();
                if !["checkbox", "radio"].contains(&kind.as_str()) || tag.contains(" checked") {
                    fields.push((name, attribute(&tag, "value").unwrap()));
                }
            }
            ("textarea", Some(name)) => {
                fields.push((
                    name,
                    unescaped(after.strip_prefix('\n').expect("a line end, which browsers drop")),
                ));
            }
            ("select", Some(name)) => fields.push((name, String::new())),
            ("option", None) if tag.contains(" selected") => {
                fields.last_mut().unwrap().1 = attribute(&tag, "value").unwrap();
            }
            _ => {}
        }
    }
    fields
}

fn step(id: &str, group: &str) -> String {
    format!("/es/work/{id}/edit?group={group}")
}

/// Opens a step, changes some of its fields, presses a button and sends it. A field with several values is set anew.
async fn change(
    browser: &Browser,
    id: &str,
    group: &str,
    changes: &[(&str, &str)],
    button: (&str, &str),
) -> Reply {
    let shown = browser.get(&step(id, group)).await;
    assert_eq!(shown.status, 200, "{}", shown.page());
    send(browser, id, &shown, changes, button).await
}

async fn send(
    browser: &Browser,
    id: &str,
    shown: &Reply,
    changes: &[(&str, &str)],
    button: (&str, &str),
) -> Reply {
    let mut fields = shown_fields(shown);
    fields.retain(|(name, _)| changes.iter().all(|(changed, _)| changed != name) || name == "shown");
    fields.extend(changes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    fields.push((button.0.to_owned(), button.1.to_owned()));
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(&format!("/es/work/{id}/edit"), &fields).await
}

const NEXT: (&str, &str) = ("then", "next");

/// The fields that fill in a value, as a browser names them.
fn fields_of(pointer: &str, value: &Value, fields: &mut Vec<(String, String)>) {
    match value {
        Value::Array(items) if items.iter().all(|item| !item.is_object()) => {
            for item in items {
                fields.push((
                    pointer.to_owned(),
                    item.as_str().map_or_else(|| item.to_string(), str::to_owned),
                ));
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                fields_of(&format!("{pointer}/{at}"), item, fields);
            }
        }
        Value::Object(parts) => {
            for (name, part) in parts {
                fields_of(&format!("{pointer}/{name}"), part, fields);
            }
        }
        Value::String(text) => fields.push((pointer.to_owned(), text.clone())),
        other => fields.push((pointer.to_owned(), other.to_string())),
    }
}

async fn copy_of(client: &Client, id: &str) -> Value {
    client.get(&format!("/api/v1/sections/{id}/working-copy")).await.ok()
}

async fn empty_draft(client: &Client) -> String {
    let new = json!({
        "compendium": "framework-document", "chapter": "consular-cooperation", "institution": "mre-co",
        "language": "es", "practice": {}, "body": "",
    });
    client.post("/api/v1/sections", new).await.ok()["id"].as_str().unwrap().to_owned()
}

stories! {
    async fn an_empty_draft_becomes_a_complete_practice_group_by_group(app) {
        let ana = app.author("ana").await;
        let (browser, id) = (app.signed_in("ana").await, empty_draft(&ana).await);
        let mut wanted = practice("Ventanilla móvil");
        wanted["gcm_objectives"] = json!([14, 4]);
        wanted["beneficiaries"] = json!([{"group": "Personas", "count": 12345, "year": 2021, "source": "Ministerio"}]);
        wanted["indicators"] = json!([{"name": "Espera", "value": 12.5, "unit": "días", "year": 2022, "source": "Encuesta"}]);
        wanted["links"] = json!([{"title": "Sitio", "url": "https://example.org/a?b=1&c=2"}]);
        for (at, group) in GROUPS.iter().enumerate() {
            let shown = browser.get(&step(&id, group)).await;
            let page = shown.page();
            let mut fields = Vec::new();
            for (name, value) in wanted.as_object().unwrap() {
                let pointer = format!("/practice/{name}");
                let is_here = [format!("name=\"{pointer}\""), format!("name=\"{pointer}/"), format!("value=\"{pointer}\"")];
                if is_here.iter().any(|here| page.contains(here.as_str())) {
                    fields_of(&pointer, value, &mut fields);
                }
            }
            if *group == "results" {
                for (name, value) in &mut fields {
                    if name == "/practice/indicators/0/value" { *value = "12,5".into(); }
                }
            }
            fields.push(("main:/practice/gcm_objectives".into(), "14".into()));
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            let sent = send(&browser, &id, &shown, &fields, NEXT).await;
            let next = GROUPS.get(at + 1).copied().unwrap_or("body");
            assert!(sent.leads_to().ends_with(&format!("/edit?group={next}")), "{group}: {}", sent.leads_to());
        }
        let sent = change(&browser, &id, "body", &[("/body", "## Más\n\nTexto libre.")], NEXT).await;
        assert!(sent.leads_to().ends_with("group=version"));
        assert_eq!(ana.get(&format!("/api/v1/sections/{id}")).await.ok()["version"], 1, "nothing is saved as a version yet");
        let saved = change(&browser, &id, "version", &[("message", "Completa")], ("then", "version")).await;
        assert_eq!(saved.leads_to(), format!("/es/work/{id}"));
        let section = ana.get(&format!("/api/v1/sections/{id}")).await.ok();
        assert_eq!((&section["version"], &section["body"]), (&json!(2), &json!("## Más\n\nTexto libre.")));
        for (name, value) in wanted.as_object().unwrap() {
            let sorted = |value: &Value| match value.as_array() {
                Some(items) if name != "gcm_objectives" && items.iter().all(Value::is_string) => {
                    let mut items: Vec<String> = items.iter().map(Value::to_string).collect();
                    items.sort();
                    json!(items)
                }
                _ => value.clone(),
            };
            assert_eq!(sorted(&section["practice"][name]), sorted(value), "{name}");
        }
        ana.get(&format!("/api/v1/sections/{id}/working-copy")).await.problem(404, "not_found");
        ana.act(&id, "submit").await.ok();
    }

    async fn opening_and_sending_every_step_changes_nothing(app) {
        let ana = app.author("ana").await;
        let browser = app.signed_in("ana").await;
        let id = ana.draft("Uno").await;
        let mut odd = practice("  <script>alert(1)</script> & \"comillas\"  ");
        odd["guiding_principles"] = json!(["rule_of_law_and_due_process", "people_centred"]);
        odd["costs"] = json!("\n\nempieza con líneas vacías\r\ny sigue");
        odd["indicators"] = json!([{"name": "A", "value": 1.234, "year": 2020, "source": "x"}, {}, {"name": "C"}]);
        odd["sdg_targets"] = json!(["8.8", "10.7"]);
        odd["area"] = json!("dos\nlíneas");
        odd["status"] = json!("unheard_of");
        odd["countries"] = json!(["CO", "QQ"]);
        let copy = json!({"base_version": 1, "practice": odd, "body": "\r\n    código\r\n"});
        ana.put(&format!("/api/v1/sections/{id}/working-copy"), copy).await.ok();
        for group in GROUPS.iter().chain(&["body"]) {
            let shown = browser.get(&step(&id, group)).await;
            assert!(!shown.page().contains("<script>alert"), "{group}");
            let fields = shown_fields(&shown);
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            let request = browser.posting(&format!("/es/work/{id}/edit"), &fields).header("x-autosave", "1");
            let sent = browser.send(request).await;
            assert_eq!(sent.status, 204, "{group}: {}", sent.page());
        }
        let kept = copy_of(&ana, &id).await;
        assert_eq!(kept["practice"], odd);
        assert_eq!(kept["body"], "\r\n    código\r\n");
    }

    async fn rows_are_added_moved_and_removed_and_nothing_else_is_lost(app) {
        let ana = app.author("ana").await;
        let (browser, id) = (app.signed_in("ana").await, ana.draft("Filas").await);
        let typed = [("/practice/results", "Escrito y no guardado")];
        let added = change(&browser, &id, "results", &typed, ("add", "/practice/indicators")).await;
        assert!(added.leads_to().ends_with("group=results#practice-indicators-0"), "{}", added.leads_to());
        let name = |at: usize| format!("/practice/indicators/{at}/name");
        change(&browser, &id, "results", &[(&name(0), "Primero")], ("add", "/practice/indicators")).await.leads_to();
        change(&browser, &id, "results", &[(&name(1), "Segundo")], ("add", "/practice/indicators")).await.leads_to();
        let rows = |copy: &Value| copy["practice"]["indicators"].clone();
        let kept = copy_of(&ana, &id).await;
        assert_eq!(rows(&kept), json!([{"name": "Primero"}, {"name": "Segundo"}, {}]));
        assert_eq!(kept["practice"]["results"], "Escrito y no guardado");
        change(&browser, &id, "results", &[], ("up", "/practice/indicators/1")).await.leads_to();
        assert_eq!(rows(&copy_of(&ana, &id).await), json!([{"name": "Segundo"}, {"name": "Primero"}, {}]));
        change(&browser, &id, "results", &[(&name(1), "Primera")], ("remove", "/practice/indicators/0")).await.leads_to();
        assert_eq!(rows(&copy_of(&ana, &id).await), json!([{"name": "Primera"}, {}]));
        for button in [
            ("remove", "/practice/indicators/1000000000"), ("remove", "/practice/title"), ("up", "/practice/indicators/0"),
            ("add", "/practice/title"), ("add", "/practice/indicators/0/name"), ("add", "/practice/__proto__"),
            ("remove", "/practice/results"), ("add", "/practice/costs"), ("remove", "/body"), ("add", ""),
        ] {
            let sent = change(&browser, &id, "results", &[], button).await;
            assert_eq!(sent.status, 303, "{button:?}: {}", sent.page());
        }
        let kept = copy_of(&ana, &id).await;
        assert_eq!(rows(&kept), json!([{"name": "Primera"}]), "a row without anything goes when one goes on");
        assert_eq!(kept["practice"]["title"], "Filas");
        for _ in 0..4 {
            change(&browser, &id, "lessons", &[], ("add", "/practice/success_factors")).await.leads_to();
        }
        assert_eq!(copy_of(&ana, &id).await["practice"]["success_factors"].as_array().unwrap().len(), 3);
    }

    async fn what_is_no_number_and_no_date_stays_as_typed_and_is_named_at_its_field(app) {
        let ana = app.author("ana").await;
        let (browser, id) = (app.signed_in("ana").await, ana.draft("Faltas").await);
        change(&browser, &id, "results", &[], ("add", "/practice/indicators")).await.leads_to();
        let typed = [
            ("/practice/indicators/0/name", "Espera"), ("/practice/indicators/0/value", "1.234"),
            ("/practice/indicators/0/year", "hace poco"),
        ];
        let refused = change(&browser, &id, "results", &typed, NEXT).await;
        assert_eq!(refused.status, 422);
        let page = refused.page();
        for text in [
            "<title>Error: ", "Indicadores, 1: Valor", "Indicadores, 1: Año", "href=\"#practice-indicators-0-value\"",
            "id=\"practice-indicators-0-value-fault\"", "value=\"1.234\"", "value=\"hace poco\"", "sin separar los miles",
        ] {
            assert!(page.contains(text), "{text}: {page}");
        }
        assert_eq!(copy_of(&ana, &id).await["practice"]["indicators"][0]["value"], "1.234", "what was typed is kept all the same");
        let refused = change(&browser, &id, "facts", &[("/practice/start", "mayo de 2019")], NEXT).await;
        assert!(refused.status == 422 && refused.page().contains("2024, 2024-05 o 2024-05-31"), "{}", refused.page());
        // Those of other groups are named where the version is saved, with links to their pages.
        let refused = change(&browser, &id, "version", &[], ("then", "version")).await;
        assert_eq!(refused.status, 422);
        let page = refused.page();
        for link in ["edit?group=results#practice-indicators-0-value", "edit?group=facts#practice-start"] {
            assert!(page.contains(&format!("href=\"/es/work/{id}/{link}\"")), "{link}: {page}");
        }
        change(&browser, &id, "facts", &[("/practice/start", "2019-05")], NEXT).await.leads_to();
        let fixed = [("/practice/indicators/0/value", "1234"), ("/practice/indicators/0/year", "2021")];
        change(&browser, &id, "results", &fixed, NEXT).await.leads_to();
        change(&browser, &id, "version", &[], ("then", "version")).await.leads_to();
        assert_eq!(ana.get(&format!("/api/v1/sections/{id}")).await.ok()["practice"]["indicators"][0]["value"], 1234);
    }

    async fn what_is_typed_is_there_after_the_service_was_killed(app) {
        let ana = app.author("ana").await;
        let (browser, id) = (app.signed_in("ana").await, ana.draft("Antes").await);
        change(&browser, &id, "identity", &[("/practice/title", "Después")], NEXT).await.leads_to();
        drop(browser);
        app.start_again();
        let browser = app.signed_in("ana").await;
        let page = browser.get(&step(&id, "identity")).await.page();
        assert!(page.contains("value=\"Después\"") && page.contains("Aún no es una versión"), "{page}");
        let shown = browser.get(&step(&id, "identity")).await;
        let gone = browser.fill_in_shown(&shown, &format!("/es/work/{id}/edit"), &[("discard", "1")]).await;
        assert_eq!(gone.leads_to(), format!("/es/work/{id}"));
        assert!(browser.get(&step(&id, "identity")).await.page().contains("value=\"Antes\""));
    }

    async fn two_people_who_change_different_things_are_merged_when_one_confirms(app) {
        let (ana, benito) = (app.author("ana").await, app.author("benito").await);
        let (browser, id) = (app.signed_in("ana").await, ana.draft("Común").await);
        change(&browser, &id, "identity", &[("/practice/title", "Común y de Ana")], NEXT).await.leads_to();
        let other = app.signed_in("benito").await;
        assert!(other.get(&step(&id, "identity")).await.page().contains("ana también escribe esta sección"));
        let mut theirs = practice("Común");
        theirs["costs"] = json!("Los de Benito.");
        benito.save(&id, "\"1-x\"", json!({"practice": theirs, "body": "Otro"})).await.ok();
        let page = browser.get(&step(&id, "identity")).await.page();
        assert!(page.contains("benito guardó la versión 2") && page.contains(&format!("/es/work/{id}/merge")), "{page}");
        let collided = change(&browser, &id, "version", &[], ("then", "version")).await;
        let merge = format!("/es/work/{id}/merge");
        assert_eq!(collided.leads_to(), merge);
        let shown = browser.get(&merge).await;
        assert!(shown.page().contains("<ins> y de Ana</ins>") || shown.page().contains("<ins>"), "{}", shown.page());
        let (version, kept_at) = (shown.hidden("version"), shown.hidden("kept_at"));
        let fields = [("version", version.as_str()), ("kept_at", kept_at.as_str()), ("message", "Ambos")];
        // It moves once more before it is confirmed.
        theirs["costs"] = json!("Los de Benito, otra vez.");
        benito.save(&id, "\"2-x\"", json!({"practice": theirs, "body": "Otro"})).await.ok();
        let again = browser.fill_in_shown(&shown, &merge, &fields).await;
        assert!(again.status == 409 && again.page().contains("name=\"version\" value=\"3\""), "{}", again.page());
        let fields = [("version", "3"), ("kept_at", kept_at.as_str()), ("message", "Ambos")];
        assert_eq!(browser.fill_in_shown(&again, &merge, &fields).await.leads_to(), format!("/es/work/{id}"));
        let section = ana.get(&format!("/api/v1/sections/{id}")).await.ok();
        assert_eq!(section["practice"]["title"], "Común y de Ana");
        assert_eq!(section["practice"]["costs"], "Los de Benito, otra vez.");
        assert_eq!((&section["version"], &section["body"]), (&json!(4), &json!("Otro")));
        assert_eq!(browser.get(&merge).await.leads_to(), format!("/es/work/{id}/edit?group=version"), "nothing to merge any more");
    }

    async fn where_both_changed_the_same_sentence_a_person_chooses(app) {
        let (ana, benito) = (app.author("ana").await, app.author("benito").await);
        let (browser, id) = (app.signed_in("ana").await, ana.draft("Choque").await);
        let mine = [("/practice/constraints", "Conectividad muy escasa en la sierra.")];
        change(&browser, &id, "lessons", &mine, NEXT).await.leads_to();
        change(&browser, &id, "facts", &[("/practice/scope", "regional")], NEXT).await.leads_to();
        let mut theirs = practice("Choque");
        (theirs["constraints"], theirs["scope"]) = (json!("Conectividad nula en la selva."), json!("national"));
        benito.save(&id, "\"1-x\"", json!({"practice": theirs, "body": ""})).await.ok();
        let merge = format!("/es/work/{id}/merge");
        let shown = browser.get(&merge).await;
        let page = shown.page();
        for text in ["Alcance", "Dificultades", "Regional", "Nacional", "<del>", "sierra"] {
            assert!(page.contains(text), "{text}: {page}");
        }
        let keys: Vec<String> = page.match_indices("id=\"mine-").map(|(at, _)| page[at + 9..at + 25].to_owned()).collect();
        assert_eq!(keys.len(), 2, "{page}");
        let (version, kept_at) = (shown.hidden("version"), shown.hidden("kept_at"));
        let base = [("version", version.as_str()), ("kept_at", kept_at.as_str())];
        let missing = browser.fill_in_shown(&shown, &merge, &base).await;
        assert_eq!(missing.status, 422);
        assert!(missing.page().contains(&format!("href=\"#conflict-{}\"", keys[0])), "{}", missing.page());
        assert_eq!(copy_of(&ana, &id).await["practice"]["scope"], "regional", "the text stays until a version is saved");
        let (scope, text, edited) = (format!("choice:{}", keys[0]), format!("choice:{}", keys[1]), format!("edited:{}", keys[1]));
        let chosen = [&base[..], &[(&scope, "theirs"), (&text, "edited"), (&edited, "Conectividad escasa o nula.")]].concat();
        assert_eq!(browser.fill_in_shown(&missing, &merge, &chosen).await.leads_to(), format!("/es/work/{id}"));
        let section = ana.get(&format!("/api/v1/sections/{id}")).await.ok();
        assert_eq!(section["practice"]["constraints"], "Conectividad escasa o nula.");
        assert_eq!((&section["practice"]["scope"], &section["version"]), (&json!("national"), &json!(3)));
    }

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

    async fn nobody_else_finds_the_form_and_while_it_is_submitted_it_says_what_can_be_done(app) {
        let ana = app.author("ana").await;
        let _ = (app.editor("eva").await, app.administrator("alba").await);
        app.institution("mre-pe").await;
        app.member("pedro", acervo::domain::account::Role::Author, "mre-pe").await;
        let id = ana.submitted("Presentada").await;
        for name in ["eva", "alba", "pedro"] {
            let browser = app.signed_in(name).await;
            for path in [format!("/es/work/{id}/edit"), step(&id, "body"), format!("/es/work/{id}/merge")] {
                assert_eq!(browser.get(&path).await.status, 404, "{name} {path}");
            }
            let shown = browser.get("/es/account").await;
            let forged = [("group", "identity"), ("base_version", "1"), ("/practice/title", "Ajeno")];
            for path in [format!("/es/work/{id}/edit"), format!("/es/work/{id}/merge")] {
                assert_eq!(browser.fill_in_shown(&shown, &path, &forged).await.status, 404, "{name} {path}");
            }
        }
        let anonymous = app.browser().get(&step(&id, "body")).await;
        assert!(anonymous.leads_to().starts_with("/es/sign-in?next="), "{}", anonymous.leads_to());
        let browser = app.signed_in("ana").await;
        let page = browser.get(&step(&id, "identity")).await.page();
        assert!(page.contains("en manos de la Secretaría") && !page.contains("value=\"version\""), "{page}");
        change(&browser, &id, "identity", &[("/practice/title", "Entretanto")], NEXT).await.leads_to();
        assert_eq!(copy_of(&ana, &id).await["practice"]["title"], "Entretanto");
        let refused = change(&browser, &id, "version", &[], ("then", "version")).await;
        assert!(refused.page().contains("no se puede guardar una versión"), "{}", refused.page());
        assert_eq!(ana.get(&format!("/api/v1/sections/{id}")).await.ok()["version"], 1);
        for path in ["/es/work/nada/edit".to_owned(), step(&id, "nada"), format!("/es/work/{}/edit", uuid::Uuid::now_v7())] {
            assert_eq!(browser.get(&path).await.status, 404, "{path}");
        }
    }

    async fn hostile_input_is_kept_as_text_or_refused_and_breaks_nothing(app) {
        let ana = app.author("ana").await;
        let (browser, id) = (app.signed_in("ana").await, ana.draft("Segura").await);
        let shown = browser.get(&step(&id, "identity")).await;
        let path = format!("/es/work/{id}/edit");
        let base = [("group", "identity"), ("base_version", "1")];
        let many: Vec<(String, String)> =
            (0..3000).map(|n| (format!("/practice/indicators/{n}/{}", "a/".repeat(40)), "x".to_owned())).collect();
        let many: Vec<(&str, &str)> = many.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        for fields in [
            vec![("/practice/__proto__", "x"), ("/practice/constructor/prototype", "y"), ("/practice", "z"), ("/", "w")],
            vec![("/practice/indicators/1000000000/name", "x"), ("/practice/title/0", "y")],
            vec![("/practice/title", "<script>alert(1)</script>"), ("shown", "/practice/title"), ("main:", "x")],
            many,
        ] {
            let sent = browser.fill_in_shown(&shown, &path, &[&base[..], &fields].concat()).await;
            assert!(sent.status == 303 || sent.status == 422, "{}", sent.page());
        }
        let page = browser.get(&step(&id, "identity")).await.page();
        assert!(!page.contains("<script>alert"), "{page}");
        let kept = copy_of(&ana, &id).await;
        let known: Map<String, Value> = practice("x").as_object().cloned().unwrap();
        assert!(kept["practice"].as_object().unwrap().keys().all(|name| known.contains_key(name)), "{kept}");
        let long = "á".repeat(500_001);
        let base = [("group", "body"), ("base_version", "1")];
        let refused = browser.fill_in_shown(&shown, &path, &[&base[..], &[("/body", long.as_str())]].concat()).await;
        assert_eq!(refused.status, 422);
        assert!(refused.page().contains("id=\"body-fault\""));
        let sent = browser.fill_in_shown(&shown, &path, &[&base[..], &[("/body", &long[..1_000_000])]].concat()).await;
        assert!(sent.leads_to().ends_with("group=version"));
        let refused = browser.fill_in_shown(&shown, &path, &[&base[..], &[("/body", "a\u{0}b")]].concat()).await;
        assert_eq!(refused.status, 422);
        // From a window in which one did not go on, nothing is written over.
        let stale = [("group", "identity"), ("base_version", "7"), ("/practice/title", "De otra ventana")];
        let refused = browser.fill_in_shown(&shown, &path, &stale).await;
        assert!(refused.status == 409 && refused.page().contains("De otra ventana"), "{}", refused.page());
    }

    async fn a_long_form_whose_session_ended_comes_back_after_signing_in(app) {
        let ana = app.author("ana").await;
        let (browser, id) = (app.signed_in("ana").await, ana.draft("Larga").await);
        let mut copy = json!({"base_version": 1, "practice": practice("Larga"), "body": ""});
        copy["practice"]["indicators"] =
            (0..50).map(|n| json!({"name": format!("Indicador {n}"), "value": n, "year": 2020, "source": "Encuesta"})).collect();
        ana.put(&format!("/api/v1/sections/{id}/working-copy"), copy).await.ok();
        let shown = browser.get(&step(&id, "results")).await;
        app.sql("UPDATE sessions SET ended_at = 1");
        let typed = [("/practice/indicators/49/name", "El último"), ("/practice/results", "No se pierde")];
        let asked = send(&browser, &id, &shown, &typed, NEXT).await;
        assert_eq!(asked.status, 401);
        let kept = all_hidden(&asked);
        let email = TestApp::email("ana");
        let own = [("email".to_owned(), email), ("password".to_owned(), crate::app::PASSWORD.to_owned())];
        let fields: Vec<(String, String)> = kept.into_iter().chain(own).collect();
        let resumed = browser.post("/es/sign-in", &borrowed(&fields)).await;
        assert_eq!(resumed.status, 200, "{}", resumed.page());
        let fields = all_hidden(&resumed);
        assert!(fields.iter().any(|(name, value)| name == "/practice/indicators/49/name" && value == "El último"));
        let sent = browser.post(&format!("/es/work/{id}/edit"), &borrowed(&fields)).await;
        assert!(sent.leads_to().ends_with("group=lessons"), "{}", sent.leads_to());
        let kept = copy_of(&app.log_in("ana").await, &id).await;
        assert_eq!(kept["practice"]["indicators"][49]["name"], "El último");
        assert_eq!(kept["practice"]["results"], "No se pierde");
    }
}

fn borrowed(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// The hidden fields of the form in `<main>`.
fn all_hidden(reply: &Reply) -> Vec<(String, String)> {
    let page = reply.page();
    let main = page.split("<main").nth(1).unwrap();
    let form = main
        .split("<form")
        .find(|form| form.contains("name=\"kept_for\"") || form.contains("name=\"group\""))
        .unwrap();
    let form = form.split("</form>").next().unwrap();
    let tags = form.split("<input").skip(1).map(|tag| format!("{} ", tag.split('>').next().unwrap()));
    let hidden = tags.filter(|tag| tag.contains("type=\"hidden\""));
    hidden.map(|tag| (attribute(&tag, "name").unwrap(), attribute(&tag, "value").unwrap())).collect()
}
