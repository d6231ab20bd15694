//! Where indexes are stored. A folder is served by one process. An index of schema 2 is in its `v2`, one that was later
//! built alongside it in `v2.1`, then `v2.2`; the highest number is the one in use. While an index is being built, its
//! folder is `v2.building`, which gets its number in a single move, so that a half-built index cannot be mistaken for a
//! complete one.

use std::ffi::OsStr;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::error::{Error, Result};
use crate::search::index::schema::VERSION;

/// Suffix of the name of a folder that is being built.
const BUILDING: &str = ".building";
/// How long to wait for a lock: a process that is only cleaning up holds it for a moment.
const WAITS: Duration = Duration::from_secs(1);

/// Acquires the right to serve the indexes of a folder, which one process can have at a time. The system releases it
/// however the process ends.
pub fn serve(path: &Path) -> Result<File> {
    fs::create_dir_all(path).map_err(Error::internal)?;
    had(&path.join("lock"))?
        .ok_or_else(|| Error::internal(format!("{} is in use by another process", path.display())))
}

/// Returns whether a process is currently serving the indexes of a folder.
///
/// # Errors
/// `internal` if the folder cannot be used.
pub fn is_served(path: &Path) -> Result<bool> {
    fs::create_dir_all(path).map_err(Error::internal)?;
    Ok(held(&path.join("lock"))?.is_none())
}

/// Acquires the right to build an index of this schema alongside the one being served, and clears the folder for it.
pub fn build(path: &Path) -> Result<(File, PathBuf)> {
    fs::create_dir_all(path).map_err(Error::internal)?;
    let folder = path.join(format!("v{VERSION}{BUILDING}"));
    let lock = had(&lock_of(&folder))?.ok_or_else(|| {
        Error::internal(format!("another process is building an index in {}", path.display()))
    })?;
    remove(&folder)?;
    Ok((lock, folder))
}

/// Gives a completed folder its number, which puts it into use. Earlier ones are removed, unless a service is using
/// them.
pub fn finish(path: &Path, folder: &Path) -> Result<()> {
    let number = newest(path)?.map_or(0, |(number, _)| number + 1);
    let finished = path.join(name(number));
    fs::rename(folder, &finished).map_err(Error::internal)?;
    // The move is durable once the enclosing folder has been synced.
    #[cfg(unix)]
    File::open(path).and_then(|folder| folder.sync_all()).map_err(Error::internal)?;
    if let Some(_lock) = held(&path.join("lock"))? {
        clear_up(path, &finished)?;
    }
    Ok(())
}

/// Returns the folder of a first index.
pub fn first(path: &Path) -> PathBuf {
    path.join(name(0))
}

/// Returns the folder of this schema that is in use, with its number.
pub fn newest(path: &Path) -> Result<Option<(u32, PathBuf)>> {
    let mut newest = None;
    for folder in folders(path)? {
        if let Some((VERSION, number)) = numbers(&folder)
            && newest.as_ref().is_none_or(|(highest, _)| number > *highest)
        {
            newest = Some((number, folder));
        }
    }
    Ok(newest)
}

/// Removes the indexes before this folder: those with lower numbers or older schemas. Returns the name of one with an
/// older schema. Indexes prepared by a newer program are kept.
pub fn clear_up(path: &Path, kept: &Path) -> Result<Option<String>> {
    let (mut older, kept) = (None, numbers(kept));
    for folder in folders(path)? {
        let Some(found) = numbers(&folder).filter(|found| Some(*found) < kept) else { continue };
        remove(&folder)?;
        if found.0 < VERSION {
            older = Some(format!("v{}", found.0));
        }
    }
    Ok(older)
}

/// Returns whether an index of any schema is being built here. Abandoned half-built indexes are removed.
pub fn is_building(path: &Path) -> Result<bool> {
    for folder in folders(path)? {
        if !folder.as_os_str().to_string_lossy().ends_with(BUILDING) {
            continue;
        }
        match held(&lock_of(&folder))? {
            Some(_lock) => {
                tracing::info!(folder = %folder.display(), "an index that was left half-built is removed");
                remove(&folder)?;
            }
            None => return Ok(true),
        }
    }
    Ok(false)
}

/// Removes a folder if it exists.
pub fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Error::internal(error)),
        _ => Ok(()),
    }
}

fn name(number: u32) -> String {
    if number == 0 { format!("v{VERSION}") } else { format!("v{VERSION}.{number}") }
}

fn lock_of(folder: &Path) -> PathBuf {
    folder.with_added_extension("lock")
}

/// Returns the lock, unless someone else holds it.
fn held(path: &Path) -> Result<Option<File>> {
    let file = File::create(path).map_err(Error::internal)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(cause)) => Err(Error::internal(cause)),
    }
}

/// Returns the lock as soon as a process that is cleaning up has released it.
fn had(path: &Path) -> Result<Option<File>> {
    let begun = Instant::now();
    loop {
        match held(path)? {
            None if begun.elapsed() < WAITS => std::thread::sleep(Duration::from_millis(10)),
            held => return Ok(held),
        }
    }
}

/// Returns the schema and the number of an index, given its folder.
fn numbers(folder: &Path) -> Option<(u32, u32)> {
    let name = folder.file_name().and_then(OsStr::to_str)?.strip_prefix('v')?;
    match name.split_once('.') {
        Some((version, number)) => Some((version.parse().ok()?, number.parse().ok()?)),
        None => Some((name.parse().ok()?, 0)),
    }
}

fn folders(path: &Path) -> Result<Vec<PathBuf>> {
    let mut folders = Vec::new();
    for entry in fs::read_dir(path).map_err(Error::internal)? {
        let path = entry.map_err(Error::internal)?.path();
        if path.is_dir() {
            folders.push(path);
        }
    }
    Ok(folders)
}
