//! HTTP: who is asking, what they ask, and how it is answered. Handlers parse, call one service and present.

mod answer;
pub mod api;
mod arriving;
mod body;
mod cache;
mod call;
mod download;
mod limits;
mod line;
pub mod openapi;
mod pace;
mod params;
mod pipeline;
mod problem;
mod server;
mod service;

use std::sync::Arc;

use actix_web::web;
use ipnet::IpNet;

use crate::domain::links::Links;
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

pub use arriving::Bodies;
pub use cache::ResponseCache;
pub use limits::{InFlight, Limits, RateLimits};
pub use line::Lines;
pub use pace::Pace;
pub use problem::print as print_problems;
pub use server::{Sockets, connections_that_fit, serve};
pub use service::{Health, IndexState, Look, Readiness};

/// What the handlers work with.
pub struct AppState {
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
    /// What bodies may take.
    pub bodies: Bodies,
    /// The addresses that go out.
    pub links: Links,
    /// Responses that were rendered before.
    pub cache: ResponseCache,
    /// Whether every answer says that it is of a demonstration.
    pub demonstration: bool,
    /// Whose word on forwarded addresses counts.
    pub trusted_proxies: Vec<IpNet>,
    /// Requests with an idempotency key that are under way.
    pub in_flight: InFlight,
}

/// The state that handlers share.
pub type SharedState = web::Data<AppState>;

/// The largest JSON body of a call that needs no account, in bytes.
pub const LARGEST_OPEN_BODY: usize = 256 * 1024;
/// The largest JSON body, in bytes.
pub const LARGEST_BODY: usize = 4 * 1024 * 1024;
/// The largest upload, in bytes.
pub const LARGEST_UPLOAD: usize = 50 * 1024 * 1024;
