//! Pure types and rules. Nothing here blocks, and nothing depends on a database, a server or an index.

pub mod account;
pub mod audit;
pub mod book;
pub mod comparison;
pub mod compendium;
pub mod country;
pub mod digest;
pub mod effects;
pub mod event;
pub mod fault;
pub mod html;
pub mod ids;
pub mod institution;
pub mod labels;
pub mod language;
pub mod letter;
pub mod links;
pub(crate) mod names;
pub mod network;
pub mod practice;
pub mod section;
pub mod text;
pub mod thesaurus;
pub mod time;
pub mod version;
pub mod workflow;
