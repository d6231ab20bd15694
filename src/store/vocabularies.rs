//! Vocabularies.

use diesel::prelude::*;

use super::connection::Db;
use super::rows::{json, to_json};
use super::schema::vocabularies;
use super::write::Tx;
use crate::domain::vocabulary::Vocabulary;
use crate::error::Result;
use crate::policy::{Permit, Task};

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
