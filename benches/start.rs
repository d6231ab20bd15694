//! Time until the service prints its address.

use std::path::Path;

use crate::ROUNDS;
use crate::figures::{median, title, verdict};
use crate::process::Server;

pub fn measure(folder: &Path) {
    title("Start with everything there");
    let times: Vec<f64> =
        (0..ROUNDS).map(|_| Server::service(folder, "").started_in.as_secs_f64() * 1e3).collect();
    let rounds = times.iter().map(|time| format!("{time:.0}")).collect::<Vec<_>>().join(" ");
    println!(
        "  until it listens: median {:.0} ms ({rounds})   {}< 2000 ms",
        median(&times),
        verdict(median(&times) < 2000.0)
    );
    let server = Server::service(folder, "");
    println!("  memory before the first request (RssAnon): {:.0} MiB", server.anonymous_mib());
}
