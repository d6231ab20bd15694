//! Reading and verifying the journal.

mod groups;
mod rows;
mod verification;
mod verifying;

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::event::Entry;
use crate::domain::ids::SectionId;
use crate::error::{Error, Result};
use crate::policy::{Actor, Context, SectionTask, Subject, Task, permit_on, permit_task};
use crate::services::page::{Page, Paging};
use crate::store::{Db, Linked, Store};

pub use groups::EntryGroup;
pub use rows::{EntryFilter, EntryRow, EntryRows, SectionTitle, ToldEntry, Who};
pub use verification::Verification;

/// An entry as far as the caller may see it. For an entry that the caller may not see, only the hash is given, which is
/// enough to verify the chain.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct EntryView {
    /// Its number in the journal.
    #[schema(example = 1)]
    pub seq: i64,
    /// The complete entry, or null.
    pub entry: Option<Entry>,
    /// SHA-256 of the entry's RFC 8785 form, in lower-case hexadecimal.
    pub entry_hash: String,
    /// SHA-256 of the 32 bytes of the preceding chain followed by the 32 bytes of the entry's hash.
    pub chain: String,
}

/// The journal.
pub struct Journal {
    store: Arc<Store>,
    verification: verification::Shared,
}

impl Journal {
    /// Creates the service for this store.
    pub fn new(store: Arc<Store>) -> Journal {
        Journal { store, verification: verification::Shared::default() }
    }

    /// Returns the entries of one section or of all, latest first. For one section, these are only the entries that the
    /// caller may see: listing the hashes of the others would reveal how much work is being done on it.
    ///
    /// # Errors
    /// Those of the policy; `invalid`.
    pub fn list(
        &self,
        context: &Context,
        section: Option<SectionId>,
        paging: Result<Paging>,
    ) -> Result<Page<EntryView>> {
        permit_task(&context.actor, Task::ReadJournal, None)?;
        let paging = paging?;
        self.store.read(|db| {
            let all = Paging { skip: 0, limit: i64::from(i32::MAX) };
            let read = if section.is_some() { all } else { paging };
            let (entries, total) = db.journal_page(section, read.skip, read.limit)?;
            let mut items =
                entries.into_iter().map(|entry| shown(db, context, entry)).collect::<Result<Vec<_>>>()?;
            if section.is_none() {
                return Ok(paging.page(items, total));
            }
            items.retain(|item| item.entry.is_some());
            let total = i64::try_from(items.len()).map_err(Error::internal)?;
            let (skip, limit) = (usize::try_from(paging.skip), usize::try_from(paging.limit));
            let (skip, limit) = (skip.map_err(Error::internal)?, limit.map_err(Error::internal)?);
            Ok(paging.page(items.into_iter().skip(skip).take(limit).collect(), total))
        })
    }
}

fn shown(db: &mut Db, context: &Context, found: Linked) -> Result<EntryView> {
    let visible = is_shown(db, &context.actor, &found.entry)?;
    Ok(EntryView {
        seq: found.entry.seq,
        entry: visible.then_some(found.entry),
        entry_hash: found.entry_hash,
        chain: found.chain,
    })
}

/// Returns whether the actor may see all of an entry.
pub(super) fn is_shown(db: &mut Db, actor: &Actor, entry: &Entry) -> Result<bool> {
    let Some(id) = entry.section else { return Ok(true) };
    let Some(section) = db.section(id)? else { return Ok(false) };
    let subject = db.subject(actor, &section)?;
    Ok(actor.viewer().knows(&subject) && is_released(db, actor, entry, &subject)?)
}

/// Returns whether the version named by an entry was released to the actor. An entry that names none is about the
/// working copy, which is part of the section's record.
fn is_released(db: &mut Db, actor: &Actor, entry: &Entry, subject: &Subject) -> Result<bool> {
    match entry.data.get("version").and_then(serde_json::Value::as_u64).map(u32::try_from) {
        Some(Ok(version)) => Ok(db.visible_version(&actor.viewer(), subject.id, version)?.is_some()),
        Some(Err(_)) => Ok(false),
        None => Ok(permit_on(actor, SectionTask::SeeRecord, subject).is_ok()),
    }
}
