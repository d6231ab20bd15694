//! Conversions between rows and domain types. A value that cannot be read is an internal error, because it was checked
//! before it was stored.

use diesel::prelude::*;
use serde::de::DeserializeOwned;

use super::schema::{institutions, rounds, sections, versions};
use crate::domain::institution::{Institution, Kind};
use crate::domain::section::{Ended, Maturity, Outcome, Round, Section, Version};
use crate::domain::time::Timestamp;
use crate::domain::workflow::Stage;
use crate::error::{Error, Result};

/// A stored value is not what it must be.
pub(super) fn corrupt(column: &str, value: &str) -> Error {
    Error::internal(format!("{column} holds {value:?}"))
}

pub(super) fn parsed<T: std::str::FromStr>(column: &str, text: &str) -> Result<T> {
    text.parse().map_err(|_| corrupt(column, text))
}

pub(super) fn named<T>(column: &str, text: &str, find: impl Fn(&str) -> Option<T>) -> Result<T> {
    find(text).ok_or_else(|| corrupt(column, text))
}

pub(super) fn json<T: DeserializeOwned>(column: &str, text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|_| corrupt(column, text))
}

pub(super) fn to_json(value: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(Error::internal)
}

pub(super) fn number(column: &str, value: i32) -> Result<u32> {
    u32::try_from(value).map_err(|_| corrupt(column, &value.to_string()))
}

pub(super) fn to_number(value: u32) -> Result<i32> {
    i32::try_from(value).map_err(Error::internal)
}

/// A number given by the caller. If it does not fit the column it matches no row, and neither does the maximum.
pub(super) fn asked_number(value: u32) -> i32 {
    i32::try_from(value).unwrap_or(i32::MAX)
}

// Columns that never change are not written again: SQLite would check each foreign key and rewrite each index.
#[derive(Queryable, Insertable, AsChangeset, Identifiable)]
#[diesel(table_name = sections, treat_none_as_null = true)]
pub(super) struct SectionRow {
    id: String,
    #[diesel(skip_update)]
    compendium: String,
    chapter: String,
    #[diesel(skip_update)]
    institution: String,
    #[diesel(skip_update)]
    language: String,
    stage: String,
    version: i32,
    published_version: Option<i32>,
    published_at: Option<i64>,
    unpublished_at: Option<i64>,
    unpublish_reason: Option<String>,
    approved_version: Option<i32>,
    rounds: i32,
    submitted_at: Option<i64>,
    contact: Option<String>,
    #[diesel(skip_update)]
    created_by: String,
    #[diesel(skip_update)]
    created_at: i64,
    updated_at: i64,
    deleted_at: Option<i64>,
}

impl SectionRow {
    pub(super) fn of(section: &Section) -> Result<SectionRow> {
        Ok(SectionRow {
            id: section.id.to_string(),
            compendium: section.compendium.to_string(),
            chapter: section.chapter.to_string(),
            institution: section.institution.to_string(),
            language: section.language.to_string(),
            stage: section.stage.name().to_owned(),
            version: to_number(section.version)?,
            published_version: section.published_version.map(to_number).transpose()?,
            published_at: section.published_at.map(Timestamp::micros),
            unpublished_at: section.unpublished_at.map(Timestamp::micros),
            unpublish_reason: section.unpublish_reason.clone(),
            approved_version: section.approved_version.map(to_number).transpose()?,
            rounds: to_number(section.rounds)?,
            submitted_at: section.submitted_at.map(Timestamp::micros),
            contact: section.contact.as_ref().map(to_json).transpose()?,
            created_by: section.created_by.to_string(),
            created_at: section.created_at.micros(),
            updated_at: section.updated_at.micros(),
            deleted_at: section.deleted_at.map(Timestamp::micros),
        })
    }

    pub(super) fn section(self) -> Result<Section> {
        Ok(Section {
            id: parsed("sections.id", &self.id)?,
            compendium: parsed("sections.compendium", &self.compendium)?,
            chapter: parsed("sections.chapter", &self.chapter)?,
            institution: parsed("sections.institution", &self.institution)?,
            language: parsed("sections.language", &self.language)?,
            stage: named("sections.stage", &self.stage, Stage::named)?,
            version: number("sections.version", self.version)?,
            published_version: self
                .published_version
                .map(|n| number("sections.published_version", n))
                .transpose()?,
            published_at: self.published_at.map(Timestamp::from_micros),
            unpublished_at: self.unpublished_at.map(Timestamp::from_micros),
            unpublish_reason: self.unpublish_reason,
            approved_version: self
                .approved_version
                .map(|n| number("sections.approved_version", n))
                .transpose()?,
            rounds: number("sections.rounds", self.rounds)?,
            submitted_at: self.submitted_at.map(Timestamp::from_micros),
            contact: self.contact.map(|text| json("sections.contact", &text)).transpose()?,
            created_by: parsed("sections.created_by", &self.created_by)?,
            created_at: Timestamp::from_micros(self.created_at),
            updated_at: Timestamp::from_micros(self.updated_at),
            deleted_at: self.deleted_at.map(Timestamp::from_micros),
        })
    }
}

#[derive(Queryable, Insertable)]
#[diesel(table_name = versions)]
pub(super) struct VersionRow {
    section: String,
    number: i32,
    chapter: String,
    template_version: i32,
    title: String,
    practice: String,
    body: String,
    hash: String,
    author: String,
    message: Option<String>,
    created_at: i64,
    published_at: Option<i64>,
    maturity: Option<String>,
    attachments: Option<String>,
}

impl VersionRow {
    /// `practice` is in canonical form, so that what is served is byte for byte what was hashed.
    pub(super) fn of(version: &Version, practice: String) -> Result<VersionRow> {
        let title = version.practice.get("title").and_then(|title| title.as_str()).unwrap_or_default();
        Ok(VersionRow {
            section: version.section.to_string(),
            number: to_number(version.number)?,
            chapter: version.chapter.to_string(),
            template_version: to_number(version.template_version)?,
            title: title.to_owned(),
            practice,
            body: version.body.clone(),
            hash: version.hash.clone(),
            author: version.author.to_string(),
            message: version.message.clone(),
            created_at: version.created_at.micros(),
            published_at: version.published_at.map(Timestamp::micros),
            maturity: version.maturity.map(|maturity| maturity.name().to_owned()),
            attachments: match version.attachments.as_slice() {
                [] => None,
                attachments => Some(to_json(&attachments)?),
            },
        })
    }

    /// The version's number as stored.
    pub(super) fn number(&self) -> i32 {
        self.number
    }

    /// Whether the title column, which lists show, matches the practice's title.
    pub(super) fn is_titled(&self) -> bool {
        let practice: Option<serde_json::Value> = serde_json::from_str(&self.practice).ok();
        let title =
            practice.as_ref().and_then(|practice| practice.get("title")).and_then(|title| title.as_str());
        title.unwrap_or_default() == self.title
    }

    pub(super) fn version(self) -> Result<Version> {
        Ok(Version {
            section: parsed("versions.section", &self.section)?,
            number: number("versions.number", self.number)?,
            chapter: parsed("versions.chapter", &self.chapter)?,
            template_version: number("versions.template_version", self.template_version)?,
            practice: json("versions.practice", &self.practice)?,
            body: self.body,
            attachments: match &self.attachments {
                Some(text) => json("versions.attachments", text)?,
                None => Vec::new(),
            },
            hash: self.hash,
            author: parsed("versions.author", &self.author)?,
            message: self.message,
            created_at: Timestamp::from_micros(self.created_at),
            published_at: self.published_at.map(Timestamp::from_micros),
            maturity: self
                .maturity
                .map(|name| named("versions.maturity", &name, Maturity::named))
                .transpose()?,
        })
    }
}

#[derive(Queryable, Insertable)]
#[diesel(table_name = rounds)]
pub(super) struct RoundRow {
    id: String,
    section: String,
    number: i32,
    version: i32,
    hash: String,
    submitted_by: String,
    submitted_at: i64,
    message: Option<String>,
    outcome: String,
    ended_by: Option<String>,
    ended_at: Option<i64>,
    ended_message: Option<String>,
    ended_reasons: Option<String>,
}

/// The outcome of a round that has not ended.
pub(super) const OPEN: &str = "open";

impl RoundRow {
    pub(super) fn opened(round: &Round) -> Result<RoundRow> {
        Ok(RoundRow {
            id: round.id.to_string(),
            section: round.section.to_string(),
            number: to_number(round.number)?,
            version: to_number(round.version)?,
            hash: round.hash.clone(),
            submitted_by: round.submitted_by.to_string(),
            submitted_at: round.submitted_at.micros(),
            message: round.message.clone(),
            outcome: OPEN.to_owned(),
            ended_by: None,
            ended_at: None,
            ended_message: None,
            ended_reasons: None,
        })
    }

    /// Whether the outcome, time and decider agree on whether the round has ended.
    pub(super) fn is_of_a_piece(&self) -> bool {
        let open = self.outcome == OPEN;
        open == self.ended_by.is_none() && open == self.ended_at.is_none()
    }

    /// The round's number as stored.
    pub(super) fn number(&self) -> i32 {
        self.number
    }

    pub(super) fn round(self) -> Result<Round> {
        let ended = match (self.ended_by, self.ended_at) {
            (Some(by), Some(at)) => Some(Ended {
                outcome: named("rounds.outcome", &self.outcome, Outcome::named)?,
                by: parsed("rounds.ended_by", &by)?,
                at: Timestamp::from_micros(at),
                message: self.ended_message.unwrap_or_default(),
                reasons: match &self.ended_reasons {
                    Some(text) => json("rounds.ended_reasons", text)?,
                    None => Vec::new(),
                },
            }),
            _ => None,
        };
        Ok(Round {
            id: parsed("rounds.id", &self.id)?,
            section: parsed("rounds.section", &self.section)?,
            number: number("rounds.number", self.number)?,
            version: number("rounds.version", self.version)?,
            hash: self.hash,
            submitted_by: parsed("rounds.submitted_by", &self.submitted_by)?,
            submitted_at: Timestamp::from_micros(self.submitted_at),
            message: self.message,
            ended,
        })
    }
}

#[derive(Queryable, Insertable)]
#[diesel(table_name = institutions)]
pub(super) struct InstitutionRow {
    id: String,
    slug: String,
    name: String,
    acronym: String,
    country: Option<String>,
    kind: String,
    created_at: i64,
    updated_at: i64,
    logo: Option<String>,
}

impl InstitutionRow {
    pub(super) fn new(institution: &Institution, now: Timestamp) -> Result<InstitutionRow> {
        Ok(InstitutionRow {
            id: institution.id.to_string(),
            slug: institution.slug.clone(),
            name: to_json(&institution.name)?,
            acronym: institution.acronym.clone(),
            country: institution.country.clone(),
            kind: institution.kind.name().to_owned(),
            created_at: now.micros(),
            updated_at: now.micros(),
            logo: institution.logo.as_ref().map(to_json).transpose()?,
        })
    }

    pub(super) fn institution(self) -> Result<Institution> {
        Ok(Institution {
            id: parsed("institutions.id", &self.id)?,
            name: json("institutions.name", &self.name)?,
            kind: named("institutions.kind", &self.kind, Kind::named)?,
            slug: self.slug,
            acronym: self.acronym,
            country: self.country,
            logo: self.logo.map(|text| json("institutions.logo", &text)).transpose()?,
        })
    }
}
