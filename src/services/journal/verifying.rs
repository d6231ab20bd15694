//! Verifying the journal while the service runs. It takes as long as it takes to read every entry, so it happens in the
//! background, once at a time.

use std::sync::PoisonError;
use std::sync::mpsc::{Receiver, channel};

use super::Journal;
use super::verification::{Shared, Verification};
use crate::error::{Error, Result};
use crate::policy::{Context, Task, permit_task};
use crate::store::{Store, Verdict};

impl Journal {
    /// Returns what is known of the last verification.
    ///
    /// # Errors
    /// Those of the policy.
    pub fn verification(&self, context: &Context) -> Result<Verification> {
        permit_task(&context.actor, Task::ReadJournal, None)?;
        Ok(self.verification.lock().unwrap_or_else(PoisonError::into_inner).clone())
    }

    /// Begins to verify the journal, unless that is under way. The receiver hangs up when it has ended, for callers who
    /// wait a while.
    ///
    /// # Errors
    /// Those of the policy.
    pub fn verify(&self, context: &Context) -> Result<Receiver<()>> {
        permit_task(&context.actor, Task::ReadJournal, None)?;
        let (ends, ended) = channel();
        let of = self.store.read(|db| db.journal_head())?;
        {
            let mut now = self.verification.lock().unwrap_or_else(PoisonError::into_inner);
            if matches!(*now, Verification::Running { .. }) {
                return Ok(ended);
            }
            *now = Verification::Running { done: 0, of };
        }
        let (store, shared) = (self.store.clone(), self.verification.clone());
        let run = move || {
            let result = verified(&store, &shared, of);
            set(&shared, result);
            drop(ends);
        };
        if let Err(error) = std::thread::Builder::new().name("verify".to_owned()).spawn(run) {
            set(&self.verification, Verification::None);
            return Err(Error::internal(error));
        }
        Ok(ended)
    }
}

fn verified(store: &Store, shared: &Shared, of: i64) -> Verification {
    let verdict = store.verify_journal(|done| set(shared, Verification::Running { done, of }));
    let at = store.clock().now();
    let last = |entries: i64| store.read(|db| db.journal_after(entries - 1, 1));
    let ended = verdict.and_then(|verdict| {
        let last_entry_at = match &verdict {
            Verdict::Holds { entries, .. } => last(*entries)?.first().map(|found| found.entry.at),
            _ => None,
        };
        Ok(Verification::Ended { at, verdict, last_entry_at })
    });
    ended.unwrap_or_else(|error| {
        tracing::error!(%error, "the journal could not be verified");
        Verification::Failed { at }
    })
}

fn set(shared: &Shared, to: Verification) {
    *shared.lock().unwrap_or_else(PoisonError::into_inner) = to;
}
