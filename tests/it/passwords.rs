//! Passwords: changing them, resetting forgotten ones, and refusing easy ones.

use reqwest::Method;
use serde_json::json;

use crate::app::{CHEAP, Client, PASSWORD, TestApp};

const NEW: &str = "yuca morada bajo el puente";

async fn log_in(app: &TestApp, name: &str, password: &str) -> crate::app::Reply {
    let body = json!({"email": TestApp::email(name), "password": password});
    app.anonymous().post("/api/v1/auth/login", body).await
}

async fn forget(app: &TestApp, name: &str) {
    let reply =
        app.anonymous().post("/api/v1/auth/forgot-password", json!({"email": TestApp::email(name)})).await;
    assert_eq!((reply.status.as_u16(), reply.bytes.len()), (202, 0));
}

/// The mail with a password-reset link. It is written after the response, so the test polls until it is there.
pub async fn reset_letter(app: &TestApp, name: &str, number: usize) -> crate::letters::Letter {
    for _ in 0..10_000 {
        let mut letters = app.letters_to(name);
        letters.retain(|letter| letter.text.contains("/new-password?token="));
        if letters.len() >= number {
            return letters.remove(number - 1);
        }
        tokio::task::yield_now().await;
    }
    panic!("no link for a new password came");
}

async fn reset(app: &TestApp, token: &str, password: &str) -> crate::app::Reply {
    let body = json!({"token": token, "password": password});
    app.anonymous().post("/api/v1/auth/reset-password", body).await
}

fn spent() -> Vec<(String, String)> {
    vec![("/token".to_owned(), "link_does_not_count".to_owned())]
}

stories! {
    async fn a_password_hashed_with_less_work_is_hashed_anew_when_its_owner_logs_in(app) {
        app.author("ana").await;
        let weak = {
            use argon2::password_hash::PasswordHasher;
            let params = argon2::Params::new(CHEAP.memory / 2, 1, 1, None).unwrap();
            let argon2 = argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params);
            argon2.hash_password_with_salt(PASSWORD.as_bytes(), b"a salt of a story").unwrap().to_string()
        };
        app.sql(&format!("UPDATE users SET password_hash = '{weak}'"));
        let hash = || {
            let email = TestApp::email("ana");
            app.app().core.store.read(|db| db.account_by_email(&email)).unwrap().unwrap().password_hash
        };
        log_in(&app, "ana", "another password entirely").await.problem(401, "invalid_credentials");
        assert_eq!(hash(), weak);
        log_in(&app, "ana", PASSWORD).await.ok();
        let current = format!("$argon2id$v=19$m={},t={},p={}$", CHEAP.memory, CHEAP.passes, CHEAP.lanes);
        assert!(hash().starts_with(&current), "{}", hash());
        log_in(&app, "ana", PASSWORD).await.ok();
    }

    async fn a_changed_password_counts_at_once_and_ends_all_other_sessions(app) {
        let ana = app.author("ana").await;
        let elsewhere = app.log_in("ana").await;
        let change = json!({"current_password": PASSWORD, "password": NEW});
        ana.put("/api/v1/me/password", change.clone()).await.ok();
        ana.get("/api/v1/me").await.ok();
        elsewhere.get("/api/v1/me").await.problem(401, "unauthenticated");
        log_in(&app, "ana", PASSWORD).await.problem(401, "invalid_credentials");
        log_in(&app, "ana", NEW).await.ok();

        let letter = app.letter_to("ana");
        assert_eq!(letter.field("subject"), "Se ha cambiado su contraseña de Acervo");
        assert!(!letter.text.contains(NEW));
        app.anonymous().put("/api/v1/me/password", change).await.problem(401, "unauthenticated");
    }

    async fn a_password_is_not_changed_without_the_current_one_nor_to_a_weak_one(app) {
        let ana = app.author("ana").await;
        let elsewhere = app.log_in("ana").await;
        let change = async |current: &str, password: &str| {
            let body = json!({"current_password": current, "password": password});
            let reply = ana.put("/api/v1/me/password", body).await;
            reply.problem(422, "invalid");
            reply.faults().into_iter().map(|(at, code)| format!("{at} {code}")).collect::<Vec<_>>()
        };
        assert_eq!(change("otra cosa del todo", NEW).await, ["/current_password wrong_password"]);
        assert!(change(PASSWORD, "9$kQz!v4T").await.contains(&"/password password_too_short".to_owned()));
        for weak in ["1234567890", "ana@example.org", "aaaaaaaaaaaa"] {
            assert!(change(PASSWORD, weak).await.contains(&"/password password_weak".to_owned()), "{weak}");
        }
        assert!(change(PASSWORD, &"yuca morada ".repeat(20)).await.contains(&"/password password_too_long".to_owned()));
        elsewhere.get("/api/v1/me").await.ok();
        log_in(&app, "ana", PASSWORD).await.ok();
    }

    async fn why_a_password_is_weak_is_said_in_four_languages(app) {
        let ana = app.author("ana").await;
        let said = [
            ("en", "This is one of the hundred most used passwords.", "The password is easy to guess"),
            ("es", "contraseñas más usadas", "fácil de adivinar"),
            ("pt", "senhas mais usadas", "fácil de adivinhar"),
            ("fr", "mots de passe les plus", "facile à deviner"),
        ];
        for (language, reason, weak) in said {
            let body = json!({"current_password": PASSWORD, "password": "1234567890"});
            let request = ana.request(Method::PUT, "/api/v1/me/password").header("accept-language", language);
            let reply = Client::send(request.json(&body)).await;
            let problem = reply.problem(422, "invalid");
            assert_eq!(reply.header("content-language"), language);
            let text = |code: &str| {
                let faults = problem["errors"].as_array().unwrap();
                faults.iter().find(|fault| fault["code"] == code).unwrap()["detail"].as_str().unwrap().to_owned()
            };
            assert!(text("password_reason_top_100").contains(reason), "{problem}");
            assert!(text("password_weak").contains(weak), "{problem}");
        }
    }

    async fn a_forgotten_password_is_set_anew_by_the_mailed_link_once(app) {
        let ana = app.author("ana").await;
        forget(&app, "ana").await;
        let letter = reset_letter(&app, "ana", 1).await;
        assert_eq!(letter.field("subject"), "Elija una nueva contraseña para Acervo");
        assert_eq!(letter.field("content-language"), "es");
        assert!(letter.field("content-type").starts_with("text/plain"));
        assert!(letter.text.contains("2 de marzo de 2026, 10:00 UTC"), "until when: {}", letter.text);
        assert!(letter.link().starts_with(&app.url("/es/new-password?token=")));

        let weak = reset(&app, letter.token(), "1234567890").await;
        weak.problem(422, "invalid");
        assert!(weak.faults().contains(&("/password".to_owned(), "password_weak".to_owned())));
        reset(&app, letter.token(), NEW).await.ok();
        ana.get("/api/v1/me").await.problem(401, "unauthenticated");
        log_in(&app, "ana", PASSWORD).await.problem(401, "invalid_credentials");
        log_in(&app, "ana", NEW).await.ok();
        assert_eq!(reset(&app, letter.token(), PASSWORD).await.faults(), spent());
        log_in(&app, "ana", NEW).await.ok();
    }

    async fn a_link_for_a_new_password_counts_for_an_hour(app) {
        app.author("ana").await;
        forget(&app, "ana").await;
        let letter = reset_letter(&app, "ana", 1).await;
        app.clock.advance(60 * 60);
        assert_eq!(reset(&app, letter.token(), NEW).await.faults(), spent());
        log_in(&app, "ana", PASSWORD).await.ok();
    }

    async fn a_link_sets_no_password_of_an_account_that_was_suspended(app) {
        let (root, ana) = (app.administrator("root").await, app.author("ana").await);
        let id = ana.get("/api/v1/me").await.ok()["id"].as_str().unwrap().to_owned();
        forget(&app, "ana").await;
        let letter = reset_letter(&app, "ana", 1).await;
        for suspended in [true, false] {
            root.patch(&format!("/api/v1/users/{id}"), json!({"suspended": suspended})).await.ok();
            assert_eq!(reset(&app, letter.token(), NEW).await.faults(), spent(), "suspended: {suspended}");
        }
        log_in(&app, "ana", PASSWORD).await.ok();
    }

    async fn a_link_that_was_used_makes_the_others_useless(app) {
        app.author("ana").await;
        forget(&app, "ana").await;
        let first = reset_letter(&app, "ana", 1).await;
        app.clock.advance(60);
        forget(&app, "ana").await;
        let second = reset_letter(&app, "ana", 2).await;
        assert_ne!(first.token(), second.token());
        reset(&app, second.token(), NEW).await.ok();
        assert_eq!(reset(&app, first.token(), PASSWORD).await.faults(), spent());
    }

    async fn nobody_learns_who_has_an_account_by_forgetting_a_password(app) {
        app.author("ana").await;
        forget(&app, "nadie").await;
        forget(&app, "ana").await;
        reset_letter(&app, "ana", 1).await;
        assert_eq!(app.letters_to("nadie").len(), 0);
        let body = json!({"email": "no address"});
        assert_eq!(app.anonymous().post("/api/v1/auth/forgot-password", body).await.status, 202);
        for token in ["made-up", "", &"A".repeat(150)] {
            assert_eq!(reset(&app, token, NEW).await.faults(), spent(), "{token}");
        }
    }
}
