//! How often one may ask, and requests that are under way with an idempotency key.

use std::collections::HashSet;
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError};

use governor::clock::{Clock, DefaultClock};
use governor::middleware::StateInformationMiddleware;
use governor::state::keyed::DefaultKeyedStateStore;
use governor::{Quota, RateLimiter};

use crate::domain::ids::UserId;
use crate::domain::network::Network;
use crate::error::{Code, Error, Result};

type Keyed<K> = RateLimiter<K, DefaultKeyedStateStore<K>, DefaultClock, StateInformationMiddleware>;

/// How often one address and one account may ask.
pub struct Limits {
    on: Option<RateLimits>,
}

/// The limits, and what is used of them.
pub struct RateLimits {
    address: (u32, Keyed<Network>),
    account: (u32, Keyed<UserId>),
}

/// What is left of a limit, to be announced.
#[derive(Clone, Copy, Debug)]
pub struct Left {
    /// `address` or `account`.
    pub of: &'static str,
    /// Requests a minute.
    pub quota: u32,
    /// How many are left at once.
    pub remaining: u32,
    /// For how many seconds there is none left; nothing if this request was allowed.
    wait: Option<u64>,
}

impl Left {
    /// Nothing, if the request that was counted is allowed.
    ///
    /// # Errors
    /// `too_many_requests`, saying when to try again.
    pub fn allowed(&self) -> Result<()> {
        match self.wait {
            None => Ok(()),
            Some(seconds) => Err(Error::new(Code::TooManyRequests).retry_after(seconds)),
        }
    }

    /// After how many seconds there is more left.
    pub fn reset(&self) -> u64 {
        self.wait.unwrap_or(60)
    }
}

impl Limits {
    /// No limits.
    pub fn off() -> Limits {
        Limits { on: None }
    }

    /// So many requests a minute; 0 counts as 1.
    pub fn a_minute(per_address: u32, per_account: u32) -> Limits {
        let quota = |n: u32| Quota::per_minute(NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN));
        Limits {
            on: Some(RateLimits {
                address: (per_address, RateLimiter::keyed(quota(per_address)).with_middleware()),
                account: (per_account, RateLimiter::keyed(quota(per_account)).with_middleware()),
            }),
        }
    }

    /// Counts a request that comes from there.
    pub fn address(&self, address: Network) -> Option<Left> {
        self.on.as_ref().map(|limits| count("address", &limits.address, &address))
    }

    /// Counts a request of an account.
    pub fn account(&self, account: UserId) -> Option<Left> {
        self.on.as_ref().map(|limits| count("account", &limits.account, &account))
    }

    /// Forgets who has not asked for a while; to be called now and then, so that memory stays bounded.
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
    key: &K,
) -> Left {
    match limiter.check_key(key) {
        Ok(state) => Left { of, quota: *quota, remaining: state.remaining_burst_capacity(), wait: None },
        Err(until) => {
            let wait = until.wait_time_from(DefaultClock::default().now());
            Left { of, quota: *quota, remaining: 0, wait: Some(wait.as_secs() + 1) }
        }
    }
}

/// Requests with an idempotency key that are under way in this process.
#[derive(Clone, Default)]
pub struct InFlight(Arc<Mutex<HashSet<String>>>);

/// Ends a request's being under way when it is dropped.
pub struct UnderWay {
    in_flight: InFlight,
    scope: String,
}

impl InFlight {
    /// Begins a request.
    ///
    /// # Errors
    /// `in_progress` if the same one is under way.
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
