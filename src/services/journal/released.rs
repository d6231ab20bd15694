//! What of a section an actor may see in its record.

use std::collections::hash_map::Entry::{Occupied, Vacant};
use std::collections::{HashMap, HashSet};

use crate::domain::event::Entry;
use crate::domain::ids::SectionId;
use crate::error::Result;
use crate::policy::{Actor, SectionTask, permit_on};
use crate::store::Db;

/// What of a section was released to an actor, for all its entries.
pub(in crate::services) struct Released {
    /// Whether the actor may know of the section.
    is_known: bool,
    /// Whether they may see its record.
    sees_record: bool,
    /// The numbers of the versions that they may see.
    versions: HashSet<u32>,
}

impl Released {
    /// Reads it.
    pub(in crate::services) fn of(db: &mut Db, actor: &Actor, id: SectionId) -> Result<Released> {
        let Some(section) = db.section(id)? else {
            return Ok(Released { is_known: false, sees_record: false, versions: HashSet::new() });
        };
        let subject = db.subject(actor, &section)?;
        Ok(Released {
            is_known: actor.viewer().knows(&subject),
            sees_record: permit_on(actor, SectionTask::SeeRecord, &subject).is_ok(),
            versions: db.visible_versions(&actor.viewer(), id)?,
        })
    }

    /// Returns what is known of a section, which is read the first time.
    pub(super) fn known<'k>(
        db: &mut Db,
        actor: &Actor,
        known: &'k mut HashMap<SectionId, Released>,
        id: SectionId,
    ) -> Result<&'k Released> {
        Ok(match known.entry(id) {
            Occupied(known) => known.into_mut(),
            Vacant(place) => place.insert(Released::of(db, actor, id)?),
        })
    }

    /// Returns whether the actor may see all of an entry about the section: whether the version that it names was released
    /// to them. An entry that names none is about the working copy, which is part of the section's record.
    pub(in crate::services) fn shows(&self, entry: &Entry) -> bool {
        let version = entry.data.get("version").and_then(serde_json::Value::as_u64).map(u32::try_from);
        let is_released = match version {
            Some(version) => version.is_ok_and(|version| self.versions.contains(&version)),
            None => self.sees_record,
        };
        self.is_known && is_released
    }
}
