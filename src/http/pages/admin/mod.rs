//! What administrators and focal points look after: institutions, people, the compendium, vocabularies, the journal.

mod nav;
mod overview;

use actix_web::web::{self, ServiceConfig};

/// The routes of these pages, below a language.
pub fn routes(config: &mut ServiceConfig) {
    let at = |path: &str| web::resource(path);
    config.service(at("/admin").route(web::get().to(overview::show)));
}
