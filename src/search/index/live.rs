//! Holds the index while searches run and the indexer writes, so that it can be replaced or reopened under a running
//! service.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use crate::error::{Error, Result};
use crate::search::index::{Index, Opened, folders};

/// The index currently being searched, and whether it holds everything.
pub struct LiveIndex {
    path: PathBuf,
    index: RwLock<Option<Arc<Index>>>,
    complete: AtomicBool,
    rebuilding: AtomicBool,
    damaged: AtomicBool,
    reached: AtomicI64,
}

impl LiveIndex {
    /// Opens the index in that folder.
    ///
    /// # Errors
    /// As for [`Index::open`].
    pub fn open(path: &Path) -> Result<LiveIndex> {
        let index = Index::open(path)?;
        tell(index.opened());
        Ok(LiveIndex {
            path: path.to_owned(),
            index: RwLock::new(Some(Arc::new(index))),
            complete: AtomicBool::new(false),
            rebuilding: AtomicBool::new(false),
            damaged: AtomicBool::new(false),
            reached: AtomicI64::new(0),
        })
    }

    /// Returns the index, unless it is just being reopened.
    pub fn index(&self) -> Option<Arc<Index>> {
        self.index.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Returns whether the index holds everything that was published when it was opened or created.
    pub fn is_complete(&self) -> bool {
        self.complete.load(Ordering::Acquire)
    }

    /// Records whether the index holds everything.
    pub fn set_complete(&self, complete: bool) {
        self.complete.store(complete, Ordering::Release);
    }

    /// Returns whether an index is being rebuilt: this one, or one alongside it.
    pub fn is_rebuilding(&self) -> bool {
        self.rebuilding.load(Ordering::Acquire)
    }

    /// Records whether an index is being rebuilt.
    pub fn set_rebuilding(&self, rebuilding: bool) {
        self.rebuilding.store(rebuilding, Ordering::Release);
    }

    /// Returns whether an index is being built alongside this one. Abandoned half-built indexes are removed.
    pub fn has_builder(&self) -> bool {
        folders::is_building(&self.path).unwrap_or_else(|error| {
            tracing::warn!(%error, "the folder of the index cannot be read");
            false
        })
    }

    /// Replaces the index being searched with one that was built alongside it, in a single move. The old one is
    /// removed.
    pub fn switch(&self, next: Index) {
        let next = Arc::new(next);
        let old = self.index.write().unwrap_or_else(PoisonError::into_inner).replace(next.clone());
        if let Some(old) = old {
            next.supersede(&old);
        }
    }

    /// Returns the last journal entry whose effects are in the index.
    pub fn reached(&self) -> i64 {
        self.reached.load(Ordering::Acquire)
    }

    /// Records the last journal entry whose effects are in the index.
    pub fn set_reached(&self, seq: i64) {
        self.reached.store(seq, Ordering::Release);
    }

    /// Records that a search could not read the index.
    pub fn report_damage(&self) {
        self.damaged.store(true, Ordering::Release);
    }

    /// Queries the index. `None` if there is no index at the moment, or if it cannot be read: it is then rebuilt, and
    /// readers are told that there may be more results.
    pub fn ask<T>(&self, question: impl FnOnce(&Index) -> Result<T>) -> Option<T> {
        let index = self.index()?;
        self.guarded(|| question(&index))
    }

    /// Continues to read results from the index. `None` if it can no longer be read, as in [`LiveIndex::ask`].
    pub fn guarded<T>(&self, read: impl FnOnce() -> Result<T>) -> Option<T> {
        // A file that changes under a memory-mapped index can make its reader panic.
        let asked = catch_unwind(AssertUnwindSafe(read));
        match asked.unwrap_or_else(|_| Err(Error::internal("the index made its reader panic"))) {
            Ok(answer) => Some(answer),
            Err(error) => {
                tracing::error!(%error, "the index cannot be read");
                self.report_damage();
                None
            }
        }
    }

    /// Returns whether the index can be used: its folder exists, and no search has failed to read it.
    pub fn is_sound(&self) -> bool {
        !self.damaged.load(Ordering::Acquire) && self.index().is_some_and(|index| index.is_whole())
    }

    /// Closes the index for good, so that its folder is free at once even while others still hold a reference to this.
    pub fn close(&self) {
        self.set_complete(false);
        self.index.write().unwrap_or_else(PoisonError::into_inner).take();
    }

    /// Closes the index and reopens it; a damaged one is replaced with an empty one. While searches still hold the old
    /// index, nothing is done and the result is false: call again.
    ///
    /// # Errors
    /// As for [`Index::open`]; there is then no index until a later call opens it.
    pub fn reopen(&self) -> Result<bool> {
        self.set_complete(false);
        let mut place = self.index.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(index) = place.take() {
            // Its lock on the folder is released with the last reference to it.
            if let Err(held) = Arc::try_unwrap(index).map(drop) {
                *place = Some(held);
                return Ok(false);
            }
        }
        let index = Index::open(&self.path)?;
        tell(index.opened());
        self.damaged.store(false, Ordering::Release);
        *place = Some(Arc::new(index));
        Ok(true)
    }
}

fn tell(opened: &Opened) {
    match opened {
        Opened::Remade(why) => tracing::warn!(why, "the index could not be kept and is made anew"),
        Opened::New => tracing::info!("the index is new and is being filled"),
        Opened::Kept => {}
    }
}
