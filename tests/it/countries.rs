//! Countries by chapter, objective and theme, and the page of each country: gaps are visible, and only published
//! sections are counted.

use acervo::domain::account::Role;
use serde_json::{Value, json};

use crate::app::{Client, TestApp, section};
use crate::states::bring;

const MATRIX: &str = "/api/v1/compendia/framework-document/matrix";

fn new(institution: &str, chapter: &str, countries: Value, objectives: Value, themes: Value) -> Value {
    let mut new = section(institution, "Ventanilla móvil");
    new["chapter"] = chapter.into();
    new["practice"]["countries"] = countries;
    new["practice"]["gcm_objectives"] = objectives;
    new["practice"]["inclusion_themes"] = themes;
    new
}

/// Three practices: one of Colombia, one of Colombia and Peru, and one of Spain, which is not a member state.
async fn library(app: &TestApp) -> (Client, Client) {
    let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
    let pia = app.member("pia", Role::Author, "mre-pe").await;
    for (who, institution, chapter, countries, objectives, themes) in [
        (&ana, "mre-co", "consular-cooperation", json!(["CO"]), json!([14, 4]), json!(["consular"])),
        (&pia, "mre-pe", "regularisation", json!(["CO", "PE"]), json!([14]), json!(["consular", "work"])),
        (&ana, "mre-co", "regularisation", json!(["ES"]), json!([7]), json!(["work"])),
    ] {
        who.publishes(&eva, new(institution, chapter, countries, objectives, themes)).await;
    }
    app.settle();
    (ana, eva)
}

fn find<'a>(list: &'a Value, key: &str, value: &str) -> &'a Value {
    let found = list.as_array().unwrap().iter().find(|one| one[key] == value);
    found.unwrap_or_else(|| panic!("no {value} in {list}"))
}

fn counts(list: &Value) -> Vec<(String, u64)> {
    let one = |one: &Value| (one["value"].as_str().unwrap().to_owned(), one["count"].as_u64().unwrap());
    list.as_array().unwrap().iter().map(one).collect()
}

/// Follows a URL from a response and returns the total.
async fn total_at(app: &TestApp, url: &Value) -> u64 {
    let path = url.as_str().unwrap().strip_prefix(app.app().public_url.as_str()).unwrap();
    app.anonymous().get(path).await.ok()["total"].as_u64().unwrap()
}

/// Checks that every count matches the total of the search it links to.
async fn adds_up(app: &TestApp, matrix: &Value) {
    for row in matrix["rows"].as_array().unwrap() {
        if row["total"] == 0 && row["value"] != "VE" {
            continue;
        }
        assert_eq!(total_at(app, &row["url"]).await, row["total"].as_u64().unwrap(), "{row}");
        for cell in row["cells"].as_array().unwrap() {
            assert_eq!(total_at(app, &cell["url"]).await, cell["count"].as_u64().unwrap(), "{cell}");
        }
    }
    for column in matrix["columns"].as_array().unwrap() {
        assert_eq!(total_at(app, &column["url"]).await, column["total"].as_u64().unwrap(), "{column}");
    }
}

stories! {
    async fn the_matrix_counts_countries_against_objectives_and_shows_the_gaps(app) {
        library(&app).await;
        let matrix = app.anonymous().get(&format!("{MATRIX}?rows=country&columns=gcm_objective&lang=pt")).await.ok();
        assert_eq!((&matrix["total"], &matrix["rows_by"], &matrix["columns_by"]),
            (&json!(3), &json!("country"), &json!("gcm_objective")));
        assert_eq!(matrix["columns"].as_array().unwrap().len(), 23);
        let rows = matrix["rows"].as_array().unwrap();
        let members: Vec<&Value> = rows.iter().filter(|row| row["member"] == true).collect();
        assert_eq!((members.len(), rows.len()), (25, 26), "every member state, and Spain");
        assert!(rows.iter().all(|row| row["cells"].as_array().unwrap().len() == 23));
        let labels: Vec<&str> = rows.iter().map(|row| row["label"].as_str().unwrap()).collect();
        assert_eq!(labels[..4], ["Argentina", "Bahamas", "Barbados", "Belize"]);
        assert!(labels.contains(&"Colômbia"));
        let cell = |country: &str, objective: &str| {
            find(&find(&matrix["rows"], "value", country)["cells"], "column", objective)["count"].clone()
        };
        assert_eq!(cell("CO", "14"), 2);
        assert_eq!(cell("CO", "4"), 1);
        assert_eq!(cell("PE", "14"), 1);
        assert_eq!(cell("PE", "4"), 0);
        assert_eq!(cell("ES", "7"), 1);
        assert_eq!(cell("VE", "14"), 0);
        assert_eq!(find(&matrix["rows"], "value", "CO")["total"], 2, "not the sum of its cells");
        assert_eq!(find(&matrix["columns"], "value", "14")["total"], 2);
        assert_eq!(matrix["index"]["complete"], true);
        adds_up(&app, &matrix).await;
    }

    async fn the_matrix_takes_chapters_themes_and_the_filters_of_the_search(app) {
        library(&app).await;
        let reply = app.anonymous().get(&format!("{MATRIX}?lang=es")).await;
        assert_eq!(reply.header("cache-control"), "public, no-cache");
        let chapters = reply.ok();
        assert_eq!(chapters["columns_by"], "chapter");
        assert_eq!(chapters["columns"][2]["label"], "Cooperación y protección consulares");
        assert_eq!(chapters["columns"].as_array().unwrap().len(), 7);
        assert_eq!(find(&chapters["rows"], "value", "CO")["cells"][1]["count"], 1);
        adds_up(&app, &chapters).await;

        let themes = app.anonymous().get(&format!("{MATRIX}?columns=theme&country=co&institution=mre-pe&year_to=2030")).await.ok();
        assert_eq!(themes["total"], 1);
        assert_eq!(themes["rows"].as_array().unwrap().len(), 1, "a filter on countries chooses the rows");
        assert_eq!(find(&themes["rows"][0]["cells"], "column", "work")["count"], 1);
        adds_up(&app, &themes).await;
        let one = app.anonymous().get(&format!("{MATRIX}?columns=theme&theme=work&theme=health&q=astronautas")).await.ok();
        let values: Vec<&Value> = one["columns"].as_array().unwrap().iter().map(|column| &column["value"]).collect();
        assert_eq!(values, ["work", "health"]);
        assert_eq!(one["total"], 2);
        adds_up(&app, &one).await;
        let none = app.anonymous().get(&format!("{MATRIX}?institution=nobody")).await.ok();
        assert_eq!((&none["total"], none["rows"].as_array().unwrap().len()), (&json!(0), 25));
    }

    async fn what_a_matrix_cannot_show_is_said(app) {
        let wrong = app.anonymous().get(&format!("{MATRIX}?rows=theme&columns=institution&year_to=x")).await;
        wrong.problem(422, "invalid");
        let places: Vec<String> = wrong.faults().into_iter().map(|(place, _)| place).collect();
        assert_eq!(places, ["/query/columns", "/query/rows", "/query/year_to"]);
        app.anonymous().get("/api/v1/compendia/none/matrix").await.problem(404, "not_found");
        app.anonymous().get("/api/v1/countries/XX").await.problem(404, "not_found");
        app.anonymous().get("/api/v1/countries/%00").await.problem(404, "not_found");
        for filter in ["country=%22%26%3C", "theme=%C3%B1%20%26x=1", "chapter=a%2Fb"] {
            let matrix = app.anonymous().get(&format!("{MATRIX}?{filter}")).await.ok();
            assert_eq!(matrix["total"], 0, "{filter}");
        }
        let odd = app.anonymous().get(&format!("{MATRIX}?theme=%C3%B1%20%26x%3D1&country=CO")).await.ok();
        let url = odd["rows"][0]["url"].as_str().unwrap();
        assert!(url.contains("?theme=%C3%B1%20%26x%3D1&") && url.ends_with("&country=CO"), "{url}");
    }

    async fn a_country_page_says_what_it_has_and_what_it_lacks(app) {
        library(&app).await;
        let countries = app.anonymous().get("/api/v1/countries?lang=fr").await.ok();
        let totals: Vec<(&str, u64)> = ["CO", "PE", "ES", "VE"]
            .map(|code| (code, find(&countries["items"], "code", code)["total"].as_u64().unwrap())).to_vec();
        assert_eq!(totals, [("CO", 2), ("PE", 1), ("ES", 1), ("VE", 0)]);
        assert_eq!(find(&countries["items"], "code", "ES")["member"], false);
        assert_eq!(find(&countries["items"], "code", "BR")["label"], "Brésil");

        let peru = app.anonymous().get("/api/v1/countries/pe?lang=es").await.ok();
        assert_eq!((&peru["code"], &peru["name"]["fr"], &peru["total"]), (&json!("PE"), &json!("Pérou"), &json!(1)));
        assert_eq!(peru["member"], true);
        assert_eq!(total_at(&app, &peru["url"]).await, 1);
        let can = find(&peru["memberships"], "group", "can");
        assert_eq!((&can["status"], &can["from"], &can["until"]), (&json!("member"), &json!("1969-05-26"), &json!(null)));
        for group in ["sela", "mercosur", "csm"] {
            assert!(find(&peru["memberships"], "group", group)["label"].is_string());
        }
        assert_eq!(peru["regions"], json!(["América del Sur"]));
        assert_eq!(counts(&peru["gcm_objectives"]), [("14".to_owned(), 1)]);
        assert_eq!(peru["chapters"][0]["label"], "Mecanismos de regularización y respuesta a las necesidades de las personas migrantes");
        assert_eq!(counts(&peru["themes"]), [("work".to_owned(), 1), ("consular".to_owned(), 1)]);
        assert_eq!(peru["latest"][0]["institution"]["slug"], "mre-pe");
        assert_eq!((peru["institutions"][0]["slug"].as_str(), peru["institutions"][0]["count"].as_u64()), (Some("mre-pe"), Some(1)));
        let lacks: Vec<(&str, u64)> = peru["lacks"]["gcm_objectives"].as_array().unwrap().iter()
            .map(|one| (one["value"].as_str().unwrap(), one["others"].as_u64().unwrap())).collect();
        assert_eq!(lacks, [("4", 1), ("7", 1)]);
        let chapters = peru["lacks"]["chapters"].as_array().unwrap();
        assert_eq!((chapters.len(), &chapters[0]["others"]), (1, &json!(1)));
        assert_eq!(total_at(&app, &chapters[0]["url"]).await, 1);

        let chile = app.anonymous().get("/api/v1/countries/CL").await.ok();
        let can = find(&chile["memberships"], "group", "can");
        assert_eq!((&can["from"], &can["until"]), (&json!("1969-05-26"), &json!("1976-10-30")), "what was, too");
        assert_eq!((&chile["total"], &chile["latest"]), (&json!(0), &json!([])));
        let angola = app.anonymous().get("/api/v1/countries/AO").await.ok();
        assert_eq!((&angola["member"], &angola["memberships"]), (&json!(false), &json!([])));
    }

    async fn nothing_counts_that_is_not_published(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let paths = [format!("{MATRIX}?columns=theme"), MATRIX.to_owned(), "/api/v1/countries".to_owned(),
            "/api/v1/countries/CO".to_owned()];
        let mut before = Vec::new();
        for path in &paths {
            before.push(app.anonymous().get(path).await.ok());
        }
        for state in ["draft", "withdrawn", "submitted", "in_review", "changes_requested", "rejected", "unpublished"] {
            bring(&app, &ana, &eva, state).await;
        }
        app.settle();
        for (path, before) in paths.iter().zip(&before) {
            for who in [&app.anonymous(), &ana, &eva] {
                let now = who.get(path).await.ok();
                // The institution is listed now, with nothing published.
                let (mut now, mut before) = (now, before.clone());
                assert!(now["institutions"].as_array().is_none_or(|all| all.iter().all(|one| one["count"] == 0)));
                now["institutions"].take();
                before["institutions"].take();
                assert_eq!(now["index"].take(), json!({"complete": true}));
                before["index"].take();
                assert_eq!(now, before, "{path}");
            }
        }
        let id = ana.published(&eva, "Ventanilla móvil").await;
        app.settle();
        assert_eq!(app.anonymous().get(MATRIX).await.ok()["total"], 1);
        assert_eq!(app.anonymous().get("/api/v1/countries/CO").await.ok()["latest"][0]["section_id"], id);
        eva.act(&id, "unpublish").await.ok();
        assert_eq!(app.anonymous().get("/api/v1/countries/CO").await.ok()["latest"], json!([]), "before the index follows");
        app.settle();
        assert_eq!(app.anonymous().get(MATRIX).await.ok()["total"], 0);
        assert_eq!(app.anonymous().get("/api/v1/countries/CO").await.ok()["total"], 0);
    }
}
