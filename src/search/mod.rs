//! Full-text search over sections: one document per section and language, words matched in any inflection and with or
//! without accents, filters and facet counts. This is the only module that uses tantivy. It knows only the versions
//! that are put into it, so no search can reveal a version that an index does not hold.
//!
//! [`Index::put`], [`Index::remove`] and [`Index::commit`] write to the index; [`Index::search`] queries it.

mod analysis;
mod complete;
mod cross;
mod did_you_mean;
mod hits;
mod index;
mod marker;
mod query;
mod ranking;
mod run;
mod similar;

pub use analysis::plain;
pub use complete::labels::{Labels, Suited};
pub use complete::prefix::{Prefix, Rank};
pub use complete::tallies::Tallies;
pub use cross::{Cross, Table};
pub use hits::Hits;
pub use index::building::Building;
pub use index::collation::sort_key;
pub use index::document::{Document, Passage};
pub use index::facets::{Counts, Facet};
pub use index::folders::is_served;
pub use index::hit::{Highlight, Hit, Titled};
pub use index::live::LiveIndex;
pub use index::{Index, Opened, State};
pub use marker::Marker;
pub use query::compile::Compiled;
pub use query::thesaurus::Thesaurus;
pub use query::{Correction, Expansion, Query, SearchResult, Sort};
pub use ranking::deadline::PATIENCE;
pub use run::Found;

#[cfg(test)]
mod tests;
