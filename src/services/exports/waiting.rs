//! Queueing and storage of workbooks and documents. Unlike other formats, which are written while they are sent, they are
//! completed first, even if their reader has gone away. Therefore only a few are created at once, and only a few requests
//! may wait. Completed files take up disk space, and a stalled reader could hold that space forever. Therefore the
//! total space is limited, and if more is needed, the file that has waited longest is discarded.

use std::collections::VecDeque;
use std::fs::File;
use std::io::Read;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::error::{Code, Error, Result};

/// Maximum number of workbooks created at once. Each has its rows on disk until it is finished.
const AT_ONCE: usize = 2;
/// Maximum number of further requests waiting for their turn.
const IN_LINE: usize = 16;
/// Number of seconds after which to retry if the queue is full.
const SHORTER_IN: u64 = 5;
/// Maximum number of bytes of all workbooks together. A workbook with 10,000 practices has about five million.
pub(super) const MOST_BYTES: u64 = 256 << 20;
/// Number of bytes of a file held in memory at once.
const PIECE: usize = 64 * 1024;

/// The turns for creating workbooks.
pub(super) struct Turns {
    making: Arc<Semaphore>,
    in_line: Arc<Semaphore>,
}

/// A turn to create a workbook, held until it is dropped.
pub struct Turn(#[allow(dead_code)] [OwnedSemaphorePermit; 2]);

impl Default for Turns {
    fn default() -> Turns {
        let [making, in_line] = [AT_ONCE, AT_ONCE + IN_LINE].map(|most| Arc::new(Semaphore::new(most)));
        Turns { making, in_line }
    }
}

impl Turns {
    /// Waits for a turn.
    ///
    /// # Errors
    /// `too_many_requests` if too many are already waiting.
    pub(super) async fn take(&self) -> Result<Turn> {
        let place = self.in_line.clone().try_acquire_owned();
        let place = place.map_err(|_| Error::new(Code::TooManyRequests).retry_after(SHORTER_IN))?;
        let turn = self.making.clone().acquire_owned().await.map_err(Error::internal)?;
        Ok(Turn([turn, place]))
    }
}

type Room = Arc<Mutex<Option<File>>>;

/// The finished files waiting to be downloaded, the one that has waited longest first, with their sizes in bytes.
pub(in crate::services) struct Waiting {
    all: Mutex<VecDeque<(u64, Room)>>,
    most_bytes: u64,
}

/// A file being downloaded. Dropping this frees its space.
pub struct Taken(Room);

impl Waiting {
    /// Returns room for files that have this number of bytes together.
    pub(in crate::services) fn room(most_bytes: u64) -> Waiting {
        Waiting { all: Mutex::default(), most_bytes }
    }

    /// Stores a file until it has been downloaded.
    pub(in crate::services) fn keep(&self, file: File, bytes: u64) -> Taken {
        let place = Arc::new(Mutex::new(Some(file)));
        let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|(_, kept)| kept.lock().unwrap_or_else(PoisonError::into_inner).is_some());
        all.push_back((bytes, place.clone()));
        let mut total: u64 = all.iter().map(|(bytes, _)| bytes).sum();
        while total > self.most_bytes && all.len() > 1 {
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
    /// `unavailable` if it has been discarded.
    pub fn piece(&mut self) -> Result<Option<Vec<u8>>> {
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

    use futures_util::FutureExt;

    use super::*;

    fn file(text: &str) -> File {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(text.as_bytes()).unwrap();
        file.rewind().unwrap();
        file
    }

    #[test]
    fn few_are_made_at_once_and_few_wait_for_that() {
        let turns = Turns::default();
        let take = || Box::pin(turns.take());
        let mut made: Vec<Turn> = (0..AT_ONCE).map(|_| take().now_or_never().unwrap().unwrap()).collect();
        let mut line: Vec<_> = (0..IN_LINE).map(|_| take()).collect();
        assert!(line.iter_mut().all(|next| next.now_or_never().is_none()));
        let refused = take().now_or_never().unwrap().err().unwrap();
        assert_eq!((refused.code, refused.retry_after), (Code::TooManyRequests, Some(SHORTER_IN)));
        // A client that leaves frees its place in the queue, and a finished one passes the turn to the next.
        drop(line.pop());
        let mut last = take();
        assert!((&mut last).now_or_never().is_none());
        made.pop();
        assert!(line.remove(0).now_or_never().unwrap().is_ok());
    }

    #[test]
    fn what_waits_is_taken_away_in_pieces() {
        let waiting = Waiting::room(MOST_BYTES);
        let text = "a".repeat(PIECE + 1);
        let mut taken = waiting.keep(file(&text), text.len() as u64);
        assert_eq!(taken.piece().unwrap().unwrap().len(), PIECE);
        assert_eq!(taken.piece().unwrap().unwrap(), b"a");
        assert_eq!(taken.piece().unwrap(), None);
    }

    #[test]
    fn what_waited_longest_is_given_up_where_another_needs_its_room() {
        let waiting = Waiting::room(MOST_BYTES);
        let half = MOST_BYTES / 2;
        let [mut first, second] = [(); 2].map(|()| waiting.keep(file("a"), half));
        assert_eq!(first.piece().unwrap().unwrap(), b"a");
        let mut third = waiting.keep(file("c"), half);
        assert_eq!(first.piece().unwrap_err().code, Code::Unavailable);
        // Freed space no longer counts.
        drop(second);
        let mut fourth = waiting.keep(file("d"), half);
        assert_eq!(
            (third.piece().unwrap().unwrap(), fourth.piece().unwrap().unwrap()),
            (b"c".to_vec(), b"d".to_vec())
        );
        // A single workbook may be of any size.
        let mut large = waiting.keep(file("e"), 3 * MOST_BYTES);
        assert_eq!(large.piece().unwrap().unwrap(), b"e");
        assert!(fourth.piece().is_err());
    }
}
