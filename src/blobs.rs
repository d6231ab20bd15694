//! Files by their hash: what was uploaded stays as it was, under the SHA-256 of its bytes.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::domain::version::hex;
use crate::error::{Error, Result};

/// A folder of files by hash.
pub struct Blobs {
    folder: PathBuf,
}

impl Blobs {
    /// The files in that folder, which is made if it is missing.
    ///
    /// # Errors
    /// If it cannot be made.
    pub fn open(folder: &Path) -> Result<Blobs> {
        fs::create_dir_all(folder).map_err(Error::internal)?;
        Ok(Blobs { folder: folder.to_owned() })
    }

    /// Keeps the bytes, and gives their SHA-256 in lower-case hexadecimal. Once it returns they survive the
    /// loss of power; kept twice, they are there once.
    ///
    /// # Errors
    /// If they cannot be written.
    pub fn keep(&self, bytes: &[u8]) -> Result<String> {
        let hash = hex(&Sha256::digest(bytes));
        let path = self.path(&hash);
        if path.is_file() {
            return Ok(hash);
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
        assert_eq!(fs::read_dir(folder.path().join("ba")).unwrap().count(), 1);
    }
}
