//! The key folder: readable only by its owner, each file either complete or absent, shared by all processes of an
//! installation.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use secrecy::zeroize::Zeroizing;

use crate::error::{Error, Result};

/// A folder with mode 0700 whose files have mode 0600.
#[derive(Clone, Debug)]
pub(super) struct Folder(PathBuf);

impl Folder {
    /// Opens the folder at that path, creating it if it is missing.
    pub(super) fn open(path: &Path) -> Result<Folder> {
        let mut builder = DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(path).map_err(|cause| failed("cannot make", path, cause))?;
        Ok(Folder(path.to_owned()))
    }

    /// Keeps other processes from writing here until the returned file is dropped. Readers need no lock.
    pub(super) fn lock(&self) -> Result<File> {
        let path = self.0.join("lock");
        let mut options = OpenOptions::new();
        owner_only(options.create(true).truncate(false).write(true));
        let file = options.open(&path).map_err(|cause| failed("cannot open", &path, cause))?;
        match file.lock() {
            // Some shared file systems cannot lock. The only risk there is that two nodes each create a key at the very
            // first start, and one of them has to be restarted once.
            Err(cause) if cause.kind() == io::ErrorKind::Unsupported => Ok(file),
            Err(cause) => Err(failed("cannot lock", &path, cause)),
            Ok(()) => Ok(file),
        }
    }

    /// Returns the names of the files in this folder.
    pub(super) fn names(&self) -> Result<Vec<String>> {
        let unreadable = |cause| failed("cannot read", &self.0, cause);
        let mut names = Vec::new();
        for entry in fs::read_dir(&self.0).map_err(unreadable)? {
            names.extend(entry.map_err(unreadable)?.file_name().into_string());
        }
        Ok(names)
    }

    /// Returns the content of a file, if it exists.
    pub(super) fn read(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>> {
        let path = self.0.join(name);
        match fs::read(&path) {
            Ok(bytes) => Ok(Some(Zeroizing::new(bytes))),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(cause) => Err(failed("cannot read", &path, cause)),
        }
    }

    /// Writes a complete file; it is on disk before this returns. Call only while holding the [`Folder::lock`].
    pub(super) fn write(&self, name: &str, bytes: &[u8]) -> Result<()> {
        let path = self.0.join(name);
        self.write_at(&path, bytes).map_err(|cause| failed("cannot write", &path, cause))
    }

    fn write_at(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let half_written = path.with_extension("new");
        match fs::remove_file(&half_written) {
            Err(cause) if cause.kind() != io::ErrorKind::NotFound => return Err(cause),
            _ => {}
        }
        let mut options = OpenOptions::new();
        let mut file = owner_only(options.create_new(true).write(true)).open(&half_written)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&half_written, path)?;
        // The name is on disk only once the folder has been synced.
        File::open(&self.0)?.sync_all()
    }

    /// Removes a file. A file that is already gone is no error.
    pub(super) fn remove(&self, name: &str) -> Result<()> {
        let path = self.0.join(name);
        match fs::remove_file(&path) {
            Err(cause) if cause.kind() != io::ErrorKind::NotFound => {
                Err(failed("cannot remove", &path, cause))
            }
            _ => Ok(()),
        }
    }

    /// Returns an error that names the damaged file.
    pub(super) fn spoilt(&self, name: &str, why: &str) -> Error {
        Error::internal(format!("{}: {why}", self.0.join(name).display()))
    }
}

fn owner_only(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

fn failed(what: &str, path: &Path, cause: io::Error) -> Error {
    Error::internal(format!("{what} {}: {cause}", path.display()))
}
