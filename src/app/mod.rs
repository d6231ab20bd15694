//! A running service: what it is made of, how it starts and how it stops.

pub mod folder;
mod readiness;
mod sockets;

use std::fs::File;
use std::net::{SocketAddr, TcpListener};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use actix_web::dev::ServerHandle;
use secrecy::{ExposeSecret, SecretString};

use crate::auth::{AccessTokens, KeyRing, Passwords, Secrets};
use crate::blobs::Blobs;
use crate::config::{Config, Switch};
use crate::domain::links::Links;
use crate::domain::time::Clock;
use crate::error::{Error, Result};
use crate::followers::digests::Digests;
use crate::followers::housekeeper::Housekeeper;
use crate::followers::indexer::Indexer;
use crate::followers::notifier::Notifier;
use crate::followers::{self, Follower, FollowerThread};
use crate::http::{self, AppState, Bodies, Health, InFlight, Limits, ResponseCache};
use crate::mail::{Mailer, SmtpConfig};
use crate::search::LiveIndex;
use crate::services::accounts::Accounts;
use crate::services::catalog::CatalogCache;
use crate::services::defaults;
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
use crate::store::{Audience, SavedSearch, Store};
use crate::telemetry;

/// The folder in the data folder with the index of what is published.
pub const INDEX: &str = "index";
/// The folder in the data folder with the index of what is released to editors.
pub const DESK_INDEX: &str = "desk-index";
/// For how long a start waits for the index to catch up before it begins to answer all the same.
const CATCHES_UP: Duration = Duration::from_secs(5);
/// How long a mail server may take.
const MAIL_TIMEOUT: Duration = Duration::from_secs(20);

/// What a service and the command line are made of, without anything running.
pub struct Core {
    /// The settings.
    pub config: Config,
    /// The database.
    pub store: Arc<Store>,
    /// Accounts.
    pub accounts: Arc<Accounts>,
    /// Invitations, members, users.
    pub people: Arc<People>,
    secrets: Arc<Secrets>,
    /// The right to serve the data folder, for a service.
    _held: Option<File>,
}

impl Core {
    /// Opens the data folder and the database, brings it to the newest schema, and makes sure that there is a
    /// compendium. Beside a service that runs, too.
    ///
    /// # Errors
    /// If the folder, the keys or the database cannot be used, saying which, and what to do.
    pub fn open(config: Config, clock: Clock) -> Result<Core> {
        folder::make(&config.data_dir)?;
        let data_dir = config.data_dir.clone();
        Core::opened(config, clock, Passwords::default(), None)
            .map_err(|error| folder::diagnosed(&data_dir, error))
    }

    /// Opens the core of a service: the data folder is its alone, from before anything in it is looked at until the
    /// house is dropped.
    ///
    /// # Errors
    /// As [`Core::open`]; if another process serves the folder; if nothing can be written there.
    pub fn open_to_serve(config: Config, clock: Clock) -> Result<Core> {
        Core::open_to_serve_with(config, clock, Passwords::default())
    }

    /// As [`Core::open_to_serve`], with passwords hashed as told: for tests, which make thousands of accounts.
    ///
    /// # Errors
    /// As [`Core::open_to_serve`].
    pub fn open_to_serve_with(config: Config, clock: Clock, passwords: Passwords) -> Result<Core> {
        folder::make(&config.data_dir)?;
        let held = folder::hold(&config.data_dir)?;
        let data_dir = config.data_dir.clone();
        Core::opened(config, clock, passwords, Some(held))
            .map_err(|error| folder::diagnosed(&data_dir, error))
    }

    fn opened(config: Config, clock: Clock, passwords: Passwords, held: Option<File>) -> Result<Core> {
        let store = Arc::new(Store::open(&config.database(), config.database_connections, clock)?);
        store.migrate(|step| tracing::info!(step, "migrated"))?;
        defaults::ensure(&store)?;
        let keys = config.data_dir.join("keys");
        let now = store.clock().now();
        let (ring, secrets) = if config.keys.signing.is_empty() {
            folder::about(
                keys.clone(),
                KeyRing::open(&keys, now).and_then(|ring| Ok((ring, Secrets::open(&keys)?))),
            )?
        } else {
            (KeyRing::given(&config.keys.signing)?, Secrets::given(&config.keys.derivation)?)
        };
        let secrets = Arc::new(secrets);
        let tokens = AccessTokens::new(Arc::new(ring), "acervo", "acervo-api");
        let accounts = Arc::new(Accounts::new(store.clone(), passwords, tokens, secrets.clone()));
        let people = Arc::new(People::new(store.clone(), accounts.clone()));
        Ok(Core { config, store, accounts, people, secrets, _held: held })
    }
}

/// A running service.
pub struct App {
    /// Where it listens.
    pub address: SocketAddr,
    /// Where the figures are, if they have an address of their own.
    pub metrics_address: Option<SocketAddr>,
    /// What absolute addresses begin with.
    pub public_url: String,
    /// The house that it runs in.
    pub core: Core,
    server: ServerHandle,
    serving: JoinHandle<()>,
    threads: Vec<FollowerThread>,
    manual: Mutex<Vec<Box<dyn Follower>>>,
    stopping: Arc<AtomicBool>,
    indexes: Indexes,
}

/// The indexes.
#[derive(Clone)]
struct Indexes {
    /// Of what is published.
    public: Arc<LiveIndex>,
    /// Of what is released to editors.
    desk: Arc<LiveIndex>,
}

/// Who steps the followers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Followers {
    /// They work on threads of their own.
    Threads,
    /// [`App::settle`] steps them: for tests.
    Manual,
}

impl App {
    /// Starts: opens the core, lets the index catch up for a few seconds, and answers requests.
    ///
    /// # Errors
    /// If anything it needs cannot be had.
    pub fn start(config: Config, clock: Clock, passwords: Passwords, followers: Followers) -> Result<App> {
        let listener = listen(&config)?;
        App::start_in(Core::open_to_serve_with(config, clock, passwords)?, listener, followers)
    }

    /// Starts in a house that was opened to serve, at an address that was taken.
    ///
    /// # Errors
    /// If anything it needs cannot be had.
    pub fn start_in(core: Core, listener: TcpListener, followers: Followers) -> Result<App> {
        let data_dir = core.config.data_dir.clone();
        App::begin(core, listener, followers).map_err(|error| folder::diagnosed(&data_dir, error))
    }

    fn begin(core: Core, listener: TcpListener, followers: Followers) -> Result<App> {
        let address = listener.local_addr().map_err(Error::internal)?;
        let (sockets, metrics_address) = sockets::taken(&core.config, listener)?;
        let links = Links::new(&match core.config.public_url.trim_end_matches('/') {
            "" => format!("http://{address}"),
            url => url.to_owned(),
        });
        let part = |name: &str| core.config.data_dir.join(name);
        let open = |name: &str| folder::about(part(name), LiveIndex::open(&part(name)).map(Arc::new));
        let indexes = Indexes { public: open(INDEX)?, desk: open(DESK_INDEX)? };
        let stopping = Arc::new(AtomicBool::new(false));
        let blobs = Arc::new(folder::about(part("blobs"), Blobs::open(&part("blobs")))?);
        let desk = desk(&core, &indexes, &blobs, &links, stopping.clone())?;
        let followers_of = followers_of(&core, &indexes, &desk, &blobs, &links)?;
        let (threads, manual) = match followers {
            Followers::Manual => (Vec::new(), followers_of),
            Followers::Threads => {
                let bell = core.store.bell();
                let begun: Result<Vec<FollowerThread>> = followers_of
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
            warm_up(&desk);
        }
        let (server, serving) = serve(desk, sockets)?;
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

    /// Steps the followers until none has anything to do.
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

    /// Returns how many journal entries the index that is furthest behind has yet to take in.
    ///
    /// # Errors
    /// If the database does not answer.
    pub fn lag(&self) -> Result<i64> {
        let head = self.core.store.read(|db| db.journal_head())?;
        let reached = self.indexes.public.reached().min(self.indexes.desk.reached());
        Ok((head - reached).max(0))
    }

    /// Stops: requests in flight are finished, followers end their step.
    pub fn stop(self) {
        self.stopping.store(true, Ordering::Release);
        futures_util::future::FutureExt::now_or_never(self.server.stop(true));
        if self.serving.join().is_err() {
            tracing::error!("the server panicked");
        }
        self.threads.into_iter().for_each(FollowerThread::end);
        let mut manual = self.manual.into_inner().unwrap_or_else(PoisonError::into_inner);
        manual.iter_mut().for_each(|follower| followers::rest(follower.as_mut()));
        // Workers let go of the state a little later; whoever starts next needs the folder now.
        self.indexes.public.close();
        self.indexes.desk.close();
    }
}

/// Takes the address that the settings name.
///
/// # Errors
/// If it cannot be had, naming it.
pub fn listen(config: &Config) -> Result<TcpListener> {
    sockets::bound(&config.listen)
}

/// Asks what readers ask first. The service starts all the same if that fails.
fn warm_up(desk: &AppState) {
    let begun = Instant::now();
    if let Err(error) = desk.searches.warm_up() {
        tracing::warn!(%error, "the searches could not be warmed up");
    }
    metrics::gauge!("acervo_warm_up_seconds").set(begun.elapsed().as_secs_f64());
}

fn desk(
    core: &Core,
    indexes: &Indexes,
    blobs: &Arc<Blobs>,
    links: &Links,
    stopping: Arc<AtomicBool>,
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
        figures: telemetry::figures(),
        figures_apart: !config.metrics_listen.is_empty(),
        figures_token: Some(config.metrics_token.clone()).filter(|token| !token.expose_secret().is_empty()),
    };
    let sections = Arc::new(Sections::new(store.clone()));
    let names = Arc::new(CatalogCache::default());
    let searches = Arc::new(Searches::new(
        store.clone(),
        names.clone(),
        indexes.public.clone(),
        indexes.desk.clone(),
        links.clone(),
    ));
    Ok(Arc::new(AppState {
        accounts: core.accounts.clone(),
        people: core.people.clone(),
        settings: Settings::new(store.clone()),
        thesaurus: Thesaurus::new(store.clone(), names.clone(), links),
        sections: sections.clone(),
        uploads: Uploads::new(sections, blobs.clone()),
        publications: Publications::new(store.clone(), names, links.clone()),
        exports: Exports::new(searches.clone(), config.data_dir.clone()),
        saved_searches: Arc::new(SavedSearches::new(searches.clone())),
        feeds: Feeds::new(searches.clone()),
        searches,
        journal: Journal::new(store.clone()),
        health,
        limits,
        bodies: Bodies::new(sockets::pace(config), config.bodies_mib * 1024 * 1024),
        links: links.clone(),
        cache: ResponseCache::default(),
        demonstration: config.demonstration,
        trusted_proxies: config.trusted_proxies.clone(),
        in_flight: InFlight::default(),
    }))
}

/// The followers.
fn followers_of(
    core: &Core,
    indexes: &Indexes,
    desk: &Arc<AppState>,
    blobs: &Arc<Blobs>,
    links: &Links,
) -> Result<Vec<Box<dyn Follower>>> {
    let mail = &core.config.mail;
    let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let mailer = if mail.smtp_url.is_empty() {
        let outbox = core.config.data_dir.join("outbox");
        folder::about(outbox.clone(), Mailer::file(&outbox, &mail.from))?
    } else {
        let smtp = SmtpConfig {
            url: mail.smtp_url.clone(),
            user: given(&mail.smtp_user),
            password: given(mail.smtp_password.expose_secret()).map(SecretString::from),
            timeout: MAIL_TIMEOUT,
        };
        Mailer::smtp(&smtp, &mail.from)?
    };
    let store = &core.store;
    let accounts = core.accounts.clone();
    let asked = desk.clone();
    let (files, known) = (blobs.clone(), store.clone());
    let chores: Vec<Box<dyn Fn() -> Result<()> + Send>> = vec![
        Box::new(move || accounts.tend_keys()),
        Box::new(move || {
            asked.limits.forget();
            Ok(())
        }),
        Box::new(move || {
            let originals = known.read(|db| db.originals())?;
            files.sweep(|hash| originals.contains(hash))
        }),
    ];
    let saved = desk.saved_searches.clone();
    let find = Box::new(move |search: &SavedSearch, since| {
        let news = saved.news(search, since)?;
        Ok((news.url, news.sections))
    });
    Ok(vec![
        Box::new(Indexer::new(store.clone(), Audience::Public, indexes.public.clone())),
        Box::new(Indexer::new(store.clone(), Audience::Editors, indexes.desk.clone())),
        Box::new(Digests::new(store.clone(), indexes.public.clone(), find)),
        Box::new(Notifier::new(store.clone(), core.secrets.clone(), mailer, links.clone())),
        Box::new(Housekeeper::new(store.clone(), chores)),
    ])
}

/// Answers on threads of their own, so that starting and stopping need no runtime around them.
fn serve(desk: Arc<AppState>, sockets: http::Sockets) -> Result<(ServerHandle, JoinHandle<()>)> {
    let (tell, told) = mpsc::channel();
    let serving = std::thread::Builder::new()
        .name("http".to_owned())
        .spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                match http::serve(desk, sockets) {
                    Ok(server) => {
                        let sent = tell.send(Ok(server.handle()));
                        if let (Ok(()), Err(error)) = (sent, server.await) {
                            tracing::error!(%error, "the server failed");
                        }
                    }
                    // Whoever started is waiting for just this.
                    Err(error) => drop(tell.send(Err(error))),
                }
            });
        })
        .map_err(Error::internal)?;
    let handle = told.recv().map_err(Error::internal)??;
    Ok((handle, serving))
}
