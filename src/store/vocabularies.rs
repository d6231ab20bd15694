//! Vocabularies.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::connection::Db;
use super::rows::{json, to_json};
use super::schema::vocabularies;
use super::write::Tx;
use crate::domain::labels::Label;
use crate::error::Result;
use crate::policy::{Permit, Task};

/// A list of values with labels.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Vocabulary {
    /// Its name, e.g. `gcm_objectives`.
    #[schema(max_length = 60, example = "gcm_objectives")]
    pub name: String,
    /// Its title in each language.
    pub title: Label,
    /// Its values, in order.
    pub items: Vec<Term>,
}

/// A value of a vocabulary.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The value as stored in practices.
    #[schema(max_length = 100, example = "14")]
    pub value: String,
    /// The label in each language.
    pub label: Label,
    /// For a group of countries: its members and the dates of their membership.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<GroupMember>,
}

/// A country's membership in a group, with its dates.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupMember {
    /// ISO 3166-1 alpha-2 country code.
    #[schema(pattern = "^[A-Z]{2}$", example = "BO")]
    pub country: String,
    /// `member`, `associate`, `observer` or `suspended`.
    #[schema(max_length = 30, example = "member")]
    pub status: String,
    /// Start of the membership: a year or a date. Null if it is not recorded.
    #[schema(max_length = 10, example = "1969-05-26")]
    pub from: Option<String>,
    /// End of the membership: a year or a date. Null if it has not ended.
    #[schema(max_length = 10)]
    pub until: Option<String>,
}

impl Db {
    /// The vocabulary with this name.
    pub fn vocabulary(&mut self, name: &str) -> Result<Option<Vocabulary>> {
        let text: Option<String> =
            vocabularies::table.find(name).select(vocabularies::content).first(self).optional()?;
        text.map(|text| json("vocabularies.content", &text)).transpose()
    }

    /// All vocabularies, ordered by name.
    pub fn vocabularies(&mut self) -> Result<Vec<Vocabulary>> {
        let texts: Vec<String> =
            vocabularies::table.select(vocabularies::content).order(vocabularies::name).load(self)?;
        texts.iter().map(|text| json("vocabularies.content", text)).collect()
    }
}

impl Tx<'_> {
    /// Adds a vocabulary, or replaces the one that has the same name.
    pub fn set_vocabulary(&mut self, permit: &Permit, task: Task, vocabulary: &Vocabulary) -> Result<()> {
        permit.for_task(task)?;
        let (text, at) = (to_json(vocabulary)?, self.now.micros());
        let changed = diesel::update(vocabularies::table.find(&vocabulary.name))
            .set((vocabularies::content.eq(&text), vocabularies::updated_at.eq(at)))
            .execute(self.db())?;
        if changed == 0 {
            diesel::insert_into(vocabularies::table)
                .values((
                    vocabularies::name.eq(&vocabulary.name),
                    vocabularies::content.eq(&text),
                    vocabularies::updated_at.eq(at),
                ))
                .execute(self.db())?;
        }
        Ok(())
    }
}
