//! What an institution writes: its list of sections, the form, versions, and the acts of authors and focal points.

mod rich_text;

use actix_web::web::{self, ServiceConfig};

/// The routes of these pages, below a language.
pub fn routes(config: &mut ServiceConfig) {
    config.service(web::resource("/work/rich-text").route(web::post().to(rich_text::tree)));
}
