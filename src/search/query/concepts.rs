//! Queries for words that name concepts of the thesaurus: they match the words as typed or the concepts' other names,
//! including those in other languages.

use tantivy::query::{ConstScoreQuery, Query as Tantivy, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{Score, Term as Key};

use crate::domain::language::UiLanguage;
use crate::search::analysis::Rules;
use crate::search::index::parts::Part;
use crate::search::index::parts::SearchedIn;
use crate::search::query::Expansion;
use crate::search::query::compile::{Compiler, Loose, MOST_HELPED, phrase_query};
use crate::search::query::thesaurus::{Name, Recognised};
use crate::search::ranking::combined::{all_of, best_of, boosted, copies, together};
use crate::search::ranking::weights::{self, SYNONYM, TRANSLATED};

impl Compiler<'_> {
    /// Adds the queries for consecutive words, each of them required; words that name a concept may be matched by
    /// another of its names.
    pub(in crate::search) fn run(
        &mut self,
        run: Vec<Loose>,
        strict: &mut Vec<Box<dyn Tantivy>>,
        loose: &mut Vec<Box<dyn Tantivy>>,
    ) -> tantivy::Result<()> {
        let words: Vec<&str> = run.iter().filter_map(|one| one.plain.as_deref()).collect();
        let found = match self.thesaurus {
            Some(thesaurus) if words.len() == run.len() && !words.is_empty() => {
                thesaurus.recognise(&mut self.analysis, &words, self.reader)
            }
            _ => Vec::new(),
        };
        let mut at = 0;
        while at < run.len() {
            let here: Vec<&Recognised> = found.iter().filter(|one| one.from == at).collect();
            let end = at + here.first().map_or(1, |one| one.words);
            let names = self.names(&here, &words)?;
            let own: Vec<Box<dyn Tantivy>> = run[at..end].iter().map(|one| one.query.box_clone()).collect();
            let Some(names) = names else {
                strict.extend(copies(&own));
                loose.extend(own);
                at = end;
                continue;
            };
            // Another name matches in place of each of the words, but its score must not be added once for each of
            // them.
            let share = 1.0 / own.len() as Score;
            for query in &own {
                loose.push(best_of(vec![query.box_clone(), boosted(names.box_clone(), share)]));
            }
            strict.push(best_of(vec![all_of(own), names]));
            at = end;
        }
        Ok(())
    }

    /// Returns a query for the names of concepts, each in the fields of its language.
    fn names(
        &mut self,
        concepts: &[&Recognised],
        words: &[&str],
    ) -> tantivy::Result<Option<Box<dyn Tantivy>>> {
        let mut parts = Part::ALL.map(|_| Vec::new());
        let Some(thesaurus) = self.thesaurus else { return Ok(None) };
        for concept in concepts {
            if self.expansions.len() == MOST_HELPED {
                break;
            }
            let mark = self.marks.begin_name();
            let typed = &words[concept.from..concept.from + concept.words];
            let mut expansion = Expansion {
                concept: thesaurus.id(concept).to_owned(),
                words: typed.join(" "),
                label: thesaurus.label(concept, self.reader).to_owned(),
                names: Vec::new(),
            };
            for named in thesaurus.names(concept) {
                let rules = Rules::Of(named.ui_language);
                let factor = if named.ui_language == concept.ui_language { SYNONYM } else { TRANSLATED };
                for name in &named.names {
                    if named.ui_language == concept.ui_language && self.is_typed(name, rules, typed) {
                        continue;
                    }
                    for part in Part::ALL {
                        let query = self.name(name, named.ui_language, part)?;
                        parts[part as usize]
                            .extend(query.map(|query| boosted(query, weights::part(part) * factor)));
                    }
                    self.mark(mark, name, rules);
                    expansion.names.push((named.ui_language, name.label.clone()));
                }
            }
            self.expansions.push(expansion);
        }
        let parts: Vec<_> = parts.into_iter().filter(|any| !any.is_empty()).map(best_of).collect();
        Ok((!parts.is_empty()).then(|| together(parts)))
    }

    /// Returns whether a name is the same as the words typed.
    fn is_typed(&mut self, name: &Name, rules: Rules, typed: &[&str]) -> bool {
        let by = if name.is_acronym { Rules::Exact } else { rules };
        let typed = typed.iter().flat_map(|word| self.analysis.terms(by, word)).map(|(_, term)| term);
        typed.eq(name.terms.iter().map(|(_, term)| term.as_str()))
    }

    fn mark(&mut self, mark: Option<u32>, name: &Name, rules: Rules) {
        let Some(mark) = mark else { return };
        let terms = name.terms.iter().map(|(_, term)| term.clone());
        if name.is_acronym {
            // An acronym of several parts (`C169`) is marked as a whole.
            self.marks.phrase(mark, SearchedIn::Anywhere, terms.collect());
        } else {
            terms.for_each(|term| self.marks.word(mark, SearchedIn::Anywhere, rules, term));
        }
    }

    /// Returns a query for a name of a concept in one part of the texts of its language, or `None` if no text can
    /// match.
    fn name(
        &self,
        name: &Name,
        ui_language: UiLanguage,
        part: Part,
    ) -> tantivy::Result<Option<Box<dyn Tantivy>>> {
        let rules = if name.is_acronym { Rules::Exact } else { Rules::Of(ui_language) };
        let of = self.fields.text(part, rules);
        let keys: Vec<Key> = name.terms.iter().map(|(_, term)| of.key(term)).collect();
        let query = match self.is_missing(&keys)? {
            true => None,
            false => phrase_query(of, &name.terms),
        };
        if !name.is_acronym {
            return Ok(query);
        }
        // Exact words are not separated by language: elsewhere the letters may be a word.
        let language = TermQuery::new(self.fields.language(ui_language), IndexRecordOption::Basic);
        Ok(query.map(|query| all_of(vec![query, Box::new(ConstScoreQuery::new(Box::new(language), 0.0))])))
    }
}
