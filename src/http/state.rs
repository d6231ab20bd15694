//! The state that handlers share: one service for each thing a handler may call, and what requests are limited by.

use std::sync::Arc;

use actix_web::web;
use ipnet::IpNet;

use super::arriving::Bodies;
use super::cache::ResponseCache;
use super::health::Health;
use super::limits::{InFlight, Limits};
use crate::domain::links::Links;
use crate::services::accounts::{Accounts, DemonstrationAccount};
use crate::services::attachments::Attachments;
use crate::services::downloads::Downloads;
use crate::services::editions::Editions;
use crate::services::exports::Exports;
use crate::services::feeds::Feeds;
use crate::services::harvest::Harvest;
use crate::services::journal::Journal;
use crate::services::logos::Logos;
use crate::services::oversight::Oversight;
use crate::services::people::People;
use crate::services::published::Publications;
use crate::services::saved_searches::SavedSearches;
use crate::services::search::Searches;
use crate::services::sections::Sections;
use crate::services::settings::Settings;
use crate::services::thesaurus::Thesaurus;
use crate::services::uploads::Uploads;

/// The state that handlers use.
pub struct AppState {
    /// Accounts.
    pub accounts: Arc<Accounts>,
    /// Invitations, members and users.
    pub people: Arc<People>,
    /// Institutions, compendia and vocabularies.
    pub settings: Settings,
    /// Editions.
    pub editions: Arc<Editions>,
    /// Published practices as documents.
    pub downloads: Arc<Downloads>,
    /// The thesaurus.
    pub thesaurus: Thesaurus,
    /// Sections and their workflow.
    pub sections: Arc<Sections>,
    /// Uploaded reports.
    pub uploads: Uploads,
    /// Pictures and annexes.
    pub attachments: Arc<Attachments>,
    /// Logos of institutions.
    pub logos: Arc<Logos>,
    /// Published sections.
    pub publications: Publications,
    /// Search among published sections.
    pub searches: Arc<Searches>,
    /// Saved searches.
    pub saved_searches: Arc<SavedSearches>,
    /// Result lists as files.
    pub exports: Exports,
    /// Result lists as feeds.
    pub feeds: Feeds,
    /// Records for harvesters.
    pub harvest: Arc<Harvest>,
    /// The journal.
    pub journal: Journal,
    /// What administrators see of the whole.
    pub oversight: Arc<Oversight>,
    /// The state of the service.
    pub health: Health,
    /// The rate limiter.
    pub limits: Limits,
    /// The limits on request bodies.
    pub bodies: Bodies,
    /// The e-mail address for questions about the service; `None` if there is none.
    pub contact: Option<String>,
    /// Builds the URLs sent to others.
    pub links: Links,
    /// The cache of rendered responses.
    pub cache: ResponseCache,
    /// Whether every response says that this is a demonstration.
    pub demonstration: bool,
    /// The accounts of the demonstration, which the page for signing in offers; empty otherwise.
    pub demonstration_accounts: Vec<DemonstrationAccount>,
    /// Proxies whose forwarded addresses are trusted.
    pub trusted_proxies: Vec<IpNet>,
    /// Requests in progress that have an idempotency key.
    pub in_flight: InFlight,
}

/// The state, as handlers share it.
pub type SharedState = web::Data<AppState>;
