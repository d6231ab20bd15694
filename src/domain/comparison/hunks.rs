//! The result of comparing two texts.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What happened to a part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Op {
    /// It is in both.
    Equal,
    /// It is only in the later one.
    Insert,
    /// It is only in the earlier one.
    Delete,
}

/// A part of two texts that were compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Hunk {
    /// Whether both have it.
    pub op: Op,
    /// The text.
    pub text: String,
    /// The number of the move, if this was moved: the same text, apart from white space at its end, was deleted and
    /// inserted under the same number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved: Option<u32>,
}

/// Collects hunks; neighbours of one kind become one.
#[derive(Default)]
pub(super) struct Hunks {
    pub(super) all: Vec<Hunk>,
}

impl Hunks {
    pub(super) fn push(&mut self, op: Op, text: &str, moved: Option<u32>) {
        match self.all.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.op == op && last.moved.is_none() && moved.is_none() => {
                last.text.push_str(text)
            }
            _ => self.all.push(Hunk { op, text: text.to_owned(), moved }),
        }
    }

    pub(super) fn equal(&mut self, text: &str) {
        self.push(Op::Equal, text, None);
    }

    pub(super) fn change(&mut self, from: &str, to: &str) {
        if from == to {
            self.equal(from);
        } else {
            self.push(Op::Delete, from, None);
            self.push(Op::Insert, to, None);
        }
    }
}

/// Applies hunks to the text that they were made from. Returns the text that it was compared with, or nothing if the
/// hunks belong to another text.
pub fn apply(from: &str, hunks: &[Hunk]) -> Option<String> {
    let mut rest = from;
    let mut to = String::with_capacity(from.len());
    for hunk in hunks {
        if hunk.op != Op::Insert {
            rest = rest.strip_prefix(hunk.text.as_str())?;
        }
        if hunk.op != Op::Delete {
            to.push_str(&hunk.text);
        }
    }
    rest.is_empty().then_some(to)
}
