//! Comparing versions of a section, and merging two that were made from the same one. Made for prose: paragraphs are
//! matched first, then sentences, then words.

mod fields;
mod files;
mod hunks;
mod matching;
mod merging;
mod merging_fields;
mod pieces;
mod prose;
mod threeway;

pub use fields::{FieldChange, Row, RowOp, compare_practices};
pub use files::{ChangedFile, FileOp, compare_files};
pub use hunks::{Hunk, Op, apply};
pub use merging::{Conflict, Merged, Part, merge};
pub use merging_fields::{FieldConflict, MergedPractice, merge_practices};
pub use prose::compare;

#[cfg(test)]
mod tests;
