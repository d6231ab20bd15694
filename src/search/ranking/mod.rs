//! Ranking: the weight of each part of a query, and the scoring of many documents at once.

pub mod combined;
pub mod deadline;
pub mod highlight;
pub mod listed;
pub mod matching;
pub mod proximity;
pub mod relaxed;
pub mod scoring;
pub mod statistics;
pub mod weights;
