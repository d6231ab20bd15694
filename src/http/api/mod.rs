//! The REST API: thin handlers that parse, call one service and present. Their names are the operation ids.

mod accounts;
mod countries;
mod desk;
mod exports;
mod feeds;
mod journal;
mod me;
mod parameters;
mod people;
mod published;
mod saved_searches;
mod search;
mod sections;
mod settings;
mod thesaurus;
mod uploads;

use utoipa_actix_web::scope;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::error::{Error, Result};

/// Every route below `/api/v1`.
pub fn routes(config: &mut ServiceConfig) {
    config.service(
        scope("/api/v1")
            // Addresses are compared one after the other, each by an expression of its own: what everybody reads comes
            // first.
            .configure(published::routes)
            .configure(search::routes)
            .configure(countries::routes)
            .configure(exports::routes)
            .configure(feeds::routes)
            .configure(accounts::routes)
            .configure(me::routes)
            .configure(saved_searches::routes)
            .configure(people::routes)
            .configure(settings::routes)
            .configure(thesaurus::routes)
            // Before the sections, whose identifiers would take its address.
            .configure(uploads::routes)
            .configure(sections::routes)
            .configure(desk::routes)
            .configure(journal::routes),
    );
}

/// An identifier in a path. What is none stands for nothing that exists.
fn path_id<T: std::str::FromStr>(text: &str) -> Result<T> {
    text.parse().map_err(|_| Error::not_found())
}
