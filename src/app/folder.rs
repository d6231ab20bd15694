//! The data folder: accessible only to its owner, used by one service at a time, with space to write.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::error::{Error, Result};

/// How long to wait for the lock: a process that only checks whether it is free holds it for a moment.
const WAITS: Duration = Duration::from_secs(1);
/// File that is written and removed again to check that the folder can be written to.
const TRIAL: &str = ".trial";
/// The contents of that file: as many bytes as a page of the database.
const PAGE: [u8; 4096] = [0; 4096];

/// Creates the data folder, accessible only to its owner because it contains password hashes and keys. If it exists
/// already, its permissions stay as its owner set them.
///
/// # Errors
/// If the folder cannot be created; the error names it and says what to do.
pub fn make(folder: &Path) -> Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|cause| unusable(folder, &cause))
}

/// Returns the lock that gives the right to serve the data folder until it is dropped. The operating system releases it
/// however the process ends.
///
/// # Errors
/// If another process holds it, or if the folder cannot be written to.
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

/// Returns whether a process currently serves the data folder.
///
/// # Errors
/// If the folder cannot be read.
pub fn is_held(folder: &Path) -> Result<bool> {
    Ok(locked(folder).map_err(|cause| unusable(folder, &cause))?.is_none())
}

/// Locks the folder itself, unless another process holds the lock. Deleting files in the folder does not delete this
/// lock. On network file systems that cannot lock folders, locks a file in it instead.
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

/// Returns whether the data folder can be written to and has at least that many bytes of free space: `ok`, `full` or
/// `unwritable`.
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

/// Writes the least that the database writes, a page, and waits for the disk.
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

/// Returns the error to report when a start failed. A full or broken folder can cause all kinds of errors, so if it
/// cannot be written to, that is reported instead.
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

/// Returns the same result, except that an internal error names the part of the data folder that it is about.
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
        // A folder in place of the trial file: it makes writing fail whatever permissions the tests run with.
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
