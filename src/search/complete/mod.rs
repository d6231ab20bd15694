//! Completion of partially typed text.

pub mod labels;
pub mod prefix;
pub mod tallies;
pub mod titles;
