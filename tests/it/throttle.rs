//! Failed log-ins are rate-limited, and nobody else is.

use reqwest::Method;
use serde_json::json;

use crate::app::{Client, PASSWORD, Reply, TestApp};
use crate::passwords::reset_letter;

const QUARTER: i64 = 15 * 60;

async fn attempt(app: &TestApp, from: &str, email: &str, password: &str) -> Reply {
    let request = app.anonymous().request(Method::POST, "/api/v1/auth/login").header("x-forwarded-for", from);
    Client::send(request.json(&json!({"email": email, "password": password}))).await
}

fn behind_a_proxy(app: &mut TestApp) {
    app.start_again_with(|config| config.trusted_proxies = vec!["127.0.0.1/32".parse().unwrap()]);
}

/// Failures from one address, each for a different account, which need not exist.
async fn fail(app: &TestApp, from: &str, accounts: std::ops::Range<usize>) {
    for number in accounts {
        let reply = attempt(app, from, &format!("nadie{number}@example.org"), "x").await;
        assert_eq!(reply.status, 401, "attempt {number}");
    }
}

stories! {
    async fn an_account_is_held_up_after_ten_failures_also_with_the_right_password(app) {
        behind_a_proxy(&mut app);
        app.author("ana").await;
        app.author("berta").await;
        for number in 0..10 {
            let from = format!("192.0.2.{number}");
            attempt(&app, &from, " Ana@example.org", "x").await.problem(401, "invalid_credentials");
            app.clock.advance(6);
        }
        for (from, password) in [("192.0.2.1", "x"), ("198.51.100.1", PASSWORD)] {
            let held = attempt(&app, from, "ana@example.org", password).await;
            held.problem(429, "too_many_requests");
            assert_eq!(held.header("retry-after"), (QUARTER - 60).to_string());
        }
        attempt(&app, "192.0.2.1", "berta@example.org", PASSWORD).await.ok();
        app.clock.advance(QUARTER - 60);
        attempt(&app, "192.0.2.1", "ana@example.org", PASSWORD).await.ok();
    }

    async fn an_address_without_an_account_is_held_up_just_the_same(app) {
        for _ in 0..10 {
            attempt(&app, "", "nadie@example.org", "x").await.problem(401, "invalid_credentials");
        }
        attempt(&app, "", "nadie@example.org", "x").await.problem(429, "too_many_requests");
    }

    async fn a_good_log_in_forgets_the_failures_before_it(app) {
        app.author("ana").await;
        for _ in 0..3 {
            for _ in 0..9 {
                attempt(&app, "", "ana@example.org", "x").await.problem(401, "invalid_credentials");
            }
            attempt(&app, "", "ana@example.org", PASSWORD).await.ok();
        }
    }

    async fn an_address_is_held_up_after_a_hundred_failures_and_free_a_quarter_of_an_hour_later(app) {
        app.author("ana").await;
        behind_a_proxy(&mut app);
        fail(&app, "192.0.2.7", 0..100).await;
        let held = attempt(&app, "192.0.2.7", "ana@example.org", PASSWORD).await;
        held.problem(429, "too_many_requests");
        assert_eq!(held.header("retry-after"), QUARTER.to_string());
        attempt(&app, "192.0.2.8", "ana@example.org", PASSWORD).await.ok();
        app.clock.advance(QUARTER);
        attempt(&app, "192.0.2.7", "ana@example.org", PASSWORD).await.ok();
    }

    async fn the_addresses_of_an_ipv6_network_are_one(app) {
        app.author("ana").await;
        behind_a_proxy(&mut app);
        for number in 0..100 {
            fail(&app, &format!("2001:db8:0:7:{number:x}::{number:x}"), number..number + 1).await;
        }
        let held = attempt(&app, "2001:db8:0:7::1", "ana@example.org", PASSWORD).await;
        held.problem(429, "too_many_requests");
        attempt(&app, "2001:db8:0:8::1", "ana@example.org", PASSWORD).await.ok();
        // An account known in a network is known at each of its addresses.
        fail(&app, "2001:db8:0:8:1::1", 200..400).await;
        attempt(&app, "2001:db8:0:8:2::2", "nadie@example.org", "x").await.problem(429, "too_many_requests");
        attempt(&app, "2001:db8:0:8:2::2", "ana@example.org", PASSWORD).await.ok();
    }

    async fn guesses_from_elsewhere_do_not_lock_anybody_out_at_home(app) {
        app.author("ana").await;
        behind_a_proxy(&mut app);
        let (home, elsewhere) = ("192.0.2.1", |number: usize| format!("198.51.100.{number}"));
        attempt(&app, home, "ana@example.org", PASSWORD).await.ok();
        for number in 0..10 {
            attempt(&app, &elsewhere(number), "ana@example.org", "x").await.problem(401, "invalid_credentials");
        }
        for _ in 0..2 {
            let ana = attempt(&app, home, "ana@example.org", PASSWORD).await.ok();
            // The owner logs in repeatedly, without an attacker elsewhere getting a single additional guess.
            attempt(&app, &elsewhere(11), "ana@example.org", PASSWORD).await.problem(429, "too_many_requests");
            let ana = app.anonymous().with_token(ana["access_token"].as_str().unwrap());
            let change = json!({"current_password": "x", "password": "yuca morada bajo el puente"});
            let request = ana.request(Method::PUT, "/api/v1/me/password").header("x-forwarded-for", home);
            Client::send(request.json(&change)).await.problem(422, "invalid");
        }
        // At home the account has its own ten attempts.
        for _ in 1..10 {
            attempt(&app, home, "ana@example.org", "x").await.problem(401, "invalid_credentials");
        }
        attempt(&app, home, "ana@example.org", PASSWORD).await.problem(429, "too_many_requests");
        app.clock.advance(QUARTER);
        attempt(&app, home, "ana@example.org", PASSWORD).await.ok();
        // A month later nobody is known there any longer.
        app.clock.advance(30 * 24 * 60 * 60);
        for number in 0..10 {
            attempt(&app, &elsewhere(number), "ana@example.org", "x").await.problem(401, "invalid_credentials");
        }
        attempt(&app, home, "ana@example.org", PASSWORD).await.problem(429, "too_many_requests");
    }

    async fn whoever_guesses_does_not_learn_which_accounts_there_are(app) {
        app.author("ana").await;
        behind_a_proxy(&mut app);
        attempt(&app, "192.0.2.1", "ana@example.org", PASSWORD).await.ok();
        for (number, from) in [(0, "198.51.100.1"), (9, "198.51.100.1"), (2, "198.51.100.2")] {
            for email in ["ana@example.org", "nadie@example.org"] {
                for _ in 0..number {
                    attempt(&app, from, email, "x").await;
                }
            }
            let seen = async |email| {
                let reply = attempt(&app, from, email, "x").await;
                (reply.status, reply.header("retry-after").to_owned(), reply.json()["code"].clone())
            };
            assert_eq!(seen("ana@example.org").await, seen("nadie@example.org").await);
        }
    }

    async fn a_password_set_by_mail_opens_the_account_and_keeps_it_open_where_that_was_done(app) {
        app.author("ana").await;
        behind_a_proxy(&mut app);
        let guess = async |times: usize, status: u16| {
            for _ in 0..times {
                assert_eq!(attempt(&app, "198.51.100.1", "ana@example.org", "x").await.status, status);
            }
        };
        guess(10, 401).await;
        attempt(&app, "192.0.2.1", "ana@example.org", PASSWORD).await.problem(429, "too_many_requests");
        let forgot = json!({"email": "ana@example.org"});
        assert_eq!(app.anonymous().post("/api/v1/auth/forgot-password", forgot).await.status, 202);
        let letter = reset_letter(&app, "ana", 1).await;
        let new = "yuca morada bajo el puente";
        let reset = app.anonymous().request(Method::POST, "/api/v1/auth/reset-password").header("x-forwarded-for", "192.0.2.1");
        Client::send(reset.json(&json!({"token": letter.token(), "password": new}))).await.ok();
        // Somebody goes on guessing before the owner logs in.
        guess(10, 401).await;
        guess(1, 429).await;
        attempt(&app, "192.0.2.1", "ana@example.org", new).await.ok();
        attempt(&app, "203.0.113.1", "ana@example.org", new).await.problem(429, "too_many_requests");
    }

    async fn whoever_accepts_an_invitation_is_known_where_they_did(app) {
        let root = app.administrator("root").await;
        behind_a_proxy(&mut app);
        let root = app.anonymous().with_token(root.token());
        root.post("/api/v1/invitations", json!({"email": "ana@example.org", "role": "editor", "language": "es"})).await.ok();
        let letter = app.letter_to("ana");
        let accept = app.anonymous().request(Method::POST, "/api/v1/auth/accept-invitation").header("x-forwarded-for", "192.0.2.1");
        let body = json!({"token": letter.token(), "name": "Ana", "password": PASSWORD, "language": "es"});
        Client::send(accept.json(&body)).await.ok();
        for _ in 0..10 {
            attempt(&app, "198.51.100.1", "ana@example.org", "x").await.problem(401, "invalid_credentials");
        }
        attempt(&app, "203.0.113.1", "ana@example.org", PASSWORD).await.problem(429, "too_many_requests");
        attempt(&app, "192.0.2.1", "ana@example.org", PASSWORD).await.ok();
    }

    async fn an_address_that_logs_in_well_is_not_locked_out(app) {
        app.author("ana").await;
        app.author("berta").await;
        behind_a_proxy(&mut app);
        fail(&app, "192.0.2.7", 0..60).await;
        attempt(&app, "192.0.2.7", "ana@example.org", PASSWORD).await.ok();
        fail(&app, "192.0.2.7", 60..105).await;
        attempt(&app, "192.0.2.7", "ana@example.org", PASSWORD).await.ok();
        attempt(&app, "192.0.2.7", "berta@example.org", PASSWORD).await.ok();
    }

    async fn guessing_at_ones_own_password_is_held_up_like_log_ins(app) {
        let ana = app.author("ana").await;
        let change = |current: &str| json!({"current_password": current, "password": "yuca morada bajo el puente"});
        for _ in 0..10 {
            let wrong = ana.put("/api/v1/me/password", change("x")).await;
            wrong.problem(422, "invalid");
            assert_eq!(wrong.faults(), [("/current_password".to_owned(), "wrong_password".to_owned())]);
        }
        let held = ana.put("/api/v1/me/password", change(PASSWORD)).await;
        held.problem(429, "too_many_requests");
        assert_eq!(held.header("retry-after"), QUARTER.to_string());
        attempt(&app, "", "ana@example.org", PASSWORD).await.problem(429, "too_many_requests");
        app.clock.advance(QUARTER);
        let ana = app.log_in("ana").await;
        ana.put("/api/v1/me/password", change(PASSWORD)).await.ok();
    }

    async fn guessing_with_an_invitation_is_held_up_like_log_ins(app) {
        let root = app.administrator("root").await;
        app.author("ana").await;
        let invitation = json!({"email": "ana@example.org", "role": "editor", "language": "es"});
        root.post("/api/v1/invitations", invitation).await.ok();
        let letter = app.letter_to("ana");
        let accept = async |password: &str| {
            let body = json!({"token": letter.token(), "name": "Ana", "password": password, "language": "es"});
            app.anonymous().post("/api/v1/auth/accept-invitation", body).await
        };
        for _ in 0..10 {
            accept("x").await.problem(401, "invalid_credentials");
        }
        accept(PASSWORD).await.problem(429, "too_many_requests");
        app.clock.advance(QUARTER);
        accept(PASSWORD).await.ok();
    }
}
