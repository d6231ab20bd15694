//! Concurrent requests: nothing is lost, nothing happens twice, and of two conflicting requests one wins.

use std::collections::BTreeSet;

use reqwest::Method;
use serde_json::{Value, json};
use tokio::task::JoinSet;

use crate::app::{Client, Reply, practice, section};

/// Sends all requests at once, and returns the responses in any order.
async fn at_once(requests: impl IntoIterator<Item = reqwest::RequestBuilder>) -> Vec<Reply> {
    let mut all = JoinSet::new();
    for request in requests {
        all.spawn(Client::send(request));
    }
    all.join_all().await
}

/// The number of responses with this status.
fn count(replies: &[Reply], status: u16) -> usize {
    replies.iter().filter(|reply| reply.status == status).count()
}

fn saved(title: &str) -> Value {
    json!({"practice": practice(title), "body": "Otro texto"})
}

stories! {
    async fn two_hundred_write_at_once_and_none_is_lost(app) {
        let ana = app.author("ana").await;
        let head = async |app: &crate::app::TestApp| app.anonymous().get("/readyz").await.ok()["index"]["lag"].as_i64().unwrap();
        app.settle();
        let before = head(&app).await;
        assert_eq!(before, 0);
        let mut writers = JoinSet::new();
        for number in 0..200 {
            let ana = ana.clone();
            writers.spawn(async move {
                let id = ana.draft(&format!("Práctica {number}")).await;
                let reply = ana.save(&id, "\"1-x\"", saved(&format!("Segunda {number}"))).await;
                assert_eq!(reply.ok()["version"], 2);
                id
            });
        }
        let made: BTreeSet<String> = writers.join_all().await.into_iter().collect();
        assert_eq!(made.len(), 200);
        assert_eq!(head(&app).await, 400, "one entry for each creation, one for each saving");
        let listed = ana.get("/api/v1/sections?limit=1").await.ok();
        assert_eq!(listed["total"], 200);
        for id in &made {
            assert_eq!(ana.get(&format!("/api/v1/sections/{id}/versions")).await.ok()["total"], 2);
        }
        // The journal as read by administrators: 1, 2, 3 … without gaps.
        let alba = app.administrator("alba").await;
        let (mut seqs, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = alba.get(&format!("/api/v1/journal?limit=100&cursor={cursor}")).await.ok();
            seqs.extend(page["items"].as_array().unwrap().iter().map(|entry| entry["seq"].as_i64().unwrap()));
            match page["next"].as_str() {
                Some(next) => cursor = next.to_owned(),
                None => break,
            }
        }
        seqs.reverse();
        let last = i64::try_from(seqs.len()).unwrap();
        assert_eq!(seqs, (1..=last).collect::<Vec<_>>());
        assert!(last > 400);
    }

    async fn each_version_is_saved_by_exactly_one(app) {
        let ana = app.author("ana").await;
        let id = ana.draft("Primera").await;
        for version in 1..=8 {
            let replies = at_once((0..12).map(|writer| {
                let request = ana.request(Method::PUT, &format!("/api/v1/sections/{id}"));
                let body = saved(&format!("De {writer} sobre {version}"));
                request.header("if-match", format!("\"{version}-x\"")).json(&body)
            }))
            .await;
            assert_eq!((count(&replies, 200), count(&replies, 412)), (1, 11), "version {version}");
            let winner = replies.iter().find(|reply| reply.status == 200).unwrap().json();
            assert_eq!(winner["version"], version + 1);
            for lost in replies.iter().filter(|reply| reply.status == 412) {
                assert_eq!(lost.problem(412, "version_conflict")["current_version"], version + 1);
            }
            let now = ana.get(&format!("/api/v1/sections/{id}")).await.ok();
            assert_eq!((&now["hash"], &now["practice"]), (&winner["hash"], &winner["practice"]));
        }
        assert_eq!(ana.get(&format!("/api/v1/sections/{id}/versions")).await.ok()["total"], 9);
    }

    async fn the_same_save_by_the_same_author_at_once_is_one_version(app) {
        let ana = app.author("ana").await;
        let id = ana.draft("Primera").await;
        let replies = at_once((0..12).map(|_| {
            let request = ana.request(Method::PUT, &format!("/api/v1/sections/{id}"));
            request.header("if-match", "\"1-x\"").json(&saved("Segunda"))
        }))
        .await;
        assert_eq!(count(&replies, 200), 12);
        assert!(replies.iter().all(|reply| reply.json()["version"] == 2));
        assert_eq!(ana.get(&format!("/api/v1/sections/{id}/versions")).await.ok()["total"], 2);
    }

    async fn the_same_post_with_the_same_key_makes_one_section(app) {
        let ana = app.author("ana").await;
        let same = || {
            let request = ana.request(Method::POST, "/api/v1/sections");
            request.header("idempotency-key", "una-sola-vez").json(&section("mre-co", "Una sola vez"))
        };
        let replies = at_once((0..20).map(|_| same())).await;
        let (made, meanwhile) = (count(&replies, 201), count(&replies, 409));
        assert!(made >= 1 && made + meanwhile == 20, "{made} and {meanwhile}");
        for busy in replies.iter().filter(|reply| reply.status == 409) {
            busy.problem(409, "in_progress");
        }
        let later = Client::send(same()).await;
        assert_eq!(later.status, 201);
        for reply in replies.iter().filter(|reply| reply.status == 201) {
            assert_eq!(reply.bytes, later.bytes);
        }
        assert_eq!(ana.get("/api/v1/sections").await.ok()["total"], 1);
        let other = ana.request(Method::POST, "/api/v1/sections").header("idempotency-key", "una-sola-vez");
        let other = Client::send(other.json(&section("mre-co", "Otra cosa"))).await;
        other.problem(422, "idempotency_mismatch");
    }

    async fn a_withdrawal_and_an_approval_at_once_do_not_both_pass(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        for number in 0..24 {
            let id = ana.submitted(&format!("Práctica {number}")).await;
            let address = format!("/api/v1/sections/{id}");
            let withdrawal =
                ana.request(Method::POST, &format!("{address}/withdraw")).json(&json!({"reason": "Falta un dato"}));
            let approval = eva
                .request(Method::POST, &format!("{address}/decision"))
                .json(&json!({"decision": "approve", "version": 1, "message": "Gracias"}));
            // The one sent first wins more often, so they take turns.
            let (withdrawn, approved) = if number % 2 == 0 {
                tokio::join!(Client::send(withdrawal), Client::send(approval))
            } else {
                let (approved, withdrawn) = tokio::join!(Client::send(approval), Client::send(withdrawal));
                (withdrawn, approved)
            };
            let now = ana.get(&address).await.ok();
            let rounds = ana.get(&format!("{address}/rounds")).await.ok();
            let public = app.anonymous().get(&format!("/api/v1/published/{id}")).await;
            if approved.status.is_success() {
                withdrawn.problem(409, "wrong_stage");
                assert_eq!((&now["stage"], &now["published_version"]), (&json!("approved"), &json!(1)));
                assert_eq!(rounds["items"][0]["outcome"], "approved");
                assert_eq!(public.ok()["hash"], now["hash"]);
            } else {
                // The editor still learns that the round took place.
                approved.problem(409, "wrong_stage");
                assert_eq!(withdrawn.ok()["stage"], "draft");
                assert_eq!((&now["stage"], &now["published_version"]), (&json!("draft"), &Value::Null));
                assert_eq!(rounds["items"][0]["outcome"], "withdrawn");
                public.problem(404, "not_found");
            }
            assert_eq!(rounds["total"], 1);
        }
    }

    async fn two_decisions_at_once_do_not_both_pass(app) {
        let (ana, eva, emil) = (app.author("ana").await, app.editor("eva").await, app.editor("emil").await);
        for number in 0..12 {
            let id = ana.submitted(&format!("Práctica {number}")).await;
            let decide = |editor: &Client, decision: &str| {
                let request = editor.request(Method::POST, &format!("/api/v1/sections/{id}/decision"));
                request.json(&json!({"decision": decision, "version": 1, "message": "Gracias"}))
            };
            let replies = at_once([decide(&eva, "approve"), decide(&emil, "reject")]).await;
            assert_eq!((count(&replies, 200), count(&replies, 409)), (1, 1));
            let won = replies.iter().find(|reply| reply.status == 200).unwrap().json();
            let now = ana.get(&format!("/api/v1/sections/{id}")).await.ok();
            assert_eq!(now["stage"], won["stage"]);
            assert_eq!(now["published_version"].is_null(), won["stage"] == "rejected");
        }
    }
}
