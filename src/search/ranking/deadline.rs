//! Limits how long a search may take. Matches found by then are returned, and the result is marked as cut short.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::query::{EnableScoring, Query, Scorer, Weight};
use tantivy::schema::Schema;
use tantivy::{COLLECT_BLOCK_BUFFER_LEN, Searcher, SegmentOrdinal, SegmentReader, TERMINATED};

/// Maximum duration of a search: nobody waits longer, and nobody keeps others waiting longer.
pub const PATIENCE: Duration = Duration::from_secs(5);
/// Number of documents after which the clock is checked.
const UNWATCHED: usize = 1_024;

/// The time by which a search has to end.
#[derive(Clone)]
pub struct Deadline {
    at: Instant,
    missed: Arc<AtomicBool>,
}

impl Deadline {
    /// Returns the deadline this long from now.
    pub fn after(patience: Duration) -> Deadline {
        Deadline { at: Instant::now() + patience, missed: Arc::default() }
    }

    /// Returns whether time is up. If so, the next step has to be skipped.
    pub fn leaves_out_more(&self) -> bool {
        let over = Instant::now() >= self.at;
        if over {
            self.missed.store(true, Ordering::Relaxed);
        }
        over
    }

    /// Returns whether anything was skipped.
    pub fn was_missed(&self) -> bool {
        self.missed.load(Ordering::Relaxed)
    }
}

/// A collector that stops at the deadline.
pub struct Until<C> {
    collector: C,
    deadline: Deadline,
}

impl<C> Until<C> {
    /// Limits a collector to the deadline.
    pub fn new(collector: C, deadline: &Deadline) -> Until<C> {
        Until { collector, deadline: deadline.clone() }
    }
}

impl<C: Collector> Collector for Until<C> {
    type Fruit = C::Fruit;
    type Child = C::Child;

    fn check_schema(&self, schema: &Schema) -> tantivy::Result<()> {
        self.collector.check_schema(schema)
    }

    fn for_segment(&self, ordinal: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<C::Child> {
        self.collector.for_segment(ordinal, segment)
    }

    fn requires_scoring(&self) -> bool {
        self.collector.requires_scoring()
    }

    fn merge_fruits(
        &self,
        fruits: Vec<<C::Child as SegmentCollector>::Fruit>,
    ) -> tantivy::Result<Self::Fruit> {
        self.collector.merge_fruits(fruits)
    }

    fn collect_segment(
        &self,
        weight: &dyn Weight,
        ordinal: SegmentOrdinal,
        segment: &SegmentReader,
    ) -> tantivy::Result<<C::Child as SegmentCollector>::Fruit> {
        let mut child = self.collector.for_segment(ordinal, segment)?;
        if !self.deadline.leaves_out_more() {
            let mut scorer = weight.scorer(segment, 1.0)?;
            match self.requires_scoring() {
                true => self.with_scores(&mut *scorer, segment, &mut child),
                false => self.without_scores(&mut *scorer, segment, &mut child),
            }
        }
        Ok(child.harvest())
    }
}

impl<C: Collector> Until<C> {
    fn with_scores(&self, scorer: &mut dyn Scorer, segment: &SegmentReader, child: &mut C::Child) {
        let alive = segment.alive_bitset();
        let mut doc = scorer.doc();
        while doc != TERMINATED {
            for _ in 0..UNWATCHED {
                if doc == TERMINATED {
                    return;
                }
                if alive.is_none_or(|alive| alive.is_alive(doc)) {
                    child.collect(doc, scorer.score());
                }
                doc = scorer.advance();
            }
            if doc != TERMINATED && self.deadline.leaves_out_more() {
                return;
            }
        }
    }

    fn without_scores(&self, scorer: &mut dyn Scorer, segment: &SegmentReader, child: &mut C::Child) {
        let alive = segment.alive_bitset();
        let mut buffer = [0; COLLECT_BLOCK_BUFFER_LEN];
        let mut unwatched = 0;
        loop {
            let filled = scorer.fill_buffer(&mut buffer);
            let docs = &buffer[..filled];
            match alive {
                None => child.collect_block(docs),
                Some(alive) => {
                    docs.iter().filter(|doc| alive.is_alive(**doc)).for_each(|doc| child.collect(*doc, 0.0));
                }
            }
            unwatched += filled;
            if filled < buffer.len() {
                return;
            }
            if unwatched >= UNWATCHED {
                unwatched = 0;
                if scorer.doc() != TERMINATED && self.deadline.leaves_out_more() {
                    return;
                }
            }
        }
    }
}

/// Counts the documents that a query matches, up to `most`.
///
/// # Errors
/// Fails if the index cannot be read.
pub fn at_least(searcher: &Searcher, query: &dyn Query, most: usize) -> tantivy::Result<usize> {
    let weight = query.weight(EnableScoring::disabled_from_searcher(searcher))?;
    let mut found = 0;
    for segment in searcher.segment_readers() {
        let mut docs = weight.scorer(segment, 1.0)?;
        let mut doc = docs.doc();
        while doc != TERMINATED && found < most {
            found += usize::from(segment.alive_bitset().is_none_or(|alive| alive.is_alive(doc)));
            doc = docs.advance();
        }
    }
    Ok(found)
}
