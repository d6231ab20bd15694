//! When somebody who failed to log in may try again. Pure rules; the caller stores the counts.

use crate::domain::time::Timestamp;

/// Number of seconds for which a failure is counted.
pub const WINDOW: i64 = 15 * 60;
/// Number of failures within the window allowed for an account.
pub const ACCOUNT_ALLOWANCE: u32 = 10;
/// Number of failures within the window allowed for an address, and the number added for each account that successfully
/// logged in from it.
pub const ADDRESS_ALLOWANCE: u32 = 100;
/// Number of seconds for which successful log-ins raise an address's allowance.
pub const GOODWILL: i64 = 24 * 60 * 60;
/// Number of seconds for which an account is known at an address after a successful log-in from there.
pub const KNOWN: i64 = 30 * 24 * 60 * 60;

/// Earlier attempts, as known when somebody is about to try.
///
/// Count failures under the e-mail address as typed (normalised), whether or not it has an account: a limit that
/// applied to real accounts only would reveal which ones are real. Attempts that were told to wait are not failures,
/// since nothing was tried.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attempts {
    /// Failures for this account within [`WINDOW`], from anywhere.
    pub account_failures: u32,
    /// The time of the oldest of these.
    pub oldest_account_failure: Option<Timestamp>,
    /// Those of them that came from this address.
    pub failures_here: u32,
    /// The time of the oldest of these.
    pub oldest_failure_here: Option<Timestamp>,
    /// Failures from this address within [`WINDOW`], for any account.
    pub address_failures: u32,
    /// The time of the oldest of these.
    pub oldest_address_failure: Option<Timestamp>,
    /// Number of distinct accounts that successfully logged in from this address within [`GOODWILL`].
    pub distinct_successes: u32,
    /// Whether this account successfully logged in from this address within [`KNOWN`].
    pub known_here: bool,
}

/// Whether an attempt may be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It may.
    Allowed,
    /// Not for this many seconds, at least 1 and at most [`WINDOW`]; then ask again.
    Wait(u64),
}

impl Attempts {
    /// Returns the verdict at `now`. Within 15 minutes, 10 failures are allowed per account, and 100 per address for
    /// accounts that are not known there. A ministry's people share one address, so each account that successfully logs
    /// in adds to the address's allowance, and an account that is known there is not rate-limited because of the
    /// others. At an address where it is known, an account has its 10 failures to itself, so strangers guessing
    /// elsewhere cannot lock anybody out at home.
    pub fn verdict(&self, now: Timestamp) -> Verdict {
        let allowance = ADDRESS_ALLOWANCE.saturating_mul(self.distinct_successes.saturating_add(1));
        let (failures, oldest) = match self.known_here {
            true => (self.failures_here, self.oldest_failure_here),
            false => (self.account_failures, self.oldest_account_failure),
        };
        let account = (failures >= ACCOUNT_ALLOWANCE).then(|| until_forgotten(oldest, now));
        let address = (self.address_failures >= allowance && !self.known_here)
            .then(|| until_forgotten(self.oldest_address_failure, now));
        match account.max(address) {
            Some(seconds) => Verdict::Wait(seconds),
            None => Verdict::Allowed,
        }
    }
}

/// Returns the number of seconds until the oldest failure leaves the window and another attempt may be made.
fn until_forgotten(oldest: Option<Timestamp>, now: Timestamp) -> u64 {
    let age = oldest.map_or(0, |oldest| now.seconds_since(oldest));
    (WINDOW - age).clamp(1, WINDOW).unsigned_abs()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn now() -> Timestamp {
        Timestamp::from_micros(1_743_580_800_000_000)
    }

    #[test]
    fn the_eleventh_attempt_on_an_account_waits_until_the_first_failure_is_forgotten() {
        let nine = Attempts { account_failures: 9, ..Attempts::default() };
        assert_eq!(nine.verdict(now()), Verdict::Allowed);
        let oldest_account_failure = Some(now().plus_seconds(-600));
        let ten = Attempts { account_failures: 10, oldest_account_failure, ..Attempts::default() };
        assert_eq!(ten.verdict(now()), Verdict::Wait(300));
    }

    #[test]
    fn an_address_has_a_hundred_failures_and_a_hundred_more_for_each_account_that_logged_in_well() {
        let hundred = Attempts { address_failures: 100, ..Attempts::default() };
        assert_eq!(hundred.verdict(now()), Verdict::Wait(900));
        let ministry = Attempts { distinct_successes: 3, address_failures: 399, ..Attempts::default() };
        assert_eq!(ministry.verdict(now()), Verdict::Allowed);
        let beyond = Attempts { address_failures: 400, ..ministry };
        assert_eq!(beyond.verdict(now()), Verdict::Wait(900));
    }

    #[test]
    fn whoever_is_known_at_an_address_is_not_held_up_by_its_other_people() {
        let known = Attempts { address_failures: 5000, known_here: true, ..Attempts::default() };
        assert_eq!(known.verdict(now()), Verdict::Allowed);
        let guessed_at = Attempts { account_failures: 10, failures_here: 10, ..known };
        assert_eq!(guessed_at.verdict(now()), Verdict::Wait(900));
    }

    #[test]
    fn guesses_from_elsewhere_hold_up_an_account_everywhere_but_where_it_is_known() {
        let guessed_at = Attempts { account_failures: 500, failures_here: 9, ..Attempts::default() };
        assert_eq!(guessed_at.verdict(now()), Verdict::Wait(900));
        let at_home = Attempts { known_here: true, ..guessed_at };
        assert_eq!(at_home.verdict(now()), Verdict::Allowed);
        let oldest_failure_here = Some(now().plus_seconds(-100));
        let guessed_at_home = Attempts { failures_here: 10, oldest_failure_here, ..at_home };
        assert_eq!(guessed_at_home.verdict(now()), Verdict::Wait(800));
    }

    fn attempts() -> impl Strategy<Value = Attempts> {
        let when = proptest::option::of((-2000_i64..2000).prop_map(|seconds| now().plus_seconds(seconds)));
        let account = (0..30_u32, when.clone(), 0..30_u32, when.clone());
        (account, 0..1000_u32, when, any::<(bool, u8)>()).prop_map(
            |((account_failures, a, here, c), address_failures, b, (known_here, successes))| Attempts {
                account_failures,
                oldest_account_failure: a,
                failures_here: here.min(account_failures),
                oldest_failure_here: c,
                address_failures,
                oldest_address_failure: b,
                distinct_successes: u32::from(successes % 12),
                known_here,
            },
        )
    }

    fn seconds(verdict: Verdict) -> u64 {
        match verdict {
            Verdict::Allowed => 0,
            Verdict::Wait(seconds) => seconds,
        }
    }

    proptest! {
        #[test]
        fn nobody_waits_longer_than_the_window_nor_for_nothing(attempts in attempts()) {
            if let Verdict::Wait(seconds) = attempts.verdict(now()) {
                prop_assert!((1..=WINDOW.unsigned_abs()).contains(&seconds));
                prop_assert!(attempts.account_failures >= ACCOUNT_ALLOWANCE
                    || attempts.address_failures >= ADDRESS_ALLOWANCE);
            }
        }

        #[test]
        fn ten_failures_always_hold_up_an_account_where_it_is_not_known(attempts in attempts(), more in 0..9_u32) {
            let attempts = Attempts { account_failures: ACCOUNT_ALLOWANCE + more, known_here: false, ..attempts };
            prop_assert!(attempts.verdict(now()) != Verdict::Allowed);
        }

        #[test]
        fn what_fails_elsewhere_changes_nothing_where_an_account_is_known(attempts in attempts(), more in any::<u32>()) {
            let at_home = Attempts { known_here: true, ..attempts };
            let guessed_at = Attempts { account_failures: at_home.account_failures.saturating_add(more), ..at_home };
            prop_assert_eq!(guessed_at.verdict(now()), at_home.verdict(now()));
        }

        #[test]
        fn one_more_failure_never_shortens_the_wait(attempts in attempts()) {
            let worse = Attempts {
                account_failures: attempts.account_failures + 1,
                failures_here: attempts.failures_here + 1,
                address_failures: attempts.address_failures + 1,
                ..attempts
            };
            prop_assert!(seconds(worse.verdict(now())) >= seconds(attempts.verdict(now())));
        }

        #[test]
        fn a_log_in_that_went_well_never_lengthens_the_wait(attempts in attempts()) {
            let better = Attempts {
                distinct_successes: attempts.distinct_successes + 1,
                failures_here: 0,
                known_here: true,
                ..attempts
            };
            prop_assert!(seconds(better.verdict(now())) <= seconds(attempts.verdict(now())));
        }

        #[test]
        fn time_alone_never_lengthens_the_wait(attempts in attempts(), later in 0..2000_i64) {
            let (at_first, then) = (attempts.verdict(now()), attempts.verdict(now().plus_seconds(later)));
            prop_assert!(seconds(then) <= seconds(at_first));
        }

        #[test]
        fn no_count_is_too_large(failures in any::<u32>(), distinct_successes in any::<u32>()) {
            let attempts = Attempts { address_failures: failures, distinct_successes, ..Attempts::default() };
            attempts.verdict(now());
        }
    }
}
