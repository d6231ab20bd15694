//! The map of the house: one line per room. `docs/architecture.md` says who may import whom.

pub mod app; // a running service: start and stop
pub mod auth; // passwords, keys, tokens
pub mod blobs; // files by hash
pub mod config; // the settings, checked at start
pub mod demo; // the demonstration compendium
pub mod documents; // reports in: DOCX, Markdown, text
pub mod domain; // pure types and rules
pub mod error; // what can go wrong
pub mod followers; // what follows the journal
pub mod http; // requests and answers
pub mod mail; // letters, sent or filed
pub mod messages; // texts for people, in four languages
pub mod policy; // who may do what
pub mod search; // the only room that knows tantivy
pub mod services; // the verbs
pub mod store; // the only room that knows diesel
pub mod telemetry; // log lines and figures
