//! Sections, their versions and their rounds, as the store keeps them.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use strum::{IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use super::account::{email_address, shown_address};
use super::fault::Fault;
use super::ids::{ChapterId, CompendiumId, InstitutionId, RoundId, SectionId, UserId};
use super::language::Language;
use super::names::names;
use super::practice::Template;
use super::text::{one_line, tidied};
use super::time::Timestamp;
use super::workflow::{Situation, Stage};

/// How long a deleted draft can be brought back. After that it is removed, with all its versions.
pub const RESTORABLE_SECONDS: i64 = 30 * 24 * 60 * 60;

/// One institution's report in one chapter, about one practice. The row that moves; texts are in versions.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Its identifier.
    pub id: SectionId,
    /// The compendium it is written for.
    pub compendium: CompendiumId,
    /// The chapter that its latest version stands in.
    pub chapter: ChapterId,
    /// The institution that it belongs to.
    pub institution: InstitutionId,
    /// The language it is written in.
    pub language: Language,
    /// Where the working copy stands.
    pub stage: Stage,
    /// The latest version's number.
    pub version: u32,
    /// What the public sees, if anything.
    pub published_version: Option<u32>,
    /// When the public first saw that version.
    pub published_at: Option<Timestamp>,
    /// When a published section was taken back; nothing while it is published, or before it ever was.
    pub unpublished_at: Option<Timestamp>,
    /// Why it was taken back.
    pub unpublish_reason: Option<String>,
    /// The version approved last.
    pub approved_version: Option<u32>,
    /// How many rounds there were, the open one included.
    pub rounds: u32,
    /// When the latest round was opened.
    pub submitted_at: Option<Timestamp>,
    /// Whom to ask; belongs to the section, is never hashed and never indexed.
    pub contact: Option<Contact>,
    /// Who created it.
    pub created_by: UserId,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// When it was deleted, if it lies deleted.
    pub deleted_at: Option<Timestamp>,
}

impl Section {
    /// What decides which acts are possible.
    pub fn situation(&self) -> Situation {
        Situation {
            stage: self.stage,
            ever_submitted: self.rounds > 0,
            published: self.published_version.is_some(),
            approved_is_published: self.approved_version.is_some()
                && self.published_version == self.approved_version,
            deleted: self.deleted_at.is_some(),
        }
    }
}

/// An immutable, numbered, hashed state of a section.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// The section.
    pub section: SectionId,
    /// Its number, from 1.
    pub number: u32,
    /// The chapter it is written for; not part of the hash.
    pub chapter: ChapterId,
    /// The template that it was checked against.
    pub template_version: u32,
    /// The structured fields.
    pub practice: Map<String, Value>,
    /// The Markdown body.
    pub body: String,
    /// Lower-case hexadecimal SHA-256: see [`super::version::Hashed`].
    pub hash: String,
    /// Who saved it.
    pub author: UserId,
    /// What they said about it.
    pub message: Option<String>,
    /// When.
    pub created_at: Timestamp,
    /// When the public first saw it, if it ever did.
    pub published_at: Option<Timestamp>,
    /// Set by the decision that approved it; not part of the hash.
    pub maturity: Option<Maturity>,
}

impl Version {
    /// What somebody wrote in it, field by field: the practice's texts and the body, whatever blanks stand between
    /// their words. What is chosen from a list is nobody's text.
    pub fn texts(&self, template: &Template) -> HashSet<(String, String)> {
        let fields = template.texts(&self.practice).into_iter().map(|(name, text)| (name.to_owned(), text));
        // No field has this name: names of a practice's fields are not empty.
        let body = (String::new(), self.body.clone());
        fields
            .chain([body])
            .map(|(name, text)| (name, text.split_whitespace().collect::<Vec<_>>().join(" ")))
            .filter(|(_, text)| !text.is_empty())
            .collect()
    }
}

/// One version put forward for review.
#[derive(Clone, Debug, PartialEq)]
pub struct Round {
    /// Its identifier.
    pub id: RoundId,
    /// The section.
    pub section: SectionId,
    /// 1 for the first, and so on.
    pub number: u32,
    /// The pinned version.
    pub version: u32,
    /// That version's hash.
    pub hash: String,
    /// Who submitted it.
    pub submitted_by: UserId,
    /// When.
    pub submitted_at: Timestamp,
    /// What they said to the editors.
    pub message: Option<String>,
    /// How it ended, if it has.
    pub ended: Option<Ended>,
}

/// The end of a round.
#[derive(Clone, Debug, PartialEq)]
pub struct Ended {
    /// How.
    pub outcome: Outcome,
    /// Who ended it.
    pub by: UserId,
    /// When.
    pub at: Timestamp,
    /// What the editor said, or the institution's reason for withdrawing.
    pub message: String,
}

/// How a round ended.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema, IntoStaticStr, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Outcome {
    /// The institution took it back.
    Withdrawn,
    /// Approved.
    Approved,
    /// Back to the institution.
    ChangesRequested,
    /// Closed.
    Rejected,
}

names!(Outcome);

/// How mature a practice is, in the decision's judgement.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema, IntoStaticStr, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Maturity {
    /// New, without evidence yet.
    Innovation,
    /// With first evidence.
    Promising,
    /// With evidence of results.
    Good,
    /// Part of how things are done.
    Institutionalised,
}

names!(Maturity);

/// The version of a section that was made from its uploaded file: its first.
pub const MADE_FROM_ORIGINAL: u32 = 1;

/// The uploaded file that a section was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Original {
    /// SHA-256 of its bytes, lower-case hexadecimal: where the file is kept.
    pub sha256: String,
    /// What the uploader called it.
    pub file_name: String,
    /// Its media type, by its content.
    pub media_type: String,
    /// How many bytes it has.
    pub bytes: u64,
}

/// Whom to ask about a practice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Their name.
    #[schema(max_length = 200, min_length = 1, example = "Dirección de Asuntos Consulares")]
    pub name: String,
    /// Their address.
    #[schema(max_length = 254, format = "email", example = "consular@example.org")]
    pub email: String,
    /// Whether everyone may see it, or the institution and the editors only.
    pub public: bool,
}

impl Contact {
    /// The faults of a contact with that name and that address, as far as they are known; pointers into the contact.
    pub fn faults(name: Option<&str>, email: Option<&str>) -> Vec<Fault> {
        let name = name.and_then(|name| one_line(name, "/name").err());
        let email = email.and_then(|email| email_address(email).err()).map(|code| Fault::new("/email", code));
        name.into_iter().chain(email).collect()
    }

    /// The contact in the form in which it is stored. It has no faults.
    pub fn tidied(self) -> Contact {
        Contact {
            name: one_line(&self.name, "").unwrap_or(self.name),
            email: email_address(&self.email).unwrap_or(self.email),
            public: self.public,
        }
    }

    /// The contact as it is shown.
    pub fn shown(self) -> Contact {
        Contact { name: tidied(&self.name), email: shown_address(&self.email), public: self.public }
    }
}
