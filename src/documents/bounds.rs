//! Limits on how much of a document is read. They are far above real reports and far below anything harmful: the
//! largest part among 61 real files holds 2 MB of XML and 15,000 elements.

use std::time::{Duration, Instant};

use super::refusal::refused;
use crate::error::{Code, Error, Fault, FaultCode, Result};

/// Maximum number of characters in a body, after conversion.
pub(super) const MAX_BODY_CHARS: usize = 500_000;
/// Number of output bytes at which writing stops early: the most that 500,000 characters can take.
pub(super) const MAX_BODY_BYTES: usize = MAX_BODY_CHARS * 4;
/// Maximum number of characters read from a document, including those that are dropped again (tables of contents).
pub(super) const MAX_READ_CHARS: usize = 1_000_000;
/// Maximum number of files in the archive. Each picture is one.
pub(super) const MAX_ENTRIES: usize = 10_000;
/// Maximum uncompressed size of one XML part in bytes: forty bytes of markup for each character of the longest body.
pub(super) const MAX_PART_BYTES: u64 = 32 << 20;
/// Maximum uncompressed size in bytes of all XML parts that are read; pictures and macros are never read.
pub(super) const MAX_TOTAL_BYTES: u64 = 64 << 20;
/// Maximum number of elements in a part, which the parser keeps in memory at about 90 bytes each.
pub(super) const MAX_NODES: usize = 1_000_000;
/// Maximum number of equals signs in a part: the parser reserves memory for that many attributes before it reads one.
pub(super) const MAX_ATTRIBUTES: usize = 2_000_000;
/// Maximum number of attributes of one element: the search for duplicates is quadratic in their number.
pub(super) const MAX_ATTRIBUTES_EACH: usize = 200;
/// Maximum nesting of elements. A table in a table in a text box needs about forty levels; the reader is recursive.
pub(super) const MAX_DEPTH: usize = 200;
/// Maximum number of namespace declarations in a part. [`MAX_NAMESPACES_IN_FORCE`] limits those in force at one place,
/// which the parser copies for each element that adds one.
pub(super) const MAX_NAMESPACES: usize = 20_000;
/// See [`MAX_NAMESPACES`].
pub(super) const MAX_NAMESPACES_IN_FORCE: usize = 128;
/// Maximum number of columns of a table, as in Word.
pub(super) const MAX_COLUMNS: usize = 63;
/// Maximum number of cells of all tables together, including blank ones.
pub(super) const MAX_CELLS: usize = 200_000;
/// Maximum length of a link's address in bytes; the text of a longer link stays plain text.
pub(super) const MAX_LINK_BYTES: usize = 2_000;

const TIME: Duration = Duration::from_secs(10);

/// The moment at which work on one document ends, finished or not.
pub(super) struct Deadline(Option<Instant>);

impl Deadline {
    /// Ten seconds from now.
    pub(super) fn start() -> Deadline {
        Deadline(Some(Instant::now() + TIME))
    }

    /// Two seconds from now, for texts that are parsed again on each save.
    pub(super) fn short() -> Deadline {
        Deadline(Some(Instant::now() + TIME / 5))
    }

    /// Never, for what comes with the program: on a machine that is busy, it takes longer and is read all the same.
    pub(super) fn never() -> Deadline {
        Deadline(None)
    }

    /// Returns whether the time is up.
    pub(super) fn passed(&self) -> bool {
        self.0.is_some_and(|end| Instant::now() >= end)
    }

    /// Fails if the time is up.
    pub(super) fn check(&self) -> Result<()> {
        if self.passed() { Err(refused(Code::Invalid, FaultCode::DocumentTooComplex)) } else { Ok(()) }
    }
}

/// More text, or more of anything, than a body may have.
pub(super) fn too_large() -> Error {
    let fault = Fault::new("/file", FaultCode::DocumentTooLarge).with("limit", MAX_BODY_CHARS);
    Error { faults: vec![fault].into(), ..Error::new(Code::TooLarge) }
}
