//! "Did you mean": if a query finds little or nothing although documents contain its words, proposes the same query
//! with words replaced by much commoner neighbours, provided that finds clearly more. Filters are ignored.

use std::collections::BTreeMap;

use tantivy::Searcher;

use crate::error::{Error, Result};
use crate::search::analysis::{Rules, normal, words};
use crate::search::index::Index;
use crate::search::index::parts::SearchedIn;
use crate::search::query::grammar::{Expression, Term, parse};
use crate::search::query::spelling::Speller;
use crate::search::query::{Query, SearchResult};
use crate::search::ranking::deadline::Deadline;
use crate::search::ranking::weights::FEW;

/// A proposed neighbour occurs in at least this many times as many documents.
const COMMONER: u64 = 3;
/// A proposed query finds at least this many times as much.
const CLEARLY: usize = 5;
/// Maximum number of words examined, of occurrences of each, and of alternative queries tried.
const WORDS: usize = 6;
const PLACES: usize = 8;
const QUESTIONS: usize = 4;

/// A word of the query, by its position in the expression, and its likely correction.
struct Change {
    clause: usize,
    term: usize,
    correction: String,
    texts: u64,
}

impl Index {
    /// Returns the query that was probably meant, if it finds clearly more than `query` did, whose result is `answer`.
    ///
    /// # Errors
    /// `internal` if the index can no longer be read and has to be reopened.
    pub fn did_you_mean(&self, query: &Query, answer: &SearchResult) -> Result<Option<String>> {
        if answer.alone.all > FEW || answer.cut_short || !query.forgiving {
            return Ok(None);
        }
        let (searcher, expression) = (self.searcher(), parse(&query.text));
        let changes = self.changes(&searcher, &expression, answer)?;
        let mut questions: Vec<Vec<&Change>> = changes.iter().map(|change| vec![change]).collect();
        if changes.len() > 1 {
            questions.insert(0, changes.iter().collect());
        }
        let asked = normal(&query.text);
        let deadline = Deadline::after(query.patience);
        let clearly = (answer.alone.all * CLEARLY).max(1);
        let mut best: Option<(usize, String)> = None;
        for changes in questions.into_iter().take(QUESTIONS) {
            // With one word replaced, a query can only match documents that have all the others.
            let can_find = match changes[..] {
                [change] if expression.clauses[change.clause].any.len() == 1 => {
                    let counted = answer.alone.others.iter().find(|(clause, _)| *clause == change.clause);
                    counted.map_or(usize::MAX, |(_, having)| *having)
                }
                _ => usize::MAX,
            };
            if can_find < clearly {
                continue;
            }
            let Some(text) = rewritten(asked.text(), &expression, &changes) else { continue };
            let finds = self.finds(&searcher, &Query { text: text.clone(), ..query.clone() }, &deadline)?;
            if finds >= clearly && finds > best.as_ref().map_or(0, |(most, _)| *most) {
                best = Some((finds, text));
            }
        }
        Ok(best.map(|(_, text)| text))
    }

    /// Returns likely corrections of single words, the commonest first.
    fn changes(
        &self,
        searcher: &Searcher,
        expression: &Expression,
        answer: &SearchResult,
    ) -> Result<Vec<Change>> {
        let mut analysis = self.analysis();
        let speller = Speller::new(searcher, self.fields(), self.lexicon());
        let mut changes = Vec::new();
        let clauses = expression.clauses.iter().enumerate().filter(|(_, clause)| !clause.excluded);
        let terms =
            clauses.flat_map(|(n, clause)| clause.any.iter().enumerate().map(move |(m, term)| (n, m, term)));
        let words = terms.filter_map(|(n, m, term)| match term {
            Term::Word(SearchedIn::Anywhere | SearchedIn::In(_), word) => Some((n, m, word)),
            _ => None,
        });
        for (clause, term, word) in words.take(WORDS) {
            // Neighbours of a word that no document contains have already been searched for.
            if answer.corrections.iter().any(|correction| correction.typed == *word) {
                continue;
            }
            let Some(exact) = analysis.term(Rules::Exact, word) else { continue };
            let own = speller.texts(&exact).map_err(Error::internal)?;
            let mut best: Option<Change> = None;
            for guess in speller.guesses(&exact).map_err(Error::internal)? {
                let texts = guess.texts;
                if texts >= own.max(1) * COMMONER && texts > best.as_ref().map_or(0, |best| best.texts) {
                    best = Some(Change { clause, term, correction: guess.word, texts });
                }
            }
            changes.extend(best);
        }
        changes.sort_by_key(|change| std::cmp::Reverse(change.texts));
        Ok(changes)
    }

    /// Counts the documents that match all of a query, ignoring its filters; 0 if there was no time to count them.
    fn finds(&self, searcher: &Searcher, query: &Query, deadline: &Deadline) -> Result<usize> {
        let alone = Query {
            filters: BTreeMap::new(),
            year_from: None,
            year_to: None,
            released_from: None,
            released_before: None,
            ..query.clone()
        };
        let count = self.compile(searcher, &alone)?.count(searcher, deadline).map_err(Error::internal)?;
        Ok(if deadline.was_missed() { 0 } else { count })
    }
}

/// Returns the query text with these words replaced, if it is parsed as exactly that.
fn rewritten(text: &str, expression: &Expression, changes: &[&Change]) -> Option<String> {
    let (mut text, mut expected) = (text.to_owned(), expression.clone());
    for change in changes {
        let term = expected.clauses.get_mut(change.clause)?.any.get_mut(change.term)?;
        let Term::Word(place, typed) = term.clone() else { return None };
        *term = Term::Word(place, change.correction.clone());
        let places = words(&text).map(|word| word.range).filter(|range| text[range.clone()] == typed);
        let mut candidates = places
            .take(PLACES)
            .map(|range| format!("{}{}{}", &text[..range.start], change.correction, &text[range.end..]));
        // The same word may also occur in quotes or after a minus.
        text = candidates.find(|candidate| parse(candidate) == expected)?;
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_word_that_was_meant_is_written_anew() {
        let change = |clause, term, correction: &str| Change {
            clause,
            term,
            correction: correction.to_owned(),
            texts: 1,
        };
        let text = "\"visa andina\" -visa (title:visa OR permiso) country:CO";
        let expression = parse(text);
        let at = expression.clauses.iter().position(|clause| clause.any.len() == 2).unwrap();
        assert_eq!(
            rewritten(text, &expression, &[&change(at, 0, "visado")]).unwrap(),
            "\"visa andina\" -visa (title:visado OR permiso) country:CO"
        );
        assert_eq!(
            rewritten(text, &expression, &[&change(at, 1, "permisos"), &change(at, 0, "visado")]).unwrap(),
            "\"visa andina\" -visa (title:visado OR permisos) country:CO"
        );
        assert_eq!(rewritten(text, &expression, &[&change(0, 0, "visado")]), None);
    }
}
