//! Turns what was asked into queries of tantivy. All weights stand here.

use std::ops::Bound;

use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, EmptyQuery, Occur, PhraseQuery,
    Query as Tantivy, RangeQuery, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Score, Term as Key};

use super::analysis::{Analysis, Rules, words};
use super::facets::Facet;
use super::grammar::{Expression, Place, Term, parse};
use super::highlight::Marks;
use super::query::{Query, Sort};
use super::run::Compiled;
use super::schema::{Fields, Part, spell};
use crate::domain::language::Tongue;

/// A title says what a section is about.
const TITLE: Score = 4.0;
/// So does a summary, in a hundred words.
const SUMMARY: Score = 2.0;
/// All other texts.
const TEXT: Score = 1.0;
/// A name of an institution is short, and who types it means it.
const INSTITUTION: Score = 1.5;
/// The names of countries, themes and chapters: below the texts, since every section has them.
const LABELS: Score = 0.7;
/// The exact form beside the inflected ones. It is rarer, so its own score is higher; with this it wins over
/// another inflection by little, and a word without its tilde stays the weaker way to one with it.
const EXACT: Score = 0.8;
/// A word of the reader's language over the same letters in another.
const READER: Score = 1.15;
/// What a word gains from standing in more than its best field.
const TIE: Score = 0.1;

fn weight(part: Part) -> Score {
    match part {
        Part::Title => TITLE,
        Part::Summary => SUMMARY,
        Part::Text => TEXT,
    }
}

/// Of so many words so many are enough when not all can be had: all but one of two to five, all but two of
/// six …
fn most_of(words: usize) -> usize {
    words - (words / 3).max(1)
}

/// Compiles a search.
pub fn compile(fields: &Fields, analysis: Analysis, query: &Query) -> Compiled {
    let expression = parse(&query.text);
    let mut compiler = Compiler { fields, analysis, reader: query.reader, marks: Marks::default() };
    let (text, relaxed) = compiler.expression(&expression);
    let filters = query.filters.iter().filter(|(_, values)| !values.is_empty());
    let mut conditions: Vec<(Option<Facet>, Box<dyn Tantivy>)> =
        filters.map(|(facet, values)| (Some(*facet), any_value(fields, *facet, values))).collect();
    let span = (query.year_from, query.year_to);
    conditions.extend(years(fields, span.0, span.1).into_iter().map(|years| (None, years)));
    let by_score = query.sort == Sort::Relevance && text.is_some();
    Compiled {
        text: text.unwrap_or_else(|| Box::new(AllQuery)),
        relaxed,
        conditions,
        sort: if query.sort == Sort::Relevance && !by_score { Sort::Newest } else { query.sort },
        limit: query.limit,
        after: query.after,
        facets: query.facets.clone(),
        marks: compiler.marks,
        languages: fields.languages(),
    }
}

/// Matches any of the values, without a say in the score.
fn any_value(fields: &Fields, facet: Facet, values: &[String]) -> Box<dyn Tantivy> {
    let value = |value: &String| -> Box<dyn Tantivy> {
        let key = Key::from_field_text(fields.facet(facet), &spell(facet, value));
        Box::new(TermQuery::new(key, IndexRecordOption::Basic))
    };
    let any: Box<dyn Tantivy> = match values {
        [single] => value(single),
        several => Box::new(BooleanQuery::union(several.iter().map(value).collect())),
    };
    Box::new(ConstScoreQuery::new(any, 0.0))
}

/// What went on at some time between the two years.
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

type Both = (Option<Box<dyn Tantivy>>, Option<Box<dyn Tantivy>>);

struct Compiler<'a> {
    fields: &'a Fields,
    analysis: Analysis,
    reader: Tongue,
    marks: Marks,
}

impl Compiler<'_> {
    /// The query, and the one with most of the words; none where the text asks for nothing.
    fn expression(&mut self, expression: &Expression) -> Both {
        let mut fixed: Vec<(Occur, Box<dyn Tantivy>)> = Vec::new();
        let mut loose: Vec<Box<dyn Tantivy>> = Vec::new();
        for clause in &expression.clauses {
            let any =
                clause.any.iter().filter_map(|term| self.term(term, !clause.excluded)).collect::<Vec<_>>();
            if any.is_empty() {
                continue;
            }
            let query: Box<dyn Tantivy> = match <[_; 1]>::try_from(any) {
                Ok([single]) => single,
                Err(several) => Box::new(DisjunctionMaxQuery::with_tie_breaker(several, TIE)),
            };
            if clause.excluded {
                fixed.push((Occur::MustNot, query));
            } else if clause.any.iter().all(|term| matches!(term, Term::Word(..))) {
                loose.push(query);
            } else {
                fixed.push((Occur::Must, query));
            }
        }
        if fixed.is_empty() && loose.is_empty() {
            return (None, None);
        }
        let relaxed = (loose.len() > 1).then(|| {
            let most = most_of(loose.len());
            let copies = loose.iter().map(|query| query.box_clone()).collect();
            let words = BooleanQuery::union_with_minimum_required_clauses(copies, most);
            let mut all: Vec<_> = fixed.iter().map(|(occur, query)| (*occur, query.box_clone())).collect();
            all.push((Occur::Must, Box::new(words)));
            Box::new(BooleanQuery::new(all)) as Box<dyn Tantivy>
        });
        fixed.extend(loose.into_iter().map(|query| (Occur::Must, query)));
        if fixed.iter().all(|(occur, _)| *occur == Occur::MustNot) {
            fixed.push((Occur::Must, Box::new(AllQuery)));
        }
        (Some(Box::new(BooleanQuery::new(fixed))), relaxed)
    }

    fn term(&mut self, term: &Term, marked: bool) -> Option<Box<dyn Tantivy>> {
        match term {
            Term::Word(place, word) => self.word(*place, word, marked),
            Term::Phrase(place, phrase) => self.phrase(*place, phrase, marked),
            Term::Value(facet, value) => Some(any_value(self.fields, *facet, std::slice::from_ref(value))),
            Term::Years(from, to) if from > to => Some(Box::new(EmptyQuery)),
            Term::Years(from, to) => {
                Some(Box::new(BooleanQuery::intersection(years(self.fields, Some(*from), Some(*to)))))
            }
        }
    }

    fn word(&mut self, place: Place, word: &str, marked: bool) -> Option<Box<dyn Tantivy>> {
        let pieces: Vec<_> = words(word).collect();
        let compound = pieces.len() > 1;
        let mark = if marked { self.marks.begin() } else { None };
        let mut any: Vec<Box<dyn Tantivy>> = Vec::new();
        for rules in Rules::ALL {
            // The first piece of a compound is the whole, joined; its parts come after it.
            let mut terms = pieces.iter().filter_map(|piece| {
                Some((piece.position, self.analysis.term(rules, &word[piece.range.clone()])?))
            });
            let Some((_, whole)) = terms.next() else { continue };
            let parts: Vec<(usize, String)> = terms.collect();
            for (field, weight) in self.fields_of(place, rules) {
                any.push(boosted(term_query(field, &whole), weight));
                if compound {
                    any.extend(phrase_query(field, &parts).map(|query| boosted(query, weight)));
                }
            }
            if let Some(mark) = mark {
                self.marks.word(mark, place, rules, whole);
                for (_, part) in parts {
                    self.marks.word(mark, place, rules, part);
                }
            }
        }
        (!any.is_empty()).then(|| Box::new(DisjunctionMaxQuery::with_tie_breaker(any, TIE)) as _)
    }

    fn phrase(&mut self, place: Place, phrase: &str, marked: bool) -> Option<Box<dyn Tantivy>> {
        let single = words(phrase).filter(|word| word.span == 1);
        let terms: Vec<(usize, String)> = single
            .filter_map(|word| Some((word.position, self.analysis.term(Rules::Exact, &phrase[word.range])?)))
            .collect();
        let any: Vec<Box<dyn Tantivy>> = self
            .fields_of(place, Rules::Exact)
            .into_iter()
            .filter_map(|(field, weight)| Some(boosted(phrase_query(field, &terms)?, weight)))
            .collect();
        if marked && let Some(mark) = self.marks.begin() {
            self.marks.phrase(mark, place, terms.into_iter().map(|(_, term)| term).collect());
        }
        (!any.is_empty()).then(|| Box::new(DisjunctionMaxQuery::with_tie_breaker(any, TIE)) as _)
    }

    fn fields_of(&self, place: Place, rules: Rules) -> Vec<(Field, Score)> {
        let factor = match rules {
            Rules::Exact => EXACT,
            Rules::Of(tongue) if tongue == self.reader => READER,
            Rules::Of(_) => 1.0,
        };
        let text = |part: Part| (self.fields.text(part, rules), weight(part) * factor);
        let names = (self.fields.institution_names(), INSTITUTION);
        match (place, rules) {
            (Place::In(part), _) => vec![text(part)],
            (Place::Anywhere, Rules::Of(_)) => Part::ALL.map(text).to_vec(),
            (Place::Anywhere, Rules::Exact) => {
                let mut all = Part::ALL.map(text).to_vec();
                all.extend([names, (self.fields.labels(), LABELS)]);
                all
            }
            (Place::Institution, Rules::Exact) => vec![names],
            (Place::Institution, Rules::Of(_)) => Vec::new(),
        }
    }
}

fn boosted(query: Box<dyn Tantivy>, weight: Score) -> Box<dyn Tantivy> {
    Box::new(BoostQuery::new(query, weight))
}

fn term_query(field: Field, term: &str) -> Box<dyn Tantivy> {
    Box::new(TermQuery::new(Key::from_field_text(field, term), IndexRecordOption::WithFreqs))
}

fn phrase_query(field: Field, terms: &[(usize, String)]) -> Option<Box<dyn Tantivy>> {
    match terms {
        [] => None,
        [(_, single)] => Some(term_query(field, single)),
        several => {
            let keys = several.iter().map(|(position, term)| (*position, Key::from_field_text(field, term)));
            Some(Box::new(PhraseQuery::new_with_offset(keys.collect())))
        }
    }
}
