//! The texts that the secretariat adds to an edition.

use diesel::prelude::*;

use super::rows::TextRow;
use crate::domain::edition::{Edition, EditionText, PartKey, text_hash};
use crate::domain::ids::EditionId;
use crate::domain::language::UiLanguage;
use crate::error::Result;
use crate::policy::{Permit, Task};
use crate::store::connection::Db;
use crate::store::rows::to_number;
use crate::store::schema::edition_texts;
use crate::store::write::Tx;

/// A text to be saved.
#[derive(Clone, Debug)]
pub struct NewText {
    /// Which text.
    pub key: PartKey,
    /// Its language.
    pub language: UiLanguage,
    /// How many times it will have been saved.
    pub version: u32,
    /// The Markdown; empty to take it out.
    pub text: String,
}

impl Db {
    /// Returns the newest texts of an edition, also those that were taken out, in no particular order.
    pub fn edition_texts(&mut self, of: EditionId) -> Result<Vec<EditionText>> {
        let rows: Vec<TextRow> = edition_texts::table
            .filter(edition_texts::edition.eq(of.to_string()))
            .filter(edition_texts::is_newest.eq(true))
            .load(self)?;
        rows.into_iter().map(TextRow::text).collect()
    }

    /// Returns all texts that were saved in one place, the newest first.
    pub fn edition_text_history(
        &mut self,
        of: EditionId,
        key: PartKey,
        language: UiLanguage,
        skip: i64,
        limit: i64,
    ) -> Result<(Vec<EditionText>, i64)> {
        let matching = || {
            edition_texts::table
                .filter(edition_texts::edition.eq(of.to_string()))
                .filter(edition_texts::part.eq(key.part.name()))
                .filter(edition_texts::subject.eq(key.subject()))
                .filter(edition_texts::language.eq(language.code()))
        };
        let total = matching().select(diesel::dsl::count_star()).first(self)?;
        let rows: Vec<TextRow> =
            matching().order(edition_texts::version.desc()).offset(skip).limit(limit).load(self)?;
        Ok((rows.into_iter().map(TextRow::text).collect::<Result<_>>()?, total))
    }
}

impl Tx<'_> {
    /// Saves a text of an edition. Those saved before stay.
    pub fn save_edition_text(&mut self, permit: &Permit, edition: &Edition, new: &NewText) -> Result<()> {
        permit.for_task(Task::ManageEditions)?;
        let before = edition_texts::table
            .filter(edition_texts::edition.eq(edition.id.to_string()))
            .filter(edition_texts::part.eq(new.key.part.name()))
            .filter(edition_texts::subject.eq(new.key.subject()))
            .filter(edition_texts::language.eq(new.language.code()))
            .filter(edition_texts::is_newest.eq(true));
        diesel::update(before).set(edition_texts::is_newest.eq(false)).execute(self.db())?;
        let row = TextRow {
            edition: edition.id.to_string(),
            part: new.key.part.name().to_owned(),
            subject: new.key.subject(),
            language: new.language.code().to_owned(),
            version: to_number(new.version)?,
            sha256: text_hash(&new.text),
            text: new.text.clone(),
            author: self.actor().user()?.id.to_string(),
            saved_at: self.now.micros(),
            is_newest: true,
        };
        diesel::insert_into(edition_texts::table).values(row).execute(self.db())?;
        Ok(())
    }
}
