//! What administrators set on pages: compendia, chapters, the form.

use serde_json::{Value, json};

use crate::app::{COMPENDIUM, TestApp, section};
use crate::browser::Browser;

const BASE: &str = "/es/admin/compendium/framework-document";
const TEMPLATE: &str = "/api/v1/compendia/framework-document/template";

pub async fn administrator(app: &TestApp) -> Browser {
    app.administrator("alba").await;
    app.signed_in("alba").await
}

/// The fields of the page's form with this id, as a browser sends them.
fn fields_of(page: &str, id: &str) -> Vec<(String, String)> {
    let form =
        page.split(&format!("id=\"{id}\">")).nth(1).unwrap_or_else(|| panic!("no form {id} in {page}"));
    let form = form.split("</form>").next().unwrap();
    let value = |tag: &str, name: &str| {
        let rest = tag.split(&format!(" {name}=\"")).nth(1)?;
        Some(unescaped(rest.split('"').next().unwrap()))
    };
    let mut fields = Vec::new();
    for piece in form.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap();
        let Some(name) = value(tag, "name") else { continue };
        let is_ticked = !tag.contains("type=\"checkbox\"") && !tag.contains("type=\"radio\"")
            || tag.ends_with(" checked")
            || tag.contains(" checked ");
        if tag.starts_with("input ") && is_ticked {
            fields.push((name, value(tag, "value").unwrap_or_default()));
        } else if tag.starts_with("textarea ") {
            fields.push((name, unescaped(text.trim_start_matches('\n'))));
        } else if tag.starts_with("select ") {
            let chosen = form.split(tag).nth(1).unwrap().split("</select>").next().unwrap();
            let option = chosen.split("<option ").find(|option| option.contains(" selected>"));
            let option = option.or_else(|| chosen.split("<option ").nth(1)).unwrap_or_default();
            fields.push((name, value(&format!(" {option}"), "value").unwrap_or_default()));
        }
    }
    fields
}

fn unescaped(text: &str) -> String {
    let pairs = [
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&lt;", "<"),
        ("&#60;", "<"),
        ("&gt;", ">"),
        ("&#62;", ">"),
        ("&amp;", "&"),
        ("&#38;", "&"),
    ];
    pairs.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// Sends the page's form with these fields changed or added.
pub async fn send(
    browser: &Browser,
    page: &str,
    path: &str,
    id: &str,
    changed: &[(&str, &str)],
) -> crate::app::Reply {
    let mut fields = fields_of(page, id);
    fields.retain(|(name, _)| !changed.iter().any(|(each, _)| each == name));
    fields.extend(changed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(path, &fields).await
}

pub async fn shown(browser: &Browser, path: &str) -> String {
    let reply = browser.get(path).await;
    assert_eq!(reply.status, 200, "{path}: {}", reply.page());
    reply.page()
}

async fn template(app: &TestApp) -> Value {
    app.anonymous().get(TEMPLATE).await.ok()
}

stories! {
    async fn only_administrators_see_the_pages_of_the_settings(app) {
        app.author("ana").await;
        app.editor("eva").await;
        let root = administrator(&app).await;
        let pages = [
            "/es/admin/compendium", "/es/admin/new-compendium", BASE, &format!("{BASE}/chapters"), &format!("{BASE}/template"),
            &format!("{BASE}/template/preview"), &format!("{BASE}/template/new-field"), &format!("{BASE}/template/fields/title"),
            &format!("{BASE}/template/new-group"), &format!("{BASE}/template/groups/facts"), "/es/admin/vocabularies",
            "/es/admin/vocabularies/scopes", "/es/admin/vocabularies/scopes/term?value=local", "/es/admin/thesaurus",
            "/es/admin/thesaurus/new", "/es/admin/thesaurus/concepts/visa", "/es/admin/thesaurus/import", "/es/admin/thesaurus/export",
        ];
        for name in ["ana", "eva"] {
            let browser = app.signed_in(name).await;
            let token = browser.get("/es/account").await.hidden("csrf_token");
            for page in pages {
                assert_eq!(browser.get(page).await.status, 404, "{name} {page}");
                let path = page.split('?').next().unwrap();
                let posted = browser.post(path, &[("csrf_token", &token), ("act", "save")]).await;
                assert!([404, 405, 415].contains(&posted.status.as_u16()), "{name} posts to {page}: {}", posted.status);
            }
        }
        for page in pages {
            assert_eq!(root.get(page).await.status, 200, "{page}");
            assert!(app.browser().get(page).await.leads_to().starts_with("/es/sign-in?next="), "{page}");
        }
        for missing in ["/es/admin/compendium/none", &format!("{BASE}/template/fields/none"), &format!("{BASE}/template/groups/none"), "/es/admin/vocabularies/none", "/es/admin/vocabularies/scopes/term?value=none", "/es/admin/thesaurus/concepts/none"] {
            assert_eq!(root.get(missing).await.status, 404, "{missing}");
        }
    }

    async fn a_compendium_is_changed_and_every_fault_is_at_its_field(app) {
        let root = administrator(&app).await;
        let page = shown(&root, "/es/admin/compendium").await;
        let faulty = [("/title/es", ""), ("/title/en", ""), ("/title/pt", ""), ("/title/fr", ""), ("/settings/notice/es", "Borrador <b>&")];
        let refused = send(&root, &page, BASE, "compendium", &faulty).await;
        let again = refused.page();
        assert_eq!(refused.status, 422);
        assert!(again.contains("href=\"#title\"") && again.contains("id=\"title-fault\"") && again.contains("Borrador &#60;b&#62;&#38;"), "{again}");
        let changed = [("/title/es", "Documento \"marco\" <i>"), ("/settings/publish_on_approval", "false"), ("/settings/notice/es", "En prueba")];
        assert_eq!(send(&root, &again, BASE, "compendium", &changed).await.leads_to(), BASE);
        let now = app.anonymous().get(&format!("/api/v1/compendia/{COMPENDIUM}")).await.ok();
        assert_eq!(now["title"], json!({"es": "Documento \"marco\" <i>"}));
        assert_eq!(now["settings"], json!({"publish_on_approval": false, "notice": {"es": "En prueba"}}));
        assert!(now["languages"].as_array().unwrap().len() >= 4);

        let page = shown(&root, "/pt/admin/new-compendium").await;
        let made = send(&root, &page, "/pt/admin/new-compendium", "new-compendium", &[("/title/pt", "Saúde das pessoas")]).await;
        assert_eq!(made.leads_to(), "/pt/admin/compendium/saude-das-pessoas/chapters");
        let taken = send(&root, &page, "/pt/admin/new-compendium", "new-compendium", &[("/title/pt", "Outro"), ("/slug", "saude-das-pessoas")]).await;
        assert!(taken.status == 409 && taken.page().contains("value=\"Outro\""), "{}", taken.page());
        let list = shown(&root, "/fr/admin/compendium").await;
        assert!(list.contains("/fr/admin/compendium/saude-das-pessoas") && list.contains("Saúde das pessoas"), "{list}");
    }

    async fn chapters_are_moved_by_buttons_and_saved_as_a_whole(app) {
        let root = administrator(&app).await;
        let path = format!("{BASE}/chapters");
        let titles = async || {
            let tree = app.anonymous().get(&format!("/api/v1/compendia/{COMPENDIUM}/chapters")).await.ok();
            let items = tree["items"].as_array().unwrap().clone();
            items.into_iter().map(|item| (item["slug"].as_str().unwrap().to_owned(), item["children"].as_array().unwrap().len())).collect::<Vec<_>>()
        };
        let before = titles().await;
        let page = shown(&root, &path).await;
        let moved = send(&root, &page, &path, "chapters", &[("act", "down:0")]).await;
        assert_eq!(moved.status, 200);
        let moved = send(&root, &moved.page(), &path, "chapters", &[("act", "deeper:2")]).await;
        let added = send(&root, &moved.page(), &path, "chapters", &[("act", "add")]).await.page();
        assert_eq!(titles().await, before, "nothing is saved yet");
        let at = added.matches("/level\"").count() - 1;
        let untitled = send(&root, &added, &path, "chapters", &[("act", "save")]).await;
        assert!(untitled.status == 422 && untitled.page().contains(&format!("href=\"#items-{at}-title\"")), "{}", untitled.page());
        let name = format!("/items/{at}/title/es");
        let typed = [(name.as_str(), "Retorno <b>digno"), ("act", "save")];
        assert_eq!(send(&root, &untitled.page(), &path, "chapters", &typed).await.leads_to(), path);
        let after = titles().await;
        assert_eq!(after[0], (before[1].0.clone(), 0));
        assert_eq!(after[1], (before[0].0.clone(), 1), "the third is below the first");
        assert_eq!(after.last().unwrap().0, "retorno-b-digno");

        let stale = send(&root, &page, &path, "chapters", &[("act", "save")]).await;
        assert!(stale.status == 422 && stale.page().contains("name=\"over\""), "{}", stale.page());
        assert_eq!(titles().await, after);
        let over = stale.page().split("name=\"over\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        assert_eq!(send(&root, &stale.page(), &path, "chapters", &[("act", "save"), ("over", &over)]).await.leads_to(), path);
        assert_eq!(titles().await, before, "replaced knowingly");
    }

    async fn a_chapter_with_sections_stays(app) {
        let root = administrator(&app).await;
        let ana = app.author("ana").await;
        ana.post("/api/v1/sections", section("mre-co", "Ventanilla")).await;
        let path = format!("{BASE}/chapters");
        let page = shown(&root, &path).await;
        assert!(page.contains("No se puede quitar: tiene o tuvo secciones."), "{page}");
        let used = (0..7).find(|at| !page.contains(&format!("value=\"remove:{at}\""))).unwrap();
        let removed = send(&root, &page, &path, "chapters", &[("act", &format!("remove:{used}"))]).await.page();
        let refused = send(&root, &removed, &path, "chapters", &[("act", "save")]).await;
        assert!(refused.status == 422 && refused.page().contains("no se puede quitar"), "{}", refused.page());
    }

    async fn a_field_is_added_explained_required_and_retired(app) {
        let root = administrator(&app).await;
        let ana = app.author("ana").await;
        ana.post("/api/v1/sections", section("mre-co", "Ventanilla")).await;
        let path = format!("{BASE}/template/new-field");
        let page = shown(&root, &format!("{path}?group=facts")).await;
        let empty = send(&root, &page, &path, "new-field", &[("act", "save")]).await;
        assert!(empty.status == 422 && empty.page().contains("href=\"#x-label\""), "{}", empty.page());
        let taken = send(&root, &page, &path, "new-field", &[("act", "save"), ("/x-label/es", "Título"), ("name", "title")]).await;
        assert!(taken.status == 422 && taken.page().contains("id=\"name-fault\""), "{}", taken.page());
        let typed = [("/x-label/es", "Presupuesto con <enfoque> de género"), ("/x-label/en", "Gender budget"), ("/x-help/es", "En dólares."), ("kind", "number"), ("required", "true"), ("act", "save")];
        let asked = send(&root, &page, &path, "new-field", &typed).await;
        let asked_page = asked.page();
        assert!(asked.status == 200 && asked_page.contains("1 borrador no llena este campo") && asked_page.contains("name=\"effects_read\""), "{asked_page}");
        assert!(template(&app).await["properties"]["gender_budget"].is_null());
        let added = send(&root, &asked_page, &path, "new-field", &[("act", "save")]).await;
        assert_eq!(added.leads_to(), format!("{BASE}/template#field-gender_budget"));
        let now = template(&app).await;
        let field = &now["properties"]["gender_budget"];
        assert_eq!((&field["type"], &field["x-group"]), (&json!("number"), &json!("facts")));
        assert!(now["required"].as_array().unwrap().contains(&json!("gender_budget")));
        let overview = shown(&root, &format!("{BASE}/template")).await;
        assert!(overview.contains("Presupuesto con &#60;enfoque&#62; de género"), "{overview}");
        let preview = shown(&root, &format!("{BASE}/template/preview?group=facts")).await;
        assert!(preview.contains("En dólares."), "{preview}");

        let path = format!("{BASE}/template/fields/gender_budget");
        let page = shown(&root, &path).await;
        let stale = shown(&root, &path).await;
        let changed = [("/x-label/fr", "Budget sensible au genre"), ("/x-group", "results"), ("act", "save")];
        send(&root, &page, &path, "field", &changed).await.leads_to();
        assert_eq!(template(&app).await["properties"]["gender_budget"]["x-group"], "results");
        let refused = send(&root, &stale, &path, "field", &[("/x-label/pt", "Orçamento"), ("act", "save")]).await;
        assert!(refused.status == 422 && refused.page().contains("Otra persona cambió el formulario") && refused.page().contains("Orçamento"), "{}", refused.page());
        assert!(template(&app).await["properties"]["gender_budget"]["x-label"]["pt"].is_null());

        let revision = root.get(&path).await.hidden("revision");
        let token = root.get(&path).await.hidden("csrf_token");
        let retired = root.post(&path, &[("csrf_token", &token), ("revision", &revision), ("act", "retire")]).await;
        retired.leads_to();
        let now = template(&app).await;
        assert_eq!(now["properties"]["gender_budget"]["x-retired"], true);
        assert!(!now["required"].as_array().unwrap().contains(&json!("gender_budget")));
    }

    async fn a_list_to_choose_from_comes_with_its_field_and_offers_more_later(app) {
        let root = administrator(&app).await;
        let path = format!("{BASE}/template/new-field");
        let page = shown(&root, &path).await;
        let typed = [("/x-label/es", "Fuente de fondos"), ("/x-label/en", "Kind of fund"), ("/x-group", "facts"), ("kind", "options"), ("options", "Presupuesto público\r\nCooperación internacional\r\n"), ("act", "save")];
        send(&root, &page, &path, "new-field", &typed).await.leads_to();
        let list = app.anonymous().get("/api/v1/vocabularies/kind_of_funds").await.ok();
        assert_eq!(list["items"][1]["label"], json!({"es": "Cooperación internacional"}));
        assert_eq!(template(&app).await["properties"]["kind_of_fund"]["items"]["enum"], json!(["presupuesto_publico", "cooperacion_internacional"]));

        let term = "/es/admin/vocabularies/kind_of_funds/term";
        let page = shown(&root, term).await;
        let unnamed = send(&root, &page, term, "term", &[("act", "save")]).await;
        assert!(unnamed.status == 422 && unnamed.page().contains("id=\"label-fault\""), "{}", unnamed.page());
        send(&root, &page, term, "term", &[("/label/es", "Donaciones \"<&"), ("place", "1"), ("act", "save")]).await.leads_to();
        let field = format!("{BASE}/template/fields/kind_of_fund");
        let page = shown(&root, &field).await;
        assert!(page.contains("Donaciones &#34;&#60;&#38;"), "{page}");
        send(&root, &page, &field, "field", &[("/enum/-", "donaciones"), ("act", "save")]).await.leads_to();
        assert_eq!(template(&app).await["properties"]["kind_of_fund"]["items"]["enum"][2], "donaciones");
    }

    async fn a_field_and_its_list_come_together_or_not_at_all(app) {
        let root = administrator(&app).await;
        let path = format!("{BASE}/template/new-field");
        let page = shown(&root, &path).await;
        let before = template(&app).await;
        let add = async |name: &str, options: &str| {
            let typed = [("/x-label/es", "Fondo"), ("/x-group", "facts"), ("name", name), ("kind", "option"), ("options", options), ("act", "save")];
            send(&root, &page, &path, "new-field", &typed).await
        };
        let refused = add("fund", &format!("Uno\n{}", "x".repeat(1001))).await;
        assert!(refused.status == 422 && refused.page().contains("id=\"options-fault\""), "{}", refused.page());
        assert_eq!(template(&app).await, before);
        app.anonymous().get("/api/v1/vocabularies/funds").await.problem(404, "not_found");

        let (longest, long_option) = ("f".repeat(60), format!("Otra opción {}", "larga ".repeat(40)));
        add(&longest, &format!("Uno\n{long_option}")).await.leads_to();
        let list = app.anonymous().get(&format!("/api/v1/vocabularies/{longest}")).await.ok();
        assert_eq!(list["items"][1]["label"]["es"], long_option.trim());
        let offered = &template(&app).await["properties"][&*longest]["enum"];
        assert_eq!(offered, &json!(["uno", list["items"][1]["value"]]));
    }

    async fn fields_and_groups_are_ordered_and_groups_renamed(app) {
        let root = administrator(&app).await;
        let path = format!("{BASE}/template");
        let names = |schema: &Value| schema["properties"].as_object().unwrap().keys().cloned().collect::<Vec<_>>();
        let before = template(&app).await;
        let page = shown(&root, &path).await;
        let moved = send(&root, &page, &path, "template", &[("act", "up:summary")]).await.page();
        let moved = send(&root, &moved, &path, "template", &[("act", "group-down:identity")]).await.page();
        assert_eq!(names(&template(&app).await), names(&before));
        assert_eq!(send(&root, &moved, &path, "template", &[("act", "save")]).await.leads_to(), path);
        let after = template(&app).await;
        assert_eq!(names(&after)[..2], ["summary", "title"]);
        assert_eq!((names(&after)[2..].to_vec(), &after["x-groups"][1]["name"]), (names(&before)[2..].to_vec(), &json!("identity")));

        let path = format!("{BASE}/template/groups/facts");
        let page = shown(&root, &path).await;
        assert!(page.contains("Antes llévelos a otro grupo"), "{page}");
        send(&root, &page, &path, "group", &[("/label/es", "Los datos"), ("act", "save")]).await.leads_to();
        let page = shown(&root, &format!("{BASE}/template/new-group")).await;
        send(&root, &page, &format!("{BASE}/template/new-group"), "group", &[("/label/en", "Money"), ("act", "save")]).await.leads_to();
        let groups = template(&app).await["x-groups"].clone();
        assert!(groups.as_array().unwrap().iter().any(|group| group["label"]["es"] == "Los datos"));
        assert_eq!(groups.as_array().unwrap().last().unwrap(), &json!({"name": "money", "label": {"en": "Money"}}));
    }
}
