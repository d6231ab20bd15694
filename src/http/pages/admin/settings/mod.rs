//! What administrators set: compendia with their chapters and templates, vocabularies, and the thesaurus.

mod chapters;
mod compendium;
mod concept;
pub mod controls;
mod import;
mod new_compendium;
pub mod pointers;
mod template;
mod term;
mod thesaurus;
mod tree;
mod vocabularies;

use actix_web::web::{self, ServiceConfig};
use serde::Deserialize;

use crate::error::{Code, Error};
use crate::http::pages::Page;
use crate::http::pages::frame::NavigationLink;

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
        .configure(thesaurus::routes);
}

/// What the address of a page names after the language: a compendium, a vocabulary, a concept.
#[derive(Deserialize)]
struct Named {
    #[serde(alias = "slug", alias = "id")]
    name: String,
}

/// Returns what people see who may not do this: the same as at an address where there is nothing.
fn hidden(error: Error) -> Error {
    // With a detail, it is about the form, not about the right.
    if error.code == Code::Forbidden && error.detail.is_none() { Error::not_found() } else { error }
}

/// Why something was not saved.
enum Refusal {
    /// Someone else has saved since the page was shown.
    ChangedMeanwhile,
    /// Anything else.
    Other(Error),
}

impl Refusal {
    fn of(error: Error) -> Refusal {
        match error.members.get("reason") {
            Some(reason) if reason == "changed_meanwhile" => Refusal::ChangedMeanwhile,
            _ => Refusal::Other(error),
        }
    }
}

/// Returns the navigation between the pages about a compendium.
fn navigation(page: &Page, slug: &str) -> [NavigationLink; 3] {
    [("", "settings-title"), ("/chapters", "chapters-title"), ("/template", "template-title")].map(
        |(below, name)| {
            let path = format!("/admin/compendium/{slug}{below}");
            let is_current = match below {
                "" => !page.path.ends_with("/chapters") && !page.path.contains("/template"),
                _ => page.path.contains(below),
            };
            NavigationLink { address: page.to(&path), name: page.say(name), is_current }
        },
    )
}
