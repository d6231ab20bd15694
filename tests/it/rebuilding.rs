//! A lost or damaged index: searches go on and say how complete they are, and in the end everything is found again.

use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

use acervo::error::Result;
use acervo::followers::rebuilding::rebuild;
use acervo::store::Audience;
use serde_json::Value;

use crate::app::TestApp;
use crate::program::{PATIENCE, delete, text, until};

/// The index files that hold the searched data.
pub fn segments(folder: &Path) -> Vec<PathBuf> {
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

/// Overwrites the middle of a file.
fn damage(file: &Path) {
    let length = std::fs::metadata(file).unwrap().len();
    let mut open = std::fs::OpenOptions::new().write(true).open(file).unwrap();
    open.seek(SeekFrom::Start(length / 3)).unwrap();
    open.write_all(&[0xA5; 16]).unwrap();
}

/// Identifiers in an order of their own, to compare which there are.
fn sorted(mut ids: Vec<String>) -> Vec<String> {
    ids.sort_unstable();
    ids
}

async fn search(app: &TestApp) -> Value {
    app.anonymous().get("/api/v1/search?q=ventanilla").await.ok()
}

/// Checks that readers are told that the index is incomplete until it is rebuilt, and that everything is found
/// afterwards.
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

/// The names of the folders in the index folder.
fn folders(index: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(index).into_iter().flatten().map(|entry| entry.unwrap());
    let folders = entries.filter(|entry| entry.path().is_dir());
    let mut names: Vec<String> = folders.map(|entry| entry.file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn is_building(index: &Path) -> bool {
    folders(index).iter().any(|name| name.ends_with(".building"))
}

/// A rebuild paused halfway: all sections have been read, but nothing has been committed.
struct Halfway {
    go: Sender<()>,
    building: JoinHandle<Result<u64>>,
}

impl Halfway {
    fn begin(app: &TestApp) -> Halfway {
        let (store, folder) = (app.app().core.store.clone(), app.data_dir().join("index"));
        let (tell, told) = channel();
        let (go, gone): (Sender<()>, Receiver<()>) = channel();
        let building = std::thread::spawn(move || {
            rebuild(store, Audience::Public, &folder, move |filled| {
                // Errors mean that nobody is listening any longer, and that there is no need to wait.
                let _ = tell.send(filled);
                let _ = gone.recv();
            })
        });
        let filled = told.recv_timeout(PATIENCE).unwrap();
        assert_eq!((filled.done, filled.total), (3, 3));
        Halfway { go, building }
    }

    fn finish(self) -> u64 {
        drop(self.go);
        self.building.join().unwrap().unwrap()
    }
}

/// Checks how many sections are found, and that readers are told that the result is complete.
async fn finds(app: &TestApp, number: usize, rebuilding: bool) {
    let answer = search(app).await;
    assert_eq!((&answer["total"], &answer["index"]["complete"]), (&number.into(), &true.into()), "{answer}");
    assert_eq!(app.anonymous().get("/readyz").await.ok()["index"]["rebuilding"], rebuilding);
    let figures = app.anonymous().get("/metrics").await.bytes;
    assert!(text(&figures).contains("acervo_index_rebuilding "), "{}", text(&figures));
}

stories! {
    async fn nobody_notices_that_the_index_is_made_anew_beside_the_old_one(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        let mut first = String::new();
        for number in 0..3 {
            first = ana.published(&eva, &format!("Ventanilla {number}")).await;
        }
        app.settle();
        let index = app.data_dir().join("index");
        let before = folders(&index);
        finds(&app, 3, false).await;

        let halfway = Halfway::begin(&app);
        app.settle();
        finds(&app, 3, true).await;
        ana.published(&eva, "Ventanilla mientras tanto").await;
        app.settle();
        finds(&app, 4, true).await;
        eva.act(&first, "unpublish").await.ok();
        app.settle();
        finds(&app, 3, true).await;

        assert_eq!(halfway.finish(), 4, "what it came upon");
        ana.published(&eva, "Ventanilla antes del cambio").await;
        // The old index still answers until the indexer's next step.
        finds(&app, 3, true).await;
        app.settle();
        finds(&app, 4, false).await;
        let after = folders(&index);
        assert!(after.len() == 1 && after != before, "{before:?}, then {after:?}");

        ana.published(&eva, "Ventanilla después").await;
        app.settle();
        finds(&app, 5, false).await;
        app.stop();
        app.start_again();
        app.settle();
        finds(&app, 5, false).await;
        assert_eq!(folders(&index), after);
    }

    async fn an_index_that_was_built_beside_and_is_damaged_is_not_taken(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        for number in 0..3 {
            ana.published(&eva, &format!("Ventanilla {number}")).await;
        }
        app.settle();
        let index = app.data_dir().join("index");
        let before = folders(&index);
        Halfway::begin(&app).finish();
        let beside = folders(&index).into_iter().find(|name| !before.contains(name)).unwrap();
        segments(&index.join(beside)).iter().for_each(|file| damage(file));
        ana.published(&eva, "Ventanilla fija").await;
        app.settle();
        finds(&app, 4, false).await;
        assert_eq!(folders(&index), before);
    }

    async fn an_index_that_is_damaged_while_another_is_built_gives_way_to_it(app) {
        let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
        for number in 0..3 {
            ana.published(&eva, &format!("Ventanilla {number}")).await;
        }
        app.settle();
        let index = app.data_dir().join("index");
        let old = index.join(&folders(&index)[0]);
        Halfway::begin(&app).finish();
        std::fs::remove_dir_all(&old).unwrap();
        ana.published(&eva, "Ventanilla fija").await;
        app.settle();
        finds(&app, 4, false).await;
        assert!(folders(&index).len() == 1 && !old.exists());
    }

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
        // What is left refers to files that are gone.
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
        // The same folder with an empty database: the index is ahead of the journal.
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
                // There is a response at every moment.
                let answer = running.anonymous().get("/api/v1/search?limit=100").await.ok();
                there && answer["index"]["complete"] == true && answer["total"] == ids.len()
            })
            .await;
        }
        running.caught_up().await;
        assert_eq!(sorted(running.found().await), sorted(ids));
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

    async fn a_service_takes_up_an_index_that_was_built_beside_it(place) {
        let (running, ana, eva) = place.settled().await;
        let mut ids = Vec::new();
        for number in 0..5 {
            ids.push(ana.published(&eva, &format!("Ventanilla {number}")).await);
        }
        running.caught_up().await;
        let index = place.data_dir().join("index");
        for round in 0..3 {
            let before = folders(&index);
            let said = place.done(&["reindex"], "");
            assert!(said.contains(&format!("{} sections are in the index", ids.len())), "{said}");
            if round == 1 {
                ids.push(ana.published(&eva, "Mientras tanto").await);
            }
            until("the new one has taken the place of the old one", async || {
                let answer = running.anonymous().get("/api/v1/search?limit=100").await.ok();
                assert_eq!(answer["index"]["complete"], true);
                let now = folders(&index);
                now.len() == 1 && now != before && answer["total"] == ids.len()
            })
            .await;
        }
        running.caught_up().await;
        assert_eq!(sorted(running.found().await), sorted(ids));
        running.stop();
    }

    async fn a_service_goes_on_when_a_rebuild_beside_it_is_killed(place) {
        let (running, ana, eva) = place.settled().await;
        let mut ids = Vec::new();
        for number in 0..5 {
            ids.push(ana.published(&eva, &format!("Ventanilla {number}")).await);
        }
        running.caught_up().await;
        let index = place.data_dir().join("index");
        let before = folders(&index);
        for _ in 0..3 {
            let mut command = place.command(&["reindex"]);
            let mut reindex = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
            until("it has begun", || {
                let begun = is_building(&index) || reindex.try_wait().unwrap().is_some();
                std::future::ready(begun)
            })
            .await;
            // It may already have finished.
            let _ = reindex.kill();
            reindex.wait().unwrap();
            let answer = running.anonymous().get("/api/v1/search").await.ok();
            assert_eq!((&answer["total"], &answer["index"]["complete"]), (&5.into(), &true.into()));
        }
        until("what was half-built is removed", async || folders(&index).len() == 1).await;
        ids.push(ana.published(&eva, "Después").await);
        running.caught_up().await;
        let found = sorted(running.found().await);
        assert_eq!(found, sorted(ids), "{before:?}, then {:?}", folders(&index));
        running.stop();
    }

    async fn a_newer_version_is_prepared_beside_an_older_one_that_runs(place) {
        let (running, ana, eva) = place.settled().await;
        let ids = [ana.published(&eva, "Ventanilla móvil").await, ana.published(&eva, "Ventanilla fija").await];
        running.caught_up().await;
        running.stop();
        // An older version, as far as can be seen from outside: it holds the folder's lock and an index with its own
        // schema.
        let index = place.data_dir().join("index");
        let (new, old) = (index.join(&folders(&index)[0]), index.join("v1"));
        std::fs::rename(&new, &old).unwrap();
        let older = File::open(index.join("lock")).unwrap();
        older.try_lock().unwrap();
        let kept = segments(&old);
        place.done(&["reindex"], "");
        assert_eq!(segments(&old), kept, "the older one has what it had");
        assert_eq!(folders(&index).len(), 2);
        drop(older);

        let prepared = segments(&new);
        assert!(!prepared.is_empty());
        let running = place.serve();
        running.caught_up().await;
        let mut found = running.found().await;
        found.sort();
        assert_eq!(found, ids);
        assert_eq!(segments(&new), prepared, "nothing was made again");
        assert_eq!(folders(&index).len(), 1);
        running.stop();
    }
}
