//! What administrators and focal points look after: institutions, people, the compendium, vocabularies, the journal.

use actix_web::web::ServiceConfig;

/// The routes of these pages, below a language.
pub fn routes(_config: &mut ServiceConfig) {}
