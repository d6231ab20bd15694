//! Where indexes lie. A folder is served by one process. An index of schema 2 lies in its `v2`, one that was built
//! beside it later in `v2.1`, then `v2.2`; the highest number counts. While one is built its folder is
//! `v2.building`, which gets its number in one move: nothing half-built can be taken for whole.

use std::ffi::OsStr;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::error::{Error, Result};
use crate::search::index::schema::VERSION;

/// What the name of a folder ends with that is being built.
const BUILDING: &str = ".building";
/// How long to wait for a lock: who only clears up holds it for a moment.
const WAITS: Duration = Duration::from_secs(1);

/// The right to serve the indexes of a folder: one process at a time. The system lets go of it however the process
/// ends.
pub fn serve(path: &Path) -> Result<File> {
    fs::create_dir_all(path).map_err(Error::internal)?;
    had(&path.join("lock"))?
        .ok_or_else(|| Error::internal(format!("{} is in use by another process", path.display())))
}

/// Whether a process serves the indexes of a folder just now.
///
/// # Errors
/// `internal` if the folder cannot be used.
pub fn is_served(path: &Path) -> Result<bool> {
    fs::create_dir_all(path).map_err(Error::internal)?;
    Ok(held(&path.join("lock"))?.is_none())
}

/// The right to build an index of this schema beside the one that is served, and an empty folder for it.
pub fn build(path: &Path) -> Result<(File, PathBuf)> {
    fs::create_dir_all(path).map_err(Error::internal)?;
    let folder = path.join(format!("v{VERSION}{BUILDING}"));
    let lock = had(&lock_of(&folder))?.ok_or_else(|| {
        Error::internal(format!("another process is building an index in {}", path.display()))
    })?;
    remove(&folder)?;
    Ok((lock, folder))
}

/// Gives a folder that has been built its number: from now on it counts. What came before is removed, unless a
/// service has it in use.
pub fn finish(path: &Path, folder: &Path) -> Result<()> {
    let number = newest(path)?.map_or(0, |(number, _)| number + 1);
    let finished = path.join(name(number));
    fs::rename(folder, &finished).map_err(Error::internal)?;
    // The move is durable when the folder around it is.
    #[cfg(unix)]
    File::open(path).and_then(|folder| folder.sync_all()).map_err(Error::internal)?;
    if let Some(_lock) = held(&path.join("lock"))? {
        clear_up(path, &finished)?;
    }
    Ok(())
}

/// The folder of a first index.
pub fn first(path: &Path) -> PathBuf {
    path.join(name(0))
}

/// The folder of this schema that counts, with its number.
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

/// Removes what came before that folder: lower numbers, older schemas. Names one of an older schema. What a newer
/// program has prepared stays.
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

/// Whether an index is being built here, of whatever schema. What somebody left half-built is removed.
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

/// Removes a folder, if it is there.
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

/// The lock, unless somebody else holds it.
fn held(path: &Path) -> Result<Option<File>> {
    let file = File::create(path).map_err(Error::internal)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(cause)) => Err(Error::internal(cause)),
    }
}

/// The lock, as soon as whoever clears up has let go of it.
fn had(path: &Path) -> Result<Option<File>> {
    let begun = Instant::now();
    loop {
        match held(path)? {
            None if begun.elapsed() < WAITS => std::thread::sleep(Duration::from_millis(10)),
            held => return Ok(held),
        }
    }
}

/// The schema and the number of an index, by the name of its folder.
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
