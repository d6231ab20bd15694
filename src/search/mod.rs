//! The only room that knows tantivy.

mod analysis;
