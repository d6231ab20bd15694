//! Keeps an index up to date with the versions released to its audience. The position in the journal is part of the
//! index's own commit, so the two cannot disagree. To rebuild an index, delete its folder.

mod documents;

use std::collections::{BTreeSet, HashSet};
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::domain::effects::Reindex;
use crate::domain::event::Entry;
use crate::domain::ids::SectionId;
use crate::error::Result;
use crate::followers::Follower;
use crate::search::{Index, LiveIndex};
use crate::store::{Audience, Store};
use documents::{Names, Templates, document};

/// Number of journal entries processed per commit.
const BATCH: i64 = 500;
/// Number of sections read together.
const TOGETHER: usize = 500;
/// Minimum time between commits of publications: a commit costs about as much for one section as for ten.
const GATHERS: Duration = Duration::from_millis(100);
/// The same for versions released to editors, which any act may affect: a submission and its decision become one
/// commit, and the processors are left to the writers and the public index.
const GATHERS_FOR_EDITORS: Duration = Duration::from_secs(2);
/// Number of seconds between log messages while an index is being filled.
const TELLS_EVERY: u64 = 10;

/// The indexer.
pub struct Indexer {
    live: Arc<LiveIndex>,
    feed: Feed,
    /// An index built alongside, while it catches up with the one being searched.
    beside: Option<(Index, Feed)>,
    /// The head of the journal when the index was opened. Once it is reached, the index is complete.
    complete_at: Option<i64>,
    /// Whether the last step did not finish properly. The index is then reopened, which checks every file: if its
    /// folder was partly deleted, no later write would succeed.
    doubt: bool,
}

impl Indexer {
    /// Creates an indexer from this store to this audience's index.
    pub fn new(store: Arc<Store>, audience: Audience, live: Arc<LiveIndex>) -> Indexer {
        Indexer { live, feed: Feed::new(store, audience), beside: None, complete_at: None, doubt: false }
    }

    /// Reports whether an index is being rebuilt.
    fn tell(&self, rebuilding: bool) {
        self.live.set_rebuilding(rebuilding);
        self.feed.figure("rebuilding").set(if rebuilding { 1.0 } else { 0.0 });
    }

    /// Advances an index built alongside by one batch, if there is one. Once it has caught up with the one being
    /// searched, it replaces it. Returns whether anything was done.
    fn beside(&mut self, index: &Index, head: i64) -> Result<bool> {
        let found = match self.beside.take() {
            Some(found) => Some(found),
            None => index.newer()?.map(|next| (next, Feed::new(self.feed.store.clone(), self.feed.audience))),
        };
        let Some((next, mut feed)) = found else { return Ok(false) };
        feed.seen = feed.seen.max(next.cursor());
        feed.follow(&next, head)?;
        if feed.seen < self.feed.seen {
            self.beside = Some((next, feed));
            return Ok(true);
        }
        self.live.switch(next);
        self.feed = feed;
        tracing::info!("an index that was built beside has taken the place of the old one");
        Ok(true)
    }
}

/// The progress of filling a new index.
#[derive(Clone, Copy, Debug)]
pub struct Filled {
    /// Number of sections in the index.
    pub done: u64,
    /// Total number of sections.
    pub total: u64,
    /// The time it has taken so far.
    pub took: Duration,
}

impl fmt::Display for Filled {
    fn fmt(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rate = self.done as f64 / self.took.as_secs_f64().max(0.001);
        write!(text, "{} of {} sections, {rate:.0} a second", self.done, self.total)
    }
}

/// Brings an index up to date.
pub(super) struct Feed {
    store: Arc<Store>,
    audience: Audience,
    templates: Templates,
    /// The last entry processed. Entries that change nothing for readers advance this but not the index's own cursor: a
    /// commit is expensive, and processing these entries again after a restart does no harm.
    seen: i64,
    progress: Box<dyn Fn(Filled) + Send>,
}

impl Feed {
    /// Creates a feed from this store for this audience, at the beginning of the journal. It logs its progress.
    pub(super) fn new(store: Arc<Store>, audience: Audience) -> Feed {
        let told = AtomicU64::new(0);
        let progress = move |filled: Filled| {
            let times = filled.took.as_secs() / TELLS_EVERY;
            if told.swap(times, Ordering::Relaxed) < times {
                tracing::info!(%filled, "the index is being filled");
            }
        };
        Feed { store, audience, templates: Templates::new(), seen: 0, progress: Box::new(progress) }
    }

    /// Replaces the function that reports the progress of filling a new index.
    pub(super) fn with_progress(self, progress: impl Fn(Filled) + Send + 'static) -> Feed {
        Feed { progress: Box::new(progress), ..self }
    }

    /// Brings an index up to the current end of the journal, from any position.
    pub(super) fn catch_up(&mut self, index: &Index) -> Result<()> {
        let head = self.store.read(|db| db.journal_head())?;
        while self.seen < head {
            self.follow(index, head)?;
        }
        Ok(())
    }

    /// Returns a metric about the index.
    fn figure(&self, what: &str) -> metrics::Gauge {
        match self.audience {
            Audience::Public => metrics::gauge!(format!("acervo_index_{what}")),
            Audience::Editors => metrics::gauge!(format!("acervo_desk_index_{what}")),
        }
    }

    /// Fills an empty index with everything released.
    fn fill(&mut self, index: &Index) -> Result<()> {
        let (head, total) =
            self.store.read(|db| Ok((db.journal_head()?, db.released_number(self.audience)?)))?;
        let mut names = Names::default();
        let (mut after, mut done) = (None, 0);
        let begun = Instant::now();
        loop {
            let batch = self.store.read(|db| db.released_after(self.audience, after, BATCH))?;
            let Some(last) = batch.last() else { break };
            after = Some(*last);
            self.update(index, &batch, &mut names)?;
            done += batch.len() as u64;
            // With what was released in the meantime, there may be more than there were.
            (self.progress)(Filled { done, total: total.max(done), took: begun.elapsed() });
        }
        // What was released in the meantime comes after `head` in the journal, and is processed from there.
        index.commit(head)
    }

    /// Processes the next batch of the journal.
    fn follow(&mut self, index: &Index, head: i64) -> Result<()> {
        if index.cursor() == 0 && head > 0 {
            self.fill(index)?;
            self.seen = index.cursor();
        } else if self.seen > head {
            // The index belongs to another database, or to one restored from a backup: nothing in it can be trusted.
            tracing::warn!(cursor = self.seen, head, "the index is ahead of the journal and is made anew");
            index.clear()?;
            self.seen = 0;
        } else if self.seen < head {
            let entries = self.store.read(|db| db.journal_after(self.seen, BATCH))?;
            let Some(last) = entries.last().map(|found| found.entry.seq) else { return Ok(()) };
            let mut concerned = BTreeSet::new();
            for found in &entries {
                concerned.extend(self.concerned(&found.entry)?);
            }
            let (mut names, mut changed) = (Names::default(), false);
            let concerned: Vec<SectionId> = concerned.into_iter().collect();
            for batch in concerned.chunks(TOGETHER) {
                changed |= self.update(index, batch, &mut names)?;
            }
            if changed {
                index.commit(last)?;
            }
            self.seen = last;
        }
        Ok(())
    }

    /// Updates sections in the index, or removes them if nothing of them is released. They are read together: with
    /// single reads, many concurrent writers would make the indexer fall behind. Returns whether there is anything to
    /// commit.
    fn update(&mut self, index: &Index, ids: &[SectionId], names: &mut Names) -> Result<bool> {
        let (audience, templates) = (self.audience, &mut self.templates);
        let documents = self.store.read(|db| {
            let released = db.released_of(audience, ids)?;
            released
                .into_iter()
                .map(|found| document(db, audience, found, templates, names))
                .collect::<Result<Vec<_>>>()
        })?;
        let shown: HashSet<SectionId> = documents.iter().map(|document| document.section).collect();
        for document in &documents {
            index.put(document)?;
        }
        let mut changed = !documents.is_empty();
        for id in ids.iter().filter(|id| !shown.contains(id)) {
            changed |= index.remove(*id)?;
        }
        Ok(changed)
    }

    /// Returns the sections that an entry may have changed for the audience.
    fn concerned(&self, entry: &Entry) -> Result<Vec<SectionId>> {
        let effects = entry.effects();
        let reindex = match self.audience {
            Audience::Public => effects.public_index,
            Audience::Editors => effects.editors_index,
        };
        match reindex {
            Reindex::Nothing => Ok(Vec::new()),
            Reindex::Section => Ok(entry.section.into_iter().collect()),
            Reindex::Institution => {
                let institution = entry.data.get("institution").and_then(Value::as_str);
                self.store.read(|db| db.released_in(self.audience, institution))
            }
            Reindex::Everything => self.store.read(|db| db.released_in(self.audience, None)),
        }
    }
}

impl Follower for Indexer {
    fn name(&self) -> &'static str {
        match self.feed.audience {
            Audience::Public => "indexer",
            Audience::Editors => "desk-indexer",
        }
    }

    fn step(&mut self) -> Result<bool> {
        if self.doubt || !self.live.is_sound() {
            self.complete_at = None;
            self.feed.seen = 0;
            self.beside = None;
            if !self.live.reopen()? {
                return Ok(false);
            }
            self.doubt = false;
        }
        let Some(index) = self.live.index() else { return Ok(false) };
        let head = self.feed.store.read(|db| db.journal_head())?;
        let goal = *self.complete_at.get_or_insert(head);
        self.feed.seen = self.feed.seen.max(index.cursor());
        let before = self.feed.seen;
        let empty = index.cursor() == 0 && head > 0;
        self.tell(empty || self.beside.is_some() || self.live.has_builder());
        // The doubt must remain even if the step panics.
        self.doubt = true;
        self.feed.follow(&index, head)?;
        self.doubt = false;
        let switched = self.beside(&index, head)?;
        let index = self.live.index().unwrap_or(index);
        self.live.set_reached(self.feed.seen);
        self.feed.figure("lag").set((head - self.feed.seen).max(0) as f64);
        self.feed.figure("documents").set(index.documents() as f64);
        if self.feed.seen >= goal {
            self.live.set_complete(true);
        }
        Ok(switched || self.feed.seen != before)
    }

    fn gathers(&self) -> Duration {
        match self.feed.audience {
            Audience::Public => GATHERS,
            Audience::Editors => GATHERS_FOR_EDITORS,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_far_it_is_tells_what_there_is_to_do_and_how_fast_it_goes() {
        let filled = Filled { done: 3000, total: 12_000, took: Duration::from_millis(1500) };
        assert_eq!(filled.to_string(), "3000 of 12000 sections, 2000 a second");
        let begun = Filled { done: 0, total: 0, took: Duration::ZERO };
        assert_eq!(begun.to_string(), "0 of 0 sections, 0 a second");
    }
}
