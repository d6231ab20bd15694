//! Reading the journal.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::event::Entry;
use crate::domain::ids::SectionId;
use crate::error::Result;
use crate::policy::{Task, permit_task};
use crate::services::page::{Page, Paging};
use crate::store::{Context, Db, Linked, Store};

/// An entry as the caller may see it. Of what they may not know of there is only the hash, with which the
/// chain can still be verified.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct EntryView {
    /// Its place in the journal.
    #[schema(example = 1)]
    pub seq: i64,
    /// The entry whole, or null.
    pub entry: Option<Entry>,
    /// SHA-256 of the entry's RFC 8785 form, lower-case hexadecimal.
    pub entry_hash: String,
    /// SHA-256 over the 32 bytes of the chain before and the 32 of the entry's hash.
    pub chain: String,
}

/// The journal.
pub struct Journal {
    store: Arc<Store>,
}

impl Journal {
    /// The journal of that store.
    pub fn new(store: Arc<Store>) -> Journal {
        Journal { store }
    }

    /// The entries, the latest first, of one section or of all.
    ///
    /// # Errors
    /// Those of the policy.
    pub fn list(
        &self,
        context: &Context,
        section: Option<SectionId>,
        paging: Paging,
    ) -> Result<Page<EntryView>> {
        permit_task(&context.actor, Task::ReadJournal, None)?;
        self.store.read(|db| {
            let (entries, total) = db.journal_page(section, paging.skip, paging.limit)?;
            let shown: Result<Vec<EntryView>> =
                entries.into_iter().map(|entry| shown(db, context, entry)).collect();
            Ok(paging.page(shown?, total))
        })
    }
}

fn shown(db: &mut Db, context: &Context, found: Linked) -> Result<EntryView> {
    let visible = match found.entry.section {
        None => true,
        Some(id) => match db.section(id)? {
            None => false,
            Some(section) => {
                db.subject(&context.actor, &section)?.is_known_to(&context.actor)
                    && names_released_version(db, context, &found.entry, id)?
            }
        },
    };
    Ok(EntryView {
        seq: found.entry.seq,
        entry: visible.then_some(found.entry),
        entry_hash: found.entry_hash,
        chain: found.chain,
    })
}

/// Whether the version that an entry names, if it names one, was released to the caller.
fn names_released_version(db: &mut Db, context: &Context, entry: &Entry, section: SectionId) -> Result<bool> {
    match entry.data.get("version").and_then(serde_json::Value::as_u64).map(u32::try_from) {
        Some(Ok(version)) => Ok(db.visible_version(&context.actor, section, Some(version))?.is_some()),
        Some(Err(_)) => Ok(false),
        None => Ok(true),
    }
}
