//! The state of the service: whether its parts answer, and its metrics.

use std::sync::Arc;
use std::time::Duration;

use metrics_exporter_prometheus::PrometheusHandle;
use secrecy::SecretString;
use serde::Serialize;

use crate::services::blocking;

/// Maximum time that a check of one part of the service may take.
const PATIENCE: Duration = Duration::from_secs(3);

/// Reports the state of the service.
pub struct Health {
    /// Checks the database and the indexes; `None` if the database does not answer.
    pub readiness: Look<Option<Readiness>>,
    /// Checks the data folder: `ok`, or what is wrong with it.
    pub folder: Look<&'static str>,
    /// Checks the bucket of uploaded files: `ok` or `unavailable`, or `None` if they are in the data folder.
    pub files: Look<Option<&'static str>>,
    /// The metrics.
    pub figures: PrometheusHandle,
    /// Whether metrics have an address of their own and are served only there.
    pub figures_apart: bool,
    /// The token required to get the metrics, if any.
    pub figures_token: Option<SecretString>,
}

impl Health {
    /// Returns the state of the parts of the service, each of which has three seconds to answer.
    pub async fn ready(&self) -> Readiness {
        let parts = (self.readiness.result(), self.folder.result(), self.files.result());
        let (readiness, folder, files) = futures_util::future::join3(parts.0, parts.1, parts.2).await;
        let mut readiness = readiness.flatten().unwrap_or(UNANSWERED);
        // It does not make the service unready: texts are read and written without it, and all nodes share it.
        readiness.files = files.unwrap_or(Some("unavailable"));
        readiness.data_folder = folder.unwrap_or("unavailable");
        if readiness.data_folder != "ok" {
            readiness.status = "unavailable";
        }
        readiness
    }
}

/// A check that runs one at a time: a disk that hangs blocks one thread, however many callers there are.
pub struct Look<T> {
    look: Arc<dyn Fn() -> T + Send + Sync>,
    turn: Arc<tokio::sync::Mutex<()>>,
}

impl<T: Send + 'static> Look<T> {
    /// Creates a check that calls the function.
    pub fn new(look: impl Fn() -> T + Send + Sync + 'static) -> Look<T> {
        Look { look: Arc::new(look), turn: Arc::default() }
    }

    /// Returns the result of the check, or `None` if it takes too long.
    async fn result(&self) -> Option<T> {
        let (look, turn) = (self.look.clone(), self.turn.clone());
        let look = async move {
            let turn = turn.lock_owned().await;
            // The next check may start when this one has finished, even if nobody is waiting for it any longer.
            let seen = blocking(move || {
                let seen = look();
                drop(turn);
                Ok(seen)
            });
            seen.await.ok()
        };
        tokio::time::timeout(PATIENCE, look).await.ok().flatten()
    }
}

/// Whether the service should receive traffic.
#[derive(Clone, Debug, Serialize)]
pub struct Readiness {
    /// `ok`; `starting` until the index has caught up for the first time; `stopping` or `unavailable`.
    pub status: &'static str,
    /// `ok` or `unavailable`.
    pub database: &'static str,
    /// `ok`; `full` if there is less free space than the minimum; `unwritable`; `unavailable` if the disk does not
    /// answer.
    pub data_folder: &'static str,
    /// If uploaded files are in a bucket: `ok` or `unavailable`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub files: Option<&'static str>,
    /// The index of published versions.
    pub index: IndexState,
    /// The index of versions released to editors.
    pub desk_index: IndexState,
}

/// The state of an index.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct IndexState {
    /// Whether it contains everything that had been released when it was opened or created.
    pub complete: bool,
    /// Number of journal entries by which it lags.
    pub lag: i64,
    /// Whether an index is being rebuilt: this one, or one alongside it.
    pub rebuilding: bool,
}

/// The state of an index while the database does not answer.
const UNKNOWN: IndexState = IndexState { complete: false, lag: 0, rebuilding: false };
/// The response while the database does not answer.
const UNANSWERED: Readiness = Readiness {
    status: "unavailable",
    database: "unavailable",
    data_folder: "ok",
    files: None,
    index: UNKNOWN,
    desk_index: UNKNOWN,
};
