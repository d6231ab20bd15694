//! Result lists: their permanent URLs, and their exports as files.

use std::io::{Cursor, Read};

use acervo::domain::account::Role;
use serde_json::{Value, json};

use crate::app::{Client, Reply, TestApp, section};

/// Publishes a section with this title and summary. Further fields replace those of the practice.
async fn publish(author: &Client, editor: &Client, institution: &str, title: &str, more: Value) -> String {
    let mut new = section(institution, title);
    for (name, value) in more.as_object().unwrap() {
        new["practice"][name] = value.clone();
    }
    let id = author.post("/api/v1/sections", new).await.ok()["id"].as_str().unwrap().to_owned();
    author.act(&id, "submit").await.ok();
    editor.act(&id, "approve").await.ok();
    id
}

#[track_caller]
fn text(reply: &Reply) -> String {
    assert_eq!(reply.status, 200, "{}", String::from_utf8_lossy(&reply.bytes));
    String::from_utf8(reply.bytes.clone()).unwrap()
}

/// The lines of a table, with the header first.
#[track_caller]
fn table(reply: &Reply) -> Vec<Vec<String>> {
    let text = text(reply);
    let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// The concatenated parts of a workbook.
#[track_caller]
pub fn parts(reply: &Reply) -> String {
    assert_eq!(reply.status, 200, "{}", String::from_utf8_lossy(&reply.bytes));
    let mut archive = zip::ZipArchive::new(Cursor::new(&reply.bytes)).unwrap();
    let mut text = String::new();
    for index in 0..archive.len() {
        archive.by_index(index).unwrap().read_to_string(&mut text).unwrap();
    }
    text
}

/// The rows of a workbook's sheet, with the header first. For each cell, its type (empty for numbers and days) and its
/// content.
#[track_caller]
fn sheet(reply: &Reply) -> Vec<Vec<(String, String)>> {
    let text = parts(reply);
    let start = text.find("<worksheet").expect("a sheet");
    let end = start + text[start..].find("</worksheet>").unwrap() + "</worksheet>".len();
    let sheet = roxmltree::Document::parse(&text[start..end]).unwrap();
    let named = |name: &'static str| {
        move |node: &roxmltree::Node| {
            node.has_tag_name(("http://schemas.openxmlformats.org/spreadsheetml/2006/main", name))
        }
    };
    let cell = |cell: roxmltree::Node| {
        assert!(!cell.descendants().any(|node| named("f")(&node)), "a formula");
        let text: String =
            cell.descendants().filter_map(|node| node.text().filter(|_| node.is_text())).collect();
        (cell.attribute("t").unwrap_or_default().to_owned(), text)
    };
    let rows = sheet.descendants().filter(named("row"));
    rows.map(|row| row.children().filter(named("c")).map(cell).collect()).collect()
}

fn links(reply: &Reply) -> Vec<String> {
    reply.headers.get_all("link").iter().map(|link| link.to_str().unwrap().to_owned()).collect()
}

async fn desk(app: &TestApp) -> (Client, Client) {
    (app.author("ana").await, app.editor("eva").await)
}

stories! {
    async fn a_result_list_has_one_permanent_address_and_names_its_other_forms(app) {
        let (ana, eva) = desk(&app).await;
        ana.published(&eva, "Ventanilla móvil").await;
        ana.published(&eva, "Ventanilla fija").await;
        app.settle();
        let asked = "country=pe&year_to=2030&q=%20ventanilla%20&country=CO&country=co&limit=1&facets=theme&sort=newest&lang=pt";
        let reply = app.anonymous().get(&format!("/api/v1/search?{asked}")).await;
        let url = reply.ok()["url"].as_str().unwrap().to_owned();
        let query = "q=ventanilla&country=CO&country=PE&year_to=2030&sort=newest&lang=pt";
        assert_eq!(url, app.url(&format!("/api/v1/search?{query}")));
        let links = links(&reply);
        assert!(links[0].ends_with("rel=\"next\""), "{links:?}");
        assert_eq!(links[1], format!("<{url}>; rel=\"self\""));
        for (path, kind) in [("feeds/published.atom", "application/atom+xml"), ("search/export.csv", "text/csv"),
            ("search/export.json", "application/json"), ("search/export.ris", "application/x-research-info-systems"),
            ("search/export.bib", "application/x-bibtex"), ("search/export.csl.json", "application/vnd.citationstyles.csl+json"),
            ("search/export.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")] {
            let other = app.url(&format!("/api/v1/{path}?{query}"));
            assert!(links.contains(&format!("<{other}>; rel=\"alternate\"; type=\"{kind}\"")), "{links:?}");
            let reply = app.anonymous().get(&format!("/api/v1/{path}?{query}")).await;
            let shown = if path.ends_with("xlsx") { parts(&reply) } else { text(&reply) };
            assert!(shown.contains("Ventanilla fija"), "{path}");
            assert!(reply.header("content-type").starts_with(kind), "{path}");
        }
        // The URL leads to the same complete list, which has this URL.
        let again = app.anonymous().get(&format!("/api/v1/search?{query}")).await.ok();
        assert_eq!((&again["total"], &again["url"]), (&json!(2), &json!(url)));
        let odd = "q=%22a%26b%22%20-%C3%B1%20x%3Ay%2Bz&lang=es";
        assert_eq!(app.anonymous().get(&format!("/api/v1/search?{odd}")).await.ok()["url"], app.url(&format!("/api/v1/search?{odd}")));
        let long = app.anonymous().get(&format!("/api/v1/search?q={}", "palabra%20".repeat(300))).await;
        assert!(long.json()["url"].as_str().unwrap().len() > 2000);
        assert!(!long.headers.contains_key("link"), "proxies take no header fields of that length");
    }

    async fn a_table_has_a_row_for_each_practice_in_the_readers_language(app) {
        let (ana, eva) = desk(&app).await;
        let more = json!({"countries": ["CO", "PE"], "start": "2019-05", "end": "2021-01",
            "summary": "Dos «cosas», \"citadas\"\ny una línea más; ñ"});
        let id = publish(&ana, &eva, "mre-co", "Ventanilla móvil", more).await;
        app.settle();
        let reply = app.anonymous().get("/api/v1/search/export.csv?q=ventanilla&lang=fr").await;
        assert_eq!(reply.header("content-disposition"), "attachment; filename=\"acervo-2026-03-02.csv\"");
        assert_eq!(reply.header("content-type"), "text/csv; charset=utf-8; header=present");
        let rows = table(&reply);
        assert_eq!(rows[0][..4], ["Titre", "Résumé", "Pays", "Institution"]);
        let published = app.anonymous().get(&format!("/api/v1/published/{id}")).await.ok();
        assert_eq!(rows[1], [
            "Ventanilla móvil", "Dos «cosas», \"citadas\"\ny una línea más; ñ", "Colombie; Pérou", "Ministry mre-co",
            published["chapter"]["title"]["fr"].as_str().unwrap(), &rows[1][5], "4; 14", "2019–2021", "",
            &app.url(&format!("/practices/{id}")), "2026-03-02", published["hash"].as_str().unwrap(),
        ]);
        assert_eq!(rows[1][5].split("; ").count(), 2, "{}", rows[1][5]);
        assert_eq!(rows.len(), 2);
        let spanish = app.anonymous().request(reqwest::Method::GET, "/api/v1/search/export.csv").header("accept-language", "es");
        assert_eq!(table(&Client::send(spanish).await)[0][..2], ["Título", "Resumen"]);
        assert_eq!(table(&app.anonymous().get("/api/v1/search/export.csv?q=astronautas").await).len(), 1, "a head and nothing else");
        assert_eq!(table(&app.anonymous().get("/api/v1/search/export.csv?institution=nobody").await).len(), 1);
    }

    async fn no_cell_of_a_table_is_a_formula(app) {
        let (ana, eva) = desk(&app).await;
        for (title, summary) in [("=HYPERLINK(\"http://x.example\")", "+1"), ("-2+3", "@SUM(1+9)"), ("\tTab", "\r=1+1")] {
            publish(&ana, &eva, "mre-co", title, json!({"summary": summary})).await;
        }
        app.settle();
        let rows = table(&app.anonymous().get("/api/v1/search/export.csv").await);
        assert_eq!(rows.len(), 4);
        for cell in rows.iter().flatten() {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?}");
        }
        assert!(rows.iter().any(|row| row[0] == "'=HYPERLINK(\"http://x.example\")" && row[1] == "'+1"), "{rows:?}");
    }

    async fn a_table_has_the_separator_that_was_asked_for_and_no_formula_with_another(app) {
        let (ana, eva) = desk(&app).await;
        for (title, summary) in [("Ayuda;=1+1", "Uno,=2\tDos"), ("a; \"=1+1\"; b", "x\n@SUM(1)\r\n-2")] {
            publish(&ana, &eva, "mre-co", title, json!({"summary": summary})).await;
        }
        app.settle();
        for (asked, separator) in [("", b','), ("?separator=comma", b','), ("?separator=semicolon", b';'), ("?separator=tab", b'\t')] {
            let reply = app.anonymous().get(&format!("/api/v1/search/export.csv{asked}")).await;
            let bytes = text(&reply).strip_prefix('\u{feff}').unwrap().to_owned();
            let rows = |separator: u8, quoting: bool| -> Vec<Vec<String>> {
                let mut reader = csv::ReaderBuilder::new();
                let reader = reader.has_headers(false).flexible(true).delimiter(separator).quoting(quoting);
                let mut reader = reader.from_reader(bytes.as_bytes());
                reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
            };
            let read = rows(separator, true);
            assert!(read.len() == 3 && read.iter().all(|row| row.len() == 12), "{asked}: {read:?}");
            assert!(read.iter().any(|row| row[0] == "Ayuda;'=1+1" && row[1] == "Uno,'=2\tDos"), "{read:?}");
            for (reader, quoting) in [(b',', true), (b';', true), (b'\t', true), (b',', false), (b';', false), (b'\t', false)] {
                for cell in rows(reader, quoting).iter().flatten() {
                    let cell = cell.trim_start_matches(|c: char| c.is_whitespace() || c == '"');
                    assert!(!cell.starts_with(['=', '+', '-', '@']), "{asked}, read by {reader}: {cell:?}");
                }
            }
        }
        let reply = app.anonymous().get("/api/v1/search/export.csv?separator=pipe").await;
        reply.problem(422, "invalid");
        assert_eq!(reply.faults(), [("/query/separator".to_owned(), "not_one_of_them".to_owned())]);
    }

    async fn a_workbook_has_texts_numbers_and_days_and_no_formula(app) {
        let (ana, eva) = desk(&app).await;
        let more = json!({"countries": ["CO", "PE"], "start": "2019-05", "end": "2021-01", "summary": "Uno; =1+1\n<b> & \u{7}"});
        let id = publish(&ana, &eva, "mre-co", "=HYPERLINK(\"http://x.example\")", more).await;
        app.settle();
        let reply = app.anonymous().get("/api/v1/search/export.xlsx?lang=pt").await;
        assert_eq!(reply.header("content-disposition"), "attachment; filename=\"acervo-2026-03-02.xlsx\"");
        assert_eq!(reply.header("content-type"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        let rows = sheet(&reply);
        assert_eq!((rows.len(), rows[0].len()), (2, 13));
        let head: Vec<&str> = rows[0].iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(head[..4], ["Título", "Resumo", "Países", "Instituição"]);
        assert_eq!(head[7..9], ["Primeiro ano", "Último ano"]);
        let cell = |n: usize| (rows[1][n].0.as_str(), rows[1][n].1.as_str());
        assert_eq!(cell(0), ("inlineStr", "=HYPERLINK(\"http://x.example\")"));
        assert_eq!(cell(1), ("inlineStr", "Uno; =1+1\n<b> & _x0007_"));
        assert_eq!(cell(2), ("inlineStr", "Colômbia; Peru"));
        assert_eq!((cell(7), cell(8)), (("", "2019"), ("", "2021")));
        // 2 March 2026 as a spreadsheet's day number. The maturity was not given, so its cell is missing.
        assert_eq!(rows[1].iter().rev().nth(1).unwrap(), &(String::new(), "46083".to_owned()));
        let url = app.url(&format!("/practices/{id}"));
        assert!(rows[1].contains(&("inlineStr".to_owned(), url)), "{:?}", rows[1]);
        let all = parts(&reply);
        assert!(all.contains("state=\"frozen\"") && all.contains("formatCode=\"yyyy-mm-dd\""), "{all}");
        let none = sheet(&app.anonymous().get("/api/v1/search/export.xlsx?q=astronautas").await);
        assert_eq!(none.len(), 1, "a head and nothing else");
    }

    async fn a_list_of_any_length_comes_whole_and_in_order(app) {
        let (ana, eva) = desk(&app).await;
        let mut titles: Vec<String> = (0..53).map(|n| format!("Ventanilla {n:02}")).collect();
        for title in &titles {
            ana.published(&eva, title).await;
        }
        app.settle();
        let rows = table(&app.anonymous().get("/api/v1/search/export.csv?sort=title").await);
        assert_eq!(rows[1..].iter().map(|row| row[0].clone()).collect::<Vec<_>>(), titles);
        let workbook = sheet(&app.anonymous().get("/api/v1/search/export.xlsx?sort=title").await);
        assert_eq!(workbook[1..].iter().map(|row| row[0].1.clone()).collect::<Vec<_>>(), titles);
        let list = app.anonymous().get("/api/v1/search/export.json?sort=title").await.ok();
        assert_eq!((&list["total"], list["items"].as_array().unwrap().len()), (&json!(53), 53));
        let ris = text(&app.anonymous().get("/api/v1/search/export.ris?sort=title").await);
        titles.retain(|title| !ris.contains(&format!("TI  - {title}\r\n")));
        assert_eq!((titles, ris.matches("ER  - \r\n").count()), (vec![], 53));
    }

    async fn exported_json_holds_what_a_search_shows_and_the_practice(app) {
        let (ana, eva) = desk(&app).await;
        let id = ana.published(&eva, "Ventanilla móvil").await;
        app.settle();
        let found = app.anonymous().get("/api/v1/search?q=ventanilla").await.ok();
        let reply = app.anonymous().get("/api/v1/search/export.json?q=ventanilla").await;
        assert_eq!(reply.header("content-disposition"), "attachment; filename=\"acervo-2026-03-02.json\"");
        let list = reply.ok();
        assert_eq!((&list["url"], &list["total"]), (&found["url"], &json!(1)));
        for (name, value) in found["items"][0].as_object().unwrap() {
            assert_eq!(&list["items"][0][name], value, "{name}");
        }
        let published = app.anonymous().get(&format!("/api/v1/published/{id}")).await.ok();
        for name in ["practice", "hash", "version", "maturity"] {
            assert_eq!(list["items"][0][name], published[name], "{name}");
        }
    }

    async fn reference_managers_get_a_report_of_its_institution(app) {
        let (ana, eva) = desk(&app).await;
        let more = json!({"summary": "Uno\nER  - dos"});
        let id = publish(&ana, &eva, "mre-co", "Señal {móvil} al 50 % & más_ñ #1 \\ $x", more).await;
        app.settle();
        let url = app.url(&format!("/practices/{id}"));
        let reply = app.anonymous().get("/api/v1/search/export.ris?lang=es").await;
        assert_eq!(reply.header("content-disposition"), "attachment; filename=\"acervo-2026-03-02.ris\"");
        let ris = text(&reply);
        let lines: Vec<&str> = ris.lines().collect();
        assert_eq!((lines[0], lines[1]), ("TY  - RPRT", "TI  - Señal {móvil} al 50 % & más_ñ #1 \\ $x"));
        for line in ["AU  - Ministerio mre-co,", "PB  - Ministerio mre-co", "PY  - 2026", "DA  - 2026/03/02", "LA  - es", &format!("UR  - {url}"),
            "AB  - Uno ER - dos", "KW  - Colombia"] {
            assert!(lines.contains(&line), "{line}: {ris}");
        }
        assert_eq!(lines.iter().filter(|line| line.starts_with("ER  -")).count(), 1);

        let reply = app.anonymous().get("/api/v1/search/export.bib?lang=es").await;
        assert_eq!(reply.header("content-disposition"), "attachment; filename=\"acervo-2026-03-02.bib\"");
        let bib = text(&reply);
        let key = format!("@techreport{{mre-co-2026-{},\n", id.rsplit('-').next().unwrap());
        assert!(bib.starts_with(&key), "{bib}");
        for line in [
            "  title = {{Señal \\{móvil\\} al 50 \\% \\& más\\_ñ \\#1 \\textbackslash{} \\$x}},",
            "  author = {{Ministerio mre-co}},", "  institution = {{Ministerio mre-co}},", "  year = {2026},", "  month = mar,",
            "  language = {es},", "  langid = {spanish},", &format!("  url = {{{url}}},"), "  abstract = {Uno ER - dos},",
        ] {
            assert!(bib.contains(line), "{line}: {bib}");
        }
        let depth = bib.chars().fold(0, |depth, c| depth + i32::from(c == '{') - i32::from(c == '}'));
        assert_eq!(depth, 0, "{bib}");
    }

    async fn an_institution_is_one_author_whatever_its_name(app) {
        let (ana, eva) = desk(&app).await;
        ana.published(&eva, "Ventanilla móvil").await;
        app.settle();
        let root = app.administrator("root").await;
        for (name, corporate, literal) in [
            ("Ministerio de Relaciones Exteriores, Comercio Internacional y Culto",
                "Ministerio de Relaciones Exteriores‚ Comercio Internacional y Culto",
                "Ministerio de Relaciones Exteriores, Comercio Internacional y Culto"),
            ("Ministry of Foreign Affairs and Worship {MREC} & Co. 50 % #1",
                "Ministry of Foreign Affairs and Worship {MREC} & Co. 50 % #1",
                "Ministry of Foreign Affairs and Worship \\{MREC\\} \\& Co. 50 \\% \\#1"),
        ] {
            root.patch("/api/v1/institutions/mre-co", json!({"name": {"es": name}})).await.ok();
            let ris = text(&app.anonymous().get("/api/v1/search/export.ris?lang=es").await);
            let authors: Vec<&str> = ris.lines().filter_map(|line| line.strip_prefix("AU  - ")).collect();
            // Commas separate last and first names: there is one name, and nothing after it.
            assert_eq!(authors, [format!("{corporate},")]);
            assert_eq!(authors[0].split(',').collect::<Vec<_>>(), [corporate, ""]);
            assert!(ris.contains(&format!("PB  - {name}\r\n")), "{ris}");
            let bib = text(&app.anonymous().get("/api/v1/search/export.bib?lang=es").await);
            for field in ["author", "institution"] {
                assert!(bib.contains(&format!("  {field} = {{{{{literal}}}}},\n")), "{bib}");
            }
        }
    }

    async fn what_is_no_longer_published_is_in_no_export_even_before_the_index_follows(app) {
        let (ana, eva) = desk(&app).await;
        let id = ana.published(&eva, "Zanahoria secreta").await;
        let other = ana.published(&eva, "Ventanilla móvil").await;
        app.settle();
        let exports = async |app: &TestApp| {
            let mut all = String::new();
            for kind in ["csv", "json", "ris", "bib"] {
                all += &text(&app.anonymous().get(&format!("/api/v1/search/export.{kind}")).await);
            }
            all += &parts(&app.anonymous().get("/api/v1/search/export.xlsx").await);
            all
        };
        assert!(exports(&app).await.contains("Zanahoria secreta"));
        eva.act(&id, "unpublish").await.ok();
        for _ in 0..2 {
            let all = exports(&app).await;
            assert!(!all.contains("Zanahoria") && !all.contains(&id) && all.contains(&other), "{all}");
            app.settle();
        }
    }

    async fn an_export_is_whole_or_it_is_not(app) {
        let (ana, eva) = desk(&app).await;
        ana.published(&eva, "Ventanilla móvil").await;
        for path in ["search/export.csv", "search/export.xlsx", "search/export.json", "feeds/published.atom"] {
            let reply = app.anonymous().get(&format!("/api/v1/{path}")).await;
            reply.problem(503, "unavailable");
            assert_eq!(reply.header("retry-after"), "5", "{path}");
        }
        app.settle();
        let rows = table(&app.anonymous().get("/api/v1/search/export.csv").await);
        assert_eq!((rows.len(), rows[1][0].as_str()), (2, "Ventanilla móvil"));
    }

    async fn bad_parameters_of_an_export_are_named(app) {
        app.member("bia", Role::Author, "mre-br").await;
        app.settle();
        let reply = app.anonymous().get("/api/v1/search/export.csv?sort=best&year_from=x").await;
        reply.problem(422, "invalid");
        let faults = reply.faults();
        let pointers: Vec<&str> = faults.iter().map(|(pointer, _)| pointer.as_str()).collect();
        assert_eq!(pointers, ["/query/sort", "/query/year_from"]);
        app.anonymous().get("/api/v1/search/export.pdf").await.problem(404, "not_found");
        app.anonymous().post("/api/v1/search/export.csv", json!({})).await.problem(405, "method_not_allowed");
    }

    async fn lists_wait_for_an_index_that_cannot_be_read(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        for number in 0..3 {
            ana.published(&eva, &format!("Ventanilla {number}")).await;
        }
        app.settle();
        let paths = [
            "/api/v1/search/export.csv", "/api/v1/search/export.json", "/api/v1/search/export.ris",
            "/api/v1/search/export.bib", "/api/v1/feeds/published.atom",
        ];
        // The hits are found, but their texts cannot be read.
        let files = crate::rebuilding::segments(&app.data_dir().join("index"));
        let texts: Vec<_> = files.iter().filter(|file| file.extension().is_some_and(|kind| kind == "store")).collect();
        assert!(!texts.is_empty(), "{files:?}");
        for file in texts {
            let length = std::fs::metadata(file).unwrap().len();
            let mut open = std::fs::OpenOptions::new().write(true).open(file).unwrap();
            std::io::Write::write_all(&mut open, &vec![0xA5; usize::try_from(length).unwrap() * 2 / 3]).unwrap();
        }
        for path in paths {
            let refused = app.anonymous().get(path).await;
            refused.problem(503, "unavailable");
            assert!(!refused.header("retry-after").is_empty(), "{path}");
        }
        app.settle();
        for path in paths {
            assert_eq!(app.anonymous().get(path).await.status, 200, "{path}");
        }
    }
}
