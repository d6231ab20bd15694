//! What administrators set on pages: compendia, chapters, the form, lists of options, the thesaurus.

use serde_json::{Value, json};

use crate::app::{COMPENDIUM, TestApp, section};
use crate::browser::Browser;

const BASE: &str = "/es/admin/compendium/framework-document";
const TEMPLATE: &str = "/api/v1/compendia/framework-document/template";

async fn administrator(app: &TestApp) -> Browser {
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
async fn send(
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

async fn shown(browser: &Browser, path: &str) -> String {
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

    async fn the_members_of_a_group_of_countries_are_changed_row_by_row(app) {
        let root = administrator(&app).await;
        const GROUPS: &str = "/api/v1/vocabularies/memberships";
        let group = async || app.anonymous().get(GROUPS).await.ok()["items"][2].clone();
        let (before, term) = (group().await, "/es/admin/vocabularies/memberships/term");
        let page = shown(&root, &format!("{term}?value=mercosur")).await;
        // By their names, Bolivia's association before its membership.
        let (rows, places) = (before["members"].as_array().unwrap().len(), ["Argentina", "Bolivia", "Bolivia", "Brasil"]);
        let legends: Vec<&str> = page.split("<legend class=\"hide\">").skip(1).map(|rest| rest.split('<').next().unwrap()).collect();
        assert_eq!((legends.len(), &legends[..4]), (rows, &places[..]));

        let journal = app.administrator("other").await;
        let entries = async || journal.get("/api/v1/journal").await.ok()["total"].clone();
        let unchanged = entries().await;
        send(&root, &page, term, "term", &[("act", "save")]).await.leads_to();
        assert_eq!((group().await, entries().await), (before.clone(), unchanged), "nothing was changed");

        let added = send(&root, &page, term, "term", &[("act", "add:members")]).await.page();
        let new = |member: &str| format!("/members/{rows}/{member}");
        let (country, from, until) = (new("country"), new("from"), new("until"));
        let odd = [(&*country, "BO"), (&*from, "ayer"), (&*until, "2001"), ("act", "save")];
        let refused = send(&root, &added, term, "term", &odd).await;
        let text = refused.page();
        assert_eq!(refused.status, 422);
        assert!(text.contains("Escriba el año (2012)") && text.contains(&format!("href=\"#members-{rows}-from\"")), "{text}");
        let refused = send(&root, &added, term, "term", &[(&*country, "BO"), (&*from, "2001"), (&*until, "2000"), ("act", "save")]).await;
        assert!(refused.page().contains("El fin es anterior al comienzo"), "{}", refused.page());
        assert!(refused.page().contains("Este país ya figura en el grupo"), "{}", refused.page());
        let nobody = send(&root, &added, term, "term", &[(&*from, "2001"), ("act", "save")]).await;
        assert!(nobody.status == 422 && nobody.page().contains(&format!("id=\"members-{rows}-country-fault\">Elija un país")), "{}", nobody.page());
        assert_eq!(group().await, before);

        send(&root, &added, term, "term", &[(&*country, "CU"), (&new("status"), "observer"), (&*from, "2026-01"), ("act", "save")]).await.leads_to();
        let cuba = app.anonymous().get("/api/v1/countries/CU").await.ok();
        let of_cuba = cuba["memberships"].as_array().unwrap().iter().find(|one| one["group"] == "mercosur").unwrap();
        assert_eq!((&of_cuba["status"], &of_cuba["from"]), (&json!("observer"), &json!("2026-01")));
        assert!(shown(&root, "/es/countries/CU").await.contains("Observador desde 2026"));

        let page = shown(&root, &format!("{term}?value=mercosur")).await;
        let removed = send(&root, &page, term, "term", &[("act", "remove:members:0")]).await.page();
        assert!(group().await["members"][0]["country"] == "AR" && !removed.contains("<legend class=\"hide\">Argentina"), "{removed}");
        // Somebody else saves the term meanwhile, and another term, which is no matter.
        send(&root, &page, term, "term", &[("/label/es", "Mercosur"), ("act", "save")]).await.leads_to();
        let collided = send(&root, &removed, term, "term", &[("act", "save")]).await;
        assert!(collided.status == 422 && collided.page().contains("Otra persona cambió esta opción"), "{}", collided.page());
        let text = collided.page();
        assert!(text.contains(&format!("href=\"{term}?value=mercosur\"")), "{text}");
        let over = text.split("name=\"over\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let other = shown(&root, &format!("{term}?value=can")).await;
        send(&root, &other, term, "term", &[("/label/es", "Comunidad Andina"), ("act", "save")]).await.leads_to();
        // What was ticked holds while rows are added and removed, and while something is wrong.
        let ticked = send(&root, &text, term, "term", &[("over", &over), ("/members/0/from", "ayer"), ("act", "save")]).await;
        assert!(ticked.status == 422 && ticked.page().contains("<b>Bolivia: Desde.</b>"), "{}", ticked.page());
        let form = ticked.page();
        let saved = async || send(&root, &form, term, "term", &[("/members/0/from", ""), ("act", "save")]).await;
        saved().await.leads_to();
        let after = group().await;
        assert_eq!((after["members"].as_array().unwrap().len(), &after["label"]), (rows, &before["label"]), "one more and one less");
        // Who presses twice is not told of somebody else.
        saved().await.leads_to();
    }

    async fn terms_are_not_lost_moved_or_emptied_by_two_administrators(app) {
        let root = administrator(&app).await;
        const GROUPS: &str = "/api/v1/vocabularies/memberships";
        let values = async || {
            let list = app.anonymous().get(GROUPS).await.ok();
            list["items"].as_array().unwrap().iter().map(|term| term["value"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        let (list, term) = ("/es/admin/vocabularies/memberships", "/es/admin/vocabularies/memberships/term");
        assert_eq!(values().await[..4], ["sela", "can", "mercosur", "csm"]);
        // One corrects a name while another changes the order.
        let page = shown(&root, &format!("{term}?value=csm")).await;
        let token = root.get(list).await.hidden("csrf_token");
        let revision = root.get(list).await.hidden("revision");
        root.post(list, &[("csrf_token", &token), ("revision", &revision), ("act", "up:csm")]).await.leads_to();
        send(&root, &page, term, "term", &[("/label/es", "Conferencia Suramericana"), ("act", "save")]).await.leads_to();
        assert_eq!(values().await[..4], ["sela", "can", "csm", "mercosur"], "it stays where it was moved to");
        // One removes what another has just changed: first it is looked at.
        let remove = async |page: &str| send(&root, page, term, "remove", &[("act", "remove")]).await;
        let collided = remove(&page).await;
        let text = collided.page();
        assert!(collided.status == 422 && text.contains("Mírela antes de quitarla") && text.contains("value=\"Conferencia Suramericana\""), "{text}");
        assert!(text.contains("<legend class=\"hide\">Argentina</legend>"), "nothing is empty: {text}");
        remove(&text).await.leads_to();
        assert!(!values().await.contains(&"csm".to_owned()));
        remove(&text).await.leads_to();
        // One goes on writing what another has removed.
        let gone = send(&root, &page, term, "term", &[("/label/es", "Vuelve"), ("act", "save")]).await;
        assert!(gone.status == 422 && gone.page().contains("Otra persona quitó esta opción"), "{}", gone.page());
        send(&root, &gone.page(), term, "term", &[("act", "save")]).await.leads_to();
        let back = app.anonymous().get(GROUPS).await.ok();
        let back = back["items"].as_array().unwrap().iter().find(|term| term["value"] == "csm").unwrap().clone();
        assert_eq!((&back["label"]["es"], back["members"].as_array().unwrap().len()), (&json!("Vuelve"), 12));
        // What no button says does nothing, and a form without members says nothing of them.
        let odd = shown(&root, &format!("{term}?value=csm")).await;
        assert_eq!(send(&root, &odd, term, "term", &[("act", "xxxx"), ("/label/es", "No")]).await.status, 200);
        let seen = odd.split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let bare = [("csrf_token", &*token), ("seen", &seen), ("original", "csm"), ("/label/es", "Sin filas"), ("act", "save")];
        root.post(term, &bare).await.leads_to();
        let kept = app.anonymous().get(GROUPS).await.ok();
        let kept = kept["items"].as_array().unwrap().iter().find(|term| term["value"] == "csm").unwrap().clone();
        assert_eq!((&kept["label"]["es"], kept["members"].as_array().unwrap().len()), (&json!("Sin filas"), 12));
    }

    async fn the_countries_of_a_part_of_the_region_have_no_dates_to_fill_in(app) {
        let root = administrator(&app).await;
        let term = "/pt/admin/vocabularies/sub_regions/term";
        let page = shown(&root, &format!("{term}?value=mexico")).await;
        assert!(page.contains("for=\"members-0-country\"") && !page.contains("for=\"members-0-from\""), "{page}");
        let added = send(&root, &page, term, "term", &[("act", "add:members")]).await.page();
        send(&root, &added, term, "term", &[("/members/1/country", "BZ"), ("act", "save")]).await.leads_to();
        let regions = app.anonymous().get("/api/v1/vocabularies/sub_regions").await.ok();
        let member = |country: &str| json!({"country": country, "status": "member", "from": null, "until": null});
        assert_eq!(regions["items"][3]["members"], json!([member("BZ"), member("MX")]));
        let page = shown(&root, &format!("{term}?value=mexico")).await;
        let added = send(&root, &page, term, "term", &[("act", "add:members")]).await.page();
        let twice = send(&root, &added, term, "term", &[("/members/2/country", "MX"), ("act", "save")]).await;
        assert!(twice.status == 422 && twice.page().contains("Este país já consta da lista."), "{}", twice.page());
        let themes = shown(&root, "/pt/admin/vocabularies/inclusion_themes/term").await;
        assert!(!themes.contains("add:members"), "{themes}");
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

    async fn options_are_found_moved_and_removed_and_nobody_overwrites_another(app) {
        let root = administrator(&app).await;
        let path = "/es/admin/vocabularies/gcm_objectives";
        let found = shown(&root, &format!("{path}?q=consular")).await;
        assert!(found.contains("de 23 opciones") && !found.contains("value=\"up:"), "{found}");
        let page = shown(&root, path).await;
        let revision = page.split("name=\"revision\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let token = root.get(path).await.hidden("csrf_token");
        let post = async |act: &str| root.post(path, &[("csrf_token", &token), ("revision", &revision), ("act", act)]).await;
        post("down:1").await.leads_to();
        let refused = post("down:1").await;
        assert!(refused.status == 422 && refused.page().contains("Otra persona cambió esta lista"), "{}", refused.page());
        let list = app.anonymous().get("/api/v1/vocabularies/gcm_objectives").await.ok();
        assert_eq!((&list["items"][0]["value"], &list["items"][1]["value"]), (&json!("2"), &json!("1")));
        let term = format!("{path}/term");
        let page = shown(&root, &format!("{term}?value=23")).await;
        assert!(page.contains("Ninguna sección la elige"), "{page}");
        send(&root, &page, &term, "term", &[("act", "remove")]).await.leads_to();
        assert_eq!(app.anonymous().get("/api/v1/vocabularies/gcm_objectives").await.ok()["items"].as_array().unwrap().len(), 22);
    }

    async fn a_concept_is_added_below_another_changed_and_removed(app) {
        let root = administrator(&app).await;
        let path = "/es/admin/thesaurus/new";
        let page = shown(&root, &format!("{path}?broader=visa")).await;
        let found = send(&root, &page, path, "concept", &[("find", "consul"), ("act", "find")]).await.page();
        assert!(found.contains("value=\"visa\" checked"), "what was ticked stays: {found}");
        let typed = [("/labels/es/preferred", "visado <de> tránsito"), ("/labels/es/alternatives", "visa de paso\r\nTWOV"), ("/labels/en/preferred", "transit visa card"), ("act", "save")];
        let made = send(&root, &found, path, "concept", &typed).await;
        assert_eq!(made.leads_to(), "/es/admin/thesaurus/concepts/transit-visa-card");
        let concept = app.anonymous().get("/api/v1/thesaurus/transit-visa-card").await.ok();
        assert_eq!((&concept["labels"]["es"]["alternatives"], &concept["broader"]), (&json!(["visa de paso", "TWOV"]), &json!(["visa"])));
        let above = shown(&root, "/es/admin/thesaurus/concepts/visa").await;
        assert!(above.contains("visado &#60;de&#62; tránsito") && !above.contains("value=\"remove\""), "{above}");
        let path = "/es/admin/thesaurus/concepts/transit-visa-card";
        let page = shown(&root, path).await;
        let refused = send(&root, &page, path, "concept", &[("/labels/pt/alternatives", "sem nome"), ("act", "save")]).await;
        assert!(refused.status == 422 && refused.page().contains("id=\"labels-pt-preferred-fault\""), "{}", refused.page());
        assert!(shown(&root, "/es/admin/thesaurus?q=TRANSITO").await.contains("visado &#60;de&#62; tránsito"));
        let token = root.get(path).await.hidden("csrf_token");
        assert_eq!(root.post(path, &[("csrf_token", &token), ("act", "remove")]).await.leads_to(), "/es/admin/thesaurus");
        app.anonymous().get("/api/v1/thesaurus/transit-visa-card").await.problem(404, "not_found");
    }

    async fn a_thesaurus_is_replaced_by_a_file_with_a_report_and_only_from_our_own_form(app) {
        let root = administrator(&app).await;
        let path = "/es/admin/thesaurus/import";
        let token = root.get(path).await.hidden("csrf_token");
        let file = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n@prefix e: <http://example.org/> .\n\
            e:a a skos:Concept ; skos:prefLabel \"asilo\"@es , \"asylum\"@en .\ne:b a skos:Concept ; skos:prefLabel \"nur deutsch\"@de .\n";
        let multipart = |token: &str, name: &str, content: &str| {
            format!("--X\r\ncontent-disposition: form-data; name=\"csrf_token\"\r\n\r\n{token}\r\n--X\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\ncontent-type: application/octet-stream\r\n\r\n{content}\r\n--X--\r\n")
        };
        let post = async |site: &str, body: String| {
            let request = root.request(reqwest::Method::POST, path).header("content-type", "multipart/form-data; boundary=X");
            root.send(request.header("sec-fetch-site", site).body(body)).await
        };
        assert_eq!(post("cross-site", multipart(&token, "t.ttl", file)).await.status, 403);
        assert_eq!(post("same-origin", multipart("forged", "t.ttl", file)).await.status, 403);
        for (name, content) in [("", ""), ("t.docx", file), ("t.ttl", "no es Turtle")] {
            let refused = post("same-origin", multipart(&token, name, content)).await;
            assert!([400, 422].contains(&refused.status.as_u16()) && refused.page().contains("id=\"faults\""), "{name}: {}", refused.page());
        }
        app.anonymous().get("/api/v1/thesaurus/visa").await.ok();
        let done = post("same-origin", multipart(&token, "t.ttl", file)).await;
        let page = done.page();
        assert!(done.status == 200 && page.contains("Ahora tiene 1 concepto.") && page.contains("Quedó fuera 1 concepto."), "{page}");
        app.anonymous().get("/api/v1/thesaurus/visa").await.problem(404, "not_found");
        let exported = root.get("/es/admin/thesaurus/export").await;
        assert!(exported.header("content-disposition").contains("attachment") && exported.page().contains("asilo"));
    }
}
