//! Vocabularies.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Settings, named, still_known};
use crate::domain::event::{Event, EventKind};
use crate::domain::labels::Label;
use crate::domain::text::one_line;
use crate::error::{Error, Fault, FaultCode, Faults, Result};
use crate::policy::{Context, Task};
use crate::services::input::Input;
use crate::store::{Change, Db};

pub use crate::store::{Term, Vocabulary};

/// The content of a vocabulary.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetVocabulary {
    /// Its name, as returned when reading it. May be omitted; otherwise it must match the URL.
    #[schema(max_length = 60)]
    pub name: Option<String>,
    /// Its title in each language.
    pub title: Label,
    /// Its values, in order.
    #[schema(max_items = 5000)]
    pub items: Vec<Term>,
}

/// All vocabularies.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct VocabularyList {
    /// The vocabularies, ordered by name.
    pub items: Vec<Vocabulary>,
}

impl Settings {
    /// The vocabulary with this name.
    ///
    /// # Errors
    /// `not_found`.
    pub fn vocabulary(&self, name: &str) -> Result<Vocabulary> {
        self.store.read(|db| db.vocabulary(name)?.ok_or_else(Error::not_found))
    }

    /// All vocabularies.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn vocabularies(&self) -> Result<VocabularyList> {
        Ok(VocabularyList { items: self.store.read(Db::vocabularies)? })
    }

    /// Adds or replaces a vocabulary, if it still is the one known to the caller: `known` is its [`revision`].
    ///
    /// # Errors
    /// Those of the policy; `invalid`; `conflict` if it is no longer the known one.
    pub fn set_vocabulary(
        &self,
        context: &Context,
        name: &str,
        input: Input<SetVocabulary>,
        known: Option<&str>,
    ) -> Result<Vocabulary> {
        self.store.write(context, |tx| {
            let permit = tx.permit_task(Task::ManageVocabularies, None)?;
            let set = input.get()?;
            let mut faults = Faults::default();
            let title = named(set.title, "/title", &mut faults);
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
            if name.is_empty() || name.len() > 60 || !name.chars().all(plain) {
                faults.push(Fault::new("/name", FaultCode::WrongForm));
            }
            if set.name.as_ref().is_some_and(|given| given != name) {
                faults.push(Fault::new("/name", FaultCode::NotAllowed));
            }
            let (mut values, mut items) = (HashSet::new(), Vec::with_capacity(set.items.len()));
            for (index, mut item) in set.items.into_iter().enumerate() {
                item.label = named(item.label, &format!("/items/{index}/label"), &mut faults);
                let at = format!("/items/{index}/value");
                // Practices contain values verbatim, so values are not corrected.
                match one_line(&item.value, at.as_str()) {
                    Err(fault) => faults.push(fault),
                    Ok(value) if value != item.value => faults.push(Fault::new(at, FaultCode::WrongForm)),
                    Ok(value) => {
                        if !values.insert(value) {
                            faults.push(Fault::new(at, FaultCode::RepeatedItems));
                        }
                    }
                }
                items.push(item);
            }
            if !faults.is_empty() {
                return Err(Error::invalid(faults));
            }
            let vocabulary = Vocabulary { name: name.to_owned(), title, items };
            let before = tx.vocabulary(name)?;
            still_known(known, &before)?;
            if before.as_ref() == Some(&vocabulary) {
                return Ok(Change::Unchanged(vocabulary));
            }
            tx.set_vocabulary(&permit, Task::ManageVocabularies, &vocabulary)?;
            let event = Event::new(EventKind::VocabularyChanged).with("vocabulary", name);
            Ok(Change::Made(vocabulary, vec![event]))
        })
    }
}
