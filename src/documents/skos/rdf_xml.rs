//! RDF/XML: elements are things and properties in turn (https://www.w3.org/TR/rdf-syntax-grammar/). Read is all
//! of it that can say something about a thing with an IRI; containers and reified statements cannot.

use oxiri::Iri;
use roxmltree::{Document, NS_XML_URI, Node, ParsingOptions};

use super::gather::{Gathered, Said};
use super::{MAX_BASE_BYTES, SKOS, malformed, refused, too_complex};
use crate::documents::bounds::MAX_NODES;
use crate::documents::weigh::weigh;
use crate::error::{Code, Error, Fault, Result};

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

type El<'a> = Node<'a, 'a>;

/// What elements inherit: what relative IRIs begin with, and the language.
#[derive(Clone, Copy)]
struct Scope<'a> {
    base: &'a Iri<String>,
    language: &'a str,
}

/// Gathers what a file says.
pub(super) fn read(bytes: &[u8], base: &str, gathered: &mut Gathered) -> Result<()> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        not_rdf_xml(1 + before.iter().filter(|byte| **byte == b'\n').count(), error.to_string())
    })?;
    weigh(text).map_err(|error| match error.code {
        Code::Malformed => refused("document_type"),
        _ => too_complex(),
    })?;
    let options =
        ParsingOptions { allow_dtd: false, nodes_limit: MAX_NODES as u32, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => too_complex(),
        error => not_rdf_xml(error.pos().row as usize, error.to_string()),
    })?;
    let base = Iri::parse(base.to_owned()).map_err(Error::internal)?;
    let mut reader = Reader { document: &document, gathered };
    let (root, scope) = (document.root_element(), Scope { base: &base, language: "" });
    if root.has_tag_name((RDF, "RDF")) {
        return reader.inside(root, scope, Reader::things);
    }
    reader.thing(root, scope).map(|_| ())
}

struct Reader<'a, 'g> {
    document: &'a Document<'a>,
    gathered: &'g mut Gathered,
}

impl Reader<'_, '_> {
    /// Does something in the scope that an element makes with `xml:base` and `xml:lang`.
    fn inside<T>(
        &mut self,
        el: El<'_>,
        scope: Scope<'_>,
        read: impl FnOnce(&mut Self, El<'_>, Scope<'_>) -> Result<T>,
    ) -> Result<T> {
        let language = el.attribute((NS_XML_URI, "lang")).unwrap_or(scope.language);
        match el.attribute((NS_XML_URI, "base")) {
            None => read(self, el, Scope { language, ..scope }),
            Some(relative) => {
                let base = self.resolved(el, scope, relative)?;
                if base.as_str().len() > MAX_BASE_BYTES {
                    return Err(too_complex());
                }
                read(self, el, Scope { language, base: &base })
            }
        }
    }

    /// The things in an element. Gives nothing; of a collection only the things count, not their order.
    fn things(&mut self, el: El<'_>, scope: Scope<'_>) -> Result<()> {
        el.children().filter(El::is_element).try_for_each(|child| self.thing(child, scope).map(|_| ()))
    }

    /// A thing with its properties. Its IRI, if it has one.
    fn thing(&mut self, el: El<'_>, scope: Scope<'_>) -> Result<Option<String>> {
        self.inside(el, scope, |reader, el, scope| {
            let Some(space) = el.tag_name().namespace() else {
                return Err(reader.malformed(el, "an element without a namespace"));
            };
            let iri = match (el.attribute((RDF, "about")), el.attribute((RDF, "ID"))) {
                (Some(about), _) => Some(reader.resolved(el, scope, about)?.into_inner()),
                (None, Some(id)) => Some(reader.resolved(el, scope, &format!("#{id}"))?.into_inner()),
                (None, None) => None,
            };
            if let (Some(iri), SKOS) = (&iri, space) {
                reader.gathered.take(iri, "type", Said::Skos(el.tag_name().name()))?;
            }
            reader.described(el, iri.as_deref(), scope)?;
            for child in el.children().filter(El::is_element) {
                reader.property(child, iri.as_deref(), scope)?;
            }
            Ok(iri)
        })
    }

    /// What an element's attributes say about a thing.
    fn described(&mut self, el: El<'_>, subject: Option<&str>, scope: Scope<'_>) -> Result<()> {
        let Some(subject) = subject else { return Ok(()) };
        for attribute in el.attributes() {
            match (attribute.namespace(), attribute.name()) {
                (Some(SKOS), name) => {
                    self.gathered.take(subject, name, Said::Text(attribute.value(), scope.language))?;
                }
                (Some(RDF), "type") => {
                    let kind = self.resolved(el, scope, attribute.value())?;
                    self.gathered.take(subject, "type", Said::Thing(kind.as_str()))?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// A property of a thing: another thing, which may stand in it with properties of its own, or a text.
    fn property(&mut self, el: El<'_>, subject: Option<&str>, scope: Scope<'_>) -> Result<()> {
        self.inside(el, scope, |reader, el, scope| {
            let says = match (el.tag_name().namespace(), el.tag_name().name()) {
                (None, _) => return Err(reader.malformed(el, "an element without a namespace")),
                (Some(SKOS), name) => name,
                (Some(RDF), "type") => "type",
                _ => "",
            };
            match el.attribute((RDF, "parseType")) {
                Some("Resource") => {
                    let mut properties = el.children().filter(El::is_element);
                    return properties.try_for_each(|child| reader.property(child, None, scope));
                }
                Some("Collection") => return reader.things(el, scope),
                Some(_) => return Ok(()),
                None => {}
            }
            let mut objects = Vec::new();
            if let Some(iri) = el.attribute((RDF, "resource")) {
                let object = reader.resolved(el, scope, iri)?.into_inner();
                reader.described(el, Some(&object), scope)?;
                objects.push(object);
            }
            for child in el.children().filter(El::is_element) {
                objects.extend(reader.thing(child, scope)?);
            }
            let Some(subject) = subject else { return Ok(()) };
            for object in &objects {
                reader.gathered.take(subject, says, Said::Thing(object))?;
            }
            if objects.is_empty()
                && el.attribute((RDF, "datatype")).is_none()
                && !el.children().any(|child| child.is_element())
            {
                let text: String =
                    el.children().filter_map(|child| child.text().filter(|_| child.is_text())).collect();
                reader.gathered.take(subject, says, Said::Text(&text, scope.language))?;
            }
            Ok(())
        })
    }

    fn resolved(&self, el: El<'_>, scope: Scope<'_>, iri: &str) -> Result<Iri<String>> {
        scope.base.resolve(iri).map_err(|error| self.malformed(el, &error.to_string()))
    }

    fn malformed(&self, el: El<'_>, cause: &str) -> Error {
        not_rdf_xml(self.document.text_pos_at(el.range().start).row as usize, cause.to_owned())
    }
}

fn not_rdf_xml(line: usize, cause: String) -> Error {
    malformed(Fault::new("", "not_rdf_xml").with("line", line), cause)
}
