//! Content-addressed files: every upload is stored unchanged under the SHA-256 of its bytes.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use sha2::{Digest, Sha256};

use crate::error::{Error, Result};

/// How long an unreferenced file is spared: the reference to it may be about to be written.
const SPARED: Duration = Duration::from_secs(24 * 60 * 60);

/// A folder of files by hash.
pub struct Blobs {
    folder: PathBuf,
    /// Held while an existing file is stored again, or found to be unneeded and removed.
    deciding: Mutex<()>,
}

impl Blobs {
    /// Opens that folder, creating it if it is missing.
    ///
    /// # Errors
    /// `internal` if the folder cannot be created.
    pub fn open(folder: &Path) -> Result<Blobs> {
        fs::create_dir_all(folder).map_err(Error::internal)?;
        Ok(Blobs { folder: folder.to_owned(), deciding: Mutex::new(()) })
    }

    /// Stores the bytes and returns their SHA-256 in lower-case hexadecimal. Once it returns they survive a power
    /// failure. Storing the same bytes twice leaves one file.
    ///
    /// # Errors
    /// `internal` if the bytes cannot be written.
    pub fn keep(&self, bytes: &[u8]) -> Result<String> {
        let hash = hex::encode(Sha256::digest(bytes));
        let path = self.path(&hash);
        {
            let _deciding = self.deciding.lock().unwrap_or_else(PoisonError::into_inner);
            if path.is_file() {
                // Made as new as a freshly written file, so that it is not swept while a section is about to refer to
                // it.
                let file = fs::File::options().write(true).open(&path).map_err(Error::internal)?;
                file.set_modified(SystemTime::now()).map_err(Error::internal)?;
                return Ok(hash);
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
        if let Err(error) = written {
            // The leftover has a name that nobody looks for; it is removed for tidiness only.
            let _ = fs::remove_file(&unfinished);
            return Err(Error::internal(error));
        }
        Ok(hash)
    }

    /// Opens the file with that SHA-256. It can be read to its end even if it is swept in the meantime.
    ///
    /// # Errors
    /// `internal` if the file is missing: a hash is a promise that its file exists.
    pub fn file(&self, hash: &str) -> Result<fs::File> {
        fs::File::open(self.path(hash)).map_err(Error::internal)
    }

    /// Removes files that were not stored recently and are not needed, and the leftovers of unfinished writes.
    ///
    /// # Errors
    /// `internal` if the folder cannot be read or a file cannot be removed.
    pub fn sweep(&self, needed: impl Fn(&str) -> bool) -> Result<()> {
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
                if kept.elapsed().is_ok_and(|age| age > SPARED) {
                    fs::remove_file(file.path()).map_err(Error::internal)?;
                }
            }
        }
        Ok(())
    }

    fn path(&self, hash: &str) -> PathBuf {
        let (first, rest) = hash.split_at(2);
        self.folder.join(first).join(rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_lies_under_its_hash_once() {
        let folder = tempfile::tempdir().unwrap();
        let blobs = Blobs::open(folder.path()).unwrap();
        let hash = blobs.keep(b"abc").unwrap();
        assert_eq!(hash, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(blobs.keep(b"abc").unwrap(), hash);
        assert_eq!(fs::read(folder.path().join("ba").join(&hash[2..])).unwrap(), b"abc");
        assert_eq!(std::io::read_to_string(blobs.file(&hash).unwrap()).unwrap(), "abc");
        assert!(blobs.file(&hash.replace('a', "b")).is_err());
        assert_eq!(fs::read_dir(folder.path().join("ba")).unwrap().count(), 1);
    }

    #[test]
    fn what_nothing_needs_is_swept_away_a_day_after_it_was_kept_last() {
        let folder = tempfile::tempdir().unwrap();
        let blobs = Blobs::open(folder.path()).unwrap();
        let [needed, needless, again, new] =
            ["a", "b", "c", "d"].map(|text| blobs.keep(text.as_bytes()).unwrap());
        for old in [&needed, &needless, &again] {
            let file = fs::File::options().write(true).open(blobs.path(old)).unwrap();
            file.set_modified(SystemTime::now() - SPARED - Duration::from_secs(1)).unwrap();
        }
        blobs.keep(b"c").unwrap();
        blobs.sweep(|hash| hash == needed).unwrap();
        let there = |hash: &String| blobs.path(hash).is_file();
        assert_eq!([&needed, &needless, &again, &new].map(there), [true, false, true, true]);
    }
}
