//! Bringing sections to every state of the workflow, and performing every act as a single request.

use serde_json::json;
use uuid::Uuid;

use crate::app::{Client, Reply, TestApp, practice};

/// The result of each act in each state, or `-` if it is not possible. The tests' own table, written from the product
/// description and not from the code.
const TABLE: &str = "
state             save    submit    withdraw approve  request_changes   reject   publish  unpublish reopen            restore           delete
draft             draft   submitted -        -        -                 -        -        -         -                 draft             gone
withdrawn         draft   submitted -        -        -                 -        -        -         -                 draft             -
submitted         -       -         draft    approved changes_requested rejected -        -         -                 -                 -
in_review         -       -         draft    approved changes_requested rejected -        -         -                 -                 -
changes_requested changes_requested submitted - -     -                 -        -        -         -                 changes_requested -
published         draft   -         -        -        -                 -        -        approved  -                 draft             -
unpublished       draft   -         -        -        -                 -        approved -         -                 draft             -
next_draft        draft   submitted -        -        -                 -        -        draft     -                 draft             -
next_submitted    -       -         draft    approved changes_requested rejected -        submitted -                 -                 -
rejected          -       -         -        -        -                 -        -        -         changes_requested -                 -
";

/// What the institution does to its own sections, and what the editors do.
pub const WRITES: &str = "save submit withdraw restore delete";
pub const DECIDES: &str = "approve request_changes reject publish unpublish reopen";

fn rows() -> impl Iterator<Item = Vec<&'static str>> {
    TABLE.trim().lines().map(|line| line.split_whitespace().collect())
}

/// Every act, in the order of the table.
pub fn acts() -> Vec<&'static str> {
    rows().next().unwrap()[1..].to_vec()
}

/// Every state.
pub fn states() -> Vec<&'static str> {
    rows().skip(1).map(|row| row[0]).collect()
}

/// The stage that an act leads to from a state, if it is possible there.
pub fn next(state: &str, act: &str) -> Option<&'static str> {
    let column = acts().iter().position(|named| *named == act).unwrap() + 1;
    rows().find(|row| row[0] == state).map(|row| row[column]).filter(|stage| *stage != "-")
}

/// The stage of a section in a given state.
pub fn stage(state: &str) -> &str {
    match state {
        "withdrawn" | "next_draft" => "draft",
        "next_submitted" => "submitted",
        "published" | "unpublished" => "approved",
        other => other,
    }
}

/// Whether a round was ever opened for a section in this state.
pub fn was_submitted(state: &str) -> bool {
    state != "draft"
}

/// Whether any version of a section in this state is published.
pub fn is_public(state: &str) -> bool {
    matches!(state, "published" | "next_draft" | "next_submitted")
}

/// A section in a given state, with the number of its current version.
#[derive(Clone, Debug)]
pub struct Stand {
    pub id: String,
    pub version: u32,
}

impl Stand {
    pub fn path(&self) -> String {
        format!("/api/v1/sections/{}", self.id)
    }
}

/// Creates a section of Colombia's ministry with two versions, and brings it to this state.
pub async fn bring(app: &TestApp, author: &Client, editor: &Client, state: &str) -> Stand {
    let id = author.draft(&format!("Ventanilla {}", Uuid::new_v4().simple())).await;
    let mut stand = Stand { id, version: 1 };
    let path: &[&str] = match state {
        "draft" => &["save"],
        "withdrawn" => &["save", "submit", "withdraw"],
        "submitted" | "in_review" => &["save", "submit"],
        "changes_requested" => &["save", "submit", "request_changes"],
        "published" => &["save", "submit", "approve"],
        "unpublished" => &["save", "submit", "approve", "unpublish"],
        "next_draft" => &["save", "submit", "approve", "save"],
        "next_submitted" => &["save", "submit", "approve", "save", "submit"],
        "rejected" => &["save", "submit", "reject"],
        other => panic!("no way to {other}"),
    };
    for act in path {
        let who = if WRITES.contains(act) { author } else { editor };
        attempt(who, &stand, act).await.ok();
        stand.version += u32::from(*act == "save");
    }
    if state == "in_review" {
        app.sql(&format!("UPDATE sections SET stage = 'in_review' WHERE id = '{}'", stand.id));
    }
    stand
}

/// Attempts an act, with everything it needs, in a single request.
pub async fn attempt(who: &Client, on: &Stand, act: &str) -> Reply {
    let path = on.path();
    match act {
        "save" => {
            let practice = practice(&format!("Redacción {}", Uuid::new_v4().simple()));
            let body = json!({"practice": practice, "body": "Otro texto"});
            who.save(&on.id, &format!("\"{}-x\"", on.version), body).await
        }
        "approve" | "request_changes" | "reject" => {
            let body = json!({"decision": act, "version": on.version, "message": "Gracias"});
            who.post(&format!("{path}/decision"), body).await
        }
        "withdraw" | "unpublish" => {
            who.post(&format!("{path}/{act}"), json!({"reason": "Falta un dato"})).await
        }
        "restore" => who.post(&format!("{path}/restore"), json!({"version": 1})).await,
        "delete" => who.delete(&path).await,
        _ => who.post(&format!("{path}/{act}"), json!({})).await,
    }
}
