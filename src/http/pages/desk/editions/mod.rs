//! Preparing editions: what editors read and fill in from the first title until an edition is frozen.

mod answers;
mod correcting;
mod edition;
mod freezing;
mod heading;
mod history;
mod imprint;
mod imprint_publishers;
mod imprint_rows;
mod keeping;
mod list;
mod new;
mod order;
mod practices;
mod tasks;
mod text;
mod text_name;

use actix_web::web::{self, ServiceConfig};

/// The routes of these pages, below a language. They come before those of sections: `editions` names none.
pub fn routes(config: &mut ServiceConfig) {
    let at = |path: &str| web::resource(path);
    config
        .service(at("/desk/editions").route(web::get().to(list::show)))
        .service(at("/desk/editions/new").route(web::get().to(new::show)).route(web::post().to(new::create)))
        .service(at("/desk/editions/{id}").route(web::get().to(tasks::show)))
        .service(
            at("/desk/editions/{id}/correction")
                .route(web::get().to(correcting::show))
                .route(web::post().to(correcting::begin)),
        )
        .service(
            at("/desk/editions/{id}/title")
                .route(web::get().to(heading::show))
                .route(web::post().to(heading::save)),
        )
        .service(
            at("/desk/editions/{id}/imprint")
                .route(web::get().to(imprint::show))
                .route(web::post().to(imprint::save)),
        )
        .service(
            at("/desk/editions/{id}/practices")
                .route(web::get().to(practices::show))
                .route(web::post().to(practices::save)),
        )
        .service(at("/desk/editions/{id}/answers").route(web::get().to(answers::show)))
        .service(
            at("/desk/editions/{id}/candidate")
                .route(web::get().to(freezing::show_candidate))
                .route(web::post().to(freezing::make_candidate)),
        )
        .service(
            at("/desk/editions/{id}/freeze")
                .route(web::get().to(freezing::show_freeze))
                .route(web::post().to(freezing::freeze)),
        )
        .service(
            at("/desk/editions/{id}/texts/{text}/{code}")
                .route(web::get().to(text::show))
                .route(web::post().to(text::save)),
        )
        .service(at("/desk/editions/{id}/texts/{text}/{code}/history").route(web::get().to(history::show)));
}
