//! Sections, their versions and their rounds, as the store holds them.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use strum::{IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use super::account::{email_address, shown_address};
use super::attachment::Attachment;
use super::fault::Fault;
use super::ids::{ChapterId, CompendiumId, InstitutionId, RoundId, SectionId, UserId};
use super::language::Language;
use super::names::names;
use super::practice::Template;
use super::text::{one_line, tidied};
use super::time::Timestamp;
use super::workflow::{Situation, Stage};

/// How long a deleted draft can be restored. After that it is removed with all its versions.
pub const RESTORABLE_SECONDS: i64 = 30 * 24 * 60 * 60;

/// One institution's report in one chapter, about one practice. This is the part that changes; the texts are in its
/// versions.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Its identifier.
    pub id: SectionId,
    /// The compendium it is written for.
    pub compendium: CompendiumId,
    /// The chapter of its latest version.
    pub chapter: ChapterId,
    /// The institution it belongs to.
    pub institution: InstitutionId,
    /// The language it was written in.
    pub language: Language,
    /// The stage of the working copy.
    pub stage: Stage,
    /// The number of the latest version.
    pub version: u32,
    /// The number of the published version, if there is one.
    pub published_version: Option<u32>,
    /// When that version was first published.
    pub published_at: Option<Timestamp>,
    /// When it was unpublished; none while it is published, or if it never was.
    pub unpublished_at: Option<Timestamp>,
    /// Why it was unpublished.
    pub unpublish_reason: Option<String>,
    /// The most recently approved version.
    pub approved_version: Option<u32>,
    /// The number of rounds, including an open one.
    pub rounds: u32,
    /// When the latest round was opened.
    pub submitted_at: Option<Timestamp>,
    /// The contact. Belongs to the section; never hashed and never indexed.
    pub contact: Option<Contact>,
    /// The account that created it.
    pub created_by: UserId,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// When it was deleted, if it is deleted.
    pub deleted_at: Option<Timestamp>,
}

impl Section {
    /// The facts that determine which acts are possible.
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
    /// The template it was checked against.
    pub template_version: u32,
    /// The structured fields.
    pub practice: Map<String, Value>,
    /// The Markdown body.
    pub body: String,
    /// The section's attachments when it was saved, in the order in which the hash covers their files.
    pub attachments: Vec<Attachment>,
    /// Lower-case hexadecimal SHA-256: see [`super::version::Hashed`].
    pub hash: String,
    /// The account that saved it.
    pub author: UserId,
    /// The author's message about it.
    pub message: Option<String>,
    /// When it ended.
    pub created_at: Timestamp,
    /// When it was first published, if it ever was.
    pub published_at: Option<Timestamp>,
    /// Set by the decision that approved it; not part of the hash.
    pub maturity: Option<Maturity>,
}

impl Version {
    /// The texts written by people, field by field: the practice's texts and the body, regardless of white space
    /// between words. Values chosen from a list are left out.
    pub fn texts(&self, template: &Template) -> HashSet<(String, String)> {
        let fields = template.texts(&self.practice).into_iter().map(|(name, text)| (name.to_owned(), text));
        // No field has this name: the field names of a practice are never empty.
        let body = (String::new(), self.body.clone());
        fields
            .chain([body])
            .map(|(name, text)| (name, text.split_whitespace().collect::<Vec<_>>().join(" ")))
            .filter(|(_, text)| !text.is_empty())
            .collect()
    }
}

/// One version submitted for review.
#[derive(Clone, Debug, PartialEq)]
pub struct Round {
    /// Its identifier.
    pub id: RoundId,
    /// The section.
    pub section: SectionId,
    /// Its number, from 1.
    pub number: u32,
    /// The number of the pinned version.
    pub version: u32,
    /// That version's hash.
    pub hash: String,
    /// The account that submitted it.
    pub submitted_by: UserId,
    /// When it ended.
    pub submitted_at: Timestamp,
    /// The submitter's message to the editors.
    pub message: Option<String>,
    /// How it ended, if it has.
    pub ended: Option<Ended>,
}

/// The end of a round.
#[derive(Clone, Debug, PartialEq)]
pub struct Ended {
    /// The outcome.
    pub outcome: Outcome,
    /// The account that ended it.
    pub by: UserId,
    /// When it ended.
    pub at: Timestamp,
    /// The editor's message, or the institution's reason for withdrawing.
    pub message: String,
    /// What the editor says about single fields.
    pub reasons: Vec<FieldReason>,
}

/// What an editor says about one field, or another place in the section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldReason {
    /// A JSON Pointer to the place: below `/practice`, as the template has it, or `/body`.
    #[schema(min_length = 1, max_length = 300, example = "/practice/results")]
    pub pointer: String,
    /// What to change there, and why.
    #[schema(min_length = 1, max_length = 2000, example = "¿De qué año son estas cifras?")]
    pub text: String,
}

/// How a round ended.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema, IntoStaticStr, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Outcome {
    /// The institution withdrew the submission.
    Withdrawn,
    /// Approved.
    Approved,
    /// Changes were requested; the section is back with the institution.
    ChangesRequested,
    /// The section was rejected and closed.
    Rejected,
}

names!(Outcome);

/// How mature a practice is, as judged by the editor who approved it.
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
    /// An established part of regular work.
    Institutionalised,
}

names!(Maturity);

/// The version that was created from the section's uploaded file: the first.
pub const MADE_FROM_ORIGINAL: u32 = 1;

/// The uploaded file that a section was created from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Original {
    /// SHA-256 of its bytes, lower-case hexadecimal; the file is stored under this hash.
    pub sha256: String,
    /// The file name given by the uploader.
    pub file_name: String,
    /// Its media type, determined from its content.
    pub media_type: String,
    /// Its size in bytes.
    pub bytes: u64,
}

/// The contact for questions about a practice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// The name of the person or office.
    #[schema(max_length = 200, min_length = 1, example = "Dirección de Asuntos Consulares")]
    pub name: String,
    /// Their e-mail address.
    #[schema(max_length = 254, format = "email", example = "consular@example.org")]
    pub email: String,
    /// Whether everyone may see the contact. If not, only the institution and the editors may.
    pub public: bool,
}

impl Contact {
    /// The faults of a contact with this name and this address, where given; with pointers into the contact.
    pub fn faults(name: Option<&str>, email: Option<&str>) -> Vec<Fault> {
        let name = name.and_then(|name| one_line(name, "/name").err());
        let email = email.and_then(|email| email_address(email).err()).map(|code| Fault::new("/email", code));
        name.into_iter().chain(email).collect()
    }

    /// The contact in the form in which it is stored. It must have no faults.
    pub fn tidied(self) -> Contact {
        Contact {
            name: one_line(&self.name, "").unwrap_or(self.name),
            email: email_address(&self.email).unwrap_or(self.email),
            public: self.public,
        }
    }

    /// The contact in the form in which it is displayed.
    pub fn shown(self) -> Contact {
        Contact { name: tidied(&self.name), email: shown_address(&self.email), public: self.public }
    }
}
