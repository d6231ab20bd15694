//! Labels of the values counted in facets.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::country;
use crate::domain::labels::Label;
use crate::domain::language::UiLanguage;
use crate::messages;
use crate::search::Facet;
use crate::services::catalog::Catalog;

/// A value of a facet, with its count.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FacetCount {
    /// The value to filter by.
    pub value: String,
    /// Its label in the reader's language.
    pub label: String,
    /// Number of sections that have it.
    pub count: u64,
}

/// Returns the counts, with the values' labels in the reader's language.
pub(super) fn labelled(
    counts: &[(Facet, Vec<(String, u64)>)],
    reader: UiLanguage,
    names: &Catalog,
) -> BTreeMap<&'static str, Vec<FacetCount>> {
    let labelled = counts.iter().map(|(facet, values)| {
        let counts = values.iter().map(|(value, count)| {
            let label = match facet {
                Facet::Stage => stage_label(value, reader),
                _ => label(*facet, value, names)
                    .map_or(value.as_str(), |label| label.in_language(reader))
                    .to_owned(),
            };
            FacetCount { value: value.clone(), label, count: *count }
        });
        (facet.name(), counts.collect())
    });
    labelled.collect()
}

/// Returns the label of a value.
pub(in crate::services) fn label<'a>(facet: Facet, value: &str, names: &'a Catalog) -> Option<&'a Label> {
    match facet {
        Facet::Country => country::name(value),
        Facet::Institution => Some(&names.institution(value)?.name),
        Facet::Chapter => Some(&names.chapter(value)?.title),
        Facet::Compendium => Some(&names.compendium(value)?.title),
        _ => names.term(vocabulary(facet)?, value),
    }
}

fn stage_label(stage: &str, reader: UiLanguage) -> String {
    messages::plain(reader, &format!("stage-{}", stage.replace('_', "-")))
}

/// Returns the vocabulary of a facet's values, if it has one.
pub(in crate::services) fn vocabulary(facet: Facet) -> Option<&'static str> {
    Some(match facet {
        Facet::SubRegion => "sub_regions",
        Facet::Membership => "memberships",
        Facet::Theme => "inclusion_themes",
        Facet::GcmObjective => "gcm_objectives",
        Facet::TargetGroup => "target_groups",
        Facet::PracticeType => "practice_types",
        Facet::GuidingPrinciple => "guiding_principles",
        Facet::Scope => "scopes",
        Facet::Maturity => "maturities",
        Facet::Language => "languages",
        Facet::Country
        | Facet::Institution
        | Facet::Chapter
        | Facet::Compendium
        | Facet::HasEvaluation
        | Facet::Stage => return None,
    })
}
