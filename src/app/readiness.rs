//! The checks behind `/readyz`.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::folder;
use super::indexes::Indexes;
use crate::domain::time::{Clock, Timestamp};
use crate::http::{IndexState, Look, Readiness};
use crate::search::LiveIndex;
use crate::store::Store;

/// Number of seconds for which the result of checking the disk is reused, so that frequent requests do not keep it
/// busy.
const HOLDS: i64 = 1;

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
        Some(Readiness { status, database: "ok", data_folder: "ok", index, desk_index })
    })
}

/// Checks the data folder, by writing to it, at most once a second.
pub(super) fn of_folder(folder: PathBuf, least: u64, clock: Clock) -> Look<&'static str> {
    let seen: Mutex<Option<(Timestamp, &'static str)>> = Mutex::new(None);
    Look::new(move || {
        let (now, mut seen) = (clock.now(), seen.lock().unwrap_or_else(PoisonError::into_inner));
        match *seen {
            Some((at, state)) if (0..HOLDS).contains(&now.seconds_since(at)) => state,
            _ => {
                let state = folder::state(&folder, least);
                *seen = Some((now, state));
                state
            }
        }
    })
}
