//! The filters beside a result list: what can be chosen, and what is.

use super::faults::facet_name;
use super::query::ListQuery;
use crate::domain::fault::cut;
use crate::http::pages::page::Page;
use crate::messages::Arg;
use crate::search::Facet;
use crate::services::search::{Chosen, Results};

/// The facets in their order on the page, and whether their values are shown without being asked for.
const FACETS: [(Facet, bool); 15] = [
    (Facet::Theme, true),
    (Facet::Country, true),
    (Facet::Chapter, true),
    (Facet::GcmObjective, true),
    (Facet::PracticeType, false),
    (Facet::TargetGroup, false),
    (Facet::Institution, false),
    (Facet::Language, false),
    (Facet::SubRegion, false),
    (Facet::Membership, false),
    (Facet::GuidingPrinciple, false),
    (Facet::Scope, false),
    (Facet::Maturity, false),
    (Facet::HasEvaluation, false),
    (Facet::Compendium, false),
];
/// Number of values of a facet that are shown at once.
const SHOWN: usize = 8;

/// Maximum number of characters that are shown of a value without a name.
const LONGEST_UNKNOWN: usize = 80;

/// A facet with its values.
pub struct FacetView {
    /// The parameter.
    pub name: &'static str,
    /// Its name for people.
    pub legend: String,
    /// Whether its values are shown without being asked for.
    pub is_open: bool,
    /// The most frequent values, and those that are set.
    pub options: Vec<OptionView>,
    /// The others.
    pub more: Vec<OptionView>,
    /// The words that lead to them.
    pub more_label: String,
}

/// A value of a facet.
pub struct OptionView {
    /// The value of the parameter.
    pub value: String,
    /// Its name for people.
    pub label: String,
    /// Number of practices, written out.
    pub count: String,
    /// Whether it is set.
    pub is_set: bool,
}

/// A filter that is set.
pub struct Pill {
    /// `Theme: Work`.
    pub text: String,
    /// What a link says that removes it.
    pub removal: String,
    /// The address of the list without it.
    pub address: String,
}

/// Returns the facets that leave a choice.
pub fn facets(page: &Page, results: &Results) -> Vec<FacetView> {
    let views = FACETS.into_iter().filter_map(|(facet, is_open)| {
        let set: Vec<&Chosen> = results.chosen.iter().filter(|one| one.facet == facet).collect();
        let options = options(page, facet, &set, results);
        let narrows = match &options[..] {
            [] => false,
            [only] => {
                only.is_set || (facet != Facet::Compendium && only.count != page.number(results.answer.total))
            }
            _ => true,
        };
        narrows.then(|| {
            let (shown, rest): (Vec<_>, Vec<_>) =
                options.into_iter().enumerate().partition(|(at, option)| *at < SHOWN || option.is_set);
            // One value takes no more space than the words that would lead to it.
            let (shown, rest) = match rest.len() {
                1 => (shown.into_iter().chain(rest).collect(), Vec::new()),
                _ => (shown, rest),
            };
            FacetView {
                name: facet.name(),
                legend: facet_name(page, facet),
                is_open: is_open || !set.is_empty(),
                more_label: page.count("search-facet-more", rest.len()),
                options: shown.into_iter().map(|(_, option)| option).collect(),
                more: rest.into_iter().map(|(_, option)| option).collect(),
            }
        })
    });
    views.collect()
}

/// Returns the values of a facet, most frequent first, and last those that are set but that no practice has.
fn options(page: &Page, facet: Facet, set: &[&Chosen], results: &Results) -> Vec<OptionView> {
    let counts = results.answer.facets.get(facet.name()).into_iter().flatten();
    let mut options: Vec<OptionView> = counts
        .map(|one| OptionView {
            value: one.value.clone(),
            label: value_name(page, facet, &one.value, &one.label),
            count: page.number(usize::try_from(one.count).unwrap_or(usize::MAX)),
            is_set: set.iter().any(|chosen| chosen.value == one.value),
        })
        .collect();
    for chosen in set {
        if !options.iter().any(|option| option.value == chosen.value) {
            options.push(OptionView {
                value: chosen.typed.clone(),
                label: chosen_name(page, chosen, results),
                count: page.number(0),
                is_set: true,
            });
        }
    }
    options
}

/// Returns the filters that are set, years included, each with the address of the list without it.
pub fn pills(page: &Page, query: &ListQuery, results: &Results) -> Vec<Pill> {
    let pill = |facet: String, value: String, without: ListQuery| {
        let text = page.with_args("search-pill", [("facet", facet.into()), ("value", value.into())]);
        Pill {
            removal: page.with_args("search-nothing-without", [("filter", Arg::from(&text))]),
            text,
            address: page.to(&without.path()),
        }
    };
    let mut pills: Vec<Pill> = Vec::new();
    for (facet, _) in FACETS {
        for chosen in results.chosen.iter().filter(|one| one.facet == facet) {
            let without = query.without_value(facet.name(), &chosen.typed);
            pills.push(pill(facet_name(page, facet), chosen_name(page, chosen, results), without));
        }
    }
    for (name, id) in [("year_from", "search-from-year"), ("year_to", "search-to-year")] {
        let year = query.one(name);
        if !year.is_empty() {
            pills.push(pill(page.say(id), year.to_owned(), query.without(&[name])));
        }
    }
    pills
}

/// Returns the filters that are set to a value that neither has a name nor occurs in any practice.
pub fn unknown(results: &Results) -> impl Iterator<Item = &Chosen> {
    results.chosen.iter().filter(|chosen| {
        let counts = results.answer.facets.get(chosen.facet.name()).into_iter().flatten();
        let is_known = match chosen.facet {
            Facet::HasEvaluation => matches!(chosen.value.as_str(), "true" | "false"),
            _ => chosen.label.is_some(),
        };
        // A value that was taken off its list stays with the practices that have it.
        !is_known && !counts.into_iter().any(|one| one.value == chosen.value)
    })
}

/// Returns the name of a filter that is set.
pub fn chosen_name(page: &Page, chosen: &Chosen, results: &Results) -> String {
    let counts = results.answer.facets.get(chosen.facet.name()).into_iter().flatten();
    let counted = counts.into_iter().find(|one| one.value == chosen.value).map(|one| &one.label);
    let label = chosen.label.as_ref().or(counted);
    let label = label.cloned().unwrap_or_else(|| cut(&chosen.typed, LONGEST_UNKNOWN));
    value_name(page, chosen.facet, &chosen.value, &label)
}

fn value_name(page: &Page, facet: Facet, value: &str, label: &str) -> String {
    match (facet, value) {
        (Facet::HasEvaluation, "true") => page.say("search-evaluated"),
        (Facet::HasEvaluation, "false") => page.say("search-not-evaluated"),
        _ => label.to_owned(),
    }
}
