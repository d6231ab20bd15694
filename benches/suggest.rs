//! Completions: questions typed letter by letter.

use crate::ROUNDS;
use crate::figures::{median, title, verdict};
use crate::load::{get, load};
use crate::process::Server;
use crate::search::escaped;
use crate::texts::Words;

const QUESTIONS: usize = 60;
const MOST_MS: f64 = 10.0;

pub fn measure(server: &Server) {
    let mut keys = Vec::new();
    for (lang, question) in Words::new().questions(QUESTIONS) {
        let ends = question.char_indices().map(|(at, c)| at + c.len_utf8());
        let beginnings = ends.map(|end| escaped(&question[..end]));
        keys.extend(beginnings.map(|typed| get(&format!("/api/v1/search/suggest?q={typed}&lang={lang}"))));
    }
    load(server.address, 4, &keys, keys.len(), 200);
    title("Completions: every key of questions of 1 to 3 words");
    for clients in [1, 16] {
        let (mut medians, mut p99s) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            let run = load(server.address, clients, &keys, keys.len() / clients, 200);
            medians.push(run.median());
            p99s.push(run.p99());
        }
        let (middle, p99) = (median(&medians), median(&p99s));
        println!(
            "  {clients} clients: median {middle:.2} ms, p99 {p99:.2} ms   {}p99 < {MOST_MS} ms",
            verdict(p99 < MOST_MS)
        );
    }
}
