//! The outcome of sending mails.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use super::names::names;

/// Why a mail was not delivered, as far as this can be determined. The mail server's own message is only logged.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema, IntoStaticStr, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Failure {
    /// The mail server responsible for the address reported that it does not exist.
    UnknownAddress,
    /// The mail server refused the mail.
    Refused,
    /// The mail server could not be reached for a day, or kept asking to try again later.
    NotReached,
}

names!(Failure);

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
