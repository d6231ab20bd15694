//! Queries made of others that can be taken apart again: what counts the words of each document looks into them.

use tantivy::query::{
    BooleanQuery, BoostQuery, DisjunctionMaxQuery, EnableScoring, Query as Tantivy, Weight,
};
use tantivy::{Score, Term};

use crate::search::ranking::matching::Matching;
use crate::search::ranking::weights::TIE;

/// How the scores of several queries for one thing become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// The best counts, and a little of the others.
    Best,
    /// All count.
    Sum,
}

impl How {
    /// The score of what was met several times: the best of these scores, and all of them together.
    pub fn join(self, most: Score, sum: Score) -> Score {
        match self {
            How::Best => most + (sum - most) * TIE,
            How::Sum => sum,
        }
    }
}

/// What any of several queries finds.
#[derive(Debug)]
pub struct Combined {
    pub(in crate::search) how: How,
    /// What the score is multiplied by.
    pub(in crate::search) weight: Score,
    pub(in crate::search) of: Vec<Box<dyn Tantivy>>,
}

impl Clone for Combined {
    fn clone(&self) -> Combined {
        Combined { how: self.how, weight: self.weight, of: copies(&self.of) }
    }
}

impl Tantivy for Combined {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let of = copies(&self.of);
        let any: Box<dyn Tantivy> = match self.how {
            How::Best => Box::new(DisjunctionMaxQuery::with_tie_breaker(of, TIE)),
            How::Sum => Box::new(BooleanQuery::union(of)),
        };
        let matching = Matching(any);
        if self.weight == 1.0 {
            return matching.weight(scoring);
        }
        BoostQuery::new(Box::new(matching), self.weight).weight(scoring)
    }

    fn query_terms<'a>(&'a self, visitor: &mut dyn FnMut(&'a Term, bool)) {
        self.of.iter().for_each(|query| query.query_terms(visitor));
    }
}

pub(in crate::search) fn copies(of: &[Box<dyn Tantivy>]) -> Vec<Box<dyn Tantivy>> {
    of.iter().map(|query| query.box_clone()).collect()
}

/// The best of several counts, and a little of the others.
pub(in crate::search) fn best_of(any: Vec<Box<dyn Tantivy>>) -> Box<dyn Tantivy> {
    combined(How::Best, any)
}

/// One thing in several places: all count.
pub(in crate::search) fn together(any: Vec<Box<dyn Tantivy>>) -> Box<dyn Tantivy> {
    combined(How::Sum, any)
}

fn combined(how: How, mut any: Vec<Box<dyn Tantivy>>) -> Box<dyn Tantivy> {
    match any.len() {
        1 => any.remove(0),
        _ => Box::new(Combined { how, weight: 1.0, of: any }),
    }
}

pub(in crate::search) fn all_of(mut all: Vec<Box<dyn Tantivy>>) -> Box<dyn Tantivy> {
    match all.len() {
        1 => all.remove(0),
        _ => Box::new(Matching(Box::new(BooleanQuery::intersection(all)))),
    }
}

pub(in crate::search) fn boosted(query: Box<dyn Tantivy>, weight: Score) -> Box<dyn Tantivy> {
    match query.downcast::<Combined>() {
        Ok(combined) => Box::new(Combined { weight: combined.weight * weight, ..*combined }),
        Err(query) => Box::new(BoostQuery::new(query, weight)),
    }
}
