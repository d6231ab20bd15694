//! The template of a compendium: the fields of a practice by group, in words.

mod describing;
mod effects;
mod field;
mod group;
mod new_field;
mod overview;
mod preview;
mod schema;
mod stored;

use actix_web::web::{self, ServiceConfig};

/// The routes of these pages.
pub(super) fn routes(config: &mut ServiceConfig) {
    let at = |path: &str| web::resource(format!("/admin/compendium/{{slug}}/template{path}"));
    config
        .service(at("").route(web::get().to(overview::show)).route(web::post().to(overview::order)))
        .service(at("/preview").route(web::get().to(preview::show)))
        .service(at("/new-field").route(web::get().to(new_field::show)).route(web::post().to(new_field::add)))
        .service(at("/fields/{name}").route(web::get().to(field::show)).route(web::post().to(field::change)))
        .service(at("/new-group").route(web::get().to(group::new)).route(web::post().to(group::add)))
        .service(at("/groups/{name}").route(web::get().to(group::show)).route(web::post().to(group::change)));
}
