//! Who may do what by the forms of pages: every form refuses exactly those whom the API refuses.

use acervo::domain::account::Role;

use crate::app::{Client, TestApp};
use crate::attached::{attach, form, id_of, list, png};
use crate::browser::Browser;
use crate::editions::{draft, frozen, path};
use crate::permissions::{ACTORS, client, everybody, expected, knows};
use crate::states::{Stand, bring, is_public, states};

/// The fields of a form.
type Fields = Vec<(&'static str, String)>;

/// A form that performs an act on a section.
struct Form {
    /// The act, as in the table of permissions.
    act: &'static str,
    /// The path below the section's.
    path: &'static str,
    /// Everything that it needs to succeed.
    fields: fn(&Stand) -> Fields,
}

/// Every form for an act on a section. A page that offers another one adds it here.
const FORMS: [Form; 14] = [
    Form {
        act: "save",
        path: "/work/{id}/contact",
        fields: |_| vec![("/contact/name", "Consulados".into()), ("/contact/email", "c@example.org".into())],
    },
    Form {
        act: "save",
        path: "/work/{id}/adapted-from",
        fields: |on| vec![("version", on.version.to_string()), ("save", "1".into())],
    },
    Form { act: "submit", path: "/work/{id}/submit", fields: |on| vec![("version", on.version.to_string())] },
    Form { act: "withdraw", path: "/work/{id}/withdraw", fields: |_| vec![("reason", "Falta algo".into())] },
    Form { act: "restore", path: "/work/{id}/restore", fields: |_| vec![("version", "1".into())] },
    Form { act: "delete", path: "/work/{id}/delete", fields: |_| Vec::new() },
    Form { act: "unpublish", path: "/work/{id}/unpublish", fields: |_| vec![("reason", "Terminó".into())] },
    Form {
        act: "save",
        path: "/work/{id}/edit",
        fields: |on| {
            let base = on.version.to_string();
            vec![("group", "version".into()), ("base_version", base), ("chapter", "regularisation".into())]
        },
    },
    Form { act: "approve", path: "/desk/{id}", fields: |on| decision(on, "approve") },
    Form { act: "request_changes", path: "/desk/{id}", fields: |on| decision(on, "request_changes") },
    Form { act: "reject", path: "/desk/{id}", fields: |on| decision(on, "reject") },
    Form {
        act: "publish",
        path: "/desk/{id}/publish",
        fields: |on| vec![("version", on.version.to_string())],
    },
    Form { act: "unpublish", path: "/desk/{id}/unpublish", fields: |_| vec![("reason", "Terminó".into())] },
    Form { act: "reopen", path: "/desk/{id}/reopen", fields: |_| Vec::new() },
];

fn decision(on: &Stand, decision: &str) -> Fields {
    vec![
        ("decision", decision.to_owned()),
        ("version", on.version.to_string()),
        ("message", "Lo leí".to_owned()),
    ]
}

/// The forms of administrators, each with what would be a fault, so that nothing changes whoever sends it.
const ADMINISTRATION: [&str; 13] = [
    "/admin/institutions/new",
    "/admin/institutions/mre-co/edit",
    "/admin/new-compendium",
    "/admin/compendium/framework-document",
    "/admin/compendium/framework-document/chapters",
    "/admin/compendium/framework-document/template",
    "/admin/compendium/framework-document/template/new-field",
    "/admin/compendium/framework-document/template/fields/summary",
    "/admin/compendium/framework-document/template/new-group",
    "/admin/vocabularies/scopes",
    "/admin/thesaurus/new",
    "/admin/people",
    "/admin/people/AUTHOR",
];

/// The forms of an edition that editors prepare, below it. As they are sent here, they say that something else was shown
/// than there is, so that nothing changes whoever sends them.
const EDITIONS: [&str; 6] =
    ["/title", "/imprint", "/practices", "/candidate", "/freeze", "/texts/summary/es"];

/// The browsers of everyone in the table of permissions who has no token; who is suspended has none either.
async fn browsers(app: &TestApp) -> Vec<(&'static str, Browser)> {
    let mut browsers = Vec::new();
    for (name, ..) in ACTORS {
        match name {
            name if name.contains(':') || name == "suspended" => {}
            "anonymous" => browsers.push((name, app.browser())),
            _ => browsers.push((name, app.signed_in(name).await)),
        }
    }
    browsers
}

/// Sends a form that was never shown, as somebody does who knows its address.
async fn post(browser: &Browser, path: &str, fields: &Fields) -> crate::app::Reply {
    let hidden = browser.form_fields().await;
    let all: Vec<(&str, &str)> =
        hidden.iter().chain(fields).map(|(name, value)| (*name, value.as_str())).collect();
    browser.post(path, &all).await
}

async fn unchanged(author: &Client, stand: &Stand, before: &serde_json::Value, what: &str) {
    assert_eq!(&author.get(&stand.path()).await.ok(), before, "{what}");
}

stories! {
    async fn every_form_for_an_act_is_open_to_those_who_may_and_to_nobody_else(app) {
        let everybody = everybody(&app).await;
        let browsers = browsers(&app).await;
        let (author, editor) = (client(&everybody, "author"), client(&everybody, "editor"));
        for state in states() {
            let mut stand = bring(&app, author, editor, state).await;
            let mut before = author.get(&stand.path()).await.ok();
            for (name, extent, acts_of, more) in ACTORS {
                let Some((_, browser)) = browsers.iter().find(|(known, _)| *known == name) else { continue };
                for form in &FORMS {
                    let may = [acts_of, more].iter().any(|list| list.split(' ').any(|act| act == form.act));
                    let path = form.path.replace("{id}", &stand.id);
                    let what = format!("{name}: {path} in {state}");
                    let reply = post(browser, &format!("/es{path}"), &(form.fields)(&stand)).await;
                    let (status, code) = expected(extent, may, state, form.act);
                    match code {
                        Some(_) => {
                            // A page may hide what the API forbids, and the desk is there for editors only.
                            let said = reply.status.as_u16();
                            let is_elsewhere = form.path.starts_with("/desk") && name != "editor";
                            let is_hidden = said == 404 && (status == 403 || is_elsewhere);
                            assert!(said == status || is_hidden, "{what}: {said}, not {status}: {}", reply.page());
                            unchanged(author, &stand, &before, &what).await;
                        }
                        None => {
                            assert!(reply.leads_to().starts_with("/es/"), "{what}");
                            stand = bring(&app, author, editor, state).await;
                            before = author.get(&stand.path()).await.ok();
                        }
                    }
                }
            }
        }
    }

    async fn files_are_added_and_removed_by_those_who_may_save_and_by_nobody_else(app) {
        let everybody = everybody(&app).await;
        let browsers = browsers(&app).await;
        let (author, editor) = (client(&everybody, "author"), client(&everybody, "editor"));
        for state in states() {
            let stand = bring(&app, author, editor, state).await;
            let page = format!("/es/work/{}/files", stand.id);
            for (name, extent, acts_of, _) in ACTORS {
                let Some((_, browser)) = browsers.iter().find(|(known, _)| *known == name) else { continue };
                let may = acts_of.split(' ').any(|act| act == "save");
                let (status, _) = expected(extent, may, state, "save");
                // There is nothing to remove where nothing can be added.
                let own = attach(author, &stand.id, form(&png(4, 4), "a.png", &[("alt", "Un punto")])).await;
                let files = list(author, &stand.id).await;
                let sent = browser.upload(&page, &[("alt", "Otro")], ("b.png", png(5, 5))).await;
                let mut sent = vec![("added", sent)];
                if own.status == 201 {
                    let fields = vec![("remove", "1".to_owned())];
                    let path = format!("{page}/{}", id_of(&own.json()));
                    sent.push(("removed", post(browser, &path, &fields).await));
                }
                for (act, reply) in &sent {
                    let said = reply.status.as_u16();
                    let is_as_expected = match status {
                        200 => said == 303 && reply.leads_to() == page,
                        401 => said == 401 || (said == 303 && reply.leads_to().starts_with("/es/sign-in")),
                        403 => [403, 404].contains(&said),
                        status => said == status,
                    };
                    assert!(is_as_expected, "{name}: {act} in {state}: {said}, not {status}");
                }
                let after = list(author, &stand.id).await;
                match status {
                    200 => {
                        assert_eq!(after.len(), files.len(), "{name} in {state}: one more, and one less");
                        assert!(after.iter().any(|file| file["alt"] == "Otro"), "{name} in {state}");
                    }
                    _ => assert_eq!(after, files, "{name} in {state}"),
                }
                for file in &after {
                    author.delete(&format!("/api/v1/attachments/{}", id_of(file))).await;
                }
            }
        }
    }

    async fn the_pages_of_a_section_are_there_for_its_institution_and_for_nobody_else(app) {
        let everybody = everybody(&app).await;
        let browsers = browsers(&app).await;
        let (author, editor) = (client(&everybody, "author"), client(&everybody, "editor"));
        for state in ["draft", "submitted", "published"] {
            let stand = bring(&app, author, editor, state).await;
            for (name, extent, ..) in ACTORS {
                let Some((_, browser)) = browsers.iter().find(|(known, _)| *known == name) else { continue };
                for page in ["", "/contact", "/adapted-from", "/submit", "/withdraw", "/delete", "/unpublish", "/restore?version=1"] {
                    let reply = browser.get(&format!("/es/work/{}{page}", stand.id)).await;
                    let what = format!("{name}: {page} in {state}");
                    match extent {
                        "none" => assert!(reply.leads_to().starts_with("/es/sign-in?next="), "{what}"),
                        // What is not possible now is explained on the section's page.
                        "own" => assert!([200, 409].contains(&reply.status.as_u16()), "{what}: {}", reply.status),
                        // The section may be known, published even: its pages for authors are not there.
                        // A form that is not offered says no more than one of a section that is not known.
                        _ if page == "/submit" && knows(extent, state) => assert!([404, 409].contains(&reply.status.as_u16()), "{what}: {}", reply.status),
                        _ => assert_eq!(reply.status, 404, "{what}"),
                    }
                }
            }
            assert!(is_public(state) == (state == "published"));
        }
    }

    async fn the_forms_of_administrators_are_there_for_them_and_for_nobody_else(app) {
        let everybody = everybody(&app).await;
        let author = client(&everybody, "author").get("/api/v1/me").await.ok()["id"].as_str().unwrap().to_owned();
        for (name, browser) in browsers(&app).await {
            for path in ADMINISTRATION {
                let path = format!("/es{}", path.replace("AUTHOR", &author));
                let (shown, sent) = (browser.get(&path).await, post(&browser, &path, &Vec::new()).await);
                let (shown, sent) = (shown.status.as_u16(), sent.status.as_u16());
                match name {
                    "administrator" => {
                        assert_eq!(shown, 200, "{path}");
                        assert!(![401, 403, 404].contains(&sent), "{path}: {sent}");
                    }
                    "anonymous" => assert_eq!((shown, sent), (303, 401), "{path}"),
                    // Focal points have pages about their own institution.
                    _ => assert!(shown == 404 && [403, 404].contains(&sent), "{name}: {path}: {shown}, {sent}"),
                }
            }
        }
    }

    async fn editions_are_prepared_by_editors_and_by_nobody_else(app) {
        let everybody = everybody(&app).await;
        let editor = client(&everybody, "editor");
        client(&everybody, "author").published(editor, "Ventanilla").await;
        let (open, done) = (draft(editor).await, frozen(editor).await);
        let mut forms: Vec<String> =
            EDITIONS.iter().map(|form| format!("/es/desk/editions/{open}{form}")).collect();
        forms.extend(["/es/desk/editions/new".to_owned(), format!("/es/desk/editions/{done}/correction")]);
        let fields: Fields = [("/title/es", "Otro"), ("/until", "2999-01-01"), ("sure", "yes"), ("text", "Otro"), ("act", "save")]
            .map(|(name, value)| (name, value.to_owned())).into();
        for (name, browser) in browsers(&app).await {
            let before = editor.get("/api/v1/editions").await.ok();
            for form in &forms {
                let (shown, sent) = (browser.get(form).await, post(&browser, form, &fields).await);
                let (shown, sent) = (shown.status.as_u16(), sent.status.as_u16());
                match name {
                    "editor" => assert!(shown == 200 && ![401, 403, 404].contains(&sent), "{form}: {shown}, {sent}"),
                    "anonymous" => assert_eq!((shown, sent), (303, 401), "{form}"),
                    _ => assert_eq!((shown, sent), (404, 404), "{name}: {form}"),
                }
            }
            if name != "editor" {
                assert_eq!(editor.get("/api/v1/editions").await.ok(), before, "{name}");
            }
        }
        assert_eq!(editor.get(&path(&open, "")).await.ok()["revision"], 1);
    }

    async fn sections_are_created_by_those_who_may_and_by_nobody_else(app) {
        let _everybody = everybody(&app).await;
        let institution = app.anonymous().get("/api/v1/institutions/mre-co").await.ok()["id"].as_str().unwrap().to_owned();
        let chapters = app.anonymous().get("/api/v1/compendia/framework-document/chapters").await.ok();
        let chapter = chapters["items"][0]["id"].as_str().unwrap().to_owned();
        let fields: Fields = vec![("/practice/title", "Ventanilla".into()), ("institution", institution.clone()),
            ("chapter", chapter.clone()), ("language", "es".into())];
        let typed: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        for (name, browser) in browsers(&app).await {
            let (new, list, form) = (
                post(&browser, "/es/work/new", &fields).await,
                browser.get("/es/work").await,
                browser.get("/es/work/new").await,
            );
            let file = ("informe.md", "# Título\n\nTexto".into());
            let imported = browser.upload("/es/work/import", &typed[1..], file).await;
            match name {
                "anonymous" => {
                    assert_eq!(new.status, 401);
                    assert!(list.leads_to().contains("sign-in") && imported.leads_to().contains("sign-in"));
                }
                "author" | "focal_point" => {
                    assert!(new.leads_to().ends_with("/edit") && imported.leads_to().ends_with("/imported"), "{name}");
                    assert_eq!((list.status.as_u16(), form.status.as_u16()), (200, 200), "{name}");
                }
                "other_author" | "other_focal_point" => {
                    assert_eq!((new.status.as_u16(), imported.status.as_u16()), (403, 403), "{name}");
                    assert_eq!((list.status.as_u16(), form.status.as_u16()), (200, 200), "{name}");
                }
                _ => {
                    assert_eq!((new.status.as_u16(), imported.status.as_u16()), (403, 403), "{name}");
                    assert_eq!((list.status.as_u16(), form.status.as_u16()), (404, 404), "{name}");
                }
            }
        }
        assert!(Role::ALL.len() >= 6);
    }
}
