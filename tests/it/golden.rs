//! The published contracts in `schema/` match the code. `UPDATE_GOLDEN=1 cargo test golden` rewrites them.

use acervo::domain::workflow;
use acervo::http::openapi;
use acervo::{http, policy};

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
