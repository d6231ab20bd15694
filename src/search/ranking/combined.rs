//! Queries composed of others that can be taken apart again, so that code counting the words of each document can look
//! into them.

use tantivy::query::{
    BooleanQuery, BoostQuery, DisjunctionMaxQuery, EnableScoring, Query as Tantivy, Weight,
};
use tantivy::{Score, Term};

use crate::search::ranking::matching::Matching;
use crate::search::ranking::weights::TIE;

/// How the scores of several queries for the same thing are combined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// The best score, plus a fraction of the others.
    Best,
    /// The sum of all scores.
    Sum,
}

impl How {
    /// Returns the combined score of several matches, given the best of their scores and the sum.
    pub fn join(self, most: Score, sum: Score) -> Score {
        match self {
            How::Best => most + (sum - most) * TIE,
            How::Sum => sum,
        }
    }
}

/// A query that matches if any of several queries does.
#[derive(Debug)]
pub struct Combined {
    pub(in crate::search) how: How,
    /// Factor by which the score is multiplied.
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

/// Combines queries by their best score, plus a fraction of the others.
pub(in crate::search) fn best_of(any: Vec<Box<dyn Tantivy>>) -> Box<dyn Tantivy> {
    combined(How::Best, any)
}

/// Combines queries for one thing in several places by the sum of their scores.
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
