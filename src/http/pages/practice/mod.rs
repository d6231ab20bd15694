//! A published practice, made for reading.

mod file;
mod show;
mod view;
mod written;

pub use file::send;
pub use show::{LONGEST_MARKED, show};
pub use written::Written;
