//! Unqualified Dublin Core, with the values that La Referencia and OpenAIRE expect (Guidelines for Literature
//! Repositories): types and access rights from the vocabularies of `info:eu-repo`, languages as in ISO 639-3, and the
//! address of the page as an identifier.

use std::io;

use quick_xml::Writer;

use super::schemas::{OAI_DC, XSI};
use crate::documents::resource::{Resource, ResourceKind, Text};
use crate::documents::xml::{Xml, around, element};
use crate::error::{Error, Result};

/// Returns the element of a resource.
pub(super) fn element_of(resource: &Resource) -> Result<Vec<u8>> {
    let mut xml = Writer::new(Vec::new());
    let (namespace, schema) = OAI_DC;
    let location = format!("{namespace} {schema}");
    let names = [
        ("xmlns:oai_dc", namespace),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:xsi", XSI),
        ("xsi:schemaLocation", location.as_str()),
    ];
    around(&mut xml, "oai_dc:dc", &names, |xml| write(xml, resource)).map_err(Error::internal)?;
    Ok(xml.into_inner())
}

fn write(xml: &mut Xml, of: &Resource) -> io::Result<()> {
    let mut texts = |name: &str, texts: &[Text]| {
        texts
            .iter()
            .filter(|text| !text.text.is_empty())
            .try_for_each(|text| element(xml, name, &[("xml:lang", text.lang.as_deref())], &text.text))
    };
    texts("dc:title", &of.titles)?;
    texts("dc:creator", &of.creators)?;
    let subjects: Vec<Text> = of.subjects.iter().map(|subject| subject.text.clone()).collect();
    texts("dc:subject", &subjects)?;
    texts("dc:description", &of.descriptions)?;
    texts("dc:publisher", std::slice::from_ref(&of.publisher))?;
    texts("dc:contributor", &of.contributors)?;
    element(xml, "dc:date", &[], &of.issued)?;
    for kind in kinds(of.kind) {
        element(xml, "dc:type", &[], kind)?;
    }
    for format in &of.formats {
        element(xml, "dc:format", &[], format)?;
    }
    element(xml, "dc:identifier", &[], &of.url)?;
    if let Some(doi) = &of.doi {
        element(xml, "dc:identifier", &[], &format!("https://doi.org/{doi}"))?;
    }
    for (kind, value) in &of.identifiers {
        let value = if value.starts_with("urn:") { value.clone() } else { format!("{kind} {value}") };
        element(xml, "dc:identifier", &[], &value)?;
    }
    element(xml, "dc:language", &[], &three_letters(&of.language))?;
    for related in &of.related {
        element(xml, "dc:relation", &[], &related.url)?;
    }
    for place in &of.places {
        element(xml, "dc:coverage", &[("xml:lang", place.lang.as_deref())], &place.text)?;
    }
    element(xml, "dc:rights", &[], "info:eu-repo/semantics/openAccess")?;
    if let Some(rights) = &of.rights {
        let text = rights.known.map_or(rights.name.as_str(), |(_, url)| url);
        element(xml, "dc:rights", &[], text)?;
    }
    Ok(())
}

/// The type of the resource and the status of its version, as `info:eu-repo` names them.
fn kinds(kind: ResourceKind) -> [&'static str; 2] {
    let published = "info:eu-repo/semantics/publishedVersion";
    match kind {
        ResourceKind::Practice => ["info:eu-repo/semantics/report", published],
        ResourceKind::Edition => ["info:eu-repo/semantics/book", published],
    }
}

/// Returns the code of a language as in ISO 639-3: three letters for those that are written in Latin America and the
/// Caribbean, and what the tag begins with for all others.
fn three_letters(tag: &str) -> String {
    let primary = tag.split('-').next().unwrap_or(tag);
    let code = match primary {
        "ay" => "aym",
        "de" => "deu",
        "en" => "eng",
        "es" => "spa",
        "fr" => "fra",
        "gn" => "grn",
        "ht" => "hat",
        "it" => "ita",
        "nl" => "nld",
        "pt" => "por",
        "qu" => "que",
        other => other,
    };
    code.to_owned()
}

#[cfg(test)]
mod tests {
    #[test]
    fn languages_have_three_letters() {
        for (tag, code) in [("es", "spa"), ("pt-BR", "por"), ("ht", "hat"), ("arn", "arn"), ("gn", "grn")] {
            assert_eq!(super::three_letters(tag), code);
        }
    }
}
