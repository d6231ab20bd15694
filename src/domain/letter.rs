//! What becomes of letters.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use super::names::names;

/// Why a letter did not reach anybody, as far as that can be told apart. What the server said stays in the log.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema, IntoStaticStr, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Failure {
    /// Nobody has that address, says the server that is responsible for it.
    UnknownAddress,
    /// The server does not take the letter.
    Refused,
    /// The server could not be reached for a day, or kept asking for patience.
    NotReached,
}

names!(Failure);

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
