//! Finished workbooks that have not yet been taken away. Other than what is written while it is sent, they take up
//! room, and a reader who stands still could take it up for ever: so there is only so much of it, and where another
//! needs some, the one that has waited longest is given up.

use std::collections::VecDeque;
use std::fs::File;
use std::io::Read;
use std::sync::{Arc, Mutex, PoisonError};

use crate::error::{Code, Error, Result};

/// How many bytes all of them may have together. One of 10,000 practices has about five million.
const MOST_BYTES: u64 = 256 << 20;
/// How much of one is in memory at once.
const PIECE: usize = 64 * 1024;

type Place = Arc<Mutex<Option<File>>>;

/// The workbooks that wait, the one that has waited longest first, with their bytes.
#[derive(Default)]
pub(super) struct Waiting(Mutex<VecDeque<(u64, Place)>>);

/// A workbook that is being taken away. Its room is free again when this is dropped.
pub(super) struct Taken(Place);

impl Waiting {
    /// Keeps a workbook until it has been taken away.
    pub(super) fn keep(&self, file: File, bytes: u64) -> Taken {
        let place = Arc::new(Mutex::new(Some(file)));
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|(_, kept)| kept.lock().unwrap_or_else(PoisonError::into_inner).is_some());
        all.push_back((bytes, place.clone()));
        let mut total: u64 = all.iter().map(|(bytes, _)| bytes).sum();
        while total > MOST_BYTES && all.len() > 1 {
            let Some((bytes, longest)) = all.pop_front() else { break };
            longest.lock().unwrap_or_else(PoisonError::into_inner).take();
            total -= bytes;
        }
        Taken(place)
    }
}

impl Taken {
    /// The next piece; none at the end.
    ///
    /// # Errors
    /// `unavailable` if it has been given up.
    pub(super) fn next(&mut self) -> Result<Option<Vec<u8>>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let file = kept.as_mut().ok_or_else(|| Error::new(Code::Unavailable))?;
        let mut piece = Vec::with_capacity(PIECE);
        file.take(PIECE as u64).read_to_end(&mut piece).map_err(Error::internal)?;
        Ok((!piece.is_empty()).then_some(piece))
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Seek, Write};

    use super::*;

    fn file(text: &str) -> File {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(text.as_bytes()).unwrap();
        file.rewind().unwrap();
        file
    }

    #[test]
    fn what_waits_is_taken_away_in_pieces() {
        let waiting = Waiting::default();
        let text = "a".repeat(PIECE + 1);
        let mut taken = waiting.keep(file(&text), text.len() as u64);
        assert_eq!(taken.next().unwrap().unwrap().len(), PIECE);
        assert_eq!(taken.next().unwrap().unwrap(), b"a");
        assert_eq!(taken.next().unwrap(), None);
    }

    #[test]
    fn what_waited_longest_is_given_up_where_another_needs_its_room() {
        let waiting = Waiting::default();
        let half = MOST_BYTES / 2;
        let [mut first, second] = [(); 2].map(|()| waiting.keep(file("a"), half));
        assert_eq!(first.next().unwrap().unwrap(), b"a");
        let mut third = waiting.keep(file("c"), half);
        assert_eq!(first.next().unwrap_err().code, Code::Unavailable);
        // Room that was given back is nobody's any more.
        drop(second);
        let mut fourth = waiting.keep(file("d"), half);
        assert_eq!(
            (third.next().unwrap().unwrap(), fourth.next().unwrap().unwrap()),
            (b"c".to_vec(), b"d".to_vec())
        );
        // One alone may be as large as it is.
        let mut large = waiting.keep(file("e"), 3 * MOST_BYTES);
        assert_eq!(large.next().unwrap().unwrap(), b"e");
        assert!(fourth.next().is_err());
    }
}
