//! Files by hash in a folder.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use crate::error::{Error, Result};

/// A folder of files by hash.
pub struct Folder {
    folder: PathBuf,
    /// Held while an existing file is stored again, or found to be unneeded and removed.
    deciding: Mutex<()>,
}

impl Folder {
    /// Opens that folder, creating it if it is missing.
    ///
    /// # Errors
    /// `internal` if the folder cannot be created.
    pub fn open(folder: &Path) -> Result<Folder> {
        fs::create_dir_all(folder).map_err(Error::internal)?;
        Ok(Folder { folder: folder.to_owned(), deciding: Mutex::new(()) })
    }

    /// Stores the bytes under their hash. Once it returns they survive a power failure.
    ///
    /// # Errors
    /// `internal` if the bytes cannot be written.
    pub fn keep(&self, hash: &str, bytes: &[u8]) -> Result<()> {
        let path = self.path(hash);
        {
            let _deciding = self.deciding.lock().unwrap_or_else(PoisonError::into_inner);
            if path.is_file() {
                // Made as new as a freshly written file, so that it is not swept while a section is about to refer to
                // it.
                let file = fs::File::options().write(true).open(&path).map_err(Error::internal)?;
                return file.set_modified(SystemTime::now()).map_err(Error::internal);
            }
        }
        let folder = path.parent().unwrap_or(&self.folder);
        fs::create_dir_all(folder).map_err(Error::internal)?;
        let unfinished = folder.join(format!("{}.tmp", uuid::Uuid::new_v4().simple()));
        let written = fs::File::create(&unfinished).and_then(|mut file| {
            file.write_all(bytes)?;
            file.sync_all()?;
            fs::rename(&unfinished, &path)?;
            fs::File::open(folder)?.sync_all()
        });
        written.map_err(|error| {
            // The leftover has a name that nobody looks for; it is removed for tidiness only.
            let _ = fs::remove_file(&unfinished);
            Error::internal(error)
        })
    }

    /// Opens a file. It can be read to its end even if it is swept in the meantime.
    ///
    /// # Errors
    /// `internal` if the file is missing.
    pub fn file(&self, hash: &str) -> Result<fs::File> {
        fs::File::open(self.path(hash)).map_err(Error::internal)
    }

    /// Removes files that were stored before that time and are not needed, and the leftovers of unfinished writes.
    ///
    /// # Errors
    /// `internal` if the folder cannot be read or a file cannot be removed.
    pub fn sweep(&self, before: SystemTime, needed: impl Fn(&str) -> bool) -> Result<()> {
        for folder in fs::read_dir(&self.folder).map_err(Error::internal)? {
            let folder = folder.map_err(Error::internal)?;
            if !folder.file_type().map_err(Error::internal)?.is_dir() {
                continue;
            }
            for file in fs::read_dir(folder.path()).map_err(Error::internal)? {
                let file = file.map_err(Error::internal)?;
                let name =
                    [folder.file_name(), file.file_name()].map(|part| part.to_string_lossy().into_owned());
                if needed(&name.concat()) {
                    continue;
                }
                let _deciding = self.deciding.lock().unwrap_or_else(PoisonError::into_inner);
                let kept = file.metadata().and_then(|known| known.modified()).map_err(Error::internal)?;
                if kept < before {
                    fs::remove_file(file.path()).map_err(Error::internal)?;
                }
            }
        }
        Ok(())
    }

    /// Returns where the file with this hash is.
    pub fn path(&self, hash: &str) -> PathBuf {
        let (first, rest) = hash.split_at(2);
        self.folder.join(first).join(rest)
    }
}
