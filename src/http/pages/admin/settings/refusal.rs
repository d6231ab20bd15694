//! Why something is not shown or not saved.

use crate::error::{Code, Error};

/// Returns what people see who may not do this: the same as at an address where there is nothing.
pub fn hidden(error: Error) -> Error {
    // With a detail, it is about the form, not about the right.
    if error.code == Code::Forbidden && error.detail.is_none() { Error::not_found() } else { error }
}

/// Why something was not saved.
pub enum Refusal {
    /// Someone else has saved since the page was shown.
    ChangedMeanwhile,
    /// Anything else.
    Other(Error),
}

impl Refusal {
    pub fn of(error: Error) -> Refusal {
        match error.members.get("reason") {
            Some(reason) if reason == "changed_meanwhile" => Refusal::ChangedMeanwhile,
            _ => Refusal::Other(error),
        }
    }
}
