//! The workflow of a section: every stage and every act, rounds, publishing, restoring and deleting.

use serde_json::json;

use crate::app::{COMPENDIUM, practice, section};
use crate::states::{DECIDES, WRITES, acts, attempt, bring, next, stage, states, was_submitted};

const DAY: i64 = 24 * 60 * 60;

stories! {
    async fn every_act_leads_from_every_stage_where_the_workflow_says_or_nowhere(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        for state in states() {
            let mut stand = bring(&app, &ana, &eva, state).await;
            for act in acts() {
                let who = if WRITES.contains(act) { &ana } else { &eva };
                let reply = attempt(who, &stand, act).await;
                if DECIDES.contains(act) && !was_submitted(state) {
                    reply.problem(404, "not_found");
                    continue;
                }
                let Some(stage_after) = next(state, act) else {
                    let problem = reply.problem(409, "wrong_stage");
                    assert_eq!(problem["stage"], stage(state), "{act} in {state}");
                    let own = if WRITES.contains(act) { WRITES } else { DECIDES };
                    let possible: Vec<&str> = acts()
                        .into_iter()
                        .filter(|act| own.contains(act) && next(state, act).is_some())
                        .collect();
                    assert_eq!(problem["permitted_acts"], json!(possible), "{act} in {state}");
                    continue;
                };
                if stage_after == "gone" {
                    assert_eq!(reply.status, 204, "{act} in {state}");
                    ana.get(&stand.path()).await.problem(404, "not_found");
                } else {
                    assert_eq!(reply.ok()["stage"], stage_after, "{act} in {state}");
                    assert!(reply.header("etag").starts_with('"'), "{act} in {state}");
                    assert_eq!(who.get(&stand.path()).await.ok()["stage"], stage_after, "{act} in {state}");
                }
                stand = bring(&app, &ana, &eva, state).await;
            }
        }
    }

    async fn a_section_goes_through_as_many_rounds_as_it_needs(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let mut stand = bring(&app, &ana, &eva, "submitted").await;
        let words = json!({"decision": "request_changes", "version": 2, "message": "Falta el año de los datos."});
        let returned = eva.post(&format!("{}/decision", stand.path()), words).await.ok();
        assert_eq!(returned["stage"], "changes_requested");
        let kept = attempt(&ana, &stand, "save").await.ok();
        assert_eq!((&kept["stage"], &kept["version"]), (&json!("changes_requested"), &json!(3)));
        stand.version = 3;
        let again = ana.post(&format!("{}/submit", stand.path()), json!({"message": "Año añadido."})).await;
        assert_eq!(again.ok()["stage"], "submitted");
        attempt(&eva, &stand, "approve").await.ok();
        for who in [&ana, &eva] {
            let rounds = who.get(&format!("{}/rounds", stand.path())).await.ok();
            assert_eq!((&rounds["total"], &rounds["next"]), (&json!(2), &json!(null)));
            let (second, first) = (&rounds["items"][0], &rounds["items"][1]);
            assert_eq!((&first["round"], &first["version"]), (&json!(1), &json!(2)));
            assert_eq!(first["outcome"], "changes_requested");
            assert_eq!(first["decision"]["message"], "Falta el año de los datos.");
            assert_eq!((&second["round"], &second["version"]), (&json!(2), &json!(3)));
            assert_eq!((&second["message"], &second["outcome"]), (&json!("Año añadido."), &json!("approved")));
        }
    }

    async fn of_a_withdrawn_round_the_editors_learn_only_that_it_took_place(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let id = ana.draft("Ventanilla móvil").await;
        let section = format!("/api/v1/sections/{id}");
        ana.post(&format!("{section}/submit"), json!({"message": "Para su revisión"})).await.ok();
        let reason = json!({"reason": "Falta la autorización"});
        ana.post(&format!("{section}/withdraw"), reason).await.ok();
        let seen = &eva.get(&format!("{section}/rounds")).await.ok()["items"][0];
        assert_eq!((&seen["round"], &seen["outcome"]), (&json!(1), &json!("withdrawn")));
        assert!(seen["submitted_at"].is_string() && seen["withdrawn_at"].is_string());
        for hidden in ["version", "hash", "message", "reason", "decision"] {
            assert_eq!(seen[hidden], json!(null), "{hidden}");
        }
        let own = &ana.get(&format!("{section}/rounds")).await.ok()["items"][0];
        assert_eq!((&own["version"], &own["reason"]), (&json!(1), &json!("Falta la autorización")));
        let view = eva.get(&section).await.ok();
        assert_eq!((&view["version"], &view["practice"], &view["body"]), (&json!(null), &json!(null), &json!(null)));
    }

    async fn submitting_names_every_missing_field(app) {
        let ana = app.author("ana").await;
        let mut new = section("mre-co", "Ventanilla móvil");
        let practice = new["practice"].as_object_mut().unwrap();
        for field in ["summary", "countries", "results", "licence"] {
            practice.remove(field);
        }
        let id = ana.post("/api/v1/sections", new).await.ok()["id"].as_str().unwrap().to_owned();
        let refused = ana.act(&id, "submit").await;
        refused.problem(422, "incomplete");
        let fault = |pointer: &str| (format!("/practice/{pointer}"), "required".to_owned());
        assert_eq!(refused.faults(), ["countries", "licence", "results", "summary"].map(fault));
        let view = ana.get(&format!("/api/v1/sections/{id}")).await.ok();
        assert_eq!((&view["stage"], &view["submitted_at"]), (&json!("draft"), &json!(null)));
    }

    async fn where_approval_does_not_publish_an_editor_publishes(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let alma = app.administrator("alma").await;
        let settings = json!({"settings": {"publish_on_approval": false}});
        alma.patch(&format!("/api/v1/compendia/{COMPENDIUM}"), settings).await.ok();
        let id = ana.submitted("Ventanilla móvil").await;
        let public = format!("/api/v1/published/{id}");
        let approved = eva.act(&id, "approve").await.ok();
        assert_eq!((&approved["stage"], &approved["published_version"]), (&json!("approved"), &json!(null)));
        assert_eq!(approved["permitted_acts"], json!(["publish"]));
        app.anonymous().get(&public).await.problem(404, "not_found");
        let published = eva.act(&id, "publish").await.ok();
        assert_eq!((&published["stage"], &published["published_version"]), (&json!("approved"), &json!(1)));
        let seen = app.anonymous().get(&public).await.ok();
        assert_eq!(seen["hash"], approved["hash"]);
        eva.act(&id, "publish").await.problem(409, "wrong_stage");
    }

    async fn an_unpublished_section_answers_gone_with_title_institution_and_date_alone(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let fidel = app.focal_point("fidel").await;
        let id = ana.published(&eva, "Ventanilla móvil").await;
        app.settle();
        let public = format!("/api/v1/published/{id}");
        app.clock.advance(60);
        ana.act(&id, "unpublish").await.problem(403, "forbidden");
        fidel.act(&id, "unpublish").await.ok();
        app.settle();
        for path in [public.clone(), format!("{public}?version=1")] {
            let gone = app.anonymous().get(&path).await.problem(410, "unpublished");
            let mut names: Vec<&str> = gone.as_object().unwrap().keys().map(String::as_str).collect();
            names.sort_unstable();
            let expected = [
                "code", "detail", "instance", "institution", "request_id", "section_title", "status", "title",
                "type", "unpublished_at",
            ];
            assert_eq!(names, expected);
            assert_eq!(gone["section_title"], "Ventanilla móvil");
            assert_eq!(gone["institution"]["slug"], "mre-co");
            assert_eq!(gone["unpublished_at"], "2026-03-02T09:01:00.000000Z");
        }
        assert_eq!(app.anonymous().get("/api/v1/search?q=ventanilla").await.ok()["total"], 0);

        let again = eva.act(&id, "publish").await.ok();
        assert_eq!((&again["stage"], &again["published_version"]), (&json!("approved"), &json!(1)));
        app.settle();
        assert_eq!(app.anonymous().get(&public).await.ok()["version"], 1);
        assert_eq!(app.anonymous().get("/api/v1/search?q=ventanilla").await.ok()["total"], 1);
    }

    async fn the_published_version_stays_while_its_authors_work_on_the_next_one(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let id = ana.published(&eva, "Ventanilla móvil").await;
        let (section, public) = (format!("/api/v1/sections/{id}"), format!("/api/v1/published/{id}"));
        let first = app.anonymous().get(&public).await.ok();
        let draft = ana.act(&id, "save").await.ok();
        assert_eq!((&draft["stage"], &draft["version"]), (&json!("draft"), &json!(2)));
        assert_eq!(draft["published_version"], 1);
        assert_eq!(app.anonymous().get(&public).await.ok(), first);
        ana.act(&id, "submit").await.ok();
        assert_eq!(app.anonymous().get(&public).await.ok(), first);
        eva.act(&id, "approve").await.ok();
        let second = app.anonymous().get(&public).await.ok();
        assert_eq!((&second["version"], &second["hash"]), (&json!(2), &draft["hash"]));
        assert_eq!(app.anonymous().get(&format!("{public}?version=1")).await.ok()["hash"], first["hash"]);
        app.anonymous().get(&format!("{public}?version=3")).await.problem(404, "not_found");
        let history = ana.get(&format!("{section}/versions")).await.ok();
        assert_eq!(history["total"], 2);
    }

    async fn what_is_published_stays_in_its_chapter_until_a_version_in_another_is(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let rui = app.holder("rui", acervo::domain::account::Role::Researcher).await;
        let alma = app.administrator("alma").await;
        let id = ana.published(&eva, "Ventanilla móvil").await;
        let (section, public) = (format!("/api/v1/sections/{id}"), format!("/api/v1/published/{id}"));
        let before = ana.get(&section).await.ok();
        let (old, new) = (before["chapter"]["slug"].as_str().unwrap(), "regularisation");
        let change = json!({"practice": before["practice"], "body": before["body"], "chapter": new});
        let moved = ana.save(&id, "\"1-x\"", change).await.ok();
        assert_eq!((&moved["stage"], &moved["chapter"]["slug"]), (&json!("draft"), &json!(new)));

        // Where a client is shown the section, and the chapters in which it is listed for them.
        let places = async |who: &crate::app::Client| {
            let seen = who.get(&section).await.ok()["chapter"]["slug"].as_str().unwrap().to_owned();
            for chapter in [old, new] {
                let list = who.get(&format!("/api/v1/sections?chapter={chapter}")).await.ok();
                assert_eq!(list["total"], u8::from(chapter == seen), "{chapter}");
                if chapter == seen {
                    assert_eq!(list["items"][0]["chapter"]["slug"], chapter);
                }
            }
            seen
        };
        let found = async || {
            app.settle();
            let shown = app.anonymous().get(&public).await.ok()["chapter"]["slug"].as_str().unwrap().to_owned();
            for chapter in [old, new] {
                let total = app.anonymous().get(&format!("/api/v1/search?chapter={chapter}")).await.ok()["total"].clone();
                assert_eq!(total, u8::from(chapter == shown), "{chapter}");
            }
            shown
        };
        assert_eq!(found().await, old);
        assert_eq!([places(&ana).await, places(&eva).await, places(&rui).await], [new, old, old]);
        let told = eva.get(&format!("/api/v1/journal?section={id}")).await.ok();
        assert!(!told.to_string().contains("section.moved"), "the editor has not been shown the move: {told}");
        ana.act(&id, "submit").await.ok();
        assert_eq!(found().await, old);
        assert_eq!([places(&ana).await, places(&eva).await, places(&rui).await], [new, new, old]);
        eva.act(&id, "approve").await.ok();
        assert_eq!(found().await, new);
        assert_eq!([places(&ana).await, places(&eva).await, places(&rui).await], [new, new, new]);
        let first = app.anonymous().get(&format!("{public}?version=1")).await.ok();
        assert_eq!(first["chapter"]["slug"], old);

        // A chapter used by an old version cannot be removed.
        let tree = format!("/api/v1/compendia/{COMPENDIUM}/chapters");
        let mut chapters = alma.get(&tree).await.ok();
        chapters["items"].as_array_mut().unwrap().retain(|chapter| chapter["slug"] != old);
        alma.put(&tree, chapters).await.problem(409, "conflict");
    }

    async fn of_a_withdrawn_version_the_chapter_is_the_institutions_alone_again(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let stand = bring(&app, &ana, &eva, "withdrawn").await;
        assert_eq!(eva.get(&stand.path()).await.ok()["chapter"], json!(null));
        assert_eq!(eva.get("/api/v1/sections").await.ok()["items"][0]["chapter"], json!(null));
        let chapter = ana.get(&stand.path()).await.ok()["chapter"]["slug"].as_str().unwrap().to_owned();
        let list = eva.get(&format!("/api/v1/sections?chapter={chapter}")).await.ok();
        assert_eq!(list["total"], 0);
    }

    async fn an_old_version_comes_back_as_a_new_one(app) {
        let ana = app.author("ana").await;
        let id = ana.draft("Ventanilla móvil").await;
        let section = format!("/api/v1/sections/{id}");
        let old = ana.get(&format!("{section}/versions/1")).await.ok();
        ana.act(&id, "save").await.ok();
        let back = ana.post(&format!("{section}/restore"), json!({"version": 1})).await.ok();
        assert_eq!((&back["version"], &back["practice"]), (&json!(3), &practice("Ventanilla móvil")));
        assert_eq!(back["body"], old["body"]);
        assert_ne!(back["hash"], old["hash"]);
        assert_eq!(ana.get(&format!("{section}/versions/1")).await.ok(), old);
        // Restoring the current content again makes no new version.
        assert_eq!(ana.post(&format!("{section}/restore"), json!({"version": 3})).await.ok()["version"], 3);
        assert_eq!(ana.get(&format!("{section}/versions")).await.ok()["total"], 3);
        for none in [0, 9, i64::from(u32::MAX)] {
            let refused = ana.post(&format!("{section}/restore"), json!({"version": none})).await;
            refused.problem(422, "invalid");
        }
    }

    async fn a_deleted_draft_can_be_brought_back_for_thirty_days(app) {
        let ana = app.author("ana").await;
        let (kept, lost) = (ana.draft("Ventanilla móvil").await, ana.draft("Otra ventanilla").await);
        let restore = |id: &str| (format!("/api/v1/sections/{id}/restore"), json!({"version": 1}));
        for id in [&kept, &lost] {
            assert_eq!(ana.act(id, "delete").await.status, 204);
            let section = format!("/api/v1/sections/{id}");
            for path in [section.clone(), format!("{section}/versions"), format!("{section}/rounds")] {
                ana.get(&path).await.problem(404, "not_found");
            }
            ana.act(id, "delete").await.problem(404, "not_found");
            ana.act(id, "submit").await.problem(404, "not_found");
        }
        assert_eq!(ana.get("/api/v1/sections").await.ok()["total"], 0);
        app.clock.advance(30 * DAY);
        let ana = app.log_in("ana").await;
        let (path, body) = restore(&kept);
        let back = ana.post(&path, body).await.ok();
        assert_eq!((&back["stage"], &back["version"]), (&json!("draft"), &json!(1)));
        app.clock.advance(1);
        let (path, body) = restore(&lost);
        ana.post(&path, body).await.problem(404, "not_found");
        assert_eq!(ana.get("/api/v1/sections").await.ok()["total"], 1);
    }

    async fn after_thirty_days_a_deleted_draft_is_removed_and_the_journal_holds(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let (gone, kept) = (ana.draft("Ventanilla móvil").await, ana.draft("Otra ventanilla").await);
        let source = ana.published(&eva, "Ventanilla de origen").await;
        ana.put(&format!("/api/v1/sections/{gone}/adapted-from"), json!({"sections": [source]})).await.ok();
        let there = |app: &crate::app::TestApp| {
            let store = &app.app().core.store;
            [&gone, &kept].map(|id| store.read(|db| db.section(id.parse().unwrap())).unwrap().is_some())
        };
        assert_eq!(ana.act(&gone, "delete").await.status, 204);
        app.clock.advance(DAY);
        app.log_in("ana").await.act(&kept, "delete").await;
        app.clock.advance(29 * DAY);
        app.settle();
        assert_eq!(there(&app), [true, true]);
        app.clock.advance(60 * 60);
        app.settle();
        assert_eq!(there(&app), [false, true]);
        let ana = app.log_in("ana").await;
        ana.post(&format!("/api/v1/sections/{gone}/restore"), json!({"version": 1})).await.problem(404, "not_found");
        assert_eq!(ana.post(&format!("/api/v1/sections/{kept}/restore"), json!({"version": 1})).await.ok()["stage"], "draft");
        let eva = { drop(eva); app.log_in("eva").await };
        let told = eva.get(&format!("/api/v1/journal?section={gone}")).await.ok();
        assert_eq!(told["total"], 0, "nobody may know of it");
    }

    async fn a_rejected_section_can_be_opened_again_by_an_editor(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let stand = bring(&app, &ana, &eva, "rejected").await;
        attempt(&ana, &stand, "reopen").await.problem(403, "forbidden");
        attempt(&eva, &stand, "reopen").await.ok();
        attempt(&ana, &stand, "submit").await.ok();
        assert_eq!(attempt(&eva, &stand, "approve").await.ok()["published_version"], 2);
    }
}
