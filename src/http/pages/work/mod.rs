//! What an institution writes: its list of sections, the form, versions, and the acts of authors and focal points.

mod comparing;
pub mod differences;
mod passages;
mod versions;

use actix_web::web::{self, ServiceConfig};

/// The routes of these pages, below a language.
pub fn routes(config: &mut ServiceConfig) {
    let at = |path: &str| web::resource(path);
    config
        .service(at("/work/{id}/compare").route(web::get().to(comparing::show)))
        .service(at("/work/{id}/versions").route(web::get().to(versions::list)))
        .service(at("/work/{id}/versions/{number}").route(web::get().to(versions::show)));
}
