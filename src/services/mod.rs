//! The operations, one file per capability. Each service holds only what it needs, asks the policy, and writes in one
//! transaction. `http` and the command line call services and nothing below them.

pub mod accounts;
pub mod attachments;
pub mod book;
pub mod catalog;
pub mod defaults;
pub mod downloads;
pub mod editions;
pub mod exports;
pub mod feeds;
pub mod forms;
pub mod harvest;
pub mod input;
pub mod journal;
mod listing;
pub mod logos;
pub mod oversight;
pub mod page;
pub mod people;
pub mod published;
mod references;
mod resources;
pub mod rich_text;
pub mod saved_searches;
pub mod search;
pub mod sections;
pub mod settings;
mod slots;
pub mod stored_query;
pub mod thesaurus;
pub mod uploads;

pub use crate::policy::{Context, Idempotency};
pub use crate::store::{JournalEnd, Verdict};

use crate::error::{Error, Result};

/// Runs work that waits for a disk or a database outside the threads that answer requests.
///
/// # Errors
/// Those of `work`, or an internal error if it panicked.
pub async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)?
}
