//! The thesaurus: reading it, putting another in its place, editing its concepts.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use utoipa::ToSchema;

use crate::documents::skos;
use crate::domain::event::{Event, Name};
use crate::domain::language::Tongue;
use crate::domain::thesaurus::{self, Concept, ConceptLabels, LabelsByTongue};
use crate::domain::version::{canonical, hex};
use crate::error::{Code, Error, Fault, Result};
use crate::policy::{Task, permit_task};
use crate::services::input::Input;
use crate::services::names::Names;
use crate::services::page::{Page, Paging};
use crate::store::{Change, Context, Store};

pub use crate::documents::skos::{Format, MAX_BYTES};

/// How many faults of an import are told.
const MOST_FAULTS: usize = 100;

/// A concept's content.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetConcept {
    /// Its identifier, as reading it gives it; may be left out, and must be that in the address.
    #[schema(max_length = 100, example = "regularisation")]
    pub id: Option<String>,
    /// What it is called, by language; in at least one of the four.
    #[schema(value_type = LabelsByTongue)]
    pub labels: BTreeMap<Tongue, ConceptLabels>,
    /// The identifiers of the concepts that it is a kind or a part of.
    #[serde(default)]
    #[schema(max_items = 20, example = json!(["migration-status"]))]
    pub broader: Vec<String>,
}

/// What an import brought.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct ThesaurusCounts {
    /// How many concepts there are now.
    #[schema(example = 1200)]
    pub concepts: usize,
    /// How many labels they have together, in all languages.
    #[schema(example = 12000)]
    pub labels: usize,
}

/// The one import that may be in memory, until it is dropped.
pub struct Place(#[allow(dead_code)] OwnedSemaphorePermit);

/// The thesaurus.
pub struct Thesaurus {
    store: Arc<Store>,
    names: Arc<Names>,
    importing: Arc<Semaphore>,
    base: String,
}

impl Thesaurus {
    /// The thesaurus in that store. `public_url` begins the IRIs of its concepts.
    pub fn new(store: Arc<Store>, names: Arc<Names>, public_url: &str) -> Thesaurus {
        let base = format!("{public_url}/api/v1/thesaurus/");
        Thesaurus { store, names, importing: Arc::new(Semaphore::new(1)), base }
    }

    /// The concepts, by identifier: all, or those with a label that has `part` in it, whatever its case and
    /// accents.
    ///
    /// # Errors
    /// Our own faults alone.
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

    /// The whole as Turtle.
    ///
    /// # Errors
    /// Our own faults alone.
    pub fn turtle(&self) -> Result<String> {
        skos::write(&self.all()?, &self.base)
    }

    /// The concept with that identifier.
    ///
    /// # Errors
    /// `not_found`.
    pub fn concept(&self, id: &str) -> Result<Concept> {
        let found = self.store.read(|db| if id.contains('\0') { Ok(None) } else { db.concept(id) })?;
        found.ok_or_else(Error::not_found)
    }

    /// A place for an import that is about to be received.
    ///
    /// # Errors
    /// Those of the policy; `too_many_requests` while another is under way.
    pub fn place(&self, context: &Context) -> Result<Place> {
        permit_task(&context.actor, Task::ManageThesaurus, None)?;
        let place = self.importing.clone().try_acquire_owned();
        place.map(Place).map_err(|_| Error::new(Code::TooManyRequests).retry_after(5))
    }

    /// Puts the thesaurus of a file in place of the one that there is.
    ///
    /// # Errors
    /// Those of the policy; those of [`skos::read`], with at most a hundred faults.
    pub fn replace(&self, context: &Context, file: &[u8], format: Format) -> Result<ThesaurusCounts> {
        // Asked before the file is read: reading is dear, and nothing slow may happen in a write.
        permit_task(&context.actor, Task::ManageThesaurus, None)?;
        let concepts = skos::read(file, format, &self.base).map_err(some_faults)?;
        let labels = concepts.iter().flat_map(|concept| concept.labels.values());
        let labels = labels.map(|labels| 1 + labels.alternatives.len()).sum();
        let counts = ThesaurusCounts { concepts: concepts.len(), labels };
        let event = changed(&concepts)?;
        self.store.write(context, |tx| {
            let permit = tx.permit_task(Task::ManageThesaurus, None)?;
            if tx.set_thesaurus(&permit, &concepts)? {
                return Ok(Change::Made(counts, vec![event]));
            }
            Ok(Change::Unchanged(counts))
        })
    }

    /// Replaces a concept, or adds one.
    ///
    /// # Errors
    /// Those of the policy; `invalid`.
    pub fn set(&self, context: &Context, id: &str, input: Input<SetConcept>) -> Result<Concept> {
        self.store.write(context, |tx| {
            let permit = tx.permit_task(Task::ManageThesaurus, None)?;
            let set = input.get()?;
            let mut faults = Vec::new();
            if set.id.as_ref().is_some_and(|named| named != id) {
                faults.push(Fault::new("/id", "not_allowed"));
            }
            let concept = Concept { id: id.to_owned(), labels: set.labels, broader: set.broader };
            faults.extend(concept.faults());
            if !faults.is_empty() {
                return Err(Error::invalid(faults));
            }
            let concept = concept.tidied();
            let mut all = tx.concepts()?;
            if all.contains(&concept) {
                return Ok(Change::Unchanged(concept));
            }
            all.retain(|other| other.id != concept.id);
            all.push(concept.clone());
            let faults = thesaurus::faults(&all);
            if !faults.is_empty() {
                return Err(Error::invalid(faults.into_iter().map(|fault| within(fault, id)).collect()));
            }
            tx.set_concept(&permit, &concept)?;
            let event = Event::new(Name::ThesaurusChanged).with("concept", id);
            Ok(Change::Made(concept, vec![event]))
        })
    }

    /// Removes a concept that no other is a kind of.
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
            Ok(Change::Made((), vec![Event::new(Name::ThesaurusChanged).with("concept", id)]))
        })
    }

    fn all(&self) -> Result<Arc<Vec<Concept>>> {
        Ok(self.store.read(|db| self.names.now(db))?.thesaurus.clone())
    }
}

/// The event of a thesaurus put in place whole.
pub(super) fn changed(concepts: &[Concept]) -> Result<Event> {
    let hash = hex(&Sha256::digest(canonical(&concepts).map_err(Error::internal)?));
    Ok(Event::new(Name::ThesaurusChanged).with("concepts", concepts.len()).with("hash", hash))
}

/// A fault of the whole, as one of the concept that was put into it. A circle may close at another.
fn within(mut fault: Fault, id: &str) -> Fault {
    let own = fault.pointer.strip_prefix(&format!("/{id}")).filter(|rest| rest.starts_with('/'));
    let own = own.map(str::to_owned);
    fault.pointer =
        own.unwrap_or_else(|| if fault.code == "makes_a_circle" { "/broader" } else { "" }.to_owned());
    fault
}

/// The error with no more faults than a person can read, and how many there are besides.
fn some_faults(mut error: Error) -> Error {
    let more = error.faults.len().saturating_sub(MOST_FAULTS);
    if more > 0 {
        error.faults.truncate(MOST_FAULTS);
        error.faults.push(Fault::new("", "more_faults").with("count", more));
    }
    error
}

fn has(concept: &Concept, part: &str) -> bool {
    let labels = concept
        .labels
        .values()
        .flat_map(|labels| std::iter::once(&labels.preferred).chain(&labels.alternatives));
    labels.into_iter().any(|label| folded(label).contains(part))
}

/// Without case and accents.
fn folded(text: &str) -> String {
    text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}
