//! Who may do what: every cell, including the denied ones, against the tests' own table.

use acervo::domain::account::Role;
use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::app::{Client, TestApp, section};
use crate::states::{DECIDES, Stand, WRITES, acts, attempt, bring, is_public, next, states, was_submitted};

/// All actors, the sections they know of (`own`: all sections of Colombia's ministry; `submitted`: those ever
/// submitted; `public`: those published; `none`: they are not authenticated), and the acts they may perform.
/// `author:read` is the author's API token with the scope `read`.
pub const ACTORS: [(&str, &str, &str, &str); 22] = [
    ("anonymous", "none", "", ""),
    ("suspended", "none", "", ""),
    ("author", "own", WRITES, ""),
    ("author:read", "own", "", ""),
    ("author:sections:write", "own", WRITES, ""),
    ("author:sections:decide", "own", "", ""),
    ("author:administration", "own", "", ""),
    ("focal_point", "own", WRITES, "unpublish"),
    ("focal_point:read", "own", "", ""),
    ("focal_point:sections:write", "own", WRITES, ""),
    ("focal_point:sections:decide", "own", "unpublish", ""),
    ("focal_point:administration", "own", "", ""),
    ("other_author", "public", "", ""),
    ("other_focal_point", "public", "", ""),
    ("reviewer", "public", "", ""),
    ("editor", "submitted", DECIDES, ""),
    ("editor:read", "submitted", "", ""),
    ("editor:sections:write", "submitted", "", ""),
    ("editor:sections:decide", "submitted", DECIDES, ""),
    ("editor:administration", "submitted", "", ""),
    ("administrator", "public", "", ""),
    ("researcher", "public", "", ""),
];

/// All other calls for which the API requires permission: the call with its body, the status for those who may, and who
/// they are. `logged_in` means everyone with an account, but no token.
const TASKS: &[(&str, &str, &str, u16, &str)] = &[
    (
        "POST",
        "/sections",
        "SECTION",
        201,
        "author focal_point author:sections:write focal_point:sections:write",
    ),
    ("GET", "/sections", "", 200, "logged_in author:read focal_point:read editor:read administrator:read"),
    ("POST", "/compendia/framework-document/editions", "{}", 422, "editor editor:sections:decide"),
    ("GET", "/journal", "", 200, "editor administrator editor:read administrator:read"),
    ("GET", "/search?explain=true", "", 200, "editor administrator editor:read administrator:read"),
    ("GET", "/desk/search", "", 200, "editor editor:read"),
    (
        "GET",
        "/institutions/mre-co/members",
        "",
        200,
        "focal_point administrator focal_point:administration administrator:administration",
    ),
    (
        "DELETE",
        "/institutions/mre-co/members/NOBODY",
        "",
        404,
        "focal_point administrator focal_point:administration administrator:administration",
    ),
    (
        "POST",
        "/invitations",
        "MEMBER",
        201,
        "focal_point administrator focal_point:administration administrator:administration",
    ),
    ("POST", "/invitations", "HOLDER", 201, "administrator administrator:administration"),
    (
        "GET",
        "/invitations",
        "",
        200,
        "focal_point other_focal_point administrator focal_point:administration administrator:administration",
    ),
    ("POST", "/institutions", "{}", 422, "administrator administrator:administration"),
    ("PATCH", "/institutions/mre-co", "{}", 200, "administrator administrator:administration"),
    // Whoever may give a logo is told that JSON is no form with a file.
    (
        "PUT",
        "/institutions/mre-co/logo",
        "{}",
        415,
        "editor administrator editor:administration administrator:administration",
    ),
    (
        "DELETE",
        "/institutions/mre-co/logo",
        "",
        200,
        "editor administrator editor:administration administrator:administration",
    ),
    ("POST", "/compendia", "{}", 422, "administrator administrator:administration"),
    ("PATCH", "/compendia/framework-document", "{}", 200, "administrator administrator:administration"),
    (
        "PUT",
        "/compendia/framework-document/chapters",
        "{}",
        422,
        "administrator administrator:administration",
    ),
    (
        "PUT",
        "/compendia/framework-document/template",
        "{}",
        422,
        "administrator administrator:administration",
    ),
    ("PUT", "/vocabularies/VOCABULARY", "{}", 422, "administrator administrator:administration"),
    // Whoever may replace the thesaurus is told that JSON is not a supported format.
    ("PUT", "/thesaurus", "{}", 415, "administrator administrator:administration"),
    ("PUT", "/thesaurus/visa", "{}", 422, "administrator administrator:administration"),
    ("DELETE", "/thesaurus/no-such-concept", "", 404, "administrator administrator:administration"),
    ("GET", "/users", "", 200, "administrator administrator:administration"),
    ("PATCH", "/users/AUTHOR", "{}", 200, "administrator administrator:administration"),
    ("GET", "/me", "", 200, "logged_in author:read focal_point:read editor:read administrator:read"),
    ("PATCH", "/me", "{}", 200, "logged_in"),
    ("PUT", "/me/password", "{}", 422, "logged_in"),
    ("GET", "/me/sessions", "", 200, "logged_in"),
    ("DELETE", "/me/sessions/NOBODY", "", 404, "logged_in"),
    ("GET", "/me/tokens", "", 200, "logged_in"),
    ("POST", "/me/tokens", "{}", 422, "logged_in"),
    ("DELETE", "/me/tokens/NOBODY", "", 404, "logged_in"),
    ("GET", "/me/searches", "", 200, "logged_in author:read focal_point:read editor:read administrator:read"),
    ("POST", "/me/searches", "{}", 422, "logged_in"),
    (
        "GET",
        "/me/searches/NOBODY",
        "",
        404,
        "logged_in author:read focal_point:read editor:read administrator:read",
    ),
    ("PATCH", "/me/searches/NOBODY", "{}", 404, "logged_in"),
    ("DELETE", "/me/searches/NOBODY", "", 404, "logged_in"),
];

const SCOPES: [&str; 4] = ["read", "sections:write", "sections:decide", "administration"];

/// All actors, by their names in the tables.
pub async fn everybody(app: &TestApp) -> Vec<(String, Client)> {
    let logged_in = [
        ("author", app.author("author").await),
        ("focal_point", app.focal_point("focal_point").await),
        ("other_author", app.member("other_author", Role::Author, "mre-pe").await),
        ("other_focal_point", app.member("other_focal_point", Role::FocalPoint, "mre-pe").await),
        ("reviewer", app.holder("reviewer", Role::Reviewer).await),
        ("editor", app.editor("editor").await),
        ("administrator", app.administrator("administrator").await),
        ("researcher", app.holder("researcher", Role::Researcher).await),
        ("suspended", app.author("suspended").await),
    ];
    let mut everybody = vec![("anonymous".to_owned(), app.anonymous())];
    for (name, client) in &logged_in {
        if ["author", "focal_point", "editor", "administrator"].contains(name) {
            for scope in SCOPES {
                let new = json!({"name": "Prueba", "scopes": [scope], "days": 30});
                let made = client.post("/api/v1/me/tokens", new).await.ok();
                let token = made["token"].as_str().unwrap();
                everybody.push((format!("{name}:{scope}"), client.with_token(token)));
            }
        }
    }
    let [.., (_, suspended)] = &logged_in;
    let id = suspended.get("/api/v1/me").await.ok()["id"].as_str().unwrap().to_owned();
    let (_, administrator) = &logged_in[6];
    administrator.patch(&format!("/api/v1/users/{id}"), json!({"suspended": true})).await.ok();
    everybody.extend(logged_in.map(|(name, client)| (name.to_owned(), client)));
    everybody
}

pub fn client<'a>(everybody: &'a [(String, Client)], name: &str) -> &'a Client {
    &everybody.iter().find(|(named, _)| named == name).unwrap_or_else(|| panic!("no {name}")).1
}

pub fn knows(extent: &str, state: &str) -> bool {
    match extent {
        "own" => true,
        "submitted" => was_submitted(state),
        "public" => is_public(state),
        _ => false,
    }
}

/// The expected response to an act.
pub fn expected(extent: &str, may: bool, state: &str, act: &str) -> (u16, Option<&'static str>) {
    match (extent, next(state, act)) {
        ("none", _) => (401, Some("unauthenticated")),
        _ if !knows(extent, state) => (404, Some("not_found")),
        _ if !may => (403, Some("forbidden")),
        (_, None) => (409, Some("wrong_stage")),
        (_, Some("gone")) => (204, None),
        _ => (200, None),
    }
}

/// Checks that a refused call has not changed the section.
async fn unchanged(author: &Client, stand: &Stand, before: &Value, what: &str) {
    assert_eq!(&author.get(&stand.path()).await.ok(), before, "{what}");
}

stories! {
    async fn every_act_is_open_to_those_who_may_and_to_nobody_else(app) {
        let everybody = everybody(&app).await;
        let (author, editor) = (client(&everybody, "author"), client(&everybody, "editor"));
        for state in states() {
            let mut stand = bring(&app, author, editor, state).await;
            let mut before = author.get(&stand.path()).await.ok();
            for (name, extent, acts_of, more) in ACTORS {
                let who = client(&everybody, name);
                for act in acts() {
                    let may = [acts_of, more].iter().any(|list| list.split(' ').any(|named| named == act));
                    let what = format!("{name}: {act} in {state}");
                    let reply = attempt(who, &stand, act).await;
                    let (status, code) = expected(extent, may, state, act);
                    assert_eq!(reply.status.as_u16(), status, "{what}: {}", String::from_utf8_lossy(&reply.bytes));
                    match code {
                        Some(code) => assert_eq!(reply.json()["code"], code, "{what}"),
                        None => {
                            stand = bring(&app, author, editor, state).await;
                            before = author.get(&stand.path()).await.ok();
                        }
                    }
                }
                unchanged(author, &stand, &before, &format!("{name} in {state}")).await;
            }
        }
    }

    async fn everybody_reads_what_they_know_of_and_nothing_else(app) {
        let everybody = everybody(&app).await;
        let (author, editor) = (client(&everybody, "author"), client(&everybody, "editor"));
        for state in states() {
            let stand = bring(&app, author, editor, state).await;
            for (name, extent, _, _) in ACTORS {
                let who = client(&everybody, name);
                let readable = !name.contains(':') || name.ends_with(":read");
                let known = if knows(extent, state) { 200 } else { 404 };
                let status = match extent {
                    "none" => 401,
                    _ if !readable => 403,
                    _ => known,
                };
                // Rounds are not shown to those who see only published versions.
                let rounds = if extent == "public" && status == 200 { 403 } else { status };
                // None of the sections was created from a file.
                let original = if status == 200 { 404 } else { status };
                // Editors know of a section that was withdrawn, and see none of its versions.
                let unseen = extent == "submitted" && state == "withdrawn" && status == 200;
                let compared = if unseen { 404 } else { status };
                let path = stand.path();
                for (path, status) in [(path.clone(), status), (format!("{path}/compare"), compared), (format!("{path}/versions"), status),
                    (format!("{path}/rounds"), rounds), (format!("{path}/original"), original)] {
                    let reply = who.get(&path).await;
                    assert_eq!(reply.status.as_u16(), status, "{name}: {path} in {state}");
                }
                let public = who.get(&format!("/api/v1/published/{}", stand.id)).await.status.as_u16();
                let open = match state {
                    // An invalid credential is never silently treated as anonymous.
                    _ if name == "suspended" => 401,
                    "unpublished" => 410,
                    state if is_public(state) => 200,
                    _ => 404,
                };
                assert_eq!(public, open, "{name}: published in {state}");
            }
        }
    }

    async fn whoever_may_save_keeps_working_copies_and_merges_and_nobody_else(app) {
        let everybody = everybody(&app).await;
        let (author, editor) = (client(&everybody, "author"), client(&everybody, "editor"));
        let text = json!({"base_version": 1, "practice": {"title": "Otro título"}, "body": "Otro texto"});
        for state in states() {
            let stand = bring(&app, author, editor, state).await;
            let before = author.get(&stand.path()).await.ok();
            let copy = format!("{}/working-copy", stand.path());
            for (name, extent, acts_of, _) in ACTORS {
                let who = client(&everybody, name);
                let may = acts_of.split(' ').any(|act| act == "save");
                let what = format!("{name} in {state}");
                let (status, _) = expected(extent, may, state, "save");
                let merged = who.post(&format!("{}/merge", stand.path()), text.clone()).await;
                assert_eq!(merged.status.as_u16(), status, "{what}");
                // What is typed is kept at every stage.
                let status = if status == 409 { 200 } else { status };
                assert_eq!(who.put(&copy, text.clone()).await.status.as_u16(), status, "{what}");
                assert_eq!(who.get(&copy).await.status.as_u16(), status, "{what}");
                let gone = if status == 200 { 204 } else { status };
                assert_eq!(who.delete(&copy).await.status.as_u16(), gone, "{what}");
            }
            unchanged(author, &stand, &before, state).await;
        }
    }

    async fn every_other_call_is_open_to_those_who_may_and_to_nobody_else(app) {
        let everybody = everybody(&app).await;
        let author = client(&everybody, "author").get("/api/v1/me").await.ok()["id"].clone();
        let vocabularies = app.anonymous().get("/api/v1/vocabularies").await.ok();
        let vocabulary = vocabularies["items"][0]["name"].as_str().unwrap();
        for (method, path, body, success, allowed) in TASKS {
            for (name, who) in &everybody {
                let path = format!("/api/v1{path}")
                    .replace("NOBODY", &Uuid::now_v7().to_string())
                    .replace("AUTHOR", author.as_str().unwrap())
                    .replace("VOCABULARY", vocabulary);
                let email = format!("{}@example.org", Uuid::new_v4().simple());
                let mut request = who.request(Method::from_bytes(method.as_bytes()).unwrap(), &path);
                request = match *body {
                    "" => request,
                    "SECTION" => request.json(&section("mre-co", "Ventanilla móvil")),
                    "MEMBER" => request.json(&json!({"email": email, "institution": "mre-co", "role": "author", "language": "es"})),
                    "HOLDER" => request.json(&json!({"email": email, "role": "reviewer", "language": "es"})),
                    _ => request.json(&json!({})),
                };
                let anyone = !name.contains(':') && allowed.split(' ').any(|named| named == "logged_in");
                let status = match name.as_str() {
                    "anonymous" | "suspended" => 401,
                    name if anyone || allowed.split(' ').any(|named| named == name) => *success,
                    _ => 403,
                };
                let reply = Client::send(request).await;
                let text = String::from_utf8_lossy(&reply.bytes);
                assert_eq!(reply.status.as_u16(), status, "{name}: {method} {path}: {text}");
            }
        }
    }

    async fn an_invitation_is_taken_back_only_by_those_who_could_have_sent_it(app) {
        let everybody = everybody(&app).await;
        let administrator = client(&everybody, "administrator");
        for (invite, allowed) in [
            (json!({"email": "b@example.org", "institution": "mre-co", "role": "author", "language": "es"}),
                "focal_point administrator focal_point:administration administrator:administration"),
            (json!({"email": "b@example.org", "role": "editor", "language": "es"}),
                "administrator administrator:administration"),
        ] {
            let made = administrator.post("/api/v1/invitations", invite).await.ok();
            let path = format!("/api/v1/invitations/{}", made["id"].as_str().unwrap());
            for (name, who) in &everybody {
                let status = match name.as_str() {
                    "anonymous" | "suspended" => 401,
                    name if allowed.split(' ').any(|named| named == name) => 204,
                    _ => 404,
                };
                assert_eq!(who.delete(&path).await.status.as_u16(), status, "{name}");
            }
        }
    }
}
