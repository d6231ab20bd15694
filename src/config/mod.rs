//! The settings: read once at start from a file, the environment and flags, and checked so that every fault is named.

mod s3;
mod values;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use ipnet::IpNet;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;

pub use self::s3::S3;
use self::values::{networks, secrets, truth};
use crate::domain::account::email_address;

/// Every setting with its default and its meaning.
pub const DEFAULTS: &str = include_str!("default.toml");

/// The settings, as explained in `default.toml`.
#[derive(Clone, Debug, Deserialize)]
pub struct Config {
    /// Where to listen.
    pub listen: String,
    /// Where files are kept.
    pub data_dir: PathBuf,
    /// A PostgreSQL URL, or empty.
    pub database_url: SecretString,
    /// Maximum number of connections to the database.
    pub database_connections: u32,
    /// The base of absolute URLs, or empty.
    pub public_url: String,
    /// The e-mail address for questions about the service, or empty.
    pub contact: String,
    /// Proxies whose forwarded addresses are trusted.
    #[serde(deserialize_with = "networks")]
    pub trusted_proxies: Vec<IpNet>,
    /// Minimum free space in the data folder in MiB; with less, the service is not ready.
    pub least_free_mib: u64,
    /// Number of threads that answer requests, or 0.
    pub workers: usize,
    /// How long requests in flight may continue when the service stops.
    pub stop_seconds: u64,
    /// The format of log lines.
    pub log_format: LogFormat,
    /// What is logged.
    pub log: String,
    /// Whether limits apply.
    pub rate_limits: Switch,
    /// Requests per minute from one address.
    pub requests_per_address: u32,
    /// Requests per minute by one account.
    pub requests_per_account: u32,
    /// Maximum number of connections.
    pub connections: usize,
    /// Maximum number of connections per address.
    pub connections_per_address: usize,
    /// Number of seconds for which a connection may be open without a request.
    pub head_seconds: f64,
    /// Number of seconds for which no body data need arrive.
    pub body_seconds: f64,
    /// Minimum rate of a body after that, in bytes per second.
    pub body_rate: u32,
    /// Maximum memory for all bodies together, in MiB.
    pub bodies_mib: usize,
    /// Where metrics are served, or empty.
    pub metrics_listen: String,
    /// The token required to get the metrics, or empty.
    pub metrics_token: SecretString,
    /// Whether every response says that it comes from a demonstration.
    #[serde(deserialize_with = "truth")]
    pub demonstration: bool,
    /// How mails are sent.
    pub mail: Mail,
    /// Where uploaded files are, if not in the data folder.
    pub s3: S3,
    /// Keys given by configuration.
    pub keys: Keys,
}

/// How mails are sent.
#[derive(Clone, Debug, Deserialize)]
pub struct Mail {
    /// The sender.
    pub from: String,
    /// The SMTP server, or empty to file mails.
    pub smtp_url: String,
    /// The account on the server, or empty.
    pub smtp_user: String,
    /// Its password, or empty.
    pub smtp_password: SecretString,
}

/// Keys given by configuration.
#[derive(Clone, Debug, Deserialize)]
pub struct Keys {
    /// Signing keys, of which the first signs; empty to keep them in the data folder.
    #[serde(deserialize_with = "secrets")]
    pub signing: Vec<SecretString>,
    /// The key from which links and refresh tokens are derived, or empty.
    pub derivation: SecretString,
}

/// The format of log lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// Human-readable on a terminal, JSON otherwise.
    Auto,
    /// For people.
    Human,
    /// For programs.
    Json,
}

/// On or off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Switch {
    /// On.
    On,
    /// Off.
    Off,
}

/// Command-line flags, which override everything else.
#[derive(Clone, Debug, Default)]
pub struct Flags {
    /// A settings file.
    pub config: Option<PathBuf>,
    /// Where to listen.
    pub listen: Option<String>,
    /// Where files are kept.
    pub data_dir: Option<PathBuf>,
}

/// Everything that is wrong with the settings.
#[derive(Debug, thiserror::Error)]
#[error("the settings have faults:\n  - {}", .0.join("\n  - "))]
pub struct Faults(pub Vec<String>);

impl Config {
    /// Loads the settings from the defaults, the file, the environment and the flags, in this order.
    ///
    /// # Errors
    /// Every fault of the settings.
    pub fn load(flags: &Flags) -> Result<Config, Faults> {
        let mut builder =
            config::Config::builder().add_source(config::File::from_str(DEFAULTS, config::FileFormat::Toml));
        let mut faults = Vec::new();
        if let Some(path) = &flags.config {
            match std::fs::read_to_string(path) {
                Ok(text) => {
                    faults.extend(unknown_settings(&text, path));
                    builder = builder.add_source(config::File::from_str(&text, config::FileFormat::Toml));
                }
                Err(error) => faults.push(format!("{}: {error}", path.display())),
            }
        }
        builder = builder.add_source(environment());
        let overrides = [
            ("database_url", std::env::var("DATABASE_URL").ok().filter(|url| !url.is_empty())),
            ("listen", flags.listen.clone()),
            ("data_dir", flags.data_dir.as_ref().map(|path| path.to_string_lossy().into_owned())),
        ];
        for (name, value) in overrides {
            builder = match builder.clone().set_override_option(name, value) {
                Ok(builder) => builder,
                Err(error) => {
                    faults.push(format!("{name}: {error}"));
                    builder
                }
            };
        }
        let Some(config) = read(builder, &mut faults) else { return Err(Faults(faults)) };
        faults.extend(config.faults());
        if faults.is_empty() { Ok(config) } else { Err(Faults(faults)) }
    }

    fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let mut check = |holds: bool, fault: &str| {
            if !holds {
                faults.push(fault.to_owned());
            }
        };
        check(listen_parts(&self.listen).is_some(), "listen: must be HOST:PORT, such as 127.0.0.1:8080");
        check(!self.data_dir.as_os_str().is_empty(), "data_dir: must name a folder");
        let url = self.database_url.expose_secret();
        check(
            url.is_empty() || crate::store::is_postgres(url),
            "database_url: must begin with postgres://, or be empty for the embedded database",
        );
        check((1..=200).contains(&self.database_connections), "database_connections: must be 1 to 200");
        let public = &self.public_url;
        check(
            public.is_empty() || is_public(public),
            "public_url: must be https:// or http://, a host and perhaps a path, such as https://example.org/acervo",
        );
        check(
            self.contact.is_empty() || email_address(&self.contact).is_ok(),
            "contact: must be an e-mail address, such as help@example.org, or empty",
        );
        check(self.workers <= 256, "workers: must be 0 to 256");
        check(self.stop_seconds <= 600, "stop_seconds: must be 0 to 600");
        check(self.requests_per_address > 0, "requests_per_address: must be at least 1");
        check(self.requests_per_account > 0, "requests_per_account: must be at least 1");
        check((1..=100_000).contains(&self.connections), "connections: must be 1 to 100000");
        check(self.connections_per_address > 0, "connections_per_address: must be at least 1");
        check((0.01..=3600.0).contains(&self.head_seconds), "head_seconds: must be 0.01 to 3600");
        check((0.01..=3600.0).contains(&self.body_seconds), "body_seconds: must be 0.01 to 3600");
        check(self.body_rate > 0, "body_rate: must be at least 1");
        check((1..=65_536).contains(&self.bodies_mib), "bodies_mib: must be 1 to 65536");
        check(
            self.metrics_listen.is_empty() || listen_parts(&self.metrics_listen).is_some(),
            "metrics_listen: must be HOST:PORT, or empty",
        );
        check(self.mail.from.contains('@'), "mail.from: must hold an e-mail address");
        let alone = self.keys.signing.is_empty() == self.keys.derivation.expose_secret().is_empty();
        check(alone, "keys: signing and derivation must be given both, or neither");
        self.s3.check(&mut check);
        faults
    }

    /// Returns the address of the database: PostgreSQL, or the SQLite file in the data folder.
    pub fn database(&self) -> String {
        match self.database_url.expose_secret() {
            "" => self.data_dir.join("acervo.db").to_string_lossy().into_owned(),
            url => url.to_owned(),
        }
    }
}

/// Returns whether URLs can begin with that: nothing may follow the path, and all of it must fit into header fields.
fn is_public(url: &str) -> bool {
    let Ok(read) = oxiri::Iri::parse(url) else { return false };
    let hosted = read.authority().is_some_and(|authority| !authority.is_empty() && !authority.contains('@'));
    matches!(read.scheme(), "https" | "http")
        && hosted
        && url.is_ascii()
        && read.query().is_none()
        && read.fragment().is_none()
}

/// Reads the given settings. One that cannot be read is a fault and is replaced by its default while the others are
/// checked; returns `None` if even that is impossible.
fn read(
    mut builder: config::ConfigBuilder<config::builder::DefaultState>,
    faults: &mut Vec<String>,
) -> Option<Config> {
    let defaults =
        config::Config::builder().add_source(config::File::from_str(DEFAULTS, config::FileFormat::Toml));
    let defaults = defaults.build().ok()?;
    let mut mended = BTreeSet::new();
    loop {
        let built = match builder.build_cloned() {
            Ok(built) => built,
            Err(error) => {
                faults.push(error.to_string());
                return None;
            }
        };
        let error = match serde_path_to_error::deserialize::<_, Config>(built) {
            Ok(config) => return Some(config),
            Err(error) => error,
        };
        let path = error.path().to_string();
        let why = error.into_inner().to_string();
        faults.push(if why.contains(&path) { why } else { format!("{path}: {why}") });
        // The setting itself, or, if that is not a known setting, the top-level one that it is part of.
        let name = [path.as_str(), path.split(['.', '[']).next().unwrap_or_default()]
            .into_iter()
            .find(|name| defaults.get::<config::Value>(name).is_ok())?;
        if !mended.insert(name.to_owned()) {
            return None;
        }
        builder = builder.set_override(name, defaults.get::<config::Value>(name).ok()?).ok()?;
    }
}

/// Returns the host and the port of a listen address.
pub fn listen_parts(listen: &str) -> Option<(&str, u16)> {
    let (host, port) = listen.rsplit_once(':')?;
    let host = host.trim_start_matches('[').trim_end_matches(']');
    (!host.is_empty()).then_some(())?;
    Some((host, port.parse().ok()?))
}

/// Reads variables named `ACERVO_` and the setting's name in capitals, with two underscores for a dot.
fn environment() -> config::Environment {
    config::Environment::with_prefix("ACERVO").prefix_separator("_").separator("__").ignore_empty(true)
}

/// Returns a fault for each setting in a file that does not exist.
fn unknown_settings(text: &str, path: &Path) -> Vec<String> {
    let (Ok(given), Ok(known)) = (text.parse::<toml::Table>(), DEFAULTS.parse::<toml::Table>()) else {
        return Vec::new(); // a file that does not parse is reported when it is read
    };
    let mut faults = Vec::new();
    for (name, value) in &given {
        match (known.get(name), value) {
            (None, _) => faults.push(format!("{}: there is no setting {name}", path.display())),
            (Some(toml::Value::Table(known)), toml::Value::Table(given)) => {
                let unknown = given.keys().filter(|inner| !known.contains_key(*inner));
                faults.extend(
                    unknown.map(|inner| format!("{}: there is no setting {name}.{inner}", path.display())),
                );
            }
            _ => {}
        }
    }
    faults
}

#[cfg(test)]
mod tests;
