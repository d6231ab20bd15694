//! Vocabularies.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Expected, Settings, named, revision};
use crate::domain::event::{Event, EventKind};
use crate::domain::labels::Label;
use crate::domain::text::one_line;
use crate::domain::vocabulary::{Term, Vocabulary, member_faults};
use crate::error::{Error, Fault, FaultCode, Faults, Result};
use crate::policy::{Context, Task};
use crate::services::input::Input;
use crate::store::{Change, Db, Tx};

/// The content of a vocabulary.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema)]
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

    /// Adds or replaces a vocabulary, if what is there is what the caller expects, by its [`revision`].
    ///
    /// # Errors
    /// Those of the policy; `version_conflict` if something else was expected; `invalid`.
    pub fn set_vocabulary(
        &self,
        context: &Context,
        name: &str,
        input: Input<SetVocabulary>,
        expected: &Expected,
    ) -> Result<Vocabulary> {
        self.store.write(context, |tx| set_vocabulary(tx, name, input, expected))
    }
}

/// Adds or replaces a vocabulary as part of a write: see [`Settings::set_vocabulary`].
pub(super) fn set_vocabulary(
    tx: &mut Tx,
    name: &str,
    input: Input<SetVocabulary>,
    expected: &Expected,
) -> Result<Change<Vocabulary>> {
    let permit = tx.permit_task(Task::ManageVocabularies, None)?;
    let before = tx.vocabulary(name)?;
    expected.check(before.is_some(), &revision(&before)?)?;
    let vocabulary = checked(name, input.get()?)?;
    if before.as_ref() == Some(&vocabulary) {
        return Ok(Change::Unchanged(vocabulary));
    }
    tx.set_vocabulary(&permit, Task::ManageVocabularies, &vocabulary)?;
    let event = Event::new(EventKind::VocabularyChanged).with("vocabulary", name);
    Ok(Change::Made(vocabulary, vec![event]))
}

fn checked(name: &str, set: SetVocabulary) -> Result<Vocabulary> {
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
        faults.join(member_faults(&item.members, &format!("/items/{index}/members")));
        items.push(item);
    }
    if faults.is_empty() {
        Ok(Vocabulary { name: name.to_owned(), title, items })
    } else {
        Err(Error::invalid(faults))
    }
}
