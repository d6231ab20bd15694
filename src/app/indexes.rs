//! The indexes of a running service.

use std::sync::Arc;

use crate::search::LiveIndex;

/// Both indexes.
#[derive(Clone)]
pub(super) struct Indexes {
    /// The index of published versions.
    pub(super) public: Arc<LiveIndex>,
    /// The index of versions released to editors.
    pub(super) desk: Arc<LiveIndex>,
}
