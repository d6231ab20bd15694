//! Text entered by people: what is blank, what a name may contain, and which addresses mail can be sent to.

use reqwest::Method;
use serde_json::{Value, json};

use crate::app::{COMPENDIUM, Client, PASSWORD, Reply, TestApp, practice, section};
use crate::letters::Letter;

/// Texts in which a reader sees nothing.
const BLANKS: [&str; 9] = [
    " ",
    "\u{a0}",
    "\u{200b}",
    "\u{2800}",
    "\u{3164}",
    "\u{feff}",
    "\u{115f}",
    "\u{301}",
    "\n\u{2028}\u{200d}",
];

fn pairs(faults: &[(String, String)]) -> Vec<(&str, &str)> {
    faults.iter().map(|(at, code)| (at.as_str(), code.as_str())).collect()
}

/// Every call that accepts a name: the client, method and path, the body with the name, and where faults are reported.
fn doors<'a>(
    root: &'a Client,
    ana: &'a Client,
    name: &str,
) -> Vec<(&'a Client, Method, String, Value, &'static str)> {
    let (post, put, patch) = (Method::POST, Method::PUT, Method::PATCH);
    let api = |path: &str| format!("/api/v1/{path}");
    let contact = json!({"name": name, "email": "ana@example.org", "public": true});
    let mut new = section("mre-co", "Ventanilla consular móvil");
    new["contact"] = contact;
    vec![
        (ana, patch.clone(), api("me"), json!({"name": name}), "/name"),
        (ana, post.clone(), api("me/tokens"), json!({"name": name, "scopes": ["read"], "days": 1}), "/name"),
        (ana, post.clone(), api("me/searches"), json!({"name": name, "query": {"q": "agua"}}), "/name"),
        (ana, post.clone(), api("sections"), new, "/contact/name"),
        (
            root,
            post.clone(),
            api("institutions"),
            json!({"name": {"es": name}, "acronym": "MX", "kind": "other"}),
            "/name/es",
        ),
        (root, patch.clone(), api("institutions/mre-co"), json!({"name": {"es": name}}), "/name/es"),
        (root, patch.clone(), api("institutions/mre-co"), json!({"acronym": name}), "/acronym"),
        (
            root,
            post,
            api("compendia"),
            json!({"slug": "otro", "title": {"es": name}, "languages": ["es"]}),
            "/title/es",
        ),
        (root, patch, api(&format!("compendia/{COMPENDIUM}")), json!({"title": {"es": name}}), "/title/es"),
        (
            root,
            put.clone(),
            api("vocabularies/scopes"),
            json!({"title": {"es": name}, "items": []}),
            "/title/es",
        ),
        (
            root,
            put.clone(),
            api("vocabularies/scopes"),
            json!({"title": {"es": "a"}, "items": [{"value": "a", "label": {"es": name}}]}),
            "/items/0/label/es",
        ),
        (
            root,
            put.clone(),
            api("thesaurus/a"),
            json!({"labels": {"es": {"preferred": name}}}),
            "/labels/es/preferred",
        ),
        (
            root,
            put,
            api(&format!("compendia/{COMPENDIUM}/chapters")),
            json!({"items": [{"slug": "a", "title": {"es": name}}]}),
            "/items/0/title/es",
        ),
    ]
}

async fn invite(inviter: &Client, email: &str) -> Reply {
    let body = json!({"email": email, "role": "editor", "language": "es"});
    inviter.post("/api/v1/invitations", body).await
}

stories! {
    async fn a_name_is_one_line_of_readable_text_at_every_door(app) {
        let (root, ana) = (app.administrator("root").await, app.author("ana").await);
        let refused = ["Ana\r\nBcc: todos@example.org", "a\u{1b}[31mb", "a\u{85}b", "a\u{2028}b", "a\u{7f}b"];
        let faulty = refused.iter().map(|name| (*name, "not_one_line"));
        for (name, code) in faulty.chain(BLANKS.iter().map(|blank| (*blank, "required"))) {
            for (who, method, path, body, at) in doors(&root, &ana, name) {
                let reply = Client::send(who.request(method, &path).json(&body)).await;
                reply.problem(422, "invalid");
                assert_eq!(pairs(&reply.faults()), [(at, code)], "{path} {name:?}");
            }
        }
        for (who, method, path, body, at) in doors(&root, &ana, " O\u{301}rgano\u{200b}  de\u{a0}\tlo\u{202e} civil\u{ad}\u{feff} ") {
            if path.ends_with("chapters") {
                continue; // The existing chapters have sections.
            }
            let kept = Client::send(who.request(method, &path).json(&body)).await.ok();
            let kept = kept.pointer(at).unwrap_or_else(|| panic!("{at} in {kept}"));
            assert_eq!(kept, "Órgano de lo civil", "{path}");
        }
    }

    async fn who_comes_by_an_invitation_has_a_name_of_one_line(app) {
        let root = app.administrator("root").await;
        invite(&root, &TestApp::email("eva")).await.ok();
        let token = app.letter_to("eva").token().to_owned();
        let accept = async |name: &str| {
            let body = json!({"token": token, "name": name, "password": PASSWORD, "language": "es"});
            app.anonymous().post("/api/v1/auth/accept-invitation", body).await
        };
        for blank in BLANKS {
            assert_eq!(pairs(&accept(blank).await.faults()), [("/name", "required")], "{blank:?}");
        }
        assert_eq!(pairs(&accept("Eva\nBcc: x@example.org").await.faults()), [("/name", "not_one_line")]);
        accept(" Eva\u{200b}  Pe\u{301}rez ").await.ok();
        assert_eq!(app.log_in("eva").await.get("/api/v1/me").await.ok()["name"], "Eva Pérez");
    }

    async fn what_was_stored_before_names_were_checked_breaks_no_letter(app) {
        let (root, ana) = (app.administrator("root").await, app.author("ana").await);
        let eva = app.editor("eva").await;
        let evil = "Ana\r\nBcc: todos@example.org\r\n\r\nhttps://evil.example\u{202e}\u{1}";
        app.sql(&format!("UPDATE users SET name = '{evil}' WHERE email <> 'eva@example.org'"));
        let name = json!({"es": evil}).to_string();
        app.sql(&format!("UPDATE institutions SET name = '{name}'"));
        ana.submitted(&format!("Oficina\r\n\r\n{evil}")).await;
        let letter = app.letter_to("eva");
        assert_eq!((letter.field("bcc"), letter.link()), ("", app.url(&format!("/es/desk/{}", section_of(&eva).await)).as_str()));
        let lines = letter.text.lines().filter(|line| line.starts_with("Institución: Ana Bcc:") || line.starts_with("Sección: «Oficina Ana Bcc:"));
        assert_eq!(lines.count(), 2, "{}", letter.text);
        invite(&root, &TestApp::email("nueva")).await.ok();
        let letter = app.letter_to("nueva");
        assert_eq!(letter.field("subject"), "Ana Bcc: todos@example.org https://evil.example le invita a Acervo");
        assert!(letter.link().starts_with(&app.url("/es/invitation?token=")), "{}", letter.text);
    }

    async fn a_blank_text_fills_no_field_says_nothing_and_asks_for_nothing(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        for blank in BLANKS {
            let mut new = section("mre-co", blank);
            new["practice"]["area"] = json!(blank);
            new["practice"]["success_factors"] = json!([{"factor": "a"}, {"factor": blank}]);
            let reply = ana.post("/api/v1/sections", new).await;
            let id = reply.ok()["id"].as_str().unwrap().to_owned();
            let refused = ana.act(&id, "submit").await;
            refused.problem(422, "incomplete");
            let expected =
                [("/practice/area", "blank"), ("/practice/success_factors/1/factor", "required"), ("/practice/title", "required")];
            assert_eq!(pairs(&refused.faults()), expected, "{blank:?}");
            ana.save(&id, reply.header("etag"), json!({"practice": practice("Ventanilla"), "body": blank, "message": blank})).await.ok();
            let versions = ana.get(&format!("/api/v1/sections/{id}/versions")).await.ok();
            assert_eq!(versions["items"][0]["message"], Value::Null);

            let path = format!("/api/v1/sections/{id}");
            ana.post(&format!("{path}/submit"), json!({"message": blank})).await.ok();
            let silent = ana.post(&format!("{path}/withdraw"), json!({"reason": blank})).await;
            assert_eq!(pairs(&silent.faults()), [("/reason", "required")], "{blank:?}");
            for decision in ["request_changes", "reject"] {
                let body = json!({"decision": decision, "version": 2, "message": blank});
                let silent = eva.post(&format!("{path}/decision"), body).await;
                assert_eq!(pairs(&silent.faults()), [("/message", "required")], "{blank:?}");
            }
            eva.post(&format!("{path}/decision"), json!({"decision": "approve", "version": 2, "message": blank})).await.ok();
            let rounds = ana.get(&format!("{path}/rounds")).await.ok();
            assert_eq!(rounds["items"][0]["message"], Value::Null, "{rounds}");
            let silent = eva.post(&format!("{path}/unpublish"), json!({"reason": blank})).await;
            assert_eq!(pairs(&silent.faults()), [("/reason", "required")], "{blank:?}");
        }
        app.settle();
        let all = app.anonymous().get("/api/v1/search").await.ok()["total"].clone();
        assert_eq!(all, BLANKS.len());
        for query in ["q=%C2%A0", "q=%E2%80%8B&country=%E2%A0%80", "theme=%E3%85%A4"] {
            assert_eq!(app.anonymous().get(&format!("/api/v1/search?{query}")).await.ok()["total"], all, "{query}");
        }
    }

    async fn an_address_that_no_letter_reaches_is_refused_at_every_door(app) {
        let (root, ana) = (app.administrator("root").await, app.author("ana").await);
        let none = [
            "ana..b@gob.pe", ".ana@gob.pe", "ana.@gob.pe", "ana@gob", "ana@-gob.pe", "ana@gob..pe", "ana@[10.0.0.1]",
            "ana@10.0.0.1", "\"a b\"@gob.pe", "ana@gob_x.pe", "ana@gob.pe\r\nBcc: x@gob.pe", "ana@gob.pe, eva@gob.pe",
        ];
        let faulty = none.iter().map(|address| (*address, "not_an_email_address"));
        for (address, code) in faulty.chain([("ñandú@gob.pe", "address_not_ascii")]) {
            assert_eq!(pairs(&invite(&root, address).await.faults()), [("/email", code)], "{address}");
            let mut new = section("mre-co", "Ventanilla");
            new["contact"] = json!({"name": "Ana", "email": address, "public": true});
            let reply = ana.post("/api/v1/sections", new).await;
            assert_eq!(pairs(&reply.faults()), [("/contact/email", code)], "{address}");
        }
        assert_eq!(root.get("/api/v1/invitations").await.ok()["total"], 0);
    }

    async fn an_international_domain_is_written_to_as_servers_know_it_and_shown_as_people_do(app) {
        let (root, ana) = (app.administrator("root").await, app.author("ana").await);
        let shown = "eva@cancillería.example";
        let invited = invite(&root, " Eva@Cancilleri\u{301}a\u{200b}.Example ").await;
        assert_eq!(invited.ok()["email"], shown);
        assert_eq!(invite(&root, "eva@xn--cancillera-s8a.example").await.status, 200, "the same address");
        app.settle();
        let letters: Vec<Letter> = app.mails().iter().map(|raw| Letter::parse(raw)).collect();
        let letter = letters.iter().find(|letter| letter.to() == "eva@xn--cancillera-s8a.example").expect("a letter");
        let body = json!({"token": letter.token(), "name": "Eva", "password": PASSWORD, "language": "es"});
        app.anonymous().post("/api/v1/auth/accept-invitation", body).await.ok();
        for typed in ["eva@cancillería.example", "EVA@CANCILLERÍA.EXAMPLE", "eva@xn--cancillera-s8a.example"] {
            let pair = app.anonymous().post("/api/v1/auth/login", json!({"email": typed, "password": PASSWORD})).await.ok();
            let eva = app.anonymous().with_token(pair["access_token"].as_str().unwrap());
            assert_eq!(eva.get("/api/v1/me").await.ok()["email"], shown, "{typed}");
        }

        let mut new = section("mre-co", "Ventanilla consular móvil");
        new["contact"] = json!({"name": "Ana", "email": "ana@cancillería.example", "public": true});
        let reply = ana.post("/api/v1/sections", new.clone()).await;
        let id = reply.ok()["id"].as_str().unwrap().to_owned();
        assert_eq!(reply.json()["contact"]["email"], "ana@cancillería.example");
        new.as_object_mut().unwrap().retain(|name, _| ["practice", "body", "contact"].contains(&name.as_str()));
        let again = ana.save(&id, reply.header("etag"), new).await;
        assert_eq!(again.header("etag"), reply.header("etag"), "the same contact changes nothing");
    }

    async fn an_account_from_before_domains_were_stored_as_servers_know_them_still_logs_in(app) {
        app.author("ana").await;
        app.sql("UPDATE users SET email = 'ana@cancillería.example'");
        for typed in ["Ana@cancillería.example", "ana@xn--cancillera-s8a.example"] {
            app.anonymous().post("/api/v1/auth/login", json!({"email": typed, "password": PASSWORD})).await.ok();
        }
        app.sql("UPDATE users SET email = 'añá@example.org'");
        app.anonymous().post("/api/v1/auth/login", json!({"email": " AÑÁ@example.org", "password": PASSWORD})).await.ok();
    }
}

/// The only section that an editor sees.
async fn section_of(editor: &Client) -> String {
    editor.get("/api/v1/sections").await.ok()["items"][0]["id"].as_str().unwrap().to_owned()
}
