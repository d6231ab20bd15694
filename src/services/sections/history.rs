//! The history of a section as it is shown: its versions, and its rounds with their decisions.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::view::{ChapterRef, Sight};
use crate::domain::ids::{RoundId, SectionId, UserId};
use crate::domain::language::Language;
use crate::domain::section::{Maturity, Outcome, Round, Section, Version};
use crate::domain::time::Timestamp;
use crate::store::VersionLine;

/// A version's line in the history.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct VersionView {
    /// Its number.
    pub version: u32,
    /// The practice's title, empty if it has none yet.
    pub title: String,
    /// Its hash.
    pub hash: String,
    /// Who saved it: for the institution and the editors.
    pub author: Option<UserId>,
    /// What they said about it: for the institution.
    pub message: Option<String>,
    /// When it was saved.
    pub created_at: Timestamp,
    /// When the public first saw it.
    pub published_at: Option<Timestamp>,
}

/// A whole version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct WholeVersion {
    /// The version's line.
    #[serde(flatten)]
    pub line: VersionView,
    /// The section.
    pub section: SectionId,
    /// The chapter it stands in.
    pub chapter: ChapterRef,
    /// The language it is written in.
    pub language: Language,
    /// The template that it was checked against.
    pub template_version: u32,
    /// The structured fields.
    #[schema(value_type = Object)]
    pub practice: Map<String, Value>,
    /// The Markdown body.
    pub body: String,
    /// SHA-256 of each attachment.
    pub attachments: Vec<String>,
    /// Set by the decision that approved it.
    pub maturity: Option<Maturity>,
}

/// A round, as the caller may see it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct RoundView {
    /// Its identifier.
    pub id: RoundId,
    /// 1 for the first, and so on.
    pub round: u32,
    /// The pinned version; null if it was withdrawn and the caller is not of the institution.
    pub version: Option<u32>,
    /// That version's hash.
    pub hash: Option<String>,
    /// When it was submitted.
    pub submitted_at: Timestamp,
    /// Who submitted it.
    pub submitted_by: UserId,
    /// What they said to the editors.
    pub message: Option<String>,
    /// How it ended; null while it is open.
    pub outcome: Option<Outcome>,
    /// The decision, if there is one.
    pub decision: Option<DecisionView>,
    /// When the institution took it back, if it did.
    pub withdrawn_at: Option<Timestamp>,
    /// Why the institution took it back: for the institution.
    pub reason: Option<String>,
}

/// A decision.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct DecisionView {
    /// What was decided.
    pub decision: Outcome,
    /// What the editor said.
    pub message: String,
    /// Who decided.
    pub decided_by: UserId,
    /// When.
    pub decided_at: Timestamp,
}

pub(super) fn version_line(sight: Sight, line: VersionLine) -> VersionView {
    VersionView {
        version: line.number,
        title: line.title,
        hash: line.hash,
        author: (sight != Sight::Public).then_some(line.author),
        message: line.message.filter(|_| sight == Sight::Institution),
        created_at: line.created_at,
        published_at: line.published_at,
    }
}

pub(super) fn whole_version(
    sight: Sight,
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
            author: (sight != Sight::Public).then_some(version.author),
            message: version.message.filter(|_| sight == Sight::Institution),
            created_at: version.created_at,
            published_at: version.published_at,
        },
        section: version.section,
        chapter,
        language: section.language.clone(),
        template_version: version.template_version,
        practice: version.practice,
        body: version.body,
        attachments: Vec::new(),
        maturity: version.maturity,
    }
}

/// A round as shown. Of a withdrawn one others than the institution learn that it took place, no more.
pub(super) fn round(sight: Sight, round: Round) -> RoundView {
    let outcome = round.ended.as_ref().map(|ended| ended.outcome);
    let withdrawn = outcome == Some(Outcome::Withdrawn);
    let open = !withdrawn || sight == Sight::Institution;
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
        reason: withdrawal.filter(|_| sight == Sight::Institution).map(|ended| ended.message.clone()),
        decision: round.ended.filter(|_| !withdrawn).map(|ended| DecisionView {
            decision: ended.outcome,
            message: ended.message,
            decided_by: ended.by,
            decided_at: ended.at,
        }),
    }
}
