//! What harvesters ask for that there is not.

use reqwest::Method;

use crate::app::{Client, TestApp};
use crate::harvest::{answer, ask};

async fn posted(app: &TestApp, kind: &str, body: Vec<u8>) -> crate::app::Reply {
    Client::send(app.anonymous().request(Method::POST, "/oai").header("content-type", kind).body(body)).await
}

const FORM: &str = "application/x-www-form-urlencoded";

stories! {
    async fn what_is_wrong_is_said_with_the_codes_of_the_protocol(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let id = ana.published(&eva, "Ventanilla móvil").await;
        let draft = ana.draft("Borrador").await;
        let known = format!("oai:127.0.0.1:{id}");
        let get = |identifier: &str| format!("verb=GetRecord&metadataPrefix=oai_dc&identifier={identifier}");
        for (query, code) in [
            ("", "badVerb"),
            ("verb", "badVerb"),
            ("verb=", "badVerb"),
            ("verb=identify", "badVerb"),
            ("verb=Identify&verb=Identify", "badVerb"),
            ("verb=%3Cscript%3E", "badVerb"),
            ("metadataPrefix=oai_dc", "badVerb"),
            ("verb=Identify&x=1", "badArgument"),
            ("verb=ListSets&set=country:CO", "badArgument"),
            ("verb=ListSets&resumptionToken=x", "badResumptionToken"),
            ("verb=ListRecords", "badArgument"),
            ("verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc", "badArgument"),
            ("verb=ListRecords&metadataPrefix=marc21", "cannotDisseminateFormat"),
            ("verb=ListRecords&metadataPrefix=OAI_DC", "cannotDisseminateFormat"),
            ("verb=ListRecords&metadataPrefix=", "badArgument"),
            ("verb=ListRecords&metadataPrefix=a%20b", "badArgument"),
            ("verb=ListRecords&metadataPrefix=oai_dc&from=yesterday", "badArgument"),
            ("verb=ListRecords&metadataPrefix=oai_dc&from=", "badArgument"),
            ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-03-02T09:00:00", "badArgument"),
            ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-30", "badArgument"),
            ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-03-02&until=2026-03-02T09:00:00Z", "badArgument"),
            ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-03-03&until=2026-03-02", "badArgument"),
            ("verb=ListRecords&metadataPrefix=oai_dc&set=a%00b", "badArgument"),
            ("verb=ListRecords&metadataPrefix=oai_dc&set=%27%3B--", "badArgument"),
            ("verb=ListRecords&metadataPrefix=oai_dc&set=*", "noRecordsMatch"),
            ("verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=x", "badArgument"),
            ("verb=ListRecords&resumptionToken=", "badResumptionToken"),
            ("verb=ListRecords&resumptionToken=%ff", "badArgument"),
            ("verb=ListRecords&resumptionToken=eyJ2IjoiTGlzdFJlY29yZHMifQ", "badResumptionToken"),
            ("verb=ListIdentifiers&metadataPrefix=oai_dc&identifier=x", "badArgument"),
            ("verb=GetRecord&metadataPrefix=oai_dc", "badArgument"),
            (&format!("verb=GetRecord&identifier={known}"), "badArgument"),
            (&format!("verb=GetRecord&metadataPrefix=marc&identifier={known}"), "cannotDisseminateFormat"),
            (&get(&known.to_uppercase()), "idDoesNotExist"),
            (&get(&format!("oai:127.0.0.1:{draft}")), "idDoesNotExist"),
            (&get(&format!("oai:127.0.0.1:edition-{id}")), "idDoesNotExist"),
            (&get("oai:elsewhere.example:1"), "idDoesNotExist"),
            (&get("a%20b"), "badArgument"),
            (&get(""), "badArgument"),
            (&format!("verb=ListMetadataFormats&identifier=oai:127.0.0.1:{draft}"), "idDoesNotExist"),
        ] {
            let said = ask(&app, query).await;
            assert_eq!(said.errors, [code], "{query}");
            assert!(said.records.is_empty(), "{query}");
            // Arguments that were not understood are not repeated.
            assert_eq!(said.request.is_empty(), ["badVerb", "badArgument"].contains(&code), "{query}");
        }
    }

    async fn all_that_is_wrong_is_said_at_once_in_the_language_of_whoever_asks(app) {
        let query = "/oai?verb=ListRecords&metadataPrefix=oai_dc&from=x&until=y&set=%22";
        for (language, expected) in [("es", "no es una fecha válida"), ("en", "not a valid date"), ("pt", "não é uma data válida"), ("fr", "n’est pas une date valable")] {
            let asked = app.anonymous().request(Method::GET, query).header("accept-language", language);
            let said = answer(&Client::send(asked).await);
            assert_eq!(said.errors, ["badArgument"; 3]);
            assert_eq!(said.text.matches(expected).count(), 2, "{}", said.text);
        }
        // As little as possible of what was sent comes back.
        let many: String = (0..300).map(|number| format!("&{number}{}=x", "ñ".repeat(10))).collect();
        let said = ask(&app, &format!("verb=Identify{many}")).await;
        assert_eq!(said.errors, ["badArgument"; 10]);
        assert!(said.text.len() < 4_000);
    }

    async fn a_form_is_read_if_it_is_one_and_not_too_large(app) {
        let said = answer(&posted(&app, &format!("{FORM}; charset=utf-8"), b"verb=Identify".to_vec()).await);
        assert_eq!(said.errors, Vec::<String>::new());
        for (body, code) in [(&b""[..], "badVerb"), (b"verb=\xff", "badArgument"), (b"verb=%ff", "badArgument"), (b"\x00=\x00", "badVerb"), (b"{}", "badVerb")] {
            assert_eq!(answer(&posted(&app, FORM, body.to_vec()).await).errors, [code], "{body:?}");
        }
        posted(&app, "application/json", b"{}".to_vec()).await.problem(415, "unsupported_media_type");
        posted(&app, FORM, vec![b'a'; 300 * 1024]).await.problem(413, "payload_too_large");
        // What is in the address of a form does not count.
        let both = app.anonymous().request(Method::POST, "/oai?verb=Identify").header("content-type", FORM).body("");
        assert_eq!(answer(&Client::send(both).await).errors, ["badVerb"]);
        for method in [Method::PUT, Method::DELETE, Method::PATCH] {
            let refused = Client::send(app.anonymous().request(method, "/oai")).await;
            refused.problem(405, "method_not_allowed");
            assert_eq!(refused.header("allow"), "GET, POST, HEAD");
        }
        app.anonymous().get("/oai/x").await.problem(404, "not_found");
        app.anonymous().with_token("x").get("/oai?verb=Identify").await.problem(401, "unauthenticated");
        let head = Client::send(app.anonymous().request(Method::HEAD, "/oai?verb=Identify")).await;
        assert_eq!((head.status.as_u16(), head.bytes.len()), (200, 0));
    }
}
