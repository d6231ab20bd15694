//! The words of the field that practices use: a glossary of them, and an index that says where they are used.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use unicode_segmentation::UnicodeSegmentation;

use super::annexes::{Counted, sorted};
use crate::domain::book::{Glossary, Listed};
use crate::domain::language::UiLanguage;
use crate::domain::thesaurus::{Concept, ConceptLabels};

/// Number of words of the longest labels that are looked for.
const LONGEST_LABEL: usize = 6;
/// From this number of practices on, an index leaves out terms that more than half of them use: nobody looks for those.
const MANY: usize = 8;

/// The labels of a thesaurus, by which its concepts are found in texts.
pub(super) struct Terms<'t> {
    concepts: &'t [Concept],
    /// The places of the concepts that a phrase is a label of.
    labels: HashMap<(UiLanguage, String), Vec<usize>>,
}

impl<'t> Terms<'t> {
    /// Takes the labels of all concepts that are still in use.
    pub(super) fn new(concepts: &'t [Concept]) -> Terms<'t> {
        let mut labels: HashMap<_, Vec<usize>> = HashMap::new();
        for (at, concept) in concepts.iter().enumerate().filter(|(_, concept)| !concept.deprecated) {
            for (language, ConceptLabels { preferred, alternatives, .. }) in &concept.labels {
                for label in std::iter::once(preferred).chain(alternatives) {
                    labels.entry((*language, phrase(label))).or_default().push(at);
                }
            }
        }
        Terms { concepts, labels }
    }

    /// Returns the places of the concepts of which a label stands in a text of this language.
    pub(super) fn used<'a>(
        &self,
        language: Option<UiLanguage>,
        texts: impl Iterator<Item = &'a str>,
    ) -> BTreeSet<usize> {
        let Some(language) = language else { return BTreeSet::new() };
        let phrases = texts.flat_map(phrases);
        phrases.filter_map(|phrase| self.labels.get(&(language, phrase))).flatten().copied().collect()
    }

    /// Returns the concepts that the practices use in all languages, in alphabetical order.
    pub(super) fn glossary(&self, practices: &[Counted], language: UiLanguage) -> Option<Glossary> {
        let others = UiLanguage::ALL.into_iter().filter(|other| *other != language);
        let languages: Vec<UiLanguage> = std::iter::once(language).chain(others).collect();
        let used: BTreeSet<usize> = practices.iter().flat_map(|practice| &practice.terms).copied().collect();
        let rows = used.into_iter().filter_map(|at| {
            let concept = self.concepts.get(at).filter(|concept| concept.labels.contains_key(&language))?;
            let label = |of: &UiLanguage| concept.labels.get(of).map(|labels| labels.preferred.clone());
            Some(languages.iter().map(|of| label(of).unwrap_or_default()).collect::<Vec<String>>())
        });
        let rows =
            sorted(rows.collect(), language, |row: &Vec<String>| row.first().map_or("", String::as_str));
        (!rows.is_empty()).then_some(Glossary { languages, rows })
    }

    /// Returns the concepts with the numbers of the practices that use them, in alphabetical order.
    pub(super) fn index(&self, practices: &[Counted], language: UiLanguage) -> Vec<Listed> {
        let mut found: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        for practice in practices {
            for at in &practice.terms {
                found.entry(*at).or_default().push(practice.number.clone());
            }
        }
        let tells_apart =
            |numbers: &Vec<String>| practices.len() < MANY || numbers.len() * 2 <= practices.len();
        let lines =
            found.into_iter().filter(|(_, numbers)| tells_apart(numbers)).filter_map(|(at, practices)| {
                let name = self.concepts.get(at)?.labels.get(&language)?.preferred.clone();
                Some(Listed { name, practices })
            });
        sorted(lines.collect(), language, |line| &line.name)
    }
}

/// Returns all sequences of words in a text that may be a label.
fn phrases(text: &str) -> impl Iterator<Item = String> {
    let words: Vec<String> = text.unicode_words().map(str::to_lowercase).collect();
    (0..words.len()).flat_map(move |first| {
        let last = words.len().min(first + LONGEST_LABEL);
        (first + 1..=last).map(|end| words[first..end].join(" ")).collect::<Vec<_>>()
    })
}

fn phrase(label: &str) -> String {
    label.unicode_words().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}
