//! DataCite as JSON.

use serde_json::{Map, Value, json};

use super::{SPDX, completed, kind};
use crate::documents::resource::{Resource, Text};

/// Returns a resource as an object.
pub fn json(resource: &Resource) -> Value {
    let of = &completed(resource);
    let (general, own) = kind(of.kind);
    let fields = [
        ("doi", of.doi.clone().into()),
        ("url", of.url.clone().into()),
        ("types", json!({"resourceTypeGeneral": general, "resourceType": own})),
        ("creators", of.creators.iter().map(|creator| organisation(creator, None)).collect()),
        ("titles", titles(of)),
        ("publisher", texts("name", std::slice::from_ref(&of.publisher), None)[0].clone()),
        ("publicationYear", of.year().into()),
        ("subjects", subjects(of)),
        ("contributors", of.contributors.iter().map(|one| organisation(one, Some("Other"))).collect()),
        (
            "dates",
            json!([{"date": of.issued, "dateType": "Issued"}, {"date": of.available, "dateType": "Available"}]),
        ),
        ("language", of.language.clone().into()),
        ("alternateIdentifiers", identifiers(of)),
        ("relatedIdentifiers", related(of)),
        ("sizes", of.sizes.clone().into()),
        ("formats", of.formats.clone().into()),
        ("version", of.version.clone().into()),
        ("rightsList", rights(of)),
        ("descriptions", texts("description", &of.descriptions, Some(("descriptionType", "Abstract")))),
        ("geoLocations", of.places.iter().map(|place| json!({"geoLocationPlace": place.text})).collect()),
        ("schemaVersion", super::NAMESPACE.into()),
    ];
    object(fields)
}

/// Returns an object without empty members.
fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
    let is_empty = |value: &Value| match value {
        Value::Null => true,
        Value::Array(all) => all.is_empty(),
        Value::String(text) => text.is_empty(),
        _ => false,
    };
    let fields = fields.into_iter().filter(|(_, value)| !is_empty(value));
    Value::Object(fields.map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())
}

fn texts(name: &str, texts: &[Text], kind: Option<(&str, &str)>) -> Value {
    let text = |text: &Text| {
        let (kind, of) = kind.unwrap_or_default();
        object([(name, text.text.clone().into()), (kind, of.into()), ("lang", text.lang.clone().into())])
    };
    texts.iter().map(text).collect()
}

fn titles(of: &Resource) -> Value {
    let mut all = Vec::new();
    for (titles, kind) in [(&of.titles, None), (&of.subtitles, Some(("titleType", "Subtitle")))] {
        if let Value::Array(titles) = texts("title", titles, kind) {
            all.extend(titles);
        }
    }
    all.into()
}

fn organisation(of: &Text, contributor: Option<&str>) -> Value {
    object([
        ("name", of.text.clone().into()),
        ("nameType", "Organizational".into()),
        ("lang", of.lang.clone().into()),
        ("contributorType", contributor.into()),
    ])
}

fn subjects(of: &Resource) -> Value {
    let subject = |subject: &crate::documents::resource::Subject| {
        object([
            ("subject", subject.text.text.clone().into()),
            ("subjectScheme", subject.scheme.into()),
            ("lang", subject.text.lang.clone().into()),
        ])
    };
    of.subjects.iter().map(subject).collect()
}

fn identifiers(of: &Resource) -> Value {
    let own = [("URL", of.url.as_str())];
    let others = of.identifiers.iter().map(|(kind, value)| (*kind, value.as_str()));
    own.into_iter()
        .chain(others)
        .map(|(kind, value)| json!({"alternateIdentifier": value, "alternateIdentifierType": kind}))
        .collect()
}

fn related(of: &Resource) -> Value {
    let related = of.related.iter().map(|related| {
        json!({
            "relatedIdentifier": related.url, "relatedIdentifierType": "URL",
            "relationType": related.relation.name(), "resourceTypeGeneral": kind(related.kind).0,
        })
    });
    related.collect()
}

fn rights(of: &Resource) -> Value {
    let Some(rights) = &of.rights else { return Value::Null };
    let (id, uri) = rights.known.unzip();
    json!([object([
        ("rights", rights.name.clone().into()),
        ("rightsUri", uri.into()),
        ("rightsIdentifier", id.into()),
        ("rightsIdentifierScheme", id.map(|_| SPDX.0).into()),
        ("schemeUri", id.map(|_| SPDX.1).into()),
    ])])
}
