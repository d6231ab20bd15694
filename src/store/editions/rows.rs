//! Conversions between rows and editions.

use diesel::prelude::*;

use crate::domain::edition::{Edition, EditionState, EditionText, PartKey, PartKind, Pin};
use crate::domain::language::UiLanguage;
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::store::rows::{corrupt, json, named, number, parsed, to_json, to_number};
use crate::store::schema::{edition_entries, edition_texts, editions};

#[derive(Queryable, Insertable, AsChangeset, Identifiable)]
#[diesel(table_name = editions, treat_none_as_null = true)]
pub(super) struct EditionRow {
    id: String,
    compendium: String,
    state: String,
    revision: i32,
    title: String,
    subtitle: String,
    languages: String,
    chapters: Option<String>,
    imprint: String,
    left_out: String,
    entry_order: String,
    corrects: Option<String>,
    until: Option<String>,
    outline: String,
    manifest: Option<String>,
    hash: Option<String>,
    book_sha256: Option<String>,
    number: Option<String>,
    date: Option<String>,
    changes: String,
    created_by: String,
    created_at: i64,
    updated_at: i64,
    frozen_at: Option<i64>,
    logos: String,
}

impl EditionRow {
    pub(super) fn id(&self) -> &str {
        &self.id
    }

    pub(super) fn of(edition: &Edition) -> Result<EditionRow> {
        Ok(EditionRow {
            id: edition.id.to_string(),
            compendium: edition.compendium.to_string(),
            state: edition.state.name().to_owned(),
            revision: to_number(edition.revision)?,
            title: to_json(&edition.title)?,
            subtitle: to_json(&edition.subtitle)?,
            languages: to_json(&edition.languages)?,
            chapters: edition.chapters.as_ref().map(to_json).transpose()?,
            imprint: to_json(&edition.imprint)?,
            left_out: to_json(&edition.left_out)?,
            entry_order: to_json(&edition.order)?,
            corrects: edition.corrects.map(|id| id.to_string()),
            until: edition.until.map(|day| day.to_string()),
            outline: to_json(&edition.outline)?,
            manifest: edition.manifest.clone(),
            hash: edition.hash.clone(),
            book_sha256: edition.book.clone(),
            number: edition.number.map(|number| number.to_string()),
            date: edition.date.map(|day| day.to_string()),
            changes: to_json(&edition.changes)?,
            created_by: edition.created_by.to_string(),
            created_at: edition.created_at.micros(),
            updated_at: edition.updated_at.micros(),
            frozen_at: edition.frozen_at.map(Timestamp::micros),
            logos: to_json(&edition.logos)?,
        })
    }

    pub(super) fn edition(self) -> Result<Edition> {
        let day = |column: &str, day: Option<String>| day.map(|day| parsed(column, &day)).transpose();
        Ok(Edition {
            id: parsed("editions.id", &self.id)?,
            compendium: parsed("editions.compendium", &self.compendium)?,
            state: named("editions.state", &self.state, EditionState::named)?,
            revision: number("editions.revision", self.revision)?,
            title: json("editions.title", &self.title)?,
            subtitle: json("editions.subtitle", &self.subtitle)?,
            languages: json("editions.languages", &self.languages)?,
            chapters: self.chapters.map(|text| json("editions.chapters", &text)).transpose()?,
            imprint: json("editions.imprint", &self.imprint)?,
            left_out: json("editions.left_out", &self.left_out)?,
            order: json("editions.entry_order", &self.entry_order)?,
            corrects: self.corrects.map(|id| parsed("editions.corrects", &id)).transpose()?,
            until: day("editions.until", self.until)?,
            outline: json("editions.outline", &self.outline)?,
            manifest: self.manifest,
            hash: self.hash,
            logos: json("editions.logos", &self.logos)?,
            book: self.book_sha256,
            number: self.number.map(|number| parsed("editions.number", &number)).transpose()?,
            date: day("editions.date", self.date)?,
            changes: json("editions.changes", &self.changes)?,
            created_by: parsed("editions.created_by", &self.created_by)?,
            created_at: Timestamp::from_micros(self.created_at),
            updated_at: Timestamp::from_micros(self.updated_at),
            frozen_at: self.frozen_at.map(Timestamp::from_micros),
        })
    }
}

#[derive(Queryable, Insertable)]
#[diesel(table_name = edition_texts)]
pub(super) struct TextRow {
    pub(super) edition: String,
    pub(super) part: String,
    pub(super) subject: String,
    pub(super) language: String,
    pub(super) version: i32,
    pub(super) text: String,
    pub(super) sha256: String,
    pub(super) author: String,
    pub(super) saved_at: i64,
    pub(super) is_newest: bool,
}

impl TextRow {
    pub(super) fn text(self) -> Result<EditionText> {
        let part = named("edition_texts.part", &self.part, PartKind::named)?;
        let key = PartKey::stored(part, &self.subject);
        Ok(EditionText {
            key: key.ok_or_else(|| corrupt("edition_texts.subject", &self.subject))?,
            language: named("edition_texts.language", &self.language, UiLanguage::of)?,
            version: number("edition_texts.version", self.version)?,
            text: self.text,
            sha256: self.sha256,
            author: parsed("edition_texts.author", &self.author)?,
            saved_at: Timestamp::from_micros(self.saved_at),
        })
    }
}

#[derive(Queryable, Insertable)]
#[diesel(table_name = edition_entries)]
pub(super) struct EntryRow {
    edition: String,
    position: i32,
    number: String,
    chapter: String,
    section: String,
    version: i32,
    hash: String,
    title: String,
    institution: String,
}

impl EntryRow {
    pub(super) fn of(edition: &Edition, position: usize, pin: &Pin) -> Result<EntryRow> {
        Ok(EntryRow {
            edition: edition.id.to_string(),
            position: i32::try_from(position).map_err(crate::error::Error::internal)?,
            number: pin.number.clone(),
            chapter: pin.chapter.to_string(),
            section: pin.section.to_string(),
            version: to_number(pin.version)?,
            hash: pin.hash.clone(),
            title: pin.title.clone(),
            institution: to_json(&pin.institution)?,
        })
    }

    pub(super) fn pin(self) -> Result<Pin> {
        Ok(Pin {
            number: self.number,
            chapter: parsed("edition_entries.chapter", &self.chapter)?,
            section: parsed("edition_entries.section", &self.section)?,
            version: number("edition_entries.version", self.version)?,
            hash: self.hash,
            title: self.title,
            institution: json("edition_entries.institution", &self.institution)?,
        })
    }
}
