//! HTTP: who is asking, what they ask, and how it is answered. Handlers parse, call one service and present.

mod answer;
pub mod api;
mod body;
mod call;
mod download;
mod front;
mod limits;
pub mod openapi;
mod params;
mod problem;
mod service;

use std::net::TcpListener;
use std::sync::Arc;

use actix_web::dev::Server;
use actix_web::middleware::{Compress, from_fn};
use actix_web::{App, HttpServer, web};
use ipnet::IpNet;
use utoipa_actix_web::AppExt;

use crate::error::{Error, Result};
use crate::services::accounts::Accounts;
use crate::services::exports::Exports;
use crate::services::feeds::Feeds;
use crate::services::journal::Journal;
use crate::services::people::People;
use crate::services::published::Publications;
use crate::services::saved_searches::SavedSearches;
use crate::services::search::Searches;
use crate::services::sections::Sections;
use crate::services::settings::Settings;
use crate::services::thesaurus::Thesaurus;
use crate::services::uploads::Uploads;

pub use limits::{InFlight, Limits, RateLimits};
pub use problem::print as print_problems;
pub use service::{Health, IndexState, Look, Readiness};

/// What the handlers work with.
pub struct Desk {
    /// Accounts.
    pub accounts: Arc<Accounts>,
    /// Invitations, members, users.
    pub people: Arc<People>,
    /// Institutions, compendia, vocabularies.
    pub settings: Settings,
    /// The thesaurus.
    pub thesaurus: Thesaurus,
    /// Sections and their workflow.
    pub sections: Arc<Sections>,
    /// Uploaded reports.
    pub uploads: Uploads,
    /// What is published.
    pub publications: Publications,
    /// Searching what is published.
    pub searches: Arc<Searches>,
    /// Searches that people keep.
    pub saved_searches: Arc<SavedSearches>,
    /// Result lists as files.
    pub exports: Exports,
    /// Result lists as feeds.
    pub feeds: Feeds,
    /// The journal.
    pub journal: Journal,
    /// How the service is.
    pub health: Health,
    /// How often one may ask.
    pub limits: Limits,
    /// What absolute addresses begin with.
    pub public_url: String,
    /// Whether every answer says that it is of a demonstration.
    pub demonstration: bool,
    /// Whose word on forwarded addresses counts.
    pub trusted_proxies: Vec<IpNet>,
    /// Requests with an idempotency key that are under way.
    pub in_flight: InFlight,
}

/// Handlers share the desk.
pub type SharedDesk = web::Data<Desk>;

/// The largest JSON body, in bytes.
pub const LARGEST_BODY: usize = 4 * 1024 * 1024;
/// The largest upload, in bytes.
pub const LARGEST_UPLOAD: usize = 50 * 1024 * 1024;

/// The path that a proxy has given the service, as `public_url` has it: `/acervo` of `https://example.org/acervo`.
fn public_path(public_url: &str) -> &str {
    let behind_the_scheme = public_url.split_once("://").map_or(public_url, |(_, rest)| rest);
    behind_the_scheme.find('/').map_or("", |at| &behind_the_scheme[at..])
}

/// Answers requests on that socket until the server is stopped.
///
/// # Errors
/// If the socket cannot be used.
pub fn serve(desk: Arc<Desk>, listener: TcpListener, workers: usize, stop_seconds: u64) -> Result<Server> {
    let desk = SharedDesk::from(desk);
    let document = web::Data::new(openapi::Document::new(&desk.public_url));
    let server = HttpServer::new(move || {
        let (app, _) = App::new().into_utoipa_app().configure(api::routes).split_for_parts();
        app.app_data(desk.clone())
            .app_data(document.clone())
            .configure(service::routes)
            .configure(openapi::routes)
            .default_service(web::to(openapi::no_such_address))
            // The last wrapped is the first to see a request: what comes out of `front` is compressed.
            .wrap(from_fn(front::front))
            .wrap(Compress::default())
    })
    .shutdown_timeout(stop_seconds)
    .disable_signals();
    let server = if workers > 0 { server.workers(workers) } else { server };
    Ok(server.listen(listener).map_err(Error::internal)?.run())
}
