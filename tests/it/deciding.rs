//! Decisions: on exactly the submitted version, once, and under the four-eyes rule.

use acervo::domain::account::Role;
use serde_json::{Value, json};

use crate::app::{practice, section};
use crate::states::{attempt, bring};

stories! {
    async fn a_decision_names_the_version_that_was_read(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let stand = bring(&app, &ana, &eva, "submitted").await;
        let path = format!("{}/decision", stand.path());
        for other in [1_u64, 3, u64::from(u32::MAX), 1 << 60] {
            let words = json!({"decision": "approve", "version": other, "message": "Gracias"});
            let moved = eva.post(&path, words).await.problem(409, "version_moved");
            assert_eq!(moved["current_version"], 2);
        }
        // Withdrawn, changed and submitted again while an editor was reading it.
        attempt(&ana, &stand, "withdraw").await.ok();
        attempt(&ana, &stand, "save").await.ok();
        attempt(&ana, &stand, "submit").await.ok();
        let moved = attempt(&eva, &stand, "approve").await.problem(409, "version_moved");
        assert_eq!(moved["current_version"], 3);
    }

    async fn a_refusal_needs_words_and_an_approval_does_not(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let stand = bring(&app, &ana, &eva, "submitted").await;
        let path = format!("{}/decision", stand.path());
        for decision in ["request_changes", "reject"] {
            for words in [json!({"decision": decision, "version": 2}),
                json!({"decision": decision, "version": 2, "message": " \n"})] {
                let refused = eva.post(&path, words).await;
                refused.problem(422, "invalid");
                assert_eq!(refused.faults(), [("/message".to_owned(), "required".to_owned())]);
            }
        }
        let approval = json!({"decision": "approve", "version": 2, "maturity": "promising"});
        let approved = eva.post(&path, approval).await.ok();
        assert_eq!((&approved["stage"], &approved["maturity"]), (&json!("approved"), &json!("promising")));
    }

    async fn a_decision_says_what_to_change_in_single_fields(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let stand = bring(&app, &ana, &eva, "submitted").await;
        let reasons = json!([
            {"pointer": "/practice/summary", "text": "¿Cuántas personas?\nCon el año, por favor."},
            {"pointer": "/practice/indicators/2/unit", "text": "<b>Falta</b> la unidad"},
            {"pointer": "/body", "text": "Muy largo"},
        ]);
        let words = json!({"decision": "request_changes", "version": 2, "message": "Falta un dato", "reasons": reasons});
        eva.post(&format!("{}/decision", stand.path()), words).await.ok();
        let rounds = format!("{}/rounds", stand.path());
        for person in [&ana, &eva] {
            let decision = &person.get(&rounds).await.ok()["items"][0]["decision"].clone();
            assert_eq!((&decision["reasons"], &decision["message"]), (&reasons, &json!("Falta un dato")));
        }
        app.member("ines", Role::Author, "mj-do").await.get(&rounds).await.problem(404, "not_found");

        // Of these texts, the journal has none.
        let journal = eva.get("/api/v1/journal?limit=100").await.ok().to_string();
        assert!(journal.contains("section.changes_requested"));
        assert!(!journal.contains("personas") && !journal.contains("unidad"));

        // A decision without any has an empty list; so has the next round, which is open.
        attempt(&ana, &stand, "submit").await.ok();
        attempt(&eva, &stand, "approve").await.ok();
        let decided = eva.get(&rounds).await.ok();
        assert_eq!(decided["items"][0]["decision"]["reasons"], json!([]));
        assert_eq!(decided["items"][1]["decision"]["reasons"], reasons);
    }

    async fn what_a_decision_says_about_fields_names_places_of_the_template_and_is_not_blank(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let stand = bring(&app, &ana, &eva, "submitted").await;
        let path = format!("{}/decision", stand.path());
        let with = |reasons: Value| json!({"decision": "approve", "version": 2, "reasons": reasons});
        let one = |pointer: &str, text: &str| json!([{"pointer": pointer, "text": text}]);
        for (reasons, at, code) in [
            (one("/practice/summary", " \n\t"), "/reasons/0/text", "blank"),
            (one("/practice/summary", ""), "/reasons/0/text", "too_short"),
            (one("/practice/summary", &"x".repeat(2001)), "/reasons/0/text", "too_long"),
            (one("/practice/summary", "a\u{0}"), "/reasons/0/text", "nul_character"),
            (one("/practice/nothing", "Falta"), "/reasons/0/pointer", "unknown"),
            (one("/practice", "Falta"), "/reasons/0/pointer", "unknown"),
            (one("/message", "Falta"), "/reasons/0/pointer", "unknown"),
            (one("/practice/indicators/x", "Falta"), "/reasons/0/pointer", "unknown"),
            (one(&format!("/practice/{}", "x".repeat(300)), "Falta"), "/reasons/0/pointer", "too_long"),
            (json!([{"pointer": "/body"}]), "/reasons/0/text", "required"),
            (json!([{"pointer": "/body", "text": "Falta", "level": 1}]), "/reasons/0/level", "unknown_field"),
            (json!({"/body": "Falta"}), "/reasons", "wrong_type"),
            (Value::Array(vec![one("/body", "Falta")[0].clone(); 101]), "/reasons", "too_many_items"),
        ] {
            let refused = eva.post(&path, with(reasons.clone())).await;
            refused.problem(422, "invalid");
            assert_eq!(refused.faults(), [(at.to_owned(), code.to_owned())], "{reasons}");
        }
        // All faults at once, also where some are of the body's form.
        let several = json!([{"pointer": "/x", "text": " "}, {"pointer": "/body", "text": 3}]);
        let refused = eva.post(&path, json!({"decision": "reject", "version": 2, "reasons": several})).await;
        let mut faults = refused.faults();
        faults.sort();
        let expected = [("/message", "required"), ("/reasons/0/pointer", "unknown"), ("/reasons/0/text", "blank"),
            ("/reasons/1/text", "wrong_type")];
        assert_eq!(faults, expected.map(|(at, code)| (at.to_owned(), code.to_owned())));
        assert_eq!(ana.get(&stand.path()).await.ok()["stage"], "submitted");
        eva.post(&path, with(Value::Array(vec![one("/body", &"ñ".repeat(2000))[0].clone(); 100]))).await.ok();
    }

    async fn maturity_is_of_the_version_that_was_approved(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let alma = app.administrator("alma").await;
        let settings = json!({"settings": {"publish_on_approval": false}});
        alma.patch("/api/v1/compendia/framework-document", settings).await.ok();
        let stand = bring(&app, &ana, &eva, "submitted").await;
        let decide = |version: u32, maturity: &str| json!({"decision": "approve", "version": version, "maturity": maturity});
        let decision = format!("{}/decision", stand.path());
        eva.post(&decision, decide(2, "promising")).await.ok();
        eva.act(&stand.id, "publish").await.ok();
        attempt(&ana, &stand, "save").await.ok();
        attempt(&ana, &stand, "submit").await.ok();
        let approved = eva.post(&decision, decide(3, "good")).await.ok();
        assert_eq!((&approved["version"], &approved["maturity"]), (&json!(3), &json!("good")));
        let public = format!("/api/v1/published/{}", stand.id);
        app.settle();
        for (maturity, of) in [("promising", 2), ("good", 3)] {
            let shown = app.anonymous().get(&public).await.ok();
            assert_eq!((&shown["version"], &shown["maturity"]), (&json!(of), &json!(maturity)));
            let found = app.anonymous().get(&format!("/api/v1/search?maturity={maturity}")).await.ok();
            assert_eq!(found["total"], 1, "{maturity}");
            if of == 2 {
                eva.act(&stand.id, "publish").await.ok();
                app.settle();
            }
        }
        let older = app.anonymous().get(&format!("{public}?version=2")).await.ok();
        assert_eq!(older["maturity"], "promising");
    }

    async fn of_two_editors_who_decide_at_once_one_wins(app) {
        let ana = app.author("ana").await;
        let (eva, elio) = (app.editor("eva").await, app.editor("elio").await);
        for other in ["reject", "request_changes", "approve"] {
            let stand = bring(&app, &ana, &eva, "submitted").await;
            let (one, two) = tokio::join!(attempt(&eva, &stand, "approve"), attempt(&elio, &stand, other));
            let (won, lost) = if one.status == 200 { (one, two) } else { (two, one) };
            lost.problem(409, "wrong_stage");
            let view = ana.get(&stand.path()).await.ok();
            assert_eq!(view["stage"], won.ok()["stage"]);
            let rounds = ana.get(&format!("{}/rounds", stand.path())).await.ok();
            assert_eq!((&rounds["total"], &rounds["items"][0]["outcome"]), (&json!(1), &view["stage"]));
        }
    }

    async fn a_withdrawal_and_an_approval_at_once_cannot_both_pass(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        for _ in 0..3 {
            let stand = bring(&app, &ana, &eva, "submitted").await;
            let (one, two) = tokio::join!(attempt(&ana, &stand, "withdraw"), attempt(&eva, &stand, "approve"));
            let (won, lost) = if one.status == 200 { (one, two) } else { (two, one) };
            lost.problem(409, "wrong_stage");
            assert_eq!(ana.get(&stand.path()).await.ok()["stage"], won.ok()["stage"]);
        }
    }

    async fn an_editor_decides_on_nothing_of_an_institution_that_they_belong_to(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        app.author("mara").await;
        let mara = app.editor("mara").await;
        let stand = bring(&app, &ana, &eva, "submitted").await;
        for decision in ["approve", "request_changes", "reject"] {
            attempt(&mara, &stand, decision).await.problem(403, "four_eyes");
        }
        let acts = mara.get(&stand.path()).await.ok()["permitted_acts"].clone();
        assert_eq!(acts, json!(["withdraw"]));
        attempt(&eva, &stand, "approve").await.ok();
    }

    async fn an_editor_does_not_decide_on_what_they_wrote(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let alma = app.administrator("alma").await;
        let nora = app.member("nora", Role::Author, "mre-co").await;
        let stand = bring(&app, &nora, &eva, "changes_requested").await;
        let own = bring(&app, &nora, &eva, "submitted").await;
        // Nora moves from the ministry to the secretariat.
        let nora_id = nora.get("/api/v1/me").await.ok()["id"].as_str().unwrap().to_owned();
        let left = alma.delete(&format!("/api/v1/institutions/mre-co/members/{nora_id}")).await;
        assert_eq!(left.status, 204);
        let nora = app.editor("nora").await;
        attempt(&nora, &own, "approve").await.problem(403, "four_eyes");
        assert_eq!(nora.get(&own.path()).await.ok()["permitted_acts"], json!([]));

        // The version she wrote is submitted again. It is older than the last decision, but still hers.
        attempt(&ana, &stand, "submit").await.ok();
        attempt(&nora, &stand, "approve").await.problem(403, "four_eyes");
        attempt(&eva, &stand, "request_changes").await.ok();
        // What Ana writes herself after that decision is not Nora's, but what she leaves unchanged still is.
        attempt(&ana, &stand, "save").await.ok();
        attempt(&ana, &stand, "submit").await.ok();
        let ours = crate::states::Stand { version: 3, ..stand };
        attempt(&nora, &ours, "approve").await.problem(403, "four_eyes");
        attempt(&eva, &ours, "request_changes").await.ok();
        ana.save(&ours.id, "\"3-x\"", rewritten("Ana", "Un texto nuevo")).await.ok();
        attempt(&ana, &ours, "submit").await.ok();
        attempt(&nora, &crate::states::Stand { version: 4, ..ours }, "approve").await.ok();
    }

    async fn a_text_stays_its_writers_whoever_saves_it_again(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let alma = app.administrator("alma").await;
        let nora = app.member("nora", Role::Author, "mre-co").await;
        let id = nora.post("/api/v1/sections", new(rewritten("Nora", "Lo que escribió Nora"))).await.ok()["id"].clone();
        let id = id.as_str().unwrap();
        let nora_id = nora.get("/api/v1/me").await.ok()["id"].as_str().unwrap().to_owned();
        alma.delete(&format!("/api/v1/institutions/mre-co/members/{nora_id}")).await;
        let nora = app.editor("nora").await;
        let path = format!("/api/v1/sections/{id}");
        ana.act(id, "submit").await.ok();
        eva.act(id, "request_changes").await.ok();
        let mut version = 1;
        // Ana saves something else, an editor decides on it, and Ana reuses what Nora had written.
        for (body, whose) in [
            (rewritten("Ana", "Lo que escribió Ana"), "Ana's"),
            (rewritten("Nora", "Lo que escribió Nora"), "Nora's"),
            (rewritten("Ana", "Otra vez Ana"), "Ana's"),
            (rewritten("Ana", " Lo que\n\nescribió  Nora "), "Nora's"),
            (with_title("Práctica de Nora", rewritten("Ana", "Ana de nuevo")), "Nora's"),
            (rewritten("Ana", "Lo que escribió Ana, y un poco más"), "Ana's"),
        ] {
            ana.save(id, &format!("\"{version}-x\""), body.clone()).await.ok();
            version += 1;
            ana.act(id, "submit").await.ok();
            let decision = json!({"decision": "request_changes", "version": version, "message": "Falta un dato"});
            let reply = nora.post(&format!("{path}/decision"), decision.clone()).await;
            if whose == "Ana's" {
                reply.ok();
            } else {
                reply.problem(403, "four_eyes");
                assert_eq!(nora.get(&path).await.ok()["permitted_acts"], json!([]), "{body}");
                eva.post(&format!("{path}/decision"), decision).await.ok();
            }
        }
        ana.post(&format!("{path}/restore"), json!({"version": 1})).await.ok();
        ana.act(id, "submit").await.ok();
        let approval = json!({"decision": "approve", "version": version + 1});
        nora.post(&format!("{path}/decision"), approval.clone()).await.problem(403, "four_eyes");
        eva.post(&format!("{path}/decision"), approval).await.ok();
    }
}

/// A practice and a body in which every text is different for each writer.
fn rewritten(by: &str, body: &str) -> Value {
    let mut practice = practice(&format!("Práctica de {by}"));
    for (name, field) in practice.as_object_mut().unwrap() {
        let template: Value =
            serde_json::from_str(include_str!("../../schema/practice.schema.json")).unwrap();
        if template["properties"][name]["x-translatable"] == json!(true) {
            *field = json!(format!("{} de {by}", field.as_str().unwrap()));
        }
    }
    practice["success_factors"] = json!([{"factor": format!("Un acuerdo de {by}")}]);
    json!({"practice": practice, "body": body})
}

fn with_title(title: &str, mut body: Value) -> Value {
    body["practice"]["title"] = json!(format!("{title} de Nora"));
    body
}

fn new(body: Value) -> Value {
    let mut new = section("mre-co", "");
    new["practice"] = body["practice"].clone();
    new["body"] = body["body"].clone();
    new
}
