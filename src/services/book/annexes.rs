//! The annexes of a book that count its practices: by country, institution and objective.

use std::collections::{BTreeMap, BTreeSet};

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use serde_json::{Map, Value};

use crate::domain::book::{Column, Country, Listed, Matrix, MatrixRow};
use crate::domain::country;
use crate::domain::language::UiLanguage;
use crate::messages;
use crate::services::catalog::Catalog;

/// The vocabulary of the objectives.
const OBJECTIVES: &str = "gcm_objectives";

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
    /// The places of the concepts that it uses in the thesaurus.
    pub(super) terms: BTreeSet<usize>,
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
pub(super) fn contributors(practices: &[Counted], language: UiLanguage) -> Vec<Listed> {
    let mut found: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for practice in practices {
        found.entry(&practice.institution).or_default().push(practice.number.clone());
    }
    let found = found.into_iter().map(|(name, practices)| Listed { name: name.to_owned(), practices });
    sorted(found.collect(), language, |institution| &institution.name)
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

/// Returns the name of a country; its code if it has none.
pub(super) fn country_name(code: &str, language: UiLanguage) -> String {
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
