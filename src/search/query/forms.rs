//! Queries for a single word or phrase: the fields it may occur in, the forms it may take there, and its likely
//! corrections if no document contains it.

use tantivy::Score;
use tantivy::query::{EmptyQuery, Query as Tantivy};

use crate::search::analysis::{Rules, words};
use crate::search::index::parts::Part;
use crate::search::index::parts::SearchedIn;
use crate::search::index::schema::Terms;
use crate::search::query::Correction;
use crate::search::query::compile::{Compiler, MOST_HELPED, phrase_query};
use crate::search::ranking::combined::{best_of, boosted, together};
use crate::search::ranking::weights::{self, EXACT, INSTITUTION, LABELS, READER};

/// Queries for one word, by where they search: title, summary, other texts, names of institutions, labels. Whether a
/// text has a word in one form or in two makes no difference; whether it has it both in its title and in its text makes
/// a big one.
#[derive(Default)]
pub(in crate::search) struct Forms {
    any: [Vec<Box<dyn Tantivy>>; 5],
    /// Whether the word has any form at all. Forms that no document contains are left out.
    asked: bool,
}

impl Forms {
    fn joined(self) -> Option<Box<dyn Tantivy>> {
        let any: Vec<_> = self.any.into_iter().filter(|any| !any.is_empty()).map(best_of).collect();
        match any.is_empty() {
            true => self.asked.then(|| Box::new(EmptyQuery) as Box<dyn Tantivy>),
            false => Some(together(any)),
        }
    }
}

impl Compiler<'_> {
    /// Returns a query for a word in any inflection and, if no document contains it, for its likely corrections.
    /// Excluded words are not corrected.
    pub(in crate::search) fn word(
        &mut self,
        place: SearchedIn,
        word: &str,
        excluded: bool,
    ) -> tantivy::Result<Option<Box<dyn Tantivy>>> {
        let mark = if excluded { None } else { self.marks.begin() };
        let mut any = Forms::default();
        self.forms(place, word, 1.0, mark, &mut any)?;
        if !excluded
            && self.forgiving
            && self.corrections.len() < MOST_HELPED
            && place != SearchedIn::Institution
            && !self.speller.knows(&mut self.analysis, word)?
            && let Some(term) = self.analysis.term(Rules::Exact, word)
        {
            let guesses = self.speller.guesses(&term)?;
            for guess in &guesses {
                self.forms(place, &guess.word, guess.weight, mark, &mut any)?;
            }
            let mut correction = guesses.into_iter().next().map(|guess| guess.word);
            if correction.is_none()
                && !term.contains(|c: char| c.is_ascii_digit())
                && let Some((left, right)) = self.speller.halves(&term)?
            {
                let terms = [(0, left.clone()), (1, right.clone())];
                for (into, of, weight) in self.places(place, Rules::Exact) {
                    any.any[into].extend(phrase_query(of, &terms).map(|query| boosted(query, weight)));
                }
                if let Some(mark) = mark {
                    self.marks.phrase(mark, place, vec![left.clone(), right.clone()]);
                }
                correction = Some(format!("{left} {right}"));
            }
            self.corrections.extend(
                correction.map(|correction| Correction { typed: word.to_owned(), meant: correction }),
            );
        }
        Ok(any.joined())
    }

    /// Adds the queries for one word, under all rules.
    pub(in crate::search) fn forms(
        &mut self,
        place: SearchedIn,
        word: &str,
        factor: Score,
        mark: Option<u32>,
        any: &mut Forms,
    ) -> tantivy::Result<()> {
        // Taken alone, the parts of a number do not mean the same as the number.
        let pieces: Vec<_> = words(word).filter(|piece| piece.span > 0).collect();
        let compound = pieces.len() > 1;
        let is_code = word.contains(|c: char| c.is_ascii_digit());
        for rules in Rules::ALL {
            // The first piece of a compound is the whole, joined; its parts follow.
            let mut terms = pieces.iter().filter_map(|piece| {
                Some((piece.position, self.analysis.term(rules, &word[piece.range.clone()])?))
            });
            let Some((_, whole)) = terms.next() else { continue };
            let parts: Vec<(usize, String)> = terms.collect();
            any.asked = true;
            for (into, of, weight) in self.places(place, rules) {
                if !self.is_missing(&[of.key(&whole)])? {
                    any.any[into].push(boosted(of.query(&whole), weight * factor));
                }
                let keys: Vec<_> = parts.iter().map(|(_, part)| of.key(part)).collect();
                if compound && !self.is_missing(&keys)? {
                    let parts = phrase_query(of, &parts);
                    any.any[into].extend(parts.map(|query| boosted(query, weight * factor)));
                }
            }
            if let Some(mark) = mark {
                self.marks.word(mark, place, rules, whole);
                let parts = parts.into_iter().map(|(_, part)| part);
                match is_code {
                    // A single letter or number occurs everywhere.
                    true if rules == Rules::Exact => self.marks.phrase(mark, place, parts.collect()),
                    true => {}
                    false => parts.for_each(|part| self.marks.word(mark, place, rules, part)),
                }
            }
        }
        Ok(())
    }

    pub(in crate::search) fn phrase(
        &mut self,
        place: SearchedIn,
        phrase: &str,
        marked: bool,
    ) -> Option<Box<dyn Tantivy>> {
        let terms = self.analysis.terms(Rules::Exact, phrase);
        let any: Vec<Box<dyn Tantivy>> = self
            .places(place, Rules::Exact)
            .into_iter()
            .filter_map(|(_, of, weight)| Some(boosted(phrase_query(of, &terms)?, weight)))
            .collect();
        if marked && let Some(mark) = self.marks.begin() {
            self.marks.phrase(mark, place, terms.into_iter().map(|(_, term)| term).collect());
        }
        (!any.is_empty()).then(|| best_of(any))
    }

    /// Returns the fields to search, with their number in [`Forms`] and their weight.
    pub(in crate::search) fn places(&self, place: SearchedIn, rules: Rules) -> Vec<(usize, Terms, Score)> {
        let factor = match rules {
            Rules::Exact => EXACT,
            Rules::Of(ui_language) if ui_language == self.reader => READER,
            Rules::Of(_) => 1.0,
        };
        let text = |part: Part| (part as usize, self.fields.text(part, rules), weights::part(part) * factor);
        let names = (3, self.fields.institution_names(), INSTITUTION);
        match (place, rules) {
            (SearchedIn::In(part), _) => vec![text(part)],
            (SearchedIn::Anywhere, Rules::Of(_)) => Part::ALL.map(text).to_vec(),
            (SearchedIn::Anywhere, Rules::Exact) => {
                let mut all = Part::ALL.map(text).to_vec();
                all.extend([names, (4, self.fields.labels(), LABELS)]);
                all
            }
            (SearchedIn::Institution, Rules::Exact) => vec![names],
            (SearchedIn::Institution, Rules::Of(_)) => Vec::new(),
        }
    }
}
