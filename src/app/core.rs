//! The core of the program: what the service and the command line have in common.

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

/// The parts that the service and the command line share, with nothing running.
pub struct Core {
    /// The settings.
    pub config: Config,
    /// The database.
    pub store: Arc<Store>,
    /// Accounts.
    pub accounts: Arc<Accounts>,
    /// Invitations, members and users.
    pub people: Arc<People>,
    pub(super) secrets: Arc<Secrets>,
    /// The lock on the data folder, held by a service.
    _held: Option<File>,
}

impl Core {
    /// Opens the data folder and the database, migrates it to the latest schema, and makes sure that there is a
    /// compendium. Works alongside a running service as well.
    ///
    /// # Errors
    /// If the folder, the keys or the database cannot be used; the error says which, and what to do.
    pub fn open(config: Config, clock: Clock) -> Result<Core> {
        folder::make(&config.data_dir)?;
        let data_dir = config.data_dir.clone();
        Core::opened(config, clock, Passwords::default(), None)
            .map_err(|error| folder::diagnosed(&data_dir, error))
    }

    /// Opens the core of a service, which has the data folder to itself from before anything in it is read until the
    /// core is dropped.
    ///
    /// # Errors
    /// As for [`Core::open`]; also if another process serves the folder, or if it cannot be written to.
    pub fn open_to_serve(config: Config, clock: Clock) -> Result<Core> {
        Core::open_to_serve_with(config, clock, Passwords::default())
    }

    /// Like [`Core::open_to_serve`], with the given password hashing: for tests, which create thousands of accounts.
    ///
    /// # Errors
    /// As for [`Core::open_to_serve`].
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
