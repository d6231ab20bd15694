//! Checks editions against the journal, their manifests, and the versions that they pin.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use serde_json::Value;

use super::rows::{EditionRow, TextRow};
use crate::domain::attachment::hashes;
use crate::domain::audit::{Difference, Part, ToldEdition, manifest_differences};
use crate::domain::edition::{Edition, Pin, text_hash};
use crate::domain::event::EventKind;
use crate::domain::ids::EditionId;
use crate::domain::version::Hashed;
use crate::error::Result;
use crate::store::Store;
use crate::store::connection::Db;
use crate::store::journal::{Row, linked};
use crate::store::schema::{edition_texts, editions, journal};

/// Number of entries of the journal, and of texts, held in memory at once.
const ENTRIES: i64 = 1_000;
const TEXTS: i64 = 50;

/// The editions according to the journal, by identifier; or why their entries make no sense.
type ToldEditions = BTreeMap<String, Result<ToldEdition, &'static str>>;

impl Store {
    /// Returns what differs between an edition and the journal, its manifest, and the versions that it pins.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub fn verify_edition(&self, id: EditionId) -> Result<Vec<Difference>> {
        self.read_at_one_moment(|db| {
            let told = db.told_editions()?;
            db.edition_differences(&id.to_string(), &told)
        })
    }

    /// Returns the first `most` differences of all editions.
    pub(in crate::store) fn audit_editions(&self, most: usize) -> Result<Vec<Difference>> {
        self.read_at_one_moment(|db| {
            let told = db.told_editions()?;
            let stored: Vec<String> = editions::table.select(editions::id).load(db)?;
            let ids: BTreeSet<&String> = told.keys().chain(&stored).collect();
            let mut found = Vec::new();
            for id in ids {
                found.extend(db.edition_differences(id, &told)?);
                if found.len() >= most {
                    found.truncate(most);
                    break;
                }
            }
            Ok(found)
        })
    }
}

impl Db {
    fn told_editions(&mut self) -> Result<ToldEditions> {
        use EventKind::*;
        let kinds = [EditionCreated, EditionChanged, EditionCandidate, EditionFrozen].map(EventKind::name);
        let (mut told, mut after) = (ToldEditions::new(), 0);
        loop {
            let rows: Vec<Row> = journal::table
                .filter(journal::event.eq_any(kinds))
                .filter(journal::seq.gt(after))
                .order(journal::seq)
                .limit(ENTRIES)
                .load(self)?;
            if rows.is_empty() {
                return Ok(told);
            }
            for row in rows {
                let entry = linked(row)?.entry;
                after = entry.seq;
                let id = entry.data.get("edition").and_then(Value::as_str).unwrap_or_default();
                let known = told.entry(id.to_owned()).or_insert_with(|| Ok(ToldEdition::default()));
                if let Ok(edition) = known
                    && let Err(why) = edition.hear(&entry)
                {
                    *known = Err(why);
                }
            }
        }
    }

    fn edition_differences(&mut self, id: &str, told: &ToldEditions) -> Result<Vec<Difference>> {
        let whole = |why| vec![Difference::new(id, Part::Edition, why)];
        let row: Option<EditionRow> = editions::table.find(id).first(self).optional()?;
        let (edition, told) = match (row.map(EditionRow::edition), told.get(id)) {
            (None, _) => return Ok(whole("it is missing")),
            (Some(Err(_)), _) => return Ok(whole("its row holds what cannot be read")),
            (Some(Ok(_)), None) => return Ok(whole("no entry tells of it")),
            (Some(Ok(_)), Some(Err(why))) => return Ok(whole(*why)),
            (Some(Ok(edition)), Some(Ok(told))) => (edition, told),
        };
        let mut found = Vec::new();
        if let Err(why) = told.holds(&edition) {
            found.extend(whole(why));
        }
        found.extend(self.differing_texts(&edition)?);
        let (Ok(texts), Ok(pins)) = (self.edition_texts(edition.id), self.edition_pins(edition.id)) else {
            found.extend(whole("its texts or entries hold what cannot be read"));
            return Ok(found);
        };
        let differing = manifest_differences(&edition, &texts, &pins);
        found.extend(differing.into_iter().map(|(part, why)| Difference::new(id, part, why)));
        for (place, pin) in (1..).zip(&pins) {
            if let Err(why) = self.pin_holds(pin)? {
                found.push(Difference::new(id, Part::EditionEntry(place), why));
            }
        }
        Ok(found)
    }

    /// Checks the hash of every text that was ever saved.
    fn differing_texts(&mut self, edition: &Edition) -> Result<Option<Difference>> {
        let mut skip = 0;
        loop {
            let rows: Vec<TextRow> = edition_texts::table
                .filter(edition_texts::edition.eq(edition.id.to_string()))
                .order((
                    edition_texts::part,
                    edition_texts::subject,
                    edition_texts::language,
                    edition_texts::version,
                ))
                .offset(skip)
                .limit(TEXTS)
                .load(self)?;
            if rows.iter().any(|row| text_hash(&row.text) != row.sha256) {
                let why = "it is not what was hashed";
                return Ok(Some(Difference::new(edition.id, Part::EditionText, why)));
            }
            match i64::try_from(rows.len()) {
                Ok(read) if read == TEXTS => skip += read,
                _ => return Ok(None),
            }
        }
    }

    /// Checks that the pinned version is there, with the pinned hash, and that its content is what was hashed.
    fn pin_holds(&mut self, pin: &Pin) -> Result<Result<(), &'static str>> {
        let Some((section, version)) = self.pinned_version(pin.section, pin.version)? else {
            return Ok(Err("the pinned version is missing"));
        };
        let hashed = Hashed {
            section: version.section,
            number: version.number,
            language: &section.language,
            template_version: version.template_version,
            practice: &version.practice,
            body: &version.body,
            attachments: &hashes(&version.attachments),
        };
        Ok(match hashed.hash() {
            _ if version.hash != pin.hash => Err("the version has another hash than was pinned"),
            Ok(hash) if hash == pin.hash => Ok(()),
            _ => Err("the content of the version is not what was hashed"),
        })
    }
}
