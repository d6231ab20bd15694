//! What a file's statements say about concepts, gathered as they come, in whatever order that is.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use oxrdf::{NamedOrBlankNode, Term, Triple, vocab};

use super::{MAX_IRI_BYTES, MAX_TRIPLES, SKOS, too_complex};
use crate::domain::language::Tongue;
use crate::domain::thesaurus::{Concept, ConceptLabels, MOST_CONCEPTS, tidy};
use crate::error::Result;

/// How many things a file may tell of: concepts, but also what they are gathered in and linked to.
const MAX_THINGS: usize = 5 * MOST_CONCEPTS;

/// What a statement says.
#[derive(Clone, Copy)]
pub(super) enum Said<'a> {
    /// A thing, by its IRI.
    Thing(&'a str),
    /// A member of SKOS, by its name.
    Skos(&'a str),
    /// A text with its language tag, which may be empty.
    Text(&'a str, &'a str),
}

/// The statements that count, by what they are about.
#[derive(Default)]
pub(super) struct Gathered {
    statements: usize,
    places: HashMap<String, usize>,
    things: Vec<Thing>,
}

#[derive(Default)]
struct Thing {
    is_concept: bool,
    /// A scheme or a collection: it has labels and is no concept.
    is_none: bool,
    is_labelled: bool,
    labels: BTreeMap<Tongue, Labels>,
    broader: BTreeSet<usize>,
}

/// Preferred labels with their language tags, the shortest first: `pt` counts before `pt-BR`. The alternatives as they
/// come.
#[derive(Default)]
struct Labels {
    preferred: BTreeSet<(usize, String, String)>,
    alternatives: Vec<String>,
}

impl Gathered {
    /// Takes in a statement of Turtle.
    pub(super) fn take_triple(&mut self, triple: &Triple) -> Result<()> {
        let says =
            if triple.predicate == vocab::rdf::TYPE { "type" } else { skos(triple.predicate.as_str()) };
        let subject = match &triple.subject {
            NamedOrBlankNode::NamedNode(subject) => subject.as_str(),
            NamedOrBlankNode::BlankNode(_) => return self.count(),
        };
        match &triple.object {
            Term::NamedNode(object) => self.take(subject, says, Said::Thing(object.as_str())),
            Term::Literal(text) => {
                self.take(subject, says, Said::Text(text.value(), text.language().unwrap_or("")))
            }
            Term::BlankNode(_) => self.count(),
        }
    }

    fn count(&mut self) -> Result<()> {
        self.statements += 1;
        if self.statements > MAX_TRIPLES { Err(too_complex()) } else { Ok(()) }
    }

    /// Takes in a statement: what it is about, the member of SKOS (or `type`) that it is made with, and what it
    /// says. What is not about concepts is passed over.
    pub(super) fn take(&mut self, subject: &str, says: &str, said: Said<'_>) -> Result<()> {
        self.count()?;
        match (says, said) {
            ("type", Said::Thing(kind)) => self.classify(subject, skos(kind))?,
            ("type", Said::Skos(kind)) => self.classify(subject, kind)?,
            ("broader", Said::Thing(above)) => self.link(subject, above)?,
            ("narrower", Said::Thing(below)) => self.link(below, subject)?,
            ("prefLabel", Said::Text(text, tag)) => {
                let thing = self.thing(subject)?;
                thing.is_labelled = true;
                if let Some(tongue) = Tongue::of(tag) {
                    let label = (tag.len(), tag.to_ascii_lowercase(), tidy(text));
                    thing.labels.entry(tongue).or_default().preferred.insert(label);
                }
            }
            ("altLabel" | "hiddenLabel", Said::Text(text, tag)) => {
                if let Some(tongue) = Tongue::of(tag) {
                    let thing = self.thing(subject)?;
                    thing.labels.entry(tongue).or_default().alternatives.push(tidy(text));
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn classify(&mut self, subject: &str, kind: &str) -> Result<()> {
        match kind {
            "Concept" => self.thing(subject)?.is_concept = true,
            "ConceptScheme" | "Collection" | "OrderedCollection" => self.thing(subject)?.is_none = true,
            _ => {}
        }
        Ok(())
    }

    fn link(&mut self, below: &str, above: &str) -> Result<()> {
        let above = self.place(above)?;
        self.thing(below)?.broader.insert(above);
        Ok(())
    }

    fn thing(&mut self, iri: &str) -> Result<&mut Thing> {
        let place = self.place(iri)?;
        Ok(&mut self.things[place])
    }

    fn place(&mut self, iri: &str) -> Result<usize> {
        if let Some(place) = self.places.get(iri) {
            return Ok(*place);
        }
        if iri.len() > MAX_IRI_BYTES || self.things.len() >= MAX_THINGS {
            return Err(too_complex());
        }
        self.things.push(Thing::default());
        self.places.insert(iri.to_owned(), self.things.len() - 1);
        Ok(self.things.len() - 1)
    }

    /// The concepts with a label in one of the four languages, by identifier. Links to those without are left
    /// out with them.
    pub(super) fn concepts(self) -> Vec<Concept> {
        let mut ids = vec![String::new(); self.things.len()];
        for (iri, place) in self.places {
            ids[place] = iri.rsplit(['/', '#']).next().unwrap_or_default().to_owned();
        }
        let passed_over: Vec<bool> = self
            .things
            .iter()
            .map(|thing| thing.is_none || (thing.is_mentioned() && thing.labels.is_empty()))
            .collect();
        let mut concepts = Vec::new();
        for (place, thing) in self.things.into_iter().enumerate() {
            if passed_over[place] || !thing.is_mentioned() {
                continue;
            }
            let above = thing.broader.into_iter().filter(|above| !passed_over[*above]);
            let concept = Concept {
                broader: above.map(|above| ids[above].clone()).collect(),
                labels: thing.labels.into_iter().map(|(tongue, labels)| (tongue, labels.sorted())).collect(),
                id: ids[place].clone(),
            };
            concepts.push(concept.tidied());
        }
        concepts.sort_by(|one, other| one.id.cmp(&other.id));
        concepts
    }
}

impl Thing {
    /// Whether the file says that it is a concept, or names it as one.
    fn is_mentioned(&self) -> bool {
        self.is_concept || self.is_labelled
    }
}

impl Labels {
    /// One is preferred: if there are several, the first; if there is none, the first alternative.
    fn sorted(self) -> ConceptLabels {
        let mut all = self.preferred.into_iter().map(|(_, _, label)| label).chain(self.alternatives);
        ConceptLabels { preferred: all.next().unwrap_or_default(), alternatives: all.collect() }
    }
}

/// The name of a member of SKOS; empty for others.
fn skos(iri: &str) -> &str {
    iri.strip_prefix(SKOS).unwrap_or_default()
}
