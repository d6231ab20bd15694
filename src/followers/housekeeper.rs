//! Cleans up: deletes expired data and drafts that were deleted long ago, runs hourly chores such as renewing keys, and
//! updates the database's statistics.

use std::sync::Arc;

use crate::domain::section::RESTORABLE_SECONDS;
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::followers::Follower;
use crate::store::Store;

const HOUR: i64 = 60 * 60;
const MONTH: i64 = 30 * 24 * HOUR;
/// Number of journal entries after which the statistics are updated.
const ENTRIES: i64 = 2000;

/// The housekeeper.
pub struct Housekeeper {
    store: Arc<Store>,
    chores: Vec<Box<dyn Fn() -> Result<()> + Send>>,
    last: Option<(Timestamp, i64)>,
}

impl Housekeeper {
    /// Creates a housekeeper of this store, which also runs these chores every hour.
    pub fn new(store: Arc<Store>, chores: Vec<Box<dyn Fn() -> Result<()> + Send>>) -> Housekeeper {
        Housekeeper { store, chores, last: None }
    }
}

impl Follower for Housekeeper {
    fn name(&self) -> &'static str {
        "keeper"
    }

    fn step(&mut self) -> Result<bool> {
        let now = self.store.clock().now();
        let head = self.store.read(|db| db.journal_head())?;
        let due = self.last.is_none_or(|(at, seq)| now.seconds_since(at) >= HOUR || head - seq >= ENTRIES);
        if !due {
            return Ok(false);
        }
        self.last = Some((now, head));
        self.store.write_unjournaled(|db| {
            db.forget_credentials(now.plus_seconds(-MONTH))?;
            db.forget_mails(now.plus_seconds(-MONTH))
        })?;
        self.store.purge_drafts(now.plus_seconds(-RESTORABLE_SECONDS))?;
        self.store.optimize()?;
        for chore in &self.chores {
            chore()?;
        }
        Ok(false)
    }
}
