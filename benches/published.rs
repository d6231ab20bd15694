//! One published section: the service against a bare route that reads a row of the same size by its key.

use crate::ROUNDS;
use crate::data::Filled;
use crate::figures::{Pair, median, title};
use crate::load::{Client, get, load, request};
use crate::process::Server;

const SECTIONS: usize = 500;

pub fn measure(server: &Server, floor: &Server, filled: &Filled) {
    title("GET /published/{id}");
    let step = (filled.ids.len() / SECTIONS).max(1);
    let ids: Vec<&String> = filled.ids.iter().step_by(step).collect();
    let ours: Vec<_> = ids.iter().map(|id| get(&format!("/api/v1/published/{id}"))).collect();
    let rows: Vec<_> = ids.iter().map(|id| get(&format!("/row/{id}"))).collect();
    let constant = vec![get("/constant")];
    let mut connection = Client::open(server.address);
    let mut bytes = Vec::new();
    let known: Vec<Vec<u8>> = ids
        .iter()
        .zip(&ours)
        .map(|(id, first)| {
            let reply = connection.send(first);
            bytes.push(reply.body.len() as f64);
            let tag = reply.header("etag").expect("a tag");
            request("GET", &format!("/api/v1/published/{id}"), &format!("If-None-Match: {tag}\r\n"), "")
        })
        .collect();
    println!("  {:.0} bytes each", median(&bytes));
    load(server.address, 4, &ours, 1000, 200);
    load(floor.address, 4, &rows, 1000, 200);
    once(server, floor, filled);
    for (clients, each) in [(1, 2000), (16, 500)] {
        let (mut rate, mut p99, mut cpu) = (Pair::new(), Pair::new(), Pair::new());
        let (mut constants, mut unchanged) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            let before = floor.cpu();
            let least = load(floor.address, clients, &rows, each, 200);
            let of_floor = floor.cpu() - before;
            let before = server.cpu();
            let service = load(server.address, clients, &ours, each, 200);
            let of_ours = server.cpu() - before;
            constants.push(load(floor.address, clients, &constant, each, 200).a_second());
            unchanged.push(load(server.address, clients, &known, each, 304).a_second());
            rate.add(service.a_second(), least.a_second());
            p99.add(service.p99(), least.p99());
            let asked = (clients * each) as f64 / 1e3;
            cpu.add(of_ours / asked, of_floor / asked);
        }
        let name = |what: &str| format!("{clients} clients, {what}");
        rate.print(&name("requests a second"), "/s", "≥ 0.5 ×", rate.ratio() >= 0.5);
        p99.print(&name("p99"), "ms", "", true);
        cpu.print(&name("processor a request"), "ms", "", true);
        println!(
            "    304 where the reader has it: {:.0} /s; a constant of the same kind: {:.0} /s",
            median(&unchanged),
            median(&constants)
        );
    }
}

/// Requests all sections one after the other. They are more than the service caches in serialised form, so each has to
/// be read from the database and serialised again.
fn once(server: &Server, floor: &Server, filled: &Filled) {
    let all = |path: &str| -> Vec<_> { filled.ids.iter().map(|id| get(&format!("{path}/{id}"))).collect() };
    let (ours, rows) = (all("/api/v1/published"), all("/row"));
    let least = load(floor.address, 1, &rows, rows.len(), 200);
    let service = load(server.address, 1, &ours, ours.len(), 200);
    let mut rate = Pair::new();
    rate.add(service.a_second(), least.a_second());
    rate.print("1 client, each section once, requests a second", "/s", "", true);
}
