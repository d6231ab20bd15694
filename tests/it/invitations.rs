//! Inviting people, and accepting invitations.

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

async fn id(client: &Client) -> String {
    client.get("/api/v1/me").await.ok()["id"].as_str().unwrap().to_owned()
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
        assert!(letter.text.contains("16 de marzo de 2026, 09:00 UTC"), "{}", letter.text);
        assert!(letter.link().starts_with(&app.url("/es/invitation?token=")));
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

    async fn an_open_invitation_is_renewed_and_not_doubled(app) {
        let root = app.administrator("root").await;
        let eva = app.focal_point("eva").await;
        let first = invite(&root, "ana", "author", Some("mre-co")).await;
        assert_eq!(first.status, 201);
        for _ in 0..30 {
            let again = invite(&root, "ana", "author", Some("mre-co")).await;
            assert_eq!((again.status.as_u16(), again.json()), (200, first.json()), "nothing changes");
        }
        // Another role is another invitation; another inviter renews the same one.
        assert_eq!(invite(&root, "ana", "focal_point", Some("mre-co")).await.status, 201);
        let others = invite(&eva, "ana", "author", Some("mre-co")).await;
        assert_eq!((others.status.as_u16(), &others.json()["id"]), (200, &first.json()["id"]));
        let letters = app.letters_to("ana");
        assert_eq!(letters.len(), 2);

        app.clock.advance(DAY);
        let root = app.log_in("root").await;
        let renewed = invite(&root, "ana", "author", Some("mre-co")).await.ok();
        assert_eq!((&renewed["id"], &renewed["created_at"]), (&first.json()["id"], &first.json()["created_at"]));
        assert_eq!(renewed["expires_at"], "2026-03-17T09:00:00.000000Z");
        let again = app.letters_to("ana");
        assert_eq!((again.len(), again[2].token()), (3, letters[0].token()), "the link stays");
        assert!(again[2].text.contains("17 de marzo de 2026, 09:00 UTC"), "{}", again[2].text);
        app.clock.advance(14 * DAY - 1);
        accept(&app, letters[0].token(), "Ana", PASSWORD).await.ok();
        let root = app.log_in("root").await;
        assert_eq!(root.get("/api/v1/invitations").await.ok()["total"], 2);
    }

    async fn letters_with_invitations_are_limited_for_each_address(app) {
        let (root, ana) = (app.administrator("root").await, app.author("ana").await);
        let researcher = json!({"roles": []});
        root.patch(&format!("/api/v1/users/{}", id(&ana).await), researcher).await.ok();
        app.institution("can").await;
        let ways = [
            ("reviewer", None), ("editor", None), ("administrator", None), ("researcher", None),
            ("focal_point", Some("mre-co")), ("author", Some("can")), ("focal_point", Some("can")),
        ];
        // The responses are the same for a person with an account and for a stranger.
        for name in ["ana", "stranger"] {
            for (n, (role, institution)) in ways.into_iter().enumerate() {
                let reply = invite(&root, name, role, institution).await;
                if n < 5 {
                    assert_eq!(reply.status, 201, "{name} {role}");
                } else {
                    reply.problem(429, "too_many_requests");
                    assert_eq!(reply.header("retry-after"), DAY.to_string(), "{name} {role}");
                }
            }
            assert_eq!(app.letters_to(name).len(), 5);
            assert_eq!(invite(&root, name, "editor", None).await.status, 200, "an open one is still answered");
        }
        // Revoking and inviting again does not get around the limit.
        let list = root.get("/api/v1/invitations").await.ok();
        root.delete(&format!("/api/v1/invitations/{}", list["items"][0]["id"].as_str().unwrap())).await.ok();
        invite(&root, "stranger", "focal_point", Some("mre-co")).await.problem(429, "too_many_requests");
        app.clock.advance(DAY);
        let root = app.log_in("root").await;
        assert_eq!(invite(&root, "stranger", "author", Some("can")).await.status, 201);
    }

    async fn letters_with_invitations_are_limited_for_each_inviter(app) {
        let (root, berta) = (app.administrator("root").await, app.administrator("berta").await);
        for n in 0..100 {
            assert_eq!(invite(&root, &format!("guest{n}"), "researcher", None).await.status, 201, "{n}");
        }
        let refused = invite(&root, "guest100", "researcher", None).await;
        refused.problem(429, "too_many_requests");
        assert_eq!(refused.header("retry-after"), DAY.to_string());
        assert_eq!(invite(&berta, "guest100", "researcher", None).await.status, 201);
        assert_eq!(root.get("/api/v1/invitations").await.ok()["total"], 101);
    }

    async fn an_invitation_grants_no_more_than_its_inviter_could_now(app) {
        let root = app.administrator("root").await;
        let (fabio, berta) = (app.focal_point("fabio").await, app.administrator("berta").await);
        let (of_fabio, of_berta) = (id(&fabio).await, id(&berta).await);
        invite(&fabio, "ana", "author", Some("mre-co")).await.ok();
        invite(&berta, "eva", "editor", None).await.ok();
        let (ana, eva) = (app.letter_to("ana").token().to_owned(), app.letter_to("eva").token().to_owned());
        let gone = vec![("/token".to_owned(), "inviter_may_not_invite".to_owned())];
        let states = async || {
            let list = root.get("/api/v1/invitations").await.ok();
            let state = |n: usize| list["items"][n]["state"].as_str().unwrap().to_owned();
            (state(1), state(0))
        };
        assert_eq!(states().await, ("open".to_owned(), "open".to_owned()));
        let suspend = async |id: &str, suspended: bool| {
            root.patch(&format!("/api/v1/users/{id}"), json!({"suspended": suspended})).await.ok();
        };
        for user in [&of_fabio, &of_berta] {
            suspend(user, true).await;
        }
        assert_eq!(states().await, ("void".to_owned(), "void".to_owned()));
        assert_eq!(accept(&app, &ana, "Ana", PASSWORD).await.faults(), gone);
        assert_eq!(accept(&app, &eva, "Eva", PASSWORD).await.faults(), gone);
        for user in [&of_fabio, &of_berta] {
            suspend(user, false).await;
        }
        root.patch(&format!("/api/v1/users/{of_berta}"), json!({"roles": ["editor", "researcher"]})).await.ok();
        assert_eq!(accept(&app, &eva, "Eva", PASSWORD).await.faults(), gone);
        app.sql(&format!("UPDATE memberships SET role = 'author' WHERE user_id = '{of_fabio}'"));
        assert_eq!(accept(&app, &ana, "Ana", PASSWORD).await.faults(), gone, "an author invites nobody");
        root.delete(&format!("/api/v1/institutions/mre-co/members/{of_fabio}")).await.ok();
        let refused = accept(&app, &ana, "Ana", PASSWORD).await;
        assert!(refused.json()["errors"][0]["detail"].as_str().unwrap().contains("Ask the institution"), "{}", refused.json());
        assert_eq!(root.get("/api/v1/users").await.ok()["total"], 3, "no account was made");

        // Another inviter who is permitted to can renew it at once, with a mail in their own name; the link stays the
        // same.
        assert_eq!(invite(&root, "ana", "author", Some("mre-co")).await.status, 200);
        let letter = app.letter_to("ana");
        assert_eq!((letter.token(), letter.field("subject")), (ana.as_str(), "root le invita a Acervo"));
        accept(&app, &ana, "Ana", PASSWORD).await.ok();
        assert_eq!(states().await, ("accepted".to_owned(), "void".to_owned()));
    }

    async fn a_letter_that_would_say_what_counts_no_longer_is_not_sent(app) {
        let (root, fabio) = (app.administrator("root").await, app.focal_point("fabio").await);
        let one = invite(&fabio, "ana", "author", Some("mre-co")).await.ok();
        assert_eq!(one["letter"], json!({"state": "waiting", "sent_at": null, "failure": null}));
        invite(&fabio, "eva", "author", Some("mre-co")).await.ok();
        fabio.delete(&format!("/api/v1/invitations/{}", one["id"].as_str().unwrap())).await.ok();
        let fabio = id(&fabio).await;
        root.delete(&format!("/api/v1/institutions/mre-co/members/{fabio}")).await.ok();
        assert_eq!((app.letters_to("ana").len(), app.letters_to("eva").len()), (0, 0));
        let list = root.get("/api/v1/invitations").await.ok();
        let states: Vec<&Value> = list["items"].as_array().unwrap().iter().map(|one| &one["state"]).collect();
        assert_eq!(states, ["void", "revoked"]);
        app.clock.advance(14 * DAY);
        let list = app.log_in("root").await.get("/api/v1/invitations").await.ok();
        assert_eq!(list["items"][0]["state"], "expired");
    }

    async fn a_suspended_account_gains_nothing_by_an_invitation(app) {
        let (root, ana) = (app.administrator("root").await, app.author("ana").await);
        invite(&root, "ana", "focal_point", Some("mre-co")).await.ok();
        let token = app.letter_to("ana").token().to_owned();
        root.patch(&format!("/api/v1/users/{}", id(&ana).await), json!({"suspended": true})).await.ok();
        accept(&app, &token, "Ana", PASSWORD).await.problem(401, "invalid_credentials");
    }
}
