//! Editions according to the journal, and according to their manifests.

use serde_json::Value;

use super::{Part, hold, text};
use crate::domain::edition::{Edition, EditionState, EditionText, Manifest, Pin, text_hash};
use crate::domain::event::{Entry, EventKind};

/// An edition according to the journal.
#[derive(Clone, Debug, Default)]
pub struct ToldEdition {
    state: Option<EditionState>,
    hash: Option<String>,
    number: Option<String>,
}

impl ToldEdition {
    /// Processes the next entry about the edition.
    ///
    /// # Errors
    /// The reason, if it does not follow from the entries before it.
    pub fn hear(&mut self, entry: &Entry) -> Result<(), &'static str> {
        let Some(kind) = entry.kind() else { return Ok(()) };
        match kind {
            EventKind::EditionCreated => {
                hold(self.state.is_none(), "it was created twice")?;
                self.state = Some(EditionState::Draft);
                return Ok(());
            }
            EventKind::EditionChanged | EventKind::EditionCandidate | EventKind::EditionFrozen => {}
            _ => return Ok(()),
        }
        hold(self.state.is_some(), "it was changed before it was created")?;
        hold(self.state != Some(EditionState::Frozen), "it was changed after it was frozen")?;
        let hash = entry.data.get("hash").and_then(Value::as_str).map(str::to_owned);
        (self.state, self.hash) = match kind {
            EventKind::EditionCandidate => (Some(EditionState::Candidate), hash),
            EventKind::EditionFrozen => (Some(EditionState::Frozen), hash),
            _ => (Some(EditionState::Draft), None),
        };
        if kind == EventKind::EditionFrozen {
            self.number = Some(text(entry, "number").to_owned());
        }
        Ok(())
    }

    /// Checks that the edition's row agrees with the journal.
    ///
    /// # Errors
    /// The difference.
    pub fn holds(&self, edition: &Edition) -> Result<(), &'static str> {
        hold(self.state.is_some(), "no entry tells of it")?;
        hold(self.state == Some(edition.state), "the journal tells of another state")?;
        hold(self.hash == edition.hash, "its hash is not the one that the journal names")?;
        let number = edition.number.map(|number| number.to_string());
        hold(self.number == number, "its number is not the one that the journal names")
    }
}

/// Returns what differs between an edition and its manifest, and between the manifest and its hash. `texts` are its
/// newest texts, `pins` its entries.
pub fn manifest_differences(
    edition: &Edition,
    texts: &[EditionText],
    pins: &[Pin],
) -> Vec<(Part, &'static str)> {
    let whole = |why| vec![(Part::Edition, why)];
    let Some(stored) = &edition.manifest else {
        return if edition.state == EditionState::Draft { Vec::new() } else { whole("it has no manifest") };
    };
    if edition.hash.as_deref() != Some(&text_hash(stored)) {
        return whole("its manifest is not what was hashed");
    }
    let Ok(manifest) = serde_json::from_str::<Manifest>(stored) else {
        return whole("its manifest cannot be read");
    };
    let now = Manifest::of(edition, manifest.compendium.clone(), texts, pins, manifest.corrects.clone());
    let mut found = Vec::new();
    let mut same = |holds: bool, part: Part, why: &'static str| {
        if !holds {
            found.push((part, why));
        }
    };
    let named = manifest.compendium.id == edition.compendium && manifest.edition == edition.id;
    same(named, Part::Edition, "its manifest is that of another edition");
    let corrects = manifest.corrects.as_ref().map(|corrected| corrected.edition);
    same(corrects == edition.corrects, Part::Edition, "its manifest corrects another edition");
    let parts = manifest.parts == now.parts;
    same(parts, Part::EditionText, "the texts are not those that its manifest names");
    same(manifest.chapters == now.chapters, Part::Edition, "its manifest has other chapters");
    same(manifest.entries.len() == now.entries.len(), Part::Edition, "its manifest has other entries");
    for (place, (then, now)) in (1..).zip(manifest.entries.iter().zip(&now.entries)) {
        same(then == now, Part::EditionEntry(place), "it is not the one that the manifest names");
    }
    if found.is_empty() && now != manifest {
        found.push((
            Part::Edition,
            "its number, date, titles, imprint or changes are not those of its manifest",
        ));
    }
    found
}
