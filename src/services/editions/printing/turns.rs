//! Turns for printing: one book at a time, and editions before whatever anybody may ask for.

use std::sync::{Arc, Condvar, Mutex, PoisonError};

/// The turns that printers share.
#[derive(Default)]
pub(super) struct Turns {
    standing: Mutex<Standing>,
    freed: Condvar,
}

#[derive(Default)]
struct Standing {
    is_taken: bool,
    /// Number of editions that wait.
    editions: usize,
}

/// A turn, held until it is dropped.
pub(super) struct Turn(Arc<Turns>);

impl Turns {
    /// Waits for a turn. An edition waits at most for the book that is being printed, and for other editions.
    pub(super) fn take(self: &Arc<Turns>, is_edition: bool) -> Turn {
        let mut standing = self.standing.lock().unwrap_or_else(PoisonError::into_inner);
        standing.editions += usize::from(is_edition);
        while standing.is_taken || (standing.editions > 0 && !is_edition) {
            standing = self.freed.wait(standing).unwrap_or_else(PoisonError::into_inner);
        }
        standing.editions -= usize::from(is_edition);
        standing.is_taken = true;
        Turn(self.clone())
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.0.standing.lock().unwrap_or_else(PoisonError::into_inner).is_taken = false;
        self.0.freed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::thread;

    use super::*;

    #[test]
    fn editions_are_printed_before_all_that_anybody_asked_for_earlier() {
        let (turns, (tell, told)) = (Arc::<Turns>::default(), mpsc::channel());
        let held = turns.take(true);
        let begin = |name: &'static str, is_edition| {
            let (turns, tell) = (turns.clone(), tell.clone());
            thread::spawn(move || {
                let _turn = turns.take(is_edition);
                tell.send(name).unwrap();
            })
        };
        let others = [begin("other", false), begin("other", false)];
        let editions = [begin("edition", true), begin("edition", true)];
        while turns.standing.lock().unwrap().editions < 2 {
            thread::yield_now();
        }
        drop(held);
        let order: Vec<&str> = told.iter().take(4).collect();
        assert_eq!(order, ["edition", "edition", "other", "other"]);
        others.into_iter().chain(editions).for_each(|thread| thread.join().unwrap());
    }
}
