//! The thesaurus: the labels of the field's concepts in each language, and which concepts are broader than others.

pub mod import;

use std::collections::{BTreeMap, HashMap, HashSet};

use oxiri::Iri;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::fault::{Fault, FaultCode, Faults};
use super::language::UiLanguage;
use super::text;

/// Maximum number of characters of an identifier or a label.
pub const LONGEST: usize = 100;
/// Maximum number of bytes of an IRI.
pub const LONGEST_IRI: usize = 1_000;
/// Maximum number of alternative labels of a concept per language.
pub const MOST_ALTERNATIVES: usize = 30;
/// Maximum number of broader concepts of a concept.
pub const MOST_BROADER: usize = 20;
/// Maximum number of concepts in a thesaurus.
pub const MOST_CONCEPTS: usize = 20_000;

/// A concept of the field, with its labels in up to four languages. Stored concepts are [tidy](Concept::tidied) and
/// have no [faults](Concept::faults).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Concept {
    /// Its identifier. That of an imported concept is derived from its IRI.
    #[schema(pattern = "^[A-Za-z0-9]([A-Za-z0-9._-]{0,98}[A-Za-z0-9])?$", example = "regularisation")]
    pub id: String,
    /// Its labels in each language; at least one of the four is needed.
    #[schema(value_type = LabelsByLanguage)]
    pub labels: BTreeMap<UiLanguage, ConceptLabels>,
    /// The identifiers of the broader concepts: those it is a kind or a part of.
    #[serde(default)]
    #[schema(max_items = 20, example = json!(["migration-status"]))]
    pub broader: Vec<String>,
    /// The IRI of an imported concept. Without it, the concept's IRI is its URL in this API.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, max_length = 1000, example = "http://eurovoc.europa.eu/1234")]
    pub iri: Option<String>,
    /// Whether it should no longer be used. A deprecated concept is kept and listed, but is neither suggested nor used
    /// in searches.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub deprecated: bool,
}

/// The labels of a concept in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConceptLabels {
    /// The preferred label.
    #[schema(min_length = 1, max_length = 100, example = "regularización migratoria")]
    pub preferred: String,
    /// Other labels: synonyms, acronyms, other spellings.
    #[serde(default)]
    #[schema(schema_with = alternatives)]
    pub alternatives: Vec<String>,
}

/// The labels of a concept in each language.
#[derive(ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "es": {"preferred": "regularización migratoria", "alternatives": ["amnistía migratoria"]},
    "en": {"preferred": "regularisation", "alternatives": ["regularization"]},
}))]
#[allow(dead_code)]
pub struct LabelsByLanguage {
    /// In Spanish
    #[schema(nullable = false)]
    es: Option<ConceptLabels>,
    /// In English
    #[schema(nullable = false)]
    en: Option<ConceptLabels>,
    /// In Portuguese
    #[schema(nullable = false)]
    pt: Option<ConceptLabels>,
    /// In French
    #[schema(nullable = false)]
    fr: Option<ConceptLabels>,
}

impl Concept {
    /// The concept in the single form in which it is stored: texts composed (NFC) and without superfluous white space,
    /// lists without duplicates. Alternative labels keep their order, because the first ones are searched for first;
    /// broader concepts are sorted.
    pub fn tidied(mut self) -> Concept {
        for labels in self.labels.values_mut() {
            labels.preferred = tidy(&labels.preferred);
            let mut known = HashSet::from([labels.preferred.clone()]);
            labels.alternatives = labels.alternatives.iter().map(|label| tidy(label)).collect();
            labels.alternatives.retain(|label| known.insert(label.clone()));
        }
        self.broader.sort();
        self.broader.dedup();
        self
    }

    /// All faults within the concept, with pointers into it.
    pub fn faults(&self) -> Faults {
        let mut faults = Faults::default();
        if !is_id(&self.id) {
            faults.push(Fault::new("/id", FaultCode::WrongForm));
        }
        if self.labels.is_empty() {
            faults.push(Fault::new("/labels", FaultCode::Required));
        }
        for (ui_language, labels) in &self.labels {
            let at = format!("/labels/{}", ui_language.code());
            faults.extend(label_fault(&labels.preferred, || format!("{at}/preferred")));
            if labels.alternatives.len() > MOST_ALTERNATIVES {
                let fault = Fault::new(format!("{at}/alternatives"), FaultCode::TooManyItems);
                faults.push(fault.with("limit", MOST_ALTERNATIVES));
            }
            for (index, label) in labels.alternatives.iter().enumerate() {
                faults.extend(label_fault(label, || format!("{at}/alternatives/{index}")));
            }
        }
        if self.broader.len() > MOST_BROADER {
            faults.push(Fault::new("/broader", FaultCode::TooManyItems).with("limit", MOST_BROADER));
        }
        match &self.iri {
            Some(iri) if iri.len() > LONGEST_IRI => {
                faults.push(Fault::new("/iri", FaultCode::TooLong).with("limit", LONGEST_IRI));
            }
            Some(iri) if Iri::parse(iri.as_str()).is_err() => {
                faults.push(Fault::new("/iri", FaultCode::WrongForm))
            }
            _ => {}
        }
        faults
    }
}

/// A label as it is stored: composed, with single spaces between words. In files, labels may span several lines.
pub fn tidy(label: &str) -> String {
    let words: Vec<&str> = label.split_whitespace().collect();
    text::one_line(&words.join(" "), "").unwrap_or_else(|_| words.join(" "))
}

/// Whether the text can be the identifier of a concept, which must be usable in URLs and in Turtle.
pub fn is_id(id: &str) -> bool {
    id.len() <= LONGEST
        && id.starts_with(|c: char| c.is_ascii_alphanumeric())
        && id.ends_with(|c: char| c.is_ascii_alphanumeric())
        && id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-'))
}

fn label_fault(label: &str, at: impl Fn() -> String) -> Option<Fault> {
    if text::is_blank(label) {
        Some(Fault::new(at(), FaultCode::Required))
    } else if label.chars().count() > LONGEST {
        Some(Fault::new(at(), FaultCode::TooLong).with("limit", LONGEST))
    } else {
        text::one_line(label, at()).err()
    }
}

/// All faults within and between the concepts: duplicate identifiers or IRIs, broader concepts that do not exist,
/// cycles. Pointers begin with the concept's identifier.
pub fn faults(concepts: &[Concept]) -> Faults {
    let mut faults = Faults::default();
    if concepts.len() > MOST_CONCEPTS {
        faults.push(Fault::new("", FaultCode::TooManyItems).with("limit", MOST_CONCEPTS));
    }
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut iris = HashSet::new();
    for (place, concept) in concepts.iter().enumerate() {
        let at = format!("/{}", super::version::escaped(&concept.id));
        faults.join(concept.faults().map(|fault| fault.under(&at)));
        if places.insert(&concept.id, place).is_some() {
            faults.push(Fault::new(at.as_str(), FaultCode::RepeatedItems));
        }
        if concept.iri.as_ref().is_some_and(|iri| !iris.insert(iri)) {
            faults.push(Fault::new(at + "/iri", FaultCode::RepeatedItems));
        }
    }
    for concept in concepts {
        for (index, broader) in concept.broader.iter().enumerate() {
            if !places.contains_key(broader.as_str()) {
                faults.push(Fault::new(format!("/{}/broader/{index}", concept.id), FaultCode::Unknown));
            }
        }
    }
    faults.extend(closing(concepts, &places).into_iter().map(|(place, index)| {
        Fault::new(format!("/{}/broader/{index}", concepts[place].id), FaultCode::MakesACircle)
    }));
    faults
}

/// The links to broader concepts that close a cycle, each as the position of a concept and an index into its broader
/// concepts; without these links there are no cycles. Walks up from each concept without recursion, because a chain may
/// be as long as the thesaurus.
fn closing(concepts: &[Concept], places: &HashMap<&str, usize>) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut left = HashSet::new();
    let mut on_the_way = HashSet::new();
    for start in 0..concepts.len() {
        // Each step is a concept, and the number of its broader concepts already followed.
        let mut way = vec![(start, 0)];
        while let Some((place, followed)) = way.last_mut() {
            let here = *place;
            if left.contains(&here) {
                way.pop();
                continue;
            }
            on_the_way.insert(here);
            let Some(broader) = concepts[here].broader.get(*followed) else {
                on_the_way.remove(&here);
                left.insert(here);
                way.pop();
                continue;
            };
            let index = *followed;
            *followed += 1;
            match places.get(broader.as_str()) {
                Some(above) if on_the_way.contains(above) => found.push((here, index)),
                Some(above) => way.push((*above, 0)),
                None => {}
            }
        }
    }
    found
}

fn alternatives() -> utoipa::openapi::schema::Array {
    use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder, Type};
    let label = ObjectBuilder::new()
        .schema_type(Type::String)
        .min_length(Some(1))
        .max_length(Some(LONGEST))
        .examples([serde_json::json!("amnistía migratoria")]);
    ArrayBuilder::new().items(label).max_items(Some(MOST_ALTERNATIVES)).build()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A chain in which each concept is narrower than the next.
    fn chain(length: usize) -> Vec<Concept> {
        let labels =
            BTreeMap::from([(UiLanguage::Es, ConceptLabels { preferred: "a".into(), ..Default::default() })]);
        (0..length)
            .map(|n| Concept {
                id: format!("c{n}"),
                labels: labels.clone(),
                broader: vec![format!("c{}", n + 1)],
                ..Concept::default()
            })
            .collect()
    }

    #[test]
    fn a_chain_as_long_as_a_thesaurus_is_followed_to_its_end() {
        let mut concepts = chain(MOST_CONCEPTS);
        let found = faults(&concepts);
        assert_eq!(found, [Fault::new(format!("/c{}/broader/0", MOST_CONCEPTS - 1), FaultCode::Unknown)]);
        concepts[MOST_CONCEPTS - 1].broader = vec!["c7".into()];
        assert_eq!(
            faults(&concepts),
            [Fault::new(format!("/c{}/broader/0", MOST_CONCEPTS - 1), FaultCode::MakesACircle)]
        );
        concepts[MOST_CONCEPTS - 1].broader.clear();
        assert_eq!(faults(&concepts), []);
    }

    #[test]
    fn two_ways_up_to_the_same_concept_are_no_circle() {
        let mut concepts = chain(4);
        concepts[3].broader.clear();
        concepts[0].broader.push("c2".into());
        assert_eq!(faults(&concepts), []);
        concepts[2].broader.push("c0".into());
        assert_eq!(faults(&concepts).len(), 1);
    }

    #[test]
    fn a_tidy_concept_has_one_form() {
        let labels = |preferred: &str, alternatives: &[&str]| ConceptLabels {
            preferred: preferred.into(),
            alternatives: alternatives.iter().map(|label| (*label).into()).collect(),
        };
        let concept = |labels, broader: &[&str]| Concept {
            id: "a".into(),
            labels: BTreeMap::from([(UiLanguage::Pt, labels)]),
            broader: broader.iter().map(|id| (*id).into()).collect(),
            ..Concept::default()
        };
        let rough =
            concept(labels(" adoc\u{327}a\u{303}o ", &["b", "adoção", "a  c", "b"]), &["c", "b", "c"]);
        assert_eq!(rough.tidied(), concept(labels("adoção", &["b", "a c"]), &["b", "c"]));
    }

    #[test]
    fn an_identifier_can_stand_in_an_address_and_in_turtle() {
        for id in ["a", "c_1234", "visa-de.transito", "7", &"a".repeat(100)] {
            assert!(is_id(id), "{id}");
        }
        for id in ["", ".", "..", "-a", "a.", "a b", "niñez", "a/b", "a%20", &"a".repeat(101)] {
            assert!(!is_id(id), "{id}");
        }
    }
}
