//! Editions as everyone sees them: the list, the page of one, and its parts to be read one by one.

mod cite;
mod file;
mod list;
mod logos;
mod part;
mod show;

use actix_web::web::{self, ServiceConfig};

/// The routes of these pages.
pub fn routes(config: &mut ServiceConfig) {
    let at = |path: &str| web::resource(path);
    config
        .service(at("/editions").route(web::get().to(list::show)))
        .service(at("/editions/{id}").route(web::get().to(show::show)))
        .service(at("/editions/{id}/files/{format}").route(web::get().to(file::send)))
        .service(at("/editions/{id}/logos/{publisher}").route(web::get().to(logos::send)))
        .service(at("/editions/{id}/{part}").route(web::get().to(part::show)));
}
