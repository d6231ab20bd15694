//! Compares two builds of the service, alternating on copies of the same data: the effect of a single change on
//! writing, searching and completing. `ACERVO_BENCH_OTHER=PROGRAM cargo bench -- against` names the other build.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicUsize;

use crate::figures::{Pair, median, title};
use crate::load::load;
use crate::process::{Server, copy, program};
use crate::search::{Once, QUESTIONS, lists};
use crate::suggest::keys;
use crate::write::Writers;

/// Changes from one part in twenty matter, so there are more rounds than elsewhere.
const ROUNDS: usize = 15;

struct Side {
    server: Server,
    writers: Writers,
    searches: Once,
    keys: Once,
}

pub fn measure(master: &Path, scratch: &Path) {
    let Some(other) = std::env::var_os("ACERVO_BENCH_OTHER").map(PathBuf::from) else {
        return println!("\nAgainst another build: ACERVO_BENCH_OTHER names none: not measured");
    };
    let side = |program: &Path, name: &str| {
        let folder = scratch.join(name);
        copy(master, &folder);
        let server = Server::of(program, &folder, "");
        let writers = Writers::new(&server);
        Side { server, writers, searches: lists("/api/v1/search"), keys: keys().0 }
    };
    let mut sides = [side(&program(), "this"), side(&other, "other")];
    title("This build (ours) against the other (floor), in turns");
    let dice = AtomicUsize::new(1);
    let of = |side: &mut Side, clients: usize| {
        let address = side.server.address;
        let before = side.server.cpu();
        let (times, rate) = side.writers.cycles(&side.server, clients, 64 / clients, &dice);
        // Lets the followers finish the work from the last cycles.
        std::thread::sleep(std::time::Duration::from_millis(400));
        let used = (side.server.cpu() - before) * 1e3 / times.len() as f64;
        let searches = load(address, clients, &side.searches.questions(QUESTIONS), QUESTIONS / clients, 200);
        let keys = load(address, clients, &side.keys.questions(QUESTIONS), QUESTIONS / clients, 200);
        [median(&times), 1e3 / rate, used, searches.median(), keys.median(), keys.p99()]
    };
    let names = [
        "write cycle, median",
        "write cycle, each of the rate",
        "write cycle, processor",
        "search, median",
        "completion, first time, median",
        "completion, first time, p99",
    ];
    for clients in [1, 16] {
        let mut pairs = names.map(|_| Pair::new());
        for round in 0..=ROUNDS {
            let [this, other] = &mut sides;
            let (this, other) = match round % 2 {
                0 => {
                    let this = of(this, clients);
                    (this, of(other, clients))
                }
                _ => {
                    let other = of(other, clients);
                    (of(this, clients), other)
                }
            };
            // The first round is a warm-up.
            if round > 0 {
                pairs.iter_mut().zip(this.into_iter().zip(other)).for_each(|(pair, (a, b))| pair.add(a, b));
            }
        }
        for (name, pair) in names.iter().zip(&pairs) {
            pair.print(&format!("{clients} clients, {name}"), "ms", "", true);
        }
    }
}
