//! Searching: the service against the same compiled query behind a bare route.

use crate::ROUNDS;
use crate::figures::{Pair, median, title, verdict};
use crate::load::{Client, get, load};
use crate::process::Server;
use crate::texts::Words;

pub const QUESTIONS: usize = 240;
const MOST_MIB: f64 = 300.0;

pub fn measure(server: &Server, floor: &Server) {
    let mut once = lists("/api/v1/search");
    let (ours, bare, marked) = (asked("/api/v1/search"), asked("/found"), asked("/marked"));
    load(server.address, 4, &once.questions(8 * QUESTIONS), 2 * QUESTIONS, 200);
    load(floor.address, 4, &bare, QUESTIONS, 200);
    load(floor.address, 4, &marked, QUESTIONS, 200);

    title("Search: 1 to 3 words, 10 hits, 4 facets, snippets");
    inside(floor, &bare);
    for (clients, each) in [(1, 2 * QUESTIONS), (16, QUESTIONS / 2)] {
        let mut pairs = [Pair::new(), Pair::new(), Pair::new(), Pair::new()];
        let (mut rates, mut cpu, mut again) = (Pair::new(), Pair::new(), Pair::new());
        for _ in 0..ROUNDS {
            let before = floor.cpu();
            let least = load(floor.address, clients, &bare, each, 200);
            let of_floor = floor.cpu() - before;
            let questions = once.questions(clients * each);
            let before = server.cpu();
            let service = load(server.address, clients, &questions, each, 200);
            let of_ours = server.cpu() - before;
            let more = load(floor.address, clients, &marked, each, 200);
            pairs[0].add(service.median(), least.median());
            pairs[1].add(service.p99(), least.p99());
            pairs[2].add(service.median(), more.median());
            pairs[3].add(service.p99(), more.p99());
            rates.add(service.a_second(), least.a_second());
            let asked = (clients * each) as f64 / 1e3;
            cpu.add(of_ours / asked, of_floor / asked);
            again.add(load(server.address, clients, &ours, each, 200).median(), least.median());
        }
        let name = |what: &str| format!("{clients} clients, {what}");
        let [median, p99, median_marked, p99_marked] = &pairs;
        let met = median.ratio() <= 1.5 || median.difference() <= 1.0;
        median.print(&name("median"), "ms", "≤ 1.5 × or + 1 ms", met);
        p99.print(&name("p99"), "ms", "≤ 2.5 ×", p99.ratio() <= 2.5);
        median_marked.print(&name("median, texts marked"), "ms", "", true);
        p99_marked.print(&name("p99, texts marked"), "ms", "", true);
        rates.print(&name("searches a second"), "/s", "", true);
        cpu.print(&name("processor a search"), "ms", "", true);
        again.print(&name("median, asked again"), "ms", "", true);
    }
    let memory = server.anonymous_mib();
    println!("  memory after it (RssAnon): {memory:.0} MiB   {}< {MOST_MIB} MiB", verdict(memory < MOST_MIB));
}

/// Measures the compiled query alone, without HTTP.
fn inside(floor: &Server, bare: &[Vec<u8>]) {
    let mut connection = Client::open(floor.address);
    let times: Vec<f64> = bare
        .iter()
        .map(|request| {
            let answer: serde_json::Value =
                serde_json::from_slice(connection.send(request).body).expect("JSON");
            answer["took_ms"].as_f64().expect("a number")
        })
        .collect();
    println!(
        "  inside tantivy, one after the other: median {:.2} ms, p99 {:.2} ms",
        median(&times),
        crate::figures::quantile(&times, 0.99)
    );
}

/// Returns the same questions for every server: ten hits and four facets.
pub fn asked(path: &str) -> Vec<Vec<u8>> {
    lists(path).questions(QUESTIONS)
}

/// Returns the same questions, never twice in the same form.
pub fn lists(path: &str) -> Once {
    questions(path, "facets=country,theme,gcm_objective,institution&limit=10")
}

/// Returns the questions with these other parameters, never twice in the same form.
pub fn questions(path: &str, rest: &str) -> Once {
    Once::new(
        path,
        Words::new().questions(QUESTIONS).into_iter().map(|(lang, q)| (q, format!("lang={lang}&{rest}"))),
    )
}

/// Questions that are never repeated in the same form, since the service need not search again for a repeated one. When
/// they are reused, they have more and more spaces before them.
pub struct Once {
    path: String,
    /// Each with the other parameters.
    questions: Vec<String>,
    asked: usize,
}

impl Once {
    pub fn new(path: &str, questions: impl Iterator<Item = (String, String)>) -> Once {
        let questions = questions.map(|(q, rest)| format!("{}&{rest}", escaped(&q))).collect();
        Once { path: path.to_owned(), questions, asked: 0 }
    }

    /// Returns the next `number` questions.
    pub fn questions(&mut self, number: usize) -> Vec<Vec<u8>> {
        let numbers = self.asked..self.asked + number;
        self.asked = numbers.end;
        let all = self.questions.len();
        numbers
            .map(|n| get(&format!("{}?q={}{}", self.path, "%20".repeat(n / all), self.questions[n % all])))
            .collect()
    }
}

pub fn escaped(text: &str) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric();
    text.bytes()
        .map(|byte| if plain(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
