//! Logging and metrics.

use std::io::IsTerminal;
use std::time::Duration;

use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::prelude::*;

use crate::config::{Config, LogFormat};

/// Starts logging to standard error: human-readable on a terminal, JSON otherwise, unless configured. A second call has
/// no effect.
pub fn log(config: &Config) {
    let filter = EnvFilter::try_new(&config.log).unwrap_or_else(|_| EnvFilter::new("info"));
    let human = match config.log_format {
        LogFormat::Auto => std::io::stderr().is_terminal(),
        LogFormat::Human => true,
        LogFormat::Json => false,
    };
    let layer = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    let begun = if human {
        tracing_subscriber::registry().with(filter).with(layer.with_target(false)).try_init()
    } else {
        tracing_subscriber::registry().with(filter).with(layer.json().flatten_event(true)).try_init()
    };
    if begun.is_err() {
        tracing::debug!("logging had begun already");
    }
}

/// Histogram buckets in seconds, for the durations of requests and steps.
const SECONDS: [f64; 12] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];

/// How often measurements are sorted into buckets.
const UPKEEP: Duration = Duration::from_secs(5);

/// Starts collecting metrics. A process has one set of metrics, so several services in one process share it.
pub fn figures() -> PrometheusHandle {
    static HANDLE: std::sync::OnceLock<PrometheusHandle> = std::sync::OnceLock::new();
    HANDLE
        .get_or_init(|| {
            let builder = PrometheusBuilder::new()
                .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &SECONDS)
                .unwrap_or_else(|_| PrometheusBuilder::new());
            let recorder = builder.build_recorder();
            let handle = recorder.handle();
            if metrics::set_global_recorder(recorder).is_err() {
                tracing::warn!("another recorder counts already; /metrics stays empty");
            }
            // Measurements pile up until they are sorted into buckets, and /metrics may never be requested.
            let kept = handle.clone();
            let sorted = std::thread::Builder::new().name("figures".to_owned()).spawn(move || {
                loop {
                    std::thread::sleep(UPKEEP);
                    kept.run_upkeep();
                }
            });
            if let Err(error) = sorted {
                tracing::warn!(%error, "figures are sorted only when they are asked for");
            }
            handle
        })
        .clone()
}
