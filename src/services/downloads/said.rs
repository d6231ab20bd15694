//! What a document says of the search that it is made of.

use super::{Downloads, Grouping};
use crate::domain::language::UiLanguage;
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::messages;
use crate::search::{Facet, Sort};
use crate::services::book::SearchSaid;
use crate::services::page::Paging;
use crate::services::search::{Chosen, Search};
use crate::services::stored_query::StoredQuery;

impl Downloads {
    /// Returns a search and the order of its practices in words, with the number of those that it found at that time.
    ///
    /// # Errors
    /// Internal errors only.
    pub(super) fn said(
        &self,
        search: &Search,
        by: Grouping,
        (found, at): (usize, Timestamp),
    ) -> Result<SearchSaid> {
        let language = search.lang;
        let query = StoredQuery::of(search);
        let address = self.searches.links.page(language, &query.page());
        let words = query.q.clone();
        let is_usual = query.sort == Sort::default();
        let order = format!("search-sort-{}", query.sort.name());
        let years = [("search-from-year", query.year_from), ("search-to-year", query.year_to)];
        let results = self.searches.results(query.search(language), Paging { skip: 0, limit: 1 })?;
        let mut filters = filters(&results.chosen, language);
        filters.extend(years.into_iter().filter_map(|(label, year)| {
            year.map(|year| (messages::plain(language, label), year.to_string()))
        }));
        let group = format!("downloads-group-{}", by.name());
        let group = (by != Grouping::None).then(|| messages::plain(language, &group));
        let order = (!is_usual || !words.is_empty()).then(|| messages::plain(language, &order));
        let order: Vec<String> = group.into_iter().chain(order).collect();
        Ok(SearchSaid {
            order: (!order.is_empty()).then(|| order.join(" · ")),
            words,
            filters,
            found,
            at,
            address,
        })
    }
}

/// Returns the filters by their names, each with the names of the values it was set to.
fn filters(chosen: &[Chosen], language: UiLanguage) -> Vec<(String, String)> {
    let mut named: Vec<(Facet, Vec<String>)> = Vec::new();
    for one in chosen {
        let value = match (one.facet, one.value.as_str()) {
            (Facet::HasEvaluation, "true") => messages::plain(language, "search-evaluated"),
            (Facet::HasEvaluation, "false") => messages::plain(language, "search-not-evaluated"),
            _ => one.label.clone().unwrap_or_else(|| one.typed.clone()),
        };
        match named.iter_mut().find(|(facet, _)| *facet == one.facet) {
            Some((_, values)) => values.push(value),
            None => named.push((one.facet, vec![value])),
        }
    }
    let name =
        |facet: Facet| messages::plain(language, &format!("search-facet-{}", facet.name().replace('_', "-")));
    named.into_iter().map(|(facet, values)| (name(facet), values.join(", "))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_is_named_once_with_all_its_values() {
        let chosen = |facet, value: &str, label: Option<&str>| Chosen {
            facet,
            typed: value.to_owned(),
            value: value.to_owned(),
            label: label.map(str::to_owned),
        };
        let said = filters(
            &[
                chosen(Facet::Country, "CO", Some("Colombia")),
                chosen(Facet::HasEvaluation, "true", None),
                chosen(Facet::Country, "PE", Some("Perú")),
                chosen(Facet::Theme, "gone", None),
            ],
            UiLanguage::Es,
        );
        let said: Vec<(&str, &str)> = said.iter().map(|(name, values)| (&name[..], &values[..])).collect();
        assert_eq!(said, [("País", "Colombia, Perú"), ("Evaluación", "Con evaluación"), ("Tema", "gone")]);
    }
}
