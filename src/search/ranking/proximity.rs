//! Raises documents in which adjacent words of the query occur near each other. Only the best matches are checked,
//! since reading positions costs several times as much as finding the words.

use tantivy::query::{Bm25StatisticsProvider, EnableScoring, PhraseQuery, Query as Tantivy, Scorer};
use tantivy::{DocAddress, Score, Searcher, SeekDangerResult};

use crate::search::ranking::combined::{best_of, boosted};
use crate::search::ranking::matching::Matching;
use crate::search::ranking::weights::{LOOKED_AT, TIE};

/// For each pair of words, the queries that find them near each other, one per field, with their weights.
#[derive(Default)]
pub struct Proximity(pub(in crate::search) Vec<Vec<(PhraseQuery, Score)>>);

impl Proximity {
    /// Returns how many of the best matches to collect so that a page ending at `end` is in its final order; `None` for
    /// a page beyond those checked.
    pub(in crate::search) fn wants(&self, after: usize, end: usize) -> Option<usize> {
        (!self.0.is_empty() && after < LOOKED_AT).then_some(end.max(LOOKED_AT))
    }

    /// Adds the proximity scores to the best matches and sorts these again. The remaining ones still follow them.
    pub(in crate::search) fn raise(
        &self,
        searcher: &Searcher,
        statistics: &dyn Bm25StatisticsProvider,
        places: &mut [(Score, DocAddress)],
    ) -> tantivy::Result<()> {
        let best = places.len().min(LOOKED_AT);
        let places = &mut places[..best];
        places.sort_by_key(|(_, place)| *place);
        let scoring = EnableScoring::enabled_from_statistics_provider(statistics, searcher);
        for pair in &self.0 {
            // Combined as in tantivy's disjunctions: the best score, plus a fraction of the others.
            let mut met = vec![(0.0, 0.0); places.len()];
            for (phrase, counts) in pair {
                for (score, (most, sum)) in scores(searcher, scoring, phrase, *counts, places)?.zip(&mut met)
                {
                    *most = Score::max(*most, score);
                    *sum += score;
                }
            }
            for ((score, _), (most, sum)) in places.iter_mut().zip(met) {
                *score += most + (sum - most) * TIE;
            }
        }
        places.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        Ok(())
    }

    /// Returns the same as queries, which can explain a score.
    pub(in crate::search) fn queries(&self) -> impl Iterator<Item = Box<dyn Tantivy>> {
        self.0.iter().map(|pair| {
            let any = pair
                .iter()
                .map(|(phrase, counts)| boosted(Box::new(Matching(Box::new(phrase.clone()))), *counts));
            best_of(any.collect())
        })
    }
}

/// Returns the score of a phrase in each of these documents, which are in index order; 0 if the phrase does not occur.
fn scores(
    searcher: &Searcher,
    scoring: EnableScoring<'_>,
    phrase: &PhraseQuery,
    counts: Score,
    places: &[(Score, DocAddress)],
) -> tantivy::Result<impl Iterator<Item = Score>> {
    let weight = phrase.weight(scoring)?;
    let mut found = Vec::with_capacity(places.len());
    for of_segment in places.chunk_by(|(_, a), (_, b)| a.segment_ord == b.segment_ord) {
        let segment = searcher.segment_reader(of_segment[0].1.segment_ord);
        let mut scorer: Option<Box<dyn Scorer>> = None;
        let mut not_before = 0;
        for (_, place) in of_segment {
            let doc = place.doc_id;
            if doc < not_before {
                found.push(0.0);
                continue;
            }
            // A regular seek would continue to the next document with the phrase, however far away it is.
            let sought = match &mut scorer {
                Some(scorer) => scorer.seek_danger(doc),
                None => {
                    let (sought, new) = weight.scorer_danger(segment, doc, counts)?;
                    scorer = Some(new);
                    sought
                }
            };
            found.push(match (sought, &mut scorer) {
                (SeekDangerResult::Found, Some(scorer)) => scorer.score(),
                (SeekDangerResult::SeekLowerBound(bound), _) => {
                    not_before = bound;
                    0.0
                }
                _ => 0.0,
            });
        }
    }
    Ok(found.into_iter())
}
