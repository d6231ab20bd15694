//! Migrations are compiled in, and tests on PostgreSQL and on S3 are compiled as ignored where there is none.

fn main() {
    println!("cargo::rerun-if-changed=migrations");
    println!("cargo::rerun-if-changed=src/demo/sections");
    println!("cargo::rustc-check-cfg=cfg(test_postgres, test_s3)");
    println!("cargo::rerun-if-env-changed=TEST_S3");
    println!("cargo::rerun-if-env-changed=TEST_POSTGRES");
    let given = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if given("TEST_S3") {
        println!("cargo::rustc-cfg=test_s3");
    }
    // Whoever says that there will be a PostgreSQL may change its URL as often as they like: each change of a variable
    // that is named here compiles the whole package once more, and `tests/with-postgres` has another port each time.
    let promised = given("TEST_POSTGRES");
    if !promised {
        println!("cargo::rerun-if-env-changed=TEST_POSTGRES_URL");
    }
    if promised || given("TEST_POSTGRES_URL") {
        println!("cargo::rustc-cfg=test_postgres");
    }
}
