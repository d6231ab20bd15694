//! The thesaurus: reading and replacing it, and editing its concepts.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use utoipa::ToSchema;

use crate::documents::skos;
use crate::domain::event::{Event, EventKind};
use crate::domain::language::UiLanguage;
use crate::domain::links::Links;
use crate::domain::text::folded;
use crate::domain::thesaurus::import::{LeftOut, Omission, Part, adopt};
use crate::domain::thesaurus::{self, Concept, ConceptLabels, LabelsByLanguage};
use crate::domain::version::canonical;
use crate::error::{Code, Error, Fault, FaultCode, Faults, Result};
use crate::messages;
use crate::policy::{Context, Task, permit_task};
use crate::services::catalog::CatalogCache;
use crate::services::input::Input;
use crate::services::page::{Page, Paging};
use crate::store::{Change, Store};

pub use crate::documents::skos::{Format, MAX_BYTES};

/// The content of a concept.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetConcept {
    /// Its identifier, as returned when reading it. May be omitted; otherwise it must match the URL.
    #[schema(max_length = 100, example = "regularisation")]
    pub id: Option<String>,
    /// Its labels in each language; at least one of the four is needed.
    #[schema(value_type = LabelsByLanguage)]
    pub labels: BTreeMap<UiLanguage, ConceptLabels>,
    /// The identifiers of the broader concepts: those it is a kind or a part of.
    #[serde(default)]
    #[schema(max_items = 20, example = json!(["migration-status"]))]
    pub broader: Vec<String>,
    /// The IRI of an imported concept. If omitted, it stays unchanged.
    #[schema(nullable = false, max_length = 1000, example = "http://eurovoc.europa.eu/1234")]
    pub iri: Option<String>,
    /// Whether it should no longer be used.
    #[serde(default)]
    pub deprecated: bool,
}

/// The result of an import.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Imported {
    /// Number of concepts in the thesaurus now.
    #[schema(example = 1200)]
    pub concepts: usize,
    /// Total number of labels, in all languages.
    #[schema(example = 12000)]
    pub labels: usize,
    /// The parts of the file that were left out.
    pub left_out: LeftOutReport,
}

/// The parts of a file that an import left out, and why.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct LeftOutReport {
    /// Number of concepts left out.
    #[schema(example = 1)]
    pub concepts: usize,
    /// Number of labels left out of concepts that were kept.
    #[schema(example = 0)]
    pub labels: usize,
    /// Number of links to broader concepts left out.
    #[schema(example = 0)]
    pub links: usize,
    /// The first hundred parts that were left out.
    #[schema(max_items = 100)]
    pub items: Vec<LeftOutItem>,
}

/// A part that an import left out.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct LeftOutItem {
    /// The kind of part.
    pub part: LeftOutPart,
    /// The concept's IRI in the file; its first 200 characters.
    #[schema(example = "http://eurovoc.europa.eu/1234")]
    pub iri: String,
    /// The label, or the IRI of the broader concept; its first 200 characters.
    pub value: Option<String>,
    /// The reason, as a fault code.
    #[schema(example = "no_label")]
    pub code: String,
    /// The reason, in words.
    pub detail: String,
}

/// The kinds of parts that an import can leave out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum LeftOutPart {
    /// A whole concept.
    Concept,
    /// A label.
    Label,
    /// A link to a broader concept.
    Link,
}

impl LeftOutReport {
    fn of(left_out: LeftOut, reader: UiLanguage) -> LeftOutReport {
        let item = |omission: Omission| LeftOutItem {
            part: match omission.part {
                Part::Concept => LeftOutPart::Concept,
                Part::Label => LeftOutPart::Label,
                Part::Link => LeftOutPart::Link,
            },
            detail: messages::fault(reader, &omission.fault),
            code: omission.fault.code.name().to_owned(),
            iri: omission.iri,
            value: omission.value,
        };
        let LeftOut { concepts, labels, links, told } = left_out;
        LeftOutReport { concepts, labels, links, items: told.into_iter().map(item).collect() }
    }
}

/// A concept, and those directly above and below it.
#[derive(Clone, Debug)]
pub struct Surroundings {
    /// The concept.
    pub concept: Concept,
    /// Those that it is a kind or a part of.
    pub broader: Vec<Concept>,
    /// Those that are a kind or a part of it.
    pub narrower: Vec<Concept>,
}

/// The slot of the one import that may be read at a time, held until it is dropped.
pub struct ImportSlot(#[allow(dead_code)] OwnedSemaphorePermit);

/// The service for the thesaurus.
pub struct Thesaurus {
    store: Arc<Store>,
    names: Arc<CatalogCache>,
    importing: Arc<Semaphore>,
    base: String,
}

impl Thesaurus {
    /// Creates the service for the thesaurus in this store. `links` gives what the IRIs of its concepts begin with.
    pub fn new(store: Arc<Store>, names: Arc<CatalogCache>, links: &Links) -> Thesaurus {
        let base = links.concepts();
        Thesaurus { store, names, importing: Arc::new(Semaphore::new(1)), base }
    }

    /// The concepts ordered by identifier: all of them, or those with a label that contains `part`, ignoring case and
    /// accents.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn list(&self, part: Option<&str>, paging: Paging) -> Result<Page<Concept>> {
        let all = self.all()?;
        let part = folded(part.unwrap_or_default().trim());
        let found: Vec<&Concept> =
            all.iter().filter(|concept| part.is_empty() || has(concept, &part)).collect();
        let total = i64::try_from(found.len()).map_err(Error::internal)?;
        let (skip, limit) = (usize::try_from(paging.skip), usize::try_from(paging.limit));
        let (skip, limit) = (skip.map_err(Error::internal)?, limit.map_err(Error::internal)?);
        Ok(paging.page(found.into_iter().skip(skip).take(limit).cloned().collect(), total))
    }

    /// The whole thesaurus as Turtle.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn turtle(&self) -> Result<String> {
        skos::write(&self.all()?, &self.base)
    }

    /// The concept with this identifier.
    ///
    /// # Errors
    /// `not_found`.
    pub fn concept(&self, id: &str) -> Result<Concept> {
        let found = self.store.read(|db| if id.contains('\0') { Ok(None) } else { db.concept(id) })?;
        found.ok_or_else(Error::not_found)
    }

    /// The concept with this identifier, and those directly above and below it.
    ///
    /// # Errors
    /// `not_found`.
    pub fn around(&self, id: &str) -> Result<Surroundings> {
        let all = self.all()?;
        let concept = all.iter().find(|concept| concept.id == id).ok_or_else(Error::not_found)?;
        let broader = all.iter().filter(|other| concept.broader.contains(&other.id));
        let narrower = all.iter().filter(|other| other.broader.iter().any(|above| above == id));
        Ok(Surroundings {
            concept: concept.clone(),
            broader: broader.cloned().collect(),
            narrower: narrower.cloned().collect(),
        })
    }

    /// The number of concepts.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn size(&self) -> Result<usize> {
        Ok(self.all()?.len())
    }

    /// Checks that the caller may replace the thesaurus, before the new one has arrived.
    ///
    /// # Errors
    /// Those of the policy.
    pub fn may_replace(&self, context: &Context) -> Result<()> {
        permit_task(&context.actor, Task::ManageThesaurus, None).map(|_| ())
    }

    /// Reserves the slot for an import that has been received and is about to be read.
    ///
    /// # Errors
    /// `too_many_requests` while another import is being read.
    pub fn slot(&self) -> Result<ImportSlot> {
        let slot = self.importing.clone().try_acquire_owned();
        slot.map(ImportSlot).map_err(|_| Error::new(Code::TooManyRequests).retry_after(5))
    }

    /// Replaces the thesaurus with the one in a file. Parts that cannot be kept are left out and reported in the
    /// reader's language.
    ///
    /// # Errors
    /// Those of the policy; those of [`skos::read`]; `invalid` with `no_concepts`, or if there are too many concepts.
    pub fn replace(
        &self,
        context: &Context,
        file: &[u8],
        format: Format,
        reader: UiLanguage,
    ) -> Result<Imported> {
        // Checked before the file is read: reading is expensive, and nothing slow may happen in a write.
        permit_task(&context.actor, Task::ManageThesaurus, None)?;
        let (described, mut left_out) = skos::read(file, format, &self.base)?;
        self.store.write(context, |tx| {
            let permit = tx.permit_task(Task::ManageThesaurus, None)?;
            let known = tx.concepts()?.into_iter().filter_map(|concept| Some((concept.iri?, concept.id)));
            let concepts = adopt(described, &self.base, &known.collect(), &mut left_out);
            let faults = match concepts.is_empty() {
                true => vec![Fault::new("", FaultCode::NoConcepts)].into(),
                false => thesaurus::faults(&concepts),
            };
            if !faults.is_empty() {
                return Err(Error::invalid(faults));
            }
            let labels = concepts.iter().flat_map(|concept| concept.labels.values());
            let labels = labels.map(|labels| 1 + labels.alternatives.len()).sum();
            let left_out = LeftOutReport::of(left_out, reader);
            let imported = Imported { concepts: concepts.len(), labels, left_out };
            Ok(match tx.set_thesaurus(&permit, &concepts)? {
                true => Change::Made(imported, vec![changed(&concepts)?]),
                false => Change::Unchanged(imported),
            })
        })
    }

    /// Adds or replaces a concept.
    ///
    /// # Errors
    /// Those of the policy; `invalid`.
    pub fn set(&self, context: &Context, id: &str, input: Input<SetConcept>) -> Result<Concept> {
        self.store.write(context, |tx| {
            let permit = tx.permit_task(Task::ManageThesaurus, None)?;
            let set = input.get()?;
            let mut faults = Faults::default();
            if set.id.as_ref().is_some_and(|named| named != id) {
                faults.push(Fault::new("/id", FaultCode::NotAllowed));
            }
            let mut all = tx.concepts()?;
            let before = all.iter().find(|concept| concept.id == id).and_then(|concept| concept.iri.clone());
            let iri = set.iri.or(before).filter(|iri| *iri != format!("{}{id}", self.base));
            if iri.as_deref().and_then(|iri| iri.strip_prefix(&self.base)).is_some_and(thesaurus::is_id) {
                // This is, or will be, the IRI of another of our own concepts.
                faults.push(Fault::new("/iri", FaultCode::NotAllowed));
            }
            let deprecated = set.deprecated;
            let concept =
                Concept { id: id.to_owned(), labels: set.labels, broader: set.broader, iri, deprecated };
            faults.join(concept.faults());
            if !faults.is_empty() {
                return Err(Error::invalid(faults));
            }
            let concept = concept.tidied();
            if all.contains(&concept) {
                return Ok(Change::Unchanged(concept));
            }
            all.retain(|other| other.id != concept.id);
            all.push(concept.clone());
            let faults = thesaurus::faults(&all);
            if !faults.is_empty() {
                return Err(Error::invalid(faults.map(|fault| within(fault, id))));
            }
            tx.set_concept(&permit, &concept)?;
            let event = Event::new(EventKind::ThesaurusChanged).with("concept", id);
            Ok(Change::Made(concept, vec![event]))
        })
    }

    /// Removes a concept that has no narrower concepts.
    ///
    /// # Errors
    /// Those of the policy; `not_found`; `conflict` with `narrower`.
    pub fn remove(&self, context: &Context, id: &str) -> Result<()> {
        self.store.write(context, |tx| {
            let permit = tx.permit_task(Task::ManageThesaurus, None)?;
            let all = tx.concepts()?;
            if !all.iter().any(|concept| concept.id == id) {
                return Err(Error::not_found());
            }
            let below = all.iter().filter(|concept| concept.broader.iter().any(|above| above == id));
            let below: Vec<&str> = below.map(|concept| concept.id.as_str()).collect();
            if !below.is_empty() {
                let conflict = Error::new(Code::Conflict).detail("detail-concept-in-use");
                return Err(conflict.member("narrower", below));
            }
            tx.remove_concept(&permit, id)?;
            Ok(Change::Made((), vec![Event::new(EventKind::ThesaurusChanged).with("concept", id)]))
        })
    }

    fn all(&self) -> Result<Arc<Vec<Concept>>> {
        Ok(self.store.read(|db| self.names.now(db))?.thesaurus.clone())
    }
}

/// The event for replacing the whole thesaurus.
pub(super) fn changed(concepts: &[Concept]) -> Result<Event> {
    let hash = hex::encode(Sha256::digest(canonical(&concepts).map_err(Error::internal)?));
    Ok(Event::new(EventKind::ThesaurusChanged).with("concepts", concepts.len()).with("hash", hash))
}

/// Turns a fault of the whole thesaurus into one of the concept being set. A cycle may be closed at another concept.
fn within(mut fault: Fault, id: &str) -> Fault {
    let own = fault.pointer.strip_prefix(&format!("/{id}")).filter(|rest| rest.starts_with('/'));
    let own = own.map(str::to_owned);
    fault.pointer =
        own.unwrap_or_else(|| if fault.code == FaultCode::MakesACircle { "/broader" } else { "" }.to_owned());
    fault
}

fn has(concept: &Concept, part: &str) -> bool {
    let labels = concept
        .labels
        .values()
        .flat_map(|labels| std::iter::once(&labels.preferred).chain(&labels.alternatives));
    labels.into_iter().any(|label| folded(label).contains(part))
}
