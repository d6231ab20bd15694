//! What is published is found here: one document for each section and language, words in any inflection and
//! with or without accents, filters and counts. The only room that knows tantivy; it knows nothing of
//! versions that are not put into it, so what an index does not hold no search can tell.
//!
//! [`Index::put`], [`Index::remove`] and [`Index::commit`] feed it, [`Index::search`] asks it.

mod alike;
mod analysis;
mod compile;
mod cross;
mod document;
mod facets;
mod forms;
mod grammar;
mod highlight;
mod hits;
mod index;
mod matching;
mod query;
mod run;
mod schema;
mod shelf;
mod similar;
mod spelling;
mod thesaurus;
mod weights;

pub use analysis::plain;
pub use cross::{Cross, Table};
pub use document::{Document, Passage};
pub use facets::{Counts, Facet};
pub use hits::Hits;
pub use index::{Index, Opened};
pub use query::{Answer, Correction, Expansion, Highlight, Hit, Query, Sort};
pub use run::{Compiled, Found};
pub use shelf::Shelf;
pub use thesaurus::Thesaurus;

#[cfg(test)]
mod tests;
