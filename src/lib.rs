//! The map of the house: one line per room. `docs/architecture.md` says who may import whom.

pub mod domain; // pure types and rules
pub mod error; // what can go wrong
pub mod policy; // who may do what
pub mod store; // the only room that knows diesel
