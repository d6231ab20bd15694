//! An index that is made anew beside the one that is searched, by any process: a running service goes on with the old
//! one and takes up the new one when it is finished.

use std::fmt;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::indexer::Feed;
use crate::error::Result;
use crate::search::Building;
use crate::store::{Audience, Store};

/// How far a new index has been filled.
#[derive(Clone, Copy, Debug)]
pub struct Filled {
    /// The sections that are in it.
    pub done: u64,
    /// Those that there are.
    pub total: u64,
    /// How long it took so far.
    pub took: Duration,
}

impl fmt::Display for Filled {
    fn fmt(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rate = self.done as f64 / self.took.as_secs_f64().max(0.001);
        write!(text, "{} of {} sections, {rate:.0} a second", self.done, self.total)
    }
}

/// Builds the index of these readers beside the one in that folder, which may be in use. Returns how many documents are in it;
/// `progress` hears how far it is.
///
/// # Errors
/// If another process builds one there, or the database or the folder cannot be used. What was half-built does not
/// count then.
pub fn rebuild(
    store: Arc<Store>,
    audience: Audience,
    folder: &Path,
    progress: impl Fn(Filled) + Send + 'static,
) -> Result<u64> {
    let building = Building::begin(folder)?;
    Feed::new(store, audience).with_progress(progress).catch_up(building.index())?;
    let documents = building.index().documents();
    building.finish()?;
    Ok(documents)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_far_it_is_tells_what_there_is_to_do_and_how_fast_it_goes() {
        let filled = Filled { done: 3000, total: 12_000, took: Duration::from_millis(1500) };
        assert_eq!(filled.to_string(), "3000 of 12000 sections, 2000 a second");
        let begun = Filled { done: 0, total: 0, took: Duration::ZERO };
        assert_eq!(begun.to_string(), "0 of 0 sections, 0 a second");
    }
}
