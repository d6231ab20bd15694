//! The checks behind `/readyz`.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::folder;
use super::indexes::Indexes;
use crate::blobs::Blobs;
use crate::domain::time::{Clock, Timestamp};
use crate::http::{IndexState, Look, Readiness};
use crate::search::LiveIndex;
use crate::store::Store;

/// Number of seconds for which the result of checking the disk is reused, so that frequent requests do not keep it
/// busy.
const HOLDS: i64 = 1;
/// The same for asking the bucket of uploaded files, which may cost money.
const BUCKET_HOLDS: i64 = 10;

/// Checks the database and the indexes.
pub(super) fn of(store: Arc<Store>, indexes: Indexes, stopping: Arc<AtomicBool>) -> Look<Option<Readiness>> {
    // If an index is rebuilt later, the service does not go back to `starting`.
    let started = AtomicBool::new(false);
    Look::new(move || {
        let head = match store.read(|db| db.journal_head()) {
            Ok(head) => head,
            Err(error) => {
                tracing::error!(%error, "the database does not answer");
                return None;
            }
        };
        let state = |live: &LiveIndex| IndexState {
            complete: live.is_complete(),
            lag: (head - live.reached()).max(0),
            rebuilding: live.is_rebuilding(),
        };
        let (index, desk_index) = (state(&indexes.public), state(&indexes.desk));
        let status = match started.fetch_or(index.complete, Ordering::AcqRel) || index.complete {
            _ if stopping.load(Ordering::Acquire) => "stopping",
            true => "ok",
            false => "starting",
        };
        Some(Readiness { status, database: "ok", data_folder: "ok", files: None, index, desk_index })
    })
}

/// Checks the data folder, by writing to it, at most once a second.
pub(super) fn of_folder(folder: PathBuf, least: u64, clock: Clock) -> Look<&'static str> {
    at_most_every(HOLDS, clock, move || folder::state(&folder, least))
}

/// Checks the bucket of uploaded files, if there is one, at most every ten seconds.
pub(super) fn of_files(blobs: Arc<Blobs>, clock: Clock) -> Look<Option<&'static str>> {
    at_most_every(BUCKET_HOLDS, clock, move || {
        blobs.answers().map(|answers| if answers { "ok" } else { "unavailable" })
    })
}

/// Returns a check whose result is reused for so many seconds.
fn at_most_every<T: Copy + Send + 'static>(
    seconds: i64,
    clock: Clock,
    look: impl Fn() -> T + Send + Sync + 'static,
) -> Look<T> {
    let seen: Mutex<Option<(Timestamp, T)>> = Mutex::new(None);
    Look::new(move || {
        let (now, mut seen) = (clock.now(), seen.lock().unwrap_or_else(PoisonError::into_inner));
        match *seen {
            Some((at, state)) if (0..seconds).contains(&now.seconds_since(at)) => state,
            _ => {
                let state = look();
                *seen = Some((now, state));
                state
            }
        }
    })
}
