//! Whether an edition is what it was when it was frozen, as the command line and the journal's verification tell.

use diesel::connection::SimpleConnection;
use diesel::{Connection, SqliteConnection};
use serde_json::json;

use crate::app::Database;
use crate::editions::{draft, frozen, path};
use crate::program::{Place, text};

/// A change behind the program's back, and what is said about it.
#[rustfmt::skip]
const CHANGES: [(&str, &str); 16] = [
    ("UPDATE editions SET manifest = replace(manifest, 'Documento', 'documento')", "its manifest is not what was hashed"),
    ("UPDATE editions SET hash = 'x'", "its hash is not the one that the journal names"),
    ("UPDATE editions SET number = '2'", "its number is not the one that the journal names"),
    ("UPDATE editions SET state = 'draft'", "the journal tells of another state"),
    ("UPDATE editions SET title = replace(title, 'Documento', 'documento')", "its number, date, titles, imprint or changes"),
    ("UPDATE editions SET date = '2001-01-01'", "its number, date, titles, imprint or changes"),
    ("UPDATE editions SET imprint = '{\"licence\":\"none\"}'", "its number, date, titles, imprint or changes"),
    ("UPDATE editions SET outline = replace(outline, '\"number\":\"1\"', '\"number\":\"2\"')", "its manifest has other chapters"),
    ("UPDATE editions SET revision = -1", "its row holds what cannot be read"),
    ("UPDATE edition_texts SET text = text || 'x' WHERE is_newest", "a text: it is not what was hashed"),
    ("UPDATE edition_texts SET text = text || 'x' WHERE NOT is_newest", "a text: it is not what was hashed"),
    ("DELETE FROM edition_texts WHERE is_newest", "the texts are not those that its manifest names"),
    ("DELETE FROM edition_entries", "its manifest has other entries"),
    ("UPDATE edition_entries SET number = '1.9'", "entry 1: it is not the one that the manifest names"),
    ("UPDATE versions SET body = body || 'x'", "entry 1: the content of the version is not what was hashed"),
    ("DELETE FROM editions", "it is missing"),
];

#[tokio::test]
async fn what_was_changed_in_a_frozen_edition_is_named() {
    let place = Place::new(Database::Sqlite);
    let (running, ana, eva) = place.settled().await;
    ana.published(&eva, "Ventanilla móvil").await;
    let id = draft(&eva).await;
    for text in ["Una nota", "Otra nota"] {
        eva.put(&path(&id, "/parts"), json!({"items": [{"part": "notes", "texts": {"es": text}}]}))
            .await
            .ok();
    }
    let frozen = eva.post(&path(&id, "/freeze"), json!({})).await.ok();
    running.stop();
    let file = place.data_dir().join("acervo.db");
    let change = |statement: &str| {
        let mut connection = SqliteConnection::establish(file.to_str().unwrap()).unwrap();
        connection.batch_execute(&format!("PRAGMA foreign_keys = OFF; {statement}")).unwrap();
    };
    change("PRAGMA wal_checkpoint(TRUNCATE)");
    let whole = std::fs::read(&file).unwrap();
    for named in ["1", id.as_str()] {
        let said = place.done(&["edition", "verify", named], "");
        let hash = frozen["hash"].as_str().unwrap();
        assert!(said.contains("holds: 1 entries") && said.contains(hash), "{said}");
    }
    for none in ["2", "x", "01960000-0000-7000-8000-000000000001"] {
        let output = place.run(&["edition", "verify", none], "");
        assert_eq!(output.status.code(), Some(1));
        assert!(text(&output.stderr).contains("there is no edition"), "{}", text(&output.stderr));
    }
    for (statement, what) in CHANGES {
        for rest in ["-wal", "-shm"] {
            // It may not exist.
            let _ = std::fs::remove_file(format!("{}{rest}", file.display()));
        }
        std::fs::write(&file, &whole).unwrap();
        change(statement);
        let removed = statement.starts_with("DELETE FROM editions");
        if !removed {
            let output = place.run(&["edition", "verify", &id], "");
            let unreadable = statement.contains("revision");
            let said = text(&output.stdout);
            let expected = if unreadable { 1 } else { 2 };
            assert_eq!(output.status.code(), Some(expected), "{statement}: {said}");
            assert!(unreadable || said.contains(what), "{statement}: {said}");
        }
        let output = place.run(&["journal", "verify"], "");
        let said = text(&output.stdout);
        assert_eq!(output.status.code(), Some(2), "{statement}: {said}");
        let named = said.lines().any(|line| line.contains(&id) && line.contains(what));
        assert!(named, "{statement}: {said}");
    }
}

#[tokio::test]
async fn an_edition_is_written_as_a_file_unless_its_book_was_changed() {
    let place = Place::new(Database::Sqlite);
    let (running, ana, eva) = place.settled().await;
    ana.published(&eva, "Ventanilla móvil").await;
    let id = frozen(&eva).await;
    let book = eva.get(&path(&id, "")).await.ok()["book"].as_str().unwrap().to_owned();
    running.stop();
    let written = place.data_dir().join("edition.html");
    let output = written.to_str().unwrap();
    place.done(&["edition", "build", "1", "--format", "html", "--output", output], "");
    assert!(std::fs::read_to_string(&written).unwrap().contains("Ventanilla móvil"));
    let archive = place.data_dir().join("edition.epub");
    place.done(&["edition", "build", "1", "--output", archive.to_str().unwrap()], "");
    assert!(std::fs::read(&archive).unwrap().starts_with(b"PK"), "the ending says the format");
    for (arguments, why) in [
        (&["1", "--format", "exe"][..], "the formats that this program makes"),
        (&["1", "--output", "edition.exe"], "the formats that this program makes"),
        (&["1", "--format", "html", "--output", "edition.epub"], "ends with .epub"),
        (&["1", "--format", "html", "--language", "gn"], "none of es, en, pt and fr"),
        (&["1", "--format", "html", "--language", "pt"], "is not in pt, but in es"),
        (&["2", "--format", "html"], "no edition 2"),
    ] {
        let refused = place.run(&[&["edition", "build"], arguments].concat(), "");
        assert_eq!(refused.status.code(), Some(1));
        assert!(text(&refused.stderr).contains(why), "{}", text(&refused.stderr));
    }
    let file = place.data_dir().join("blobs").join(&book[..2]).join(&book[2..]);
    let whole = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, whole.replace("móvil", "fija")).unwrap();
    for why in ["its book: it is not what the manifest names", "its book: its file is missing"] {
        let said = place.run(&["edition", "verify", "1"], "");
        assert_eq!(said.status.code(), Some(2));
        assert!(text(&said.stdout).contains(why), "{}", text(&said.stdout));
        let _ = std::fs::remove_file(&file);
    }
}
