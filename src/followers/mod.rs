//! Background work that follows the journal. Followers bring things up to date and never repeat an act, so replaying
//! entries does no harm. Their work is done in single steps, which tests can call.

pub mod digests;
pub mod housekeeper;
pub mod indexer;
pub mod notifier;
pub mod rebuilding;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::error::{Error, Result};
use crate::store::Bell;

/// How long a follower waits for the bell before it checks by itself.
const LOOKS_EVERY: Duration = Duration::from_millis(500);
/// How long it waits after a failed step.
const WAITS_AFTER_FAILURE: Duration = Duration::from_secs(2);

/// Work that follows the journal.
pub trait Follower: Send {
    /// The name used in the log.
    fn name(&self) -> &'static str;

    /// Does the next piece of work. Returns whether there was any.
    ///
    /// # Errors
    /// Fails if it could not be done. The next step tries again.
    fn step(&mut self) -> Result<bool>;

    /// The minimum time between the beginnings of two steps with work, so that everything arriving in between is
    /// processed together. After a quiet period, work is processed at once.
    fn gathers(&self) -> Duration {
        Duration::ZERO
    }

    /// Releases what it holds, on a graceful stop.
    ///
    /// # Errors
    /// Fails if it could not. Others then wait until it expires.
    fn rest(&mut self) -> Result<()> {
        Ok(())
    }
}

/// Makes a follower release what it holds. If it cannot, the service stops all the same.
pub fn rest(follower: &mut dyn Follower) {
    if let Err(error) = follower.rest() {
        tracing::warn!(follower = follower.name(), %error, "it still holds what it held");
    }
}

/// A follower running on a thread of its own.
pub struct FollowerThread {
    thread: JoinHandle<()>,
    stop: Arc<AtomicBool>,
    bell: Arc<Bell>,
}

impl FollowerThread {
    /// Starts a follower.
    ///
    /// # Errors
    /// Fails if no thread can be created.
    pub fn begin(mut follower: Box<dyn Follower>, bell: Arc<Bell>) -> Result<FollowerThread> {
        let stop = Arc::new(AtomicBool::new(false));
        let (stopped, rung) = (stop.clone(), bell.clone());
        let thread = thread::Builder::new()
            .name(follower.name().to_owned())
            .spawn(move || {
                while !stopped.load(Ordering::Acquire) {
                    let (heard, begun) = (rung.rings(), Instant::now());
                    // A panic (e.g. because of a damaged file under a mapped index) must not end the thread: nothing
                    // would follow the journal any longer, and nobody would notice.
                    let stepped = catch_unwind(AssertUnwindSafe(|| follower.step()))
                        .unwrap_or_else(|_| Err(Error::internal("the step panicked")));
                    match stepped {
                        // `end` cuts this short.
                        Ok(true) => thread::park_timeout(follower.gathers().saturating_sub(begun.elapsed())),
                        // After a quiet period, work is processed at once.
                        Ok(false) if !stopped.load(Ordering::Acquire) => rung.wait(heard, LOOKS_EVERY),
                        Ok(false) => {}
                        Err(error) => {
                            tracing::error!(follower = follower.name(), %error, "a step failed and will be tried again");
                            rung.wait(rung.rings(), WAITS_AFTER_FAILURE);
                        }
                    }
                }
                rest(follower.as_mut());
            })
            .map_err(Error::internal)?;
        Ok(FollowerThread { thread, stop, bell })
    }

    /// Lets it finish its step, and waits for it.
    pub fn end(self) {
        self.stop.store(true, Ordering::Release);
        self.thread.thread().unpark();
        self.bell.ring();
        if self.thread.join().is_err() {
            tracing::error!("a follower panicked");
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Sender, channel};

    use super::*;

    /// A follower with nothing to do, which would wait an hour between steps.
    struct Idle(Sender<()>);

    impl Follower for Idle {
        fn name(&self) -> &'static str {
            "idle"
        }

        fn step(&mut self) -> Result<bool> {
            self.0.send(()).map_err(Error::internal)?;
            Ok(false)
        }

        fn gathers(&self) -> Duration {
            Duration::from_secs(3600)
        }
    }

    #[test]
    fn what_comes_after_a_quiet_time_is_not_left_to_gather() {
        let (tell, told) = channel();
        let bell = Arc::new(Bell::default());
        let threads = FollowerThread::begin(Box::new(Idle(tell)), bell.clone()).unwrap();
        for _ in 0..3 {
            told.recv_timeout(Duration::from_secs(60)).unwrap();
            bell.ring();
        }
        threads.end();
    }
}
