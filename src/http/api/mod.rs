//! The REST API: thin handlers that parse the request, call one service and present the result. Their names are the
//! operation ids.

mod accounts;
mod attachments;
mod citations;
mod countries;
mod datacite;
mod desk;
mod downloads;
mod edition_citations;
mod edition_files;
mod editions;
mod exports;
mod feeds;
mod journal;
mod logos;
mod me;
mod parameters;
mod people;
mod published;
mod revisions;
mod saved_searches;
mod search;
mod sections;
mod settings;
mod thesaurus;
mod uploads;

use utoipa_actix_web::scope;
use utoipa_actix_web::service_config::ServiceConfig;

/// All routes below `/api/v1`.
pub fn routes(config: &mut ServiceConfig) {
    config.service(
        scope("/api/v1")
            // Paths are compared one after the other, each with its own regular expression, so the most frequently read
            // come first.
            .configure(published::routes)
            .configure(citations::routes)
            .configure(search::routes)
            .configure(countries::routes)
            .configure(exports::routes)
            // After the exports, whose paths are more exact.
            .configure(downloads::routes)
            .configure(editions::routes)
            .configure(edition_files::routes)
            .configure(edition_citations::routes)
            .configure(datacite::routes)
            .configure(feeds::routes)
            .configure(accounts::routes)
            .configure(me::routes)
            .configure(saved_searches::routes)
            .configure(people::routes)
            .configure(settings::routes)
            .configure(logos::routes)
            .configure(thesaurus::routes)
            // Before the sections, whose identifier pattern would match its path.
            .configure(uploads::routes)
            .configure(attachments::routes)
            .configure(sections::routes)
            .configure(revisions::routes)
            .configure(desk::routes)
            .configure(journal::routes),
    );
}
