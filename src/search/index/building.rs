//! An index that is built alongside the one being searched, by any process, and takes effect once it is finished.

use std::path::{Path, PathBuf};

use crate::error::Result;
use crate::search::index::Index;
use crate::search::index::folders;

/// An index that is being built. An unfinished one is discarded by the next process that comes across it.
pub struct Building {
    path: PathBuf,
    folder: PathBuf,
    index: Index,
}

impl Building {
    /// Begins with an empty index, alongside the one in that folder that may be in use.
    ///
    /// # Errors
    /// `internal` if the folder cannot be used, or if another process is building an index in it.
    pub fn begin(path: &Path) -> Result<Building> {
        let (lock, folder) = folders::build(path)?;
        let index = Index::create(path, &folder, lock)?;
        Ok(Building { path: path.to_owned(), folder, index })
    }

    /// Returns the index, to be filled.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// Closes the index and puts it into effect: a running service picks it up, or the next one to start.
    ///
    /// # Errors
    /// `internal` if it cannot be closed or moved.
    pub fn finish(self) -> Result<()> {
        self.index.close()?;
        folders::finish(&self.path, &self.folder)
    }
}
