//! How much of a document is read. The numbers stand far above real reports and far below what hurts:
//! the largest part among 61 real files holds 2 MB of XML and 15,000 elements.

use std::time::{Duration, Instant};

use super::report::refused;
use crate::error::{Code, Error, Fault, Result};

/// Characters of a body, after conversion.
pub(super) const MAX_BODY_CHARS: usize = 500_000;
/// Bytes of output at which writing stops early: the most that 500,000 characters can take.
pub(super) const MAX_BODY_BYTES: usize = MAX_BODY_CHARS * 4;
/// Characters read from a document, those that are dropped again (contents lists) included.
pub(super) const MAX_READ_CHARS: usize = 1_000_000;
/// Files in the archive. Each picture is one.
pub(super) const MAX_ENTRIES: usize = 10_000;
/// Uncompressed bytes of one XML part: forty bytes of markup for each character of the longest body.
pub(super) const MAX_PART_BYTES: u64 = 32 << 20;
/// Uncompressed bytes of all XML parts that are read; pictures and macros never are.
pub(super) const MAX_TOTAL_BYTES: u64 = 64 << 20;
/// Elements of a part, which the parser keeps in memory at about 90 bytes each.
pub(super) const MAX_NODES: usize = 1_000_000;
/// Equals signs of a part: the parser reserves memory for as many attributes before it reads one.
pub(super) const MAX_ATTRIBUTES: usize = 2_000_000;
/// Attributes of one element: looking for doubles takes the square of their number.
pub(super) const MAX_ATTRIBUTES_EACH: usize = 200;
/// Nesting of elements. A table in a table in a text box needs about forty; the reader is recursive.
pub(super) const MAX_DEPTH: usize = 200;
/// Namespace declarations of a part, and those in force at one place: the parser copies the latter
/// for each element that adds one.
pub(super) const MAX_NAMESPACES: usize = 20_000;
/// See [`MAX_NAMESPACES`].
pub(super) const MAX_NAMESPACES_IN_FORCE: usize = 128;
/// Columns of a table: as many as Word allows.
pub(super) const MAX_COLUMNS: usize = 63;
/// Cells of all tables together, blank ones included.
pub(super) const MAX_CELLS: usize = 200_000;
/// Characters of a link's address; longer ones stay as text.
pub(super) const MAX_LINK_BYTES: usize = 2_000;

const TIME: Duration = Duration::from_secs(10);

/// The moment at which work on one document ends, done or not.
pub(super) struct Deadline(Instant);

impl Deadline {
    /// Ten seconds from now.
    pub(super) fn start() -> Deadline {
        Deadline(Instant::now() + TIME)
    }

    /// Two seconds from now: for texts that are read again on each save.
    pub(super) fn short() -> Deadline {
        Deadline(Instant::now() + TIME / 5)
    }

    /// Whether time is up.
    pub(super) fn passed(&self) -> bool {
        Instant::now() >= self.0
    }

    /// An error once time is up.
    pub(super) fn check(&self) -> Result<()> {
        if self.passed() { Err(refused(Code::Invalid, "document_too_complex")) } else { Ok(()) }
    }
}

/// More text, or more of anything, than a body may have.
pub(super) fn too_large() -> Error {
    let fault = Fault::new("/file", "document_too_large").with("limit", MAX_BODY_CHARS);
    Error { faults: vec![fault].into(), ..Error::new(Code::TooLarge) }
}
