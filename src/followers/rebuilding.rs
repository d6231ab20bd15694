//! An index that is made anew beside the one that is searched, by any process: a running service goes on with the old
//! one and takes up the new one when it is finished.

use std::path::Path;
use std::sync::Arc;

use super::indexer::{Feed, Filled};
use crate::error::Result;
use crate::search::Building;
use crate::store::{Audience, Store};

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
