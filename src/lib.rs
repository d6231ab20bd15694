//! The map of the house: one line per room. `docs/architecture.md` says who may import whom.

pub mod domain; // pure types and rules
pub mod error; // what can go wrong
pub mod search; // the only room that knows tantivy
