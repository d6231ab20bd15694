//! The core of the program: what a service and the command line have in common.

use std::fs::File;
use std::sync::Arc;

use super::folder;
use crate::auth::{AccessTokens, KeyRing, Passwords, Secrets};
use crate::config::Config;
use crate::domain::time::Clock;
use crate::error::Result;
use crate::services::accounts::Accounts;
use crate::services::defaults;
use crate::services::people::People;
use crate::store::Store;

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
    pub(super) secrets: Arc<Secrets>,
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
    /// core is dropped.
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
