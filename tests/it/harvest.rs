//! Harvesting everything that is public, whole and bit by bit (OAI-PMH 2.0).

use std::collections::BTreeMap;

use reqwest::Method;
use serde_json::json;

use crate::app::{Client, Reply, TestApp, section};
use crate::editions::{draft, frozen, path};

const OAI: &str = "http://www.openarchives.org/OAI/2.0/";
const DC: &str = "http://purl.org/dc/elements/1.1/";
const DATACITE: &str = "http://datacite.org/schema/kernel-4";

/// A response, parsed by an XML library other than the one that wrote it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    pub text: String,
    pub errors: Vec<String>,
    /// What a request was understood as.
    pub request: Vec<(String, String)>,
    pub base: String,
    pub records: Vec<Record>,
    /// The token, with the number of records before and in all.
    pub rest: Option<(String, u64, u64)>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    pub identifier: String,
    pub stamp: String,
    pub sets: Vec<String>,
    pub is_deleted: bool,
    pub has_metadata: bool,
}

fn own<'a>(node: roxmltree::Node<'a, 'a>, name: &str) -> Vec<String> {
    let found = node.children().filter(|child| child.has_tag_name((OAI, name)));
    found.map(|child| child.text().unwrap_or_default().to_owned()).collect()
}

#[track_caller]
pub fn answer(reply: &Reply) -> Answer {
    let text = String::from_utf8(reply.bytes.clone()).unwrap();
    assert_eq!(reply.status, 200, "{text}");
    assert_eq!(reply.header("content-type"), "text/xml; charset=utf-8");
    let document = roxmltree::Document::parse(&text).unwrap_or_else(|fault| panic!("{fault}: {text}"));
    let root = document.root_element();
    assert!(root.has_tag_name((OAI, "OAI-PMH")), "{text}");
    let all = |name: &'static str| root.descendants().filter(move |node| node.has_tag_name((OAI, name)));
    let request = all("request").next().unwrap();
    let records = all("header").map(|header| Record {
        identifier: own(header, "identifier")[0].clone(),
        stamp: own(header, "datestamp")[0].clone(),
        sets: own(header, "setSpec"),
        is_deleted: header.attribute("status") == Some("deleted"),
        has_metadata: header.parent().unwrap().children().any(|node| node.has_tag_name((OAI, "metadata"))),
    });
    let number = |node: &roxmltree::Node<'_, '_>, name: &str| node.attribute(name).unwrap().parse().unwrap();
    let rest = all("resumptionToken").next().map(|node| {
        let token = node.text().unwrap_or_default().to_owned();
        (token, number(&node, "cursor"), number(&node, "completeListSize"))
    });
    Answer {
        errors: all("error").map(|node| node.attribute("code").unwrap().to_owned()).collect(),
        request: request.attributes().map(|of| (of.name().to_owned(), of.value().to_owned())).collect(),
        base: request.text().unwrap().to_owned(),
        records: records.collect(),
        rest,
        text: text.clone(),
    }
}

pub async fn ask(app: &TestApp, query: &str) -> Answer {
    answer(&app.anonymous().get(&format!("/oai?{query}")).await)
}

/// The whole of a list, with the number of its parts.
async fn harvested(app: &TestApp, query: &str) -> (Vec<Record>, usize) {
    let verb = query.split('&').next().unwrap();
    let (mut records, mut parts) = (Vec::new(), 1);
    let mut part = ask(app, query).await;
    loop {
        assert_eq!(part.errors, Vec::<String>::new());
        let (seen, rest) = (records.len() as u64, part.rest.clone());
        records.extend(part.records);
        let Some((token, cursor, total)) = rest else { return (records, parts) };
        assert_eq!(cursor, seen);
        if token.is_empty() {
            assert_eq!(total, records.len() as u64);
            return (records, parts);
        }
        part = ask(app, &format!("{verb}&resumptionToken={token}")).await;
        parts += 1;
    }
}

/// Which records there are, with whether they are deleted.
fn states(records: &[Record]) -> BTreeMap<String, bool> {
    let states: BTreeMap<String, bool> =
        records.iter().map(|record| (record.identifier.clone(), record.is_deleted)).collect();
    assert_eq!(states.len(), records.len(), "each record is there once");
    states
}

fn id(section: &str) -> String {
    format!("oai:127.0.0.1:{section}")
}

const RECORDS: &str = "verb=ListRecords&metadataPrefix=oai_dc";
const HEADERS: &str = "verb=ListIdentifiers&metadataPrefix=oai_dc";

async fn identifiers(app: &TestApp, more: &str) -> Vec<String> {
    ask(app, &format!("{HEADERS}{more}")).await.records.into_iter().map(|record| record.identifier).collect()
}

stories! {
    async fn a_repository_says_what_it_is(app) {
        let anyone = app.anonymous();
        let identified = ask(&app, "verb=Identify").await;
        assert_eq!((identified.base.as_str(), &identified.request), (app.url("/oai").as_str(), &vec![("verb".to_owned(), "Identify".to_owned())]));
        for text in ["<protocolVersion>2.0</protocolVersion>", "<deletedRecord>persistent</deletedRecord>", "<granularity>YYYY-MM-DDThh:mm:ssZ</granularity>",
            "<adminEmail>postmaster@127.0.0.1</adminEmail>", "<earliestDatestamp>2026-03-02T09:00:00Z</earliestDatestamp>"] {
            assert!(identified.text.contains(text), "{text}: {}", identified.text);
        }
        let formats = ask(&app, "verb=ListMetadataFormats").await.text;
        assert!(formats.contains("<metadataPrefix>oai_dc</") && formats.contains("<metadataPrefix>oai_datacite</"), "{formats}");
        // In the language of whoever asks, and compressed for those who can read that.
        let sets = anyone.request(Method::GET, "/oai?verb=ListSets").header("accept-language", "pt");
        let sets = Client::send(sets).await;
        assert_eq!(sets.header("content-encoding"), "", "the client has decompressed it");
        let sets = answer(&sets).text;
        assert!(sets.contains("<setSpec>practices</setSpec><setName>Práticas publicadas</setName>"), "{sets}");
        assert!(sets.contains("<setSpec>chapter:consular-cooperation</setSpec>") && !sets.contains("country:"), "{sets}");
        // The same in a form.
        let form = anyone.request(Method::POST, "/oai").header("content-type", "application/x-www-form-urlencoded").body("verb=Identify");
        assert_eq!(answer(&Client::send(form).await).text, identified.text);
        assert_eq!(ask(&app, RECORDS).await.errors, ["noRecordsMatch"]);
    }

    async fn a_practice_is_a_record_in_both_formats(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let mut new = section("mre-co", "Ventanilla <móvil> & más\u{1}");
        new["practice"]["gcm_objectives"] = json!([7, 14]);
        new["practice"]["licence"] = json!("CC-BY-4.0");
        let section = ana.publishes(&eva, new).await;
        let record = ask(&app, &format!("verb=GetRecord&metadataPrefix=oai_dc&identifier={}", id(&section))).await;
        let expected = Record {
            identifier: id(&section),
            stamp: "2026-03-02T09:00:00Z".to_owned(),
            sets: ["practices", "chapter:consular-cooperation", "country:CO", "objective:14", "objective:7"].map(str::to_owned).into(),
            is_deleted: false,
            has_metadata: true,
        };
        assert_eq!(record.records, [expected]);
        let document = roxmltree::Document::parse(&record.text).unwrap();
        let dc = |name: &str| -> Vec<String> {
            let found = document.descendants().filter(|node| node.has_tag_name((DC, name)));
            found.map(|node| node.text().unwrap_or_default().to_owned()).collect()
        };
        let page = app.url(&format!("/practices/{section}"));
        assert_eq!(dc("title"), ["Ventanilla <móvil> & más"]);
        assert_eq!((dc("creator"), dc("language")), (vec!["Ministerio mre-co".to_owned()], vec!["spa".to_owned()]));
        assert_eq!(dc("identifier"), [page.clone(), format!("urn:uuid:{section}")]);
        assert_eq!(dc("type"), ["info:eu-repo/semantics/report", "info:eu-repo/semantics/publishedVersion"]);
        assert_eq!(dc("rights"), ["info:eu-repo/semantics/openAccess", "https://creativecommons.org/licenses/by/4.0/"]);
        assert_eq!((dc("date"), dc("coverage")), (vec!["2026-03-02".to_owned()], vec!["Colombia".to_owned()]));
        assert!(dc("subject").contains(&"Cooperación y protección consulares".to_owned()), "{:?}", dc("subject"));

        let record = ask(&app, &format!("verb=GetRecord&metadataPrefix=oai_datacite&identifier={}", id(&section))).await;
        let document = roxmltree::Document::parse(&record.text).unwrap();
        let one = |name: &str| document.descendants().find(|node| node.has_tag_name((DATACITE, name))).unwrap();
        assert_eq!((one("identifier").attribute("identifierType"), one("identifier").text()), (Some("URL"), Some(page.as_str())));
        assert_eq!((one("publicationYear").text(), one("version").text()), (Some("2026"), Some("1")));
        assert_eq!(one("rights").attribute("rightsIdentifier"), Some("CC-BY-4.0"));
        let formats = ask(&app, &format!("verb=ListMetadataFormats&identifier={}", id(&section))).await;
        assert_eq!(formats.errors, Vec::<String>::new());
    }

    async fn what_changes_is_harvested_since_the_last_time(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let first = ana.published(&eva, "Ventanilla móvil").await;
        app.clock.advance(100);
        let second = ana.published(&eva, "Registro rural").await;
        let states_of = async |app: &TestApp, more: &str| {
            let found = harvested(app, &format!("{RECORDS}{more}")).await.0;
            assert!(found.iter().all(|record| record.has_metadata != record.is_deleted), "{found:?}");
            states(&found).into_iter().collect::<Vec<_>>()
        };
        let both = [(id(&first), false), (id(&second), false)];
        let sorted = |pairs: &[(String, bool)]| BTreeMap::from_iter(pairs.iter().cloned()).into_iter().collect::<Vec<_>>();
        assert_eq!(states_of(&app, "").await, sorted(&both));
        // Seconds and days, both ends included.
        assert_eq!(states_of(&app, "&from=2026-03-02T09:01:40Z").await, sorted(&both[1..]));
        assert_eq!(states_of(&app, "&until=2026-03-02T09:01:39Z").await, sorted(&both[..1]));
        assert_eq!(states_of(&app, "&from=2026-03-02T09:00:00Z&until=2026-03-02T09:01:40Z").await, sorted(&both));
        assert_eq!(states_of(&app, "&from=2026-03-02&until=2026-03-02").await, sorted(&both));
        for none in ["&from=2026-03-02T09:01:41Z", "&until=2026-03-02T08:59:59Z", "&from=2026-03-03", "&until=2026-03-01", "&from=2999-01-01"] {
            assert_eq!(ask(&app, &format!("{RECORDS}{none}")).await.errors, ["noRecordsMatch"], "{none}");
        }
        // What is unpublished stays as a deleted record, in the sets that it was in.
        app.clock.advance(100);
        eva.act(&first, "unpublish").await.ok();
        assert_eq!(states_of(&app, "&from=2026-03-02T09:03:20Z").await, [(id(&first), true)]);
        assert_eq!(states_of(&app, "&set=country:CO").await, sorted(&[(id(&first), true), both[1].clone()]));
        let gone = ask(&app, &format!("verb=GetRecord&metadataPrefix=oai_dc&identifier={}", id(&first))).await;
        assert_eq!((gone.records[0].is_deleted, gone.records[0].has_metadata, gone.records[0].stamp.as_str()), (true, false, "2026-03-02T09:03:20Z"));
        assert!(!gone.text.contains("Ventanilla"), "{}", gone.text);
        // A later version is a record again, in its own sets.
        app.clock.advance(100);
        let mut next = section("mre-co", "Ventanilla fluvial");
        next["practice"]["countries"] = json!(["PE", "BR"]);
        let saved = ana.save(&first, "\"1-x\"", json!({"practice": next["practice"], "body": "Otro", "chapter": "regularisation"})).await;
        saved.ok();
        ana.act(&first, "submit").await.ok();
        assert_eq!(states_of(&app, "&from=2026-03-02T09:03:20Z").await, [(id(&first), true)], "it is not published yet");
        eva.act(&first, "approve").await.ok();
        assert_eq!(states_of(&app, "&from=2026-03-02T09:03:20Z").await, [(id(&first), false)]);
        assert_eq!(states_of(&app, "&set=country:CO").await, sorted(&both[1..]));
        assert_eq!(states_of(&app, "&set=country:PE").await, [(id(&first), false)]);
        let record = ask(&app, &format!("verb=GetRecord&metadataPrefix=oai_datacite&identifier={}", id(&first))).await;
        let before = app.url(&format!("/practices/{first}?version=1"));
        assert!(record.text.contains(&format!("relationType=\"IsNewVersionOf\" resourceTypeGeneral=\"Report\">{before}</")), "{}", record.text);
        assert!(!record.text.contains("móvil"));
    }

    async fn sets_are_countries_chapters_objectives_and_editions(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let mut one = section("mre-co", "Permiso temporal");
        one["chapter"] = json!("regularisation");
        one["practice"]["gcm_objectives"] = json!([5]);
        let permit = ana.publishes(&eva, one).await;
        let mut other = section("mre-co", "Ventanilla móvil");
        other["practice"]["countries"] = json!(["PE", "EC"]);
        other["practice"]["gcm_objectives"] = json!([5, 14]);
        let desk = ana.publishes(&eva, other).await;
        ana.draft("Borrador").await;
        app.clock.advance(1);
        let edition = frozen(&eva).await;
        draft(&eva).await;
        let edition_id = format!("oai:127.0.0.1:edition-{edition}");
        let mut both = [id(&permit), id(&desk)];
        both.sort();
        assert_eq!(identifiers(&app, "&set=practices").await, both);
        assert_eq!(identifiers(&app, "&set=editions").await, std::slice::from_ref(&edition_id));
        assert_eq!(identifiers(&app, "").await, [both[0].clone(), both[1].clone(), edition_id.clone()]);
        assert_eq!(identifiers(&app, "&set=country:EC").await, [id(&desk)]);
        assert_eq!(identifiers(&app, "&set=chapter:regularisation").await, [id(&permit)]);
        assert_eq!(identifiers(&app, "&set=objective:14").await, [id(&desk)]);
        assert_eq!(identifiers(&app, "&set=objective:5").await, both);
        for none in ["country:FR", "country:co", "country", "objective:05", "chapter:nothing", "chapter", "practices:x", "x", "country:CO:x"] {
            assert_eq!(ask(&app, &format!("{HEADERS}&set={none}")).await.errors, ["noRecordsMatch"], "{none}");
        }
        // Every set of a record is in the list of sets.
        let sets = ask(&app, "verb=ListSets").await.text;
        for record in harvested(&app, HEADERS).await.0 {
            for set in record.sets {
                assert!(sets.contains(&format!("<setSpec>{set}</setSpec>")), "{set}");
                assert!(identifiers(&app, &format!("&set={set}")).await.contains(&record.identifier), "{set}");
            }
        }
        assert!(sets.contains("<setSpec>country:EC</setSpec><setName>Ecuador</setName>"), "{sets}");

        // An edition names its practices, and they name it.
        let record = ask(&app, &format!("verb=GetRecord&metadataPrefix=oai_datacite&identifier={edition_id}")).await.text;
        for section in [&permit, &desk] {
            let part = format!("relationType=\"HasPart\" resourceTypeGeneral=\"Report\">{}</", app.url(&format!("/practices/{section}")));
            assert!(record.contains(&part), "{record}");
            let of = ask(&app, &format!("verb=GetRecord&metadataPrefix=oai_datacite&identifier={}", id(section))).await.text;
            let whole = format!("relationType=\"IsPartOf\" resourceTypeGeneral=\"Book\">{}</", app.url(&format!("/editions/{edition}")));
            assert!(of.contains(&whole), "{of}");
        }
        let address = app.anonymous().get(&format!("/editions/{edition}")).await;
        assert_eq!((address.status.as_u16(), address.header("location")), (302, format!("/es/editions/{edition}").as_str()));
        // A candidate is nobody's to harvest.
        let candidate = draft(&eva).await;
        eva.post(&path(&candidate, "/candidate"), json!({"until": "2027-01-01"})).await.ok();
        assert_eq!(identifiers(&app, "&set=editions").await, [edition_id]);
        let asked = ask(&app, &format!("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:127.0.0.1:edition-{candidate}")).await;
        assert_eq!(asked.errors, ["idDoesNotExist"]);
    }

    async fn a_long_list_comes_in_parts_while_everything_changes(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let mut sections = Vec::new();
        for number in 0..205 {
            // Many have the same datestamp.
            if number % 50 == 49 {
                app.clock.advance(1);
            }
            sections.push(ana.published(&eva, &format!("Práctica {number}")).await);
        }
        let all: BTreeMap<String, bool> = sections.iter().map(|section| (id(section), false)).collect();
        for query in [RECORDS, HEADERS, "verb=ListRecords&metadataPrefix=oai_datacite", &format!("{RECORDS}&set=country:CO&from=2026-03-02")] {
            let (found, parts) = harvested(&app, query).await;
            assert_eq!((states(&found), parts), (all.clone(), 3), "{query}");
            assert!(found.windows(2).all(|pair| pair[0].stamp <= pair[1].stamp));
        }
        // Between the first part and the second, records of either side change.
        let first = ask(&app, RECORDS).await;
        let (token, _, total) = first.rest.clone().unwrap();
        assert_eq!((first.records.len(), total), (100, 205));
        app.clock.advance(10);
        let (seen, unseen): (Vec<_>, Vec<_>) = sections.iter().partition(|section| first.records.iter().any(|record| record.identifier == id(section)));
        eva.act(seen[3], "unpublish").await.ok();
        eva.act(unseen[3], "unpublish").await.ok();
        let new = ana.published(&eva, "Práctica nueva").await;
        let mut last: BTreeMap<String, bool> = first.records.iter().map(|record| (record.identifier.clone(), false)).collect();
        let mut token = token;
        while !token.is_empty() {
            // The same token may be used again, after a broken connection.
            let again = ask(&app, &format!("verb=ListRecords&resumptionToken={token}")).await;
            let part = ask(&app, &format!("verb=ListRecords&resumptionToken={token}")).await;
            assert_eq!(part.records, again.records);
            last.extend(part.records.into_iter().map(|record| (record.identifier, record.is_deleted)));
            token = part.rest.unwrap().0;
        }
        let mut expected = all;
        expected.extend([(id(seen[3]), true), (id(unseen[3]), true), (id(&new), false)]);
        assert_eq!(last, expected);
    }

    async fn the_sets_of_what_was_published_before_are_recorded_by_the_migration(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let mut one = section("mre-co", "Permiso temporal");
        one["practice"]["countries"] = json!(["PE", "EC"]);
        let shown = ana.publishes(&eva, one).await;
        // A version that is not published, and one that no longer is, must not count, or no longer.
        let mut next = section("mre-co", "Permiso temporal");
        next["practice"]["countries"] = json!(["FR"]);
        ana.save(&shown, "\"1-x\"", json!({"practice": next["practice"], "body": "Otro", "chapter": "regularisation"})).await.ok();
        let mut gone = section("mre-co", "Ventanilla móvil");
        gone["chapter"] = json!("regularisation");
        let gone = ana.publishes(&eva, gone).await;
        eva.act(&gone, "unpublish").await.ok();
        ana.draft("Borrador").await;
        let before = harvested(&app, HEADERS).await.0;
        assert!(before.iter().all(|record| record.sets.len() >= 4), "{before:?}");
        let steps = match app.database() {
            crate::app::Database::Sqlite => include_str!("../../migrations/sqlite/2026-11-27-000010_harvest/up.sql"),
            crate::app::Database::Postgres => include_str!("../../migrations/postgres/2026-11-27-000010_harvest/up.sql"),
        };
        let (_, filling) = steps.split_once("(name, section);").unwrap();
        app.sql(&format!("DELETE FROM harvest_sets; {filling}"));
        assert_eq!(harvested(&app, HEADERS).await.0, before);
    }

    async fn metadata_for_catalogues_are_files_too(app) {
        let (ana, eva, anyone) = (app.author("ana").await, app.editor("eva").await, app.anonymous());
        let source = ana.published(&eva, "Ventanilla fija").await;
        let id = ana.draft("Ventanilla móvil").await;
        crate::adaptations::adapt(&ana, &id, &[&source]).await.ok();
        ana.act(&id, "submit").await.ok();
        eva.act(&id, "approve").await.ok();
        let edition = draft(&eva).await;
        let imprint = json!({"imprint": {"doi": "10.5555/12345678", "licence": "CC BY 4.0",
            "publishers": [{"short": "SELA", "name": {"es": "Sistema Económico", "en": "Economic System"}}],
            "isbns": [{"language": "es", "format": "pdf", "isbn": "978-0-306-40615-7"}]}});
        crate::editions::change(&eva, &edition, "\"1-x\"", imprint).await.ok();
        let parts = json!({"items": [{"part": "summary", "texts": {"es": "Un *resumen*.", "en": "A summary.", "fr": "Sans langue"}}]});
        eva.put(&path(&edition, "/parts"), parts).await.ok();
        anyone.get(&path(&edition, "/datacite.json")).await.problem(404, "not_found");
        eva.get(&path(&edition, "/datacite.json")).await.problem(404, "not_found");
        eva.post(&path(&edition, "/freeze"), json!({"date": "2026-11-26"})).await.ok();

        let practice = anyone.get(&format!("/api/v1/published/{id}/datacite.json")).await;
        assert_eq!(practice.header("content-type"), "application/vnd.datacite.datacite+json");
        assert_eq!(practice.header("content-disposition"), format!("attachment; filename=\"datacite-{id}.json\""));
        let practice = practice.ok();
        assert_eq!(practice["types"]["resourceTypeGeneral"], "Report");
        assert_eq!(practice["creators"], json!([{"name": "Ministerio mre-co", "nameType": "Organizational", "lang": "es"}]));
        let related: Vec<(String, String)> = practice["relatedIdentifiers"].as_array().unwrap().iter()
            .map(|one| (one["relationType"].as_str().unwrap().to_owned(), one["relatedIdentifier"].as_str().unwrap().to_owned())).collect();
        assert_eq!(related, [
            ("IsPartOf".to_owned(), app.url(&format!("/editions/{edition}"))),
            ("IsDerivedFrom".to_owned(), app.url(&format!("/practices/{source}"))),
        ]);
        let book = anyone.get(&path(&edition, "/datacite.json")).await.ok();
        assert_eq!((&book["doi"], &book["publicationYear"], &book["version"]), (&json!("10.5555/12345678"), &json!("2026"), &json!("1")));
        assert_eq!(book["titles"], json!([{"title": "Documento marco", "lang": "es"}, {"title": "Framework document", "lang": "en"}]));
        assert_eq!(book["descriptions"].as_array().unwrap().iter().map(|one| one["description"].as_str().unwrap()).collect::<Vec<_>>(), ["A summary.", "Un resumen."]);
        assert_eq!(book["contributors"], json!([{"name": "Ministerio mre-co", "nameType": "Organizational", "lang": "es", "contributorType": "Other"}]));
        assert_eq!(book["rightsList"][0]["rightsIdentifier"], "CC-BY-4.0");
        assert!(book["alternateIdentifiers"].to_string().contains("978-0-306-40615-7"), "{book}");
        // XML says the same, and what is no longer published is not described.
        let xml = String::from_utf8(anyone.get(&path(&edition, "/datacite.xml")).await.bytes).unwrap();
        let document = roxmltree::Document::parse(&xml).unwrap();
        assert!(document.root_element().has_tag_name((DATACITE, "resource")), "{xml}");
        assert!(xml.contains("<identifier identifierType=\"DOI\">10.5555/12345678</identifier>"), "{xml}");
        eva.act(&source, "unpublish").await.ok();
        anyone.get(&format!("/api/v1/published/{source}/datacite.xml")).await.problem(410, "unpublished");
        let now = anyone.get(&format!("/api/v1/published/{id}/datacite.json")).await.ok();
        assert!(!now.to_string().contains("IsDerivedFrom"), "{now}");
        for none in ["pdf", "XML", ""] {
            anyone.get(&format!("/api/v1/published/{id}/datacite.{none}")).await.problem(404, "not_found");
        }
        let draft = ana.draft("Borrador").await;
        anyone.get(&format!("/api/v1/published/{draft}/datacite.xml")).await.problem(404, "not_found");
    }
}
