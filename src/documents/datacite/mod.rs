//! Metadata in the form of DataCite 4.6, as XML and as JSON
//! (<https://datacite-metadata-schema.readthedocs.io/en/4.6/>). A resource without a DOI is identified by its URL.

mod json;
mod notation;
mod xml;

use crate::documents::resource::{Resource, ResourceKind};

pub use json::json;
pub use notation::Notation;
pub use xml::{xml, xml_element};

/// The namespace of all versions of DataCite 4.
pub const NAMESPACE: &str = "http://datacite.org/schema/kernel-4";
/// The address of the schema.
pub const SCHEMA: &str = "https://schema.datacite.org/meta/kernel-4.6/metadata.xsd";
/// What DataCite has in place of a name that is not known.
const UNKNOWN: &str = ":unav";
/// The list of licences.
const SPDX: (&str, &str) = ("SPDX", "https://spdx.org/licenses/");

/// The type in the words of DataCite, and in ours.
fn kind(kind: ResourceKind) -> (&'static str, &'static str) {
    match kind {
        ResourceKind::Practice => ("Report", "Report on a practice"),
        ResourceKind::Edition => ("Book", "Edition of a compendium"),
    }
}

/// Returns the resource with what DataCite requires: somebody who created it, and somebody who published it.
fn completed(resource: &Resource) -> Resource {
    let mut resource = resource.clone();
    if resource.publisher.text.is_empty() {
        resource.publisher.text = UNKNOWN.to_owned();
    }
    resource.creators.retain(|creator| !creator.text.is_empty());
    resource.contributors.retain(|contributor| !contributor.text.is_empty());
    if resource.creators.is_empty() {
        resource.creators.push(resource.publisher.clone());
    }
    for titles in [&mut resource.titles, &mut resource.subtitles] {
        titles.retain(|title| !title.text.is_empty());
    }
    if resource.titles.is_empty() {
        resource.titles.push(crate::documents::resource::Text { text: UNKNOWN.to_owned(), lang: None });
    }
    resource
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::documents::resource::{Related, Relation, Resource, ResourceKind, Rights, Subject, Text};

    fn text(text: &str) -> Text {
        Text { text: text.to_owned(), lang: Some("es".to_owned()) }
    }

    fn resource() -> Resource {
        Resource {
            kind: ResourceKind::Practice,
            url: "https://a.example/practices/1".to_owned(),
            page: "https://a.example/es/practices/1".to_owned(),
            doi: None,
            identifiers: vec![("URN", "urn:uuid:1".to_owned())],
            language: "es".to_owned(),
            titles: vec![text("Señal <móvil> & \u{1}más")],
            subtitles: Vec::new(),
            creators: vec![text("Ministerio")],
            contributors: Vec::new(),
            publisher: text("Ministerio"),
            issued: "2026-03-02".to_owned(),
            available: "2026-03-02".to_owned(),
            subjects: vec![Subject { text: text("Salud"), scheme: "themes" }],
            descriptions: vec![text("Resumen")],
            places: vec![text("Colombia")],
            formats: vec!["text/html"],
            sizes: Vec::new(),
            version: "2".to_owned(),
            rights: Some(Rights {
                name: "CC-BY-4.0".to_owned(),
                known: Some(("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/")),
            }),
            related: vec![Related {
                relation: Relation::IsPartOf,
                url: "https://a.example/es/editions/1".to_owned(),
                kind: ResourceKind::Edition,
            }],
        }
    }

    #[test]
    fn xml_and_json_say_the_same() {
        let of = resource();
        let xml = String::from_utf8(super::xml(&of).unwrap()).unwrap();
        let document = roxmltree::Document::parse(&xml).unwrap();
        let root = document.root_element();
        assert!(root.has_tag_name((super::NAMESPACE, "resource")));
        let all = |name: &str| -> Vec<String> {
            let found = root.descendants().filter(|node| node.has_tag_name((super::NAMESPACE, name)));
            found.map(|node| node.text().unwrap_or_default().to_owned()).collect()
        };
        let json = super::json(&of);
        assert_eq!(all("title"), ["Señal <móvil> & más"]);
        assert_eq!(json["titles"], json!([{"title": "Señal <móvil> & \u{1}más", "lang": "es"}]));
        assert_eq!(all("identifier"), ["https://a.example/practices/1"]);
        assert!(json.get("doi").is_none());
        assert_eq!(json["url"], "https://a.example/practices/1");
        assert_eq!(all("creatorName"), ["Ministerio"]);
        assert_eq!(json["creators"][0]["name"], "Ministerio");
        assert_eq!(all("publicationYear"), ["2026"]);
        assert_eq!(json["publicationYear"], "2026");
        assert_eq!(all("geoLocationPlace"), ["Colombia"]);
        assert_eq!(all("relatedIdentifier"), ["https://a.example/es/editions/1"]);
        assert_eq!(json["relatedIdentifiers"][0]["relationType"], "IsPartOf");
        assert_eq!(all("rights"), ["CC-BY-4.0"]);
        assert_eq!(json["rightsList"][0]["rightsIdentifierScheme"], "SPDX");
    }

    #[test]
    fn a_doi_identifies_a_resource_that_has_one_and_its_url_is_another_identifier() {
        let of = Resource { doi: Some("10.5555/12345678".to_owned()), ..resource() };
        let xml = String::from_utf8(super::xml(&of).unwrap()).unwrap();
        assert!(xml.contains("<identifier identifierType=\"DOI\">10.5555/12345678</identifier>"), "{xml}");
        let own = "<alternateIdentifier alternateIdentifierType=\"URL\">https://a.example/practices/1</";
        assert!(xml.contains(own), "{xml}");
        assert_eq!(super::json(&of)["doi"], "10.5555/12345678");
    }

    #[test]
    fn what_is_required_is_there_even_if_nobody_said_it() {
        let nobody = Text { text: String::new(), lang: None };
        let of = Resource {
            creators: vec![nobody.clone()],
            publisher: nobody.clone(),
            titles: vec![nobody],
            ..resource()
        };
        let json = super::json(&of);
        assert_eq!(
            (&json["creators"][0]["name"], &json["publisher"]["name"]),
            (&json!(":unav"), &json!(":unav"))
        );
        assert_eq!(json["titles"], json!([{"title": ":unav"}]));
        let xml = String::from_utf8(super::xml(&of).unwrap()).unwrap();
        assert_eq!(xml.matches(":unav").count(), 3, "{xml}");
    }
}
