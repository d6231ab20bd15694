//! What is published is found here: one document for each section and language, words in any inflection and
//! with or without accents, filters and counts. The only room that knows tantivy; it knows nothing of
//! versions that are not put into it, so what an index does not hold no search can tell.
//!
//! [`Index::put`], [`Index::remove`] and [`Index::commit`] feed it, [`Index::search`] asks it.

mod alike;
mod analysis;
mod beginning;
mod building;
mod combined;
mod compile;
mod concepts;
mod cross;
mod directory;
mod document;
mod facets;
mod folders;
mod forms;
mod grammar;
mod highlight;
mod hits;
mod index;
mod labels;
mod listed;
mod matching;
mod meant;
mod near;
mod order;
mod query;
mod relaxed;
mod run;
mod schema;
mod scoring;
mod shelf;
mod similar;
mod spelling;
mod statistics;
mod stored;
mod tallies;
mod thesaurus;
mod titles;
mod until;
mod vocabulary;
mod weights;

pub use analysis::plain;
pub use beginning::{Beginning, Rank};
pub use building::Building;
pub use cross::{Cross, Table};
pub use document::{Document, Passage};
pub use facets::{Counts, Facet};
pub use folders::is_served;
pub use hits::Hits;
pub use index::{Index, Opened, State};
pub use labels::{Labels, Suited};
pub use order::sort_key;
pub use query::{Answer, Correction, Expansion, Highlight, Hit, Query, Sort, Titled};
pub use run::{Compiled, Found};
pub use shelf::Shelf;
pub use tallies::Tallies;
pub use thesaurus::Thesaurus;
pub use until::PATIENCE;

#[cfg(test)]
mod tests;
