//! The history of a section: its versions, and its rounds with their decisions.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use crate::domain::attachment::hashes;
use crate::domain::compendium::ChapterRef;
use crate::domain::ids::{RoundId, SectionId, UserId};
use crate::domain::language::Language;
use crate::domain::section::{FieldReason, Maturity, Outcome, Round, Section, Version};
use crate::domain::time::Timestamp;
use crate::policy::Access;
use crate::services::attachments::AttachmentView;
use crate::store::VersionLine;

/// A version in the history.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct VersionView {
    /// Its number.
    pub version: u32,
    /// The practice's title; empty if it has none yet.
    pub title: String,
    /// Its hash.
    pub hash: String,
    /// The account that saved it. Only for the institution and the editors.
    pub author: Option<UserId>,
    /// The author's message about it. Only for the institution.
    pub message: Option<String>,
    /// When it was saved.
    pub created_at: Timestamp,
    /// When it was first published.
    pub published_at: Option<Timestamp>,
}

/// A complete version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct WholeVersion {
    /// The version as listed in the history.
    #[serde(flatten)]
    pub line: VersionView,
    /// The section.
    pub section: SectionId,
    /// The chapter it belongs to.
    pub chapter: ChapterRef,
    /// The language it was written in.
    pub language: Language,
    /// The template it was checked against.
    pub template_version: u32,
    /// The structured fields.
    #[schema(value_type = Object)]
    pub practice: Map<String, Value>,
    /// The Markdown body.
    pub body: String,
    /// SHA-256 of each attachment, as the hash covers them.
    pub attachments: Vec<String>,
    /// The attachments, in the same order.
    #[serde(default)]
    pub files: Vec<AttachmentView>,
    /// Set by the decision that approved it.
    pub maturity: Option<Maturity>,
}

/// A round, as far as the caller may see it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct RoundView {
    /// Its identifier.
    pub id: RoundId,
    /// Its number, from 1.
    pub round: u32,
    /// The number of the pinned version. Null if it was withdrawn and the caller is not a member of the institution.
    pub version: Option<u32>,
    /// That version's hash.
    pub hash: Option<String>,
    /// When it was submitted.
    pub submitted_at: Timestamp,
    /// The account that submitted it.
    pub submitted_by: UserId,
    /// The submitter's message to the editors.
    pub message: Option<String>,
    /// How it ended; null while it is open.
    pub outcome: Option<Outcome>,
    /// The decision, if there is one.
    pub decision: Option<DecisionView>,
    /// When the institution withdrew the submission, if it did.
    pub withdrawn_at: Option<Timestamp>,
    /// The institution's reason for withdrawing. Only for the institution.
    pub reason: Option<String>,
}

/// A decision.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct DecisionView {
    /// The outcome of the decision.
    pub decision: Outcome,
    /// The editor's message.
    pub message: String,
    /// What the editor says about single fields.
    #[serde(default)]
    pub reasons: Vec<FieldReason>,
    /// The account that decided.
    pub decided_by: UserId,
    /// When it was decided.
    pub decided_at: Timestamp,
}

pub(super) fn version_line(access: Access, line: VersionLine) -> VersionView {
    VersionView {
        version: line.number,
        title: line.title,
        hash: line.hash,
        author: (access != Access::Public).then_some(line.author),
        message: line.message.filter(|_| access == Access::Institution),
        created_at: line.created_at,
        published_at: line.published_at,
    }
}

pub(super) fn whole_version(
    access: Access,
    section: &Section,
    chapter: ChapterRef,
    version: Version,
) -> WholeVersion {
    let title = version.practice.get("title").and_then(Value::as_str).unwrap_or_default().to_owned();
    WholeVersion {
        line: VersionView {
            version: version.number,
            title,
            hash: version.hash,
            author: (access != Access::Public).then_some(version.author),
            message: version.message.filter(|_| access == Access::Institution),
            created_at: version.created_at,
            published_at: version.published_at,
        },
        section: version.section,
        chapter,
        language: section.language.clone(),
        template_version: version.template_version,
        practice: version.practice,
        body: version.body,
        attachments: hashes(&version.attachments),
        files: AttachmentView::all(&version.attachments),
        maturity: version.maturity,
    }
}

/// A round as seen by the caller. Callers outside the institution learn nothing about a withdrawn round except that it
/// took place.
pub(super) fn round(access: Access, round: Round) -> RoundView {
    let outcome = round.ended.as_ref().map(|ended| ended.outcome);
    let withdrawn = outcome == Some(Outcome::Withdrawn);
    let open = !withdrawn || access == Access::Institution;
    let withdrawal = round.ended.as_ref().filter(|_| withdrawn);
    RoundView {
        id: round.id,
        round: round.number,
        version: open.then_some(round.version),
        hash: open.then_some(round.hash),
        submitted_at: round.submitted_at,
        submitted_by: round.submitted_by,
        message: round.message.filter(|_| open),
        outcome,
        withdrawn_at: withdrawal.map(|ended| ended.at),
        reason: withdrawal.filter(|_| access == Access::Institution).map(|ended| ended.message.clone()),
        decision: round.ended.filter(|_| !withdrawn).map(|ended| DecisionView {
            decision: ended.outcome,
            message: ended.message,
            reasons: ended.reasons,
            decided_by: ended.by,
            decided_at: ended.at,
        }),
    }
}
