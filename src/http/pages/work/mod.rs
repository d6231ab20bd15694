//! What an institution writes: its list of sections, the form, versions, and the acts of authors and focal points.

mod acts;
mod adapting;
mod comparing;
pub mod differences;
mod edit;
mod files;
pub mod files_changed;
mod imported;
mod importing;
mod list;
mod message;
mod new;
mod overview;
mod passages;
mod places;
mod rich_text;
mod submit;
mod tasks;
mod timeline;
mod versions;
mod when;

use actix_web::web::{self, ServiceConfig};

/// The routes of these pages, below a language.
pub fn routes(config: &mut ServiceConfig) {
    let at = |path: &str| web::resource(path);
    config
        .configure(edit::routes)
        .service(at("/work").route(web::get().to(list::show)))
        .service(at("/work/new").route(web::get().to(new::show)).route(web::post().to(new::create)))
        .service(
            at("/work/import").route(web::get().to(importing::show)).route(web::post().to(importing::import)),
        )
        .service(at("/work/rich-text").route(web::post().to(rich_text::tree)))
        .service(at("/work/{id}").route(web::get().to(overview::show)))
        .service(
            at("/work/{id}/imported")
                .route(web::get().to(imported::show))
                .route(web::post().to(imported::confirm)),
        )
        .service(at("/work/{id}/files").route(web::get().to(files::show)).route(web::post().to(files::add)))
        .service(at("/work/{id}/files/{attachment}").route(web::post().to(files::change)))
        .service(at("/work/{id}/original").route(web::get().to(importing::original)))
        .service(
            at("/work/{id}/submit").route(web::get().to(submit::show)).route(web::post().to(submit::submit)),
        )
        .service(
            at("/work/{id}/adapted-from")
                .route(web::get().to(adapting::show))
                .route(web::post().to(adapting::change)),
        )
        .service(at("/work/{id}/compare").route(web::get().to(comparing::show)))
        .service(at("/work/{id}/versions").route(web::get().to(versions::list)))
        .service(at("/work/{id}/versions/{number}").route(web::get().to(versions::show)))
        .service(
            at("/work/{id}/{act:withdraw|restore|delete|unpublish|contact}")
                .route(web::get().to(acts::show))
                .route(web::post().to(acts::act)),
        );
}
