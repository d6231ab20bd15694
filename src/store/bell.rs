//! Wakes the threads waiting for new journal entries. This only reduces latency: followers also poll.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

/// Rung after every commit and when the service stops.
#[derive(Default)]
pub struct Bell {
    rings: Mutex<u64>,
    rung: Condvar,
}

impl Bell {
    /// Wakes all waiting threads.
    pub fn ring(&self) {
        *self.rings.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.rung.notify_all();
    }

    /// How often the bell has rung so far. Pass it to [`Bell::wait`] so that no ring in between is missed.
    pub fn rings(&self) -> u64 {
        *self.rings.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns once the bell has rung more often than `heard`, or after `longest`.
    pub fn wait(&self, heard: u64, longest: Duration) {
        let rings = self.rings.lock().unwrap_or_else(PoisonError::into_inner);
        // A poisoned lock still holds a number, and waiting for less time than requested does no harm.
        let _ = self.rung.wait_timeout_while(rings, longest, |rings| *rings == heard);
    }
}
