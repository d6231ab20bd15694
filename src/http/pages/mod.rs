//! Pages: what people see. Handlers stand beside their templates and are counterparts of the API's: they parse the
//! request into the same input, call one service and present the result. `docs/pages.md` says how a page is added.

mod account;
pub mod address;
mod admin;
mod annexes;
mod assets;
mod attachments;
mod compare;
mod cookies;
mod countries;
mod coverage;
mod desk;
mod discovery;
mod editions;
pub mod errors;
mod field;
mod flash;
mod forgotten_password;
mod form;
mod form_faults;
mod form_fields;
mod frame;
pub mod head;
mod home;
pub mod ids;
mod invitation;
mod kept;
mod languages;
mod link_spent;
mod lists;
pub mod page;
mod practice;
mod prose;
mod roles;
mod saved_searches;
mod search;
mod sent;
mod sessions;
mod sign_in;
mod styleguide;
mod tiles;
mod tokens;
mod uploaded;
mod user_agent;
mod values;
mod work;

use actix_web::web::{self, ServiceConfig};

/// The routes of pages and assets.
pub fn routes(config: &mut ServiceConfig) {
    config
        .configure(discovery::routes)
        .service(web::resource("/assets/{name}").route(web::get().to(assets::serve)))
        .service(web::resource("/").route(web::get().to(address::choose_language)))
        .service(web::resource("/styleguide").route(web::get().to(styleguide::without_language)))
        .service(web::scope("/{language:es|en|pt|fr}").configure(routes_in_a_language));
}

fn routes_in_a_language(config: &mut ServiceConfig) {
    let at = |path: &str| web::resource(path);
    config
        .configure(discovery::routes_in_a_language)
        .service(at("/").route(web::get().to(home::show)))
        .service(at("/compare").route(web::get().to(compare::show)))
        .service(at("/practices/{id}").route(web::get().to(practice::show)))
        .service(at("/practices/{id}/files/{format}").route(web::get().to(practice::send)))
        .service(at("/attachments/{id}").route(web::get().to(attachments::whole)))
        .service(at("/attachments/{id}/small").route(web::get().to(attachments::small)))
        .service(at("/search").route(web::get().to(search::show)).route(web::post().to(search::save)))
        .service(at("/search/file").route(web::get().to(search::send)))
        .service(at("/sign-in").route(web::get().to(sign_in::show)).route(web::post().to(sign_in::sign_in)))
        .service(at("/sign-out").route(web::post().to(sign_in::sign_out)))
        .configure(routes_of_overviews)
        .configure(routes_of_accounts)
        .configure(editions::routes)
        .configure(work::routes)
        .configure(desk::routes)
        .configure(admin::routes);
}

fn routes_of_overviews(config: &mut ServiceConfig) {
    let at = |path: &str| web::resource(path);
    config
        .service(at("/countries").route(web::get().to(countries::list)))
        .service(at("/countries/{code}").route(web::get().to(countries::show)))
        .service(at("/coverage").route(web::get().to(coverage::show)))
        .service(at("/about").route(web::get().to(prose::about)))
        .service(at("/help").route(web::get().to(prose::help)))
        .service(at("/help/authors").route(web::get().to(prose::authors)))
        .service(at("/help/editors").route(web::get().to(prose::editors)))
        .service(at("/help/administrators").route(web::get().to(prose::administrators)))
        .service(at("/open-data").route(web::get().to(prose::open_data)))
        .service(at("/accessibility").route(web::get().to(prose::accessibility)))
        .service(at("/styleguide").route(web::get().to(styleguide::show)));
}

fn routes_of_accounts(config: &mut ServiceConfig) {
    let at = |path: &str| web::resource(path);
    config
        .service(
            at("/invitation")
                .route(web::get().to(invitation::show))
                .route(web::post().to(invitation::accept)),
        )
        .service(
            at("/forgotten-password")
                .route(web::get().to(forgotten_password::show))
                .route(web::post().to(forgotten_password::send)),
        )
        .service(
            at("/new-password")
                .route(web::get().to(forgotten_password::show_new))
                .route(web::post().to(forgotten_password::set)),
        )
        .service(at("/account").route(web::get().to(account::show)).route(web::post().to(account::change)))
        .service(
            at("/account/sessions").route(web::get().to(sessions::show)).route(web::post().to(sessions::end)),
        )
        .service(
            at("/account/tokens").route(web::get().to(tokens::show)).route(web::post().to(tokens::change)),
        )
        .service(
            at("/account/searches")
                .route(web::get().to(saved_searches::show))
                .route(web::post().to(saved_searches::change)),
        );
}
