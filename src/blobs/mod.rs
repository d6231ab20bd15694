//! Content-addressed files: every upload is stored unchanged under the SHA-256 of its bytes, in a folder or in storage
//! that is compatible with Amazon S3.
//!
//! All operations wait for a disk or a network, so they run where waiting is allowed (`services::blocking`, followers,
//! the command line) and never on threads that answer requests.

#[cfg(feature = "s3")]
mod bucket;
#[cfg(feature = "s3")]
mod failure;
mod folder;
#[cfg(feature = "s3")]
mod limit;
#[cfg(feature = "s3")]
mod settings;

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::Path;
use std::time::{Duration, SystemTime};

use sha2::{Digest, Sha256};

#[cfg(feature = "s3")]
use self::bucket::{Bucket, Object};
use self::folder::Folder;
#[cfg(feature = "s3")]
pub use self::settings::{BucketSettings, Patience};
use crate::error::{Error, Result};

/// How long an unreferenced file is spared: the reference to it may be about to be written.
const SPARED: Duration = Duration::from_secs(24 * 60 * 60);

/// Files by hash.
pub struct Blobs {
    place: Place,
}

enum Place {
    Folder(Folder),
    #[cfg(feature = "s3")]
    Bucket(Bucket),
}

impl Blobs {
    /// Opens files in that folder, creating it if it is missing.
    ///
    /// # Errors
    /// `internal` if the folder cannot be created.
    pub fn open(folder: &Path) -> Result<Blobs> {
        Ok(Blobs { place: Place::Folder(Folder::open(folder)?) })
    }

    /// Opens files in a bucket. If it does not answer, that is logged, and the service starts: it may answer later.
    ///
    /// # Errors
    /// `internal` if the settings cannot be used, or if the bucket answers that it does not exist or may not be used.
    #[cfg(feature = "s3")]
    pub fn in_bucket(settings: &BucketSettings) -> Result<Blobs> {
        Ok(Blobs { place: Place::Bucket(Bucket::open(settings)?) })
    }

    /// Stores the bytes and returns their SHA-256 in lower-case hexadecimal. Once it returns they survive a power
    /// failure. Storing the same bytes twice leaves one file, which is then as new as one that was just stored.
    ///
    /// # Errors
    /// `internal` if the bytes cannot be written; `unavailable` if the bucket does not answer.
    pub fn keep<'a>(&self, bytes: impl Into<Cow<'a, [u8]>>) -> Result<String> {
        let bytes = bytes.into();
        let hash = hex::encode(Sha256::digest(&bytes));
        match &self.place {
            Place::Folder(folder) => folder.keep(&hash, &bytes)?,
            #[cfg(feature = "s3")]
            Place::Bucket(bucket) => bucket.keep(&hash, bytes)?,
        }
        Ok(hash)
    }

    /// Opens the file with that SHA-256. In a folder, it can be read to its end even if it is swept in the meantime; from a
    /// bucket, reading it then fails.
    ///
    /// # Errors
    /// `internal` if the file is missing: a hash is a promise that its file exists; `unavailable` if the bucket does not
    /// answer.
    pub fn file(&self, hash: &str) -> Result<Blob> {
        let (length, source) = match &self.place {
            Place::Folder(folder) => {
                let file = folder.file(hash)?;
                (file.metadata().map_err(Error::internal)?.len(), Source::File(file))
            }
            #[cfg(feature = "s3")]
            Place::Bucket(bucket) => {
                let object = bucket.object(hash)?;
                (object.length(), Source::Object(object))
            }
        };
        Ok(Blob { hash: hash.to_owned(), length, source })
    }

    /// Removes files that were not stored recently and are not needed, and the leftovers of unfinished writes. In a bucket,
    /// it leaves alone what is not named by a hash.
    ///
    /// # Errors
    /// `internal` if they cannot be listed or one cannot be removed; `unavailable` if the bucket does not answer.
    pub fn sweep(&self, needed: impl Fn(&str) -> bool) -> Result<()> {
        let before = SystemTime::now().checked_sub(SPARED);
        before.map_or(Ok(()), |before| self.sweep_kept_before(before, needed))
    }

    fn sweep_kept_before(&self, before: SystemTime, needed: impl Fn(&str) -> bool) -> Result<()> {
        match &self.place {
            Place::Folder(folder) => folder.sweep(before, needed),
            #[cfg(feature = "s3")]
            Place::Bucket(bucket) => bucket.sweep(before, needed),
        }
    }

    /// Returns whether files can be had, if they are in a bucket; `None` for a folder, which is part of the data folder and
    /// checked with it.
    pub fn answers(&self) -> Option<bool> {
        match &self.place {
            Place::Folder(_) => None,
            #[cfg(feature = "s3")]
            Place::Bucket(bucket) => Some(bucket.answers()),
        }
    }
}

/// A stored file that is being read. At most a piece of it is in memory.
pub struct Blob {
    hash: String,
    length: u64,
    source: Source,
}

enum Source {
    File(File),
    #[cfg(feature = "s3")]
    Object(Object),
}

impl Blob {
    /// Its length in bytes.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// Returns its first bytes, and reads it from the beginning afterwards.
    ///
    /// # Errors
    /// `internal` if it has fewer bytes; `unavailable` if the bucket does not answer.
    pub fn head<const N: usize>(&mut self) -> Result<[u8; N]> {
        let mut head = [0; N];
        self.read_exact(&mut head).map_err(unread)?;
        match &mut self.source {
            Source::File(file) => file.rewind().map_err(Error::internal)?,
            #[cfg(feature = "s3")]
            Source::Object(object) => object.rewind(),
        }
        Ok(head)
    }

    /// Reads all of it, from the beginning.
    ///
    /// # Errors
    /// `internal` if it is not what its hash says; `unavailable` if the bucket does not answer.
    pub fn whole(mut self) -> Result<Vec<u8>> {
        let mut bytes = Vec::with_capacity(usize::try_from(self.length).map_err(Error::internal)?);
        self.read_to_end(&mut bytes).map_err(unread)?;
        if hex::encode(Sha256::digest(&bytes)) != self.hash {
            return Err(Error::internal(format!("the kept file {} was altered", self.hash)));
        }
        Ok(bytes)
    }
}

impl Read for Blob {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match &mut self.source {
            Source::File(file) => file.read(into),
            #[cfg(feature = "s3")]
            Source::Object(object) => object.read(into).map_err(io::Error::other),
        }
    }
}

/// Returns the error of a file that could not be read: that of the bucket if it is in one.
pub fn unread(error: io::Error) -> Error {
    match error.downcast::<Error>() {
        Ok(error) => error,
        Err(error) => Error::internal(error),
    }
}

#[cfg(test)]
mod tests;
