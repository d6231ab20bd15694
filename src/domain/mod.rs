//! Pure types and rules. Nothing here waits, and nothing knows a database, a server or an index.

pub mod ids;
pub mod language;
pub mod time;
