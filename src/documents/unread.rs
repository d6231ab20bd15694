//! What a document holds and its report does not: counted and named, so that whoever uploads it knows what to
//! add by hand.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use crate::domain::names::names;

/// What was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[derive(IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum UnreadKind {
    /// A picture without a description. One with a description leaves that.
    Picture,
    /// A drawn shape without text, other than a line.
    Shape,
    /// A chart.
    Chart,
    /// A diagram (SmartArt) whose part is missing or damaged.
    Diagram,
    /// Handwriting.
    Ink,
    /// An embedded file or object, such as a worksheet.
    EmbeddedFile,
    /// A control that runs as a program (ActiveX).
    Control,
    /// A formula of which a line of text does not say all.
    Formula,
    /// A character of a symbol font that Unicode does not have.
    Symbol,
    /// Another document or web page that is shown inside this one.
    IncludedDocument,
    /// A reviewer's comment.
    Comment,
    /// A paragraph with hidden text, or a cell that a merged one covers.
    HiddenText,
    /// A page header with words.
    Header,
    /// A page footer with words.
    Footer,
    /// A table of contents.
    ContentsList,
}

names!(UnreadKind);

/// How often something was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unread {
    /// What.
    pub kind: UnreadKind,
    /// How often, at least once.
    pub count: u32,
}

/// Counts while a document is read.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally(BTreeMap<UnreadKind, u32>);

impl Tally {
    /// One more of a kind.
    pub(super) fn one(&mut self, kind: UnreadKind) {
        self.add(kind, 1);
    }

    /// Some more of a kind.
    pub(super) fn add(&mut self, kind: UnreadKind, more: u32) {
        if more > 0 {
            let count = self.0.entry(kind).or_default();
            *count = count.saturating_add(more);
        }
    }

    /// What was counted.
    pub(super) fn told(self) -> Vec<Unread> {
        self.0.into_iter().map(|(kind, count)| Unread { kind, count }).collect()
    }
}
