//! Pages: the service against bare routes that read a row of the same size by its key, or run the same search, and render
//! one template of the same size.

use std::path::Path;

use acervo::search::Facet;

use crate::ROUNDS;
use crate::data::Filled;
use crate::figures::{Pair, median, title};
use crate::load::{Client, get, load};
use crate::process::Server;
use crate::search::{QUESTIONS, questions};

/// Number of practices that are read: more than fit into the cache of rendered pages would hide what rendering costs, so
/// a second measurement reads every practice once.
const PRACTICES: usize = 500;

pub fn measure(server: &Server, floor: &Server, folder: &Path, filled: &Filled) {
    let mut connection = Client::open(server.address);
    let pages = filled.ids.iter().map(|id| {
        let page = connection.send(&get(&format!("/es/practices/{id}")));
        (format!("page-{id}"), page.text().to_owned())
    });
    crate::floor::add_rows(folder, pages);
    let step = (filled.ids.len() / PRACTICES).max(1);
    let ids: Vec<&String> = filled.ids.iter().step_by(step).collect();
    let at = |path: &str| -> Vec<_> { ids.iter().map(|id| get(&format!("{path}{id}"))).collect() };
    title("Page of a practice");
    let ours = at("/es/practices/");
    compare(server, floor, |_| ours.clone(), &at("/page/page-"), Some(25.0));
    once(server, floor, filled);

    title("Page of results: 1 to 3 words, 20 hits, all facets");
    // Never twice in the same form: a repeated page need not be rendered again.
    let mut once = questions("/es/search", "limit=20");
    let facets: Vec<&str> = Facet::PUBLIC.iter().map(|facet| facet.name()).collect();
    let bare =
        questions("/found-page", &format!("limit=20&facets={}", facets.join(","))).questions(QUESTIONS);
    compare(server, floor, |count| once.questions(count), &bare, None);
}

/// Measures two lists of requests in turns; `ours` returns the next ones, given how many will be sent. The service has to
/// answer at least half as many a second.
fn compare(
    server: &Server,
    floor: &Server,
    mut ours: impl FnMut(usize) -> Vec<Vec<u8>>,
    bare: &[Vec<u8>],
    most_p99: Option<f64>,
) {
    load(server.address, 4, &ours(4 * QUESTIONS), QUESTIONS, 200);
    load(floor.address, 4, bare, QUESTIONS, 200);
    for (clients, each) in [(1, 4 * QUESTIONS), (16, QUESTIONS)] {
        let (mut rate, mut p99, mut cpu) = (Pair::new(), Pair::new(), Pair::new());
        for _ in 0..ROUNDS {
            let before = floor.cpu();
            let least = load(floor.address, clients, bare, each, 200);
            let of_floor = floor.cpu() - before;
            let requests = ours(clients * each);
            let before = server.cpu();
            let service = load(server.address, clients, &requests, each, 200);
            let of_ours = server.cpu() - before;
            rate.add(service.a_second(), least.a_second());
            p99.add(service.p99(), least.p99());
            let asked = (clients * each) as f64 / 1e3;
            cpu.add(of_ours / asked, of_floor / asked);
        }
        let name = |what: &str| format!("{clients} clients, {what}");
        rate.print(&name("requests a second"), "/s", "≥ 0.5 ×", rate.ratio() >= 0.5);
        let aim = most_p99.map_or_else(String::new, |most| format!("< {most} ms"));
        let is_met = most_p99.is_none_or(|most| median(&p99.ours) < most);
        p99.print(&name("p99"), "ms", &aim, is_met);
        cpu.print(&name("processor a request"), "ms", "", true);
    }
}

/// Requests every practice once: each has to be rendered.
fn once(server: &Server, floor: &Server, filled: &Filled) {
    let all = |path: &str| -> Vec<_> { filled.ids.iter().map(|id| get(&format!("{path}{id}"))).collect() };
    let (ours, rows) = (all("/fr/practices/"), all("/page/page-"));
    let least = load(floor.address, 1, &rows, rows.len(), 200);
    let service = load(server.address, 1, &ours, ours.len(), 200);
    let mut rate = Pair::new();
    rate.add(service.a_second(), least.a_second());
    rate.print("1 client, each page once, requests a second", "/s", "", true);
}
