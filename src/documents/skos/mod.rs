//! Reads and writes thesauri: SKOS, as Turtle or RDF/XML. Nothing is fetched, and the memory and work that a file can
//! cause are limited before and while it is read.

mod gather;
mod rdf_xml;

use std::collections::HashMap;

use oxrdf::{LiteralRef, NamedNode, NamedNodeRef, TermRef, TripleRef, vocab};
use oxttl::{TurtleParser, TurtleSerializer};

use super::bounds::Deadline;
use crate::domain::thesaurus::Concept;
use crate::domain::thesaurus::import::{Described, LeftOut};
use crate::error::{Error, Fault, FaultCode, Result};

use gather::{Gathered, MAX_BASE_BYTES, SKOS, malformed, refused, too_complex};

/// The serialisations of a thesaurus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// `text/turtle`
    Turtle,
    /// `application/rdf+xml`
    RdfXml,
}

impl Format {
    /// Returns the format for a media type.
    pub fn of(media_type: &str) -> Option<Format> {
        match media_type.split(';').next()?.trim().to_ascii_lowercase().as_str() {
            "text/turtle" => Some(Format::Turtle),
            "application/rdf+xml" => Some(Format::RdfXml),
            _ => None,
        }
    }
}

/// Maximum size of a file in bytes.
pub const MAX_BYTES: usize = 16 << 20;
const MAX_PREFIXES: usize = 1_000;
/// Number of bytes of Turtle that are read between two checks of the limits.
const CHUNK: usize = 4096;

/// Reads the concepts of a file as it describes them, and the content that could not be named. Relative IRIs are
/// resolved against `base`.
///
/// # Errors
/// `malformed`, with the line, if the file cannot be parsed; `invalid` with `no_concepts` or `thesaurus_too_complex`.
pub fn read(bytes: &[u8], format: Format, base: &str) -> Result<(Vec<Described>, LeftOut)> {
    read_until(&Deadline::start(), bytes, format, base)
}

/// Reads a Turtle file that comes with the program, however long it takes.
///
/// # Errors
/// As for [`read`].
pub fn read_shipped(bytes: &[u8], base: &str) -> Result<(Vec<Described>, LeftOut)> {
    read_until(&Deadline::never(), bytes, Format::Turtle, base)
}

fn read_until(
    deadline: &Deadline,
    bytes: &[u8],
    format: Format,
    base: &str,
) -> Result<(Vec<Described>, LeftOut)> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut gathered = Gathered::default();
    match format {
        Format::Turtle => read_turtle(deadline, bytes, base, &mut gathered)?,
        Format::RdfXml => rdf_xml::read(bytes, base, &mut gathered)?,
    }
    let (described, left_out) = gathered.described();
    if described.is_empty() {
        return Err(refused(FaultCode::NoConcepts));
    }
    Ok((described, left_out))
}

fn read_turtle(deadline: &Deadline, bytes: &[u8], base: &str, gathered: &mut Gathered) -> Result<()> {
    // No IRI contains blanks or quotes. One that is too long must not even become a base or a prefix.
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
            gathered.take_triple(&triple.map_err(|error| {
                let start = error.location().start;
                malformed(
                    Fault::new("", FaultCode::NotTurtle).with("line", start.line + 1),
                    error.to_string(),
                )
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

/// Writes the concepts as Turtle; the same concepts always give the same text. Our own IRIs consist of `base` and the
/// identifier.
///
/// # Errors
/// `internal` if `base` is not an IRI.
pub fn write(concepts: &[Concept], base: &str) -> Result<String> {
    let turtle = TurtleSerializer::new().with_prefix("skos", SKOS).and_then(|it| it.with_prefix("", base));
    let mut turtle = turtle.map_err(Error::internal)?.for_writer(Vec::new());
    let name = |local: &str| NamedNode::new(format!("{SKOS}{local}")).map_err(Error::internal);
    let (kind, preferred, alternative, broader) =
        (name("Concept")?, name("prefLabel")?, name("altLabel")?, name("broader")?);
    let deprecated =
        NamedNodeRef::new("http://www.w3.org/2002/07/owl#deprecated").map_err(Error::internal)?;
    let mut sorted: Vec<&Concept> = concepts.iter().collect();
    sorted.sort_by(|one, other| one.id.cmp(&other.id));
    let foreign: HashMap<&str, &str> =
        sorted.iter().filter_map(|concept| Some((concept.id.as_str(), concept.iri.as_deref()?))).collect();
    let iri = |id: &str| {
        let iri = foreign.get(id).map_or_else(|| format!("{base}{id}"), |iri| (*iri).to_owned());
        NamedNode::new(iri).map_err(Error::internal)
    };
    for concept in sorted {
        let subject = iri(&concept.id)?;
        let mut say = |predicate: NamedNodeRef<'_>, object: TermRef<'_>| {
            turtle.serialize_triple(TripleRef::new(&subject, predicate, object)).map_err(Error::internal)
        };
        say(vocab::rdf::TYPE, kind.as_ref().into())?;
        for (predicate, alternatives) in [(&preferred, false), (&alternative, true)] {
            for (ui_language, labels) in &concept.labels {
                let texts = if alternatives {
                    &labels.alternatives[..]
                } else {
                    std::slice::from_ref(&labels.preferred)
                };
                for text in texts {
                    let literal = LiteralRef::new_language_tagged_literal_unchecked(text, ui_language.code());
                    say(predicate.as_ref(), literal.into())?;
                }
            }
        }
        for id in &concept.broader {
            say(broader.as_ref(), iri(id)?.as_ref().into())?;
        }
        if concept.deprecated {
            say(deprecated, LiteralRef::new_typed_literal("true", vocab::xsd::BOOLEAN).into())?;
        }
    }
    String::from_utf8(turtle.finish().map_err(Error::internal)?).map_err(Error::internal)
}
