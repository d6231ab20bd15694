//! The rate limiter, and requests in progress that have an idempotency key.

use std::collections::HashSet;
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use governor::clock::{Clock, DefaultClock};
use governor::middleware::StateInformationMiddleware;
use governor::state::keyed::DefaultKeyedStateStore;
use governor::{Quota, RateLimiter};

use crate::domain::ids::UserId;
use crate::domain::network::Network;
use crate::error::{Code, Error, Result};

/// Maximum number of requests in a minute from an address that take much work.
const MOST_COSTLY: u32 = 30;

type Keyed<K> = RateLimiter<K, DefaultKeyedStateStore<K>, DefaultClock, StateInformationMiddleware>;

/// The rate limiter, which limits requests by address and by account.
pub struct Limits {
    on: Option<RateLimits>,
}

/// The limits and their current use.
pub struct RateLimits {
    address: (u32, Keyed<Network>),
    account: (u32, Keyed<UserId>),
    refused: [AtomicU64; 2],
}

/// What the limits are, and how many requests they refused since the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LimitsUse {
    /// Requests a minute from an address.
    pub per_address: u32,
    /// Requests a minute of an account.
    pub per_account: u32,
    /// Requests that were refused for their address.
    pub refused_addresses: u64,
    /// Requests that were refused for their account.
    pub refused_accounts: u64,
}

/// What remains of a limit, for the response headers.
#[derive(Clone, Copy, Debug)]
pub struct Left {
    /// `address` or `account`.
    pub of: &'static str,
    /// Requests per minute.
    pub quota: u32,
    /// Number of requests still allowed at once.
    pub remaining: u32,
    /// Number of seconds until a request is allowed again; `None` if this one was allowed.
    wait: Option<u64>,
}

impl Left {
    /// Checks that the counted request is allowed.
    ///
    /// # Errors
    /// `too_many_requests`, with the time after which to try again.
    pub fn allowed(&self) -> Result<()> {
        match self.wait {
            None => Ok(()),
            Some(seconds) => Err(Error::new(Code::TooManyRequests).retry_after(seconds)),
        }
    }

    /// Returns the number of seconds after which more requests are allowed.
    pub fn reset(&self) -> u64 {
        self.wait.unwrap_or(60)
    }
}

impl Limits {
    /// Creates a rate limiter without limits.
    pub fn off() -> Limits {
        Limits { on: None }
    }

    /// Creates a rate limiter with these numbers of requests per minute; 0 is treated as 1.
    pub fn a_minute(per_address: u32, per_account: u32) -> Limits {
        let quota = |n: u32| Quota::per_minute(NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN));
        Limits {
            on: Some(RateLimits {
                address: (per_address, RateLimiter::keyed(quota(per_address)).with_middleware()),
                account: (per_account, RateLimiter::keyed(quota(per_account)).with_middleware()),
                refused: Default::default(),
            }),
        }
    }

    /// Returns what the limits are and did; `None` if there are none.
    pub fn used(&self) -> Option<LimitsUse> {
        let limits = self.on.as_ref()?;
        let [addresses, accounts] = &limits.refused;
        Some(LimitsUse {
            per_address: limits.address.0,
            per_account: limits.account.0,
            refused_addresses: addresses.load(Ordering::Relaxed),
            refused_accounts: accounts.load(Ordering::Relaxed),
        })
    }

    /// Counts a request from an address.
    pub fn address(&self, address: Network) -> Option<Left> {
        self.on.as_ref().map(|limits| count("address", &limits.address, &limits.refused[0], &address))
    }

    /// Counts a request from an address that takes much work as many: no more than thirty in a minute are allowed.
    ///
    /// # Errors
    /// `too_many_requests`, with the time after which to try again.
    pub fn costly(&self, address: Network) -> Result<()> {
        let Some(limits) = &self.on else { return Ok(()) };
        let (quota, limiter) = &limits.address;
        let weight = NonZeroU32::new(quota / MOST_COSTLY).unwrap_or(NonZeroU32::MIN);
        match limiter.check_key_n(&address, weight) {
            Ok(Err(until)) => {
                limits.refused[0].fetch_add(1, Ordering::Relaxed);
                let wait = until.wait_time_from(DefaultClock::default().now());
                Err(Error::new(Code::TooManyRequests).retry_after(wait.as_secs() + 1))
            }
            // The weight is never more than the whole quota.
            Ok(Ok(_)) | Err(_) => Ok(()),
        }
    }

    /// Counts a request by an account.
    pub fn account(&self, account: UserId) -> Option<Left> {
        self.on.as_ref().map(|limits| count("account", &limits.account, &limits.refused[1], &account))
    }

    /// Forgets addresses and accounts that have sent no requests for a while; to be called now and then, so that memory
    /// stays bounded.
    pub fn forget(&self) {
        if let Some(limits) = &self.on {
            limits.address.1.retain_recent();
            limits.account.1.retain_recent();
        }
    }
}

fn count<K: Clone + Eq + std::hash::Hash>(
    of: &'static str,
    (quota, limiter): &(u32, Keyed<K>),
    refused: &AtomicU64,
    key: &K,
) -> Left {
    match limiter.check_key(key) {
        Ok(state) => Left { of, quota: *quota, remaining: state.remaining_burst_capacity(), wait: None },
        Err(until) => {
            refused.fetch_add(1, Ordering::Relaxed);
            let wait = until.wait_time_from(DefaultClock::default().now());
            Left { of, quota: *quota, remaining: 0, wait: Some(wait.as_secs() + 1) }
        }
    }
}

/// Requests in progress in this process that have an idempotency key.
#[derive(Clone, Default)]
pub struct InFlight(Arc<Mutex<HashSet<String>>>);

/// Marks a request as in progress until it is dropped.
pub struct UnderWay {
    in_flight: InFlight,
    scope: String,
}

impl InFlight {
    /// Marks a request as in progress.
    ///
    /// # Errors
    /// `in_progress` if the same request already is.
    pub fn begin(&self, scope: &str) -> Result<UnderWay> {
        let begun = self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(scope.to_owned());
        match begun {
            true => Ok(UnderWay { in_flight: self.clone(), scope: scope.to_owned() }),
            false => Err(Error::new(Code::InProgress).retry_after(1)),
        }
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.in_flight.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.scope);
    }
}
