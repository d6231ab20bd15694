//! The cycle of a section: created, submitted, approved, visible to everyone; and how soon it can be found.

use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Barrier, Mutex};
use std::time::{Duration, Instant};

use acervo::services::sections::NewSection;
use serde_json::json;

use crate::ROUNDS;
use crate::bare::{Bare, CLIENTS};
use crate::data::{EDITOR, Filled, WRITERS, institution, log_in, section, writer};
use crate::figures::{Pair, median, quantile, title, verdict};
use crate::load::{Client, get, request};
use crate::process::{Server, cpu};
use crate::search::escaped;
use crate::texts::{Dice, Words};

const ACTS: f64 = 3.0;
const MOST_MS: f64 = 6.0;
const FOUND_MS: f64 = 250.0;

pub fn measure(database: &str, folder: &Path, url: &str, floor: &str, filled: &Filled) {
    title(&format!("The write cycle on {database}: create, submit, approve, GET /published"));
    let server = Server::service(folder, url);
    let (writers, floor) = (Writers::new(&server), Bare::open(floor));
    let dice = AtomicUsize::new(1);
    let ours = |clients: usize, each: usize| writers.cycles(&server, clients, each, &dice);
    let bare = |clients: usize, each: usize| {
        run(clients, each, |client| {
            let (floor, words) = (&floor, &writers.words);
            let dice = &dice;
            move || {
                let seed = dice.fetch_add(1, Ordering::Relaxed);
                let new = section(words, &mut Dice(seed as u64), seed, &institution(client));
                floor.cycle(&new)
            }
        })
    };
    ours(2, 20);
    bare(2, 20);
    let mut rates = Vec::new();
    for (clients, each) in [(1, 60), (CLIENTS, 15)] {
        let (mut times, mut p99, mut rate, mut used) = (Pair::new(), Pair::new(), Pair::new(), Pair::new());
        for _ in 0..ROUNDS {
            let before = cpu("self");
            let (least, least_rate) = bare(clients, each);
            let of_floor = cpu("self") - before;
            let before = server.cpu();
            let (service, service_rate) = ours(clients, each);
            // Lets the followers finish the work from the last cycles.
            std::thread::sleep(Duration::from_millis(300));
            let acts = (clients * each) as f64 * ACTS / 1e3;
            used.add((server.cpu() - before) / acts, of_floor / acts);
            times.add(median(&service), median(&least));
            p99.add(quantile(&service, 0.99), quantile(&least, 0.99));
            rate.add(service_rate, least_rate);
        }
        let name = |what: &str| format!("{clients} clients, {what}");
        let more = times.difference();
        let target =
            if clients == 1 { format!("floor + {MOST_MS} ms (is + {more:.1})") } else { String::new() };
        times.print(&name("median"), "ms", &target, more <= MOST_MS);
        p99.print(&name("p99"), "ms", "", true);
        rate.print(&name("cycles a second"), "/s", "", true);
        used.print(&name("processor an act"), "ms", "", true);
        rates.push(median(&rate.ours));
    }
    let written = writers.published.lock().expect("no writer failed");
    let mut connection = Client::open(server.address);
    let lost =
        written.iter().filter(|id| connection.send(&get(&format!("/api/v1/published/{id}"))).status != 200);
    let lost = lost.count();
    println!(
        "  {} cycles without an error, {lost} lost; {CLIENTS} clients make {:.1} × one client's cycles   {}no loss, ≥ 1 ×",
        written.len(),
        rates[1] / rates[0],
        verdict(lost == 0 && rates[1] >= rates[0]),
    );
    assert!(filled.ids.len() > written.len() / 100, "there were sections before");
}

/// Measures the time from the response to a decision until a search finds the section, while others write.
pub fn freshness(database: &str, folder: &Path, url: &str, _: &Filled) {
    title(&format!("From the decision's answer to the hit on {database}, while {CLIENTS} clients write"));
    let server = Server::service(folder, url);
    let (writers, stop, dice) = (Writers::new(&server), AtomicBool::new(false), AtomicUsize::new(1_000_000));
    let mut times = Vec::new();
    let begun = Instant::now();
    std::thread::scope(|scope| {
        for client in 0..CLIENTS {
            let (server, writers, stop, dice) = (&server, &writers, &stop, &dice);
            scope.spawn(move || {
                let mut connection = Client::open(server.address);
                while !stop.load(Ordering::Relaxed) {
                    writers.cycle(&mut connection, client, dice.fetch_add(1, Ordering::Relaxed), "");
                }
            });
        }
        let mut connection = Client::open(server.address);
        for n in 0..100 {
            let word = format!("zunzún{n}");
            let (_, decided) =
                writers.cycle(&mut connection, CLIENTS, dice.fetch_add(1, Ordering::Relaxed), &word);
            let search = get(&format!("/api/v1/search?q={}&limit=1", escaped(&word)));
            while !connection.send(&search).text().starts_with("{\"total\":1") {
                assert!(decided.elapsed() < Duration::from_secs(20), "it is never found");
                std::thread::sleep(Duration::from_millis(2));
            }
            times.push(decided.elapsed().as_secs_f64() * 1e3);
        }
        stop.store(true, Ordering::Relaxed);
    });
    let p95 = quantile(&times, 0.95);
    println!(
        "  median {:.0} ms, p95 {p95:.0} ms, longest {:.0} ms; {:.0} cycles a second meanwhile   {}p95 < {FOUND_MS} ms",
        median(&times),
        quantile(&times, 1.0),
        writers.published.lock().expect("no writer failed").len() as f64 / begun.elapsed().as_secs_f64(),
        verdict(p95 < FOUND_MS),
    );
}

/// Enters `count` sections as users would.
pub fn enter(server: &Server, count: usize) {
    let (writers, seed) = (Writers::new(server), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for client in 0..CLIENTS {
            let (writers, seed) = (&writers, &seed);
            scope.spawn(move || {
                let mut connection = Client::open(server.address);
                loop {
                    let n = seed.fetch_add(1, Ordering::Relaxed);
                    if n >= count {
                        return;
                    }
                    writers.cycle(&mut connection, client, n, "");
                }
            });
        }
    });
}

/// Runs that many clients, each doing `each` cycles. Returns the duration of each cycle in milliseconds, and the number
/// of cycles per second.
fn run<C: FnMut() -> f64>(
    clients: usize,
    each: usize,
    client: impl Fn(usize) -> C + Sync,
) -> (Vec<f64>, f64) {
    let barrier = Barrier::new(clients + 1);
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..clients)
            .map(|number| {
                let (barrier, client) = (&barrier, &client);
                scope.spawn(move || {
                    let mut cycle = client(number);
                    barrier.wait();
                    (0..each).map(|_| cycle()).collect::<Vec<f64>>()
                })
            })
            .collect();
        barrier.wait();
        let begun = Instant::now();
        let times: Vec<f64> =
            threads.into_iter().flat_map(|thread| thread.join().expect("a writer")).collect();
        let rate = times.len() as f64 / begun.elapsed().as_secs_f64();
        (times, rate)
    })
}

/// Authors and an editor, logged in.
pub struct Writers {
    words: Words,
    authors: Vec<String>,
    editor: String,
    published: Mutex<Vec<String>>,
}

impl Writers {
    pub fn new(server: &Server) -> Writers {
        let bearer = |email: &str| format!("Authorization: Bearer {}\r\n", log_in(server, email));
        let authors = (0..WRITERS).map(|n| bearer(&writer(n))).collect();
        Writers { words: Words::new(), authors, editor: bearer(EDITOR), published: Mutex::default() }
    }

    /// Runs that many clients, each doing `each` cycles. Returns the duration of each cycle in milliseconds, and the
    /// number of cycles per second.
    pub fn cycles(
        &self,
        server: &Server,
        clients: usize,
        each: usize,
        dice: &AtomicUsize,
    ) -> (Vec<f64>, f64) {
        run(clients, each, |client| {
            let mut connection = Client::open(server.address);
            move || self.cycle(&mut connection, client, dice.fetch_add(1, Ordering::Relaxed), "").0
        })
    }

    /// Runs one cycle. Returns its duration, without generating the text, and when the decision's response arrived.
    fn cycle(&self, connection: &mut Client, client: usize, seed: usize, word: &str) -> (f64, Instant) {
        let mut new = section(&self.words, &mut Dice(seed as u64), seed, &institution(client));
        if !word.is_empty() {
            new.practice.insert("title".to_owned(), format!("Una práctica {word}").into());
        }
        let NewSection { compendium, chapter, institution, language, practice, body, .. } = new;
        let body = json!({"compendium": compendium, "chapter": chapter, "institution": institution,
            "language": language, "practice": practice, "body": body});
        let create = request("POST", "/api/v1/sections", &self.authors[client], &body.to_string());
        let begun = Instant::now();
        let reply = connection.send(&create);
        assert_eq!(reply.status, 201, "{}", reply.text());
        let id = reply.text().split('"').nth(3).expect("an identifier").to_owned();
        let submit = request("POST", &format!("/api/v1/sections/{id}/submit"), &self.authors[client], "");
        let reply = connection.send(&submit);
        assert_eq!(reply.status, 200, "{}", reply.text());
        let approval = r#"{"decision":"approve","version":1,"message":"Gracias"}"#;
        let decide = request("POST", &format!("/api/v1/sections/{id}/decision"), &self.editor, approval);
        let reply = connection.send(&decide);
        assert_eq!(reply.status, 200, "{}", reply.text());
        let decided = Instant::now();
        let reply = connection.send(&get(&format!("/api/v1/published/{id}")));
        assert_eq!(reply.status, 200, "{}", reply.text());
        let took = begun.elapsed().as_secs_f64() * 1e3;
        self.published.lock().expect("no writer failed").push(id);
        (took, decided)
    }
}
