//! The outcome of sending mails.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Why a mail was not delivered, as far as this can be determined. The mail server's own message is only logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Failure {
    /// The mail server responsible for the address reported that it does not exist.
    UnknownAddress,
    /// The mail server refused the mail.
    Refused,
    /// The mail server could not be reached for a day, or kept asking to try again later.
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

    /// The failure with this name.
    pub fn named(name: &str) -> Option<Failure> {
        Failure::ALL.into_iter().find(|failure| failure.name() == name)
    }
}

/// The progress of a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// It is about to be sent, or will be tried again.
    Waiting,
    /// A mail server accepted it. Whether it was delivered or read is not known.
    Sent,
    /// It could not be delivered and will not be tried again.
    GivenUp,
}
