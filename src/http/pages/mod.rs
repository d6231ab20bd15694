//! Pages: what people see, and what search engines and browsers read about them.

mod discovery;

use actix_web::web::{self, ServiceConfig};

/// The routes of pages.
pub fn routes(config: &mut ServiceConfig) {
    config
        .configure(discovery::routes)
        .service(web::scope("/{language:es|en|pt|fr}").configure(discovery::routes_in_a_language));
}
