//! What editors decide on: the list of what waits, search over all stages, and the page with the decision.

mod acts;
mod editions;
mod list;
mod reasons;
pub mod record;
mod search;
mod section;
mod words;

use actix_web::web::{self, ServiceConfig};

/// The routes of these pages, below a language.
pub fn routes(config: &mut ServiceConfig) {
    let at = |path: &str| web::resource(path);
    config
        .service(at("/desk").route(web::get().to(list::show)))
        .configure(editions::routes)
        .service(at("/desk/search").route(web::get().to(search::show)))
        .service(at("/desk/{id}").route(web::get().to(section::show)).route(web::post().to(acts::decide)))
        .service(at("/desk/{id}/publish").route(web::post().to(acts::publish)))
        .service(at("/desk/{id}/unpublish").route(web::post().to(acts::unpublish)))
        .service(at("/desk/{id}/reopen").route(web::post().to(acts::reopen)));
}
