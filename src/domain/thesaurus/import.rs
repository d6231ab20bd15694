//! Imports a thesaurus from elsewhere. Its concepts are given identifiers; parts that cannot be kept are left out and
//! reported, so that one bad concept among thousands does not prevent the import of the others.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use oxiri::Iri;
use percent_encoding::percent_decode_str;
use sha2::{Digest, Sha256};

use super::{
    Concept, ConceptLabels, LONGEST, MOST_ALTERNATIVES, MOST_BROADER, closing, is_id, label_fault, tidy,
};
use crate::domain::fault::{Fault, FaultCode};
use crate::domain::language::UiLanguage;

/// Maximum number of omissions reported individually.
const MOST_TOLD: usize = 100;
/// Maximum number of characters reported of an IRI or a text.
const LONGEST_TOLD: usize = 200;

/// A concept as described in a file. It refers to other concepts by their IRIs, and nothing has been checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Described {
    /// Its IRI.
    pub iri: String,
    /// Its labels in each language, the preferred one first.
    pub labels: BTreeMap<UiLanguage, Vec<String>>,
    /// The IRIs of the broader concepts: those it is a kind or a part of.
    pub broader: BTreeSet<String>,
    /// Whether it should no longer be used.
    pub deprecated: bool,
}

/// The parts of a file that were left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Number of concepts left out.
    pub concepts: usize,
    /// Number of labels left out of concepts that were kept.
    pub labels: usize,
    /// Number of links to broader concepts left out.
    pub links: usize,
    /// The first omissions.
    pub told: Vec<Omission>,
}

/// A part that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Omission {
    /// The kind of part.
    pub part: Part,
    /// The IRI of the concept.
    pub iri: String,
    /// The label, or the IRI of the broader concept.
    pub value: Option<String>,
    /// The reason. Its pointer is empty.
    pub fault: Fault,
}

/// The kinds of parts that can be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A whole concept.
    Concept,
    /// A label.
    Label,
    /// A link to a broader concept.
    Link,
}

impl LeftOut {
    /// Counts an omission, and keeps it if it is among the first.
    pub fn tell(&mut self, part: Part, iri: &str, value: Option<&str>, fault: Fault) {
        *match part {
            Part::Concept => &mut self.concepts,
            Part::Label => &mut self.labels,
            Part::Link => &mut self.links,
        } += 1;
        if self.told.len() < MOST_TOLD {
            let value = value.map(cut);
            self.told.push(Omission { part, iri: cut(iri), value, fault });
        }
    }
}

/// Returns the described concepts that can be kept, ordered by identifier, tidy and without faults of their own (there
/// may still be too many of them). `base` is the prefix of this installation's own IRIs; `known` maps other IRIs to the
/// identifiers they already have, and keep.
pub fn adopt(
    described: Vec<Described>,
    base: &str,
    known: &HashMap<String, String>,
    left_out: &mut LeftOut,
) -> Vec<Concept> {
    let mut kept: Vec<(Described, BTreeMap<UiLanguage, ConceptLabels>)> = Vec::new();
    for mut of in described {
        let labels = labels(&of.iri, std::mem::take(&mut of.labels), left_out);
        if labels.is_empty() {
            left_out.tell(Part::Concept, &of.iri, None, Fault::new("", FaultCode::NoLabel));
        } else {
            kept.push((of, labels));
        }
    }
    kept.sort_by(|(one, _), (other, _)| one.iri.cmp(&other.iri));
    let ids = identifiers(kept.iter().map(|(of, _)| of.iri.as_str()), base, known);
    let mut concepts = Vec::with_capacity(kept.len());
    for (of, labels) in &kept {
        let id = ids[&of.iri].clone();
        let iri = (of.iri != format!("{base}{id}")).then(|| of.iri.clone());
        let broader = broader(of, &ids, left_out);
        concepts.push(Concept { id, labels: labels.clone(), broader, iri, deprecated: of.deprecated });
    }
    concepts.sort_by(|one, other| one.id.cmp(&other.id));
    break_circles(&mut concepts, &ids, left_out);
    concepts
}

/// The labels that can be kept.
fn labels(
    iri: &str,
    labels: BTreeMap<UiLanguage, Vec<String>>,
    left_out: &mut LeftOut,
) -> BTreeMap<UiLanguage, ConceptLabels> {
    let mut kept = BTreeMap::new();
    for (ui_language, labels) in labels {
        let mut known = HashSet::new();
        let mut good = Vec::new();
        for label in labels.iter().map(|label| tidy(label)) {
            if !known.insert(label.clone()) {
                continue;
            }
            let fault = label_fault(&label, String::new);
            let many = || Fault::new("", FaultCode::TooManyItems).with("limit", MOST_ALTERNATIVES);
            match fault.or_else(|| (good.len() > MOST_ALTERNATIVES).then(many)) {
                None => good.push(label),
                Some(fault) => left_out.tell(Part::Label, iri, Some(&label), fault),
            }
        }
        let mut good = good.into_iter();
        if let Some(preferred) = good.next() {
            kept.insert(ui_language, ConceptLabels { preferred, alternatives: good.collect() });
        }
    }
    kept
}

/// The identifiers of the broader concepts that can be kept.
fn broader(of: &Described, ids: &HashMap<String, String>, left_out: &mut LeftOut) -> Vec<String> {
    let mut kept = Vec::new();
    for above in &of.broader {
        let fault = match ids.get(above) {
            Some(id) if kept.len() < MOST_BROADER => {
                kept.push(id.clone());
                continue;
            }
            Some(_) => Fault::new("", FaultCode::TooManyItems).with("limit", MOST_BROADER),
            None => Fault::new("", FaultCode::Unknown),
        };
        left_out.tell(Part::Link, &of.iri, Some(above), fault);
    }
    kept.sort();
    kept
}

/// Removes the links that close a cycle.
fn break_circles(concepts: &mut [Concept], ids: &HashMap<String, String>, left_out: &mut LeftOut) {
    let places: HashMap<&str, usize> =
        concepts.iter().enumerate().map(|(place, concept)| (concept.id.as_str(), place)).collect();
    let mut found = closing(concepts, &places);
    // In reverse order, so that the remaining positions stay valid.
    found.sort_unstable_by(|one, other| other.cmp(one));
    let iris: HashMap<&str, &str> = ids.iter().map(|(iri, id)| (id.as_str(), iri.as_str())).collect();
    let iri = |id: &str| iris.get(id).copied().unwrap_or_default();
    for (place, index) in found {
        let concept = &mut concepts[place];
        let above = concept.broader.remove(index);
        let fault = Fault::new("", FaultCode::MakesACircle);
        left_out.tell(Part::Link, iri(&concept.id), Some(iri(&above)), fault);
    }
}

/// Returns an identifier for each IRI: if the IRI is one of this installation's own, the identifier in it; if it is
/// known, the identifier it already has; otherwise one derived from the IRI. If several IRIs would have the same
/// identifier, the first in order gets it, and the others get it with a part of their hash appended.
fn identifiers<'a>(
    iris: impl Iterator<Item = &'a str> + Clone,
    base: &str,
    known: &HashMap<String, String>,
) -> HashMap<String, String> {
    let own = |iri: &'a str| iri.strip_prefix(base).filter(|rest| is_id(rest)).map(str::to_owned);
    let mut ids: HashMap<String, String> = HashMap::new();
    let mut taken = HashSet::new();
    for iri in iris.clone() {
        if let Some(id) = own(iri) {
            taken.insert(id.clone());
            ids.insert(iri.to_owned(), id);
        }
    }
    for iri in iris.clone().filter(|iri| own(iri).is_none()) {
        if let Some(id) = known.get(iri)
            && taken.insert(id.clone())
        {
            ids.insert(iri.to_owned(), id.clone());
        }
    }
    for iri in iris {
        if !ids.contains_key(iri) {
            let id = free(iri, |id| taken.insert(id.to_owned()));
            ids.insert(iri.to_owned(), id);
        }
    }
    ids
}

/// The first identifier derived from an IRI that is still free.
fn free(iri: &str, mut take: impl FnMut(&str) -> bool) -> String {
    let short = short(iri);
    if take(&short) {
        return short;
    }
    let hash = hex::encode(Sha256::digest(iri));
    let stem =
        |length: usize| short[..short.len().min(LONGEST - 1 - length)].trim_end_matches(['-', '.', '_']);
    let mut lengths = (8..=hash.len()).step_by(8);
    lengths
        .find_map(|length| {
            let id = format!("{}-{}", stem(length), &hash[..length]);
            take(&id).then_some(id)
        })
        // Only reached if two IRIs have the same SHA-256.
        .unwrap_or(hash)
}

/// The identifier suggested by an IRI: its last part, unchanged if it is a valid identifier.
fn short(iri: &str) -> String {
    fn last<'a>(text: &'a str, at: &[char]) -> Option<&'a str> {
        text.rsplit(at).find(|piece| !piece.is_empty())
    }
    let named = Iri::parse(iri).ok().and_then(|iri| {
        let fragment = iri.fragment().and_then(|fragment| last(fragment, &['/']));
        let path = last(iri.path(), &['/', ':']);
        let asked = iri.query().filter(|query| !query.is_empty());
        let found = match (fragment, path, asked) {
            (Some(fragment), _, _) => fragment.to_owned(),
            (None, Some(path), Some(query)) => format!("{path}-{query}"),
            (None, path, query) => path.or(query).or(iri.authority())?.to_owned(),
        };
        Some(found)
    });
    let named = named.unwrap_or_default();
    if is_id(&named) {
        return named;
    }
    let plain = slug::slugify(percent_decode_str(&named).decode_utf8_lossy());
    match plain.get(..plain.len().min(LONGEST)).unwrap_or_default().trim_matches('-') {
        "" => "concept".to_owned(),
        plain => plain.to_owned(),
    }
}

fn cut(text: &str) -> String {
    text.chars().take(LONGEST_TOLD).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::faults;
    use super::*;

    const BASE: &str = "https://acervo.example/api/v1/thesaurus/";

    #[test]
    fn an_identifier_is_made_of_what_stands_last() {
        for (iri, id) in [
            ("https://other.example/concepts#migrants", "migrants"),
            ("http://eurovoc.europa.eu/1234", "1234"),
            ("http://aims.fao.org/aos/agrovoc/c_331566", "c_331566"),
            ("urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66", "6e8bc430-9c3a-11d9-9669-0800200c9a66"),
            ("https://vocabularies.example/thesaurus/concept17094/", "concept17094"),
            ("https://vocabularies.example/index.php?tema=52&lang=es", "index-php-tema-52-lang-es"),
            ("https://vocabularies.example/?tema=52", "tema-52"),
            ("https://x.example/ma%C3%B1ana", "manana"),
            ("https://x.example/niñez", "ninez"),
            ("https://x.example/a/#/b/c", "c"),
            ("https://x.example/", "x.example"),
            ("https://x.example/移民", "yi-min"),
            ("https://x.example/%20", "concept"),
            ("tag:x.example,2026:visa", "visa"),
        ] {
            assert_eq!(short(iri), id, "{iri}");
            assert!(is_id(id), "{id}");
        }
        assert_eq!(short(&format!("http://x.example/{}", "é".repeat(300))), "e".repeat(LONGEST));
    }

    fn ids(iris: &[&str], known: &[(&str, &str)]) -> Vec<String> {
        let known = known.iter().map(|(iri, id)| ((*iri).to_owned(), (*id).to_owned())).collect();
        let mut sorted = iris.to_vec();
        sorted.sort_unstable();
        let ids = identifiers(sorted.into_iter(), BASE, &known);
        iris.iter().map(|iri| ids[*iri].clone()).collect()
    }

    #[test]
    fn an_identifier_stays_with_its_iri_and_is_nobody_elses() {
        let (one, two, own) = ("http://one.example/x", "http://two.example/x", format!("{BASE}x"));
        let first = ids(&[two, one], &[]);
        assert_eq!(first[1], "x");
        assert!(first[0].starts_with("x-") && first[0].len() == 10, "{first:?}");
        // Unchanged, whichever other IRIs come or go.
        assert_eq!(ids(&[two], &[(two, &first[0]), (one, "x")]), first[..1]);
        assert_eq!(ids(&["http://a.example/x", one], &[(one, "x")])[1], "x");
        // One of our own IRIs determines its identifier itself.
        assert_eq!(ids(&[&own, one], &[(one, "x")])[0], "x");
        assert_ne!(ids(&[&own, one], &[(one, "x")])[1], "x");
        let long = format!("http://one.example/{}", "y".repeat(100));
        let same = format!("http://two.example/{}", "y".repeat(100));
        assert!(ids(&[&long, &same], &[]).iter().all(|id| is_id(id)));
    }

    fn described() -> impl Strategy<Value = Described> {
        let iri = prop::sample::select(vec![
            "http://a.example/x",
            "http://b.example/x",
            "http://a.example/x/",
            "urn:x",
            "urn:y:x",
            "http://a.example/?x",
            "https://acervo.example/api/v1/thesaurus/x",
            "https://acervo.example/api/v1/thesaurus/x?y",
            "http://a.example/%C3%B1",
            "http://a.example/n",
        ]);
        let iri = iri.prop_map(str::to_owned);
        let label = prop_oneof![Just(String::new()), Just("a".repeat(101)), "[a-c\u{7} ]{1,3}"];
        let labels = prop::collection::vec(label, 0..40);
        (iri.clone(), labels, prop::collection::btree_set(iri, 0..4), any::<bool>()).prop_map(
            |(iri, labels, broader, deprecated)| Described {
                iri,
                labels: BTreeMap::from([(UiLanguage::Es, labels)]),
                broader,
                deprecated,
            },
        )
    }

    proptest! {
        #[test]
        fn what_is_kept_has_no_faults_and_comes_back_the_same(all in prop::collection::vec(described(), 0..12)) {
            let all: BTreeMap<String, Described> = all.into_iter().map(|of| (of.iri.clone(), of)).collect();
            let all: Vec<Described> = all.into_values().collect();
            let mut left_out = LeftOut::default();
            let concepts = adopt(all.clone(), BASE, &HashMap::new(), &mut left_out);
            prop_assert_eq!(faults(&concepts), []);
            prop_assert_eq!(concepts.len() + left_out.concepts, all.len());
            let counted = left_out.concepts + left_out.labels + left_out.links;
            prop_assert_eq!(left_out.told.len(), counted.min(MOST_TOLD));
            let iri = |id: &str| {
                let of = concepts.iter().find(|concept| concept.id == id).unwrap();
                of.iri.clone().unwrap_or_else(|| format!("{BASE}{id}"))
            };
            let again: Vec<Described> = concepts.iter().map(|of| Described {
                iri: iri(&of.id),
                labels: of.labels.iter().map(|(ui_language, labels)| {
                    (*ui_language, std::iter::once(&labels.preferred).chain(&labels.alternatives).cloned().collect())
                }).collect(),
                broader: of.broader.iter().map(|id| iri(id)).collect(),
                deprecated: of.deprecated,
            }).collect();
            let known = concepts.iter().filter_map(|of| Some((of.iri.clone()?, of.id.clone()))).collect();
            let mut nothing = LeftOut::default();
            prop_assert_eq!(adopt(again, BASE, &known, &mut nothing), concepts);
            prop_assert_eq!(nothing, LeftOut::default());
        }
    }
}
