//! RDF/XML: elements are alternately resources and properties (https://www.w3.org/TR/rdf-syntax-grammar/). Everything
//! that can describe a resource with an IRI is read; containers and reified statements cannot.

use oxiri::Iri;
use roxmltree::{Document, NS_XML_URI, Node, ParsingOptions};

use super::gather::{Gathered, MAX_BASE_BYTES, Said, Says, malformed, refused, too_complex};
use crate::documents::bounds::MAX_NODES;
use crate::documents::weigh::weigh;
use crate::domain::thesaurus::import::Part;
use crate::error::{Code, Error, Fault, FaultCode, Result};

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

type El<'a> = Node<'a, 'a>;

/// The context that elements inherit: the base of relative IRIs, and the language.
#[derive(Clone, Copy)]
struct Scope<'a> {
    base: &'a Iri<String>,
    language: &'a str,
}

/// Gathers the statements of a file.
pub(super) fn read(bytes: &[u8], base: &str, gathered: &mut Gathered) -> Result<()> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        not_rdf_xml(1 + before.iter().filter(|byte| **byte == b'\n').count(), error.to_string())
    })?;
    weigh(text).map_err(|error| match error.code {
        Code::Malformed => refused(FaultCode::DocumentType),
        _ => too_complex(),
    })?;
    let options =
        ParsingOptions { allow_dtd: false, nodes_limit: MAX_NODES as u32, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => too_complex(),
        error => not_rdf_xml(error.pos().row as usize, error.to_string()),
    })?;
    let base = Iri::parse(base.to_owned()).map_err(Error::internal)?;
    let mut reader = Reader { document: &document, gathered, unnamed: 0 };
    let (root, scope) = (document.root_element(), Scope { base: &base, language: "" });
    if root.has_tag_name((RDF, "RDF")) {
        return reader.inside(root, scope, Reader::things);
    }
    reader.thing(root, scope).map(|_| ())
}

struct Reader<'a, 'g> {
    document: &'a Document<'a>,
    gathered: &'g mut Gathered,
    /// Number of resources without a name so far.
    unnamed: usize,
}

impl Reader<'_, '_> {
    /// Runs `read` in the scope that an element sets with `xml:base` and `xml:lang`.
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

    /// Reads the resources in an element. Returns nothing, since the order of a collection does not matter, only its
    /// resources.
    fn things(&mut self, el: El<'_>, scope: Scope<'_>) -> Result<()> {
        el.children().filter(El::is_element).try_for_each(|child| self.thing(child, scope).map(|_| ()))
    }

    /// Reads a resource with its properties. Returns its IRI, or a name if it has none; `None` if its IRI is not valid.
    fn thing(&mut self, el: El<'_>, scope: Scope<'_>) -> Result<Option<String>> {
        self.inside(el, scope, |reader, el, scope| {
            let Some(space) = el.tag_name().namespace() else {
                return Err(reader.malformed(el, "an element without a namespace"));
            };
            let attribute = |name| el.attribute((RDF, name));
            let iri = match (attribute("about"), attribute("ID"), attribute("nodeID")) {
                (Some(about), _, _) => reader.named(scope, about, Part::Concept, None),
                (None, Some(id), _) => reader.named(scope, &format!("#{id}"), Part::Concept, None),
                (None, None, Some(node)) => Some(format!("_:n-{node}")),
                (None, None, None) => Some(reader.unnamed()),
            };
            if let Some(iri) = &iri {
                let kind = format!("{space}{}", el.tag_name().name());
                reader.gathered.take(iri, Says::Type, Said::Thing(&kind))?;
            }
            reader.described(el, iri.as_deref(), scope)?;
            for child in el.children().filter(El::is_element) {
                reader.property(child, iri.as_deref(), scope)?;
            }
            Ok(iri)
        })
    }

    /// Gathers the statements in an element's attributes about a resource.
    fn described(&mut self, el: El<'_>, subject: Option<&str>, scope: Scope<'_>) -> Result<()> {
        let Some(subject) = subject else { return Ok(()) };
        for attribute in el.attributes() {
            let Some(space) = attribute.namespace() else { continue };
            match Says::of(&format!("{space}{}", attribute.name())) {
                Says::Nothing => {}
                Says::Type => {
                    if let Ok(kind) = scope.base.resolve(attribute.value()) {
                        self.gathered.take(subject, Says::Type, Said::Thing(kind.as_str()))?;
                    }
                }
                says => self.gathered.take(subject, says, Said::Text(attribute.value(), scope.language))?,
            }
        }
        Ok(())
    }

    /// Reads a property of a resource: another resource, which may be nested with its own properties, or a text.
    fn property(&mut self, el: El<'_>, subject: Option<&str>, scope: Scope<'_>) -> Result<()> {
        self.inside(el, scope, |reader, el, scope| {
            let Some(space) = el.tag_name().namespace() else {
                return Err(reader.malformed(el, "an element without a namespace"));
            };
            let says = Says::of(&format!("{space}{}", el.tag_name().name()));
            let objects = match el.attribute((RDF, "parseType")) {
                Some("Resource") => {
                    let object = reader.unnamed();
                    for child in el.children().filter(El::is_element) {
                        reader.property(child, Some(&object), scope)?;
                    }
                    vec![object]
                }
                Some("Collection") => return reader.things(el, scope),
                Some(_) => return Ok(()),
                None => reader.objects(el, subject, says, scope)?,
            };
            let Some(subject) = subject else { return Ok(()) };
            for object in &objects {
                reader.gathered.take(subject, says, Said::Thing(object))?;
            }
            let names_one = el.has_attribute((RDF, "resource")) || el.has_attribute((RDF, "nodeID"));
            if !names_one
                && !el.children().any(|child| child.is_element())
                && el.attribute((RDF, "parseType")).is_none()
            {
                let text: String =
                    el.children().filter_map(|child| child.text().filter(|_| child.is_text())).collect();
                // Typed text has no language.
                let language = if el.has_attribute((RDF, "datatype")) { "" } else { scope.language };
                reader.gathered.take(subject, says, Said::Text(&text, language))?;
            }
            Ok(())
        })
    }

    /// Returns the resources that a property refers to or contains.
    fn objects(
        &mut self,
        el: El<'_>,
        subject: Option<&str>,
        says: Says,
        scope: Scope<'_>,
    ) -> Result<Vec<String>> {
        let mut objects = Vec::new();
        if let Some(iri) = el.attribute((RDF, "resource")) {
            let part = matches!(says, Says::Broader | Says::Narrower).then_some(Part::Link);
            let object = match part {
                Some(part) => self.named(scope, iri, part, subject),
                None => scope.base.resolve(iri).ok().map(Iri::into_inner),
            };
            self.described(el, object.as_deref(), scope)?;
            objects.extend(object);
        } else if let Some(node) = el.attribute((RDF, "nodeID")) {
            objects.push(format!("_:n-{node}"));
        }
        for child in el.children().filter(El::is_element) {
            objects.extend(self.thing(child, scope)?);
        }
        Ok(objects)
    }

    /// Resolves an IRI. If it is not valid, the item that it names is recorded as left out.
    fn named(&mut self, scope: Scope<'_>, text: &str, part: Part, of: Option<&str>) -> Option<String> {
        let iri = scope.base.resolve(text).ok().map(Iri::into_inner);
        if iri.is_none() {
            let (concept, value) = of.map_or((text, None), |concept| (concept, Some(text)));
            self.gathered.left_out.tell(part, concept, value, Fault::new("", FaultCode::WrongForm));
        }
        iri
    }

    /// Returns a new name for a resource that has none.
    fn unnamed(&mut self) -> String {
        self.unnamed += 1;
        format!("_:u-{}", self.unnamed)
    }

    fn resolved(&self, el: El<'_>, scope: Scope<'_>, iri: &str) -> Result<Iri<String>> {
        scope.base.resolve(iri).map_err(|error| self.malformed(el, &error.to_string()))
    }

    fn malformed(&self, el: El<'_>, cause: &str) -> Error {
        not_rdf_xml(self.document.text_pos_at(el.range().start).row as usize, cause.to_owned())
    }
}

fn not_rdf_xml(line: usize, cause: String) -> Error {
    malformed(Fault::new("", FaultCode::NotRdfXml).with("line", line), cause)
}
