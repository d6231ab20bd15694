//! Pages: what people see. Handlers stand beside their templates and are twins of the API's: they parse the request into
//! the same input, call one service and present the result. `docs/pages.md` says how a page is added.

mod address;
mod assets;
mod cookies;
pub mod errors;
mod flash;
mod form;
mod home;
mod page;
mod sign_in;

use actix_web::web::{self, ServiceConfig};

pub use address::{elsewhere, is_page};
pub use page::{Head, Page, Place};

/// The routes of pages and assets.
pub fn routes(config: &mut ServiceConfig) {
    config
        .service(web::resource("/assets/{name}").route(web::get().to(assets::serve)))
        .service(web::resource("/").route(web::get().to(address::choose_language)))
        .service(web::scope("/{language:es|en|pt|fr}").configure(routes_in_a_language));
}

fn routes_in_a_language(config: &mut ServiceConfig) {
    let at = |path: &str| web::resource(path);
    config
        .service(at("/").route(web::get().to(home::show)))
        .service(at("/sign-in").route(web::get().to(sign_in::show)).route(web::post().to(sign_in::sign_in)))
        .service(at("/sign-out").route(web::post().to(sign_in::sign_out)));
}
