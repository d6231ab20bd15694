//! The document around records.

use std::io;

use quick_xml::Writer;

use super::schemas::{NAMESPACE, XSI, schema_of};
use crate::documents::xml::{Xml, around, declaration, element};
use crate::domain::harvest::Format;
use crate::error::{Error, Result};

/// A response.
pub struct Response<'a> {
    /// When it was made, as the protocol writes it.
    pub at: String,
    /// The address that harvesters ask.
    pub base: &'a str,
    /// The arguments of the request; none if they were not understood.
    pub arguments: &'a [(String, String)],
    /// What it says.
    pub content: Content,
}

/// What a response says.
pub enum Content {
    /// What is wrong with the request: codes and texts.
    Errors(Vec<(&'static str, String)>),
    /// What this repository is.
    Identify(Identity),
    /// The formats.
    Formats,
    /// The sets: names and what they are called.
    Sets(Vec<(String, String)>),
    /// One record.
    Record(Record),
    /// A part of a list of headers.
    Headers(List),
    /// A part of a list of records.
    Records(List),
}

/// What this repository is.
pub struct Identity {
    /// Its name.
    pub name: String,
    /// The address that harvesters ask.
    pub base: String,
    /// The e-mail address of whoever runs it.
    pub email: String,
    /// The first datestamp, or one before it.
    pub earliest: String,
    /// The host in the identifiers, if it is the name of a domain, with the identifier of a record as an example.
    pub host: Option<(String, String)>,
}

/// The header of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The identifier.
    pub identifier: String,
    /// The datestamp, as the protocol writes it.
    pub stamp: String,
    /// The names of its sets.
    pub sets: Vec<String>,
    /// Whether it is no longer there.
    pub is_deleted: bool,
}

/// A record.
pub struct Record {
    /// Its header.
    pub header: Header,
    /// Its metadata as XML; `None` if it is no longer there.
    pub metadata: Option<Vec<u8>>,
}

/// A part of a list.
pub struct List {
    /// Its records.
    pub records: Vec<Record>,
    /// What is said of the rest; `None` if this is the whole list.
    pub rest: Option<Rest>,
}

/// What is said of the rest of a list.
pub struct Rest {
    /// The token for the next part; empty if this is the last one.
    pub token: String,
    /// Number of records before this part.
    pub cursor: u64,
    /// Number of records of the list.
    pub total: u64,
}

impl Response<'_> {
    /// Returns the response as a document.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn xml(&self) -> Result<Vec<u8>> {
        let mut xml = Writer::new(Vec::new());
        declaration(&mut xml).and_then(|()| self.write(&mut xml)).map_err(Error::internal)?;
        Ok(xml.into_inner())
    }

    fn write(&self, xml: &mut Xml) -> io::Result<()> {
        let location = format!("{NAMESPACE} http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd");
        let names = [("xmlns", NAMESPACE), ("xmlns:xsi", XSI), ("xsi:schemaLocation", location.as_str())];
        around(xml, "OAI-PMH", &names, |xml| {
            element(xml, "responseDate", &[], &self.at)?;
            let arguments: Vec<(&str, Option<&str>)> =
                self.arguments.iter().map(|(name, value)| (name.as_str(), Some(value.as_str()))).collect();
            element(xml, "request", &arguments, self.base)?;
            self.content.write(xml)
        })
    }
}

impl Content {
    fn write(&self, xml: &mut Xml) -> io::Result<()> {
        match self {
            Content::Errors(errors) => errors
                .iter()
                .try_for_each(|(code, text)| element(xml, "error", &[("code", Some(*code))], text)),
            Content::Identify(identity) => around(xml, "Identify", &[], |xml| identity.write(xml)),
            Content::Formats => around(xml, "ListMetadataFormats", &[], |xml| {
                Format::ALL.into_iter().try_for_each(|format| write_format(xml, format))
            }),
            Content::Sets(sets) => around(xml, "ListSets", &[], |xml| {
                sets.iter().try_for_each(|(spec, name)| {
                    around(xml, "set", &[], |xml| {
                        element(xml, "setSpec", &[], spec)?;
                        element(xml, "setName", &[], name)
                    })
                })
            }),
            Content::Record(record) => around(xml, "GetRecord", &[], |xml| record.write(xml)),
            Content::Headers(list) => around(xml, "ListIdentifiers", &[], |xml| {
                list.records.iter().try_for_each(|record| record.header.write(xml))?;
                list.write_rest(xml)
            }),
            Content::Records(list) => around(xml, "ListRecords", &[], |xml| {
                list.records.iter().try_for_each(|record| record.write(xml))?;
                list.write_rest(xml)
            }),
        }
    }
}

fn write_format(xml: &mut Xml, format: Format) -> io::Result<()> {
    let (namespace, schema) = schema_of(format);
    around(xml, "metadataFormat", &[], |xml| {
        element(xml, "metadataPrefix", &[], format.name())?;
        element(xml, "schema", &[], schema)?;
        element(xml, "metadataNamespace", &[], namespace)
    })
}

impl Identity {
    fn write(&self, xml: &mut Xml) -> io::Result<()> {
        element(xml, "repositoryName", &[], &self.name)?;
        element(xml, "baseURL", &[], &self.base)?;
        element(xml, "protocolVersion", &[], "2.0")?;
        element(xml, "adminEmail", &[], &self.email)?;
        element(xml, "earliestDatestamp", &[], &self.earliest)?;
        element(xml, "deletedRecord", &[], "persistent")?;
        element(xml, "granularity", &[], "YYYY-MM-DDThh:mm:ssZ")?;
        element(xml, "compression", &[], "gzip")?;
        let Some((host, sample)) = &self.host else { return Ok(()) };
        let namespace = "http://www.openarchives.org/OAI/2.0/oai-identifier";
        let location = format!("{namespace} {namespace}.xsd");
        let names = [("xmlns", namespace), ("xmlns:xsi", XSI), ("xsi:schemaLocation", location.as_str())];
        around(xml, "description", &[], |xml| {
            around(xml, "oai-identifier", &names, |xml| {
                element(xml, "scheme", &[], "oai")?;
                element(xml, "repositoryIdentifier", &[], host)?;
                element(xml, "delimiter", &[], ":")?;
                element(xml, "sampleIdentifier", &[], sample)
            })
        })
    }
}

impl Header {
    fn write(&self, xml: &mut Xml) -> io::Result<()> {
        let status = [("status", "deleted")];
        around(xml, "header", if self.is_deleted { &status } else { &[] }, |xml| {
            element(xml, "identifier", &[], &self.identifier)?;
            element(xml, "datestamp", &[], &self.stamp)?;
            self.sets.iter().try_for_each(|set| element(xml, "setSpec", &[], set))
        })
    }
}

impl Record {
    fn write(&self, xml: &mut Xml) -> io::Result<()> {
        around(xml, "record", &[], |xml| {
            self.header.write(xml)?;
            let Some(metadata) = &self.metadata else { return Ok(()) };
            around(xml, "metadata", &[], |xml| {
                xml.get_mut().extend_from_slice(metadata);
                Ok(())
            })
        })
    }
}

impl List {
    fn write_rest(&self, xml: &mut Xml) -> io::Result<()> {
        let Some(rest) = &self.rest else { return Ok(()) };
        let (total, cursor) = (rest.total.to_string(), rest.cursor.to_string());
        let attributes = [("completeListSize", Some(total.as_str())), ("cursor", Some(cursor.as_str()))];
        element(xml, "resumptionToken", &attributes, &rest.token)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_a_request_says_its_response_is_well_formed() {
        let said = "a\"<&>'\u{1}\u{ffff}ñ\n".to_owned();
        let arguments = [("verb".to_owned(), said.clone())];
        let content = Content::Errors(vec![("badVerb", said)]);
        let response = Response {
            at: "2026-03-02T09:00:00Z".into(),
            base: "https://a.example/oai",
            arguments: &arguments,
            content,
        };
        let text = String::from_utf8(response.xml().unwrap()).unwrap();
        let document = roxmltree::Document::parse(&text).unwrap();
        let find =
            |name: &str| document.descendants().find(|node| node.has_tag_name((NAMESPACE, name))).unwrap();
        assert_eq!(find("error").text(), Some("a\"<&>'ñ\n"));
        assert_eq!(find("request").text(), Some("https://a.example/oai"));
    }
}
