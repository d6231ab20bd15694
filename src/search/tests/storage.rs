use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use super::*;
use crate::search::index::schema::VERSION;

/// Returns the files of the index in that folder whose names end like this.
pub fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let index =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).find(|path| path.is_dir()).unwrap();
    let files = fs::read_dir(index).unwrap().map(|entry| entry.unwrap().path());
    files.filter(|path| path.to_string_lossy().ends_with(ending)).collect()
}

#[test]
fn what_was_committed_and_its_cursor_outlive_the_process() {
    let folder = tempfile::tempdir().unwrap();
    let index = open(folder.path());
    assert_eq!((index.opened(), index.cursor(), index.documents()), (&Opened::New, 0, 0));
    index.put(&document("es", "Uno")).unwrap();
    index.commit(7).unwrap();
    index.put(&document("es", "Dos")).unwrap();
    drop(index);
    let index = open(folder.path());
    assert_eq!((index.opened(), index.cursor(), index.documents()), (&Opened::Kept, 7, 1));
    index.commit(8).unwrap();
    assert_eq!((index.cursor(), index.documents()), (8, 1));
}

#[test]
fn a_document_takes_the_place_of_its_section_and_language_and_can_be_removed() {
    let first = document("es", "Antes");
    let (_folder, index) = index_of(&[first.clone(), document("es", "Aparte")]);
    let later = Document { title: "Después".to_owned(), version: 2, ..first.clone() };
    let translated =
        Document { language: "pt".parse().unwrap(), title: "Depois".to_owned(), ..later.clone() };
    index.put(&later).unwrap();
    index.put(&later).unwrap();
    index.put(&translated).unwrap();
    assert_eq!(found(&index, "antes").len(), 1, "nothing is seen before it is committed");
    index.commit(2).unwrap();
    assert_eq!(index.documents(), 3);
    assert!(found(&index, "antes").is_empty());
    assert_eq!(index.search(&ask("después")).unwrap().hits[0].version, 2);
    index.remove(first.section).unwrap();
    index.commit(3).unwrap();
    assert_eq!(found(&index, ""), ["Aparte"]);
    index.clear().unwrap();
    assert_eq!((index.documents(), index.cursor()), (0, 0));
}

#[test]
fn a_damaged_index_is_made_anew_and_says_so() {
    for ending in [".store", ".term", ".fast", "meta.json"] {
        for harm in ["flip", "cut", "remove"] {
            let (folder, index) = index_of(&[document("es", "Uno")]);
            drop(index);
            let path = files(folder.path(), ending).remove(0);
            let mut bytes = fs::read(&path).unwrap();
            match harm {
                "flip" => {
                    let middle = bytes.len() / 4;
                    bytes[middle] ^= 0x81;
                    fs::write(&path, bytes).unwrap();
                }
                "cut" => fs::write(&path, &bytes[..bytes.len() / 2]).unwrap(),
                _ => fs::remove_file(&path).unwrap(),
            }
            let index = open(folder.path());
            assert!(matches!(index.opened(), Opened::Remade(_)), "{ending} {harm}: {:?}", index.opened());
            assert_eq!((index.cursor(), index.documents()), (0, 0));
            index.put(&document("es", "Otra vez")).unwrap();
            index.commit(1).unwrap();
            assert_eq!(found(&index, "vez"), ["Otra vez"]);
        }
    }
}

#[test]
fn an_index_of_another_schema_is_made_anew() {
    let (folder, index) = index_of(&[document("es", "Uno")]);
    drop(index);
    let current = files(folder.path(), "meta.json")[0].parent().unwrap().to_owned();
    fs::rename(&current, folder.path().join("v0")).unwrap();
    let index = open(folder.path());
    assert!(matches!(index.opened(), Opened::Remade(why) if why.contains("v0")));
    assert_eq!(index.documents(), 0);
    assert!(!folder.path().join("v0").exists());
}

#[test]
fn files_that_vanish_under_an_open_index_end_in_errors_or_answers_but_no_panic() {
    let (folder, index) = index_of(&[document("es", "Uno")]);
    let path = files(folder.path(), "meta.json")[0].parent().unwrap().to_owned();
    fs::remove_dir_all(path).unwrap();
    let _ = index.search(&ask("uno"));
    let failed = index.put(&document("es", "Dos")).and_then(|()| index.commit(2));
    assert!(failed.is_err());
    assert_eq!(index.cursor(), 1);
    drop(index);
    assert_eq!(open(folder.path()).opened(), &Opened::New);
}

#[test]
fn an_index_has_one_process() {
    let folder = tempfile::tempdir().unwrap();
    let _index = open(folder.path());
    assert!(Index::open(folder.path()).is_err());
}

#[test]
fn an_index_that_is_built_beside_another_counts_when_it_is_finished() {
    let (folder, index) = index_of(&[document("es", "Vieja")]);
    let building = Building::begin(folder.path()).unwrap();
    assert!(Building::begin(folder.path()).is_err(), "one at a time");
    building.index().put(&document("es", "Nueva")).unwrap();
    building.index().commit(9).unwrap();
    assert!(index.newer().unwrap().is_none());
    building.finish().unwrap();
    let next = index.newer().unwrap().unwrap();
    assert_eq!((found(&next, ""), next.cursor()), (vec!["Nueva".to_owned()], 9));
    next.supersede(&index);
    assert_eq!(found(&index, ""), ["Vieja"], "who still searches it does so to the end");
    assert!(next.newer().unwrap().is_none());
    next.commit(10).unwrap();
    drop((index, next));
    let index = open(folder.path());
    assert_eq!(
        (index.opened(), found(&index, ""), index.cursor()),
        (&Opened::Kept, vec!["Nueva".to_owned()], 10)
    );
}

#[test]
fn what_nobody_serves_gives_way_at_once_to_what_was_built() {
    let (folder, index) = index_of(&[document("es", "Vieja")]);
    drop(index);
    for _ in 0..2 {
        Building::begin(folder.path()).unwrap().finish().unwrap();
    }
    assert_eq!(files(folder.path(), "meta.json").len(), 1);
    assert_eq!(open(folder.path()).documents(), 0);
}

#[test]
fn an_index_of_which_the_newest_is_damaged_goes_on_with_the_one_before() {
    let (folder, index) = index_of(&[document("es", "Vieja")]);
    Building::begin(folder.path()).unwrap().finish().unwrap();
    let newest = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
    let newest = newest.filter(|path| path.is_dir()).max().unwrap();
    fs::write(newest.join("meta.json"), "{").unwrap();
    drop(index);
    let index = open(folder.path());
    assert_eq!((index.opened(), found(&index, "")), (&Opened::Kept, vec!["Vieja".to_owned()]));
    assert!(!newest.exists());
}

#[test]
fn what_was_left_half_built_is_removed_and_what_a_newer_program_prepared_stays() {
    let folder = tempfile::tempdir().unwrap();
    let live = LiveIndex::open(folder.path()).unwrap();
    let building = Building::begin(folder.path()).unwrap();
    assert!(live.has_builder());
    drop(building);
    for name in ["v999.building", "v999", "v998.3", "letters"] {
        fs::create_dir(folder.path().join(name)).unwrap();
    }
    assert!(!live.has_builder());
    live.close();
    open(folder.path());
    let mut left: Vec<String> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
        .collect();
    left.sort();
    assert_eq!(left, ["letters", &format!("v{VERSION}"), "v998.3", "v999"]);
}

/// Run by the next test in a process of its own, which is killed while the index is open.
#[test]
#[ignore = "a part of another test"]
fn holds_an_index_until_it_is_killed() {
    let Some(folder) = std::env::var_os("ACERVO_TEST_INDEX") else { return };
    let index = open(Path::new(&folder));
    index.put(&document("es", "Uno")).unwrap();
    index.commit(5).unwrap();
    index.put(&document("es", "Sin confirmar")).unwrap();
    println!("\nholding");
    loop {
        std::thread::park();
    }
}

#[test]
fn after_a_killed_process_the_index_opens_with_what_was_committed() {
    let folder = tempfile::tempdir().unwrap();
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args([
            "--ignored",
            "--exact",
            "--nocapture",
            "search::tests::storage::holds_an_index_until_it_is_killed",
        ])
        .env("ACERVO_TEST_INDEX", folder.path())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap() == "holding"));
    assert!(Index::open(folder.path()).is_err());
    child.kill().unwrap();
    child.wait().unwrap();
    let index = open(folder.path());
    assert_eq!((index.opened(), index.cursor(), index.documents()), (&Opened::Kept, 5, 1));
    index.put(&document("es", "Dos")).unwrap();
    index.commit(6).unwrap();
    assert_eq!(index.documents(), 2);
}
