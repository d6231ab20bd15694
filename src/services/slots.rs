//! Places for uploads: each account has one at a time, so that nobody can keep many large bodies arriving at once.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use crate::domain::ids::UserId;
use crate::error::{Code, Error, Result};

/// The accounts that have an upload in progress.
#[derive(Clone, Default)]
pub(super) struct Slots(Arc<Mutex<HashSet<UserId>>>);

/// The one upload that an account may have in progress, held until it is dropped.
pub struct UploadSlot {
    slots: Slots,
    of: UserId,
}

impl Slots {
    /// Takes the place of an account.
    ///
    /// # Errors
    /// `too_many_requests` if it has another upload in progress.
    pub fn take(&self, of: UserId) -> Result<UploadSlot> {
        if !self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(of) {
            return Err(Error::new(Code::TooManyRequests).retry_after(5));
        }
        Ok(UploadSlot { slots: self.clone(), of })
    }
}

impl Drop for UploadSlot {
    fn drop(&mut self) {
        self.slots.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.of);
    }
}
