//! Merging what somebody wrote with a version that was saved in the meantime.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use utoipa::ToSchema;

use super::{IfMatch, Sections};
use crate::domain::comparison::{self, FieldConflict, Hunk, Merged, Part, compare, merge_practices};
use crate::domain::ids::SectionId;
use crate::domain::workflow::Act;
use crate::error::{Error, Fault, FaultCode, Result};
use crate::policy::{Context, permit};
use crate::services::input::Input;

/// A text to be merged with the latest version.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Merge {
    /// The number of the version that it was made from.
    #[schema(minimum = 1, example = 1)]
    pub base_version: u32,
    /// The structured fields, complete.
    #[schema(value_type = Object, example = json!({"title": "Ventanilla consular móvil"}))]
    pub practice: Map<String, Value>,
    /// The complete Markdown body.
    #[schema(max_length = 500_000, example = "## Contexto\n\nMuchas personas viven lejos del consulado.")]
    pub body: String,
}

/// The texts of a section.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Texts {
    /// The structured fields.
    #[schema(value_type = Object)]
    pub practice: Map<String, Value>,
    /// The Markdown body.
    pub body: String,
}

/// A merge. It has not been saved.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MergeView {
    /// The number of the version that the text was made from.
    pub base_version: u32,
    /// The number of the latest version, which it was merged with.
    pub version: u32,
    /// The texts merged; null if there are conflicts.
    pub merged: Option<Texts>,
    /// The conflicts, in the order of the template; those of `/body` last.
    pub conflicts: Vec<ConflictView>,
    /// If there are conflicts: the texts merged, with what was sent where they conflict.
    pub proposal: Option<Texts>,
}

/// A field that was changed in different ways.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ConflictView {
    /// Where it stands in `proposal`, as a JSON Pointer.
    pub pointer: String,
    /// Of a text, all of its parts in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<MergedPart>,
    /// Of another value, what it was before; null if the field was not there.
    pub base: Option<Value>,
    /// Of another value, what it is in the latest version.
    pub theirs: Option<Value>,
    /// Of another value, what was sent.
    pub yours: Option<Value>,
}

/// A part of a text that was merged: either `text`, or whole sentences that conflict.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(untagged)]
pub enum MergedPart {
    /// The text, where there is no conflict.
    Text {
        /// The text.
        text: String,
    },
    /// Whole sentences, with the white space after them.
    Conflict {
        /// What they were before; empty if both added something in the same place.
        base: String,
        /// What they are in the latest version; empty if they were removed.
        theirs: String,
        /// What was sent; empty if they were removed.
        yours: String,
        /// From `base` to `theirs`.
        their_changes: Vec<Hunk>,
        /// From `base` to `yours`.
        your_changes: Vec<Hunk>,
    },
}

impl Sections {
    /// Merges a text with the latest version, and saves nothing. Open to those who may save.
    ///
    /// # Errors
    /// Those of the policy for saving; `invalid`, also if there is no such version.
    pub fn merge(&self, context: &Context, id: SectionId, input: Input<Merge>) -> Result<MergeView> {
        context.actor.user()?;
        let (template, base, latest, sent) = self.store.read(|db| {
            let section = db.section(id)?.ok_or_else(Error::not_found)?;
            permit(&context.actor, Act::Save, &db.subject(&context.actor, &section)?)?;
            let sent = input.get()?;
            let viewer = context.actor.viewer();
            let unknown = || Error::invalid(vec![Fault::new("/base_version", FaultCode::Unknown)]);
            let base = db.visible_version(&viewer, id, sent.base_version)?.ok_or_else(unknown)?;
            let latest = db.latest_visible(&viewer, id)?.ok_or_else(Error::not_found)?.version;
            let number = base.template_version.max(latest.template_version);
            Ok((self.template(db, section.compendium, number)?, base, latest, sent))
        })?;
        let schema = &template.schema;
        let practice = merge_practices(schema, "/practice", &base.practice, &latest.practice, &sent.practice);
        let body = comparison::merge(&base.body, &latest.body, &sent.body);
        let mut conflicts: Vec<ConflictView> = practice.conflicts.into_iter().map(conflict).collect();
        if body.text().is_none() {
            conflicts.push(in_text("/body".to_owned(), &body));
        }
        let body = body.resolved(|conflict| &conflict.b);
        let texts = Some(Texts { practice: practice.practice, body });
        let (merged, proposal) = if conflicts.is_empty() { (texts, None) } else { (None, texts) };
        Ok(MergeView { base_version: base.number, version: latest.number, merged, conflicts, proposal })
    }

    /// Adds to a `version_conflict` how what was sent can be merged with the latest version.
    pub(super) fn with_merge(
        &self,
        context: &Context,
        id: SectionId,
        expected: &IfMatch,
        (practice, body): (Map<String, Value>, String),
        error: Error,
    ) -> Error {
        let IfMatch::AnyOf(versions) = expected else { return error };
        let Some(base_version) = versions.iter().copied().max() else { return error };
        let input = Input::from(Merge { base_version, practice, body });
        // The tag may name a version that never was.
        let Ok(found) = self.merge(context, id, input) else { return error };
        let error = error.member("current_version", found.version);
        match &found.merged {
            Some(merged) => error.member("merged", json!(merged)),
            None => {
                error.member("conflicts", json!(found.conflicts)).member("proposal", json!(found.proposal))
            }
        }
    }
}

fn conflict(conflict: FieldConflict) -> ConflictView {
    match conflict {
        FieldConflict::Text { pointer, merged } => in_text(pointer, &merged),
        FieldConflict::Value { pointer, base, a, b } => {
            ConflictView { pointer, parts: Vec::new(), base, theirs: a, yours: b }
        }
    }
}

fn in_text(pointer: String, merged: &Merged) -> ConflictView {
    let part = |part: &Part| match part {
        Part::Text(text) => MergedPart::Text { text: text.clone() },
        Part::Conflict(conflict) => MergedPart::Conflict {
            their_changes: compare(&conflict.base, &conflict.a),
            your_changes: compare(&conflict.base, &conflict.b),
            base: conflict.base.clone(),
            theirs: conflict.a.clone(),
            yours: conflict.b.clone(),
        },
    };
    let parts = merged.parts.iter().map(part).collect();
    ConflictView { pointer, parts, base: None, theirs: None, yours: None }
}
