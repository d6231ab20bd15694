//! How what somebody has begun to type may go on.

pub mod labels;
pub mod prefix;
pub mod tallies;
pub mod titles;
