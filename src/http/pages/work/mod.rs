//! What an institution writes: its list of sections, the form, versions, and the acts of authors and focal points.

use actix_web::web::ServiceConfig;

/// The routes of these pages, below a language.
pub fn routes(_config: &mut ServiceConfig) {}
