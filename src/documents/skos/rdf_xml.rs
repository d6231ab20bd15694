//! RDF/XML: elements are things and properties in turn (https://www.w3.org/TR/rdf-syntax-grammar/). Read is all
//! of it that can say something about a thing with an IRI; containers and reified statements cannot.

use oxiri::Iri;
use roxmltree::{Document, NS_XML_URI, Node, ParsingOptions};

use super::gather::{Gathered, MAX_BASE_BYTES, Said, Says, malformed, refused, too_complex};
use crate::documents::bounds::MAX_NODES;
use crate::documents::weigh::weigh;
use crate::domain::thesaurus::import::Part;
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
    /// How many things without a name there were.
    unnamed: usize,
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

    /// A thing with its properties. Its IRI, or a name for one that has none; nothing if what it has is no IRI.
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

    /// What an element's attributes say about a thing.
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

    /// A property of a thing: another thing, which may stand in it with properties of its own, or a text.
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
                // A text with a type has no language.
                let language = if el.has_attribute((RDF, "datatype")) { "" } else { scope.language };
                reader.gathered.take(subject, says, Said::Text(&text, language))?;
            }
            Ok(())
        })
    }

    /// The things that a property names, or that stand in it.
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

    /// The IRI that a text stands for. If it stands for none, what it names is left out.
    fn named(&mut self, scope: Scope<'_>, text: &str, part: Part, of: Option<&str>) -> Option<String> {
        let iri = scope.base.resolve(text).ok().map(Iri::into_inner);
        if iri.is_none() {
            let (concept, value) = of.map_or((text, None), |concept| (concept, Some(text)));
            self.gathered.left_out.tell(part, concept, value, Fault::new("", "wrong_form"));
        }
        iri
    }

    /// A name for a thing that has none.
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
    malformed(Fault::new("", "not_rdf_xml").with("line", line), cause)
}
