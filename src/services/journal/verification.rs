//! What is known of a verification of the journal.

use std::sync::{Arc, Mutex};

use crate::domain::time::Timestamp;
use crate::store::Verdict;

/// What is known of the last verification since the service started.
#[derive(Clone, Debug, Default)]
pub enum Verification {
    /// Nobody asked for one.
    #[default]
    None,
    /// It is under way.
    Running {
        /// The number of entries that it has recomputed.
        done: i64,
        /// The number of entries when it began.
        of: i64,
    },
    /// It has ended.
    Ended {
        /// When.
        at: Timestamp,
        /// What it found.
        verdict: Verdict,
        /// When the last entry was written, if the chain holds.
        last_entry_at: Option<Timestamp>,
    },
    /// The database could not be read to the end.
    Failed {
        /// When.
        at: Timestamp,
    },
}

pub(super) type Shared = Arc<Mutex<Verification>>;
