//! Content of a document that its report lacks: counted by kind, so that the uploader knows what to add by hand.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use crate::domain::names::names;

/// Content that was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[derive(IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum UnreadKind {
    /// A picture without a description. If it has one, the description is used instead.
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
    /// A formula that a line of text cannot fully express.
    Formula,
    /// A character of a symbol font that Unicode does not have.
    Symbol,
    /// Another document or web page that is shown inside this one.
    IncludedDocument,
    /// A reviewer's comment.
    Comment,
    /// A paragraph with hidden text, or a cell covered by a merged one.
    HiddenText,
    /// A page header with words.
    Header,
    /// A page footer with words.
    Footer,
    /// A table of contents.
    ContentsList,
}

names!(UnreadKind);

/// The number of times that something was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The kind.
    pub kind: UnreadKind,
    /// The number of occurrences, at least 1.
    pub count: u32,
}

/// Counts while a document is read.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally(BTreeMap<UnreadKind, u32>);

impl Tally {
    /// Adds one of a kind.
    pub(super) fn one(&mut self, kind: UnreadKind) {
        self.add(kind, 1);
    }

    /// Adds several of a kind.
    pub(super) fn add(&mut self, kind: UnreadKind, more: u32) {
        if more > 0 {
            let count = self.0.entry(kind).or_default();
            *count = count.saturating_add(more);
        }
    }

    /// Returns the counts.
    pub(super) fn told(self) -> Vec<Unread> {
        self.0.into_iter().map(|(kind, count)| Unread { kind, count }).collect()
    }
}
