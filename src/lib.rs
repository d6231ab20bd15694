//! Acervo's modules, one line each. `docs/architecture.md` says which may use which.

pub mod app; // a running service: start and stop
pub mod auth; // passwords, keys, tokens
pub mod blobs; // files by hash
pub mod config; // the settings, checked at start
pub mod demo; // the demonstration compendium
pub mod documents; // reports, thesauri, tables, citations and feeds, in and out
pub mod domain; // pure types and rules
pub mod error; // what can go wrong
pub mod followers; // background work that follows the journal
pub mod http; // requests and answers
pub mod mail; // mails, sent or written to files
pub mod messages; // texts for people, in four languages
pub mod policy; // who may do what
pub mod search; // the index and queries; the only module that uses tantivy
pub mod services; // the operations, one file per capability
pub mod store; // both databases; the only module that uses diesel
pub mod telemetry; // logs and metrics
