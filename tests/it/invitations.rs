//! Inviting people, and their coming.

use reqwest::Method;
use serde_json::{Value, json};

use crate::app::{Client, PASSWORD, Reply, TestApp};

const DAY: i64 = 24 * 60 * 60;

async fn invite(inviter: &Client, name: &str, role: &str, institution: Option<&str>) -> Reply {
    let mut body = json!({"email": TestApp::email(name), "role": role, "language": "es"});
    if let Some(institution) = institution {
        body["institution"] = institution.into();
    }
    inviter.post("/api/v1/invitations", body).await
}

async fn accept(app: &TestApp, token: &str, name: &str, password: &str) -> Reply {
    let body = json!({"token": token, "name": name, "password": password, "language": "pt"});
    app.anonymous().post("/api/v1/auth/accept-invitation", body).await
}

fn spent() -> Vec<(String, String)> {
    vec![("/token".to_owned(), "link_does_not_count".to_owned())]
}

fn names(list: &Value) -> Vec<&str> {
    list["items"].as_array().unwrap().iter().map(|item| item["name"].as_str().unwrap()).collect()
}

stories! {
    async fn somebody_new_comes_by_an_invitation(app) {
        let (root, fabio) = (app.administrator("root").await, app.focal_point("fabio").await);
        let reply = invite(&root, "ana", "author", Some("mre-co")).await;
        assert_eq!(reply.status, 201);
        let invitation = reply.json();
        let id = invitation["id"].as_str().unwrap();
        assert!(reply.header("location").ends_with(&format!("/api/v1/invitations/{id}")));
        assert_eq!(invitation["institution"]["slug"], "mre-co");
        assert_eq!((&invitation["accepted_at"], &invitation["revoked_at"]), (&Value::Null, &Value::Null));

        let letter = app.letter_to("ana");
        assert_eq!(letter.field("subject"), "root le invita a Acervo");
        assert_eq!(letter.field("content-language"), "es");
        assert!(letter.field("content-type").starts_with("text/plain"));
        assert!(letter.text.contains("Ministerio mre-co") && letter.text.contains("Autor o autora"), "{}", letter.text);
        assert!(letter.text.contains("2026-03-16 09:00 UTC"), "{}", letter.text);
        assert!(letter.link().starts_with(&app.url("/accept-invitation?token=")));
        assert!(!invitation.to_string().contains(letter.token()));

        let pair = accept(&app, letter.token(), "Ana Pérez", PASSWORD).await.ok();
        let ana = app.anonymous().with_token(pair["access_token"].as_str().unwrap());
        let me = ana.get("/api/v1/me").await.ok();
        assert_eq!((&me["name"], &me["language"], &me["email"]), (&json!("Ana Pérez"), &json!("pt"), &json!("ana@example.org")));
        assert_eq!(me["memberships"][0]["role"], "author");
        ana.draft("Ventanilla consular móvil").await;
        app.log_in("ana").await;

        let told = app.letter_to("fabio");
        assert_eq!(told.field("subject"), "Ana Pérez ya forma parte de su institución en Acervo");
        assert!(told.text.contains("Autor o autora"));
        let listed = fabio.get("/api/v1/invitations").await.ok();
        assert_eq!(listed["items"][0]["accepted_at"], "2026-03-02T09:00:00.000000Z");
    }

    async fn an_account_that_exists_gives_its_own_password_which_stays(app) {
        let (root, ana) = (app.administrator("root").await, app.author("ana").await);
        app.institution("can").await;
        invite(&root, "ana", "focal_point", Some("can")).await.ok();
        let letter = app.letter_to("ana");
        accept(&app, letter.token(), "Otra", "yuca morada bajo el puente").await.problem(401, "invalid_credentials");
        accept(&app, letter.token(), "Otra", PASSWORD).await.ok();
        let me = ana.get("/api/v1/me").await.ok();
        assert_eq!((&me["name"], &me["language"]), (&json!("ana"), &json!("es")), "the account stays as it was");
        let mut roles: Vec<String> = me["memberships"].as_array().unwrap().iter()
            .map(|one| format!("{} {}", one["role"].as_str().unwrap(), one["institution"]["slug"].as_str().unwrap()))
            .collect();
        roles.sort();
        assert_eq!(roles, ["author mre-co", "focal_point can"]);
        app.log_in("ana").await;
    }

    async fn an_invitation_is_accepted_once(app) {
        let root = app.administrator("root").await;
        app.institution("mre-co").await;
        invite(&root, "ana", "author", Some("mre-co")).await.ok();
        let letter = app.letter_to("ana");
        let weak = accept(&app, letter.token(), "Ana", "1234567890").await;
        weak.problem(422, "invalid");
        assert!(weak.faults().contains(&("/password".to_owned(), "password_weak".to_owned())));
        accept(&app, letter.token(), "Ana", PASSWORD).await.ok();
        assert_eq!(accept(&app, letter.token(), "Ana", PASSWORD).await.faults(), spent());
        for token in ["made-up", "", "AAAA"] {
            assert_eq!(accept(&app, token, "Ana", PASSWORD).await.faults(), spent(), "{token}");
        }
    }

    async fn a_revoked_invitation_does_not_count(app) {
        let (root, fabio) = (app.administrator("root").await, app.focal_point("fabio").await);
        let other = app.member("olga", acervo::domain::account::Role::FocalPoint, "mre-br").await;
        let id = invite(&fabio, "ana", "author", Some("mre-co")).await.ok()["id"].as_str().unwrap().to_owned();
        let letter = app.letter_to("ana");
        let path = format!("/api/v1/invitations/{id}");
        other.delete(&path).await.problem(404, "not_found");
        fabio.delete(&path).await.ok();
        fabio.delete(&path).await.ok();
        assert_eq!(accept(&app, letter.token(), "Ana", PASSWORD).await.faults(), spent());
        assert!(root.get("/api/v1/invitations").await.ok()["items"][0]["revoked_at"].is_string());
        root.delete("/api/v1/invitations/none").await.problem(404, "not_found");
    }

    async fn an_invitation_counts_for_two_weeks(app) {
        let root = app.administrator("root").await;
        app.institution("mre-co").await;
        invite(&root, "ana", "author", Some("mre-co")).await.ok();
        let letter = app.letter_to("ana");
        app.clock.advance(14 * DAY);
        assert_eq!(accept(&app, letter.token(), "Ana", PASSWORD).await.faults(), spent());
        let root = app.log_in("root").await;
        invite(&root, "ana", "author", Some("mre-co")).await.ok();
        accept(&app, app.letter_to("ana").token(), "Ana", PASSWORD).await.ok();
    }

    async fn administrators_invite_to_every_role_and_focal_points_to_their_own_institution(app) {
        let (root, fabio) = (app.administrator("root").await, app.focal_point("fabio").await);
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        app.institution("mre-br").await;
        for role in ["reviewer", "editor", "administrator", "researcher"] {
            invite(&root, role, role, None).await.ok();
            invite(&fabio, role, role, None).await.problem(403, "forbidden");
        }
        for role in ["author", "focal_point"] {
            invite(&fabio, &format!("new-{role}"), role, Some("mre-co")).await.ok();
            invite(&fabio, "x", role, Some("mre-br")).await.problem(403, "forbidden");
            for other in [&ana, &eva] {
                invite(other, "x", role, Some("mre-co")).await.problem(403, "forbidden");
            }
        }
        invite(&app.anonymous(), "x", "author", Some("mre-co")).await.problem(401, "unauthenticated");
        for other in [&ana, &eva] {
            other.get("/api/v1/invitations").await.problem(403, "forbidden");
        }
        assert_eq!(fabio.get("/api/v1/invitations").await.ok()["total"], 2);
        assert_eq!(root.get("/api/v1/invitations").await.ok()["total"], 6);

        accept(&app, app.letter_to("editor").token(), "Elena", PASSWORD).await.ok();
        let me = app.log_in("editor").await.get("/api/v1/me").await.ok();
        assert_eq!((&me["roles"], &me["memberships"]), (&json!(["editor"]), &json!([])));
    }

    async fn every_fault_of_an_invitation_is_told(app) {
        let (root, _ana) = (app.administrator("root").await, app.author("ana").await);
        let faults = async |body: Value| {
            let reply = root.post("/api/v1/invitations", body).await;
            reply.problem(422, "invalid");
            reply.faults().into_iter().map(|(at, code)| format!("{at} {code}")).collect::<Vec<_>>()
        };
        let unplaced = json!({"email": "nobody", "role": "author", "language": "es"});
        assert_eq!(faults(unplaced).await, ["/email not_an_email_address", "/institution required"]);
        let elsewhere = json!({"email": "x@example.org", "role": "author", "institution": "none", "language": "es"});
        assert_eq!(faults(elsewhere).await, ["/institution unknown"]);
        let editor = json!({"email": "x@example.org", "role": "editor", "institution": "mre-co", "language": "es"});
        assert_eq!(faults(editor).await, ["/institution role_without_institution"]);
        let form = json!({"role": "king", "language": "de", "more": 1});
        assert_eq!(faults(form).await, ["/email required", "/language not_an_option", "/more unknown_field", "/role not_an_option"]);
        invite(&root, "ana", "author", Some("mre-co")).await.problem(409, "conflict");
        assert_eq!(root.get("/api/v1/invitations").await.ok()["total"], 0);
    }

    async fn members_are_listed_and_removed_and_lose_access_at_once(app) {
        let (root, fabio, ana) = (app.administrator("root").await, app.focal_point("fabio").await, app.author("ana").await);
        let other = app.member("olga", acervo::domain::account::Role::FocalPoint, "mre-br").await;
        let section = ana.draft("Ventanilla consular móvil").await;
        let members = "/api/v1/institutions/mre-co/members";
        let listed = fabio.get(members).await.ok();
        assert_eq!((listed["total"].as_i64(), names(&listed).len()), (Some(2), 2));
        assert_eq!(root.get(members).await.ok(), listed);
        for outside in [&other, &ana] {
            outside.get(members).await.problem(403, "forbidden");
        }
        app.anonymous().get(members).await.problem(401, "unauthenticated");
        fabio.get("/api/v1/institutions/none/members").await.problem(404, "not_found");

        let id = ana.get("/api/v1/me").await.ok()["id"].as_str().unwrap().to_owned();
        other.delete(&format!("{members}/{id}")).await.problem(403, "forbidden");
        ana.delete(&format!("{members}/{id}")).await.problem(403, "forbidden");
        fabio.delete(&format!("{members}/{id}")).await.ok();
        fabio.delete(&format!("{members}/{id}")).await.problem(404, "not_found");
        assert_eq!(names(&fabio.get(members).await.ok()), ["fabio"]);

        ana.get(&format!("/api/v1/sections/{section}")).await.problem(404, "not_found");
        ana.act(&section, "submit").await.problem(404, "not_found");
        assert_eq!(ana.get("/api/v1/sections").await.ok()["total"], 0);
        let again = ana.post("/api/v1/sections", crate::app::section("mre-co", "Otra")).await;
        assert_eq!(again.status, 403);
        fabio.get(&format!("/api/v1/sections/{section}")).await.ok();
    }

    async fn a_role_changes_by_a_new_invitation(app) {
        let (root, ana) = (app.administrator("root").await, app.author("ana").await);
        invite(&root, "ana", "focal_point", Some("mre-co")).await.ok();
        accept(&app, app.letter_to("ana").token(), "Ana", PASSWORD).await.ok();
        let memberships = ana.get("/api/v1/me").await.ok()["memberships"].clone();
        assert_eq!((memberships.as_array().unwrap().len(), &memberships[0]["role"]), (1, &json!("focal_point")));
        assert_eq!(Client::send(ana.request(Method::GET, "/api/v1/institutions/mre-co/members")).await.ok()["total"], 1);
    }
}
