//! The addresses that the service listens on, and the number of connections it accepts.

use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use crate::config::{Config, Switch};
use crate::error::{Error, Result};
use crate::http::{self, Lines, Pace, Sockets};

/// Returns a socket listening on the address.
///
/// # Errors
/// If it cannot be bound; the error names the address.
pub(super) fn bound(listen: &str) -> Result<TcpListener> {
    let taken = TcpListener::bind(listen);
    taken.map_err(|cause| Error::internal(format!("{listen} cannot be listened on: {cause}")))
}

/// Returns the minimum pace of request bodies and of callers reading responses.
pub(super) fn pace(config: &Config) -> Pace {
    Pace { patience: Duration::from_secs_f64(config.body_seconds), rate: config.body_rate }
}

/// Returns the sockets of a service that is listening already, and the address of the metrics if they have one of their
/// own.
///
/// # Errors
/// If that address cannot be bound.
pub(super) fn taken(config: &Config, listener: TcpListener) -> Result<(Sockets, Option<SocketAddr>)> {
    let apart = Some(config.metrics_listen.as_str()).filter(|listen| !listen.is_empty());
    let figures = apart.map(bound).transpose()?;
    let address = figures.as_ref().map(TcpListener::local_addr).transpose().map_err(Error::internal)?;
    let workers = match config.workers {
        0 => std::thread::available_parallelism().map_or(1, usize::from),
        workers => workers,
    };
    let database = usize::try_from(config.database_connections).map_err(Error::internal)?;
    let connections = config.connections.min(http::connections_that_fit(workers, database));
    if connections < config.connections {
        tracing::info!(connections, "there may be fewer connections than set, for want of open files");
    }
    let per_address = match config.rate_limits {
        Switch::On => config.connections_per_address,
        Switch::Off => usize::MAX,
    };
    let head = Duration::from_secs_f64(config.head_seconds);
    let lines = Arc::new(Lines::new(per_address, config.trusted_proxies.clone(), pace(config), head));
    let stop_seconds = config.stop_seconds;
    Ok((Sockets { listener, figures, workers, connections, lines, stop_seconds }, address))
}
