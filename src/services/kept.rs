//! Answers for everyone as they were written out before: each is good for as long as what it was made from stands
//! where it stood. All that a reader is shown changes by writes, and every write moves the journal's chain, so one look
//! at the chain tells, on every node, whether what is kept still is what the database says.

use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

use lru::LruCache;

/// So many bytes of answers are kept. What was asked for least lately goes first.
const MOST: usize = 32 * 1024 * 1024;

/// About what keeping an answer takes beside its bytes: what it was made from, and its place in the list.
const BESIDE: usize = 1024;

/// What was written out lately, by what was asked (`K`), under what it was made from (`S`): the chain, say.
pub(super) struct Kept<K, S, W: ?Sized>(Mutex<Lately<K, S, W>>);

struct Lately<K, S, W: ?Sized> {
    written: LruCache<K, Entry<S, W>>,
    bytes: usize,
}

struct Entry<S, W: ?Sized> {
    made_from: S,
    written: Arc<W>,
    bytes: usize,
}

impl<K: Hash + Eq, S, W: ?Sized> Default for Kept<K, S, W> {
    fn default() -> Kept<K, S, W> {
        Kept(Mutex::new(Lately { written: LruCache::unbounded(), bytes: 0 }))
    }
}

impl<K: Hash + Eq, S: PartialEq, W: ?Sized> Kept<K, S, W> {
    /// What was written out under just that.
    pub(super) fn under(&self, made_from: &S, asked: &K) -> Option<Arc<W>> {
        let mut lately = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let entry = lately.written.get(asked)?;
        (entry.made_from == *made_from).then(|| entry.written.clone())
    }

    /// Keeps an answer of so many bytes, which was read after it was seen from what it would be made. It may be newer
    /// than that, never older: then nobody will see that state again, and ask for it.
    pub(super) fn keep(&self, made_from: S, asked: K, written: Arc<W>, bytes: usize) {
        let bytes = bytes + BESIDE;
        let mut lately = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        lately.bytes += bytes;
        if let Some(before) = lately.written.put(asked, Entry { made_from, written, bytes }) {
            lately.bytes -= before.bytes;
        }
        while lately.bytes > MOST
            && let Some((_, oldest)) = lately.written.pop_lru()
        {
            lately.bytes -= oldest.bytes;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keep(kept: &Kept<i32, &'static str, ()>, under: &'static str, asked: i32, bytes: usize) {
        kept.keep(under, asked, Arc::new(()), bytes);
    }

    #[test]
    fn what_is_kept_is_good_under_what_it_was_made_from_alone() {
        let kept = Kept::default();
        keep(&kept, "a", 1, 10);
        assert!(kept.under(&"a", &1).is_some());
        assert!(kept.under(&"a", &2).is_none());
        assert!(kept.under(&"b", &1).is_none());
        keep(&kept, "b", 1, 10);
        assert!(kept.under(&"a", &1).is_none());
        assert!(kept.under(&"b", &1).is_some());
    }

    #[test]
    fn what_was_asked_for_least_lately_makes_room() {
        let kept = Kept::default();
        let has = |asked: &i32| kept.under(&"a", asked).is_some();
        for asked in 0..3 {
            keep(&kept, "a", asked, MOST / 3 - BESIDE);
        }
        // Read again and again, it counts once.
        keep(&kept, "a", 2, MOST / 3 - BESIDE);
        assert!(has(&0));
        keep(&kept, "a", 3, MOST / 3 - BESIDE);
        assert_eq!([0, 1, 2, 3].each_ref().map(has), [true, false, true, true]);
        keep(&kept, "a", 1, MOST);
        assert_eq!([0, 1, 2, 3].each_ref().map(has), [false; 4], "what is larger than all room is not kept");
    }
}
