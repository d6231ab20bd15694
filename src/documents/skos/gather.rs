//! Gathers a file's statements about concepts, in whatever order they come.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use oxrdf::{NamedOrBlankNode, Term, Triple};

use crate::domain::language::UiLanguage;
use crate::domain::thesaurus::import::{Described, LeftOut, Part};
use crate::domain::thesaurus::{LONGEST_IRI, MOST_CONCEPTS, tidy};
use crate::error::{Code, Error, Fault, FaultCode, Result};

/// Maximum number of resources in a file: concepts, but also the schemes and collections that contain them, the
/// resources that they link to, and labels that are resources themselves.
const MAX_THINGS: usize = 10 * MOST_CONCEPTS;

/// Statements of a file.
const MAX_TRIPLES: usize = 1_000_000;
/// Bytes of a base: it is copied at every place that builds on it.
pub(super) const MAX_BASE_BYTES: usize = 4_000;

pub(super) const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";
const SKOS_XL: &str = "http://www.w3.org/2008/05/skos-xl#";
/// The prefix of the name of a resource without an IRI.
const BLANK: &str = "_:";

/// The predicate of a statement, if it is relevant here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    Type,
    Broader,
    Narrower,
    Preferred,
    Alternative,
    /// A label that is a resource itself (SKOS-XL), with its text in [`Says::Form`].
    PreferredThing,
    AlternativeThing,
    Form,
    /// Deprecation: as expressed by OWL, by naming the replacement, or as expressed by EuroVoc.
    Deprecated,
    Replaced,
    Status,
    /// Anything else.
    Nothing,
}

impl Says {
    /// Returns the meaning of the property with that IRI.
    pub(super) fn of(iri: &str) -> Says {
        if let Some(name) = iri.strip_prefix(SKOS) {
            return match name {
                "broader" => Says::Broader,
                "narrower" => Says::Narrower,
                "prefLabel" => Says::Preferred,
                "altLabel" | "hiddenLabel" => Says::Alternative,
                _ => Says::Nothing,
            };
        }
        if let Some(name) = iri.strip_prefix(SKOS_XL) {
            return match name {
                "prefLabel" => Says::PreferredThing,
                "altLabel" | "hiddenLabel" => Says::AlternativeThing,
                "literalForm" => Says::Form,
                _ => Says::Nothing,
            };
        }
        match iri {
            "http://www.w3.org/1999/02/22-rdf-syntax-ns#type" => Says::Type,
            "http://www.w3.org/2002/07/owl#deprecated" => Says::Deprecated,
            "http://purl.org/dc/terms/isReplacedBy" => Says::Replaced,
            "http://publications.europa.eu/ontology/euvoc#status" => Says::Status,
            _ => Says::Nothing,
        }
    }
}

/// The object of a statement.
#[derive(Clone, Copy)]
pub(super) enum Said<'a> {
    /// A resource, by its IRI, or by a name that begins with `_:`.
    Thing(&'a str),
    /// A text with its language tag, which may be empty.
    Text(&'a str, &'a str),
}

/// The relevant statements, grouped by subject.
#[derive(Default)]
pub(super) struct Gathered {
    /// Content that could not even be named.
    pub(super) left_out: LeftOut,
    statements: usize,
    places: HashMap<String, usize>,
    things: Vec<Thing>,
}

#[derive(Default)]
struct Thing {
    is_concept: bool,
    /// Whether it is a scheme or a collection, which has labels but is not a concept.
    is_none: bool,
    is_labelled: bool,
    is_deprecated: bool,
    labels: BTreeMap<UiLanguage, Labels>,
    /// Labels that are resources: whether each is preferred, and its place.
    label_things: Vec<(bool, usize)>,
    /// Its texts, if it is a label itself: language, tag and text.
    forms: Vec<(UiLanguage, String, String)>,
    broader: BTreeSet<usize>,
}

/// Preferred labels with their language tags, the shortest first, so that `pt` takes precedence over `pt-BR`. The
/// alternatives are in the order of the file.
#[derive(Default)]
struct Labels {
    preferred: BTreeSet<(usize, String, String)>,
    alternatives: Vec<String>,
}

impl Gathered {
    /// Adds a statement in Turtle.
    pub(super) fn take_triple(&mut self, triple: &Triple) -> Result<()> {
        let says = Says::of(triple.predicate.as_str());
        let blank;
        let subject = match &triple.subject {
            NamedOrBlankNode::NamedNode(subject) => subject.as_str(),
            NamedOrBlankNode::BlankNode(subject) => {
                blank = format!("{BLANK}{}", subject.as_str());
                &blank
            }
        };
        match &triple.object {
            Term::NamedNode(object) => self.take(subject, says, Said::Thing(object.as_str())),
            Term::BlankNode(object) => {
                self.take(subject, says, Said::Thing(&format!("{BLANK}{}", object.as_str())))
            }
            Term::Literal(text) => {
                self.take(subject, says, Said::Text(text.value(), text.language().unwrap_or("")))
            }
        }
    }

    fn count(&mut self) -> Result<()> {
        self.statements += 1;
        if self.statements > MAX_TRIPLES { Err(too_complex()) } else { Ok(()) }
    }

    /// Adds a statement: subject, predicate and object. Statements that are not about concepts are ignored.
    pub(super) fn take(&mut self, subject: &str, says: Says, said: Said<'_>) -> Result<()> {
        self.count()?;
        match (says, said) {
            (Says::Type, Said::Thing(kind)) => {
                self.classify(subject, kind.strip_prefix(SKOS).unwrap_or_default())?
            }
            (Says::Broader, Said::Thing(above)) => self.link(subject, above)?,
            (Says::Narrower, Said::Thing(below)) => self.link(below, subject)?,
            (Says::Preferred, Said::Text(text, tag)) => {
                let Some(thing) = self.thing(subject)? else { return Ok(()) };
                thing.is_labelled = true;
                if let Some(ui_language) = UiLanguage::of(tag) {
                    thing.labels.entry(ui_language).or_default().add(true, tag, text);
                }
            }
            (Says::Alternative, Said::Text(text, tag)) => {
                if let Some(ui_language) = UiLanguage::of(tag)
                    && let Some(thing) = self.thing(subject)?
                {
                    thing.labels.entry(ui_language).or_default().add(false, tag, text);
                }
            }
            (Says::PreferredThing | Says::AlternativeThing, Said::Thing(label)) => {
                let preferred = says == Says::PreferredThing;
                if let Some(place) = self.place(label)?
                    && let Some(thing) = self.thing(subject)?
                {
                    thing.is_labelled |= preferred;
                    thing.label_things.push((preferred, place));
                }
            }
            (Says::Form, Said::Text(text, tag)) => {
                if let Some(ui_language) = UiLanguage::of(tag)
                    && let Some(thing) = self.thing(subject)?
                {
                    thing.forms.push((ui_language, tag.to_owned(), text.to_owned()));
                }
            }
            _ if is_deprecation(says, said) => {
                if let Some(thing) = self.thing(subject)? {
                    thing.is_deprecated = true;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn classify(&mut self, subject: &str, kind: &str) -> Result<()> {
        if !matches!(kind, "Concept" | "ConceptScheme" | "Collection" | "OrderedCollection") {
            return Ok(());
        }
        match self.thing(subject)? {
            Some(thing) if kind == "Concept" => thing.is_concept = true,
            Some(thing) => thing.is_none = true,
            None if kind == "Concept" => self.left_out.tell(Part::Concept, subject, None, too_long()),
            None => {}
        }
        Ok(())
    }

    fn link(&mut self, below: &str, above: &str) -> Result<()> {
        match (self.place(below)?, self.place(above)?) {
            (Some(below), Some(above)) => {
                self.things[below].broader.insert(above);
            }
            _ => self.left_out.tell(Part::Link, below, Some(above), too_long()),
        }
        Ok(())
    }

    fn thing(&mut self, iri: &str) -> Result<Option<&mut Thing>> {
        let place = self.place(iri)?;
        Ok(place.map(|place| &mut self.things[place]))
    }

    /// Returns the place of a resource. One whose IRI is too long has none, because all IRIs are kept in memory.
    fn place(&mut self, iri: &str) -> Result<Option<usize>> {
        if let Some(place) = self.places.get(iri) {
            return Ok(Some(*place));
        }
        if iri.len() > LONGEST_IRI {
            return Ok(None);
        }
        if self.things.len() >= MAX_THINGS {
            return Err(too_complex());
        }
        self.things.push(Thing::default());
        self.places.insert(iri.to_owned(), self.things.len() - 1);
        Ok(Some(self.things.len() - 1))
    }

    /// Returns the concepts with their descriptions, and the content that could not be named.
    pub(super) fn described(mut self) -> (Vec<Described>, LeftOut) {
        let mut iris = vec![String::new(); self.things.len()];
        for (iri, place) in self.places {
            iris[place] = iri;
        }
        let mut described = Vec::new();
        for place in 0..self.things.len() {
            let thing = &mut self.things[place];
            if thing.is_none || !thing.is_mentioned() {
                continue;
            }
            let (broader, deprecated) = (std::mem::take(&mut thing.broader), thing.is_deprecated);
            let mut labels = std::mem::take(&mut thing.labels);
            for (preferred, at) in std::mem::take(&mut thing.label_things) {
                for (ui_language, tag, text) in &self.things[at].forms {
                    labels.entry(*ui_language).or_default().add(preferred, tag, text);
                }
            }
            let labels: BTreeMap<_, _> =
                labels.into_iter().map(|(ui_language, labels)| (ui_language, labels.sorted())).collect();
            let iri = &iris[place];
            if iri.starts_with(BLANK) {
                let label = labels.values().flatten().next();
                let fault = Fault::new("", FaultCode::NoIri);
                self.left_out.tell(Part::Concept, "", label.map(String::as_str), fault);
                continue;
            }
            let broader = broader.into_iter().map(|above| iris[above].clone()).collect();
            described.push(Described { iri: iri.clone(), labels, broader, deprecated });
        }
        (described, self.left_out)
    }
}

/// Returns whether a statement deprecates its subject.
fn is_deprecation(says: Says, said: Said<'_>) -> bool {
    match (says, said) {
        (Says::Deprecated, Said::Text(text, _)) => matches!(text.trim(), "true" | "1"),
        (Says::Replaced, Said::Thing(_)) => true,
        (Says::Status, Said::Thing(status)) => status.ends_with("/DEPRECATED"),
        _ => false,
    }
}

fn too_long() -> Fault {
    Fault::new("", FaultCode::TooLong).with("limit", LONGEST_IRI)
}

impl Thing {
    /// Returns whether the file declares it to be a concept, or gives it a preferred label.
    fn is_mentioned(&self) -> bool {
        self.is_concept || self.is_labelled
    }
}

impl Labels {
    fn add(&mut self, preferred: bool, tag: &str, text: &str) {
        if preferred {
            self.preferred.insert((tag.len(), tag.to_ascii_lowercase(), tidy(text)));
        } else {
            self.alternatives.push(tidy(text));
        }
    }

    /// Returns the labels with the preferred one first. If several are preferred, it is the first of them; if none is,
    /// the first alternative.
    fn sorted(self) -> Vec<String> {
        self.preferred.into_iter().map(|(_, _, label)| label).chain(self.alternatives).collect()
    }
}

/// The error that refuses a file whole for one reason.
pub(super) fn refused(reason: FaultCode) -> Error {
    Error::invalid(vec![Fault::new("", reason)])
}

pub(super) fn too_complex() -> Error {
    Error::invalid(vec![Fault::new("", FaultCode::ThesaurusTooComplex).with("limit", MAX_TRIPLES)])
}

/// It is not what it says it is. The cause goes to the log.
pub(super) fn malformed(fault: Fault, cause: String) -> Error {
    Error { faults: vec![fault].into(), cause: Some(cause.into()), ..Error::new(Code::Malformed) }
}
