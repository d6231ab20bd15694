//! The thesaurus.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;

use super::connection::Db;
use super::rows::{json, to_json};
use super::schema::{concepts, journal};
use super::write::Tx;
use crate::domain::effects::{CatalogChange, Effects};
use crate::domain::event::EventKind;
use crate::domain::thesaurus::Concept;
use crate::error::Result;
use crate::policy::{Permit, Task};

/// Number of concepts added per statement: PostgreSQL accepts at most 65,535 parameters.
const AT_ONCE: usize = 1000;

#[derive(Insertable)]
#[diesel(table_name = concepts)]
struct Row {
    id: String,
    content: String,
}

impl Db {
    /// The concept with this identifier.
    pub fn concept(&mut self, id: &str) -> Result<Option<Concept>> {
        let text: Option<String> =
            concepts::table.find(id).select(concepts::content).first(self).optional()?;
        text.map(|text| json("concepts.content", &text)).transpose()
    }

    /// All concepts, ordered by identifier.
    pub fn concepts(&mut self) -> Result<Vec<Concept>> {
        let texts: Vec<String> = concepts::table.select(concepts::content).load(self)?;
        let mut all: Vec<Concept> =
            texts.iter().map(|text| json("concepts.content", text)).collect::<Result<_>>()?;
        // The two databases order text differently.
        all.sort_by(|one, other| one.id.cmp(&other.id));
        Ok(all)
    }

    /// Whether there is a thesaurus, or there was one that has been emptied.
    pub fn has_had_thesaurus(&mut self) -> Result<bool> {
        let any =
            diesel::select(diesel::dsl::exists(concepts::table.select(concepts::id))).get_result(self)?;
        Ok(any || self.thesaurus_changed_after(0)?)
    }

    /// Whether the thesaurus was changed after this journal entry.
    pub fn thesaurus_changed_after(&mut self, seq: i64) -> Result<bool> {
        let changes = |effects: Effects| effects.catalog == CatalogChange::Thesaurus;
        let changed = journal::table
            .filter(journal::section.is_null())
            .filter(journal::seq.gt(seq))
            .filter(journal::event.eq_any(EventKind::names_with(changes)));
        Ok(diesel::select(diesel::dsl::exists(changed)).get_result(self)?)
    }
}

impl Tx<'_> {
    /// Adds a concept, or replaces the one that has the same identifier.
    pub fn set_concept(&mut self, permit: &Permit, concept: &Concept) -> Result<()> {
        permit.for_task(Task::ManageThesaurus)?;
        self.remove_concept(permit, &concept.id)?;
        self.add_concepts(vec![row(concept)?])
    }

    /// Removes a concept.
    pub fn remove_concept(&mut self, permit: &Permit, id: &str) -> Result<()> {
        permit.for_task(Task::ManageThesaurus)?;
        diesel::delete(concepts::table.find(id)).execute(self.db())?;
        Ok(())
    }

    /// Replaces all concepts with these; only rows that differ are touched. Returns whether any did.
    pub fn set_thesaurus(&mut self, permit: &Permit, all: &[Concept]) -> Result<bool> {
        permit.for_task(Task::ManageThesaurus)?;
        let rows: Vec<(String, String)> = concepts::table.load(self.db())?;
        let mut before: BTreeMap<String, String> = rows.into_iter().collect();
        let (mut new, mut gone) = (Vec::new(), BTreeSet::new());
        for concept in all {
            let row = row(concept)?;
            match before.remove(&row.id) {
                Some(content) if content == row.content => {}
                changed => {
                    gone.extend(changed.map(|_| row.id.clone()));
                    new.push(row);
                }
            }
        }
        gone.extend(before.into_keys());
        let gone: Vec<String> = gone.into_iter().collect();
        for ids in gone.chunks(AT_ONCE) {
            diesel::delete(concepts::table.filter(concepts::id.eq_any(ids))).execute(self.db())?;
        }
        let changed = !new.is_empty() || !gone.is_empty();
        self.add_concepts(new)?;
        Ok(changed)
    }

    fn add_concepts(&mut self, rows: Vec<Row>) -> Result<()> {
        for rows in rows.chunks(AT_ONCE) {
            match self.db() {
                Db::Sqlite(connection) => {
                    diesel::insert_into(concepts::table).values(rows).execute(connection)?
                }
                Db::Postgres(connection) => {
                    diesel::insert_into(concepts::table).values(rows).execute(connection)?
                }
            };
        }
        Ok(())
    }
}

fn row(concept: &Concept) -> Result<Row> {
    Ok(Row { id: concept.id.clone(), content: to_json(concept)? })
}
