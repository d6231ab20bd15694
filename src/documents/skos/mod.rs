//! Thesauri in and out: SKOS, as Turtle or RDF/XML. Nothing is fetched, and what a file can make the parsers
//! keep or do is bounded before and while they read it.

mod gather;

use std::cell::Cell;
use std::io::Read;
use std::rc::Rc;

use oxrdf::{LiteralRef, NamedNode, NamedNodeRef, TermRef, TripleRef, vocab};
use oxrdfxml::RdfXmlParser;
use oxttl::{TurtleParser, TurtleSerializer};

use super::bounds::Deadline;
use super::weigh::weigh;
use crate::domain::thesaurus::{self, Concept};
use crate::error::{Code, Error, Fault, Result};

use gather::Gathered;

/// How a thesaurus can be written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// `text/turtle`
    Turtle,
    /// `application/rdf+xml`
    RdfXml,
}

impl Format {
    /// The format that a media type names.
    pub fn of(media_type: &str) -> Option<Format> {
        match media_type.split(';').next()?.trim().to_ascii_lowercase().as_str() {
            "text/turtle" => Some(Format::Turtle),
            "application/rdf+xml" => Some(Format::RdfXml),
            _ => None,
        }
    }
}

/// The largest file, in bytes.
pub const MAX_BYTES: usize = 16 << 20;
const MAX_TRIPLES: usize = 1_000_000;
/// Bytes of an IRI, of a base, and of a tag: each is copied at every place that builds on it.
const MAX_IRI_BYTES: usize = 1_000;
const MAX_BASE_BYTES: usize = 4_000;
const MAX_TAG_BYTES: usize = 10_000;
const MAX_PREFIXES: usize = 1_000;
/// Bytes that the reader of RDF/XML may keep of `rdf:ID`s, each with the base before it.
const MAX_ID_BYTES: usize = 64 << 20;
/// How much of Turtle is read between two looks at the bounds.
const CHUNK: usize = 4096;

const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";

/// The concepts of a file, tidy, by identifier. `base` is what relative IRIs begin with.
///
/// # Errors
/// `malformed` with the line, if it cannot be parsed; `invalid` with every fault of what it says, or with
/// `thesaurus_too_complex`.
pub fn read(bytes: &[u8], format: Format, base: &str) -> Result<Vec<Concept>> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut gathered = Gathered::default();
    match format {
        Format::Turtle => read_turtle(bytes, base, &mut gathered)?,
        Format::RdfXml => read_rdf_xml(bytes, base, &mut gathered)?,
    }
    let concepts = gathered.concepts();
    if concepts.is_empty() {
        return Err(refused("no_concepts"));
    }
    let faults = thesaurus::faults(&concepts);
    if faults.is_empty() { Ok(concepts) } else { Err(Error::invalid(faults)) }
}

fn read_turtle(bytes: &[u8], base: &str, gathered: &mut Gathered) -> Result<()> {
    let deadline = Deadline::start();
    // No IRI has blanks or quotes in it. One that is too long must not even become a base or a prefix.
    let mut pieces = bytes.split(|byte| byte.is_ascii_whitespace() || b"\"<>".contains(byte));
    if pieces.any(|piece| piece.len() > MAX_BASE_BYTES) {
        return Err(too_complex());
    }
    let mut parser = TurtleParser::new().with_base_iri(base).map_err(Error::internal)?.low_level();
    for chunk in bytes.chunks(CHUNK).map(Some).chain([None]) {
        match chunk {
            Some(chunk) => parser.extend_from_slice(chunk),
            None => parser.end(),
        }
        while let Some(triple) = parser.parse_next() {
            gathered.take(triple.map_err(|error| {
                let start = error.location().start;
                malformed(Fault::new("", "not_turtle").with("line", start.line + 1), error.to_string())
            })?)?;
        }
        let long = |base: &str| base.len() > MAX_BASE_BYTES;
        if parser.base_iri().is_some_and(long) || parser.prefixes().count() > MAX_PREFIXES {
            return Err(too_complex());
        }
        deadline.check().map_err(|_| too_complex())?;
    }
    Ok(())
}

fn read_rdf_xml(bytes: &[u8], base: &str, gathered: &mut Gathered) -> Result<()> {
    let deadline = Deadline::start();
    let at_line =
        |line: usize, cause: String| malformed(Fault::new("", "not_rdf_xml").with("line", line), cause);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        at_line(1 + before.iter().filter(|byte| **byte == b'\n').count(), error.to_string())
    })?;
    let (mut ids, mut bases) = (0, base.len());
    let weighed = weigh(text, |tag| {
        ids += tag.matches(":ID").count();
        bases += if tag.contains("xml:base") { tag.len() } else { 0 };
        if tag.len() > MAX_TAG_BYTES { Err(too_complex()) } else { Ok(()) }
    });
    match weighed {
        Err(error) if error.code == Code::Malformed => return Err(refused("document_type")),
        Err(_) => return Err(too_complex()),
        Ok(()) if ids.saturating_mul(bases) > MAX_ID_BYTES => return Err(too_complex()),
        Ok(()) => {}
    }
    let line = Rc::new(Cell::new(0));
    let lines = Lines { text: bytes, line: line.clone(), is_begun: false };
    let parser = RdfXmlParser::new().with_base_iri(base).map_err(Error::internal)?.for_reader(lines);
    for triple in parser {
        gathered.take(triple.map_err(|error| at_line(line.get(), error.to_string()))?)?;
        deadline.check().map_err(|_| too_complex())?;
    }
    Ok(())
}

/// A text that is given out line by line. The parser tells no places, but where it fails is in the line that
/// it asked for last.
struct Lines<'a> {
    text: &'a [u8],
    line: Rc<Cell<usize>>,
    is_begun: bool,
}

impl Read for Lines<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let end = self.text.iter().take(into.len()).position(|byte| *byte == b'\n');
        let (mut piece, rest) =
            self.text.split_at(end.map_or(self.text.len().min(into.len()), |end| end + 1));
        if !self.is_begun && !piece.is_empty() {
            self.line.set(self.line.get() + 1);
        }
        self.is_begun = end.is_none();
        self.text = rest;
        piece.read(into)
    }
}

/// The concepts as Turtle, the same for the same concepts. Their IRIs are `base` and the identifier.
///
/// # Errors
/// Our own fault, if `base` is no IRI.
pub fn write(concepts: &[Concept], base: &str) -> Result<String> {
    let turtle = TurtleSerializer::new().with_prefix("skos", SKOS).and_then(|it| it.with_prefix("", base));
    let mut turtle = turtle.map_err(Error::internal)?.for_writer(Vec::new());
    let name = |local: &str| NamedNode::new(format!("{SKOS}{local}")).map_err(Error::internal);
    let (kind, preferred, alternative, broader) =
        (name("Concept")?, name("prefLabel")?, name("altLabel")?, name("broader")?);
    let mut sorted: Vec<&Concept> = concepts.iter().collect();
    sorted.sort_by(|one, other| one.id.cmp(&other.id));
    for concept in sorted {
        let iri = |id: &str| NamedNode::new(format!("{base}{id}")).map_err(Error::internal);
        let subject = iri(&concept.id)?;
        let mut say = |predicate: NamedNodeRef<'_>, object: TermRef<'_>| {
            turtle.serialize_triple(TripleRef::new(&subject, predicate, object)).map_err(Error::internal)
        };
        say(vocab::rdf::TYPE, kind.as_ref().into())?;
        for (predicate, alternatives) in [(&preferred, false), (&alternative, true)] {
            for (tongue, labels) in &concept.labels {
                let texts = if alternatives {
                    &labels.alternatives[..]
                } else {
                    std::slice::from_ref(&labels.preferred)
                };
                for text in texts {
                    let literal = LiteralRef::new_language_tagged_literal_unchecked(text, tongue.code());
                    say(predicate.as_ref(), literal.into())?;
                }
            }
        }
        for id in &concept.broader {
            say(broader.as_ref(), iri(id)?.as_ref().into())?;
        }
    }
    String::from_utf8(turtle.finish().map_err(Error::internal)?).map_err(Error::internal)
}

/// The error that refuses a file whole for one reason.
fn refused(reason: &'static str) -> Error {
    Error::invalid(vec![Fault::new("", reason)])
}

fn too_complex() -> Error {
    Error::invalid(vec![Fault::new("", "thesaurus_too_complex").with("limit", MAX_TRIPLES)])
}

/// It is not what it says it is. The cause goes to the log.
fn malformed(fault: Fault, cause: String) -> Error {
    Error { faults: vec![fault], cause: Some(cause.into()), ..Error::new(Code::Malformed) }
}
