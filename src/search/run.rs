//! Compiles and runs searches. How far a query is relaxed is decided on its text alone; filters only narrow the list.

use std::time::Instant;

use tantivy::collector::{Collector, Count, TopDocs};
use tantivy::query::{BooleanQuery, EnableScoring, Occur, Query as Tantivy};
use tantivy::{DocAddress, Order, Score, Searcher};

use crate::error::{Error, Result};
use crate::search::analysis::Rules;
use crate::search::index::Index;
use crate::search::index::facets::{Counts, Facet, FacetCollector};
use crate::search::index::schema::{RELEASED_AT, SORT_TITLE};
use crate::search::index::stored::Whole;
use crate::search::query::SearchResult;
use crate::search::query::compile::Compiled;
use crate::search::query::compile::compile;
use crate::search::query::grammar::{Expression, parse};
use crate::search::query::{Alone, Query, Sort};
use crate::search::ranking::deadline::{Deadline, Until, at_least};
use crate::search::ranking::highlight::Highlighter;
use crate::search::ranking::relaxed::Tally;
use crate::search::ranking::statistics::Statistics;
use crate::search::ranking::weights::{FEW, LOOKED_AT};

/// The results of a run, as document addresses rather than texts.
#[derive(Debug)]
pub struct Found {
    /// Total number of matching documents.
    pub total: usize,
    /// The requested page, in order, with scores if sorted by relevance.
    pub places: Vec<(Score, DocAddress)>,
    /// The facet counts.
    pub facets: Counts,
    /// Whether the query was relaxed, e.g. to match only some of the words.
    pub relaxed: bool,
    /// Matches of the query without filters.
    pub(in crate::search) alone: Alone,
    /// Whether the search ran out of time before it had found everything.
    pub cut_short: bool,
    /// How each score was computed, if requested.
    pub explanations: Vec<serde_json::Value>,
}

impl Index {
    /// Runs a search.
    ///
    /// # Errors
    /// `internal` if the index can no longer be read and has to be reopened.
    pub fn search(&self, query: &Query) -> Result<SearchResult> {
        let searcher = self.searcher();
        let (compiled, found) = self.find(&searcher, query)?;
        self.answer(&searcher, &compiled, found)
    }

    /// Loads the documents found and highlights the matched words.
    fn answer(&self, searcher: &Searcher, compiled: &Compiled, found: Found) -> Result<SearchResult> {
        let mut highlighter = Highlighter::new(compiled.marks.clone(), self.analysis());
        let mut hits = Vec::with_capacity(found.places.len());
        let mut explanations = found.explanations.into_iter();
        for (score, place) in found.places {
            let row = searcher.doc::<Whole>(place).map_err(Error::internal)?;
            let (mut hit, passages) = self.fields().read(&row)?;
            hit.score = score;
            hit.highlights =
                highlighter.highlight(Rules::of(&hit.language), &hit.title, &hit.summary, &passages);
            hit.explanation = explanations.next();
            hits.push(hit);
        }
        Ok(SearchResult {
            total: found.total,
            hits,
            facets: found.facets,
            relaxed: found.relaxed,
            alone: found.alone,
            cut_short: found.cut_short,
            corrections: compiled.corrections.clone(),
            expansions: compiled.expansions.clone(),
        })
    }

    /// Compiles a search into the form in which it runs.
    ///
    /// # Errors
    /// As for [`Index::search`].
    pub fn compile(&self, searcher: &Searcher, query: &Query) -> Result<Compiled> {
        self.compile_as(searcher, query, &parse(&query.text))
    }

    fn compile_as(&self, searcher: &Searcher, query: &Query, text: &Expression) -> Result<Compiled> {
        compile(self.fields(), self.analysis(), self.lexicon(), searcher, query, text)
            .map_err(Error::internal)
    }

    /// Runs a search, and returns it in compiled form with its results. If nothing contains a phrase that is
    /// accompanied by words, however the words are relaxed, the phrase is searched for as single words.
    pub(in crate::search) fn find(&self, searcher: &Searcher, query: &Query) -> Result<(Compiled, Found)> {
        let begun = Instant::now();
        let text = parse(&query.text);
        let compiled = self.compile_as(searcher, query, &text)?;
        let found = compiled.run(searcher)?;
        if found.total > 0 || found.alone.finds || found.cut_short || !query.forgiving {
            return Ok((compiled, found));
        }
        let Some(unquoted) = text.unquoted() else { return Ok((compiled, found)) };
        let patience = query.patience.saturating_sub(begun.elapsed());
        let unquoted = self.compile_as(searcher, &Query { patience, ..query.clone() }, &unquoted)?;
        let more = unquoted.run(searcher)?;
        if !more.alone.finds && !more.cut_short {
            return Ok((compiled, found));
        }
        // As typed, the query found nothing.
        let alone = Alone { finds: true, ..Alone::default() };
        Ok((unquoted, Found { relaxed: true, alone, ..more }))
    }
}

impl Compiled {
    /// Runs the search against this state of the index.
    ///
    /// # Errors
    /// `internal` if the index cannot be read.
    pub fn run(&self, searcher: &Searcher) -> Result<Found> {
        self.widen(searcher, &Deadline::after(self.patience)).map_err(Error::internal)
    }

    fn widen(&self, searcher: &Searcher, deadline: &Deadline) -> tantivy::Result<Found> {
        let strict = self.run_text(searcher, &*self.text, None, deadline)?;
        if !self.forgiving || strict.cut_short {
            return Ok(strict);
        }
        let all = self.alone(searcher, &*self.text, strict.total, self.enough.max(FEW + 1))?;
        let strict = Found { alone: Alone { all, finds: all > 0, others: Vec::new() }, ..strict };
        if all >= self.enough {
            return Ok(strict);
        }
        match self.tally(searcher, deadline)? {
            None if deadline.was_missed() => Ok(Found { cut_short: true, ..strict }),
            None => self.run_last(searcher, strict, deadline),
            Some(tally) => match tally.step(&self.relaxed.steps, all, self.enough) {
                Some(words) => {
                    let explained = self.explain.then(|| self.relaxed.query(words));
                    let explained = explained.as_ref().map(|query| query as &dyn Tantivy);
                    let wider = self.run_text(searcher, &tally.list(words), explained, deadline)?;
                    let others = self.relaxed.clauses.iter().enumerate();
                    let others = others.map(|(word, clause)| (*clause, tally.having_others(word))).collect();
                    Ok(Found { relaxed: true, alone: Alone { all, finds: true, others }, ..wider })
                }
                None => self.run_last(searcher, strict, deadline),
            },
        }
    }

    /// Counts how many of the words each document has, if that can make a difference and there is time for it.
    fn tally(&self, searcher: &Searcher, deadline: &Deadline) -> tantivy::Result<Option<Tally>> {
        if self.relaxed.steps.is_empty() {
            return Ok(None);
        }
        let statistics = Statistics::new(searcher, &self.frequencies, &self.languages)?;
        self.relaxed.tally(searcher, &statistics, self.enough, deadline)
    }

    /// Searches for words that begin like those of the query, if no document has any of the latter.
    fn run_last(&self, searcher: &Searcher, strict: Found, deadline: &Deadline) -> tantivy::Result<Found> {
        let Some(fallback) = self.last.as_ref().filter(|_| !strict.alone.finds) else { return Ok(strict) };
        let Some(query) = fallback.query(searcher, &self.frequencies)? else { return Ok(strict) };
        let found = self.run_text(searcher, &*query, None, deadline)?;
        let finds = self.alone(searcher, &*query, found.total, 1)? > 0;
        Ok(Found { relaxed: finds, alone: Alone { finds, ..strict.alone }, ..found })
    }

    /// Counts the documents that a text matches without the conditions, up to `most`; `found` is the number with them.
    fn alone(
        &self,
        searcher: &Searcher,
        text: &dyn Tantivy,
        found: usize,
        most: usize,
    ) -> tantivy::Result<usize> {
        match found >= most || self.conditions.is_empty() {
            true => Ok(found),
            false => at_least(searcher, text, most),
        }
    }

    /// `explained`: the query that explains the scores, if it is not the text itself.
    fn run_text(
        &self,
        searcher: &Searcher,
        text: &dyn Tantivy,
        explained: Option<&dyn Tantivy>,
        deadline: &Deadline,
    ) -> tantivy::Result<Found> {
        let statistics = Statistics::new(searcher, &self.frequencies, &self.languages)?;
        let query = self.with_conditions(text, None);
        // Most facets are counted along the way; a facet used as a filter is counted as if it were not.
        let (apart, along): (Vec<Facet>, Vec<Facet>) =
            self.facets.iter().partition(|facet| self.filters(**facet));
        let counter = FacetCollector::new(&along);
        let run = Run { searcher, query: &*query, statistics: &statistics, counter, deadline };
        let (places, (total, mut facets)) = self.places(run)?;
        for facet in apart {
            let query = self.with_conditions(text, Some(facet));
            facets.extend(searcher.search(&*query, &Until::new(FacetCollector::new(&[facet]), deadline))?);
        }
        facets.sort_by_key(|(facet, _)| self.facets.iter().position(|wanted| wanted == facet));
        let explanations = match self.explain {
            true => self.explanations(searcher, explained.unwrap_or(text), &statistics, &places)?,
            false => Vec::new(),
        };
        let (relaxed, alone, cut_short) = (false, Alone::default(), deadline.was_missed());
        Ok(Found { total, places, facets, relaxed, alone, cut_short, explanations })
    }

    /// Returns the requested page, in order.
    fn places(&self, mut run: Run<'_>) -> tantivy::Result<Collected> {
        let (searcher, statistics) = (run.searcher, run.statistics);
        let documents = searcher.num_docs() as usize;
        let window = self.limit.min(documents.saturating_sub(self.after));
        if window == 0 {
            let counted = searcher.search(run.query, &Until::new((Count, run.counter), run.deadline))?;
            return Ok((Vec::new(), counted));
        }
        let wanted = self.raised(self.after + window);
        let top = match wanted {
            Some(best) => TopDocs::with_limit(best.min(documents)),
            None => TopDocs::with_limit(window).and_offset(self.after),
        };
        let (mut places, counted) = match self.sort {
            Sort::Relevance => run.collect(top.order_by_score(), |score| score),
            Sort::Newest => run.collect(top.order_by_fast_field::<i64>(RELEASED_AT, Order::Desc), |_| 0.0),
            Sort::Oldest => run.collect(top.order_by_fast_field::<i64>(RELEASED_AT, Order::Asc), |_| 0.0),
            Sort::Title => run.collect(top.order_by_string_fast_field(SORT_TITLE, Order::Asc), |_| 0.0),
        }?;
        if wanted.is_some() {
            self.proximity.raise(searcher, statistics, &mut places)?;
            places = places.into_iter().skip(self.after).take(window).collect();
        }
        Ok((places, counted))
    }

    /// Returns how many of the best matches to collect, if proximity can reorder any up to that point.
    fn raised(&self, end: usize) -> Option<usize> {
        match self.sort {
            Sort::Relevance => self.proximity.wants(self.after, end),
            _ => None,
        }
    }

    /// Returns how the scores of a page were computed.
    fn explanations(
        &self,
        searcher: &Searcher,
        text: &dyn Tantivy,
        statistics: &Statistics<'_>,
        places: &[(Score, DocAddress)],
    ) -> tantivy::Result<Vec<serde_json::Value>> {
        let query = self.with_conditions(text, None);
        let scoring = EnableScoring::enabled_from_statistics_provider(statistics, searcher);
        let alone = query.weight(scoring)?;
        let mut whole = vec![(Occur::Must, query)];
        whole.extend(self.proximity.queries().map(|proximity| (Occur::Should, proximity)));
        let raised = BooleanQuery::new(whole).weight(scoring)?;
        let is_raised = self.raised(self.after + places.len()).is_some();
        let mut explanations = Vec::with_capacity(places.len());
        for (rank, (_, place)) in (self.after..).zip(places) {
            let weight = if is_raised && rank < LOOKED_AT { &raised } else { &alone };
            let explained = weight.explain(searcher.segment_reader(place.segment_ord), place.doc_id)?;
            explanations.push(serde_json::to_value(explained).unwrap_or_default());
        }
        Ok(explanations)
    }

    /// Counts the documents that match the text and all conditions.
    pub(in crate::search) fn count(
        &self,
        searcher: &Searcher,
        deadline: &Deadline,
    ) -> tantivy::Result<usize> {
        let query = self.with_conditions(&*self.text, None);
        searcher.search(&*query, &Until::new(Count, deadline))
    }

    fn filters(&self, facet: Facet) -> bool {
        self.conditions.iter().any(|(of, _)| *of == Some(facet))
    }

    pub(in crate::search) fn with_conditions(
        &self,
        text: &dyn Tantivy,
        without: Option<Facet>,
    ) -> Box<dyn Tantivy> {
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
