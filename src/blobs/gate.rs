//! How many may wait for storage at once. Each of them holds a thread, and everything that waits for a database needs
//! threads of the same kind: storage that hangs must not take them all.

use std::time::Duration;

use tokio::sync::{Semaphore, SemaphorePermit};

/// Lets a number in at once, lets a number wait for a while, and turns away the rest.
pub struct Gate {
    /// Those who are in and those who wait.
    present: Semaphore,
    inside: Semaphore,
    patience: Duration,
}

/// The right to be in.
pub struct Pass<'a> {
    _present: SemaphorePermit<'a>,
    _inside: SemaphorePermit<'a>,
}

impl Gate {
    /// Creates a gate that lets so many in, and so many wait for that long.
    pub fn new(inside: usize, waiting: usize, patience: Duration) -> Gate {
        Gate { present: Semaphore::new(inside + waiting), inside: Semaphore::new(inside), patience }
    }

    /// Returns the right to be in, or `None` if too many wait or it takes too long.
    pub async fn enter(&self) -> Option<Pass<'_>> {
        let present = self.present.try_acquire().ok()?;
        let inside = tokio::time::timeout(self.patience, self.inside.acquire()).await.ok()?.ok()?;
        Some(Pass { _present: present, _inside: inside })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn some_are_in_some_wait_for_a_while_and_the_rest_are_turned_away() {
        let gate = Gate::new(1, 1, Duration::from_secs(60));
        let first = gate.enter().await.unwrap();
        let second = gate.enter();
        let mut second = std::pin::pin!(second);
        let waits = futures_util::poll!(second.as_mut());
        assert!(waits.is_pending());
        assert!(gate.enter().await.is_none(), "nobody else may wait");
        drop(first);
        assert!(second.await.is_some());
        let gate = Gate::new(1, 1, Duration::ZERO);
        let _first = gate.enter().await.unwrap();
        assert!(gate.enter().await.is_none(), "it took too long");
    }
}
