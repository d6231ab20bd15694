//! The subject's terms across languages: which words of a query name a concept, and the names of that concept in other
//! languages.

use std::collections::HashMap;
use std::ops::Range;

use crate::domain::language::UiLanguage;
use crate::domain::thesaurus::Concept;
use crate::search::analysis::{Analysis, Rules, is_stop_word, normal, whole_words, words};

/// Maximum number of names of a concept searched for in each language, the preferred one first.
const NAMES: usize = 6;

/// An analysed name of a concept: each term with its position, so that "permiso de trabajo" keeps the gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The name as written.
    pub label: String,
    /// Its terms by the rules of its language, or by the exact ones if it is an acronym.
    pub terms: Vec<(usize, String)>,
    /// Whether it is an acronym: acronyms have no inflections, and their letters may be those of another word's stem.
    pub is_acronym: bool,
}

/// A concept's names in one language, the preferred one first.
#[derive(Clone, Debug)]
pub struct Named {
    /// The language.
    pub ui_language: UiLanguage,
    /// The names.
    pub names: Vec<Name>,
}

#[derive(Debug)]
struct Entry {
    id: String,
    named: Vec<Named>,
}

/// The remaining terms of a name, and the concept that it names.
type Further = (Vec<String>, usize);

/// All concepts, for lookup by the words of a query.
#[derive(Debug, Default)]
pub struct Thesaurus {
    entries: Vec<Entry>,
    /// By language and first term: the remaining terms, and the concept that they name.
    by_first: [HashMap<String, Vec<Further>>; 4],
    /// By exact form: the concepts that an acronym stands for, and in which language.
    acronyms: HashMap<String, Vec<(UiLanguage, usize)>>,
}

/// Acronyms that are also words: in lower case they are read as words.
const ALSO_WORDS: [&str; 12] =
    ["aids", "bid", "can", "cide", "ice", "may", "neet", "odd", "pep", "tam", "tic", "us"];

/// A concept named by words of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recognised {
    /// Position of the first of the words in the query.
    pub from: usize,
    /// Number of words.
    pub words: usize,
    /// The language in which they name it.
    pub ui_language: UiLanguage,
    concept: usize,
}

impl Thesaurus {
    /// Creates a thesaurus from concepts; deprecated ones are left out.
    pub fn of(concepts: &[Concept]) -> Thesaurus {
        Thesaurus::new(concepts.iter().filter(|concept| !concept.deprecated).map(|concept| {
            let labels = concept.labels.iter().map(|(ui_language, labels)| {
                let alternatives = labels.alternatives.iter().map(String::as_str);
                (*ui_language, std::iter::once(labels.preferred.as_str()).chain(alternatives).collect())
            });
            (concept.id.as_str(), labels.collect())
        }))
    }

    /// Creates a thesaurus from concepts, each with an identifier and its names by language, the preferred one first.
    pub fn new<'a>(
        concepts: impl IntoIterator<Item = (&'a str, Vec<(UiLanguage, Vec<&'a str>)>)>,
    ) -> Thesaurus {
        let mut analysis = Analysis::new();
        let mut made = Thesaurus::default();
        for (id, labels) in concepts {
            let concept = made.entries.len();
            let mut named = Vec::new();
            for (ui_language, labels) in labels {
                let mut names = Vec::with_capacity(labels.len());
                for label in labels {
                    let Some((name, whole)) = name(&mut analysis, ui_language, label) else { continue };
                    made.add(ui_language, concept, &name, whole);
                    names.push(name);
                }
                named.push(Named { ui_language, names: distinct(names) });
            }
            made.entries.push(Entry { id: id.to_owned(), named });
        }
        made
    }

    /// Registers a name under its words, and under their parts if they are compounds, since queries contain both.
    fn add(&mut self, ui_language: UiLanguage, concept: usize, name: &Name, whole: Vec<String>) {
        if name.is_acronym {
            let Some(term) = whole.into_iter().next() else { return };
            self.acronyms.entry(term).or_default().push((ui_language, concept));
            return;
        }
        for mut terms in [whole, name.terms.iter().map(|(_, term)| term.clone()).collect()] {
            if terms.is_empty() {
                continue;
            }
            let further = (terms.split_off(1), concept);
            let known = self.by_first[ui_language as usize].entry(terms.remove(0)).or_default();
            if !known.contains(&further) {
                known.push(further);
            }
        }
    }

    /// Returns the concepts that consecutive words name, longest names first, using each word once. If several
    /// languages have a name, the reader's takes precedence, and otherwise all of them apply.
    pub fn recognise(&self, analysis: &mut Analysis, words: &[&str], reader: UiLanguage) -> Vec<Recognised> {
        let terms = UiLanguage::ALL.map(|ui_language| -> Vec<Option<String>> {
            words.iter().map(|word| analysis.term(Rules::Of(ui_language), word)).collect()
        });
        // Text that is entirely in capitals does not indicate acronyms.
        let shouted = words.len() > 1 && words.iter().all(|word| !word.contains(char::is_lowercase));
        let mut found: Vec<Recognised> = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let mut here: Vec<Recognised> = Vec::new();
            for ui_language in UiLanguage::ALL {
                let terms = &terms[ui_language as usize];
                let Some(first) = &terms[at] else { continue };
                for (rest, concept) in self.by_first[ui_language as usize].get(first).into_iter().flatten() {
                    let following = terms.get(at + 1..at + 1 + rest.len());
                    if following.is_some_and(|next| next.iter().flatten().eq(rest)) {
                        here.push(Recognised {
                            from: at,
                            words: 1 + rest.len(),
                            ui_language,
                            concept: *concept,
                        });
                    }
                }
            }
            if let Some(term) = self.acronym(analysis, words[at], shouted) {
                let stands_for = self.acronyms.get(&term).into_iter().flatten();
                here.extend(stands_for.map(|(ui_language, concept)| Recognised {
                    from: at,
                    words: 1,
                    ui_language: *ui_language,
                    concept: *concept,
                }));
            }
            let longest = here.iter().map(|one| one.words).max().unwrap_or(0);
            here.retain(|one| one.words == longest);
            if here.iter().any(|one| one.ui_language == reader) {
                here.retain(|one| one.ui_language == reader);
            }
            here.sort_by_key(|one| one.concept);
            here.dedup_by_key(|one| one.concept);
            found.append(&mut here);
            at += longest.max(1);
        }
        found
    }

    /// Returns the exact form of a word that may be meant as an acronym.
    fn acronym(&self, analysis: &mut Analysis, word: &str, shouted: bool) -> Option<String> {
        let term = analysis.term(Rules::Exact, word)?;
        let written_as_one = is_acronym(word) && !shouted;
        let is_word = || is_stop_word(&term) || ALSO_WORDS.contains(&term.as_str());
        (written_as_one || !is_word()).then_some(term)
    }

    /// Returns the name of a concept in the reader's language, or else in that of the words that name it.
    pub fn label(&self, recognised: &Recognised, reader: UiLanguage) -> &str {
        let named = self.names(recognised);
        let first = |ui_language| named.iter().find(|named| named.ui_language == ui_language)?.names.first();
        first(reader).or_else(|| first(recognised.ui_language)).map_or("", |name| &name.label)
    }

    /// Returns the names of a concept, in each language that has any.
    pub fn names(&self, recognised: &Recognised) -> &[Named] {
        &self.entries[recognised.concept].named
    }

    /// Returns the concept's identifier.
    pub fn id(&self, recognised: &Recognised) -> &str {
        &self.entries[recognised.concept].id
    }
}

/// Keeps at most [`NAMES`] names, dropping those that differ from an earlier one only in inflection.
fn distinct(names: Vec<Name>) -> Vec<Name> {
    let mut kept: Vec<Name> = Vec::new();
    for name in names {
        if kept.len() < NAMES && !kept.iter().any(|known| known.terms == name.terms) {
            kept.push(name);
        }
    }
    kept
}

/// Returns the name for a label, together with the terms of its whole words.
fn name(analysis: &mut Analysis, ui_language: UiLanguage, label: &str) -> Option<(Name, Vec<String>)> {
    let normal = normal(label);
    let text = normal.text();
    let is_acronym = is_acronym(text);
    let rules = if is_acronym { Rules::Exact } else { Rules::Of(ui_language) };
    let counts = |word: &Range<usize>| is_acronym || !is_stop_word(&text[word.clone()]);
    let whole = whole_words(text).map(|word| word.range).filter(counts);
    let whole: Vec<String> = whole.filter_map(|word| analysis.term(rules, &text[word])).collect();
    let single = words(text).filter(|word| word.span == 1 && counts(&word.range));
    let terms: Vec<(usize, String)> =
        single.filter_map(|word| Some((word.position, analysis.term(rules, &text[word.range])?))).collect();
    (!terms.is_empty()).then(|| (Name { label: label.to_owned(), terms, is_acronym }, whole))
}

/// Returns whether a text is a single word in capitals, with or without full stops: `OIT`, `C.A.N.`, `EE. UU.`, `C169`.
fn is_acronym(text: &str) -> bool {
    let capitals = text.chars().filter(|c| c.is_uppercase() || c.is_ascii_digit()).count();
    let single = whole_words(text).count() == 1;
    single && capitals > 1 && text.contains(char::is_uppercase) && !text.contains(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn thesaurus() -> Thesaurus {
        Thesaurus::new([
            (
                "work-permit",
                vec![
                    (UiLanguage::Es, vec!["permiso de trabajo", "permisos de trabajo"]),
                    (UiLanguage::En, vec!["work permit"]),
                    (UiLanguage::Fr, vec!["permis de travail", "autorisation de travail"]),
                ],
            ),
            ("work", vec![(UiLanguage::Es, vec!["trabajo"]), (UiLanguage::En, vec!["work"])]),
        ])
    }

    fn recognised(query: &str) -> Vec<(String, usize, usize)> {
        let known = thesaurus();
        let words: Vec<&str> = query.split(' ').collect();
        let found = known.recognise(&mut Analysis::new(), &words, UiLanguage::Es);
        found.iter().map(|one| (known.id(one).to_owned(), one.from, one.words)).collect()
    }

    #[test]
    fn the_longest_name_is_taken_in_any_inflection_and_language() {
        assert_eq!(recognised("renovar permisos trabajo"), [("work-permit".to_owned(), 1, 2)]);
        assert_eq!(recognised("work permits visa"), [("work-permit".to_owned(), 0, 2)]);
        assert_eq!(recognised("trabajos decentes"), [("work".to_owned(), 0, 1)]);
        assert_eq!(recognised("nada"), []);
    }

    #[test]
    fn an_acronym_is_met_as_one_and_never_by_a_stem() {
        let known = Thesaurus::new([
            (
                "andean-community",
                vec![(UiLanguage::Es, vec!["Comunidad Andina", "CAN"]), (UiLanguage::En, vec!["CAN"])],
            ),
            ("caf", vec![(UiLanguage::Es, vec!["CAF"])]),
            (
                "ilo",
                vec![
                    (UiLanguage::Es, vec!["OIT"]),
                    (UiLanguage::En, vec!["International Labour Organization"]),
                ],
            ),
        ]);
        let named = |query: &str| -> Vec<String> {
            let words: Vec<&str> = query.split(' ').collect();
            let found = known.recognise(&mut Analysis::new(), &words, UiLanguage::En);
            found.iter().map(|one| known.id(one).to_owned()).collect()
        };
        assert_eq!(named("CAN decisión"), ["andean-community"]);
        assert_eq!(named("la C.A.N."), ["andean-community"]);
        assert_eq!(named("convenios oit"), ["ilo"]);
        assert_eq!(named("C.A.F. crédito"), ["caf"]);
        // "can" is a verb, "café" and "cafes" have the stem "caf", and text entirely in capitals indicates nothing.
        for query in ["can migrants work", "CAN MIGRANTS WORK", "café", "Cafés", "oits"] {
            assert_eq!(named(query), Vec::<String>::new(), "{query}");
        }
    }

    #[test]
    fn names_keep_their_gaps_and_are_searched_for_once() {
        let known = thesaurus();
        let found = known.recognise(&mut Analysis::new(), &["work", "permit"], UiLanguage::En);
        let named = known.names(&found[0]);
        assert_eq!(named[0].names.len(), 1);
        assert_eq!(named[0].names[0].terms.iter().map(|(at, _)| *at).collect::<Vec<_>>(), [0, 2]);
        assert_eq!(named[2].names.len(), 2);
    }
}
