//! Reading and verifying the journal.

mod groups;
mod released;
mod rows;
mod verification;
mod verifying;

use std::collections::HashMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::event::Entry;
use crate::domain::ids::SectionId;
use crate::error::{Error, Result};
use crate::policy::{Actor, Context, Task, permit_task};
use crate::services::page::{Page, Paging};
use crate::store::{Db, Linked, Store};

pub use groups::EntryGroup;
pub(super) use released::Released;
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
            let mut known = HashMap::new();
            let items = entries.into_iter().map(|entry| shown(db, &context.actor, &mut known, entry));
            let mut items = items.collect::<Result<Vec<_>>>()?;
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

/// Returns an entry as the actor may see it. What was released of sections is read once for each.
fn shown(
    db: &mut Db,
    actor: &Actor,
    known: &mut HashMap<SectionId, Released>,
    found: Linked,
) -> Result<EntryView> {
    let visible = match found.entry.section {
        None => true,
        Some(id) => Released::known(db, actor, known, id)?.shows(&found.entry),
    };
    Ok(EntryView {
        seq: found.entry.seq,
        entry: visible.then_some(found.entry),
        entry_hash: found.entry_hash,
        chain: found.chain,
    })
}
