//! A running service: its parts, and how it starts and stops.

mod background;
mod core;
mod files;
pub mod folder;
mod indexes;
mod readiness;
mod sockets;

use std::net::{SocketAddr, TcpListener};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use actix_web::dev::ServerHandle;
use secrecy::ExposeSecret;

pub use self::core::Core;
use self::indexes::Indexes;
use crate::auth::Passwords;
use crate::blobs::Blobs;
use crate::config::{Config, Switch};
use crate::domain::links::Links;
use crate::domain::time::Clock;
use crate::error::{Error, Result};
use crate::followers::{self, Follower, FollowerThread};
use crate::http::{self, AppState, Bodies, Health, InFlight, Limits, ResponseCache};
use crate::search::LiveIndex;
use crate::services::accounts::DemonstrationAccount;
use crate::services::attachments::Attachments;
use crate::services::book::Books;
use crate::services::catalog::CatalogCache;
use crate::services::downloads::Downloads;
use crate::services::editions::{Editions, Printer};
use crate::services::exports::Exports;
use crate::services::feeds::Feeds;
use crate::services::harvest::Harvest;
use crate::services::journal::Journal;
use crate::services::logos::Logos;
use crate::services::oversight::Oversight;
use crate::services::published::Publications;
use crate::services::saved_searches::SavedSearches;
use crate::services::search::Searches;
use crate::services::sections::Sections;
use crate::services::settings::Settings;
use crate::services::thesaurus::Thesaurus;
use crate::services::uploads::Uploads;
use crate::telemetry;

/// The subfolder of the data folder with the index of published versions.
pub const INDEX: &str = "index";
/// The subfolder of the data folder with the index of versions released to editors.
pub const DESK_INDEX: &str = "desk-index";
/// The subfolder of the data folder with printed editions. It may be deleted: they are printed again.
const PRINTED: &str = "printed";
/// Maximum time for which startup waits for the index to catch up before it serves requests regardless.
const CATCHES_UP: Duration = Duration::from_secs(5);

/// A running service.
pub struct App {
    /// The address it listens on.
    pub address: SocketAddr,
    /// The address of the metrics, if they have one of their own.
    pub metrics_address: Option<SocketAddr>,
    /// The base of absolute URLs.
    pub public_url: String,
    /// Its core.
    pub core: Core,
    server: ServerHandle,
    serving: JoinHandle<()>,
    threads: Vec<FollowerThread>,
    manual: Mutex<Vec<Box<dyn Follower>>>,
    stopping: Arc<AtomicBool>,
    indexes: Indexes,
}

/// Who runs the followers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Followers {
    /// They run on threads of their own.
    Threads,
    /// [`App::settle`] runs them: for tests.
    Manual,
}

impl App {
    /// Starts the service: opens the core, lets the index catch up for a few seconds, and serves requests.
    ///
    /// # Errors
    /// If anything it needs is unavailable.
    pub fn start(config: Config, clock: Clock, passwords: Passwords, followers: Followers) -> Result<App> {
        let listener = listen(&config)?;
        let core = Core::open_to_serve_with(config, clock, passwords)?;
        App::start_in(core, listener, followers, Vec::new())
    }

    /// Starts the service with a core that was opened to serve, on a socket that is already bound. `accounts` are those
    /// of a demonstration, which the page for signing in offers.
    ///
    /// # Errors
    /// If anything it needs is unavailable.
    pub fn start_in(
        core: Core,
        listener: TcpListener,
        followers: Followers,
        accounts: Vec<DemonstrationAccount>,
    ) -> Result<App> {
        let data_dir = core.config.data_dir.clone();
        App::begin(core, listener, followers, accounts).map_err(|error| folder::diagnosed(&data_dir, error))
    }

    fn begin(
        core: Core,
        listener: TcpListener,
        followers: Followers,
        accounts: Vec<DemonstrationAccount>,
    ) -> Result<App> {
        let address = listener.local_addr().map_err(Error::internal)?;
        let (sockets, metrics_address) = sockets::taken(&core.config, listener)?;
        let links = links(&core.config, address);
        let part = |name: &str| core.config.data_dir.join(name);
        warn_if_unprotected(&links);
        let open = |name: &str| folder::about(part(name), LiveIndex::open(&part(name)).map(Arc::new));
        let indexes = Indexes { public: open(INDEX)?, desk: open(DESK_INDEX)? };
        let stopping = Arc::new(AtomicBool::new(false));
        let blobs = Arc::new(files::open(&core.config)?);
        let state = app_state(&core, &indexes, &blobs, &links, stopping.clone(), accounts)?;
        let background = background::followers(&core, &indexes, &state, &blobs, &links)?;
        let (threads, manual) = match followers {
            Followers::Manual => (Vec::new(), background),
            Followers::Threads => {
                let bell = core.store.bell();
                let begun: Result<Vec<FollowerThread>> = background
                    .into_iter()
                    .map(|follower| FollowerThread::begin(follower, bell.clone()))
                    .collect();
                (begun?, Vec::new())
            }
        };
        if followers == Followers::Threads {
            let begun = Instant::now();
            while !indexes.public.is_complete() && begun.elapsed() < CATCHES_UP {
                std::thread::sleep(Duration::from_millis(5));
            }
            warm_up(&state);
        }
        let (server, serving) = serve(state, sockets)?;
        let manual = Mutex::new(manual);
        Ok(App {
            address,
            metrics_address,
            public_url: links.public_url().to_owned(),
            core,
            server,
            serving,
            threads,
            manual,
            stopping,
            indexes,
        })
    }

    /// Runs the followers until none has anything left to do.
    ///
    /// # Errors
    /// That of the first step that failed.
    pub fn settle(&self) -> Result<()> {
        let mut followers = self.manual.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            let mut worked = false;
            for follower in followers.iter_mut() {
                worked |= follower.step()?;
            }
            if !worked {
                return Ok(());
            }
        }
    }

    /// Returns the number of journal entries by which the index furthest behind lags.
    ///
    /// # Errors
    /// If the database does not answer.
    pub fn lag(&self) -> Result<i64> {
        let head = self.core.store.read(|db| db.journal_head())?;
        let reached = self.indexes.public.reached().min(self.indexes.desk.reached());
        Ok((head - reached).max(0))
    }

    /// Stops the service: requests in flight are finished, and followers complete their current step.
    pub fn stop(self) {
        self.stopping.store(true, Ordering::Release);
        futures_util::future::FutureExt::now_or_never(self.server.stop(true));
        if self.serving.join().is_err() {
            tracing::error!("the server panicked");
        }
        self.threads.into_iter().for_each(FollowerThread::end);
        let mut manual = self.manual.into_inner().unwrap_or_else(PoisonError::into_inner);
        manual.iter_mut().for_each(|follower| followers::rest(follower.as_mut()));
        // Workers drop the state a little later, but the next service to start needs the folder now.
        self.indexes.public.close();
        self.indexes.desk.close();
    }
}

/// Binds the configured address.
///
/// # Errors
/// If it cannot be bound; the error names it.
pub fn listen(config: &Config) -> Result<TcpListener> {
    sockets::bound(&config.listen)
}

/// Warns if what people type, and the cookies that continue their sessions, can be read on the way.
fn warn_if_unprotected(links: &Links) {
    if !links.are_protected() {
        tracing::warn!(
            url = links.public_url(),
            "without HTTPS, passwords and the cookies of sessions travel unprotected: put a proxy with TLS in front, and \
             set public_url to its https:// address"
        );
    }
}

/// Runs the searches that readers make first. If they fail, the service starts regardless.
fn warm_up(state: &AppState) {
    let begun = Instant::now();
    if let Err(error) = state.searches.warm_up() {
        tracing::warn!(%error, "the searches could not be warmed up");
    }
    metrics::gauge!("acervo_warm_up_seconds").set(begun.elapsed().as_secs_f64());
}

/// Returns what makes the URLs of a service at this address.
pub fn links(config: &Config, address: SocketAddr) -> Links {
    Links::new(&match config.public_url.trim_end_matches('/') {
        "" => format!("http://{address}"),
        url => url.to_owned(),
    })
}

/// Creates the service for editions of a core that serves no requests.
///
/// # Errors
/// If a folder cannot be opened.
pub fn editions(core: &Core, links: &Links) -> Result<Editions> {
    let blobs = Arc::new(files::open(&core.config)?);
    let printer = printer(core, &blobs)?;
    editions_with(core, Arc::default(), blobs, links, printer)
}

/// Creates the printer of editions. Printed ones are kept in the data folder, and this program prints them.
fn printer(core: &Core, blobs: &Arc<Blobs>) -> Result<Printer> {
    let folder = core.config.data_dir.join(PRINTED);
    let program = std::env::current_exe().map_err(Error::internal)?;
    folder::about(folder.clone(), Printer::new(&folder, program, blobs.clone()))
}

/// Creates the service for attachments.
///
/// # Errors
/// If the folder of files cannot be used.
pub fn attachments(core: &Core) -> Result<Attachments> {
    let blobs = Arc::new(files::open(&core.config)?);
    Ok(Attachments::new(core.store.clone(), blobs, core.config.data_dir.clone()))
}

fn editions_with(
    core: &Core,
    names: Arc<CatalogCache>,
    blobs: Arc<Blobs>,
    links: &Links,
    printer: Printer,
) -> Result<Editions> {
    let excerpts = folder::about(core.config.data_dir.join(PRINTED), printer.for_excerpts())?;
    let books = Books::new(core.store.clone(), names, links.clone());
    Ok(Editions::new(core.store.clone(), links.clone(), books, blobs, [printer, excerpts]))
}

/// Creates the service for documents of published practices, which are printed by turns with editions.
fn downloads_with(
    core: &Core,
    searches: &Arc<Searches>,
    blobs: &Arc<Blobs>,
    names: &Arc<CatalogCache>,
    (links, printer): (&Links, &Printer),
) -> Result<Downloads> {
    let printer = folder::about(core.config.data_dir.join(PRINTED), printer.for_downloads())?;
    let publications = Publications::new(core.store.clone(), names.clone(), links.clone());
    let books = Books::new(core.store.clone(), names.clone(), links.clone());
    Ok(Downloads::new(searches.clone(), publications, books, blobs.clone(), printer))
}

/// Returns the state that handlers share.
fn app_state(
    core: &Core,
    indexes: &Indexes,
    blobs: &Arc<Blobs>,
    links: &Links,
    stopping: Arc<AtomicBool>,
    demonstration_accounts: Vec<DemonstrationAccount>,
) -> Result<Arc<AppState>> {
    let store = &core.store;
    let config = &core.config;
    let limits = match config.rate_limits {
        Switch::On => Limits::a_minute(config.requests_per_address, config.requests_per_account),
        Switch::Off => Limits::off(),
    };
    let health = Health {
        readiness: readiness::of(store.clone(), indexes.clone(), stopping),
        folder: readiness::of_folder(
            config.data_dir.clone(),
            config.least_free_mib.saturating_mul(1024 * 1024),
            store.clock().clone(),
        ),
        files: readiness::of_files(blobs.clone(), store.clock().clone()),
        figures: telemetry::figures(),
        figures_apart: !config.metrics_listen.is_empty(),
        figures_token: Some(config.metrics_token.clone()).filter(|token| !token.expose_secret().is_empty()),
    };
    let names = Arc::new(CatalogCache::default());
    let sections = Arc::new(Sections::new(store.clone()).with_names(names.clone()));
    let searches = Arc::new(Searches::new(
        store.clone(),
        names.clone(),
        indexes.public.clone(),
        indexes.desk.clone(),
        links.clone(),
    ));
    let printer = printer(core, blobs)?;
    let downloads = Arc::new(downloads_with(core, &searches, blobs, &names, (links, &printer))?);
    let editions = Arc::new(editions_with(core, names.clone(), blobs.clone(), links, printer)?);
    let contact = Some(config.contact.clone()).filter(|contact| !contact.is_empty());
    Ok(Arc::new(AppState {
        accounts: core.accounts.clone(),
        people: core.people.clone(),
        settings: Settings::new(store.clone()),
        editions,
        downloads,
        thesaurus: Thesaurus::new(store.clone(), names.clone(), links),
        sections: sections.clone(),
        uploads: Uploads::new(sections, blobs.clone()),
        attachments: Arc::new(Attachments::new(store.clone(), blobs.clone(), config.data_dir.clone())),
        logos: Arc::new(Logos::new(store.clone(), blobs.clone())),
        publications: Publications::new(store.clone(), names.clone(), links.clone()),
        exports: Exports::new(searches.clone(), config.data_dir.clone()),
        saved_searches: Arc::new(SavedSearches::new(searches.clone())),
        feeds: Feeds::new(searches.clone()),
        harvest: Arc::new(Harvest::new(store.clone(), names.clone(), links.clone(), contact.clone())),
        searches,
        journal: Journal::new(store.clone()),
        oversight: Arc::new(Oversight::new(store.clone(), config.data_dir.clone())),
        health,
        limits,
        bodies: Bodies::new(sockets::pace(config), config.bodies_mib * 1024 * 1024),
        contact,
        links: links.clone(),
        cache: ResponseCache::default(),
        demonstration: config.demonstration,
        demonstration_accounts,
        trusted_proxies: config.trusted_proxies.clone(),
        in_flight: InFlight::default(),
    }))
}

/// Serves requests on separate threads, so that starting and stopping need no surrounding async runtime.
fn serve(state: Arc<AppState>, sockets: http::Sockets) -> Result<(ServerHandle, JoinHandle<()>)> {
    let (tell, told) = mpsc::channel();
    let serving = std::thread::Builder::new()
        .name("http".to_owned())
        .spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                match http::serve(state, sockets) {
                    Ok(server) => {
                        let sent = tell.send(Ok(server.handle()));
                        if let (Ok(()), Err(error)) = (sent, server.await) {
                            tracing::error!(%error, "the server failed");
                        }
                    }
                    // The starting thread is waiting for this.
                    Err(error) => drop(tell.send(Err(error))),
                }
            });
        })
        .map_err(Error::internal)?;
    let handle = told.recv().map_err(Error::internal)??;
    Ok((handle, serving))
}
