//! Scores documents a window at a time. tantivy creates a buffer of several thousand documents for each disjunction in
//! each segment; a query of many words has hundreds of these, and filling and clearing them took longer than the actual
//! scoring. Here, a few buffers serve all of them.

use tantivy::query::{EnableScoring, Query as Tantivy, Scorer, Weight};
use tantivy::{DocId, Score, Searcher, SegmentReader, TERMINATED};

use crate::search::ranking::combined::{Combined, How};
use crate::search::ranking::statistics::Statistics;

/// Number of documents in a window, chosen so that its counts fit into the processor's cache.
pub(in crate::search) const WINDOW: usize = 4_096;
/// If a term has more than this many documents for each one requested, it is read by seeking, otherwise in full.
const SOUGHT: u32 = 8;
/// The score of a document that was not matched; no actual score is less than 0.
const UNMET: Score = -1.0;

/// The scoring parts of a query, taken apart.
pub(in crate::search) enum Plan {
    One(Box<dyn Weight>),
    Of(How, Score, Vec<Plan>),
}

impl Plan {
    pub(in crate::search) fn of(
        query: &dyn Tantivy,
        searcher: &Searcher,
        statistics: &Statistics<'_>,
    ) -> tantivy::Result<Plan> {
        if let Some(combined) = query.downcast_ref::<Combined>() {
            let of = combined.of.iter().map(|query| Plan::of(&**query, searcher, statistics));
            return Ok(Plan::Of(combined.how, combined.weight, of.collect::<tantivy::Result<_>>()?));
        }
        query.weight(EnableScoring::enabled_from_statistics_provider(statistics, searcher)).map(Plan::One)
    }

    /// Returns its cursor in a segment; `None` if nothing in the segment matches.
    pub(in crate::search) fn open(&self, segment: &SegmentReader) -> tantivy::Result<Option<Cursor>> {
        Ok(match self {
            Plan::One(weight) => {
                let scorer = weight.scorer(segment, 1.0)?;
                (scorer.doc() != TERMINATED).then(|| Cursor::One(scorer, segment.max_doc()))
            }
            Plan::Of(how, weight, of) => {
                let mut open = Vec::with_capacity(of.len());
                for plan in of {
                    open.extend(plan.open(segment)?);
                }
                (!open.is_empty()).then_some(Cursor::Of(*how, *weight, open))
            }
        })
    }
}

/// Tracks how far a segment has been read.
pub(in crate::search) enum Cursor {
    /// Includes the number of documents in the segment.
    One(Box<dyn Scorer>, DocId),
    Of(How, Score, Vec<Cursor>),
}

impl Cursor {
    /// Returns approximately how many documents of the segment match.
    pub(in crate::search) fn size(&self) -> u64 {
        match self {
            Cursor::One(scorer, _) => u64::from(scorer.size_hint()),
            Cursor::Of(_, _, of) => of.iter().map(Cursor::size).sum(),
        }
    }
}

/// The scores of a window's documents, by their positions in it.
pub(in crate::search) struct Level {
    most: Vec<Score>,
    sum: Vec<Score>,
    met: Vec<u16>,
}

impl Level {
    fn new() -> Level {
        Level { most: vec![UNMET; WINDOW], sum: vec![0.0; WINDOW], met: Vec::new() }
    }

    fn add(&mut self, place: u16, score: Score) {
        let at = usize::from(place);
        if self.most[at] == UNMET {
            self.met.push(place);
            (self.most[at], self.sum[at]) = (score, score);
        } else {
            self.most[at] = self.most[at].max(score);
            self.sum[at] += score;
        }
    }

    /// Returns the score of a document, if it matched.
    pub(in crate::search) fn score(&self, place: u16) -> Option<Score> {
        Some(self.sum[usize::from(place)]).filter(|_| self.most[usize::from(place)] != UNMET)
    }

    /// Passes on all documents that matched, in no particular order, and clears the level.
    pub(in crate::search) fn drain(&mut self, mut each: impl FnMut(u16, Score)) {
        self.join(How::Sum, &mut each);
    }

    fn join(&mut self, how: How, each: &mut impl FnMut(u16, Score)) {
        for place in self.met.drain(..) {
            let at = usize::from(place);
            each(place, how.join(self.most[at], self.sum[at]));
            self.most[at] = UNMET;
        }
    }
}

/// A pool of levels for reuse.
#[derive(Default)]
pub(in crate::search) struct Levels(Vec<Level>);

impl Levels {
    /// Returns the scores of the documents from `start` up to, but not including, `end`. `among`: only these, in order,
    /// are requested; others may be included as well.
    pub(in crate::search) fn meet(
        &mut self,
        cursor: &mut Cursor,
        start: DocId,
        end: DocId,
        among: Option<&[u16]>,
    ) -> Level {
        let mut level = self.take();
        self.add(cursor, start, end, among, &mut level);
        level
    }

    pub(in crate::search) fn give_back(&mut self, level: Level) {
        self.0.push(level);
    }

    fn take(&mut self) -> Level {
        self.0.pop().unwrap_or_else(Level::new)
    }

    fn add(
        &mut self,
        cursor: &mut Cursor,
        start: DocId,
        end: DocId,
        among: Option<&[u16]>,
        into: &mut Level,
    ) {
        match cursor {
            Cursor::One(scorer, documents) => {
                match among.filter(|docs| is_sought(docs, &**scorer, *documents)) {
                    Some(docs) => seek(&mut **scorer, start, docs, into),
                    None => read(&mut **scorer, start, end, into),
                }
            }
            Cursor::Of(how, weight, of) => {
                let mut own = self.take();
                for cursor in of {
                    self.add(cursor, start, end, among, &mut own);
                }
                own.join(*how, &mut |place, score| into.add(place, score * *weight));
                self.give_back(own);
            }
        }
    }
}

fn is_sought(docs: &[u16], scorer: &dyn Scorer, documents: DocId) -> bool {
    let window = documents.min(WINDOW as DocId).max(1);
    let in_window = u64::from(scorer.size_hint()) * u64::from(window) / u64::from(documents.max(1));
    docs.len() as u64 * u64::from(SOUGHT) < in_window
}

fn read(scorer: &mut dyn Scorer, start: DocId, end: DocId, into: &mut Level) {
    let mut doc = scorer.doc();
    if doc < start {
        doc = scorer.seek(start);
    }
    while doc < end {
        into.add((doc - start) as u16, scorer.score());
        doc = scorer.advance();
    }
}

fn seek(scorer: &mut dyn Scorer, start: DocId, docs: &[u16], into: &mut Level) {
    for place in docs {
        let wanted = start + DocId::from(*place);
        let mut doc = scorer.doc();
        if doc < wanted {
            doc = scorer.seek(wanted);
        }
        if doc == wanted {
            into.add(*place, scorer.score());
        }
    }
}
