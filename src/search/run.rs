//! Compiles and runs searches.

use std::time::{Duration, Instant};

use tantivy::collector::{Collector, Count, TopDocs};
use tantivy::query::{Bm25StatisticsProvider, BooleanQuery, EnableScoring, Occur, Query as Tantivy};
use tantivy::schema::Field;
use tantivy::{DocAddress, Order, Score, Searcher, Term as Key};

use super::alike::Alike;
use super::compile::compile;
use super::facets::{Counts, Facet, FacetCollector};
use super::grammar::{Expression, parse};
use super::highlight::Marks;
use super::index::Index;
use super::near::Near;
use super::query::{Correction, Expansion, Query, Sort};
use super::schema::{RELEASED_AT, SORT_TITLE};
use super::until::{Deadline, Until};
use super::weights::LOOKED_AT;
use crate::error::{Error, Result};

/// A search in the form in which it runs, again and again if need be.
pub struct Compiled {
    pub(super) text: Box<dyn Tantivy>,
    /// What raises the best of what is found.
    pub(super) near: Near,
    /// With fewer and fewer of the words instead of all.
    pub(super) relaxed: Relaxed,
    /// With words that begin like them.
    pub(super) last: Option<Alike>,
    /// With so many documents nothing further is tried.
    pub(super) enough: usize,
    /// What else has to be true, and of which facet that is the filter.
    pub(super) conditions: Vec<(Option<Facet>, Box<dyn Tantivy>)>,
    pub(super) sort: Sort,
    pub(super) limit: usize,
    pub(super) after: usize,
    pub(super) facets: Vec<Facet>,
    pub(super) marks: Marks,
    pub(super) languages: Vec<(Key, u8)>,
    pub(super) corrections: Vec<Correction>,
    pub(super) expansions: Vec<Expansion>,
    pub(super) explain: bool,
    pub(super) patience: Duration,
}

/// The same question, content with some of its words.
#[derive(Default)]
pub struct Relaxed {
    /// How many words are enough, step by step.
    pub(super) steps: Vec<usize>,
    /// What has to be true all the same.
    pub(super) fixed: Vec<(Occur, Box<dyn Tantivy>)>,
    /// The words.
    pub(super) loose: Vec<Box<dyn Tantivy>>,
}

impl Relaxed {
    /// What finds so many of the words. Made when it is needed, since most questions find enough without.
    fn query(&self, words: usize) -> BooleanQuery {
        let loose = self.loose.iter().map(|query| query.box_clone()).collect();
        let words = BooleanQuery::union_with_minimum_required_clauses(loose, words);
        let mut all: Vec<_> = self.fixed.iter().map(|(occur, query)| (*occur, query.box_clone())).collect();
        all.push((Occur::Must, Box::new(words)));
        BooleanQuery::new(all)
    }
}

/// What a run found: places, not yet texts.
#[derive(Debug)]
pub struct Found {
    /// How many documents there are in all.
    pub total: usize,
    /// The page, in order, with scores where they count.
    pub places: Vec<(Score, DocAddress)>,
    /// The counts.
    pub facets: Counts,
    /// Whether some of the words had to do.
    pub relaxed: bool,
    /// Whether there was no time to find all.
    pub cut_short: bool,
    /// How each score came about, if that was asked.
    pub explanations: Vec<serde_json::Value>,
}

impl Index {
    /// A search in the form in which it runs.
    ///
    /// # Errors
    /// As for [`Index::search`].
    pub fn compile(&self, searcher: &Searcher, query: &Query) -> Result<Compiled> {
        self.compile_as(searcher, query, &parse(&query.text))
    }

    fn compile_as(&self, searcher: &Searcher, query: &Query, text: &Expression) -> Result<Compiled> {
        compile(self.fields(), self.analysis(), searcher, query, text).map_err(Error::internal)
    }

    /// What a search finds, and the search. Where nothing has a phrase that words stand beside, in whatever way they
    /// are relaxed, it is looked for by its words.
    pub(super) fn find(&self, searcher: &Searcher, query: &Query) -> Result<(Compiled, Found)> {
        let begun = Instant::now();
        let text = parse(&query.text);
        let compiled = self.compile_as(searcher, query, &text)?;
        let found = compiled.run(searcher)?;
        if found.total > 0 || found.cut_short || !query.forgiving {
            return Ok((compiled, found));
        }
        let Some(unquoted) = text.unquoted() else { return Ok((compiled, found)) };
        let patience = query.patience.saturating_sub(begun.elapsed());
        let unquoted = self.compile_as(searcher, &Query { patience, ..query.clone() }, &unquoted)?;
        let more = unquoted.run(searcher)?;
        if more.total == 0 && !more.cut_short {
            return Ok((compiled, found));
        }
        Ok((unquoted, Found { relaxed: true, ..more }))
    }
}

impl Compiled {
    /// Runs against that state of the index.
    ///
    /// # Errors
    /// `internal` if the index cannot be read.
    pub fn run(&self, searcher: &Searcher) -> Result<Found> {
        self.widen(searcher, &Deadline::after(self.patience)).map_err(Error::internal)
    }

    fn widen(&self, searcher: &Searcher, deadline: &Deadline) -> tantivy::Result<Found> {
        let mut found = self.run_text(searcher, &*self.text, false, deadline)?;
        for words in &self.relaxed.steps {
            if found.total >= self.enough || found.cut_short {
                return Ok(found);
            }
            let wider = self.run_text(searcher, &self.relaxed.query(*words), true, deadline)?;
            if wider.total > found.total {
                found = wider;
            } else {
                found.cut_short |= wider.cut_short;
            }
        }
        match &self.last {
            Some(alike) if found.total == 0 && !found.cut_short => match alike.query(searcher)? {
                Some(query) => self.run_text(searcher, &*query, true, deadline),
                None => Ok(found),
            },
            _ => Ok(found),
        }
    }

    fn run_text(
        &self,
        searcher: &Searcher,
        text: &dyn Tantivy,
        relaxed: bool,
        deadline: &Deadline,
    ) -> tantivy::Result<Found> {
        let statistics = Statistics::new(searcher, &self.languages)?;
        let query = self.with_conditions(text, None);
        // Most facets are counted on the way; one that filters is counted as if it did not.
        let (apart, along): (Vec<Facet>, Vec<Facet>) =
            self.facets.iter().partition(|facet| self.filters(**facet));
        let counter = FacetCollector::new(&along);
        let documents = searcher.num_docs() as usize;
        let window = self.limit.min(documents.saturating_sub(self.after));
        let wanted = match self.sort {
            Sort::Relevance => self.near.wants(self.after, self.after + window),
            _ => None,
        };
        let (places, (total, counted)) = if window == 0 {
            (Vec::new(), searcher.search(&*query, &Until::new((Count, counter), deadline))?)
        } else {
            let top = match wanted {
                Some(best) => TopDocs::with_limit(best.min(documents)),
                None => TopDocs::with_limit(window).and_offset(self.after),
            };
            let mut run = Run { searcher, query: &*query, statistics: &statistics, counter, deadline };
            let (mut places, counted) = match self.sort {
                Sort::Relevance => run.collect(top.order_by_score(), |score| score),
                Sort::Newest => {
                    run.collect(top.order_by_fast_field::<i64>(RELEASED_AT, Order::Desc), |_| 0.0)
                }
                Sort::Oldest => run.collect(top.order_by_fast_field::<i64>(RELEASED_AT, Order::Asc), |_| 0.0),
                Sort::Title => run.collect(top.order_by_string_fast_field(SORT_TITLE, Order::Asc), |_| 0.0),
            }?;
            if wanted.is_some() {
                self.near.raise(searcher, &statistics, &mut places)?;
                places = places.into_iter().skip(self.after).take(window).collect();
            }
            (places, counted)
        };
        let mut facets = counted;
        for facet in apart {
            let query = self.with_conditions(text, Some(facet));
            facets.extend(searcher.search(&*query, &Until::new(FacetCollector::new(&[facet]), deadline))?);
        }
        facets.sort_by_key(|(facet, _)| self.facets.iter().position(|wanted| wanted == facet));
        let mut explanations = Vec::new();
        if self.explain {
            let scoring = EnableScoring::enabled_from_statistics_provider(&statistics, searcher);
            let alone = query.weight(scoring)?;
            let mut whole = vec![(Occur::Must, query)];
            whole.extend(self.near.queries().map(|near| (Occur::Should, near)));
            let raised = BooleanQuery::new(whole).weight(scoring)?;
            for (rank, (_, place)) in (self.after..).zip(&places) {
                let weight = if wanted.is_some() && rank < LOOKED_AT { &raised } else { &alone };
                let explained = weight.explain(searcher.segment_reader(place.segment_ord), place.doc_id)?;
                explanations.push(serde_json::to_value(explained).unwrap_or_default());
            }
        }
        Ok(Found { total, places, facets, relaxed, cut_short: deadline.was_missed(), explanations })
    }

    fn filters(&self, facet: Facet) -> bool {
        self.conditions.iter().any(|(of, _)| *of == Some(facet))
    }

    pub(super) fn with_conditions(&self, text: &dyn Tantivy, without: Option<Facet>) -> Box<dyn Tantivy> {
        let conditions = self.conditions.iter().filter(|(facet, _)| facet.is_none() || *facet != without);
        let mut all: Vec<(Occur, Box<dyn Tantivy>)> =
            conditions.map(|(_, condition)| (Occur::Must, condition.box_clone())).collect();
        if all.is_empty() {
            return text.box_clone();
        }
        all.push((Occur::Must, text.box_clone()));
        Box::new(BooleanQuery::new(all))
    }
}

struct Run<'a> {
    searcher: &'a Searcher,
    query: &'a dyn Tantivy,
    statistics: &'a Statistics<'a>,
    counter: FacetCollector<'a>,
    deadline: &'a Deadline,
}

type Collected = (Vec<(Score, DocAddress)>, (usize, Counts));

impl Run<'_> {
    fn collect<K: Send + 'static>(
        &mut self,
        top: impl Collector<Fruit = Vec<(K, DocAddress)>>,
        score: impl Fn(K) -> Score,
    ) -> tantivy::Result<Collected> {
        let counter = std::mem::replace(&mut self.counter, FacetCollector::new(&[]));
        let (places, total, facets) = self.searcher.search_with_statistics_provider(
            self.query,
            &Until::new((top, Count, counter), self.deadline),
            self.statistics,
        )?;
        Ok((places.into_iter().map(|(key, place)| (score(key), place)).collect(), (total, facets)))
    }
}

/// How rare a word is within the texts of its language: measured against all documents, a word of a language with few
/// texts would seem rare.
struct Statistics<'a> {
    searcher: &'a Searcher,
    documents: u64,
    /// By how much to scale what has a term that begins so.
    scales: Vec<(u8, f64)>,
}

impl<'a> Statistics<'a> {
    fn new(searcher: &'a Searcher, languages: &[(Key, u8)]) -> tantivy::Result<Statistics<'a>> {
        let documents = searcher.total_num_docs()?;
        let mut scales = Vec::new();
        for (language, mark) in languages {
            let of_language = searcher.doc_freq(language)?.max(1);
            scales.push((*mark, documents as f64 / of_language as f64));
        }
        Ok(Statistics { searcher, documents, scales })
    }
}

impl Bm25StatisticsProvider for Statistics<'_> {
    fn total_num_tokens(&self, field: Field) -> tantivy::Result<u64> {
        self.searcher.total_num_tokens(field)
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        Ok(self.documents)
    }

    fn doc_freq(&self, term: &Key) -> tantivy::Result<u64> {
        let count = Bm25StatisticsProvider::doc_freq(self.searcher, term)?;
        let first = term.serialized_value_bytes().first();
        let scale = self.scales.iter().find(|(mark, _)| Some(mark) == first).map_or(1.0, |(_, scale)| *scale);
        Ok(((count as f64 * scale) as u64).min(self.documents))
    }
}
