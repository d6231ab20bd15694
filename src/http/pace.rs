//! How slowly data may move before a transfer is given up.

use std::future::Future;
use std::pin::Pin;
use std::task::Context;
use std::time::Duration;

use tokio::time::{Instant, Sleep, sleep_until};

/// The minimum pace of a transfer.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// How long no data has to move at all.
    pub patience: Duration,
    /// Minimum average number of bytes per second after that.
    pub rate: u32,
}

/// A transfer that is being waited for. Every byte extends the deadline by the time that it may take, but never beyond
/// the initial patience from now: a fast start does not earn the right to stall later.
pub struct Awaited {
    pace: Pace,
    until: Instant,
    alarm: Alarm,
}

impl Awaited {
    /// Starts waiting.
    pub fn new(pace: Pace) -> Awaited {
        Awaited { pace, until: Instant::now() + pace.patience, alarm: Alarm::default() }
    }

    /// Records that this many bytes have moved.
    pub fn moved(&mut self, bytes: usize) {
        self.until = bought(self.pace, self.until, bytes, Instant::now());
    }

    /// Returns whether the transfer is late. Otherwise, the task is woken when it is.
    pub fn is_late(&mut self, context: &mut Context<'_>) -> bool {
        self.alarm.rings(self.until, context)
    }
}

/// Returns the new deadline of a transfer after this many bytes have just moved.
fn bought(pace: Pace, until: Instant, bytes: usize, now: Instant) -> Instant {
    let time = Duration::from_secs_f64(bytes as f64 / f64::from(pace.rate.max(1)));
    (until + time).min(now + pace.patience)
}

/// Wakes a task at a time that may change.
#[derive(Default)]
pub struct Alarm(Option<Pin<Box<Sleep>>>);

impl Alarm {
    /// Returns whether the time has come. Otherwise, the task is woken when it has.
    pub fn rings(&mut self, at: Instant, context: &mut Context<'_>) -> bool {
        let alarm = self.0.get_or_insert_with(|| Box::pin(sleep_until(at)));
        if alarm.deadline() != at {
            alarm.as_mut().reset(at);
        }
        alarm.as_mut().poll(context).is_ready()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PACE: Pace = Pace { patience: Duration::from_secs(30), rate: 1000 };

    /// Returns the number of seconds after which a transfer with these numbers of bytes at once, and then per second,
    /// is late; 300 if it never is.
    fn late_after(at_once: usize, a_second: usize) -> u64 {
        let begun = Instant::now();
        let mut until = bought(PACE, begun + PACE.patience, at_once, begun);
        for second in 1..300 {
            let now = begun + Duration::from_secs(second);
            if now > until {
                return second;
            }
            until = bought(PACE, until, a_second, now);
        }
        300
    }

    #[test]
    fn what_does_not_move_or_trickles_is_not_waited_for_and_what_keeps_the_rate_is() {
        assert_eq!(late_after(0, 0), 31);
        assert_eq!(late_after(0, 100), 34);
        assert_eq!(late_after(0, 1000), 300);
        assert_eq!(late_after(0, 1_000_000), 300);
    }

    #[test]
    fn who_hurries_gains_no_leave_to_stop() {
        assert_eq!(late_after(50 * 1024 * 1024, 0), 31);
        assert_eq!(late_after(50 * 1024 * 1024, 100), 34);
    }
}
