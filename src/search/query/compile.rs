//! Turns searches into tantivy queries.

use std::ops::Bound;
use std::sync::Arc;
use std::time::Duration;

use tantivy::query::{
    AllQuery, BooleanQuery, ConstScoreQuery, EmptyQuery, Occur, PhraseQuery, Query as Tantivy, RangeQuery,
    TermQuery,
};
use tantivy::schema::IndexRecordOption;
use tantivy::{Score, Searcher, Term as Key};

use crate::domain::language::UiLanguage;
use crate::domain::time::Timestamp;
use crate::search::analysis::{Analysis, Rules};
use crate::search::index::facets::Facet;
use crate::search::index::parts::Part;
use crate::search::index::parts::SearchedIn;
use crate::search::index::schema::{Fields, Terms, spell};
use crate::search::index::vocabulary::Lexicon;
use crate::search::query::fallback::Fallback;
use crate::search::query::grammar::{Clause, Expression, Term};
use crate::search::query::spelling::Speller;
use crate::search::query::thesaurus::Thesaurus;
use crate::search::query::{Correction, Expansion, Query, Sort};
use crate::search::ranking::combined::best_of;
use crate::search::ranking::highlight::Marks;
use crate::search::ranking::matching::Matching;
use crate::search::ranking::proximity::Proximity;
use crate::search::ranking::relaxed::Relaxed;
use crate::search::ranking::statistics::Frequencies;
use crate::search::ranking::weights::{self, APART, FILLED_FROM, LAST_FROM, NEAR, PAGE, enough};

/// A compiled search, which can be run repeatedly against the state of the index that it was compiled for.
pub struct Compiled {
    pub(in crate::search) text: Box<dyn Tantivy>,
    /// Raises the best of the matches.
    pub(in crate::search) proximity: Proximity,
    /// Whether any alternatives may be tried.
    pub(in crate::search) forgiving: bool,
    /// Requires fewer and fewer of the words instead of all.
    pub(in crate::search) relaxed: Relaxed,
    /// Matches words that begin like those typed.
    pub(in crate::search) last: Option<Fallback>,
    /// With this many documents, no alternatives are tried.
    pub(in crate::search) enough: usize,
    /// The other conditions that have to be met, and the facet that each filters by, if any.
    pub(in crate::search) conditions: Vec<(Option<Facet>, Box<dyn Tantivy>)>,
    pub(in crate::search) sort: Sort,
    pub(in crate::search) limit: usize,
    pub(in crate::search) after: usize,
    pub(in crate::search) facets: Vec<Facet>,
    pub(in crate::search) marks: Arc<Marks>,
    pub(in crate::search) languages: Vec<(Key, u8)>,
    pub(in crate::search) frequencies: Frequencies,
    pub(in crate::search) corrections: Vec<Correction>,
    pub(in crate::search) expansions: Vec<Expansion>,
    pub(in crate::search) explain: bool,
    pub(in crate::search) patience: Duration,
}

/// Compiles a search, given its parsed text and the words of the index.
///
/// # Errors
/// Fails if the index cannot be read.
pub fn compile(
    fields: &Fields,
    analysis: Analysis,
    lexicon: &Arc<Lexicon>,
    searcher: &Searcher,
    query: &Query,
    text: &Expression,
) -> tantivy::Result<Compiled> {
    let mut compiler = Compiler {
        fields,
        analysis,
        searcher,
        lexicon,
        speller: Speller::new(searcher, fields, lexicon),
        frequencies: Frequencies::default(),
        thesaurus: query.thesaurus.as_deref(),
        reader: query.reader,
        marks: Marks::default(),
        forgiving: query.forgiving,
        corrections: Vec::new(),
        expansions: Vec::new(),
    };
    let Read { text, proximity, relaxed, last, enough } = compiler.expression(text)?;
    let filters = query.filters.iter().filter(|(_, values)| !values.is_empty());
    let mut conditions: Vec<(Option<Facet>, Box<dyn Tantivy>)> =
        filters.map(|(facet, values)| (Some(*facet), any_value(fields, *facet, values))).collect();
    let span = (query.year_from, query.year_to);
    conditions.extend(years(fields, span.0, span.1).into_iter().map(|years| (None, years)));
    conditions
        .extend(released(fields, query.released_from, query.released_before).map(|range| (None, range)));
    let by_score = query.sort == Sort::Relevance && text.is_some();
    Ok(Compiled {
        text: text.unwrap_or_else(|| Box::new(AllQuery)),
        proximity,
        forgiving: query.forgiving,
        relaxed,
        last,
        enough,
        conditions,
        sort: if query.sort == Sort::Relevance && !by_score { Sort::Newest } else { query.sort },
        limit: query.limit,
        after: query.after,
        facets: query.facets.clone(),
        marks: Arc::new(compiler.marks),
        languages: fields.languages(),
        frequencies: compiler.frequencies,
        corrections: compiler.corrections,
        expansions: compiler.expansions,
        explain: query.explain,
        patience: query.patience,
    })
}

/// Matches any of the values, without affecting the score.
fn any_value(fields: &Fields, facet: Facet, values: &[String]) -> Box<dyn Tantivy> {
    let value = |value: &String| -> Box<dyn Tantivy> {
        let key = fields.facet(facet, &spell(facet, value));
        Box::new(TermQuery::new(key, IndexRecordOption::Basic))
    };
    let any: Box<dyn Tantivy> = match values {
        [single] => value(single),
        several => Box::new(BooleanQuery::union(several.iter().map(value).collect())),
    };
    Box::new(ConstScoreQuery::new(any, 0.0))
}

/// Matches practices that were under way at some time between the two years.
fn years(fields: &Fields, from: Option<i64>, to: Option<i64>) -> Vec<Box<dyn Tantivy>> {
    let (begins, ends) = fields.years();
    let limit = |field, year: Option<i64>| {
        year.map_or(Bound::Unbounded, |year| Bound::Included(Key::from_field_i64(field, year)))
    };
    let mut limits: Vec<Box<dyn Tantivy>> = Vec::new();
    let mut add = |range: RangeQuery| limits.push(Box::new(ConstScoreQuery::new(Box::new(range), 0.0)));
    if from.is_some() {
        add(RangeQuery::new(limit(ends, from), Bound::Unbounded));
    }
    if to.is_some() {
        add(RangeQuery::new(Bound::Unbounded, limit(begins, to)));
    }
    limits
}

/// Matches versions released within that period.
fn released(fields: &Fields, from: Option<Timestamp>, before: Option<Timestamp>) -> Option<Box<dyn Tantivy>> {
    from.or(before)?;
    let key = |at: Timestamp| Key::from_field_i64(fields.released_at(), at.micros());
    let lower = from.map_or(Bound::Unbounded, |at| Bound::Included(key(at)));
    let upper = before.map_or(Bound::Unbounded, |at| Bound::Excluded(key(at)));
    Some(Box::new(ConstScoreQuery::new(Box::new(RangeQuery::new(lower, upper)), 0.0)))
}

/// The queries for a text.
/// Queries that must or must not match.
type Fixed = Vec<(Occur, Box<dyn Tantivy>)>;

#[derive(Default)]
struct Read {
    /// Everything that the text asks for; `None` if it asks for nothing.
    text: Option<Box<dyn Tantivy>>,
    /// Contributes only to the score.
    proximity: Proximity,
    /// Tried if that finds too little.
    relaxed: Relaxed,
    /// Tried if all of these find nothing.
    last: Option<Fallback>,
    /// Minimum number of documents that is enough.
    enough: usize,
}

/// Maximum number of unknown words to correct, and of concepts to translate; any after that are searched for as typed.
pub(in crate::search) const MOST_HELPED: usize = 8;

pub(in crate::search) struct Compiler<'a> {
    pub(in crate::search) fields: &'a Fields,
    pub(in crate::search) analysis: Analysis,
    searcher: &'a Searcher,
    lexicon: &'a Arc<Lexicon>,
    pub(in crate::search) speller: Speller<'a>,
    frequencies: Frequencies,
    pub(in crate::search) thesaurus: Option<&'a Thesaurus>,
    pub(in crate::search) reader: UiLanguage,
    pub(in crate::search) marks: Marks,
    pub(in crate::search) forgiving: bool,
    pub(in crate::search) corrections: Vec<Correction>,
    pub(in crate::search) expansions: Vec<Expansion>,
}

/// A clause that consists of words only, on its way into the query.
pub(in crate::search) struct Loose {
    pub(in crate::search) query: Box<dyn Tantivy>,
    /// The clause of the query that it belongs to.
    pub(in crate::search) clause: usize,
    /// The word, if it is a single one that may occur anywhere.
    pub(in crate::search) plain: Option<String>,
}

impl Compiler<'_> {
    fn expression(&mut self, expression: &Expression) -> tantivy::Result<Read> {
        let (mut fixed, runs) = self.clauses(expression)?;
        let mut strict: Vec<Box<dyn Tantivy>> = Vec::new();
        let mut loose: Vec<Box<dyn Tantivy>> = Vec::new();
        let mut proximity = Proximity::default();
        let mut typed: Vec<String> = Vec::new();
        let clauses = runs.iter().flatten().map(|one| one.clause).collect();
        for run in runs {
            let words: Vec<&str> = run.iter().filter_map(|one| one.plain.as_deref()).collect();
            proximity.0.extend(self.proximity(&words)?);
            typed.extend(words.into_iter().map(str::to_owned));
            self.run(run, &mut strict, &mut loose)?;
        }
        if fixed.is_empty() && loose.is_empty() {
            return Ok(Read::default());
        }
        let last = match typed.len() {
            LAST_FROM.. => Fallback::new(&mut self.analysis, self.fields, self.lexicon, &fixed, &typed),
            _ => None,
        };
        let sufficient = if loose.len() >= FILLED_FROM { PAGE } else { 1 };
        let copies = fixed.iter().map(|(occur, query)| (*occur, query.box_clone())).collect();
        let relaxed = Relaxed { steps: enough(loose.len()), fixed: copies, loose, clauses };
        fixed.extend(strict.into_iter().map(|query| (Occur::Must, query)));
        if fixed.iter().all(|(occur, _)| *occur == Occur::MustNot) {
            fixed.push((Occur::Must, Box::new(AllQuery)));
        }
        Ok(Read {
            text: Some(Box::new(BooleanQuery::new(fixed))),
            proximity,
            relaxed,
            last,
            enough: sufficient,
        })
    }

    /// Returns the clauses of an expression as queries: those that must or must not match whatever is relaxed, and the
    /// runs of adjacent words between them.
    fn clauses(&mut self, expression: &Expression) -> tantivy::Result<(Fixed, Vec<Vec<Loose>>)> {
        let mut fixed = Fixed::new();
        let mut runs: Vec<Vec<Loose>> = vec![Vec::new()];
        let joined = self.joined(expression)?;
        for (n, clause) in expression.clauses.iter().enumerate() {
            let whole = joined.iter().find(|(at, _)| n == *at || n == at + 1).map(|(_, word)| word.as_str());
            let any = self.alternatives(clause, whole)?;
            let plain = match clause.any.as_slice() {
                [Term::Word(SearchedIn::Anywhere, word)] if !clause.excluded => Some(word.clone()),
                _ => None,
            };
            if any.is_empty() {
                continue;
            }
            let query = best_of(any);
            if clause.excluded {
                fixed.push((Occur::MustNot, query));
            } else if clause.any.iter().all(|term| matches!(term, Term::Word(..))) {
                match (runs.last_mut(), plain.is_some()) {
                    (Some(run), true) => run.push(Loose { query, clause: n, plain }),
                    _ => runs.extend([vec![Loose { query, clause: n, plain }], Vec::new()]),
                }
            } else {
                fixed.push((Occur::Must, query));
                runs.push(Vec::new());
            }
        }
        Ok((fixed, runs))
    }

    /// Returns what finds any of the terms of a clause, or the whole word that it is written as a part of.
    fn alternatives(
        &mut self,
        clause: &Clause,
        whole: Option<&str>,
    ) -> tantivy::Result<Vec<Box<dyn Tantivy>>> {
        let mut any = Vec::new();
        for term in &clause.any {
            any.extend(self.term(term, clause.excluded)?);
        }
        if let Some(whole) = whole {
            any.extend(self.word(SearchedIn::Anywhere, whole, false)?);
        }
        Ok(any)
    }

    /// Returns, for each pair of adjacent words, the queries that find them near each other.
    fn proximity(&mut self, words: &[&str]) -> tantivy::Result<Vec<Vec<(PhraseQuery, Score)>>> {
        let mut pairs = Vec::new();
        for pair in words.windows(2).take(MOST_HELPED) {
            let mut any = Vec::new();
            for ui_language in UiLanguage::ALL {
                let rules = Rules::Of(ui_language);
                let terms: Vec<String> =
                    pair.iter().filter_map(|word| self.analysis.term(rules, word)).collect();
                let [one, other] = &terms[..] else { continue };
                for part in Part::ALL {
                    let of = self.fields.text(part, rules);
                    let keys = [one, other].map(|term| of.key(term));
                    if one == other || self.is_missing(&keys)? {
                        continue;
                    }
                    let terms = keys.into_iter().enumerate().collect();
                    let phrase = PhraseQuery::new_with_offset_and_slop(terms, APART);
                    any.push((phrase, weights::part(part) * NEAR));
                }
            }
            if !any.is_empty() {
                pairs.push(any);
            }
        }
        Ok(pairs)
    }

    /// Returns whether any of the terms occurs in no document. If so, none can have all of them, and the query can be
    /// skipped.
    pub(in crate::search) fn is_missing(&self, keys: &[Key]) -> tantivy::Result<bool> {
        for key in keys {
            if self.frequencies.of(self.searcher, key)? == 0 {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Finds adjacent words that documents contain joined, but not both as typed, e.g. "socio economico". Each is
    /// returned with the index of the first of the two.
    fn joined(&mut self, expression: &Expression) -> tantivy::Result<Vec<(usize, String)>> {
        let mut found = Vec::new();
        let plain =
            |n: usize| match expression.clauses.get(n).map(|clause| (clause.excluded, &clause.any[..])) {
                Some((false, [Term::Word(SearchedIn::Anywhere, word)])) => Some(word),
                _ => None,
            };
        let tried = if self.forgiving { expression.clauses.len().min(MOST_HELPED) } else { 0 };
        for n in 0..tried {
            let (Some(left), Some(right)) = (plain(n), plain(n + 1)) else { continue };
            if self.speller.knows(&mut self.analysis, left)?
                && self.speller.knows(&mut self.analysis, right)?
            {
                continue;
            }
            let whole = format!("{left}{right}");
            if self.speller.knows(&mut self.analysis, &whole)? {
                self.corrections.push(Correction { typed: format!("{left} {right}"), meant: whole.clone() });
                found.push((n, whole));
            }
        }
        Ok(found)
    }

    fn term(&mut self, term: &Term, excluded: bool) -> tantivy::Result<Option<Box<dyn Tantivy>>> {
        Ok(match term {
            Term::Word(place, word) => self.word(*place, word, excluded)?,
            Term::Phrase(place, phrase) => self.phrase(*place, phrase, !excluded),
            Term::Value(facet, value) => Some(any_value(self.fields, *facet, std::slice::from_ref(value))),
            Term::Years(from, to) if from > to => Some(Box::new(EmptyQuery)),
            Term::Years(from, to) => {
                Some(Box::new(BooleanQuery::intersection(years(self.fields, Some(*from), Some(*to)))))
            }
        })
    }
}

pub(in crate::search) fn phrase_query(of: Terms, terms: &[(usize, String)]) -> Option<Box<dyn Tantivy>> {
    match terms {
        [] => None,
        [(_, single)] => Some(of.query(single)),
        several => {
            let keys = several.iter().map(|(position, term)| (*position, of.key(term)));
            Some(Box::new(Matching(Box::new(PhraseQuery::new_with_offset(keys.collect())))))
        }
    }
}
