//! Files by their hash: what was uploaded stays as it was, under the SHA-256 of its bytes.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use sha2::{Digest, Sha256};

use crate::error::{Error, Result};

/// A file that nothing refers to stays for so long: what refers to it may be about to be written.
const SPARED: Duration = Duration::from_secs(24 * 60 * 60);

/// A folder of files by hash.
pub struct Blobs {
    folder: PathBuf,
    /// Held while a file that is there is kept once more, or is found to be needless and removed.
    deciding: Mutex<()>,
}

impl Blobs {
    /// The files in that folder, which is made if it is missing.
    ///
    /// # Errors
    /// If it cannot be made.
    pub fn open(folder: &Path) -> Result<Blobs> {
        fs::create_dir_all(folder).map_err(Error::internal)?;
        Ok(Blobs { folder: folder.to_owned(), deciding: Mutex::new(()) })
    }

    /// Keeps the bytes, and gives their SHA-256 in lower-case hexadecimal. Once it returns they survive the
    /// loss of power; kept twice, they are there once.
    ///
    /// # Errors
    /// If they cannot be written.
    pub fn keep(&self, bytes: &[u8]) -> Result<String> {
        let hash = hex::encode(Sha256::digest(bytes));
        let path = self.path(&hash);
        {
            let _deciding = self.deciding.lock().unwrap_or_else(PoisonError::into_inner);
            if path.is_file() {
                // As new as one that was just written, so that it is not swept away from under its section.
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
            // What is left of it has no name that anyone looks for; removing it is tidiness alone.
            let _ = fs::remove_file(&unfinished);
            return Err(Error::internal(error));
        }
        Ok(hash)
    }

    /// The file with that SHA-256, opened. It can be read to its end even if it is swept away meanwhile.
    ///
    /// # Errors
    /// If it is not there: whoever has its hash was promised that it is.
    pub fn file(&self, hash: &str) -> Result<fs::File> {
        fs::File::open(self.path(hash)).map_err(Error::internal)
    }

    /// Removes the files that were not kept lately and that nothing needs, and what writing left unfinished.
    ///
    /// # Errors
    /// If the folder cannot be read or a file not be removed.
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
