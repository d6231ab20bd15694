//! The map of the house: one line per room. `docs/architecture.md` says who may import whom.

pub mod documents; // reports in: DOCX, Markdown, text
pub mod domain; // pure types and rules
pub mod error; // what can go wrong
