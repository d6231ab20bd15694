//! Wakes who waits for new entries of the journal. Only to be quick: followers also look by themselves.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

/// Rung after every commit and when the service stops.
#[derive(Default)]
pub struct Bell {
    rings: Mutex<u64>,
    rung: Condvar,
}

impl Bell {
    /// Wakes everyone who waits.
    pub fn ring(&self) {
        *self.rings.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.rung.notify_all();
    }

    /// How often it has rung so far: pass it to [`Bell::wait`] so that no ring is missed in between.
    pub fn rings(&self) -> u64 {
        *self.rings.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns once it has rung more often than `heard`, or after `longest`.
    pub fn wait(&self, heard: u64, longest: Duration) {
        let rings = self.rings.lock().unwrap_or_else(PoisonError::into_inner);
        // A poisoned lock still holds a number; waiting shorter than asked does no harm.
        let _ = self.rung.wait_timeout_while(rings, longest, |rings| *rings == heard);
    }
}
