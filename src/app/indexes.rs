//! The indexes of a running service.

use std::sync::Arc;

use crate::search::LiveIndex;

/// The indexes.
#[derive(Clone)]
pub(super) struct Indexes {
    /// Of what is published.
    pub(super) public: Arc<LiveIndex>,
    /// Of what is released to editors.
    pub(super) desk: Arc<LiveIndex>,
}
