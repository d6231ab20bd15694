//! Lists of records, in parts.

use std::collections::HashMap;

use super::sets::{EDITIONS, Sets};
use super::{Found, Harvest, Said, has_metadata};
use crate::documents::oai::{Content, Header, List, Record, Rest, metadata};
use crate::domain::harvest::{
    Format, Item, PAGE, Place, Refusal, RefusalCode, Resumption, Selection, Verb, stamp,
};
use crate::domain::ids::SectionId;
use crate::error::{Error, Result};
use crate::services::resources;
use crate::store::{Audience, Db, HarvestFilter, HarvestKey, StoredSet};

/// Maximum number of bytes of metadata in a response, apart from the record that exceeds it. Editions with thousands of
/// practices are large.
const MOST_BYTES: usize = 4 * 1024 * 1024;

impl Harvest {
    /// Returns a part of a list: the first one, or the one after the place that a token names.
    pub(super) fn list(
        &self,
        db: &mut Db,
        verb: Verb,
        selection: &Selection,
        resumed: Option<&Resumption>,
    ) -> Result<Said> {
        let names = self.names.now(db)?;
        let sets = Sets::read(db, names)?;
        let filter = HarvestFilter { from: selection.from, before: selection.before, sets: None };
        let chosen = sets.chosen(selection.set.as_deref(), filter);
        let after = resumed.map(|resumed| (resumed.after.at, resumed.after.id.clone()));
        let mut found = self.next(db, &chosen, after.as_ref())?;
        if found.is_empty() {
            return Ok(Err(vec![Refusal::new(RefusalCode::NoRecordsMatch, "harvest-no-records")]));
        }
        let mut has_more = found.len() > PAGE;
        found.truncate(PAGE);
        let mut records = self.headers(db, &sets, &found)?;
        if has_metadata(verb) {
            let taken = self.describe(db, &found, selection.format, &mut records)?;
            has_more |= taken < records.len();
            records.truncate(taken);
            found.truncate(taken);
        }
        let cursor = resumed.map_or(0, |resumed| resumed.cursor);
        let total = match resumed {
            Some(resumed) => resumed.total,
            None => self.number(db, &chosen)?,
        };
        let next = found.last().filter(|_| has_more).map(|last| Resumption {
            verb,
            selection: selection.clone(),
            after: Place { at: last.at, id: last.item.key() },
            cursor: cursor.saturating_add(u64::try_from(records.len()).unwrap_or(u64::MAX)),
            total,
        });
        let is_whole = next.is_none() && resumed.is_none();
        let token = next.map(|next| next.token()).unwrap_or_default();
        let rest = (!is_whole).then_some(Rest { token, cursor, total });
        let list = List { records, rest };
        Ok(Ok(if has_metadata(verb) { Content::Records(list) } else { Content::Headers(list) }))
    }

    /// Returns what comes next in the order of datestamps: one more than fits, if there is that much.
    fn next(
        &self,
        db: &mut Db,
        chosen: &super::sets::Chosen,
        after: Option<&HarvestKey>,
    ) -> Result<Vec<Found>> {
        let limit = i64::try_from(PAGE + 1).map_err(Error::internal)?;
        let mut found = Vec::new();
        if let Some(filter) = &chosen.practices {
            found.extend(db.harvested_sections(filter, after, limit)?.into_iter().map(|section| Found {
                item: Item::Practice(section.id),
                at: section.at,
                is_deleted: section.is_deleted,
            }));
        }
        if let Some(filter) = &chosen.editions {
            let editions = db.harvested_editions(filter, after, limit)?.into_iter();
            found.extend(editions.map(|(id, at)| Found { item: Item::Edition(id), at, is_deleted: false }));
        }
        found.sort_by_cached_key(|found| (found.at, found.item.key()));
        found.truncate(PAGE + 1);
        Ok(found)
    }

    fn number(&self, db: &mut Db, chosen: &super::sets::Chosen) -> Result<u64> {
        let practices = chosen.practices.as_ref().map(|filter| db.harvested_sections_number(filter));
        let practices = practices.transpose()?.unwrap_or(0);
        let editions = chosen.editions.as_ref().map(|filter| db.harvested_editions_number(filter));
        u64::try_from(practices + editions.transpose()?.unwrap_or(0)).map_err(Error::internal)
    }

    /// Returns one record.
    pub(super) fn record(&self, db: &mut Db, found: Found, format: Format) -> Result<Record> {
        let names = self.names.now(db)?;
        let sets = Sets::read(db, names)?;
        let mut records = self.headers(db, &sets, &[found])?;
        self.describe(db, &[found], format, &mut records)?;
        records.pop().ok_or_else(|| Error::internal("a record that was found is not there"))
    }

    /// Returns records without metadata.
    fn headers(&self, db: &mut Db, sets: &Sets, found: &[Found]) -> Result<Vec<Record>> {
        let practices: Vec<SectionId> = found.iter().filter_map(practice).collect();
        let stored: HashMap<SectionId, Vec<StoredSet>> = db.harvest_sets_of(&practices)?;
        let header = |found: &Found| Header {
            identifier: found.item.identifier(&self.host),
            stamp: stamp(found.at),
            sets: match found.item {
                Item::Practice(id) => sets.of_practice(stored.get(&id).map_or(&[], Vec::as_slice)),
                Item::Edition(_) => vec![EDITIONS.to_owned()],
            },
            is_deleted: found.is_deleted,
        };
        Ok(found.iter().map(|found| Record { header: header(found), metadata: None }).collect())
    }

    /// Adds the metadata to records, and returns how many of them are complete: fewer than all if they are too large.
    fn describe(
        &self,
        db: &mut Db,
        found: &[Found],
        format: Format,
        records: &mut [Record],
    ) -> Result<usize> {
        let names = self.names.now(db)?;
        let shown: Vec<SectionId> =
            found.iter().filter(|found| !found.is_deleted).filter_map(practice).collect();
        let released = db.released_of(Audience::Public, &shown)?;
        let described = resources::practices(db, &names, &self.links, &released)?;
        let of: HashMap<SectionId, _> = released.iter().map(|one| one.section.id).zip(described).collect();
        let mut bytes = 0;
        for (at, (found, record)) in found.iter().zip(records.iter_mut()).enumerate() {
            if found.is_deleted {
                continue;
            }
            let written = match found.item {
                Item::Practice(id) => {
                    let missing = || Error::internal("a published section has nothing published");
                    metadata(format, of.get(&id).ok_or_else(missing)?)?
                }
                Item::Edition(id) => {
                    let missing = || Error::internal("a frozen edition is not there");
                    let edition = db.edition(id)?.ok_or_else(missing)?;
                    metadata(format, &resources::edition(db, &self.links, &edition)?)?
                }
            };
            bytes += written.len();
            record.metadata = Some(written);
            if bytes > MOST_BYTES {
                return Ok(at + 1);
            }
        }
        Ok(found.len())
    }
}

fn practice(found: &Found) -> Option<SectionId> {
    match found.item {
        Item::Practice(id) => Some(id),
        Item::Edition(_) => None,
    }
}
