//! Where the index stands while searches go on and the indexer writes, so that it can be put aside and opened
//! anew under a running service.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use crate::error::{Error, Result};
use crate::search::index::{Index, Opened, folders};

/// The index that is searched now, and whether it holds everything.
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
    /// As [`Index::open`].
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

    /// The index, unless it is just being opened anew.
    pub fn index(&self) -> Option<Arc<Index>> {
        self.index.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Whether the index holds everything that was published when it was opened or made.
    pub fn is_complete(&self) -> bool {
        self.complete.load(Ordering::Acquire)
    }

    /// Says that the index holds everything, or no longer does.
    pub fn set_complete(&self, complete: bool) {
        self.complete.store(complete, Ordering::Release);
    }

    /// Whether an index is being made anew: this one, or one beside it.
    pub fn is_rebuilding(&self) -> bool {
        self.rebuilding.load(Ordering::Acquire)
    }

    /// Says that an index is being made anew, or no longer is.
    pub fn set_rebuilding(&self, rebuilding: bool) {
        self.rebuilding.store(rebuilding, Ordering::Release);
    }

    /// Whether somebody builds an index beside this one. What was left half-built is removed.
    pub fn has_builder(&self) -> bool {
        folders::is_building(&self.path).unwrap_or_else(|error| {
            tracing::warn!(%error, "the folder of the index cannot be read");
            false
        })
    }

    /// Puts an index that was built beside in the place of the one that is searched, in one move. The old one is
    /// removed.
    pub fn switch(&self, next: Index) {
        let next = Arc::new(next);
        let old = self.index.write().unwrap_or_else(PoisonError::into_inner).replace(next.clone());
        if let Some(old) = old {
            next.supersede(&old);
        }
    }

    /// The last entry of the journal whose consequences are in the index.
    pub fn reached(&self) -> i64 {
        self.reached.load(Ordering::Acquire)
    }

    /// Says up to which entry of the journal the index holds what follows from it.
    pub fn set_reached(&self, seq: i64) {
        self.reached.store(seq, Ordering::Release);
    }

    /// Says that a search could not read the index.
    pub fn report_damage(&self) {
        self.damaged.store(true, Ordering::Release);
    }

    /// Asks the index something. Nothing if there is none just now, or if it cannot be read: then it is made
    /// anew, and readers are told that there may be more.
    pub fn ask<T>(&self, question: impl FnOnce(&Index) -> Result<T>) -> Option<T> {
        let index = self.index()?;
        self.guarded(|| question(&index))
    }

    /// Reads on in what the index has answered. Nothing if it cannot be read any more, as in [`LiveIndex::ask`].
    pub fn guarded<T>(&self, read: impl FnOnce() -> Result<T>) -> Option<T> {
        // A file that changes under a mapped index can make its reader panic.
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

    /// Whether the index can be used: its folder is there, and no search has failed to read it.
    pub fn is_sound(&self) -> bool {
        !self.damaged.load(Ordering::Acquire) && self.index().is_some_and(|index| index.is_whole())
    }

    /// Closes the index for good, so that its folder is free at once, whoever still holds it.
    pub fn close(&self) {
        self.set_complete(false);
        self.index.write().unwrap_or_else(PoisonError::into_inner).take();
    }

    /// Closes the index and opens it anew; what is damaged is made anew, empty. While searches still hold the
    /// old one nothing is done: call again.
    ///
    /// # Errors
    /// As [`Index::open`]; then there is no index until a later call opens it.
    pub fn reopen(&self) -> Result<bool> {
        self.set_complete(false);
        let mut place = self.index.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(index) = place.take() {
            // Its lock on the folder goes with the last who holds it.
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
