//! Changes made behind the journal's back are found and named.

use diesel::connection::SimpleConnection;
use diesel::{Connection, SqliteConnection};

use crate::app::Database;
use crate::program::{Place, text};

/// An identifier that does not exist.
const OTHER: &str = "01960000-0000-7000-8000-000000000001";

/// The changed section, the expected message, and the change. Names in braces stand for identifiers.
#[rustfmt::skip]
const CHANGES: [(&str, &str, &str); 27] = [
    ("moved", "version 1: its content", "UPDATE versions SET body = body || 'x' WHERE section = '{moved}' AND number = 1"),
    ("moved", "version 1: its content", "UPDATE versions SET practice = replace(practice, 'Ventanilla', 'Ventana') WHERE section = '{moved}' AND number = 1"),
    ("moved", "version 2: its content", "UPDATE versions SET hash = (SELECT hash FROM versions WHERE section = '{moved}' AND number = 1) WHERE section = '{moved}' AND number = 2"),
    ("moved", "version 2: its title", "UPDATE versions SET title = 'Otra' WHERE section = '{moved}' AND number = 2"),
    ("moved", "version 1: the journal names another author", "UPDATE versions SET author = (SELECT id FROM users WHERE email LIKE 'eva%') WHERE section = '{moved}' AND number = 1"),
    ("moved", "version 1: its maturity", "UPDATE versions SET maturity = 'good' WHERE section = '{moved}' AND number = 1"),
    ("moved", "version 2: it stands in another chapter", "UPDATE versions SET chapter = (SELECT chapter FROM versions WHERE section = '{moved}' AND number = 1) WHERE section = '{moved}' AND number = 2"),
    ("moved", "version 2: the journal tells of another first publication", "UPDATE versions SET published_at = 1 WHERE section = '{moved}' AND number = 2"),
    ("moved", "published version", "UPDATE sections SET published_version = 2 WHERE id = '{moved}'"),
    ("gone", "published version", "UPDATE sections SET published_version = 1 WHERE id = '{gone}'"),
    ("back", "another stage", "UPDATE sections SET stage = 'approved' WHERE id = '{back}'"),
    ("back", "approved version", "UPDATE sections SET approved_version = 1 WHERE id = '{back}'"),
    ("back", "another institution", "UPDATE sections SET institution = '{other}' WHERE id = '{back}'"),
    ("back", "another creator", "UPDATE sections SET created_at = created_at + 1 WHERE id = '{back}'"),
    ("back", "round 1: it pins another version", "UPDATE rounds SET version = 2 WHERE section = '{back}' AND number = 1"),
    ("back", "round 2: it pins another version", "UPDATE rounds SET hash = 'x' WHERE section = '{back}' AND number = 2"),
    ("back", "round 1: it did not end", "UPDATE rounds SET outcome = 'approved' WHERE section = '{back}' AND number = 1"),
    ("back", "round 1: it did not end", "UPDATE rounds SET outcome = 'open' WHERE section = '{back}' AND number = 1"),
    ("back", "round 1: it did not end", "UPDATE rounds SET ended_by = submitted_by WHERE section = '{back}' AND number = 1"),
    ("back", "round 1: the journal names another submitter", "UPDATE rounds SET submitted_by = ended_by WHERE section = '{back}' AND number = 1"),
    ("back", "round 1: its row holds what cannot be read", "UPDATE rounds SET outcome = 'perhaps' WHERE section = '{back}' AND number = 1"),
    ("back", "version 2: it is missing", "DELETE FROM versions WHERE section = '{back}' AND number = 2"),
    ("back", "round 1: it is missing", "DELETE FROM rounds WHERE section = '{back}' AND number = 1"),
    ("gone", "it is missing", "DELETE FROM sections WHERE id = '{gone}'"),
    ("back", "round 9: no entry tells of it", "INSERT INTO rounds SELECT '{other}', section, 9, version, hash, submitted_by, submitted_at, message, outcome, ended_by, ended_at, ended_message, ended_reasons FROM rounds WHERE section = '{back}' AND number = 1"),
    ("gone", "version 2: ", "INSERT INTO versions SELECT section, 2, chapter, template_version, title, practice, body, hash, author, message, created_at, published_at, maturity, attachments FROM versions WHERE section = '{gone}' AND number = 1"),
    ("other", "no entry tells of it", "INSERT INTO versions SELECT '{other}', number, chapter, template_version, title, practice, body, hash, author, message, created_at, published_at, maturity, attachments FROM versions WHERE section = '{gone}'"),
];

/// Creates a place with many kinds of journal entries: drafts, rounds with every outcome, moves, publications,
/// withdrawals and restorations.
async fn eventful(place: &Place) -> [(&'static str, String); 4] {
    let (running, ana, eva) = place.settled().await;
    let moved = ana.published(&eva, "Ventanilla móvil").await;
    let practice = crate::app::practice("Ventanilla fija");
    let body = serde_json::json!({"practice": practice, "body": "Otro", "chapter": "regularisation"});
    ana.save(&moved, "\"1-x\"", body).await.ok();
    let back = ana.submitted("Devuelta").await;
    eva.act(&back, "request_changes").await.ok();
    ana.act(&back, "save").await.ok();
    ana.act(&back, "submit").await.ok();
    ana.act(&back, "withdraw").await.ok();
    ana.act(&back, "restore").await.ok();
    let closed = ana.submitted("Rechazada").await;
    eva.act(&closed, "reject").await.ok();
    eva.act(&closed, "reopen").await.ok();
    let gone = ana.published(&eva, "Retirada").await;
    eva.act(&gone, "unpublish").await.ok();
    let deleted = ana.draft("Borrada").await;
    ana.act(&deleted, "delete").await.ok();
    ana.act(&deleted, "restore").await.ok();
    running.stop();
    [("moved", moved), ("back", back), ("gone", gone), ("other", OTHER.to_owned())]
}

#[tokio::test]
async fn what_was_changed_behind_the_journals_back_is_named() {
    let place = Place::new(Database::Sqlite);
    let ids = eventful(&place).await;
    let file = place.data_dir().join("acervo.db");
    let change = |statement: &str| {
        let mut connection = SqliteConnection::establish(file.to_str().unwrap()).unwrap();
        connection.batch_execute(&format!("PRAGMA foreign_keys = OFF; {statement}")).unwrap();
    };
    change("PRAGMA wal_checkpoint(TRUNCATE)");
    let whole = std::fs::read(&file).unwrap();
    assert!(place.done(&["journal", "verify"], "").contains("the journal holds"));
    for (section, what, statement) in CHANGES {
        for rest in ["-wal", "-shm"] {
            // It may not exist.
            let _ = std::fs::remove_file(format!("{}{rest}", file.display()));
        }
        std::fs::write(&file, &whole).unwrap();
        let named = |text: &str| {
            ids.iter().fold(text.to_owned(), |text, (name, id)| text.replace(&format!("{{{name}}}"), id))
        };
        change(&named(statement));
        let output = place.run(&["journal", "verify"], "");
        let said = text(&output.stdout);
        assert_eq!(output.status.code(), Some(2), "{statement}: {said}");
        let id = named(&format!("{{{section}}}"));
        let line = said.lines().find(|line| line.contains(&id));
        assert!(
            line.is_some_and(|line| line.contains(what)),
            "{what} of {section} after {statement}: {said}"
        );
    }
}
