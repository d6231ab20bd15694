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
