//! Failed log-ins are held up, and nobody else.

use reqwest::Method;
use serde_json::json;

use crate::app::{Client, PASSWORD, Reply, TestApp};

const QUARTER: i64 = 15 * 60;

async fn attempt(app: &TestApp, from: &str, email: &str, password: &str) -> Reply {
    let request = app.anonymous().request(Method::POST, "/api/v1/auth/login").header("x-forwarded-for", from);
    Client::send(request.json(&json!({"email": email, "password": password}))).await
}

fn behind_a_proxy(app: &mut TestApp) {
    app.start_again_with(|config| config.trusted_proxies = vec!["127.0.0.1/32".parse().unwrap()]);
}

/// So many failures from one address, each for an account of its own, which need not exist.
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
