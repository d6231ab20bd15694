//! What administrators and focal points look after: institutions, people, the compendium, vocabularies, the journal.

mod countries;
mod health;
mod institution;
mod institution_form;
mod institutions;
mod invitations;
mod journal;
mod kinds;
pub mod logo;
mod nav;
mod overview;
mod pager;
mod people;
mod person;
mod sentences;
pub mod settings;

use actix_web::web::{self, ServiceConfig};

/// The routes of these pages, below a language.
pub fn routes(config: &mut ServiceConfig) {
    let at = |path: &str| web::resource(path);
    config
        .service(at("/admin").route(web::get().to(overview::show)))
        .configure(routes_of_institutions)
        .configure(settings::routes)
        .service(at("/admin/people").route(web::get().to(people::show)).route(web::post().to(people::act)))
        .service(
            at("/admin/people/{id}").route(web::get().to(person::show)).route(web::post().to(person::act)),
        )
        .service(
            at("/admin/journal").route(web::get().to(journal::show)).route(web::post().to(journal::verify)),
        )
        .service(at("/admin/health").route(web::get().to(health::show)).route(web::post().to(health::act)));
}

fn routes_of_institutions(config: &mut ServiceConfig) {
    let at = |path: &str| web::resource(path);
    config
        .service(at("/admin/institutions").route(web::get().to(institutions::list)))
        .service(
            at("/admin/institutions/new")
                .route(web::get().to(institutions::new))
                .route(web::post().to(institutions::create)),
        )
        .service(
            at("/admin/institutions/{id}")
                .route(web::get().to(institution::show))
                .route(web::post().to(institution::act)),
        )
        .service(
            at("/admin/institutions/{id}/edit")
                .route(web::get().to(institution::edit))
                .route(web::post().to(institution::change)),
        )
        .service(
            at("/admin/institutions/{id}/logo")
                .route(web::get().to(logo::show))
                .route(web::post().to(logo::give)),
        )
        .service(at("/admin/institutions/{id}/logo/remove").route(web::post().to(logo::remove)))
        .service(
            at("/admin/institutions/{id}/members/{user}")
                .route(web::get().to(institution::member))
                .route(web::post().to(institution::remove)),
        );
}
