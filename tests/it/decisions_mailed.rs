//! Who is notified by mail of what, as a section goes through the workflow.

use serde_json::json;

use crate::app::{Client, TestApp};

/// How long after a mail about a section no further one is sent to the same person.
const QUIET: i64 = 5 * 60;

async fn speaks(client: &Client, language: &str) {
    client.patch("/api/v1/me", json!({"language": language})).await.ok();
}

/// The number of mails each of them has received.
fn letters(app: &TestApp, names: [&str; 5]) -> [usize; 5] {
    names.map(|name| app.letters_to(name).len())
}

async fn decide(editor: &Client, id: &str, decision: &str, message: &str) {
    let body = json!({"decision": decision, "version": 1, "message": message});
    editor.post(&format!("/api/v1/sections/{id}/decision"), body).await.ok();
}

stories! {
    async fn editors_hear_of_a_submission_each_in_their_language(app) {
        let (eva, erik) = (app.editor("eva").await, app.editor("erik").await);
        let (ana, _root) = (app.author("ana").await, app.administrator("root").await);
        app.focal_point("fabio").await;
        speaks(&eva, "fr").await;
        speaks(&erik, "pt").await;
        let before = letters(&app, ["eva", "erik", "ana", "fabio", "root"]);
        let id = ana.submitted("Ventanilla consular móvil").await;
        let after = letters(&app, ["eva", "erik", "ana", "fabio", "root"]);
        let more: Vec<usize> = after.iter().zip(before).map(|(after, before)| after - before).collect();
        assert_eq!(more, [1, 1, 0, 0, 0]);
        let letter = app.letter_to("eva");
        assert_eq!(letter.field("subject"), "Présentée pour relecture : Ventanilla consular móvil");
        assert_eq!(letter.field("content-language"), "fr");
        assert!(letter.text.contains("Ministry mre-co"), "{}", letter.text);
        assert_eq!(letter.link(), app.url(&format!("/fr/desk/{id}")));
        let opened = app.signed_in("eva").await.get(&format!("/fr/desk/{id}")).await;
        assert!(opened.status == 200 && opened.page().contains("Ventanilla consular móvil"));
        assert_eq!(app.letter_to("erik").field("subject"), "Apresentada para análise: Ventanilla consular móvil");
    }

    async fn after_a_restart_letters_go_out_at_once(app) {
        let (_eva, ana) = (app.editor("eva").await, app.author("ana").await);
        ana.submitted("Ventanilla consular móvil").await;
        let before = app.letters_to("eva").len();
        app.start_again();
        app.log_in("ana").await.submitted("Registro rural").await;
        assert_eq!(app.letters_to("eva").len(), before + 1);
    }

    async fn an_approval_is_told_to_its_author_submitter_and_focal_points(app) {
        let (eva, ana) = (app.editor("eva").await, app.author("ana").await);
        let sara = app.author("sara").await;
        app.focal_point("fabio").await;
        app.author("otto").await;
        speaks(&ana, "pt").await;
        let before = letters(&app, ["ana", "sara", "fabio", "otto", "eva"]);
        let id = ana.draft("Ventanilla consular móvil").await;
        sara.act(&id, "submit").await.ok();
        app.settle();
        decide(&eva, &id, "approve", "¡Muy bien!\nGracias.").await;
        let after = letters(&app, ["ana", "sara", "fabio", "otto", "eva"]);
        let more: Vec<usize> = after.iter().zip(before).map(|(after, before)| after - before).collect();
        assert_eq!(more, [1, 1, 1, 0, 1], "the editor heard of the submission alone");

        let letter = app.letter_to("ana");
        assert_eq!(letter.field("subject"), "Aprovada: Ventanilla consular móvil");
        assert!(letter.text.contains("¡Muy bien!\nGracias."), "{}", letter.text);
        assert_eq!(letter.link(), app.url(&format!("/pt/practices/{id}")));
        assert_eq!(app.letter_to("fabio").field("subject"), "Aprobada: Ventanilla consular móvil");
    }

    async fn an_approval_that_is_not_published_yet_says_so(app) {
        let (eva, ana, root) = (app.editor("eva").await, app.author("ana").await, app.administrator("root").await);
        let settings = json!({"settings": {"publish_on_approval": false}});
        root.patch("/api/v1/compendia/framework-document", settings).await.ok();
        let id = ana.submitted("Ventanilla consular móvil").await;
        decide(&eva, &id, "approve", "Pronto.").await;
        let letter = app.letter_to("ana");
        assert!(letter.text.contains("El equipo editorial la publicará"), "{}", letter.text);
        assert_eq!(letter.link(), app.url(&format!("/es/work/{id}")));
        let opened = app.signed_in("ana").await.get(&format!("/es/work/{id}")).await;
        assert!(opened.status == 200 && opened.page().contains("Ventanilla consular móvil"));
    }

    async fn changes_requested_a_rejection_and_an_unpublication_are_told_with_their_reasons(app) {
        let (eva, ana) = (app.editor("eva").await, app.author("ana").await);
        speaks(&ana, "en").await;
        let (one, two) = (ana.submitted("Ventanilla consular móvil").await, ana.submitted("Registro rural").await);
        decide(&eva, &one, "request_changes", "Falta el año de los datos.").await;
        let letter = app.letter_to("ana");
        assert_eq!(letter.field("subject"), "Changes requested: Ventanilla consular móvil");
        assert!(letter.text.contains("Falta el año de los datos."));
        decide(&eva, &two, "reject", "No es una práctica.").await;
        let letter = app.letter_to("ana");
        assert_eq!(letter.field("subject"), "Not accepted: Registro rural");
        assert!(letter.text.contains("No es una práctica."));

        let three = ana.published(&eva, "Oficina itinerante").await;
        app.settle();
        app.clock.advance(QUIET);
        eva.act(&three, "unpublish").await.ok();
        let letter = app.letter_to("ana");
        assert_eq!(letter.field("subject"), "No longer published: Oficina itinerante");
        assert!(letter.text.contains("Falta un dato"), "{}", letter.text);
    }

    async fn what_a_decision_says_about_fields_is_told_under_their_names(app) {
        let (eva, ana) = (app.editor("eva").await, app.author("ana").await);
        speaks(&ana, "en").await;
        let id = ana.submitted("Ventanilla consular móvil").await;
        let body = json!({"decision": "request_changes", "version": 1, "message": "Falta un dato.", "reasons": [
            {"pointer": "/practice/summary", "text": "¿Cuántas personas?\n¿De qué año? { $name }"},
            {"pointer": "/practice/indicators/0/unit", "text": "Personas"},
            {"pointer": "/body", "text": "Más corto"},
        ]});
        eva.post(&format!("/api/v1/sections/{id}/decision"), body).await.ok();
        let letter = app.letter_to("ana");
        let expected = "Falta un dato.\n\nSummary: who, what, where: ¿Cuántas personas?\n¿De qué año? { $name }\n\n";
        assert!(letter.text.contains(expected), "{}", letter.text);
        assert!(letter.text.contains("1, "), "{}", letter.text);
        assert!(letter.text.contains("Free text: Más corto"), "{}", letter.text);
    }

    async fn a_title_with_line_ends_or_commands_stays_one_line_of_plain_text(app) {
        let (ana, _eva) = (app.author("ana").await, app.editor("eva").await);
        ana.submitted("Oficina\r\nBcc: todos@example.org { $link }").await;
        let letter = app.letter_to("eva");
        assert_eq!(letter.field("subject"), "Presentada para revisión: Oficina Bcc: todos@example.org { $link }");
        assert_eq!(letter.field("bcc"), "");
    }

    async fn mails_are_written_once_also_when_the_service_starts_again(app) {
        let (ana, _eva) = (app.author("ana").await, app.editor("eva").await);
        ana.submitted("Ventanilla consular móvil").await;
        assert_eq!(app.letters_to("eva").len(), 1);
        app.start_again();
        app.clock.advance(61);
        app.log_in("ana").await.submitted("Registro rural").await;
        assert_eq!(app.letters_to("eva").len(), 2);
    }

    async fn what_happens_to_a_section_within_minutes_is_one_letter_to_each(app) {
        let (mut eva, erik, mut ana) = (app.editor("eva").await, app.editor("erik").await, app.author("ana").await);
        speaks(&erik, "pt").await;
        let id = ana.submitted("Ventanilla consular móvil").await;
        assert_eq!(letters(&app, ["eva", "erik", "ana", "root", "x"]), [1, 1, 0, 0, 0], "the first goes out at once");
        for turn in 0..40 {
            ana.act(&id, "withdraw").await.ok();
            app.settle();
            ana.act(&id, "submit").await.ok();
            app.settle();
            if turn == 20 {
                app.start_again();
                (eva, ana) = (app.log_in("eva").await, app.log_in("ana").await);
            }
        }
        assert_eq!(app.letters_to("eva").len(), 1);
        // Another section is independent of this one.
        ana.submitted("Registro rural").await;
        assert_eq!(app.letters_to("eva").len(), 2);
        app.clock.advance(QUIET);
        assert_eq!((app.letters_to("eva").len(), app.letters_to("erik").len()), (3, 3));
        assert_eq!(app.letter_to("erik").field("subject"), "Apresentada para análise: Ventanilla consular móvil");

        // On the institution's side: of many decisions, the mail reports the last.
        for _ in 0..10 {
            eva.act(&id, "request_changes").await.ok();
            app.settle();
            ana.act(&id, "submit").await.ok();
            app.settle();
        }
        eva.act(&id, "reject").await.ok();
        assert_eq!(app.letters_to("ana").len(), 1);
        app.clock.advance(QUIET);
        let told: Vec<String> = app.letters_to("ana").iter().map(|letter| letter.field("subject").to_owned()).collect();
        let title = "Ventanilla consular móvil";
        assert_eq!(told, [format!("Cambios solicitados: {title}"), format!("No aceptada: {title}")]);
        app.clock.advance(QUIET);
        assert_eq!((app.letters_to("ana").len(), app.letters_to("eva").len()), (2, 3), "nothing is left to tell");
    }

    async fn a_letter_that_waited_tells_how_the_section_stands_when_it_goes_out(app) {
        let (eva, ana) = (app.editor("eva").await, app.author("ana").await);
        let sara = app.author("sara").await;
        let id = ana.submitted("Ventanilla consular móvil").await;
        app.settle();
        // A section withdrawn in the meantime waits for nobody.
        ana.act(&id, "withdraw").await.ok();
        ana.act(&id, "submit").await.ok();
        app.settle();
        ana.act(&id, "withdraw").await.ok();
        app.clock.advance(QUIET);
        assert_eq!(app.letters_to("eva").len(), 1);
        // With a new title; and a former member is told nothing.
        let tag = ana.get(&format!("/api/v1/sections/{id}")).await.header("etag").to_owned();
        let practice = crate::app::practice("Ventanilla consular fija");
        ana.save(&id, &tag, json!({"practice": practice, "body": ""})).await.ok();
        sara.act(&id, "submit").await.ok();
        assert_eq!(app.letter_to("eva").field("subject"), "Presentada para revisión: Ventanilla consular fija");
        eva.act(&id, "approve").await.ok();
        assert_eq!((app.letters_to("ana").len(), app.letters_to("sara").len()), (1, 1));
        eva.act(&id, "unpublish").await.ok();
        app.settle();
        app.sql("DELETE FROM memberships WHERE user_id = (SELECT id FROM users WHERE name = 'sara')");
        app.clock.advance(QUIET);
        assert_eq!((app.letters_to("ana").len(), app.letters_to("sara").len()), (2, 1));
        assert_eq!(app.letter_to("ana").field("subject"), "Ya no está publicada: Ventanilla consular fija");
    }
}
