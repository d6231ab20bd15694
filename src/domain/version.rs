//! Versions: immutable, numbered, hashed states of a section.

use serde::Serialize;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

pub use super::fault::escaped;

use super::ids::SectionId;
use super::language::Language;

/// Everything covered by a version's hash. Neither the fields nor their form may change, or existing hashes would no
/// longer match.
#[derive(Serialize)]
pub struct Hashed<'a> {
    /// The section.
    pub section: SectionId,
    /// The version's number, from 1.
    pub number: u32,
    /// The language it is written in.
    pub language: &'a Language,
    /// The template it was checked against.
    pub template_version: u32,
    /// The structured fields.
    pub practice: &'a Map<String, Value>,
    /// The Markdown body.
    pub body: &'a str,
    /// The SHA-256 of each attachment, in lower-case hexadecimal.
    pub attachments: &'a [String],
}

impl Hashed<'_> {
    /// Returns the SHA-256 of the RFC 8785 form (JCS), in lower-case hexadecimal.
    ///
    /// # Errors
    /// Fails only if the practice contains values that JSON cannot represent, which validation rejects.
    pub fn hash(&self) -> Result<String, serde_json::Error> {
        Ok(hex::encode(Sha256::digest(canonical(self)?)))
    }
}

/// Returns the RFC 8785 form (JSON Canonicalization Scheme) of a value.
///
/// # Errors
/// Fails if the value cannot be written as JSON.
pub fn canonical(value: &impl Serialize) -> Result<Vec<u8>, serde_json::Error> {
    serde_json_canonicalizer::to_vec(value)
}

/// Formats bytes in lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    hex::encode(bytes)
}

/// Returns the JSON Pointer of a number that I-JSON (RFC 7493, 2.2) cannot represent exactly, if there is one. The
/// canonical form would change the number's value, and so the hash of the same text.
pub fn inexact_number(value: &Value) -> Option<String> {
    const LARGEST: u64 = (1 << 53) - 1;
    match value {
        Value::Number(number) => {
            let exact = match (number.as_u64(), number.as_i64()) {
                (Some(n), _) => n <= LARGEST,
                (None, Some(n)) => n.unsigned_abs() <= LARGEST,
                (None, None) => number.as_f64().is_some_and(|n| n.is_finite() && n.abs() <= LARGEST as f64),
            };
            (!exact).then(String::new)
        }
        Value::Array(items) => items
            .iter()
            .enumerate()
            .find_map(|(index, item)| inexact_number(item).map(|rest| format!("/{index}{rest}"))),
        Value::Object(fields) => fields
            .iter()
            .find_map(|(name, field)| inexact_number(field).map(|rest| format!("/{}{rest}", escaped(name)))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn hash(section: SectionId, practice: &Value, body: &str) -> String {
        let practice = practice.as_object().unwrap();
        let language = "es".parse().unwrap();
        let hashed = Hashed {
            section,
            number: 1,
            language: &language,
            template_version: 1,
            practice,
            body,
            attachments: &[],
        };
        hashed.hash().unwrap()
    }

    #[test]
    fn the_hash_is_the_sha_256_of_the_canonical_form() {
        let section: SectionId = "01960000-0000-7000-8000-000000000001".parse().unwrap();
        let canonical = r#"{"attachments":[],"body":"","language":"es","number":1,"practice":{"a":1,"b":"ñ"},"section":"01960000-0000-7000-8000-000000000001","template_version":1}"#;
        assert_eq!(hash(section, &json!({"b": "ñ", "a": 1.0}), ""), hex::encode(Sha256::digest(canonical)));
    }

    #[test]
    fn numbers_beyond_two_to_the_53_are_found_where_they_stand() {
        assert_eq!(inexact_number(&json!({"a/b": [1, 9007199254740992u64]})).unwrap(), "/a~1b/1");
        assert_eq!(inexact_number(&json!({"a": [9007199254740991u64, -1, 0.5]})), None);
        assert_eq!(inexact_number(&json!(1e300)).unwrap(), "");
    }

    fn json_value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            (-(1i64 << 53) + 1..1i64 << 53).prop_map(Value::from),
            any::<f64>().prop_filter("finite", |n| n.is_finite()).prop_map(Value::from),
            ".{0,12}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 24, 5, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
                prop::collection::btree_map(".{0,6}", inner, 0..5)
                    .prop_map(|fields| Value::Object(fields.into_iter().collect())),
            ]
        })
    }

    proptest! {
        /// The stored text is the canonical form; reading it back must not change the hash.
        #[test]
        fn the_hash_survives_being_written_and_read(fields in prop::collection::btree_map(".{0,6}", json_value(), 0..6), body in ".{0,40}") {
            let practice = Value::Object(fields.into_iter().collect());
            let stored = String::from_utf8(canonical(&practice).unwrap()).unwrap();
            let read: Value = serde_json::from_str(&stored).unwrap();
            let section = SectionId::new();
            prop_assert_eq!(hash(section, &practice, &body), hash(section, &read, &body));
        }

        #[test]
        fn another_body_has_another_hash(a in ".{0,40}", b in ".{0,40}") {
            prop_assume!(a != b);
            let section = SectionId::new();
            prop_assert_ne!(hash(section, &json!({}), &a), hash(section, &json!({}), &b));
        }
    }
}
