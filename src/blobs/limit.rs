//! How many may wait for storage at once. Each of them holds a thread, and everything that waits for a database needs
//! threads of the same kind: storage that hangs must not take them all.

use std::time::Duration;

use tokio::sync::{Semaphore, SemaphorePermit};

/// Limits the requests at once: some proceed, some wait for a while, and the rest are refused.
pub struct Limit {
    /// For requests that proceed or wait.
    admitted: Semaphore,
    /// For requests that proceed.
    proceeding: Semaphore,
    patience: Duration,
}

/// The right to proceed, held until it is dropped.
pub struct Permit<'a> {
    _admitted: SemaphorePermit<'a>,
    _proceeding: SemaphorePermit<'a>,
}

impl Limit {
    /// Creates a limit of so many requests at once, and of so many that wait, for at most that long.
    pub fn new(at_once: usize, waiting: usize, patience: Duration) -> Limit {
        let [admitted, proceeding] = [at_once + waiting, at_once].map(Semaphore::new);
        Limit { admitted, proceeding, patience }
    }

    /// Returns the right to proceed, or `None` if too many wait or it takes too long.
    pub async fn acquire(&self) -> Option<Permit<'_>> {
        let admitted = self.admitted.try_acquire().ok()?;
        let proceeding = tokio::time::timeout(self.patience, self.proceeding.acquire()).await.ok()?.ok()?;
        Some(Permit { _admitted: admitted, _proceeding: proceeding })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn some_proceed_some_wait_for_a_while_and_the_rest_are_refused() {
        let limit = Limit::new(1, 1, Duration::from_secs(60));
        let first = limit.acquire().await.unwrap();
        let second = limit.acquire();
        let mut second = std::pin::pin!(second);
        let waits = futures_util::poll!(second.as_mut());
        assert!(waits.is_pending());
        assert!(limit.acquire().await.is_none(), "nobody else may wait");
        drop(first);
        assert!(second.await.is_some());
        let limit = Limit::new(1, 1, Duration::ZERO);
        let _first = limit.acquire().await.unwrap();
        assert!(limit.acquire().await.is_none(), "it took too long");
    }
}
