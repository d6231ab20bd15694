//! The names of values and concepts in each language, prepared for looking up completions.

use std::sync::{Arc, PoisonError, RwLock};

use super::labels::{label, vocabulary};
use crate::domain::country;
use crate::domain::language::UiLanguage;
use crate::domain::thesaurus::Concept;
use crate::search::{Facet, Labels, Tallies};
use crate::services::catalog::Catalog;

/// The facets whose values are completed. Among equally good completions, this is their order: the facets that narrow a
/// list most tellingly come first.
pub const COMPLETED: [Facet; 13] = [
    Facet::Country,
    Facet::Theme,
    Facet::GcmObjective,
    Facet::PracticeType,
    Facet::TargetGroup,
    Facet::Institution,
    Facet::Chapter,
    Facet::GuidingPrinciple,
    Facet::SubRegion,
    Facet::Membership,
    Facet::Language,
    Facet::Scope,
    Facet::Maturity,
];

/// Returns a facet's position among these.
pub(super) fn kind(facet: Facet) -> usize {
    COMPLETED.iter().position(|known| *known == facet).unwrap_or(COMPLETED.len())
}

/// Labels of values.
pub(super) type Values = Labels<(Facet, String)>;
/// Labels of concepts, by their identifiers.
pub(super) type Concepts = Labels<String>;
/// Labels in each of the four languages, with the data they were built from.
type Made<From, Of> = [RwLock<Option<(Arc<From>, Arc<Of>)>>; 4];

/// The labels for completions. After names have changed, they are rebuilt for the first query.
#[derive(Default)]
pub struct Completions {
    values: Made<Catalog, Values>,
    concepts: Made<Vec<Concept>, Concepts>,
    /// Number of sections that have a value.
    pub(super) tallies: Tallies,
}

impl Completions {
    /// Returns the labels of values in the reader's language.
    pub(super) fn values(&self, names: &Arc<Catalog>, reader: UiLanguage) -> Arc<Values> {
        made(&self.values, reader, names, |names| value_labels(names, reader))
    }

    /// Returns the names of the thesaurus's concepts in the reader's language.
    pub(super) fn concepts(&self, names: &Catalog, reader: UiLanguage) -> Arc<Concepts> {
        made(&self.concepts, reader, &names.thesaurus, |known| concept_labels(known, reader))
    }
}

/// Returns the labels built from exactly this data, and builds them first if there are none.
fn made<From, Of>(
    all: &Made<From, Of>,
    reader: UiLanguage,
    from: &Arc<From>,
    make: impl FnOnce(&From) -> Of,
) -> Arc<Of> {
    let slot = &all[reader as usize];
    let current = |held: &Option<(Arc<From>, Arc<Of>)>| match held {
        Some((of, made)) if Arc::ptr_eq(of, from) => Some(made.clone()),
        _ => None,
    };
    if let Some(made) = current(&slot.read().unwrap_or_else(PoisonError::into_inner)) {
        return made;
    }
    let mut slot = slot.write().unwrap_or_else(PoisonError::into_inner);
    if let Some(made) = current(&slot) {
        return made;
    }
    let made = Arc::new(make(from));
    *slot = Some((from.clone(), made.clone()));
    made
}

fn value_labels(names: &Catalog, reader: UiLanguage) -> Values {
    let mut labels = Vec::new();
    for facet in COMPLETED {
        let values: Vec<String> = match facet {
            Facet::Country => country::codes().map(str::to_owned).collect(),
            Facet::Institution => names.institutions.values().map(|found| found.slug.clone()).collect(),
            Facet::Chapter => names.chapters.values().map(|found| found.slug.clone()).collect(),
            _ => vocabulary(facet)
                .map_or(&[][..], |name| names.list(name))
                .iter()
                .map(|term| term.value.clone())
                .collect(),
        };
        for value in values {
            let Some(name) = label(facet, &value, names) else { continue };
            let name = name.in_language(reader);
            let (shown, also) = match names.institution(&value) {
                Some(found) if facet == Facet::Institution => with_acronym(name, &found.acronym),
                _ => (name.to_owned(), None),
            };
            if !shown.is_empty() {
                labels.push((shown, also, (facet, value)));
            }
        }
    }
    Labels::new(labels)
}

/// Returns e.g. "Ministerio de Relaciones Exteriores (MRE)", and the position of the acronym.
fn with_acronym(name: &str, acronym: &str) -> (String, Option<usize>) {
    match acronym.is_empty() || acronym == name {
        true => (name.to_owned(), None),
        false => (format!("{name} ({acronym})"), Some(name.len() + " (".len())),
    }
}

fn concept_labels(thesaurus: &[Concept], reader: UiLanguage) -> Concepts {
    Labels::new(thesaurus.iter().filter(|concept| !concept.deprecated).flat_map(|concept| {
        let named = concept.labels.get(&reader).into_iter();
        let names = named.flat_map(|labels| std::iter::once(&labels.preferred).chain(&labels.alternatives));
        names.map(|name| (name.clone(), None, concept.id.clone()))
    }))
}
