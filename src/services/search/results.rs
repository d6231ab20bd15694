//! What a page of results shows besides the results: the names of the filters that are set, and the countries that the
//! query names and that could be filters instead.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::labels::label;
use super::{Search, SearchAnswer, Searches};
use crate::domain::country;
use crate::domain::language::UiLanguage;
use crate::error::Result;
use crate::search::{Facet, plain};
use crate::services::page::Paging;

/// The results of a search, with what people need to change it.
pub struct Results {
    /// The results.
    pub answer: SearchAnswer,
    /// The filters that are set, in the order of the facets.
    pub chosen: Vec<Chosen>,
    /// The countries that the query names, unless there is a filter by country.
    pub countries: Vec<CountryNamed>,
}

/// A filter that is set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The facet.
    pub facet: Facet,
    /// The value as the reader named it.
    pub typed: String,
    /// The value as the facet counts it: the slug if the reader gave an identifier.
    pub value: String,
    /// Its label in the reader's language; `None` if it has none or nothing is known by this name.
    pub label: Option<String>,
}

/// A country that a query names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountryNamed {
    /// ISO 3166-1 alpha-2.
    pub code: String,
    /// Its name in the reader's language.
    pub label: &'static str,
    /// The query without the country.
    pub rest: String,
}

/// The codes of the countries by their plain names, in each of the four languages.
static CODES: LazyLock<[HashMap<String, &'static str>; 4]> = LazyLock::new(|| {
    UiLanguage::ALL.map(|reader| {
        let named = |code| Some((plain(country::name(code)?.in_language(reader)), code));
        country::codes().filter_map(named).collect()
    })
});

/// Maximum number of words in the name of a country.
const LONGEST_NAME: usize = 6;
/// Maximum number of words of a query in which names are looked for: as many as a search reads.
const WORDS_READ: usize = 32;

impl Searches {
    /// Answers a search, with what a page of results shows besides.
    ///
    /// # Errors
    /// As for [`Searches::search`].
    pub fn results(&self, search: Search, paging: Paging) -> Result<Results> {
        let names = self.store.read(|db| self.names.now(db))?;
        let filters = search.filters.iter();
        let values = filters.flat_map(|(facet, values)| values.iter().map(move |value| (*facet, value)));
        let mut chosen: Vec<Chosen> = Vec::new();
        for (facet, typed) in values {
            let value = names.slug(facet, typed).unwrap_or(typed).to_owned();
            let label = label(facet, &value, &names).map(|label| label.in_language(search.lang).to_owned());
            if !chosen.iter().any(|known| known.facet == facet && known.value == value) {
                chosen.push(Chosen { facet, typed: typed.clone(), value, label });
            }
        }
        let countries = match search.filters.contains_key(&Facet::Country) {
            true => Vec::new(),
            false => countries_named(&search.q, search.lang),
        };
        Ok(Results { answer: self.answer(&names, search, paging, false)?, chosen, countries })
    }
}

/// Returns the countries whose whole names, in the reader's language, are words of the query. A query with operators is
/// left as it is: without the name it might mean something else.
fn countries_named(q: &str, reader: UiLanguage) -> Vec<CountryNamed> {
    let is_operator = |word: &&str| {
        *word == "OR" || word.starts_with(['-', '\u{2212}']) || word.contains(['"', '“', '«', ':', '('])
    };
    let words: Vec<&str> = q.split_whitespace().take(WORDS_READ + 1).collect();
    if words.len() > WORDS_READ || words.iter().any(is_operator) {
        return Vec::new();
    }
    let codes = &CODES[UiLanguage::ALL.iter().position(|each| *each == reader).unwrap_or(0)];
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let longest = LONGEST_NAME.min(words.len() - at);
        let named = (1..=longest).rev().find_map(|length| {
            let code = codes.get(&plain(&words[at..at + length].join(" ")))?;
            Some((*code, length))
        });
        let Some((code, length)) = named else {
            at += 1;
            continue;
        };
        let rest = [&words[..at], &words[at + length..]].concat().join(" ");
        let label = country::name(code).map_or("", |name| name.in_language(reader));
        found.push(CountryNamed { code: code.to_owned(), label, rest });
        at += length;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(q: &str, reader: UiLanguage) -> Vec<(String, String)> {
        countries_named(q, reader).into_iter().map(|found| (found.code, found.rest)).collect()
    }

    #[test]
    fn countries_are_found_by_their_whole_names_in_the_readers_language() {
        let of = |code: &str, rest: &str| vec![(code.to_owned(), rest.to_owned())];
        assert_eq!(named("salud Costa Rica", UiLanguage::Es), of("CR", "salud"));
        assert_eq!(named("  PERU  trabajo", UiLanguage::Es), of("PE", "trabajo"));
        assert_eq!(named("san vicente y las granadinas", UiLanguage::Es), of("VC", ""));
        assert_eq!(named("santé Brésil", UiLanguage::Fr), of("BR", "santé"));
        assert_eq!(named("santé Brésil", UiLanguage::En), []);
        assert_eq!(named("Colombia Perú", UiLanguage::Es).len(), 2);
    }

    #[test]
    fn parts_of_names_and_queries_with_operators_name_no_country() {
        for q in [
            "",
            "rica",
            "colombiana",
            "salud -Colombia",
            "\"Costa Rica\"",
            "Perú OR Chile",
            "country:CO Perú",
        ] {
            assert_eq!(named(q, UiLanguage::Es), [], "{q}");
        }
        assert_eq!(named(&"Perú ".repeat(40), UiLanguage::Es), []);
    }
}
