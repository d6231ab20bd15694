//! Published sections as they were written out before: each is good for as long as the journal stands where it stood.
//! All that a reader is shown changes by writes, and every write moves the journal's chain, so one look at the chain
//! tells, on every node, whether what is kept still is what the database says.

use std::sync::{Arc, Mutex, PoisonError};

use lru::LruCache;
use sha2::{Digest, Sha256};

use super::PublishedSection;
use crate::domain::ids::SectionId;
use crate::domain::version::hex;
use crate::error::{Error, Result};

/// So many bytes of JSON are kept. What was asked for least lately goes first.
const MOST: usize = 32 * 1024 * 1024;

/// A published section, written out.
pub struct Written {
    /// The version shown.
    pub version: u32,
    /// The section as JSON.
    pub json: Arc<[u8]>,
    /// SHA-256 of the JSON, in hexadecimal.
    pub hash: String,
}

impl Written {
    pub(super) fn of(section: &PublishedSection) -> Result<Written> {
        let json = serde_json::to_vec(section).map_err(Error::internal)?;
        Ok(Written { version: section.version, hash: hex(&Sha256::digest(&json)), json: json.into() })
    }
}

/// The section and the version that was asked for.
type Asked = (SectionId, Option<u32>);

/// What was written out lately.
pub(super) struct Kept(Mutex<Lately>);

struct Lately {
    /// Each with the chain under which it was read.
    written: LruCache<Asked, (String, Arc<Written>)>,
    bytes: usize,
}

impl Default for Kept {
    fn default() -> Kept {
        Kept(Mutex::new(Lately { written: LruCache::unbounded(), bytes: 0 }))
    }
}

impl Kept {
    /// What was written out under that chain.
    pub(super) fn under(&self, chain: &str, id: SectionId, version: Option<u32>) -> Option<Arc<Written>> {
        let mut lately = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (read_under, written) = lately.written.get(&(id, version))?;
        (read_under == chain).then(|| written.clone())
    }

    /// Keeps what was read after that chain was.
    pub(super) fn keep(&self, chain: String, id: SectionId, version: Option<u32>, written: Arc<Written>) {
        let mut lately = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        lately.bytes += written.json.len();
        if let Some((_, before)) = lately.written.put((id, version), (chain, written)) {
            lately.bytes -= before.json.len();
        }
        while lately.bytes > MOST
            && let Some((_, (_, oldest))) = lately.written.pop_lru()
        {
            lately.bytes -= oldest.json.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(bytes: usize) -> Arc<Written> {
        Arc::new(Written { version: 1, json: vec![b' '; bytes].into(), hash: "f".repeat(64) })
    }

    #[test]
    fn what_is_kept_is_good_under_its_chain_alone() {
        let (kept, id) = (Kept::default(), SectionId::new());
        kept.keep("a".to_owned(), id, None, written(1));
        assert!(kept.under("a", id, None).is_some());
        assert!(kept.under("a", id, Some(1)).is_none());
        assert!(kept.under("b", id, None).is_none());
        kept.keep("b".to_owned(), id, None, written(1));
        assert!(kept.under("a", id, None).is_none());
        assert!(kept.under("b", id, None).is_some());
    }

    #[test]
    fn what_was_asked_for_least_lately_makes_room() {
        let kept = Kept::default();
        let ids = [(); 4].map(|()| SectionId::new());
        let has = |id: &SectionId| kept.under("a", *id, None).is_some();
        for id in &ids[..3] {
            kept.keep("a".to_owned(), *id, None, written(MOST / 3));
        }
        // Read again and again, it counts once.
        kept.keep("a".to_owned(), ids[2], None, written(MOST / 3));
        assert!(has(&ids[0]));
        kept.keep("a".to_owned(), ids[3], None, written(MOST / 3));
        assert_eq!(ids.each_ref().map(has), [true, false, true, true]);
        kept.keep("a".to_owned(), ids[1], None, written(MOST + 1));
        assert_eq!(ids.each_ref().map(has), [false; 4], "what is larger than all room is not kept");
    }
}
