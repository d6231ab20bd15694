//! DataCite as XML.

use std::io;

use quick_xml::Writer;

use super::{NAMESPACE, SCHEMA, SPDX, completed, kind};
use crate::documents::resource::{Resource, Text};
use crate::documents::xml::{Xml, around, declaration, element};
use crate::error::{Error, Result};

/// Returns a resource as a document.
///
/// # Errors
/// Internal errors only.
pub fn xml(resource: &Resource) -> Result<Vec<u8>> {
    let mut xml = Writer::new(Vec::new());
    declaration(&mut xml).and_then(|()| write(&mut xml, resource)).map_err(Error::internal)?;
    Ok(xml.into_inner())
}

/// Returns the element of a resource, to be put into another document.
///
/// # Errors
/// Internal errors only.
pub fn xml_element(resource: &Resource) -> Result<Vec<u8>> {
    let mut xml = Writer::new(Vec::new());
    write(&mut xml, resource).map_err(Error::internal)?;
    Ok(xml.into_inner())
}

fn write(xml: &mut Xml, resource: &Resource) -> io::Result<()> {
    let of = &completed(resource);
    let location = format!("{NAMESPACE} {SCHEMA}");
    let names = [
        ("xmlns", NAMESPACE),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ("xsi:schemaLocation", location.as_str()),
    ];
    around(xml, "resource", &names, |xml| {
        identified(xml, of)?;
        named(xml, of)?;
        let (general, own) = kind(of.kind);
        element(xml, "publicationYear", &[], of.year())?;
        element(xml, "resourceType", &[("resourceTypeGeneral", Some(general))], own)?;
        described(xml, of)?;
        around(xml, "dates", &[], |xml| {
            element(xml, "date", &[("dateType", Some("Issued"))], &of.issued)?;
            element(xml, "date", &[("dateType", Some("Available"))], &of.available)
        })?;
        element(xml, "language", &[], &of.language)?;
        related(xml, of)?;
        list(xml, "sizes", "size", of.sizes.iter().map(String::as_str))?;
        list(xml, "formats", "format", of.formats.iter().copied())?;
        element(xml, "version", &[], &of.version)?;
        rights(xml, of)
    })
}

fn identified(xml: &mut Xml, of: &Resource) -> io::Result<()> {
    let (kind, identifier) = of.doi.as_deref().map_or(("URL", of.url.as_str()), |doi| ("DOI", doi));
    element(xml, "identifier", &[("identifierType", Some(kind))], identifier)?;
    let own = [("URL", of.url.as_str())];
    let others = own.into_iter().chain(of.identifiers.iter().map(|(kind, value)| (*kind, value.as_str())));
    around(xml, "alternateIdentifiers", &[], |xml| {
        others.clone().try_for_each(|(kind, value)| {
            element(xml, "alternateIdentifier", &[("alternateIdentifierType", Some(kind))], value)
        })
    })
}

fn named(xml: &mut Xml, of: &Resource) -> io::Result<()> {
    around(xml, "creators", &[], |xml| {
        of.creators.iter().try_for_each(|creator| {
            around(xml, "creator", &[], |xml| organisation(xml, "creatorName", creator))
        })
    })?;
    around(xml, "titles", &[], |xml| {
        for title in &of.titles {
            element(xml, "title", &[("xml:lang", title.lang.as_deref())], &title.text)?;
        }
        of.subtitles.iter().try_for_each(|title| {
            let attributes = [("titleType", Some("Subtitle")), ("xml:lang", title.lang.as_deref())];
            element(xml, "title", &attributes, &title.text)
        })
    })?;
    element(xml, "publisher", &[("xml:lang", of.publisher.lang.as_deref())], &of.publisher.text)?;
    if of.contributors.is_empty() {
        return Ok(());
    }
    around(xml, "contributors", &[], |xml| {
        of.contributors.iter().try_for_each(|contributor| {
            around(xml, "contributor", &[("contributorType", "Other")], |xml| {
                organisation(xml, "contributorName", contributor)
            })
        })
    })
}

fn organisation(xml: &mut Xml, name: &str, of: &Text) -> io::Result<()> {
    element(xml, name, &[("nameType", Some("Organizational")), ("xml:lang", of.lang.as_deref())], &of.text)
}

fn described(xml: &mut Xml, of: &Resource) -> io::Result<()> {
    if !of.subjects.is_empty() {
        around(xml, "subjects", &[], |xml| {
            of.subjects.iter().try_for_each(|subject| {
                let attributes =
                    [("subjectScheme", Some(subject.scheme)), ("xml:lang", subject.text.lang.as_deref())];
                element(xml, "subject", &attributes, &subject.text.text)
            })
        })?;
    }
    if !of.descriptions.is_empty() {
        around(xml, "descriptions", &[], |xml| {
            of.descriptions.iter().try_for_each(|text| {
                let attributes = [("descriptionType", Some("Abstract")), ("xml:lang", text.lang.as_deref())];
                element(xml, "description", &attributes, &text.text)
            })
        })?;
    }
    if of.places.is_empty() {
        return Ok(());
    }
    around(xml, "geoLocations", &[], |xml| {
        of.places.iter().try_for_each(|place| {
            around(xml, "geoLocation", &[], |xml| element(xml, "geoLocationPlace", &[], &place.text))
        })
    })
}

fn related(xml: &mut Xml, of: &Resource) -> io::Result<()> {
    if of.related.is_empty() {
        return Ok(());
    }
    around(xml, "relatedIdentifiers", &[], |xml| {
        of.related.iter().try_for_each(|related| {
            let attributes = [
                ("relatedIdentifierType", Some("URL")),
                ("relationType", Some(related.relation.name())),
                ("resourceTypeGeneral", Some(kind(related.kind).0)),
            ];
            element(xml, "relatedIdentifier", &attributes, &related.url)
        })
    })
}

fn list<'a>(
    xml: &mut Xml,
    list: &str,
    name: &str,
    texts: impl ExactSizeIterator<Item = &'a str>,
) -> io::Result<()> {
    if texts.len() == 0 {
        return Ok(());
    }
    let texts: Vec<&str> = texts.collect();
    around(xml, list, &[], |xml| texts.iter().try_for_each(|text| element(xml, name, &[], text)))
}

fn rights(xml: &mut Xml, of: &Resource) -> io::Result<()> {
    let Some(rights) = &of.rights else { return Ok(()) };
    around(xml, "rightsList", &[], |xml| {
        let (id, uri) = rights.known.unzip();
        let attributes = [
            ("rightsURI", uri),
            ("rightsIdentifier", id),
            ("rightsIdentifierScheme", id.map(|_| SPDX.0)),
            ("schemeURI", id.map(|_| SPDX.1)),
        ];
        element(xml, "rights", &attributes, &rights.name)
    })
}
