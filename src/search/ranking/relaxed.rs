//! A query that requires only some of its words. A single pass over the index counts how many of them each document has
//! and computes its score; the number of words to require and the resulting list follow from that.

use tantivy::index::SegmentId;
use tantivy::query::{BooleanQuery, Occur, Query as Tantivy};
use tantivy::{DocId, Score, Searcher, SegmentReader};

use crate::search::ranking::combined::copies;
use crate::search::ranking::deadline::Deadline;
use crate::search::ranking::listed::Listed;
use crate::search::ranking::scoring::{Cursor, Levels, Plan, WINDOW};
use crate::search::ranking::statistics::Statistics;

/// The same query, requiring only some of its words.
#[derive(Default)]
pub struct Relaxed {
    /// Number of words required at each step.
    pub(in crate::search) steps: Vec<usize>,
    /// Conditions that still have to be met.
    pub(in crate::search) fixed: Vec<(Occur, Box<dyn Tantivy>)>,
    /// The words, at most as many as a query can have.
    pub(in crate::search) loose: Vec<Box<dyn Tantivy>>,
    /// The clause of the query that each word belongs to.
    pub(in crate::search) clauses: Vec<usize>,
}

impl Relaxed {
    /// Returns a query that requires at least this many of the words, used to explain scores.
    pub(in crate::search) fn query(&self, words: usize) -> BooleanQuery {
        let words = BooleanQuery::union_with_minimum_required_clauses(copies(&self.loose), words);
        let mut all: Vec<_> = self.fixed.iter().map(|(occur, query)| (*occur, query.box_clone())).collect();
        all.push((Occur::Must, Box::new(words)));
        BooleanQuery::new(all)
    }

    /// Counts the words of each document. `enough`: with this many documents, no further step is tried. `None` if there
    /// was no time for it.
    pub(in crate::search) fn tally(
        &self,
        searcher: &Searcher,
        statistics: &Statistics<'_>,
        enough: usize,
        deadline: &Deadline,
    ) -> tantivy::Result<Option<Tally>> {
        let plan = |query: &dyn Tantivy| Plan::of(query, searcher, statistics);
        let fixed = |occur: Occur| {
            let of = self.fixed.iter().filter(move |(of, _)| *of == occur);
            of.map(|(_, query)| plan(&**query)).collect::<tantivy::Result<Vec<_>>>()
        };
        let words = self.loose.iter().map(|query| plan(&**query)).collect::<tantivy::Result<Vec<_>>>()?;
        let (must, must_not) = (fixed(Occur::Must)?, fixed(Occur::MustNot)?);
        let mut pass = Pass {
            steps: &self.steps,
            enough,
            deadline,
            tally: Tally {
                by_words: vec![0; words.len() + 1],
                lacking: vec![0; words.len()],
                lists: Vec::new(),
            },
            levels: Levels::default(),
            masks: vec![0; WINDOW],
            scores: vec![0.0; WINDOW],
        };
        for segment in searcher.segment_readers() {
            let open = |plans: &[Plan]| {
                let cursors = plans.iter().map(|plan| plan.open(segment));
                cursors.collect::<tantivy::Result<Vec<_>>>()
            };
            let Some(must) = open(&must)?.into_iter().collect::<Option<Vec<_>>>() else { continue };
            let must_not = open(&must_not)?.into_iter().flatten().collect();
            let words = open(&words)?.into_iter().enumerate();
            let words = words.filter_map(|(word, cursor)| Some((word, cursor?))).collect();
            if !pass.through(segment, Cursors { words, must, must_not }) {
                return Ok(None);
            }
        }
        Ok(Some(pass.tally))
    }
}

/// A document, the number of words it has, and its score.
type Having = (DocId, u8, Score);

/// Number of documents by how many of the words they have.
pub(in crate::search) struct Tally {
    /// By number of words. Exact from the number required by the chosen step upwards.
    by_words: Vec<usize>,
    /// For each word, the number of documents that have all the others but not that one.
    lacking: Vec<usize>,
    /// For each segment, the documents that may be listed.
    lists: Vec<(SegmentId, Vec<Having>)>,
}

impl Tally {
    /// Returns how many documents have at least this many of the words.
    pub(in crate::search) fn having(&self, words: usize) -> usize {
        self.by_words[words.min(self.by_words.len())..].iter().sum()
    }

    /// Returns how many documents have all words except possibly this one.
    pub(in crate::search) fn having_others(&self, word: usize) -> usize {
        self.having(self.lacking.len()) + self.lacking[word]
    }

    /// Returns how many words to require: those of the first step with enough documents, or else of the first with the
    /// most. `None` if no step has more documents than `all`, the number that have all words.
    pub(in crate::search) fn step(&self, steps: &[usize], all: usize, enough: usize) -> Option<usize> {
        let (mut most, mut taken) = (all, None);
        for words in steps {
            if most >= enough {
                break;
            }
            if self.having(*words) > most {
                (most, taken) = (self.having(*words), Some(*words));
            }
        }
        taken
    }

    /// Returns the documents that have at least this many of the words.
    pub(in crate::search) fn list(&self, words: usize) -> Listed {
        Listed::new(self.lists.iter().map(|(segment, list)| {
            let having = list.iter().filter(|(_, has, _)| usize::from(*has) >= words);
            (*segment, having.map(|(doc, _, score)| (*doc, *score)).collect())
        }))
    }
}

/// The cursors of one segment.
struct Cursors {
    /// The words that occur in the segment at all.
    words: Vec<(usize, Cursor)>,
    must: Vec<Cursor>,
    must_not: Vec<Cursor>,
}

struct Pass<'a> {
    steps: &'a [usize],
    enough: usize,
    deadline: &'a Deadline,
    tally: Tally,
    levels: Levels,
    /// For each document of a window: the words it has, and its score.
    masks: Vec<u32>,
    scores: Vec<Score>,
}

impl Pass<'_> {
    /// Processes a segment. Returns whether there was time for it.
    fn through(&mut self, segment: &SegmentReader, mut of: Cursors) -> bool {
        // Rare words first: documents with none of them need not be checked for the others.
        of.words.sort_by_key(|(_, cursor)| cursor.size());
        let mut list = Vec::new();
        let mut start = 0;
        while start < segment.max_doc() && of.words.len() >= self.least() {
            if self.deadline.leaves_out_more() {
                return false;
            }
            let end = segment.max_doc().min(start + WINDOW as DocId);
            let docs = self.meet(&mut of, start, end);
            self.note(segment, start, docs, &mut list);
            start = end;
        }
        self.tally.lists.push((segment.segment_id(), list));
        true
    }

    /// Returns the minimum number of words that a document needs to be listed.
    fn least(&self) -> usize {
        let enough = self.steps.iter().find(|words| self.tally.having(**words) >= self.enough);
        enough.or(self.steps.last()).copied().unwrap_or(usize::MAX)
    }

    /// Returns the documents of a window that meet all conditions and may have enough words, in order, as positions
    /// within it.
    fn meet(&mut self, of: &mut Cursors, start: DocId, end: DocId) -> Vec<u16> {
        // A document with enough words has at least one of the first `telling` words.
        let telling = of.words.len() + 1 - self.least();
        let mut docs: Vec<u16> = Vec::new();
        for (n, (word, cursor)) in of.words.iter_mut().enumerate() {
            if n == telling {
                docs.sort_unstable();
            }
            let tells = n < telling;
            let mut met = self.levels.meet(cursor, start, end, (!tells).then_some(&docs[..]));
            met.drain(|doc, score| {
                let mask = &mut self.masks[usize::from(doc)];
                if tells && *mask == 0 {
                    docs.push(doc);
                }
                if tells || *mask != 0 {
                    *mask |= 1 << *word;
                    self.scores[usize::from(doc)] += score;
                }
            });
            self.levels.give_back(met);
        }
        docs.sort_unstable();
        for cursor in &mut of.must {
            let mut met = self.levels.meet(cursor, start, end, Some(&docs));
            docs.retain(|doc| match met.score(*doc) {
                Some(score) => {
                    self.scores[usize::from(*doc)] += score;
                    true
                }
                None => self.forget(*doc),
            });
            met.drain(|_, _| {});
            self.levels.give_back(met);
        }
        for cursor in &mut of.must_not {
            let mut met = self.levels.meet(cursor, start, end, Some(&docs));
            docs.retain(|doc| met.score(*doc).is_none() || self.forget(*doc));
            met.drain(|_, _| {});
            self.levels.give_back(met);
        }
        docs
    }

    fn forget(&mut self, doc: u16) -> bool {
        self.masks[usize::from(doc)] = 0;
        self.scores[usize::from(doc)] = 0.0;
        false
    }

    fn note(
        &mut self,
        segment: &SegmentReader,
        start: DocId,
        docs: Vec<u16>,
        list: &mut Vec<(DocId, u8, Score)>,
    ) {
        let words = self.tally.lacking.len();
        for place in docs {
            let doc = start + DocId::from(place);
            let (mask, score) = (self.masks[usize::from(place)], self.scores[usize::from(place)]);
            self.forget(place);
            if segment.alive_bitset().is_some_and(|alive| !alive.is_alive(doc)) {
                continue;
            }
            let has = mask.count_ones() as usize;
            self.tally.by_words[has] += 1;
            if has + 1 == words {
                self.tally.lacking[mask.trailing_ones() as usize] += 1;
            }
            list.push((doc, has as u8, score));
        }
        let least = self.least();
        list.retain(|(_, has, _)| usize::from(*has) >= least);
    }
}
