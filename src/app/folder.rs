//! The data folder: for its owner alone, for one service at a time, with room to write.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::error::{Error, Result};

/// How long to wait for the lock: who only asks whether it is free holds it for a moment.
const WAITS: Duration = Duration::from_secs(1);
/// What is written and removed again to see whether that can be done.
const TRIAL: &str = ".trial";
/// How many bytes are written for that: a page of the database.
const PAGE: [u8; 4096] = [0; 4096];

/// Makes the data folder for its owner alone: it holds password hashes and keys. One that is there stays as
/// its owner has set it.
///
/// # Errors
/// Naming the folder, and what to do.
pub fn make(folder: &Path) -> Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|cause| unusable(folder, &cause))
}

/// The right to serve a data folder, until it is dropped. The system lets go of it however the process ends.
///
/// # Errors
/// If another process has it; if nothing can be written there.
pub fn hold(folder: &Path) -> Result<File> {
    let begun = Instant::now();
    let held = loop {
        match locked(folder).map_err(|cause| unusable(folder, &cause))? {
            Some(held) => break held,
            None if begun.elapsed() < WAITS => std::thread::sleep(Duration::from_millis(10)),
            None => {
                return Err(Error::internal(format!(
                    "the data folder {} is in use by another process: stop that one, or name another folder (data_dir)",
                    folder.display()
                )));
            }
        }
    };
    try_to_write(folder).map_err(|cause| unusable(folder, &cause))?;
    Ok(held)
}

/// Whether a process serves that data folder just now.
///
/// # Errors
/// If the folder cannot be read.
pub fn is_held(folder: &Path) -> Result<bool> {
    Ok(locked(folder).map_err(|cause| unusable(folder, &cause))?.is_none())
}

/// The lock on the folder itself, unless somebody else holds it. Who deletes what is in the folder does not delete that.
/// Network file systems that lock no folders lock a file in it.
fn locked(folder: &Path) -> io::Result<Option<File>> {
    let file = || File::create(folder.join("lock"));
    let itself = if cfg!(unix) { File::open(folder)? } else { file()? };
    match itself.try_lock() {
        Ok(()) => Ok(Some(itself)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(_)) => {
            let instead = file()?;
            match instead.try_lock() {
                Ok(()) => Ok(Some(instead)),
                Err(TryLockError::WouldBlock) => Ok(None),
                Err(TryLockError::Error(cause)) => Err(cause),
            }
        }
    }
}

/// Whether the data folder can be written to, and has so many bytes of room: `ok`, `full` or `unwritable`.
pub fn state(folder: &Path, least: u64) -> &'static str {
    let room = || match fs4::available_space(folder)? {
        room if room < least => Err(io::Error::from(ErrorKind::StorageFull)),
        _ => try_to_write(folder),
    };
    match room() {
        Ok(()) => "ok",
        Err(cause) => {
            tracing::error!(folder = %folder.display(), %cause, "the data folder cannot be written to");
            if is_full(&cause) { "full" } else { "unwritable" }
        }
    }
}

/// Writes as much as the database does at least, and waits for the disk.
fn try_to_write(folder: &Path) -> io::Result<()> {
    let path = folder.join(TRIAL);
    let written = File::create(&path).and_then(|mut file| {
        file.write_all(&PAGE)?;
        file.sync_all()
    });
    let removed = fs::remove_file(&path);
    written.and(removed)
}

fn is_full(cause: &io::Error) -> bool {
    matches!(cause.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded)
}

/// Says why a start failed, for whoever sits at the terminal: that of a full or broken folder shows as this or that.
pub fn diagnosed(folder: &Path, error: Error) -> Error {
    match try_to_write(folder) {
        Err(cause) => unusable(folder, &cause),
        Ok(()) => error,
    }
}

fn unusable(folder: &Path, cause: &io::Error) -> Error {
    let folder = folder.display();
    let advice = match cause.kind() {
        _ if is_full(cause) => "it is full: free some space on its disk",
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            "this account may not write there: give it the right to"
        }
        ErrorKind::AlreadyExists | ErrorKind::NotADirectory => "it is no folder: move it away",
        _ => "see to its disk",
    };
    Error::internal(format!(
        "the data folder {folder} cannot be used ({cause}): {advice}, or name another folder (data_dir)"
    ))
}

/// The same result, whose failure names the part of the data folder that it is about.
pub fn about<T>(part: PathBuf, result: Result<T>) -> Result<T> {
    result.map_err(|error| match &error.cause {
        Some(cause) => Error::internal(format!("{} cannot be used: {cause}", part.display())),
        None => error,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_held_by_one_at_a_time_whatever_is_deleted_in_it() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!is_held(folder.path()).unwrap());
        let held = hold(folder.path()).unwrap();
        for entry in fs::read_dir(folder.path()).unwrap() {
            fs::remove_file(entry.unwrap().path()).unwrap();
        }
        assert!(is_held(folder.path()).unwrap());
        let error = hold(folder.path()).unwrap_err().to_string();
        assert!(error.contains("in use by another process"), "{error}");
        drop(held);
        hold(folder.path()).unwrap();
    }

    #[test]
    fn a_folder_is_full_below_the_least_room_and_unwritable_where_nothing_can_be_made() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(state(folder.path(), 1), "ok");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is left of the trial");
        assert_eq!(state(folder.path(), u64::MAX), "full");
        assert_eq!(state(&folder.path().join("gone"), 1), "unwritable");
        // A folder where the trial would be: made for nobody, whatever rights the tests run with.
        fs::create_dir(folder.path().join(TRIAL)).unwrap();
        assert_eq!(state(folder.path(), 1), "unwritable");
    }

    #[test]
    fn what_is_no_folder_is_named_with_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("data");
        fs::write(&file, "").unwrap();
        for path in [file.clone(), file.join("below")] {
            let error = make(&path).unwrap_err().to_string();
            assert!(
                error.contains(&path.display().to_string()) && error.contains("name another folder"),
                "{error}"
            );
        }
    }
}
