//! An index that is built beside the one that is searched, by any process, and counts when it is finished.

use std::path::{Path, PathBuf};

use crate::error::Result;
use crate::search::index::Index;
use crate::search::index::folders;

/// An index that is being built. One that is not finished is thrown away by whoever comes next.
pub struct Building {
    path: PathBuf,
    folder: PathBuf,
    index: Index,
}

impl Building {
    /// Begins with an empty index, beside the one in that folder that may be in use.
    ///
    /// # Errors
    /// `internal` if the folder cannot be used, or another process builds an index in it.
    pub fn begin(path: &Path) -> Result<Building> {
        let (lock, folder) = folders::build(path)?;
        let index = Index::create(path, &folder, lock)?;
        Ok(Building { path: path.to_owned(), folder, index })
    }

    /// The index, to be filled.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// Closes the index and has it count: a running service takes it up, or the next that starts.
    ///
    /// # Errors
    /// `internal` if it cannot be closed or moved.
    pub fn finish(self) -> Result<()> {
        self.index.close()?;
        folders::finish(&self.path, &self.folder)
    }
}
