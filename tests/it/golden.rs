//! The published contracts in `schema/` match the code. `UPDATE_GOLDEN=1 cargo test golden` rewrites them.

use std::collections::BTreeMap;

use acervo::domain::workflow;
use acervo::http::openapi;
use acervo::{http, policy};

use crate::modules::sources;

#[track_caller]
fn golden(name: &str, current: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("schema").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, current).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == current,
        "schema/{name} is not what the code says: UPDATE_GOLDEN=1 cargo test golden writes it"
    );
}

#[test]
fn the_workflow_is_printed_in_the_schema() {
    golden("workflow.txt", &workflow::print());
}

#[test]
fn the_permissions_are_printed_in_the_schema() {
    golden("permissions.txt", &policy::print());
}

#[test]
fn the_problems_are_printed_in_the_schema() {
    golden("problems.json", &http::print_problems());
}

#[test]
fn the_api_is_printed_in_the_schema() {
    golden("openapi.json", &format!("{:#}\n", openapi::document("")));
}

#[test]
fn every_reference_in_the_document_of_the_api_leads_somewhere() {
    fn references(value: &serde_json::Value, found: &mut Vec<String>) {
        match value {
            serde_json::Value::Object(members) => {
                for (name, member) in members {
                    match member.as_str().filter(|_| name == "$ref") {
                        Some(target) => found.push(target.to_owned()),
                        None => references(member, found),
                    }
                }
            }
            serde_json::Value::Array(items) => items.iter().for_each(|item| references(item, found)),
            _ => {}
        }
    }
    let document = openapi::document("");
    let mut found = Vec::new();
    references(&document, &mut found);
    assert!(found.len() > 300);
    found.retain(|target| document.pointer(target.trim_start_matches('#')).is_none());
    assert_eq!(found, [""; 0]);
}

#[test]
fn every_type_in_the_document_of_the_api_has_a_name_of_its_own() {
    let mut named: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut files = Vec::new();
    sources(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        // A type's derivation comes before its name; a second type of that name would take the place of the first.
        for derived in text.split("#[derive(").skip(1) {
            let Some((traits, rest)) = derived.split_once(")]") else { continue };
            let is_type = |line: &&str| ["struct ", "enum "].iter().any(|kind| line.contains(kind));
            let Some(line) = rest.lines().map(str::trim).filter(|line| !line.starts_with("//")).find(is_type)
            else {
                continue;
            };
            let words = line.split_once("struct ").or_else(|| line.split_once("enum "));
            let name = words.map_or("", |(_, name)| name);
            let name: String = name.chars().take_while(|c| c.is_alphanumeric()).collect();
            if traits.split(',').any(|one| one.trim() == "ToSchema") {
                named.entry(name).or_default().push(file.display().to_string());
            }
        }
    }
    assert!(named.len() > 150);
    named.retain(|_, files| files.len() > 1);
    assert!(named.is_empty(), "{named:#?}");
}
