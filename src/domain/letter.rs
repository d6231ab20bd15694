//! What becomes of letters.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Why a letter did not reach anybody, as far as that can be told apart. What the server said stays in the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Failure {
    /// Nobody has that address, says the server that is responsible for it.
    UnknownAddress,
    /// The server does not take the letter.
    Refused,
    /// The server could not be reached for a day, or kept asking for patience.
    NotReached,
}

impl Failure {
    /// Every kind of failure.
    pub const ALL: [Failure; 3] = [Failure::UnknownAddress, Failure::Refused, Failure::NotReached];

    /// The name on the wire and in the store.
    pub fn name(self) -> &'static str {
        match self {
            Failure::UnknownAddress => "unknown_address",
            Failure::Refused => "refused",
            Failure::NotReached => "not_reached",
        }
    }

    /// The failure with that name.
    pub fn named(name: &str) -> Option<Failure> {
        Failure::ALL.into_iter().find(|failure| failure.name() == name)
    }
}

/// Where a letter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// It is about to be sent, or will be tried again.
    Waiting,
    /// A mail server took it. Whether somebody reads it nobody here knows.
    Sent,
    /// It did not get through, and is not tried again.
    GivenUp,
}
