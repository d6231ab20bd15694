//! The queries of the store give each viewer what the rule in `policy` says, whatever became of a section.

use acervo::domain::account::Role;
use acervo::domain::ids::SectionId;
use acervo::domain::section::{Outcome, Round};
use acervo::policy::{Actor, VersionFacts, Viewer};
use acervo::store::{SectionFilter, SectionOrder};
use serde_json::json;

use crate::app::{Client, TestApp};
use crate::states::{bring, states};

/// Every kind of viewer.
async fn viewers(app: &TestApp) -> Vec<(&'static str, Viewer)> {
    let of = |who: &Client| app.app().core.accounts.bearer(who.token()).unwrap().viewer();
    vec![
        ("public", Viewer::default()),
        ("any editor", Viewer::any_editor()),
        ("researcher", of(&app.holder("rita", Role::Researcher).await)),
        ("member", of(&app.focal_point("fidel").await)),
        ("other member", of(&app.member("olga", Role::Author, "mre-pe").await)),
        ("editor", of(&app.editor("elsa").await)),
        ("editor of another institution", {
            let (who, alma) =
                (app.member("emma", Role::Author, "mre-pe").await, app.administrator("alma").await);
            let id = who.get("/api/v1/me").await.ok()["id"].as_str().unwrap().to_owned();
            alma.patch(&format!("/api/v1/users/{id}"), json!({"roles": ["editor"]})).await.ok();
            of(&who)
        }),
    ]
}

stories! {
    async fn the_store_reads_what_the_rule_says_that_each_viewer_sees(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let mut ids: Vec<(&str, SectionId)> = Vec::new();
        for state in states() {
            let stand = bring(&app, &ana, &eva, state).await;
            ids.push((state, stand.id.parse().unwrap()));
        }
        let gone = ana.draft("Ventanilla borrada").await;
        ana.delete(&format!("/api/v1/sections/{gone}")).await.ok();
        ids.push(("deleted", gone.parse().unwrap()));
        let member = app.app().core.accounts.bearer(ana.token()).unwrap().viewer();
        let store = &app.app().core.store;
        for (name, viewer) in viewers(&app).await {
            let (mut known, mut seen) = (0, 0);
            let filter = SectionFilter::default();
            let listed = store.read(|db| db.list_sections(&viewer, &filter, SectionOrder::Oldest, 0, 100)).unwrap().0;
            for (state, id) in &ids {
                let section = store.read(|db| db.section(*id)).unwrap().unwrap();
                let subject = store.read(|db| db.subject(&Actor::Anonymous, &section)).unwrap();
                let shown = viewer.is_shown(&subject);
                assert_eq!(listed.iter().any(|(one, _)| one.id == *id), shown, "{name} of {state}");
                known += usize::from(shown);
                let rounds = store.read(|db| db.rounds(*id)).unwrap();
                for line in store.read(|db| db.history(&member, *id, 0, 100)).unwrap().0 {
                    let withdrawn = |round: &Round| {
                        round.ended.as_ref().is_some_and(|ended| ended.outcome == Outcome::Withdrawn)
                    };
                    let facts = VersionFacts {
                        was_published: line.published_at.is_some(),
                        was_submitted: rounds.iter().any(|round| round.version == line.number && !withdrawn(round)),
                    };
                    let sees = viewer.sees(&subject, facts);
                    let read = store.read(|db| db.visible_version(&viewer, *id, line.number)).unwrap();
                    assert_eq!(read.is_some(), sees, "{name} of {state}, version {}", line.number);
                    seen += usize::from(sees);
                }
            }
            // Each state has two or three versions: what is written here was counted by hand.
            let expected = match name {
                "public" | "researcher" | "other member" => (3, 3),
                "any editor" | "editor" | "editor of another institution" => (9, 9),
                _ => (10, 22),
            };
            assert_eq!((known, seen), expected, "{name}");
        }
    }
}
