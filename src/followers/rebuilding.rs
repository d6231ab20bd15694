//! Rebuilds an index alongside the one being searched, from any process. A running service continues with the old index
//! and picks up the new one when it is finished.

use std::path::Path;
use std::sync::Arc;

use super::indexer::{Feed, Filled};
use crate::error::Result;
use crate::search::Building;
use crate::store::{Audience, Store};

/// Builds this audience's index alongside the one in that folder, which may be in use. Returns the number of documents
/// in it. `progress` is called with how far it has got.
///
/// # Errors
/// Fails if another process is building an index there, or if the database or the folder cannot be used. A half-built
/// index is then discarded.
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
