//! What administrators set: compendia with their chapters and templates, vocabularies, and the thesaurus.

mod chapters;
mod compendium;
mod concept;
pub mod controls;
mod import;
mod members;
mod navigation;
mod new_compendium;
pub mod pointers;
mod refusal;
mod template;
mod term;
mod thesaurus;
mod tree;
mod vocabularies;

use actix_web::web::{self, ServiceConfig};

/// The routes of these pages, below a language.
pub fn routes(config: &mut ServiceConfig) {
    let at = |path: &str| web::resource(path);
    config
        .service(at("/admin/compendium").route(web::get().to(compendium::list)))
        .service(
            at("/admin/new-compendium")
                .route(web::get().to(new_compendium::show))
                .route(web::post().to(new_compendium::create)),
        )
        .service(
            at("/admin/compendium/{slug}")
                .route(web::get().to(compendium::show))
                .route(web::post().to(compendium::change)),
        )
        .service(
            at("/admin/compendium/{slug}/chapters")
                .route(web::get().to(chapters::show))
                .route(web::post().to(chapters::change)),
        )
        .configure(template::routes)
        .service(at("/admin/vocabularies").route(web::get().to(vocabularies::list)))
        .service(
            at("/admin/vocabularies/{name}")
                .route(web::get().to(vocabularies::show))
                .route(web::post().to(vocabularies::change)),
        )
        .service(
            at("/admin/vocabularies/{name}/term")
                .route(web::get().to(term::show))
                .route(web::post().to(term::change)),
        )
        .configure(routes_of_the_thesaurus);
}

fn routes_of_the_thesaurus(config: &mut ServiceConfig) {
    let at = |path: &str| web::resource(path);
    config
        .service(at("/admin/thesaurus").route(web::get().to(thesaurus::show)))
        .service(at("/admin/thesaurus/export").route(web::get().to(thesaurus::export)))
        .service(
            at("/admin/thesaurus/import")
                .route(web::get().to(import::show))
                .route(web::post().to(import::replace)),
        )
        .service(
            at("/admin/thesaurus/new").route(web::get().to(concept::new)).route(web::post().to(concept::add)),
        )
        .service(
            at("/admin/thesaurus/concepts/{id}")
                .route(web::get().to(concept::show))
                .route(web::post().to(concept::change)),
        );
}
