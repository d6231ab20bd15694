//! What editors decide on: the list of what waits, search over all stages, and the page with the decision.

use actix_web::web::ServiceConfig;

/// The routes of these pages, below a language.
pub fn routes(_config: &mut ServiceConfig) {}
