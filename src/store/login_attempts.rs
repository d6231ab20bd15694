//! The record of log-in attempts, used for rate limiting. Like sessions, they are not journaled.

use diesel::dsl::{count, count_star, min};
use diesel::prelude::*;

use super::connection::Db;
use super::schema::login_attempts;
use crate::domain::time::Timestamp;
use crate::error::Result;

/// What the rate limiter needs to know about earlier attempts.
#[derive(Clone, Copy, Debug, Default)]
pub struct AttemptCounts {
    /// Failed attempts on the account within the window.
    pub account_failures: i64,
    /// When the first of them was made.
    pub first_account_failure: Option<Timestamp>,
    /// Failed attempts on the account from this address within the window.
    pub failures_here: i64,
    /// When the first of them was made.
    pub first_failure_here: Option<Timestamp>,
    /// Failed attempts from the address within the window.
    pub address_failures: i64,
    /// When the first of them was made.
    pub first_address_failure: Option<Timestamp>,
    /// Number of accounts that recently logged in successfully from the address.
    pub accounts_well: i64,
    /// Whether this account recently logged in successfully from this address.
    pub known_here: bool,
}

impl Db {
    /// Records a log-in attempt. `account` is a fingerprint of the e-mail address given, which need not belong to an
    /// account.
    pub fn add_login_attempt(
        &mut self,
        account: &str,
        address: &str,
        succeeded: bool,
        now: Timestamp,
    ) -> Result<()> {
        diesel::insert_into(login_attempts::table)
            .values((
                login_attempts::id.eq(uuid::Uuid::now_v7().to_string()),
                login_attempts::account.eq(account),
                login_attempts::address.eq(address),
                login_attempts::succeeded.eq(succeeded),
                login_attempts::at.eq(now.micros()),
            ))
            .execute(self)?;
        Ok(())
    }

    /// The counts for the rate limiter: failures since `window`, accounts with successful log-ins since `day`, and
    /// whether this account is known at this address since `month`.
    pub fn login_attempts(
        &mut self,
        account: &str,
        address: &str,
        window: Timestamp,
        day: Timestamp,
        month: Timestamp,
    ) -> Result<AttemptCounts> {
        let failed = || {
            login_attempts::table
                .filter(login_attempts::succeeded.eq(false))
                .filter(login_attempts::at.gt(window.micros()))
                .select((count_star(), min(login_attempts::at)))
        };
        let well = || login_attempts::table.filter(login_attempts::succeeded.eq(true));
        let (account_failures, first_account): (i64, Option<i64>) =
            failed().filter(login_attempts::account.eq(account)).first(self)?;
        let (failures_here, first_here): (i64, Option<i64>) = failed()
            .filter(login_attempts::account.eq(account))
            .filter(login_attempts::address.eq(address))
            .first(self)?;
        let (address_failures, first_address): (i64, Option<i64>) =
            failed().filter(login_attempts::address.eq(address)).first(self)?;
        let accounts_well: i64 = well()
            .filter(login_attempts::address.eq(address))
            .filter(login_attempts::at.gt(day.micros()))
            .select(count(login_attempts::account).aggregate_distinct())
            .first(self)?;
        let known: i64 = well()
            .filter(login_attempts::account.eq(account))
            .filter(login_attempts::address.eq(address))
            .filter(login_attempts::at.gt(month.micros()))
            .select(count_star())
            .first(self)?;
        Ok(AttemptCounts {
            account_failures,
            first_account_failure: first_account.map(Timestamp::from_micros),
            failures_here,
            first_failure_here: first_here.map(Timestamp::from_micros),
            address_failures,
            first_address_failure: first_address.map(Timestamp::from_micros),
            accounts_well,
            known_here: known > 0,
        })
    }

    /// Forgets the failed attempts on an account, from one address or from all.
    pub fn forget_login_failures(&mut self, account: &str, address: Option<&str>) -> Result<()> {
        let failures = login_attempts::table
            .filter(login_attempts::account.eq(account))
            .filter(login_attempts::succeeded.eq(false));
        match address {
            Some(address) => {
                diesel::delete(failures.filter(login_attempts::address.eq(address))).execute(self)?
            }
            None => diesel::delete(failures).execute(self)?,
        };
        Ok(())
    }
}
