//! Everything acknowledged is still there, whenever and however often the process is killed.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use reqwest::Method;
use serde_json::{Value, json};
use tokio::sync::Notify;

use crate::app::{Client, Database, practice, section};
use crate::program::{Place, Running, delete, until};

/// What the service acknowledged about one section, and the last request it did not answer.
#[derive(Default)]
struct Known {
    id: String,
    /// The hash of each version, in order.
    hashes: Vec<String>,
    stage: String,
    /// The stage that the last, unanswered request would lead to.
    perhaps: &'static str,
    published: bool,
}

/// Counts responses, and notifies once there are enough.
struct Enough {
    left: AtomicUsize,
    reached: Notify,
}

impl Enough {
    fn count(&self) {
        if self.left.fetch_sub(1, Ordering::AcqRel) == 1 {
            self.reached.notify_one();
        }
    }
}

/// The response, unless the service died before it was complete.
async fn ask(request: reqwest::RequestBuilder) -> Option<Value> {
    let response = request.send().await.ok()?;
    let status = response.status();
    let bytes = response.bytes().await.ok()?;
    assert!(status.is_success(), "{status} {}", String::from_utf8_lossy(&bytes));
    serde_json::from_slice(&bytes).ok()
}

/// Takes one section from creation to publication, as far as it gets before the service dies.
async fn work(ana: &Client, eva: &Client, title: &str, enough: &Enough) -> (Known, bool) {
    let mut known = Known { perhaps: "draft", ..Known::default() };
    let body = section("mre-co", title);
    let Some(made) = ask(ana.request(Method::POST, "/api/v1/sections").json(&body)).await else {
        return (known, false);
    };
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    known.id = text(&made["id"]);
    known.hashes.push(text(&made["hash"]));
    known.stage = text(&made["stage"]);
    enough.count();
    let address = format!("/api/v1/sections/{}", known.id);
    let saved = json!({"practice": practice(title), "body": "Otra redacción"});
    let decision = json!({"decision": "approve", "version": 2, "message": "Gracias"});
    let steps = [
        ("draft", ana.request(Method::PUT, &address).header("if-match", "\"1-x\"").json(&saved)),
        ("submitted", ana.request(Method::POST, &format!("{address}/submit"))),
        ("approved", eva.request(Method::POST, &format!("{address}/decision")).json(&decision)),
    ];
    for (stage, request) in steps {
        known.perhaps = stage;
        let Some(answer) = ask(request).await else { return (known, false) };
        if stage == "draft" {
            known.hashes.push(text(&answer["hash"]));
        }
        known.stage = text(&answer["stage"]);
        known.published = answer["published_version"] == 2;
        enough.count();
    }
    assert!(known.published);
    (known, true)
}

/// Writes from several tasks until there are this many responses, then kills the service.
async fn write_and_kill(running: Running, answers: usize, round: usize) -> Vec<Known> {
    let (ana, eva) = (running.log_in("ana").await, running.log_in("eva").await);
    let enough = Arc::new(Enough { left: AtomicUsize::new(answers), reached: Notify::new() });
    let writers: Vec<_> = (0..4)
        .map(|writer| {
            let (ana, eva, enough) = (ana.clone(), eva.clone(), enough.clone());
            tokio::spawn(async move {
                let mut all = Vec::new();
                for number in 0.. {
                    let title = format!("Práctica {round} {writer} {number}");
                    let (known, whole) = work(&ana, &eva, &title, &enough).await;
                    all.push(known);
                    if !whole {
                        break;
                    }
                }
                all
            })
        })
        .collect();
    enough.reached.notified().await;
    running.kill();
    let mut all = Vec::new();
    for writer in writers {
        all.extend(writer.await.unwrap());
    }
    all
}

/// Checks that everything acknowledged about a section is there.
async fn kept(ana: &Client, known: &Known) {
    let id = &known.id;
    let now = ana.get(&format!("/api/v1/sections/{id}")).await.ok();
    let stage = now["stage"].as_str().unwrap();
    assert!(stage == known.stage || stage == known.perhaps, "{id}: {stage}, not {}", known.stage);
    for (number, hash) in (1..).zip(&known.hashes) {
        let version = ana.get(&format!("/api/v1/sections/{id}/versions/{number}")).await.ok();
        assert_eq!(version["hash"], hash.as_str(), "{id} {number}");
    }
    if known.published {
        let published = ana.get(&format!("/api/v1/published/{id}")).await.ok();
        assert_eq!(published["hash"], known.hashes[1].as_str(), "{id}");
    }
}

/// Checks that the journal is valid and gapless as the process left it.
fn verified(place: &Place) {
    let said = place.done(&["journal", "verify"], "");
    assert!(said.contains("the journal holds"), "{said}");
}

/// Checks that everything published is found once, and nothing else.
async fn all_found(running: &Running, all: &[Known]) {
    running.caught_up().await;
    let mut found = running.found().await;
    let total = found.len();
    found.sort();
    found.dedup();
    assert_eq!(found.len(), total, "a section is found twice");
    for known in all.iter().filter(|known| !known.id.is_empty()) {
        let there = found.binary_search(&known.id).is_ok();
        assert!(there || !known.published, "{} was published and is not found", known.id);
        assert!(!there || known.published || known.perhaps == "approved", "{} is found", known.id);
    }
}

places! {
    async fn nothing_acknowledged_is_lost(place) {
        let rounds = if place.database() == Database::Sqlite { 8 } else { 4 };
        let (mut running, ..) = place.settled().await;
        let mut all: Vec<Known> = Vec::new();
        for round in 0..rounds {
            // From the first few writes to several dozen, so that it is killed at a different point each time.
            let these = write_and_kill(running, 3 + 11 * round, round).await;
            verified(&place);
            running = place.serve();
            let ana = running.log_in("ana").await;
            for known in these.iter().filter(|known| !known.id.is_empty()) {
                kept(&ana, known).await;
            }
            all.extend(these);
            all_found(&running, &all).await;
        }
        let ana = running.log_in("ana").await;
        for known in all.iter().filter(|known| !known.id.is_empty()) {
            kept(&ana, known).await;
        }
        assert!(all.iter().filter(|known| known.published).count() > rounds);
        running.stop();
        verified(&place);
    }

    async fn an_index_that_was_behind_catches_up(place) {
        let (running, ana, eva) = place.settled().await;
        let mut submitted = Vec::new();
        for number in 0..20 {
            submitted.push(ana.submitted(&format!("Práctica {number}")).await);
        }
        // Without its folder the index is certain to be behind: it is rebuilt from scratch.
        delete(&place.data_dir().join("index"));
        let mut approvals = tokio::task::JoinSet::new();
        for id in submitted.clone() {
            let eva = eva.clone();
            approvals.spawn(async move { eva.act(&id, "approve").await.ok() });
        }
        approvals.join_all().await;
        running.kill();
        verified(&place);
        let running = place.serve();
        running.caught_up().await;
        let mut found = running.found().await;
        found.sort();
        submitted.sort();
        assert_eq!(found, submitted);
        running.stop();
    }

    async fn a_first_start_that_was_cut_short_can_be_made_again(place) {
        let file = match place.database() {
            Database::Sqlite => "acervo.db",
            Database::Postgres => "keys",
        };
        for begun in [file, "keys", "index", "index/lock"] {
            let starting = place.spawn("serve");
            let begun = place.data_dir().join(begun);
            until("it has begun", async || begun.exists()).await;
            starting.kill();
        }
        let (running, ana, eva) = place.settled().await;
        let id = ana.published(&eva, "Al fin").await;
        running.caught_up().await;
        assert_eq!(running.found().await, [id]);
        running.stop();
        verified(&place);
    }
}
