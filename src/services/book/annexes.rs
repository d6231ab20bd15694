//! The annexes of a book: which countries and institutions have which practices, and the words of the field that the
//! practices use.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use serde_json::{Map, Value};
use unicode_segmentation::UnicodeSegmentation;

use crate::domain::book::{Column, Contributor, Country, Glossary, Matrix, MatrixRow};
use crate::domain::country;
use crate::domain::language::UiLanguage;
use crate::domain::thesaurus::{Concept, ConceptLabels};
use crate::messages;
use crate::services::catalog::Catalog;

/// The vocabulary of the objectives.
const OBJECTIVES: &str = "gcm_objectives";
/// Number of words of the longest labels that are looked for.
const LONGEST_LABEL: usize = 6;

/// What the annexes count of a practice.
pub(super) struct Counted {
    /// Its number in the book.
    pub(super) number: String,
    /// The codes of its countries.
    pub(super) countries: Vec<String>,
    /// Its objectives, as the vocabulary has them.
    pub(super) objectives: Vec<String>,
    /// The name of its institution.
    pub(super) institution: String,
}

/// Returns the objectives that a practice names, as the vocabulary has them.
pub(super) fn objectives(practice: &Map<String, Value>) -> Vec<String> {
    let named = practice.get(OBJECTIVES).and_then(Value::as_array).into_iter().flatten();
    named.map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned)).collect()
}

/// Returns the countries with their practices, in alphabetical order.
pub(super) fn countries(practices: &[Counted], language: UiLanguage) -> Vec<Country> {
    let mut found: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for practice in practices {
        for code in practice.countries.iter().collect::<BTreeSet<_>>() {
            found.entry(code).or_default().push(practice.number.clone());
        }
    }
    let found = found.into_iter().map(|(code, practices)| Country {
        name: country_name(code, language),
        code: code.to_owned(),
        practices,
    });
    sorted(found.collect(), language, |country| &country.name)
}

/// Returns the institutions with their practices, in alphabetical order.
pub(super) fn contributors(practices: &[Counted], language: UiLanguage) -> Vec<Contributor> {
    let mut found: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for practice in practices {
        found.entry(&practice.institution).or_default().push(practice.number.clone());
    }
    let found = found.into_iter().map(|(name, practices)| Contributor { name: name.to_owned(), practices });
    sorted(found.collect(), language, |contributor| &contributor.name)
}

/// Returns how many practices each country has for each objective; `None` if no practice names an objective.
pub(super) fn matrix(practices: &[Counted], names: &Catalog, language: UiLanguage) -> Option<Matrix> {
    let objectives = names.list(OBJECTIVES);
    let is_counted = practices.iter().any(|practice| !practice.objectives.is_empty());
    if objectives.is_empty() || !is_counted {
        return None;
    }
    let columns = objectives
        .iter()
        .map(|term| Column { code: term.value.clone(), label: term.label.in_language(language).to_owned() });
    let rows = countries(practices, language).into_iter().map(|country| {
        let own: Vec<&Counted> =
            practices.iter().filter(|practice| country.practices.contains(&practice.number)).collect();
        let cells = objectives.iter().map(|term| {
            let count = own.iter().filter(|practice| practice.objectives.contains(&term.value)).count();
            u32::try_from(count).unwrap_or(u32::MAX)
        });
        MatrixRow {
            name: country.name,
            cells: cells.collect(),
            total: u32::try_from(own.len()).unwrap_or(u32::MAX),
        }
    });
    let caption = messages::plain(language, "book-matrix");
    Some(Matrix { caption, rows: rows.collect(), columns: columns.collect() })
}

/// Returns the concepts of the thesaurus of which a label stands in one of these texts, in alphabetical order.
pub(super) fn glossary<'a>(
    thesaurus: &[Concept],
    texts: impl Iterator<Item = (Option<UiLanguage>, &'a str)>,
    language: UiLanguage,
) -> Option<Glossary> {
    let labels_of = |concept: &'_ Concept| -> Vec<(UiLanguage, String)> {
        let of = |(of, labels): (&UiLanguage, &ConceptLabels)| {
            let all = std::iter::once(&labels.preferred).chain(&labels.alternatives);
            all.map(|label| (*of, phrase(label))).collect::<Vec<_>>()
        };
        concept.labels.iter().flat_map(of).collect()
    };
    let wanted: HashSet<(UiLanguage, String)> = thesaurus.iter().flat_map(labels_of).collect();
    let mut said: HashSet<(UiLanguage, String)> = HashSet::new();
    for (of, text) in texts {
        let Some(of) = of else { continue };
        said.extend(phrases(text).map(|phrase| (of, phrase)).filter(|phrase| wanted.contains(phrase)));
    }
    let is_used = |concept: &&Concept| labels_of(concept).iter().any(|label| said.contains(label));
    let languages: Vec<UiLanguage> = std::iter::once(language)
        .chain(UiLanguage::ALL.into_iter().filter(|other| *other != language))
        .collect();
    let rows = thesaurus.iter().filter(|concept| !concept.deprecated).filter(is_used).filter_map(|concept| {
        let label = |of: &UiLanguage| concept.labels.get(of).map(|labels| labels.preferred.clone());
        concept
            .labels
            .contains_key(&language)
            .then(|| languages.iter().map(|of| label(of).unwrap_or_default()).collect::<Vec<String>>())
    });
    let rows = sorted(rows.collect(), language, |row: &Vec<String>| row.first().map_or("", String::as_str));
    (!rows.is_empty()).then_some(Glossary { languages, rows })
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

fn country_name(code: &str, language: UiLanguage) -> String {
    country::name(code).map_or(code, |name| name.in_language(language)).to_owned()
}

/// Sorts by name as the language does. Without its data, the order is that of the characters.
pub(super) fn sorted<T>(mut all: Vec<T>, language: UiLanguage, name: impl Fn(&T) -> &str) -> Vec<T> {
    let collator = collator(language);
    all.sort_by(|a, b| match &collator {
        Some(collator) => collator.compare(name(a), name(b)),
        None => name(a).cmp(name(b)),
    });
    all
}

fn collator(language: UiLanguage) -> Option<CollatorBorrowed<'static>> {
    let locale: icu_locale_core::Locale = language.code().parse().ok()?;
    Collator::try_new(locale.into(), CollatorOptions::default()).ok()
}
