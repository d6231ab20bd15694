//! An index that was lost or damaged: searching goes on, says what it knows, and everything is found again.

use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::app::TestApp;
use crate::program::{delete, until};

/// The files of the index that hold what is searched.
fn segments(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(segments(&path));
        } else if path.extension().is_some_and(|kind| kind != "json" && kind != "lock") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// Writes other bytes over the middle of a file.
fn damage(file: &Path) {
    let length = std::fs::metadata(file).unwrap().len();
    let mut open = std::fs::OpenOptions::new().write(true).open(file).unwrap();
    open.seek(SeekFrom::Start(length / 3)).unwrap();
    open.write_all(&[0xA5; 16]).unwrap();
}

async fn search(app: &TestApp) -> Value {
    app.anonymous().get("/api/v1/search?q=ventanilla").await.ok()
}

/// Before the index is made anew readers are told that it is not complete; afterwards everything is there.
async fn comes_back(app: &TestApp, number: usize, what: &str) {
    let before = search(app).await;
    assert_eq!((&before["total"], &before["index"]["complete"]), (&0.into(), &false.into()), "{what}");
    let ready = app.anonymous().get("/readyz").await.ok();
    assert_eq!(ready["index"]["complete"], false, "{what}");
    assert!(ready["index"]["lag"].as_i64().unwrap() > 0, "{what}");
    app.settle();
    let after = search(app).await;
    assert_eq!((&after["total"], &after["index"]["complete"]), (&number.into(), &true.into()), "{what}");
}

stories! {
    async fn an_index_that_is_gone_or_damaged_at_the_start_is_made_anew(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let index = app.data_dir().join("index");
        for number in 0..3 {
            ana.published(&eva, &format!("Ventanilla {number}")).await;
            app.settle();
        }
        assert_eq!(search(&app).await["total"], 3);
        let kinds = segments(&index).len();
        assert!(kinds > 3);
        for number in 0..kinds {
            app.stop();
            let files = segments(&index);
            let Some(file) = files.get(number) else { continue };
            let what = file.display().to_string();
            match number % 3 {
                0 => std::fs::remove_file(file).unwrap(),
                1 => std::fs::OpenOptions::new().write(true).open(file).unwrap().set_len(7).unwrap(),
                _ => damage(file),
            }
            app.start_again();
            comes_back(&app, 3, &what).await;
        }
        app.stop();
        let meta = segments(&index)[0].with_file_name("meta.json");
        std::fs::write(&meta, "{").unwrap();
        app.start_again();
        comes_back(&app, 3, "meta.json").await;
        app.stop();
        std::fs::remove_dir_all(&index).unwrap();
        app.start_again();
        comes_back(&app, 3, "the whole folder").await;
    }

    async fn an_index_that_is_deleted_under_a_running_service_is_made_anew(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        ana.published(&eva, "Ventanilla móvil").await;
        app.settle();
        std::fs::remove_dir_all(app.data_dir().join("index")).unwrap();
        search(&app).await;
        ana.published(&eva, "Ventanilla fija").await;
        search(&app).await;
        app.settle();
        let after = search(&app).await;
        assert_eq!((&after["total"], &after["index"]["complete"]), (&2.into(), &true.into()));
    }

    async fn an_index_that_is_deleted_in_part_under_a_running_service_is_made_anew(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        ana.published(&eva, "Ventanilla móvil").await;
        app.settle();
        // What is left names files that are gone.
        segments(&app.data_dir().join("index")).iter().for_each(|file| std::fs::remove_file(file).unwrap());
        ana.published(&eva, "Ventanilla fija").await;
        until("the indexer does not fail any more", async || app.app().settle().is_ok()).await;
        let after = search(&app).await;
        assert_eq!((&after["total"], &after["index"]["complete"]), (&2.into(), &true.into()));
    }

    async fn an_index_of_another_time_of_the_database_is_not_trusted(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        ana.published(&eva, "Ventanilla móvil").await;
        app.settle();
        app.stop();
        // The same folder with an empty database: the index is ahead of its journal.
        let index = app.data_dir().join("index");
        let mut other = TestApp::start(app.database()).await;
        other.stop();
        let theirs = other.data_dir().join("index");
        std::fs::remove_dir_all(&theirs).unwrap();
        std::fs::rename(&index, &theirs).unwrap();
        other.start_again();
        other.settle();
        assert_eq!(search(&other).await["total"], 0);
        other.finish();
        app.start_again();
        comes_back(&app, 1, "the folder was moved away").await;
    }
}

places! {
    async fn a_running_service_makes_a_deleted_index_anew_by_itself(place) {
        let (running, ana, eva) = place.settled().await;
        let mut ids = Vec::new();
        for number in 0..5 {
            ids.push(ana.published(&eva, &format!("Ventanilla {number}")).await);
        }
        running.caught_up().await;
        for round in 0..3 {
            delete(&place.data_dir().join("index"));
            if round == 1 {
                ids.push(ana.published(&eva, "Mientras tanto").await);
            }
            until("everything is found again", async || {
                let there = place.data_dir().join("index").join("lock").exists();
                // At every moment there is an answer.
                let answer = running.anonymous().get("/api/v1/search?limit=100").await.ok();
                there && answer["index"]["complete"] == true && answer["total"] == ids.len()
            })
            .await;
        }
        running.caught_up().await;
        assert_eq!(running.found().await.len(), ids.len());
        running.stop();
    }

    async fn a_service_starts_on_a_damaged_index(place) {
        let (running, ana, eva) = place.settled().await;
        let id = ana.published(&eva, "Ventanilla móvil").await;
        running.caught_up().await;
        running.kill();
        segments(&place.data_dir().join("index")).iter().for_each(|file| damage(file));
        let running = place.serve();
        running.anonymous().get("/api/v1/search?q=ventanilla").await.ok();
        running.caught_up().await;
        assert_eq!(running.found().await, [id]);
        running.stop();
    }
}
